"""What somebody names on a command line to be read: files, or the words themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from calendario.cli.batch import opened
from calendario.domain.problem import BadInput

STDIN = Path("-")
_PLACE = re.compile(r"\.{0,2}/|~/|\.{1,2}\\|\\\\|[A-Za-z]:[\\/]")  # how only a path begins
_ENDING = re.compile(
    r"\.(?:txt|text|md|rst|tex|log|csv|tsv|jsonl?|xml|html?|ya?ml|po|srt|vtt|eml|rtf|docx?|od[tsp]|pdf|xlsx?|pptx?"
    r"|jpe?g|png)",
    re.IGNORECASE,
)
_HEAD_BYTES = 65_536  # enough to see that it is none, of a device without an end too
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXTS = (b"%PDF-", b"{\\rtf")  # letters, but not those of their text


def sources(given: Sequence[str]) -> tuple[Path | str, ...]:
    """What to read: paths, or the one text that `given` are the words of. The standard input is `STDIN`, also where
    nothing is given.

    One argument is a path where something is there by that name, or where it has no blank and looks like one: it begins
    as a path, ends as a file does («aviso.txt») or lies in a folder that exists. Several are paths where one of them is
    a file, or all look like it; else somebody left the quotes out.
    """
    if not given:
        return (STDIN,)
    if len(given) == 1:
        named = given[0] == str(STDIN) or _is_there(given[0]) or _seems_a_path(given[0])
    else:
        named = any(_is_file(one) for one in given) or all(_seems_a_path(one) or _is_there(one) for one in given)
    return tuple(Path(one) for one in given) if named else (" ".join(given),)


def content(path: Path) -> str:
    """The text in `path`, in UTF-8, UTF-16 with a byte-order mark or Windows-1252; bytes that are none of it come as
    U+FFFD.

    Raises `BadInput` with the `path` (None for `STDIN`): "text_is_folder", "text_not_there", "text_is_binary",
    "file_unreadable".
    """
    name = None if path == STDIN else str(path)
    try:
        if name is not None and path.is_dir():
            raise BadInput("text_is_folder", path=name)
        with opened(path) as file:
            data = file.read(_HEAD_BYTES)
            text = decoded(data)
            if text is not None and len(data) == _HEAD_BYTES:
                text = decoded(data + file.read())
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BadInput("text_not_there", path=name) from error
    except (OSError, ValueError) as error:
        raise BadInput("file_unreadable", path=name) from error
    if text is None:
        raise BadInput("text_is_binary", path=name)
    return text


def decoded(data: bytes) -> str | None:
    """See `content`; None where it is no text."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16", "replace")
    if b"\0" in data or data.startswith(_NO_TEXTS):
        return None
    text = data.decode("utf-8-sig", "replace")
    lost = text.count("\ufffd")
    if 3 * lost > len(text):
        return None
    return data.decode("cp1252", "replace") if lost and text.replace("\ufffd", "").isascii() else text


def _seems_a_path(given: str) -> bool:
    if not given or "://" in given or any(character.isspace() for character in given):
        return False
    path = Path(given)
    if _PLACE.match(given) or _ENDING.fullmatch(path.suffix):
        return True
    return len(path.parts) > 1 and _is_there(str(path.parent))


def _is_there(given: str) -> bool:
    try:
        return bool(given) and Path(given).exists()
    except (OSError, ValueError):  # too long for a name, or not one
        return False


def _is_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):
        return False

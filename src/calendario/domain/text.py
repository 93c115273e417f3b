"""Text as it is kept: NFC, LF line ends, nothing that a network or a database would choke on."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from calendario.domain.problem import BadInput

# Line and page breaks under other names: word processors write vertical tabs, Unicode has separators of its own.
_BREAKS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"))
_KEPT = re.compile(r"(?P<line>\r\n|[\r\x0b\x0c\x85\u2028\u2029])|[^\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_ENDINGS = "jpe?g|png|gif|webp|bmp|tiff?|heic|svg|pdf|docx?|odt|rtf|txt|xlsx?|ods|pptx?|odp|mp4|mov"
_FILE = re.compile(
    rf"""(?ix) (?<!\w) [\w()-] [\w .()-]{{0,100}} \. (?:{_ENDINGS})\b
      | (?: \b[a-z]:\\ | \\\\ ) \w
      | (?<![\w./:]) / \w[\w.-]* (?: / \w[\w.-]* )+
    """
)


def clean(text: str) -> str:
    """`text` in NFC with LF line ends; ends are kept as typed (rulers strip them where the network does).

    Raises `BadInput("text_has_nul")` for a NUL and `BadInput("text_has_surrogate")` for a lone surrogate: both come
    from damaged files, and dropping them silently would change what is said. Other control characters are dropped: no
    network shows them and XML forbids them.
    """
    if "\0" in text:
        raise BadInput("text_has_nul", position=text.index("\0"))
    for position, character in enumerate(text):
        if "\ud800" <= character <= "\udfff":
            raise BadInput("text_has_surrogate", position=position)
    return composed(text)


def composed(text: str) -> str:
    """`text` in NFC with LF line ends and without control characters but tabs."""
    if not text.isprintable():
        text = _CONTROLS.sub("", text.replace("\r\n", "\n").translate(_BREAKS))
    return unicodedata.normalize("NFC", text)  # last: a control may have stood between a letter and its accent


def places_before(text: str) -> tuple[int, ...] | None:
    """For each place of `composed(text)`, and for its end, the place in `text`; None where they are the same."""
    said = composed(text)
    if said == text:
        return None
    kept = [("\n" if found["line"] else found[0], found.start()) for found in _KEPT.finditer(text)]
    begun = [at for at, (sign, _) in enumerate(kept) if at == 0 or not unicodedata.combining(sign)]
    places: list[int] = []
    for first, after in pairwise((*begun, len(kept))):  # a letter with its marks
        begins, ends = kept[first][1], kept[after][1] if after < len(kept) else len(text)
        length = len(unicodedata.normalize("NFC", "".join(sign for sign, _ in kept[first:after])))
        places += (begins, *(max(begins, place) for place in range(ends - length + 1, ends)))
    # Of scripts in which letters join that are no marks (Hangul in pieces) only about where it is is known.
    places += [len(text)] * (len(said) - len(places))
    return (*places[: len(said)], len(text))


def names_a_file(text: str) -> bool:
    """Whether there is a file's name or its path in `text`: no description of what a picture shows."""
    return _FILE.search(text) is not None


def first_line(text: str, most: int = 60) -> str:
    """A working title out of a text: its first line that is not blank, cut at a word within `most` characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0] or line[:most]
    return cut + "…"

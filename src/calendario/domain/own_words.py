"""Words that an institution or one of its people knows to be right, whatever a dictionary says, and the plain lists in
which they come and go.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from calendario.domain.problem import BadInput

#: Of a word, in code points: the official name of a body may have ninety, what is longer is a sentence.
MOST_CHARACTERS = 100
#: Of one scope: twenty times the street names of a large town, and still found in milliseconds.
MOST_WORDS = 100_000
#: Of a file: that many words of that length, most letters of them in two bytes, are less.
MOST_BYTES = 20_000_000
#: Lines that cannot be used are told one by one up to here, the others only counted.
MOST_TOLD = 20
_SHOWN = 40  # characters of such a line


class Scope(StrEnum):
    """For whom a word is right: one person, the whole institution, everybody of a province or region, whose list the
    institution took in.
    """

    PERSON = "person"
    INSTITUTION = "institution"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class OwnWord:
    """`word` as `cleaned_word` leaves it. `person_id` is whose it is where it is one person's, else None; `added_at` is
    aware UTC. Written in lower case it holds in any case; with a capital as it is written, or in capitals.
    """

    id: UUID
    word: str
    scope: Scope
    person_id: UUID | None
    added_at: datetime
    added_by: UUID | None

    @property
    def key(self) -> tuple[Scope, UUID | None, str]:
        """What it is told apart by."""
        return self.scope, self.person_id, self.word


# --- what is a word

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphens and the like, which nobody typed
_APOSTROPHE = str.maketrans("\u2019\u02bc", "''")
_GOOD = re.compile(r"[^\W\d_²³¹¼½¾](?:[^\W\d_²³¹¼½¾]|[\u0300-\u036f '·.&/–-])*")


def cleaned_word(text: str) -> str:
    """`text` as it is kept: NFC, one blank between the words of a name, straight apostrophes, nothing unseen.

    Raises `BadInput`: "own_word_empty", "own_word_too_long" (`most`), "own_word_letter" (one alone), "own_word_control"
    (control characters and halves of a character, from damaged files), "own_word_digits" (words with figures are never
    looked at), "own_word_sign" (`sign`: no word has it).
    """
    word = " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_APOSTROPHE).split())
    if not word:
        raise BadInput("own_word_empty")
    if len(word) > MOST_CHARACTERS:
        raise BadInput("own_word_too_long", most=MOST_CHARACTERS)
    if _GOOD.fullmatch(word):
        if len(word) == 1:
            raise BadInput("own_word_letter")
        return word
    raise _refusal(word)


def _refusal(word: str) -> BadInput:
    for character in word:
        if unicodedata.category(character) in ("Cc", "Cs", "Cf", "Co", "Cn"):
            return BadInput("own_word_control")
    if any(character.isdigit() for character in word):
        return BadInput("own_word_digits")
    sign = next((c for c in word if not _GOOD.fullmatch(f"a{c}")), word[0])
    return BadInput("own_word_sign", sign=sign)


def written_forms(word: str) -> tuple[str, ...]:
    """The ways of writing a kept word that are right, for `holds`."""
    return (word,) if word.islower() else (word, word.upper())


def holds(word: str, forms: Container[str]) -> bool:
    """Whether `word` (NFC) is one of the kept words whose `written_forms` are in `forms`."""
    return word in forms or word.lower() in forms


def forms_of(kept: Iterable[str]) -> frozenset[str]:
    """All the `written_forms` of these."""
    return frozenset(form for word in kept for form in written_forms(word))


#: Of one post: more ignored words than that is another language.
MOST_IGNORED = 500


def ignoring(before: Iterable[str], word: str) -> tuple[str, ...]:
    """The ignored words of a post with one more, each once, in the order they came; the oldest go where there are more
    than `MOST_IGNORED`.
    """
    return tuple(dict.fromkeys([*before, unicodedata.normalize("NFC", word)]))[-MOST_IGNORED:]


def accepted_key(rule: str, words: str) -> str:
    """How the ignored words of a post name `words` (NFC) that are right and that `rule` speaks against: no word has a
    colon.
    """
    return f"{rule}:{words}"


# --- lists


@dataclass(frozen=True, slots=True)
class Refused:
    """A line (from 1) that is no word: `code` and `facts` as `cleaned_word` raises them, or "own_words_line"; `shown`
    is how it begins.
    """

    line: int
    code: str
    shown: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class WordList:
    """What a list holds: its `words` in their order, each once; how many lines said one `again`; the first of the lines
    that cannot be used, and of how many (`refused_count`).
    """

    words: tuple[str, ...]
    again: int = 0
    refused: tuple[Refused, ...] = ()
    refused_count: int = 0


_LIBREOFFICE, _HEAD_ENDS = "OOoUserDict1", "---"
_FLAGS = re.compile(r"/(?=\S)")  # of Hunspell


def read_list(data: bytes) -> WordList:
    """One word a line; blank lines, lines that begin with `#` and what follows ` #` say nothing, nor does what heads a
    user's dictionary of LibreOffice (`OOoUserDict1`, up to `---`), or one of Hunspell: the count of its words, and
    then `/` and its flags after each. UTF-8 or UTF-16 with a byte-order mark, UTF-8 without, else Windows-1252.

    Nothing of a line that cannot be used is in `words`. Raises `BadInput`: "own_words_huge" (`most_bytes`),
    "own_words_too_many" (`most`, and the `line` that is too much), "own_words_binary" for what is no text.
    """
    if len(data) > MOST_BYTES:
        raise BadInput("own_words_huge", most_bytes=MOST_BYTES)
    found: dict[str, None] = {}
    refused: list[Refused] = []
    again = count = 0
    headed = flagged = False
    for number, line in enumerate(_lines(data), 1):
        text = None if line is None else _said(line)
        if number == 1 and text is not None:
            headed, flagged = text == _LIBREOFFICE, text.isascii() and text.isdecimal()
        if headed or (flagged and number == 1):
            headed = headed and text != _HEAD_ENDS
            continue
        if text and flagged:
            text = _FLAGS.split(text, maxsplit=1)[0]
        if text == "":
            continue
        try:
            if text is None:
                raise BadInput("own_words_line")
            word = cleaned_word(text) if len(text) <= 4 * MOST_CHARACTERS else _too_long()
        except BadInput as problem:
            count += 1
            if len(refused) < MOST_TOLD:
                sign = str(problem.facts.get("sign", ""))
                refused.append(Refused(number, problem.code, _beginning(text or ""), sign))
            continue
        if word in found:
            again += 1
        elif len(found) == MOST_WORDS:
            raise BadInput("own_words_too_many", most=MOST_WORDS, line=number)
        else:
            found[word] = None
    return WordList(tuple(found), again, tuple(refused), count)


def write_list(words: Iterable[str], about: str = "") -> bytes:
    """The list of these words, which `read_list` reads as it was; `about` heads it as a comment. UTF-8."""
    said = " ".join("".join(c if c.isprintable() else " " for c in about).split())
    head = [f"# {said}"] if said else []
    return ("\n".join([*head, *words]) + "\n").encode()


def _too_long() -> str:
    raise BadInput("own_word_too_long", most=MOST_CHARACTERS)


def _said(line: str) -> str:
    line = line.strip()
    return "" if line.startswith("#") else re.split(r"\s#", line, maxsplit=1)[0].strip() if "#" in line else line


def _beginning(text: str) -> str:
    shown = "".join(c if c.isprintable() else "\ufffd" for c in text[:_SHOWN])
    return shown + ("…" if len(text) > _SHOWN else "")


_BREAK = re.compile(rb"\r\n|\r|\n")
_FEW = 10  # lines with a NUL; of more, less than one in ten is damage


def _lines(data: bytes) -> Iterator[str | None]:
    """The lines; None for one that is no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield from _of_text(data.decode("utf-16", "surrogatepass" if len(data) % 2 == 0 else "replace"))
        return
    if b"\0" in data and _is_no_text(_BREAK.split(data)):
        raise BadInput("own_words_binary")
    try:
        yield from _of_text(data.decode("utf-8-sig"))
        return
    except UnicodeDecodeError:
        pass
    lines = [(line, _utf8(line)) for line in _BREAK.split(data.removeprefix(b"\xef\xbb\xbf"))]
    if any(text is not None and not line.isascii() for line, text in lines):
        yield from (text for _, text in lines)  # UTF-8 that was damaged here and there
    else:
        yield from (_windows(line) if text is None else text for line, text in lines)


def _is_no_text(lines: Sequence[bytes]) -> bool:
    """By how many of them have a NUL: a damaged text has it here and there, what is no text everywhere."""
    damaged = sum(b"\0" in line for line in lines)
    return 2 * damaged > len(lines) or (damaged > _FEW and _FEW * damaged > len(lines))


def _of_text(text: str) -> Iterator[str]:
    yield from text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _utf8(line: bytes) -> str | None:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return None


def _windows(line: bytes) -> str:
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        return line.decode("latin-1")

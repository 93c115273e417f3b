"""What a template leaves open: `{fecha}`, `{hora de inicio}`. A text that has one of them is not finished."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

#: The longest name of a field, in code points: what is longer is a sentence that somebody put in braces.
MOST_NAME = 120
#: More of them than a person fills in are not told one by one.
MOST_FIELDS = 50

_IN_LINE = r"[^{}\n\r\v\f\x85\u2028\u2029]"
_BLANK = r"[^\S\n\r\v\f\x85\u2028\u2029]"
# The number by which some servers know a document: the one thing in braces that is copied with an address, in which
# there should be none (RFC 3986, section 2).
_NUMBER = r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}"
_OPEN = r"(?<!\{)\{(?!(?<=[:;=]-\{)(?:\s|\Z))"  # nor a face, :-{
_CLOSE = r"(?<![:;=]-)\}"
_FIELD = re.compile(rf"{_OPEN}(?!{_NUMBER}\}}){_BLANK}*((?:[^\W\d_]|[¿¡]){_IN_LINE}{{0,{MOST_NAME - 1}}}){_CLOSE}")
# What is text for sure, and after that whatever is in braces, behind one that is not closed, or before one that nobody
# opened.
_TEXT = re.compile(rf"(?<!\{{)\{{\{{+{_IN_LINE}*\}}\}}+|\{{{_NUMBER}\}}|[:;=]-(?:\}}|\{{(?=\s|\Z))")
_UNCLEAR = re.compile(rf"\{{{_IN_LINE}*\}}|\{{{_BLANK}*[\w¿¡«“\"(][^{{}}\s]{{0,39}}|[\w?!.»”\")]{_BLANK}{{0,3}}\}}")


@dataclass(frozen=True, slots=True)
class Field:
    """`name` without its braces; `start` and `end` (exclusive) are the code points of the whole, braces and all."""

    name: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """The same for every way of writing the name: {Fecha} is filled with {fecha}."""
        return key_of(self.name)


def key_of(name: str) -> str:
    """`name` as fields are told apart."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def fields(text: str) -> tuple[Field, ...]:
    """The fields of `text` in its order, `MOST_FIELDS` at most: what begins with a letter, or with ¿ or ¡, between two
    braces on one line, in an address too. Two braces on a side are text: people write them to show one.
    """
    return tuple(islice(_fields(text), MOST_FIELDS))


def names_of(text: str) -> tuple[str, ...]:
    """What there is to fill in, each once, as it is written first."""
    named: dict[str, str] = {}
    for field in fields(text):
        named.setdefault(field.key, field.name)
    return tuple(named.values())


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with the fields in `values` (by name) filled; the others, and those with a blank value, stay. What is put
    in is taken as it is: a value with braces makes no other field be filled.
    """
    known = {key_of(name): value for name, value in values.items() if value.strip()}
    parts, done = [], 0
    for field in _fields(text):
        if field.key in known:
            parts += [text[done : field.start], known[field.key]]
            done = field.end
    return "".join([*parts, text[done:]])


def next_field(text: str, place: int) -> Field | None:
    """The first field that begins at `place` (a code point) or after it, else the first of all; None for none."""
    found = fields(text)
    return next((field for field in found if field.start >= place), found[0] if found else None)


def unclear(text: str) -> tuple[Field, ...]:
    """What looks like a field and is none, `MOST_FIELDS` at most, with its braces in its name: empty ones, one that is
    not closed, what begins with no letter or is too long. A brace that stands alone does not look like any.
    """
    if "{" not in text and "}" not in text:
        return ()
    rest = _TEXT.sub(_blanked, _FIELD.sub(_blanked, text))
    found = islice(_UNCLEAR.finditer(rest), MOST_FIELDS)
    return tuple(Field(text[m.start() : m.end()].strip(), m.start(), m.end()) for m in found)


def _fields(text: str) -> Iterator[Field]:
    if "{" in text:
        for match in _FIELD.finditer(text):
            yield Field(match[1].strip(), match.start(), match.end())


def _blanked(match: re.Match[str]) -> str:
    return "\0" * len(match[0])

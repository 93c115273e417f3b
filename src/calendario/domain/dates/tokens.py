"""A text as words, numbers and signs: what dates are read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from calendario.domain.dates.keys import key_of
from calendario.domain.dates.said import Day

# What may stand inside a word unseen: accents of their own (NFD), soft hyphens, joiners.
_INVISIBLE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_PIECE = re.compile(rf"\d+|(?:[^\W\d_][{_INVISIBLE}]*)+|[^\s{_INVISIBLE}]")
_CHUNK = re.compile(r"\S+")
_ELSEWHERE = re.compile(r"://|^www\.|^[#@]|[\w.+-]@\w", re.IGNORECASE)
_LONGEST = 65_536  # characters: no network takes more, and whoever pastes a book waits for nothing in it
_REMEMBERED = 16  # texts: those of the channels that are looked at, one check after another
_SHORT = 300  # no address that anybody writes is longer; a megabyte without blanks is no address


class Kind(Enum):
    """What a token is."""

    WORD = 1
    NUMBER = 2
    SIGN = 3


class Token(NamedTuple):
    """A piece of a text from `start` to `end` (code points, end exclusive).

    `key` is how it is compared: a word in small letters without accents (ñ stays), a number's digits, a sign itself.
    `spaced`: a blank stands before it; `line`: it begins a line, or follows an address or a hashtag.
    """

    kind: Kind
    start: int
    end: int
    key: str
    spaced: bool
    line: bool


_NOTHING = Token(Kind.SIGN, 0, 0, "", spaced=False, line=True)


class Tokens:
    """The tokens of a text; a place before the first or after the last holds a token that is like nothing."""

    def __init__(self, text: str) -> None:
        self.text = text
        #: What was read at a place, among other days or alone.
        self.read: dict[tuple[int, bool], tuple[Day, int] | None] = {}
        self._tokens = tuple(_tokens(text))
        self._count = len(self._tokens)
        #: Those of all tokens, and one that is like nothing.
        self.keys = (*(token.key for token in self._tokens), "")
        self._words = tuple(token.key if token.kind is Kind.WORD else "" for token in self._tokens)

    def __len__(self) -> int:
        return self._count

    def at(self, place: int) -> Token:
        """The token at `place`, or one that is like nothing."""
        return self._tokens[place] if 0 <= place < self._count else _NOTHING

    def is_(self, place: int, *keys: str) -> bool:
        """Whether one of `keys` stands at `place`."""
        return self.at(place).key in keys

    def number(self, place: int, most: int = 4) -> int | None:
        """The number of at most `most` digits at `place`."""
        if not 0 <= place < self._count or self._words[place]:
            return None
        token = self._tokens[place]
        return int(token.key) if token.kind is Kind.NUMBER and len(token.key) <= most else None

    def word(self, place: int) -> str:
        """The word at `place`; "" where there is none."""
        return self._words[place] if 0 <= place < self._count else ""

    def said(self, first: int, last: int) -> str:
        """How the tokens from `first` to `last` (inclusive) are written."""
        return self.text[self._tokens[first].start : self._tokens[last].end]


@lru_cache(maxsize=_REMEMBERED)
def tokens_of(text: str) -> Tokens:
    """Those of `text`, up to the length that any network takes."""
    return Tokens(text[:_LONGEST])


def _tokens(text: str) -> Iterator[Token]:
    before = 0
    cut = True
    for chunk in _CHUNK.finditer(text):
        gap = text[before : chunk.start()]
        cut = cut or "\n" in gap
        before = chunk.end()
        written = chunk[0]
        if len(written) <= _SHORT and _ELSEWHERE.search(written):
            cut = True
            continue
        spaced = True
        for piece in _PIECE.finditer(written):
            shown, start = piece[0], chunk.start() + piece.start()
            kind = Kind.NUMBER if shown[0].isdecimal() else Kind.WORD if shown[0].isalpha() else Kind.SIGN
            key = key_of(shown) if kind is Kind.WORD else shown
            yield Token(kind, start, start + len(shown), key, spaced, cut)
            spaced = cut = False

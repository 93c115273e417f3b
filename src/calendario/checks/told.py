"""What the words of a text stand for: several lists read in one pass, sentence by sentence, and the words of tags."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from calendario.checks.phrases import Phrases
from calendario.checks.reading import Reading
from calendario.domain.dates.keys import key_of
from calendario.domain.dates.tokens import Kind, Tokens, tokens_of
from calendario.domain.vocabulary import Phrase, Rules
from calendario.spelling.words import composition

_NAMED = re.compile(r"(?<![\w&/.@#＃])([#＃@])(\w{1,100}(?:\.\w{1,60})?)")
_PIECE = re.compile(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿ]+|[A-ZÀ-ÖØ-Þ]+(?![a-zß-öø-ÿ])|\d+")
_MOST_NAMED = 100
_OF_NAMES = "es"  # the language under which lists of names are kept
_ENDS, _CLOSING = frozenset(".!?…"), frozenset('»”")]')
_SHORTEST = 3  # letters before a full stop that ends a sentence: «D. José» and «C. Real» go on


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase of the list called `kind`, from the token `first` to `last` (inclusive)."""

    kind: str
    first: int
    last: int


class Told:
    """The `parts` that stand between two tokens (`last` exclusive), in their order."""

    def __init__(self, tokens: Tokens, parts: Sequence[Part], first: int, last: int) -> None:
        self.tokens, self.parts = tokens, parts
        self.first, self.last = first, last
        self._kinds = frozenset(part.kind for part in parts)

    def has(self, *kinds: str) -> bool:
        """Whether there is one of these kinds."""
        return not self._kinds.isdisjoint(kinds)

    def of(self, *kinds: str) -> Iterator[Part]:
        """Those of these kinds."""
        return (part for part in self.parts if part.kind in kinds)

    def after(self, part: Part, most: int, *kinds: str) -> Iterator[Part]:
        """Those of these kinds that begin at most `most` tokens after `part`, the nearest first."""
        for place in range(bisect_right(self.parts, part.last, key=_first), len(self.parts)):
            one = self.parts[place]
            if one.first > part.last + most:
                return
            if one.kind in kinds:
                yield one

    def before(self, part: Part, most: int, *kinds: str) -> Iterator[Part]:
        """Those of these kinds that end at most `most` tokens before `part`, the nearest first."""
        for place in range(bisect_left(self.parts, part.first, key=_first) - 1, -1, -1):
            one = self.parts[place]
            if one.last < part.first - most:
                return
            if one.kind in kinds:
                yield one

    def sentences(self) -> Iterator[Told]:
        """The same, one for each sentence in which there is a part."""
        start = begun = 0
        for place in range(self.first + 1, self.last + 1):
            if place < self.last and not self._begins(place):
                continue
            ended = bisect_left(self.parts, place, lo=begun, key=_first)
            if ended > begun:
                yield Told(self.tokens, self.parts[begun:ended], start, place)
            start, begun = place, ended

    def _begins(self, place: int) -> bool:
        """Whether a sentence begins there: on a line of its own, or with a capital after a sign that ends one."""
        before, token = self.tokens.at(place - 1), self.tokens.at(place)
        if token.line:
            return "\n" in self.tokens.text[before.end : token.start]
        if before.key in _CLOSING:
            place, before = place - 1, self.tokens.at(place - 2)
        if before.key not in _ENDS or not token.spaced:
            return False
        ended = self.tokens.at(place - 2)
        short = before.key == "." and ended.kind is Kind.WORD and len(ended.key) < _SHORTEST
        return not short and not self.tokens.text[token.start].islower()


def _first(part: Part) -> int:
    return part.first


@dataclass(frozen=True, slots=True)
class Named:
    """A hashtag or a mention (`sign`) from `start` to `end` of the field: as it is `written`, and its `pieces`, which
    capitals, figures and lines set apart.
    """

    sign: str
    start: int
    end: int
    written: str
    pieces: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its letters and figures, as names are compared."""
        return "".join(key_of(piece) or piece for piece in self.pieces)


def told(reading: Reading, kinds: Sequence[str], *, names: Sequence[str] = (), text: str | None = None) -> Told:
    """What of the lists called `kinds` stands in a field, or in another `text`, in the field's language; and of lists
    of `names`, which are the same in every language of a country.
    """
    around = reading.subject.around
    tokens = tokens_of(reading.text if text is None else text)
    where = (reading.language, around.house.country)
    phrases = _phrases(around.rules, tuple(kinds), tuple(names), *where)
    parts = [Part(hit.phrase.instead, hit.first, hit.last) for hit in phrases.found(tokens)]
    return Told(tokens, parts, 0, len(tokens))


@lru_cache(maxsize=64)
def _phrases(rules: Rules, kinds: tuple[str, ...], names: tuple[str, ...], language: str, country: str) -> Phrases:
    """The lists in one, each phrase with the name of its list."""
    lists = [(kind, language) for kind in kinds] + [(name, _OF_NAMES) for name in names]
    return Phrases([Phrase(one.words, name) for name, spoken in lists for one in rules.phrases(name, spoken, country)])


def first_of(reading: Reading, name: str) -> str | None:
    """The first line of a list of names, where there is one: what a law is called."""
    around = reading.subject.around
    return next((one.words for one in around.rules.phrases(name, _OF_NAMES, around.house.country)), None)


def names_of(reading: Reading, name: str) -> tuple[str, ...]:
    """A list of names, as it is written."""
    around = reading.subject.around
    return tuple(one.words for one in around.rules.phrases(name, _OF_NAMES, around.house.country))


@lru_cache(maxsize=64)
def glued(rules: Rules, kind: str, language: str, country: str) -> frozenset[str]:
    """The phrases of a list as tags in one case have them: «promesacumplida»."""
    return frozenset(
        "".join(map(key_of, words))
        for phrase in rules.phrases(kind, language, country)
        if "*" not in phrase.words and " " in phrase.words
        for words in product(*(word.split("|") for word in phrase.words.split()))
    )


def named(reading: Reading) -> tuple[Named, ...]:
    """The hashtags and mentions of a field; however many checks ask, they are read once."""
    return reading.once(_named)


def _named(reading: Reading) -> tuple[Named, ...]:
    if not any(sign in reading.text for sign in "#＃@"):
        return ()
    text, places = composition(reading.text)
    return tuple(
        Named(
            "@" if found[1] == "@" else "#",
            *(found.span() if places is None else (places[found.start()], places[found.end()])),
            found[0],
            tuple(_PIECE.findall(found[2])),
        )
        for found in islice(_NAMED.finditer(text), _MOST_NAMED)
    )


def written(tokens: Tokens, first: int, last: int) -> str:
    """How tokens are written, as a person sees it."""
    shown = unicodedata.normalize("NFC", tokens.said(first, last))
    return "".join(letter for letter in shown if letter.isprintable() or letter.isspace())

"""Official names in a text: as they are written, nearly so, or called wrongly."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from calendario.checks.circumstances import OfficialName
from calendario.domain.dates.keys import key_of, word_set
from calendario.domain.dates.tokens import Kind, Tokens, tokens_of
from calendario.spelling.speller import Speller

_TELLING = 4  # letters of a word by which names are looked up: «de» is in all of them
_LONG, _VERY_LONG, _ALONE = 6, 9, 8  # letters in which one slip, and two, are no other word; and those of a whole name
_TELLING_OTHERS = 2  # words beside which even another word is a slip: «Parque Municipal Las Rosas» for «Las Rocas»
_MOST_TRIED = 20_000  # places in one text: nobody writes a heap of names
_ARTICLES = word_set("el la los las els les o a os as l")
_WITHIN = frozenset(",;()'’/-")  # signs after which a sentence goes on
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True, eq=False)
class _Name:
    """`official`, or with `called` what it is wrongly called: its tokens as they are compared and as they are written.
    What differs from it in nothing but capitals and accents and is wrong all the same is in `also`.
    """

    official: str
    keys: tuple[str, ...]
    pieces: tuple[str, ...]
    called: bool = False
    also: frozenset[tuple[str, ...]] = frozenset()


_Place = tuple[_Name, int]


class _Index:
    """The names by each of their longer words, and those of one word by their first letter."""

    def __init__(self, names: Sequence[OfficialName]) -> None:
        self.by_word: dict[str, list[_Place]] = {}
        self.alone: dict[str, list[_Name]] = {}
        for name in names:
            official = _named(name.name, name.name)
            wrong = [_named(one, name.name, called=True) for one in name.wrong]
            also = frozenset(one.pieces for one in wrong if one.keys == official.keys)
            self._take(_Name(name.name, official.keys, official.pieces, also=also))
            for one in wrong:
                if one.keys != official.keys:
                    self._take(one)

    def _take(self, name: _Name) -> None:
        words = [place for place, key in enumerate(name.keys) if key.isalpha()]
        for place in [at for at in words if len(name.keys[at]) >= _TELLING] or words:
            self.by_word.setdefault(name.keys[place], []).append((name, place))
        if len(name.keys) == 1 and not name.called and len(name.keys[0]) >= _ALONE:
            self.alone.setdefault(name.keys[0][0], []).append(name)

    def candidates(self, tokens: Tokens) -> Iterator[tuple[int, _Name]]:
        """Each name with the place of the first of its tokens, wherever one of its words stands."""
        tried: set[tuple[int, int]] = set()
        for at in range(len(tokens)):
            token = tokens.at(at)
            if token.kind is not Kind.WORD:
                continue
            for name, place in self.by_word.get(token.key, ()):
                if at >= place and (at - place, id(name)) not in tried:
                    tried.add((at - place, id(name)))
                    yield at - place, name
            if len(token.key) >= _ALONE - 1:
                yield from ((at, name) for name in self.alone.get(token.key[0], ()) if name.keys[0] != token.key)


#: Of the names that were asked for last: they change far less often than the text.
_lately: tuple[Sequence[OfficialName], _Index] | None = None


def _index_of(names: Sequence[OfficialName]) -> _Index:
    global _lately
    known = _lately
    if known is None or known[0] is not names:
        known = _lately = names, _Index(names)
    return known[1]


def _named(words: str, official: str, *, called: bool = False) -> _Name:
    tokens = Tokens(words)
    each = [tokens.at(place) for place in range(len(tokens))]
    pieces = tuple(_composed(words[token.start : token.end]) for token in each)
    return _Name(official, tuple(token.key for token in each), pieces, called)


def _composed(words: str) -> str:
    return _UNSEEN.sub("", unicodedata.normalize("NFC", words))


def judged(
    text: str, names: Sequence[OfficialName], speller: Speller | None, language: str
) -> Iterator[tuple[int, int, str]]:
    """Where a name is not written as it should be, in order, with how it should."""
    tokens = tokens_of(text)
    judge = _Judge(tokens, speller if speller is not None and speller.has_dictionary(language) else None, language)
    right: list[tuple[int, int]] = []
    wrong: list[tuple[int, int, str]] = []
    for place, name in islice(_index_of(names).candidates(tokens), _MOST_TRIED):
        last = place + len(name.keys)
        how = judge.is_right(place, name)
        if how is True:
            right.append((place, last))
        elif how is False:
            wrong.append((place, last, name.official))
    taken = right
    for first, last, official in sorted(wrong, key=lambda one: (one[0], -one[1])):
        if not any(first < end and start < last for start, end in taken):
            taken.append((first, last))
            yield tokens.at(first).start, tokens.at(last - 1).end, official


def put(written: str, official: str) -> str:
    """`official` instead of what is `written`: shouted where that is, with the article or the capital it has."""
    if written.isupper() and len(written) > 1:
        return official.upper()
    first, _, rest = official.partition(" ")
    if rest and first.lower() in _ARTICLES and written.partition(" ")[0].lower() == first.lower():
        return f"{written.partition(' ')[0]} {rest}"
    return official[:1].upper() + official[1:] if written[:1].isupper() else official


class _Judge:
    def __init__(self, tokens: Tokens, speller: Speller | None, language: str) -> None:
        self._tokens, self._speller, self._language = tokens, speller, language

    def is_right(self, place: int, name: _Name) -> bool | None:
        """Whether that name stands at `place` as it should; None where something else does."""
        tokens, slip = self._tokens, None
        if place + len(name.keys) > len(tokens):
            return None
        for step, key in enumerate(name.keys):
            token = tokens.at(place + step)
            if step and token.line:
                return None
            if token.key != key:
                if slip is not None or name.called or token.kind is not Kind.WORD:
                    return None
                slip = step
        pieces = tuple(self._piece(place + step) for step in range(len(name.keys)))
        if name.called:
            return False
        if slip is not None:
            return False if self._is_slip(pieces[slip], name, slip) else None
        return self._is_as_written(place, pieces, name)

    def _piece(self, place: int) -> str:
        return _composed(self._tokens.said(place, place))

    def _knows(self, word: str) -> bool:
        return self._speller is not None and self._speller.knows(word, language=self._language)

    def _is_slip(self, written: str, name: _Name, step: int) -> bool:
        """Whether `written` is nothing but a slip of that word of the name, and not a word or name by itself."""
        right, key = name.keys[step], key_of(written)
        if len(right) < _LONG or key[:1] != right[:1]:
            return False
        if self._knows(written) or self._knows(written.lower()):
            others = sum(len(one) >= _TELLING for place, one in enumerate(name.keys) if place != step)
            return others >= _TELLING_OTHERS and written[0].isupper() and _is_near(key, right, 1)
        if len(name.keys) == 1 and (self._speller is None or not written[0].isupper()):
            return False
        if self._speller is None and key.rstrip("s") == right.rstrip("s"):
            return False
        usual = len(right) >= _VERY_LONG and self._knows(name.pieces[step].lower())
        return _is_near(key, right, 2 if usual else 1)

    def _is_as_written(self, place: int, pieces: tuple[str, ...], name: _Name) -> bool | None:
        """Of what differs in capitals and accents alone: shouted it may, and in small letters where it only says what
        something is («la biblioteca municipal»).
        """
        if pieces == name.pieces or " ".join(pieces).isupper():
            return True
        if pieces in name.also:
            return False
        if pieces[1:] == name.pieces[1:] and self._tolerated(pieces[0], name.pieces[0]):
            return True
        small = [piece for piece in pieces if piece.lower() == piece]
        plain = len(small) == len(pieces) or (len(small) == len(pieces) - 1 and self._begins(place))
        if not plain and len(pieces) > 1:
            return False
        usual = self._speller is None or all(self._knows(one.lower()) for one in pieces if one.isalpha())
        return None if usual else False

    def _begins(self, place: int) -> bool:
        """Whether a sentence begins there, as far as a capital may."""
        before = self._tokens.at(place - 1)
        return self._tokens.at(place).line or (before.kind is Kind.SIGN and before.key not in _WITHIN)

    @staticmethod
    def _tolerated(written: str, right: str) -> bool:
        """A capital that begins a sentence, and the small article of a name within one."""
        if written.lower() != right.lower():
            return False
        return right.islower() or (written.islower() and right.lower() in _ARTICLES)


def _is_near(one: str, other: str, most: int) -> bool:
    """Whether at most so many letters are more, less, other or swapped."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        current = [i + 1]
        for j, wanted in enumerate(other):
            best = min(row[j] + (letter != wanted), row[j + 1] + 1, current[j] + 1)
            if i and j and letter == other[j - 1] and wanted == one[i - 1]:
                best = min(best, before[j - 1] + 1)
            current.append(best)
        before, row = row, current
    return row[-1] <= most

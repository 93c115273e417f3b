"""Lists of words and phrases, found in a text in one pass over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from calendario.checks.reading import Reading
from calendario.domain.dates.keys import key_of
from calendario.domain.dates.tokens import Kind, Tokens, tokens_of
from calendario.domain.vocabulary import Phrase, Rules

_STEM = 3  # letters by which words that only begin alike are looked up


@dataclass(frozen=True, slots=True)
class Hit:
    """`phrase` as it is written from `start` to `end` (code points); its first and last token are at `first` and
    `last` of the text's tokens.
    """

    start: int
    end: int
    phrase: Phrase
    first: int
    last: int


class _Step:
    """What may follow the words read so far: words, words that begin alike, any word; and the phrase they are, if they
    are one.
    """

    __slots__ = ("any", "phrase", "stems", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Step] = {}
        self.stems: dict[str, _Step] = {}
        self.any: _Step | None = None
        self.phrase: Phrase | None = None

    def then(self, key: str) -> _Step:
        """The step after `key`, as a pattern has it."""
        if key == "*":
            self.any = self.any or _Step()
            return self.any
        return self.stems.setdefault(key[:-1], _Step()) if key.endswith("*") else self.words.setdefault(key, _Step())

    def may_lead_to(self, key: str) -> bool:
        """Whether there is a phrase here, or one that may go on with a word of that key."""
        return self.phrase is not None or key in self.words or self.any is not None or bool(self.stems)

    def after(self, key: str) -> Iterator[_Step]:
        """The steps that a word of that key leads to."""
        if key in self.words:
            yield self.words[key]
        for stem, step in self.stems.items():
            if key.startswith(stem):
                yield step
        if self.any is not None:
            yield self.any


class Phrases:
    """Phrases of words set apart by blanks, compared without accents and capitals. «inaugur*» is every word (of three
    letters and more) that begins like that, «*» any one word, «gran|magnífica» one of both. Raises `ValueError` for one
    that begins with «*», or whose stem is too short.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._words: dict[str, _Step] = {}
        self._stems: dict[str, dict[str, _Step]] = {}
        for phrase in phrases:
            for first, *others in _spelt_out(phrase.words):
                if not first.endswith("*"):
                    step = self._words.setdefault(first, _Step())
                elif len(first) > _STEM:
                    step = self._stems.setdefault(first[:_STEM], {}).setdefault(first[:-1], _Step())
                else:
                    raise ValueError(f"too short a stem: {phrase.words}")
                for key in others:
                    step = step.then(key)
                step.phrase = step.phrase or phrase

    def found(self, tokens: Tokens) -> Iterator[Hit]:
        """The longest at each place, none within another, in the order of the text."""
        words, stems, keys, free = self._words, self._stems, tokens.keys, 0
        for place, key in enumerate(keys[:-1]):  # mostly there is nothing: the shortest way to the next word
            if key not in words and key[:_STEM] not in stems:
                continue
            step = words.get(key)
            begins = step is not None and step.may_lead_to(keys[place + 1])
            if place < free or not (begins or key[:_STEM] in stems):
                continue
            hit = self._at(tokens, place, key)
            if hit is not None:
                yield hit
                free = hit.last + 1

    def _at(self, tokens: Tokens, place: int, key: str) -> Hit | None:
        begun = [self._words[key]] if key in self._words else []
        begun += [step for stem, step in self._stems.get(key[:_STEM], {}).items() if key.startswith(stem)]
        last, phrase = place, None
        for step in begun:
            end, longest = _longest(tokens, place, step)
            if longest is not None and (phrase is None or end > last):
                last, phrase = end, longest
        return None if phrase is None else Hit(tokens.at(place).start, tokens.at(last).end, phrase, place, last)


def _longest(tokens: Tokens, place: int, step: _Step) -> tuple[int, Phrase | None]:
    """Where the longest phrase ends of which the token at `place` is the last one read, and which it is."""
    last, phrase = place, step.phrase
    following = tokens.at(place + 1)
    if following.kind is Kind.WORD and not following.line:
        for further in step.after(following.key):
            end, longest = _longest(tokens, place + 1, further)
            if longest is not None and (phrase is None or end > last):
                last, phrase = end, longest
    return last, phrase


def listed(reading: Reading, name: str, language: str | None = None) -> tuple[Hit, ...]:
    """What of the list called `name` stands in a field, in the field's language (or another one, ISO 639-1)."""
    around = reading.subject.around
    phrases = _list(around.rules, name, language or reading.language, around.house.country)
    return tuple(phrases.found(tokens_of(reading.text)))


@lru_cache(maxsize=256)
def _list(rules: Rules, name: str, language: str, country: str) -> Phrases:
    return Phrases(rules.phrases(name, language, country))


def _spelt_out(words: str) -> list[tuple[str, ...]]:
    """Every sequence of keys that a phrase with «|» stands for."""
    found: list[tuple[str, ...]] = [()]
    for word in words.split():
        keys = [one if one == "*" else key_of(one.rstrip("*")) + "*" * one.endswith("*") for one in word.split("|")]
        found = [(*before, key) for before in found for key in keys]
    if any(not pattern or pattern[0] in ("", "*") for pattern in found):
        raise ValueError(f"no phrase: {words}")
    return found

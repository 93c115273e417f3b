"""A post beside others: its other language, and what was said already."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import islice

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.checks.running_text import running
from calendario.domain.dates.names import DAY_NAMES
from calendario.domain.dates.tokens import Kind, tokens_of
from calendario.domain.day_names import MONTHS
from calendario.domain.finding import TEXT, Level
from calendario.domain.links import addresses_in
from calendario.domain.vocabulary import Rules
from calendario.spelling.sentences import sentences, sides
from calendario.spelling.speller import Speller
from calendario.spelling.words import words

_LEAST_WORDS, _LEAST_SAID = 3, 2
_SHARE = 4  # of the words of a text in two languages: a greeting in the other one is no translation

_MOST_ASKED = 100  # sentences

_WEEK = timedelta(days=7)
_ALIKE = 0.9
_LEAST_LETTERS = 20
_WORD = re.compile(r"[^\W\d_]+|\d+")
_BEGINS = re.compile(r"(?:^|[.!?…:\n«“\"(¡¿•*–—-]|[^\w\s,;’'])\s*$")
_BEFORE = 4  # characters that tell whether a word begins a sentence
_FULL_HOUR = "00"  # «10:00» is «10 h»


def without_its_pair(reading: Reading) -> Iterator[Found]:
    """A text whose house says everything in several languages, and that is not there in all of them: neither in a
    version of the post nor beside this one in the same text.
    """
    around = reading.subject.around
    house = around.house
    if not house.languages or reading.place != TEXT:
        return
    spoken = (*around.spoken, reading.subject.content.language)
    missing = [asked for asked in house.languages if not any(_is_in(asked, one) for one in spoken)]
    if not missing or _words_in(reading.text) < _LEAST_WORDS:
        return
    beside = _languages_within(reading, [asked.split("-")[0].lower() for asked in missing])
    missing = [asked for asked in missing if asked.split("-")[0].lower() not in beside]
    if missing:
        level = Level.BLOCK if house.languages_block else None
        yield Found(0, 0, {"languages": tuple(missing)}, level=level)


def _words_in(text: str) -> int:
    tokens = tokens_of(text)
    return sum(tokens.at(place).kind is Kind.WORD for place in range(len(tokens)))


def _is_in(asked: str, spoken: str) -> bool:
    """Whether what is asked for is that language: «ca-valencia» is no «ca», and «es» is that of any country."""
    language, *varieties = asked.lower().split("-")
    there, *others = spoken.lower().split("-")
    return language == there and all(variety in others for variety in varieties if len(variety) > 3)


def _languages_within(reading: Reading, asked: Sequence[str]) -> frozenset[str]:
    """Those (ISO 639-1) in which a good part of the text is. Without a dictionary it may be any of them: what was
    planned with one is not held at its hour because nobody can read it then.
    """
    speller, own = reading.speller, reading.language
    if speller is None:
        return frozenset(asked)
    count: Counter[str] = Counter()
    for _, sentence in islice(sentences(reading.text), _MOST_ASKED):
        for _, side in sides(sentence):
            language, many = speller.language_of(side, own), len(side.split())
            if language not in asked:  # Galician looks like Portuguese
                language = next((one for one in asked if _is_rather_in(one, own, side, speller)), own)
            count[language] += many
    least = max(_LEAST_SAID, count.total() // _SHARE)
    return frozenset(language for language, many in count.items() if many >= least)


def _is_rather_in(language: str, own: str, piece: str, speller: Speller) -> bool:
    """Whether words too few to show their language are right in one and not in the other («Bon Nadal»), or, of one
    without a dictionary, many of them are wrong in the other («Aberto o prazo»).
    """
    if not speller.has_dictionary(own) or speller.language_of(piece, language) != language:
        return False
    said = [word.text for word in words(piece)]
    strange = sum(not speller.knows(word, language=own) for word in said)
    if not strange or not speller.has_dictionary(language):
        return strange * _SHARE > len(said)
    return all(speller.knows(word, language=language) for word in said)


def said_before(reading: Reading) -> Iterator[Found]:
    """What the channel says within a week nearly in the same words. What another day, hour, number, name or page makes
    another notice is let be.
    """
    if reading.place != TEXT or not reading.subject.recent:
        return
    here, telling = _said(reading.text), _telling(reading.subject.around.rules, reading.language)
    if here.letters < _LEAST_LETTERS:
        return
    found = [
        one
        for one in reading.subject.recent
        if abs(one.at - reading.at) <= _WEEK and _is_same(here, _said(one.text), telling)
    ]
    if found:
        nearest = min(found, key=lambda one: abs(one.at - reading.at))
        yield Found(0, 0, {"day": nearest.at.date().isoformat()})


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """The words of a text in small letters without accents (one that comes again is another, with its number), its
    numbers, what in it is a name, and the pages.
    """

    words: frozenset[str]
    letters: int
    numbers: tuple[str, ...]
    names: frozenset[str]
    pages: frozenset[str]


@lru_cache(maxsize=1024)  # the neighbours of a week on several channels
def _said(text: str) -> _Said:
    prose = running(text).text
    found: list[str] = []
    names: set[str] = set()
    for word in _WORD.finditer(prose):
        bare = _bare(word[0])
        found.append(bare)
        if word[0][0].isupper() and not _BEGINS.search(prose, max(0, word.start() - _BEFORE), word.start()):
            names.add(bare)
    numbers = tuple(one for one in found if one.isdecimal() and one != _FULL_HOUR)
    told = Counter(one for one in found if not one.isdecimal())
    each = frozenset(f"{word} {time}" if time else word for word, times in told.items() for time in range(times))
    pages = frozenset(mark.value for mark in addresses_in(text))
    return _Said(each, sum(map(len, told.elements())), numbers, frozenset(names), pages)


def _bare(word: str) -> str:
    small = word.lower()
    if small.isascii():
        return small
    return "".join(c for c in unicodedata.normalize("NFD", small) if not unicodedata.combining(c))


def _is_same(one: _Said, other: _Said, telling: _Telling) -> bool:
    if one.numbers != other.numbers or (one.pages and other.pages and one.pages != other.pages):
        return False
    both = len(one.words) + len(other.words)
    if 2 * min(len(one.words), len(other.words)) < _ALIKE * both or other.letters < _LEAST_LETTERS:
        return False
    if 2 * len(one.words & other.words) < _ALIKE * both:
        return False
    differing = {word.partition(" ")[0] for word in one.words ^ other.words}
    return not any(word in one.names or word in other.names or telling.holds(word) for word in differing)


_DAYS_AND_MONTHS = frozenset(_bare(name) for name in (*DAY_NAMES, *" ".join(MONTHS.values()).split()))


@dataclass(frozen=True, slots=True, eq=False)
class _Telling:
    """Words that make nearly the same text another notice: when, how many, whether."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def holds(self, word: str) -> bool:
        return word in self.whole or word in _DAYS_AND_MONTHS or word.startswith(self.begun)


@lru_cache(maxsize=16)
def _telling(rules: Rules, language: str) -> _Telling:
    said = [word for phrase in rules.phrases("telling", language, "") for word in phrase.words.split("|")]
    begun = tuple(_bare(word.rstrip("*")) for word in said if word.endswith("*"))
    return _Telling(frozenset(_bare(word) for word in said if not word.endswith("*")), begun)

"""The words that checks go by, and what countries have in common for those who write there: dated data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from calendario.domain.house import DayOff, Period


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as a list has them (see `checks.phrases`), and what is better said `instead`, or what they stand for."""

    words: str
    instead: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The lists of a language (ISO 639-1), by name. `country` is "" for those that hold wherever it is spoken, else the
    one (ISO 3166-1) where they hold besides.
    """

    language: str
    country: str
    source: str
    read_on: date
    lists: Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """`locale` (BCP 47) with its `regions` by ISO 3166-2 code, its holidays in the years of which they are known, and
    the periods in which elections are foreseen or called; `read_on` is when its sources were read.
    Of `unconfirmed` years the official list is not out yet, or has not been seen.
    """

    locale: str
    name: str
    regions: Mapping[str, str]
    days_off: tuple[DayOff, ...]
    periods: tuple[Period, ...]
    source: str
    read_on: date
    unconfirmed: frozenset[int] = frozenset()

    @property
    def years(self) -> frozenset[int]:
        """Of which holidays are known."""
        return frozenset(one.day.year for one in self.days_off)


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """Everything of `resources/rules/` that checks go by. It is one object for the whole life of a program."""

    words: tuple[Words, ...] = ()
    countries: Mapping[str, Country] = field(default_factory=lambda: MappingProxyType({}))

    def phrases(self, name: str, language: str, country: str) -> tuple[Phrase, ...]:
        """The list called `name` for that language (ISO 639-1) in that country (ISO 3166-1); () where there is none."""
        return tuple(
            phrase
            for words in self.words
            if words.language == language and words.country in ("", country)
            for phrase in words.lists.get(name, ())
        )


#: Of a program that was given none: whatever needs a list is silent.
NO_RULES = Rules()

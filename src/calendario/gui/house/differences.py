"""What another set of rules changes, in words: each point as it is, and as it would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QCoreApplication

from calendario.domain.house import Avoided, House, Period
from calendario.domain.vocabulary import Country
from calendario.gui.house.words import (
    country_name,
    language_word,
    languages_words,
    mode_word,
    period_name,
    quiet_words,
    region_name,
    treatment_word,
)
from calendario.sentences.days import days_title, full_day

_MOST = 4  # entries of a list that are told by name


@dataclass(frozen=True, slots=True)
class Difference:
    """`what` it is about, as it is `before` and `after`. Of a list (`of_list`) they are what goes and what comes, ""
    where nothing does.
    """

    what: str
    before: str
    after: str
    of_list: bool = False


def differences(before: House, after: House, countries: Mapping[str, Country]) -> tuple[Difference, ...]:
    """Those of `after`; of a list only what goes and what comes."""
    return tuple(
        one for one in chain(_simple(before, after, countries), _lists(before, after)) if one.before != one.after
    )


def _simple(before: House, after: House, countries: Mapping[str, Country]) -> Iterator[Difference]:
    there, here = countries.get(before.locale), countries.get(after.locale)
    yield Difference(
        QCoreApplication.translate("House", "Country"),
        country_name(there, before.locale),
        country_name(here, after.locale),
    )
    yield Difference(
        QCoreApplication.translate("House", "Region"),
        region_name(there, before.region),
        region_name(here, after.region),
    )
    yield Difference(
        QCoreApplication.translate("House", "How people are spoken to"),
        treatment_word(before.treatment),
        treatment_word(after.treatment),
    )
    yield Difference(
        QCoreApplication.translate("House", "Quiet hours"), quiet_words(before.quiet), quiet_words(after.quiet)
    )
    yield Difference(
        QCoreApplication.translate("House", "Everything is said in"),
        languages_words(sorted(before.languages, key=language_word)),
        languages_words(sorted(after.languages, key=language_word)),
    )
    yield Difference(
        QCoreApplication.translate("House", "Do not plan while one is missing"),
        _yes_or_no(before.languages_block),
        _yes_or_no(after.languages_block),
    )
    never = QCoreApplication.translate("House", "never")
    yield Difference(
        QCoreApplication.translate("House", "Verified on"),
        full_day(before.verified_on) if before.verified_on else never,
        full_day(after.verified_on) if after.verified_on else never,
    )


def _lists(before: House, after: House) -> Iterator[Difference]:
    for what, there, here in (
        (QCoreApplication.translate("House", "Words to avoid"), _avoided(before), _avoided(after)),
        (QCoreApplication.translate("House", "Your own holidays"), _days_off(before), _days_off(after)),
        (
            QCoreApplication.translate("House", "Holidays on which you work"),
            [full_day(day) for day in sorted(before.working)],
            [full_day(day) for day in sorted(after.working)],
        ),
        (
            QCoreApplication.translate("House", "Periods"),
            [_period(one) for one in before.periods],
            [_period(one) for one in after.periods],
        ),
    ):
        yield Difference(what, _told(there, here), _told(here, there), of_list=True)


def _told(entries: Iterable[str], others: Iterable[str]) -> str:
    """Those that are not among the others, the first ones by name."""
    known = frozenset(others)
    left = [one for one in entries if one not in known]
    words = "; ".join(left[:_MOST])
    if len(left) <= _MOST:
        return words
    more = QCoreApplication.translate("House", "and %n more", "", len(left) - _MOST)
    return f"{words} {more}"


def _avoided(house: House) -> list[str]:
    return [_one_avoided(one) for one in house.avoided]


def _one_avoided(one: Avoided) -> str:
    said = f"«{one.words}» → «{one.instead}»" if one.instead else f"«{one.words}»"
    return f"{said} ({one.why})" if one.why else said


def _days_off(house: House) -> list[str]:
    return [f"{full_day(one.day)}, {one.name}" for one in sorted(house.days_off, key=lambda one: one.day)]


def _period(one: Period) -> str:
    days = days_title(one.first, one.last)
    said = f"{mode_word(one.mode)}: {period_name(one)}" if one.name else mode_word(one.mode)
    sure = "" if one.confirmed else QCoreApplication.translate("House", "foreseen")
    return ", ".join(filter(None, (said, days, sure, one.source)))


def _yes_or_no(wanted: bool) -> str:
    return QCoreApplication.translate("House", "yes") if wanted else QCoreApplication.translate("House", "no")

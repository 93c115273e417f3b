"""Terms as the law counts them: Ley 39/2015, article 30, and in Chile likewise Ley 19.880, article 25."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import takewhile

from dateutil.relativedelta import relativedelta

from calendario.domain.holidays import DaysOff
from calendario.domain.problem import BadInput

_DAY = timedelta(days=1)
_SATURDAY = 5
#: Of days, months or years: nobody is given more, a larger number is a slip of the hand.
MOST_DAYS, MOST_MONTHS, MOST_YEARS = 2000, 120, 30
_YEARS = range(1900, 2200)


class Unit(StrEnum):
    """What a term is counted in."""

    WORKING = "working"
    NATURAL = "natural"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Counted:
    """A term of so many `days` (or of another `unit`) from `start`, and its `last` day. `skipped` are the days that did
    not count, each with the holiday's name, or "" for a Saturday or Sunday, holiday or not; where it would have ended
    on one, `moved_from` is that day. Of the years that are `unsure` not all holidays are known for certain.
    """

    start: date
    days: int
    last: date
    skipped: tuple[tuple[date, str], ...] = ()
    moved_from: date | None = None
    unsure: tuple[int, ...] = ()
    unit: Unit = Unit.WORKING

    @property
    def known(self) -> bool:
        """Whether the holidays of every year it touches are known for certain."""
        return not self.unsure


def is_working(day: date, off: Mapping[date, str]) -> bool:
    """Neither Saturday, Sunday nor one of the days `off` (30.2)."""
    return day.weekday() < _SATURDAY and day not in off


def next_working(day: date, off: Mapping[date, str]) -> date:
    """`day` itself where it is one, else the first after it (30.5)."""
    return next(one for one in _from(day) if is_working(one, off))


def working_days(start: date, days: int, off: Mapping[date, str]) -> Counted:
    """A term of working days, counted from the day after `start` (30.2, 30.3).

    Raises `BadInput`: "term_number" (`most`) for less than one or too many, "term_year" for a far century.
    """
    _refuse(start, days, MOST_DAYS)
    skipped: list[tuple[date, str]] = []
    left = days
    for day in _from(start + _DAY):
        if not is_working(day, off):
            skipped.append((day, _why(day, off)))
        elif (left := left - 1) == 0:
            break
    return Counted(start, days, day, tuple(skipped), None, _unsure(start + _DAY, day, off), Unit.WORKING)


def natural_days(start: date, days: int, off: Mapping[date, str]) -> Counted:
    """Every day counts, from the day after `start`; a last day that is off passes to the next working one (30.5).

    Raises as `working_days`.
    """
    _refuse(start, days, MOST_DAYS)
    return _ending(start, days, start + timedelta(days=days), off, Unit.NATURAL)


def months(start: date, count: int, off: Mapping[date, str]) -> Counted:
    """From date to date, else to the last day of the month, and to the next working day (30.4, 30.5).

    Raises as `working_days`.
    """
    _refuse(start, count, MOST_MONTHS)
    return _ending(start, count, start + relativedelta(months=count), off, Unit.MONTHS)


def years(start: date, count: int, off: Mapping[date, str]) -> Counted:
    """The same for years."""
    _refuse(start, count, MOST_YEARS)
    return _ending(start, count, start + relativedelta(years=count), off, Unit.YEARS)


def _ending(start: date, days: int, ends: date, off: Mapping[date, str], unit: Unit) -> Counted:
    last = next_working(ends, off)
    passed = tuple((day, _why(day, off)) for day in takewhile(lambda day: day < last, _from(ends)))
    return Counted(start, days, last, passed, ends if passed else None, _unsure(ends, last, off), unit)


def _why(day: date, off: Mapping[date, str]) -> str:
    return "" if day.weekday() >= _SATURDAY else off[day]


def _from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += _DAY


def _refuse(start: date, number: int, most: int) -> None:
    if not 1 <= number <= most:
        raise BadInput("term_number", most=most)
    if start.year not in _YEARS:
        raise BadInput("term_year")


def _unsure(first: date, last: date, off: Mapping[date, str]) -> tuple[int, ...]:
    """Of mere days it is only known that a year without any is not known."""
    sure = off.years if isinstance(off, DaysOff) else {day.year for day in off}
    return tuple(year for year in range(first.year, last.year + 1) if year not in sure)

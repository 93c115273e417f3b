"""Days said together over the end of a month that is told only once: «viernes 30 al lunes 2 de noviembre»."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from calendario.domain.dates.said import Day

# Where a month ends and another begins nobody takes one for two days of the same: «30, 31 y 1 de enero».
_LAST, _FIRST = 28, 7


def turned(days: tuple[Day, ...]) -> tuple[Day, ...] | None:
    """The same days, where those that borrow their month from another one are of the month before it (or after it, of
    those said later); None where they all go forward as they are said.
    """
    if not any(day.borrowed for day in days):
        return None
    own = [place for place, day in enumerate(days) if not day.borrowed]
    told = list(days)
    for place in range(own[-1] - 1, -1, -1):
        if told[place].borrowed:
            told[place] = _beside(told[place], told[place + 1], -(told[place].day > told[place + 1].day))
    for place in range(own[-1] + 1, len(told)):
        told[place] = _beside(told[place], told[place - 1], +(told[place].day < told[place - 1].day))
    return None if tuple(told) == days else tuple(told)


def over_an_end(days: tuple[Day, ...]) -> bool:
    """Whether days that are `turned` go from the last ones of a month to the first ones of the next."""
    return all(here.day >= _LAST and after.day <= _FIRST for here, after in _turns(days))


def _turns(days: tuple[Day, ...]) -> list[tuple[Day, Day]]:
    return [(here, after) for here, after in pairwise(days) if here.month != after.month]


def _beside(day: Day, other: Day, away: int) -> Day:
    """`day` in the month `away` from that of `other`."""
    months = (other.month or 1) - 1 + away
    return replace(day, month=months % 12 + 1, year=None if other.year is None else other.year + months // 12)

"""Everything that a text says of days and hours, in one pass over it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from calendario.domain.dates.grouped import dates_at, lead_before
from calendario.domain.dates.hours import HOUR_BEGINNINGS, hours_at
from calendario.domain.dates.keys import word_set
from calendario.domain.dates.relative import RELATIVE_BEGINNINGS, relative_at
from calendario.domain.dates.said import Dates, Hours, Lead, Relative, Said
from calendario.domain.dates.single import DAY_BEGINNINGS
from calendario.domain.dates.tokens import Kind, Tokens, tokens_of

# Between a day and its hour: «el viernes 11, a las 18:00», «hasta las 14:00 h del viernes 11», «mañana de 9 a 14».
_BETWEEN = word_set(", ( ) - – — · | : a las la de del desde hasta entre el día dia al y h partir les sobre hacia")
_MOST_BETWEEN = 5
_BEGINNINGS = frozenset({*DAY_BEGINNINGS, *RELATIVE_BEGINNINGS, *HOUR_BEGINNINGS})  # of all that is read
_REMEMBERED = 64  # texts: a review reads those of eight channels again at every pause in typing

# «Mañana será otro día» is a play. Nested marks end with the outer ones or at the end of the line.
_TITLE = re.compile(r"«[^«»\n]{1,200}»|“[^“”\n]{1,200}”|\"[^\"\n]{1,200}\"")

_Day = TypeVar("_Day", bound=Dates | Relative)


_Placed = tuple[_Day, int, int]
_PlacedHours = tuple[Hours, int, int]


@lru_cache(maxsize=_REMEMBERED)
def read(text: str) -> Said:
    """What `text` says of days and hours. Linear in its length; what is inside addresses and hashtags is not read."""
    tokens = tokens_of(text)
    dates: list[_Placed[Dates]] = []
    relatives: list[_Placed[Relative]] = []
    hours: list[_PlacedHours] = []
    place = 0
    while place < len(tokens):
        token = tokens.at(place)
        if token.kind is not Kind.NUMBER and token.key not in _BEGINNINGS:
            place += 1
        elif (day := dates_at(tokens, place)) is not None:
            dates.append((day[0], place, day[1]))
            place = day[1]
        elif (near := relative_at(tokens, place)) is not None and not _points_at_a_date(tokens, place, near[1]):
            relatives.append((near[0], place, near[1]))
            place = near[1]
        elif (hour := hours_at(tokens, place)) is not None:
            hours.append((hour[0], place, hour[1]))
            place = hour[1]
        else:
            place += 1
    beside = _hours_of_days(tokens, sorted([one[1:] for one in (*dates, *relatives)]), hours)
    return Said(
        tuple(_with_hours(tokens, one, *beside[one[1]]) for one in dates),
        tuple(_with_hours(tokens, one, *beside[one[1]]) for one in _outside_titles(text, relatives)),
        tuple(one[0] for one in hours),
    )


def _outside_titles(text: str, relatives: list[_Placed[Relative]]) -> Iterator[_Placed[Relative]]:
    titles = [(found.start(), found.end()) for found in _TITLE.finditer(text)]
    for one in relatives:
        before = bisect_left(titles, (one[0].start, 0)) - 1
        if before < 0 or titles[before][1] < one[0].end:
            yield one


def _points_at_a_date(tokens: Tokens, place: int, after: int) -> bool:
    """«este viernes 11»: «este» points at the date that follows, and is read with it."""
    return any(dates_at(tokens, at) is not None for at in range(place + 1, after))


def _hours_of_days(
    tokens: Tokens, days: list[tuple[int, int]], hours: list[_PlacedHours]
) -> dict[int, tuple[int, tuple[Hours, ...]]]:
    """By the place where each of `days` begins (and behind which it ends): the hours that stand right before or after
    it, with the place where that begins. An hour is of one day: what stands between two is the first one's, unless it
    is led to the second («hasta las 6:00 h de mañana»), or the first has its hours before it («a las 9:00 hoy y a las
    10:00 mañana»).
    """
    begun = {first for first, _ in days}
    found = {}
    taken = 0
    for begins, after in days:
        first = begins
        behind = ahead = bisect_left(hours, first, key=lambda one: one[1])
        while behind > taken and _only_between(tokens, hours[behind - 1][2], first):
            behind -= 1
            first = hours[behind][1]
        hours_first = behind < ahead
        while (
            ahead < len(hours)
            and _only_between(tokens, after, hours[ahead][1])
            and not _is_of_another(tokens, hours[ahead][2], begun, hours_first=hours_first)
        ):
            after = hours[ahead][2]
            ahead += 1
        taken = max(taken, ahead)
        found[begins] = first, tuple(one[0] for one in hours[behind:ahead])
    return found


def _with_hours(tokens: Tokens, told: _Placed[_Day], first: int, hours: tuple[Hours, ...]) -> _Day:
    """The day with its `hours`, and with what leads to them where they begin before it."""
    day = told[0]
    if not hours:
        return day
    if isinstance(day, Dates) and day.lead is Lead.NONE:
        return replace(day, hours=hours, lead=lead_before(tokens, first))
    return replace(day, hours=hours)


def _is_of_another(tokens: Tokens, after: int, days: set[int], *, hours_first: bool) -> bool:
    """Whether what ends before `after` is said of a day that follows; `hours_first`: the text has hours before days."""
    if tokens.is_(after, "de", "del") or (hours_first and tokens.is_(after, "el")):
        return after + 1 in days or after + 2 in days
    return hours_first and after in days


def _only_between(tokens: Tokens, start: int, end: int) -> bool:
    if end - start > _MOST_BETWEEN:
        return False
    return all(tokens.at(place).key in _BETWEEN and not tokens.at(place).line for place in range(start, end)) and not (
        end < len(tokens) and tokens.at(end).line
    )

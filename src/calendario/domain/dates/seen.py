"""The days and hours of a text as they are understood on the day it is read: what a person is shown of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from calendario.domain.dates.placing import placed, span_of
from calendario.domain.dates.reading import read
from calendario.domain.dates.said import Dates, Hour, Hours, Lead, Nearness, Relative, Shape, Unit

#: From an hour to another, or that hour alone (None).
Time = tuple[Hour, Hour | None]

_REMEMBERED = 32  # texts: the versions of a post, at each pause in typing
_SHOWN = (Unit.DAY, Unit.WEEK, Unit.WEEKEND)
_HISTORY = timedelta(days=366)  # what is longer ago is told as past
_MINUTES_OF_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands from `start` to `end` (code points): some days, hours, or days with their hours.

    `ways` are the days that may be meant, the likeliest first; two where nobody can tell. They are all from the first
    to the last one where it is `ranged`. `near` are the words of a day that depends on when it is read. `over`: it is
    past by then.
    """

    start: int
    end: int
    ways: tuple[tuple[date, ...], ...] = ()
    ranged: bool = False
    lead: Lead = Lead.NONE
    times: tuple[Time, ...] = ()
    near: str = ""
    over: bool = False

    @property
    def is_term(self) -> bool:
        """Whether something ends then."""
        return self.lead in (Lead.UNTIL, Lead.BEFORE)

    @property
    def meaning(self) -> tuple[object, ...]:
        """The same for two that say the same."""
        times = tuple((a.minutes, None if b is None else b.minutes) for a, b in self.times)
        return self.ways, self.ranged, self.is_term, times


@lru_cache(maxsize=_REMEMBERED)
def seen(text: str, at: datetime) -> tuple[Seen, ...]:
    """What `text` says when it is read at that wall time, in its order and each once. What no calendar has and what is
    only counted («quedan 5 días») is left out.
    """
    said = read(text)
    dated = [one for dates in said.dates for one in _dated(dates, at)]
    near = [one for relative in said.relatives for one in _near(text, relative, at)]
    days = {way for one in dated for way in one.ways}
    near = [one for one in near if one.times or len(one.ways) > 1 or one.ways[0] not in days]
    spoken: tuple[Dates | Relative, ...] = (*said.dates, *said.relatives)
    beside = {(hours.start, hours.end) for day in spoken for hours in day.hours}
    alone = [one for hours in said.hours if (hours.start, hours.end) not in beside for one in _alone(hours)]
    told: dict[tuple[object, ...], Seen] = {}
    for one in sorted([*dated, *near, *alone], key=lambda one: one.start):
        told.setdefault(one.meaning, one)
    return tuple(told.values())


def _dated(dates: Dates, at: datetime) -> Iterator[Seen]:
    if any(day.loose and day.month is None for day in dates.days):
        return
    ways = [days for days in placed(dates, at.date()) if None not in days]
    meant = tuple(tuple(day for day in days if day is not None) for days in ways)
    if meant:
        one = Seen(*_place(dates), meant, dates.shape is Shape.RANGE, dates.lead, _times(dates.hours))
        told_as_past = dates.days[0].nearness is Nearness.PAST
        endless = dates.lead is Lead.SINCE and dates.shape is not Shape.RANGE
        yield replace(one, over=not told_as_past and not endless and _is_over(one, at))


def _near(text: str, relative: Relative, at: datetime) -> Iterator[Seen]:
    span = None if relative.counted or relative.unit not in _SHOWN else span_of(relative, at.date())
    if span is None:
        return
    first, last = span
    if relative.unit is Unit.WEEKEND:
        first = last - timedelta(days=1)  # the day on which many begin is told by nobody
    ranged = relative.unit is not Unit.DAY and first < last
    ways = ((first,),) if first == last else ((first, last),) if ranged else ((first,), (last,))
    words = " ".join(text[relative.start : relative.end].lower().split())
    one = Seen(*_place(relative), ways, ranged, times=_times(relative.hours), near=words)
    yield replace(one, over=first >= at.date() and _is_over(one, at))


def _alone(hours: Hours) -> Iterator[Seen]:
    times = _times((hours,))
    if times:
        yield Seen(hours.start, hours.end, times=times)


def _place(told: Dates | Relative) -> tuple[int, int]:
    return min([told.start, *(h.start for h in told.hours)]), max([told.end, *(h.end for h in told.hours)])


def _times(hours: tuple[Hours, ...]) -> tuple[Time, ...]:
    there = [(one.first, one.last) for one in hours]
    return tuple((a, b) for a, b in there if a.exists and (b is None or b.exists))


def _is_over(one: Seen, at: datetime) -> bool:
    if len(one.ways) > 1:
        return False
    last = one.ways[0][-1]
    if not one.times or last != at.date():
        return last < at.date() and at.date() - last <= _HISTORY
    return max(_ends(*time) for time in one.times) < at.hour * 60 + at.minute


def _ends(first: Hour, last: Hour | None) -> int:
    """In minutes since the day of the first one began."""
    if last is None:
        return _MINUTES_OF_DAY if first.midnight else first.minutes
    return last.minutes + (_MINUTES_OF_DAY if last.minutes <= first.minutes else 0)

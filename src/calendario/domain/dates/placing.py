"""Which days are meant by what a text says, when it is read on a given day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from calendario.domain.dates.said import Dates, Day, Nearness, Relative, Shape, Unit
from calendario.domain.dates.turning import over_an_end, turned

#: One day for each that is said; None for a day that no calendar has.
Placed = tuple[date | None, ...]

# A day without a year is the nearest one; where it is months away both ways, either may be meant.
_NEAR = timedelta(days=120)
# «las clases terminan el viernes 18 de junio»: what is so long ago may be of next year, if the weekday says so.
_MONTHS_AGO = timedelta(days=60)
# «el viernes 11»: of this month or the next, or just past.
_JUST_PAST = timedelta(days=15)


@lru_cache(maxsize=1024)  # every check asks, and the days of a text are read again at each pause in typing
def placed(dates: Dates, today: date) -> tuple[Placed, ...]:
    """What may be meant by `dates` in a text that is read on `today`, the likeliest first; there is always one. Without
    a year the nearest day is meant, and of two that are both months away either may be; of all these only those on
    which the most days of the week are as they are told. Days that borrow their month from another one are of the month
    beside it where that is what they tell.
    """
    plain, other = _ways(dates.days, dates.shape, today), turned(dates.days)
    if other is None:
        return plain
    over = _ways(other, dates.shape, today)
    if None in over[0]:
        return plain
    if None in plain[0]:
        return over
    borrowing = tuple(day if day.borrowed else replace(day, weekday=None) for day in dates.days)
    there, here = _agreeing(borrowing, over[0]), _agreeing(borrowing, plain[0])
    return over if there > here or (there == here and (there > 0 or over_an_end(other))) else plain


def _ways(days: tuple[Day, ...], shape: Shape, today: date) -> tuple[Placed, ...]:
    ranged = shape is Shape.RANGE
    starts = _first(days[0], today, days[-1] if ranged else days[0])
    ways = [_from_first(start, days, today, ranged=ranged) for start in starts]
    if all(day.weekday is None for day in days):
        return tuple(ways)
    most = max(_agreeing(days, way) for way in ways)
    later = _a_year_later(days[0], starts[0], today)
    if later is not None and _agreeing(days, way := _from_first(later, days, today, ranged=ranged)) > most:
        return (way,)
    return tuple(way for way in ways if _agreeing(days, way) == most)


def _a_year_later(day: Day, start: date | None, today: date) -> date | None:
    """The same day next year, where `start` is so long ago that it may be meant."""
    if start is None or day.month is None or day.year is not None or day.nearness is Nearness.PAST:
        return None
    return _made(start.year + 1, day.month, day.day) if today - start > _MONTHS_AGO else None


def _from_first(start: date | None, days: tuple[Day, ...], today: date, *, ranged: bool) -> Placed:
    way = [start]
    for day in days[1:]:
        way.append(_following(day, way[-1], days[0], today, ranged=ranged))
    return tuple(way)


def _agreeing(days: tuple[Day, ...], way: Placed) -> int:
    """On how many of its days `way` has the weekday that is told of them."""
    told = [(day.weekday, on) for day, on in zip(days, way, strict=True) if not day.loose]
    return sum(name is not None and on is not None and on.weekday() == name.name.number for name, on in told)


def _first(day: Day, today: date, last: Day | None = None) -> tuple[date | None, ...]:
    """What may be meant by `day`, the first of those to `last`: of a range without a year the one whose middle is
    nearest is meant.
    """
    if day.month is None:
        return _in_some_month(day, today)
    if day.year is not None:
        return (_made(day.year, day.month, day.day),)
    years = _years(today)
    if day.nearness is Nearness.PAST and (
        before := [year for year in years if _about(year, day.month, day.day) <= today]
    ):
        chosen: Sequence[int] = before[-1:]
    elif day.nearness is Nearness.NEXT and (
        after := [year for year in years if _about(year, day.month, day.day) >= today]
    ):
        chosen = after[:1]
    else:
        ends = day if last is None or last.month is None else last
        chosen = _nearest((day.month, day.day), (ends.month or day.month, ends.day), today)
    return tuple(_made(year, day.month, day.day) for year in chosen)


def _nearest(first: tuple[int, int], last: tuple[int, int], today: date) -> tuple[int, ...]:
    """The year in which the time from `first` to `last` (month and day) is nearest, and the other one beside today
    where that is months away.
    """
    turns = last[0] < first[0]  # a year ends between them
    spans = [(year, _about(year, *first), _about(year + turns, *last)) for year in _years(today)]
    middles = [(year, begin + (end - begin) // 2, begin <= today <= end) for year, begin, end in spans]
    behind = [one for one in middles if one[1] <= today][-1:]
    ahead = [one for one in middles if one[1] >= today and one not in behind][:1]
    nearest = sorted(ahead + behind, key=lambda one: abs(one[1] - today))
    year, middle, holds_today = nearest[0]
    if holds_today or middle == today or abs(middle - today) <= _NEAR:
        return (year,)
    return tuple(one[0] for one in nearest)


def _years(today: date) -> range:
    return range(max(MINYEAR, today.year - 2), min(MAXYEAR, today.year + 1) + 1)


def _in_some_month(day: Day, today: date) -> tuple[date | None, ...]:
    """«el viernes 11»: the next 11th there is, or the one just past."""
    months = [_month_from(today, away) for away in range(-1, 3)]
    days = [made for year, month in months if (made := _made(year, month, day.day)) is not None]
    ahead = [one for one in days if one >= today]
    past = [one for one in days if one < today]
    if past and (day.nearness is Nearness.PAST or not ahead):
        return (past[-1],)
    just_past = [one for one in past[-1:] if today - one <= _JUST_PAST and day.nearness is not Nearness.NEXT]
    return (*ahead[:1], *just_past) or (None,)


def _following(day: Day, before: date | None, first: Day, today: date, *, ranged: bool) -> date | None:
    """The day that is said after `before`: in its year, or in the next one where its month comes earlier."""
    if day.month is None:
        if before is None:
            return _first(day, today)[0]
        same = _made(before.year, before.month, day.day)
        if same is not None and same >= before:
            return same
        year, month = _month_from(before, 1)
        return _made(year, month, day.day)
    if day.year is not None or before is None:
        return _first(day, today)[0]
    if first.year is None and ranged and first.month is not None and day.month == first.month:
        return _made(before.year, day.month, day.day)
    return _made(before.year + (day.month < before.month), day.month, day.day)


def _about(year: int, month: int, day: int) -> date:
    """That day of `year`, or the last one of its month where it has none such: enough to choose the year."""
    year, month = min(max(year, MINYEAR), MAXYEAR), min(max(month, 1), 12)
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))


def _month_from(day: date, away: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + away
    return months // 12, months % 12 + 1


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def span_of(relative: Relative, today: date) -> tuple[date, date] | None:
    """The first and the last day that `relative` may mean in a text that is read on `today`; None for working days,
    which need to know the holidays. «El próximo viernes» may be the first or the second one to come.
    """
    away = relative.away
    if away is None:
        return _weekday(relative, today)
    if relative.unit is Unit.WORKING_DAY:
        return None
    if relative.unit is Unit.DAY:
        return _from(today, away, away)
    if relative.counted or (relative.unit is Unit.WEEK and abs(away) > 1):
        days = away * (7 if relative.unit is Unit.WEEK else 30)
        return _from(today, days - 2, days + 2) if relative.unit is Unit.MONTH else _from(today, days, days)
    if relative.unit is Unit.WEEK:
        begins = 7 * away - today.weekday()
        return _from(today, begins, begins + 6)
    if relative.unit is Unit.WEEKEND:
        begins = 7 * away + 4 - today.weekday()  # many begin on Friday
        return _from(today, begins, begins + 2)
    if relative.unit is Unit.MONTH:
        year, month = _month_from(today, away)
        return _all_from_to(year, month, month)
    return _all_from_to(today.year + away, 1, 12)


def _all_from_to(year: int, first_month: int, last_month: int) -> tuple[date, date] | None:
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, first_month, 1), date(year, last_month, monthrange(year, last_month)[1])


def _weekday(relative: Relative, today: date) -> tuple[date, date]:
    number = today.weekday() if relative.weekday is None else relative.weekday.name.number
    ahead = (number - today.weekday()) % 7
    if relative.nearness is Nearness.PAST:
        return _from(today, ahead - 7, ahead - 7)
    if relative.nearness is Nearness.NEXT:
        first = ahead or 7
        return _from(today, first, first + 7)
    return _from(today, ahead, ahead)


def _from(today: date, first: int, last: int) -> tuple[date, date]:
    return _days_from(today, first), _days_from(today, last)


def _days_from(today: date, away: int) -> date:
    """The day `away` days from `today`, or the last one that there is on that side."""
    return date.fromordinal(min(max(today.toordinal() + away, date.min.toordinal()), date.max.toordinal()))

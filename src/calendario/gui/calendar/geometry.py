"""Where things stand in the week: pure functions of hours and pixels, without Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

FIRST_HOUR, LAST_HOUR = 8, 21  # shown by default; what lies outside is folded
MOST_CARDS = 60  # in a week: more would be slow to show, and nobody reads them
MOST_SLIDES = 2
_LEAST_HOURS = 6
_WEEKEND = 0.775  # of a weekday's width
_DAY_MINUTES = 24 * 60
_QUARTER = 15


@dataclass(frozen=True, slots=True)
class Axis:
    """The hours from `first_hour` to `last_hour`, `hour_px` each, between two folding strips of `strip_px`.

    `tail_px` is room below the last hour for cards that stand at its end.
    """

    hour_px: int
    strip_px: int
    first_hour: int = FIRST_HOUR
    last_hour: int = LAST_HOUR
    tail_px: int = 0

    @property
    def top(self) -> int:
        """Where the first hour begins."""
        return self.strip_px

    @property
    def bottom(self) -> int:
        """Where the last strip begins."""
        return self.top + (self.last_hour - self.first_hour) * self.hour_px + self.tail_px

    @property
    def height(self) -> int:
        """Of everything, both strips included."""
        return self.bottom + self.strip_px

    def y(self, minute: int) -> int:
        """Where a minute of the day stands; the edge for one that is folded away."""
        shown = min(max(minute, self.first_hour * 60), self.last_hour * 60) - self.first_hour * 60
        return self.top + round(shown * self.hour_px / 60)

    def minute(self, y: int) -> int | None:
        """The quarter of an hour that begins at or above `y`, in minutes of the day; None on a strip."""
        if not self.top <= y < self.bottom:
            return None
        exact = self.first_hour * 60 + (y - self.top) * 60 / self.hour_px
        return min(int(exact // _QUARTER) * _QUARTER, self.last_hour * 60 - _QUARTER)


def nearest_quarter(axis: Axis, y: int) -> int:
    """The quarter of an hour nearest to `y`, in minutes of the day; the first or last one for what lies beyond."""
    exact = axis.first_hour * 60 + (y - axis.top) * 60 / axis.hour_px
    quarter = int((exact + _QUARTER / 2) // _QUARTER) * _QUARTER
    return min(max(quarter, axis.first_hour * 60), axis.last_hour * 60 - _QUARTER)


def shown_hours(
    minutes: Sequence[int],
    quiet: tuple[time, time] | None = None,
    *,
    early_open: bool = False,
    late_open: bool = False,
) -> tuple[int, int]:
    """The first and the last hour to show, so that no card at one of `minutes` (of the day) is folded away. The night
    that `quiet` says is folded, where that leaves enough of the day to be one.
    """
    first, last = _day_between(quiet)
    first = min([first, *(minute // 60 for minute in minutes)])
    last = max([last, *(minute // 60 + 1 for minute in minutes)])
    return (0 if early_open else first), (24 if late_open else last)


def _day_between(quiet: tuple[time, time] | None) -> tuple[int, int]:
    if quiet is None:
        return FIRST_HOUR, LAST_HOUR
    begins, ends = quiet
    over_midnight = ends < begins
    last = begins.hour + (begins.minute > 0) if over_midnight else LAST_HOUR
    first = ends.hour if ends > time.min and (over_midnight or begins == time.min) else FIRST_HOUR
    return (first, last) if last - first >= _LEAST_HOURS else (FIRST_HOUR, LAST_HOUR)


@dataclass(frozen=True, slots=True)
class Placed:
    """The card number `index` of a day: `top` and `height` in px. `slides` counts how far down its row of cards it had
    to go, 0 at its own hour.
    """

    index: int
    top: int
    height: int
    slides: int


@dataclass(frozen=True, slots=True)
class Rest:
    """«y N más»: the cards of a day for which there is no room, `top` and `height` in px."""

    indices: tuple[int, ...]
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Day:
    """The cards of a day in their places, from top to bottom, and what had no room."""

    placed: tuple[Placed, ...]
    rests: tuple[Rest, ...]

    @property
    def bottom(self) -> int:
        """The lowest pixel that is taken; 0 for an empty day."""
        ends = [p.top + p.height for p in self.placed] + [r.top + r.height for r in self.rests]
        return max(ends, default=0)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights in px: of a card with as many title lines as its place in the list says (ascending), of «y N más», and
    the gap between two.
    """

    cards: tuple[int, ...]
    rest: int
    gap: int = 1

    @property
    def least(self) -> int:
        """The lowest card."""
        return self.cards[0]


def place_day(minutes: Sequence[int], axis: Axis, sizes: Sizes, most: int = MOST_CARDS) -> Day:
    """Cards at ascending `minutes` of a day. Each begins at its hour, or right below the one before; one that would be
    the third to slide in a row goes to the rest, as does everything beyond `most`.
    """
    placed: list[Placed] = []
    rests: list[Rest] = []
    free = axis.top
    slides = 0
    for index, minute in enumerate(minutes):
        wanted = axis.y(minute)
        slides = 0 if wanted >= free else slides + 1
        after_rest = bool(rests) and rests[-1].top + rests[-1].height + sizes.gap == free
        if len(placed) < most and slides <= MOST_SLIDES and not (slides and after_rest):
            top = max(wanted, free)
            placed.append(Placed(index, top, sizes.least, slides))
            free = top + sizes.least + sizes.gap
        elif slides and after_rest:
            rests[-1] = Rest((*rests[-1].indices, index), rests[-1].top, rests[-1].height)
        else:
            top = max(wanted, free)
            rests.append(Rest((index,), top, sizes.rest))
            free = top + sizes.rest + sizes.gap
    return Day(tuple(placed), tuple(rests))


def grown(day: Day, bottom: int, sizes: Sizes, now: int | None = None) -> Day:
    """The same day with each card as high as the room below it allows.

    `bottom` is where the day ends, `now` the line of now, which no card grows over.
    """
    tops = sorted([p.top for p in day.placed] + [r.top for r in day.rests] + ([] if now is None else [now]))
    taller = []
    for card in day.placed:
        below = next((top - sizes.gap for top in tops if top > card.top), bottom)
        height = max(h for h in sizes.cards if h == sizes.least or h <= below - card.top)
        taller.append(Placed(card.index, card.top, height, card.slides))
    return Day(tuple(taller), day.rests)


def place_week(
    days: Sequence[Sequence[int]],
    axis: Axis,
    sizes: Sizes,
    most: int = MOST_CARDS,
    now: tuple[int, int] | None = None,
) -> tuple[Axis, tuple[Day, ...]]:
    """Every day's cards (ascending minutes), at most `most` in all, and the axis with room for the lowest of them.

    `now` is the number of today's column and its minute.
    """
    share = _share([len(day) for day in days], most)
    first = [place_day(day, axis, sizes, share) for day in days]
    lowest = max([axis.bottom, *(day.bottom + sizes.gap for day in first)])
    roomy = Axis(axis.hour_px, axis.strip_px, axis.first_hour, axis.last_hour, axis.tail_px + lowest - axis.bottom)
    line = {} if now is None else {now[0]: roomy.y(now[1])}
    return roomy, tuple(grown(day, roomy.bottom, sizes, line.get(number)) for number, day in enumerate(first))


def _share(counts: Sequence[int], most: int) -> int:
    """The most cards a day may have so that all days together have no more than `most`."""
    share = max(counts, default=0)
    while share > 1 and sum(min(count, share) for count in counts) > most:
        share -= 1
    return share


def columns(left: int, width: int, weekdays: Sequence[int]) -> tuple[int, ...]:
    """The edges of the days (one more than there are days), from `left` on; Saturday (5) and Sunday are narrower."""
    shares = [_WEEKEND if weekday >= 5 and len(weekdays) == 7 else 1.0 for weekday in weekdays]
    whole, edges, sofar = sum(shares), [left], 0.0
    for share in shares:
        sofar += share
        edges.append(left + round((width - left) * sofar / whole))
    return tuple(edges)


def shown_days(start: date, day: date, room_for_all: bool) -> tuple[date, ...]:
    """The days of the week of `start` to show round `day`: all seven, or three where there is no room."""
    if room_for_all:
        return tuple(start + timedelta(days=n) for n in range(7))
    first = min((day - start).days // 3 * 3, 4)
    return tuple(start + timedelta(days=first + n) for n in range(3))


def step(start: date, day: date, by: int, room_for_all: bool) -> date:
    """The day to show after ‹ (`by` -1) or › (1): a week further, or the days beside the three that are shown."""
    if room_for_all:
        return start + timedelta(weeks=by)
    first = min((day - start).days // 3 * 3, 4)
    wanted = {0: 3, 3: 6, 4: 7}[first] if by > 0 else {0: -1, 3: 0, 4: 3}[first]
    return start + timedelta(days=wanted)


def minute_of(wall_time: datetime) -> int:
    """Minutes since midnight by the wall clock."""
    return wall_time.hour * 60 + wall_time.minute


def wall_time_at(day: date, minute: int) -> datetime:
    """The naive wall time of a minute of `day`."""
    return datetime.combine(day, time(minute // 60, minute % 60))

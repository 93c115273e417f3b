"""Wall-clock places in a week and the instants they fall on, right on both nights the clocks change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil import tz

from calendario.domain.problem import BadInput


@dataclass(frozen=True, slots=True, order=True)
class WeeklySlot:
    """A weekly wall-clock place: `weekday` 0 (Monday) to 6, `wall_time` in the institution's zone."""

    weekday: int
    wall_time: time

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise BadInput("bad_weekday", weekday=self.weekday)
        if self.wall_time.tzinfo is not None:
            raise ValueError("a slot's wall time carries no zone")


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """The IANA zone `name`. Raises `BadInput("unknown_zone")`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput("unknown_zone", zone=name) from error


def wall_time_exists(wall_time: datetime, zone: str) -> bool:
    """Whether clocks in `zone` ever show `wall_time` (naive): false in the hour that spring skips."""
    return bool(tz.datetime_exists(wall_time, zone_of(zone)))


def wall_time_is_ambiguous(wall_time: datetime, zone: str) -> bool:
    """Whether clocks in `zone` show `wall_time` (naive) twice: true in the hour that autumn repeats."""
    return bool(tz.datetime_ambiguous(wall_time, zone_of(zone)))


def instant(wall_time: datetime, zone: str) -> datetime:
    """The aware UTC instant at which clocks in `zone` show `wall_time` (naive); of two, the first.

    Raises `BadInput("nonexistent_time")` where the clocks skip it: planning asks the person, it never guesses.
    """
    if not wall_time_exists(wall_time, zone):
        raise BadInput("nonexistent_time", wall_time=wall_time, zone=zone)
    return wall_time.replace(tzinfo=zone_of(zone), fold=0).astimezone(UTC)


def wall_clock(at: datetime, zone: str) -> datetime:
    """What clocks in `zone` show at the aware instant `at`, naive."""
    return at.astimezone(zone_of(zone)).replace(tzinfo=None)


def week_start(day: date) -> date:
    """The Monday of `day`'s week."""
    return day - timedelta(days=day.weekday())


def day_bounds(day: date, zone: str, days: int = 1) -> tuple[datetime, datetime]:
    """The aware UTC instants at which `day` begins in `zone` and `days` local days later; 23, 24 or 25 hours apart a
    day.
    """
    midnight = datetime.combine(day, time())
    return _or_next(midnight, zone), _or_next(midnight + timedelta(days=days), zone)


def occurrences(slot: WeeklySlot, start: date, days: int, zone: str) -> list[datetime]:
    """The slot's instants (aware UTC, ascending) on `days` local days from `start`.

    A wall time that DST skips moves forward; one that happens twice counts once, the first time.
    """
    return [
        _or_next(datetime.combine(day, slot.wall_time), zone)
        for day in (start + timedelta(days=n) for n in range(days))
        if day.weekday() == slot.weekday
    ]


def _or_next(wall_time: datetime, zone: str) -> datetime:
    aware = tz.resolve_imaginary(wall_time.replace(tzinfo=zone_of(zone)))
    return aware.astimezone(UTC)

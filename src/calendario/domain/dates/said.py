"""What a text says of days and hours, before anybody asks which day it is read on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from calendario.domain.dates.names import DayName


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week that stands beside a date, from `start` to `end` in code points."""

    start: int
    end: int
    name: DayName


class Nearness(StrEnum):
    """How a day is pointed at: «este viernes», «el próximo viernes», «el pasado viernes», or not at all."""

    PLAIN = "plain"
    THIS = "this"
    NEXT = "next"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written, from `start` to `end` (its weekday included).

    What is not said is None, except a month or a year that other days of the same date say for it («17, 18 y 19 de
    mayo»), where it is `borrowed`. `month` may be no month at all (04/23). `loose`: what follows the bare number may be
    what it counts («el jueves 17 vecinos»).
    """

    start: int
    end: int
    day: int
    month: int | None = None
    year: int | None = None
    weekday: Weekday | None = None
    nearness: Nearness = Nearness.PLAIN
    loose: bool = False
    borrowed: bool = False


class Shape(StrEnum):
    """One day, several, or all from one to another."""

    ONE = "one"
    SEVERAL = "several"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as it is written, from `start` to `end` (its unit included); 24:00 ends a day.

    `midnight` is also «las 12 de la noche». `exists` is false for 19:75.
    """

    start: int
    end: int
    hour: int
    minute: int = 0
    exists: bool = True
    midnight: bool = False

    @property
    def minutes(self) -> int:
        """Since the day began."""
        return self.hour * 60 + self.minute


@dataclass(frozen=True, slots=True)
class Hours:
    """An hour, or the time from one to another."""

    start: int
    end: int
    first: Hour
    last: Hour | None = None


class Lead(StrEnum):
    """What leads to a date: «hasta», «antes de», «desde» or «a partir de», or nothing of the kind."""

    NONE = "none"
    UNTIL = "until"
    BEFORE = "before"
    SINCE = "since"


@dataclass(frozen=True, slots=True)
class Dates:
    """Days that are said together, with the hours said beside them and what leads to them («hasta el»)."""

    start: int
    end: int
    shape: Shape
    days: tuple[Day, ...]
    lead: Lead = Lead.NONE
    hours: tuple[Hours, ...] = ()


class Unit(StrEnum):
    """What «próxima», «esta» or «pasada» is said of, or what is counted."""

    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Relative:
    """A day that depends on when it is read: `away` units of `unit` from then (-1: before).

    `away` is None for «este viernes», which is told by `weekday` and `nearness`; beside «mañana» a `weekday` is what is
    said of it («mañana, viernes»). `counted`: what is left of a term («quedan 3 días»).
    """

    start: int
    end: int
    unit: Unit
    away: int | None = None
    weekday: Weekday | None = None
    nearness: Nearness = Nearness.PLAIN
    counted: bool = False
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Everything a text says of days and hours, each in the order of the text."""

    dates: tuple[Dates, ...] = ()
    relatives: tuple[Relative, ...] = ()
    hours: tuple[Hours, ...] = ()

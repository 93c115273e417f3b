"""Dates that no calendar has, or that contradict themselves."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import date

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.domain.dates.names import day_name
from calendario.domain.dates.placing import placed
from calendario.domain.dates.said import Day, Nearness, Shape
from calendario.domain.finding import Fix, Level

# A day without a year may be one of these years: «Festivos de 2027: lunes 5 de abril».
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_NEXT_YEAR = re.compile(r"\b(?:próximo año|año próximo|año que viene|año siguiente)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b(?:pasado año|año pasado|año anterior)\b", re.IGNORECASE)
_MONTHS = 60  # days: what is further away may be of another year
_WEEK = 7
_TURNED = re.compile(r"(?<!\d)(\d{1,2})([/.‑-])(\d{1,2})(?!\d)")
_LEAP = 2000  # for a day without a year: 29 February may be meant
# «Nació un 29 de febrero».
_IN_ANY_YEAR = re.compile(r"\b(?:(?:un|cada) |nac(?:ió|í|ieron|id[oa]s?|er)\b[^.\n]{0,20})$", re.IGNORECASE)


def with_another_weekday(reading: Reading) -> Iterator[Found]:
    """A weekday that is not the one of its date: «lunes 12 de marzo de 2026», which is a Thursday.

    Without a year the date is the one that is meant on the day it goes out; where two may be meant, both must be wrong.
    """
    years = _years_named(reading)
    for dates in reading.said.dates:
        readings = placed(dates, reading.today)
        for number, day in enumerate(dates.days):
            meant = [days[number] for days in readings]
            weekday = day.weekday
            if (
                weekday is None
                or day.loose
                or any(one is None or one.weekday() == weekday.name.number for one in meant)
            ):
                continue
            likeliest = meant[0]
            assert likeliest is not None  # looked at above
            without_a_year = day.year is None and day.month is not None
            away = (likeliest - reading.today).days
            next_year = without_a_year and _falls_on(weekday.name.number, likeliest.year + 1, likeliest)
            if without_a_year and any(_falls_on(weekday.name.number, year, likeliest) for year in years):
                continue
            written = reading.text[weekday.start : weekday.end]
            right = day_name(likeliest.weekday(), weekday.name, written)
            beside = day.start <= weekday.start < day.end  # «los sábados 12 y 20»: one word for several days
            may_be_next_year = next_year and not 0 <= away <= _MONTHS
            near_enough = day.nearness is not Nearness.THIS or 0 <= away < _WEEK  # «este martes 8» of this week
            one_right = (
                beside
                and near_enough
                and not may_be_next_year
                and len({one.weekday() for one in meant if one is not None}) == 1
            )
            yield Found(
                day.start,
                day.end,
                {"date": likeliest.isoformat(), "right": right.lower(), "written": written.lower()},
                (Fix(weekday.start, weekday.end, right),) if one_right else (),
            )


def _years_named(reading: Reading) -> set[int]:
    """The years of which the text speaks anywhere, «el próximo año» among them."""
    years = {int(found[0]) for found in _YEAR.finditer(reading.text)}
    if _NEXT_YEAR.search(reading.text) is not None:
        years.add(reading.today.year + 1)
    if _LAST_YEAR.search(reading.text) is not None:
        years.add(reading.today.year - 1)
    return years


def _falls_on(weekday: int, year: int, day: date) -> bool:
    try:
        return day.replace(year=year).weekday() == weekday
    except ValueError:
        return False


def that_do_not_exist(reading: Reading) -> Iterator[Found]:
    """31 de noviembre, 04/23/2027; 29 February in a year that has none."""
    in_a_leap_year = any(map(isleap, _years_named(reading)))
    for dates in reading.said.dates:
        readings = placed(dates, reading.today)
        for number, day in enumerate(dates.days):
            if day.month is None or any(days[number] is not None for days in readings):
                continue
            level = None
            if day.year is None and (day.day, day.month) == (29, 2):
                start, _ = reading.sentence(day.start)
                if _IN_ANY_YEAR.search(reading.text, start, day.start) or in_a_leap_year:
                    continue
                level = Level.WARN
            written = reading.text[day.start : day.end]
            yield Found(day.start, day.end, {"written": written}, _turned_round(reading.text, day), level)


def _turned_round(text: str, day: Day) -> tuple[Fix, ...]:
    """04/23/2027 as it is written here, where the day comes first; 2027-23-04, where it comes last."""
    found = _TURNED.search(text, day.start, day.end)
    if found is None or {int(found[1]), int(found[3])} != {day.day, day.month}:
        return ()
    try:
        date(day.year or _LEAP, day.day, day.month or 0)
    except ValueError:
        return ()
    return (Fix(found.start(), found.end(), f"{found[3]}{found[2]}{found[1]}"),)


def reversed_ranges(reading: Reading) -> Iterator[Found]:
    """«del 15 al 3 de diciembre»."""
    for dates in reading.said.dates:
        if dates.shape is not Shape.RANGE:
            continue
        readings = placed(dates, reading.today)
        if all(first is not None and last is not None and last < first for first, last in readings):
            yield Found(dates.start, dates.end, {"written": reading.text[dates.start : dates.end]})

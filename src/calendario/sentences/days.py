"""Days and hours in words, the same on every computer: `jueves 26 de noviembre`, `10:00`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby

from calendario.sentences.language import msg, translated
from calendario.sentences.names import listed

_WEEKDAYS = (
    msg("Monday"),
    msg("Tuesday"),
    msg("Wednesday"),
    msg("Thursday"),
    msg("Friday"),
    msg("Saturday"),
    msg("Sunday"),
)
_SHORT_WEEKDAYS = (msg("Mon"), msg("Tue"), msg("Wed"), msg("Thu"), msg("Fri"), msg("Sat"), msg("Sun"))
_MONTHS = (
    msg("January"),
    msg("February"),
    msg("March"),
    msg("April"),
    msg("May"),
    msg("June"),
    msg("July"),
    msg("August"),
    msg("September"),
    msg("October"),
    msg("November"),
    msg("December"),
)


def long_day(day: date) -> str:
    """`jueves 26 de noviembre`."""
    return translated(msg("{weekday} {day} {month}")).format(
        weekday=translated(_WEEKDAYS[day.weekday()]), day=day.day, month=translated(_MONTHS[day.month - 1])
    )


def full_day(day: date) -> str:
    """`26 de noviembre de 2026`, without its weekday."""
    return translated(msg("{day} {month} {year}")).format(
        day=day.day, month=translated(_MONTHS[day.month - 1]), year=day.year
    )


def whole_day(day: date) -> str:
    """`jueves 26 de noviembre de 2026`."""
    return translated(msg("{day} {year}")).format(day=long_day(day), year=day.year)


def short_day(day: date) -> str:
    """`jue 26/11/2026`."""
    return f"{translated(_SHORT_WEEKDAYS[day.weekday()])} {day.day}/{day.month}/{day.year}"


def card_day(day: date) -> str:
    """`jue 26`."""
    return f"{translated(_SHORT_WEEKDAYS[day.weekday()])} {day.day}"


def some_days(days: Iterable[date]) -> str:
    """`28 y 29 de noviembre, 5 y 6 de diciembre`; in order, their year is not said."""
    pattern = translated(msg("{day} {month}"))
    return ", ".join(
        pattern.format(day=listed([str(day.day) for day in same]), month=translated(_MONTHS[month - 1]))
        for (_year, month), same in groupby(days, lambda day: (day.year, day.month))
    )


def hour(at: time | datetime) -> str:
    """`9:30`, `10:00`, as the wall clock says it."""
    return f"{at.hour}:{at.minute:02}"


def near_day(day: date, today: date) -> str:
    """`viernes 12` within a week of `today`; else `23 de mayo`, and in another year `23 de mayo de 2027`."""
    if abs((day - today).days) < 7:
        return f"{translated(_WEEKDAYS[day.weekday()])} {day.day}"
    if day.year != today.year:
        return full_day(day)
    return translated(msg("{day} {month}")).format(day=day.day, month=translated(_MONTHS[day.month - 1]))


def week_title(monday: date) -> str:
    """`23 al 29 de noviembre de 2026`."""
    return days_title(monday, monday + timedelta(days=6))


def month_title(day: date) -> str:
    """`noviembre de 2026`."""
    return translated(msg("{month} {year}")).format(month=translated(_MONTHS[day.month - 1]), year=day.year)


def day_of_month(day: date) -> str:
    """`26 oct.`, as short as it is clear."""
    return f"{day.day} {translated(_MONTHS[day.month - 1])[:3]}."


def weekday_name(weekday: int) -> str:
    """`lunes` for 0."""
    return translated(_WEEKDAYS[weekday])


def days_title(first: date, last: date) -> str:
    """`30 de marzo al 23 de mayo de 2027`; what both days share is said once."""
    if first == last:
        return full_day(first)
    if first.year != last.year:
        pattern = translated(msg("{first} {first_month} {first_year} to {last} {last_month} {last_year}"))
    elif first.month != last.month:
        pattern = translated(msg("{first} {first_month} to {last} {last_month} {last_year}"))
    else:
        pattern = translated(msg("{first} to {last} {last_month} {last_year}"))
    return pattern.format(
        first=first.day,
        first_month=translated(_MONTHS[first.month - 1]),
        first_year=first.year,
        last=last.day,
        last_month=translated(_MONTHS[last.month - 1]),
        last_year=last.year,
    )


def when(wall_time: datetime, today: date) -> str:
    """`hoy, 11:00`, `mañana, 10:00`, `ayer, 9:00`; `jueves 26, 10:00` within a week of `today`.

    Further away the month is said too, and in another year the whole date.
    """
    day = wall_time.date()
    away = (day - today).days
    named = {0: msg("today"), 1: msg("tomorrow"), -1: msg("yesterday")}
    if away in named:
        said = translated(named[away])
    elif abs(away) < 7:
        said = f"{translated(_WEEKDAYS[day.weekday()])} {day.day}"
    elif day.year == today.year:
        said = long_day(day)
    else:
        said = short_day(day)
    return f"{said}, {hour(wall_time)}"

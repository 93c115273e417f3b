"""Days and hours in words, the same on every computer: `jueves 26 de noviembre`, `10:00`."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from calendario.sentences.language import msg, translated

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


def short_day(day: date) -> str:
    """`jue 26/11/2026`."""
    return f"{translated(_SHORT_WEEKDAYS[day.weekday()])} {day.day}/{day.month}/{day.year}"


def card_day(day: date) -> str:
    """`jue 26`."""
    return f"{translated(_SHORT_WEEKDAYS[day.weekday()])} {day.day}"


def hour(at: time | datetime) -> str:
    """`9:30`, `10:00`, as the wall clock says it."""
    return f"{at.hour}:{at.minute:02}"


def week_title(monday: date) -> str:
    """`23 al 29 de noviembre de 2026`; what both days share is said once."""
    sunday = monday + timedelta(days=6)
    if monday.year != sunday.year:
        pattern = translated(msg("{first} {first_month} {first_year} to {last} {last_month} {last_year}"))
    elif monday.month != sunday.month:
        pattern = translated(msg("{first} {first_month} to {last} {last_month} {last_year}"))
    else:
        pattern = translated(msg("{first} to {last} {last_month} {last_year}"))
    return pattern.format(
        first=monday.day,
        first_month=translated(_MONTHS[monday.month - 1]),
        first_year=monday.year,
        last=sunday.day,
        last_month=translated(_MONTHS[sunday.month - 1]),
        last_year=sunday.year,
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

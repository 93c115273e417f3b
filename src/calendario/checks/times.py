"""Hours that no clock shows, times that end before they begin, and how hours are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.domain.dates.said import Hour
from calendario.domain.finding import Fix

_NIGHT_BEGINS, _NIGHT_ENDS = 16 * 60, 12 * 60
_LATE = 60  # minutes after midnight
_WRITTEN = re.compile(
    r"\d{1,2}(?:(?P<sign>[.:,h'’])(?P<minutes>\d\d))?(?:(?P<blank>\s?)(?P<unit>h|hs|hr|hrs|horas?)\b\.?)?",
    re.IGNORECASE,
)
_NOT_A_SYMBOL = frozenset(["hs", "hr", "hrs"])
_NOT_A_SIGN = frozenset([",", "h", "'", "’"])


def that_do_not_exist(reading: Reading) -> Iterator[Found]:
    """19:75, 25:00."""
    for hours in reading.said.hours:
        for hour in (hours.first, hours.last):
            if hour is not None and not hour.exists:
                yield Found(hour.start, hour.end, {"written": reading.text[hour.start : hour.end]})


def reversed_times(reading: Reading) -> Iterator[Found]:
    """«de 14:00 a 9:00 h». From the evening into the morning is a night, and whatever goes on till one is open late."""
    for hours in reading.said.hours:
        first, last = hours.first, hours.last
        if last is None or not (first.exists and last.exists) or last.minutes >= first.minutes:
            continue
        if last.minutes <= _LATE or (first.minutes >= _NIGHT_BEGINS and last.minutes <= _NIGHT_ENDS):
            continue
        yield Found(hours.start, hours.end, {"written": reading.text[hours.start : hours.end]})


def in_another_form(reading: Reading) -> Iterator[Found]:
    """«18:30 hrs.», «18,30», «18h30», «18:30h»: the symbol is «h», apart from the figures, and a colon or a full stop
    parts the minutes; one of both in one text.
    """
    if reading.language != "es":
        return
    told = [hour for hours in reading.said.hours for hour in (hours.first, hours.last) if hour is not None]
    written = [(hour, found) for hour in told if (found := _WRITTEN.fullmatch(reading.text, hour.start, hour.end))]
    signs = {found["sign"] for _, found in written}
    for hour, found in written:
        sign, unit = found["sign"] or "", found["unit"] or ""
        mixed = sign == "." and ":" in signs
        if not mixed and sign not in _NOT_A_SIGN and unit.lower() not in _NOT_A_SYMBOL and not _is_glued(found):
            continue
        right = _rightly(hour, found["minutes"], "." if sign == "." and not mixed else ":")
        facts = {"written": found[0], "right": right}
        yield Found(hour.start, hour.end, facts, (Fix(hour.start, hour.end, right),))


def _is_glued(found: re.Match[str]) -> bool:
    """«18:30h»."""
    return found["unit"] is not None and not found["blank"]


def _rightly(hour: Hour, minutes: str | None, sign: str) -> str:
    return f"{hour.hour} h" if minutes is None else f"{hour.hour}{sign}{minutes} h"

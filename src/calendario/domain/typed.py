"""Days and hours as a person types them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, time

FIRST_YEAR, LAST_YEAR = 2000, 2099  # of the days that can be typed or chosen
_LEAP = 8  # years at most from one 29 February to the next

_HOUR = re.compile(r"(\d{1,2})\s*(?:[:.,h\s]\s*(\d{1,2})?)?\s*h?")
_HOUR_DIGITS = re.compile(r"(\d{1,2})(\d\d)")
_DAY = re.compile(r"(\d{1,2})(?:[/.\-\s]+(\d{1,2})?(?:[/.\-\s]+(\d{4}|\d\d)?)?)?")
_DAY_DIGITS = re.compile(r"(\d\d)(\d\d)(\d{4}|\d\d)?")
_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WEEKDAY = re.compile(r"^[^\W\d_]+\.?,?\s+")


def hour_of(typed: str) -> time | None:
    """`2244`, `930`, `22:44`, `22.44`, `22 44`, `9`, `9:5` (five past nine); None for what is no hour of the day."""
    typed = typed.strip().lower()
    found = _HOUR_DIGITS.fullmatch(typed) or _HOUR.fullmatch(typed)
    if found is None:
        return None
    at, minute = int(found[1]), int(found[2] or 0)
    return time(at, minute) if at < 24 and minute < 60 else None


def day_of(typed: str, today: date) -> date | None:
    """`25/11`, `25/11/26`, `25-11-2026`, `251126`, `25`; None for what is no day.

    Without a year, or a month, it is the next such day from `today` on.
    """
    typed = _WEEKDAY.sub("", typed.strip())
    if found := _ISO_DAY.fullmatch(typed):
        return _there(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_DIGITS.fullmatch(typed) or _DAY.fullmatch(typed)
    if found is None:
        return None
    day, month, year = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if year:
        return _there(year if year > 99 else FIRST_YEAR + year, month, day)
    if month:
        choices = [_there(today.year + more, month, day) for more in range(_LEAP + 1)]
    else:
        ahead = [divmod(today.month - 1 + more, 12) for more in range(12)]
        choices = [_there(today.year + more, month + 1, day) for more, month in ahead]
    return next((choice for choice in choices if choice is not None and choice >= today), None)


def _there(year: int, month: int, day: int) -> date | None:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)

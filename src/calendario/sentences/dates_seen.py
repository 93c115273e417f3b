"""Days and hours that were read in a text, said in full: `viernes 27 de noviembre de 2026, 14:00`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calendario.domain.dates.said import Hour, Lead
from calendario.domain.dates.seen import Seen
from calendario.sentences.days import days_title, full_day, long_day, short_day
from calendario.sentences.language import msg, translated
from calendario.sentences.names import either, listed

_LED = {
    Lead.UNTIL: msg("until {when}"),
    Lead.BEFORE: msg("before {when}"),
    Lead.SINCE: msg("since {when}"),
}


def date_seen(seen: Seen, read_on: date, *, short: bool = False) -> str:
    """What is understood by it on that day: «hasta el viernes 27 de noviembre de 2026, 14:00», «del 17 al 19 de
    noviembre de 2026», «mañana → martes 24 de noviembre», «¿4 de mayo de 2027 o 4 de mayo de 2026?». A single day may
    be `short`: «hasta el vie 27/11/2026, 14:00».
    """
    single = len(seen.ways) == 1 and len(seen.ways[0]) == 1
    days = short_day(seen.ways[0][0]) if single and short else _days(seen, read_on)
    when = ", ".join(part for part in (days, listed([_time(*time) for time in seen.times])) if part)
    if seen.near:
        #: «mañana → martes 24 de noviembre»: what the text says, and what that is on the day it goes out
        return translated(msg("{words} → {when}")).format(words=seen.near, when=when)
    return translated(_LED[seen.lead]).format(when=when) if single and seen.lead in _LED else when


def over_word(seen: Seen) -> str:
    """*ya ha pasado*, *plazo cerrado*; "" for what is still to come."""
    if not seen.over:
        return ""
    return translated(msg("term closed")) if seen.is_term else translated(msg("already past"))


def _days(seen: Seen, read_on: date) -> str:
    if len(seen.ways) > 1:
        return translated(msg("{days}?")).format(days=either([_plain(days, seen.ranged) for days in seen.ways]))
    if not seen.ways:
        return ""
    days = seen.ways[0]
    if len(days) > 1:
        return _plain(days, seen.ranged)
    if seen.near and days[0].year == read_on.year:
        return long_day(days[0])
    return translated(msg("{long_day} {year}")).format(long_day=long_day(days[0]), year=days[0].year)


def _plain(days: Sequence[date], ranged: bool) -> str:
    """Without the days of the week."""
    if ranged and days[0] < days[-1]:
        return translated(msg("from {days}")).format(days=days_title(days[0], days[-1]))
    told = []
    for number, day in enumerate(days):
        after = days[number + 1] if number + 1 < len(days) else None
        same = after is not None and (after.year, after.month) == (day.year, day.month)
        told.append(str(day.day) if same else full_day(day))
    return listed(told)


def _time(first: Hour, last: Hour | None) -> str:
    if last is None:
        return _hour(first)
    return translated(msg("from {first} to {last}")).format(first=_hour(first), last=_hour(last))


def _hour(at: Hour) -> str:
    return f"{at.hour}:{at.minute:02}"

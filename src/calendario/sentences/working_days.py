"""Why a term ends on the day it ends: what was counted, what did not count, and what is not certain yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from calendario.domain.working_days import Counted, Unit
from calendario.sentences.days import long_day, some_days, whole_day
from calendario.sentences.filling import Text, filled
from calendario.sentences.language import msg, msgs, translated, translated_for
from calendario.sentences.names import listed
from calendario.sentences.words import UNCHANGED, Words

#: As many are said one by one: what is told stays a paragraph.
_MOST_OF_WEEKENDS, _MOST_HOLIDAYS = 8, 6

_COUNTED: Mapping[Unit, Text] = {
    Unit.WORKING: msgs(
        "{number} working day from {start}: it is counted from {first}.",
        "{number} working days from {start}: they are counted from {first}.",
        by="number",
    ),
    Unit.NATURAL: msgs(
        "{number} calendar day from {start}: it is counted from {first}.",
        "{number} calendar days from {start}: they are counted from {first}.",
        by="number",
    ),
    Unit.MONTHS: msgs(
        "{number} month from {start}: from date to date.",
        "{number} months from {start}: from date to date.",
        by="number",
    ),
    Unit.YEARS: msgs(
        "{number} year from {start}: from date to date.", "{number} years from {start}: from date to date.", by="number"
    ),
}
_NO_SUCH_DAY = (msg("There is no day {number} in that month, so it ends on its last one."),)
_NOT_COUNTED = msgs("Not counted: {days}.", "These are not counted: {days}.", by="count")
_ENDS = (msg("It ends on {last}."),)
_PASSES = (msg("It would end on {moved}, which is no working day, and passes to the next one: {last}."),)
_UNSURE = (msg("Holidays of {years} still to be confirmed: look at the official calendar."),)
_WEEKEND = msg("{days} (weekend)")
_WEEKENDS = (msgs("{count} Saturday or Sunday", "{count} Saturdays and Sundays", by="count"),)
_HOLIDAY = msg("{days} ({name})")
_MORE = (msgs("{count} more holiday", "{count} more holidays", by="count"),)

TERMS: dict[str, Words] = {
    "term_number": Words(
        (msg("A term is counted in whole numbers from 1 to {most}."), msg("That term cannot be counted.")),
        UNCHANGED,
        (msg("Write another number."),),
    ),
    "term_year": Words(
        (msg("That year is too far away to count from."),), UNCHANGED, (msg("Check the day it begins on."),)
    ),
    "term_day": Words(
        (msg("«{value}» is no day."), msg("That is no day.")),
        UNCHANGED,
        (msg("Write year, month and day, like 2026-11-24."),),
    ),
}

LINES_OF_TERMS: Mapping[str, tuple[Text, ...]] = {
    "days_about": (msg("count a term as the law does: working days, calendar days or months"),),
    "days_start_help": (msg("the day from which it is counted, as year-month-day: 2026-11-24"),),
    "days_number_help": (msg("how many"),),
    "days_natural_help": (msg("calendar days: every day counts"),),
    "days_months_help": (msg("months, from date to date"),),
    "days_years_help": (msg("years, from date to date"),),
    "days_locale_help": (msg("the country whose holidays count, es-ES or es-CL; without it, the calendar's"),),
    "days_region_help": (msg("the region whose holidays count, like ES-CM; without it, the calendar's"),),
    "term_without_local": (msg("Only the holidays of {place} are counted, not those of the town."),),
    "term_without_region": (
        msg("Only the holidays of the whole country, {place}, are counted: add --region for those of a region."),
    ),
    "term_law_ES": (msg("Ley 39/2015, article 30."),),
    "term_law_CL": (msg("Ley 19.880, article 25."),),
}


def explained(counted: Counted) -> tuple[str, ...]:
    """Sentence by sentence: «10 días hábiles desde el martes 24 de noviembre de 2026: se cuentan desde el miércoles 25
    de noviembre.», «No cuentan: 28 y 29 de noviembre (fin de semana); 8 de diciembre (Inmaculada Concepción).»,
    «Termina el miércoles 9 de diciembre de 2026.»
    """
    ends = counted.moved_from or counted.last
    by_date = counted.unit in (Unit.MONTHS, Unit.YEARS)
    facts: dict[str, object] = {
        "number": counted.days,
        "start": whole_day(counted.start),
        "first": long_day(counted.start + timedelta(days=1)),
        "last": whole_day(counted.last),
        "moved": long_day(ends),
    }
    told = [filled((_COUNTED[counted.unit],), facts)]
    if by_date and ends.day != counted.start.day:
        told.append(filled(_NO_SUCH_DAY, {"number": counted.start.day}))
    if counted.moved_from:
        told.append(filled(_PASSES, facts))
    if counted.skipped:
        told.append(translated_for(_NOT_COUNTED, len(counted.skipped)).format(days=_not_counted(counted.skipped)))
    if not counted.moved_from:
        told.append(filled(_ENDS, facts))
    if counted.unsure:
        told.append(filled(_UNSURE, {"years": _years(counted.unsure)}))
    return tuple(told)


def _not_counted(skipped: tuple[tuple[date, str], ...]) -> str:
    weekends = [day for day, name in skipped if not name]
    named = [(day, name) for day, name in skipped if name]
    told = []
    if len(weekends) > _MOST_OF_WEEKENDS:
        told.append(filled(_WEEKENDS, {"count": len(weekends)}))
    elif weekends:
        told.append(translated(_WEEKEND).format(days=some_days(weekends)))
    told += [translated(_HOLIDAY).format(days=some_days([day]), name=name) for day, name in named[:_MOST_HOLIDAYS]]
    if len(named) > _MOST_HOLIDAYS:
        told.append(filled(_MORE, {"count": len(named) - _MOST_HOLIDAYS}))
    return "; ".join(told)


def _years(years: tuple[int, ...]) -> str:
    return listed([str(year) for year in years])

"""«Mañana», «este viernes», «quedan 5 días»: what they mean on the day the post goes out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.domain.dates.keys import key_of
from calendario.domain.dates.names import DAY_NAMES, day_name
from calendario.domain.dates.placing import placed, span_of
from calendario.domain.dates.said import Dates, Nearness, Relative, Shape, Unit
from calendario.domain.dates_offered import date_offered
from calendario.domain.finding import Fix, Level

# Between «mañana» and its date, hours left out: «Mañana, martes 1», «hoy, día 4», «mañana (martes 1)».
_BESIDE = re.compile(
    r"[\s,(:;–—-]*(?:a las?|del?|desde (?:las|el)|es|el|será|día)?[\s,(]*(?:el|día)?[\s,(]*", re.IGNORECASE
)
_NEAR_WORDS = {-1: "ayer", 0: "hoy", 1: "mañana", 2: "pasado mañana"}
_PLAIN = frozenset(["ayer", "hoy", "mañana", "pasado mañana", "anteayer"])
# «Ayer, el lunes 30»; «de ayer, lunes 30» would be «de el lunes».
_TO_ITS_DATE = re.compile(r",?[ \u00a0](?:el )?", re.IGNORECASE)
_CONTRACTS = re.compile(r"\b(?:de|a)\s+$", re.IGNORECASE)
_NEXT_WORD = re.compile(r",?\s*([^\W\d_]+)")
# «Hoy» alone is in every second post: it matters where it says when something is or ends.
_HAPPENS = re.compile(
    r"\b(?:último día|termina|finaliza|acaba|cierra|abre|vence|empieza|comienza|arranca|inauguramos|celebramos|toca)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b\w+(?:ó|aron|ieron|amos|imos)\b|\b(?:fue|hubo|estuvo)\b", re.IGNORECASE)
_WEEK = 7
# Between «quedan 5 días» and its day: «: el plazo termina el», « para el».
_TERM_BETWEEN = 90
_TO_THE_TERM = re.compile(
    r"(?:[\s,:;.!¡()–—-]|\b(?:para|hasta|el|la|los|las|que|de|del|al|y|se|en|a|tu|su|día|próximo|este|hábiles|naturales"
    r"|sólo|solo|termine|finalice|acabe|venza"
    r"|plazos?|fin|final|término|cierre|inscripci(?:ón|ones)|matrículas?|solicitud(?:es)?|presentación"
    r"|pedirl[oa]s?|solicitarl[oa]s?|apuntarte|inscribirte|inscribirse"
    r"|terminan?|finalizan?|acaban?|concluyen?|vencen?|expiran?|cierran?"
    r"|es|será)\b)*",
    re.IGNORECASE,
)
_FROM_THE_TERM = re.compile(r"(?:[\s,:;.!¡()–—-]|\b(?:y|ya|sólo|solo|te|os|nos)\b)*", re.IGNORECASE)
_HELD_AGAINST = (Unit.DAY, Unit.WEEK, Unit.WEEKEND)


def that_contradict(reading: Reading) -> Iterator[Found]:
    """«Mañana, martes 1 de diciembre» in a post of that very Tuesday; «este viernes 18» of the week before; «quedan 5
    días» with six to go. Only where the day of publication is known.
    """
    if not reading.planned:
        return
    for relative in reading.said.relatives:
        yield from _counted(reading, relative) if relative.counted else _beside(reading, relative)
    for dates in reading.said.dates:
        yield from _this(reading, dates)


def _beside(reading: Reading, relative: Relative) -> Iterator[Found]:
    span = span_of(relative, reading.today)
    if span is None or relative.away is None or relative.unit not in _HELD_AGAINST or _compares(reading, relative):
        return
    if relative.unit is not Unit.DAY:
        yield from _beside_a_week(reading, relative, span)
        return
    meant = span[0]
    weekday = relative.weekday
    if weekday is not None and weekday.name.number != meant.weekday():
        written = reading.text[weekday.start : weekday.end]
        right = day_name(meant.weekday(), weekday.name, written)
        facts = _on_its_day(reading, reading.text[relative.start : relative.end], meant)
        yield Found(relative.start, weekday.end, facts, (Fix(weekday.start, weekday.end, right),))
        return
    for dates in reading.beside(relative.start):
        if dates.shape is not Shape.ONE or not _are_beside(reading.text, relative, dates):
            continue
        said = [days[0] for days in placed(dates, reading.today)]
        if meant in said or said[0] is None:
            continue
        start, end = min(relative.start, dates.start), max(relative.end, dates.end)
        facts = _on_its_day(reading, reading.text[relative.start : relative.end], meant)
        yield Found(start, end, facts, _in_other_words(reading, relative, dates, said[0]))


def _beside_a_week(reading: Reading, relative: Relative, span: tuple[date, date]) -> Iterator[Found]:
    """«La próxima semana, del 3 al 7 de mayo»."""
    for dates in reading.beside(relative.start):
        if not _are_beside(reading.text, relative, dates):
            continue
        meant = [days for days in placed(dates, reading.today) if None not in days]
        if meant and not any(_touch(span, (days[0], days[-1])) for days in meant):
            words = reading.text[relative.start : relative.end]
            start, end = min(relative.start, dates.start), max(relative.end, dates.end)
            yield Found(start, end, _on_its_day(reading, words, span[0]))


def _touch(one: tuple[date, date], other: tuple[date | None, date | None]) -> bool:
    first, last = other
    return first is not None and last is not None and first <= one[1] and one[0] <= last


def _compares(reading: Reading, relative: Relative) -> bool:
    """«tal día como hoy, el 14 de febrero de 1927»."""
    return reading.text[max(0, relative.start - 20) : relative.start].rstrip().lower().endswith(("como", "igual que"))


def _are_beside(text: str, relative: Relative, dates: Dates) -> bool:
    first, second = sorted(((relative.start, relative.end), (dates.start, dates.end)))
    between = text[first[1] : second[0]]
    for hour in relative.hours or dates.hours:
        if first[1] <= hour.start and hour.end <= second[0]:
            between = text[first[1] : hour.start] + text[hour.end : second[0]]
    return len(between) < 40 and _BESIDE.fullmatch(between) is not None


def _in_other_words(reading: Reading, relative: Relative, dates: Dates, said: date) -> tuple[Fix, ...]:
    """The word that is right for the date; where there is none, or where the verbs would be in another time («Ayer
    abrió»), the date alone.
    """
    words = reading.text[relative.start : relative.end]
    if words.lower() not in _PLAIN:
        return ()
    right = _NEAR_WORDS.get((said - reading.today).days)
    if right is not None and (said < reading.today) == ((relative.away or 0) < 0):
        return (Fix(relative.start, relative.end, _cased(right, words)),)
    alone = _TO_ITS_DATE.fullmatch(reading.text, relative.end, max(relative.end, dates.start)) is not None
    if not alone or _CONTRACTS.search(reading.text, max(0, relative.start - 6), relative.start) is not None:
        return ()
    return (Fix(relative.start, dates.start, _cased("el ", words)),)


def _cased(right: str, words: str) -> str:
    """`right` with the capitals of `words`."""
    if words.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if words[0].isupper() else right


def _counted(reading: Reading, relative: Relative) -> Iterator[Found]:
    """Days that are left until the day that the text names, if it names one."""
    if len(reading.said.dates) != 1 or relative.unit not in (Unit.DAY, Unit.WEEK) or relative.away is None:
        return
    (dates,) = reading.said.dates
    start, end = reading.sentence(relative.start)
    if not start <= dates.start < end:
        return
    said = [days[-1] for days in placed(dates, reading.today)]
    if dates.shape is Shape.SEVERAL or None in said:
        return
    left = [(day - reading.today).days for day in said if day is not None]
    if relative.unit is Unit.WEEK:
        right = any(abs(days - relative.away * _WEEK) < _WEEK // 2 + 1 for days in left)
    else:
        right = any(relative.away in (days, days + 1) for days in left)  # some count the last day too
    if right or left[0] < 0:
        return
    words = reading.text[relative.start : relative.end]
    number = re.search(r"\d+", words)
    sure = _counts_to(reading.text, relative, dates)
    fixes: tuple[Fix, ...] = ()
    if sure and number is not None and relative.unit is Unit.DAY and left[0] > 1:
        start = relative.start + number.start()
        fixes = (Fix(start, start + len(number[0]), str(left[0])),)
    day = max(day for day in said if day is not None)
    facts = {"count": left[0], "last_day": day.isoformat(), "out_day": reading.today.isoformat()}
    yield Found(relative.start, relative.end, facts, fixes, level=None if sure else Level.WARN)


def _counts_to(text: str, relative: Relative, dates: Dates) -> bool:
    """Whether nothing but the term stands between what is counted and the day: not «10 días: la carrera del 20»."""
    if relative.start < dates.start:
        between = text[relative.end : dates.start]
        return len(between) < _TERM_BETWEEN and _TO_THE_TERM.fullmatch(between) is not None
    return _FROM_THE_TERM.fullmatch(text[dates.end : relative.start][:_TERM_BETWEEN]) is not None


def _this(reading: Reading, dates: Dates) -> Iterator[Found]:
    """«este viernes 18 de diciembre» is the first Friday to come; of one that is past the text must say so."""
    day = dates.days[0]
    if day.nearness is not Nearness.THIS or day.weekday is None or day.month is None:
        return
    start, end = reading.sentence(day.start)
    for days in placed(dates, reading.today):
        if days[0] is None:
            return
        away = (days[0] - reading.today).days
        if 0 <= away < _WEEK or (-_WEEK < away < 0 and _PAST.search(reading.text, start, end)):
            return
        if days[0].weekday() != day.weekday.name.number:  # told by its own check
            return
    written = reading.text[day.weekday.start : day.weekday.end].lower()
    ahead = (day.weekday.name.number - reading.today.weekday()) % _WEEK
    first = date.fromordinal(min(reading.today.toordinal() + ahead, date.max.toordinal()))
    yield Found(day.start, day.end, _on_its_day(reading, f"este {written}", first))


def _on_its_day(reading: Reading, words: str, meant: date) -> dict[str, object]:
    """What `words` mean when it goes out."""
    return {"words": words.lower(), "day": meant.isoformat(), "out_day": reading.today.isoformat()}


def without_a_date(reading: Reading) -> Iterator[Found]:
    """«Mañana se abre el plazo»: shared a day later it says something else. Where the text says of one such day which
    it is («hoy, martes 24, desde las 18 h hasta las 6 h de mañana»), the others are counted from it.
    """
    counted_from = any(one.unit is Unit.DAY and _has_its_date(reading, one) for one in reading.said.relatives)
    for relative in reading.said.relatives:
        span = span_of(relative, reading.today)
        if relative.nearness is Nearness.PAST or (relative.away or 0) < 0 or relative.unit in (Unit.MONTH, Unit.YEAR):
            continue
        if relative.counted or span is None:
            anchored = bool(reading.days)
        else:
            first = bisect_left(reading.days, span[0])
            anchored = first < len(reading.days) and reading.days[first] <= span[1]
        known = _has_its_date(reading, relative) or (counted_from and relative.unit is Unit.DAY)
        if anchored or known or (relative.away == 0 and not _says_when(reading, relative)):
            continue
        facts = {"words": reading.text[relative.start : relative.end].lower()}
        yield Found(relative.start, relative.end, facts, _with_its_date(reading, relative))


def _has_its_date(reading: Reading, relative: Relative) -> bool:
    return any(_are_beside(reading.text, relative, dates) for dates in reading.beside(relative.start))


def _with_its_date(reading: Reading, relative: Relative) -> tuple[Fix, ...]:
    """«Mañana, martes 24 de noviembre,»: where the day of publication is known and the words stand for one day. A
    weekday beside them goes into it, and where it is another one nobody knows which day is meant.
    """
    offered = date_offered(reading.text[: relative.end], "", reading.today, reading.language)
    if offered is None or not reading.planned or relative.nearness is Nearness.NEXT:
        return ()
    weekday, end = relative.weekday, relative.end
    if weekday is None:
        follows = _NEXT_WORD.match(reading.text, end)
        if follows is not None and key_of(follows[1]) in DAY_NAMES:  # «mañana, lunes y miércoles»
            return ()
    elif weekday.start >= end:
        span = span_of(relative, reading.today)
        if span is None or span[0].weekday() != weekday.name.number:
            return ()
        end = weekday.end
    goes_on = "," in offered.text and re.match(r"\s+\w", reading.text[end : end + 9]) is not None
    return (Fix(relative.end - offered.length, end, offered.text + "," * goes_on),)


def _says_when(reading: Reading, relative: Relative) -> bool:
    if relative.unit in (Unit.WEEK, Unit.WEEKEND):
        return False
    start, end = reading.sentence(relative.start)
    return bool(relative.hours) or _HAPPENS.search(reading.text, start, end) is not None


def after_a_move(reading: Reading) -> Iterator[Found]:
    """A text that says «hoy» and was moved to another day: once of each day."""
    before = reading.subject.around.moved_from
    if before is None or not reading.planned or before.date() == reading.today:
        return
    told = set()
    for relative in reading.said.relatives:
        words = reading.text[relative.start : relative.end].lower()
        meant = span_of(relative, reading.today) or words
        if meant not in told:
            told.add(meant)
            yield Found(relative.start, relative.end, {"words": words, "out_day": reading.today.isoformat()})

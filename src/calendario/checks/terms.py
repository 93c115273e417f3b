"""Terms and events: over when the post goes out, ending on a day that does not count, or nobody knows when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.checks.term_words import begins_a_term, is_term
from calendario.domain.dates.placing import placed
from calendario.domain.dates.said import Dates, Hour, Lead, Nearness, Shape
from calendario.domain.finding import Level

# Said of what is over: preterites, perfects and imperfects. «Terminó», «se celebraron», «ha estado abierta».
_OVER = re.compile(
    r"\b(?:fue|fueron|hubo|estuvo|estuvieron|tuvo|tuvieron|pudo|pudieron|hizo|hicieron|vino|vinieron|era|eran|estaba"
    r"|estaban|había|habían|(?:ha|han|hemos|habéis|he) \w+(?:do|to|cho|sto)s?|va(?:n|m)? \w+(?:ar|er|ir|re)"
    r"|\w{2,}(?:ó|aron|ieron|asteis|isteis|ou))\b",
    re.IGNORECASE,
)
# «celebramos» may be yesterday or today: with a day that is past it was.
_OVER_OR_NOW = re.compile(
    r"\b(?!(?:esper|record|inform|invit|anim|comunic|est|v|cont|d|prepar|acab)amos|segu?imos|ped?imos)\w{2,}(?:amos|imos)\b",
    re.IGNORECASE,
)
_COMES = re.compile(
    r"\b(?:(?:te|os|le|les|nos) espera(?:mos|n)?|acompáñanos|acompañadnos|acompáñenos|ven|venid|venga|vengan|participa"
    r"|participad|participe|apúntate|apuntaos|apúntese|inscríbete|inscribíos|inscríbase|reserva|reservad|reserve|asiste"
    r"|no (?:te|os|se) l[oa]s? pierd\w+|no falt\w+|anímate|animaos|anímese|puedes|podéis|puede|pueden"
    r"|empieza|comienza|arranca|abre|abren|cierra|cierran|llega|se celebra|tiene lugar|hay|visita|disfruta"
    r"|\w{2,}(?:rá|rán|remos|réis))\b",
    re.IGNORECASE,
)
_FORMAL = re.compile(
    r"\b(?:plazos?|matrículas?|aleg\w+|reclam\w+|recurr\w+|solicit\w+|presentaci\w+|presentar\w*|presenta|documentación|recursos?|subsan\w+|registro"
    r"|ayudas?|becas?|subvenci\w+|expediente|licitaci\w+|oposici\w+|convocatoria)\b",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"\b(\d{1,3}|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta)(?:\s+\(\d{1,3}\))?\s+días?\b"
    r"(?!\s+(?:hábil|natural|laborable|lectivo|antes|después|más|de antelación|de duración|a la semana|al))",
    re.IGNORECASE,
)
_TERM_OF_DAYS = re.compile(
    r"\b(?:plazo|alegaci\w+|recurso|recurrir|subsan\w+|reclamaci\w+|presentar"
    r"|días para (?:pagar|alegar|aportar|formular|interponer|contestar|firmar|recoger la notificación))\b",
    re.IGNORECASE,
)
# «Las solicitudes presentadas antes del 1 de abril»: of what came in, not of what may still come.
_CAME_BEFORE = re.compile(r"\b\w+[ai]d[oa]s\s+antes\s+de(?:l| las?)?\s*[\w:. ]{0,20}$", re.IGNORECASE)
# «Gastos pagados hasta el 31 de octubre»; but «prorrogado hasta» is the term itself, and «entradas» are no participle.
_CAME_UNTIL = re.compile(
    r"\b(?!(?:prorrog|ampli|amplí|cort|cerr|suspend|interrump|restring|prohib|retras|aplaz|desvi|ocup|habilit|limit|reserv"
    r"|extend|alarg|permit|fij|convoc|prolong|organiz|instal|program|entr|jorn|invit|par)[ai]d[oa]s?\b)"
    r"[^\W\d]{2,30}[ai]d[oa]s?\s+hasta\s*[\w:. ]{0,20}$",
    re.IGNORECASE,
)
# What somebody had to be or to have by then: «si cumples 18 años antes del», «quienes tuvieran contrato antes del».
_CONDITION = re.compile(
    r"\b(?:requisitos?|antigüedad)\b"
    r"|\b(?:(?:empadronad|nacid)[oa]s?|cumpl(?:a[ns]?|as|e[ns]?|ir|id[oa]s?|ieran?)"
    r"|(?:tuv|estuv|hub|viv|resid|pos|percib|recib)ieran?|fueran?)\b[^.\n,;:]{0,30}$"
    r"|\b(?:si|quien(?:es)?|cuy[oa]s?)\b[^.\n;:]{0,30}\bcaducan?\b[^.\n;:]{0,20}$",
    re.IGNORECASE,
)
# The term may be another one: «las personas empadronadas, hasta el 30», «calle cerrada hasta el 30».
_PERHAPS = re.compile(r"\b(?:empadronad|nacid|cerrad|vigente|caduca)", re.IGNORECASE)
# A day that tells which one it is: «inaugurada el 6 de noviembre», «publicadas en el BOP de 12 de noviembre».
_DONE = re.compile(
    r"(?<!\w)(?<!será )(?<!serán )(?<!es )(?<!son )(?<!está )(?<!están )(?<!estás )(?<!estáis )(?<!queda )(?<!quedan )"
    r"(?!(?:sábado|entrada|jornada|salida|llegada|parada|partida|comida|mercado|velada|quedada|subida|bajada|ida|estado"
    r"|grado|jurado|invitado|merendada|corrida|marchada|actividad|alumnado|helado|temporada|tamborrada|cacerolada"
    r"|acampada|batida|caminada|andada|asado|pescado|juzgado|senado|cuidado|convocad[oa]|tostada|balada)s?\b)"
    r"(?:[a-záéíóúñü]{2,30}[ai]d[oa]|(?:ab|cub)iert[oa]|hech[oa]|[a-z]{0,8}escrit[oa]|[a-z]{0,6}puest[oa])s?"
    r"(?:\s+(?:el|en|del?|la|por|desde|a|[A-ZÁÉÍÓÚ][\w.]{0,15})){0,4}\s+$"
)
# «el acta del 29 de octubre», «a 20 de noviembre», «datos de 20 de noviembre».
_OF_A_DAY = re.compile(r"\b(?:del?(?: día)?|a(?: fecha del?| día)?)\s+$", re.IGNORECASE)
# «Ya puedes ver las fotos del concierto del martes 15», «tras la lluvia del martes 15, la pista abre».
_NOTHING_TO_COME_TO = re.compile(
    r"\b(?:fotos?|fotografías|imágenes|galería|vídeos?|grabaci[oó]n(?:es)?|resumen|crónica|actas?|resultados?"
    r"|clasificaci\w+|ganador\w+|premiad\w+"
    r"|ya (?:puedes|podéis|puede|pueden) (?:ver|consultar|descargar|leer|escuchar|revivir))\b"
    r"|\b(?:tras|después de|lluvias?|nevadas?|tormentas?|temporal|granizada|viento|riada|inundaci[oó]n(?:es)?|incendio"
    r"|cortes?|avería|apagón|accidente|daños)\b[^.,;:\n]{0,40}$",
    re.IGNORECASE,
)
_LONGER = re.compile(r"\b(?:ampl[ií]\w+|pr[oó]rrog\w+|alarg\w+)", re.IGNORECASE)
_MINUTE = timedelta(minutes=1)
_A_YEAR = timedelta(days=366)
_NOTICE = 600  # characters: the text of a poster
# What is known of an event by its first hour alone: whoever is invited comes to its beginning.
_LASTS, _BEGINS = timedelta(hours=3), timedelta(minutes=15)


def _is_told_as_over(reading: Reading, dates: Dates) -> bool:
    start, end = reading.sentence(dates.start)
    if any(day.nearness is Nearness.PAST for day in dates.days):
        return True
    came = {Lead.BEFORE: _CAME_BEFORE, Lead.UNTIL: _CAME_UNTIL}.get(dates.lead)
    if came is not None and came.search(reading.text, start, dates.start) is not None:
        return True
    return any(words.search(reading.text, start, end) is not None for words in (_OVER, _OVER_OR_NOW))


def closed_terms(reading: Reading) -> Iterator[Found]:
    """A term that is over when the post goes out, to the minute where it names an hour."""
    if not reading.planned:
        return
    closed: list[tuple[Dates, datetime]] = []
    one_is_open = False
    for dates in reading.said.dates:
        if not is_term(reading, dates) or _is_told_as_over(reading, dates) or _is_a_condition(reading, dates):
            continue
        ends = [_end_of_term(dates, day) for days in placed(dates, reading.today) if (day := days[-1]) is not None]
        one_is_open |= any(end > reading.at for end in ends)
        if ends and all(end <= reading.at for end in ends) and reading.at - max(ends) < _A_YEAR:
            closed.append((dates, max(ends)))
    for dates, end in closed:
        sentence, sentence_end = reading.sentence(dates.start)
        if dates.shape is Shape.RANGE and _LONGER.search(reading.text, sentence, sentence_end) is not None:
            continue  # «el plazo del 1 al 15 se amplía hasta el 30»
        sure = not one_is_open and _PERHAPS.search(reading.text, sentence, dates.start) is None
        last = end if _ends_before_an_hour(dates) else _after(end, -_MINUTE)
        yield Found(dates.start, dates.end, _since(reading, last), level=None if sure else Level.WARN)


def _is_a_condition(reading: Reading, dates: Dates) -> bool:
    start, _ = reading.sentence(dates.start)
    return _CONDITION.search(reading.text, start, dates.start) is not None


def _end_of_term(dates: Dates, day: date) -> datetime:
    """The first instant after the term."""
    if _ends_before_an_hour(dates):
        return _at(day, dates.hours[0].first)
    if dates.lead is Lead.BEFORE:
        return datetime.combine(day, time())
    if dates.hours:
        return _after(_at(day, dates.hours[0].last or dates.hours[0].first), _MINUTE)
    return _after(datetime.combine(day, time()), timedelta(days=1))


def _ends_before_an_hour(dates: Dates) -> bool:
    """«antes de las 14:00 h del día 15»; but «antes del 15, de 9 a 14 h» ends the day before."""
    return dates.lead is Lead.BEFORE and dates.hours != () and dates.hours[0].last is None


def _at(day: date, hour: Hour) -> datetime:
    return _after(datetime.combine(day, time()), timedelta(minutes=hour.minutes if hour.exists else 24 * 60 - 1))


def _after(then: datetime, away: timedelta) -> datetime:
    """`away` from `then`, as far as there are years."""
    try:
        return then + away
    except OverflowError:
        return datetime.combine(date.max, time.max) if away > timedelta() else datetime.combine(date.min, time.min)


def _day_after(day: date, away: int) -> date:
    return _after(datetime.combine(day, time()), timedelta(days=away)).date()


def _since(reading: Reading, last: datetime) -> dict[str, object]:
    """How long it is over by then."""
    days = (reading.today - last.date()).days
    return {"days": days} if days else {"hour": f"{last.hour}:{last.minute:02}"}


def past_events(reading: Reading) -> Iterator[Found]:
    """An invitation to what is over when the post goes out."""
    if not reading.planned:
        return
    for dates in reading.said.dates:
        days = [day for days in placed(dates, reading.today) if (day := days[-1]) is not None]
        if not _is_over(reading, dates, days, _BEGINS):  # most are still to come: their sentences tell nothing
            continue
        if dates.lead is not Lead.NONE or is_term(reading, dates) or _is_told_as_over(reading, dates):
            continue
        if _tells_which(reading, dates) or begins_a_term(reading, dates):
            continue
        level = _invites(reading, dates)
        lasts = _LASTS if level is None else _BEGINS
        if not _is_over(reading, dates, days, lasts):
            continue
        if level is not None or (dates.hours and dates.shape is Shape.ONE):
            end = max(_end_of_event(dates, day, lasts) for day in days)
            yield Found(dates.start, dates.end, _since(reading, _after(end, -_MINUTE)), level=level)


def _is_over(reading: Reading, dates: Dates, days: list[date], lasts: timedelta) -> bool:
    """Whether it was on all of `days` that it may be, not longer than a year ago."""
    ends = [_end_of_event(dates, day, lasts) for day in days]
    return bool(ends) and max(ends) <= reading.at and reading.at - max(ends) <= _A_YEAR


def _tells_which(reading: Reading, dates: Dates) -> bool:
    """Whether its day only says which one is meant of what the text speaks of."""
    start, _ = reading.sentence(dates.start)
    nearby = (reading.text, max(start, dates.start - 60), dates.start)
    if _DONE.search(*nearby) is not None:
        return True
    if dates.shape is Shape.RANGE or dates.hours or _OF_A_DAY.search(*nearby) is None:
        return False
    return dates.days[0].weekday is None or _NOTHING_TO_COME_TO.search(reading.text, start, dates.start) is not None


def _invites(reading: Reading, dates: Dates) -> Level | None:
    """How sure it is that somebody is invited to it: by the sentence of the date, or, of a notice with one date only,
    by any sentence of it.
    """
    start, end = reading.sentence(dates.start)
    if _COMES.search(reading.text, start, end) is not None:
        return Level.BLOCK
    if len(reading.said.dates) > 1 or len(reading.text) > _NOTICE or _OVER.search(reading.text) is not None:
        return None
    return Level.WARN if _COMES.search(reading.text) is not None else None


def _end_of_event(dates: Dates, day: date, lasts: timedelta) -> datetime:
    """When it is over, as far as the text tells: at its last hour, `lasts` after its only one, or with the day."""
    if not dates.hours:
        return _after(datetime.combine(day, time()), timedelta(days=1))
    hours = dates.hours[-1]
    if hours.last is None:
        return _after(_at(day, hours.first), lasts)
    end = _at(day, hours.last)
    return _after(end, timedelta(days=1)) if hours.last.minutes <= hours.first.minutes else end


def on_days_that_do_not_count(reading: Reading) -> Iterator[Found]:
    """A formal term that ends on a Saturday, a Sunday or a holiday: it goes on to the next working day."""
    for dates in reading.said.dates:
        ends = dates.shape is Shape.RANGE or (dates.shape is Shape.ONE and is_term(reading, dates))
        if not ends or _is_told_as_over(reading, dates):
            continue
        start, end = reading.sentence(dates.start)
        days = placed(dates, reading.today)
        if len(days) != 1 or days[0][-1] is None or _FORMAL.search(reading.text, start, end) is None:
            continue
        day = _day_after(days[0][-1], -(dates.lead is Lead.BEFORE and not _ends_before_an_hour(dates)))
        if day.weekday() >= 5 or day in reading.subject.around.holidays:
            working = day
            while working < date.max and (working.weekday() >= 5 or working in reading.subject.around.holidays):
                working = _day_after(working, 1)
            yield Found(dates.start, dates.end, {"last_day": day.isoformat(), "next_day": working.isoformat()})


def of_unknown_days(reading: Reading) -> Iterator[Found]:
    """«un plazo de 10 días», working days or calendar days?"""
    for found in _DAYS.finditer(reading.text):
        start, end = reading.sentence(found.start())
        nearby = (max(start, found.start() - 60), min(end, found.end() + 60))
        before = reading.text[max(0, found.start() - 12) : found.start()].lower()
        if _TERM_OF_DAYS.search(reading.text, *nearby) is None or re.search(
            r"(?:quedan?|faltan?|hace|últimos)\s+$", before
        ):
            continue
        yield Found(found.start(), found.end(), {"written": found[0]})


def at_midnight(reading: Reading) -> Iterator[Found]:
    """«hasta las 00:00 h del viernes 15»: does the day begin or end?"""
    for dates in reading.said.dates:
        for hours in dates.hours:
            hour = hours.first
            written = reading.text[hour.start : hour.end]
            ends_plainly = written.startswith("24")
            if hours.last is None and hour.midnight and not ends_plainly:
                days = placed(dates, reading.today)[0]
                day = days[-1]
                if day is not None:
                    before = _day_after(day, -1).isoformat()
                    yield Found(hour.start, hour.end, {"day": day.isoformat(), "before_day": before})

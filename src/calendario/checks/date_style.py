"""How days, months and years are written, and years that are last year's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.domain.dates.said import Day
from calendario.domain.finding import Fix

_PARTED_YEAR = re.compile(r"(?<![\d.,])([12])[.,](0\d\d|9\d\d)(?![\d.,]?\d)")
_BEFORE_A_YEAR = re.compile(
    r"\b(?:de|del|año|años|en|desde|hasta|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre"
    r"|diciembre)\s+$",
    re.IGNORECASE,
)
_AFTER_A_YEAR = re.compile(r"\s*(?:$|[.,;:)!?\n»”\"–—/-]|y\b|se\b|en\b|ya\b|el\b|la\b|está\b)")
# What goes by years: «el presupuesto municipal 2.028 aprobado».
_OF_A_YEAR = re.compile(
    r"\b(?:presupuestos?|plan|agenda|fiestas|feria|temporada|campaña|edición|curso|ejercicio|calendario|navidad|verano|carnaval"
    r"|cabalgata|semana santa)"
    r"(?:\s+[^\W\d]+){0,3}\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s*(?:[€$%]|(?:de\s+)?\w+s\b)")
# Away from a date only where they can be no name: «Domingo», «Julio» and «Abril» are people, «Feria de Marzo» is one.
_CAPITALS = re.compile(
    r"(?:\b(?:de|a|los|cada|y|este|el)|,) (?P<name>(?:Lunes|Martes|Miércoles|Jueves|Viernes|Sábados?)\b)"
    r"(?! Sant| de [A-Z])"
    r"|\b[a-záéíóúñ]{2,30} (?:de|en|desde|hasta|a) "
    r"(?P<month>(?:Enero|Febrero|Marzo|Septiembre|Octubre|Noviembre|Diciembre)\b)"
)
_YEARS_AROUND = 15
_YEAR = re.compile(r"(?<![\d/.,:#@–-])\b(20\d\d)\b(?![\d/.,:–-]\d|[€%])")
_CURRENT = re.compile(
    r"\b(?:consulta|consultad|consulte|ya puedes|ya podéis|ya puede|inscr[ií]b\w*|apúntate|descarga\w*|reserva|solicita"
    r"|compra|adquiere|viv[ea]|vivid|ven|venid|disfruta|celebra|nuev[oa]s?|vigentes?|feliz"
    r"|te esperamos|os esperamos|abiert[oa]s?|próxim[oa]s?|participa|programa|llegan?|comienzan?|empiezan?)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:memoria|balance|cuentas?|liquidación|resumen|informe|ejercicio|resultados?|aprobad[oa]s?|anterior(?:es)?"
    r"|pasad[oa]s?"
    r"|(?:desde|en) 20\d\d|comparad[oa]|respecto|ganador\w*|premiad\w*|padrón|datos"
    r"|ley|decreto|orden|ordenanza|convocatoria|ayudas|plan|fondos?|agenda|horizonte|curso|presupuestos?|\w{2,}(?:ó|aron|ieron))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(r"(?:^|[.!?…:;\n«“\"(¡¿•*–—-]|[^\w\s,’'])\s*$")


def parted_years(reading: Reading) -> Iterator[Found]:
    """«Presupuestos de 2.027»: years take no full stop."""
    if reading.language not in ("es", "ca", "gl", "eu"):
        return
    for found in _PARTED_YEAR.finditer(reading.text):
        year = int(found[1] + found[2])
        around = abs(year - reading.today.year) <= _YEARS_AROUND
        if around and _is_a_year(reading.text, found.start(), found.end()):
            facts = {"written": found[0], "right": str(year)}
            yield Found(found.start(), found.end(), facts, (Fix(found.start(), found.end(), str(year)),))


def _is_a_year(text: str, start: int, end: int) -> bool:
    if _BEFORE_A_YEAR.search(text, max(0, start - 14), start) is not None:
        return _AFTER_A_YEAR.match(text, end) is not None
    return _OF_A_YEAR.search(text, max(0, start - 70), start) is not None and _COUNTED.match(text, end) is None


def with_capitals(reading: Reading) -> Iterator[Found]:
    """«el Viernes 18 de Diciembre», «de Lunes a Viernes»: days and months are common nouns in Spanish."""
    if reading.language != "es":
        return
    places = {
        place for dates in reading.said.dates for day in dates.days for place in _capital_words(reading.text, day)
    }
    for found in _CAPITALS.finditer(reading.text):
        places.add(found.span("name" if found["name"] else "month"))
    for start, end in sorted(places):
        written = reading.text[start:end]
        yield Found(start, end, {"written": written, "right": written.lower()}, (Fix(start, end, written.lower()),))


def _capital_words(text: str, day: Day) -> Iterator[tuple[int, int]]:
    for found in _WORD.finditer(text, day.start, day.end):
        word = found[0]
        capital = len(word) > 2 and word[0].isupper() and word[1:].islower()
        if capital and not _BEGINS.search(text, max(0, found.start() - 3), found.start()):
            yield found.start(), found.end()


def stale_years(reading: Reading) -> Iterator[Found]:
    """«el programa de las fiestas de San Antón 2026» in January 2027: last year's text used again?"""
    for found in _YEAR.finditer(reading.text):
        if int(found[1]) != reading.today.year - 1 or any(
            dates.start <= found.start() < dates.end for dates in reading.beside(found.start())
        ):
            continue
        start, end = reading.sentence(found.start())
        if (
            _CURRENT.search(reading.text, start, end) is None
            or _LOOKS_BACK.search(reading.text, start, end) is not None
        ):
            continue
        yield Found(found.start(), found.end(), {"year": found[1], "now": str(reading.today.year)})

"""Which dates end a term, and with which one begins: by the words right before them."""

from __future__ import annotations

import re

from calendario.checks.reading import Reading
from calendario.domain.dates.said import Dates, Lead, Shape

_ENDS = "terminan?|finalizan?|acaban?|concluyen?|vencen?|expiran?|caducan?|cierran?|rematan?|finalitza"
_TERMS = r"plazos?|prazos?|terminis?|(?:pre)?inscripci[oó]n(?:es)?|matrículas?|solicitudes"
# What ends a term right before its date: «el plazo termina el», «fecha límite: », «Plazo: del 1 al 26».
_TERM_BEFORE = re.compile(
    rf"(?:\b(?:{_ENDS})"
    r"|\bfecha (?:límite|tope)\b[^.\n]{0,80}?|\bfin (?:de|del) plazo\b[^.\n]{0,60}?"
    r"|\búltim[oa]s? (?:día|fecha)\b[^.\n]{0,80}?|\btope"
    rf"|\b(?:{_TERMS}|presentación)\b[^.\n:]{{0,60}}:"
    rf"|\bplazo[^.\n]{{0,60}}\b(?:{_ENDS})\b[^.\n]{{0,20}})"
    r"(?:\s+(?:el|o|este|mañana|hoy|próximo|día|a las|las|[\d.:]+|h|horas|del?|es)|\s*[:,(–—-])*\s*$",
    re.IGNORECASE,
)
# «Plazo de inscripción del 1 al 15», «Matrícula abierta del 1 al 15»; but «Inscripción al campus del 1 al 15» is of a
# campus that is then.
_TERM_FROM = re.compile(
    rf"\b(?:{_TERMS})(?:\s+(?:{_TERMS}|de|la|las|el|los|y|para|se|abiert[oa]s?|abren?|es|será|va|está|están|estará|estarán|único|única"
    r"|ordinari[oa]s?|extraordinari[oa]s?|online|presencial(?:es)?|presentación|instancias|documentación|alegaciones"
    r"|reclamaciones|admisión|inscribirse|apuntarse|presentarl?[oa]?s?|solicitarl?[oa]?s?)){0,6}"
    r"\s*\(?\b(?:del?|desde|entre)(?:\s+(?:el|los|día|días)){0,2}\s+$",
    re.IGNORECASE,
)
# The nearest one before a date tells whether a term begins or ends with it: «se abre el 25 y acaba el 4».
_BEGINS_OR_ENDS = re.compile(
    r"\b(?:(?P<begins>empiezan?|empezarán?|comienzan?|comenzarán?|arrancan?|arrancarán?|abren?|abrirán?|abrimos"
    rf"|(?:se )?inician?|iniciarán?|inicio|apertura|comienzo)|{_ENDS}|fin|final|cierre|límite|tope|últim[oa])\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    rf"\b(?:{_TERMS}|presentación|convocatoria|per[ií]odo|alegaciones|reclamaciones|candidaturas|admisión)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[,;.]\s")
_TO_THE_DAY = 60  # characters: «Apertura del plazo de inscripción: 25 de noviembre»


def is_term(reading: Reading, dates: Dates) -> bool:
    """Whether a term ends with it: «hasta el», «el plazo termina el», «Plazo: del 1 al 26»."""
    if dates.lead in (Lead.UNTIL, Lead.BEFORE):
        return True
    if dates.lead is not Lead.NONE or begins_a_term(reading, dates):
        return False
    start, _ = reading.sentence(dates.start)
    nearby = (reading.text, max(start, dates.start - 160), dates.start)
    ranged = dates.shape is Shape.RANGE and _TERM_FROM.search(*nearby) is not None
    return ranged or _TERM_BEFORE.search(*nearby) is not None


def begins_a_term(reading: Reading, dates: Dates) -> bool:
    """Whether a term begins with its day: «el plazo empieza el 25», «Apertura de inscripciones: 25 de noviembre»."""
    if dates.shape is Shape.RANGE:
        return False
    start, _ = reading.sentence(dates.start)
    near = _BEGINS_OR_ENDS.finditer(reading.text, max(start, dates.start - _TO_THE_DAY), dates.start)
    told = max(near, key=re.Match.start, default=None)
    if told is None or told["begins"] is None or _STOP.search(reading.text, told.end(), dates.start) is not None:
        return False
    return _TERM.search(reading.text, start, dates.start) is not None

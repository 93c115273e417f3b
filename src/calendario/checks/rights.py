"""Whether the pictures of a post may be shown on the day it goes out, and whether its text says what a poster says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from calendario.checks.subject import Subject
from calendario.domain.day_names import SPANISH_MONTHS, SPANISH_WEEKDAYS
from calendario.domain.finding import Finding, Level
from calendario.domain.line_ends import WEAK
from calendario.domain.rights import Rights, Standing
from calendario.domain.slot import wall_clock

#: With fewer words than this beside the day a text says neither what nor where.
FEWEST_WORDS = 6
#: With so many it tells something of its own, whatever hangs beside it.
MANY_WORDS = 25

_POSTER = re.compile(
    r"(?i)^\W*(cartel\w*|p[oó]ster|programa|folleto|d[ií]ptico|tr[ií]ptico|bando|anuncio|infograf[ií]a)\b"
)
_POINTS = re.compile(
    r"(?i)\b(en|consulta|mira|lee|ver?|ampl[ií]a)\s+(el|la|este|esta|nuestro|nuestra|su)\s+"
    r"(cartel|imagen|foto|p[oó]ster|programa|folleto|infograf[ií]a)\b"
)
_POSTERS = "cartel imagen foto póster poster programa folleto infografía infografia bando anuncio díptico tríptico"
# Words that tell of nothing by themselves.
_OF_NOTHING = """
    os te le les nos ven venid vente ve veníos anímate animaos animaros apúntate apuntaos acércate acercaos esperamos
    espero espera esperan pierdas perdáis pierda falta faltes faltéis todo toda todos todas información informaciones
    info más consulta consultad mira mirad ver lee leed amplía hola buenos buenas días tardes noches gracias saludos hoy
    aquí aqui allí vamos va habrá hay atención importante aviso recuerda recordad comparte compartid disfruta disfrutad
"""
_SAYS_NOTHING = WEAK.union(_POSTERS.split(), _OF_NOTHING.split())
_DAY = re.compile(
    rf"""(?ix)
      \b(?:{SPANISH_MONTHS}|{SPANISH_WEEKDAYS}|hoy|mañana|esta\s+(?:tarde|noche)|este\s+fin\s+de\s+semana)\b
      | \b\d{{1,2}}\s*[/-]\s*\d{{1,2}}\b | \b\d{{1,2}}\s+de\s+\w+
      | \bdel\s+\d{{1,2}}\s+al\s+\d{{1,2}}\b
    """
)
_HOUR = re.compile(
    rf"""(?ix)
      \b\d{{1,2}}\s*[:.]\s*\d\d\b | \b\d{{1,2}}\s*h(?:oras)?\b | \bmedio\s?d[ií]a\b | \bmedianoche\b
      | \ba\s+las?\s+(?:\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\b
      | \bde\s+\d{{1,2}}\s+a\s+\d{{1,2}}\b(?!\s*(?:de\s+)?(?:{SPANISH_MONTHS}|años|€|euros|personas|km)\b)
    """
)
_AT = rf"""
      \b(?:en|desde|junto\s+al?|frente\s+al?)\s+(?:el|la|los|las|nuestr[oa]s?)?\s*
        (?!(?:el|la|los|las|nuestr[oa]s?|este|esta|cartel|imagen|foto|p[oó]ster|programa|folleto|infograf[ií]a
          |{SPANISH_MONTHS}|{SPANISH_WEEKDAYS})\b)
        [a-záéíóúñ]{{3,}}
"""
_SAID_AT = re.compile(f"(?ix){_AT}")
#: Whatever may be a place: it had rather not say that one is missing.
_PLACE = re.compile(
    rf"""(?ix) {_AT}
      | \bc/ | \b(?:calle|plaza|plazuela|avda|avenida|paseo|camino|ronda|parque|jardín|jardines|ayuntamiento|biblioteca
        |polideportivo|pabellón|frontón|estadio|campo\ de|piscina|gimnasio|auditorio|teatro|cine|sala|salón|casa|centro
        |museo|iglesia|ermita|parroquia|basílica|catedral|castillo|colegio|escuela|instituto|universidad|ludoteca
        |estación|recinto|carpa|quiosco|kiosko|mercado\ de|hogar\ de|local|sede|barrio)s?\b
    """
)
_LINK = re.compile(r"https?://\S+|\bwww\.\S+")
_WORD = re.compile(r"[^\W\d_]{2,}")


def of_pictures(subject: Subject, now: datetime) -> Iterator[Finding]:
    """Who may not be shown on the day it goes out (today, of `now`, where that is not known), and what only a picture
    says.
    """
    if 1 in subject.out:  # with which they went
        return
    content = subject.content
    on = (wall_clock(now, subject.zone) if subject.wall_time is None else subject.wall_time).date()
    count = len(content.images) + len(content.videos)
    for number, digest in enumerate(
        (*(i.digest for i in content.images), *(v.digest for v in content.videos)), start=1
    ):
        rights = subject.known.get(digest)
        if rights is not None:
            yield from _of_people(rights, on, {"number": number, "count": count})
    for number, image in enumerate(content.images, start=1):
        is_poster = image.is_poster or (content.language == "es" and _POSTER.match(image.alt))
        if is_poster and _leaves_it_to_the_picture(subject.written, content.language):
            facts = {"number": number, "count": len(content.images)} | _missing(subject.written, content.language)
            yield Finding("info_only_in_image", Level.WARN, facts=facts)
            return  # once: it is the text that is to be mended


def _of_people(rights: Rights, on: date, facts: dict[str, object]) -> Iterator[Finding]:
    standing = rights.standing(on)
    if not standing.holds:
        why = {Standing.WITHDRAWN: "withdrawn", Standing.OVER: "over"}.get(standing, "missing")
        yield Finding("image_consent_missing", Level.BLOCK, facts={**facts, "why": why})
    elif standing is Standing.SOON_OVER:
        last = rights.last_day(on)
        yield Finding("consent_expires", Level.WARN, facts={**facts, "last_day": last})


def _leaves_it_to_the_picture(text: str, language: str) -> bool:
    """Whether what, when or where is left to the picture. It had rather be silent than wrong: a long text tells enough,
    and only Spanish words for days and hours are known.
    """
    said = _LINK.sub(" ", text)
    words = len(_WORD.findall(said))
    if words < FEWEST_WORDS:
        return language != "es" or bool(_missing(text, language))
    says_when = _DAY.search(said) or _HOUR.search(said)
    return language == "es" and not says_when and (words < MANY_WORDS or _POINTS.search(said) is not None)


def _missing(text: str, language: str) -> dict[str, tuple[str, ...]]:
    """What of "what", "day", "hour" and "place" is not in it, as far as one can tell: only Spanish words are known."""
    if language != "es":
        return {}
    said = _LINK.sub(" ", text)
    missing = [name for name, there in (("day", _DAY), ("hour", _HOUR), ("place", _PLACE)) if not there.search(said)]
    rest = _SAID_AT.sub(" ", _HOUR.sub(" ", _DAY.sub(" ", said)))
    if _SAYS_NOTHING.issuperset(word.lower() for word in _WORD.findall(rest)):
        missing.insert(0, "what")
    return {"missing": tuple(missing)} if missing else {}

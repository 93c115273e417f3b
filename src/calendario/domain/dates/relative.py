"""Days that depend on when they are read: «mañana», «este viernes», «la próxima semana», «quedan 3 días»."""

from __future__ import annotations

from dataclasses import replace

from calendario.domain.dates.keys import word_set
from calendario.domain.dates.names import DAY_NAMES, NUMBER_WORDS
from calendario.domain.dates.said import Nearness, Relative, Unit
from calendario.domain.dates.single import day_at, weekday_at
from calendario.domain.dates.tokens import Kind, Tokens

_HERE = word_set("este esta aquest aquesta estos esos")
_NEXT = word_set("proximo proxima proximos proximas proxim propera proper vindeiro vindeira siguiente")
_PAST = word_set("pasado pasada passat passada ultimo ultima")
_UNITS = {"semana": Unit.WEEK, "setmana": Unit.WEEK, "mes": Unit.MONTH, "año": Unit.YEAR, "any": Unit.YEAR}
_PARTS = word_set("mañana tarde noche madrugada tarda nit noite vespra")
#: Words for a day by how many days it is away, in the languages of the country.
_NEAR = {
    "hoy": 0,
    "avui": 0,
    "hui": 0,
    "hoxe": 0,
    "gaur": 0,
    "dema": 1,
    "bihar": 1,
    "etzi": 2,
    "ayer": -1,
    "ahir": -1,
    "onte": -1,
    "atzo": -1,
    "anoche": -1,
    "anteayer": -2,
    "antier": -2,
    "anteanoche": -2,
}
# Before «mañana» these make it a part of the day, or a thing.
_A_MORNING = word_set("""
    la las el los un una cada esta esa aquella misma media toda por a buena buenas pola da na unha jornada turno horario
    sesion sesiones franja clase clases grupo grupos tarde lunes martes miercoles jueves viernes sabado sabados domingo
    domingos y o tu su mi nuestro nuestra vuestro mejor
    """)
_SHIFTS = word_set("turno horario sesion sesiones franja jornada clases clase grupo grupos media talleres")
_SAME_LINE = 40  # tokens: as far as a timetable goes on
_NOT_TODAY = frozenset(["en", "por"])  # «hoy en día», «hoy por hoy»
_LEFT = word_set("queda quedan falta faltan restan resta")
#: The words with which a relative day may begin.
RELATIVE_BEGINNINGS = {*_NEAR, *_HERE, *_NEXT, *_PAST, *_LEFT, *_UNITS, *DAY_NAMES} | word_set(
    "mañana antes dentro hace fin finde"
)


def relative_at(tokens: Tokens, place: int) -> tuple[Relative, int] | None:
    """The time that is said from `place` on by how far it is from the day of reading, and the place after it."""
    word = tokens.word(place)
    if word not in RELATIVE_BEGINNINGS:
        return None
    return (
        _near(tokens, place, word)
        or _counted(tokens, place, word)
        or _pointed(tokens, place, word)
        or _weekday(tokens, place, word)
    )


def _said(
    tokens: Tokens, first: int, after: int, unit: Unit, away: int | None, *, counted: bool = False
) -> tuple[Relative, int]:
    start, end = tokens.at(first).start, tokens.at(after - 1).end
    return Relative(start, end, unit, away, counted=counted), after


def _near(tokens: Tokens, place: int, word: str) -> tuple[Relative, int] | None:
    before = "" if tokens.at(place).line else tokens.word(place - 1)
    if word == "pasado" and tokens.is_(place + 1, "mañana") and not tokens.at(place + 1).line:
        return None if before in ("el", "un") else _on(tokens, _said(tokens, place, place + 2, Unit.DAY, 2))
    if word == "antes" and tokens.is_(place + 1, "de") and tokens.is_(place + 2, "ayer"):
        return _said(tokens, place, place + 3, Unit.DAY, -2)
    if word == "mañana":
        told = _said(tokens, place, place + 1, Unit.DAY, 1)
        return _on(tokens, told) if _is_tomorrow(tokens, place, before) else None
    if (
        word in ("hoy", "avui", "hoxe")
        and tokens.word(place + 1) in _NOT_TODAY
        and tokens.word(place + 2) in ("dia", word)
    ):
        return None
    away = _NEAR.get(word)
    if away is None or before in ("el", "un", "del"):  # «el ayer»
        return None
    return _on(tokens, _said(tokens, place, place + 1, Unit.DAY, away))


def _on(tokens: Tokens, told: tuple[Relative, int]) -> tuple[Relative, int]:
    """«mañana, viernes»: with the weekday that is said beside it, unless that is a date's own."""
    relative, after = told
    at = after + tokens.is_(after, ",")
    found = None if tokens.at(after).line or tokens.at(at).line else weekday_at(tokens, at)
    if found is None or found[0].name.short or found[0].name.every:
        return told
    weekday, next_one = found
    if day_at(tokens, at) is not None or _is_a_name(tokens, at) or _is_of_others(tokens, next_one):
        return told
    return replace(relative, weekday=weekday), after


def _is_a_name(tokens: Tokens, place: int) -> bool:
    """«Mañana Domingo Pérez»: a capital, and a word with another one; in a text all in capitals nobody can tell."""
    after = tokens.at(place + 1)
    if after.kind is not Kind.WORD or after.line:
        return False
    here, surname = tokens.said(place, place), tokens.said(place + 1, place + 1)
    return here[0].isupper() and surname[0].isupper() and not (here.isupper() and surname.isupper())


def _is_of_others(tokens: Tokens, after: int) -> bool:
    """«mañana, lunes y miércoles», «hoy, viernes, sábado y domingo»; «hoy viernes negro», «mañana jueves de cine»."""
    if tokens.at(after).line:
        return False
    if tokens.is_(after, "y", "e", "o", "i", "a", "al", "-", "–", ","):
        return weekday_at(tokens, after + 1) is not None
    return tokens.is_(after, "negro", "santo") or (
        tokens.is_(after, "de") and tokens.at(after + 1).kind is Kind.WORD and tokens.word(after + 1) not in _PARTS
    )


def _is_tomorrow(tokens: Tokens, place: int, before: str) -> bool:
    if before in _A_MORNING or (
        before and tokens.said(place, place)[1:].islower() and tokens.said(place, place)[0].isupper()
    ):
        return False  # «la asociación Mañana Mejor»
    if tokens.is_(place + 1, "y", "o", "/") and tokens.word(place + 2) in ("tarde", "noche"):  # «mañana y tarde»
        return False
    if _is_a_label(tokens, place):
        return False
    return not (before == "de" and tokens.word(place - 2) in _SHIFTS)


def _is_a_label(tokens: Tokens, place: int) -> bool:
    """«Turnos: mañana, martes 1; tarde, miércoles 2»: the afternoon is told of in the same line and manner."""
    for at in range(place + 2, min(place + _SAME_LINE, len(tokens))):
        if tokens.at(at).line:
            return False
        if (
            tokens.is_(at, "tarde", "tardes")
            and tokens.is_(at - 1, ";", ".", "/", "|", "·")
            and tokens.is_(at + 1, ",", ":")
        ):
            return True
    return False


def _counted(tokens: Tokens, place: int, word: str) -> tuple[Relative, int] | None:
    """«quedan 5 días», «dentro de diez días hábiles», «hace dos semanas»."""
    if word in _LEFT:
        at = place + 1 + tokens.is_(place + 1, "solo", "apenas", "ya", "tan") + tokens.is_(place + 2, "solo")
        told = _amount(tokens, at)
        return None if told is None else _said(tokens, place, told[2], told[1], told[0], counted=True)
    if word == "dentro" and tokens.is_(place + 1, "de"):
        told = _amount(tokens, place + 2)
        return None if told is None else _said(tokens, place, told[2], told[1], told[0])
    if word == "hace":
        told = _amount(tokens, place + 1)
        return None if told is None else _said(tokens, place, told[2], told[1], -told[0])
    return None


def _amount(tokens: Tokens, place: int) -> tuple[int, Unit, int] | None:
    """How many of what, and the place after them."""
    token = tokens.at(place)
    number = tokens.number(place, most=3) if token.kind is Kind.NUMBER else NUMBER_WORDS.get(token.key)
    if number is None or token.line:
        return None
    noun = tokens.word(place + 1)
    if noun in ("dia", "dias"):
        working = tokens.word(place + 2) in ("habil", "habiles", "laborable", "laborables")
        return number, (Unit.WORKING_DAY if working else Unit.DAY), place + 2 + working
    units = {"semana": Unit.WEEK, "semanas": Unit.WEEK, "mes": Unit.MONTH, "meses": Unit.MONTH}
    if noun not in units:
        return None
    return number, units[noun], place + 2


def _pointed(tokens: Tokens, place: int, word: str) -> tuple[Relative, int] | None:
    """«esta tarde», «la próxima semana», «la semana que viene», «este fin de semana»."""
    noun, at, away = word, place, None
    if word in _HERE:
        away, at = 0, place + 1
    elif word in _NEXT:
        away, at = 1, place + 1
    elif word in _PAST:
        away, at = -1, place + 1
    if at > place:
        if tokens.at(at).line:
            return None
        if tokens.word(at) in ("misma", "mismo") and away == 0:
            at += 1
        elif tokens.word(at) in _NEXT and away == 0:
            away, at = 1, at + 1
        noun = tokens.word(at)
        if away == 0 and noun in _PARTS:
            return _said(tokens, place, at + 1, Unit.DAY, 0)
    unit, after = _unit(tokens, at, noun)
    if unit is None:
        return None
    if away is None:
        if tokens.is_(after, "que") and tokens.word(after + 1) in ("viene", "entra", "ve"):
            return _said(tokens, place, after + 2, unit, 1)
        if tokens.word(after) in _NEXT and tokens.at(after).key != "siguiente":
            return _said(tokens, place, after + 1, unit, 1)
        if tokens.word(after) in ("pasado", "pasada", "passada", "passat"):
            return _said(tokens, place, after + 1, unit, -1)
        return None
    return _said(tokens, place, after, unit, away)


def _unit(tokens: Tokens, place: int, noun: str) -> tuple[Unit | None, int]:
    if noun == "fin" and tokens.is_(place + 1, "de") and tokens.is_(place + 2, "semana"):
        return Unit.WEEKEND, place + 3
    if noun == "finde":
        return Unit.WEEKEND, place + 1
    return _UNITS.get(noun), place + 1


def _weekday(tokens: Tokens, place: int, word: str) -> tuple[Relative, int] | None:
    """«este viernes», «el próximo lunes», «el viernes que viene», «el pasado martes»: a weekday without its date."""
    nearness, at = Nearness.PLAIN, place
    if word in _HERE:
        nearness, at = Nearness.THIS, place + 1
        if tokens.is_(at, "mismo"):
            at += 1
        elif tokens.word(at) in _NEXT:
            nearness, at = Nearness.NEXT, at + 1
    elif word in _NEXT - {"siguiente"}:
        nearness, at = Nearness.NEXT, place + 1
    elif word in _PAST:
        nearness, at = Nearness.PAST, place + 1
    if at > place and tokens.at(at).line:
        return None
    found = weekday_at(tokens, at)
    if found is None or found[0].name.short:
        return None
    weekday, after = found
    if nearness is Nearness.PLAIN:
        if tokens.is_(after, "que") and tokens.word(after + 1) in ("viene", "ve", "vén"):
            nearness, after = Nearness.NEXT, after + 2
        elif tokens.word(after) in _NEXT - {"siguiente"} and not tokens.at(after).line:
            nearness, after = Nearness.NEXT, after + 1
        elif tokens.word(after) in _PAST - {"ultimo", "ultima"} and not tokens.at(after).line:
            nearness, after = Nearness.PAST, after + 1
        else:
            return None
    start, end = tokens.at(place).start, tokens.at(after - 1).end
    return Relative(start, end, Unit.DAY, None, weekday, nearness), after

"""Hours as they are written: «a las 17.30 horas», «18h30», «de 9 a 14 h», «las cinco y media de la tarde»."""

from __future__ import annotations

from dataclasses import dataclass, replace

from calendario.domain.dates.keys import word_set
from calendario.domain.dates.names import NUMBER_WORDS
from calendario.domain.dates.said import Hour, Hours
from calendario.domain.dates.tokens import Kind, Tokens

_UNITS = word_set("h hs hr hrs hora horas hores horak hrak")
_THE = word_set("las la les as")
_TO_THE_HOUR = word_set("a hasta desde de sobre hacia entre y partir antes al ao ata fins des dende")
_UP_TO = word_set("a hasta desde al ao ata fins des dende")
_TO = word_set("a hasta y ata fins i e")
_DASHES = frozenset("-–—‑")
_PARTS = {"mañana": 0, "madrugada": 0, "mati": 0, "tarde": 12, "tarda": 12, "noche": 12, "nit": 12, "noite": 12}
_MINUTES = {"media": 30, "cuarto": 15, "quarto": 15, "mitja": 30}
_WORDS = {word: n for word, n in NUMBER_WORDS.items() if n <= 12 and word not in ("un", "uno", "primero")}
_AFTER_AN_HOUR = word_set("de en h y con se habra hay del por para o hasta a desde tendra será sera comenzara")
#: The words with which an hour may begin.
HOUR_BEGINNINGS = frozenset({*_WORDS, "mediodia", "migdia", "medianoche", "mitjanit"})
_DAY_HOURS = 24


@dataclass(frozen=True, slots=True)
class _Read:
    """An hour, the place after it, and whether it can be nothing else."""

    hour: Hour
    after: int
    sure: bool


def hours_at(tokens: Tokens, place: int) -> tuple[Hours, int] | None:
    """The hour, or the time from one to another, that is written from `place` on, and the place after it."""
    token = tokens.at(place)
    if token.kind is not Kind.NUMBER and token.key not in HOUR_BEGINNINGS:
        return None
    ranged = _range(tokens, place)
    if ranged is not None:
        return ranged
    read = _hour_at(tokens, place)
    if read is None or not read.sure or _is_a_length(tokens, place):
        return None
    return Hours(read.hour.start, read.hour.end, read.hour), read.after


def _range(tokens: Tokens, place: int) -> tuple[Hours, int] | None:
    opened = tokens.word(place - 1) in ("de", "desde", "entre", "des", "dende") or (
        tokens.word(place - 1) in _THE and tokens.word(place - 2) in ("de", "desde", "entre", "des", "dende", "a")
    )
    first = _hour_at(tokens, place, led=opened) or _bare(tokens, place)
    if first is None or tokens.at(first.after).line:
        return None
    key = tokens.at(first.after).key
    if key not in _DASHES and key not in _TO:
        return None
    if key in ("y", "i", "e") and not (tokens.is_(place - 1, "entre") or tokens.is_(place - 2, "entre")):
        return None
    at = first.after + 1
    if tokens.word(at) in _THE:
        at += 1
    if tokens.at(at).line:
        return None
    last = _hour_at(tokens, at, led=first.sure and first.hour.exists)
    if last is None or not (last.sure or (first.sure and opened)):
        return None
    if not first.sure and not (opened or key in _DASHES):
        return None
    afternoon = last.hour.hour >= 12 and first.hour.end < last.hour.start and _says_part(tokens, last.after)
    begins = first.hour
    if afternoon and not first.sure and begins.hour + 12 < last.hour.hour:  # «de 5 a 8 de la tarde»
        begins = replace(begins, hour=begins.hour + 12)
    return Hours(begins.start, last.hour.end, begins, last.hour), last.after


def _says_part(tokens: Tokens, after: int) -> bool:
    return tokens.word(after - 1) in _PARTS


def _bare(tokens: Tokens, place: int) -> _Read | None:
    """«9» of «de 9 a 14 h»."""
    number = tokens.number(place, most=2)
    if number is None or number > _DAY_HOURS or _joined(tokens, place):
        return None
    token = tokens.at(place)
    return _Read(Hour(token.start, token.end, number), place + 1, sure=False)


def _hour_at(tokens: Tokens, place: int, *, led: bool = False) -> _Read | None:
    token = tokens.at(place)
    if token.key in ("mediodia", "migdia"):
        return None if tokens.is_(place - 1, "del") else _Read(Hour(token.start, token.end, 12), place + 1, sure=False)
    if token.key in ("medianoche", "mitjanit"):
        sure = tokens.is_(place - 1, "a", "la", "hasta")
        return _Read(Hour(token.start, token.end, 24, midnight=True), place + 1, sure)
    return _in_figures(tokens, place, led) or _in_words(tokens, place)


def _in_figures(tokens: Tokens, place: int, opened: bool) -> _Read | None:
    hour = tokens.number(place, most=2)
    if hour is None or _joined(tokens, place):
        return None
    led = tokens.word(place - 1) in _THE
    minute, after, sign = 0, place + 1, ""
    mark, more = tokens.at(place + 1), tokens.at(place + 2)
    pair = more.kind is Kind.NUMBER and len(more.key) == 2 and not more.spaced and not mark.spaced
    if mark.key in (":", ".", ",", "h", "'", "’") and pair and not _goes_on(tokens, place + 3):
        minute, after, sign = int(more.key), place + 3, mark.key
        if sign == ":" and tokens.is_(after, ":") and tokens.number(after + 1, most=2) is not None:
            after += 2
    elif mark.key == ":" and not mark.spaced:
        return None
    unit = tokens.word(after) in _UNITS and not tokens.at(after).line
    told_whole = unit and tokens.word(after) in ("horas", "hora", "hores", "horak")
    end_at = after + unit
    if unit and tokens.is_(end_at, ".") and not tokens.at(end_at).spaced and _abbreviation(tokens, end_at):
        end_at += 1
    part = _part(tokens, end_at)
    minute, end_at = _and_minutes(tokens, end_at, minute) if not sign and led else (minute, end_at)
    part = part or _part(tokens, end_at)
    exists = (hour < _DAY_HOURS and minute < 60) or (hour, minute) == (_DAY_HOURS, 0)
    midnight = hour == _DAY_HOURS or (hour, minute) == (0, 0)
    if part is not None:
        hour, midnight = _in_part(hour, part[0], midnight)
        end_at = part[1]
    if not exists and not sign:
        return None  # «las 48 horas siguientes»
    if not exists and not (
        (led and _leads_to_an_hour(tokens, place) and (sign == ":" or unit or _ends_there(tokens, after)))
        or (opened and (sign == ":" or (unit and not told_whole)))
        or (unit and sign == ":" and hour < _DAY_HOURS)
    ):
        return None  # «las 85,60 euros», «las 48:30 horas de música»
    if hour >= _DAY_HOURS and told_whole and sign in (".", ",") and not exists:
        return None  # «de 40 a 37,50 horas semanales»
    plain = bool(sign) and sign in ":h" and (exists or led or unit)
    dotted = bool(sign) and (unit or led or part is not None)
    alone = not sign and (
        (unit and not told_whole)
        or (told_whole and led and _comes_to_an_hour(tokens, place))
        or part is not None
        or (led and _comes_to_an_hour(tokens, place) and (end_at > after or _ends_there(tokens, after)))
    )
    token, last = tokens.at(place), tokens.at(end_at - 1)
    sure = plain or dotted or alone
    return (
        _Read(Hour(token.start, last.end, hour, minute, exists, midnight), end_at, sure)
        if sure or led or sign
        else None
    )


def _in_words(tokens: Tokens, place: int) -> _Read | None:
    """«las cinco y media de la tarde»."""
    hour = _WORDS.get(tokens.word(place))
    if hour is None or tokens.word(place - 1) not in _THE or not _comes_to_an_hour(tokens, place):
        return None
    minute, after = _and_minutes(tokens, place + 1, 0)
    if minute < 0:
        hour, minute = hour - 1, 60 + minute
    part = _part(tokens, after)
    midnight = False
    if part is not None:
        hour, midnight = _in_part(hour, part[0], midnight)
        after = part[1]
    sure = part is not None or after > place + 1 or _ends_there(tokens, after)
    token = tokens.at(place)
    return _Read(Hour(token.start, tokens.at(after - 1).end, hour, minute, midnight=midnight), after, sure)


def _and_minutes(tokens: Tokens, place: int, minute: int) -> tuple[int, int]:
    """«y media», «y cuarto», «menos cuarto», «en punto»: the minutes, and the place after them."""
    if tokens.is_(place, "y", "i") and tokens.word(place + 1) in _MINUTES:
        return _MINUTES[tokens.word(place + 1)], place + 2
    if tokens.is_(place, "menos") and tokens.word(place + 1) == "cuarto":
        return -15, place + 2
    if tokens.is_(place, "en") and tokens.is_(place + 1, "punto"):
        return minute, place + 2
    return minute, place


def _part(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """«de la tarde», «del mediodía»: the part of the day, and the place after it."""
    if tokens.at(place).line:
        return None
    if tokens.is_(place, "de") and tokens.is_(place + 1, "la") and tokens.word(place + 2) in _PARTS:
        return tokens.word(place + 2), place + 3
    if tokens.is_(place, "del") and tokens.word(place + 1) in ("mediodia", "migdia"):
        return "mediodia", place + 2
    return None


def _in_part(hour: int, part: str, midnight: bool) -> tuple[int, bool]:
    if part == "mediodia":
        return (hour + 12 if hour < 4 else hour), False
    if hour == 12:
        return (24, True) if part in ("noche", "nit", "noite") else (0 if part == "madrugada" else 12, midnight)
    late = _PARTS[part]
    return (hour + late if hour < 12 and late else hour), midnight


def _joined(tokens: Tokens, place: int) -> bool:
    """Whether a figure or a sign that makes one longer stands right before it."""
    before = tokens.at(place - 1)
    return (
        not tokens.at(place).spaced
        and before.key in (".", ",", ":", "/", "-", "+", "€", "$", "º")
        and not before.spaced
        and tokens.at(place - 2).kind is Kind.NUMBER
        and not (before.key == "-" and len(tokens.at(place - 2).key) == 2)
    )


def _goes_on(tokens: Tokens, place: int) -> bool:
    sign = tokens.at(place)
    after = tokens.at(place + 1)
    return sign.key in (".", ",", "/") and not sign.spaced and after.kind is Kind.NUMBER and not after.spaced


def _abbreviation(tokens: Tokens, place: int) -> bool:
    """Whether the full stop at `place` belongs to «hrs.» and does not end a sentence."""
    after = tokens.at(place + 1)
    return not after.line and after.key != "" and not tokens.text[after.start].isupper()


def _comes_to_an_hour(tokens: Tokens, place: int) -> bool:
    return tokens.word(place - 2) in _TO_THE_HOUR


def _leads_to_an_hour(tokens: Tokens, place: int) -> bool:
    """«a las»: more than «de las», which may be said of euros."""
    return tokens.word(place - 2) in _UP_TO


def _ends_there(tokens: Tokens, place: int) -> bool:
    token = tokens.at(place)
    return token.line or token.kind is Kind.SIGN or token.key in _AFTER_AN_HOUR


def _is_a_length(tokens: Tokens, place: int) -> bool:
    """«durante 2 h», «abierto 24 h», «cada 8 h»."""
    if tokens.word(place - 1) in ("durante", "cada", "en", "unas", "total", "ultimas", "proximas", "primeras", "unos"):
        return True
    after = tokens.word(place + 2)
    return tokens.number(place, 2) == _DAY_HOURS and not tokens.is_(place - 1, "las") and after != "del"

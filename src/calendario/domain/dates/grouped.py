"""Days that are said together: «del 28 de diciembre al 3 de enero», «17, 18 y 19 de mayo», «los viernes 11 y 18»."""

from __future__ import annotations

from dataclasses import replace

from calendario.domain.dates.exempt import names_something
from calendario.domain.dates.keys import word_set
from calendario.domain.dates.said import Dates, Day, Lead, Shape
from calendario.domain.dates.single import day_at, may_begin_a_day
from calendario.domain.dates.tokens import Tokens

_OPENERS = word_set("de del desde entre dende")
_TO = frozenset(["a", "al", "hasta", "ata", "ao", "fins"])
_DASHES = frozenset("-–—‑")
_AND = word_set("y e o u i eta edo ou")
_ARTICLES = word_set("el los la las els os")
_UNTIL = word_set("hasta ata fins")


_MOST = 16  # days of one list: whoever means more says from which to which


def dates_at(tokens: Tokens, place: int) -> tuple[Dates, int] | None:
    """The days that are said from `place` on, and the place after them; None where there are none, or where they are
    part of a name («plaza del 12 de Octubre») or of a law's title.
    """
    if not may_begin_a_day(tokens.at(place)):
        return None
    first = day_at(tokens, place, among=True)
    if first is None:
        return None
    found = _range(tokens, place, first) or _several(tokens, place, first) or _one(tokens, place)
    if found is None:
        return None
    shape, days, after = found
    if names_something(tokens, place, shape, days[0]):
        return None
    days = _shared(days)
    lead = Lead.NONE if shape is Shape.RANGE else lead_before(tokens, place)
    return Dates(days[0].start, days[-1].end, shape, days, lead), after


def _one(tokens: Tokens, place: int) -> tuple[Shape, tuple[Day, ...], int] | None:
    alone = day_at(tokens, place)
    return None if alone is None else (Shape.ONE, (alone[0],), alone[1])


def _range(tokens: Tokens, place: int, first: tuple[Day, int]) -> tuple[Shape, tuple[Day, ...], int] | None:
    day, at = first
    opened = _opener(tokens, place)
    if tokens.at(at).line:
        return None
    key = tokens.at(at).key
    if key in _TO or (key in _AND and opened == "entre") or key in _DASHES:
        at += 1
    else:
        return None
    at = _past_articles(tokens, at)
    if tokens.at(at).line:
        return None
    second = day_at(tokens, at, among=True)
    if second is None or not _go_together(day, second[0]):
        return None
    if _is_bare(day) and not opened and key not in _DASHES and not (key == "al" and _may_begin(tokens, place)):
        return None  # «el aula 2 hasta el 18 de diciembre»
    return Shape.RANGE, (day, second[0]), second[1]


def _go_together(first: Day, last: Day) -> bool:
    """Whether the one needs the other, or both are whole: a bare number is a day only with a month after it."""
    if last.month is not None:
        return True
    return first.weekday is not None and last.weekday is not None and not last.loose


def _may_begin(tokens: Tokens, place: int) -> bool:
    """Whether no word stands before a number that it could be the number of."""
    before = tokens.word(place - 1)
    return tokens.at(place).line or before in _ARTICLES | {"", "dias", "dia"}


def _several(tokens: Tokens, place: int, first: tuple[Day, int]) -> tuple[Shape, tuple[Day, ...], int] | None:
    """Several days; bare numbers are days only before an «y» and a month, or a calendar would be read into any list."""
    days, at = [first[0]], first[1]
    closed = False
    while not closed and len(days) < _MOST and (found := _separator(tokens, at)) is not None:
        closed, next_at = found
        one_before = days[-1].month
        another = day_at(tokens, next_at, among=True)
        if another is None or (one_before is not None and (not closed or _is_bare(another[0]))):
            break
        days.append(another[0])
        at = another[1]
    if len(days) < 2:
        return None
    told = tuple(days)
    if told[-1].month is None and any(day.weekday is None or day.loose for day in told):
        return None
    if not closed and any(_is_bare(day) for day in told):
        return None
    return Shape.SEVERAL, _each_such_day(tokens, place, told), at


def _separator(tokens: Tokens, place: int) -> tuple[bool, int] | None:
    """What stands between two days: whether it is an «y», and the place of the second."""
    if tokens.at(place).line:
        return None
    comma = tokens.is_(place, ",")
    conjunction = tokens.at(place + comma).key in _AND
    if not comma and not conjunction:
        return None
    at = _past_articles(tokens, place + comma + conjunction)
    return None if tokens.at(at).line else (conjunction, at)


def _is_bare(day: Day) -> bool:
    return day.month is None and day.weekday is None


def _each_such_day(tokens: Tokens, place: int, days: tuple[Day, ...]) -> tuple[Day, ...]:
    """«los viernes 11 y 18 de diciembre»: the weekday of the first is said of all."""
    every = days[0].weekday
    if every is None or days[0].loose or not (every.name.every or tokens.is_(place - 1, "los", "els", "os")):
        return days
    return tuple(day if day.weekday is not None else replace(day, weekday=every) for day in days)


def _shared(days: tuple[Day, ...]) -> tuple[Day, ...]:
    """Months and years that one day says for the others; of days over the new year, each its own."""
    told = list(days)
    for place in range(len(told) - 2, -1, -1):
        if told[place].month is None:
            told[place] = _borrowing(told[place], told[place + 1])
    for place in range(1, len(told)):
        if told[place].month is None:
            told[place] = _borrowing(told[place], told[place - 1])
    for place in range(len(told) - 2, -1, -1):
        here, next_one = told[place], told[place + 1]
        if here.year is None and next_one.year is not None and here.month is not None and next_one.month is not None:
            told[place] = replace(here, year=next_one.year - (here.month > next_one.month))
    for place in range(1, len(told)):
        here, before = told[place], told[place - 1]
        if here.year is None and before.year is not None and here.month is not None and before.month is not None:
            told[place] = replace(here, year=before.year + (here.month < before.month))
    return tuple(told)


def _borrowing(day: Day, other: Day) -> Day:
    return replace(day, month=other.month, borrowed=other.month is not None)


def _past_articles(tokens: Tokens, place: int) -> int:
    """Past «el», «el próximo», «el día» before another day."""
    at = place
    while tokens.word(at) in _ARTICLES | {"proximo", "pasado", "este"} and not tokens.at(at + 1).line:
        at += 1
    return at


def _opener(tokens: Tokens, place: int) -> str:
    at = place - 1
    while at > 0 and tokens.word(at) in _ARTICLES | {"proximo", "pasado", "este", "dia"}:
        at -= 1
    return tokens.word(at) if tokens.word(at) in _OPENERS else ""


def lead_before(tokens: Tokens, place: int) -> Lead:
    """What leads to the date or the hour whose first token, articles left aside, is at `place`."""
    at = place - 1
    passed = _ARTICLES | {"de", "del", "d", "'", "’", "al", "ao", "dia", "mismo", "proximo", "este", "pasado"}
    steps = 0
    while steps < 4 and tokens.at(at).key in passed and not tokens.at(at + 1).line:
        at, steps = at - 1, steps + 1
    if tokens.at(at + 1).line:
        return Lead.NONE
    word = tokens.word(at)
    if word in _UNTIL:
        return Lead.UNTIL
    if word in ("antes", "abans"):
        return Lead.BEFORE
    if word in ("desde", "dende", "partir"):
        return Lead.SINCE
    return Lead.NONE

"""The date behind a weekday that is being written: «viernes» is «viernes 27 de noviembre»."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from calendario.domain.completing import folded
from calendario.domain.day_names import MONTHS, WEEKDAYS

#: As many characters before the caret are enough to see what is being written.
LOOKS_BACK = 60

_WORDS = re.compile(r"(?:([^\W\d_]+)\s+)?([^\W\d_]+)$")
_DATED = re.compile(r"[\w·]|[ \t\u00a0]*,?[ \t\u00a0]*\d")


@dataclass(frozen=True, slots=True)
class DateOffered:
    """`text` may be written in place of the last `length` characters before the caret."""

    length: int
    text: str


@dataclass(frozen=True, slots=True)
class _Language:
    """How one language says days: Monday first, January first. `following` are the words that mean a week further on;
    `near` those for today and the days after it, by how many days. `never` are words before a weekday that make it
    every such day, or before a near word that make it a part of the day.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    whole: Callable[[_Language, date, bool], str]
    following: frozenset[str]
    near: Mapping[str, int]
    never: frozenset[str]
    comma: str = " "
    by_name: Mapping[str, int] = field(default_factory=dict)


def _of(weekdays: str, months: str, **said: object) -> _Language:
    names = tuple(weekdays.split())
    by_name = {folded(name): place for place, name in enumerate(names)}
    return _Language(names, tuple(months.split()), by_name=by_name, **said)  # type: ignore[arg-type]


def _in_spanish(told: _Language, day: date, year: bool) -> str:
    return f"{day.day} de {told.months[day.month - 1]}" + (f" de {day.year}" if year else "")


def _in_catalan(told: _Language, day: date, year: bool) -> str:
    month = told.months[day.month - 1]
    return f"{day.day} {'d’' if month[0] in 'ao' else 'de '}{month}" + (f" de {day.year}" if year else "")


def _in_basque(told: _Language, day: date, year: bool) -> str:
    # The numbers' own endings: hamaika (11, 31) takes no article, and a number in a consonant takes «-eko».
    number = f"{day.day}" if day.day in (11, 31) else f"{day.day}a"
    told_year = f"{day.year}{'eko' if day.year % 20 in (1, 5, 10, 15) else 'ko'} " if year else ""
    return f"{told_year}{told.months[day.month - 1]} {number}"


_LANGUAGES = {
    "es": _of(
        WEEKDAYS["es"],
        MONTHS["es"],
        whole=_in_spanish,
        following=frozenset({"proximo"}),
        near={"hoy": 0, "mañana": 1, "pasado mañana": 2},
        never=frozenset(["los", "cada", "a", "de", "todos", "la", "esta", "media", "una", "otra"]),
    ),
    "ca": _of(
        WEEKDAYS["ca"],
        MONTHS["ca"],
        whole=_in_catalan,
        following=frozenset({"proxim", "proper"}),
        near={"avui": 0, "hui": 0, "demà": 1, "demà passat": 2, "despús demà": 2},
        never=frozenset(["els", "cada", "a", "de", "tots"]),
    ),
    "gl": _of(
        WEEKDAYS["gl"],
        MONTHS["gl"],
        whole=_in_spanish,
        following=frozenset({"proximo"}),
        near={"hoxe": 0, "mañá": 1, "pasado mañá": 2},
        never=frozenset(["os", "cada", "a", "de", "todos", "pola", "da", "esta", "media", "unha"]),
    ),
    "eu": _of(
        WEEKDAYS["eu"],
        MONTHS["eu"],
        whole=_in_basque,
        following=frozenset({"hurrengo", "datorren"}),
        near={"gaur": 0, "bihar": 1, "etzi": 2},
        never=frozenset(),
        comma=", ",
    ),
}


def date_offered(before: str, after: str, said_on: date, language: str = "es") -> DateOffered | None:
    """The date to write for the weekday, or the «mañana», that ends right at the caret; None where there is none.

    `before` and `after` are the characters around the caret (`LOOKS_BACK` before it are enough), `said_on` the day on
    which the text will be read: «viernes» is the first Friday on or after it, «próximo viernes» the first one after it.
    The year is said where it is another than that of `said_on`. `language` is BCP 47; those of Spain are known.
    Accents and capitals need not be right in what was written, and are in the answer.
    """
    told = _LANGUAGES.get(language.split("-")[0].lower())
    found = _WORDS.search(before[-LOOKS_BACK:])
    if told is None or found is None or _DATED.match(after):
        return None
    earlier, word = found[1] or "", found[2]
    start = found.start(2)
    if start and before[-LOOKS_BACK:][start - 1] in "#@/.-_":  # a label, an address
        return None
    weekday = told.by_name.get(folded(word))
    if weekday is not None:
        return _weekday_offered(told, earlier, word, weekday, said_on)
    return _near_offered(told, earlier, word, before[-LOOKS_BACK:], said_on)


def _weekday_offered(told: _Language, earlier: str, word: str, weekday: int, said_on: date) -> DateOffered | None:
    if folded(earlier) in told.never:
        return None
    away = (weekday - said_on.weekday()) % 7
    if folded(earlier) in told.following and not away:
        away = 7
    day = said_on + timedelta(days=away)
    said = told.weekdays[weekday] + told.comma + told.whole(told, day, day.year != said_on.year)
    return DateOffered(len(word), _in_case_of(word, said))


def _near_offered(told: _Language, earlier: str, word: str, before: str, said_on: date) -> DateOffered | None:
    both = f"{earlier} {word}".strip()
    for written in (both, word):
        match = next((name for name in told.near if folded(name) == folded(written)), None)
        if match is None or (written == word and "ñ" in match and "ñ" not in written.lower()):
            continue
        if written == word and folded(earlier) in told.never:
            return None
        day = said_on + timedelta(days=told.near[match])
        said = f"{match}, {told.weekdays[day.weekday()]}{told.comma}{told.whole(told, day, day.year != said_on.year)}"
        length = len(before) - before.rindex(written.split()[0])
        return DateOffered(length, _in_case_of(written, said))
    return None


def _in_case_of(written: str, said: str) -> str:
    if len(written) > 1 and written.isupper():
        return said.upper()
    return said[0].upper() + said[1:] if written[0].isupper() else said

"""The dated data in `resources/rules/`: read once at the start, and refused whole where any of it is damaged."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from calendario.domain.house import DayOff, Mode, Period
from calendario.domain.problem import Problem
from calendario.domain.shapes import Shape, Shapes, Shown
from calendario.domain.vocabulary import Country, Phrase, Rules, Words

#: Larger files are not ours.
_MOST_BYTES = 100_000


def read_shapes(resources: Path) -> Shapes:
    """The shapes in which each network shows pictures, from `rules/pictures.json` in `resources`.

    Raises `Problem("rules_damaged")` with the file's `name` where it is missing, cannot be read, or holds anything
    that is no shape: the program is to be installed again.
    """
    path = resources / "rules" / "pictures.json"
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise ValueError("too large to be ours")
        told = json.loads(data)
        networks = {str(key): _shown(one) for key, one in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Problem("rules_damaged", name="rules/pictures.json") from error
    return Shapes(MappingProxyType(networks))


def read_rules(resources: Path) -> Rules:
    """What is in `rules/` of `resources`: in `words/` the lists of words that checks go by, in `countries/` the
    holidays and elections of each country.

    Raises `Problem("rules_damaged")` with the file's `name` where one cannot be read, or holds anything else: the
    program is to be installed again.
    """
    rules = resources / "rules"
    words = tuple(_words_of(path) for path in sorted((rules / "words").glob("*.json")))
    countries = [_country_of(path) for path in sorted((rules / "countries").glob("*.json"))]
    return Rules(words, MappingProxyType({country.locale: country for country in countries}))


def _country_of(path: Path) -> Country:
    try:
        told = _told(path)
        regions = {_text(code): _text(name) for code, name in told["regions"].items()}
        if not {"", *regions} >= told["days_off"].keys():
            raise ValueError("holidays of nowhere")
        country = Country(
            _text(told["locale"]),
            _text(told["name"]),
            MappingProxyType(regions),
            tuple(
                DayOff(date.fromisoformat(day), _text(name), region)
                for region, days in told["days_off"].items()
                for day, name in days.items()
            ),
            tuple(_period(one) for one in told["periods"]),
            _text(told["source"]),
            date.fromisoformat(told["read_on"]),
            frozenset(_year(one) for one in told["unconfirmed"]),
        )
        if country.locale != path.stem:
            raise ValueError("another country's")
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Problem("rules_damaged", name=f"rules/countries/{path.name}") from error
    return country


def _period(told: Mapping[str, Any]) -> Period:
    first, last = date.fromisoformat(told["first"]), date.fromisoformat(told["last"])
    if not isinstance(told["confirmed"], bool):
        raise TypeError("yes or no")
    return Period(Mode(told["mode"]), first, last, _text(told["name"]), _text(told["source"]), told["confirmed"])


def _year(told: object) -> int:
    if type(told) is not int:
        raise TypeError("a year is needed")
    return told


def _told(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    if len(data) > _MOST_BYTES:
        raise ValueError("too large to be ours")
    told: dict[str, Any] = json.loads(data, object_pairs_hook=_each_once)
    return told


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(made := dict(pairs)) < len(pairs):
        raise ValueError("said twice")
    return made


def _words_of(path: Path) -> Words:
    try:
        told = _told(path)
        words = Words(
            _text(told["language"]),
            str(told.get("country", "")),
            _text(told["source"]),
            date.fromisoformat(told["read_on"]),
            _Lists(told["lists"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Problem("rules_damaged", name=f"rules/words/{path.name}") from error
    return words


class _Lists(Mapping[str, tuple[Phrase, ...]]):
    """Lists whose every word was looked at, made into phrases once somebody asks: all of them together would keep the
    window from opening for milliseconds.
    """

    def __init__(self, told: Mapping[str, object]) -> None:
        self._told = {name: _words_and_instead(one) for name, one in told.items()}
        self._made: dict[str, tuple[Phrase, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Phrase, ...]:
        if name not in self._made:
            self._made[name] = tuple(Phrase(words, instead) for words, instead in self._told[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


def _words_and_instead(told: object) -> list[tuple[str, str]]:
    """A list of words, or words with what is better said instead of each."""
    if not isinstance(told, list | dict):
        raise TypeError("a list is needed")
    pairs = list(told.items()) if isinstance(told, dict) else [(words, "") for words in told]
    if not all(isinstance(words, str) and words.strip() and isinstance(instead, str) for words, instead in pairs):
        raise TypeError("words are needed")
    return pairs


def _text(told: object) -> str:
    if not isinstance(told, str) or not told.strip():
        raise TypeError("words are needed")
    return told


def _shown(told: Mapping[str, Any]) -> Shown:
    shapes = tuple(_shape(one) for one in told["shapes"])
    if len({shape.key for shape in shapes}) < len(shapes):
        raise ValueError("a shape is there twice")
    if not isinstance(told["source"], str) or not told["source"]:
        raise ValueError("figures without a source")
    return Shown(shapes, told["source"], date.fromisoformat(told["read_on"]))


def _shape(told: Mapping[str, Any]) -> Shape:
    width, height = told["width"], told["height"]
    if type(width) is not int or type(height) is not int:
        raise TypeError("pixels are whole numbers")
    return Shape(str(told["key"]), width, height, str(told["shown"]))

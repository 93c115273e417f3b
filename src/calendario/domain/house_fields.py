"""The fields of an institution's rules in JSON: each is read, or it is named where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from calendario.domain.problem import BadInput
from calendario.domain.text import clean

#: Entries of each list: years of local holidays, and a long book of style.
MOST = {"days_off": 400, "working": 400, "languages": 10, "avoided": 500, "periods": 100}

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_YEARS = range(2000, 2200)  # any other is a slip of the hand

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)


class Fault(Exception):
    """What is wrong of a value, for whoever knows where it stands."""

    def __init__(self, code: str = "house_damaged", **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class Part:
    """An object of the JSON: all of it, or entry `number` of the list `field`."""

    def __init__(self, data: Mapping[str, object], field: str, number: int | None) -> None:
        self._data, self._field, self._number = data, field, number

    def one(self, name: str, read: Callable[[object], _T], default: _T | None = None) -> _T:
        """Its field of that name, which has to be there where nothing stands for it."""
        if name not in self._data and (default is not None or not self._field):
            return default  # type: ignore[return-value]  # of a whole, None is what is said by nothing
        return self._read(self._data.get(name), read, self._field or name, self._number)

    def several(self, name: str, read: Callable[[object], _T]) -> tuple[_T, ...]:
        """Its list of that name."""
        return tuple(self._read(one, read, name, number) for number, one in enumerate(self._listed(name), 1))

    def parts(self, name: str, fields: Collection[str]) -> Iterator[Part]:
        """The same for a list of objects with those fields."""
        for number, one in enumerate(self._listed(name), 1):
            if not isinstance(one, dict):
                raise BadInput("house_damaged", field=name, number=number)
            for given in one:
                if given not in fields:
                    raise BadInput("house_unknown_field", field=given, within=name, number=number)
            yield Part(one, name, number)

    def _listed(self, name: str) -> list[object]:
        found = self._data.get(name, [])
        if not isinstance(found, list):
            raise BadInput("house_damaged", field=name)
        if len(found) > MOST[name]:
            raise BadInput("house_too_many", field=name, most=MOST[name])
        return found

    @staticmethod
    def _read(value: object, read: Callable[[object], _T], field: str, number: int | None) -> _T:
        try:
            return read(value)
        except Fault as fault:
            facts: dict[str, object] = {"field": field, **fault.facts}
            if number is not None:
                facts["number"] = number
            if isinstance(value, str | int | float) and "value" not in facts:
                facts["value"] = str(value)
            raise BadInput(fault.code, **facts) from fault


def words(value: object) -> str:
    """Clean, on one line."""
    if not isinstance(value, str):
        raise Fault
    try:
        return " ".join(clean(value).split())
    except BadInput as error:
        raise Fault from error


def at_most(most: int) -> Callable[[object], str]:
    """The same of so many characters, and perhaps none."""

    def read(value: object) -> str:
        text = words(value)
        if len(text) > most:
            raise Fault("house_too_long", most=most)
        return text

    return read


def named(most: int) -> Callable[[object], str]:
    """The same, with at least one."""

    def read(value: object) -> str:
        text = at_most(most)(value)
        if not text:
            raise Fault
        return text

    return read


def yes_or_no(value: object) -> bool:
    """Neither a number nor a word."""
    if not isinstance(value, bool):
        raise Fault
    return value


def one_of(kind: type[_E]) -> Callable[[object], _E]:
    """One of the words of `kind`."""

    def read(value: object) -> _E:
        try:
            return kind(words(value))
        except ValueError as error:
            raise Fault from error

    return read


def optional(read: Callable[[object], _T]) -> Callable[[object], _T | None]:
    """Or nothing."""
    return lambda value: None if value is None else read(value)


def day(value: object) -> date:
    """Year, month and day."""
    if isinstance(value, str) and _ISO_DAY.fullmatch(value) and int(value[:4]) in _YEARS:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Fault("house_bad_date")

"""What the bank keeps, as plain JSON: in the database and in the file that goes from one town hall to another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from calendario.domain.bank import (
    MOST_OF_A_LIST,
    Answer,
    Body,
    Evergreen,
    Hashtag,
    Kind,
    OfficialName,
    Template,
)
from calendario.domain.problem import BadInput
from calendario.domain.text import clean

#: Of what changes: characters that are shown, and how many of them before the change.
_SHOWN, _BEFORE = 80, 20


def body_to_json(body: Body) -> dict[str, object]:
    """JSON-ready form; what says nothing is left out."""
    told = {f.name: _plain(getattr(body, f.name)) for f in fields(body)}
    return {name: value for name, value in told.items() if value not in ("", None, [])}


def body_from_json(kind: Kind, data: object) -> Body:
    """The inverse of `body_to_json`, with its texts clean (`domain.text`). Raises `BadInput` for anything that is no
    such body: of another shape ("bank_damaged"), or with words that cannot be kept.
    """
    if not isinstance(data, dict):
        raise BadInput("bank_damaged")
    try:
        return _READERS[kind](data)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise BadInput("bank_damaged") from error


def what_changes(before: Body, after: Body) -> tuple[str, str]:
    """What one has and the other has not, in a line each, the words of a text around the change first; "" for nothing.
    Both of one kind.
    """
    was, will = body_to_json(before), body_to_json(after)
    changed = [name for name in {**was, **will} if was.get(name) != will.get(name)]
    told: list[list[str]] = [[], []]
    for name in changed:
        texts = [_line(data.get(name)) for data in (was, will)]
        for lines, text, other in zip(told, texts, reversed(texts), strict=True):
            lines.append(_around(text, other))
    return "; ".join(filter(None, told[0])), "; ".join(filter(None, told[1]))


def _line(value: object) -> str:
    match value:
        case None:
            return ""
        case list():
            return ", ".join(_line(one) for one in value)
        case _:
            return " ".join(str(value).split())


def _around(text: str, other: str) -> str:
    """The part of `text` from a few words before it begins to differ."""
    same = next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
    start = text.rfind(" ", 0, max(0, same - _BEFORE)) + 1 if same > _BEFORE else 0
    piece = text[start : start + _SHOWN]
    return ("…" if start else "") + piece + ("…" if start + _SHOWN < len(text) else "")


def _plain(value: object) -> object:
    match value:
        case tuple():
            return [_plain(one) for one in value]
        case date():
            return value.isoformat()
        case bool() | int() | None:
            return value
        case _:
            return str(value)


def _words(data: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = data[name] if default is None else data.get(name, default)
    if not isinstance(value, str):
        raise TypeError(name)
    return clean(value)


def _number(data: Mapping[str, Any], name: str, default: int) -> int:
    value = data.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(name)
    return value


def _day(data: Mapping[str, Any], name: str) -> date | None:
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(name)
    return date.fromisoformat(value)


def _several(data: Mapping[str, Any], name: str) -> list[Any]:
    value = data.get(name, [])
    if not isinstance(value, list):
        raise TypeError(name)
    if len(value) > MOST_OF_A_LIST:
        raise BadInput("bank_too_many", most=MOST_OF_A_LIST)
    return value


def _template(data: Mapping[str, Any]) -> Body:
    return Template(_words(data, "text"), _words(data, "category", ""), _words(data, "language", "es"))


def _evergreen(data: Mapping[str, Any]) -> Body:
    rest, language = _number(data, "rest_days", 90), _words(data, "language", "es")
    return Evergreen(_words(data, "text"), rest, _day(data, "expires_on"), language)


def _answer(data: Mapping[str, Any]) -> Body:
    return Answer(
        _words(data, "question"),
        _words(data, "text"),
        _words(data, "topic", ""),
        _words(data, "owner", ""),
        _day(data, "approved_on"),
        _day(data, "expires_on"),
    )


def _official_name(data: Mapping[str, Any]) -> Body:
    wrong = tuple(_words({"wrong": one}, "wrong") for one in _several(data, "wrong"))
    return OfficialName(_words(data, "right"), wrong, _words(data, "note", ""))


def _hashtag(data: Mapping[str, Any]) -> Body:
    return Hashtag(_words(data, "text"), _words(data, "note", ""))


_READERS: Mapping[Kind, Callable[[Mapping[str, Any]], Body]] = {
    Kind.TEMPLATE: _template,
    Kind.EVERGREEN: _evergreen,
    Kind.ANSWER: _answer,
    Kind.NAME: _official_name,
    Kind.HASHTAG: _hashtag,
}

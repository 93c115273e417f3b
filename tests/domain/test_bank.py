"""What the bank keeps: texts, names, hashtags; when an evergreen may go out; JSON that is no such thing."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.bank import (
    Answer,
    Body,
    Entry,
    Evergreen,
    Hashtag,
    Kind,
    OfficialName,
    Template,
    has_expired,
    kind_of,
    matches,
    name_of,
    next_day,
)
from calendario.domain.bank_json import body_from_json, body_to_json
from calendario.domain.problem import BadInput

TODAY = date(2026, 11, 25)
BODIES: tuple[Body, ...] = (
    Template("Pleno el {fecha}.", "Institucional", "ca"),
    Evergreen("Lleva las pilas al punto limpio.", 30, date(2027, 6, 1)),
    Evergreen("Sin fecha", 0),
    Answer("¿Cuándo abre el registro?", "De 9:00 a 14:00.", "Trámites", "Secretaría", TODAY, date(2027, 1, 1)),
    OfficialName("Casa de la Cultura", ("Casa Cultura", "la Casa de Cultura"), "Con artículo"),
    Hashtag("#PlenoAbierto", "Solo en plenos"),
)


@pytest.mark.parametrize("body", BODIES)
def test_what_is_kept_comes_back_as_it_was(body: Body) -> None:
    told = json.loads(json.dumps(body_to_json(body)))
    assert body_from_json(kind_of(body), told) == body


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda c: st.lists(c, max_size=3))
)
def test_json_that_is_no_body_is_refused_and_nothing_else_happens(value: Any) -> None:
    names = ("text", "question", "right", "wrong", "rest_days", "expires_on")
    for kind in Kind:
        for data in (value, dict.fromkeys(names, value), {"text": "a", "question": "a", "right": "a", "wrong": value}):
            with suppress(BadInput):
                assert kind_of(body_from_json(kind, data)) is kind


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        (Kind.TEMPLATE, {}, "bank_damaged"),
        (Kind.TEMPLATE, [], "bank_damaged"),
        (Kind.TEMPLATE, {"text": " \n"}, "bank_without_text"),
        (Kind.TEMPLATE, {"text": 5}, "bank_damaged"),
        (Kind.TEMPLATE, {"text": "a\0"}, "text_has_nul"),
        (Kind.TEMPLATE, {"text": "\ud800"}, "text_has_surrogate"),
        (Kind.TEMPLATE, {"text": "a" * 20_001}, "bank_text_too_long"),
        (Kind.TEMPLATE, {"text": "a", "category": "c" * 301}, "bank_line_too_long"),
        (Kind.TEMPLATE, {"text": "a", "language": "Español"}, "bank_language_wrong"),
        (Kind.EVERGREEN, {"text": "a", "rest_days": True}, "bank_damaged"),
        (Kind.EVERGREEN, {"text": "a", "rest_days": -1}, "bank_rest_wrong"),
        (Kind.EVERGREEN, {"text": "a", "rest_days": 10**30}, "bank_rest_wrong"),
        (Kind.EVERGREEN, {"text": "a", "expires_on": "mañana"}, "bank_damaged"),
        (Kind.NAME, {"right": "a", "wrong": "b"}, "bank_damaged"),
        (Kind.NAME, {"right": "a", "wrong": ["b"] * 501}, "bank_too_many"),
        (Kind.NAME, {"right": "a", "wrong": [""]}, "bank_without_name"),
        (Kind.HASHTAG, {"text": "#Dos palabras"}, "bank_hashtag_wrong"),
        (Kind.HASHTAG, {"text": "#2026"}, "bank_hashtag_wrong"),
    ],
)
def test_what_is_wrong_with_it_is_told(kind: Kind, data: Any, code: str) -> None:
    with pytest.raises(BadInput) as told:
        body_from_json(kind, data)
    assert told.value.code == code


def test_a_hashtag_is_given_its_sign_and_keeps_its_capitals_and_accents() -> None:
    assert Hashtag("AñoNuevoEnVillasauce").text == "#AñoNuevoEnVillasauce"


def test_what_has_a_name_of_its_own_is_called_by_it() -> None:
    assert name_of(Answer("¿Cuándo?", "Hoy")) == "¿Cuándo?"
    assert name_of(OfficialName("Casa de la Cultura"), "otro") == "Casa de la Cultura"
    assert name_of(Template("x"), "  Aviso \n de pleno ") == "Aviso de pleno"
    with pytest.raises(BadInput, match="bank_without_name"):
        name_of(Evergreen("x"), " ")


def may_go_out(evergreen: Evergreen, last_on: date | None, day: date) -> bool:
    return next_day(evergreen, last_on, day) == day


def test_an_evergreen_rests_and_ends() -> None:
    body = Evergreen("x", rest_days=30, expires_on=date(2026, 12, 31))
    assert next_day(body, None, TODAY) == TODAY
    assert next_day(body, date(2026, 11, 20), TODAY) == date(2026, 12, 20)
    assert not may_go_out(body, date(2026, 11, 20), date(2026, 12, 19))
    assert may_go_out(body, date(2026, 11, 20), date(2026, 12, 20))
    assert next_day(body, date(2026, 12, 2), TODAY) is None, "it would have rested on 1 January"
    assert next_day(body, None, date(2026, 12, 31)) == date(2026, 12, 31)
    assert next_day(body, None, date(2027, 1, 1)) is None
    assert has_expired(body, date(2027, 1, 1))
    assert not has_expired(body, date(2026, 12, 31))
    assert next_day(Evergreen("x", 3650), date.max, date.max) == date.max


@given(st.dates(), st.none() | st.dates(), st.integers(0, 400), st.none() | st.dates())
def test_the_next_day_is_one_on_which_it_may_go_out(
    today: date, last: date | None, rest: int, expires: date | None
) -> None:
    body = Evergreen("x", rest, expires)
    day = next_day(body, last, today)
    if day is None:
        assert expires is not None
        return
    assert day >= today
    assert may_go_out(body, last, day)
    assert day == today or not may_go_out(body, last, day - timedelta(days=1))


def test_it_is_found_however_its_letters_and_accents_are_written() -> None:
    body = Answer("¿Dónde está el cajón?", "En la plaza", topic="Trámites")
    entry = Entry(UUID(int=1), "¿Dónde está el cajón?", body, datetime(2026, 1, 1, tzinfo=UTC))
    for words in ("", "cajon", "TRAMITES plaza", "dónde"):
        assert matches(entry, words)
    assert not matches(entry, "plaza piscina")

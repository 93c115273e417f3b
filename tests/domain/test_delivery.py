"""Delivery keys and frozen payloads."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.addresses import Card
from calendario.domain.delivery import Payload, new_key
from calendario.domain.media import Image
from calendario.domain.post import Content, Visibility

wall = datetime.fromisoformat  # a naive wall time

#: https://atproto.com/specs/tid: base32-sortable; the first of the 13 letters carries one bit less.
ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
FIRST = "234567abcdefghij"

instants = st.datetimes(wall("2024-01-01 00:00"), wall("2100-01-01 00:00"), timezones=st.just(UTC))
bits = st.integers(0, 1023)


@given(instants, bits)
def test_a_key_has_the_shape_of_a_tid(at: datetime, random_bits: int) -> None:
    key = new_key(at, random_bits)
    assert len(key) == 13
    assert set(key) <= set(ALPHABET)
    assert key[0] in FIRST


@given(instants, bits, bits, st.integers(1, 10**9))
def test_a_later_key_sorts_later_by_even_one_microsecond(at: datetime, first: int, second: int, later: int) -> None:
    assert new_key(at, first) < new_key(at + timedelta(microseconds=1), second)
    assert new_key(at, first) < new_key(at + timedelta(microseconds=later), second)


@given(instants)
def test_two_publishers_in_the_same_microsecond_make_different_keys(at: datetime) -> None:
    assert len({new_key(at, n) for n in range(1024)}) == 1024


def test_a_key_says_its_instant_as_the_specification_writes_it() -> None:
    at = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    number = 0
    for letter in new_key(at, 5):
        number = number << 5 | ALPHABET.index(letter)
    assert number & 0x3FF == 5
    assert datetime.fromtimestamp((number >> 10) / 1_000_000, UTC) == at


def test_a_payload_survives_being_written_down() -> None:
    image = Image("a" * 64, "image/png", 800, 600, 1234, "La plaza «Mayor»")
    content = Content("Feria 🎡", (image,), "Petardos", Visibility.UNLISTED, "ca")
    payload = Payload("Feria", content, datetime(2026, 11, 25, 8, 0, 0, 123456, tzinfo=UTC), "p1")
    assert Payload.from_json(json.loads(json.dumps(payload.to_json()))) == payload


def test_the_card_of_a_link_goes_with_the_first_part_and_through_the_row() -> None:
    card = Card("https://a.es", "Bases", "Hasta el 19.", "0" * 64)
    payload = Payload("T", Content("Uno\n---\nDos", link="https://a.es"), datetime(2026, 11, 25, tzinfo=UTC), "p", card)
    assert Payload.from_json(json.loads(json.dumps(payload.to_json()))) == payload
    assert [part.card for part in payload.parts] == [card, None]
    plain = replace(payload, card=None)
    assert "card" not in plain.to_json(), "an old payload stays as it is"

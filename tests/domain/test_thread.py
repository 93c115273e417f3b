"""Threads: where a text is divided, what each part says, and how each is measured."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.channel import BY_HAND, Channel
from calendario.domain.delivery import Payload
from calendario.domain.media import Image
from calendario.domain.networks import network
from calendario.domain.post import Content
from calendario.domain.publication import Outcome, Part, go_on_as
from calendario.domain.rulers.parts import beyond, fullest, measures
from calendario.domain.thread import in_whole, joined, needless, parts_of, standing, stretches

POSTER = Image("a" * 64, "image/png", 800, 600, 12_000, "El cartel de la feria")
BLUESKY, MASTODON = network("bluesky").limits, network("mastodon").limits
lines = st.sampled_from(["---", " --- ", "----", "-- -", "", "  ", "Feria", "Pleno a las 9", "a---b", "¡Olé! 🎡"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Uno\n---\nDos", ("Uno", "Dos")),
        ("Uno\n\n  ---\t\n\n Dos \n---\nTres\n", ("Uno", "Dos", "Tres")),
        ("Uno\n---\n", ("Uno",)),
        ("---\n\n---\nUno\n---\n---", ("Uno",)),
        ("---", ("",)),
        ("", ("",)),
        ("Lunes --- martes", ("Lunes --- martes",)),
        ("Uno\n----\nDos", ("Uno\n----\nDos",)),
        (" Con blancos, sin dividir \n", (" Con blancos, sin dividir \n",)),
    ],
)
def test_a_line_that_holds_only_three_dashes_begins_the_next_part(text: str, said: tuple[str, ...]) -> None:
    assert parts_of(text) == said


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Uno\n---\nDos", ()),
        ("Uno", ()),
        ("---\n---", ()),
        ("Uno\n---\n", ((4, 7),)),
        ("---\nUno", ((0, 3),)),
        ("Uno\n---\n\n --- \nDos", ((4, 7),)),
        ("---\n---\nUno", ((0, 3), (4, 7))),
    ],
)
def test_a_dividing_line_with_nothing_beyond_it_is_needless(text: str, places: tuple[tuple[int, int], ...]) -> None:
    assert needless(text) == places


@given(st.lists(lines, max_size=8).map("\n".join))
def test_the_parts_lie_in_the_text_in_order_and_lose_no_word(text: str) -> None:
    ends = [0]
    for start, end in stretches(text):
        assert ends[-1] <= start <= end
        ends.append(end)
    kept = "".join("".join(parts_of(text)).split())
    assert kept == "".join("".join(line for line in text.split("\n") if line.strip() != "---").split())


@given(st.lists(lines, max_size=8).map("\n".join), st.integers(0, 60))
def test_a_place_in_the_one_text_is_found_again_in_the_divided_one(text: str, place: int) -> None:
    whole = joined(text)
    if place < len(whole) and not whole[place].isspace():
        assert text[in_whole(text, place)] == whole[place]


def test_the_pictures_go_with_the_first_part_and_all_else_with_each() -> None:
    content = Content("Uno\n---\nDos", (POSTER,), warning="Ruido", language="ca")
    first, second = content.parts
    assert (first.text, first.images) == ("Uno", (POSTER,))
    assert (second.text, second.images) == ("Dos", ())
    assert (second.warning, second.visibility, second.language) == ("Ruido", content.visibility, "ca")
    assert content.joined == Content("Uno\n\nDos", (POSTER,), warning="Ruido", language="ca")


def test_a_post_that_is_not_divided_is_what_it_always_was() -> None:
    content = Content(" Feria de primavera\n", (POSTER,))
    assert content.parts == (content,)
    assert content.joined == content
    payload = Payload("Feria", content, datetime(2026, 5, 4, 9, tzinfo=UTC), "7")
    assert payload.parts == (payload,)


def test_each_part_is_a_little_younger_than_the_one_before() -> None:
    at = datetime(2026, 5, 4, 9, tzinfo=UTC)
    payload = Payload("Feria", Content("Uno\n---\nDos\n---\nTres"), at, "7")
    assert [p.created_at - at for p in payload.parts] == [timedelta(milliseconds=n) for n in range(3)]
    assert {p.title for p in payload.parts} == {"Feria"}


def a_channel(kind: str, key: str) -> Channel:
    return Channel(UUID(int=1), kind, key, "Ayuntamiento", "AY")


@pytest.mark.parametrize(
    ("kind", "key", "threads"),
    [
        ("mastodon", "mastodon", True),
        ("bluesky", "bluesky", True),
        ("practice", "practice", True),
        ("practice", "facebook", False),
        ("webpage", "web", False),
        (BY_HAND, "mastodon", True),
        (BY_HAND, "x", True),
        (BY_HAND, "threads", True),
        (BY_HAND, "facebook", False),
        (BY_HAND, "linkedin", False),
        (BY_HAND, "whatsapp", False),
    ],
)
def test_a_divided_text_is_one_where_there_are_no_threads(kind: str, key: str, threads: bool) -> None:
    content = Content("Uno\n---\nDos")
    channel = a_channel(kind, key)
    assert channel.has_threads == threads
    assert channel.as_sent(content) == (content if threads else Content("Uno\n\nDos"))
    assert channel.as_sent(Content("Uno\n---\n")) == Content("Uno")  # nobody reads a dividing line
    assert channel.as_sent(Content(" Uno \n")) == Content(" Uno \n")


def test_each_part_has_the_whole_room_of_a_post() -> None:
    content = Content("a" * 250 + "\n---\n" + "b" * 299 + "\n---\n" + "c" * 280)
    told = measures("bluesky", content, BLUESKY, threads=True)
    assert [(m.length, m.part, m.parts) for m in told] == [(250, 1, 3), (299, 2, 3), (280, 3, 3)]
    assert all(m.fits for m in told)
    assert fullest(told).part == 2
    (one,) = measures("bluesky", content, BLUESKY, threads=False)
    assert (one.length, one.parts, one.fits) == (250 + 2 + 299 + 2 + 280, 1, False)


def test_what_does_not_fit_is_found_in_its_part() -> None:
    text = "a" * 310 + "\n---\n" + "b" * 10 + "\n---\n" + "c" * 301
    told = measures("bluesky", Content(text), BLUESKY, threads=True)
    assert [m.excess for m in told] == [10, 0, 1]
    assert fullest(told).part == 1  # the first that does not fit, though the last one might be longer
    assert beyond("bluesky", Content(text), BLUESKY, 1, threads=True) == (300, 310)
    start, end = beyond("bluesky", Content(text), BLUESKY, 3, threads=True)
    assert text[start:end] == "c"
    assert end == len(text)


def test_as_one_text_it_is_cut_where_the_divided_one_says_the_same() -> None:
    text = "a" * 200 + "\n---\n" + "b" * 200
    start, end = beyond("bluesky", Content(text), BLUESKY, 1, threads=False)
    assert (text[start:end], start) == ("b" * 102, 200 + 5 + 98)  # 200 + a blank line of 2 + 98 are 300


def test_a_content_warning_takes_room_in_each_part_on_mastodon() -> None:
    told = measures("mastodon", Content("a\n---\nb", warning="Ruido"), MASTODON, threads=True)
    assert [m.length for m in told] == [6, 6]


def a_part(number: int, text: str, outcome: Outcome = Outcome.PUBLISHED) -> Part:
    at = datetime(2026, 5, 4, 9, tzinfo=UTC)
    return Part(UUID(int=1), number, f"k{number}", Content(text), outcome, at, at, f"r{number}")


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Uno\n---\nDos\n---\nTres", True),
        ("Uno\n---\nDos\n---\nOtro fin", True),
        ("Uno\n---\nDos", True),
        ("Uno", False),
        ("Uno.\n---\nDos", False),
        ("Dos\n---\nUno", False),
    ],
)
def test_only_what_is_not_out_may_change(text: str, goes_on: bool) -> None:
    known = [a_part(1, "Uno"), a_part(2, "Dos"), a_part(3, "Tres", Outcome.REFUSED)]
    assert go_on_as(known, Content(text)) == goes_on


def test_how_far_a_thread_has_come_is_told_once_something_is_out() -> None:
    assert standing(None) is None
    assert standing({"part": 1, "parts": 3, "out": 0, "server": "x"}) is None
    assert standing({"part": 2, "parts": 3, "out": 1, "server": "x"}) == {"part": 2, "parts": 3, "out": 1}

"""Whether a post fits its network, who would see it, and whether its hour is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from calendario.checks.review import review
from calendario.checks.subject import Subject
from calendario.domain.finding import Finding, Level
from calendario.domain.media import Image
from calendario.domain.networks import network
from calendario.domain.post import Content, Visibility
from calendario.sentences import finding_text

NOW = datetime(2026, 10, 20, 8, tzinfo=UTC)
POSTER = Image("0" * 64, "image/png", 40, 30, 100, "La banda toca en la plaza")


def of(content: Content, key: str = "mastodon", **known: object) -> Subject:
    return Subject(content, key, network(key).limits, **known)  # type: ignore[arg-type]


def told(subject: Subject) -> list[tuple[str, Level, str]]:
    return [(one.code, one.level, finding_text(one)) for one in review(subject, NOW)]


def pictures(*alts: str) -> Content:
    return Content("La banda toca en la plaza.", images=tuple(replace(POSTER, alt=alt) for alt in alts))


# --- length


def test_how_much_is_left_over_and_where_it_begins() -> None:
    (finding,) = review(of(Content("a" * 303), "bluesky"), NOW)
    assert (finding.code, finding.level, finding.start, finding.end) == ("too_long", Level.BLOCK, 300, 303)
    assert finding.facts == {"length": 303, "limit": 300, "excess": 3, "network": "bluesky"}
    assert review(of(Content("a" * 300), "bluesky"), NOW) == ()


def test_nothing_to_say_is_told_alone() -> None:
    assert [code for code, *_ in told(of(Content(" \n"), "bluesky"))] == ["empty_text"]
    assert told(of(replace(pictures("La banda toca"), text=""))) == []


def test_an_empty_part_is_looked_for_in_what_was_typed() -> None:
    """Not in the signature below it, which a channel may begin with a line of its own."""
    content = Content("Uno\n---\nDos\n---\n")
    typed = replace(of(content, "bluesky"), threads=True, typed="Uno\n---\nDos")
    assert told(typed) == []
    assert [code for code, *_ in told(replace(typed, typed=None))] == ["empty_part"]


# --- pictures


def test_each_picture_wants_a_description_that_says_something() -> None:
    found: list[Finding] = list(review(of(pictures("La banda toca", "", "Foto", "IMG_2034")), NOW))
    assert {(one.code, one.level, one.facts["number"], one.facts["count"]) for one in found} == {
        ("missing_alt_text", Level.WARN, 2, 4),
        ("alt_text_poor", Level.WARN, 3, 4),
        ("alt_text_poor", Level.WARN, 4, 4),
    }
    assert {finding_text(one) for one in found} == {
        "Falta describir la imagen 2",
        "La descripción de la imagen 3 no dice nada de ella: di qué se ve",
        "La descripción de la imagen 4 es el nombre de un archivo: di qué se ve",
    }


def test_a_blank_description_is_none_and_is_told_once() -> None:
    assert [code for code, *_ in told(of(pictures("   ")))] == ["missing_alt_text"]


def test_how_many_pictures_and_how_long_a_description_a_network_takes() -> None:
    many = pictures(*["La banda toca"] * 5)
    assert told(of(many)) == [("too_many_images", Level.BLOCK, "En Mastodon caben 4 imágenes y hay 5")]
    assert told(of(pictures(*["La banda toca"] * 4))) == []
    long = "Toca la banda. " * 100 + "¡"
    assert told(of(pictures("La banda", long))) == [
        ("alt_text_too_long", Level.BLOCK, "La descripción de la imagen 2 pasa de 1500 caracteres")
    ]
    assert told(of(pictures("La banda", long[:-1]))) == []


def test_where_a_picture_is_needed() -> None:
    missing = ("image_required", Level.BLOCK, "En Instagram hace falta una imagen")
    assert missing in told(of(Content("La banda toca en la plaza."), "instagram"))
    assert told(of(pictures("La banda toca"), "instagram")) == []


def test_what_went_out_with_the_first_part_is_looked_at_no_more() -> None:
    content = replace(pictures("", "Foto"), text="Uno\n---\nDos")
    subject = replace(of(content, "bluesky"), threads=True)
    assert len(told(subject)) == 2
    assert told(replace(subject, out=frozenset({1}))) == []
    assert len(told(replace(subject, out=frozenset({2})))) == 2


# --- who sees it


@pytest.mark.parametrize(("key", "there"), [("mastodon", True), ("practice", True), ("bluesky", False), ("x", False)])
def test_who_may_see_it_is_chosen_where_that_can_be_chosen(key: str, *, there: bool) -> None:
    content = Content("Reunión de voluntarias el lunes.", visibility=Visibility.PRIVATE)
    found = told(of(content, key))
    assert [(code, level) for code, level, _ in found] == ([] if there else [("visibility_unsupported", Level.BLOCK)])
    assert all(said.startswith(f"En {network(key).name} no se puede") for *_, said in found)
    assert told(of(replace(content, visibility=Visibility.PUBLIC), key)) == []


# --- the hour


@pytest.mark.parametrize(
    ("out", "zone", "found"),
    [
        ("2027-03-28T02:30", "Europe/Madrid", [("nonexistent_local_time", Level.BLOCK)]),
        ("2027-03-28T02:30", "Atlantic/Canary", []),
        ("2026-10-25T02:30", "Europe/Madrid", [("ambiguous_local_time", Level.WARN)]),
        ("2026-10-25T03:30", "Europe/Madrid", []),
        ("2026-10-20T09:59", "Europe/Madrid", [("scheduled_in_past", Level.BLOCK)]),
        ("2026-10-20T10:00", "Europe/Madrid", []),  # this very minute
        (
            "2025-10-26T02:30",
            "Europe/Madrid",
            [("ambiguous_local_time", Level.WARN), ("scheduled_in_past", Level.BLOCK)],
        ),
    ],
)
def test_an_hour_that_is_none_comes_twice_or_is_past(out: str, zone: str, found: list[tuple[str, Level]]) -> None:
    subject = of(Content("Mercado en la plaza."), wall_time=datetime.fromisoformat(out), zone=zone)
    assert [(code, level) for code, level, _ in told(subject)] == found


def test_what_is_not_certain_is_told_whether_or_not_it_has_an_hour() -> None:
    for out in (None, datetime.fromisoformat("2026-12-01T10:00")):
        assert [code for code, *_ in told(of(Content("Mercado."), wall_time=out, pending=True))] == ["not_confirmed"]


def test_the_hour_is_named() -> None:
    (finding,) = told(of(Content("Mercado."), wall_time=datetime.fromisoformat("2026-10-19T18:05")))
    assert finding[2] == "El lunes 19 de octubre a las 18:05 ya ha pasado"

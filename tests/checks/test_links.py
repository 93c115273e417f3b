"""What the review says of the pages a post leads to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID

import pytest

from calendario.checks.review import review
from calendario.checks.subject import subject
from calendario.domain.addresses import Seen
from calendario.domain.channel import Channel
from calendario.domain.finding import Finding, Fix, Level
from calendario.domain.post import Content
from calendario.sentences import finding_text

NOW = datetime(2026, 11, 25, 9, 40, tzinfo=UTC)


def found(content: Content, network: str = "mastodon", seen: Mapping[str, Seen] | None = None) -> list[Finding]:
    channel = Channel(UUID(int=1), "practice", network, "Canal", "CA", signature="Ver http://ayto.es")
    return [f for f in review(subject(content, channel, seen=seen or {}), NOW) if f.code.startswith("link_")]


def after(text: str, finding: Finding) -> str:
    """The text with the finding's fix."""
    [fix] = finding.fixes
    return text[: fix.start] + fix.replacement + text[fix.end :]


def seen(address: str, **told: object) -> dict[str, Seen]:
    return {address: Seen(address, NOW, **told)}  # type: ignore[arg-type]


def test_the_tracking_goes_and_the_rest_of_the_text_stays() -> None:
    text = "🎉 Ver https://ayto.es/x?utm_source=fb&id=3 hoy."
    [finding] = found(Content(text))
    assert (finding.code, finding.level) == ("link_tracking", Level.HINT)
    assert after(text, finding) == "🎉 Ver https://ayto.es/x?id=3 hoy."


def test_https_is_proposed() -> None:
    text = "Ver http://ayto.es/x."
    [finding] = found(Content(text))
    assert (finding.code, after(text, finding)) == ("link_http", "Ver https://ayto.es/x.")


def test_a_bare_address_stays_bare() -> None:
    text = "Ver sede.ayto.es/x?fbclid=1 hoy"
    [finding] = found(Content(text), "x")
    assert after(text, finding) == "Ver sede.ayto.es/x hoy"


@pytest.mark.parametrize(
    ("address", "code", "level"),
    [
        ("https://ana:clave@ayto.es/x", "link_credentials", Level.BLOCK),
        ("https://intranet.local/x", "link_internal", Level.WARN),
        ("https://bit.ly/x", "link_shortened", Level.HINT),
        ("https://villasаuce.es", "link_letters", Level.WARN),
        ("http://10.0.0.5/x", "link_internal", Level.WARN),
        ("http://localhost/x", "link_internal", Level.WARN),
        ("javascript:alert(1)", "link_unreadable", Level.BLOCK),
        ("https://", "link_unreadable", Level.BLOCK),
    ],
)
def test_what_speaks_against_an_address_by_itself(address: str, code: str, level: Level) -> None:
    """In its own field, where no network matters."""
    told = found(Content("Ven.", link=address), "bluesky")
    assert [(f.code, f.level) for f in told] == [(code, level)]
    assert told[0].facts["field"] == "link"
    assert str(told[0].facts["address"]) in finding_text(told[0])
    assert (told[0].start, told[0].end) == (0, 0)


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        ("not_found", "link_dead"),
        ("gone", "link_dead"),
        ("name_unknown", "link_name_unknown"),
        ("tls", "link_not_trusted"),
    ],
)
def test_a_page_that_nobody_finds_is_told(problem: str, code: str) -> None:
    address = "https://ayto.es/bases"
    [finding] = found(Content(f"Ver {address}"), seen=seen(address, problem=problem))
    assert (finding.code, finding.level) == (code, Level.WARN)


@pytest.mark.parametrize("problem", ["unreachable", "too_slow", "refused", "trouble", "not_asked"])
def test_a_server_that_does_not_answer_today_is_no_dead_page(problem: str) -> None:
    address = "https://ayto.es/bases"
    assert found(Content(f"Ver {address}"), seen=seen(address, problem=problem)) == []


def test_a_page_that_moved_is_linked_where_it_is() -> None:
    address, text = "https://ayto.es/viejo", "Ver https://ayto.es/viejo."
    told = found(Content(text), seen=seen(address, moved_to="https://ayto.es/nuevo?utm_source=r"))
    assert [f.code for f in told] == ["link_redirects"]
    assert after(text, told[0]) == "Ver https://ayto.es/nuevo."


def test_a_page_that_now_opens_the_mail_is_linked_as_it_was() -> None:
    address = "https://ayto.es/contacto"
    assert found(Content(f"Ver {address}"), seen=seen(address, moved_to="mailto:alcaldia@ayto.es")) == []


@pytest.mark.parametrize(
    ("address", "told", "said"),
    [
        ("https://ayto.es/x?gclid=1", {}, "ayto.es/x?gclid=1 lleva datos que solo sirven para seguir"),
        ("https://bit.ly/x", {}, "bit.ly/x es un enlace acortado"),
        ("https://ana:clave@ayto.es/x", {}, "El enlace a ayto.es/x lleva un usuario o una contraseña"),
        ("https://ayto.es/viejo", {"moved_to": "https://ayto.es/nuevo"}, "ayto.es/viejo se ha mudado a ayto.es/nuevo"),
        ("https://ayto.es/x).»", {}, ").» está pegado al final del enlace a ayto.es/x y puede romperlo"),
    ],
)
def test_what_the_writer_reads_names_the_page_and_is_about_what_was_typed(
    address: str, told: dict[str, object], said: str
) -> None:
    text = f"Ver {address} hoy"
    [finding] = found(Content(text), "bluesky", seen(address, **told))
    assert finding_text(finding).startswith(said)
    assert finding.facts["word"] == text[finding.start : finding.end] == address


@pytest.mark.parametrize(("letters", "shown"), [(52, "ayto.es/" + "a" * 52), (53, "ayto.es/" + "a" * 51 + "…")])
def test_a_long_address_is_shown_as_far_as_a_line_takes_it(letters: int, shown: str) -> None:
    [finding] = found(Content(f"Ver http://ayto.es/{'a' * letters} hoy"))
    assert finding.facts["address"] == shown


def test_the_same_place_written_otherwise_has_not_moved() -> None:
    address = "https://ayto.es"
    assert found(Content(f"Ver {address}"), seen=seen(address, moved_to="https://ayto.es/")) == []


def test_the_post_s_own_link_is_looked_at_wherever_it_goes() -> None:
    link = "https://ayto.es/x?gclid=1"
    for network in ("bluesky", "mastodon", "web"):
        [finding] = found(Content("Ven.", link=link), network)
        assert finding.code == "link_tracking"
        assert finding.facts["field"] == "link"
        assert finding.facts["word"] == link
        assert finding.fixes == (Fix(0, 0, "https://ayto.es/x"),)


def test_what_stands_in_the_text_is_told_once() -> None:
    link = "https://ayto.es/x?gclid=1"
    [finding] = found(Content(f"Ven a {link}", link=link))
    assert "field" not in finding.facts


def test_what_of_the_sentence_is_stuck_to_a_link_is_told() -> None:
    text = "Ver https://ayto.es/x).» Hoy."
    [finding] = found(Content(text), "bluesky")
    assert finding.code == "link_glued"
    assert after(text, finding).startswith("Ver https://ayto.es/x )")


@pytest.mark.parametrize("network", ["mastodon", "x", "bluesky", "facebook", "instagram", "web"])
def test_a_password_in_a_text_is_seen_whatever_the_network_links(network: str) -> None:
    for inside in ("http://intranet/bases", "http://localhost:8000/x"):
        assert [f.code for f in found(Content(f"Entrad en {inside}"), network)] == ["link_internal"]
    text = "Entrad en https://ana:clave@intra.ayto.es/x?gclid=1, y en http://192.168.1.20/bases?gclid=2."
    told = found(Content(text), network)
    assert [(f.code, text[f.start : f.end]) for f in told] == [
        ("link_credentials", "https://ana:clave@intra.ayto.es/x?gclid=1"),
        ("link_internal", "http://192.168.1.20/bases?gclid=2"),
    ]


def test_the_signature_is_the_channel_s_own_affair() -> None:
    assert found(Content("Ven.")) == []

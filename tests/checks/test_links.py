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
from calendario.domain.finding import Finding, Level
from calendario.domain.post import Content

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
    told = found(Content("Ven.", link=address), "bluesky")
    assert [(f.code, f.level) for f in told] == [(code, level)]
    assert told[0].facts["field"] == "link"
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


def test_the_same_place_written_otherwise_has_not_moved() -> None:
    address = "https://ayto.es"
    assert found(Content(f"Ver {address}"), seen=seen(address, moved_to="https://ayto.es/")) == []


def test_the_post_s_own_link_is_looked_at_wherever_it_goes() -> None:
    link = "https://ayto.es/x?gclid=1"
    for network in ("bluesky", "mastodon", "web"):
        [finding] = found(Content("Ven.", link=link), network)
        assert finding.code == "link_tracking"
        assert finding.facts["field"] == "link"
        assert finding.fixes[0].replacement == "https://ayto.es/x"


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
    text = "Entrad en https://ana:clave@intra.ayto.es/x, y en http://192.168.1.20/bases."
    told = found(Content(text), network)
    assert [(f.code, text[f.start : f.end]) for f in told] == [
        ("link_credentials", "https://ana:clave@intra.ayto.es/x"),
        ("link_internal", "http://192.168.1.20/bases"),
    ]


def test_the_signature_is_the_channel_s_own_affair() -> None:
    assert found(Content("Ven.")) == []

"""What each network will make of stretches of a text, and of which link it draws a card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.links import Mark, addresses_in, card_link, links_of, marks
from calendario.domain.media import Image
from calendario.domain.networks import NETWORKS
from calendario.domain.post import Content

TEXT = "🎉 Bases en sede.ayto.es/bases y https://ayto.es. Con @ana@social.es y @beto #FiestaMayor #2026 correo@ayto.es"


def made(network: str, text: str = TEXT) -> list[tuple[str, str]]:
    return [(m.kind, text[m.start : m.end]) for m in marks(text, network)]


def test_mastodon_links_only_whole_addresses() -> None:
    assert made("mastodon") == [
        ("link", "https://ayto.es"),
        ("mention", "@ana@social.es"),
        ("mention", "@beto"),
        ("tag", "#FiestaMayor"),
    ]


def test_x_links_a_bare_domain_too() -> None:
    assert made("x")[:2] == [("link", "sede.ayto.es/bases"), ("link", "https://ayto.es")]


def test_bluesky_marks_what_the_facets_say() -> None:
    assert [m for m in made("bluesky") if m[0] != "mention"] == [
        ("link", "sede.ayto.es/bases"),
        ("link", "https://ayto.es"),
        ("tag", "#FiestaMayor"),
    ]
    assert next(m for m in marks(TEXT, "bluesky") if m.kind == "link").value == "https://sede.ayto.es/bases"


def test_an_address_under_a_picture_of_instagram_is_text() -> None:
    assert [m[0] for m in made("instagram")] == ["mention", "mention", "tag"]
    assert links_of(TEXT, "instagram"), "a reader types it all the same: it is looked at"


@given(st.text(max_size=200), st.sampled_from(sorted(NETWORKS)))
def test_marks_lie_in_the_text_in_order(text: str, network: str) -> None:
    at = 0
    for mark in marks(text, network):
        assert at <= mark.start < mark.end <= len(text)
        at = mark.end


@given(st.text(max_size=60))
def test_the_places_of_bluesky_are_code_points(before: str) -> None:
    text = f"{before} https://ayto.es/año"
    found = marks(text, "bluesky")
    assert Mark("link", len(before) + 1, len(text), "https://ayto.es/año") in found or "https" in before


@pytest.mark.parametrize(
    ("network", "card"),
    [
        ("mastodon", "https://b.es"),
        ("bluesky", "https://a.es"),
        ("facebook", "https://b.es"),
        ("whatsapp", "https://b.es"),
        ("instagram", ""),
        ("web", ""),
        ("board", ""),
    ],
)
def test_of_which_link_a_card_is_drawn(network: str, card: str) -> None:
    assert card_link(Content("Ver https://b.es y https://c.es", link="https://a.es"), network) == card


def test_pictures_take_the_place_of_a_card() -> None:
    image = Image("0" * 64, "image/png", 1, 1, 1)
    assert card_link(Content("https://b.es", images=(image,), link="https://a.es"), "bluesky") == ""
    assert card_link(Content("https://b.es", images=(image,)), "mastodon") == ""


@pytest.mark.parametrize("network", ["bluesky", "mastodon", "x"])
@pytest.mark.parametrize(
    "text",
    [
        "https://a.es/" + ")" * 99_000,
        "https://a.es #a" + "!" * 90_000 + "a",
        "a" * 90_000 + ".es https://a.es",
        "a.es_" * 19_000 + " https://a.es",
        ("zz." * 1_300 + "ñ.es ") * 25 + "https://a.es",
    ],
    ids=["brackets", "exclamations", "a long label", "many domains", "many labels"],
)
def test_a_text_made_to_be_slow_has_its_links_all_the_same(network: str, text: str) -> None:
    found = [mark.value for mark in links_of(text, network)]
    assert any(value.startswith("https://a.es") for value in found)
    assert marks(text, network)
    assert [mark.value for mark in addresses_in(text)][-1].startswith("https://a.es")

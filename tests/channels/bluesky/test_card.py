"""The card of a post's link, on a real PDS: with what is known of its page, and with less."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image as Pillow

from calendario.domain.addresses import Card
from calendario.domain.delivery import Payload
from tests.channels.bluesky.office import value
from tests.channels.calls import Calls, Pictures, a_key, a_payload, as_kept
from tests.servers.bluesky import Account, BlueskyServer

pytestmark = pytest.mark.server

LINK = "https://sede.ayto.es/bases-2026"


def with_link(payload: Payload, card: Card | None = None) -> Payload:
    return replace(payload, content=replace(payload.content, link=LINK), card=card)


def card_there(bluesky: BlueskyServer, account: Account) -> dict[str, object]:
    embed = value(bluesky.posts(account)[-1])["embed"]
    assert isinstance(embed, dict)
    assert embed["$type"] == "app.bsky.embed.external"
    return dict(embed["external"])


def test_the_card_says_what_is_known_of_the_page(
    bluesky: BlueskyServer, account: Account, calls: Calls, media: Pictures
) -> None:
    out = io.BytesIO()
    Pillow.effect_noise((2400, 1600), 90).save(out, "PNG")
    picture = media.put(out.getvalue(), "", mime="image/png", size=(2400, 1600))
    assert picture.size_bytes > 1_000_000
    card = Card(LINK, "Bases de las ayudas", "Hasta el 19 de diciembre.", picture.digest)
    prepared = as_kept(calls.prepare(with_link(a_payload("Ayudas de material."), card)))
    key = a_key()
    calls.publish(prepared, key)
    there = card_there(bluesky, account)
    assert (there["uri"], there["title"]) == (LINK, "Bases de las ayudas")
    assert there["description"] == "Hasta el 19 de diciembre."
    thumb = there["thumb"]
    assert isinstance(thumb, dict)
    data = bluesky.blob(account, thumb["ref"]["$link"])
    assert len(data) <= 1_000_000
    with Pillow.open(io.BytesIO(data)) as arrived:
        assert arrived.width > arrived.height
    assert calls.find(prepared, key) is not None
    assert value(bluesky.posts(account)[-1])["text"] == "Ayudas de material.", "the link is not in the text"


def test_of_a_page_that_nobody_looked_at_the_address_is_the_title(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    calls.publish(calls.prepare(with_link(a_payload("Ayudas."))), a_key())
    assert card_there(bluesky, account) == {"uri": LINK, "title": "sede.ayto.es/bases-2026", "description": ""}


def test_a_picture_that_is_gone_costs_the_card_nothing(bluesky: BlueskyServer, account: Account, calls: Calls) -> None:
    calls.publish(calls.prepare(with_link(a_payload("Ayudas."), Card(LINK, "Bases", "", "0" * 64))), a_key())
    assert card_there(bluesky, account) == {"uri": LINK, "title": "Bases", "description": ""}


def test_pictures_take_the_place_of_the_card(
    bluesky: BlueskyServer, account: Account, calls: Calls, media: Pictures
) -> None:
    calls.publish(calls.prepare(with_link(a_payload("Ayudas.", media.add("El cartel")))), a_key())
    embed = value(bluesky.posts(account)[-1])["embed"]
    assert isinstance(embed, dict)
    assert embed["$type"] == "app.bsky.embed.images"


def test_another_card_of_the_same_post_is_the_same_post(bluesky: BlueskyServer, account: Account, calls: Calls) -> None:
    """The page was looked at again between two tries: what went out first stands, and nothing goes out twice."""
    key, before = a_key(), len(bluesky.posts(account))
    first = calls.publish(calls.prepare(with_link(a_payload("Ayudas."))), key)
    again = calls.prepare(with_link(a_payload("Ayudas."), Card(LINK, "Bases")))
    assert calls.publish(again, key).remote_id == first.remote_id
    assert calls.find(again, key) is not None
    assert len(bluesky.posts(account)) == before + 1

"""What arrives at a real PDS, and what is refused before or there."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image as Pillow

from calendario.domain.adapter import Refused
from calendario.domain.post import Content, Visibility
from tests.channels.bluesky.office import value
from tests.channels.calls import Calls, Pictures, a_key, a_payload
from tests.servers.bluesky import Account, BlueskyServer

pytestmark = pytest.mark.server


def test_links_mentions_and_tags_arrive_at_their_byte_offsets(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    neighbour = bluesky.new_account()
    text = f"🎉 ¡Fiesta en Ñora! Con @{neighbour.handle}, más en https://ejemplo.es/año. #FiestaMayor @nadie.test"
    calls.publish(calls.prepare(a_payload(text)), a_key())
    post = value(bluesky.posts(account)[-1])
    shown = {}
    facets = post["facets"]
    assert isinstance(facets, list)
    for facet in facets:
        where = facet["index"]
        feature = {k: v for k, v in facet["features"][0].items() if k != "$type"}
        shown[text.encode()[where["byteStart"] : where["byteEnd"]].decode()] = feature
    assert shown == {
        f"@{neighbour.handle}": {"did": neighbour.did},
        "https://ejemplo.es/año": {"uri": "https://ejemplo.es/año"},
        "#FiestaMayor": {"tag": "FiestaMayor"},
    }


def test_the_frozen_instant_and_the_language_arrive(bluesky: BlueskyServer, account: Account, calls: Calls) -> None:
    receipt = calls.publish(calls.prepare(a_payload()), key := a_key())
    record = bluesky.posts(account)[-1]
    assert value(record)["createdAt"] == "2026-03-10T09:00:00.000Z"
    assert value(record)["langs"] == ["es"]
    assert receipt.remote_id == record["uri"] == f"at://{account.did}/app.bsky.feed.post/{key}"
    assert receipt.url == f"https://bsky.app/profile/{account.handle}/post/{key}"


def test_a_camera_picture_arrives_small_enough_upright_and_without_its_place(
    bluesky: BlueskyServer, account: Account, calls: Calls, media: Pictures
) -> None:
    noise = Pillow.effect_noise((2400, 1600), 90).convert("RGB")
    exif = Pillow.Exif()
    exif[0x0112] = 6  # the camera was held upright
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=95, exif=exif)
    assert len(out.getvalue()) > 1_000_000
    photo = media.put(out.getvalue(), "La plaza llena", mime="image/jpeg", size=(1600, 2400))
    calls.publish(calls.prepare(a_payload("La plaza.", photo)), a_key())
    embed = value(bluesky.posts(account)[-1])["embed"]
    assert isinstance(embed, dict)
    [shown] = embed["images"]
    assert shown["alt"] == "La plaza llena"
    data = bluesky.blob(account, shown["image"]["ref"]["$link"])
    assert len(data) == shown["image"]["size"] <= 1_000_000
    with Pillow.open(io.BytesIO(data)) as arrived:
        assert {"width": arrived.width, "height": arrived.height} == shown["aspectRatio"]
        assert arrived.height > arrived.width
        assert not arrived.getexif()


def test_a_post_for_followers_only_is_refused(calls: Calls) -> None:
    payload = a_payload()
    hidden = type(payload)(
        payload.title, Content("Sólo seguidores.", visibility=Visibility.PRIVATE), payload.created_at, payload.post_id
    )
    with pytest.raises(Refused) as told:
        calls.prepare(hidden)
    assert told.value.code == "visibility_unsupported"


def test_a_content_warning_goes_nowhere(bluesky: BlueskyServer, account: Account, calls: Calls) -> None:
    payload = a_payload()
    warned = type(payload)(payload.title, Content("Texto.", warning="Aviso"), payload.created_at, payload.post_id)
    calls.publish(calls.prepare(warned), a_key())
    assert "Aviso" not in json.dumps(bluesky.posts(account)[-1], ensure_ascii=False)


@pytest.mark.parametrize("text", ["ñ" * 301, "👨‍👩‍👧‍👦" * 121], ids=["graphemes", "bytes"])
def test_a_text_over_either_limit_is_refused_by_the_server(
    bluesky: BlueskyServer, account: Account, calls: Calls, text: str
) -> None:
    with pytest.raises(Refused) as told:
        calls.publish(calls.prepare(a_payload(text)), a_key())
    assert told.value.code == "text_too_long"
    assert bluesky.posts(account) == []


@pytest.mark.parametrize(("text", "code"), [("a\0b", "text_has_nul"), ("a\ud800b", "text_has_surrogate")])
def test_a_damaged_text_is_refused(calls: Calls, text: str, code: str) -> None:
    with pytest.raises(Refused) as told:
        calls.prepare(a_payload(text))
    assert told.value.code == code


def test_five_pictures_are_refused(calls: Calls, media: Pictures) -> None:
    with pytest.raises(Refused) as told:
        calls.prepare(a_payload("Cinco.", *[media.add(f"la {n}") for n in range(5)]))
    assert (told.value.code, told.value.facts) == ("too_many_images", {"images": 5, "limit": 4})


def test_what_is_no_picture_is_refused(calls: Calls, media: Pictures) -> None:
    text = media.put(b"esto es un texto", "un cartel", mime="image/jpeg", size=(10, 10))
    with pytest.raises(Refused) as told:
        calls.prepare(a_payload("Mal.", text))
    assert told.value.code == "not_a_picture"


def test_a_hundred_megabyte_picture_is_refused_without_being_read(calls: Calls, media: Pictures) -> None:
    huge = media.add("un cartel enorme")
    with media(huge.digest).open("r+b") as file:
        file.truncate(100_000_000)
    with pytest.raises(Refused) as told:
        calls.prepare(a_payload("Enorme.", huge))
    assert told.value.code == "picture_file_too_big"


@pytest.mark.parametrize("call", ["uploadBlob", "putRecord"])
def test_what_is_too_large_is_refused_though_the_library_calls_it_a_trouble_of_the_network(
    bluesky: BlueskyServer, account: Account, calls: Calls, call: str
) -> None:
    """atproto raises its `NetworkError` for a 413."""
    bluesky.door.play("too_large", only=call)
    with pytest.raises(Refused) as told:
        calls.publish(calls.prepare(a_payload("La plaza", calls.media.add("La plaza"))), a_key())
    assert told.value.code == "image_too_big"
    assert bluesky.posts(account) == []

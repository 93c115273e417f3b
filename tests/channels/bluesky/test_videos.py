"""A video with its subtitles at a real PDS."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calendario.domain.adapter import Refused
from tests.channels.bluesky.office import tokens, value, with_tokens
from tests.channels.calls import VIDEOS, Calls, a_key, a_video_payload
from tests.servers.bluesky import Account, BlueskyServer

pytestmark = pytest.mark.server

_WEBVTT = "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n¡Bienvenidos a la feria!\n"


def test_a_video_arrives_with_its_subtitles_its_shape_and_its_description(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    video = calls.media.video("La noria, desde abajo 🎡", subtitles=_WEBVTT)
    prepared, key = calls.prepare(a_video_payload(video)), a_key()
    receipt = calls.publish(prepared, key)
    assert calls.find(prepared, key) == receipt
    embed = value(bluesky.posts(account)[-1])["embed"]
    assert isinstance(embed, dict)
    assert (embed["$type"], embed["alt"]) == ("app.bsky.embed.video", "La noria, desde abajo 🎡")
    assert embed["aspectRatio"] == {"width": 64, "height": 48}
    assert embed["video"]["mimeType"] == "video/mp4"
    assert bluesky.blob(account, embed["video"]["ref"]["$link"]) == (VIDEOS / "fair.mp4").read_bytes()
    [caption] = embed["captions"]
    assert caption["lang"] == "es"
    assert bluesky.blob(account, caption["file"]["ref"]["$link"]) == _WEBVTT.encode()


def test_preparing_again_sends_the_same_and_the_post_is_one(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    payload, key = a_video_payload(calls.media.video(subtitles=_WEBVTT)), a_key()
    first, second = calls.prepare(payload), calls.prepare(payload)
    assert first.body == second.body
    before = len(bluesky.posts(account))
    assert calls.publish(first, key) == calls.publish(second, key)
    assert len(bluesky.posts(account)) == before + 1


def test_a_token_that_ends_while_it_is_sent_is_renewed_and_the_video_goes_again_from_its_beginning(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    assert calls.secret is not None
    calls.secret = with_tokens(calls.secret, access=tokens(calls.secret)[2][:-4] + "AAAA")
    embed = calls.prepare(a_video_payload(calls.media.video())).body["record"]["embed"]  # type: ignore[index]
    assert embed["video"]["size"] == (VIDEOS / "fair.mp4").stat().st_size


def test_what_its_server_has_no_room_for_is_told_in_terms_of_the_video(calls: Calls) -> None:
    large = calls.media.put(b"\0" * 5_400_000, "", mime="video/mp4", size=(64, 48))  # that of the tests takes 5 MB
    video = replace(calls.media.video(), digest=large.digest, size_bytes=large.size_bytes)
    with pytest.raises(Refused) as told:
        calls.prepare(a_video_payload(video))
    assert told.value.code == "video_too_big_there"


@pytest.mark.parametrize("kind", ["video_with_images", "video_kind", "too_many_videos", "subtitles_too_big"])
def test_what_bluesky_never_takes_is_not_even_sent(calls: Calls, kind: str) -> None:
    video = calls.media.video(subtitles="WEBVTT\n" + "x" * (20_001 if kind == "subtitles_too_big" else 1))
    payload = a_video_payload(video)
    if kind == "video_with_images":
        payload = replace(payload, content=replace(payload.content, images=(calls.media.add("un banco"),)))
    elif kind == "video_kind":
        payload = a_video_payload(calls.media.video(name="fair.webm"))
    elif kind == "too_many_videos":
        payload = a_video_payload(video, video)
    with pytest.raises(Refused) as told:
        calls.prepare(payload)
    assert told.value.code == kind

"""Videos on Mastodon: sent from the disk as they are, described, waited for, refused by names of their own."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest

from calendario.channels.mastodon.limits import limits_of
from calendario.channels.mastodon.videos import Form
from calendario.domain.adapter import NotReady, Prepared, Refused, SignInNeeded, Unavailable
from calendario.domain.networks import network
from tests.channels.calls import NOW, VIDEOS, a_payload, a_video_payload
from tests.channels.mastodon.desk import Desk
from tests.servers.fake_mastodon import FakeMastodon
from tests.servers.fake_mastodon_http import Fault


def test_a_video_arrives_whole_and_described(desk: Desk, fake: FakeMastodon) -> None:
    prepared = desk.prepared(a_video_payload(desk.media.video('La noria gira: "¡qué alta!" 🎡')))
    assert isinstance(prepared, Prepared)
    desk.publish(prepared)
    (kept,) = fake.media.values()
    assert (kept.mime, kept.alt) == ("video/mp4", 'La noria gira: "¡qué alta!" 🎡')
    assert kept.data == (VIDEOS / "fair.mp4").read_bytes()
    assert fake.statuses[0].media_ids == [kept.id]


def test_a_video_that_is_being_coded_is_waited_for_and_not_sent_again(desk: Desk, fake: FakeMastodon) -> None:
    fake.polls_per_picture = 3
    payload = a_video_payload(desk.media.video())
    waits = []
    while not isinstance(answer := desk.prepared(payload), Prepared):
        waits.append((answer.retry_at - desk.clock.now).total_seconds())
        desk.clock.now = answer.retry_at
        assert len(waits) < 6
    assert waits == [5.0, 5.0, 5.0]
    assert len(fake.media) == 1


def test_a_video_the_server_cannot_code_is_refused_as_a_video(desk: Desk, fake: FakeMastodon) -> None:
    fake.polls_per_picture = 3
    payload = a_video_payload(desk.media.video())
    assert isinstance(desk.prepared(payload), NotReady)
    (media,) = fake.media.values()
    media.failed = True
    with pytest.raises(Refused) as told:
        desk.prepared(payload)
    assert told.value.code == "video_refused"


def test_a_server_that_takes_less_than_it_says_is_told_in_terms_of_the_video(desk: Desk, fake: FakeMastodon) -> None:
    fake.configuration["media_attachments"]["video_size_limit"] = 1000
    with pytest.raises(Refused) as told:
        desk.prepared(a_video_payload(desk.media.video()))
    assert told.value.code == "video_too_big_there"


def test_a_lost_connection_while_it_is_sent_sends_nothing_out(desk: Desk, fake: FakeMastodon) -> None:
    fake.play(Fault.ERROR_BEFORE, path="/api/v2/media$")
    with pytest.raises(Unavailable):
        desk.prepared(a_video_payload(desk.media.video()))
    assert isinstance(desk.prepared(a_video_payload(desk.media.video())), Prepared)


def test_a_withdrawn_access_is_told_before_anything_else(desk: Desk, fake: FakeMastodon) -> None:
    fake.tokens.clear()
    with pytest.raises(SignInNeeded):
        desk.prepared(a_video_payload(desk.media.video()))


@pytest.mark.parametrize("kind", ["with pictures", "two", "of another kind", "too big"])
def test_what_mastodon_never_takes_is_not_even_sent(desk: Desk, fake: FakeMastodon, kind: str) -> None:
    video = desk.media.video()
    payload = a_video_payload(video)
    if kind == "with pictures":
        payload = replace(payload, content=replace(payload.content, images=(desk.media.add("un banco"),)))
    elif kind == "two":
        payload = a_video_payload(video, video)
    elif kind == "of another kind":
        payload = a_video_payload(replace(video, mime="video/x-msvideo"))
    else:
        payload = a_video_payload(replace(video, size_bytes=200_000_000))
    with pytest.raises(Refused) as told:
        desk.prepared(payload)
    codes = {"with pictures": "video_with_images", "two": "too_many_videos", "of another kind": "video_kind"}
    assert told.value.code == codes.get(kind, "video_too_big_there")
    assert not any(path == "/api/v2/media" for _, path in fake.calls)


def test_a_large_video_is_never_in_memory(desk: Desk) -> None:
    large = desk.media.put(b"\0" * 30_000_000, "", mime="video/mp4", size=(64, 48))
    form = Form(desk.media(large.digest), replace(desk.media.video(), digest=large.digest, size_bytes=30_000_000))
    tracemalloc.start()
    sent = sum(len(piece) for piece in form)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sent == len(form) > 30_000_000
    assert most < 2_000_000


def test_a_server_tells_what_videos_it_takes() -> None:
    told = {
        "version": "4.6.5",
        "configuration": {
            "media_attachments": {
                "video_size_limit": 41_943_040,
                "video_matrix_limit": 2_304_000,
                "video_frame_rate_limit": 60,
                "supported_mime_types": ["image/jpeg", "video/webm", "video/mp4", "video/x-flv"],
            }
        },
    }
    limits = limits_of(told, "social.ejemplo.es", NOW.date())
    assert (limits.videos, limits.video_bytes, limits.video_pixels) == (1, 41_943_040, 2_304_000)
    assert (limits.video_frame_rate, limits.video_types) == (60, ("video/mp4", "video/webm"))
    media = told["configuration"]["media_attachments"]  # type: ignore[index]
    media["supported_mime_types"] = ["image/jpeg", "image/png"]
    assert limits_of(told, "social.ejemplo.es", NOW.date()).videos == 0
    assert limits_of({"version": "2.9"}, "x", NOW.date()).video_types == network("mastodon").limits.video_types


def test_a_picture_still_goes_as_before(desk: Desk, fake: FakeMastodon) -> None:
    assert isinstance(desk.prepared(a_payload("Con foto.", desk.media.add("un banco"))), Prepared)
    assert [m.mime for m in fake.media.values()] == ["image/png"]

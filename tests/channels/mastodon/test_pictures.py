"""Pictures on Mastodon: fitted, described, uploaded once, waited for."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image as Pillow

from calendario.domain.adapter import NotReady, Prepared, Refused, Unavailable
from calendario.domain.media import Crop, Point
from calendario.domain.networks import network
from tests.channels.calls import a_payload
from tests.channels.mastodon.desk import Desk
from tests.servers.fake_mastodon import FakeMastodon
from tests.servers.fake_mastodon_http import Fault


def test_pictures_that_are_being_processed_are_waited_for_and_not_uploaded_again(
    desk: Desk, fake: FakeMastodon
) -> None:
    fake.polls_per_picture = 2
    payload = a_payload("Con fotos.", desk.media.add("un banco"), desk.media.add("una fuente", colour="red"))
    answers = []
    while not isinstance(answer := desk.prepared(payload), Prepared):
        assert answer.retry_at > desk.clock.now
        desk.clock.now = answer.retry_at
        answers.append(answer)
        assert len(answers) < 5
    assert len(answers) == 2
    assert len(fake.media) == 2
    desk.publish(answer)
    assert [fake.media[i].alt for i in fake.statuses[0].media_ids] == ["un banco", "una fuente"]


def test_the_same_picture_is_uploaded_anew_for_another_post(desk: Desk, fake: FakeMastodon) -> None:
    image = desk.media.add("un banco")
    payload = a_payload("Con foto.", image)
    for _ in range(2):
        prepared = desk.prepared(payload)
        assert isinstance(prepared, Prepared)
        desk.publish(prepared)
    assert len(fake.media) == len(fake.statuses) == 2


def test_a_picture_the_server_cannot_process_is_refused_and_one_it_lost_is_uploaded_again(
    desk: Desk, fake: FakeMastodon
) -> None:
    fake.polls_per_picture = 3
    payload = a_payload("Con foto.", desk.media.add("un banco"))
    assert isinstance(desk.prepared(payload), NotReady)
    fake.media.clear()
    assert isinstance(desk.prepared(payload), NotReady)
    (media,) = fake.media.values()
    media.failed = True
    with pytest.raises(Refused) as told:
        desk.prepared(payload)
    assert told.value.code == "picture_refused"


def test_pictures_are_fitted_to_the_limits_of_this_server(desk: Desk, fake: FakeMastodon) -> None:
    limits = replace(network("mastodon").limits, image_bytes=20_000, image_types=("image/jpeg",))
    desk.channel = replace(desk.channel, limits=limits)
    image = desk.media.add("un cielo", size=(1600, 1200))
    assert isinstance(desk.prepared(a_payload("Cielo.", image)), Prepared)
    (media,) = fake.media.values()
    assert media.mime == "image/jpeg"
    assert len(media.data) <= 20_000


@pytest.mark.parametrize(
    ("alts", "code"), [(["a" * 1501], "alt_text_too_long"), (["a"] * 5, "too_many_images")], ids=["alt", "five"]
)
def test_what_the_server_would_refuse_is_told_before_anything_is_uploaded(
    desk: Desk, fake: FakeMastodon, alts: list[str], code: str
) -> None:
    images = [desk.media.add(alt) for alt in alts]
    with pytest.raises(Refused) as told:
        desk.prepared(a_payload("Con fotos.", *images))
    assert told.value.code == code
    assert fake.calls == []


def test_a_file_that_is_no_picture_is_refused(desk: Desk) -> None:
    image = desk.media.put(b"%PDF-1.7 not a picture", "un cartel", mime="image/png", size=(1, 1))
    with pytest.raises(Refused) as told:
        desk.prepared(a_payload("Con foto.", image))
    assert told.value.code == "not_a_picture"


def test_a_lost_answer_to_an_upload_only_means_wait(desk: Desk, fake: FakeMastodon) -> None:
    fake.play(Fault.DROP_AFTER, path="/api/v2/media$")
    with pytest.raises(Unavailable):
        desk.prepared(a_payload("Con foto.", desk.media.add("un banco")))


def test_what_must_stay_in_view_is_told_beside_the_description(desk: Desk, fake: FakeMastodon) -> None:
    corner, middle = desk.media.add("un banco"), desk.media.add("una fuente", colour="red")
    corner = replace(corner, focus=Point(0.75, 0.1))
    desk.prepared(a_payload("Con fotos.", corner, middle))
    assert [(m.alt, m.focus) for m in fake.media.values()] == [("un banco", "0.5,0.8"), ("una fuente", "")]


def test_what_must_stay_in_view_is_a_place_in_the_box_that_is_sent(desk: Desk, fake: FakeMastodon) -> None:
    image = desk.media.add("un banco", size=(200, 100))
    right = replace(image, focus=Point(0.5, 0.5), crops=(Crop("1:1", 0.5, 0, 0.5, 1),))
    outside = replace(image, focus=Point(0.2, 1), crops=(Crop("1:1", 0.5, 0, 0.5, 1),))
    inside = replace(image, focus=Point(0.875, 0.25), crops=(Crop("1:1", 0.5, 0, 0.5, 1),))
    desk.prepared(a_payload("Con fotos.", right, outside, inside))
    assert [m.focus for m in fake.media.values()] == ["", "-1.0,-1.0", "0.5,0.5"]


def test_another_box_of_the_same_picture_is_another_upload(desk: Desk, fake: FakeMastodon) -> None:
    image = desk.media.add("un banco", size=(200, 100))
    for crops in ((), (Crop("1:1", 0.5, 0, 0.5, 1),)):
        desk.prepared(a_payload("Con foto.", replace(image, crops=crops)))
    assert [Pillow.open(io.BytesIO(m.data)).size for m in fake.media.values()] == [(200, 100), (100, 100)]

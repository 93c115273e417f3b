"""How each channel gets a picture: the shapes it shows, the box that counts, and what is really sent."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image as Picture

from calendario.domain.channel import Channel
from calendario.domain.media import Crop, Image, Point
from calendario.domain.networks import Limits, network
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.store import channels, claims
from tests.newsroom import ZONE, Newsroom


@pytest.fixture
def photo(newsroom: Newsroom, tmp_path: Path) -> Image:
    picture = Picture.new("RGB", (1600, 1200), "grey")
    picture.paste("red", (800, 0, 1600, 450))
    picture.save(tmp_path / "plaza.png")
    return newsroom.desk.writing.take_in(tmp_path / "plaza.png")


def playing(channel: Channel, network_key: str) -> Channel:
    return replace(channel, network=network_key)


def test_each_shape_is_offered_once_with_the_channels_that_show_it(newsroom: Newsroom) -> None:
    instagram, facebook = playing(newsroom.channel, "instagram"), playing(newsroom.channel, "facebook")
    wishes = newsroom.desk.pictures.wishes((instagram, facebook, playing(newsroom.channel, "whatsapp")))
    assert [(w.shape.key, w.channels) for w in wishes] == [
        ("4:5", (instagram, facebook)),
        ("1:1", (instagram, facebook)),
        ("1.91:1", (instagram, facebook)),
    ]


def test_what_is_told_is_what_the_adapter_sends(newsroom: Newsroom, photo: Image) -> None:
    cut = photo.with_crop(Crop("16:9", 0.5, 0, 0.5, 0.375)).with_crop(Crop("1:1", 0, 0, 0.75, 1))
    told = newsroom.desk.pictures.sent(cut, newsroom.channel)
    assert (told.width, told.height) == (800, 450)
    publish(newsroom, cut)
    (stored,) = (newsroom.practice.folder / "pictures").iterdir()
    assert stored.read_bytes() == told.bytes
    with Picture.open(io.BytesIO(told.bytes)) as shown:
        assert shown.convert("RGB").getcolors() == [(800 * 450, (255, 0, 0))]


def test_a_moving_picture_is_said_to_stand_still_where_a_box_of_it_is_sent(newsroom: Newsroom, tmp_path: Path) -> None:
    frames = [Picture.new("RGB", (160, 120), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "baile.gif", save_all=True, append_images=frames[1:])
    moving = replace(newsroom.desk.writing.take_in(tmp_path / "baile.gif"), alt="Un baile en la plaza")
    mastodon = newsroom.desk.channels.add_by_hand("mastodon")

    def said(crop: Crop) -> list[str]:
        draft = Draft("Baile", Content("Baile en la plaza.", images=(moving.with_crop(crop),)))
        found = newsroom.desk.writing.review(draft, PlanDraft(), [mastodon])[mastodon.id]
        return [f.code for f in found if f.code == "gif_stands_still"]

    assert said(Crop("16:9", 0, 0, 1, 0.75)) == ["gif_stands_still"]
    assert said(Crop("4:5", 0, 0, 0.6, 1)) == [], "a box for other networks"


def test_limits_that_an_older_version_noted_are_filled_with_the_network_s(newsroom: Newsroom, tmp_path: Path) -> None:
    Picture.effect_noise((2600, 2000), 60).save(tmp_path / "grande.jpg", quality=95)
    image = newsroom.desk.writing.take_in(tmp_path / "grande.jpg")
    limits = replace(network("bluesky").limits, image_pixels=None, image_bytes=None)
    channel = replace(newsroom.channel, network="bluesky", limits=limits)
    told = newsroom.desk.pictures.sent(image, channel)
    assert told.width * told.height <= 4_000_000
    assert len(told.bytes) <= 1_000_000


@pytest.mark.parametrize("box", [None, Crop("16:9", 0, 0.1, 1, 0.85)])
def test_a_large_photograph_goes_no_larger_than_its_network_keeps_it(
    newsroom: Newsroom, tmp_path: Path, box: Crop | None
) -> None:
    Picture.linear_gradient("L").resize((4800, 3600)).convert("RGB").save(tmp_path / "grande.jpg", quality=90)
    image = newsroom.desk.writing.take_in(tmp_path / "grande.jpg")
    noted_before = {k: v for k, v in network("mastodon").limits.to_json().items() if k != "image_kept_pixels"}
    channel = replace(newsroom.channel, network="mastodon", limits=Limits.from_json(noted_before))
    told = newsroom.desk.pictures.sent(image if box is None else image.with_crop(box), channel)
    assert 8_000_000 < told.width * told.height <= 3840 * 2160
    assert Picture.open(io.BytesIO(told.bytes)).size == (told.width, told.height), "what is told is what goes"


def test_a_picture_that_is_gone_is_told(newsroom: Newsroom, photo: Image) -> None:
    newsroom.desk.writing.picture(photo).unlink()
    with pytest.raises(BadInput, match="picture_missing"):
        newsroom.desk.pictures.sent(photo, newsroom.channel)


def publish(newsroom: Newsroom, image: Image, on: Channel | None = None) -> None:
    at = newsroom.clock() + timedelta(minutes=10)
    channel = on or newsroom.channel
    plan = PlanDraft((channel.id,), wall_clock(at, ZONE))
    draft = Draft("Plaza", Content("La plaza.", (replace(image, alt="La plaza."),)))
    planned = newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, draft, plan, as_it_is=True)[0]
    newsroom.clock.now = planned.due_at
    newsroom.publish()
    assert newsroom.state(planned) is State.PUBLISHED
    with newsroom.database.reading() as tx:
        kept = claims.frozen(tx, planned.id)
    assert kept is not None
    assert [c.shape for c in kept[0].content.images[0].crops] == (
        [] if channel.network == "whatsapp" or not image.crops else ["16:9"]
    )


def test_what_is_frozen_says_only_the_box_that_counts_there(newsroom: Newsroom, photo: Image) -> None:
    boxes = photo.with_crop(Crop("16:9", 0.5, 0, 0.5, 0.375)).with_crop(Crop("1:1", 0, 0, 0.75, 1))
    publish(newsroom, replace(boxes, focus=Point(0.9, 0.1)))


def test_where_nothing_was_chosen_for_its_network_the_whole_picture_goes(newsroom: Newsroom, photo: Image) -> None:
    shown_whole = replace(newsroom.channel, network="whatsapp")
    with newsroom.database.writing() as tx:
        channels.save(tx, shown_whole, newsroom.desk.office.machine)
    publish(newsroom, photo.with_crop(Crop("16:9", 0.5, 0, 0.5, 0.375)), shown_whole)
    (stored,) = (newsroom.practice.folder / "pictures").iterdir()
    with Picture.open(stored) as shown:
        assert shown.size == (1600, 1200)

"""A server that takes a post and leaves a picture behind: not published as it was meant, and not sent again."""

from __future__ import annotations

import pytest

from calendario.domain.adapter import CannotTell
from tests.channels.calls import a_key
from tests.channels.mastodon.desk import Desk
from tests.servers.fake_mastodon import FakeMastodon


@pytest.mark.parametrize("publisher", ["the same", "a new one"])
def test_a_post_that_lost_a_picture_is_neither_seen_nor_absent(desk: Desk, fake: FakeMastodon, publisher: str) -> None:
    images = (desk.media.add("un banco"), desk.media.add("una fuente", colour="orange"))
    prepared, key = desk.prepare("Con fotos.", images=images), a_key()
    desk.publish(prepared, key)
    fake.statuses[0].media_ids.pop()
    if publisher == "a new one":
        desk.reborn()
    with pytest.raises(CannotTell) as told:
        desk.find(prepared, key)
    assert told.value.code == "without_a_picture"


def test_an_older_post_without_pictures_is_not_mistaken_for_one_that_lost_them(desk: Desk, fake: FakeMastodon) -> None:
    image = desk.media.add("un banco")
    fake.add_status("ayto", "Otra cosa.")
    assert desk.find(desk.prepare("Con foto.", images=(image,)), a_key()) is None

"""What a server of Mastodon's kind tells of its limits."""

from __future__ import annotations

from datetime import date

import pytest

from calendario.channels.mastodon.limits import limits_of
from calendario.domain.adapter import SignInNeeded
from calendario.domain.networks import network
from tests.channels.mastodon.desk import Desk
from tests.servers.fake_mastodon import FakeMastodon


@pytest.mark.parametrize("has_v2", [True, False], ids=["v2", "v1"])
def test_the_limits_are_the_servers_own_with_the_day_they_were_read(
    desk: Desk, fake: FakeMastodon, has_v2: bool
) -> None:
    fake.has_v2 = has_v2
    fake.configuration["statuses"] |= {"max_characters": 5000, "characters_reserved_per_url": 30}
    limits = desk.adapter.rules(desk.channel, desk.secret)
    assert (limits.text, limits.url_cost, limits.images, limits.alt_text) == (5000, 30, 4, 10_000)
    assert (limits.image_bytes, limits.image_pixels) == (16_777_216, 33_177_600)
    assert limits.image_types == ("image/jpeg", "image/png", "image/gif", "image/webp")
    assert limits.read_on == date(2026, 3, 10)


@pytest.mark.parametrize("value", [None, True, -1, 0, "500", [], {}, float("nan"), float("inf"), 10**30, 2.5])
def test_no_figure_of_a_server_does_harm(value: object) -> None:
    usual = network("mastodon").limits
    names = ("max_characters", "characters_reserved_per_url", "max_media_attachments")
    more = ("image_size_limit", "image_matrix_limit", "description_limit", "supported_mime_types")
    told = {"configuration": {"statuses": dict.fromkeys(names, value), "media_attachments": dict.fromkeys(more, value)}}
    limits = limits_of(told, "social.example", date(2026, 3, 10))
    assert limits.text is not None
    assert 1 <= limits.text <= 1_000_000
    assert limits.images <= 100
    assert limits.image_types == usual.image_types
    for odd in ({"configuration": value}, {"configuration": {"statuses": value, "media_attachments": value}}):
        assert limits_of(odd, "social.example", date(2026, 3, 10)).text == usual.text


def test_asking_for_the_rules_tells_that_access_is_gone(desk: Desk, fake: FakeMastodon) -> None:
    fake.tokens.clear()
    with pytest.raises(SignInNeeded):
        desk.adapter.rules(desk.channel, desk.secret)

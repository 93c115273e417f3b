"""Channels: their states, their letters, what they accept."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from calendario.domain.channel import BY_HAND, Channel, ChannelState, free_letters
from calendario.domain.networks import NETWORKS, UnknownNetwork
from calendario.domain.problem import BadInput, NotAllowed

TOWN = Channel(UUID(int=1), BY_HAND, "facebook", "Facebook del Ayuntamiento", "FB")


def test_a_channel_pauses_and_goes_on() -> None:
    assert TOWN.paused().state is ChannelState.PAUSED
    assert TOWN.paused().resumed() == TOWN


def test_a_retired_channel_stays_retired() -> None:
    for move in (Channel.paused, Channel.resumed):
        with pytest.raises(NotAllowed, match="channel_retired"):
            move(TOWN.retired())
    assert TOWN.paused().retired().state is ChannelState.RETIRED


def test_the_server_s_own_limits_come_before_the_network_s() -> None:
    assert TOWN.accepts == NETWORKS["facebook"].limits
    own = replace(NETWORKS["mastodon"].limits, text=5_000)
    assert replace(TOWN, network="mastodon", limits=own).accepts.text == 5_000


@pytest.mark.parametrize(
    ("taken", "letters"),
    [(set(), "FB"), ({"FB"}, "FB2"), ({"FB", "FB2"}, "FB3"), ({"FB", "FB3"}, "FB2"), ({"FB2"}, "FB"), ({"IG"}, "FB")],
)
def test_letters_that_are_taken_get_a_digit(taken: set[str], letters: str) -> None:
    assert free_letters("facebook", frozenset(taken)) == letters


def test_a_channel_has_a_name_letters_and_a_network() -> None:
    with pytest.raises(BadInput, match="channel_without_name"):
        replace(TOWN, name="  ")
    with pytest.raises(BadInput, match="channel_without_letters"):
        replace(TOWN, letters="")
    with pytest.raises(UnknownNetwork):
        replace(TOWN, network="tuenti")


def test_only_the_manual_kind_is_published_by_hand() -> None:
    assert TOWN.by_hand
    assert not replace(TOWN, kind="practice", network="practice").by_hand

"""Channels: their states, their letters, what they accept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.channel import BY_HAND, LATEST, Channel, ChannelState, Lateness, WhenLate, free_letters
from calendario.domain.networks import NETWORKS, network_of
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.publication import DROPPED, ON_TIME, Plan, Publication, State

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


def test_a_channel_has_a_name_and_letters() -> None:
    with pytest.raises(BadInput, match="channel_without_name"):
        replace(TOWN, name="  ")
    with pytest.raises(BadInput, match="channel_without_letters"):
        replace(TOWN, letters="")


def test_a_channel_of_a_network_that_only_a_newer_version_knows_is_kept_with_no_limit_known() -> None:
    newer = replace(TOWN, network="nostr", kind="nostr")
    assert (newer.is_known, TOWN.is_known) == (False, True)
    assert (newer.accepts.text, newer.has_threads) == (None, False)
    assert (network_of("nostr").name, network_of("x")) == ("nostr", NETWORKS["x"])


def test_only_the_manual_kind_is_published_by_hand() -> None:
    assert TOWN.by_hand
    assert not replace(TOWN, kind="practice", network="practice").by_hand


# --- late


MINUTE = timedelta(minutes=1)
DUE_AT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
latenesses = st.one_of(
    st.just(Lateness()),
    st.just(Lateness(WhenLate.DROP)),
    st.integers(6, 24 * 60).map(lambda minutes: Lateness(WhenLate.SEND, minutes * MINUTE)),
)


def a_publication(not_after_at: datetime | None = None) -> Publication:
    plan = Plan(datetime.fromisoformat("2026-11-25 09:00"), "Europe/Madrid")
    ids = [UUID(int=n) for n in range(4)]
    return Publication(*ids, State.PLANNED, plan, DUE_AT, not_after_at)


@given(wanted=latenesses, own_limit=st.none() | st.timedeltas(timedelta(), 2 * LATEST))
def test_what_a_post_says_of_its_own_last_hour_always_wins(wanted: Lateness, own_limit: timedelta | None) -> None:
    limit = None if own_limit is None else DUE_AT + own_limit
    last = wanted.last_chance_at(a_publication(limit))
    assert DUE_AT <= last <= DUE_AT + LATEST
    assert limit is None or last <= limit
    if limit is None:
        assert last >= DUE_AT + ON_TIME, "nobody has less than the minutes that are on time"
        assert (last > DUE_AT + ON_TIME) == (wanted.wanted is WhenLate.SEND)


@given(wanted=st.sampled_from(WhenLate), up_to=st.none() | st.timedeltas(-LATEST, 2 * LATEST))
def test_only_what_sends_late_says_how_late_and_within_bounds(wanted: WhenLate, up_to: timedelta | None) -> None:
    sends = wanted is WhenLate.SEND
    good = up_to is None
    if sends:
        good = up_to is not None and ON_TIME < up_to <= LATEST and up_to % MINUTE == timedelta()
    if good:
        assert Lateness(wanted, up_to).wanted is wanted
    else:
        with pytest.raises(BadInput, match="bad_lateness"):
            Lateness(wanted, up_to)


def test_a_late_one_is_late_from_the_sixth_minute_on() -> None:
    planned = a_publication()
    assert not planned.is_late(DUE_AT + ON_TIME)
    assert planned.is_late(DUE_AT + ON_TIME + timedelta(microseconds=1))


def test_a_dropped_one_did_not_go_out_and_asks_nobody() -> None:
    planned = a_publication()
    assert planned.missed("late").asks_person
    assert not planned.missed(DROPPED).asks_person
    assert not planned.asks_person

"""The institution's channels, and the meter that follows their target at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

import pytest
from sqlalchemy.exc import IntegrityError

from calendario.channels.practice import Fault
from calendario.desk.setup import NoQuestions
from calendario.domain.adapter import SignInNeeded
from calendario.domain.channel import ChannelState, FrequencyTarget
from calendario.domain.networks import NETWORKS, UnknownNetwork
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput, NotAllowed, NotFound
from calendario.domain.publication import State
from calendario.domain.slot import WeeklySlot
from calendario.store import publications
from tests.newsroom import Newsroom

wall = datetime.fromisoformat  # a naive wall time


def test_a_channel_by_hand_has_its_network_s_name_letters_and_address(newsroom: Newsroom) -> None:
    first = newsroom.desk.channels.add_by_hand("facebook")
    second = newsroom.desk.channels.add_by_hand("facebook", "Facebook de la Biblioteca", "https://facebook.com/biblio")
    assert (first.name, first.letters, first.address) == ("Facebook", "FB", NETWORKS["facebook"].web_address)
    assert (second.name, second.letters, second.address) == (
        "Facebook de la Biblioteca",
        "FB2",
        "https://facebook.com/biblio",
    )


@pytest.mark.parametrize("key", ["facebook", "instagram", "x", "linkedin", "whatsapp", "mastodon", "bluesky"])
def test_every_network_can_be_published_on_by_hand(newsroom: Newsroom, key: str) -> None:
    assert key in newsroom.desk.channels.kinds_by_hand()
    assert newsroom.desk.channels.add_by_hand(key).by_hand


def test_what_cannot_be_a_channel_is_refused_and_nothing_is_added(newsroom: Newsroom) -> None:
    desk = newsroom.desk.channels
    with pytest.raises(UnknownNetwork):
        desk.add_by_hand("tuenti")
    with pytest.raises(BadInput, match="bad_link"):
        desk.add_by_hand("facebook", address="facebook punto com")
    with pytest.raises(BadInput, match="unknown_kind"):
        desk.sign_in("tuenti", {}, NoQuestions())
    with pytest.raises(BadInput, match="channel_without_name"):
        desk.rename(newsroom.channel.id, "  ")
    with pytest.raises(NotFound):
        desk.channel(newsroom.desk.office.machine)
    assert [c.id for c in desk.all()] == [newsroom.channel.id]
    assert desk.channel(newsroom.channel.id).name == "Práctica"


def test_a_sign_in_that_works_makes_a_channel_and_the_same_account_twice_is_refused(newsroom: Newsroom) -> None:
    fields = {"folder": str(newsroom.folder / "nueva")}
    made = newsroom.desk.channels.sign_in("practice", fields, NoQuestions())
    assert (made.name, made.kind, made.by_hand) == ("nueva", "practice", False)
    with pytest.raises(NotAllowed, match="channel_known"):
        newsroom.desk.channels.sign_in("practice", fields, NoQuestions())


def test_a_channel_whose_access_was_withdrawn_says_so_when_checked(newsroom: Newsroom) -> None:
    assert newsroom.desk.channels.check(newsroom.channel.id).limits_at == newsroom.clock()
    newsroom.practice.switch(Fault.SIGN_IN_NEEDED)
    with pytest.raises(SignInNeeded):
        newsroom.desk.channels.check(newsroom.channel.id)
    by_hand = newsroom.desk.channels.add_by_hand("whatsapp")
    assert newsroom.desk.channels.check(by_hand.id) == by_hand  # nobody to ask


def test_signed_in_again_what_was_held_for_it_and_has_its_hour_ahead_is_planned(newsroom: Newsroom) -> None:
    soon, past = newsroom.plan("Pronto", minutes=30), newsroom.plan("Ya", minutes=10)
    newsroom.practice.switch(Fault.SIGN_IN_NEEDED)
    for minutes in (10, 20):
        newsroom.clock.forward(minutes=minutes)
        newsroom.publish()
    assert {newsroom.state(soon), newsroom.state(past)} == {State.HELD}
    newsroom.practice.heal()
    newsroom.clock.now = soon.due_at.replace(minute=39)
    newsroom.desk.channels.sign_in_again(newsroom.channel.id, {"folder": str(newsroom.practice.folder)}, NoQuestions())
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(past) is State.HELD  # its hour is gone: a person decides


def test_another_account_does_not_take_a_channel_s_place(newsroom: Newsroom) -> None:
    with pytest.raises(BadInput, match="other_account"):
        newsroom.desk.channels.sign_in_again(
            newsroom.channel.id, {"folder": str(newsroom.folder / "ajena")}, NoQuestions()
        )


def test_a_new_target_moves_the_meter_at_once(newsroom: Newsroom) -> None:
    newsroom.plan("Feria")
    desk = newsroom.desk.writing
    plan = PlanDraft((newsroom.channel.id,), wall("2026-11-26 10:00"))
    desk.save_draft(desk.new().post_id, Draft("Borrador", Content("Borrador")), plan)

    def told() -> tuple[int, int, int, int, int]:
        (one,) = newsroom.desk.calendar.week(plan_day).meters
        return one.meter.published, one.meter.planned, one.meter.drafts, one.meter.missing, one.meter.excess

    plan_day = wall("2026-11-26 10:00").date()
    newsroom.desk.channels.set_frequency(newsroom.channel.id, FrequencyTarget(3, 5), ())
    assert told() == (0, 1, 1, 2, 0)
    newsroom.desk.channels.set_frequency(newsroom.channel.id, FrequencyTarget(0, 1), ())
    assert told() == (0, 1, 1, 0, 0)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert told() == (1, 0, 1, 0, 0)
    newsroom.plan("Otra")
    assert told() == (1, 1, 1, 0, 1)


def test_a_channel_paused_while_its_frequency_is_being_set_stays_paused(newsroom: Newsroom) -> None:
    def slots() -> Iterator[WeeklySlot]:
        newsroom.desk.channels.pause(newsroom.channel.id)  # somebody else, before it is written
        yield WeeklySlot(0, time(9))

    newsroom.desk.channels.set_frequency(newsroom.channel.id, FrequencyTarget(2), slots())
    there = newsroom.desk.channels.channel(newsroom.channel.id)
    assert (there.state, there.target, there.slots) == (
        ChannelState.PAUSED,
        FrequencyTarget(2),
        (WeeklySlot(0, time(9)),),
    )


@pytest.mark.parametrize("stop", ["pause", "retire"])
def test_a_channel_that_cannot_be_stopped_keeps_what_is_planned_there(newsroom: Newsroom, stop: str) -> None:
    fair = newsroom.plan("Feria")
    with newsroom.database.writing() as tx:  # the disk fills up between the two
        tx.exec_driver_sql(
            "CREATE TRIGGER full BEFORE UPDATE OF state ON channel BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with pytest.raises(IntegrityError):
        getattr(newsroom.desk.channels, stop)(newsroom.channel.id)
    assert newsroom.now(fair) == fair
    assert newsroom.desk.channels.channel(newsroom.channel.id).state is ChannelState.ACTIVE


def test_signed_in_again_during_a_pause_it_is_held_by_the_pause(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=30)
    with newsroom.database.writing() as tx:
        publications.save(tx, fair.held("sign_in_needed"), fair)
    newsroom.desk.stopping.pause(PauseReason.OTHER)
    newsroom.desk.channels.sign_in_again(newsroom.channel.id, {"folder": str(newsroom.practice.folder)}, NoQuestions())
    assert [d.publication.id for d in newsroom.desk.stopping.held()] == [fair.id]


def test_slots_are_kept_in_the_order_of_the_week_without_repeats(newsroom: Newsroom) -> None:
    monday, friday = WeeklySlot(0, time(9)), WeeklySlot(4, time(18))
    changed = newsroom.desk.channels.set_frequency(newsroom.channel.id, FrequencyTarget(2), (friday, monday, friday))
    newsroom.reopen()
    assert newsroom.desk.channels.channel(changed.id).slots == (monday, friday)


def test_a_paused_channel_holds_what_it_had_and_resumed_it_stays_held_until_decided(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    assert newsroom.desk.channels.waiting(newsroom.channel.id) == 1
    assert newsroom.desk.channels.pause(newsroom.channel.id) == 1
    newsroom.desk.channels.resume(newsroom.channel.id)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.HELD, "channel_paused")
    newsroom.desk.decisions.keep(fair.id)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED


def test_a_retired_channel_gives_its_posts_back_as_drafts_and_keeps_its_past(newsroom: Newsroom) -> None:
    out = newsroom.plan("Ayer")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    fair = newsroom.plan("Mañana")
    assert newsroom.desk.channels.retire(newsroom.channel.id) == 1
    assert newsroom.desk.channels.all() == ()
    assert newsroom.desk.channels.channel(newsroom.channel.id).state is ChannelState.RETIRED
    assert newsroom.state(fair) is State.PROPOSED
    assert [c.title for c in newsroom.desk.calendar.today().cards] == ["Ayer", "Mañana"]
    assert newsroom.desk.calendar.exits(out.post_id)[0].channel.name == "Práctica"
    with pytest.raises(NotAllowed, match="channel_retired"):
        newsroom.desk.channels.resume(newsroom.channel.id)

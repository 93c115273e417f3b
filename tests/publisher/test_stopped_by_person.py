"""A person was told that nothing goes out: then nothing does, however soon the publisher is started again."""

from __future__ import annotations

from calendario.domain.channel import Channel
from calendario.domain.publication import State
from tests.newsroom import Newsroom


def start_again(newsroom: Newsroom) -> None:
    """What `calendario publish` does."""
    newsroom.desk.publishing.go_on()
    newsroom.publish()


def test_what_fell_due_while_it_was_stopped_waits_for_the_person_though_not_five_minutes_are_gone(
    newsroom: Newsroom,
) -> None:
    fair, market = newsroom.plan("Feria", minutes=10), newsroom.plan("Mercado", minutes=20)
    newsroom.clock.forward(minutes=9)
    newsroom.desk.publishing.stop(told=True)
    newsroom.clock.forward(minutes=2)
    newsroom.reopen()
    start_again(newsroom)
    assert newsroom.practice.posts() == ()
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.MISSED, "stopped")
    newsroom.clock.forward(minutes=9)
    newsroom.publish()
    assert newsroom.state(market) is State.PUBLISHED  # the stop is over


def test_a_computer_that_was_only_late_still_has_its_five_minutes(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=10)
    newsroom.desk.publishing.stop()  # to be exchanged for one with a key, say: nobody was told anything
    newsroom.clock.forward(minutes=12)
    start_again(newsroom)
    assert newsroom.state(fair) is State.PUBLISHED


def test_one_started_before_the_stop_does_not_forget_it(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=10)
    stops = newsroom.desk.publishing.stops()
    newsroom.desk.publishing.stop(told=True)  # while it is on its way up
    assert newsroom.desk.publishing.go_on(stops) == 0
    newsroom.clock.forward(minutes=11)
    assert newsroom.desk.publishing.go_on() == 1
    assert newsroom.state(fair) is State.MISSED


def test_what_a_person_publishes_by_hand_becomes_their_turn_all_the_same(newsroom: Newsroom) -> None:
    whatsapp: Channel = newsroom.desk.channels.add_by_hand("whatsapp")
    notice = newsroom.plan("Bando", on=(whatsapp,), minutes=10)
    newsroom.desk.publishing.stop(told=True)
    newsroom.clock.forward(minutes=11)
    start_again(newsroom)
    assert newsroom.state(notice) is State.BY_HAND


def test_a_post_on_two_channels_is_one_that_waits(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    newsroom.plan("Feria", on=(newsroom.channel, other), minutes=10)
    newsroom.desk.publishing.stop(told=True)
    newsroom.clock.forward(minutes=11)
    assert newsroom.desk.publishing.go_on() == 1

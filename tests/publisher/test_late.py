"""After a night's sleep: what a channel wants of its late posts, and never a flood of them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from calendario.channels.practice import Fault, PracticeNetwork
from calendario.domain.channel import Channel, Lateness, WhenLate
from calendario.domain.publication import DROPPED, Publication, State
from calendario.domain.slot import wall_clock
from tests.newsroom import ZONE, Newsroom

TWELVE_HOURS = Lateness(WhenLate.SEND, timedelta(hours=12))


def sent(channel: Channel) -> list[str]:
    return [post.text for post in PracticeNetwork(Path(channel.settings["folder"])).posts()]


def a_night_of_posts(newsroom: Newsroom, on: Channel) -> list[Publication]:
    return [newsroom.plan(f"{on.name} {hour}", on=(on,), minutes=60 * hour) for hour in (1, 3, 7)]


def test_eight_hours_asleep_without_a_word_from_anybody_is_one_list_to_decide(newsroom: Newsroom) -> None:
    night = a_night_of_posts(newsroom, newsroom.channel)
    newsroom.clock.forward(hours=8)
    newsroom.publish()
    assert sent(newsroom.channel) == []
    assert [d.publication.id for d in newsroom.desk.calendar.today().decisions] == [p.id for p in night]


def test_a_channel_that_wants_them_late_gets_one_every_ten_minutes_and_keeps_its_hours(newsroom: Newsroom) -> None:
    asking = newsroom.add_practice("Otra", newsroom.folder / "otra")
    newsroom.desk.channels.set_lateness(newsroom.channel.id, TWELVE_HOURS)
    late, decided = a_night_of_posts(newsroom, newsroom.channel), a_night_of_posts(newsroom, asking)
    punctual = newsroom.plan("A su hora", minutes=8 * 60 + 5)
    newsroom.clock.forward(hours=8)
    out_at: dict[str, float] = {}
    for minute in range(40):
        newsroom.publish()
        for said in sent(newsroom.channel):
            out_at.setdefault(said, minute)
        newsroom.clock.forward(minutes=1)
    assert out_at == {"Práctica 1": 0, "A su hora": 5, "Práctica 3": 10, "Práctica 7": 20}
    assert {newsroom.state(p) for p in (*late, punctual)} == {State.PUBLISHED}
    assert sent(asking) == []
    assert [d.publication.id for d in newsroom.desk.calendar.today().decisions] == [p.id for p in decided]


def test_later_than_the_channel_wants_it_asks(newsroom: Newsroom) -> None:
    newsroom.desk.channels.set_lateness(newsroom.channel.id, Lateness(WhenLate.SEND, timedelta(hours=2)))
    first, _, last = a_night_of_posts(newsroom, newsroom.channel)
    newsroom.clock.forward(hours=8)
    newsroom.publish()
    assert sent(newsroom.channel) == ["Práctica 7"]
    assert newsroom.state(last) is State.PUBLISHED
    assert (newsroom.state(first), newsroom.now(first).reason) == (State.MISSED, "late")


def test_one_that_waits_too_long_for_its_turn_asks_too(newsroom: Newsroom) -> None:
    newsroom.desk.channels.set_lateness(newsroom.channel.id, Lateness(WhenLate.SEND, timedelta(minutes=15)))
    first, second = newsroom.plan("Primera", minutes=0), newsroom.plan("Segunda", minutes=1)
    newsroom.clock.forward(minutes=14)
    newsroom.publish()
    newsroom.clock.forward(minutes=3)
    newsroom.publish()
    assert (newsroom.state(first), newsroom.state(second)) == (State.PUBLISHED, State.MISSED)


def test_not_after_always_wins(newsroom: Newsroom) -> None:
    newsroom.desk.channels.set_lateness(newsroom.channel.id, TWELVE_HOURS)
    limit = wall_clock(newsroom.clock() + timedelta(hours=2), ZONE)
    council = newsroom.plan("El pleno empieza ya", minutes=60, not_after=limit)
    newsroom.clock.forward(hours=8)
    newsroom.publish()
    assert (newsroom.state(council), newsroom.now(council).reason) == (State.MISSED, "late")


def test_a_channel_that_drops_them_asks_nobody_and_shows_them_where_they_were(newsroom: Newsroom) -> None:
    newsroom.desk.channels.set_lateness(newsroom.channel.id, Lateness(WhenLate.DROP))
    night = a_night_of_posts(newsroom, newsroom.channel)
    newsroom.clock.forward(hours=8)
    newsroom.publish()
    assert sent(newsroom.channel) == []
    assert newsroom.desk.calendar.today().decisions == ()
    assert {(newsroom.state(p), newsroom.now(p).reason) for p in night} == {(State.MISSED, DROPPED)}
    shown = {p.id for card in newsroom.desk.calendar.today().cards for p in card.publications}
    assert shown == {p.id for p in night}
    going = newsroom.desk.decisions.publish_now(night[0].id)  # whoever wants it after all
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(going[0].publication) is State.PUBLISHED


def test_what_was_promised_not_to_go_out_does_not_go_out_late_either(newsroom: Newsroom) -> None:
    newsroom.desk.channels.set_lateness(newsroom.channel.id, TWELVE_HOURS)
    night = a_night_of_posts(newsroom, newsroom.channel)
    newsroom.desk.publishing.stop(told=True)
    newsroom.clock.forward(hours=8)
    assert newsroom.desk.publishing.go_on() == 3
    newsroom.publish()
    assert sent(newsroom.channel) == []
    assert {newsroom.now(p).reason for p in night} == {"stopped"}


def test_a_late_one_that_the_network_does_not_take_yet_lets_the_next_one_by(newsroom: Newsroom) -> None:
    newsroom.desk.channels.set_lateness(newsroom.channel.id, TWELVE_HOURS)
    first, second = newsroom.plan("Primera", minutes=0), newsroom.plan("Segunda", minutes=1)
    newsroom.clock.forward(minutes=30)
    newsroom.practice.switch(Fault.AWAY, times=1)
    newsroom.publish()
    assert newsroom.practice.received("Segunda") == 1
    assert (newsroom.state(first), newsroom.state(second)) == (State.PLANNED, State.PUBLISHED)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(first) is State.PUBLISHED


@pytest.mark.sqlite
def test_while_the_others_wait_for_their_turn_it_sleeps(newsroom: Newsroom) -> None:
    newsroom.desk.channels.set_lateness(newsroom.channel.id, TWELVE_HOURS)
    a_night_of_posts(newsroom, newsroom.channel)
    newsroom.clock.forward(hours=8)
    newsroom.publish()
    publisher = newsroom.publisher()
    assert publisher._turn() > newsroom.clock()
    assert not publisher._lanes.settle()
    publisher._finish()

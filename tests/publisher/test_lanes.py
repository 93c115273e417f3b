"""One lane for each channel: a slow network holds up nobody else, and its own posts keep their order."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from calendario.channels.practice import PracticeAdapter
from calendario.domain.adapter import Prepared, Receipt, Secret
from calendario.domain.channel import Channel
from calendario.domain.pause import PauseReason
from calendario.domain.publication import Outcome, Publication, State
from calendario.store import publications
from tests.engines import Engine
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, SlowPractice, happens, running, until


class Killed(BaseException):
    """Nothing more is done."""


def test_a_slow_channel_does_not_hold_another(tmp_path: Path, engine: Engine) -> None:
    newsroom = Newsroom(tmp_path / "perfil", RealClock(), engine)
    slow = SlowPractice(str(newsroom.practice.folder), "publish")
    newsroom.adapters["practice"] = slow
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    stuck, free = newsroom.plan("Lenta", minutes=1 / 120), newsroom.plan("Rápida", on=(other,), minutes=1 / 100)
    with running(newsroom.publisher()):
        happens(slow.began, "the slow call")
        until(lambda: newsroom.state(free) is State.PUBLISHED, "the other channel's post")
        assert newsroom.state(stuck) is State.SENDING
        slow.go_on.set()
        until(lambda: newsroom.state(stuck) is State.PUBLISHED, "the slow channel's post")
    newsroom.close()


def test_the_posts_of_one_channel_go_out_in_the_order_of_their_hours(newsroom: Newsroom) -> None:
    late, early, middle = (newsroom.plan(f"A los {n}", minutes=n) for n in (10, 8, 9))
    newsroom.clock.forward(minutes=11)
    newsroom.publish()
    assert [p.text for p in newsroom.practice.posts()] == ["A los 8", "A los 9", "A los 10"]
    assert {newsroom.state(p) for p in (late, early, middle)} == {State.PUBLISHED}


def test_one_post_that_is_refused_does_not_hold_the_next(newsroom: Newsroom) -> None:
    first, second = newsroom.plan("Primera", minutes=9), newsroom.plan("Segunda", minutes=10)
    newsroom.practice.switch("refuse", times=1)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert (newsroom.state(first), newsroom.state(second)) == (State.FAILED, State.PUBLISHED)


class Recorded(PracticeAdapter):
    """A practice network that notes what it is asked, in order."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        self.asked.append(f"publish {prepared.payload.content.text}")
        return super().publish(channel, secret, prepared, key, now)

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        self.asked.append(f"find {prepared.payload.content.text}")
        return super().find(channel, secret, prepared, key, now)


def test_a_post_whose_hour_has_come_does_not_wait_until_another_is_read_back(newsroom: Newsroom) -> None:
    newsroom.adapters["practice"] = network = Recorded()
    first, second = newsroom.plan("Primera", minutes=9), newsroom.plan("Segunda", minutes=9.5)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert network.asked == ["publish Primera", "publish Segunda", "find Primera", "find Segunda"]
    assert {newsroom.state(first), newsroom.state(second)} == {State.PUBLISHED}


def test_a_receipt_is_kept_before_anything_else_of_the_channel_leaves(newsroom: Newsroom) -> None:
    first, second = newsroom.plan("Primera", minutes=9), newsroom.plan("Segunda", minutes=9.5)
    newsroom.clock.forward(minutes=10)
    stood: list[object] = []

    def step(name: str) -> None:
        if name == "claimed" and newsroom.state(second) is State.SENDING:
            (attempt,) = newsroom.attempts(first)
            stood.append((newsroom.state(first), attempt.outcome, attempt.remote_id is not None))

    newsroom.publish(step)
    assert stood == [(State.SENDING, Outcome.ACCEPTED, True)]


def test_stopped_it_reads_back_what_is_out_and_sends_nothing_more(tmp_path: Path, engine: Engine) -> None:
    newsroom = Newsroom(tmp_path / "perfil", RealClock(), engine)
    newsroom.adapters["practice"] = slow = SlowPractice(str(newsroom.practice.folder), "publish")
    first, second, third = (newsroom.plan(name, minutes=1 / 120) for name in ("Una", "Dos", "Tres"))
    with running(newsroom.publisher()) as stop:
        happens(slow.began, "the slow call")
        stop.set()
        slow.go_on.set()
    states = [newsroom.state(p) for p in (first, second, third)]
    assert sorted(states) == [State.PLANNED, State.PLANNED, State.PUBLISHED]
    assert len(newsroom.practice.posts()) == 1
    newsroom.close()


def test_killed_before_it_is_read_back_it_is_looked_for_and_not_sent_again(newsroom: Newsroom) -> None:
    first, second = newsroom.plan("Primera", minutes=9), newsroom.plan("Segunda", minutes=9.5)
    newsroom.clock.forward(minutes=10)
    kept = itertools.count(1)

    def killed(name: str) -> None:
        if name == "receipt kept" and next(kept) == 2:
            raise Killed

    with pytest.raises(Killed):
        newsroom.publish(killed)
    assert {newsroom.state(first), newsroom.state(second)} == {State.SENDING}
    newsroom.publish()
    assert {newsroom.state(first), newsroom.state(second)} == {State.PUBLISHED}
    assert sorted(p.text for p in newsroom.practice.posts()) == ["Primera", "Segunda"]


def test_taken_over_while_it_waits_to_be_read_back_it_is_settled_once(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    newsroom.clock.forward(minutes=10)
    other = newsroom.publisher()

    def step(name: str) -> None:
        if name == "receipt kept":
            other._turn()  # its lease was over for another

    newsroom.publish(step)
    other._finish()
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.practice.received("Feria")) == (State.PUBLISHED, 1)


Change = Callable[[Newsroom, Publication], object]
MEANWHILE: dict[str, tuple[Change, State]] = {
    "nothing": (lambda *_: None, State.PUBLISHED),
    "its channel was stopped": (lambda town, fair: town.desk.channels.pause(fair.channel_id), State.HELD),
    "everything was stopped": (lambda town, _: town.desk.stopping.pause(PauseReason.EMERGENCY), State.HELD),
    "it was discarded": (lambda town, fair: town.desk.decisions.discard(fair.id), State.CANCELLED),
    "another computer put it off": (lambda town, fair: put_off(town, fair), State.PLANNED),
    "its hour is long gone": (lambda town, _: town.clock.forward(minutes=20), State.PLANNED),
}


def put_off(newsroom: Newsroom, publication: Publication) -> None:
    """As a publisher does whose network is away."""
    with newsroom.database.writing() as tx:
        retry_at = newsroom.clock() + timedelta(minutes=2)
        publications.save(tx, publication.postponed(retry_at, "no_network"), publication)


@pytest.mark.parametrize("change", MEANWHILE)
def test_what_was_made_ready_leaves_unless_anything_changed_meanwhile(newsroom: Newsroom, change: str) -> None:
    fair = newsroom.plan("Feria", minutes=1)
    publisher = newsroom.publisher()
    publisher._turn()
    publisher._lanes.settle()
    newsroom.clock.forward(minutes=1)
    do, state = MEANWHILE[change]
    do(newsroom, fair)
    publisher._send_ready()
    publisher._lanes.settle()
    publisher._finish()
    assert newsroom.state(fair) is state
    assert newsroom.practice.received("Feria") == (state is State.PUBLISHED)


def test_its_own_heartbeat_is_no_news_to_a_publisher_and_everything_else_is(newsroom: Newsroom) -> None:
    publisher = newsroom.publisher()
    beat = partial(publisher._beat, publisher._hours.look(changed=True))
    assert publisher._is_news()
    beat()
    assert not publisher._is_news()
    newsroom.plan("Feria")
    assert publisher._is_news()
    assert not publisher._is_news()
    newsroom.plan("Mercado")
    newsroom.clock.forward(minutes=2)
    beat()
    assert publisher._is_news()
    newsroom.clock.forward(minutes=2)
    newsroom.desk.publishing.stop()
    beat()
    assert publisher._is_news()
    publisher._finish()

"""Asked to stop through the store: no signal, no process number, and nothing half-sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calendario.domain.publication import State
from calendario.store import presence
from tests.engines import Engine
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, SlowPractice, happens, running, until

SOON = 1 / 240  # minutes


@pytest.fixture
def live(tmp_path: Path, engine: Engine) -> Iterator[Newsroom]:
    """A newsroom on the computer's clock."""
    made = Newsroom(tmp_path / "perfil", RealClock(), engine)
    yield made
    made.close()


def is_up(newsroom: Newsroom) -> bool:
    """Whether a publisher says that it is alive."""
    with newsroom.database.reading() as tx:
        return bool(presence.publishers(tx))


def test_asked_to_stop_it_ends_by_itself_and_says_goodbye(live: Newsroom) -> None:
    with running(live.publisher()) as stop:
        until(lambda: is_up(live), "the publisher")
        live.desk.publishing.stop()
        happens(stop, "the publisher to see it")
        until(lambda: not is_up(live), "its goodbye")


def test_asked_while_it_sends_it_finishes_that_one_and_begins_no_other(live: Newsroom) -> None:
    slow = SlowPractice(str(live.practice.folder), "publish")
    live.adapters["practice"] = slow
    first = live.plan("Feria de primavera", minutes=SOON)
    with running(live.publisher()) as stop:
        happens(slow.began, "the call")
        second = live.plan("Mercado", minutes=SOON)  # its turn in the lane comes after the first
        until(lambda: live.clock() > second.due_at, "its hour")
        live.desk.publishing.stop()
        happens(stop, "the publisher to see it")
        assert live.state(first) is State.SENDING
        slow.go_on.set()
    assert (live.state(first), live.state(second)) == (State.PUBLISHED, State.PLANNED)
    assert [p.text for p in live.practice.posts()] == ["Feria de primavera"]


def test_asked_while_it_makes_a_late_one_ready_it_does_not_send_it(live: Newsroom) -> None:
    slow = SlowPractice(str(live.practice.folder), "prepare")
    live.adapters["practice"] = slow
    fair = live.plan("Feria de primavera", minutes=SOON)
    until(lambda: live.clock() > fair.due_at, "its hour")
    with running(live.publisher()) as stop:
        happens(slow.began, "the slow pictures")
        live.desk.publishing.stop()
        happens(stop, "the publisher to see it")
        slow.go_on.set()
    assert live.state(fair) is State.PLANNED
    assert live.practice.posts() == ()


def test_an_older_request_does_not_stop_a_publisher_that_was_started_since(live: Newsroom) -> None:
    live.desk.publishing.stop()
    fair = live.plan("Feria de primavera", minutes=SOON)
    with running(live.publisher()) as stop:
        until(lambda: live.state(fair) is State.PUBLISHED, "the post")
        assert not stop.is_set()
        live.desk.publishing.stop()
        happens(stop, "the publisher to see the new one")


def test_asked_before_it_was_up_it_ends_without_sending_anything(live: Newsroom) -> None:
    fair = live.plan("Feria de primavera", minutes=SOON)
    until(lambda: live.clock() > fair.due_at, "its hour")
    publisher = live.publisher(stops=live.desk.publishing.stops())  # as the window starts one …
    live.desk.publishing.stop()  # … and its person changes their mind
    with running(publisher) as stop:
        happens(stop, "the publisher to see it")
    assert live.state(fair) is State.PLANNED
    assert live.practice.posts() == ()


def test_a_request_stops_nobody_on_another_computer(live: Newsroom) -> None:
    with live.database.writing() as tx:
        presence.ask(tx, live.channel.id, presence.Request.STOP)  # the number of no computer here
    fair = live.plan("Feria de primavera", minutes=SOON)
    with running(live.publisher(stops=0)) as stop:
        until(lambda: live.state(fair) is State.PUBLISHED, "the post")
        assert not stop.is_set()

"""Everything that will go out can be stopped until the very claim; what could not be stopped any more is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from calendario.channels.practice import Fault
from calendario.domain.pause import PauseReason
from calendario.domain.publication import Publication, State
from tests.engines import Engine
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, happens, running, until

Stop = Callable[[Newsroom, Publication], object]
WAYS: dict[str, Stop] = {
    "one publication": lambda town, fair: town.desk.decisions.discard(fair.id),
    "another hour": lambda town, fair: town.desk.decisions.reschedule(fair.id, fair.plan.wall_time + timedelta(days=1)),
    "its post": lambda town, fair: town.desk.writing.discard(fair.post_id),
    "one channel": lambda town, fair: town.desk.channels.pause(fair.channel_id),
    "everything": lambda town, _fair: town.desk.stopping.pause(PauseReason.EMERGENCY),
}


@pytest.mark.parametrize("way", WAYS)
def test_whatever_is_stopped_before_the_claim_does_not_go_out(newsroom: Newsroom, way: str) -> None:
    """Between having made it ready and the claim, the last instant there is; whichever publisher it is."""
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    fair, market = newsroom.plan("Feria de primavera"), newsroom.plan("Mercado", minutes=20, on=(other,))
    newsroom.clock.forward(minutes=10)
    stands: list[Publication] = []

    def stop(step: str) -> None:
        if step == "prepared" and not stands:
            WAYS[way](newsroom, fair)
            stands.append(newsroom.now(fair))

    newsroom.publish(stop)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.practice.posts() == ()
    assert [newsroom.now(fair)] == stands
    assert newsroom.attempts(fair) == ()
    assert newsroom.state(market) is (State.HELD if way == "everything" else State.PUBLISHED)


@pytest.mark.parametrize("way", WAYS)
def test_a_running_publisher_obeys_while_it_waits_for_the_hour(tmp_path: Path, engine: Engine, way: str) -> None:
    newsroom = Newsroom(tmp_path / "perfil", RealClock(), engine)
    prepared = threading.Event()
    with running(newsroom.publisher(lambda step: prepared.set() if step == "prepared" else None)):
        fair = newsroom.plan("Feria de primavera", minutes=1 / 15)
        happens(prepared, "the post to be made ready")
        WAYS[way](newsroom, fair)
        stands = newsroom.now(fair)
        until(lambda: newsroom.clock() > fair.due_at + timedelta(seconds=1), "its hour to be past")
    assert newsroom.practice.posts() == ()
    assert newsroom.now(fair) == stands
    newsroom.close()


def test_what_it_was_too_late_for_is_listed_as_it_stands(newsroom: Newsroom) -> None:
    long_ago, fair = newsroom.plan("Ayer", minutes=0), newsroom.plan("Feria", minutes=60)
    newsroom.publish()
    newsroom.clock.forward(minutes=60)
    listed: list[list[tuple[str, State]]] = []

    def gone() -> list[tuple[str, State]]:
        return [(d.title, d.state) for d in newsroom.desk.stopping.gone_before()]

    def stop(step: str) -> None:
        if step == "claimed":
            assert gone() == []
            newsroom.desk.stopping.pause(PauseReason.MISTAKE)
            listed.append(gone())

    newsroom.publish(stop)
    assert listed == [[("Feria", State.SENDING)]]
    assert gone() == [("Feria", State.PUBLISHED)]
    assert newsroom.state(long_ago) is State.PUBLISHED, "which is not listed: it is an hour old"
    newsroom.desk.stopping.resume()
    assert gone() == []
    assert newsroom.state(fair) is State.PUBLISHED


def test_what_surely_did_not_leave_is_not_listed(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=0)
    newsroom.practice.switch(Fault.AWAY, times=1)
    newsroom.publish()
    newsroom.desk.stopping.pause(PauseReason.MISTAKE)
    assert newsroom.state(fair) is State.HELD
    assert newsroom.desk.stopping.gone_before() == ()

"""A lane by itself: what leaves now, what may wait, and what is left when it ends."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from calendario.publisher import lane
from calendario.publisher.lane import Lane
from tests.publisher.running import happens, until

LONG_S = 3600.0
AT_ONCE_S = 1e-9  # it may wait, and its while is over by the time anybody looks


class Told:
    """What a lane did, in order; `hold` keeps it busy until `go_on` is set."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.began, self.go_on = threading.Event(), threading.Event()

    def work(self, name: str) -> Callable[[], None]:
        return lambda: self.done.append(name)

    def hold(self) -> None:
        self.began.set()
        happens(self.go_on, "being let go")


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def busy(told: Told) -> Iterator[Lane]:
    """A lane in the middle of something."""
    made = Lane()
    made.add(told.hold)
    happens(told.began, "the lane")
    yield made
    told.go_on.set()
    made.end()
    made.wait()


def test_what_leaves_now_keeps_its_order_and_goes_before_what_may_wait(busy: Lane, told: Told) -> None:
    busy.add(told.work("read back"), LONG_S, owed=True)
    for name in ("first", "second", "third"):
        busy.add(told.work(name))
    told.go_on.set()
    until(lambda: len(told.done) == 4, "the lane")
    assert told.done == ["first", "second", "third", "read back"]


def test_nothing_waits_for_ever(busy: Lane, told: Told) -> None:
    busy.add(told.work("first"))
    busy.add(told.work("read back later"), LONG_S, owed=True)
    busy.add(told.work("overdue"), AT_ONCE_S, owed=True)
    told.go_on.set()
    until(lambda: len(told.done) == 3, "the lane")
    assert told.done == ["overdue", "first", "read back later"]


def test_a_lane_that_ends_does_what_is_owed_and_forgets_the_rest(busy: Lane, told: Told) -> None:
    busy.add(told.work("planned"))
    busy.add(told.work("made ready"), LONG_S)
    busy.add(told.work("read back"), LONG_S, owed=True)
    busy.end()
    busy.add(told.work("too late"))
    busy.add(told.work("of what was under way"), LONG_S, owed=True)
    told.go_on.set()
    busy.wait()
    assert told.done == ["read back", "of what was under way"]


def test_a_slow_network_does_not_keep_a_lane_from_ending(
    busy: Lane, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lane, "OWED_S", 0.0)
    busy.add(told.work("read back"), LONG_S, owed=True)
    busy.end()
    told.go_on.set()
    busy.wait()
    assert told.done == []


def test_what_breaks_is_told_to_whoever_waits_and_the_lane_goes_on(told: Told) -> None:
    class Killed(BaseException):
        pass

    def die() -> None:
        raise Killed

    made = Lane()
    future = made.add(die)
    assert future is not None
    with pytest.raises(Killed):
        future.result()
    future = made.add(told.work("next"))
    assert future is not None
    future.result()
    made.end()
    made.wait()
    assert told.done == ["next"]

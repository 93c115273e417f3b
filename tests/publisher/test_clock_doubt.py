"""A clock that jumps, is behind or is put right: nothing goes out early, in a flood, or is given up for lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from calendario.channels.practice import PracticeAdapter
from calendario.domain.channel import Channel
from calendario.domain.clock import Cause
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import State
from calendario.publisher.loop import Publisher
from calendario.store import presence
from tests.engines import Engine
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, running, until

HOUR = timedelta(hours=1)


class SettableClock(RealClock):
    """The computer's clock, which somebody sets, beside the one that only counts."""

    def __init__(self) -> None:
        super().__init__()
        self.set_by = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.set_by

    def running_s(self) -> float:
        return datetime.now(UTC).timestamp()


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def live(tmp_path: Path, clock: SettableClock, engine: Engine) -> Iterator[Newsroom]:
    made = Newsroom(tmp_path / "perfil", clock, engine)
    yield made
    made.close()


def publisher(newsroom: Newsroom, clock: SettableClock) -> Publisher:
    return Publisher(replace(newsroom.publisher()._newsroom, running_s=clock.running_s))


def doubt(newsroom: Newsroom) -> Cause | None:
    """What Hoy shows."""
    with newsroom.database.reading() as tx:
        (mine,) = presence.publishers(tx)
    return mine.doubt


def alive(newsroom: Newsroom) -> bool:
    with newsroom.database.reading() as tx:
        return bool(presence.publishers(tx))


def test_a_clock_set_an_hour_ahead_sends_nothing_early_and_goes_on_when_it_is_put_right(
    live: Newsroom, clock: SettableClock
) -> None:
    fair = live.plan("Feria", minutes=50)
    with running(publisher(live, clock)):
        until(lambda: alive(live), "the loop")
        clock.set_by = HOUR
        until(lambda: doubt(live) is Cause.JUMPED, "the doubt")
        assert live.state(fair) is State.PLANNED
        assert live.practice.posts() == ()
        clock.set_by = timedelta()
        until(lambda: doubt(live) is None, "the end of the doubt")
        soon = live.plan("Bando", minutes=1 / 60)
        until(lambda: live.state(soon) is State.PUBLISHED, "the publisher at work again")
    assert live.state(fair) is State.PLANNED


def test_a_person_who_says_the_hour_is_right_is_believed_and_what_is_late_is_missed_not_sent(
    live: Newsroom, clock: SettableClock
) -> None:
    fair, bando = live.plan("Feria", minutes=30), live.plan("Bando", minutes=60.1)
    with running(publisher(live, clock)):
        until(lambda: alive(live), "the loop")
        clock.set_by = HOUR
        until(lambda: doubt(live) is Cause.JUMPED, "the doubt")
        live.desk.publishing.believe_clock()
        until(lambda: live.state(bando) is State.PUBLISHED, "what is due now")
        assert doubt(live) is None
    assert live.state(fair) is State.MISSED
    assert live.practice.received("Feria") == 0


def test_a_dead_battery_misses_nothing_and_sends_nothing(live: Newsroom, clock: SettableClock) -> None:
    with running(publisher(live, clock)):
        until(lambda: alive(live), "the first publisher")
    fair = live.plan("Feria", minutes=1 / 60)
    clock.set_by = datetime(2020, 1, 1, tzinfo=UTC) - datetime.now(UTC)
    with running(publisher(live, clock)):
        until(lambda: alive(live) and doubt(live) is Cause.BEHIND, "the doubt")
        clock.set_by = timedelta()
        until(lambda: live.state(fair) is State.PUBLISHED, "the post, once the hour is right")
    assert live.practice.received("Feria") == 1


def test_a_single_round_refuses_with_the_reason(live: Newsroom, clock: SettableClock) -> None:
    with running(publisher(live, clock)):
        until(lambda: alive(live), "the first publisher")
    fair = live.plan("Feria", minutes=1)
    clock.set_by = -HOUR
    with pytest.raises(NotAllowed) as refused:
        publisher(live, clock).once()
    assert refused.value.code == Cause.BEHIND
    assert live.state(fair) is State.PLANNED


class Observatory(PracticeAdapter):
    """A practice network whose server tells the true hour, or one of its own."""

    def __init__(self) -> None:
        self.off_by = timedelta()
        self.asked = 0

    def hour(self, channel: Channel) -> datetime:
        self.asked += 1
        return datetime.now(UTC).replace(microsecond=0) + self.off_by


def test_a_server_that_knows_better_holds_what_a_wrong_clock_would_send_early(
    live: Newsroom, clock: SettableClock
) -> None:
    observatory = Observatory()
    live.adapters["practice"] = observatory
    clock.set_by = HOUR  # since before the publisher began: nothing here can tell
    fair = live.plan("Feria", minutes=0.2)
    with running(publisher(live, clock)):
        until(lambda: alive(live) and doubt(live) is Cause.SERVER, "the doubt")
        clock.set_by = timedelta()
        until(lambda: doubt(live) is None, "the end of the doubt")
        assert live.state(fair) is State.PLANNED
    assert live.practice.posts() == ()


def test_a_server_with_a_wrong_clock_is_not_asked_again_once_a_person_said_so(
    live: Newsroom, clock: SettableClock
) -> None:
    observatory = Observatory()
    observatory.off_by = -HOUR
    live.adapters["practice"] = observatory
    fair = live.plan("Feria", minutes=0.1)
    with running(publisher(live, clock)):
        until(lambda: alive(live) and doubt(live) is Cause.SERVER, "the doubt")
        live.desk.publishing.believe_clock()
        until(lambda: live.state(fair) is State.PUBLISHED, "the post")
        again = live.plan("Bando", minutes=1 / 60)
        until(lambda: live.state(again) is State.PUBLISHED, "another post")
        assert doubt(live) is None


def test_a_correction_of_a_minute_is_nobody_s_business(live: Newsroom, clock: SettableClock) -> None:
    with running(publisher(live, clock)):
        until(lambda: alive(live), "the loop")
        clock.set_by = timedelta(minutes=1)
        soon = live.plan("Bando", minutes=1 / 60)
        until(lambda: live.state(soon) is State.PUBLISHED, "the post")
        assert doubt(live) is None

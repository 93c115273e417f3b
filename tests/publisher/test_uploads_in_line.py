"""Several large videos of one channel, and what happens while one is on its way: each has its hour all the same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest

from calendario.channels.mastodon import MastodonAdapter
from calendario.desk.stopping import Choice, WayOn
from calendario.domain.adapter import NotReady, Prepared, Secret
from calendario.domain.channel import Channel
from calendario.domain.clock import Cause
from calendario.domain.delivery import MediaFile, Payload
from calendario.domain.pause import PauseReason
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.publisher import uploads as uploads_module
from calendario.publisher.loop import Publisher
from calendario.publisher.uploads import AT_ONCE, Uploads
from tests.newsroom import ZONE, Clock
from tests.publisher.running import RealClock, happens, running, until
from tests.publisher.test_on_mastodon import TownOnMastodon
from tests.publisher.test_uploads import planned, showing, turn, turning
from tests.servers.fake_mastodon import FakeMastodon
from tests.servers.fake_mastodon_http import Fault

HOUR_AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
_MEDIA = r"/api/v2/media$"


@pytest.fixture
def town(tmp_path: Path, clock: Clock) -> Iterator[TownOnMastodon]:
    with FakeMastodon(clock=clock) as server:
        made = TownOnMastodon(tmp_path / "perfil", clock, server)
        yield made
        made.close()


class Forgetful(MastodonAdapter):
    """Remembers no upload, as an adapter whose network keeps none; `given` is when it was asked to upload."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock=clock)
        self.given: list[datetime] = []

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        self.given.append(now)
        self._uploads.clear()
        return super().prepare(channel, secret, payload, media, now)


class RunningSeconds:
    """Counts the seconds of `clock` that nobody set."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self._set_by = clock, timedelta()

    def __call__(self) -> float:
        return (self._clock.now - self._set_by).timestamp()

    def jump(self, **by: float) -> None:
        """Somebody sets the clock."""
        self._set_by += timedelta(**by)
        self._clock.now += timedelta(**by)


def stall(town: TownOnMastodon, times: int = 1) -> None:
    """The next uploads do not end until the line is calm."""
    town.server.hold_back()
    town.server.play(Fault.DELAY, path=_MEDIA, times=times, seconds=60)


def is_stalled(town: TownOnMastodon) -> bool:
    """Whether the server has what is to stall."""
    return not any(fault.times for fault in town.server._planned)


def is_under_way(publisher: Publisher, publication: Publication) -> bool:
    return publisher._ready.is_being_made(publication)


def until_then(town: TownOnMastodon, publisher: Publisher, then_at: datetime, *, but: Sequence[Publication]) -> None:
    """Lets the hours pass, and all that is done be done; `but` are on their way meanwhile."""
    while town.clock() <= then_at:
        publisher._turn()
        until(lambda: publisher._lanes.busy <= {p.id for p in but}, "what is not uploaded")
        town.clock.forward(seconds=15)


# --- a line of its own ------------------------------------------------------------------------------------------------


def test_so_many_are_under_way_at_once_and_no_more() -> None:
    uploads, go_on, begun = Uploads(), threading.Event(), threading.Semaphore(0)
    done: list[str] = []

    def work(name: str) -> Callable[[], None]:
        def upload() -> None:
            begun.release()
            happens(go_on, "being let go")
            done.append(name)

        return upload

    first = [uploads.add(uuid4(), work("under way"), HOUR_AT + timedelta(hours=1)) for _ in range(AT_ONCE)]
    assert all(begun.acquire(timeout=20) for _ in range(AT_ONCE))
    order: list[str] = []
    rest = [
        uploads.add(uuid4(), partial(order.append, n), HOUR_AT + timedelta(minutes=m))
        for n, m in (("a las 9:20", 20), ("a las 9:00", 0), ("a las 9:10", 10))
    ]
    assert order == [], "no more at once"
    go_on.set()
    assert not wait([*first, *rest], timeout=20).not_done
    assert done == ["under way"] * AT_ONCE
    assert sorted(order) == ["a las 9:00", "a las 9:10", "a las 9:20"]
    uploads.end()


def test_what_is_due_first_goes_up_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads_module, "AT_ONCE", 1)
    uploads, begun, go_on = Uploads(), threading.Event(), threading.Event()
    order: list[str] = []

    def hold() -> None:
        begun.set()
        happens(go_on, "being let go")

    added = [uploads.add(uuid4(), hold, HOUR_AT)]
    happens(begun, "the first")
    for name, minutes in (("a las 9:20", 20), ("a las 9:05", 5), ("a las 9:10", 10), ("también a las 9:05", 5)):
        added.append(uploads.add(uuid4(), partial(order.append, name), HOUR_AT + timedelta(minutes=minutes)))
    go_on.set()
    assert not wait(added, timeout=20).not_done
    assert order == ["a las 9:05", "también a las 9:05", "a las 9:10", "a las 9:20"]
    uploads.end()


def test_what_breaks_is_told_to_whoever_waits_and_the_next_goes_up() -> None:
    uploads, done = Uploads(), threading.Event()

    def break_() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        uploads.add(uuid4(), break_, HOUR_AT).result(20)
    uploads.add(uuid4(), done.set, HOUR_AT).result(20)
    uploads.end()
    assert not uploads.add(uuid4(), done.clear, HOUR_AT).done()
    assert done.is_set()


def test_what_waits_for_its_turn_gives_way_to_another_hour_or_to_what_needs_no_upload(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(uploads_module, "AT_ONCE", 1)
    uploads, begun, go_on = Uploads(), threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        happens(go_on, "being let go")

    under_way, fair, market = uuid4(), uuid4(), uuid4()
    first = uploads.add(under_way, hold, HOUR_AT)
    happens(begun, "the first")
    done: list[str] = []
    waits = uploads.add(fair, partial(done.append, "feria"), HOUR_AT)
    also = uploads.add(market, partial(done.append, "mercado"), HOUR_AT)
    assert not uploads.withdraw(under_way, unless_for=None), "it is under way"
    assert not uploads.withdraw(fair, unless_for=HOUR_AT)
    assert uploads.withdraw(fair, unless_for=None)
    assert waits.done()
    go_on.set()
    assert not wait([first, also], timeout=20).not_done
    assert done == ["mercado"]
    uploads.end()


def test_where_the_system_gives_no_thread_it_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    uploads, fair, done = Uploads(), uuid4(), threading.Event()
    with monkeypatch.context() as none:
        none.setattr(threading.Thread, "start", _no_thread)
        for _ in range(AT_ONCE):
            with pytest.raises(RuntimeError):
                uploads.add(fair, done.clear, HOUR_AT)
    uploads.add(fair, done.set, HOUR_AT).result(20)
    assert done.is_set()
    uploads.end()


def _no_thread(_thread: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


# --- each has its hour ------------------------------------------------------------------------------------------------


def test_what_is_uploaded_goes_out_on_the_minute_though_every_other_upload_stalls(town: TownOnMastodon) -> None:
    fair = planned(town, showing(town, "video", 90_000_000))
    town.clock.now = fair.due_at - timedelta(minutes=4, seconds=30)
    publisher = turning(town)
    turn(publisher, town)
    assert len(town.server.media) == 1
    stall(town, times=AT_ONCE)
    others = [planned(town, showing(town, "video", 99_000_000), 3) for _ in range(AT_ONCE)]
    publisher._turn()
    until(lambda: is_stalled(town), "the uploads that stall")
    until_then(town, publisher, fair.due_at, but=others)
    assert (town.state(fair), town.now(fair).published_at) == (State.PUBLISHED, fair.due_at)
    assert {town.state(p) for p in others} == {State.PLANNED}
    town.server.calm()
    publisher._lanes.settle()
    publisher._finish()


def test_a_small_video_does_not_wait_for_a_large_one_that_is_due_later(town: TownOnMastodon) -> None:
    large = planned(town, showing(town, "video", 99_000_000), 33)
    stall(town)
    town.clock.now = large.due_at - timedelta(minutes=4, seconds=47)
    publisher = turning(town)
    publisher._turn()
    until(lambda: is_stalled(town), "the large one")
    small = planned(town, showing(town, "video", 6_000_000), 2)
    until_then(town, publisher, small.due_at, but=[large])
    assert (town.state(small), town.now(small).published_at) == (State.PUBLISHED, small.due_at)
    town.server.calm()
    publisher._lanes.settle()
    publisher._finish()


def test_two_videos_at_one_hour_are_begun_one_after_the_other_in_time_for_both(town: TownOnMastodon) -> None:
    fair, market = (planned(town, showing(town, "video", 40_000_000)) for _ in range(2))
    assert fair.due_at == market.due_at
    publisher = turning(town)
    begun: dict[int, datetime] = {}
    while town.clock() < fair.due_at:
        turn(publisher, town)
        begun.setdefault(len(town.server.media), town.clock())
        town.clock.forward(seconds=10)
    turn(publisher, town)
    publisher._finish()
    assert fair.due_at - begun[2] >= timedelta(seconds=90 + 80 - 10)
    assert fair.due_at - begun[1] >= timedelta(seconds=90 + 160 - 10), "the line is one: it has the time of both"
    assert {town.now(p).published_at for p in (fair, market)} == {fair.due_at}


def test_the_time_of_what_is_due_later_is_kept_for_it(town: TownOnMastodon) -> None:
    """Begun as late as if it were alone, the first would be in the middle of the second's time."""
    first = planned(town, showing(town, "video", 50_000_000))
    second = planned(town, showing(town, "video", 99_000_000), 31)
    publisher = turning(town)
    begun: dict[int, datetime] = {}
    while town.clock() < first.due_at:
        turn(publisher, town)
        begun.setdefault(len(town.server.media), town.clock())
        town.clock.forward(seconds=10)
    turn(publisher, town, minutes=1)
    turn(publisher, town)
    publisher._finish()
    assert second.due_at - begun[1] >= timedelta(seconds=90 + 198 + 100 - 10)
    assert {town.state(first), town.state(second)} == {State.PUBLISHED}


def test_a_try_that_failed_at_its_hour_is_repeated_without_another_upload(town: TownOnMastodon) -> None:
    town.adapters["mastodon"] = network = Forgetful(town.clock)
    fair = planned(town, showing(town, "video", 90_000_000))
    town.clock.now = fair.due_at - timedelta(minutes=4)
    publisher = turning(town)
    turn(publisher, town)
    town.server.play(Fault.RATE_LIMIT_UNTOLD)
    while town.clock() <= fair.due_at + timedelta(minutes=1):
        turn(publisher, town, seconds=5)
    publisher._finish()
    assert town.state(fair) is State.PUBLISHED
    assert town.now(fair).tries == 2
    assert len(network.given) == 1


def test_a_channel_that_is_left_to_another_publisher_for_a_moment_keeps_what_was_uploaded(
    town: TownOnMastodon,
) -> None:
    town.adapters["mastodon"] = network = Forgetful(town.clock)
    fair = planned(town, showing(town, "video", 90_000_000))
    town.clock.now = fair.due_at - timedelta(seconds=80)
    publisher = turning(town)
    turn(publisher, town)
    town.clock.now = fair.due_at
    publisher._left_until_s[town.channel.id] = float("inf")
    turn(publisher, town)
    assert publisher._ready.is_ready(fair)
    assert town.state(fair) is State.PLANNED
    publisher._left_until_s.clear()
    turn(publisher, town)
    publisher._finish()
    assert town.state(fair) is State.PUBLISHED
    assert len(network.given) == 1


# --- while it is on its way -------------------------------------------------------------------------------------------


@pytest.fixture
def on_its_way(town: TownOnMastodon) -> Iterator[tuple[Publisher, Publication]]:
    """A large video amid its upload, four minutes before its hour."""
    fair = planned(town, showing(town, "video", 90_000_000))
    stall(town)
    town.clock.now = fair.due_at - timedelta(minutes=4)
    publisher = turning(town)
    publisher._turn()
    until(lambda: is_stalled(town), "its upload")
    yield publisher, fair
    town.server.calm()
    publisher._lanes.settle()
    publisher._finish()


def test_stopped_with_everything_it_stays_where_it_is_and_goes_out_when_that_is_over(
    town: TownOnMastodon, on_its_way: tuple[Publisher, Publication]
) -> None:
    publisher, fair = on_its_way
    town.desk.stopping.pause(PauseReason.EMERGENCY)
    town.server.calm()
    while town.clock() < fair.due_at:
        turn(publisher, town, seconds=15)
    turn(publisher, town)
    assert (town.state(fair), town.server.statuses) == (State.HELD, [])
    town.desk.stopping.resume({fair.id: WayOn(Choice.MOVE, wall_clock(town.clock() + timedelta(minutes=5), ZONE))})
    there = town.now(fair)
    while town.clock() <= there.due_at:
        turn(publisher, town, seconds=15)
    assert town.state(fair) is State.PUBLISHED
    assert len(town.server.media) == 1


def test_what_is_changed_meanwhile_goes_out_as_it_is_now(
    town: TownOnMastodon, on_its_way: tuple[Publisher, Publication]
) -> None:
    publisher, fair = on_its_way
    there = town.desk.writing.open(fair.post_id)
    draft = replace(there.draft, base=replace(there.draft.base, text="La feria, el sábado"))
    town.desk.planning.plan(fair.post_id, draft, there.plan, as_it_is=True)
    town.server.calm()
    while town.clock() <= fair.due_at:
        turn(publisher, town, seconds=15)
    assert [s.text for s in town.server.statuses] == ["La feria, el sábado"]
    assert town.now(fair).published_at == fair.due_at
    assert len(town.server.media) == 1


def test_whose_access_is_taken_away_meanwhile_waits_for_a_person(
    town: TownOnMastodon, on_its_way: tuple[Publisher, Publication]
) -> None:
    publisher, fair = on_its_way
    tokens = dict(town.server.tokens)
    town.server.tokens.clear()
    town.server.calm()
    for _ in range(3):
        turn(publisher, town, seconds=15)
    assert (town.state(fair), town.now(fair).reason) == (State.HELD, "sign_in_needed")
    town.server.tokens.update(tokens)
    town.desk.decisions.reschedule(fair.id, wall_clock(fair.due_at, ZONE))
    while town.clock() <= fair.due_at:
        turn(publisher, town, seconds=15)
    assert town.now(fair).published_at == fair.due_at


def test_without_its_video_it_goes_out_though_the_upload_it_waited_for_never_began(town: TownOnMastodon) -> None:
    others = [planned(town, showing(town, "video", 99_000_000), 20) for _ in range(AT_ONCE)]
    stall(town, times=AT_ONCE)
    town.clock.now = others[0].due_at - timedelta(minutes=4)
    publisher = turning(town)
    publisher._turn()
    until(lambda: is_stalled(town), "their uploads")
    fair = planned(town, showing(town, "video", 90_000_000), 3)
    publisher._turn()
    there = town.desk.writing.open(fair.post_id)
    draft = replace(there.draft, base=replace(there.draft.base, text="La feria, sin vídeo", videos=()))
    town.desk.planning.plan(fair.post_id, draft, there.plan, as_it_is=True)
    until_then(town, publisher, fair.due_at, but=[*others, fair])

    def is_out() -> bool:
        publisher._turn()  # at its hour it may still be being made ready
        return town.state(fair) is State.PUBLISHED

    until(is_out, "the text")
    assert len(town.server.statuses) == 1
    town.server.calm()
    publisher._finish()


def test_an_upload_that_ends_after_its_publisher_changes_nothing(
    town: TownOnMastodon, on_its_way: tuple[Publisher, Publication]
) -> None:
    publisher, fair = on_its_way
    publisher._finish()
    town.server.tokens.clear()  # whoever has the next publisher may have signed in anew
    town.server.calm()
    until(lambda: not is_under_way(publisher, fair), "its end")
    assert (town.state(fair), town.now(fair).reason) == (State.PLANNED, None)


@pytest.mark.parametrize(("by", "state"), [(3, State.MISSED), (-3, State.PUBLISHED)], ids=["forward", "back"])
def test_a_clock_that_jumps_meanwhile_sends_nothing_and_misses_nothing_until_a_person_believes_it(
    town: TownOnMastodon, by: int, state: State
) -> None:
    fair = planned(town, showing(town, "video", 90_000_000))
    town.clock.now = fair.due_at - timedelta(minutes=4)
    given, counted = turning(town)._newsroom, RunningSeconds(town.clock)
    publisher = Publisher(replace(given, running_s=counted))
    assert publisher._hours.look(changed=True).cause is None
    stall(town)
    publisher._turn()
    until(lambda: is_stalled(town), "its upload")
    counted.jump(hours=by)
    assert publisher._hours.look(changed=False).cause is Cause.JUMPED
    town.server.calm()
    publisher._lanes.settle()
    publisher._send_ready()
    publisher._doubtful_turn(town.clock())
    assert (town.state(fair), town.server.statuses) == (State.PLANNED, [])
    town.desk.publishing.believe_clock()
    publisher._hours.look(changed=True)
    while town.clock() <= fair.due_at + timedelta(minutes=1) or town.state(fair) is State.PLANNED:
        turn(publisher, town, seconds=30)
    publisher._finish()
    assert (town.state(fair), len(town.server.media)) == (state, 1)
    assert state is State.MISSED or town.now(fair).published_at == fair.due_at


@pytest.mark.parametrize("asked", ["by a person", "by the system"])
def test_a_publisher_that_is_told_to_stop_does_not_wait_for_an_upload(tmp_path: Path, asked: str) -> None:
    clock = RealClock()
    with FakeMastodon(clock=clock) as server:
        town = TownOnMastodon(tmp_path / "perfil", clock, server)
        stall(town)
        fair = planned(town, showing(town, "video", 90_000_000), 3)
        publisher = town.publisher(secrets=lambda _channel: town.secret)
        with running(publisher) as stop:
            until(lambda: is_stalled(town), "its upload")
            if asked == "by a person":
                town.desk.publishing.stop()
                happens(stop, "the publisher to see it")
        assert is_under_way(publisher, fair), "it has ended before the upload has"
        assert (town.state(fair), server.media) == (State.PLANNED, {})
        server.calm()
        until(lambda: not is_under_way(publisher, fair), "the rest of it")
        assert (town.state(fair), server.statuses) == (State.PLANNED, [])
        town.close()

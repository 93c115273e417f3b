"""A publisher that really runs: its own thread, the real clock, and waits with a bound."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from calendario.channels.practice import PracticeAdapter
from calendario.domain.adapter import NotReady, Prepared, Receipt, Secret
from calendario.domain.channel import Channel
from calendario.domain.delivery import MediaFile, Payload
from calendario.publisher.loop import Publisher
from tests.newsroom import Clock

PATIENCE_S = 20.0  # far more than anything here takes; a test that waits so long fails


class RealClock(Clock):
    """The computer's own clock."""

    def __init__(self) -> None:
        super().__init__(datetime.now(UTC))

    def __call__(self) -> datetime:
        return datetime.now(UTC)

    def wait(self, seconds: float) -> None:
        threading.Event().wait(seconds)


def until(done: Callable[[], object], what: str) -> None:
    """Returns as soon as `done()` holds; fails after `PATIENCE_S`."""
    pause = threading.Event()
    for _ in range(int(PATIENCE_S / 0.01)):
        if done():
            return
        pause.wait(0.01)
    raise AssertionError(f"waited {PATIENCE_S} s for {what}")


def happens(event: threading.Event, what: str) -> None:
    """Waits for `event` as `until` does."""
    assert event.wait(PATIENCE_S), f"waited {PATIENCE_S} s for {what}"


@contextmanager
def running(publisher: Publisher) -> Iterator[threading.Event]:
    """The publisher's loop while the block lasts; gives the event that stops it."""
    stop = threading.Event()
    thread = threading.Thread(target=publisher.run, args=(stop,), name="publisher-loop")
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join(PATIENCE_S)
        assert not thread.is_alive(), "the publisher did not stop"


class SlowPractice(PracticeAdapter):
    """A practice network that takes its time: a call named in `slow` says it began and waits to be let go."""

    def __init__(self, folder: str, *slow: str) -> None:
        self._folder, self._slow = folder, slow
        self.began, self.go_on = threading.Event(), threading.Event()
        self.then: Exception | None = None

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        self._take_its_time("prepare", channel)
        return super().prepare(channel, secret, payload, media, now)

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        self._take_its_time("publish", channel)
        return super().publish(channel, secret, prepared, key, now)

    def _take_its_time(self, call: str, channel: Channel) -> None:
        if call not in self._slow or channel.settings["folder"] != self._folder:
            return
        self.began.set()
        happens(self.go_on, "being let go")
        if self.then is not None:
            told, self.then = self.then, None
            raise told

"""The publisher's loop: sleeps until the next due instant, looks at the store twice a second, one lane a channel."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from calendario.domain.problem import NotAllowed, Problem
from calendario.domain.publication import Publication
from calendario.publisher import sending
from calendario.publisher.newsroom import Newsroom
from calendario.publisher.sending import Ready
from calendario.store import channels, presence, publications

_log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5
AFTER_TROUBLE_S = 2.0  # what cannot be read or written now is not asked for twenty times a second
BEAT_EVERY = timedelta(seconds=10)
#: How long before its hour a publication is made ready: network libraries load, pictures go up, texts are re-checked.
AHEAD = timedelta(seconds=90)


class Publisher:
    """Sends what is due until told to stop. One for each profile and machine: whoever holds the publisher's lock."""

    def __init__(self, newsroom: Newsroom, stops: int | None = None) -> None:
        """`stops`: how often this machine's publisher had been asked to stop when it was decided to start this one;
        whoever does not know leaves it out, and requests count from the first beat on.
        """
        self._newsroom = newsroom
        self._stops = stops
        self._told = threading.Event()
        self._lanes: dict[UUID, ThreadPoolExecutor] = {}
        self._busy: set[UUID] = set()
        self._ready: dict[UUID, Ready] = {}
        self._guard = threading.Lock()
        self._started_at = newsroom.clock()
        self._beat_at: datetime | None = None
        self._seen: int | None = None
        self._wake_at: datetime | None = None
        self._pending: list[Future[None]] = []
        self._trouble: Exception | None = None  # the last that a lane met

    def run(self, stop: threading.Event) -> None:
        """Publishes until `stop` is set, which a request in the store does too; then waits for what is under way.

        What is being sent is finished; what only waits for its turn in a lane stays planned.
        """
        self._told = stop
        watch = self._newsroom.database.data_version()
        try:
            while not stop.is_set():
                try:
                    self._beat()
                    version, now = watch(), self._newsroom.clock()
                    if version != self._seen or self._wake_at is None or now >= self._wake_at:
                        self._seen = version
                        if self._asked_to_stop():
                            _log.info("asked to stop")
                            stop.set()
                            break
                        self._wake_at = self._turn()
                except Problem as problem:
                    _log.warning("the store cannot be used now: %s", problem.code)
                    stop.wait(AFTER_TROUBLE_S)
                    self._seen = None
                except Exception:
                    _log.exception("the publisher's loop: a bug of ours")
                    stop.wait(AFTER_TROUBLE_S)
                    self._seen = None
                stop.wait(self._nap_s())
        finally:
            watch.close()
            self._finish()

    def _asked_to_stop(self) -> bool:
        with self._newsroom.database.reading() as tx:
            return presence.stops(tx, self._newsroom.machine) != self._stops

    def once(self) -> None:
        """Publishes what is due now, looks up what nobody knows, and returns when all of that is settled.

        Raises the store's problem when it could not write what it did: the same again would not end.
        """
        try:
            while True:
                self._turn(ahead=timedelta())
                if not self._pending:
                    return
                for future in self._pending:
                    future.result()
                self._pending.clear()
                if isinstance(self._trouble, Problem):
                    raise self._trouble
                if self._trouble is not None:
                    return
        finally:
            self._finish()

    def _turn(self, ahead: timedelta = AHEAD) -> datetime:
        """Starts all that is due; returns when to look again though nothing changed."""
        newsroom = self._newsroom
        with self._guard:
            busy = frozenset(self._busy)
        sending.adopt(newsroom, busy)
        now = newsroom.clock()  # after it: what was just adopted is to be looked up at once
        with newsroom.database.reading() as tx:
            late = publications.overdue(tx, now)
            coming = publications.due(tx, now + ahead, newsroom.machine)
            unknown = publications.to_look_up(tx, now, newsroom.machine)
            by_hand = {c.id for c in channels.channels(tx) if c.by_hand}
            next_at = publications.next_due_at(tx)
        for publication in late:
            self._move(publication, partial(publication.missed, publication.reason or "late"))
        late_ids = {p.id for p in late}
        wake_at = now + timedelta(seconds=30)
        for publication in coming:
            if publication.id in late_ids:
                continue
            if publication.channel_id in by_hand:
                if publication.due_at <= now:
                    self._move(publication, publication.by_hand_now)
                else:
                    wake_at = min(wake_at, publication.due_at)
                continue
            wanted_at = max(publication.due_at, publication.retry_at or publication.due_at)
            if wanted_at <= now:
                self._start(publication, partial(self._publish, publication))
            else:
                wake_at = min(wake_at, wanted_at)
                if not self._is_ready(publication):
                    self._start(publication, partial(self._make_ready, publication))
        for publication in unknown:
            self._start(publication, partial(sending.look_up, newsroom, publication.id))
        if next_at is not None and next_at > now:
            wake_at = min(wake_at, next_at - ahead if next_at - ahead > now else next_at)
        return wake_at

    def _start(self, publication: Publication, work: Callable[[], None]) -> None:
        with self._guard:
            if publication.id in self._busy:
                return
            self._busy.add(publication.id)
            lane = self._lanes.get(publication.channel_id)
            if lane is None:
                lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="publisher-lane")
                self._lanes[publication.channel_id] = lane
        self._pending = [f for f in self._pending if not f.done()]
        self._pending.append(lane.submit(self._work, publication.id, work))

    def _work(self, publication_id: UUID, work: Callable[[], None]) -> None:
        try:
            work()
        except Problem as problem:
            self._trouble = problem
            _log.warning("publication %s: the store cannot be used now: %s", publication_id, problem.code)
        except Exception as error:
            self._trouble = error
            _log.exception("publication %s: a bug of ours", publication_id)
        finally:
            with self._guard:
                self._busy.discard(publication_id)
            self._wake_at = None

    def _publish(self, publication: Publication) -> None:
        ready = self._ready.pop(publication.id, None)
        if ready is None or not _same(ready.publication, publication):
            ready = sending.prepare(self._newsroom, publication.id)
        if ready is not None and not self._told.is_set():
            sending.send(self._newsroom, ready)

    def _make_ready(self, publication: Publication) -> None:
        ready = sending.prepare(self._newsroom, publication.id)
        if ready is not None:
            self._ready[publication.id] = ready

    def _is_ready(self, publication: Publication) -> bool:
        ready = self._ready.get(publication.id)
        return ready is not None and _same(ready.publication, publication)

    def _move(self, publication: Publication, move: Callable[[], Publication]) -> None:
        try:
            with self._newsroom.database.writing() as tx:
                publications.save(tx, move(), publication)
        except NotAllowed:
            _log.info("publication %s was moved by somebody else meanwhile", publication.id)

    def _beat(self) -> None:
        now = self._newsroom.clock()
        if self._beat_at is not None and now - self._beat_at < BEAT_EVERY:
            return
        with self._newsroom.database.writing() as tx:
            if self._stops is None:  # whoever has seen a beat and asks it to stop is heard
                self._stops = presence.stops(tx, self._newsroom.machine)
            presence.beat(tx, presence.Presence(self._newsroom.machine, self._started_at, now))
        self._beat_at = now

    def _nap_s(self) -> float:
        if self._wake_at is None:
            return 0.05
        return min(LOOK_EVERY_S, max(0.0, (self._wake_at - self._newsroom.clock()).total_seconds()))

    def _finish(self) -> None:
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        try:
            with self._newsroom.database.writing() as tx:
                presence.leave(tx, self._newsroom.machine)
        except Problem as problem:
            _log.warning("could not say goodbye: %s", problem.code)


def _same(ready: Publication, now: Publication) -> bool:
    return (ready.revision_id, ready.due_at, ready.tries) == (now.revision_id, now.due_at, now.tries)

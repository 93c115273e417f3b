"""The publisher's loop: sleeps until the next due instant, looks at the store twice a second, one lane a channel."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from calendario.domain.channel import ChannelState, WhenLate
from calendario.domain.clock import Cause, Trust
from calendario.domain.problem import NotAllowed, Problem
from calendario.domain.publication import DROPPED, Publication
from calendario.publisher import awake, catching_up, sending
from calendario.publisher.believing import ClockWatch
from calendario.publisher.newsroom import Newsroom
from calendario.publisher.sending import Ready
from calendario.store import channels, presence, publications
from calendario.store.presence import Request

_log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5
AFTER_TROUBLE_S = 2.0  # what cannot be read or written now is not asked for twenty times a second
BEAT_EVERY = timedelta(seconds=10)
LOOK_AGAIN = timedelta(seconds=30)  # though nothing changed
ASK_HOUR_EVERY = timedelta(minutes=10)  # of a channel's server, when something of it is made ready
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
        self._clock: ClockWatch | None = None
        self._believed = 0
        self._hour_asked: dict[UUID, datetime] = {}  # by channel
        self._doubting: UUID | None = None  # the channel whose server last had another hour
        self._disbelieved: set[UUID] = set()  # a person said that our hour is right, not theirs
        self._wants_awake = False
        self._told_awake = False
        self._told_doubt: Cause | None = None
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
                    version = watch()
                    trust = self._look_at_clock(changed=version != self._seen)
                    self._beat(trust)
                    now = self._newsroom.clock()
                    if version != self._seen or self._wake_at is None or now >= self._wake_at:
                        self._seen = version
                        if self._asked_to_stop():
                            _log.info("asked to stop")
                            stop.set()
                            break
                        self._wake_at = self._turn() if trust.cause is None else self._doubtful_turn(now)
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
            return presence.asked(tx, self._newsroom.machine, Request.STOP) != self._stops

    def _look_at_clock(self, *, changed: bool) -> Trust:
        """What is thought of the clock; `changed` when a person may have said that it is right."""
        newsroom = self._newsroom
        if self._clock is None or changed:
            with newsroom.database.reading() as tx:
                last_seen_at = presence.last_seen_at(tx, newsroom.machine)
                believed = presence.asked(tx, newsroom.machine, Request.BELIEVE_CLOCK)
            if self._clock is None:
                self._clock = ClockWatch(newsroom.reading, last_seen_at)
            elif believed != self._believed:
                self._clock.believe()
                if self._doubting is not None:  # else it would raise the same doubt every time it is asked
                    self._disbelieved.add(self._doubting)
            self._believed = believed
        return self._clock.look()

    def _doubtful_turn(self, now: datetime) -> datetime:
        """Sends nothing and misses nothing; asks the servers there are what o'clock it is."""
        with self._newsroom.database.reading() as tx:
            known = [c for c in channels.channels(tx) if c.state is ChannelState.ACTIVE]
        for channel in known:
            self._lane(channel.id).submit(self._compare_hours, channel.id)
        return now + LOOK_AGAIN

    def _compare_hours(self, channel_id: UUID) -> None:
        """Tells the watch what the channel's server says. Never raises: it runs in a lane."""
        try:
            server_at = sending.ask_hour(self._newsroom, channel_id)
        except Problem as problem:
            _log.warning("the store cannot be used now: %s", problem.code)
            return
        if server_at is not None and self._clock is not None and channel_id not in self._disbelieved:
            self._hour_asked[channel_id] = self._newsroom.clock()
            if self._clock.told(server_at).cause is not None:
                self._doubting = channel_id

    def once(self) -> None:
        """Publishes what is due now, looks up what nobody knows, and returns when all of that is settled.

        Raises the store's problem when it could not write what it did: the same again would not end; and `NotAllowed`
        with a `Cause` when the clock is not believed: then nothing was sent and nothing missed.
        """
        trust = self._look_at_clock(changed=True)
        if trust.cause is not None:
            raise NotAllowed(trust.cause, by=trust.by)
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
            unknown = publications.to_look_up(tx, now, newsroom.machine)
            known = channels.channels(tx)
            by_hand = {c.id for c in known if c.by_hand}
            too_late = {p.id for p in late}
            due = [p for p in publications.due(tx, now + ahead, newsroom.machine) if p.id not in too_late]
            automatic = catching_up.in_turn(tx, [p for p in due if p.channel_id not in by_hand], now)
            next_at = publications.next_due_at(tx)
        dropping = {c.id for c in known if c.lateness.wanted is WhenLate.DROP}
        for publication in late:
            reason = DROPPED if publication.channel_id in dropping else publication.reason or "late"
            self._move(publication, partial(publication.missed, reason))
        wake_at = now + LOOK_AGAIN
        for publication in (*automatic, *(p for p in due if p.channel_id in by_hand)):
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
        self._wants_awake = bool(self._busy) or (next_at is not None and next_at - now <= awake.BEFORE)
        return wake_at

    def _is_kept_awake(self) -> bool:
        if self._wants_awake:
            return self._newsroom.awake.keep()
        self._newsroom.awake.let_go()
        return False

    def _start(self, publication: Publication, work: Callable[[], None]) -> None:
        with self._guard:
            if publication.id in self._busy:
                return
            self._busy.add(publication.id)
        lane = self._lane(publication.channel_id)
        self._pending = [f for f in self._pending if not f.done()]
        self._pending.append(lane.submit(self._work, publication.id, work))

    def _lane(self, channel_id: UUID) -> ThreadPoolExecutor:
        with self._guard:
            lane = self._lanes.get(channel_id)
            if lane is None:
                lane = ThreadPoolExecutor(max_workers=1, thread_name_prefix="publisher-lane")
                self._lanes[channel_id] = lane
            return lane

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
        asked_at, now = self._hour_asked.get(publication.channel_id), self._newsroom.clock()
        if asked_at is None or not timedelta() <= now - asked_at < ASK_HOUR_EVERY:
            self._compare_hours(publication.channel_id)

    def _is_ready(self, publication: Publication) -> bool:
        ready = self._ready.get(publication.id)
        return ready is not None and _same(ready.publication, publication)

    def _move(self, publication: Publication, move: Callable[[], Publication]) -> None:
        try:
            with self._newsroom.database.writing() as tx:
                publications.save(tx, move(), publication)
        except NotAllowed:
            _log.info("publication %s was moved by somebody else meanwhile", publication.id)

    def _beat(self, trust: Trust) -> None:
        newsroom, now = self._newsroom, self._newsroom.clock()
        kept_awake = self._is_kept_awake()
        settled = trust.cause is self._told_doubt and kept_awake == self._told_awake
        if settled and self._beat_at is not None and timedelta() <= now - self._beat_at < BEAT_EVERY:
            return
        with newsroom.database.writing() as tx:
            if self._stops is None:  # whoever has seen a beat and asks it to stop is heard
                self._stops = presence.asked(tx, newsroom.machine, Request.STOP)
            # An hour that is not believed must not be what the next publisher compares its own with.
            seen_at = now if trust.cause is None else presence.last_seen_at(tx, newsroom.machine) or now
            presence.beat(
                tx,
                presence.Presence(
                    machine=newsroom.machine,
                    started_at=self._started_at,
                    seen_at=seen_at,
                    doubt=trust.cause,
                    out_by=trust.by,
                    service=newsroom.service,
                    awake=kept_awake,
                ),
            )
        if not settled:
            self._wake_at = None
        self._beat_at, self._told_doubt, self._told_awake = now, trust.cause, kept_awake

    def _nap_s(self) -> float:
        if self._wake_at is None:
            return 0.05
        return min(LOOK_EVERY_S, max(0.0, (self._wake_at - self._newsroom.clock()).total_seconds()))

    def _finish(self) -> None:
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._newsroom.awake.let_go()
        try:
            with self._newsroom.database.writing() as tx:
                presence.leave(tx, self._newsroom.machine)
        except Problem as problem:
            _log.warning("could not say goodbye: %s", problem.code)


def _same(ready: Publication, now: Publication) -> bool:
    return (ready.revision_id, ready.due_at, ready.tries) == (now.revision_id, now.due_at, now.tries)

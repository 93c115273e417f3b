"""The publisher's loop: sleeps until the next due instant, looks at the store once a second, one lane a channel."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from calendario.domain.channel import Channel, ChannelState, WhenLate
from calendario.domain.clock import Cause, Trust
from calendario.domain.problem import NotAllowed, Problem
from calendario.domain.publication import DROPPED, Publication
from calendario.domain.thread import standing
from calendario.publisher import awake, catching_up, last_look, renewing, sending
from calendario.publisher.hours import Hours
from calendario.publisher.lanes import Lanes, Work
from calendario.publisher.lead import AHEAD, MOST_AHEAD, Leads
from calendario.publisher.newsroom import Access, Newsroom
from calendario.publisher.readying import Readying
from calendario.store import channels, moving, presence, publications, timetable
from calendario.store.database import Transaction, area_versions
from calendario.store.presence import Request

_log = logging.getLogger(__name__)

LOOK_EVERY_S = 1.0
LOOK_AGAIN_S = 0.05  # after something was done
LOOK_SHARE = 0.1  # of the time, at most, goes into looking while things are done: with many due a look is not cheap
AFTER_TROUBLE_S = 2.0  # what cannot be read or written now is not asked for twenty times a second
#: How long a channel is left to the publisher that was faster there: two in step would each make ready what goes out
#: from the other.
LEFT_S = 2.0
BEAT_EVERY = timedelta(seconds=10)
BEAT_ALONE_EVERY = timedelta(seconds=60)  # the lock says who is alive: this is only for the clock of the next one
LOOK_AGAIN = timedelta(seconds=30)  # though nothing changed

#: The calendar that was opened is nobody's any more.
_NOT_OURS = ("database_exchanged", "team_calendar_gone")


class Publisher:
    """Sends what is due until told to stop. One for each profile and machine: whoever holds the publisher's lock."""

    def __init__(self, newsroom: Newsroom, stops: int | None = None) -> None:
        """`stops`: how often this machine's publisher had been asked to stop when it was decided to start this one;
        whoever does not know leaves it out, and requests count from the first beat on.
        """
        self._newsroom = newsroom
        self._stops = stops
        self._hours = Hours(newsroom)
        self._renewed_at: dict[UUID, datetime] = {}  # by channel: when its access was last renewed, or tried to be
        self._holds: frozenset[UUID] = frozenset()  # channels whose credentials are here
        self._locked: frozenset[UUID] = frozenset()  # and cannot be opened now
        self._adopted_at: datetime | None = None  # when the last of what was taken over is to be looked up
        self._wants_awake = False
        self._told_awake = False
        self._told_keys: tuple[frozenset[UUID], frozenset[UUID]] = frozenset(), frozenset()
        self._told_doubt: Cause | None = None
        self._told = threading.Event()
        self._after_trouble_s = 0.0  # how long a lane keeps still; `once` ends with the first trouble
        self._lanes = Lanes(self._look_soon, self._keep_still)
        self._left_until_s: dict[UUID, float] = {}  # by channel: somebody else sends there
        self._leaves_s = 0.0  # `once` leaves nothing
        self._leads = Leads()
        self._ready = Readying(newsroom, self._leads, lambda: self._lanes.ended)
        self._started_at = newsroom.clock()
        self._beat_at: datetime | None = None
        self._beat_every = BEAT_EVERY if newsroom.database.shared else BEAT_ALONE_EVERY
        self._seen: int | None = None
        self._areas: dict[str, int] = {}  # the counters when it last looked, our heartbeats included
        self._wake_at = self._started_at
        self._again = True  # something was done since the last look
        self._lost: Problem | None = None

    @property
    def lost(self) -> Problem | None:
        """Why `run` ended though nobody asked it to: the calendar that it had opened is nobody's any more."""
        return self._lost

    def run(self, stop: threading.Event) -> None:
        """Publishes until `stop` is set, which a request in the store does too; then waits for what is under way.

        What is being sent is finished; what only waits for its turn in a lane, or is being uploaded, stays planned.
        """
        self._told, self._after_trouble_s, self._leaves_s = stop, AFTER_TROUBLE_S, LEFT_S
        trouble = ""
        watch = self._newsroom.database.data_version()
        try:
            while not stop.is_set():
                began_s = time.monotonic()
                try:
                    version = watch()
                    changed = version != self._seen and self._is_news()
                    self._seen = version
                    trust = self._hours.look(changed=changed or self._newsroom.clock() >= self._wake_at)
                    self._beat(trust)
                    now = self._newsroom.clock()
                    if changed or self._again or now >= self._wake_at:
                        self._again = False
                        self._lanes.tidy()
                        if self._asked_to_stop():
                            _log.info("asked to stop")
                            stop.set()
                            break
                        self._wake_at = self._turn() if trust.cause is None else self._doubtful_turn(now)
                    trouble = ""
                except Problem as problem:
                    if problem.code != trouble:  # a server may be away for hours
                        _log.warning("the store cannot be used now: %s", problem.code)
                    trouble = problem.code
                    if problem.code in _NOT_OURS:  # the next publisher has what is in its place
                        self._lost = problem
                        stop.set()
                    stop.wait(AFTER_TROUBLE_S)
                    self._seen, self._areas = None, {}
                except Exception:
                    _log.exception("the publisher's loop: a bug of ours")
                    stop.wait(AFTER_TROUBLE_S)
                    self._seen, self._areas = None, {}
                stop.wait(self._nap_s(time.monotonic() - began_s))
        finally:
            watch.close()
            self._finish()

    def _is_news(self) -> bool:
        """Whether anything changed but by our own last heartbeat."""
        with self._newsroom.database.reading() as tx:
            areas = area_versions(tx)
        before, self._areas = self._areas, areas
        return areas != before

    def _asked_to_stop(self) -> bool:
        with self._newsroom.database.reading() as tx:
            return presence.asked(tx, self._newsroom.machine, Request.STOP) != self._stops

    def _doubtful_turn(self, now: datetime) -> datetime:
        """Sends nothing and misses nothing; asks the servers there are what o'clock it is."""
        with self._newsroom.database.reading() as tx:
            known = [c for c in channels.channels(tx) if c.state is ChannelState.ACTIVE]
        for channel in known:
            self._lanes.add(channel.id, partial(self._hours.compare, channel.id))
        return now + LOOK_AGAIN

    def once(self) -> None:
        """Publishes what is due now, looks up what nobody knows, and returns when all of that is settled.

        Raises the store's problem when it could not write what it did: the same again would not end; and `NotAllowed`
        with a `Cause` when the clock is not believed: then nothing was sent and nothing missed.
        """
        newsroom = self._newsroom
        trust = self._hours.look(changed=True)
        if trust.cause is not None:
            raise NotAllowed(trust.cause, by=trust.by)
        with newsroom.database.reading() as tx:
            self._refuse_what_is_not_ours(tx)
        try:
            while True:
                self._turn(ahead=timedelta())
                if not self._lanes.settle():
                    if self._adopted_at is None or self._adopted_at <= newsroom.clock():
                        return
                    newsroom.wait((self._adopted_at - newsroom.clock()).total_seconds())
                    continue
                if isinstance(self._lanes.trouble, Problem):
                    raise self._lanes.trouble
                if self._lanes.trouble is not None:
                    return
        finally:
            self._finish()

    def _send_ready(self) -> None:
        """Sends what was made ready and is due now, before anything is read: the claim sees what changed meanwhile."""
        now = self._newsroom.clock()
        due = [p for p in self._ready.all() if _wanted_at(p) <= now and not p.is_late(now)]
        due = [p for p in due if not self._is_left(p.channel_id)]
        due = [p for p in due if not self._leads.is_long(p) or self._ready.is_ready(p)]
        for publication in sorted(due, key=lambda p: (p.due_at, p.id)):
            self._start(publication, partial(self._publish, publication))

    def _turn(self, ahead: timedelta = AHEAD) -> datetime:
        """Starts all that is due; returns when to look again though nothing changed."""
        newsroom = self._newsroom
        self._send_ready()
        self._adopted_at = sending.adopt(newsroom, self._lanes.busy) or self._adopted_at
        now = newsroom.clock()  # after it: what was just adopted may have to be looked up at once
        if self._hours.jumped:
            return now  # it jumped since the loop looked
        with newsroom.database.reading() as tx:
            late = timetable.overdue(tx, now)
            known = channels.channels(tx)
            ours = self._ours(tx, known)
            unknown = timetable.to_look_up(tx, now, ours)
            by_hand = {c.id for c in known if c.by_hand}
            too_late = {p.id for p, _ in late}
            coming = timetable.due(tx, now + (MOST_AHEAD if ahead else ahead), ours)
            due = self._leads.begun(tx, [p for p in coming if p.id not in too_late], now)
            automatic = catching_up.in_turn(tx, [p for p in due if p.channel_id not in by_hand], now)
            next_at = timetable.next_due_at(tx, ours)
        for publication, lateness in late:
            begun = standing(publication.facts)  # half a thread is nothing to drop without a word
            why = publication.reason or ("not_ready" if self._ready.is_being_made(publication) else "late")
            reason = DROPPED if lateness.wanted is WhenLate.DROP and begun is None else why
            self._move(publication, partial(publication.missed, reason, begun))
        wake_at = now + LOOK_AGAIN
        for publication in (*automatic, *(p for p in due if p.channel_id in by_hand)):
            if publication.channel_id in by_hand:
                if publication.due_at <= now:
                    self._start(publication, partial(self._hand_over_to_person, publication))
                else:
                    wake_at = min(wake_at, publication.due_at)
                continue
            wanted_at = _wanted_at(publication)
            if wanted_at <= now:
                if self._is_left(publication.channel_id):
                    wake_at = min(wake_at, now + timedelta(seconds=LEFT_S))
                elif self._leads.is_long(publication) and not self._ready.is_ready(publication):
                    self._prepare_in_time(publication)
                elif not self._lanes.is_full(publication.channel_id):
                    self._start(publication, partial(self._publish, publication))
            else:
                wake_at = min(wake_at, wanted_at)
                if publication.retry_at is not None and publication.retry_at > now:  # not sooner: it was told so
                    wake_at = min(wake_at, publication.retry_at)
                elif not self._ready.is_ready(publication):
                    self._prepare_in_time(publication, (wanted_at - now).total_seconds())
        for publication in unknown:
            self._start(publication, partial(sending.look_up, newsroom, publication.id))
        for channel in known:
            if channel.id in ours and self._renews(channel, now):
                self._lanes.begin(channel.id, channel.id, partial(renewing.renew, newsroom, channel.id))
        if next_at is not None and next_at > now:
            wake_at = min(wake_at, next_at - ahead if next_at - ahead > now else next_at)
        self._wants_awake = bool(self._lanes.busy) or (next_at is not None and next_at - now <= awake.BEFORE)
        return wake_at

    def _ours(self, tx: Transaction, known: Sequence[Channel]) -> frozenset[UUID]:
        """The channels on which this publisher acts. Where several computers share a calendar, those whose credentials
        it can open; where it is the only one, those too that wait for it to say what they lack.
        """
        newsroom = self._newsroom
        access = {c.id: newsroom.access(c.id) for c in known if not c.by_hand}
        self._holds = frozenset(i for i, what in access.items() if what is not Access.NONE)
        self._locked = frozenset(i for i, what in access.items() if what is Access.LOCKED)
        ours = {c.id for c in known} - channels.bound_elsewhere(tx, newsroom.machine)
        if newsroom.database.shared:
            here = {kind for kind, adapter in newsroom.adapters.items() if adapter.bound_to_machine}
            mine = self._holds - self._locked
            can = [c for c in known if c.is_known and c.kind in newsroom.adapters]  # a newer version knows more
            opens = {c.id for c in can if c.kind in here or c.id in mine}
            ours &= opens | {c.id for c in known if c.by_hand}
        return frozenset(ours)

    def _is_kept_awake(self) -> bool:
        if self._wants_awake:
            return self._newsroom.awake.keep()
        self._newsroom.awake.let_go()
        return False

    def _renews(self, channel: Channel, now: datetime) -> bool:
        tried_at = self._renewed_at.get(channel.id)
        today = tried_at is not None and timedelta() <= now - tried_at < renewing.EVERY
        if today or not renewing.is_wanted(self._newsroom, channel):
            return False
        self._renewed_at[channel.id] = now
        return True

    def _start(self, publication: Publication, work: Work) -> None:
        self._lanes.begin(publication.id, publication.channel_id, work)

    def _prepare_in_time(self, publication: Publication, may_wait_s: float = 0.0) -> None:
        """Made ready in its channel's lane, within `may_wait_s`, unless it has to be uploaded for minutes first. What
        was uploaded is only looked at again, so no upload that is under way delays it.
        """
        uploads = self._ready.has_to_upload(publication)
        self._lanes.begin(
            publication.id,
            publication.channel_id,
            partial(self._make_ready, publication, uploads=uploads),
            may_wait_s,
            uploads_for=_wanted_at(publication) if uploads else None,
        )

    def _look_soon(self) -> None:
        self._again = True

    def _keep_still(self) -> None:
        self._told.wait(self._after_trouble_s)

    def _publish(self, publication: Publication) -> Callable[[], None] | None:
        if self._told.is_set() or self._is_left(publication.channel_id):
            return None
        ready = self._ready.take(publication)
        if ready is None or self._told.is_set():
            return None
        try:
            sent = sending.send(self._newsroom, ready)
        except NotAllowed:
            _log.info("publication %s is not ours to send any more", publication.id)
            if self._newsroom.database.shared:
                self._left_until_s[publication.channel_id] = time.monotonic() + self._leaves_s
            return None
        if sent is None:
            return None
        self._ready.forget(publication)
        return partial(sending.read_back, self._newsroom, sent)

    def _hand_over_to_person(self, publication: Publication) -> None:
        moved = last_look.handed_over(self._newsroom, publication)
        self._move(publication, lambda: moved)

    def _is_left(self, channel_id: UUID) -> bool:
        return time.monotonic() < self._left_until_s.get(channel_id, 0.0)

    def _make_ready(self, publication: Publication, *, uploads: bool) -> None:
        self._ready.make(publication, uploads=uploads)
        if not self._lanes.ended:
            self._hours.compare_now_and_then(publication.channel_id)

    def _move(self, publication: Publication, move: Callable[[], Publication]) -> None:
        try:
            with self._newsroom.database.writing() as tx:
                publications.save(tx, move(), publication)
        except NotAllowed:
            _log.info("publication %s was moved by somebody else meanwhile", publication.id)

    def _beat(self, trust: Trust) -> None:
        newsroom, now = self._newsroom, self._newsroom.clock()
        kept_awake = self._is_kept_awake()
        keys = self._holds, self._locked
        told = self._told_doubt, self._told_awake, self._told_keys
        settled = told == (trust.cause, kept_awake, keys)
        if settled and self._beat_at is not None and timedelta() <= now - self._beat_at < self._beat_every:
            return
        with newsroom.database.writing() as tx:
            if self._stops is None:  # whoever has seen a beat and asks it to stop is heard
                self._stops = presence.asked(tx, newsroom.machine, Request.STOP)
            self._refuse_what_is_not_ours(tx)
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
                    name=newsroom.name,
                    owner=newsroom.owner,
                    holds=self._holds,
                    locked=self._locked,
                    service=newsroom.service,
                    awake=kept_awake,
                ),
            )
            areas = area_versions(tx)
        if areas == self._areas:  # nobody else's change is taken for ours
            self._areas = areas | {"presence": areas["presence"] + 1}
        if not settled:
            self._again = True
        self._beat_at, self._told_doubt, self._told_awake, self._told_keys = now, trust.cause, kept_awake, keys

    def _refuse_what_is_not_ours(self, tx: Transaction) -> None:
        """Raises `NotAllowed("publisher_elsewhere")` while another computer beats as this machine: a profile's folder
        was copied, and each of them would take over what the other is sending. Raises as `moving.refuse` where the
        team's calendar has gone elsewhere.
        """
        if not self._newsroom.database.shared:
            return
        moving.refuse(tx)
        now = self._newsroom.clock()
        there = presence.of(tx, self._newsroom.machine)
        if there is not None and there.name != self._newsroom.name and there.is_alive(presence.hour(tx, now)):
            raise NotAllowed("publisher_elsewhere", name=there.name)

    def _nap_s(self, looked_s: float) -> float:
        """After a look that took `looked_s`: until something falls due, or the next look."""
        rest_s = max(LOOK_AGAIN_S, looked_s / LOOK_SHARE) if self._again else LOOK_EVERY_S
        due_s = (self._wake_at - self._newsroom.clock()).total_seconds()
        return min(LOOK_EVERY_S, rest_s, max(0.0, due_s))

    def _finish(self) -> None:
        self._lanes.end()
        self._newsroom.awake.let_go()
        try:
            with self._newsroom.database.writing() as tx:
                presence.leave(tx, self._newsroom.machine)
        except Problem as problem:
            _log.warning("could not say goodbye: %s", problem.code)


def _wanted_at(publication: Publication) -> datetime:
    return max(publication.due_at, publication.retry_at or publication.due_at)

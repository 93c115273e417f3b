"""What a person decides about one publication: now, at another hour, never, or what really became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from calendario.desk import reviewing
from calendario.desk.looking import Sent, thread_of
from calendario.desk.office import Office
from calendario.desk.planning import Blocked, ready_in, refuse_stopped
from calendario.domain.adapter import Receipt, Shown
from calendario.domain.channel import ChannelState
from calendario.domain.finding import Finding
from calendario.domain.post import PlanDraft
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.publication import EDITABLE, GoingNow, Outcome, Part, Plan, Publication, SoFar, State
from calendario.domain.slot import wall_clock
from calendario.store import channels, journal, parts, posts, publications
from calendario.store.database import Transaction
from calendario.store.ids import new_delivery_key


class DecisionsDesk:
    """Every call raises `NotAllowed` when the publication moved meanwhile; nothing changes then.

    What would be planned while a pause is on is held instead; each call returns what became of it.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    def publish_now(self, *publication_ids: UUID) -> tuple[GoingNow, ...]:
        """They go out in `UNDO_FOR`, or when their videos can be there (`planning.ready_in`), all or none; until then
        `PlanningDesk.take_back` undoes it.

        Raises `NotAllowed`: "paused" while the general pause is on, "channel_not_active"; and `Blocked` where it would
        be held before it is sent.
        """
        self._refuse_blocked(publication_ids)
        return self._send(publication_ids, EDITABLE, "publish_now")

    def is_not_out(
        self, publication_id: UUID, wall_time: datetime | None = None, *, shown: Sent | None = None
    ) -> tuple[GoingNow, ...]:
        """A person looked and it is not there: goes out at the naive `wall_time`, or in `UNDO_FOR`. The same delivery
        key is used again. `shown` is what they were asked about.

        Raises what `publish_now` and `reschedule` raise, and `NotAllowed("changed_meanwhile")` where something else of
        it is in doubt by now.
        """
        return self._send((publication_id,), frozenset({State.UNCONFIRMED}), "is_not_out", wall_time, shown)

    def reschedule(self, publication_id: UUID, wall_time: datetime) -> Publication:
        """Goes out at the naive `wall_time`.

        Raises `BadInput`: "nonexistent_time", "time_passed" or "not_after_before_time".
        """
        zone, now = self._office.institution().zone, self._office.clock()
        return self._decide(publication_id, "rescheduled", lambda p: moved_to(p, wall_time, zone, now))

    def move(self, publication_ids: Iterable[UUID], wall_time: datetime) -> tuple[GoingNow, ...]:
        """They go out at the naive `wall_time`, all or none; a dated draft stays one. `put_back` undoes it.

        Raises what `reschedule` raises.
        """
        zone, now = self._office.institution().zone, self._office.clock()

        def moved(publication: Publication) -> Publication:
            if publication.state is not State.PROPOSED:
                return moved_to(publication, wall_time, zone, now)
            return publication.proposed(_coming(wall_time, zone, publication.plan.not_after, now))

        return self._all(publication_ids, "rescheduled", moved)

    def take_date(self, publication_ids: Iterable[UUID]) -> tuple[GoingNow, ...]:
        """All there is of a post loses its date: a draft without one. `put_back` undoes it.

        Raises `NotAllowed("has_other_dates")` where the post stands at another hour too, or is out somewhere.
        """
        asked = tuple(publication_ids)
        with self._office.database.reading() as tx:
            posts = {publications.publication(tx, i).post_id for i in asked}
            there = {p.id for post_id in posts for p in publications.of_post(tx, post_id)}
        if there != set(asked):
            raise NotAllowed("has_other_dates")
        return self._all(asked, "date_taken", Publication.cancelled)

    def put_back(self, moves: Iterable[GoingNow]) -> tuple[Publication, ...]:
        """What `move` or `take_date` did is undone, all of it or nothing.

        Raises `NotAllowed("changed_meanwhile")`, and `BadInput("time_passed")` where it would be planned for an hour
        that is gone by now.
        """
        office, me, now = self._office, self._office.me(), self._office.clock()
        back = []
        with office.database.writing() as tx:
            for one in moves:
                before, mine = one.before, one.publication
                there = publications.publication(tx, mine.id)
                as_left = (mine.state, mine.due_at, mine.revision_id)
                if before is None or (there.state, there.due_at, there.revision_id) != as_left:
                    raise NotAllowed("changed_meanwhile")
                if before.state is State.PLANNED and before.due_at <= now:
                    raise BadInput("time_passed", wall_time=before.plan.wall_time)
                back.append(_stepped_back(tx, there, before))
                journal.note(tx, office.machine, now, "taken_back", person_id=me.id, subject_id=there.id)
        return tuple(back)

    def keep(self, publication_id: UUID) -> Publication:
        """A held publication goes out at its hour after all. Raises `BadInput("time_passed")` when that is gone."""
        now = self._office.clock()
        return self._decide(publication_id, "kept", lambda p: kept(p, now))

    def discard(self, publication_id: UUID) -> Publication:
        """Will not go out; `undo_discard` makes it a dated draft again."""
        return self._decide(publication_id, "discarded", lambda p: p.cancelled())

    def undo_discard(self, publication_id: UUID) -> Publication:
        """A dated draft again. Raises `NotAllowed("changed_meanwhile")` when its post was planned there anew."""
        office, me, now = self._office, self._office.me(), self._office.clock()
        with office.database.writing() as tx:
            gone = publications.publication(tx, publication_id)
            there = publications.of_post(tx, gone.post_id)
            if gone.state is not State.CANCELLED or any(p.channel_id == gone.channel_id for p in there):
                raise NotAllowed("changed_meanwhile")
            back = publications.save(tx, gone.proposed(), gone)
            journal.note(tx, office.machine, now, "restored", person_id=me.id, subject_id=publication_id)
        return back

    def is_out(
        self, publication_id: UUID, url: str = "", *, whole: bool = False, shown: Sent | None = None
    ) -> Publication:
        """A person saw it, or published it by hand: also what a restored copy holds because it may be out already. Of a
        thread nothing more is sent then, so it has to be said that the `whole` of it is there, unless nothing but its
        last part is in doubt. `shown` as in `is_not_out`.

        Raises `BadInput("bad_link")` for a link that is none, `NotAllowed`: "paused" for a held one under a pause,
        "thread_not_whole", "changed_meanwhile".
        """
        return self._out(publication_id, _link(url), whole=whole, shown=shown)

    def is_this(self, publication_id: UUID, there: Shown, *, shown: Sent | None = None) -> Publication:
        """A person recognised it among what its account shows; of a thread the part in doubt, and the rest goes out
        after it. Where every part of it was seen already it is published. `shown` as in `is_not_out`.

        Raises `NotAllowed`: "is_another" where that is known as another publication of the channel, "is_another_part"
        where it is a part of the same thread that is known to be there, "changed_meanwhile".
        """
        receipt = Receipt(there.remote_id, there.url, there.fingerprint)
        return self._out(publication_id, there.url or "", receipt, shown=shown)

    def _out(
        self,
        publication_id: UUID,
        link: str,
        there: Receipt | None = None,
        *,
        whole: bool = False,
        shown: Sent | None = None,
    ) -> Publication:
        office, me, now = self._office, self._office.me(), self._office.clock()
        zone = office.institution().zone
        with office.database.writing() as tx:
            before = publications.publication(tx, publication_id)
            if before.state is State.HELD and before.reason == "restored":
                before = _of_unknown_fate(tx, before)
            _only(before, frozenset({State.UNCONFIRMED, State.BY_HAND}), State.PUBLISHED)
            _as_shown(tx, before, shown)
            if there is not None and publications.taken_by_another(tx, before, there.remote_id):
                raise NotAllowed("is_another")
            thread = thread_of(tx, before)
            if there is not None and thread is not None:
                out = _recognised_part(tx, before, thread, there, now, zone)
            else:
                if thread is not None and thread.to_come and not whole:
                    raise NotAllowed("thread_not_whole", part=thread.in_doubt, parts=len(thread.said))
                first = thread.out[0] if thread is not None and thread.out else None
                known = (before.remote_id, before.url) if first is None else (first.remote_id, first.url)
                remote_id = known[0] if there is None else there.remote_id
                out = before.published(at=now, remote_id=remote_id, url=link or known[1])
            said = publications.save(tx, out, before)
            journal.note(tx, office.machine, now, "said_out", person_id=me.id, subject_id=publication_id)
        return said

    def add_link(self, publication_id: UUID, url: str) -> Publication:
        """Where a person published it by hand, told later or put right: nothing else of it changes.

        Raises `BadInput("bad_link")` for a link that is none or empty, `NotAllowed` for what is not published by hand.
        """
        office, me, now, link = self._office, self._office.me(), self._office.clock(), _link(url)
        if not link:
            raise BadInput("bad_link")
        with office.database.writing() as tx:
            before = publications.publication(tx, publication_id)
            if not channels.channel(tx, before.channel_id).by_hand:
                raise NotAllowed("not_allowed", current=str(before.state), wanted=str(State.PUBLISHED))
            _only(before, frozenset({State.PUBLISHED}), State.PUBLISHED)
            told = publications.save(tx, replace(before, url=link), before)
            journal.note(tx, office.machine, now, "link_added", person_id=me.id, subject_id=publication_id)
        return told

    def look_again(self, publication_id: UUID) -> Publication:
        """The publisher looks on the network at once."""
        now = self._office.clock()

        def move(publication: Publication) -> Publication:
            _only(publication, frozenset({State.UNCONFIRMED}), State.UNCONFIRMED)
            return publication.unconfirmed(publication.reason or "no_answer", publication.facts, look_at=now)

        return self._decide(publication_id, "look_again", move)

    def _refuse_blocked(self, publication_ids: tuple[UUID, ...]) -> None:
        office, asked = self._office, []
        with office.database.reading() as tx:
            due_at = office.clock() + _ready_in(tx, publication_ids)
            for publication_id in publication_ids:
                there = publications.publication(tx, publication_id)
                _only(there, EDITABLE, State.PLANNED)
                channel = channels.channel(tx, there.channel_id)
                refuse_stopped(tx, [channel])
                asked.append((there.post_id, channel, posts.revision(tx, there.revision_id).draft))
        blocking: dict[UUID, tuple[Finding, ...]] = {}
        for post_id, channel, draft in asked:
            out, plan = reviewing.out_already(office, post_id, draft), PlanDraft((channel.id,))
            found = reviewing.reviewed(
                office, draft, plan, (channel,), out, post_id, suggest=False, leaving_at=due_at, spelling=False
            )[channel.id]
            if stopping := tuple(f for f in found if f.blocks):
                blocking[channel.id] = (*blocking.get(channel.id, ()), *stopping)
        if blocking:
            raise Blocked(blocking)

    def _send(
        self,
        publication_ids: tuple[UUID, ...],
        states: frozenset[State],
        what: str,
        wall_time: datetime | None = None,
        shown: Sent | None = None,
    ) -> tuple[GoingNow, ...]:
        office, me, now = self._office, self._office.me(), self._office.clock()
        zone, going = office.institution().zone, []
        with office.database.writing() as tx:
            due_at = now + _ready_in(tx, publication_ids)
            for publication_id in publication_ids:
                before = publications.publication(tx, publication_id)
                _only(before, states, State.PLANNED)
                _as_shown(tx, before, shown)
                refuse_stopped(tx, [channels.channel(tx, before.channel_id)])
                if wall_time is None:
                    moved = before.planned(Plan(wall_clock(due_at, zone), zone), due_at=due_at)
                else:
                    moved = before.planned(_coming(wall_time, zone, before.plan.not_after, now))
                going.append(GoingNow(publications.save(tx, moved, before), before))
                journal.note(tx, office.machine, now, what, person_id=me.id, subject_id=publication_id)
        return tuple(going)

    def _all(
        self, publication_ids: Iterable[UUID], what: str, move: Callable[[Publication], Publication]
    ) -> tuple[GoingNow, ...]:
        office, me, now = self._office, self._office.me(), self._office.clock()
        moves = []
        with office.database.writing() as tx:
            for publication_id in publication_ids:
                before = publications.publication(tx, publication_id)
                _only(before, EDITABLE, State.PLANNED)
                moves.append(GoingNow(put(tx, move(before), before), before))
                journal.note(tx, office.machine, now, what, person_id=me.id, subject_id=publication_id)
        return tuple(moves)

    def _decide(self, publication_id: UUID, what: str, move: Callable[[Publication], Publication]) -> Publication:
        office, me, now = self._office, self._office.me(), self._office.clock()
        with office.database.writing() as tx:
            publication = publications.publication(tx, publication_id)
            decided = put(tx, move(publication), publication)
            journal.note(tx, office.machine, now, what, person_id=me.id, subject_id=publication_id)
        return decided


def _ready_in(tx: Transaction, publication_ids: Iterable[UUID]) -> timedelta:
    """See `planning.ready_in`."""
    asked = [publications.publication(tx, i) for i in publication_ids]
    return ready_in((channels.channel(tx, p.channel_id), posts.revision(tx, p.revision_id).draft) for p in asked)


def _recognised_part(
    tx: Transaction, before: Publication, thread: SoFar, there: Receipt, now: datetime, zone: str
) -> Publication:
    """What becomes of `thread` when its part in doubt is `there`."""
    number = thread.in_doubt
    if number is None:  # all of it was seen: there is nothing left to recognise
        return before.published(at=now, remote_id=thread.out[0].remote_id, url=thread.out[0].url)
    known = next((part.number for part in thread.out if part.remote_id == there.remote_id), 0)
    if known:
        raise NotAllowed("is_another_part", part=known, in_doubt=number)
    doubted = parts.parts(tx, before).get(number)
    if doubted is None:  # its publisher died before it wrote that it began, and still it is there
        key = new_delivery_key(now)
        doubted = Part(before.id, number, key, thread.said[number - 1], Outcome.UNDER_WAY, now)
        parts.begin(tx, doubted)
    parts.end(tx, doubted, Outcome.PUBLISHED, now, there)
    if thread.to_come:
        told = {"part": number + 1, "parts": len(thread.said), "out": len(thread.out) + 1}
        return replace(before.planned(Plan(wall_clock(now, zone), zone), due_at=now), facts=told)
    first = thread.out[0] if thread.out else None
    known_as = (there.remote_id, there.url) if first is None else (first.remote_id, first.url)
    return before.published(at=now, remote_id=known_as[0], url=known_as[1])


def _as_shown(tx: Transaction, there: Publication, shown: Sent | None) -> None:
    """Raises `NotAllowed("changed_meanwhile")` where it was sent, corrected or seen since it was `shown`: what a person
    answers is about that.
    """
    if shown is None:
        return
    was = shown.publication
    if (there.tries, there.revision_id) != (was.tries, was.revision_id) or thread_of(tx, there) != shown.thread:
        raise NotAllowed("changed_meanwhile")


def put(tx: Transaction, moved: Publication, previous: Publication) -> Publication:
    """What a person decided, as it was kept. Raises `NotAllowed("channel_retired")`: nothing can be planned there."""
    if moved.state is State.PLANNED:
        channel = channels.channel(tx, moved.channel_id)
        if channel.state is ChannelState.RETIRED:
            raise NotAllowed("channel_retired", channel=channel.name)
    return publications.save(tx, moved, previous)


def kept(publication: Publication, now: datetime) -> Publication:
    """Planned at the hour it has. Raises `NotAllowed` unless it is held, `BadInput("time_passed")`."""
    _only(publication, frozenset({State.HELD}), State.PLANNED)
    if publication.due_at <= now:
        raise BadInput("time_passed", wall_time=publication.plan.wall_time)
    return publication.planned()


def moved_to(publication: Publication, wall_time: datetime, zone: str, now: datetime) -> Publication:
    """Planned at the naive `wall_time`. Its own limit stays: an hour after it is refused by `Plan`, not forgotten.

    Raises `NotAllowed` where nothing may change any more, and the `BadInput` of `DecisionsDesk.reschedule`.
    """
    plan = _coming(wall_time, zone, publication.plan.not_after, now)
    _only(publication, EDITABLE, State.PLANNED)
    return publication.planned(plan)


def _coming(wall_time: datetime, zone: str, not_after: datetime | None, now: datetime) -> Plan:
    if Plan(wall_time, zone).due_at <= now:
        raise BadInput("time_passed", wall_time=wall_time)
    return Plan(wall_time, zone, not_after)


def _link(url: str) -> str:
    """A web address, or "". Raises `BadInput("bad_link")`."""
    url = url.strip()
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc):
        raise BadInput("bad_link")
    return url


def _stepped_back(tx: Transaction, there: Publication, before: Publication) -> Publication:
    """`before` again, by the moves there are: from a cancelled one over a draft, and over *planned* to what waits."""
    if there.state is State.CANCELLED:
        if any(p.channel_id == there.channel_id for p in publications.of_post(tx, there.post_id)):
            raise NotAllowed("changed_meanwhile")
        there = publications.save(tx, there.proposed(), there)
    if there.state is not before.state and not there.may(before.state):
        there = publications.save(tx, there.planned(), there)
    if there.state is not before.state and not there.may(before.state):  # a pause holds it now, at the hour it had
        before = replace(before, state=there.state, reason=there.reason, facts=there.facts, retry_at=None)
    return publications.save(tx, replace(before, tries=there.tries, key=there.key), there)


def _of_unknown_fate(tx: Transaction, held: Publication) -> Publication:
    """What a restored copy holds, by the moves there are: its hour may have been kept before the copy was put back."""
    planned = publications.save(tx, held.planned(), held)
    if planned.state is not State.PLANNED:  # a pause, or its channel, holds it again
        raise NotAllowed("paused" if planned.reason == "pause" else "channel_not_active")
    return publications.save(tx, planned.unconfirmed("restored"), planned)


def _only(publication: Publication, states: frozenset[State], wanted: State) -> None:
    """The table of moves holds the publisher's too: what is being sent may be planned again, but not by a person."""
    if publication.state not in states:
        raise NotAllowed("not_allowed", current=str(publication.state), wanted=str(wanted))

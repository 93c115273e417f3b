"""What a person decides about one publication: now, at another hour, never, or what really became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from calendario.desk.office import Office
from calendario.desk.planning import UNDO_FOR, refuse_stopped
from calendario.domain.channel import ChannelState
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.publication import EDITABLE, GoingNow, Plan, Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import channels, journal, publications
from calendario.store.database import Transaction


class DecisionsDesk:
    """Every call raises `NotAllowed` when the publication moved meanwhile; nothing changes then.

    What would be planned while a pause is on is held instead; each call returns what became of it.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    def publish_now(self, *publication_ids: UUID) -> tuple[GoingNow, ...]:
        """They go out in `UNDO_FOR`, all or none; until then `PlanningDesk.take_back` undoes it.

        Raises `NotAllowed`: "paused" while the general pause is on, "channel_not_active".
        """
        return self._send(publication_ids, EDITABLE, "publish_now")

    def is_not_out(self, publication_id: UUID) -> tuple[GoingNow, ...]:
        """A person looked and it is not there: goes out in `UNDO_FOR`. The same delivery key is used again."""
        return self._send((publication_id,), frozenset({State.UNCONFIRMED}), "is_not_out")

    def reschedule(self, publication_id: UUID, wall_time: datetime) -> Publication:
        """Goes out at the naive `wall_time`.

        Raises `BadInput`: "nonexistent_time", "time_passed" or "not_after_before_time".
        """
        zone, now = self._office.institution().zone, self._office.clock()
        return self._decide(publication_id, "rescheduled", lambda p: moved_to(p, wall_time, zone, now))

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

    def is_out(self, publication_id: UUID, url: str = "") -> Publication:
        """A person saw it, or published it by hand. Raises `BadInput("bad_link")` for a link that is none."""
        url = url.strip()
        if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc):
            raise BadInput("bad_link")
        now = self._office.clock()

        def move(publication: Publication) -> Publication:
            _only(publication, frozenset({State.UNCONFIRMED, State.BY_HAND}), State.PUBLISHED)
            return publication.published(at=now, remote_id=publication.remote_id, url=url or publication.url)

        return self._decide(publication_id, "said_out", move)

    def look_again(self, publication_id: UUID) -> Publication:
        """The publisher looks on the network at once."""
        now = self._office.clock()

        def move(publication: Publication) -> Publication:
            _only(publication, frozenset({State.UNCONFIRMED}), State.UNCONFIRMED)
            return publication.unconfirmed(publication.reason or "no_answer", publication.facts, look_at=now)

        return self._decide(publication_id, "look_again", move)

    def _send(self, publication_ids: tuple[UUID, ...], states: frozenset[State], what: str) -> tuple[GoingNow, ...]:
        office, me, now = self._office, self._office.me(), self._office.clock()
        zone, due_at = office.institution().zone, now + UNDO_FOR
        going = []
        with office.database.writing() as tx:
            for publication_id in publication_ids:
                before = publications.publication(tx, publication_id)
                _only(before, states, State.PLANNED)
                refuse_stopped(tx, [channels.channel(tx, before.channel_id)])
                moved = before.planned(Plan(wall_clock(due_at, zone), zone), due_at=due_at)
                going.append(GoingNow(publications.save(tx, moved, before), before))
                journal.note(tx, office.machine, now, what, person_id=me.id, subject_id=publication_id)
        return tuple(going)

    def _decide(self, publication_id: UUID, what: str, move: Callable[[Publication], Publication]) -> Publication:
        office, me, now = self._office, self._office.me(), self._office.clock()
        with office.database.writing() as tx:
            publication = publications.publication(tx, publication_id)
            decided = put(tx, move(publication), publication)
            journal.note(tx, office.machine, now, what, person_id=me.id, subject_id=publication_id)
        return decided


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
    if Plan(wall_time, zone).due_at <= now:
        raise BadInput("time_passed", wall_time=wall_time)
    _only(publication, EDITABLE, State.PLANNED)
    return publication.planned(Plan(wall_time, zone, publication.plan.not_after))


def _only(publication: Publication, states: frozenset[State], wanted: State) -> None:
    """The table of moves holds the publisher's too: what is being sent may be planned again, but not by a person."""
    if publication.state not in states:
        raise NotAllowed("not_allowed", current=str(publication.state), wanted=str(wanted))

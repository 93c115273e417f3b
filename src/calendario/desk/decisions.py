"""What a person decides about one publication: now, at another hour, never, or what really became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from calendario.desk.office import Office
from calendario.desk.writing import UNDO_FOR
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.publication import Plan, Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import channels, journal, pauses, publications


class DecisionsDesk:
    """Every call raises `NotAllowed` when the publication moved meanwhile; nothing changes then."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def publish_now(self, publication_id: UUID) -> Publication:
        """Goes out in `UNDO_FOR`. Raises `NotAllowed("paused")` while the general pause is on."""
        zone, now = self._office.institution().zone, self._office.clock()
        due_at = now + UNDO_FOR

        def move(publication: Publication) -> Publication:
            self._refuse_in_pause()
            return publication.planned(Plan(wall_clock(due_at, zone), zone), due_at=due_at)

        return self._decide(publication_id, "publish_now", move)

    def reschedule(self, publication_id: UUID, wall_time: datetime) -> Publication:
        """Goes out at the naive `wall_time`.

        Raises `BadInput`: "nonexistent_time", "time_passed" or "not_after_before_time".
        """
        zone, now = self._office.institution().zone, self._office.clock()
        if Plan(wall_time, zone).due_at <= now:
            raise BadInput("time_passed", wall_time=wall_time)

        def move(publication: Publication) -> Publication:
            # Its own limit stays: an hour after it is refused by `Plan`, not forgotten.
            return publication.planned(Plan(wall_time, zone, publication.plan.not_after))

        return self._decide(publication_id, "rescheduled", move)

    def keep(self, publication_id: UUID) -> Publication:
        """A held publication goes out at its hour after all. Raises `BadInput("time_passed")` when that is gone."""
        now = self._office.clock()

        def move(publication: Publication) -> Publication:
            if publication.state is not State.HELD:
                raise NotAllowed("not_allowed", current=str(publication.state), wanted=str(State.PLANNED))
            if publication.due_at <= now:
                raise BadInput("time_passed", wall_time=publication.plan.wall_time)
            return publication.planned()

        return self._decide(publication_id, "kept", move)

    def discard(self, publication_id: UUID) -> Publication:
        """Will not go out; `undo_discard` makes it a dated draft again."""
        return self._decide(publication_id, "discarded", lambda p: p.cancelled())

    def undo_discard(self, publication_id: UUID) -> Publication:
        """A dated draft again. Raises `NotAllowed("changed_meanwhile")` when its post was planned there anew."""

        def move(publication: Publication) -> Publication:
            with self._office.database.reading() as tx:
                there = publications.of_post(tx, publication.post_id)
            if publication.state is not State.CANCELLED or any(p.channel_id == publication.channel_id for p in there):
                raise NotAllowed("changed_meanwhile")
            return publication.proposed()

        return self._decide(publication_id, "restored", move)

    def is_out(self, publication_id: UUID, url: str = "") -> Publication:
        """A person saw it, or published it by hand. Raises `BadInput("bad_link")` for a link that is none."""
        url = url.strip()
        if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc):
            raise BadInput("bad_link")
        now = self._office.clock()

        def move(publication: Publication) -> Publication:
            return publication.published(at=now, remote_id=publication.remote_id, url=url or publication.url)

        return self._decide(publication_id, "said_out", move)

    def is_not_out(self, publication_id: UUID) -> Publication:
        """A person looked and it is not there: goes out in `UNDO_FOR`. The same delivery key is used again."""
        return self.publish_now(publication_id)

    def look_again(self, publication_id: UUID) -> Publication:
        """The publisher looks on the network at once."""
        now = self._office.clock()

        def move(publication: Publication) -> Publication:
            if publication.state is not State.UNCONFIRMED:
                raise NotAllowed("not_allowed", current=str(publication.state), wanted=str(State.UNCONFIRMED))
            return publication.unconfirmed(publication.reason or "no_answer", publication.facts, look_at=now)

        return self._decide(publication_id, "look_again", move)

    def _decide(self, publication_id: UUID, what: str, move: Callable[[Publication], Publication]) -> Publication:
        office, me, now = self._office, self._office.me(), self._office.clock()
        with office.database.writing() as tx:
            publication = publications.publication(tx, publication_id)
            moved = move(publication)
            if moved.state is State.PLANNED and channels.channel(tx, publication.channel_id).state != "active":
                raise NotAllowed("channel_not_active")
            publications.save(tx, moved, publication)
            journal.note(tx, office.machine, now, what, person_id=me.id, subject_id=publication_id)
        return moved

    def _refuse_in_pause(self) -> None:
        with self._office.database.reading() as tx:
            if pauses.current(tx) is not None:
                raise NotAllowed("paused")

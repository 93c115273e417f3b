"""What was made ready for its hour, kept until it leaves; what takes minutes to be uploaded is given once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from calendario.domain.publication import Publication
from calendario.publisher import last_look, sending
from calendario.publisher.lead import AHEAD, Leads
from calendario.publisher.newsroom import Newsroom
from calendario.publisher.sending import GivenNoMore, Ready

#: After its hour; what has gone out by then, or never will, is forgotten.
_GIVEN_FOR = timedelta(hours=1)


class Readying:
    """The loop asks, the lanes make ready and take. One of them at a time is concerned with one publication. Once the
    publisher has `ended`, an upload that comes to its end changes nothing any more: another one may be at work.
    """

    def __init__(self, newsroom: Newsroom, leads: Leads, ended: Callable[[], bool]) -> None:
        self._newsroom, self._leads, self._ended = newsroom, leads, ended
        self._ready: dict[UUID, Ready] = {}
        self._given: dict[UUID, Ready] = {}  # what takes minutes, as it was given: for a second try too
        self._preparing: set[UUID] = set()

    def all(self) -> tuple[Publication, ...]:
        """What is ready, as it stood when it was made so."""
        return tuple(one.publication for one in [*self._ready.values()])

    def is_ready(self, publication: Publication) -> bool:
        """Whether it is, as it stands, and was looked at near its hour."""
        ready = self._ready.get(publication.id)
        return ready is not None and _holds(ready, publication, self._newsroom.clock())

    def is_being_made(self, publication: Publication) -> bool:
        """Whether its network is being given it now, or asked about it."""
        return publication.id in self._preparing

    def has_to_upload(self, publication: Publication) -> bool:
        """Whether making it ready takes minutes: nobody who waits for something else may wait for that."""
        return self._leads.is_long(publication) and self._given_of(publication) is None

    def make(self, publication: Publication, *, uploads: bool) -> None:
        """Makes it ready, and keeps it. What takes minutes is given only where it `uploads`; else it is looked at
        again, and forgotten where it would have to be given once more.
        """
        ready = self._made(publication, uploads=uploads)
        if ready is not None:
            self._ready[publication.id] = ready
        else:
            self._ready.pop(publication.id, None)

    def take(self, publication: Publication) -> Ready | None:
        """It, to be sent now: as it was made ready, or made so now; None where it cannot be sent now, or would have to
        be uploaded first.
        """
        ready = self._ready.pop(publication.id, None)
        holds = ready is not None and _holds(ready, publication, self._newsroom.clock())
        if ready is None or not holds or not last_look.still_holds(self._newsroom, ready.house):
            ready = self._made(publication, uploads=False)
        # While it waited for its turn somebody may have given it another hour: what is made now is made for that one.
        return ready if ready is not None and _is_for(ready, publication) else None

    def forget(self, publication: Publication) -> None:
        """Its network has it as a post: what was uploaded for it is used up."""
        self._given.pop(publication.id, None)

    def _made(self, publication: Publication, *, uploads: bool) -> Ready | None:
        long, now = self._leads.is_long(publication), self._newsroom.clock()
        self._preparing.add(publication.id)
        try:
            given = self._given_of(publication) if long else None
            ready = sending.prepare(
                self._newsroom, publication.id, given, gives=uploads or not long, ended=self._ended if uploads else None
            )
        except GivenNoMore:
            self._given.pop(publication.id, None)
            return None
        finally:
            self._preparing.discard(publication.id)
        if ready is not None and long:
            for other in [*self._given.values()]:
                if other.publication.due_at < now - _GIVEN_FOR:
                    self._given.pop(other.publication.id, None)
            self._given[publication.id] = ready
        return ready

    def _given_of(self, publication: Publication) -> Ready | None:
        given = self._given.get(publication.id)
        return given if given is not None and _is_for(given, publication) else None


def _holds(ready: Ready, publication: Publication, now: datetime) -> bool:
    """Whether it is that publication as it stands. What was begun long before its hour is looked at again near it."""
    near = publication.due_at - AHEAD
    return _is_of(ready, publication) and (ready.made_at >= near or now < near)


def _is_of(ready: Ready, publication: Publication) -> bool:
    return _is_for(ready, publication) and ready.publication.tries == publication.tries


def _is_for(ready: Ready, publication: Publication) -> bool:
    made, now = ready.publication, publication
    return (made.revision_id, made.due_at) == (now.revision_id, now.due_at)

"""The general pause: stopping is cheap, resuming is slow."""

from __future__ import annotations

from calendario.desk.calendar import CalendarDesk
from calendario.desk.faces import Decision
from calendario.desk.office import Office
from calendario.domain.pause import Pause, PauseReason
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import State
from calendario.store import journal, pauses, publications
from calendario.store.ids import new_id


class StoppingDesk:
    """Pausing works offline and at once: no publisher can claim anything once this has returned."""

    def __init__(self, office: Office, calendar: CalendarDesk) -> None:
        self._office = office
        self._calendar = calendar

    def current(self) -> Pause | None:
        """The pause that is on."""
        with self._office.database.reading() as tx:
            return pauses.current(tx)

    def pause(self, reason: PauseReason) -> int:
        """Nothing goes out any more; everything planned is held until decided. Returns how many that are.

        What is being sent this very second cannot be called back; it shows as it ends.
        """
        office, me, now = self._office, self._office.me(), self._office.clock()
        with office.database.writing() as tx:
            pauses.start(tx, Pause(new_id(now), now, me.id, reason))
            waiting = publications.in_states(tx, [State.PLANNED, State.BY_HAND])
            for entry in waiting:
                publications.save(tx, entry.publication.held("pause"), entry.publication)
            journal.note(tx, office.machine, now, "paused", person_id=me.id, reason=str(reason), held=len(waiting))
        return len(waiting)

    def held(self) -> tuple[Decision, ...]:
        """What the pause holds and nobody has decided yet, by hour."""
        return tuple(d for d in self._calendar.decisions([State.HELD]) if d.reason == "pause")

    def resume(self) -> None:
        """The pause ends. Raises `NotAllowed("held_left")` while a held publication is undecided."""
        office, me, now = self._office, self._office.me(), self._office.clock()
        with office.database.writing() as tx:
            current = pauses.current(tx)
            if current is None:
                raise NotAllowed("not_paused")
            left = [e for e in publications.in_states(tx, [State.HELD]) if e.publication.reason == "pause"]
            if left:
                raise NotAllowed("held_left", count=len(left))
            pauses.end(tx, current, me.id, now)
            journal.note(tx, office.machine, now, "resumed", person_id=me.id)

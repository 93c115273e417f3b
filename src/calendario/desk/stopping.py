"""The general pause: stopping is cheap, resuming is slow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from calendario.desk.calendar import CalendarDesk
from calendario.desk.decisions import kept, moved_to, put
from calendario.desk.faces import Decision
from calendario.desk.office import Office
from calendario.domain.pause import Pause, PauseReason
from calendario.domain.problem import NotAllowed, Problem
from calendario.domain.publication import Publication, State, posts_among
from calendario.domain.thread import standing
from calendario.store import journal, pauses, people, publications, timetable
from calendario.store.ids import new_id


class Choice(StrEnum):
    """What a person decides about what a pause holds."""

    KEEP = "keep"
    MOVE = "move"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class WayOn:
    """The decision about one held publication; `wall_time` (naive) is where a moved one goes."""

    choice: Choice
    wall_time: datetime | None = None

    def __post_init__(self) -> None:
        if (self.choice is Choice.MOVE) != (self.wall_time is not None):
            raise ValueError("an hour belongs to what is moved, and to nothing else")

    def taken(self, held: Publication, zone: str, now: datetime) -> Publication:
        """`held` as decided. Raises what `DecisionsDesk.keep` and `reschedule` raise."""
        if self.wall_time is not None:
            return moved_to(held, self.wall_time, zone, now)
        return held.cancelled() if self.choice is Choice.DISCARD else kept(held, now)


class Undecidable(Problem):
    """One of the decisions cannot be carried out, so none was: `publication_id` says which, code and facts say why."""

    def __init__(self, publication_id: UUID, why: Problem) -> None:
        self.publication_id = publication_id
        super().__init__(why.code, **why.facts)


#: What went out so shortly before a pause is listed with it: it may be what the pause is about.
GONE_BEFORE = timedelta(minutes=10)
_NONE: Mapping[UUID, WayOn] = MappingProxyType({})


class StoppingDesk:
    """Pausing works offline and at once: no publisher can claim anything once this has returned."""

    def __init__(self, office: Office, calendar: CalendarDesk) -> None:
        self._office = office
        self._calendar = calendar

    def current(self) -> Pause | None:
        """The pause that is on."""
        with self._office.database.reading() as tx:
            return pauses.current(tx)

    def turned_on_by(self, pause: Pause) -> str:
        """The name of the person who turned it on."""
        with self._office.database.reading() as tx:
            known = people.person(tx, pause.started_by)
        return "" if known is None else known.name

    def pause(self, reason: PauseReason) -> int:
        """Nothing goes out any more; everything planned is held until decided. Returns how many posts that are.

        What is being sent this very second cannot be called back; it shows as it ends. What was already handed to a
        person (*by hand*) stays theirs: it may be out, and only they know. They are told not to publish it meanwhile.
        """
        office, me, now = self._office, self._office.me(), self._office.clock()
        with office.database.writing() as tx:
            pauses.start(tx, Pause(new_id(now), now, me.id, reason))
            waiting = [entry.publication for entry in publications.in_states(tx, [State.PLANNED])]
            for publication in waiting:
                publications.save(tx, publication.held("pause", standing(publication.facts)), publication)
            journal.note(tx, office.machine, now, "paused", person_id=me.id, reason=str(reason), held=len(waiting))
        return posts_among(waiting)

    def gone_before(self) -> tuple[Decision, ...]:
        """What no pause calls back any more: what went out in the last `GONE_BEFORE` before this one, or since then
        though it was too late to stop it; by hour. Each says how it stands now. Empty without a pause.
        """
        with self._office.database.reading() as tx:
            current = pauses.current(tx)
            gone = () if current is None else timetable.gone_since(tx, current.started_at - GONE_BEFORE)
        return tuple(self._calendar.decision(p.id) for p in gone)

    def held(self) -> tuple[Decision, ...]:
        """What the pause holds and nobody has decided yet, by hour."""
        return tuple(d for d in self._calendar.decisions([State.HELD]) if d.reason == "pause")

    def resume(self, decisions: Mapping[UUID, WayOn] = _NONE) -> tuple[Publication, ...]:
        """The pause ends and each publication it held goes the way decided for it: all of it, or nothing changes.

        Returns what became of them, in the order given: what is kept on a channel that is paused stays held. Raises
        `NotAllowed("not_paused")`; `NotAllowed("held_left")` while one is undecided; `Undecidable` for the first one
        whose hour is gone or cannot be, or that the pause does not hold any more.
        """
        office, me, now = self._office, self._office.me(), self._office.clock()
        zone = office.institution().zone
        with office.database.writing() as tx:
            current = pauses.current(tx)
            if current is None:
                raise NotAllowed("not_paused")
            entries = publications.in_states(tx, [State.HELD])
            held = {e.publication.id: e.publication for e in entries if e.publication.reason == "pause"}
            left = held.keys() - decisions.keys()
            if left:
                raise NotAllowed("held_left", count=posts_among(held[i] for i in left))
            pauses.end(tx, current, me.id, now)  # before them: what is planned under a pause is held
            decided = []
            for publication_id, way in decisions.items():
                try:
                    if publication_id not in held:
                        raise NotAllowed("changed_meanwhile")
                    publication = held[publication_id]
                    decided.append(put(tx, way.taken(publication, zone, now), publication))
                except Problem as problem:
                    raise Undecidable(publication_id, problem) from problem
                what = _NOTED[way.choice]
                journal.note(tx, office.machine, now, what, person_id=me.id, subject_id=publication_id)
            journal.note(tx, office.machine, now, "resumed", person_id=me.id)
        return tuple(decided)


#: As a decision outside a pause is noted.
_NOTED = {Choice.KEEP: "kept", Choice.MOVE: "rescheduled", Choice.DISCARD: "discarded"}

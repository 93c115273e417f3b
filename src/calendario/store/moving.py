"""A calendar that changes place, so that nothing of it can ever go out from both: each of the two says of itself that
it is not the calendar (yet, or any more), in the same transaction in which it becomes so.

    arriving    in the new place, committed with the rows; taken away once the profile names this place
    gone        in a server that was left, committed with everything planned there held; it stays
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import Connection, func, select

from calendario.domain.problem import NotAllowed, Problem
from calendario.domain.publication import State
from calendario.store import journal, presence, publications, settings, tables


@dataclass(frozen=True, slots=True)
class Moving:
    """What a place says of itself; `machine` and `computer` (its name) did it at `done_at` (aware UTC)."""

    state: Literal["arriving", "gone"]
    machine: UUID
    computer: str
    done_at: datetime


def standing(tx: Connection) -> Moving | None:
    """What this place says; None where it is the calendar, whole and alone."""
    told = settings.read(tx, settings.MOVING)
    if not isinstance(told, dict):
        return None
    done_at = datetime.fromisoformat(told["at"])
    return Moving(told["state"], UUID(told["machine"]), str(told["computer"]), done_at)


def say(tx: Connection, value: Moving) -> None:
    """From the commit on it is so."""
    told = {"state": value.state, "machine": str(value.machine), "computer": value.computer}
    settings.write(tx, settings.MOVING, {**told, "at": value.done_at.isoformat()})


def arrived(tx: Connection) -> None:
    """This place is the calendar now."""
    settings.write(tx, settings.MOVING, None)


def know_lost(tx: Connection, digests: Iterable[str]) -> None:
    """These pictures and videos were nowhere to be found, and somebody was told."""
    settings.write(tx, settings.LOST, sorted(digests))


def known_lost(tx: Connection) -> frozenset[str]:
    """The digests that `know_lost` was told last."""
    told = settings.read(tx, settings.LOST, [])
    return frozenset(told) if isinstance(told, list) else frozenset()


def refuse(tx: Connection, but: UUID | None = None) -> None:
    """Raises `NotAllowed("team_calendar_arriving")` and `NotAllowed("team_calendar_gone")` with the `computer`; what
    machine `but` did is not refused.
    """
    told = standing(tx)
    if told is not None and told.machine != but:
        raise NotAllowed(f"team_calendar_{told.state}", computer=told.computer)


def require_rest(tx: Connection, machine: UUID, now: datetime) -> None:
    """Nothing of the calendar is under way, and no other computer can begin anything.

    Raises `NotAllowed("calendar_sending")`, and `NotAllowed("team_others_publish", computers=…)`.
    """
    hour = presence.hour(tx, now)
    others = sorted(p.name or "?" for p in presence.publishers(tx) if p.machine != machine and p.is_alive(hour))
    if others:
        raise NotAllowed("team_others_publish", computers=", ".join(others))
    if publications.in_states(tx, [State.SENDING]):
        raise NotAllowed("calendar_sending")


def hold_all(tx: Connection) -> None:
    """Nothing goes out from here by itself, nor is anything looked up that could be planned again: a person decides."""
    for entry in publications.in_states(tx, [State.PLANNED]):
        planned = entry.publication
        publications.save(tx, planned.held(publications.MOVED), planned)
    for entry in publications.in_states(tx, [State.UNCONFIRMED]):
        open_ = entry.publication
        if open_.retry_at is not None:
            publications.save(tx, open_.unconfirmed(open_.reason or publications.MOVED, open_.facts), open_)


def compare(source: Connection, target: Connection) -> int:
    """That `target` has everything of `source`: as many rows in every table but that of the pictures' bytes, and the
    log's chains as whole as they were. Returns the number of rows. Raises `Problem("move_incomplete")`.
    """
    rows = 0
    for table in tables.metadata.sorted_tables:
        if table is not tables.media_bytes:
            counted = [tx.execute(select(func.count()).select_from(table)).scalar_one() for tx in (source, target)]
            if counted[0] != counted[1]:
                raise Problem("move_incomplete", table=table.name)
            rows += counted[0]
    for machine in journal.machines(source):
        broken = journal.first_break(target, machine)
        if broken is not None and broken != journal.first_break(source, machine):
            raise Problem("move_incomplete", table=tables.log.name)
    return rows

"""The publisher's heartbeat, and what a person asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from calendario.domain.clock import Cause
from calendario.store import tables
from calendario.store.database import bump

_presence = tables.presence
_requests = tables.publisher_request


class Request(StrEnum):
    """What may be asked of a publisher."""

    STOP = "stop"  # finish what is being sent, and end
    BELIEVE_CLOCK = "believe_clock"  # the hour is right after all


@dataclass(frozen=True, slots=True)
class Presence:
    """A publisher on one machine: since when, last seen (aware UTC), channels it cannot open, and why it does not
    believe its clock and how far that is out (None and zero while it does). `service`: the system started it, not a
    window; `awake`: it keeps its computer from falling asleep.
    """

    machine: UUID
    started_at: datetime
    seen_at: datetime
    locked: tuple[UUID, ...] = ()
    doubt: Cause | None = None
    out_by: timedelta = timedelta()
    service: bool = False
    awake: bool = False


def beat(tx: Connection, value: Presence) -> None:
    """Says that this publisher is alive."""
    fields = {
        "started_at": value.started_at,
        "seen_at": value.seen_at,
        "locked": [str(c) for c in value.locked],
        "service": value.service,
        "awake": value.awake,
        "clock_doubt": None if value.doubt is None else str(value.doubt),
        "clock_out_s": None if value.doubt is None else round(value.out_by.total_seconds()),
    }
    if tx.execute(update(_presence).where(_presence.c.machine == value.machine).values(fields)).rowcount == 0:
        tx.execute(insert(_presence).values(machine=value.machine, **fields))
    bump(tx, "presence")


def leave(tx: Connection, machine: UUID) -> None:
    """Says that this machine's publisher stops. When it was last seen stays: the next one compares its clock."""
    gone = {"started_at": None, "clock_doubt": None, "clock_out_s": None}
    tx.execute(update(_presence).where(_presence.c.machine == machine).values(gone))
    bump(tx, "presence")


def publishers(tx: Connection) -> tuple[Presence, ...]:
    """Everybody who ever beat and did not say goodbye; the reader judges by `seen_at`."""
    return tuple(
        Presence(
            machine=row.machine,
            started_at=row.started_at,
            seen_at=row.seen_at,
            locked=tuple(UUID(c) for c in row.locked),
            doubt=None if row.clock_doubt is None else Cause(row.clock_doubt),
            out_by=timedelta(seconds=row.clock_out_s or 0),
            service=row.service,
            awake=row.awake,
        )
        for row in tx.execute(select(_presence).where(_presence.c.started_at.is_not(None)))
    )


def last_seen_at(tx: Connection, machine: UUID) -> datetime | None:
    """The latest instant (aware UTC) at which a publisher of this machine was alive; None before the first."""
    found: datetime | None = tx.execute(select(_presence.c.seen_at).where(_presence.c.machine == machine)).scalar()
    return found


def ask(tx: Connection, machine: UUID, request: Request) -> None:
    """Asks it of this machine's publisher, once more."""
    mine = (_requests.c.machine == machine) & (_requests.c.kind == str(request))
    if tx.execute(update(_requests).where(mine).values(times=_requests.c.times + 1)).rowcount == 0:
        tx.execute(insert(_requests).values(machine=machine, kind=str(request), times=1))
    bump(tx, "presence")


def asked(tx: Connection, machine: UUID, request: Request) -> int:
    """How often it was ever asked of this machine: what counts is that it is more than before."""
    mine = (_requests.c.machine == machine) & (_requests.c.kind == str(request))
    return int(tx.execute(select(_requests.c.times).where(mine)).scalar() or 0)

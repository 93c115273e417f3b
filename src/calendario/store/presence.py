"""The publisher's heartbeat, and the requests that it end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from calendario.store import tables
from calendario.store.database import bump

_presence = tables.presence
_stops = tables.stop_request


@dataclass(frozen=True, slots=True)
class Presence:
    """A publisher on one machine: since when, last seen (aware UTC), channels it cannot open."""

    machine: UUID
    started_at: datetime
    seen_at: datetime
    locked: tuple[UUID, ...] = ()


def beat(tx: Connection, value: Presence) -> None:
    """Says that this publisher is alive."""
    fields = {
        "started_at": value.started_at,
        "seen_at": value.seen_at,
        "locked": [str(c) for c in value.locked],
    }
    if tx.execute(update(_presence).where(_presence.c.machine == value.machine).values(fields)).rowcount == 0:
        tx.execute(insert(_presence).values(machine=value.machine, **fields))
    bump(tx, "presence")


def leave(tx: Connection, machine: UUID) -> None:
    """Says that this machine's publisher stops."""
    tx.execute(delete(_presence).where(_presence.c.machine == machine))
    bump(tx, "presence")


def publishers(tx: Connection) -> tuple[Presence, ...]:
    """Everybody who ever beat and did not say goodbye; the reader judges by `seen_at`."""
    return tuple(
        Presence(r.machine, r.started_at, r.seen_at, tuple(UUID(c) for c in r.locked))
        for r in tx.execute(select(_presence))
    )


def ask_to_stop(tx: Connection, machine: UUID) -> None:
    """One more request that this machine's publisher finish what it is sending and end."""
    if tx.execute(update(_stops).where(_stops.c.machine == machine).values(times=_stops.c.times + 1)).rowcount == 0:
        tx.execute(insert(_stops).values(machine=machine, times=1))
    bump(tx, "presence")


def stops(tx: Connection, machine: UUID) -> int:
    """How often that was ever asked of this machine: a publisher ends when it is more than when it was started."""
    return int(tx.execute(select(_stops.c.times).where(_stops.c.machine == machine)).scalar() or 0)

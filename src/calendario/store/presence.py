"""The publisher's heartbeat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from calendario.store import tables
from calendario.store.database import bump

_presence = tables.presence


@dataclass(frozen=True, slots=True)
class Presence:
    """A publisher on one machine: its process, since when, last seen (aware UTC), channels it cannot open."""

    machine: UUID
    pid: int
    started_at: datetime
    seen_at: datetime
    locked: tuple[UUID, ...] = ()


def beat(tx: Connection, value: Presence) -> None:
    """Says that this publisher is alive."""
    fields = {
        "pid": value.pid,
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
        Presence(r.machine, r.pid, r.started_at, r.seen_at, tuple(UUID(c) for c in r.locked))
        for r in tx.execute(select(_presence))
    )

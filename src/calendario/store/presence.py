"""The publisher's heartbeat, and what a person asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, insert, select, update

from calendario.domain.clock import Cause
from calendario.store import tables
from calendario.store.database import bump
from calendario.store.engines.hour import Hour

#: A publisher on another computer that was not seen for so long is taken for dead: three beats that did not come.
ALIVE = timedelta(seconds=30)

_presence = tables.presence
_requests = tables.publisher_request


class Request(StrEnum):
    """What may be asked of a publisher."""

    STOP = "stop"  # finish what is being sent, and end
    BELIEVE_CLOCK = "believe_clock"  # the hour is right after all


@dataclass(frozen=True, slots=True)
class Presence:
    """A publisher on one machine: since when, and last seen (aware UTC, by the database's hour where it has one); the
    `name` of its computer and which life of it beats (`owner`); the channels whose credentials it `holds`, and of those
    the `locked` ones, which it cannot open now; why it does not believe its clock and how far that is out (None and
    zero while it does). `service`: the system started it, not a window; `awake`: it keeps its computer from falling
    asleep.
    """

    machine: UUID
    started_at: datetime
    seen_at: datetime
    name: str = ""
    owner: str = ""
    holds: frozenset[UUID] = frozenset()
    locked: frozenset[UUID] = frozenset()
    doubt: Cause | None = None
    out_by: timedelta = timedelta()
    service: bool = False
    awake: bool = False

    def is_alive(self, hour: datetime) -> bool:
        """Whether it was seen lately; `hour` (aware UTC) is the database's, see `hour`."""
        return hour - self.seen_at <= ALIVE


def hour(tx: Connection, ours: datetime) -> datetime:
    """What o'clock (aware UTC) the database says; `ours` where it is a file."""
    told: datetime = tx.execute(select(Hour(ours))).scalar_one()
    return told


def beat(tx: Connection, value: Presence) -> None:
    """Says that this publisher is alive: at the database's hour, or at `value.seen_at` where it has none."""
    fields = {
        "started_at": value.started_at,
        "seen_at": Hour(value.seen_at),
        "name": value.name,
        "owner": value.owner,
        "holds": sorted(str(c) for c in value.holds),
        "locked": sorted(str(c) for c in value.locked),
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
    return tuple(_value(row) for row in tx.execute(select(_presence).where(_presence.c.started_at.is_not(None))))


def of(tx: Connection, machine: UUID) -> Presence | None:
    """This machine's, if it beat and did not say goodbye; the reader judges by `seen_at`."""
    query = select(_presence).where(_presence.c.machine == machine, _presence.c.started_at.is_not(None))
    row = tx.execute(query).first()
    return None if row is None else _value(row)


def seen_since(tx: Connection, since: datetime) -> tuple[Presence, ...]:
    """Everybody who beat at `since` (aware UTC) or later, whether they said goodbye or not; who was seen last is first.
    Of one who said goodbye `started_at` is when it was last seen.
    """
    query = select(_presence).where(_presence.c.seen_at >= since).order_by(_presence.c.seen_at.desc())
    return tuple(_value(row) for row in tx.execute(query))


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


def _value(row: Row[Any]) -> Presence:
    return Presence(
        machine=row.machine,
        started_at=row.started_at or row.seen_at,
        seen_at=row.seen_at,
        name=row.name,
        owner=row.owner or "",
        holds=frozenset(UUID(c) for c in row.holds),
        locked=frozenset(UUID(c) for c in row.locked),
        doubt=None if row.clock_doubt is None else Cause(row.clock_doubt),
        out_by=timedelta(seconds=row.clock_out_s or 0),
        service=row.service,
        awake=row.awake,
    )

"""Channels with their targets and weekly slots, as kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, delete, insert, select, update

from calendario.domain.channel import Channel, ChannelState, FrequencyTarget, Lateness, WhenLate
from calendario.domain.networks import Limits
from calendario.domain.problem import NotFound
from calendario.domain.slot import WeeklySlot
from calendario.store import tables
from calendario.store.database import StoreProblem, bump

_channel = tables.channel
_slot = tables.slot


def save(tx: Connection, value: Channel, machine: UUID | None = None) -> None:
    """Kept under its id, slots included; `machine` binds a new channel to the computer whose files it lives in."""
    fields = {
        "kind": value.kind,
        "network": value.network,
        "name": value.name,
        "letters": value.letters,
        "address": value.address,
        "settings": dict(value.settings),
        "limits": None if value.limits is None else value.limits.to_json(),
        "limits_at": value.limits_at,
        "minimum": value.target.minimum,
        "maximum": value.target.maximum,
        "state": str(value.state),
        "language": value.language,
        "when_late": str(value.lateness.wanted),
        "late_minutes": minutes_of(value.lateness.up_to),
        "access_ends_at": value.access_ends_at,
        "rested_at": value.rested_at,
        "signature": value.signature,
    }
    if tx.execute(update(_channel).where(_channel.c.id == value.id).values(fields)).rowcount == 0:
        tx.execute(insert(_channel).values(id=value.id, machine=machine, **fields))
    tx.execute(delete(_slot).where(_slot.c.channel_id == value.id))
    if value.slots:
        tx.execute(
            insert(_slot),
            [{"channel_id": value.id, "weekday": s.weekday, "wall_time": s.wall_time} for s in set(value.slots)],
        )
    bump(tx, "channels")


def channels(tx: Connection, *, retired: bool = False) -> tuple[Channel, ...]:
    """The channels in the order they were added; retired ones only where asked for."""
    query = select(_channel).order_by(_channel.c.id)
    if not retired:
        query = query.where(_channel.c.state != ChannelState.RETIRED)
    slots = _slots(tx)
    return tuple(_value(row, slots.get(row.id, ())) for row in tx.execute(query))


class Known(dict[UUID, Channel]):
    """Channels by id. Raises `StoreProblem("database_damaged")` for one that is gone: no program of ours erases any."""

    def __missing__(self, channel_id: UUID) -> Channel:
        raise StoreProblem("database_damaged")


def known(tx: Connection) -> Known:
    """Every channel there ever was, retired ones too."""
    return Known({c.id: c for c in channels(tx, retired=True)})


def channel(tx: Connection, channel_id: UUID) -> Channel:
    """Raises `NotFound("channel_not_found")`."""
    row = tx.execute(select(_channel).where(_channel.c.id == channel_id)).first()
    if row is None:
        raise NotFound("channel_not_found")
    return _value(row, _slots(tx, (channel_id,)).get(channel_id, ()))


def machine_of(tx: Connection, channel_id: UUID) -> UUID | None:
    """The computer in whose files it lives; None where any may publish on it."""
    found: UUID | None = tx.execute(select(_channel.c.machine).where(_channel.c.id == channel_id)).scalar()
    return found


def bound_elsewhere(tx: Connection, machine: UUID) -> frozenset[UUID]:
    """The channels that live in the files of another computer than `machine`."""
    query = select(_channel.c.id).where(_channel.c.machine.is_not(None), _channel.c.machine != machine)
    return frozenset(tx.scalars(query))


def access(tx: Connection, channel_id: UUID, until: datetime | None) -> None:
    """Its credentials end at `until` (aware UTC), as they say now."""
    tx.execute(update(_channel).where(_channel.c.id == channel_id).values(access_ends_at=until))
    bump(tx, "channels")


def rest(tx: Connection, channel_id: UUID, until: datetime) -> None:
    """Nothing is asked of its account before `until` (aware UTC). A channel is an account: none is there twice."""
    tx.execute(update(_channel).where(_channel.c.id == channel_id).values(rested_at=until))
    bump(tx, "channels")


def bind_to(tx: Connection, machine: UUID) -> None:
    """Channels that live in a computer's files are from now on this computer's: after a calendar moved house."""
    tx.execute(update(_channel).where(_channel.c.machine.is_not(None)).values(machine=machine))
    bump(tx, "channels")


def _slots(tx: Connection, ids: Iterable[UUID] | None = None) -> dict[UUID, tuple[WeeklySlot, ...]]:
    query = select(_slot).order_by(_slot.c.weekday, _slot.c.wall_time)
    if ids is not None:
        query = query.where(_slot.c.channel_id.in_(list(ids)))
    found: dict[UUID, tuple[WeeklySlot, ...]] = {}
    for row in tx.execute(query):
        found[row.channel_id] = (*found.get(row.channel_id, ()), WeeklySlot(row.weekday, row.wall_time))
    return found


def _value(row: Row[Any], slots: tuple[WeeklySlot, ...]) -> Channel:
    return Channel(
        id=row.id,
        kind=row.kind,
        network=row.network,
        name=row.name,
        letters=row.letters,
        address=row.address,
        settings=row.settings,
        limits=None if row.limits is None else Limits.from_json(row.limits),
        limits_at=row.limits_at,
        target=FrequencyTarget(row.minimum, row.maximum),
        slots=slots,
        state=ChannelState(row.state),
        language=row.language,
        lateness=lateness(row),
        access_ends_at=row.access_ends_at,
        rested_at=row.rested_at,
        signature=row.signature,
    )


def lateness(row: Row[Any]) -> Lateness:
    """What the row of a channel or a category says of being late."""
    minutes = row.late_minutes
    return Lateness(WhenLate(row.when_late), None if minutes is None else timedelta(minutes=minutes))


def minutes_of(up_to: timedelta | None) -> int | None:
    """As the column has it."""
    return None if up_to is None else up_to // timedelta(minutes=1)

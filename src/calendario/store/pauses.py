"""The general pause, as kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from calendario.domain.pause import Pause, PauseReason
from calendario.domain.problem import NotAllowed
from calendario.store import tables
from calendario.store.database import bump

_pause = tables.pause


def current(tx: Connection) -> Pause | None:
    """The pause that is on, if any."""
    row = tx.execute(select(_pause).where(_pause.c.open.is_(True))).first()
    return None if row is None else Pause(row.id, row.started_at, row.started_by, PauseReason(row.reason))


def is_on() -> Any:
    """The condition that there is a pause now, for a statement that must know it at the same instant."""
    return select(_pause.c.id).where(_pause.c.open.is_(True)).exists()


def start(tx: Connection, value: Pause) -> None:
    """On from now. Raises `NotAllowed("already_paused")`."""
    if current(tx) is not None:
        raise NotAllowed("already_paused")
    tx.execute(
        insert(_pause).values(
            id=value.id, open=True, started_at=value.started_at, started_by=value.started_by, reason=str(value.reason)
        )
    )
    bump(tx, "pause")


def end(tx: Connection, value: Pause, person_id: UUID, now: datetime) -> None:
    """Off from now."""
    ended = update(_pause).where(_pause.c.id == value.id, _pause.c.open.is_(True))
    if tx.execute(ended.values(open=None, ended_at=now, ended_by=person_id)).rowcount == 0:
        raise NotAllowed("not_paused")
    bump(tx, "pause")

"""The versions of a post in a list, and who else has it half written: read without the texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, select

from calendario.store import tables

_revision = tables.revision
_parent = tables.revision_parent
_person = tables.person
_working = tables.working_copy
_presence = tables.presence


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A version without what it says; `author` is the person's name, `saved_at` aware UTC."""

    id: UUID
    number: int
    author: str
    saved_at: datetime
    parents: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class CopyRow:
    """What another machine has not saved of a post; `computer` is what that is called, "" where nobody knows."""

    machine: UUID
    computer: str
    saved_at: datetime


def revisions(tx: Connection, post_id: UUID) -> tuple[RevisionRow, ...]:
    """Every version of the post, newest first; two queries, however many there are."""
    mine = _revision.c.post_id == post_id
    joined = select(_parent).join(_revision, _revision.c.id == _parent.c.revision_id).where(mine)
    parents: dict[UUID, list[UUID]] = {}
    for row in tx.execute(joined.order_by(_parent.c.parent_id)):
        parents.setdefault(row.revision_id, []).append(row.parent_id)
    query = (
        select(_revision.c.id, _revision.c.number, _revision.c.saved_at, _person.c.name)
        .join(_person, _person.c.id == _revision.c.author_id)
        .where(mine)
        .order_by(_revision.c.number.desc(), _revision.c.id.desc())
    )
    return tuple(
        RevisionRow(row.id, row.number, row.name, row.saved_at, tuple(parents.get(row.id, ())))
        for row in tx.execute(query)
    )


def copies_elsewhere(tx: Connection, post_id: UUID, machine: UUID) -> tuple[CopyRow, ...]:
    """What machines other than `machine` have not saved of the post, newest first."""
    query = (
        select(_working.c.machine, _working.c.saved_at, _presence.c.name)
        .join(_presence, _presence.c.machine == _working.c.machine, isouter=True)
        .where(_working.c.post_id == post_id, _working.c.machine != machine)
        .order_by(_working.c.saved_at.desc())
    )
    return tuple(CopyRow(row.machine, row.name or "", row.saved_at) for row in tx.execute(query))

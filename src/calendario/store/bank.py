"""The bank, as kept: texts to use again, and when each was used."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, insert, or_, select, text, update

from calendario.domain.bank import Entry, Kind, plain
from calendario.domain.bank_json import body_from_json, body_to_json
from calendario.domain.problem import BadInput, NotFound
from calendario.domain.publication import State
from calendario.domain.reuse import Reuse
from calendario.store import tables
from calendario.store.database import bump

_log = logging.getLogger(__name__)

_entry, _use = tables.bank_entry, tables.bank_use
_post, _publication = tables.post, tables.publication
_ORDER = {kind: place for place, kind in enumerate(Kind)}
_USED_AT = func.coalesce(_publication.c.due_at, _use.c.used_at)
#: Word for word what the index of a post's publications is of, so that it is used.
_LIVE = text("publication.state <> 'cancelled'")
#: With these nothing of it went out, or will.
_NOT_OUT = tuple(str(state) for state in (State.CANCELLED, State.MISSED, State.FAILED))


def save(tx: Connection, value: Entry) -> None:
    """Kept under its id."""
    fields = {
        "kind": str(value.kind),
        "name": value.name,
        "body": body_to_json(value.body),
        "retired": value.retired,
        "changed_at": value.changed_at,
        "changed_by": value.changed_by,
    }
    if tx.execute(update(_entry).where(_entry.c.id == value.id).values(fields)).rowcount == 0:
        tx.execute(insert(_entry).values(id=value.id, **fields))
    bump(tx, "bank")


def entries(tx: Connection, kind: Kind | None = None) -> tuple[Entry, ...]:
    """All of them kind by kind, or those of one, by name; retired ones too. What another version of the program kept
    and this one cannot read is left where it is and out of the answer.
    """
    query = select(_entry) if kind is None else select(_entry).where(_entry.c.kind == str(kind))
    found = [value for row in tx.execute(query) if (value := _value(row)) is not None]
    return tuple(sorted(found, key=lambda e: (_ORDER[e.kind], plain(e.name), e.id)))


def entry(tx: Connection, entry_id: UUID) -> Entry:
    """Raises `NotFound("bank_entry_not_found")`."""
    row = tx.execute(select(_entry).where(_entry.c.id == entry_id)).first()
    value = None if row is None else _value(row)
    if value is None:
        raise NotFound("bank_entry_not_found")
    return value


def note_use(tx: Connection, entry_id: UUID, post_id: UUID, at: datetime) -> None:
    """It was put into that post, at `at` (aware UTC) the last time."""
    same = and_(_use.c.entry_id == entry_id, _use.c.post_id == post_id)
    if tx.execute(update(_use).where(same).values(used_at=at)).rowcount == 0:
        tx.execute(insert(_use).values(entry_id=entry_id, post_id=post_id, used_at=at))
    bump(tx, "bank")


def last_uses(tx: Connection) -> dict[UUID, datetime]:
    """When each entry was used last (aware UTC): the last hour at which one of its posts goes or went out, whatever the
    channel; of a post without one, when it was put into it. A discarded post of which nothing went out is no use.
    """
    query = _uses(_use.c.entry_id, func.max(_USED_AT).label("last_at")).group_by(_use.c.entry_id)
    return {row.entry_id: row.last_at for row in tx.execute(query)}


def reuses(tx: Connection, post_ids: Collection[UUID]) -> dict[UUID, tuple[Reuse, ...]]:
    """What was put into each of those posts of what may be over or has to rest, with the hours of the other posts it is
    in (see `last_uses`): a post does not count against itself. Posts with nothing of the kind are left out.
    """
    if not post_ids:
        return {}
    timely = (str(Kind.EVERGREEN), str(Kind.ANSWER))
    query = (
        select(_entry, _use.c.post_id)
        .join(_use, _use.c.entry_id == _entry.c.id)
        .where(_use.c.post_id.in_(post_ids), _entry.c.kind.in_(timely))
        .order_by(_use.c.used_at, _entry.c.id)
    )
    rows = tx.execute(query).all()
    if not rows:
        return {}
    hours = _uses(_use.c.entry_id, _use.c.post_id, _USED_AT.label("at"))
    used: dict[UUID, list[Row[Any]]] = {}
    for use in tx.execute(hours.where(_use.c.entry_id.in_({row.id for row in rows}))):
        used.setdefault(use.entry_id, []).append(use)
    found: dict[UUID, tuple[Reuse, ...]] = {}
    for row in rows:
        value = _value(row)
        if value is not None:
            others = sorted({u.at for u in used.get(row.id, ()) if u.post_id != row.post_id})
            found[row.post_id] = (*found.get(row.post_id, ()), Reuse(value.name, value.body, tuple(others)))
    return found


def _uses(*columns: ColumnElement[Any]) -> Select[Any]:
    """Each use that counts, once for each hour at which its post goes or went out."""
    goes_out = and_(_publication.c.post_id == _use.c.post_id, _LIVE, _publication.c.state.not_in(_NOT_OUT))
    return (
        select(*columns)
        .select_from(_use)
        .join(_post, _post.c.id == _use.c.post_id)
        .outerjoin(_publication, goes_out)
        .where(or_(_post.c.discarded_at.is_(None), _publication.c.id.is_not(None)))
    )


def _value(row: Row[Any]) -> Entry | None:
    try:
        body = body_from_json(Kind(row.kind), row.body)
        return Entry(row.id, row.name, body, row.changed_at, row.retired, row.changed_by)
    except (BadInput, ValueError) as error:
        _log.warning("an entry of the bank cannot be read: %s, %s", row.id, error)
        return None

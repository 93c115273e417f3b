"""What was found behind web addresses, as kept: one row for each, of the last look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.postgresql import insert  # SQLite has the same ON CONFLICT

from calendario.domain.addresses import Seen
from calendario.store import tables
from calendario.store.database import bump

_seen = tables.link_seen


def save(tx: Connection, found: Iterable[Seen]) -> None:
    """In place of what was known before. Their pictures are noted already, see `MediaFolder.note`."""
    for one in found:
        fields = {
            "seen_at": one.seen_at,
            "status": one.status,
            "problem": one.problem,
            "final_url": one.moved_to,
            "title": one.title,
            "description": one.description,
            "picture": one.picture,
        }
        kept = insert(_seen).values(url=one.address, **fields)
        tx.execute(kept.on_conflict_do_update(index_elements=[_seen.c.url], set_=fields))
        bump(tx, "links")


def seen(tx: Connection, addresses: Iterable[str]) -> Mapping[str, Seen]:
    """What is known of each of those, by address; what nobody looked at is left out."""
    wanted = sorted(set(addresses))
    if not wanted:
        return {}
    return {row.url: _value(row) for row in tx.execute(select(_seen).where(_seen.c.url.in_(wanted)))}


def _value(row: Row[Any]) -> Seen:
    return Seen(
        address=row.url,
        seen_at=row.seen_at,
        status=row.status,
        problem=row.problem,
        moved_to=row.final_url,
        title=row.title,
        description=row.description,
        picture=row.picture,
    )

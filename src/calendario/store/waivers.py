"""Findings accepted by a person, bound to the exact content they were accepted for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select

from calendario.store import tables
from calendario.store.ids import new_id

_waiver = tables.waiver


def add(tx: Connection, post_id: UUID, content_hash: str, codes: Iterable[str], person_id: UUID, now: datetime) -> None:
    """The findings `codes` are fine for this content, says this person."""
    rows = [
        {
            "id": new_id(now),
            "post_id": post_id,
            "content_hash": content_hash,
            "code": code,
            "person_id": person_id,
            "given_at": now,
        }
        for code in sorted(set(codes))
    ]
    if rows:
        tx.execute(insert(_waiver), rows)


def codes(tx: Connection, post_id: UUID, content_hash: str) -> frozenset[str]:
    """The findings accepted for this content."""
    query = select(_waiver.c.code).where(_waiver.c.post_id == post_id, _waiver.c.content_hash == content_hash)
    return frozenset(tx.execute(query).scalars())

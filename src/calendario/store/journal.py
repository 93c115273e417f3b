"""The append-only log: who did what, one chain of hashes for each machine, so that logs of several machines merge."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select

from calendario.store import tables

_log = tables.log
_FIRST = "0" * 64


def note(
    tx: Connection,
    machine: UUID,
    at: datetime,
    what: str,
    *,
    person_id: UUID | None = None,
    subject_id: UUID | None = None,
    **facts: object,
) -> None:
    """One more entry in this machine's chain. `facts` are plain JSON; never a post's text, never a secret."""
    query = select(_log.c.seq, _log.c.hash).where(_log.c.origin == machine).order_by(_log.c.seq.desc()).limit(1)
    last = tx.execute(query).first()
    seq, previous = (1, _FIRST) if last is None else (last.seq + 1, last.hash)
    tx.execute(
        insert(_log).values(
            origin=machine,
            seq=seq,
            at=at,
            person_id=person_id,
            what=what,
            subject_id=subject_id,
            facts=facts,
            previous_hash=previous,
            hash=_hash(machine, seq, at, person_id, what, subject_id, facts, previous),
        )
    )


def first_break(tx: Connection, machine: UUID) -> int | None:
    """The `seq` of the first entry of a machine's chain that was altered or is missing, None for a whole chain.

    Entries cut off at the end of a chain leave no trace in it.
    """
    expected, previous = 1, _FIRST
    try:
        for row in tx.execute(select(_log).where(_log.c.origin == machine).order_by(_log.c.seq)):
            told = _hash(machine, row.seq, row.at, row.person_id, row.what, row.subject_id, row.facts, previous)
            if row.seq != expected or row.previous_hash != previous or row.hash != told:
                return expected
            expected, previous = row.seq + 1, row.hash
    except (TypeError, ValueError, AttributeError):  # what was put there cannot even be read
        return expected
    return None


def machines(tx: Connection) -> tuple[UUID, ...]:
    """Every machine that has a chain."""
    return tuple(tx.scalars(select(_log.c.origin).distinct().order_by(_log.c.origin)))


def _hash(
    machine: UUID,
    seq: int,
    at: datetime,
    person_id: UUID | None,
    what: str,
    subject_id: UUID | None,
    facts: Mapping[str, object],
    previous: str,
) -> str:
    told = [str(machine), seq, at.isoformat(), str(person_id), what, str(subject_id), dict(facts), previous]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

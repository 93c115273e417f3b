"""The parts of a thread, as kept: what each is about to say is written before it is said, the network's word after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, case, insert, or_, select, update

from calendario.domain.adapter import Receipt
from calendario.domain.post import content_from_json, content_to_json
from calendario.domain.publication import Outcome, Part, Publication, State
from calendario.store import publications, tables
from calendario.store.claims import LEASE
from calendario.store.database import bump
from calendario.store.engines.hour import Hour

_part = tables.publication_part
_publication = tables.publication


def parts(tx: Connection, publication: Publication) -> Mapping[int, Part]:
    """What is known of each part, by its number, in that order.

    A part that went out for a publication of the same post on the same channel which was discarded since is out: it
    counts here too, so that planning it anew goes on where that one ended.
    """
    query = (
        select(_part)
        .join(_publication, _publication.c.id == _part.c.publication_id)
        .where(
            _publication.c.post_id == publication.post_id,
            _publication.c.channel_id == publication.channel_id,
            or_(_part.c.publication_id == publication.id, _part.c.outcome == Outcome.PUBLISHED),
        )
        .order_by(_part.c.number, case((_part.c.outcome == Outcome.PUBLISHED, 1), else_=0))
    )
    return {row.number: _value(row) for row in tx.execute(query)}


def stopped(tx: Connection, publication: Publication, owner: str, now: datetime) -> str | None:
    """Why its next part must not go out, though the ones before did: a pause, its channel, or that `owner`'s time to
    send it is over, after which others may take it. Else None, and that time begins anew.
    """
    mine = and_(
        _publication.c.id == publication.id,
        _publication.c.state == State.SENDING,
        _publication.c.owner == owner,
        _publication.c.leased_until >= Hour(now),
    )
    if tx.execute(update(_publication).where(mine).values(leased_until=Hour(now, LEASE))).rowcount == 0:
        return "slept_before_sending"
    return publications.stopped_on(tx, publication.channel_id)


def begin(tx: Connection, part: Part) -> None:
    """`part` is about to be sent: its key and content are durable when `tx` commits, and take the place of what was
    tried before. The schema refuses it for one that is out.
    """
    mine = and_(_part.c.publication_id == part.publication_id, _part.c.number == part.number)
    if tx.execute(update(_part).where(mine).values(_fields(part))).rowcount == 0:
        tx.execute(insert(_part).values(publication_id=part.publication_id, number=part.number, **_fields(part)))
    bump(tx, "publications")


def end(tx: Connection, part: Part, outcome: Outcome, now: datetime, receipt: Receipt | None = None) -> Part:
    """How it ended, as far as is known now; with the network's word where there is one. What is known to be out stays
    so, and what another has begun anew is left to them.
    """
    ended = replace(part, outcome=outcome, ended_at=now)
    if receipt is not None:
        ended = replace(ended, remote_id=receipt.remote_id, url=receipt.url, fingerprint=receipt.fingerprint)
    mine = and_(_part.c.publication_id == part.publication_id, _part.c.number == part.number)
    still = and_(mine, _part.c.key == part.key, _part.c.outcome != Outcome.PUBLISHED)
    tx.execute(update(_part).where(still).values(_fields(ended)))
    bump(tx, "publications")
    return ended


def _fields(part: Part) -> dict[str, object]:
    return {
        "key": part.key,
        "content": content_to_json(part.content),
        "outcome": str(part.outcome),
        "begun_at": part.begun_at,
        "ended_at": part.ended_at,
        "remote_id": part.remote_id,
        "url": part.url,
        "fingerprint": part.fingerprint,
    }


def _value(row: Row[Any]) -> Part:
    return Part(
        publication_id=row.publication_id,
        number=row.number,
        key=row.key,
        content=content_from_json(row.content),
        outcome=Outcome(row.outcome),
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        remote_id=row.remote_id,
        url=row.url,
        fingerprint=row.fingerprint,
    )

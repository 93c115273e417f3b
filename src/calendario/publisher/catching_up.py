"""Late publications, where a channel wants them sent: one after another with time between them, never a flood."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from calendario.domain.publication import Publication
from calendario.store import timetable
from calendario.store.database import Transaction


def in_turn(tx: Transaction, coming: Sequence[Publication], now: datetime) -> list[Publication]:
    """`coming` (by hour) without the late ones that have to wait: on each channel the first that may be tried now goes,
    unless another went late there within `CATCH_UP_EVERY`. What is on time never waits for them.
    """
    late = [p for p in coming if p.is_late(now)]
    if not late:
        return list(coming)
    gone = timetable.gone_late(tx, {p.channel_id for p in late}, now)
    first: dict[UUID, UUID] = {}
    for publication in late:
        may_be_tried = publication.retry_at is None or publication.retry_at <= now
        if may_be_tried and not gone.get(publication.channel_id, frozenset()) - {publication.id}:
            first.setdefault(publication.channel_id, publication.id)
    return [p for p in coming if not p.is_late(now) or first.get(p.channel_id) == p.id]

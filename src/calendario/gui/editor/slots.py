"""Hours to propose: the next free weekly places of the chosen channels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from calendario.domain.channel import Channel
from calendario.domain.slot import occurrences, wall_clock


def next_free(
    channels: Iterable[Channel], now: datetime, zone: str, taken: frozenset[tuple[UUID, datetime]], most: int = 3
) -> list[datetime]:
    """At most `most` naive wall times in `zone` after `now` (aware UTC), soonest first, within two weeks.

    A place is free when no channel that has it has something planned at that wall time (`taken`).
    """
    today = wall_clock(now, zone).date()
    free: dict[datetime, bool] = {}
    for channel in channels:
        for slot in channel.slots:
            for at in occurrences(slot, today, 14, zone):
                if at > now:
                    wall_time = wall_clock(at, zone)
                    free[wall_time] = free.get(wall_time, True) and (channel.id, wall_time) not in taken
    return sorted(wall_time for wall_time, is_free in free.items() if is_free)[:most]

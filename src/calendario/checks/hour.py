"""Whether it may go out at all, and when it would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from calendario.checks.subject import Subject
from calendario.domain.finding import Finding, Level
from calendario.domain.slot import instant, wall_time_exists, wall_time_is_ambiguous


def of_hour(subject: Subject, now: datetime) -> Iterator[Finding]:
    """An hour that does not exist, comes twice or is past, `now` being aware UTC; and what is not certain yet."""
    if subject.pending:
        yield Finding("not_confirmed", Level.BLOCK)
    if subject.wall_time is None:
        return
    facts = {"wall_time": subject.wall_time.isoformat(timespec="minutes"), "zone": subject.zone}
    if not wall_time_exists(subject.wall_time, subject.zone):
        yield Finding("nonexistent_local_time", Level.BLOCK, facts=facts)
        return
    if wall_time_is_ambiguous(subject.wall_time, subject.zone):
        yield Finding("ambiguous_local_time", Level.WARN, facts=facts)
    if instant(subject.wall_time, subject.zone) < now:
        yield Finding("scheduled_in_past", Level.BLOCK, facts=facts)

"""What was taken from the bank: nothing goes out that is over by then, and an evergreen goes out rested."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from calendario.checks.subject import Subject
from calendario.domain.bank import Evergreen, has_expired
from calendario.domain.finding import Finding, Level
from calendario.domain.reuse import rested_on
from calendario.domain.slot import wall_clock


def of_bank(subject: Subject, now: datetime) -> Iterator[Finding]:
    """For each entry that the text still says: that it blocks, over by the day it goes out (today, of `now`, where that
    is not known), or from which day on it may go out again. Days are kept as ISO 8601 text: a publication that is held
    has them among its facts.
    """
    if 1 in subject.out:  # with which it went
        return
    on = (wall_clock(now, subject.zone) if subject.wall_time is None else subject.wall_time).date()
    for reuse in subject.reused:
        body = reuse.body
        if not reuse.is_in(subject.content.text):
            continue
        if has_expired(body, on):
            last = getattr(body, "expires_on", None)
            facts = {"name": reuse.name, "last_day": None if last is None else last.isoformat()}
            yield Finding("bank_expired", Level.BLOCK, facts=facts)
        elif isinstance(body, Evergreen):
            rested = rested_on(body, (wall_clock(at, subject.zone).date() for at in reuse.others_at), on)
            if rested > on:
                yield Finding("bank_resting", Level.WARN, facts={"name": reuse.name, "day": rested.isoformat()})

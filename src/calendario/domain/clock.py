"""Whether this computer's clock can be believed: its wall time beside a clock that nobody sets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

#: What a time server corrects is seconds; a flat battery, a wrong zone or a hand on the clock is more than this.
DOUBT = timedelta(minutes=2)


class Cause(StrEnum):
    """Why the hour is not believed."""

    JUMPED = "clock_jumped"  # wall time moved by itself while the computer was on
    BEHIND = "clock_behind"  # it is earlier than what this calendar has already seen
    SERVER = "clock_server"  # a network's server has another hour


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one instant: `wall_at` (aware UTC), which anybody may set, and `running_s`, the seconds of one
    that only counts, sleep included.
    """

    wall_at: datetime
    running_s: float

    def departed(self, later: Reading) -> timedelta:
        """How much further the wall time of `later` went than the clock that only counts; negative: set back."""
        return (later.wall_at - self.wall_at) - timedelta(seconds=later.running_s - self.running_s)


@dataclass(frozen=True, slots=True)
class Trust:
    """What is thought of the clock. `cause` is None while it is believed; `by` is how far it is out, positive for
    ahead. A small correction moves `anchor` along; a doubt keeps the anchor it arose from, so that a clock that is put
    right again is believed again.
    """

    anchor: Reading
    cause: Cause | None = None
    by: timedelta = timedelta()

    @classmethod
    def begun(cls, now: Reading, last_seen_at: datetime | None) -> Trust:
        """At the start, when only `last_seen_at` (aware UTC), the latest instant this calendar knows of, can tell."""
        if last_seen_at is not None and now.wall_at < last_seen_at - DOUBT:
            return cls(replace(now, wall_at=last_seen_at), Cause.BEHIND, now.wall_at - last_seen_at)
        return cls(now)

    def looked(self, now: Reading) -> Trust:
        """After another look at both clocks."""
        by = self.anchor.departed(now)
        if self.cause is Cause.BEHIND:  # how long the computer was off is not known: any later hour may be right
            return Trust(now) if now.wall_at >= self.anchor.wall_at - DOUBT else replace(self, by=by)
        if self.cause is Cause.SERVER:
            # The server knew better; a clock that is then set by as much as it was out is right.
            moved = replace(self, anchor=now, by=self.by + by)
            return moved if abs(moved.by) > DOUBT else Trust(now)
        if abs(by) > DOUBT:
            return Trust(self.anchor, Cause.JUMPED, by)
        return Trust(now)

    def told(self, now: Reading, server_at: datetime) -> Trust:
        """After a server said its hour (aware UTC, whole seconds): it settles a doubt, or raises one."""
        by = now.wall_at - server_at
        return Trust(now) if abs(by) <= DOUBT else Trust(now, Cause.SERVER, by)

    def believed(self, now: Reading) -> Trust:
        """After a person said that the hour is right."""
        return Trust(now)

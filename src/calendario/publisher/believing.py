"""Whether the publisher believes its clock; while it does not, nothing goes out."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from calendario.domain.clock import Reading, Trust

_log = logging.getLogger(__name__)


class ClockWatch:
    """Looks at both clocks. Any thread may call it: a lane tells what a server said while the loop looks."""

    def __init__(self, read: Callable[[], Reading], last_seen_at: datetime | None) -> None:
        """`last_seen_at` (aware UTC): when a publisher of this machine was last alive, if ever."""
        self._read = read
        self._guard = threading.Lock()
        self._trust = Trust.begun(read(), last_seen_at)
        self._say(Trust(self._trust.anchor), self._trust)

    def look(self) -> Trust:
        """What is thought of the clock now."""
        return self._move(lambda trust, now: trust.looked(now))

    def told(self, server_at: datetime) -> Trust:
        """A server said its hour (aware UTC, whole seconds) just now."""
        return self._move(lambda trust, now: trust.told(now, server_at))

    def believe(self) -> Trust:
        """A person says that the hour is right."""
        return self._move(lambda trust, now: trust.believed(now))

    def _move(self, move: Callable[[Trust, Reading], Trust]) -> Trust:
        with self._guard:
            before, self._trust = self._trust, move(self._trust, self._read())
            self._say(before, self._trust)
            return self._trust

    @staticmethod
    def _say(before: Trust, after: Trust) -> None:
        if after.cause is not None and before.cause is not after.cause:
            _log.warning("the clock is not believed: %s, out by %s", after.cause, after.by)
        elif after.cause is None and before.cause is not None:
            _log.info("the clock is believed again")

"""What every step of the publisher works with, given once by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from calendario.domain.adapter import Adapters, Clock, Secret
from calendario.domain.clock import Reading
from calendario.domain.delivery import MediaFile
from calendario.publisher.awake import Asleep, Awake
from calendario.store.database import Database

_ASLEEP = Asleep()


def _nothing(_step: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Newsroom:
    """`owner` names this publisher's life ("machine:process:start"); `secrets` gives a channel's credentials, None
    where it has none, and raises a vault's problem where they cannot be opened (yet). `step` is called with the name of
    each step just done, so that a test can stop the world exactly there. `running_s` counts seconds that nobody sets,
    sleep included; without it the clock is taken at its word. `awake` keeps the computer from falling asleep; `service`
    is true where the system started this publisher, not a window.
    """

    database: Database
    machine: UUID
    owner: str
    adapters: Adapters
    media: MediaFile
    secrets: Callable[[UUID], Secret | None]
    clock: Clock
    running_s: Callable[[], float] | None = None
    step: Callable[[str], None] = _nothing
    awake: Awake = _ASLEEP
    service: bool = False

    def reading(self) -> Reading:
        """Both clocks, now."""
        now = self.clock()
        return Reading(now, now.timestamp() if self.running_s is None else self.running_s())

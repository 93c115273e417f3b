"""What every step of the publisher works with, given once by the composition root."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from uuid import UUID

from calendario.domain.adapter import Adapters, ChannelAdapter, Clock, Secret
from calendario.domain.clock import Reading
from calendario.domain.delivery import MediaFile
from calendario.domain.shapes import Shapes
from calendario.domain.vocabulary import NO_RULES, Rules
from calendario.publisher.awake import Asleep, Awake
from calendario.publisher.plausible import Plausible
from calendario.store.database import Database

_ASLEEP = Asleep()


class Access(Enum):
    """Whether this computer has what a channel's network asks for."""

    NONE = auto()
    LOCKED = auto()  # it has it and cannot open it now
    OPEN = auto()


def _nothing(_step: str) -> None:
    return None


def _open(_channel: UUID) -> Access:
    return Access.OPEN


@dataclass(frozen=True, slots=True)
class Newsroom:
    """`owner` names this publisher's life ("machine:process:start"), `name` its computer; `secrets` gives a channel's
    credentials, None where it has none, and raises a vault's problem where they cannot be opened (yet), which `access`
    tells without raising. `step` is called with the name of each step just done, so that a test can stop the world
    exactly there. `running_s` counts seconds that nobody sets, sleep included; without it the clock is taken at its
    word; `wait` lets seconds pass. `awake` keeps the computer from falling asleep; `service` is true where the system
    started this publisher, not a window; `shapes` are those in which networks show pictures, `rules` the dated
    data that checks go by.
    """

    database: Database
    machine: UUID
    owner: str
    adapters: Adapters
    media: MediaFile
    secrets: Callable[[UUID], Secret | None]
    clock: Clock
    name: str = ""
    access: Callable[[UUID], Access] = _open
    running_s: Callable[[], float] | None = None
    step: Callable[[str], None] = _nothing
    wait: Callable[[float], None] = time.sleep
    awake: Awake = _ASLEEP
    service: bool = False
    shapes: Shapes = field(default_factory=Shapes)
    rules: Rules = NO_RULES

    def adapter(self, kind: str) -> ChannelAdapter | None:
        """What speaks to the channels of that kind; None where nothing does."""
        found = self.adapters.get(kind)
        return None if found is None else Plausible(found)

    def reading(self) -> Reading:
        """Both clocks, now."""
        now = self.clock()
        return Reading(now, now.timestamp() if self.running_s is None else self.running_s())

"""The general pause: nothing goes out on any channel until each held publication is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class PauseReason(StrEnum):
    """Why everything was stopped."""

    EMERGENCY = "emergency"
    MOURNING = "mourning"
    MISTAKE = "mistake"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause that is on: since when (aware UTC), by whom and why."""

    id: UUID
    started_at: datetime
    started_by: UUID
    reason: PauseReason

"""What every step of the publisher works with, given once by the composition root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from calendario.domain.adapter import Adapters, Clock, Secret
from calendario.domain.delivery import MediaFile
from calendario.store.database import Database


def _nothing(_step: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Newsroom:
    """`owner` names this publisher's life ("machine:process:start"); `secrets` gives a channel's credentials, None
    where it has none, and raises a vault's problem where they cannot be opened (yet). `step` is called with the name of
    each step just done, so that a test can stop the world exactly there.
    """

    database: Database
    machine: UUID
    owner: str
    adapters: Adapters
    media: MediaFile
    secrets: Callable[[UUID], Secret | None]
    clock: Clock
    step: Callable[[str], None] = _nothing

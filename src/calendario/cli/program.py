"""What the composition root hands to the commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from calendario.desk.desk import Desk
from calendario.desk.office import Speller
from calendario.desk.service import require_calendar
from calendario.domain.adapter import Adapters
from calendario.domain.addresses import Looked
from calendario.domain.vocabulary import Rules
from calendario.publisher.loop import Publisher


class OpenDesk(Protocol):
    """`key` opens the credentials, where the keyring is not asked."""

    def __call__(self, folder: Path, *, key: bytes | None = None) -> Desk: ...


@dataclass(frozen=True, slots=True)
class Program:
    """How to build what the commands need. `command` starts this program once more; `look_at` looks behind web
    addresses.
    """

    command: tuple[str, ...]
    default_profile: Callable[[], Path]
    open_desk: OpenDesk
    open_publisher: Callable[[Desk, bytes | None, int | None, bool], Publisher]
    adapters: Callable[[], Adapters]
    look_at: Callable[[Sequence[str]], Sequence[Looked]]
    open_window: Callable[[Path], int]
    speller: Callable[[], Speller]
    rules: Callable[[], Rules]
    clock: Callable[[], datetime]
    resources: Callable[[], Path]
    translations: Callable[[], Path]

    def open_calendar(self, folder: Path, *, key: bytes | None = None) -> Desk:
        """The desk of a calendar that is there: to open a mistyped folder would make one in it.

        Raises `NotFound("no_calendar_there")`, and `NotFound("not_set_up")` for one that was not begun.
        """
        require_calendar(folder)
        desk = self.open_desk(folder, key=key)
        desk.office.institution()
        return desk

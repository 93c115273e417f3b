"""What the composition root hands to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from calendario.desk.desk import Desk


class OpenDesk(Protocol):
    """`key` opens the credentials, for a calendar that needs a password of them."""

    def __call__(self, folder: Path, key: bytes | None = None) -> Desk: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What the composition root hands to the window.

    `open_desk` takes the calendar for this window and raises `NotAllowed("calendar_open")` where somebody else has it
    so; after `let_go` others may have it, and the desk's database should be closed. `start_publisher` returns at once
    and raises `OSError` and the store's problems.
    """

    folder: Path
    open_desk: OpenDesk
    let_go: Callable[[], None]
    start_publisher: Callable[[Desk], None]
    resources: Path
    translations: Path
    clock: Callable[[], datetime]

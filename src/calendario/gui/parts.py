"""What the composition root hands to the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calendario.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Parts:
    """What the composition root hands to the window. `start_publisher` returns at once and raises `OSError`;
    `stop_publisher` asks the process of that number to end.
    """

    folder: Path
    open_desk: Callable[[Path], Desk]
    start_publisher: Callable[[Desk], None]
    stop_publisher: Callable[[int], None]
    resources: Path
    translations: Path
    clock: Callable[[], datetime]

"""Another calendar in the place of the one that is open: what the window does once it has let this one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Exchange:
    """`change` exchanges the calendar, or raises the `Problem` that keeps it from it; `words` are told afterwards."""

    change: Callable[[], object] = field(repr=False)  # it may hold a password
    words: str

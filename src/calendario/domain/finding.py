"""What a careful colleague would say of a text: a finding, with where it is and how it can be mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Level(StrEnum):
    """*Impide publicar*, *aviso*, *sugerencia*."""

    BLOCK = "block"
    WARN = "warn"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement for code points `start` to `end` (end exclusive) of the text the finding speaks of."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `start` and `end` are code points in the channel's text (both 0: the whole of it).

    `facts` fill the sentence of `code`. `channel_id` is None for what holds on every channel.
    """

    code: str
    level: Level
    start: int = 0
    end: int = 0
    facts: Mapping[str, object] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    channel_id: UUID | None = None

    @property
    def blocks(self) -> bool:
        """Whether nothing goes out while it stands."""
        return self.level is Level.BLOCK


def worst(findings: tuple[Finding, ...]) -> Level | None:
    """The gravest level among them, None for no finding."""
    levels = {f.level for f in findings}
    return next((level for level in Level if level in levels), None)

"""What may be told of right words that were hardly meant."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Hint"]


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that are right and hardly meant there, such as «esta» for «está»: `text` (NFC), from `start` up to `end` in
    code points of the text as it was given. `rule` names what speaks against them, `corrections` (never empty) what
    may have been meant, best first, each to stand in the place of all of `text`.
    """

    text: str
    start: int
    end: int
    rule: str
    corrections: tuple[str, ...]

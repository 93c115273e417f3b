"""What was found out about words lately, for the next time that somebody asks."""

from __future__ import annotations

from typing import TypeVar

__all__ = ["Remembered"]

_Found = TypeVar("_Found")
_LONGEST = 40  # letters: what is longer is judged at a glance, and a heap without blanks may be a megabyte


class Remembered(dict[str, _Found]):
    """What was found out of at most `most` words; it forgets them all once they are more. From whichever thread."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, word: str, found: _Found) -> _Found:
        """`found`, which is told of `word` from now on."""
        if len(word) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = found
        return found

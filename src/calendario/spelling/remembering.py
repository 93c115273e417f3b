"""What was found out about words and sentences lately, for the next time that somebody asks."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

__all__ = ["Remembered", "RememberedTexts"]

_Found = TypeVar("_Found")
_LONGEST = 40  # letters: what is longer is judged at a glance, and a heap without blanks may be a megabyte
_LONGEST_TEXT = 20_000  # code points: nothing longer is looked at while it is being written


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


class RememberedTexts(Generic[_Found]):
    """What was found in sentences, each asked in some way (strictly, in a language). What was asked for lately is never
    forgotten all at once: to look at every sentence of a long text again is what somebody who types would notice. At
    least the last `most` code points of sentences are kept, at most twice as many. From whichever thread.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lately: dict[tuple[str, Hashable], _Found] = {}
        self._before: dict[tuple[str, Hashable], _Found] = {}
        self._held = 0

    def get(self, text: str, way: Hashable = None) -> _Found | None:
        """What was found in `text`; None where nobody remembers."""
        key = (text, way)
        found = self._lately.get(key)
        if found is None:
            found = self._before.get(key)
            if found is not None:
                self.keep(text, found, way)
        return found

    def keep(self, text: str, found: _Found, way: Hashable = None) -> _Found:
        """`found`, which is told of `text` from now on."""
        if len(text) <= _LONGEST_TEXT:
            if self._held >= self._most:
                self._before, self._lately, self._held = self._lately, {}, 0
            self._lately[text, way] = found
            self._held += len(text) + 1
        return found

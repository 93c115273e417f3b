"""The one place where positions change between code points (ours) and UTF-16 code units (Qt's)."""

from __future__ import annotations

from bisect import bisect_left

_BMP_END = 0xFFFF


class Positions:
    """Converts positions of one text. Outside the basic plane (emoji) a code point takes two UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide: list[int] = []  # code points before which one more UTF-16 unit has to be counted
        if not text.isascii() and max(text) > "\uffff":
            self._wide = [place for place, character in enumerate(text) if ord(character) > _BMP_END]
        self._wide_utf16 = [place + before for before, place in enumerate(self._wide)]

    def to_utf16(self, code_point: int) -> int:
        """The UTF-16 position of a code-point position; beyond the end counts as the end."""
        code_point = min(max(code_point, 0), self._length)
        return code_point + bisect_left(self._wide, code_point)

    def to_code_point(self, utf16: int) -> int:
        """The code-point position of a UTF-16 position; between the halves of a pair it is that of the pair."""
        before = bisect_left(self._wide_utf16, utf16)
        inside = before > 0 and self._wide_utf16[before - 1] + 1 == utf16
        return min(max(utf16, 0) - before, self._length) if not inside else self._wide[before - 1]

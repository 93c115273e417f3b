"""When a team's computer looks again whether its copy of the calendar is behind."""

from __future__ import annotations

_LATER_S = 20.0  # after the window has opened; where there is no copy yet, at once
_EVERY_S = 15 * 60.0
_AGAIN_S = 30.0  # after one that could not be made, and twice as long each time, up to `_EVERY_S`


class CopyDue:
    """Seconds of one clock that only goes on, which each call is given. `begun` says whether the newest copy is of a
    calendar that somebody has begun: one of nothing serves nobody, so that it is looked again soon.
    """

    def __init__(self, now_s: float) -> None:
        self._at_s = now_s + _LATER_S
        self._again_s = _AGAIN_S

    def has_come(self, now_s: float) -> bool:
        """Whether it is to be looked now."""
        return now_s >= self._at_s

    def at_once(self, now_s: float) -> None:
        """There is none."""
        self._at_s = now_s

    def looked(self, now_s: float, *, begun: bool) -> None:
        """It was looked, and one is being made or none was needed."""
        self._at_s = now_s + (_EVERY_S if begun else _AGAIN_S)

    def made(self, now_s: float, *, begun: bool) -> None:
        """It was made, and is taken up."""
        self._again_s = _AGAIN_S
        self.looked(now_s, begun=begun)

    def failed(self, now_s: float) -> None:
        """It could not be made."""
        self._at_s = now_s + self._again_s
        self._again_s = min(2 * self._again_s, _EVERY_S)

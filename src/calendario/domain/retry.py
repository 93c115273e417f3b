"""When a publication that was certainly not sent is tried again."""

from __future__ import annotations

from datetime import datetime, timedelta

#: Seconds to wait after the first, second … try; the last one repeats. All but that lie inside the five minutes of
#: grace: it is for a channel that wants its posts hours late.
_WAITS_S = (3, 10, 20, 40, 60, 60, 60, 300)


def next_try(tries: int, now: datetime, told: datetime | None = None) -> datetime:
    """The earliest instant of the next try after `tries` (1 or more) of them; never before what the network `told`."""
    wait = timedelta(seconds=_WAITS_S[min(max(tries, 1), len(_WAITS_S)) - 1])
    return max(now + wait, told) if told is not None else now + wait

"""One channel's lane: one call of its network at a time, and of what waits, the most urgent first."""

from __future__ import annotations

import heapq
import itertools
import math
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

#: How long a lane that ends goes on beginning what is owed: a network that is slow now must not keep a computer on.
OWED_S = 10.0

#: What waits in a lane for its turn was read a while ago; where several publishers share a channel another has sent it.
MOST = 8


class Lane:
    """What has to leave now goes before what can wait a while, until that while is over: nothing waits for ever."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="publisher-lane")
        self._guard = threading.Lock()
        self._now: deque[Callable[[], None]] = deque()
        self._later: list[tuple[float, int, Callable[[], None], bool]] = []
        self._number = itertools.count()
        self._works = False
        self._owed_until_s = math.inf  # set when it ends

    def add(self, work: Callable[[], None], may_wait_s: float = 0.0, *, owed: bool = False) -> Future[None] | None:
        """Done in turn, or when nothing has to leave now, but then within `may_wait_s`. `owed` (which can wait) is done
        even when the lane ends, if it can be begun within `OWED_S`.

        Returns what tells that nothing waits any more, and carries what broke; None where that was returned already.
        """
        with self._guard:
            ends = self._owed_until_s < math.inf
            if may_wait_s > 0 and (owed or not ends):
                heapq.heappush(self._later, (time.monotonic() + may_wait_s, next(self._number), work, owed))
            elif not ends:
                self._now.append(work)
            if self._works or ends:  # what is owed by then comes from the work under way, and is done after it
                return None
            self._works = True
            return self._thread.submit(self._work)

    @property
    def is_full(self) -> bool:
        """Whether as much waits to leave now as is worth handing over: others may send it meanwhile."""
        with self._guard:
            return len(self._now) >= MOST

    def end(self) -> None:
        """Forgets what only waits for its turn; `wait` returns when what is under way, and what is owed, is done."""
        with self._guard:
            self._owed_until_s = time.monotonic() + OWED_S
            self._now.clear()
            self._later = sorted(waiting for waiting in self._later if waiting[3])

    def wait(self) -> None:
        """Only after `end`."""
        self._thread.shutdown(wait=True)

    def _work(self) -> None:
        try:
            while (work := self._next()) is not None:
                work()
        except BaseException:
            with self._guard:
                self._works = False
            raise

    def _next(self) -> Callable[[], None] | None:
        with self._guard:
            now_s = time.monotonic()
            if now_s < self._owed_until_s:
                if self._later and (not self._now or self._later[0][0] <= now_s):
                    return heapq.heappop(self._later)[2]
                if self._now:
                    return self._now.popleft()
            self._works = False
            return None

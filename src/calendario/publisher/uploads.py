"""What takes minutes to be given to its network, beside the lane in which the posts of its channel leave."""

from __future__ import annotations

import heapq
import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

#: When it is due, its number, of what, what is done, and what tells that it is.
_Waiting: TypeAlias = tuple[datetime, int, UUID, Callable[[], None], Future[None]]

#: So many at once: one or two that stall keep none from going up, and more only share the line of an office.
AT_ONCE = 3


class Uploads:
    """Of what waits, that which is due first is begun first, and up to `AT_ONCE` are under way at once.

    So an upload keeps no other waiting, however long it takes, unless `AT_ONCE` of its channel are under way; then
    what is due sooner waits for the first of these to end. None that was begun is broken off for another. What its
    network still works on is looked at here too. Nothing else of the channel waits for anything here.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: list[_Waiting] = []
        self._number = itertools.count()
        self._working = 0
        self._ends = False

    def add(self, what: UUID, work: Callable[[], None], due_at: datetime) -> Future[None]:
        """Done before whatever waits here and is due later than `due_at` (aware UTC). What is returned tells that it is
        done or withdrawn, and carries what broke; it tells nothing where `end` came first. Raises `RuntimeError`, and
        has taken nothing, where the system gives no thread.
        """
        done: Future[None] = Future()
        with self._guard:
            if self._ends:
                return done
            if self._working < AT_ONCE:
                # A process that is told to end does not wait for it: nothing of it is out.
                threading.Thread(target=self._work, name="publisher-upload", daemon=True).start()
                self._working += 1
            heapq.heappush(self._waiting, (due_at, next(self._number), what, work, done))
        return done

    def withdraw(self, what: UUID, *, unless_for: datetime | None) -> bool:
        """Takes out the upload of `what` that waits for its turn, unless it is for that hour; whether it did."""
        with self._guard:
            for place, (due_at, _, waits, _, done) in enumerate(self._waiting):
                if waits == what and due_at != unless_for:
                    del self._waiting[place]
                    heapq.heapify(self._waiting)
                    done.set_result(None)
                    return True
        return False

    def end(self) -> None:
        """Forgets what waits and waits for nothing: what is under way ends with the process, or by itself."""
        with self._guard:
            self._ends = True
            self._waiting.clear()

    def _work(self) -> None:
        while (one := self._next()) is not None:
            *_, work, done = one
            try:
                work()
            except BaseException as error:
                done.set_exception(error)
            else:
                done.set_result(None)

    def _next(self) -> _Waiting | None:
        with self._guard:
            if self._waiting:
                return heapq.heappop(self._waiting)
            self._working -= 1
            return None

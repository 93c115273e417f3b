"""Group commit: what several threads want to move at one instant becomes durable by one commit."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection

from calendario.store.engines import StoreProblem

T = TypeVar("T")

#: One commit for no more than this many: whoever goes together comes back together, and fifty lanes in step would wait
#: for one another at every post.
MOST = 5


@dataclass(slots=True, eq=False)
class _Asked:
    work: Callable[[Connection], Any]
    told: threading.Event = field(default_factory=threading.Event)
    settled: bool = False
    result: Any = None
    error: BaseException | None = None


class Together:
    """Nobody waits for company: whoever comes first begins at once, and who comes meanwhile goes with the next. There
    is no thread: the first of those who wait does the work of all of them.
    """

    def __init__(self, moving: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._moving = moving
        self._guard = threading.Lock()
        self._waiting: list[_Asked] = []
        self._led = False

    def do(self, work: Callable[[Connection], T]) -> T:
        """See `Database.together`."""
        mine = _Asked(work)
        with self._guard:
            self._waiting.append(mine)
            leads, self._led = not self._led, True
        if not leads:
            mine.told.wait()
        if not mine.settled:
            self._lead()
        if mine.error is not None:
            raise mine.error
        result: T = mine.result
        return result

    def _lead(self) -> None:
        with self._guard:
            asked, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        try:
            self._do(asked)
        finally:
            with self._guard:
                self._led = bool(self._waiting)
                next_ = self._waiting[:1]
            for one in (*asked, *next_):
                one.told.set()

    def _do(self, asked: Sequence[_Asked]) -> None:
        try:
            with self._moving() as tx:
                results = [one.work(tx) for one in asked]
        except StoreProblem as problem:  # of the place, so of all of them
            for one in asked:
                one.settled, one.error = True, StoreProblem(problem.code, **problem.facts)
        except BaseException as error:
            if len(asked) > 1:
                for one in asked:  # nothing was kept; alone it harms nobody else
                    self._do([one])
                return
            asked[0].settled, asked[0].error = True, error
        else:
            for one, result in zip(asked, results, strict=True):
                one.settled, one.result = True, result

"""Autosave: the working copy on disk is never more than two seconds older than what was typed."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from calendario.desk.writing import WritingDesk
from calendario.domain.post import Draft, PlanDraft
from calendario.domain.problem import Problem
from calendario.gui.background import Background

#: From the first change that is not kept to its write; not put off by further typing, so it bounds what can be lost.
KEEP_AFTER_MS = 1200
TRY_AGAIN_AFTER_MS = 5000


@dataclass(frozen=True, slots=True)
class Copy:
    """What is kept: a frozen value, so that any thread may write it."""

    post_id: UUID
    draft: Draft
    plan: PlanDraft
    base_revision_id: UUID | None


class Keeping(QObject):
    """Keeps the newest copy it was given, soon and off the GUI thread.

    `kept` brings when (aware UTC), `failed` the `Problem`; after a failure it tries again by itself.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, writing: WritingDesk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writing = writing
        self._background = background
        self._waiting: Copy | None = None
        self._under_way: Copy | None = None
        self._lock = threading.Lock()  # between a write in the background and `begin_saving`
        self._era = 0  # a write that belongs to an older era is not done any more
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._write)

    @property
    def owes(self) -> bool:
        """Whether there is something that is not on disk."""
        return self._waiting is not None or self._under_way is not None

    def due_in_ms(self) -> int:
        """Until the next write begins; -1 when none waits."""
        return self._timer.remainingTime()

    def put(self, copy: Copy) -> None:
        """The newest state; written within `KEEP_AFTER_MS`."""
        self._waiting = copy
        if not self._timer.isActive() and self._under_way is None:
            self._timer.start(KEEP_AFTER_MS)

    def keep_now(self) -> datetime | None:
        """Writes what is owed before it returns: on leaving and closing. Raises `Problem`; what is owed stays owed."""
        copy = self._waiting or self._under_way
        if copy is None:
            return None
        with self._lock:
            saved_at = self._write_down(copy)
            self.forget()
        return saved_at

    def begin_saving(self) -> None:
        """Waits for a write under way (milliseconds) and drops what is owed: a revision is about to have it all."""
        with self._lock:
            self.forget()

    def forget(self) -> None:
        """Nothing is owed any more."""
        self._era += 1
        self._waiting = self._under_way = None
        self._timer.stop()

    def try_again(self) -> None:
        """Writes at once instead of at the next try."""
        if self._under_way is None:
            self._write()

    def _write(self) -> None:
        if self._waiting is None or self._under_way is not None:
            return
        self._timer.stop()
        self._under_way, self._waiting = self._waiting, None
        self._background.run(partial(self._keep, self._under_way, self._era), self._done, self._refused)

    def _keep(self, copy: Copy, era: int) -> tuple[int, datetime | None]:
        with self._lock:
            if era != self._era:
                return era, None
            try:
                return era, self._write_down(copy)
            except Problem as problem:
                raise _Unkept(era, problem) from problem

    def _write_down(self, copy: Copy) -> datetime:
        return self._writing.keep(copy.post_id, copy.draft, copy.plan, copy.base_revision_id, being_written=True)

    def _done(self, answer: tuple[int, datetime | None]) -> None:
        era, saved_at = answer
        if era != self._era:
            return
        self._under_way = None
        if self._waiting is not None:
            self._timer.start(KEEP_AFTER_MS)
        if saved_at is not None:
            self.kept.emit(saved_at)

    def _refused(self, problem: Problem) -> None:
        cause = problem
        if isinstance(problem, _Unkept):
            if problem.era != self._era:
                return
            cause = problem.cause
        self._waiting = self._waiting or self._under_way
        self._under_way = None
        if self._waiting is not None:
            self._timer.start(TRY_AGAIN_AFTER_MS)
        self.failed.emit(cause)


class _Unkept(Problem):
    def __init__(self, era: int, cause: Problem) -> None:
        super().__init__(cause.code)
        self.era = era
        self.cause = cause

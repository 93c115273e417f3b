"""The one way from the window to work that takes time, and back: a small pool, and bound methods of QObjects."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from calendario.domain.problem import Problem

_log = logging.getLogger(__name__)


class _Call(QObject):
    """Lives in the GUI thread; its signals bring the answer home. A receiver deleted meanwhile is simply not called."""

    done = Signal(object)
    failed = Signal(object)


class _Work(QRunnable):
    def __init__(self, work: Callable[[], Any], call: _Call) -> None:
        super().__init__()
        self._work = work
        self._call = call

    def run(self) -> None:
        try:
            answer = self._work()
        except Problem as problem:
            self._call.failed.emit(problem)
        except Exception:
            _log.exception("work in the background: a bug of ours")
            self._call.failed.emit(Problem("our_fault"))
        else:
            self._call.done.emit(answer)


class Background(QObject):
    """Runs calls off the GUI thread. `work` must not touch a widget; `done` and `failed` are bound methods of QObjects.

    `done` is given what `work` returned, `failed` the `Problem` it raised ("our_fault" for a bug of ours, logged).
    """

    def __init__(self, parent: QObject | None = None, threads: int = 4) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._calls: set[_Call] = set()

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None,
    ) -> None:
        """Starts `work` soon; exactly one of the two is called, in the GUI thread."""
        call = _Call(self)
        self._calls.add(call)
        if done is not None:
            call.done.connect(done)
        if failed is not None:
            call.failed.connect(failed)
        call.done.connect(self._forget)
        call.failed.connect(self._forget)
        self._pool.start(_Work(work, call))

    def finish(self) -> None:
        """Waits for what is running: at the end of the program and of a test."""
        self._pool.waitForDone()

    def _forget(self) -> None:
        call = self.sender()
        if isinstance(call, _Call):
            self._calls.discard(call)
            call.deleteLater()

"""The one way from the window to work that takes time, and back: a small pool, and bound methods of QObjects."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from calendario.domain.problem import Problem

_log = logging.getLogger(__name__)

LAST_WAIT_S = 2.0  # a window that takes longer to close seems to hang


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
        _do(self._work, self._call)


def _do(work: Callable[[], Any], call: _Call) -> None:
    told: Any
    try:
        signal, told = call.done, work()
    except Problem as problem:
        signal, told = call.failed, problem
    except Exception:
        _log.exception("work in the background: a bug of ours")
        signal, told = call.failed, Problem("our_fault")
    with contextlib.suppress(RuntimeError):  # the window was closed meanwhile and its side of the call is gone
        signal.emit(told)


@dataclass(frozen=True, slots=True)
class _Wait:
    thread: threading.Thread
    give_up: Callable[[], object] | None


class Background(QObject):
    """Runs calls off the GUI thread. `work` must not touch a widget; `done` and `failed` are bound methods of QObjects.

    `done` is given what `work` returned, `failed` the `Problem` it raised ("our_fault" for a bug of ours, logged).
    `run` is for work that ends by itself (the disk, the database); `wait_for` for work that waits for a network or for
    a person, which nobody can promise an end of.
    """

    def __init__(self, parent: QObject | None = None, threads: int = 4) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._calls: set[_Call] = set()
        self._waits: list[_Wait] = []

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None,
    ) -> None:
        """Starts `work` soon; exactly one of the two is called, in the GUI thread."""
        self._pool.start(_Work(work, self._call(done, failed)))

    def wait_for(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Any], None] | None = None,
        *,
        give_up: Callable[[], object] | None = None,
    ) -> None:
        """The same in a thread of its own, which does not keep the program from ending; `give_up`, called from the GUI
        thread when the program ends, makes `work` end soon.
        """
        # Not of the pool: it waits for its threads when it is destroyed, and they would wait for one another in it.
        thread = threading.Thread(target=_do, args=(work, self._call(done, failed)), name="waiting", daemon=True)
        self._waits = [wait for wait in self._waits if wait.thread.is_alive()]
        self._waits.append(_Wait(thread, give_up))
        thread.start()

    def finish(self) -> None:
        """At the end of the program and of a test: waits for what `run` began, and for at most `LAST_WAIT_S` for what
        waits for others. That is given half of it to end by itself (a network that gives new credentials for old ones
        must be heard), then it is given up.
        """
        self._pool.waitForDone()
        self._join(LAST_WAIT_S / 2)
        for wait in self._waits:
            if wait.thread.is_alive() and wait.give_up is not None:
                wait.give_up()
        self._join(LAST_WAIT_S / 2)

    def _join(self, most_s: float) -> None:
        end = time.monotonic() + most_s
        for wait in self._waits:
            wait.thread.join(max(0.0, end - time.monotonic()))

    def _call(self, done: Callable[[Any], None] | None, failed: Callable[[Any], None] | None) -> _Call:
        call = _Call(self)
        self._calls.add(call)
        if done is not None:
            call.done.connect(done)
        if failed is not None:
            call.failed.connect(failed)
        call.done.connect(self._forget)
        call.failed.connect(self._forget)
        return call

    def _forget(self) -> None:
        call = self.sender()
        if isinstance(call, _Call):
            self._calls.discard(call)
            call.deleteLater()

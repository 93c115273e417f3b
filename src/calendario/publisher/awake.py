"""Keeps this computer from falling asleep while something is about to go out, where the system allows it."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
from datetime import timedelta
from typing import IO, Protocol

_log = logging.getLogger(__name__)

#: How long before its hour what goes out by itself keeps the computer awake.
BEFORE = timedelta(minutes=15)


class Awake(Protocol):
    """Never raises, never waits for anybody; asked as often as one likes."""

    def keep(self) -> bool:
        """It should not sleep from now on; whether the system has agreed to that by now."""
        ...

    def let_go(self) -> None:
        """It may sleep again."""
        ...


def of_this_system(why: str) -> Awake:
    """What there is here; where there is nothing, it costs nothing. `why` is told to whoever asks the system what keeps
    it awake.
    """
    if sys.platform == "win32":
        return _Windows()
    return Inhibitor(why) if sys.platform.startswith("linux") else Asleep()


class Asleep:
    """A system that cannot be asked."""

    def keep(self) -> bool:
        """Never."""
        return False

    def let_go(self) -> None:
        """There is nothing to let go."""


class Inhibitor:
    """A lock of systemd-logind, held by `systemd-inhibit` for as long as its own child reads from us: when this process
    ends, however it does, the pipe closes, the child ends and the lock is gone. Refused once, it is asked again at the
    next `keep` after a `let_go`.

    Closing the lid and choosing *Suspend* as an administrator are obeyed by the system all the same.
    """

    #: The child says one word once the lock is held, then waits for the end of its input.
    _CHILD = ("sh", "-c", "echo kept; exec cat >/dev/null")

    def __init__(self, why: str) -> None:
        self._why = why
        self._asked = False
        self._child: subprocess.Popen[bytes] | None = None
        self._kept = False

    def keep(self) -> bool:
        """As `Awake`: true from when the lock is really held."""
        if not self._asked:
            self._asked = True
            self._begin()
        child = self._child
        if child is None:
            return False
        if child.poll() is not None:
            _log.info("the system does not let itself be kept awake")
            self._end(child)
        elif not self._kept:
            assert child.stdout is not None
            with contextlib.suppress(OSError):  # not yet
                self._kept = bool(os.read(child.stdout.fileno(), 16))
            if self._kept:
                _log.info("kept awake")
        return self._kept

    def let_go(self) -> None:
        """As `Awake`."""
        self._asked = False
        if self._child is not None:
            self._end(self._child)

    def _begin(self) -> None:
        try:
            child = subprocess.Popen(
                [
                    *("systemd-inhibit", "--what=sleep:idle", "--mode=block", "--who=Calendario", f"--why={self._why}"),
                    *self._CHILD,
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            return
        assert child.stdout is not None
        os.set_blocking(child.stdout.fileno(), False)
        self._child = child

    def _end(self, child: subprocess.Popen[bytes]) -> None:
        self._child, self._kept = None, False
        _close(child.stdin)
        _close(child.stdout)
        try:
            child.wait(timeout=2)
        except subprocess.TimeoutExpired:  # a bus that does not answer
            child.kill()
            child.wait()


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with contextlib.suppress(OSError):
            pipe.close()


class _Windows:
    """`SetThreadExecutionState`: belongs to the calling thread and ends with it. Not run on Windows yet."""

    _CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001

    def __init__(self) -> None:
        self._kept = False

    def keep(self) -> bool:
        if not self._kept:
            self._kept = _set_execution_state(self._CONTINUOUS | self._SYSTEM_REQUIRED)
        return self._kept

    def let_go(self) -> None:
        if self._kept:
            _set_execution_state(self._CONTINUOUS)
            self._kept = False


def _set_execution_state(flags: int) -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  there only on Windows
    return bool(kernel.SetThreadExecutionState(ctypes.c_uint(flags)))

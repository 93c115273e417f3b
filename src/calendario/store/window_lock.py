"""Who has a calendar open as a window: whoever holds this lock of the operating system. It goes with its process.

What exchanges the calendar's files takes it too: nobody's calendar is taken away from under their hands.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from calendario.domain.problem import NotAllowed
from calendario.store import publisher_lock
from calendario.store.profile import Profile

_PATIENCE_S = 1.0  # another that is just closing has it for a moment more


@contextmanager
def held(path: Path, *, patience_s: float = _PATIENCE_S) -> Iterator[None]:
    """The lock, for as long as the block runs; it may end in another thread. Raises `NotAllowed("calendar_open")` if
    somebody else has it.
    """
    lock = FileLock(path, thread_local=False)
    try:
        lock.acquire(timeout=patience_s, poll_interval=0.02)
    except Timeout as error:
        raise NotAllowed("calendar_open") from error
    except OSError:  # nothing can be written there, which whoever tries to work there is told in better words
        yield
        return
    try:
        yield
    finally:
        lock.release()


@contextmanager
def nobody_else(profile: Profile) -> Iterator[None]:
    """Neither a window nor a publisher has the calendar while the block runs: its files may be exchanged.

    Raises `NotAllowed("calendar_open")` and `NotAllowed("calendar_published")`.
    """
    with held(profile.window_lock), ExitStack() as locks:
        try:
            locks.enter_context(publisher_lock.held(profile.publisher_lock))
        except NotAllowed as error:
            raise NotAllowed("calendar_published") from error
        yield

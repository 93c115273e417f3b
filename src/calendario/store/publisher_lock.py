"""Who the publisher of a profile is: whoever holds this lock of the operating system. It goes with its process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from calendario.domain.problem import NotAllowed

#: Whoever only asks whether the lock is held has it for an instant: a publisher that starts then must not give up.
_PATIENCE_S = 1.0


@contextmanager
def held(path: Path, *, patience_s: float = _PATIENCE_S) -> Iterator[None]:
    """The lock, for as long as the block runs. Raises `NotAllowed("publisher_alive")` if another process has it."""
    lock = FileLock(path)
    try:
        lock.acquire(timeout=patience_s, poll_interval=0.02)
    except Timeout as error:
        raise NotAllowed("publisher_alive") from error
    try:
        yield
    finally:
        lock.release()


def is_held(path: Path) -> bool:
    """Whether a publisher is alive for the profile, asked of the operating system, not of a heartbeat."""
    if not path.exists():
        return False
    try:
        with held(path, patience_s=0):
            return False
    except NotAllowed:
        return True

"""The publisher as a process of its own: started detached. It ends when the store says so (`store.presence`), which
works on every system and hits nobody else, or by a signal.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType

from calendario.domain.problem import NotAllowed
from calendario.publisher.loop import Publisher
from calendario.store import publisher_lock
from calendario.store.profile import Profile

_BETWEEN_TRIES_S = 3.0
_PATIENCE_S = 0.2  # whoever only looks whether the lock is held has it for an instant


def start(command: Sequence[str], key: bytes | None) -> subprocess.Popen[bytes]:
    """Starts `command` so that it outlives whoever started it; `key` (of the vault) goes in by its standard input only.
    Raises `OSError` when it cannot even be started.
    """
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    child = subprocess.Popen(
        [*command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
        creationflags=flags,
    )
    assert child.stdin is not None
    child.stdin.write((b"" if key is None else key.hex().encode()) + b"\n")
    child.stdin.close()
    threading.Thread(target=child.wait, name="publisher-child", daemon=True).start()  # no zombie while we live
    return child


@contextmanager
def alone(profile: Profile) -> Iterator[None]:
    """Being the publisher of this profile on this machine. Raises `NotAllowed("publisher_alive")`."""
    with publisher_lock.held(profile.publisher_lock):
        yield


@contextmanager
def alone_at(folder: Path, now: datetime) -> Iterator[Profile]:
    """The same before the calendar in `folder` is opened: one that was opened sooner may have changed place meanwhile.
    Raises the problems of a profile too.
    """
    profile = Profile.at(folder, now)
    with alone(profile):
        yield profile


def profile_at(folder: Path, now: datetime) -> Profile:
    """The profile in `folder`, before its calendar is opened: its server may be away. Raises a profile's problems."""
    return Profile.at(folder, now)


@contextmanager
def in_turn(profile: Profile, goes_on: Callable[[], bool]) -> Iterator[bool]:
    """The same for a service: while another publisher is alive it waits, for as long as `goes_on()` says so; gives
    whether its turn came.
    """
    pause = threading.Event()
    while goes_on():
        with ExitStack() as held:
            try:
                held.enter_context(publisher_lock.held(profile.publisher_lock, patience_s=_PATIENCE_S))
            except NotAllowed:
                pause.wait(_BETWEEN_TRIES_S)
                continue
            yield True
            return
    yield False


def run_until_told(publisher: Publisher) -> bool:
    """Publishes until it is asked to end by the system (SIGTERM, SIGINT: true) or by a request in the store (false)."""
    told = threading.Event()
    by_the_system = False

    def end(_number: int, _frame: FrameType | None) -> None:
        nonlocal by_the_system
        by_the_system = True
        told.set()

    before = [(number, signal.signal(number, end)) for number in (signal.SIGTERM, signal.SIGINT)]
    try:
        publisher.run(told)
    finally:
        for number, handler in before:
            signal.signal(number, handler)
    return by_the_system

"""The publisher as a process of its own: started detached. It ends when the store says so (`store.presence`), which
works on every system and hits nobody else, or by a signal.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from calendario.publisher.loop import Publisher
from calendario.store import publisher_lock
from calendario.store.profile import Profile


def start(command: Sequence[str], key: bytes | None) -> int:
    """Starts `command` so that it outlives whoever started it; `key` (of the vault) goes in by its standard input only.

    Returns the process number. Raises `OSError` when it cannot even be started.
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
    return child.pid


@contextmanager
def alone(profile: Profile) -> Iterator[None]:
    """Being the publisher of this profile on this machine. Raises `NotAllowed("publisher_alive")`."""
    with publisher_lock.held(profile.publisher_lock):
        yield


def run_until_told(publisher: Publisher) -> None:
    """Publishes until the system, a service or a person asks it to end: SIGTERM, SIGINT, a request in the store."""
    told = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        told.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    publisher.run(told)

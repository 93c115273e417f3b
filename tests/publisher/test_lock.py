"""One publisher for each profile: whoever holds the lock of the operating system, which goes with its process."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from calendario.domain.problem import NotAllowed
from calendario.publisher import process
from calendario.store import publisher_lock
from tests.newsroom import Newsroom
from tests.publisher.running import until

HOLD = """
import sys
from pathlib import Path
from calendario.store import publisher_lock
with publisher_lock.held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_publisher_of_a_profile_is_refused(newsroom: Newsroom) -> None:
    profile = newsroom.desk.office.profile
    with process.alone(profile), pytest.raises(NotAllowed) as told, process.alone(profile):
        pytest.fail("two publishers")
    assert told.value.code == "publisher_alive"
    with process.alone(profile):  # and free again
        pass


def test_profiles_do_not_hinder_each_other(tmp_path: Path) -> None:
    with publisher_lock.held(tmp_path / "uno.lock"), publisher_lock.held(tmp_path / "dos.lock"):
        assert publisher_lock.is_held(tmp_path / "uno.lock")


def test_the_calendar_says_whether_a_publisher_is_alive(newsroom: Newsroom) -> None:
    assert not newsroom.desk.calendar.publisher().alive
    with process.alone(newsroom.desk.office.profile):
        assert newsroom.desk.calendar.publisher().alive
    assert not newsroom.desk.calendar.publisher().alive


def test_the_lock_goes_with_a_killed_process(tmp_path: Path) -> None:
    lock = tmp_path / "publisher.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert publisher_lock.is_held(lock)
        holder.kill()
    assert not publisher_lock.is_held(lock)
    with publisher_lock.held(lock, patience_s=0):
        pass


def test_asking_whether_somebody_publishes_never_turns_a_publisher_away(tmp_path: Path) -> None:
    lock, done, asked = tmp_path / "publisher.lock", threading.Event(), threading.Event()
    lock.touch()

    def ask() -> None:
        while not done.is_set():
            publisher_lock.is_held(lock)
            asked.set()

    windows = [threading.Thread(target=ask) for _ in range(3)]
    for window in windows:
        window.start()
    try:
        until(asked.is_set, "the windows to ask")
        for _ in range(20):
            with publisher_lock.held(lock):
                pass
    finally:
        done.set()
        for window in windows:
            window.join()


def test_no_profile_no_publisher(tmp_path: Path) -> None:
    assert not publisher_lock.is_held(tmp_path / "nada" / "publisher.lock")

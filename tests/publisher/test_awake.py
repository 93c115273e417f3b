"""A computer with something about to go out does not fall asleep, and may once it is out, whatever becomes of us."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from calendario.domain.pause import PauseReason
from calendario.domain.publication import State
from calendario.publisher import awake
from calendario.publisher.awake import Inhibitor
from calendario.publisher.loop import Publisher
from calendario.store import publisher_lock
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, running, until

# What systemd-inhibit(1) does: holds its lock exactly as long as the command lives that it was given.
_INHIBIT = """#!/bin/sh
here=$(dirname "$0")
for word; do printf "%s\\n" "$word"; done > "$here/asked.$$"
[ -e "$here/refuses" ] && { echo "Failed to inhibit: Access denied" >&2; exit 1; }
while [ "${1#--}" != "$1" ]; do shift; done
touch "$here/held"
"$@"
rm "$here/held"
"""


class Logind:
    """Stands for `systemd-inhibit`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        program = folder / "systemd-inhibit"
        program.write_text(_INHIBIT, encoding="utf-8")
        program.chmod(0o755)

    @property
    def holds(self) -> bool:
        """Whether the computer is kept awake."""
        return (self.folder / "held").exists()

    def asked(self) -> list[list[str]]:
        """With which words, time by time."""
        return [p.read_text(encoding="utf-8").splitlines() for p in sorted(self.folder.glob("asked.*"))]


@pytest.fixture
def logind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logind:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return Logind(tmp_path / "bin")


@pytest.fixture
def inhibitor() -> Iterator[Inhibitor]:
    made = Inhibitor("Hay publicaciones a punto de salir")
    yield made
    made.let_go()


def test_it_is_kept_from_sleeping_until_let_go(logind: Logind, inhibitor: Inhibitor) -> None:
    until(inhibitor.keep, "the lock")
    assert logind.holds
    (words,) = logind.asked()
    assert words[:4] == [
        "--what=sleep:idle",
        "--mode=block",
        "--who=Calendario",
        "--why=Hay publicaciones a punto de salir",
    ]
    for _ in range(3):
        assert inhibitor.keep()
    assert len(logind.asked()) == 1
    inhibitor.let_go()
    assert not logind.holds


def test_it_can_be_kept_again(logind: Logind, inhibitor: Inhibitor) -> None:
    for times in (1, 2):
        until(inhibitor.keep, "the lock")
        inhibitor.let_go()
        assert len(logind.asked()) == times


def test_killed_on_the_spot_we_leave_no_computer_awake(logind: Logind) -> None:
    script = (
        "from calendario.publisher.awake import Inhibitor\n"
        "one = Inhibitor('x')\n"
        "while not one.keep(): pass\n"
        "print('kept', flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as ours:
        assert ours.stdout is not None
        assert ours.stdout.readline() == "kept\n"
        assert logind.holds
        ours.kill()
    until(lambda: not logind.holds, "the lock to go with us")


def test_refused_it_is_not_asked_again_until_something_else_is_due(logind: Logind, inhibitor: Inhibitor) -> None:
    (logind.folder / "refuses").touch()
    inhibitor.keep()
    until(lambda: inhibitor._child is None or inhibitor.keep(), "the refusal")
    for _ in range(5):
        assert not inhibitor.keep()
    assert len(logind.asked()) == 1
    (logind.folder / "refuses").unlink()
    inhibitor.let_go()
    until(inhibitor.keep, "the lock")


def test_where_there_is_no_such_program_nothing_happens(
    tmp_path: Path, inhibitor: Inhibitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not inhibitor.keep()
    inhibitor.let_go()


def test_whatever_this_system_has_never_raises() -> None:
    ours = awake.of_this_system("Prueba")
    assert ours.keep() in (True, False)
    ours.let_go()
    ours.let_go()


# --- in the publisher's loop ------------------------------------------------------------------------------------------


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Newsroom]:
    made = Newsroom(tmp_path / "perfil", RealClock())
    yield made
    made.close()


def keeping(newsroom: Newsroom, inhibitor: Inhibitor) -> Publisher:
    made = newsroom.publisher()
    made._newsroom = replace(made._newsroom, awake=inhibitor)
    return made


def test_something_due_in_ten_minutes_keeps_it_awake_and_the_window_can_say_so(
    live: Newsroom, logind: Logind, inhibitor: Inhibitor
) -> None:
    live.plan("Feria de primavera", minutes=10)
    with running(keeping(live, inhibitor)), publisher_lock.held(live.desk.office.profile.publisher_lock):
        until(lambda: live.desk.calendar.publisher().awake, "it to be said")
        assert logind.holds
        live.desk.stopping.pause(PauseReason.EMERGENCY)
        until(lambda: not logind.holds, "the lock to go")
        until(lambda: not live.desk.calendar.publisher().awake, "that to be said too")


def test_something_due_in_an_hour_lets_it_sleep(live: Newsroom, logind: Logind, inhibitor: Inhibitor) -> None:
    live.plan("Feria de primavera", minutes=60)
    with (
        running(keeping(live, inhibitor)),
        publisher_lock.held(live.desk.office.profile.publisher_lock),
    ):
        until(lambda: live.desk.calendar.publisher().since is not None, "the publisher")
        soon = live.plan("Mercado", minutes=1 / 240)
        until(lambda: live.state(soon) is State.PUBLISHED, "something that is due at once")
        until(lambda: not logind.holds, "the lock to go once it is out")


def test_a_publisher_that_ends_keeps_nothing_awake(live: Newsroom, logind: Logind, inhibitor: Inhibitor) -> None:
    live.plan("Feria de primavera", minutes=10)
    with running(keeping(live, inhibitor)):
        until(lambda: logind.holds, "the lock")
    assert not logind.holds

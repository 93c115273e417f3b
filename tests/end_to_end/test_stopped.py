"""Real publishers and a real window: stopped politely, and nobody's calendar taken away from under their hands."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from calendario.domain.publication import State
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, until
from tests.spanish import assert_spanish

HERE = Path(__file__).parent
PATIENCE_S = 60
SOON = 1 / 240  # minutes


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Newsroom]:
    """A town with a practice channel, on the computer's clock."""
    made = Newsroom(tmp_path / "perfil", RealClock())
    yield made
    made.close()


@contextmanager
def started(*command: str | Path) -> Iterator[subprocess.Popen[str]]:
    """A process of its own, killed if the story ends before it does."""
    process = subprocess.Popen(
        [sys.executable, *map(str, command)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def publish(town: Newsroom, *options: str) -> tuple[str | Path, ...]:
    """`calendario publish` for the town."""
    return ("-m", "calendario", "--profile", town.folder, "publish", *options)


def test_a_publisher_that_has_nothing_to_send_ends_at_once(town: Newsroom) -> None:
    with started(*publish(town)) as publisher:
        until(lambda: town.desk.calendar.publisher().since, "the publisher")
        asked = time.perf_counter()
        town.desk.publishing.stop()
        assert publisher.wait(PATIENCE_S) == 0
        print(f"\nended {time.perf_counter() - asked:.2f} s after it was asked")  # noqa: T201  the figure is the point
    assert not town.desk.calendar.publisher().alive


def test_asked_in_the_middle_of_a_sending_it_finishes_that_and_ends(town: Newsroom) -> None:
    fair = town.plan("Feria de primavera", minutes=SOON)
    with started(HERE / "slow_publisher.py", town.folder) as publisher:
        assert publisher.stdout is not None
        assert publisher.stdin is not None
        assert publisher.stdout.readline() == "sending\n"
        town.desk.publishing.stop()
        assert town.state(fair) is State.SENDING
        publisher.stdin.write("\n")
        publisher.stdin.flush()
        assert publisher.wait(PATIENCE_S) == 0
    assert town.state(fair) is State.PUBLISHED
    assert town.practice.received("Feria") == 1


def test_stopped_before_it_was_up_it_sends_nothing(town: Newsroom) -> None:
    fair = town.plan("Feria de primavera", minutes=SOON)
    before = town.desk.publishing.stops()
    town.desk.publishing.stop()
    until(lambda: town.clock() > fair.due_at, "its hour")
    with started(*publish(town, "--stops", str(before))) as publisher:
        assert publisher.wait(PATIENCE_S) == 0
    assert town.state(fair) is State.PLANNED
    with started(*publish(town, "--stops", str(town.desk.publishing.stops()))) as publisher:  # the person said: go on
        until(lambda: town.state(fair) is State.PUBLISHED, "the post")
        town.desk.publishing.stop()
        assert publisher.wait(PATIENCE_S) == 0


def test_beside_an_open_window_one_may_copy_and_export_but_not_restore(town: Newsroom, tmp_path: Path) -> None:
    desk = town.desk
    copy = desk.safekeeping.backup(tmp_path / "antes.zip")

    def calendario(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "calendario", "--profile", str(town.folder), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)

    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    with started("-m", "calendario", "--profile", town.folder):
        until(lambda: desk.calendar.publisher().since, "the window to have started a publisher")
        refused = calendario("restore", copy)
        assert (refused.returncode, refused.stdout) == (3, "")
        assert "Cierra Calendario" in refused.stderr
        assert_spanish(refused.stderr)
        assert calendario("backup", tmp_path / "copia.zip").returncode == 0
        assert calendario("export", "--json").returncode == 0
    refused = calendario("restore", copy)  # the window is gone, its publisher goes on
    assert refused.returncode == 3
    assert_spanish(refused.stderr)
    assert not list(town.folder.glob("antes-de-restaurar-*"))
    desk.publishing.stop()
    until(lambda: not desk.calendar.publisher().alive, "the publisher to end")
    town.close()
    done = calendario("restore", copy)
    assert (done.returncode, done.stderr) == (0, "")
    assert list(town.folder.glob("antes-de-restaurar-*"))


def test_what_a_person_was_told_would_not_go_out_does_not_when_the_publisher_is_started_again(town: Newsroom) -> None:
    fair = town.plan("Feria de primavera", minutes=SOON)
    town.desk.publishing.stop(told=True)
    until(lambda: town.clock() > fair.due_at, "its hour")
    with started(*publish(town, "--stops", str(town.desk.publishing.stops()))) as publisher:
        until(lambda: town.state(fair) is State.MISSED, "the post to wait for its person")
        town.desk.publishing.stop()
        assert publisher.wait(PATIENCE_S) == 0
    assert town.practice.posts() == ()

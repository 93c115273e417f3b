"""A move that is cut off on its way: what is planned can go out from one place only, and what happened is told."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from calendario.desk import moving, team
from calendario.domain.problem import Problem
from calendario.store import moving as places
from calendario.store import publications
from calendario.store import team as stored
from calendario.store.database import Database, StoreProblem
from calendario.store.profile import Profile
from calendario.store.team import Team
from tests.desk.conftest import NOW, fails, may_go_out
from tests.newsroom import Clock


class SwitchedOff(Exception):
    """The power goes."""


def cut(monkeypatch: pytest.MonkeyPatch, where: object, name: str) -> None:
    def off(*_given: object, **_named: object) -> None:
        raise SwitchedOff

    monkeypatch.setattr(where, name, off)


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (moving, "_put_up"),  # in the middle of the copy
        (stored, "join"),  # everything is on the server, the profile does not say so yet
        (places, "arrived"),  # the profile says so
        (stored, "set_file_aside"),  # the server is the calendar, the file is still there
    ],
)
def test_switched_off_on_the_way_to_the_server_what_is_planned_can_go_out_from_one_place_only(
    office: Path, there: Team, clock: Clock, where: object, name: str
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        cut(patched, where, name)
        with pytest.raises(SwitchedOff):
            moving.to_team(office, clock, there, None)
    found = may_go_out(office, there, clock)
    assert sorted(found.values()) == [0, 2]
    if found["file"]:
        moving.to_team(office, clock, there, None)  # what lay there half-way does not keep it from trying again
    assert may_go_out(office, there, clock) == {"file": 0, "server": 2}
    assert not (office / "calendario.sqlite").exists()


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (moving, "_written"),
        (places, "hold_all"),  # the file is whole
        (stored, "come_home"),  # the server says that it is gone
        (stored, "take_arrival"),  # the profile has left the team
    ],
)
def test_switched_off_on_the_way_home_what_is_planned_can_go_out_from_one_place_only(
    office: Path, there: Team, clock: Clock, where: object, name: str
) -> None:
    moving.to_team(office, clock, there, None)
    with pytest.MonkeyPatch.context() as patched:
        cut(patched, where, name)
        with pytest.raises(SwitchedOff):
            moving.to_file(office, clock)
    found = may_go_out(office, there, clock)
    assert sorted(found.values()) == [0, 2]
    if found["server"]:
        moving.to_file(office, clock)
    assert may_go_out(office, there, clock) == {"file": 2, "server": 0}


def test_leaving_a_team_whose_calendar_had_just_come_home_keeps_the_only_one_there_is(
    office: Path, there: Team, clock: Clock
) -> None:
    moving.to_team(office, clock, there, None)
    with pytest.MonkeyPatch.context() as patched:
        cut(patched, stored, "come_home")
        with pytest.raises(SwitchedOff):
            moving.to_file(office, clock)
    clock.forward(minutes=1)
    team.leave(office, clock(), None)  # the server cannot be reached, and its person does not wait
    newest = team.kept_aside(office)[0]
    with closing(Database.open(newest / "calendario.sqlite", clock())) as kept, kept.reading() as tx:
        assert [e.title for e in publications.upcoming(tx)] == ["Mercado", "Feria"]


def test_the_power_goes_between_two_files_that_are_set_aside_and_nothing_of_them_is_lost(
    office: Path, clock: Clock
) -> None:
    adds = "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit(); os._exit(0)"
    told = "INSERT INTO setting (name, value) VALUES ('apunte', '1')"
    subprocess.run([sys.executable, "-c", adds, str(office / "calendario.sqlite"), told], check=True, timeout=30)
    assert (office / "calendario.sqlite-wal").stat().st_size > 0  # as a window that was killed leaves it
    rename = Path.rename

    def only_the_first(source: Path, target: Path) -> None:
        rename(source, target)
        raise SwitchedOff

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "rename", only_the_first)
        with pytest.raises(SwitchedOff):
            stored.set_file_aside(Profile.at(office, NOW), NOW)
    stored.set_file_aside(Profile.at(office, NOW), NOW + timedelta(minutes=1))
    (kept,) = stored.files_aside(office)
    with closing(sqlite3.connect(kept / "calendario.sqlite")) as there:
        assert there.execute("SELECT value FROM setting WHERE name = 'apunte'").fetchall() == [(1,)]


# --- what is told is what happened ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("where", "name", "problem"),
    [
        (places, "arrived", StoreProblem("team_server_gone")),  # the server goes after it has everything
        (stored, "set_file_aside", Problem("profile_unwritable")),
    ],
)
def test_a_move_to_the_server_that_has_happened_is_told_as_one_with_what_is_left_to_do(
    office: Path, there: Team, clock: Clock, where: object, name: str, problem: Problem
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        fails(patched, where, name, problem)
        done = moving.to_team(office, clock, there, None)
    assert (done.left_over, done.pictures) == (problem, 1)
    assert may_go_out(office, there, clock) == {"file": 0, "server": 2}, "whoever opens it next does what was left"
    assert not (office / "calendario.sqlite").exists()


def test_a_move_home_that_has_happened_is_told_as_one_too(office: Path, there: Team, clock: Clock) -> None:
    moving.to_team(office, clock, there, None)
    with pytest.MonkeyPatch.context() as patched:
        fails(patched, stored, "take_arrival", Problem("profile_unwritable"))
        done = moving.to_file(office, clock)
    assert done.left_over is not None
    assert done.left_over.code == "profile_unwritable"
    assert may_go_out(office, there, clock) == {"file": 2, "server": 0}

"""A server that is watched, lost, found again, or kept by somebody for too long."""

from __future__ import annotations

from contextlib import closing

import psycopg
import pytest
from sqlalchemy import text

from calendario.store.database import Database, StoreProblem, bump
from calendario.store.engines import postgresql as home
from tests.publisher.running import until
from tests.store.postgresql.team import NOW, Team


def test_what_another_computer_does_is_seen(team: Team) -> None:
    with closing(Database.connect(team.url, NOW)) as theirs, closing(team.database.data_version()) as version:
        before = version()
        with theirs.writing() as tx:
            bump(tx, "posts")
        until(lambda: version() != before, "the notice")


def test_a_look_costs_the_server_nothing_while_nothing_happens(team: Team) -> None:
    query = (
        "SELECT state_change FROM pg_stat_activity WHERE datname = current_database() "
        "AND query LIKE 'SELECT sum(version)%'"
    )
    with closing(team.database.data_version()) as version, psycopg.connect(team.url, autocommit=True) as look:
        seen = version()
        before = look.execute(query.encode()).fetchall()
        assert [version() for _ in range(50)] == [seen] * 50
        assert look.execute(query.encode()).fetchall() == before != []


def test_a_change_of_which_no_notice_came_is_seen_all_the_same(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_READ_EVERY_S", 0.0)
    with closing(team.database.data_version()) as version:
        before = version()
        team.tampered(
            "ALTER TABLE area DISABLE TRIGGER area_told", "UPDATE area SET version = version + 1 WHERE name = 'posts'"
        )
        assert version() != before


def thrown_out(team: Team) -> None:
    """As a server does that is restarted."""
    with psycopg.connect(team.url, autocommit=True) as administrator:
        administrator.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_server_that_was_restarted_is_met_again_and_what_happened_meanwhile_is_read(team: Team) -> None:
    fair, told = team.plan("Feria"), []
    with closing(team.database.data_version()) as version:
        before = version()
        thrown_out(team)

        def lost() -> bool:
            try:
                version()
            except StoreProblem as problem:
                told.append(problem.code)
            return bool(told)

        until(lost, "the watch to notice")
        assert told == ["team_server_gone"]
        assert version() > before
    assert team.now(fair) == fair  # a connection that was kept is looked at before it is used


def test_a_server_that_goes_in_the_middle_saves_nothing_of_it(team: Team) -> None:
    with pytest.raises(StoreProblem) as told, team.database.writing() as tx:
        tx.execute(text("UPDATE channel SET name = 'A medias'"))
        thrown_out(team)
        tx.execute(text("UPDATE channel SET letters = 'AM'"))
    assert told.value.code == "team_server_gone"
    assert team.desk.channels.channel(team.channel.id).name == "Práctica"


def test_whoever_keeps_the_calendar_too_long_is_told_and_work_goes_on(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = team.somebody_else()
    monkeypatch.setattr("calendario.store.database._LOCK_WAIT_S", 0.05)
    with closing(Database.connect(team.url, NOW)) as impatient:
        other.keep()
        for kind in (impatient.writing, impatient.moving):
            with pytest.raises(StoreProblem) as told, kind():
                pass
            assert told.value.code == "team_server_busy"
        other.let_go()
        with impatient.writing() as tx:
            bump(tx, "posts")
    other.close()

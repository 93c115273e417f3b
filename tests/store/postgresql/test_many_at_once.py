"""Many programs at once on one server: nobody waits in vain, and nothing is sent or counted twice."""

from __future__ import annotations

import threading
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text

from calendario.domain.pause import Pause, PauseReason
from calendario.domain.publication import State
from calendario.store import journal, pauses, publications
from calendario.store.database import Database, StoreProblem, area_versions, bump
from calendario.store.ids import new_id
from tests.publisher.running import PATIENCE_S, until
from tests.store.postgresql.team import NOW, Team


def test_a_publisher_does_not_wait_for_a_row_that_another_is_claiming(team: Team) -> None:
    fair, market = team.plan("Feria"), team.plan("Mercado")
    with team.database.moving() as one:
        assert team.claim(one, fair) is not None
        with team.database.moving() as two:  # in this same thread: whoever waited here would wait for ever
            assert team.claim(two, fair) is None
            assert team.claim(two, market) is not None
    assert {team.state(fair), team.state(market)} == {State.SENDING}
    assert len(team.attempts(fair)) == len(team.attempts(market)) == 1


def test_whoever_writes_waits_for_whoever_claims_and_then_sees_it(team: Team) -> None:
    fair, pause = team.plan("Feria"), threading.Event()
    seen: list[State] = []

    def write() -> None:
        pause.set()
        with team.database.writing() as tx:
            pauses.start(tx, Pause(new_id(NOW), NOW, team.desk.office.me().id, PauseReason.OTHER))
            seen.append(publications.publication(tx, fair.id).state)

    with team.database.moving() as tx:
        assert team.claim(tx, fair) is not None
        writer = threading.Thread(target=write)
        writer.start()
        assert pause.wait(PATIENCE_S)
        until(lambda: waiting(team) == 1, "the writer to wait")
        assert seen == []
    writer.join(PATIENCE_S)
    assert seen == [State.SENDING]


def waiting(team: Team) -> int:
    """How many wait for the writers' lock."""
    with psycopg.connect(team.url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        ).fetchone()
    return 0 if row is None else int(row[0])


def test_writers_of_two_computers_make_one_chain_and_count_every_change(team: Team) -> None:
    begin, machine, failed = threading.Barrier(8), UUID(int=7), []
    with team.database.reading() as tx:
        before = area_versions(tx)["posts"]
    computers = [Database.connect(team.url, NOW) for _ in range(2)]

    def write(database: Database) -> None:
        begin.wait(PATIENCE_S)
        try:
            for _ in range(10):
                with database.writing() as tx:
                    journal.note(tx, machine, NOW, "paused")
                    bump(tx, "posts", "channels")
        except Exception as error:
            failed.append(error)

    writers = [threading.Thread(target=write, args=(computers[n % 2],)) for n in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(PATIENCE_S)
    for computer in computers:
        computer.close()
    assert failed == []
    with team.database.reading() as tx:
        assert journal.first_break(tx, machine) is None
        assert tx.execute(text("SELECT max(seq) FROM log WHERE origin = :m"), {"m": machine}).scalar() == 80
        assert area_versions(tx)["posts"] == before + 80


def test_four_publishers_send_each_of_forty_once(team: Team) -> None:
    planned = [team.plan(f"Publicación {n}") for n in range(40)]
    begin, won = threading.Barrier(4), []

    def publish() -> None:
        begin.wait(PATIENCE_S)
        for value in planned:
            with team.database.moving() as tx:
                found = team.claim(tx, value)
            if found is not None:
                won.append(value.id)

    publishers = [threading.Thread(target=publish) for _ in range(4)]
    for publisher in publishers:
        publisher.start()
    for publisher in publishers:
        publisher.join(PATIENCE_S)
    assert sorted(won) == sorted(p.id for p in planned)
    assert all(len(team.attempts(p)) == 1 for p in planned)


def test_what_was_read_in_one_transaction_is_of_one_moment(team: Team) -> None:
    with team.database.reading() as tx:
        before = area_versions(tx)
        team.plan("Feria")
        assert area_versions(tx) == before
    with pytest.raises(StoreProblem) as told, team.database.reading() as tx:
        tx.execute(text("UPDATE area SET version = 0"))
        pytest.fail("a reader wrote")
    assert told.value.code == "team_server_read_only"

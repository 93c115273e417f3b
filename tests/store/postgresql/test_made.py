"""A calendar on a PostgreSQL server: made, upgraded, left alone where it is another's, and copied into a file."""

from __future__ import annotations

import socket
import threading
from contextlib import closing, suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from calendario.store import guards, journal, publications, schema, tables
from calendario.store.database import HEAD, MIGRATIONS, Database, StoreProblem
from tests.engines import OnPostgresql
from tests.publisher.running import PATIENCE_S
from tests.servers import postgres
from tests.store.postgresql.team import NOW, Team


def test_a_new_calendar_is_what_the_migrations_make(
    own_postgresql: OnPostgresql, team: Team, postgresql: postgres.Server
) -> None:
    stamped = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
    postgresql.do(stamped, own_postgresql.database)  # at no version yet: every migration runs
    with closing(Database.connect(own_postgresql.url, NOW)) as migrated:
        with migrated.reading() as tx, team.database.reading() as made:
            assert schema.shape(tx) == schema.shape(made)
        assert migrated.as_made()
        assert migrated.sound()
    assert team.database.as_made()


def test_a_calendar_without_one_of_its_guards_is_told(team: Team) -> None:
    team.tampered("ALTER TABLE log DISABLE TRIGGER log_no_update")
    assert not team.database.as_made()


def test_four_that_come_first_at_once_make_one_calendar(own_postgresql: OnPostgresql) -> None:
    begin, failed = threading.Barrier(4), []

    def come() -> None:
        begin.wait(PATIENCE_S)
        try:
            Database.connect(own_postgresql.url, NOW).close()
        except Exception as error:
            failed.append(error)

    comers = [threading.Thread(target=come) for _ in range(4)]
    for comer in comers:
        comer.start()
    for comer in comers:
        comer.join(PATIENCE_S)
    assert failed == []
    with closing(Database.connect(own_postgresql.url, NOW)) as database:
        assert database.as_made()


def steps(folder: Path, second: str) -> Path:
    """Migrations of a newer version, `second` its upgrade."""
    (folder / "versions").mkdir(parents=True)
    for file in [MIGRATIONS / "env.py", *(MIGRATIONS / "versions").glob("0*.py")]:
        (folder / file.relative_to(MIGRATIONS)).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "versions" / "9000_note.py").write_text(
        'import sqlalchemy as sa\nfrom alembic import op\nrevision = "9000"\ndown_revision = "' + HEAD + '"\n'
        f'def upgrade() -> None:\n    op.add_column("post", sa.Column("note", sa.String()))\n    {second}\n',
        encoding="utf-8",
    )
    return folder


def test_a_line_that_is_cut_while_the_server_proves_itself_is_a_server_that_is_gone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:

        def cut_off() -> None:
            with suppress(OSError):
                while True:
                    line, _ = door.accept()
                    with line:
                        line.recv(8)  # asks for TLS
                        line.sendall(b"S")

        threading.Thread(target=cut_off, daemon=True).start()
        port = door.getsockname()[1]
        with pytest.raises(StoreProblem) as told:
            Database.connect(f"postgresql://maria@127.0.0.1:{port}/villasauce?sslmode=require", NOW)
        door.shutdown(socket.SHUT_RDWR)
    assert told.value.code == "team_server_gone"


def test_an_upgrade_that_fails_in_the_middle_changes_nothing(team: Team, tmp_path: Path) -> None:
    newer = steps(tmp_path / "bad", 'raise RuntimeError("power cut")')
    with pytest.raises(RuntimeError):
        Database.connect(team.url, NOW, migrations=newer, head="9000")
    with closing(Database.connect(team.url, NOW)) as there:
        assert there.as_made()


def test_an_older_calendar_is_upgraded_and_its_older_programs_are_refused(team: Team, tmp_path: Path) -> None:
    fair = team.plan("Feria")
    Database.connect(team.url, NOW, migrations=steps(tmp_path / "good", "pass"), head="9000").close()
    assert team.now(fair) == fair
    with pytest.raises(StoreProblem) as told:
        Database.connect(team.url, NOW)
    assert told.value.code == "database_newer"


@pytest.mark.parametrize(
    "theirs",
    [
        ("CREATE TABLE recipes (name TEXT)",),
        ("CREATE TABLE recipes (name TEXT)", "CREATE TABLE alembic_version (version_num VARCHAR(32))"),
    ],
)
def test_a_database_of_another_program_is_left_alone(
    own_postgresql: OnPostgresql, postgresql: postgres.Server, theirs: tuple[str, ...]
) -> None:
    for statement in theirs:
        postgresql.do(statement, own_postgresql.database)
    with pytest.raises(StoreProblem) as told:
        Database.connect(own_postgresql.url, NOW)
    assert told.value.code == "team_not_a_calendar"
    with psycopg.connect(own_postgresql.url) as connection:
        there = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert there == (len(theirs),)


@pytest.mark.parametrize("table", [*guards.APPEND_ONLY, "publication", "attempt"])
def test_nothing_that_is_kept_can_be_emptied(team: Team, table: str) -> None:
    with pytest.raises(IntegrityError, match=r"append-only|are kept"), team.database.writing() as tx:
        tx.exec_driver_sql(f"TRUNCATE {table} CASCADE")


def test_a_copy_is_a_calendar_in_a_file_with_everything_in_it(team: Team, tmp_path: Path) -> None:
    fair = team.plan("Feria")
    team.clock.forward(minutes=10)
    team.publish()
    team.database.copy_to(tmp_path / "copia.sqlite")
    with closing(Database.open(tmp_path / "copia.sqlite", NOW)) as copy:
        assert copy.as_made()
        assert copy.sound()
        with copy.reading() as tx, team.database.reading() as source:
            assert publications.publication(tx, fair.id) == publications.publication(source, fair.id)
            assert publications.attempts(tx, fair.id) == publications.attempts(source, fair.id)
            assert journal.first_break(tx, team.desk.office.machine) is None
            for table in tables.metadata.sorted_tables:
                count = text(f"SELECT count(*) FROM {table.name}")
                assert tx.execute(count).scalar() == source.execute(count).scalar(), table.name
            assert tx.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD

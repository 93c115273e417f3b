"""A calendar on a PostgreSQL server: made, refused with a sentence, shared by many at once, lost and found again."""

from __future__ import annotations

import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from calendario.domain.delivery import Payload
from calendario.domain.pause import Pause, PauseReason
from calendario.domain.post import Content
from calendario.domain.publication import Publication, State
from calendario.store import journal, pauses, publications, schema, tables
from calendario.store.database import HEAD, MIGRATIONS, Database, StoreProblem, Transaction, area_versions, bump
from calendario.store.engines import postgresql as home
from calendario.store.ids import new_id
from tests.engines import OnPostgresql, on_postgresql
from tests.newsroom import Clock, Newsroom
from tests.publisher.running import PATIENCE_S, until
from tests.servers import postgres

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@pytest.fixture
def team(tmp_path: Path, clock: Clock, postgresql: postgres.Server, template: str) -> Iterator[Newsroom]:
    """A town hall whose calendar is on the server."""
    with on_postgresql(postgresql, template) as engine:
        made = Newsroom(tmp_path / "perfil", clock, engine)
        yield made
        made.close()


def url(newsroom: Newsroom) -> str:
    assert isinstance(newsroom.engine, OnPostgresql)
    return newsroom.engine.url


# --- how it is made -------------------------------------------------------------------------------------------------


def test_a_new_calendar_is_what_the_migrations_make(
    own_postgresql: OnPostgresql, team: Newsroom, postgresql: postgres.Server
) -> None:
    stamped = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
    postgresql.do(stamped, own_postgresql.database)  # at no version yet: every migration runs
    with closing(Database.connect(own_postgresql.url, NOW)) as migrated:
        with migrated.reading() as tx, team.database.reading() as made:
            assert schema.shape(tx) == schema.shape(made)
        assert migrated.as_made()
        assert migrated.sound()
    assert team.database.as_made()


def test_a_calendar_without_one_of_its_guards_is_told(team: Newsroom) -> None:
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


def test_an_upgrade_that_fails_in_the_middle_changes_nothing(team: Newsroom, tmp_path: Path) -> None:
    newer = steps(tmp_path / "bad", 'raise RuntimeError("power cut")')
    with pytest.raises(RuntimeError):
        Database.connect(url(team), NOW, migrations=newer, head="9000")
    with closing(Database.connect(url(team), NOW)) as there:
        assert there.as_made()


def test_an_older_calendar_is_upgraded_and_its_older_programs_are_refused(team: Newsroom, tmp_path: Path) -> None:
    fair = team.plan("Feria")
    Database.connect(url(team), NOW, migrations=steps(tmp_path / "good", "pass"), head="9000").close()
    assert team.now(fair) == fair
    with pytest.raises(StoreProblem) as told:
        Database.connect(url(team), NOW)
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


@pytest.mark.parametrize("table", [*tables.APPEND_ONLY, "publication", "attempt"])
def test_nothing_that_is_kept_can_be_emptied(team: Newsroom, table: str) -> None:
    with pytest.raises(IntegrityError, match=r"append-only|are kept"), team.database.writing() as tx:
        tx.exec_driver_sql(f"TRUNCATE {table} CASCADE")


# --- its address, its password, who it is ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql://ana:secreto@servidor.example/calendario", "team_password_in_address"),
        ("postgresql://ana@servidor.example/calendario?password=secreto", "team_password_in_address"),
        ("mysql://ana@servidor.example/calendario", "team_address_wrong"),
        ("postgresql+asyncpg://ana@servidor.example/calendario", "team_address_wrong"),
        ("postgresql://ana@servidor.example", "team_address_wrong"),
        ("postgresql://ana@servidor.example:secreto/calendario", "team_address_wrong"),
        ("/srv/calendario.sqlite", "team_address_wrong"),
        ("", "team_address_wrong"),
    ],
)
def test_an_address_that_is_none_or_carries_a_password_is_refused_without_repeating_it(address: str, code: str) -> None:
    with pytest.raises(StoreProblem) as told:
        Database.connect(address, NOW)
    assert told.value.code == code
    assert "secreto" not in f"{told.value!r} {told.value.facts} {told.value.__cause__!r}"


def asked(address: str) -> dict[str, str]:
    """What the driver is given for `address`."""
    return home.Postgresql(address)._given


def test_a_server_elsewhere_must_prove_who_it_is_and_one_on_this_computer_need_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for here in ("localhost", "127.0.0.1", "[::1]", ""):
        assert "sslmode" not in asked(f"postgresql://ana@{here}/calendario")
    assert "sslmode" not in asked("postgresql:///calendario?host=/run/postgresql")
    elsewhere = asked("postgresql://ana@servidor.example:5433/calendario")
    assert (elsewhere["sslmode"], elsewhere["sslrootcert"]) == ("verify-full", "system")
    assert asked("postgresql:///calendario?host=localhost,servidor.example")["sslmode"] == "verify-full"
    assert asked("postgresql:///calendario?service=equipo")["sslmode"] == "verify-full"
    own = asked("postgresql://servidor.example/calendario?sslmode=verify-ca&sslrootcert=/etc/ca.pem")
    assert (own["sslmode"], own["sslrootcert"]) == ("verify-ca", "/etc/ca.pem")


def test_a_server_that_cannot_prove_who_it_is_is_told_and_gets_no_password(
    own_postgresql: OnPostgresql, postgresql: postgres.Server, tmp_path: Path
) -> None:
    strict = postgresql.url_by_network(own_postgresql.database) + f"?sslmode=verify-full&sslrootcert={tmp_path}/no.pem"
    with pytest.raises(StoreProblem) as told:
        Database.connect(strict, NOW, password=lambda: "secreto")
    assert told.value.code == "team_server_not_proved"
    with pytest.raises(StoreProblem) as told:  # this one has no certificate at all
        Database.connect(postgresql.url_by_network(own_postgresql.database) + "?sslmode=require", NOW)
    assert told.value.code == "team_server_not_proved"


def test_a_password_is_asked_for_at_each_connection_and_never_shown(
    own_postgresql: OnPostgresql, postgresql: postgres.Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    role = f"ana_{own_postgresql.database}"
    postgresql.do(f"CREATE ROLE {role} LOGIN PASSWORD 'tormes'")
    postgresql.do(f"GRANT ALL ON SCHEMA public TO {role}", own_postgresql.database)
    address = postgresql.url_by_network(own_postgresql.database, role)
    try:
        for password in (None, lambda: None, lambda: "duero"):
            with pytest.raises(StoreProblem) as told:
                Database.connect(address, NOW, password=password)
            assert told.value.code == "team_server_password"
            assert "duero" not in f"{told.value!r} {told.value.facts} {told.value.__cause__!r}"
        with closing(Database.connect(address, NOW, password=lambda: "tormes")) as database, database.reading() as tx:
            assert "tormes" not in f"{tx.engine.url!r} {database._place.name}"
        (tmp_path / "pass").write_text(f"127.0.0.1:*:*:{role}:tormes\n", encoding="utf-8")
        (tmp_path / "pass").chmod(0o600)
        Database.connect(f"{address}?passfile={tmp_path}/pass", NOW).close()
    finally:
        postgresql.do(f"DROP OWNED BY {role}", own_postgresql.database)
        postgresql.do(f"DROP ROLE {role}")


def test_a_server_that_is_not_there_a_database_that_is_not_there_and_a_user_who_may_not_are_told_apart(
    own_postgresql: OnPostgresql, postgresql: postgres.Server, tmp_path: Path
) -> None:
    role = f"luis_{own_postgresql.database}"
    postgresql.do(f"CREATE ROLE {role} LOGIN")
    here = f"?host={postgresql.folder}&port={postgresql.port}"
    codes = {}
    for told, address in {
        "no server": f"postgresql:///calendario?host={tmp_path}",
        "no host": "postgresql://ana@no-hay.invalid/calendario?sslmode=disable",
        "no database": f"postgresql://{postgres.USER}@/nada{here}",
        "may not": f"postgresql://{role}@/{own_postgresql.database}{here}",
    }.items():
        with pytest.raises(StoreProblem) as problem:
            Database.connect(address, NOW)
        codes[told] = problem.value.code
    postgresql.do(f"DROP ROLE {role}")
    assert codes == {
        "no server": "team_server_gone",
        "no host": "team_server_gone",
        "no database": "team_database_missing",
        "may not": "team_server_not_allowed",
    }


def test_a_full_server_says_so(own_postgresql: OnPostgresql, postgresql: postgres.Server) -> None:
    role = f"eva_{own_postgresql.database}"
    postgresql.do(f"CREATE ROLE {role} LOGIN CONNECTION LIMIT 0")
    with pytest.raises(StoreProblem) as told:
        Database.connect(postgresql.url(own_postgresql.database, role), NOW)
    postgresql.do(f"DROP ROLE {role}")
    assert told.value.code == "team_server_crowded"


def test_without_the_driver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "calendario.store.engines.postgresql")
    monkeypatch.delattr("calendario.store.engines.postgresql", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreProblem) as told:
        Database.connect("postgresql:///calendario", NOW)
    assert told.value.code == "team_driver_missing"


def test_a_calendar_in_a_file_never_loads_the_driver(tmp_path: Path) -> None:
    story = (
        "import sys; from datetime import datetime, UTC; from pathlib import Path\n"
        "from calendario.store.database import Database\n"
        "import calendario.publisher.loop, calendario.desk.desk\n"
        "database = Database.open(Path(sys.argv[1]), datetime.now(UTC))\n"
        "database.data_version()()\n"
        "sys.exit('psycopg' in sys.modules or 'calendario.store.engines.postgresql' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", story, tmp_path / "c.sqlite"], check=False).returncode == 0


# --- many at once ---------------------------------------------------------------------------------------------------


def claim(tx: Transaction, newsroom: Newsroom, value: Publication) -> publications.Claim | None:
    now = newsroom.clock()
    return publications.claim(
        tx,
        value,
        attempt_id=new_id(now),
        payload=Payload("t", Content("t"), now, str(value.post_id)),
        prepared={},
        key=secrets.token_hex(8),
        owner=f"{UUID(int=1)}:1:1",
        now=now,
    )


def test_a_publisher_does_not_wait_for_a_row_that_another_is_claiming(team: Newsroom) -> None:
    fair, market = team.plan("Feria"), team.plan("Mercado")
    with team.database.moving() as one:
        assert claim(one, team, fair) is not None
        with team.database.moving() as two:  # in this same thread: whoever waited here would wait for ever
            assert claim(two, team, fair) is None
            assert claim(two, team, market) is not None
    assert {team.state(fair), team.state(market)} == {State.SENDING}
    assert len(team.attempts(fair)) == len(team.attempts(market)) == 1


def test_whoever_writes_waits_for_whoever_claims_and_then_sees_it(team: Newsroom) -> None:
    fair, pause = team.plan("Feria"), threading.Event()
    seen: list[State] = []

    def write() -> None:
        pause.set()
        with team.database.writing() as tx:
            pauses.start(tx, Pause(new_id(NOW), NOW, team.desk.office.me().id, PauseReason.OTHER))
            seen.append(publications.publication(tx, fair.id).state)

    with team.database.moving() as tx:
        assert claim(tx, team, fair) is not None
        writer = threading.Thread(target=write)
        writer.start()
        assert pause.wait(PATIENCE_S)
        until(lambda: waiting(team) == 1, "the writer to wait")
        assert seen == []
    writer.join(PATIENCE_S)
    assert seen == [State.SENDING]


def waiting(newsroom: Newsroom) -> int:
    """How many wait for the writers' lock."""
    with psycopg.connect(url(newsroom)) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        ).fetchone()
    return 0 if row is None else int(row[0])


def test_writers_of_two_computers_make_one_chain_and_count_every_change(team: Newsroom) -> None:
    begin, machine, failed = threading.Barrier(8), UUID(int=7), []
    with team.database.reading() as tx:
        before = area_versions(tx)["posts"]
    computers = [Database.connect(url(team), NOW) for _ in range(2)]

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


def test_four_publishers_send_each_of_forty_once(team: Newsroom) -> None:
    planned = [team.plan(f"Publicación {n}") for n in range(40)]
    begin, won = threading.Barrier(4), []

    def publish() -> None:
        begin.wait(PATIENCE_S)
        for value in planned:
            with team.database.moving() as tx:
                found = claim(tx, team, value)
            if found is not None:
                won.append(value.id)

    publishers = [threading.Thread(target=publish) for _ in range(4)]
    for publisher in publishers:
        publisher.start()
    for publisher in publishers:
        publisher.join(PATIENCE_S)
    assert sorted(won) == sorted(p.id for p in planned)
    assert all(len(team.attempts(p)) == 1 for p in planned)


def test_what_was_read_in_one_transaction_is_of_one_moment(team: Newsroom) -> None:
    with team.database.reading() as tx:
        before = area_versions(tx)
        team.plan("Feria")
        assert area_versions(tx) == before
    with pytest.raises(StoreProblem) as told, team.database.reading() as tx:
        tx.execute(text("UPDATE area SET version = 0"))
        pytest.fail("a reader wrote")
    assert told.value.code == "team_server_read_only"


# --- watching it, losing it -----------------------------------------------------------------------------------------


def test_what_another_computer_does_is_seen(team: Newsroom) -> None:
    with closing(Database.connect(url(team), NOW)) as theirs, closing(team.database.data_version()) as version:
        before = version()
        with theirs.writing() as tx:
            bump(tx, "posts")
        until(lambda: version() != before, "the notice")


def test_a_look_costs_the_server_nothing_while_nothing_happens(team: Newsroom) -> None:
    query = (
        "SELECT state_change FROM pg_stat_activity WHERE datname = current_database() "
        "AND query LIKE 'SELECT sum(version)%'"
    )
    with closing(team.database.data_version()) as version, psycopg.connect(url(team), autocommit=True) as look:
        seen = version()
        before = look.execute(query.encode()).fetchall()
        assert [version() for _ in range(50)] == [seen] * 50
        assert look.execute(query.encode()).fetchall() == before != []


def test_a_change_of_which_no_notice_came_is_seen_all_the_same(team: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_READ_EVERY_S", 0.0)
    with closing(team.database.data_version()) as version:
        before = version()
        team.tampered(
            "ALTER TABLE area DISABLE TRIGGER area_told", "UPDATE area SET version = version + 1 WHERE name = 'posts'"
        )
        assert version() != before


def thrown_out(newsroom: Newsroom) -> None:
    """As a server does that is restarted."""
    with psycopg.connect(url(newsroom), autocommit=True) as administrator:
        administrator.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_server_that_was_restarted_is_met_again_and_what_happened_meanwhile_is_read(team: Newsroom) -> None:
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


def test_a_server_that_goes_in_the_middle_saves_nothing_of_it(team: Newsroom) -> None:
    with pytest.raises(StoreProblem) as told, team.database.writing() as tx:
        tx.execute(text("UPDATE channel SET name = 'A medias'"))
        thrown_out(team)
        tx.execute(text("UPDATE channel SET letters = 'AM'"))
    assert told.value.code == "team_server_gone"
    assert team.desk.channels.channel(team.channel.id).name == "Práctica"


def test_whoever_keeps_the_calendar_too_long_is_told_and_work_goes_on(
    team: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = team.somebody_else()
    monkeypatch.setattr("calendario.store.database._LOCK_WAIT_S", 0.05)
    with closing(Database.connect(url(team), NOW)) as impatient:
        other.keep()
        for kind in (impatient.writing, impatient.moving):
            with pytest.raises(StoreProblem) as told, kind():
                pass
            assert told.value.code == "team_server_busy"
        other.let_go()
        with impatient.writing() as tx:
            bump(tx, "posts")
    other.close()


# --- a copy ---------------------------------------------------------------------------------------------------------


def test_a_copy_is_a_calendar_in_a_file_with_everything_in_it(team: Newsroom, tmp_path: Path) -> None:
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

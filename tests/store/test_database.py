"""The file on disk: made, upgraded after a copy, refused with a sentence, and never half-written."""

from __future__ import annotations

import re
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from calendario.domain.publication import MOVES, State
from calendario.store import guards, tables, waivers
from calendario.store.database import HEAD, MIGRATIONS, Database, StoreProblem, area_versions, bump
from tests.newsroom import Newsroom

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def shape(path: Path) -> dict[str, list[str]]:
    """Every table, index and trigger of a file, as SQLite describes it, constraints in any order."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    told = {name: " ".join(sql.split()).replace("( ", "(").replace(" )", ")") for name, sql in rows}
    parts = {name: re.split(r", (?=CONSTRAINT|UNIQUE|PRIMARY)", sql) for name, sql in told.items()}
    return {name: sorted(part.rstrip(")") for part in split) for name, split in parts.items()}


def test_a_new_calendar_is_what_the_migrations_make(tmp_path: Path) -> None:
    made = Database.open(tmp_path / "made.sqlite", NOW)
    made.close()
    migrated_path = tmp_path / "migrated.sqlite"
    with sqlite3.connect(migrated_path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.close()
    Database.open(migrated_path, NOW).close()  # at no version yet: every migration runs
    assert shape(tmp_path / "made.sqlite") == shape(migrated_path)
    migrated = Database.open(migrated_path, NOW)
    assert migrated.as_made()
    migrated.close()


def test_a_calendar_that_grew_up_step_by_step_is_as_one_made_today(tmp_path: Path) -> None:
    steps = tmp_path / "migrations"
    (steps / "versions").mkdir(parents=True)
    (steps / "env.py").write_text((MIGRATIONS / "env.py").read_text(encoding="utf-8"), encoding="utf-8")
    first = (MIGRATIONS / "versions" / "0001_first.py").read_text(encoding="utf-8")
    for was, then in (
        ('revision = "0001"', 'revision = "0000"'),
        ('        sa.Column("limits_at", sa.DateTime(timezone=True), nullable=True),\n', ""),
        ('        sa.CheckConstraint("trim(name) <> \'\'", name=op.f("ck_person_named")),\n', ""),
    ):
        assert was in first
        first = first.replace(was, then)
    (steps / "versions" / "0000_first.py").write_text(first, encoding="utf-8")
    for file in (MIGRATIONS / "versions").glob("0*.py"):
        if file.name > "0002":
            (steps / "versions" / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (steps / "versions" / "0001_later.py").write_text(
        'import sqlalchemy as sa\nfrom alembic import op\nrevision = "0001"\ndown_revision = "0000"\n'
        "def upgrade() -> None:\n"
        '    op.add_column("channel", sa.Column("limits_at", sa.DateTime(timezone=True)))\n'
        '    with op.batch_alter_table("person") as person:\n'
        "        person.create_check_constraint(op.f('ck_person_named'), \"trim(name) <> ''\")\n",
        encoding="utf-8",
    )
    path = tmp_path / "calendario.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.close()
    young = Database.open(path, NOW, migrations=steps, head="0000")
    assert not young.as_made()
    young.close()
    grown = Database.open(path, NOW + timedelta(days=1), migrations=steps, head=HEAD)
    assert grown.as_made()
    grown.close()


def test_an_older_calendar_is_upgraded_after_a_dated_copy(tmp_path: Path) -> None:
    newer = tmp_path / "migrations"
    (newer / "versions").mkdir(parents=True)
    for file in [MIGRATIONS / "env.py", MIGRATIONS / "script.py.mako", *(MIGRATIONS / "versions").glob("0*.py")]:
        target = newer / file.relative_to(MIGRATIONS)
        target.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (newer / "versions" / "9000_note.py").write_text(
        'import sqlalchemy as sa\nfrom alembic import op\nrevision = "9000"\ndown_revision = "' + HEAD + '"\n'
        'def upgrade() -> None:\n    op.add_column("post", sa.Column("note", sa.String()))\n',
        encoding="utf-8",
    )
    path = tmp_path / "calendario.sqlite"
    Database.open(path, NOW).close()
    earlier = tmp_path / "calendario-antes-2026-11-25-080000.sqlite"
    earlier.write_bytes(b"of an upgrade that did not come to its end")
    upgraded = Database.open(path, NOW, migrations=newer, head="9000")
    with upgraded.reading() as tx:
        assert tx.execute(text("SELECT note FROM post")).all() == []
    upgraded.close()
    assert earlier.read_bytes().startswith(b"of an upgrade")
    assert Database.open(tmp_path / "calendario-antes-2026-11-25-080000-2.sqlite", NOW).sound()


def test_a_calendar_of_an_unfinished_version_is_refused_and_is_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "calendario.sqlite"
    database = Database.open(path, NOW)
    with database.writing() as tx:
        tx.execute(text("ALTER TABLE channel DROP COLUMN limits_at"))
        tx.execute(text("DROP INDEX ix_media_record_version"))
        tx.execute(text("DROP INDEX ix_bank_use_post_id"))
        tx.execute(text("ALTER TABLE media_record DROP COLUMN version"))
        tx.execute(text("DROP TABLE own_word"))
        tx.execute(text("ALTER TABLE category DROP COLUMN nature"))
        tx.execute(text("DROP INDEX ix_post_undated"))
        tx.execute(text("ALTER TABLE post DROP COLUMN undated"))
        tx.execute(text("ALTER TABLE publication DROP COLUMN moved_from"))
        tx.execute(text("DELETE FROM area WHERE name = 'words'"))
        tx.execute(text("UPDATE alembic_version SET version_num = '0003'"))
    database.close()
    with pytest.raises(StoreProblem) as told:
        Database.open(path, NOW)
    assert told.value.code == "database_unfinished"
    with closing(sqlite3.connect(path)) as left:
        assert left.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]
        assert "version" not in [row[1] for row in left.execute("PRAGMA table_info(media_record)")]


def test_a_calendar_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "calendario.sqlite"
    database = Database.open(path, NOW)
    with database.writing() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreProblem) as told:
        Database.open(path, NOW)
    assert told.value.code == "database_newer"


def test_a_damaged_file_and_a_file_that_is_no_calendar_are_told_apart(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.sqlite"
    damaged.write_bytes(b"esto no es una base de datos" * 100)
    with pytest.raises(StoreProblem) as told:
        Database.open(damaged, NOW)
    assert told.value.code == "database_damaged"
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(StoreProblem) as told:
        Database.open(other, NOW)
    assert told.value.code == "not_a_calendar"


def test_a_locked_calendar_says_so_instead_of_waiting_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calendario.store.database._LOCK_WAIT_S", 0.05)
    database = Database.open(tmp_path / "calendario.sqlite", NOW)
    other = sqlite3.connect(tmp_path / "calendario.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreProblem) as told, database.writing():
        pass
    other.execute("ROLLBACK")
    other.close()
    assert told.value.code == "database_locked"
    with database.writing() as tx:  # and goes on when the other one is done
        bump(tx, "posts")
    database.close()


@pytest.mark.sqlite
def test_a_full_disk_says_so_and_keeps_what_was_there(newsroom: Newsroom) -> None:
    newsroom.plan("Feria de primavera")
    with newsroom.database.reading() as tx:
        pages = tx.exec_driver_sql("PRAGMA page_count").scalar()
    with pytest.raises(StoreProblem) as told, newsroom.database.writing() as tx:
        tx.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        tx.execute(tables.setting.insert(), [{"name": f"big{n}", "value": "x" * 100_000} for n in range(20)])
    assert told.value.code == "disk_full"
    assert newsroom.database.sound()
    assert len(newsroom.desk.calendar.today().cards) == 1


def test_a_read_only_calendar_says_so(tmp_path: Path) -> None:
    path = tmp_path / "calendario.sqlite"
    database = Database.open(path, NOW)
    with pytest.raises(StoreProblem) as told, database.writing() as tx:
        tx.exec_driver_sql("PRAGMA query_only = ON")
        bump(tx, "posts")
    assert told.value.code == "database_read_only"
    database.close()


def test_eight_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "calendario.sqlite", NOW)
    begin = threading.Barrier(8)

    def write() -> None:
        begin.wait()
        for _ in range(10):
            with database.writing() as tx:
                bump(tx, "posts")

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with database.reading() as tx:
        assert area_versions(tx)["posts"] == 80
    database.close()


@pytest.mark.sqlite
def test_the_file_is_set_up_to_survive_a_power_cut(newsroom: Newsroom) -> None:
    with newsroom.database.writing() as tx:
        told = {p: tx.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("journal_mode", "synchronous", "foreign_keys")}
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_another_process_sees_what_changed(newsroom: Newsroom) -> None:
    version = newsroom.database.data_version()
    before = version()
    newsroom.plan("Feria de primavera")
    assert version() != before
    version.close()


def test_what_changed_is_seen_from_any_thread_and_after_it_was_closed(newsroom: Newsroom) -> None:
    version = newsroom.database.data_version()
    seen = [version()]
    other = threading.Thread(target=lambda: seen.append(version()))
    other.start()
    other.join()
    assert seen[0] == seen[1]
    closer = threading.Thread(target=version.close)
    closer.start()
    closer.join()
    newsroom.plan("Feria de primavera")
    assert version() != seen[0]
    version.close()


@pytest.mark.parametrize("current", State)
def test_the_schema_refuses_every_move_that_the_rules_refuse(newsroom: Newsroom, current: State) -> None:
    fair = newsroom.plan("Feria de primavera")
    fields = {
        State.SENDING: {"owner": "x", "key": "k", "payload": "{}"},
        State.PUBLISHED: {"published_at": "2026-11-25 09:00:00"},
    }
    needed = {"reason": "x", "owner": None, "retry_at": None, "published_at": None, "key": "k", "payload": "{}"}

    def put(state: State) -> None:
        values = {**needed, **fields.get(state, {}), "state": str(state), "id": fair.id.hex}
        with newsroom.database.writing() as tx:
            tx.execute(
                text(
                    "UPDATE publication SET state = :state, reason = :reason, owner = :owner, retry_at = :retry_at, "
                    "published_at = :published_at, key = :key, payload = :payload WHERE id = :id"
                ),
                values,
            )

    way = {State.PLANNED: [State.PLANNED]}
    while len(way) < len(State):
        way |= {s: [*w, s] for w in list(way.values()) for s in MOVES[w[-1]] if s not in way}
    for step in way[current][1:]:
        put(step)
    for wanted in State:
        if wanted is current:
            continue
        if wanted in MOVES[current]:
            continue
        with pytest.raises(IntegrityError, match="move not allowed"):
            put(wanted)


@pytest.mark.parametrize("table", guards.APPEND_ONLY)
def test_history_cannot_be_rewritten(newsroom: Newsroom, table: str) -> None:
    fair = newsroom.plan("Feria de primavera")
    there = newsroom.desk.writing.open(fair.post_id)
    newsroom.desk.writing.save_draft(fair.post_id, replace(there.draft, title="Otra"), there.plan)
    with newsroom.database.writing() as tx:
        waivers.add(tx, fair.post_id, there.draft.content_hash, ["missing_alt_text"], newsroom.desk.office.me().id, NOW)
    with newsroom.database.writing() as tx:
        columns = tx.exec_driver_sql(f"SELECT * FROM {table} LIMIT 1").keys()
        first = next(iter(columns))
        if tx.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0:
            pytest.fail(f"the story left nothing in {table}")
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {first} = {first}"):
        with pytest.raises(IntegrityError, match="append-only"), newsroom.database.writing() as tx:
            tx.exec_driver_sql(statement)


def test_a_publication_is_never_deleted(newsroom: Newsroom) -> None:
    newsroom.plan("Feria de primavera")
    with pytest.raises(IntegrityError), newsroom.database.writing() as tx:
        tx.exec_driver_sql("DELETE FROM publication")


def test_head_is_the_newest_migration() -> None:
    newest = max(f.name.split("_", 1)[0] for f in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert newest == HEAD

"""The SQLite file: opened, created, upgraded after a dated backup, refused with a sentence, read and written."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, Engine, create_engine, event, select, update
from sqlalchemy.exc import DatabaseError

from calendario.domain.problem import Problem
from calendario.store import schema, tables

#: The newest migration. Kept as a constant so that opening a calendar need not import Alembic (half a second).
HEAD = "0001"
MIGRATIONS = Path(__file__).parent / "migrations"

#: What store functions work in: opened by `Database.reading` or `Database.writing`, by nobody else.
Transaction: TypeAlias = Connection

_LOCK_WAIT_S = 5.0  # a writer holds its lock for milliseconds; longer means something is wrong


class StoreProblem(Problem):
    """The database cannot be used as it is. What was saved before is safe; what was being saved is not in it."""

    code = "store"


class Database:
    """One calendar's database. Safe to use from several threads; each transaction has its own connection."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @classmethod
    def open(cls, path: Path, now: datetime, *, migrations: Path = MIGRATIONS, head: str = HEAD) -> Database:
        """The calendar at `path`, created if there is none and upgraded if it is older.

        Raises `StoreProblem` with code "database_newer", "database_damaged", "database_read_only", "database_locked" or
        "disk_full". Before an upgrade a copy is left beside it, named with `now`'s date.
        """
        fresh = not path.exists() or path.stat().st_size == 0
        with _told(path):
            version = None if fresh else _version(path)  # before the engine: it would change another program's file
            database = cls(path, _engine(path))
            if fresh:
                database._create(head)
                return database
            if version == head:
                return database
            if version is not None and version not in _known(migrations):
                raise StoreProblem("database_newer", path=str(path))
            database.copy_to(path.with_name(f"{path.stem}-antes-{now:%Y-%m-%d-%H%M%S}{path.suffix}"))
            database._upgrade(migrations, head)
            return database

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the calendar and changes nothing."""
        with _told(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that begins IMMEDIATE, so that a reader never finds itself unable to write; all or nothing."""
        with _told(self.path), self._engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection

    def data_version(self) -> DataVersion:
        """A watch on changes committed by other connections and processes."""
        return DataVersion(self.path)

    def copy_to(self, target: Path) -> None:
        """A consistent copy of the whole database as one file; `target` must not exist."""
        with _told(self.path), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            raw.execute("VACUUM INTO ?", (str(target),))

    def sound(self) -> bool:
        """Whether SQLite's own checks find the file whole: its pages, its indexes, its constraints."""
        try:
            with self.reading() as tx:
                whole = tx.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok"
                return whole and tx.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        except StoreProblem:
            return False

    def as_made(self) -> bool:
        """Whether everything that guards the calendar is as this version makes it; see `schema.is_as_made`."""
        with self.reading() as tx:
            return schema.is_as_made(tx)

    def close(self) -> None:
        """Closes every connection; the write-ahead log is folded in by SQLite."""
        self._engine.dispose()

    def _create(self, head: str) -> None:
        with self.writing() as tx:
            schema.create(tx)
            tx.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
            tx.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (head,))

    def _upgrade(self, migrations: Path, head: str) -> None:
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(migrations).replace("%", "%%"))
        with self.writing() as tx:
            config.attributes["connection"] = tx
            command.upgrade(config, head)


class DataVersion:
    """Tells cheaply whether anybody else committed since the last look. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._openings = 0

    def __call__(self) -> int:
        """A number that differs after somebody committed. Raises the problems of `Database.reading`."""
        with self._guard, _told(self._path):
            if self._connection is None:
                place = f"file:{_uri_path(self._path)}?mode=ro"
                self._connection = sqlite3.connect(place, uri=True, isolation_level=None, check_same_thread=False)
                self._connection.execute("PRAGMA busy_timeout = 100")
                self._openings += 1
            number = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return self._openings << 32 | int(number)  # SQLite's own 32 bits mean something on one connection only

    def close(self) -> None:
        """Closes its connection; the next look opens another."""
        with self._guard:
            if self._connection is not None:
                self._connection.close()
            self._connection = None


def bump(tx: Connection, *names: str) -> None:
    """Says that these areas changed, so that whoever watches them reads again."""
    tx.execute(update(tables.area).where(tables.area.c.name.in_(names)).values(version=tables.area.c.version + 1))


def area_versions(tx: Connection) -> dict[str, int]:
    """The counter of every area."""
    return {row.name: row.version for row in tx.execute(select(tables.area))}


def _uri_path(path: Path) -> str:
    return path.absolute().as_uri().removeprefix("file:")


def _engine(path: Path) -> Engine:
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _LOCK_WAIT_S, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's begin event below says how a transaction begins
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _version(path: Path) -> str | None:
    with closing(sqlite3.connect(f"file:{_uri_path(path)}?mode=ro", uri=True, timeout=_LOCK_WAIT_S)) as connection:
        if not connection.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").fetchall():
            raise StoreProblem("not_a_calendar", path=str(path))
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return None if row is None else str(row[0])


def _known(migrations: Path) -> frozenset[str]:
    return frozenset(f.name.split("_", 1)[0] for f in (migrations / "versions").glob("[0-9]*.py"))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turns SQLite's own errors into problems a person can act on; anything else passes unchanged."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        cause: Any = getattr(error, "orig", error)
        code = _problem_code(cause, path)
        if code is None:
            raise
        raise StoreProblem(code, path=str(path)) from error
    except OSError as error:
        raise StoreProblem("disk_full" if error.errno == 28 else "database_unreachable", path=str(path)) from error


def _problem_code(error: BaseException, path: Path) -> str | None:
    number = getattr(error, "sqlite_errorcode", None)
    primary = None if number is None else number & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "database_locked"
    if primary == sqlite3.SQLITE_READONLY or (primary == sqlite3.SQLITE_CANTOPEN and path.exists()):
        return "database_read_only"
    if primary == sqlite3.SQLITE_FULL:
        return "disk_full"
    if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return "database_damaged"
    if primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        with suppress(OSError):
            if shutil.disk_usage(path.parent).free == 0:
                return "disk_full"
        return "database_unreachable"
    return None

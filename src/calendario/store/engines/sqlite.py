"""A calendar in an SQLite file on this computer."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from calendario.store import schema
from calendario.store.engines import Found, StoreProblem


class Sqlite:
    """The file at `path`, which it `makes` where there is none. A writer that meets another's lock waits `lock_wait_s`,
    then gives up with a sentence.
    """

    shared = False

    def __init__(self, path: Path, lock_wait_s: float, *, makes: bool = True) -> None:
        self.name = str(path)
        self._path = path
        self._lock_wait_s = lock_wait_s
        self._makes = makes
        self._file: tuple[int, int] | None = None  # the very file that was opened, whatever its name stands for by now

    @contextmanager
    def told(self) -> Iterator[None]:
        """See `Place.told`."""
        try:
            yield
        except (DatabaseError, sqlite3.DatabaseError) as error:
            cause: Any = getattr(error, "orig", error)
            code = _problem_code(cause, self._path)
            if code is None:
                raise
            raise StoreProblem(code, path=self.name) from error
        except OSError as error:
            raise StoreProblem("disk_full" if error.errno == 28 else "database_unreachable", path=self.name) from error

    def engine(self) -> Engine:
        """Connections with a write-ahead log that survives a power cut, and with foreign keys."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        arguments = {"timeout": self._lock_wait_s, "check_same_thread": False}
        engine = create_engine(f"sqlite:///{self._path}", connect_args=arguments, hide_parameters=True)
        if not self._makes:

            @event.listens_for(engine, "do_connect")
            def _open(
                _dialect: object, _record: object, _places: list[Any], told: dict[str, Any]
            ) -> sqlite3.Connection:
                opened: sqlite3.Connection = sqlite3.connect(f"file:{_uri_path(self._path)}?mode=rw", uri=True, **told)
                return opened

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

    def reading(self, connection: Connection) -> Connection:
        """Sees the file as it was at its first statement."""
        self._same_file()
        return connection

    def writing(self, connection: Connection) -> Connection:
        """Begins IMMEDIATE, so that a reader never finds itself unable to write."""
        self._same_file()
        return connection.execution_options(writing=True)

    def moving(self, connection: Connection) -> Connection:
        """The same: a file has one writer at a time."""
        return self.writing(connection)

    def adding(self, connection: Connection) -> Connection:
        """The same."""
        return self.writing(connection)

    def _same_file(self) -> None:
        """Raises `StoreProblem("database_exchanged")` where another file lies there by now: what is written to ours
        would be lost, and what is read from it sent though the calendar there knows nothing of it.
        """
        there = self._path.stat()
        self._file = self._file or (there.st_dev, there.st_ino)
        if self._file != (there.st_dev, there.st_ino):
            raise StoreProblem("database_exchanged", path=self.name)

    def look(self, engine: Engine) -> str | Found:
        """Reads without `engine`, whose connections would change another program's file."""
        if not self._path.exists() or self._path.stat().st_size == 0:
            return Found.NOTHING
        place = f"file:{_uri_path(self._path)}?mode=ro"
        with closing(sqlite3.connect(place, uri=True, timeout=self._lock_wait_s)) as connection:
            if not connection.execute("SELECT name FROM sqlite_master WHERE name = 'alembic_version'").fetchall():
                raise StoreProblem("not_a_calendar", path=self.name)
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return Found.UNSTAMPED if row is None else str(row[0])

    def before_upgrade(self, engine: Engine, now: datetime) -> None:
        """Leaves a copy beside the file, named with `now`'s date; one that is there already, of an upgrade that did not
        come to its end, is kept.
        """
        dated = f"{self._path.stem}-antes-{now:%Y-%m-%d-%H%M%S}"
        names = (dated if number == 1 else f"{dated}-{number}" for number in itertools.count(1))
        places = (self._path.with_name(name + self._path.suffix) for name in names)
        self.copy(engine, next(place for place in places if not place.exists()))

    def copy(self, engine: Engine, target: Path) -> None:
        """One file, without a log beside it."""
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            raw.execute("VACUUM INTO ?", (str(target),))

    def whole(self, tx: Connection) -> bool:
        """SQLite's own checks: its pages, its indexes, its constraints."""
        whole = tx.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok"
        return whole and tx.exec_driver_sql("PRAGMA foreign_key_check").first() is None

    def as_made(self, tx: Connection) -> bool:
        """Beside a fresh calendar in memory."""
        engine = create_engine("sqlite://")
        try:
            with engine.connect() as fresh:
                schema.create(fresh)
                return schema.shape(tx) == schema.shape(fresh)
        finally:
            engine.dispose()

    def data_version(self) -> Watch:
        """SQLite's own count of what other connections committed."""
        return Watch(self, self._path)


class Watch:
    """`PRAGMA data_version` on a connection of its own."""

    def __init__(self, place: Sqlite, path: Path) -> None:
        self._place = place
        self._path = path
        self._guard = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._openings = 0

    def __call__(self) -> int:
        """See `DataVersion`."""
        with self._guard, self._place.told():
            if self._connection is None:
                place = f"file:{_uri_path(self._path)}?mode=ro"
                self._connection = sqlite3.connect(place, uri=True, isolation_level=None, check_same_thread=False)
                self._connection.execute("PRAGMA busy_timeout = 100")
                self._openings += 1
            number = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return self._openings << 32 | int(number)  # SQLite's own 32 bits mean something on one connection only

    def close(self) -> None:
        """See `DataVersion`."""
        with self._guard:
            if self._connection is not None:
                self._connection.close()
            self._connection = None


def fold_in(path: Path) -> None:
    """What stands in its write-ahead log is in the file at `path` itself, which is whole without the log then. For a
    file that nobody has open; one that cannot be read stays as it is.
    """
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _uri_path(path: Path) -> str:
    return path.absolute().as_uri().removeprefix("file:")


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

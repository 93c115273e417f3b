"""A calendar on a PostgreSQL server, shared by a team."""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from calendario.store import schema
from calendario.store.engines import Found, StoreProblem
from calendario.store.engines.copying import copy_rows

LOCK_WAIT_S = 5.0  # a writer holds its lock for milliseconds; longer means something is wrong
#: A laptop that fell asleep in the middle of a transaction must not keep everybody else from writing.
_IDLE_S = 30.0
_CONNECT_S = 5
#: A server that vanished without a word is noticed after 15 + 3 × 5 s.
_ALIVE = {"keepalives_idle": "15", "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "30000"}
#: How often whoever waits for the server looks up.
_LOOK_UP_S = 0.1
#: How long a change of which no notice came may stay unseen: the counters are the truth, notices only wake.
_READ_EVERY_S = 10.0
#: The advisory lock of a calendar's writers; any number that no other program in the same database takes.
WRITERS = 0x43_41_4C_45_4E_44_41
_LOCAL = ("localhost", "127.0.0.1", "::1")

_CODES = {
    "25006": "team_server_read_only",  # a standby
    "25P03": "team_server_gone",
    "28P01": "team_server_password",
    "28000": "team_server_not_allowed",
    "3D000": "team_database_missing",
    "40001": "team_server_busy",
    "40P01": "team_server_busy",
    "42501": "team_server_not_allowed",
    "53100": "team_server_full",
    "53300": "team_server_crowded",
    "55P03": "team_server_busy",
    "57P01": "team_server_gone",
    "57P02": "team_server_gone",
    "57P03": "team_server_gone",
}


class Postgresql:
    """The database at `url` ("postgresql://user@server/database"), with any parameter of libpq in its query.

    The password comes from `password`, or where that is None from libpq's own places (a `passfile`, ~/.pgpass). Unless
    the address says otherwise, a server that is not this computer must prove who it is (`sslmode=verify-full`).

    Nobody waits longer than `silence_s` for a server that says nothing, nor while `hope` says no.

    Raises `StoreProblem` with code "team_address_wrong" or "team_password_in_address".
    """

    shared = True

    def __init__(
        self,
        url: str,
        password: Callable[[], str | None] | None = None,
        lock_wait_s: float = LOCK_WAIT_S,
        silence_s: float = math.inf,
        hope: Callable[[], bool] = lambda: True,
    ) -> None:
        self._given = _parameters(url)
        self._password = password
        self._silence_s = silence_s
        self._hope = hope
        self.commits = 0  # of this process, so that it need not wait for a notice of what it did itself
        self.name = f"{self._given.get('host', 'localhost')}/{self._given['dbname']}"
        limits = {
            "timezone": "UTC",
            "synchronous_commit": "on",  # a claim that a power cut forgets would be sent twice
            "lock_timeout": f"{lock_wait_s * 1000:.0f}",
            "idle_in_transaction_session_timeout": f"{_IDLE_S * 1000:.0f}",
            # Every question is for a handful of rows, of which the planner expects thousands (it takes "planned" and
            # "due by now" for independent): workers and compiled code then cost more than the answer.
            "max_parallel_workers_per_gather": "0",
            "jit": "off",
        }
        told = " ".join(f"-c {name}={value}" for name, value in limits.items())
        self._given["options"] = f"{told} {self._given.get('options', '')}".strip()

    def connect(self, *, autocommit: bool = False) -> psycopg.Connection[Any]:
        """A connection of the driver's."""
        if not self._hope():
            raise psycopg.OperationalError("given up")
        password = None if self._password is None else self._password()
        given: dict[str, Any] = self._given if password is None else {**self._given, "password": password}
        made = _Line.connect(**given, autocommit=autocommit)
        made.silence_s, made.hope = self._silence_s, self._hope
        return made

    @contextmanager
    def told(self) -> Iterator[None]:
        """See `Place.told`."""
        try:
            yield
        except (DBAPIError, psycopg.Error) as error:
            cause = error.orig if isinstance(error, DBAPIError) else error
            code = _problem_code(cause) if isinstance(cause, psycopg.Error) else None
            if code is None:
                raise
            raise StoreProblem(code, path=self.name) from error
        except PoolExhausted as error:
            raise StoreProblem("team_server_busy", path=self.name) from error

    def engine(self) -> Engine:
        """Connections that were looked at before they are used: the laptop may have slept since."""
        engine = create_engine(
            "postgresql+psycopg://",
            creator=self.connect,
            pool_pre_ping=True,
            pool_size=4,
            max_overflow=2,
            hide_parameters=True,
        )

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            lock = connection.get_execution_options().get("lock")
            if lock is not None:
                connection.exec_driver_sql(f"SELECT {lock}({WRITERS})")

        @event.listens_for(engine, "commit")
        def _commit(_connection: Connection) -> None:
            self.commits += 1

        return engine

    def reading(self, connection: Connection) -> Connection:
        """One snapshot for all its statements."""
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    def writing(self, connection: Connection) -> Connection:
        """Takes the writers' lock for itself. Read committed, so that what it reads after it got the lock is what the
        one before it committed: a snapshot would be of before the wait.
        """
        return connection.execution_options(isolation_level="READ COMMITTED", lock="pg_advisory_xact_lock")

    def moving(self, connection: Connection) -> Connection:
        """Shares the writers' lock: any number at once, each with locks on the rows it moves."""
        return connection.execution_options(isolation_level="READ COMMITTED", lock="pg_advisory_xact_lock_shared")

    def adding(self, connection: Connection) -> Connection:
        """Without the lock: whoever adds the same bytes at the same moment has the same in mind."""
        return connection.execution_options(isolation_level="READ COMMITTED")

    def look(self, engine: Engine) -> str | Found:
        """Anything but an empty schema or a calendar belongs to somebody else."""
        with engine.connect() as connection:
            query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            there = {str(row[0]) for row in connection.exec_driver_sql(query)}
            if not there:
                return Found.NOTHING
            if "alembic_version" not in there or (len(there) > 1 and "publication_move" not in there):
                raise StoreProblem("team_not_a_calendar", path=self.name)
            version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            return Found.UNSTAMPED if version is None else str(version)

    def before_upgrade(self, engine: Engine, now: datetime) -> None:
        """Nothing: here an upgrade is one transaction, all or nothing."""

    def copy(self, engine: Engine, target: Path) -> None:
        """A calendar of one file, row by row from one snapshot."""
        from calendario.store.engines.sqlite import Sqlite

        file = Sqlite(target, LOCK_WAIT_S).engine()
        try:
            with (
                engine.connect() as connection,
                self.reading(connection) as source,
                file.connect() as opened,
                opened.execution_options(writing=True) as copy,
                copy.begin(),
            ):
                copy_rows(source, copy)
        finally:
            file.dispose()

    def whole(self, tx: Connection) -> bool:
        """No index and no constraint that the server itself knows to be unfinished; its pages are its own affair."""
        query = (
            "SELECT (SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
            "WHERE c.relnamespace = current_schema()::regnamespace AND NOT i.indisvalid) "
            "+ (SELECT count(*) FROM pg_constraint "
            "WHERE connamespace = current_schema()::regnamespace AND NOT convalidated)"
        )
        return tx.exec_driver_sql(query).scalar() == 0

    def as_made(self, tx: Connection) -> bool:
        """Beside a fresh calendar in a schema that nobody else ever sees."""
        mine = schema.shape(tx)
        engine = self.engine()
        try:
            with engine.connect() as fresh, fresh.begin() as beginning:
                fresh.exec_driver_sql("CREATE SCHEMA calendario_as_made")
                fresh.exec_driver_sql("SET LOCAL search_path TO calendario_as_made")
                schema.create(fresh)
                made = schema.shape(fresh)
                beginning.rollback()
        finally:
            engine.dispose()
        return mine == made

    def data_version(self) -> Watch:
        """The areas' counters, read when the server says that they changed."""
        return Watch(self, _READ_EVERY_S)


class _Line(psycopg.Connection[Any]):
    """The driver's connection. A server that is frozen, or behind a network that swallows everything, refuses nothing:
    without a limit of ours, a question to it takes half a minute or for ever.
    """

    silence_s: float
    hope: Callable[[], bool]

    def wait(self, gen: PQGen[RV], interval: float = _LOOK_UP_S, timeout: float | None = None) -> RV:
        """The driver comes through here with each question, and wakes at each `interval`."""
        return super().wait(self._while_there_is_hope(gen), interval, timeout)

    def _while_there_is_hope(self, gen: PQGen[RV]) -> PQGen[RV]:
        heard_s = time.monotonic()
        try:
            asked = next(gen)
            while True:
                ready = yield asked
                if ready:
                    heard_s = time.monotonic()
                elif time.monotonic() - heard_s > self.silence_s or not self.hope():
                    self.pgconn.finish()
                    raise psycopg.OperationalError("the server says nothing")
                asked = gen.send(ready)
        except StopIteration as end:
            answer: RV = end.value
            return answer


class Watch:
    """A connection that listens. A look costs no message to the server while nothing happens, but for the counters,
    which are read every `read_every_s` in any case.
    """

    def __init__(self, place: Postgresql, read_every_s: float) -> None:
        self._place = place
        self._read_every_s = read_every_s
        self._guard = threading.Lock()
        self._connection: psycopg.Connection[Any] | None = None
        self._openings = 0
        self._heard = False
        self._commits = 0
        self._number = 0
        self._read_s = 0.0

    def __call__(self) -> int:
        """See `DataVersion`."""
        with self._guard, self._place.told():
            try:
                return self._look()
            except psycopg.Error:
                self._drop()
                raise

    def close(self) -> None:
        """See `DataVersion`."""
        with self._guard:
            self._drop()

    def _look(self) -> int:
        if self._connection is None:
            self._connection = self._place.connect(autocommit=True)
            self._connection.add_notify_handler(self._hear)  # for what comes in with an answer
            self._connection.execute("LISTEN calendario")
            self._openings += 1
            self._heard = True
        wire = self._connection.pgconn
        wire.consume_input()
        while wire.notifies() is not None:
            self._heard = True
        commits = self._place.commits
        if self._heard or commits != self._commits or time.monotonic() - self._read_s >= self._read_every_s:
            self._heard, self._commits = False, commits
            row = self._connection.execute("SELECT sum(version) FROM area").fetchone()
            self._number, self._read_s = int((row or (0,))[0] or 0), time.monotonic()
        return self._openings << 64 | self._number

    def _hear(self, _notice: psycopg.Notify) -> None:
        self._heard = True

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def _parameters(address: str) -> dict[str, str]:
    """What libpq is given for `address`, without a password."""
    try:
        url: URL = make_url(address)
    except (ArgumentError, ValueError):
        raise StoreProblem("team_address_wrong") from None  # it may hold a password: not even in a traceback
    given = {name: value if isinstance(value, str) else value[-1] for name, value in url.query.items()}
    if url.password is not None or "password" in given:
        raise StoreProblem("team_password_in_address")
    told = {"host": url.host, "port": url.port, "user": url.username, "dbname": url.database}
    given |= {name: str(value) for name, value in told.items() if value}
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg") or not given.get("dbname"):
        raise StoreProblem("team_address_wrong")
    if not _is_here(given):
        given.setdefault("sslmode", "verify-full")
        if "PGSSLROOTCERT" not in os.environ and not Path("~/.postgresql/root.crt").expanduser().exists():
            given.setdefault("sslrootcert", "system")
    return {
        "connect_timeout": str(_CONNECT_S),
        "application_name": "calendario",
        **_ALIVE,
        **given,
        "client_encoding": "UTF8",
    }


def _is_here(given: dict[str, str]) -> bool:
    if "service" in given or "hostaddr" in given or "PGSERVICE" in os.environ or "PGHOSTADDR" in os.environ:
        return False
    hosts = given.get("host") or os.environ.get("PGHOST", "")
    return all(host in _LOCAL or host.startswith(("/", "@")) for host in hosts.split(",") if host)


def _problem_code(error: psycopg.Error) -> str | None:
    state = error.sqlstate
    if state is None:
        return _while_connecting(error) if isinstance(error, psycopg.OperationalError) else None
    if state in _CODES:
        return _CODES[state]
    if state.startswith("08"):
        return "team_server_gone"
    ours = isinstance(error, psycopg.IntegrityError | psycopg.ProgrammingError | psycopg.DataError)
    return None if ours else "team_server_trouble"


def _while_connecting(error: psycopg.OperationalError) -> str:
    """libpq keeps no code of a refused connection, and servers speak their own language: what it knows by itself comes
    first, words that are the same in every language or that Spanish and English servers use after it.
    """
    wire, words = error.pgconn, str(error)
    if wire is None or isinstance(error, psycopg.errors.ConnectionTimeout):
        return "team_server_gone"
    if any(sign in words for sign in ("SYSCALL", "EOF", "unexpected eof", "unexpectedly")):  # cut off in the middle
        return "team_server_gone"
    if any(sign in words for sign in ("certificate", "SSL", "sslmode", "TLS")) and "pg_hba.conf" not in words:
        return "team_server_not_proved"
    if "pg_hba.conf" in words:
        return "team_server_not_allowed"
    if any(sign in words for sign in ("too many", "reserved", "demasiad", "reservad")):
        return "team_server_crowded"
    if wire.needs_password:
        return "team_server_password"
    if any(sign in words for sign in ("does not exist", "no existe")) and "FATAL" in words:
        return "team_database_missing"
    return "team_server_password" if wire.used_password and "FATAL" in words else "team_server_gone"

"""One calendar's database: opened, created, upgraded, refused with a sentence, read and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeAlias, TypeVar

from sqlalchemy import Connection, Engine, bindparam, inspect, select, update

from calendario.domain.away import Away
from calendario.domain.problem import NotAllowed
from calendario.store import schema, tables
from calendario.store.engines import DataVersion, Found, Place
from calendario.store.engines import StoreProblem as StoreProblem
from calendario.store.engines.copying import copy_rows
from calendario.store.engines.sqlite import Sqlite
from calendario.store.together import Together

#: The newest migration. Kept as a constant so that opening a calendar need not import Alembic (half a second).
HEAD = "0008"
MIGRATIONS = Path(__file__).parent / "migrations"

#: What store functions work in: opened by `Database.reading`, `writing` or `moving`, by nobody else.
Transaction: TypeAlias = Connection
T = TypeVar("T")

_T = TypeVar("_T")
_LOCK_WAIT_S = 5.0  # a writer holds its lock for milliseconds; longer means something is wrong
_BUMPED = "calendario areas"
_COUNTS = select(tables.area)
_BUMP = update(tables.area).where(tables.area.c.name == bindparam("bumped")).values(version=tables.area.c.version + 1)


class Database:
    """One calendar's database. Safe to use from several threads; each transaction has its own connection."""

    def __init__(self, place: Place, engine: Engine) -> None:
        self._place = place
        self._engine = engine
        self._together = Together(self.moving)

    @classmethod
    def open(
        cls, path: Path, now: datetime, *, migrations: Path = MIGRATIONS, head: str = HEAD, makes: bool = True
    ) -> Database:
        """The calendar in the SQLite file at `path`, created if there is none and upgraded if it is older. Unless it
        `makes` one, no file comes about where there is none, now or later: "database_unreachable".

        Raises `StoreProblem` with code "database_newer", "database_unfinished", "database_damaged",
        "database_read_only", "database_locked", "not_a_calendar" or "disk_full". Before an upgrade a copy is left
        beside it, named with `now`'s date.
        """
        return cls._at(Sqlite(path, _LOCK_WAIT_S, makes=makes), now, migrations, head)

    @classmethod
    def connect(
        cls,
        url: str,
        now: datetime,
        *,
        password: Callable[[], str | None] | None = None,
        migrations: Path = MIGRATIONS,
        head: str = HEAD,
    ) -> Database:
        """The same for a calendar on a PostgreSQL server: see `engines.postgresql.Postgresql` for `url` and `password`.

        Raises `StoreProblem` with code "team_address_wrong", "team_password_in_address", "team_driver_missing",
        "team_server_gone", "team_server_password", "team_server_not_proved", "team_server_not_allowed",
        "team_database_missing", "team_not_a_calendar", "team_server_crowded", "team_server_busy",
        "team_server_read_only", "team_server_full", "team_server_trouble", "database_newer" or
        "database_unfinished".
        """
        return cls._at(_server(url, password), now, migrations, head)

    @classmethod
    def empty(cls, place: Path | str, *, password: Callable[[], str | None] | None = None) -> Database:
        """Where there is nothing yet, at a path or on a server: `fill` makes a calendar there.

        Raises `NotAllowed("team_database_taken")` where there is one, and the problems of `open` and `connect`.
        """
        at = Sqlite(place, _LOCK_WAIT_S) if isinstance(place, Path) else _server(place, password)
        with at.told():
            database = cls(at, at.engine())
            try:
                if at.look(database._engine) is not Found.NOTHING:
                    raise NotAllowed("team_database_taken", path=at.name)
            except BaseException:
                database.close()
                raise
            return database

    @classmethod
    def _at(cls, place: Place, now: datetime, migrations: Path, head: str) -> Database:
        with place.told():
            database = cls(place, place.engine())
        try:
            database._make_ready(now, migrations, head)
        except BaseException:
            database.close()
            raise
        return database

    @property
    def name(self) -> str:
        """Where it is, as problems tell it."""
        return self._place.name

    @property
    def shared(self) -> bool:
        """Whether several computers have it, by an hour of its own."""
        return self._place.shared

    @property
    def away(self) -> Away | None:
        """None where it can be read and written; see `joined.JoinedDatabase`."""
        return None

    @property
    def waiting(self) -> int:
        """How many posts of which something was drafted here have not gone up to a team's server."""
        return 0

    @property
    def gone_up(self) -> int:
        """How many have gone up since this was opened."""
        return 0

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the calendar and changes nothing."""
        place = self._place
        with place.told(), self._engine.connect() as tx, place.reading(tx).begin():
            yield tx

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction during which nobody else writes: what it has read stays true until it ends; all or nothing."""
        place = self._place
        with place.told(), self._engine.connect() as tx, place.writing(tx).begin(), _counting(tx):
            yield tx

    @contextmanager
    def moving(self) -> Iterator[Connection]:
        """A transaction that only claims or settles publications, by compare-and-set. On PostgreSQL any number run at
        once, none while anybody is `writing`: a pause is on for all of them or for none.
        """
        place = self._place
        with place.told(), self._engine.connect() as tx, place.moving(tx).begin(), _counting(tx):
            yield tx

    @contextmanager
    def adding(self) -> Iterator[Connection]:
        """A transaction that only adds what is named by its own bytes, so that nobody waits for it however large it is:
        an `INSERT … ON CONFLICT DO NOTHING`. On SQLite it is `writing`.
        """
        place = self._place
        with place.told(), self._engine.connect() as tx, place.adding(tx).begin(), _counting(tx):
            yield tx

    def drafting(self, work: Callable[[Transaction], _T], *, adding: bool = False) -> _T:
        """What `work` returns, done in a transaction of `writing` (or of `adding`). It only keeps what this computer
        drafts, and is harmless to repeat: while a team's server is away it is done here and goes up later.
        """
        with self.adding() if adding else self.writing() as tx:
            return work(tx)

    @contextmanager
    def filling(self, source: Connection) -> Iterator[Connection]:
        """A transaction of an `empty` place, in which everything of `source` is there already, but for the pictures'
        bytes: a calendar like that one once it is committed. Raises `NotAllowed("team_database_taken")`.
        """
        with self.writing() as tx:
            if inspect(tx).has_table(schema.STAMP):  # somebody was faster
                raise NotAllowed("team_database_taken", path=self._place.name)
            copy_rows(source, tx)
            yield tx

    def together(self, work: Callable[[Transaction], T]) -> T:
        """What `work` returns: done `moving`, in one transaction with whatever other threads of this program move at
        the same instant, durable when this returns. It only reads and writes in its transaction, because it is done
        once more, alone, where one of the others raises. Raises what it raises.
        """
        return self._together.do(work)

    def data_version(self) -> DataVersion:
        """A watch on changes committed by other connections and processes."""
        return self._place.data_version()

    def copy_to(self, target: Path) -> None:
        """A consistent copy of the whole database as one SQLite file; `target` must not exist."""
        with self._place.told():
            self._place.copy(self._engine, target)

    def sound(self) -> bool:
        """Whether the database's own checks find it whole."""
        try:
            with self.reading() as tx:
                return self._place.whole(tx)
        except StoreProblem:
            return False

    def as_made(self) -> bool:
        """Whether everything that guards the calendar is as this version makes it; see `schema.shape`."""
        with self.reading() as tx:
            return self._place.as_made(tx)

    def close(self) -> None:
        """Closes every connection; the next transaction opens another."""
        self._engine.dispose()

    def _make_ready(self, now: datetime, migrations: Path = MIGRATIONS, head: str = HEAD) -> None:
        with self._place.told():
            found = self._place.look(self._engine)
            if found is Found.NOTHING:
                self._create(head)
            elif found != head:
                if isinstance(found, str) and found not in _known(migrations):
                    raise StoreProblem("database_newer", path=self._place.name)
                self._place.before_upgrade(self._engine, now)
                self._upgrade(migrations, head)

    def _create(self, head: str) -> None:
        with self.writing() as tx:
            if not inspect(tx).has_table(schema.STAMP):  # else somebody was faster
                schema.create(tx)
                schema.stamp(tx, head)

    def _upgrade(self, migrations: Path, head: str) -> None:
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(migrations).replace("%", "%%"))
        with self.writing() as tx:
            config.attributes["connection"] = tx
            command.upgrade(config, head)
            if head == HEAD and not schema.has_every_column(tx):
                raise StoreProblem("database_unfinished", path=self._place.name)


def _server(url: str, password: Callable[[], str | None] | None) -> Place:
    try:
        from calendario.store.engines.postgresql import Postgresql
    except ImportError as error:
        raise StoreProblem("team_driver_missing") from error
    return Postgresql(url, password, _LOCK_WAIT_S)


def bump(tx: Connection, *names: str) -> None:
    """Says that these areas changed, so that whoever watches them reads again once this is committed."""
    tx.info[_BUMPED].update(names)


def area_versions(tx: Connection) -> dict[str, int]:
    """The counter of every area."""
    return {row.name: row.version for row in tx.execute(_COUNTS)}


@contextmanager
def _counting(tx: Connection) -> Iterator[None]:
    """Counts what was bumped last of all and in one order: whoever moves rows beside others holds a counter only while
    it commits.
    """
    bumped = tx.info.setdefault(_BUMPED, set())
    bumped.clear()
    yield
    for name in sorted(bumped):
        tx.execute(_BUMP, {"bumped": name})


def _known(migrations: Path) -> frozenset[str]:
    return frozenset(f.name.split("_", 1)[0] for f in (migrations / "versions").glob("[0-9]*.py"))

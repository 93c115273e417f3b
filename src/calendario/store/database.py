"""One calendar's database: opened, created, upgraded, refused with a sentence, read and written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection, Engine, inspect, select, update

from calendario.store import schema, tables
from calendario.store.engines import DataVersion, Found, Place
from calendario.store.engines import StoreProblem as StoreProblem
from calendario.store.engines.sqlite import Sqlite

#: The newest migration. Kept as a constant so that opening a calendar need not import Alembic (half a second).
HEAD = "0002"
MIGRATIONS = Path(__file__).parent / "migrations"

#: What store functions work in: opened by `Database.reading`, `writing` or `moving`, by nobody else.
Transaction: TypeAlias = Connection

_LOCK_WAIT_S = 5.0  # a writer holds its lock for milliseconds; longer means something is wrong
_BUMPED = "calendario areas"


class Database:
    """One calendar's database. Safe to use from several threads; each transaction has its own connection."""

    def __init__(self, place: Place, engine: Engine) -> None:
        self._place = place
        self._engine = engine

    @classmethod
    def open(cls, path: Path, now: datetime, *, migrations: Path = MIGRATIONS, head: str = HEAD) -> Database:
        """The calendar in the SQLite file at `path`, created if there is none and upgraded if it is older.

        Raises `StoreProblem` with code "database_newer", "database_damaged", "database_read_only", "database_locked",
        "not_a_calendar" or "disk_full". Before an upgrade a copy is left beside it, named with `now`'s date.
        """
        return cls._at(Sqlite(path, _LOCK_WAIT_S), now, migrations, head)

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
        "team_server_read_only", "team_server_full", "team_server_trouble" or "database_newer".
        """
        try:
            from calendario.store.engines.postgresql import Postgresql
        except ImportError as error:
            raise StoreProblem("team_driver_missing") from error
        return cls._at(Postgresql(url, password, _LOCK_WAIT_S), now, migrations, head)

    @classmethod
    def _at(cls, place: Place, now: datetime, migrations: Path, head: str) -> Database:
        with place.told():
            database = cls(place, place.engine())
            try:
                found = place.look(database._engine)
                if found is Found.NOTHING:
                    database._create(head)
                elif found != head:
                    if isinstance(found, str) and found not in _known(migrations):
                        raise StoreProblem("database_newer", path=place.name)
                    place.before_upgrade(database._engine, now)
                    database._upgrade(migrations, head)
            except BaseException:
                database.close()
                raise
            return database

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


def bump(tx: Connection, *names: str) -> None:
    """Says that these areas changed, so that whoever watches them reads again once this is committed."""
    tx.info[_BUMPED].update(names)


def area_versions(tx: Connection) -> dict[str, int]:
    """The counter of every area."""
    return {row.name: row.version for row in tx.execute(select(tables.area))}


@contextmanager
def _counting(tx: Connection) -> Iterator[None]:
    """Counts what was bumped last of all and in one order: whoever moves rows beside others holds a counter only while
    it commits.
    """
    area, bumped = tables.area, tx.info.setdefault(_BUMPED, set())
    bumped.clear()
    yield
    for name in sorted(bumped):
        tx.execute(update(area).where(area.c.name == name).values(version=area.c.version + 1))


def _known(migrations: Path) -> frozenset[str]:
    return frozenset(f.name.split("_", 1)[0] for f in (migrations / "versions").glob("[0-9]*.py"))

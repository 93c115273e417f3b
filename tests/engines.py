"""The two places where a calendar may live, as a story needs them: opened anew, and kept from everybody else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Protocol

import psycopg

from calendario.store.database import Database
from calendario.store.engines.postgresql import WRITERS
from calendario.store.profile import Profile
from tests.servers.postgres import Server


class Engine(Protocol):
    """Where the calendar of a story lives."""

    name: str
    busy: str  # the problem that a writer has with whoever keeps the calendar
    full: str  # and with a disk that has no room left

    def open(self, profile: Profile, now: datetime) -> Database:
        """The calendar, made if there is none."""

    def keeping(self, profile: Profile) -> Keeping:
        """Somebody who can keep the calendar for himself."""

    def tampered(self, profile: Profile, *statements: str) -> int:
        """What somebody with the calendar in his hands can do, guards or not; how many rows the last one changed."""


class Keeping:
    """Another program that keeps the calendar from everybody who wants to write, from `keep` to `let_go`."""

    def __init__(self, do: Callable[[str], object], begin: str, end: str, close: Callable[[], None]) -> None:
        self._do, self._begin, self._end, self.close = do, begin, end, close

    def keep(self) -> None:
        self._do(self._begin)

    def let_go(self) -> None:
        self._do(self._end)


class OnSqlite:
    """A file in the profile."""

    name, busy, full = "sqlite", "database_locked", "disk_full"

    def open(self, profile: Profile, now: datetime) -> Database:
        return Database.open(profile.database, now)

    def keeping(self, profile: Profile) -> Keeping:
        other = sqlite3.connect(profile.database, isolation_level=None, check_same_thread=False)
        return Keeping(other.execute, "BEGIN IMMEDIATE", "ROLLBACK", other.close)

    def tampered(self, profile: Profile, *statements: str) -> int:
        with closing(sqlite3.connect(profile.database, isolation_level=None)) as connection:
            return [connection.execute(statement).rowcount for statement in statements][-1]


class OnPostgresql:
    """A database of the tests' own server."""

    name, busy, full = "postgresql", "team_server_busy", "team_server_full"

    def __init__(self, server: Server, database: str) -> None:
        self.server, self.database = server, database

    @property
    def url(self) -> str:
        return self.server.url(self.database)

    def open(self, profile: Profile, now: datetime) -> Database:
        return Database.connect(self.url, now)

    def keeping(self, profile: Profile) -> Keeping:
        other = psycopg.connect(self.url, autocommit=True)
        key = f"({WRITERS})"
        return Keeping(
            lambda told: other.execute(told.encode()),
            f"SELECT pg_advisory_lock{key}",
            f"SELECT pg_advisory_unlock{key}",
            other.close,
        )

    def tampered(self, profile: Profile, *statements: str) -> int:
        with psycopg.connect(self.url, autocommit=True) as connection:
            return [connection.execute(statement.encode()).rowcount for statement in statements][-1]


@contextmanager
def on_postgresql(server: Server, template: str | None) -> Iterator[OnPostgresql]:
    """A database of one story's own, while the block lasts."""
    name = server.new(template)
    try:
        yield OnPostgresql(server, name)
    finally:
        server.drop(name)

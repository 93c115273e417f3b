"""Where a calendar's database may live. What differs between SQLite and PostgreSQL is here and nowhere else."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Protocol

import sqlalchemy

from calendario.domain.problem import Problem


class StoreProblem(Problem):
    """The database cannot be used as it is. What was saved before is safe; what was being saved is not in it."""

    code = "store"


class Found(Enum):
    """What lies at a place where the version of a calendar would be read."""

    NOTHING = "nothing"
    UNSTAMPED = "unstamped"  # made for Alembic, which has not begun


class DataVersion(Protocol):
    """Tells cheaply whether anybody else committed since the last look. Safe to use from several threads."""

    def __call__(self) -> int:
        """A number that differs after somebody committed. Raises the problems of `Database.reading`."""

    def close(self) -> None:
        """Closes its connection; the next look opens another."""


class Place(Protocol):
    """An SQLite file or a PostgreSQL server: how one is reached, and how its refusals are told."""

    name: str  # as problems tell it: never with a password
    shared: bool  # by several computers, with an hour of its own

    def told(self) -> AbstractContextManager[None]:
        """Turns the driver's errors into `StoreProblem`s a person can act on; anything else passes unchanged."""

    def engine(self) -> sqlalchemy.Engine:
        """Connections whose transactions begin as the three methods below say."""

    def reading(self, connection: sqlalchemy.Connection) -> sqlalchemy.Connection:
        """Of one state of the calendar, and changing nothing."""

    def writing(self, connection: sqlalchemy.Connection) -> sqlalchemy.Connection:
        """With nobody else writing: what was read stays true until the commit."""

    def moving(self, connection: sqlalchemy.Connection) -> sqlalchemy.Connection:
        """Beside others that move other rows, and with nobody `writing`."""

    def adding(self, connection: sqlalchemy.Connection) -> sqlalchemy.Connection:
        """Beside everybody, adding only what is not there yet."""

    def look(self, engine: sqlalchemy.Engine) -> str | Found:
        """The version of the calendar there. Raises `StoreProblem` when it is another program's."""

    def before_upgrade(self, engine: sqlalchemy.Engine, now: datetime) -> None:
        """Whatever makes an upgrade that goes wrong harmless."""

    def copy(self, engine: sqlalchemy.Engine, target: Path) -> None:
        """A consistent copy of everything but the pictures' bytes as an SQLite file; `target` must not exist."""

    def whole(self, tx: sqlalchemy.Connection) -> bool:
        """Whether the database's own checks find nothing wrong."""

    def as_made(self, tx: sqlalchemy.Connection) -> bool:
        """Whether tables, indexes and triggers are as this version makes them."""

    def data_version(self) -> DataVersion:
        """A watch on what others commit."""

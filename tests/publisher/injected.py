"""Troubles that are injected from outside our code: into the socket, the disk and the database."""

from __future__ import annotations

import errno
import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import event

from calendario.store.database import Database
from tests.newsroom import Newsroom


@contextmanager
def replaced(owner: object, name: str, substitute: object) -> Iterator[None]:
    """`substitute` in place of what `owner` has under `name`, which it may only have from its base class."""
    before = vars(owner).get(name)
    setattr(owner, name, substitute)
    try:
        yield
    finally:
        if before is None:
            delattr(owner, name)
        else:
            setattr(owner, name, before)


@contextmanager
def no_name(port: int) -> Iterator[None]:
    """No name can be looked up."""

    def unknown(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with replaced(socket, "getaddrinfo", unknown):
        yield


@contextmanager
def no_connection_in_time(port: int) -> Iterator[None]:
    """Connecting to `port` takes too long."""

    def connect(self: socket.socket, address: Any) -> None:
        if address[1] == port:
            raise TimeoutError("timed out")
        super(socket.socket, self).connect(address)

    with replaced(socket.socket, "connect", connect):
        yield


@contextmanager
def no_answer_in_time(port: int) -> Iterator[None]:
    """What `port` answers, or that it answers nothing, comes too late to be heard; by then the server has done it."""

    def late(name: str) -> Callable[..., Any]:
        def receive(self: socket.socket, *given: Any, **more: Any) -> Any:
            try:
                got = getattr(super(socket.socket, self), name)(*given, **more)
            except ConnectionError:
                raise TimeoutError("timed out") from None
            if self.getpeername()[1] == port:
                raise TimeoutError("timed out")
            return got

        return receive

    with replaced(socket.socket, "recv", late("recv")), replaced(socket.socket, "recv_into", late("recv_into")):
        yield


@contextmanager
def full_files() -> Iterator[None]:
    """No file can be made durable; the database has its own way to the disk and is not concerned."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with replaced(os, "fsync", full):
        yield


def _is_written(statement: str, _given: object) -> bool:
    return not statement.startswith(("SELECT", "PRAGMA", "BEGIN"))


@contextmanager
def full_database(database: Database, where: Callable[[str, object], bool] = _is_written) -> Iterator[None]:
    """It finds no room for the statements, with their parameters, that `where` names: all that write."""
    engine = database._engine

    def full(_c: object, _cursor: object, statement: str, given: object, *_: object) -> None:
        if where(statement, given):
            if engine.dialect.name == "postgresql":
                raise psycopg.errors.DiskFull("could not extend file: No space left on device")
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    event.listen(engine, "before_cursor_execute", full)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", full)


@contextmanager
def locked(town: Newsroom) -> Iterator[None]:
    """Another program keeps the calendar for itself."""
    other = town.somebody_else()
    other.keep()
    try:
        yield
    finally:
        other.let_go()
        other.close()

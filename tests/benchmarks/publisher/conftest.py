"""Databases as they are in earnest: a commit is on the disk when it returns. The tests' own server is not so."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.engines import Engine, OnSqlite, on_postgresql
from tests.servers import postgres

_IN_EARNEST = {
    "fsync": "on",
    "full_page_writes": "on",
    "autovacuum": "on",
    "shared_buffers": "128MB",
    "max_connections": "100",
}


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """PostgreSQL on the disk on which SQLite's files lie too."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(postgres.running(_IN_EARNEST, within=Path(tempfile.gettempdir())))
        except postgres.CannotStart as why:
            pytest.skip(str(why))
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Where the calendar lives."""
    if request.param == "sqlite":
        yield OnSqlite()
        return
    with on_postgresql(request.getfixturevalue("server"), None) as made:
        yield made

"""What every story begins with: no screen, a clock that only the story moves, and a newsroom on real files.

What is told of the store and of whoever works with it is told twice, on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from calendario.store.database import Database
from tests.engines import Engine, OnPostgresql, OnSqlite, on_postgresql
from tests.newsroom import Clock, Newsroom
from tests.servers import postgres
from tests.servers.afar import Afar, reached

#: Every story told here is told twice, but those marked `sqlite`; the desk's with `--everywhere`.
BOTH = ("store", "publisher")
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make test ARGS=--everywhere`: a minute more."""
    parser.addoption("--everywhere", action="store_true", help="tell the desk's stories on PostgreSQL too")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """As often as there are engines, where the folder says so."""
    folder = metafunc.definition.path.relative_to(Path(__file__).parent).parts[0]
    alone = metafunc.definition.get_closest_marker("sqlite")
    twice = folder in BOTH or (folder == "desk" and metafunc.config.getoption("everywhere"))
    if "engine" in metafunc.fixturenames and twice and alone is None:
        metafunc.parametrize("engine", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """The tests' own server; without one a test says why it is skipped."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(postgres.running())
        except postgres.CannotStart as why:
            pytest.skip(str(why))
        yield started


@pytest.fixture(scope="session")
def afar(postgresql: postgres.Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Afar]:
    """The server as a team has it: on another computer, for all anybody can tell, with a certificate and passwords."""
    with reached(postgresql, tmp_path_factory.mktemp("afar")) as started:
        yield started


@pytest.fixture(scope="session")
def template(postgresql: postgres.Server) -> str:
    """A calendar of which each test gets a copy: that takes a tenth of making one."""
    name = postgresql.new()
    Database.connect(postgresql.url(name), NOW).close()
    return name


@pytest.fixture
def own_postgresql(postgresql: postgres.Server) -> Iterator[OnPostgresql]:
    """An empty database of this test's own."""
    with on_postgresql(postgresql, None) as made:
        yield made


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Where the calendar of this story lives."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield OnSqlite()
        return
    with on_postgresql(request.getfixturevalue("postgresql"), request.getfixturevalue("template")) as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    """Wednesday 25 November 2026, 9:00 in Madrid."""
    return Clock(NOW)


@pytest.fixture
def newsroom(tmp_path: Path, clock: Clock, engine: Engine) -> Iterator[Newsroom]:
    """A town hall with a practice channel, on real files in a folder of its own."""
    made = Newsroom(tmp_path / "perfil", clock, engine)
    yield made
    made.close()

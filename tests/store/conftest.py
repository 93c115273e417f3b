"""A team's server that goes and comes back, and a computer of the team that has a copy of the calendar on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image as Picture

from calendario.domain.post import Content, Draft
from calendario.store import posts
from tests.engines import OnPostgresql
from tests.joined import Laptop
from tests.newsroom import Clock, Newsroom
from tests.servers import postgres
from tests.servers.relay import Relay, relay


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    """A server that stories may stop, freeze and start again."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(postgres.running())
        except postgres.CannotStart as why:
            pytest.skip(str(why))
        yield started


@pytest.fixture
def fragile(server: postgres.Server) -> Iterator[postgres.Server]:
    """It stands again when the story is over."""
    yield server
    server.thaw()
    if server.process.poll() is not None:
        server.start()


@pytest.fixture
def town(tmp_path: Path, clock: Clock, fragile: postgres.Server) -> Iterator[Newsroom]:
    """A colleague's computer, which is on the server's side of every fault."""
    name = fragile.new()
    made = Newsroom(tmp_path / "colega", clock, OnPostgresql(fragile, name))
    yield made
    made.close()


@pytest.fixture
def network(fragile: postgres.Server) -> Iterator[Relay]:
    """Between the server and one computer."""
    with relay(fragile) as made:
        yield made


@pytest.fixture
def laptop(tmp_path: Path, clock: Clock, town: Newsroom, network: Relay) -> Iterator[Laptop]:
    """A computer of the team that has a copy of the calendar, made at nine."""
    assert isinstance(town.engine, OnPostgresql)
    made = Laptop(tmp_path / "portatil", network, town.engine.database, town)
    made.make_copy()
    clock.forward(minutes=2)
    yield made
    made.close()


def picture(side: int) -> bytes:
    made = BytesIO()
    Picture.new("RGB", (side, 1)).save(made, "PNG")
    return made.getvalue()


def town_database(town: Newsroom) -> str:
    assert isinstance(town.engine, OnPostgresql)
    return town.engine.database


def said(text: str) -> Draft:
    return Draft("", Content(text))


def drafts(laptop: Laptop) -> list[str]:
    """Posts without a date, as the tray shows them."""
    with laptop.database.reading() as tx:
        return sorted(row.title for row in posts.undated(tx, laptop.profile.machine))


def text_of(desk_of: Newsroom | Laptop, post_id: UUID, machine: UUID) -> str | None:
    """What a computer drafted of a post, as the calendar on the server has it."""
    database = desk_of.database
    with database.reading() as tx:
        copy = posts.working_copy(tx, post_id, machine)
    return None if copy is None else copy.draft.base.text

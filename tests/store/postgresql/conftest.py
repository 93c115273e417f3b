"""A team's calendar on the tests' own server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines import on_postgresql
from tests.newsroom import Clock
from tests.servers import postgres
from tests.store.postgresql.team import Team


@pytest.fixture
def team(tmp_path: Path, clock: Clock, postgresql: postgres.Server, template: str) -> Iterator[Team]:
    """A town hall whose calendar is on the server."""
    with on_postgresql(postgresql, template) as engine:
        made = Team(tmp_path / "perfil", clock, engine)
        yield made
        made.close()

"""A town hall whose calendar is on a PostgreSQL server."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.engines import OnPostgresql
from tests.newsroom import Newsroom

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


class Team(Newsroom):
    """Its calendar is on the server."""

    @property
    def url(self) -> str:
        """The calendar's address."""
        assert isinstance(self.engine, OnPostgresql)
        return self.engine.url

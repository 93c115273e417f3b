"""What every story begins with: no screen, a clock that only the story moves, and a newsroom on real files."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.newsroom import Clock, Newsroom


@pytest.fixture
def clock() -> Clock:
    """Wednesday 25 November 2026, 9:00 in Madrid."""
    return Clock(datetime(2026, 11, 25, 8, 0, tzinfo=UTC))


@pytest.fixture
def newsroom(tmp_path: Path, clock: Clock) -> Iterator[Newsroom]:
    """A town hall with a practice channel, on real files in a folder of its own."""
    made = Newsroom(tmp_path / "perfil", clock)
    yield made
    made.close()

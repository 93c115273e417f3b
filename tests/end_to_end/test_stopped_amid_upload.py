"""A real publisher that is stopped while a large video goes up: it does not stay on for minutes; nothing is lost."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from calendario.domain.publication import State
from tests.publisher.running import RealClock, until
from tests.publisher.test_on_mastodon import TownOnMastodon
from tests.publisher.test_uploads import planned, showing
from tests.servers.fake_mastodon import FakeMastodon
from tests.servers.fake_mastodon_http import Fault

STALLS_S = 600.0  # far longer than anything here may take
ENDS_WITHIN_S = 60


@pytest.fixture
def town(tmp_path: Path) -> Iterator[TownOnMastodon]:
    clock = RealClock()
    with FakeMastodon(clock=clock) as server:
        made = TownOnMastodon(tmp_path / "perfil", clock, server)
        yield made
        server.calm()
        made.close()


def publisher_of(town: TownOnMastodon, key: bytes) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "calendario", "--profile", str(town.folder), "publish", "--key-from-stdin"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdin is not None
    process.stdin.write(key.hex() + "\n")
    process.stdin.flush()
    return process


@pytest.mark.parametrize(
    "asked",
    [
        "by a person",
        pytest.param("by the system", marks=pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGTERM")),
    ],
)
def test_it_ends_and_the_next_one_uploads_anew(town: TownOnMastodon, asked: str) -> None:
    key = secrets.token_bytes(32)
    vault = town.desk.office.vault
    vault.open_with_key(key)
    vault.write(town.channel.id, town.secret.value)
    town.server.hold_back()
    town.server.play(Fault.DELAY, path=r"/api/v2/media$", seconds=STALLS_S)
    fair = planned(town, showing(town, "video", 90_000_000), 3)
    first = publisher_of(town, key)
    try:
        until(lambda: any(path == "/api/v2/media" for _, path in town.server.calls), "its upload")
        if asked == "by a person":
            town.desk.publishing.stop()
        else:
            first.send_signal(signal.SIGTERM)
        _, told = first.communicate(timeout=ENDS_WITHIN_S)
    finally:
        first.kill()
    assert (first.returncode, told) == (0, "")
    assert not town.desk.calendar.publisher().alive
    assert (town.state(fair), town.server.statuses) == (State.PLANNED, [])
    town.server.calm()
    until(lambda: town.server.media, "the server to be done with what nobody waits for")
    second = publisher_of(town, key)
    try:
        until(lambda: len(town.server.media) == 2, "it to be given once more")
    finally:
        town.desk.publishing.stop()
        second.communicate(timeout=ENDS_WITHIN_S)
    assert (second.returncode, town.state(fair)) == (0, State.PLANNED)

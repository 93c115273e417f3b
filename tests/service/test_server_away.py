"""The publisher that the system starts, and its team's server that is not there yet, or not any more."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from calendario import main as root
from calendario import paths
from calendario.cli.program import Program
from calendario.cli.service import _Turns
from calendario.desk import team
from calendario.main import main
from calendario.store import presence, publisher_lock
from calendario.store.database import Database
from calendario.store.team import Team
from tests.engines import OnPostgresql
from tests.newsroom import Clock, Newsroom
from tests.publisher.running import PATIENCE_S, until
from tests.servers import postgres
from tests.servers.relay import Relay, relay
from tests.spanish import assert_spanish


@pytest.fixture
def network(postgresql: postgres.Server) -> Iterator[Relay]:
    """Between the server and this computer."""
    with relay(postgresql) as made:
        yield made


@pytest.fixture
def joined(tmp_path: Path, own_postgresql: OnPostgresql, network: Relay) -> Path:
    """The profile of a computer that publishes a team's calendar."""
    now = datetime.now(UTC)
    Newsroom(tmp_path / "colega", Clock(now), own_postgresql).close()
    team.join(tmp_path / "perfil", now, Team.at(network.url(own_postgresql.database)), None)
    return tmp_path / "perfil"


@contextmanager
def service(joined: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-P", "-m", "calendario", "--profile", str(joined), "publish", "--service"]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def says(running: subprocess.Popen[str]) -> str:
    """Its next sentence; it ends with the story if none comes."""
    assert running.stderr is not None
    line = running.stderr.readline()
    assert_spanish(line)
    assert "…" not in line, "it is whole"
    return line


def is_published(own_postgresql: OnPostgresql) -> bool:
    with closing(Database.connect(own_postgresql.url, datetime.now(UTC))) as server, server.reading() as tx:
        return any(p.service for p in presence.publishers(tx))


def test_started_before_its_server_it_says_so_and_publishes_once_that_is_there(
    joined: Path, network: Relay, own_postgresql: OnPostgresql, home: Path
) -> None:
    network.sever()
    with service(joined) as running:
        told = says(running)
        assert "no responde" in told
        assert "desde este ordenador no sale nada" in told
        assert running.poll() is None
        with publisher_lock.held(joined / "publisher.lock"):
            pass  # a window may publish, or leave the team, meanwhile
        network.mend()
        assert "ya publica" in says(running)
        until(lambda: is_published(own_postgresql), "its heartbeat")
        running.send_signal(signal.SIGTERM)
        assert running.wait(PATIENCE_S) == 0


def test_while_it_waits_for_its_server_it_ends_as_soon_as_it_is_told(joined: Path, network: Relay, home: Path) -> None:
    network.sever()
    with service(joined) as running:
        says(running)
        running.send_signal(signal.SIGTERM)
        assert running.wait(PATIENCE_S) == -signal.SIGTERM  # systemd takes it for a good end


def test_without_the_system_the_command_ends_and_says_why(
    joined: Path, network: Relay, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network.sever()
    assert main(["--profile", str(joined), "publish"]) == 1
    told = capsys.readouterr().err
    assert_spanish(told)
    assert "no responde" in told
    assert "sigue solo" not in told, "who ended does not go on by itself"


def test_a_server_that_stays_away_is_asked_ever_more_rarely_and_once_a_minute_at_least(
    joined: Path, network: Relay, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Seconds are told, nobody waits."""
    waits_s: list[float] = []
    program = Program(
        command=(),
        default_profile=paths.default_profile,
        open_desk=root.open_desk,
        open_publisher=root.open_publisher,
        adapters=root.adapters,
        look_at=root.look_at,
        open_window=root.open_window,
        speller=root._speller,
        clock=root.clock,
        resources=paths.resources,
        translations=paths.translations,
        rules=root._rules,
    )
    turns = _Turns(program, joined, lambda: True, waits_s.append)
    network.sever()
    for _ in range(8):
        assert turns.begin() is None
        turns.wait_for_server()
    assert waits_s == [2, 4, 8, 16, 32, 60, 60, 60]
    assert capsys.readouterr().err.count("no responde") == 1
    network.mend()
    assert turns.begin()
    network.sever()
    assert turns.begin() is None
    turns.wait_for_server()
    assert waits_s[-1] == 2, "it was there: from the beginning"

"""Several publishers, each a process with its own machine, on one PostgreSQL calendar, beside one alone."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from calendario.domain.publication import State
from calendario.store import tables
from tests.benchmarks.publisher import rows
from tests.engines import on_postgresql
from tests.newsroom import Newsroom
from tests.publisher.running import PATIENCE_S, RealClock
from tests.servers.postgres import Server

_POSTS = int(os.environ.get("CALENDARIO_BENCH_SEVERAL", "10000"))
_CHANNELS = 50
_PATIENCE_S = 280.0  # within five minutes of their hour: later none of them goes out


def _taken_s(folder: Path, server: Server, publishers: int, posts: int, latency_ms: int) -> float:
    with on_postgresql(server, None) as place, ExitStack() as ends:
        newsroom = Newsroom(folder / "perfil", RealClock(), place)
        ends.callback(newsroom.close)
        channels = rows.on_the_wire(newsroom, _CHANNELS)
        folders = [folder / f"puesto{n}" for n in range(publishers)]
        running = []
        for own in folders:
            command = ["-m", "tests.benchmarks.publisher.one_of_several", place.url, str(own), str(latency_ms)]
            started = subprocess.Popen([sys.executable, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            ends.enter_context(started)
            running.append(started)
        for process in running:
            assert process.stdout is not None
            process.stdout.readline()
        due_at = newsroom.clock()
        rows.fill(newsroom.database, rows.author(newsroom), rows.in_turn(channels, posts, due_at))
        began = datetime.now(UTC)
        query = select(func.count()).where(tables.publication.c.state == State.PUBLISHED)
        pause, done = threading.Event(), 0
        while done < posts and datetime.now(UTC) - began < timedelta(seconds=_PATIENCE_S):
            pause.wait(0.25)
            with newsroom.database.reading() as tx:
                done = tx.execute(query).scalar_one()
        taken_s = (datetime.now(UTC) - began).total_seconds()
        for process in running:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(PATIENCE_S)
        sent = [line for own in folders for line in (own / "posts").read_text().splitlines()]
        times = Counter(sent)
        assert max(times.values()) == 1, "sent twice"
        each = ", ".join(str(len((own / "posts").read_text().splitlines())) for own in folders)
        print(
            f"  {publishers} publisher(s), network {latency_ms:2} ms: {done} of {posts} in {taken_s:5.1f} s, "
            f"{done / taken_s:5.0f} a second, sent twice 0 (each: {each})"
        )
        return taken_s / done


@pytest.mark.parametrize("latency_ms", [0, 100])
def bench_several(tmp_path: Path, server: Server, latency_ms: int) -> None:
    """They share this computer's processors with the server, so that four cannot be four times one."""
    print(f"\n{_CHANNELS} channels on one PostgreSQL, {os.cpu_count()} processors for everybody")
    alone = _taken_s(tmp_path / "one", server, 1, _POSTS // 4, latency_ms)
    four = _taken_s(tmp_path / "four", server, 4, _POSTS, latency_ms)
    print(f"  four beside one: {alone / four:.2f}")

"""How late publications go out: a thousand of one minute on fifty channels whose server takes 200 ms.

The ideal is a channel's queue: its n-th post leaves when the server has answered the n-1 before it. Beside it stand the
client alone (a thread a channel, no database at all: what this computer makes of the ideal), and APScheduler with the
same work on the same kind of database: see `scheduler`.
"""

from __future__ import annotations

import resource
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from calendario.domain.publication import State
from calendario.store import tables
from tests.benchmarks.publisher import rows, scheduler
from tests.benchmarks.publisher.figures import spread
from tests.benchmarks.publisher.network import Arrived, Wire, WireAdapter, answering
from tests.engines import Engine, OnPostgresql, on_postgresql
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, running
from tests.servers import postgres

_LATENCY_MS = 200
_POSTS, _CHANNELS = 1_000, 50
_PATIENCE_S = 120.0


def _ideal_ms() -> list[float]:
    return [float(n // _CHANNELS * _LATENCY_MS) for n in range(_POSTS)]


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _late_ms(instants: list[datetime], due_at: datetime) -> list[float]:
    return [(at - due_at).total_seconds() * 1000 for at in instants]


def _wait(until_at: datetime) -> None:
    threading.Event().wait((until_at - datetime.now(UTC)).total_seconds())


def _all_of(wire: Wire, method: str) -> list[Arrived]:
    for _ in range(int(_PATIENCE_S)):
        threading.Event().wait(1)
        if len(arrived := wire.arrived(method)) >= _POSTS:
            return arrived
    raise AssertionError("not everything went out")


def _once_each(arrived: list[Arrived]) -> None:
    assert Counter(a.text for a in arrived) == Counter(f"Publicación {n}" for n in range(_POSTS))


def bench_the_client_alone() -> None:
    """Fifty threads that post and post."""
    with answering(_LATENCY_MS) as wire:
        due_at = datetime.now(UTC) + timedelta(seconds=1)

        def lane(channel: int) -> None:
            _wait(due_at)
            for n in range(channel, _POSTS, _CHANNELS):
                wire.publish(f"alone{n}", f"Publicación {n}")

        with ThreadPoolExecutor(_CHANNELS) as threads:
            list(threads.map(lane, range(_CHANNELS)))
        sent = wire.arrived()
    _once_each(sent)
    print(f"\n{_POSTS} requests of one minute, {_CHANNELS} channels, {_LATENCY_MS} ms, the client alone")
    print(f"  ideal, on the wire        {spread(_ideal_ms())}")
    print(f"  client, on the wire       {spread(_late_ms([a.at for a in sent], due_at))}")


def bench_a_thousand_in_a_minute(tmp_path: Path, place: Engine) -> None:
    """Ours."""
    with answering(_LATENCY_MS) as wire:
        newsroom = Newsroom(tmp_path / "perfil", RealClock(), place)
        newsroom.adapters["wire"] = WireAdapter(wire)
        channels = rows.on_the_wire(newsroom, _CHANNELS)
        due_at = newsroom.clock() + timedelta(seconds=25)
        rows.fill(newsroom.database, rows.author(newsroom), rows.in_turn(channels, _POSTS, due_at))
        with running(newsroom.publisher()):
            _wait(due_at - timedelta(seconds=0.5))
            began_s = _cpu_s()
            _all_of(wire, "GET")
            threading.Event().wait(2)
            used_s = _cpu_s() - began_s
        sent = wire.arrived()
        with newsroom.database.reading() as tx:
            found = tx.execute(select(tables.publication.c.state, tables.publication.c.published_at)).all()
        newsroom.close()
    _once_each(sent)
    assert {row.state for row in found} == {State.PUBLISHED}
    print(f"\n{_POSTS} publications of one minute, {_CHANNELS} channels, {_LATENCY_MS} ms, {place.name}")
    print(f"  ideal, on the wire        {spread(_ideal_ms())}")
    print(f"  ours, on the wire         {spread(_late_ms([a.at for a in sent], due_at))}")
    print(f"  ideal, seen there         {spread([ms + 2 * _LATENCY_MS for ms in _ideal_ms()])}")
    print(f"  ours, seen there          {spread(_late_ms([row.published_at for row in found], due_at))}")
    first = sorted(_late_ms([a.at for a in sent], due_at))[:_CHANNELS]
    print(f"  ours, the first of each   {spread(first)}")
    print(f"  ours, processor           {used_s:.1f} s")


@pytest.mark.parametrize("receipts", [False, True], ids=["sending_alone", "the_same_work"])
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def bench_the_same_by_apscheduler(tmp_path: Path, kind: str, receipts: bool, request: pytest.FixtureRequest) -> None:
    """Its store, its threads, the same client."""
    with answering(_LATENCY_MS) as wire:
        if kind == "sqlite":
            _by_apscheduler(wire, None, tmp_path, receipts)
        else:
            server: postgres.Server = request.getfixturevalue("server")
            with on_postgresql(server, None) as database:
                _by_apscheduler(wire, database, tmp_path, receipts)


def _by_apscheduler(wire: Wire, database: OnPostgresql | None, folder: Path, receipts: bool) -> None:
    engine = scheduler.engine_on(database, folder)
    due_at = datetime.now(UTC) + timedelta(seconds=25)
    posts = [(f"Publicación {n}", n % _CHANNELS) for n in range(_POSTS)]
    with scheduler.scheduled(wire, engine, posts, due_at, receipts=receipts):
        _wait(due_at - timedelta(seconds=0.5))
        began_s = _cpu_s()
        read = _all_of(wire, "GET" if receipts else "POST")
        threading.Event().wait(2)
        used_s = _cpu_s() - began_s
    engine.dispose()
    sent = wire.arrived()
    _once_each(sent)
    what = "doing the same work" if receipts else "sending alone"
    print(f"\n  APScheduler {what}, {'PostgreSQL' if database else 'SQLite'}")
    print(f"  on the wire               {spread(_late_ms([a.at for a in sent], due_at))}")
    if receipts:
        seen = [a.at + timedelta(milliseconds=_LATENCY_MS) for a in read]
        print(f"  seen there                {spread(_late_ms(seen, due_at))}")
    print(f"  processor                 {used_s:.1f} s")

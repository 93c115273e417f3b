"""What the loop asks the database every turn, among a million publications, each with how the database answers it.

Two mixes: a town hall's (99 % published years ago, a few in every other state) and a bad one (10 % planned far ahead).
Beside each query stands the cheapest one there is: a row by its key.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from uuid import UUID

import pytest
from sqlalchemy import Connection, event

from calendario.domain.channel import Channel
from calendario.domain.publication import State
from calendario.store import claims, publications, timetable
from calendario.store.database import Database
from tests.benchmarks.publisher import rows
from tests.benchmarks.publisher.figures import at
from tests.engines import Engine
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock

_ROWS = int(os.environ.get("CALENDARIO_BENCH_ROWS", "1000000"))
_RUNS = 200
_TOWN = {State.PUBLISHED: 0.99, State.CANCELLED: 0.007, State.MISSED: 0.001, State.FAILED: 0.001, State.HELD: 0.0007}
_TOWN_PLANNED, _BAD_PLANNED = 0.0003, 0.1
_DUE, _UNKNOWN, _SENDING = 5, 5, 5  # what is there to be found

_Query = Callable[[Connection], object]


def _mix(channels: list[Channel], planned: float, now: datetime) -> Iterator[rows.Row]:
    draw = random.Random(2026)
    states, weights = list(_TOWN), list(_TOWN.values())
    some = [(State.PLANNED, now + timedelta(seconds=30))] * _DUE
    some += [(State.UNCONFIRMED, now)] * _UNKNOWN + [(State.SENDING, now)] * _SENDING
    for n in range(_ROWS):
        channel = channels[n % len(channels)].id
        if n < len(some):
            yield rows.Row(channel, *some[n], "Feria")
        elif draw.random() < planned:
            yield rows.Row(channel, State.PLANNED, now + timedelta(minutes=draw.uniform(10, 500_000)), "Feria")
        else:
            state = draw.choices(states, weights)[0]
            yield rows.Row(channel, state, now - timedelta(minutes=draw.uniform(10, 2_000_000)), "Feria")


@pytest.mark.parametrize("planned", [_TOWN_PLANNED, _BAD_PLANNED], ids=["town", "bad"])
def bench_every_turn(tmp_path: Path, place: Engine, planned: float) -> None:
    """Warm, one connection, as the loop asks."""
    newsroom = Newsroom(tmp_path / "perfil", RealClock(), place)
    database, now = newsroom.database, newsroom.clock()
    channels = rows.on_the_wire(newsroom, 50)
    began = perf_counter()
    made = rows.fill_fast(newsroom, _mix(channels, planned, now), len(channels))
    place.tampered(newsroom.desk.office.profile, "ANALYZE" if place.name == "postgresql" else "PRAGMA optimize")
    print(f"\n{_ROWS} publications, {planned:.2%} planned, {place.name} (written in {perf_counter() - began:.0f} s)")
    ours = [c.id for c in channels]
    known = random.Random(1).choices(made, k=_RUNS)
    queries: dict[str, _Query] = {
        "one by its key": lambda tx: publications.publication(tx, known.pop()),
        "due": lambda tx: timetable.due(tx, now + timedelta(seconds=90), ours),
        "overdue": lambda tx: timetable.overdue(tx, now),
        "next_due_at": lambda tx: timetable.next_due_at(tx, ours),
        "being_sent": lambda tx: claims.being_sent(tx, UUID(int=0), now),
        "to_look_up": lambda tx: timetable.to_look_up(tx, now, ours),
        "gone_late": lambda tx: timetable.gone_late(tx, ours, now),
    }
    for name, ask in queries.items():
        _told(database, name, ask)
    newsroom.close()


def _told(database: Database, name: str, ask: _Query) -> None:
    taken_ms: list[float] = []
    said: list[tuple[str, object]] = []

    def hear(_c: object, _cursor: object, statement: str, parameters: object, _x: object, _many: object) -> None:
        said.append((statement, parameters))

    with database.reading() as tx:
        for _ in range(_RUNS):
            began = perf_counter()
            ask(tx)
            taken_ms.append((perf_counter() - began) * 1000)
    over = "   OVER 1 ms" if at(0.99, taken_ms[1:] or taken_ms) > 1 else ""
    print(f"  {name:16} p50 {at(0.5, taken_ms):8.3f}   p99 {at(0.99, taken_ms):8.3f} ms{over}")
    if name == "one by its key":
        return
    with database.reading() as tx:
        event.listen(tx.engine, "before_cursor_execute", hear)
        ask(tx)
        event.remove(tx.engine, "before_cursor_execute", hear)
        sqlite = tx.dialect.name == "sqlite"
        for statement, parameters in said:
            explained = f"EXPLAIN {'QUERY PLAN ' if sqlite else ''}{statement}"
            for row in tx.exec_driver_sql(explained, parameters):  # type: ignore[arg-type]
                print(f"      {row[3] if sqlite else row[0]}")

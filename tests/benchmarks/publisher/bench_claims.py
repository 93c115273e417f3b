"""How many publications a second one process claims, receipts and settles, with no network in between.

Beside it: as many of the same kind of commit (one small row) a second as the database takes from one thread.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest

from calendario.domain.adapter import Prepared, Receipt, Secret
from calendario.domain.channel import Channel
from calendario.domain.publication import State
from calendario.publisher import sending
from calendario.publisher.newsroom import Newsroom as PublisherNewsroom
from calendario.store import settings
from tests.benchmarks.publisher import rows
from tests.benchmarks.publisher.network import Wire, WireAdapter
from tests.engines import Engine
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock

_POSTS = 600


class _AtOnce(WireAdapter):
    """Takes everything and shows it, in no time."""

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: object) -> Receipt:
        return Receipt(key, None)

    def find(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: object) -> Receipt:
        return Receipt(key, None)


@pytest.mark.parametrize("threads", [1, 10, 50])
def bench_claims(tmp_path: Path, place: Engine, threads: int) -> None:
    """`sending.send` with everything made ready, on as many lanes as there are threads."""
    newsroom = Newsroom(tmp_path / "perfil", RealClock(), place)
    newsroom.adapters["wire"] = _AtOnce(Wire(0))
    office = newsroom.desk.office
    channels = rows.on_the_wire(newsroom, threads)
    due_at = newsroom.clock() - timedelta(seconds=1)
    planned = rows.fill(newsroom.database, rows.author(newsroom), rows.in_turn(channels, _POSTS, due_at))
    given = PublisherNewsroom(
        database=newsroom.database,
        machine=office.machine,
        owner=f"{office.machine}:1:1",
        adapters=newsroom.adapters,
        media=office.media.path,
        secrets=lambda _channel: None,
        clock=newsroom.clock,
    )
    ready = [sending.prepare(given, p) for p in planned]

    def lane(number: int) -> None:
        for r in ready[number::threads]:
            assert r is not None
            sent = sending.send(given, r)
            if sent is not None:
                sending.read_back(given, sent)

    began = perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        for done in [pool.submit(lane, n) for n in range(threads)]:
            done.result()
    taken_s = perf_counter() - began
    with newsroom.database.reading() as tx:
        assert {sending.publications.publication(tx, p).state for p in planned} == {State.PUBLISHED}
    print(
        f"\n{place.name}, {threads} thread(s): {_POSTS / taken_s:6.0f} publications a second, "
        f"{3 * _POSTS / taken_s:6.0f} transactions (beside: {_bare(newsroom):.0f} bare commits)"
    )
    newsroom.close()


def _bare(newsroom: Newsroom) -> float:
    began = perf_counter()
    for n in range(200):
        with newsroom.database.writing() as tx:
            settings.write(tx, "bench", n)
    return 200 / (perf_counter() - began)

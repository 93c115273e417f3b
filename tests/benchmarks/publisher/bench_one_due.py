"""One publication due after a time in which nothing was: from its instant to the request on the wire.

In turn with a bare thread that sleeps until the instant and sends the same request by the same client.
"""

from __future__ import annotations

import os
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

from calendario.domain.publication import State
from tests.benchmarks.publisher import rows
from tests.benchmarks.publisher.figures import spread
from tests.benchmarks.publisher.network import Wire, WireAdapter, answering
from tests.engines import Engine
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, running

_POSTS = int(os.environ.get("CALENDARIO_BENCH_POSTS", "60"))
_APART = timedelta(seconds=1.3)  # longer than a look of the loop, and never at the same place between two looks
_LATENCY_MS = 5


def bench_one_due(tmp_path: Path, place: Engine) -> None:
    """The publisher runs and has nothing else to do; the store does not change in between."""
    with answering(_LATENCY_MS) as wire:
        newsroom = Newsroom(tmp_path / "perfil", RealClock(), place)
        newsroom.adapters["wire"] = WireAdapter(wire)
        (channel,) = rows.on_the_wire(newsroom, 1)
        first_at = newsroom.clock() + timedelta(seconds=5)
        due = [first_at + n * _APART for n in range(_POSTS)]
        rows.fill(
            newsroom.database,
            rows.author(newsroom),
            [rows.Row(channel.id, State.PLANNED, at, f"Publicación {n}") for n, at in enumerate(due)],
        )
        bare = [at + _APART / 2 for at in due]
        sleeper = threading.Thread(target=_sleep_and_send, args=(wire, bare))
        with running(newsroom.publisher()):
            sleeper.start()
            sleeper.join()
            threading.Event().wait(1)
        arrived = {a.text: a.at for a in wire.arrived()}
        newsroom.close()
    ours = [(arrived[f"Publicación {n}"] - at).total_seconds() * 1000 for n, at in enumerate(due)]
    theirs = [(arrived[f"a solas {n}"] - at).total_seconds() * 1000 for n, at in enumerate(bare)]
    print(f"\nOne due after {_APART.total_seconds()} s of nothing, {_POSTS} times, {place.name}")
    print(f"  a thread that sleeps      {spread(theirs)}")
    print(f"  ours, on the wire         {spread(ours)}   earliest {min(ours):.1f} ms   (goal: p99 at most 50 ms)")


def _sleep_and_send(wire: Wire, instants: list[datetime]) -> None:
    for n, at in enumerate(instants):
        time.sleep(max(0.0, at.timestamp() - time.time()))
        wire.publish(f"bare{n}", f"a solas {n}")

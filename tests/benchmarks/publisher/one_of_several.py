"""One publisher of several on one PostgreSQL calendar, as a process: says that it is there, publishes until it is told.

Its network is a file to which it appends what it was given, in no time or after a sleep: every line is a post.
"""

from __future__ import annotations

import sys
import threading
import time
from datetime import datetime
from pathlib import Path

from calendario.domain.adapter import Prepared, Receipt, Secret
from calendario.domain.channel import Channel
from calendario.main import clock
from calendario.publisher.loop import Publisher
from calendario.publisher.newsroom import Newsroom
from calendario.store.database import Database
from calendario.store.media import MediaFolder
from calendario.store.profile import Profile
from tests.benchmarks.publisher.network import Wire, WireAdapter


class _File(WireAdapter):
    def __init__(self, path: Path, latency_s: float) -> None:
        super().__init__(Wire(0))
        self._out, self._latency_s = path.open("ab", buffering=0), latency_s

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        time.sleep(self._latency_s)
        self._out.write(prepared.payload.content.text.encode() + b"\n")
        return Receipt(key, None)

    def find(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        time.sleep(self._latency_s)
        return Receipt(key, None)


def main(url: str, folder: Path, latency_ms: int) -> None:
    """Runs until its standard input is closed."""
    profile = Profile.at(folder, clock())
    given = Newsroom(
        database=Database.connect(url, clock()),
        machine=profile.machine,
        owner=f"{profile.machine}:1:1",
        adapters={"wire": _File(folder / "posts", latency_ms / 1000)},
        media=MediaFolder(profile.media).path,
        secrets=lambda _channel: None,
        clock=clock,
    )
    told = threading.Event()
    loop = threading.Thread(target=Publisher(given).run, args=(told,))
    loop.start()
    print("here", flush=True)
    sys.stdin.read()
    told.set()
    loop.join()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))

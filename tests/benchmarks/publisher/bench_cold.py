"""*Publicar ahora* while no publisher is alive: from the button to the request on the wire, the 20 s of undo left out.

The publisher starts as the window starts it. It has those 20 s to start in, so the button's own lateness is told too,
with them. Beside both: a Python that starts and does nothing.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from calendario.channels.mastodon.sign_in import Access
from calendario.channels.practice import PracticeNetwork
from calendario.desk.desk import Desk
from calendario.desk.planning import UNDO_FOR
from calendario.desk.setup import NoQuestions
from calendario.domain.channel import Channel
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.slot import wall_clock
from calendario.main import clock, open_desk
from calendario.publisher import process
from calendario.store import channels
from calendario.store.ids import new_id
from tests.benchmarks.publisher.figures import at
from tests.newsroom import ZONE
from tests.publisher.running import until
from tests.servers.fake_mastodon import FakeMastodon

_RUNS = 7
_KEY = bytes(range(32))


@pytest.mark.parametrize("network", ["practice", "mastodon"])
def bench_publish_now_from_cold(tmp_path: Path, network: str) -> None:
    """Each time another profile's first publisher."""
    with FakeMastodon() as mastodon:
        late = [_lateness_ms(tmp_path / f"cold{n}", network, mastodon, UNDO_FOR) for n in range(_RUNS)]
        in_time = _lateness_ms(tmp_path / "in_time", network, mastodon, timedelta())
    empty = [_empty_ms() for _ in range(_RUNS)]
    print(f"\nPublicar ahora with no publisher alive, {network}, {_RUNS} times")
    print(f"  a Python that does nothing          p50 {at(0.5, empty):7.0f}   worst {max(empty):7.0f} ms")
    print(f"  button to wire, without the undo    p50 {at(0.5, late):7.0f}   worst {max(late):7.0f} ms")
    print(f"  after the undo, publisher started with the button: {in_time:.0f} ms late")


def _lateness_ms(folder: Path, network: str, mastodon: FakeMastodon, undone: timedelta) -> float:
    """By how much the request came after its instant: `undone` of the undo had passed when the button was pressed."""
    desk = open_desk(folder, lambda: clock() - undone)
    desk.setup.begin("Ayuntamiento de Villasauce", ZONE, "Merche Olmo")
    channel, arrived = _on_mastodon(desk, mastodon) if network == "mastodon" else _for_practice(desk, folder)
    post_id = desk.writing.new().post_id
    plan = PlanDraft((channel.id,), wall_clock(clock() + timedelta(days=1), ZONE))
    (planned,) = desk.planning.plan(post_id, Draft("Feria", Content("Feria")), plan, as_it_is=True)
    (going,) = desk.decisions.publish_now(planned.id)
    command = [sys.executable, "-P", "-m", "calendario", "--profile", str(folder), "publish", "--key-from-stdin"]
    process.start([*command, "--stops", str(desk.publishing.stops())], _KEY)
    until(arrived, "the request")
    desk.publishing.stop()
    desk.watching.close()
    desk.office.database.close()
    found = arrived()
    assert found is not None
    return (found - going.publication.due_at).total_seconds() * 1000


def _for_practice(desk: Desk, folder: Path) -> tuple[Channel, Callable[[], datetime | None]]:
    channel = desk.channels.sign_in("practice", {"folder": str(folder / "practica")}, NoQuestions())
    there = PracticeNetwork(folder / "practica")
    return channel, lambda: next((post.taken_at for post in there.posts()), None)


def _on_mastodon(desk: Desk, server: FakeMastodon) -> tuple[Channel, Callable[[], datetime | None]]:
    taken = len(server.statuses)
    settings = {"server": server.url, "account_id": server.account_id("ayto")}
    secret = Access("id", "secret", server.add_token("ayto")).to_json()
    channel = Channel(new_id(clock()), "mastodon", "mastodon", "Ayto", "AY", "@ayto@v.example", settings)
    with desk.office.database.writing() as tx:
        channels.save(tx, channel)
    desk.office.vault.open_with_key(_KEY)
    desk.office.vault.write(channel.id, secret)
    return channel, lambda: next((status.made_at for status in server.statuses[taken:]), None)


def _empty_ms() -> float:
    began = perf_counter()
    subprocess.run([sys.executable, "-c", ""], check=True, timeout=20)
    return (perf_counter() - began) * 1000

"""How late a publication goes out: one alone, and a hundred at the same instant on ten channels.

The ideal is the instant itself. Beside it stands what the practice network alone takes for as many posts, one after
another: a publisher cannot be faster than its networks.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from calendario.channels.practice import PracticeAdapter, PracticeNetwork
from calendario.domain.adapter import Prepared
from calendario.domain.delivery import Payload, new_key
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from tests.newsroom import ZONE, Newsroom
from tests.publisher.running import RealClock, running, until


def bare_ms(newsroom: Newsroom, count: int) -> float:
    """What the practice network takes for `count` posts without a publisher."""
    adapter, now = PracticeAdapter(), datetime.now(UTC)
    channel = newsroom.add_practice("Sola", newsroom.folder / "sola")
    began = perf_counter()
    for n in range(count):
        payload = Payload("Feria", Content("Feria"), now, "p")
        adapter.publish(channel, None, Prepared(payload, {"pictures": {}}), new_key(now, n), now)
    return (perf_counter() - began) * 1000


@pytest.mark.parametrize(("count", "channels", "ahead_s"), [(1, 1, 1.5), (100, 10, 15.0)])
def test_lateness(tmp_path: Path, count: int, channels: int, ahead_s: float) -> None:
    newsroom = Newsroom(tmp_path / "perfil", RealClock())
    on = [newsroom.channel, *(newsroom.add_practice(f"C{n}", newsroom.folder / f"c{n}") for n in range(1, channels))]
    due_at = newsroom.clock() + timedelta(seconds=ahead_s)
    desk, planned = newsroom.desk.writing, []
    for n in range(count // channels):
        plan = PlanDraft(tuple(c.id for c in on), wall_clock(due_at, ZONE))
        draft = Draft("", Content(f"Publicación {n}"))
        planned += newsroom.desk.planning.plan(desk.new().post_id, draft, plan, as_it_is=True)
    with running(newsroom.publisher()):
        until(lambda: newsroom.clock() > due_at, "the hour")
        until(lambda: {newsroom.state(p) for p in planned} == {State.PUBLISHED}, "the posts")
    taken = [post.taken_at for c in on for post in PracticeNetwork(Path(c.settings["folder"])).posts()]
    late_ms = sorted((at - due_at).total_seconds() * 1000 for at in taken)
    assert len(late_ms) == count
    assert late_ms[0] >= 0
    print(
        f"\n{count} publication(s) on {channels} channel(s): first {late_ms[0]:.0f} ms late, "
        f"median {median(late_ms):.0f} ms, last {late_ms[-1]:.0f} ms "
        f"(ideal 0 ms; the network alone takes {bare_ms(newsroom, count):.0f} ms for as many)"
    )
    newsroom.close()

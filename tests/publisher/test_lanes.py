"""One lane for each channel: a slow network holds up nobody else, and its own posts keep their order."""

from __future__ import annotations

from pathlib import Path

from calendario.domain.publication import State
from tests.engines import Engine
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, SlowPractice, happens, running, until


def test_a_slow_channel_does_not_hold_another(tmp_path: Path, engine: Engine) -> None:
    newsroom = Newsroom(tmp_path / "perfil", RealClock(), engine)
    slow = SlowPractice(str(newsroom.practice.folder), "publish")
    newsroom.adapters["practice"] = slow
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    stuck, free = newsroom.plan("Lenta", minutes=1 / 120), newsroom.plan("Rápida", on=(other,), minutes=1 / 100)
    with running(newsroom.publisher()):
        happens(slow.began, "the slow call")
        until(lambda: newsroom.state(free) is State.PUBLISHED, "the other channel's post")
        assert newsroom.state(stuck) is State.SENDING
        slow.go_on.set()
        until(lambda: newsroom.state(stuck) is State.PUBLISHED, "the slow channel's post")
    newsroom.close()


def test_the_posts_of_one_channel_go_out_in_the_order_of_their_hours(newsroom: Newsroom) -> None:
    late, early, middle = (newsroom.plan(f"A los {n}", minutes=n) for n in (10, 8, 9))
    newsroom.clock.forward(minutes=11)
    newsroom.publish()
    assert [p.text for p in newsroom.practice.posts()] == ["A los 8", "A los 9", "A los 10"]
    assert {newsroom.state(p) for p in (late, early, middle)} == {State.PUBLISHED}


def test_one_post_that_is_refused_does_not_hold_the_next(newsroom: Newsroom) -> None:
    first, second = newsroom.plan("Primera", minutes=9), newsroom.plan("Segunda", minutes=10)
    newsroom.practice.switch("refuse", times=1)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert (newsroom.state(first), newsroom.state(second)) == (State.FAILED, State.PUBLISHED)

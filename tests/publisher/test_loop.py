"""The loop on the real clock: on time, awake when something changes, and not stopped by a store that is busy."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from calendario.channels.practice import PracticeNetwork
from calendario.domain.adapter import Unavailable
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.main import open_desk
from calendario.store import channels, presence
from calendario.store.claims import being_sent
from calendario.store.database import StoreProblem
from tests.engines import Engine
from tests.newsroom import ZONE, Clock, Newsroom
from tests.publisher.running import RealClock, SlowPractice, happens, running, until

SOON = 1 / 30  # minutes


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> Iterator[Newsroom]:
    """A newsroom on the computer's clock, with less patience for a locked calendar than in earnest."""
    monkeypatch.setattr("calendario.store.database._LOCK_WAIT_S", 0.4)
    made = Newsroom(tmp_path / "perfil", RealClock(), engine)
    yield made
    made.close()


def beats(newsroom: Newsroom) -> tuple[presence.Presence, ...]:
    """The publishers that say they are alive."""
    with newsroom.database.reading() as tx:
        return presence.publishers(tx)


def test_a_post_goes_out_within_a_second_of_its_hour_and_never_before(live: Newsroom) -> None:
    with running(live.publisher()):
        fair = live.plan("Feria de primavera", minutes=SOON)
        until(lambda: live.state(fair) is State.PUBLISHED, "the post")
    (post,) = live.practice.posts()
    late_s = (post.taken_at - fair.due_at).total_seconds()
    print(f"\nlate by {late_s * 1000:.1f} ms")  # noqa: T201  the figure is the point
    assert post.taken_at >= fair.due_at
    assert late_s < 5  # a busy computer; alone it is milliseconds
    out = live.now(fair)
    assert out.published_at is not None
    assert out.url == post_url(live)


def post_url(newsroom: Newsroom) -> str:
    return next((newsroom.practice.folder / "posts").glob("*.html")).as_uri()


@pytest.mark.sqlite  # the window opens files only
def test_a_post_planned_in_another_window_wakes_the_publisher(live: Newsroom) -> None:
    prepared = threading.Event()
    with running(live.publisher(lambda step: prepared.set() if step == "prepared" else None)):
        until(lambda: beats(live), "the loop")
        other = open_desk(live.folder)
        plan = PlanDraft((live.channel.id,), wall_clock(live.clock() + timedelta(seconds=3), ZONE))
        (fair,) = other.planning.plan(other.writing.new().post_id, Draft("", Content("Feria")), plan, as_it_is=True)
        other.watching.close()
        other.office.database.close()
        happens(prepared, "the publisher to see it")
        until(lambda: live.state(fair) is State.PUBLISHED, "the post")
    assert live.practice.received("Feria") == 1


def test_a_text_corrected_after_it_was_made_ready_goes_out_corrected(live: Newsroom) -> None:
    prepared = threading.Event()
    with running(live.publisher(lambda step: prepared.set() if step == "prepared" else None)):
        fair = live.plan("Feria de primabera", minutes=2 * SOON)
        happens(prepared, "the post to be made ready")
        there = live.desk.writing.open(fair.post_id)
        draft = replace(there.draft, title="Feria", base=replace(there.draft.base, text="Feria de primavera"))
        live.desk.planning.plan(fair.post_id, draft, there.plan, as_it_is=True)
        until(lambda: live.state(fair) is State.PUBLISHED, "the post")
    assert [p.text for p in live.practice.posts()] == ["Feria de primavera"]


def test_asked_to_stop_it_finishes_what_it_is_sending(live: Newsroom) -> None:
    slow = SlowPractice(str(live.practice.folder), "publish")
    live.adapters["practice"] = slow
    fair = live.plan("Feria de primavera", minutes=SOON)
    with running(live.publisher()) as stop:
        happens(slow.began, "the call")
        stop.set()
        assert live.state(fair) is State.SENDING
        slow.go_on.set()
    assert live.state(fair) is State.PUBLISHED
    assert live.practice.received("Feria") == 1


def test_it_says_that_it_is_alive_and_says_goodbye(live: Newsroom) -> None:
    before = live.clock()
    with running(live.publisher()):
        until(lambda: beats(live), "a heartbeat")
        (alive,) = beats(live)
        assert alive.machine == live.desk.office.machine
        assert alive.started_at >= before
    assert beats(live) == ()


def test_a_locked_file_in_the_middle_does_not_stop_it(live: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    prepared = threading.Event()
    other = live.somebody_else()
    with running(live.publisher(lambda step: prepared.set() if step == "prepared" else None)):
        fair = live.plan("Feria de primavera", minutes=2 * SOON)
        happens(prepared, "the post to be made ready")
        other.keep()
        until(lambda: live.engine.busy in caplog.text, "the publisher to meet the lock")
        assert live.state(fair) is State.PLANNED
        other.let_go()
        until(lambda: live.state(fair) is State.PUBLISHED, "the post")
    other.close()
    assert live.practice.received("Feria") == 1


def test_a_file_locked_at_the_start_does_not_stop_it(live: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    fair = live.plan("Feria de primavera", minutes=SOON)
    other = live.somebody_else()
    other.keep()
    with running(live.publisher()):
        until(lambda: live.engine.busy in caplog.text, "the publisher to meet the lock")
        other.let_go()
        until(lambda: live.state(fair) is State.PUBLISHED, "the post")
    other.close()


def test_an_answer_that_could_not_be_written_is_looked_up_not_sent_again(live: Newsroom) -> None:
    fair = live.plan("Feria de primavera", minutes=SOON)
    until(lambda: live.clock() >= fair.due_at, "its hour")
    other = live.somebody_else()
    with pytest.raises(StoreProblem, match=live.engine.busy):
        live.publish(lambda step: other.keep() if step == "sent" else None)
    assert live.practice.received("Feria") == 1
    with live.database.reading() as tx:
        assert [p.id for p in being_sent(tx, live.desk.office.machine, live.clock())] == [fair.id]
    other.let_go()
    other.close()
    live.publish()
    assert live.state(fair) is State.PUBLISHED
    assert live.practice.received("Feria") == 1


def test_run_once_on_a_file_that_stays_locked_it_ends_and_says_so(live: Newsroom) -> None:
    fair = live.plan("Feria de primavera", minutes=SOON)
    until(lambda: live.clock() >= fair.due_at, "its hour")
    other = live.somebody_else()
    other.keep()
    with pytest.raises(StoreProblem, match=live.engine.busy):
        live.publish()
    other.let_go()
    other.close()
    assert live.state(fair) is State.PLANNED


def test_an_edit_made_while_the_network_is_slow_is_not_undone(live: Newsroom) -> None:
    slow = SlowPractice(str(live.practice.folder), "prepare")
    live.adapters["practice"] = slow
    fair = live.plan("Feria de primabera", minutes=1)
    with running(live.publisher()):
        happens(slow.began, "the slow call")
        there = live.desk.writing.open(fair.post_id)
        draft = replace(there.draft, title="Feria", base=replace(there.draft.base, text="Feria de primavera"))
        tomorrow = replace(there.plan, wall_time=fair.plan.wall_time + timedelta(days=1))
        live.desk.planning.plan(fair.post_id, draft, tomorrow, as_it_is=True)
        edited = live.now(fair)
        slow.then = Unavailable()
        slow.go_on.set()
    assert live.now(fair) == edited
    assert edited.due_at == fair.due_at + timedelta(days=1)


def test_between_making_ready_and_the_hour_it_sleeps(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera", minutes=0.25)
    publisher = newsroom.publisher()
    assert publisher._turn() == fair.due_at  # not twenty times a second before
    publisher._finish()


def test_what_no_longer_fits_when_its_hour_comes_is_held_with_the_reason(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Una feria con demasiadas palabras")
    with newsroom.database.writing() as tx:  # the server lowered its limit meanwhile
        tight = replace(newsroom.channel, limits=replace(newsroom.channel.accepts, text=10))
        channels.save(tx, tight)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    there = newsroom.now(fair)
    assert (there.state, there.reason) == (State.HELD, "finding")
    assert there.facts is not None
    assert there.facts["code"] == "too_long"
    assert newsroom.practice.posts() == ()


@pytest.mark.sqlite  # a shared calendar leaves it to a computer that knows it: test_several.py
def test_a_network_this_version_does_not_know_holds_the_post(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    del newsroom.adapters["practice"]
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.HELD, "no_adapter")


def test_a_picture_that_is_gone_fails_before_anything_is_sent(newsroom: Newsroom, tmp_path: Path) -> None:
    from PIL import Image as Picture

    Picture.new("RGB", (20, 20)).save(tmp_path / "plaza.png")
    image = newsroom.desk.writing.take_in(tmp_path / "plaza.png")
    desk, wall_time = newsroom.desk.writing, wall_clock(newsroom.clock() + timedelta(minutes=10), ZONE)
    draft = Draft("Plaza", Content("La plaza", (replace(image, alt="La plaza"),)))
    (fair,) = newsroom.desk.planning.plan(desk.new().post_id, draft, PlanDraft((newsroom.channel.id,), wall_time))
    desk.picture(image).unlink()
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.FAILED, "picture_missing")
    assert newsroom.attempts(fair) == ()


def test_a_post_past_its_own_limit_is_missed_though_only_a_minute_late(newsroom: Newsroom) -> None:
    limit = wall_clock(newsroom.clock() + timedelta(minutes=11), ZONE)
    fair = newsroom.plan("El pleno empieza ya", not_after=limit)
    newsroom.clock.forward(minutes=12)
    newsroom.publish()
    assert newsroom.state(fair) is State.MISSED
    assert newsroom.practice.posts() == ()


def test_a_network_that_is_gone_from_the_disk_is_tried_again(newsroom: Newsroom, clock: Clock) -> None:
    fair = newsroom.plan("Feria")
    (newsroom.folder / "practica").rename(newsroom.folder / "desenchufada")
    (newsroom.folder / "practica").write_text("no es una carpeta", encoding="utf-8")
    clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(fair) is State.PLANNED
    (newsroom.folder / "practica").unlink()
    (newsroom.folder / "desenchufada").rename(newsroom.folder / "practica")
    clock.forward(seconds=30)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert PracticeNetwork(newsroom.folder / "practica").received("Feria") == 1

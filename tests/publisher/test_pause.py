"""The general pause against the publisher: what is not claimed yet stays, what is under way shows as it ends."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from calendario.channels.practice import Fault
from calendario.desk.stopping import Choice, WayOn
from calendario.domain.pause import PauseReason
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Outcome, State
from tests.engines import Engine
from tests.newsroom import Newsroom
from tests.publisher.running import RealClock, happens, running, until


def test_a_pause_between_making_ready_and_the_claim_holds_the_post(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.clock.forward(minutes=10)

    def stop(step: str) -> None:
        if step == "prepared":
            assert newsroom.desk.stopping.pause(PauseReason.EMERGENCY) == 1

    newsroom.publish(stop)
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.HELD, "pause")
    assert newsroom.practice.posts() == ()
    assert newsroom.attempts(fair) == ()


def test_what_is_being_sent_this_second_goes_out_and_shows_so(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.clock.forward(minutes=10)

    def stop(step: str) -> None:
        if step == "claimed":
            assert newsroom.desk.stopping.pause(PauseReason.EMERGENCY) == 0

    newsroom.publish(stop)
    assert newsroom.state(fair) is State.PUBLISHED


def test_a_pause_holds_everything_on_every_channel_whatever_is_planned_later(newsroom: Newsroom) -> None:
    by_hand = newsroom.desk.channels.add_by_hand("whatsapp")
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    before = [newsroom.plan("Antes", on=(c,)) for c in (newsroom.channel, other, by_hand)]
    assert newsroom.desk.stopping.pause(PauseReason.MOURNING) == 3
    meanwhile = newsroom.plan("Durante")
    newsroom.clock.forward(minutes=10)
    for _ in range(3):
        newsroom.publish()
        newsroom.clock.forward(hours=1)
    assert {newsroom.state(p) for p in (*before, meanwhile)} == {State.HELD}  # held, not missed: a person decides
    assert newsroom.practice.posts() == ()


def test_after_the_pause_what_was_kept_goes_out_and_what_was_discarded_does_not(newsroom: Newsroom) -> None:
    kept, gone = newsroom.plan("Se mantiene"), newsroom.plan("Se descarta")
    newsroom.desk.stopping.pause(PauseReason.MISTAKE)
    newsroom.clock.forward(minutes=9)
    newsroom.publish()
    newsroom.desk.stopping.resume({kept.id: WayOn(Choice.KEEP), gone.id: WayOn(Choice.DISCARD)})
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert [p.text for p in newsroom.practice.posts()] == ["Se mantiene"]


def test_what_certainly_did_not_go_out_during_a_pause_is_held_by_it_and_decided_on_resuming(
    newsroom: Newsroom,
) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.RATE_LIMITED, times=1)
    newsroom.clock.forward(minutes=10)

    def stop(step: str) -> None:
        if step == "claimed":
            newsroom.desk.stopping.pause(PauseReason.EMERGENCY)

    newsroom.publish(stop)
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.HELD, "pause")
    assert [(a.outcome, a.reason) for a in newsroom.attempts(fair)] == [(Outcome.NOT_SENT, "rate_limited")]
    assert [d.publication.id for d in newsroom.desk.stopping.held()] == [fair.id]
    with pytest.raises(NotAllowed, match="held_left"):
        newsroom.desk.stopping.resume()


def test_what_is_found_not_to_be_out_during_a_pause_is_held_by_it(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.NO_ANSWER_BEFORE, times=1)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(fair) is State.UNCONFIRMED
    newsroom.desk.stopping.pause(PauseReason.EMERGENCY)
    newsroom.clock.forward(seconds=3)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.HELD, "pause")
    assert newsroom.practice.posts() == ()


def test_what_did_not_go_out_on_a_channel_paused_meanwhile_is_held_for_that(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.RATE_LIMITED, times=1)
    newsroom.clock.forward(minutes=10)

    def stop(step: str) -> None:
        if step == "claimed":
            newsroom.desk.channels.pause(newsroom.channel.id)

    newsroom.publish(stop)
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.HELD, "channel_paused")


def test_a_running_publisher_obeys_at_once_and_goes_on_when_told(tmp_path: Path, engine: Engine) -> None:
    newsroom = Newsroom(tmp_path / "perfil", RealClock(), engine)
    prepared = threading.Event()
    with running(newsroom.publisher(lambda step: prepared.set() if step == "prepared" else None)):
        fair = newsroom.plan("Feria de primavera", minutes=1 / 15)
        happens(prepared, "the post to be made ready")
        newsroom.desk.stopping.pause(PauseReason.EMERGENCY)
        until(lambda: newsroom.clock() > fair.due_at, "its hour")
        assert newsroom.practice.posts() == ()
        assert newsroom.state(fair) is State.HELD
        newsroom.desk.decisions.discard(fair.id)
        newsroom.desk.stopping.resume()
        later = newsroom.plan("Mercado", minutes=1 / 120)
        until(lambda: newsroom.state(later) is State.PUBLISHED, "the next post")
    assert [p.text for p in newsroom.practice.posts()] == ["Mercado"]
    newsroom.close()


def test_a_paused_channel_holds_its_own_and_leaves_the_others(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    stopped, going = newsroom.plan("Parada"), newsroom.plan("Sigue", on=(other,))
    assert newsroom.desk.channels.pause(newsroom.channel.id) == 1
    late = newsroom.plan("Planeada después")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert (newsroom.state(stopped), newsroom.now(stopped).reason) == (State.HELD, "channel_paused")
    assert (newsroom.state(late), newsroom.now(late).reason) == (State.HELD, "channel_paused")
    assert newsroom.state(going) is State.PUBLISHED

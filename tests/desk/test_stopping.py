"""The general pause as a person works it: stopping is cheap, resuming is slow."""

from __future__ import annotations

from datetime import datetime

import pytest

from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import State
from tests.newsroom import Newsroom

wall = datetime.fromisoformat  # a naive wall time


def test_a_pause_says_since_when_by_whom_and_why(newsroom: Newsroom) -> None:
    assert newsroom.desk.stopping.current() is None
    newsroom.desk.stopping.pause(PauseReason.MOURNING)
    newsroom.reopen()
    pause = newsroom.desk.stopping.current()
    assert pause is not None
    assert (pause.reason, pause.started_at, pause.started_by) == (
        PauseReason.MOURNING,
        newsroom.clock(),
        newsroom.desk.office.me().id,
    )
    assert newsroom.desk.calendar.today().pause == pause


def test_what_was_planned_is_held_and_drafts_are_left_alone(newsroom: Newsroom) -> None:
    first, second = newsroom.plan("Primera", minutes=10), newsroom.plan("Segunda", minutes=20)
    desk = newsroom.desk.writing
    plan = PlanDraft((newsroom.channel.id,), wall("2026-11-26 10:00"))
    desk.save_draft(desk.new().post_id, Draft("Borrador", Content("Borrador")), plan)
    assert newsroom.desk.stopping.pause(PauseReason.EMERGENCY) == 2
    assert [d.publication.id for d in newsroom.desk.stopping.held()] == [first.id, second.id]


def test_two_pauses_at_once_are_one(newsroom: Newsroom) -> None:
    newsroom.desk.stopping.pause(PauseReason.EMERGENCY)
    with pytest.raises(NotAllowed, match="already_paused"):
        newsroom.desk.stopping.pause(PauseReason.MOURNING)


def test_the_pause_ends_only_when_every_held_post_is_decided(newsroom: Newsroom) -> None:
    kept, moved, gone = (newsroom.plan(text) for text in ("Se queda", "Se mueve", "Se va"))
    newsroom.desk.stopping.pause(PauseReason.MISTAKE)
    with pytest.raises(NotAllowed) as told:
        newsroom.desk.stopping.resume()
    assert told.value.facts == {"count": 3}
    newsroom.desk.decisions.keep(kept.id)
    newsroom.desk.decisions.reschedule(moved.id, wall("2026-11-26 10:00"))
    with pytest.raises(NotAllowed, match="held_left"):
        newsroom.desk.stopping.resume()
    newsroom.desk.decisions.discard(gone.id)
    assert newsroom.desk.stopping.held() == ()
    newsroom.desk.stopping.resume()
    assert newsroom.desk.stopping.current() is None
    assert [newsroom.state(p) for p in (kept, moved, gone)] == [State.PLANNED, State.PLANNED, State.CANCELLED]


def test_what_is_planned_during_the_pause_is_held_until_decided_too(newsroom: Newsroom) -> None:
    newsroom.desk.stopping.pause(PauseReason.OTHER)
    meanwhile = newsroom.plan("Mientras tanto")
    assert newsroom.state(meanwhile) is State.HELD
    with pytest.raises(NotAllowed, match="held_left"):
        newsroom.desk.stopping.resume()


def test_what_waits_for_another_reason_does_not_keep_the_pause(newsroom: Newsroom) -> None:
    newsroom.plan("En un canal en pausa")
    newsroom.desk.channels.pause(newsroom.channel.id)
    newsroom.desk.stopping.pause(PauseReason.OTHER)
    newsroom.desk.stopping.resume()
    assert newsroom.desk.stopping.current() is None


def test_resuming_what_is_not_paused_is_told_so_and_a_pause_can_come_again(newsroom: Newsroom) -> None:
    with pytest.raises(NotAllowed, match="not_paused"):
        newsroom.desk.stopping.resume()
    for reason in PauseReason:
        newsroom.desk.stopping.pause(reason)
        newsroom.desk.stopping.resume()

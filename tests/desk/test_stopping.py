"""The general pause as a person works it: stopping is cheap, resuming is slow."""

from __future__ import annotations

from datetime import datetime

import pytest

from calendario.desk.stopping import Choice, Undecidable, WayOn
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import State
from tests.newsroom import Newsroom

wall = datetime.fromisoformat  # a naive wall time

KEEP, DISCARD = WayOn(Choice.KEEP), WayOn(Choice.DISCARD)


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
    tomorrow = WayOn(Choice.MOVE, wall("2026-11-26 10:00"))
    with pytest.raises(NotAllowed, match="held_left"):
        newsroom.desk.stopping.resume({kept.id: KEEP, moved.id: tomorrow})
    assert {newsroom.state(p) for p in (kept, moved, gone)} == {State.HELD}
    became = newsroom.desk.stopping.resume({kept.id: KEEP, moved.id: tomorrow, gone.id: DISCARD})
    assert [(p.id, p.state) for p in became] == [
        (kept.id, State.PLANNED),
        (moved.id, State.PLANNED),
        (gone.id, State.CANCELLED),
    ]
    assert newsroom.now(kept) == kept
    assert newsroom.now(moved).plan.wall_time == wall("2026-11-26 10:00")
    assert (newsroom.desk.stopping.held(), newsroom.desk.stopping.current()) == ((), None)


@pytest.mark.parametrize(
    ("way", "code"),
    [
        (WayOn(Choice.MOVE, wall("2026-11-25 08:00")), "time_passed"),
        (WayOn(Choice.MOVE, wall("2027-03-28 02:30")), "nonexistent_time"),
        (WayOn(Choice.MOVE, wall("2026-11-26 10:00")), "not_after_before_time"),
        (WayOn(Choice.KEEP), "time_passed"),
    ],
)
def test_one_decision_that_cannot_be_carried_out_leaves_everything_on_hold_and_is_named(
    newsroom: Newsroom, way: WayOn, code: str
) -> None:
    good, gone = newsroom.plan("Bien", minutes=60), newsroom.plan("Se va", minutes=60)
    bad = newsroom.plan("Mal", minutes=5, not_after=wall("2026-11-25 12:00"))
    newsroom.desk.stopping.pause(PauseReason.MISTAKE)
    newsroom.clock.forward(minutes=6)
    before = [newsroom.now(p) for p in (good, gone, bad)]
    with pytest.raises(Undecidable) as told:
        newsroom.desk.stopping.resume({good.id: KEEP, gone.id: DISCARD, bad.id: way})
    assert (told.value.publication_id, told.value.code) == (bad.id, code)
    assert newsroom.desk.stopping.current() is not None
    assert [newsroom.now(p) for p in (good, gone, bad)] == before


def test_what_was_decided_elsewhere_meanwhile_is_named_and_nothing_is_decided_over_it(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    newsroom.desk.stopping.pause(PauseReason.MISTAKE)
    newsroom.desk.decisions.discard(fair.id)
    with pytest.raises(Undecidable, match="changed_meanwhile") as told:
        newsroom.desk.stopping.resume({fair.id: KEEP})
    assert told.value.publication_id == fair.id
    assert newsroom.state(fair) is State.CANCELLED


def test_what_is_kept_on_a_channel_that_is_paused_too_stays_held_for_that(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    newsroom.desk.stopping.pause(PauseReason.MISTAKE)
    newsroom.desk.channels.pause(newsroom.channel.id)
    (became,) = newsroom.desk.stopping.resume({fair.id: KEEP})
    assert (became.state, became.reason) == (State.HELD, "channel_paused")
    assert newsroom.desk.stopping.current() is None


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


def test_what_is_already_in_a_person_s_hands_stays_there_and_can_be_said_to_be_out(newsroom: Newsroom) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    notice = newsroom.plan("Bando", on=(whatsapp,), minutes=10)
    later = newsroom.plan("Verbena", on=(whatsapp,), minutes=30)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.desk.stopping.pause(PauseReason.MOURNING) == 1
    assert (newsroom.state(notice), newsroom.state(later)) == (State.BY_HAND, State.HELD)
    newsroom.desk.decisions.is_out(notice.id)
    assert newsroom.state(notice) is State.PUBLISHED


def test_a_post_on_several_channels_is_counted_once(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    newsroom.plan("Feria", on=(newsroom.channel, other))
    assert newsroom.desk.calendar.publisher().waiting == 1
    assert newsroom.desk.stopping.pause(PauseReason.OTHER) == 1
    with pytest.raises(NotAllowed) as told:
        newsroom.desk.stopping.resume()
    assert told.value.facts == {"count": 1}

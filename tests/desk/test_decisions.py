"""Each button of a decision, and that a decision made elsewhere meanwhile changes nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from calendario.channels.practice import Fault
from calendario.domain.pause import PauseReason
from calendario.domain.post import PlanDraft
from calendario.domain.problem import BadInput, NotAllowed, NotFound
from calendario.domain.publication import Publication, State
from calendario.store import publications
from tests.newsroom import Newsroom

wall = datetime.fromisoformat  # a naive wall time


def missed(newsroom: Newsroom) -> Publication:
    """A post whose hour passed while the computer was off."""
    fair = newsroom.plan("Feria de primavera")
    newsroom.clock.forward(hours=1)
    newsroom.publish()
    assert newsroom.state(fair) is State.MISSED
    return fair


def unconfirmed(newsroom: Newsroom) -> Publication:
    """A post of which nobody knows, and looking settles nothing."""
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.NO_ANSWER_BEFORE, times=1)
    newsroom.practice.switch(Fault.CANNOT_TELL)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(seconds=3)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.UNCONFIRMED, "cannot_tell")
    newsroom.practice.heal()
    return fair


def held(newsroom: Newsroom) -> Publication:
    """A post that the general pause holds."""
    fair = newsroom.plan("Feria de primavera")
    newsroom.desk.stopping.pause(PauseReason.MISTAKE)
    return fair


def test_a_missed_post_waits_among_the_decisions_with_its_reason(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    (decision,) = newsroom.desk.calendar.today().decisions
    assert (decision.publication.id, decision.state, decision.reason) == (fair.id, State.MISSED, "late")
    assert (decision.title, decision.text, decision.wall_time) == (
        "Feria de primavera",
        "Feria de primavera",
        wall("2026-11-25 09:10"),
    )


def test_publish_now_sends_a_missed_post_after_the_time_to_undo(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    newsroom.desk.decisions.publish_now(fair.id)
    newsroom.publish()
    assert newsroom.practice.posts() == ()
    newsroom.clock.forward(seconds=20)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert newsroom.desk.calendar.today().decisions == ()


def test_the_link_of_what_was_published_by_hand_can_be_told_later_and_put_right(newsroom: Newsroom) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    notice = newsroom.plan("Bando", on=(whatsapp,))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    decisions = newsroom.desk.decisions
    with pytest.raises(NotAllowed):
        decisions.add_link(notice.id, "https://wa.example/1")  # not said to be out yet
    out = decisions.is_out(notice.id)
    for bad in ("", "en el canal", "ftp://wa.example/1"):
        with pytest.raises(BadInput, match="bad_link"):
            decisions.add_link(notice.id, bad)
    for link in ("https://wa.example/1", "https://wa.example/2"):
        decisions.add_link(notice.id, f" {link} ")
        assert newsroom.now(notice) == replace(out, url=link)  # and nothing else


def test_a_link_that_the_network_told_is_not_written_over(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    with pytest.raises(NotAllowed):
        newsroom.desk.decisions.add_link(fair.id, "https://otra.example")


def test_a_move_is_put_back_even_where_the_post_waited_for_a_person(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    before = newsroom.now(fair)
    moves = newsroom.desk.decisions.move([fair.id], wall("2026-11-26 10:00"))
    assert newsroom.state(fair) is State.PLANNED
    newsroom.desk.decisions.put_back(moves)
    assert newsroom.now(fair) == before


def test_what_would_be_planned_for_an_hour_that_is_gone_is_not_put_back(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=10)
    moves = newsroom.desk.decisions.move([fair.id], wall("2026-11-26 10:00"))
    newsroom.clock.forward(minutes=11)
    with pytest.raises(BadInput, match="time_passed"):
        newsroom.desk.decisions.put_back(moves)
    assert newsroom.now(fair).plan.wall_time == wall("2026-11-26 10:00")


def test_of_several_channels_all_are_moved_or_none(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=60)
    limited = newsroom.plan("Mercado", minutes=60, not_after=wall("2026-11-25 12:00"))
    with pytest.raises(BadInput, match="not_after_before_time"):
        newsroom.desk.decisions.move([fair.id, limited.id], wall("2026-11-26 10:00"))
    assert newsroom.now(fair) == fair


def test_another_hour_plans_it_there(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    newsroom.desk.decisions.reschedule(fair.id, wall("2026-11-26 10:00"))
    assert newsroom.state(fair) is State.PLANNED
    newsroom.clock.now = wall("2026-11-26 09:00:00+00:00")
    newsroom.publish()
    assert newsroom.practice.received("Feria") == 1


@pytest.mark.parametrize(
    ("hour", "code"), [("2026-11-25 09:59", "time_passed"), ("2027-03-28 02:30", "nonexistent_time")]
)
def test_an_hour_that_cannot_be_is_refused_and_it_still_waits(newsroom: Newsroom, hour: str, code: str) -> None:
    fair = missed(newsroom)
    with pytest.raises(BadInput) as told:
        newsroom.desk.decisions.reschedule(fair.id, wall(hour))
    assert told.value.code == code
    assert newsroom.state(fair) is State.MISSED


def test_discarded_it_is_gone_and_undone_it_is_a_dated_draft(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    newsroom.desk.decisions.discard(fair.id)
    assert newsroom.desk.calendar.today().decisions == newsroom.desk.calendar.today().cards == ()
    newsroom.desk.decisions.undo_discard(fair.id)
    assert newsroom.state(fair) is State.PROPOSED
    newsroom.publish()
    assert newsroom.practice.posts() == ()


def test_undoing_too_late_when_it_was_planned_anew_changes_nothing(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    newsroom.desk.decisions.discard(fair.id)
    there = newsroom.desk.writing.open(fair.post_id)
    newsroom.desk.planning.plan(
        fair.post_id,
        there.draft,
        PlanDraft((newsroom.channel.id,), wall("2026-11-26 10:00")),
        as_it_is=True,
    )
    with pytest.raises(NotAllowed, match="changed_meanwhile"):
        newsroom.desk.decisions.undo_discard(fair.id)
    assert newsroom.state(fair) is State.CANCELLED


@pytest.mark.parametrize("out", [True, False])
def test_a_person_looked_and_says_what_became_of_it(newsroom: Newsroom, out: bool) -> None:
    fair = unconfirmed(newsroom)
    if out:
        newsroom.desk.decisions.is_out(fair.id, "https://practica.example/1")
        assert (newsroom.state(fair), newsroom.now(fair).url) == (State.PUBLISHED, "https://practica.example/1")
        return
    newsroom.desk.decisions.is_not_out(fair.id)
    newsroom.clock.forward(seconds=20)
    newsroom.publish()
    first, second = newsroom.attempts(fair)
    assert first.key == second.key  # harmless if it was there after all
    assert newsroom.practice.received("Feria") == 1
    assert newsroom.state(fair) is State.PUBLISHED


def test_said_not_to_be_out_though_it_was_there_is_still_one_post(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)
    newsroom.practice.switch(Fault.CANNOT_TELL)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.practice.heal()
    newsroom.desk.decisions.is_not_out(fair.id)
    newsroom.clock.forward(seconds=20)
    newsroom.publish()
    assert newsroom.practice.received("Feria") == 1
    assert newsroom.state(fair) is State.PUBLISHED


def test_look_again_lets_the_publisher_look(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)
    newsroom.practice.switch(Fault.CANNOT_TELL)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(seconds=3)
    newsroom.publish()
    newsroom.practice.heal()
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(fair) is State.UNCONFIRMED  # nobody looks until told
    newsroom.desk.decisions.look_again(fair.id)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert len(newsroom.attempts(fair)) == 1


def test_look_again_is_only_for_what_nobody_knows(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    with pytest.raises(NotAllowed):
        newsroom.desk.decisions.look_again(fair.id)


def test_what_is_decided_during_the_pause_is_held_by_it_until_it_ends(newsroom: Newsroom) -> None:
    late, restored = missed(newsroom), newsroom.plan("De una copia")
    with newsroom.database.writing() as tx:
        publications.save(tx, restored.held("restored"), restored)
    newsroom.desk.stopping.pause(PauseReason.MISTAKE)
    moved = newsroom.desk.decisions.reschedule(late.id, wall("2026-11-26 10:00"))
    kept = newsroom.desk.decisions.keep(restored.id)
    assert [(p.state, p.reason) for p in (moved, kept)] == [(State.HELD, "pause")] * 2
    assert (moved.plan.wall_time, kept.due_at) == (wall("2026-11-26 10:00"), restored.due_at)
    assert {d.publication.id for d in newsroom.desk.stopping.held()} == {late.id, restored.id}


def test_what_a_pause_holds_cannot_be_kept_once_its_hour_is_gone(newsroom: Newsroom) -> None:
    fair = held(newsroom)
    newsroom.clock.forward(minutes=10)
    with pytest.raises(BadInput, match="time_passed"):
        newsroom.desk.decisions.keep(fair.id)
    assert newsroom.state(fair) is State.HELD
    assert newsroom.desk.decisions.discard(fair.id).state is State.CANCELLED


def test_nothing_is_published_now_during_a_pause(newsroom: Newsroom) -> None:
    fair = held(newsroom)
    with pytest.raises(NotAllowed, match="paused"):
        newsroom.desk.decisions.publish_now(fair.id)
    assert newsroom.state(fair) is State.HELD


def test_keep_is_only_for_what_is_held(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    with pytest.raises(NotAllowed):
        newsroom.desk.decisions.keep(fair.id)


def test_nothing_is_planned_on_a_channel_that_is_paused(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    newsroom.desk.channels.pause(newsroom.channel.id)
    with pytest.raises(NotAllowed, match="channel_not_active"):
        newsroom.desk.decisions.publish_now(fair.id)
    assert newsroom.state(fair) is State.MISSED
    moved = newsroom.desk.decisions.reschedule(fair.id, wall("2026-11-26 10:00"))
    assert (moved.state, moved.reason, moved.plan.wall_time) == (
        State.HELD,
        "channel_paused",
        wall("2026-11-26 10:00"),
    )


def test_nothing_is_planned_on_a_channel_that_was_retired(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    newsroom.desk.channels.retire(newsroom.channel.id)
    with pytest.raises(NotAllowed, match="channel_not_active"):
        newsroom.desk.decisions.publish_now(fair.id)
    with pytest.raises(NotAllowed, match="channel_retired"):
        newsroom.desk.decisions.reschedule(fair.id, wall("2026-11-26 10:00"))
    assert newsroom.state(fair) is State.MISSED


def test_what_is_being_sent_this_second_is_not_decided_by_a_person(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    decisions = newsroom.desk.decisions
    newsroom.clock.forward(minutes=10)

    def decide(step: str) -> None:
        if step == "claimed":
            for late in (
                decisions.publish_now,
                decisions.is_not_out,
                decisions.is_out,
                lambda i: decisions.reschedule(i, wall("2026-11-26 10:00")),
            ):
                with pytest.raises(NotAllowed):
                    late(fair.id)

    newsroom.publish(decide)
    assert newsroom.state(fair) is State.PUBLISHED
    assert len(newsroom.attempts(fair)) == 1


def test_of_several_published_now_all_go_or_none(newsroom: Newsroom) -> None:
    fair = missed(newsroom)
    out = newsroom.plan("Otra")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    with pytest.raises(NotAllowed):
        newsroom.desk.decisions.publish_now(fair.id, out.id)
    assert newsroom.state(fair) is State.MISSED


def test_of_what_nobody_knows_another_hour_is_not_set_before_it_is_known(newsroom: Newsroom) -> None:
    fair = unconfirmed(newsroom)
    with pytest.raises(NotAllowed):
        newsroom.desk.decisions.reschedule(fair.id, wall("2026-11-26 10:00"))
    assert newsroom.state(fair) is State.UNCONFIRMED


def test_what_is_out_is_never_decided_again(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    decisions = newsroom.desk.decisions
    for decide in (decisions.publish_now, decisions.discard, decisions.keep, decisions.is_out, decisions.is_not_out):
        with pytest.raises(NotAllowed):
            decide(fair.id)
    assert newsroom.practice.received("Feria") == 1


def test_a_decision_about_nothing_is_told_so(newsroom: Newsroom) -> None:
    with pytest.raises(NotFound, match="publication_not_found"):
        newsroom.desk.decisions.discard(newsroom.channel.id)


def test_another_hour_keeps_the_limit_and_is_refused_beyond_it(newsroom: Newsroom) -> None:
    limit = newsroom.plan("Otra").plan.wall_time + timedelta(hours=1)
    fair = newsroom.plan("Feria de primavera", not_after=limit)
    newsroom.desk.decisions.reschedule(fair.id, limit - timedelta(minutes=5))
    assert newsroom.now(fair).plan.not_after == limit
    with pytest.raises(BadInput) as told:
        newsroom.desk.decisions.reschedule(fair.id, limit + timedelta(minutes=5))
    assert told.value.code == "not_after_before_time"

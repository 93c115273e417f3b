"""Claims: one winner, and none where anything changed since the publication was read."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from calendario.domain.pause import Pause, PauseReason
from calendario.domain.post import PlanDraft
from calendario.domain.problem import NotAllowed, NotFound
from calendario.domain.publication import Outcome, Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import channels, pauses, publications, tables, timetable
from calendario.store.database import Transaction
from calendario.store.ids import new_id
from tests.benchmarks.publisher import rows
from tests.newsroom import ZONE, Newsroom

wall = datetime.fromisoformat  # a naive wall time


def test_eight_publishers_claim_one_row_and_exactly_one_wins(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    begin, won = threading.Barrier(8), []

    def claim(number: int) -> None:
        begin.wait(timeout=10)
        found = newsroom.claimed(fair, f"{newsroom.desk.office.machine}:{number}:1")
        if found is not None:
            won.append(found)

    publishers = [threading.Thread(target=claim, args=(n,)) for n in range(8)]
    for publisher in publishers:
        publisher.start()
    for publisher in publishers:
        publisher.join(timeout=30)
    assert len(won) == 1
    assert newsroom.state(fair) is State.SENDING
    assert [a.outcome for a in newsroom.attempts(fair)] == [Outcome.UNDER_WAY]


def test_what_was_edited_since_cannot_be_claimed(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    there = newsroom.desk.writing.open(fair.post_id)
    draft = replace(there.draft, base=replace(there.draft.base, text="Feria de otoño"))
    newsroom.desk.planning.plan(fair.post_id, draft, there.plan, as_it_is=True)
    assert newsroom.claimed(fair) is None
    assert newsroom.claimed(newsroom.now(fair)) is not None


def test_what_was_moved_to_another_hour_since_cannot_be_claimed(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.desk.decisions.reschedule(fair.id, wall("2026-11-26 10:00"))
    assert newsroom.claimed(fair) is None


def plan_behind_the_back(newsroom: Newsroom, post: Publication) -> None:
    """As no call of ours can."""
    row = tables.publication
    with newsroom.database.writing() as tx:
        tx.execute(update(row).where(row.c.id == post.id).values(state="planned"))


def stop(tx: Transaction, newsroom: Newsroom, what: str) -> None:
    """As somebody else does it, between two calls."""
    if what == "everything":
        me = newsroom.desk.office.me().id
        pauses.start(tx, Pause(new_id(newsroom.clock()), newsroom.clock(), me, PauseReason.OTHER))
    else:
        there = channels.channel(tx, newsroom.channel.id)
        channels.save(tx, there.paused() if what == "channel" else there.retired())


STOPS = [("everything", "pause"), ("channel", "channel_paused"), ("retired", "channel_retired")]
BEFORE: dict[State, Callable[[Publication], Publication]] = {
    State.PROPOSED: lambda p: p.proposed(),
    State.PLANNED: lambda p: p,
    State.BY_HAND: lambda p: p.by_hand_now(),
    State.MISSED: lambda p: p.missed("late"),
    State.FAILED: lambda p: p.failed("refused"),
    State.HELD: lambda p: p.held("restored"),
    State.UNCONFIRMED: lambda p: p.unconfirmed("no_answer"),
}


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(("what", "reason"), STOPS)
def test_whatever_would_be_planned_where_nothing_may_go_out_is_held_and_says_why(
    newsroom: Newsroom, before: State, what: str, reason: str
) -> None:
    fair = newsroom.plan("Feria")
    with newsroom.database.writing() as tx:
        there = publications.save(tx, BEFORE[before](fair), fair)
        stop(tx, newsroom, what)
        kept = publications.save(tx, there.planned(), there)
    assert (kept.state, kept.reason, kept.due_at) == (State.HELD, reason, fair.due_at)
    assert newsroom.now(fair) == kept


@pytest.mark.parametrize(("what", "reason"), STOPS)
def test_what_is_new_where_nothing_may_go_out_is_held_from_the_start(
    newsroom: Newsroom, what: str, reason: str
) -> None:
    fresh = replace(newsroom.plan("Feria"), id=new_id(newsroom.clock()), post_id=newsroom.plan("Otra").post_id)
    with newsroom.database.writing() as tx:
        tx.execute(
            update(tables.publication).where(tables.publication.c.post_id == fresh.post_id).values(state="cancelled")
        )
        stop(tx, newsroom, what)
        kept = publications.add(tx, fresh)
    assert (newsroom.now(fresh).state, kept.reason) == (State.HELD, reason)


def test_nothing_is_claimed_during_the_general_pause(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.desk.stopping.pause(PauseReason.MOURNING)
    assert newsroom.claimed(fair) is None
    plan_behind_the_back(newsroom, fair)
    assert newsroom.claimed(newsroom.now(fair)) is None
    assert newsroom.attempts(fair) == ()


@pytest.mark.parametrize("stop", ["pause", "retire"])
def test_nothing_is_claimed_on_a_channel_that_is_paused_or_retired(newsroom: Newsroom, stop: str) -> None:
    fair = newsroom.plan("Feria de primavera")
    getattr(newsroom.desk.channels, stop)(newsroom.channel.id)
    plan_behind_the_back(newsroom, fair)
    assert newsroom.claimed(newsroom.now(fair)) is None


def test_a_pause_and_a_claim_at_the_same_moment_agree_on_one_of_them(newsroom: Newsroom) -> None:
    for _ in range(10):
        fair = newsroom.plan("Feria de primavera")
        begin, won = threading.Barrier(2), []

        def claim(fair: Publication = fair, begin: threading.Barrier = begin, won: list[bool] = won) -> None:
            begin.wait(timeout=10)
            won.append(newsroom.claimed(fair) is not None)

        publisher = threading.Thread(target=claim)
        publisher.start()
        begin.wait(timeout=10)
        newsroom.desk.stopping.pause(PauseReason.EMERGENCY)
        publisher.join(timeout=10)
        assert newsroom.state(fair) is (State.SENDING if won == [True] else State.HELD)
        for decision in newsroom.desk.stopping.held():
            newsroom.desk.decisions.discard(decision.publication.id)
        newsroom.desk.stopping.resume()


def test_a_slow_publisher_does_not_undo_an_edit(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")  # as a publisher read it before it tried to reach the network
    there = newsroom.desk.writing.open(fair.post_id)
    draft = replace(there.draft, base=replace(there.draft.base, text="Feria de otoño"))
    newsroom.desk.planning.plan(fair.post_id, draft, replace(there.plan, wall_time=wall("2026-11-26 10:00")))
    edited = newsroom.now(fair)
    for stale in (fair.postponed(newsroom.clock(), "unavailable"), fair.missed("late"), fair.held("finding")):
        with pytest.raises(NotAllowed, match="changed_meanwhile"), newsroom.database.writing() as tx:
            publications.save(tx, stale, fair)
    assert newsroom.now(fair) == edited


def test_due_is_what_has_its_hour_and_no_reason_to_wait(newsroom: Newsroom) -> None:
    clock = newsroom.clock
    first, second = newsroom.plan("Primera", minutes=10), newsroom.plan("Segunda", minutes=20)
    waiting = newsroom.plan("Espera", minutes=5)
    with newsroom.database.writing() as tx:
        publications.save(tx, waiting.postponed(clock() + timedelta(minutes=30), "unavailable"), waiting)

    def due(minutes: float, *on: UUID) -> list[UUID]:
        with newsroom.database.reading() as tx:
            channels = on or (newsroom.channel.id,)
            return [p.id for p in timetable.due(tx, clock() + timedelta(minutes=minutes), channels)]

    assert due(9) == []
    assert due(10) == [first.id]
    assert due(25) == [first.id, second.id]
    assert due(31) == [waiting.id, first.id, second.id]
    assert due(31, UUID(int=1)) == []  # a channel that somebody else sees to


def test_what_is_late_is_overdue_and_what_has_its_own_limit_sooner(newsroom: Newsroom) -> None:
    clock = newsroom.clock
    fair = newsroom.plan("Feria")
    limit = wall_clock(clock() + timedelta(minutes=11), ZONE)
    short = newsroom.plan("Corta", not_after=limit)

    def overdue(minutes: float) -> set[UUID]:
        with newsroom.database.reading() as tx:
            return {p.id for p, _ in timetable.overdue(tx, clock() + timedelta(minutes=minutes))}

    assert overdue(11) == set()
    assert overdue(12) == {short.id}
    assert overdue(15) == {short.id}
    assert overdue(15.1) == {short.id, fair.id}


def test_one_version_of_a_post_goes_out_once_on_a_channel(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    again = replace(fair, id=new_id(newsroom.clock()))
    with pytest.raises(IntegrityError), newsroom.database.writing() as tx:
        publications.add(tx, again)


def test_the_next_instant_is_the_nearest_try_look_or_hour(newsroom: Newsroom) -> None:
    def next_at() -> datetime | None:
        with newsroom.database.reading() as tx:
            return timetable.next_due_at(tx, [newsroom.channel.id])

    assert next_at() is None
    fair = newsroom.plan("Feria", minutes=10)
    assert next_at() == fair.due_at
    found = newsroom.claimed(fair)
    assert found is not None
    look_at = newsroom.clock() + timedelta(seconds=2)
    with newsroom.database.writing() as tx:
        publications.save(tx, found.publication.unconfirmed("no_answer", look_at=look_at), found.publication)
    assert next_at() == look_at


@pytest.mark.parametrize("paused", [False, True])
def test_the_next_instant_is_the_earliest_of_all_that_waits_on_those_channels(newsroom: Newsroom, paused: bool) -> None:
    """Beside what the words say, asked of each publication in turn."""
    draw, now, publication = random.Random(14), newsroom.clock(), tables.publication
    there = [newsroom.add_practice(f"Canal {n}", newsroom.folder / str(n)) for n in range(12)]
    stopped = {c.id for c in there[::3]}
    for channel_id in stopped:
        newsroom.desk.channels.pause(channel_id)
    some = [
        rows.Row(
            draw.choice(there).id, draw.choice(list(State)), now + timedelta(minutes=draw.randint(-600, 600)), "Feria"
        )
        for _ in range(120)
    ]
    made = rows.fill(newsroom.database, rows.author(newsroom), some)
    with newsroom.database.writing() as tx:
        for one, row in zip(made, some, strict=True):
            if row.state in (State.PLANNED, State.UNCONFIRMED):
                retry_at = draw.choice([None, now + timedelta(minutes=draw.randint(-600, 600))])
                tx.execute(update(publication).where(publication.c.id == one).values(retry_at=retry_at))
        if paused:
            pauses.start(tx, Pause(new_id(now), now, newsroom.desk.office.me().id, PauseReason.EMERGENCY))
        known = [publications.publication(tx, one) for one in made]
    found = set()
    for _ in range(100):
        ours = {c.id for c in draw.sample(there, draw.randint(0, 4))}
        planned = [p for p in known if p.state is State.PLANNED and p.channel_id in ours - stopped and not paused]
        asked = [p for p in known if p.state is State.UNCONFIRMED and p.channel_id in ours and p.retry_at is not None]
        with newsroom.database.reading() as tx:
            next_at = timetable.next_due_at(tx, ours)
        assert next_at == min([p.retry_at or p.due_at for p in (*planned, *asked)], default=None)
        found.add(next_at)
    assert len(found) > 3, "else it proves nothing"


def test_a_publication_nobody_knows_is_not_found(newsroom: Newsroom) -> None:
    with pytest.raises(NotFound, match="publication_not_found"), newsroom.database.reading() as tx:
        publications.publication(tx, UUID(int=9))


def test_everything_of_a_publication_survives_the_disk(newsroom: Newsroom) -> None:
    clock = newsroom.clock
    limit = wall_clock(clock() + timedelta(hours=3), ZONE)
    fair = newsroom.plan("Feria", not_after=limit)
    newsroom.reopen()
    there = newsroom.now(fair)
    assert there == fair
    assert there.due_at.utcoffset() == timedelta()
    assert there.plan.wall_time.tzinfo is None
    assert newsroom.desk.writing.open(fair.post_id).plan == PlanDraft(
        (newsroom.channel.id,), fair.plan.wall_time, not_after=limit
    )

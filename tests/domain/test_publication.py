"""The moves of a publication: what the table allows, the methods do, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.publication import (
    EDITABLE,
    LEAST_FINISHED,
    MOVES,
    TO_DECIDE,
    Plan,
    Publication,
    State,
    least_finished,
)

wall = datetime.fromisoformat  # a naive wall time

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PLAN = Plan(wall("2026-11-25 10:00"), "Europe/Madrid", wall("2026-11-25 12:00"))
FAIR = Publication(
    UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4), State.PLANNED, PLAN, PLAN.due_at, PLAN.not_after_at
)

METHODS: dict[str, tuple[State, Callable[[Publication], Publication]]] = {
    "planned": (State.PLANNED, lambda p: p.planned()),
    "proposed": (State.PROPOSED, lambda p: p.proposed()),
    "sending": (State.SENDING, lambda p: p.sending("key")),
    "by_hand_now": (State.BY_HAND, lambda p: p.by_hand_now()),
    "published": (State.PUBLISHED, lambda p: p.published(at=NOW, remote_id="1", url=None)),
    "retried": (State.PLANNED, lambda p: p.retried(NOW, "unavailable")),
    "unconfirmed": (State.UNCONFIRMED, lambda p: p.unconfirmed("no_answer")),
    "failed": (State.FAILED, lambda p: p.failed("refused")),
    "missed": (State.MISSED, lambda p: p.missed("late")),
    "held": (State.HELD, lambda p: p.held("pause")),
    "cancelled": (State.CANCELLED, lambda p: p.cancelled()),
}
#: What is done anew in place: another hour, another look.
IN_PLACE = {("planned", State.PLANNED), ("proposed", State.PROPOSED), ("unconfirmed", State.UNCONFIRMED)}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("method", METHODS)
def test_the_methods_make_the_moves_of_the_table_and_no_other(state: State, method: str) -> None:
    wanted, move = METHODS[method]
    there = replace(FAIR, state=state)
    if wanted in MOVES[state] or (method, state) in IN_PLACE:
        assert move(there).state is wanted
    else:
        with pytest.raises(NotAllowed) as told:
            move(there)
        assert told.value.facts == {"current": str(state), "wanted": str(wanted)}


@pytest.mark.parametrize("state", State)
def test_only_what_is_planned_can_be_postponed(state: State) -> None:
    there = replace(FAIR, state=state)
    if state is State.PLANNED:
        later = there.postponed(NOW, "unavailable")
        assert (later.state, later.retry_at, later.tries) == (State.PLANNED, NOW, 1)
    else:
        with pytest.raises(NotAllowed):
            there.postponed(NOW, "unavailable")


def test_every_state_has_its_row_and_what_is_published_stays_so() -> None:
    assert set(MOVES) == set(State)
    assert MOVES[State.PUBLISHED] == frozenset()
    assert set(LEAST_FINISHED) == set(State)


def test_whatever_waits_for_a_person_can_be_decided_and_whatever_can_be_edited_can_be_given_up() -> None:
    assert all({State.PLANNED, State.CANCELLED} <= MOVES[state] for state in TO_DECIDE)
    assert all(
        State.CANCELLED in MOVES[state] and State.PLANNED in MOVES[state] for state in EDITABLE - {State.PLANNED}
    )


def test_nothing_under_way_or_unknown_can_be_edited() -> None:
    assert not EDITABLE & {State.SENDING, State.UNCONFIRMED, State.PUBLISHED, State.CANCELLED}


def test_a_new_hour_forgets_why_it_waited() -> None:
    held = FAIR.held("sign_in_needed", {"server": "x"})
    again = held.planned(Plan(wall("2026-11-26 18:00"), "Europe/Madrid"))
    assert (again.reason, again.facts, again.retry_at) == (None, None, None)
    assert again.due_at == datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
    assert again.not_after_at is None


def test_a_draft_again_forgets_a_wait_for_another_try() -> None:
    assert FAIR.postponed(NOW, "unavailable", {"x": 1}).proposed().retry_at is None


def test_a_claim_counts_a_try_and_a_retry_keeps_its_key() -> None:
    back = FAIR.sending("key").retried(NOW + timedelta(seconds=3), "unavailable").sending("key")
    assert (back.tries, back.key, back.retry_at) == (2, "key", None)


def test_now_is_exact_though_the_wall_clock_says_it_twice() -> None:
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # the second 2:30 of that night
    moved = FAIR.planned(Plan(wall("2026-10-25 02:30"), "Europe/Madrid"), due_at=second)
    assert moved.due_at == second


def test_not_after_cannot_come_before_the_hour() -> None:
    with pytest.raises(BadInput, match="not_after_before_time"):
        Plan(wall("2026-11-25 10:00"), "Europe/Madrid", wall("2026-11-25 09:59"))


def test_a_plan_on_the_night_the_clocks_change_is_refused_when_its_instant_is_asked() -> None:
    with pytest.raises(BadInput, match="nonexistent_time"):
        _ = Plan(wall("2026-03-29 02:30"), "Europe/Madrid").due_at
    late = Plan(wall("2026-03-29 01:30"), "Europe/Madrid", wall("2026-03-29 02:30"))
    with pytest.raises(BadInput, match="nonexistent_time"):
        _ = late.not_after_at


def test_a_card_shows_the_least_finished_of_its_publications() -> None:
    assert least_finished([State.PUBLISHED, State.FAILED, State.PLANNED]) is State.FAILED
    assert least_finished([State.PUBLISHED, State.PLANNED]) is State.PLANNED
    assert least_finished([State.CANCELLED, State.PUBLISHED]) is State.PUBLISHED
    assert least_finished([State.PUBLISHED, State.PROPOSED]) is State.PROPOSED


@pytest.mark.parametrize("going", [State.PLANNED, State.SENDING, State.BY_HAND])
def test_what_still_goes_out_somewhere_is_never_shown_as_a_draft(going: State) -> None:
    assert least_finished([State.PROPOSED, going]) is going

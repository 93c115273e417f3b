"""The meter: what counts for a week's target and what does not."""

from __future__ import annotations

import pytest

from calendario.domain.channel import FrequencyTarget
from calendario.domain.frequency import meter
from calendario.domain.problem import BadInput
from calendario.domain.publication import State

FIVE_TO_TEN = FrequencyTarget(5, 10)


def test_a_draft_never_completes_a_target() -> None:
    told = meter([State.PROPOSED] * 7, FIVE_TO_TEN)
    assert (told.drafts, told.firm, told.missing) == (7, 0, 5)


@pytest.mark.parametrize("state", [State.PLANNED, State.SENDING, State.BY_HAND])
def test_what_will_go_out_counts_as_planned(state: State) -> None:
    told = meter([state, State.PUBLISHED], FIVE_TO_TEN)
    assert (told.published, told.planned, told.missing) == (1, 1, 3)


@pytest.mark.parametrize("state", [State.MISSED, State.FAILED, State.UNCONFIRMED, State.HELD, State.CANCELLED])
def test_what_may_never_go_out_does_not_count(state: State) -> None:
    told = meter([state] * 5, FIVE_TO_TEN)
    assert (told.published, told.planned, told.drafts, told.missing) == (0, 0, 0, 5)


def test_every_state_is_either_counted_or_left_out_on_purpose() -> None:
    told = meter(State, FIVE_TO_TEN)
    assert (told.published, told.planned, told.drafts) == (1, 3, 1)


def test_above_the_maximum_is_too_many_and_without_one_never() -> None:
    assert meter([State.PUBLISHED] * 12, FIVE_TO_TEN).excess == 2
    assert meter([State.PUBLISHED] * 12, FIVE_TO_TEN).missing == 0
    assert meter([State.PUBLISHED] * 12, FrequencyTarget(5)).excess == 0
    assert meter([State.PUBLISHED] * 10, FIVE_TO_TEN).excess == 0


@pytest.mark.parametrize(("minimum", "maximum"), [(-1, None), (5, 4), (0, 0)])
def test_a_target_that_cannot_be_met_is_refused(minimum: int, maximum: int | None) -> None:
    with pytest.raises(BadInput, match="bad_target"):
        FrequencyTarget(minimum, maximum)

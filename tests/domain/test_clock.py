"""The computer's clock: small corrections pass, jumps are doubted, and what is put right is believed again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.clock import DOUBT, Cause, Reading, Trust

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def at(wall: timedelta, running: timedelta | None = None) -> Reading:
    """`wall` after noon, `running` (the same by default) after the computer's 1,000th second."""
    return Reading(NOON + wall, 1000 + (wall if running is None else running).total_seconds())


def test_a_computer_that_slept_all_night_is_believed() -> None:
    assert Trust(at(timedelta())).looked(at(9 * HOUR)).cause is None


def test_an_hour_that_somebody_sets_is_doubted_until_it_is_put_right() -> None:
    trust = Trust(at(timedelta())).looked(at(HOUR + MINUTE, MINUTE))
    assert (trust.cause, trust.by) == (Cause.JUMPED, HOUR)
    trust = trust.looked(at(HOUR + 5 * MINUTE, 5 * MINUTE))
    assert (trust.cause, trust.by) == (Cause.JUMPED, HOUR)
    assert trust.looked(at(6 * MINUTE)).cause is None


def test_a_dead_battery_that_says_2020_is_doubted_at_the_start_until_time_is_later_than_what_was_seen() -> None:
    wrong = Reading(datetime(2020, 1, 1, tzinfo=UTC), 20)
    trust = Trust.begun(wrong, last_seen_at=NOON)
    assert trust.cause is Cause.BEHIND
    assert trust.looked(Reading(datetime(2020, 1, 1, 0, 10, tzinfo=UTC), 620)).cause is Cause.BEHIND
    assert trust.looked(Reading(NOON + timedelta(days=7), 640)).cause is None


def test_the_first_start_of_all_has_nothing_to_compare_with() -> None:
    assert Trust.begun(at(timedelta()), last_seen_at=None).cause is None


def test_a_server_raises_a_doubt_and_settles_it() -> None:
    trust = Trust(at(timedelta())).told(at(MINUTE), NOON + MINUTE - HOUR)
    assert (trust.cause, trust.by) == (Cause.SERVER, HOUR)
    assert trust.told(at(2 * MINUTE - HOUR, 2 * MINUTE), NOON + 2 * MINUTE - HOUR).cause is None


def test_setting_the_clock_a_server_doubted_is_seen_before_the_server_speaks_again() -> None:
    trust = Trust(at(timedelta())).told(at(MINUTE), NOON + MINUTE - HOUR)
    assert trust.looked(at(2 * MINUTE)).cause is Cause.SERVER
    assert trust.looked(at(2 * MINUTE - HOUR, 2 * MINUTE)).cause is None


def test_a_person_has_the_last_word() -> None:
    trust = Trust(at(timedelta())).looked(at(HOUR, timedelta()))
    assert trust.believed(at(HOUR, timedelta())).looked(at(HOUR + MINUTE, MINUTE)).cause is None


@given(st.lists(st.floats(-DOUBT.total_seconds() + 1, DOUBT.total_seconds() - 1), max_size=200))
def test_small_corrections_never_add_up_to_a_doubt(corrections: list[float]) -> None:
    trust, wall, running = Trust(at(timedelta())), NOON, 1000.0
    for correction in corrections:
        wall, running = wall + timedelta(seconds=60 + correction), running + 60
        trust = trust.looked(Reading(wall, running))
        assert trust.cause is None


@given(st.timedeltas(DOUBT + timedelta(seconds=1), timedelta(days=4000)), st.booleans(), st.floats(0, 1e6))
def test_every_larger_jump_is_doubted_and_told_by_how_much(size: timedelta, back: bool, later_s: float) -> None:
    jump = -size if back else size
    later = timedelta(seconds=later_s)
    trust = Trust(at(timedelta())).looked(at(later + jump, later))
    assert trust.cause is Cause.JUMPED
    assert abs(trust.by - jump) < timedelta(milliseconds=1)

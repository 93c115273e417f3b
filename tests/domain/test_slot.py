"""Wall clocks and instants, on ordinary days and on both nights the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.problem import BadInput
from calendario.domain.slot import (
    WeeklySlot,
    day_bounds,
    instant,
    occurrences,
    wall_clock,
    wall_time_exists,
    wall_time_is_ambiguous,
    week_start,
    zone_of,
)

wall = datetime.fromisoformat  # a naive wall time

MADRID, CANARIES, SANTIAGO = "Europe/Madrid", "Atlantic/Canary", "America/Santiago"

#: Nights of 2026: zone, first wall time skipped, how much is skipped; IANA tz database 2026a.
SKIPPED = [
    (MADRID, wall("2026-03-29 02:00")),
    (CANARIES, wall("2026-03-29 01:00")),
    (SANTIAGO, wall("2026-09-06 00:00")),
]
#: Zone, first wall time that comes twice, and its first instant.
REPEATED = [
    (MADRID, wall("2026-10-25 02:00"), datetime(2026, 10, 25, 0, 0, tzinfo=UTC)),
    (CANARIES, wall("2026-10-25 01:00"), datetime(2026, 10, 25, 0, 0, tzinfo=UTC)),
    (SANTIAGO, wall("2026-04-04 23:00"), datetime(2026, 4, 5, 2, 0, tzinfo=UTC)),
]


@pytest.mark.parametrize(("zone", "first"), SKIPPED)
@pytest.mark.parametrize("minutes", [0, 30, 59])
def test_an_hour_the_clocks_skip_is_refused_not_guessed(zone: str, first: datetime, minutes: int) -> None:
    wall_time = first + timedelta(minutes=minutes)
    assert not wall_time_exists(wall_time, zone)
    with pytest.raises(BadInput) as told:
        instant(wall_time, zone)
    assert told.value.code == "nonexistent_time"
    assert told.value.facts["wall_time"] == wall_time


@pytest.mark.parametrize(("zone", "first"), SKIPPED)
def test_the_minutes_around_a_skipped_hour_touch(zone: str, first: datetime) -> None:
    before, after = first - timedelta(minutes=1), first + timedelta(hours=1)
    assert instant(after, zone) - instant(before, zone) == timedelta(minutes=1)


@pytest.mark.parametrize(("zone", "first", "at"), REPEATED)
def test_an_hour_that_comes_twice_is_the_first_one(zone: str, first: datetime, at: datetime) -> None:
    half_past = first + timedelta(minutes=30)
    assert wall_time_is_ambiguous(half_past, zone)
    assert instant(half_past, zone) == at + timedelta(minutes=30)
    assert wall_clock(at + timedelta(minutes=90), zone) == half_past  # and clocks do show it again an hour later


@pytest.mark.parametrize(("zone", "first", "at"), REPEATED)
def test_the_hours_around_a_repeated_one_come_once(zone: str, first: datetime, at: datetime) -> None:
    assert not wall_time_is_ambiguous(first - timedelta(minutes=1), zone)
    assert not wall_time_is_ambiguous(first + timedelta(hours=1), zone)
    assert instant(first + timedelta(hours=1), zone) == at + timedelta(hours=2)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        (MADRID, date(2026, 3, 28), 24),
        (MADRID, date(2026, 3, 29), 23),
        (MADRID, date(2026, 10, 25), 25),
        (CANARIES, date(2026, 3, 29), 23),
        (CANARIES, date(2026, 10, 25), 25),
        (SANTIAGO, date(2026, 9, 6), 23),  # begins at 1:00: midnight itself is skipped
        (SANTIAGO, date(2026, 4, 4), 25),
    ],
)
def test_a_day_is_as_long_as_its_clocks_make_it(zone: str, day: date, hours: int) -> None:
    begin, end = day_bounds(day, zone)
    assert end - begin == timedelta(hours=hours)
    assert wall_clock(begin, zone).date() == day
    assert wall_clock(end - timedelta(seconds=1), zone).date() == day


def test_a_week_with_a_change_of_clocks_is_an_hour_shorter_or_longer() -> None:
    spring, autumn = day_bounds(date(2026, 3, 23), MADRID, 7), day_bounds(date(2026, 10, 19), MADRID, 7)
    assert spring[1] - spring[0] == timedelta(days=7, hours=-1)
    assert autumn[1] - autumn[0] == timedelta(days=7, hours=1)


def test_days_follow_each_other_without_gap_or_overlap_all_year_round() -> None:
    for zone in (MADRID, CANARIES, SANTIAGO, "America/Mexico_City"):
        days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
        bounds = [day_bounds(day, zone) for day in days]
        assert all(before[1] == after[0] for before, after in pairwise(bounds))


def test_a_weekly_slot_falls_on_its_wall_time_before_and_after_the_change() -> None:
    sundays = occurrences(WeeklySlot(6, time(10)), date(2026, 3, 16), 21, MADRID)
    assert sundays == [
        datetime(2026, 3, 22, 9, tzinfo=UTC),
        datetime(2026, 3, 29, 8, tzinfo=UTC),
        datetime(2026, 4, 5, 8, tzinfo=UTC),
    ]


def test_a_slot_in_the_skipped_hour_moves_forward_and_one_in_the_repeated_hour_counts_once() -> None:
    slot = WeeklySlot(6, time(2, 30))
    assert occurrences(slot, date(2026, 3, 29), 1, MADRID) == [datetime(2026, 3, 29, 1, 30, tzinfo=UTC)]  # 3:30
    assert occurrences(slot, date(2026, 10, 25), 1, MADRID) == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]


def test_a_slot_falls_only_on_its_weekday() -> None:
    slot = WeeklySlot(2, time(9))
    assert occurrences(slot, date(2026, 11, 23), 2, MADRID) == []
    assert [wall_clock(at, MADRID) for at in occurrences(slot, date(2026, 11, 23), 7, MADRID)] == [
        wall("2026-11-25 09:00")
    ]


def test_weeks_begin_on_monday_across_months_and_years() -> None:
    assert {week_start(date(2026, 11, 23) + timedelta(days=n)) for n in range(7)} == {date(2026, 11, 23)}
    assert week_start(date(2027, 1, 1)) == date(2026, 12, 28)


def test_a_zone_nobody_knows_is_refused() -> None:
    for name in ("Europe/Villasauce", "", "../etc/passwd"):
        with pytest.raises(BadInput) as told:
            zone_of(name)
        assert told.value.code == "unknown_zone"


def test_a_slot_has_a_weekday_and_no_zone() -> None:
    with pytest.raises(BadInput, match="bad_weekday"):
        WeeklySlot(7, time(9))
    with pytest.raises(ValueError, match="no zone"):
        WeeklySlot(0, time(9, tzinfo=UTC))


@given(st.datetimes(wall("2020-01-01 00:00"), wall("2030-01-01 00:00")), st.sampled_from([MADRID, CANARIES, SANTIAGO]))
def test_every_wall_time_that_exists_reads_the_same_on_the_clock(wall_time: datetime, zone: str) -> None:
    if wall_time_exists(wall_time, zone):
        assert wall_clock(instant(wall_time, zone), zone) == wall_time

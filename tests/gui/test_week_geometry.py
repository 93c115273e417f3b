"""Where things stand in the week: nothing covers anything, and nothing is lost."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calendario.gui.calendar import geometry
from calendario.gui.calendar.geometry import Axis, Sizes

SIZES = Sizes((34, 49, 64), 24)
MONDAY = date(2026, 11, 23)

minutes = st.lists(st.integers(0, 24 * 60 - 1), max_size=40).map(sorted)
weeks = st.lists(minutes, min_size=7, max_size=7)


def axis_for(days: list[list[int]], hour_px: int = 33) -> Axis:
    first, last = geometry.shown_hours([m for day in days for m in day])
    return Axis(hour_px, 24, first, last)


def boxes(day: geometry.Day) -> list[tuple[int, int]]:
    """Top and bottom of everything in a day, from top to bottom."""
    every = [(p.top, p.top + p.height) for p in day.placed] + [(r.top, r.top + r.height) for r in day.rests]
    return sorted(every)


@given(weeks, st.integers(33, 92), st.none() | st.tuples(st.integers(0, 6), st.integers(0, 1439)))
def test_no_card_covers_another_and_each_is_inside_its_day(
    days: list[list[int]], hour_px: int, now: tuple[int, int] | None
) -> None:
    axis, placed = geometry.place_week(days, axis_for(days, hour_px), SIZES, now=now)
    for day in placed:
        taken = boxes(day)
        for (_, above_ends), (below_begins, _) in pairwise(taken):
            assert above_ends < below_begins
        for top, bottom in taken:
            assert axis.top <= top
            assert bottom <= axis.bottom


@given(weeks)
def test_every_card_is_shown_once_or_counted_in_one_rest(days: list[list[int]]) -> None:
    _, placed = geometry.place_week(days, axis_for(days), SIZES)
    for cards, day in zip(days, placed, strict=True):
        told = [p.index for p in day.placed] + [index for rest in day.rests for index in rest.indices]
        assert sorted(told) == list(range(len(cards)))


@given(weeks)
def test_there_are_never_more_than_sixty_cards(days: list[list[int]]) -> None:
    _, placed = geometry.place_week(days, axis_for(days), SIZES)
    assert sum(len(day.placed) for day in placed) <= geometry.MOST_CARDS


@given(minutes)
def test_a_card_begins_at_its_hour_or_below_and_slides_at_most_twice_in_a_row(day: list[int]) -> None:
    axis = axis_for([day])
    for place in geometry.place_day(day, axis, SIZES).placed:
        assert place.slides <= geometry.MOST_SLIDES
        if place.slides == 0:
            assert place.top == axis.y(day[place.index])
        else:
            assert place.top > axis.y(day[place.index])


@given(minutes)
@example([0])
@example([23 * 60 + 59])
def test_no_card_is_folded_away(day: list[int]) -> None:
    first, last = geometry.shown_hours(day)
    assert all(first * 60 <= minute < last * 60 for minute in day)
    assert first <= geometry.FIRST_HOUR
    assert last >= geometry.LAST_HOUR


@pytest.mark.parametrize(
    ("quiet", "shown"),
    [
        (None, (8, 21)),
        ((time(22), time(7)), (7, 22)),
        ((time(21, 30), time(8, 30)), (8, 22)),
        ((time(0), time(7)), (7, 21)),
        ((time(22), time(0)), (8, 22)),
        ((time(14), time(17)), (8, 21)),
        ((time(10), time(9)), (8, 21)),
    ],
)
def test_the_night_of_the_house_is_folded(quiet: tuple[time, time] | None, shown: tuple[int, int]) -> None:
    assert geometry.shown_hours([], quiet) == shown


@given(minutes, st.none() | st.tuples(st.times(), st.times()))
def test_whatever_hours_are_quiet_no_card_is_folded_away(day: list[int], quiet: tuple[time, time] | None) -> None:
    first, last = geometry.shown_hours(day, quiet)
    assert 0 <= first < last <= 24
    assert all(first * 60 <= minute < last * 60 for minute in day)


def test_four_at_the_same_hour_show_three_and_the_rest_as_a_number() -> None:
    day = geometry.place_day([600, 600, 600, 600, 605], Axis(33, 24), SIZES)
    assert [p.slides for p in day.placed] == [0, 1, 2]
    assert [rest.indices for rest in day.rests] == [(3, 4)]


def test_after_a_crowd_the_next_hour_with_room_is_itself_again() -> None:
    axis = Axis(33, 24)
    day = geometry.place_day([600, 600, 600, 600, 17 * 60], axis, SIZES)
    assert day.placed[-1].top == axis.y(17 * 60)
    assert day.placed[-1].slides == 0


def test_a_card_is_as_high_as_the_room_below_it() -> None:
    axis = Axis(33, 24)
    alone, crowded = geometry.place_week([[600], [600, 660], [], [], [], [], []], axis, SIZES)[1][:2]
    assert alone.placed[0].height == 64
    assert crowded.placed[0].height == 34
    assert crowded.placed[0].top + crowded.placed[0].height < crowded.placed[1].top


def test_the_line_of_now_stays_free_of_a_card_that_could_be_lower() -> None:
    axis = Axis(33, 24)
    day = geometry.place_week([[540]], axis, SIZES, now=(0, 640))[1][0]
    assert day.placed[0].top + day.placed[0].height < axis.y(640)


def test_the_place_of_a_double_click_is_a_quarter_of_an_hour() -> None:
    axis = Axis(33, 24)
    assert axis.minute(axis.y(10 * 60) + 1) == 600
    assert axis.minute(axis.y(10 * 60 + 20)) == 615
    assert axis.minute(0) is None  # a strip
    assert axis.minute(axis.bottom) is None


@given(st.integers(8 * 60, 21 * 60 - 1), st.integers(33, 92))
def test_a_place_and_its_hour_agree(minute: int, hour_px: int) -> None:
    axis = Axis(hour_px, 24)
    told = axis.minute(axis.y(minute))
    assert told is not None
    assert abs(told - minute) <= 16  # the quarter it lies in, give or take a pixel


@given(st.integers(200, 3000), st.booleans())
def test_the_days_fill_the_width_and_the_weekend_is_narrower(width: int, all_days: bool) -> None:
    weekdays = list(range(7)) if all_days else [3, 4, 5]
    edges = geometry.columns(48, width, weekdays)
    assert edges[0] == 48
    assert edges[-1] == width
    widths = [b - a for a, b in pairwise(edges)]
    assert min(widths) > 0
    if all_days:
        assert max(widths[5:]) < min(widths[:5])


@given(st.integers(0, 6), st.booleans(), st.sampled_from([-1, 1]))
def test_steps_show_every_day_and_come_back(weekday: int, room: bool, by: int) -> None:
    day = MONDAY + timedelta(days=weekday)
    assert day in geometry.shown_days(MONDAY, day, room)
    after = geometry.step(MONDAY, day, by, room)
    monday = after - timedelta(days=after.weekday())
    assert geometry.shown_days(monday, after, room) != geometry.shown_days(MONDAY, day, room)
    back = geometry.step(monday, after, -by, room)
    back_monday = back - timedelta(days=back.weekday())
    assert geometry.shown_days(back_monday, back, room) == geometry.shown_days(MONDAY, day, room)


def test_minutes_and_wall_times_are_the_same() -> None:
    at = datetime.combine(date(2026, 11, 25), time(9, 45))
    assert geometry.wall_time_at(at.date(), geometry.minute_of(at)) == at

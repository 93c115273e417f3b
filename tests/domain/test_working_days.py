"""Terms as Ley 39/2015, article 30, counts them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.holidays import DaysOff
from calendario.domain.problem import BadInput
from calendario.domain.working_days import (
    MOST_DAYS,
    Counted,
    is_working,
    months,
    natural_days,
    next_working,
    working_days,
    years,
)
from calendario.sentences import set_language
from calendario.sentences.working_days import explained

IMMACULATE, CONSTITUTION, MOVED = date(2026, 12, 8), date(2026, 12, 6), date(2026, 12, 7)
SPAIN = {CONSTITUTION: "Día de la Constitución", IMMACULATE: "Inmaculada Concepción"}
MADRID = {**SPAIN, MOVED: "Lunes siguiente al Día de la Constitución"}
PUBLISHED = date(2026, 11, 24)

Count = Callable[[date, int, Mapping[date, str]], Counted]
EVERY_WAY: tuple[Count, ...] = (working_days, natural_days, months, years)

days = st.dates(date(2025, 1, 1), date(2029, 12, 31))
holidays = st.dictionaries(st.dates(date(2025, 1, 1), date(2030, 12, 31)), st.just("Fiesta"), max_size=40)
numbers = st.integers(1, 60)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("es")


# --- what everybody can look up


def test_ten_working_days_from_a_publication() -> None:
    counted = working_days(PUBLISHED, 10, SPAIN)
    assert counted.last == date(2026, 12, 9)
    assert [f"{day:%d-%m}" for day, _ in counted.skipped] == ["28-11", "29-11", "05-12", "06-12", "08-12"]
    assert dict(counted.skipped)[IMMACULATE] == "Inmaculada Concepción"
    assert dict(counted.skipped)[CONSTITUTION] == "", "a Sunday does not count, holiday or not"
    assert working_days(PUBLISHED, 10, MADRID).last == date(2026, 12, 10)


def test_it_is_counted_from_the_next_day() -> None:
    assert working_days(date(2026, 11, 23), 1, {}).last == date(2026, 11, 24)
    assert working_days(date(2026, 11, 27), 1, {}).last == date(2026, 11, 30), "from a Friday to Monday"
    assert working_days(date(2026, 11, 28), 1, {}).last == date(2026, 11, 30), "from a Saturday, too"


def test_twenty_days_from_the_bulletin_of_13_november() -> None:
    assert working_days(date(2026, 11, 13), 20, SPAIN).last == date(2026, 12, 14)


def test_calendar_days_end_on_the_next_working_one() -> None:
    counted = natural_days(date(2026, 11, 26), 10, MADRID)
    assert (counted.moved_from, counted.last) == (date(2026, 12, 6), date(2026, 12, 9))
    assert [day for day, _ in counted.skipped] == [CONSTITUTION, MOVED, IMMACULATE]
    assert natural_days(PUBLISHED, 10, MADRID).moved_from is None


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2026, 1, 31), 1, date(2026, 3, 2)),  # the last of February is a Saturday
        (date(2027, 1, 31), 1, date(2027, 3, 1)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), 3, date(2026, 6, 30)),
        (date(2026, 11, 30), 3, date(2027, 3, 1)),
        (date(2026, 11, 25), 1, date(2026, 12, 25)),
        (date(2026, 10, 24), 2, date(2026, 12, 24)),
    ],
)
def test_months_go_from_date_to_date(start: date, count: int, last: date) -> None:
    assert months(start, count, {}).last == last


def test_years_know_the_29th_of_february() -> None:
    assert years(date(2024, 2, 29), 1, {}).last == date(2025, 2, 28)
    assert years(date(2024, 2, 29), 4, {}).last == date(2028, 2, 29)
    assert years(date(2025, 3, 1), 1, {}).last == date(2026, 3, 2), "a Sunday"


def test_a_term_over_the_end_of_the_year() -> None:
    off = {date(2026, 12, 25): "Navidad", date(2027, 1, 1): "Año Nuevo", date(2027, 1, 6): "Epifanía"}
    assert working_days(date(2026, 12, 23), 10, off).last == date(2027, 1, 11)


# --- what is not certain


def test_it_is_told_of_which_years_the_holidays_are_not_certain() -> None:
    certain = DaysOff({IMMACULATE: "Inmaculada Concepción"}, frozenset({2026}))
    assert working_days(PUBLISHED, 10, certain).known
    assert working_days(PUBLISHED, 30, certain).unsure == (2027,)
    assert months(PUBLISHED, 24, certain).unsure == (2028,), "only the end of such a term depends on them"
    assert working_days(date(2026, 12, 31), 1, certain).unsure == (2027,), "its first day is next year's"
    assert working_days(date(2026, 12, 30), 1, certain).known
    for start in (date(2026, 12, 31), date(2027, 1, 1)):
        assert working_days(start, 1, DaysOff({}, frozenset({2027}))).known, "the day it begins on does not count"
    assert working_days(date(2026, 12, 31), 300, certain).unsure == (2027, 2028)
    assert natural_days(date(2026, 12, 30), 2, certain).unsure == (2027,)
    assert not working_days(PUBLISHED, 1, {}).known
    own = DaysOff({IMMACULATE: "Inmaculada Concepción"}, frozenset())
    assert not working_days(PUBLISHED, 1, own).known, "a town's own holidays are not all of them"
    assert working_days(PUBLISHED, 1, SPAIN).known


# --- what cannot be counted


@pytest.mark.parametrize(("count", "most"), [(working_days, 2000), (natural_days, 2000), (months, 120), (years, 30)])
def test_as_many_as_anybody_is_given_are_counted(count: Count, most: int) -> None:
    assert count(PUBLISHED, most, SPAIN).days == most
    with pytest.raises(BadInput) as told:
        count(PUBLISHED, most + 1, SPAIN)
    assert told.value.facts == {"most": most}


@pytest.mark.parametrize("count", EVERY_WAY)
@pytest.mark.parametrize("number", [0, -1, -(10**30), MOST_DAYS + 1, 10**30])
def test_no_days_and_too_many_are_refused(count: Count, number: int) -> None:
    with pytest.raises(BadInput) as told:
        count(PUBLISHED, number, SPAIN)
    assert told.value.code == "term_number"


@pytest.mark.parametrize("count", EVERY_WAY)
@pytest.mark.parametrize("start", [date.min, date.max, date(1899, 12, 31), date(2200, 1, 1)])
def test_far_centuries_are_refused(count: Count, start: date) -> None:
    with pytest.raises(BadInput) as told:
        count(start, 1, SPAIN)
    assert told.value.code == "term_year"


def test_the_longest_terms_are_counted() -> None:
    assert working_days(date(2199, 12, 31), MOST_DAYS, {}).last > date(2207, 1, 1)


# --- laws


def walked(start: date, number: int, off: Mapping[date, str]) -> date:
    """As somebody with a calendar on the wall does it."""
    day = start
    while number:
        day += timedelta(days=1)
        if day.weekday() not in (5, 6) and day not in off:
            number -= 1
    return day


@given(days, numbers, holidays)
def test_it_is_the_day_that_somebody_with_a_calendar_on_the_wall_finds(
    start: date, number: int, off: dict[date, str]
) -> None:
    assert working_days(start, number, off).last == walked(start, number, off)


@given(days, numbers, holidays, st.sampled_from(EVERY_WAY))
def test_no_term_ends_on_a_day_off(start: date, number: int, off: dict[date, str], count: Count) -> None:
    counted = count(start, min(number, 30), off)
    assert is_working(counted.last, off)
    assert all(not is_working(day, off) for day, _ in counted.skipped)
    assert counted.moved_from is None or counted.skipped[0][0] == counted.moved_from < counted.last


@given(days, numbers, holidays, st.sampled_from(EVERY_WAY))
def test_a_longer_term_never_ends_earlier(start: date, number: int, off: dict[date, str], count: Count) -> None:
    number = min(number, 29)
    assert count(start, number, off).last <= count(start, number + 1, off).last


@given(days, numbers, holidays, days, st.sampled_from(EVERY_WAY))
def test_one_more_holiday_never_shortens_a_term(
    start: date, number: int, off: dict[date, str], more: date, count: Count
) -> None:
    number = min(number, 30)
    assert count(start, number, off).last <= count(start, number, {**off, more: "Fiesta"}).last


@given(days, numbers, holidays)
def test_the_days_that_counted_and_those_that_did_not_are_all_the_days(
    start: date, number: int, off: dict[date, str]
) -> None:
    counted = working_days(start, number, off)
    assert (counted.last - start).days == number + len(counted.skipped)


@given(days, st.integers(1, 40))
def test_months_end_on_the_same_day_or_the_last_of_the_month(start: date, count: int) -> None:
    counted = months(start, count, {})
    ends = counted.moved_from or counted.last
    assert (ends.year * 12 + ends.month) - (start.year * 12 + start.month) == count
    assert ends.day == min(start.day, monthrange(ends.year, ends.month)[1])


@given(days, holidays)
def test_the_next_working_day_is_the_first_there_is(day: date, off: dict[date, str]) -> None:
    found = next_working(day, off)
    assert is_working(found, off)
    assert not any(is_working(day + timedelta(days=n), off) for n in range((found - day).days))


# --- why


def test_the_explanation_says_what_did_not_count_together() -> None:
    assert explained(working_days(PUBLISHED, 10, MADRID)) == (
        "10 working days from Tuesday 24 November 2026: they are counted from Wednesday 25 November.",
        (
            "These are not counted: 28 and 29 November, 5 and 6 December (weekend); "
            "7 December (Lunes siguiente al Día de la Constitución); 8 December (Inmaculada Concepción)."
        ),
        "It ends on Thursday 10 December 2026.",
    )


def test_the_explanation_says_where_a_term_passes_to_another_day() -> None:
    told = explained(months(date(2027, 1, 31), 1, DaysOff({}, frozenset({2027}))))
    assert told[1:3] == (
        "There is no day 31 in that month, so it ends on its last one.",
        "It would end on Sunday 28 February, which is no working day, and passes to the next one: Monday 1 March 2027.",
    )


def test_the_explanation_says_what_is_not_certain() -> None:
    told = explained(working_days(PUBLISHED, 30, DaysOff(SPAIN, frozenset({2026}))))
    assert told[-1] == "Holidays of 2027 still to be confirmed: look at the official calendar."
    assert "confirmed" not in " ".join(explained(working_days(PUBLISHED, 10, DaysOff(SPAIN, frozenset({2026})))))


@given(days, st.integers(1, MOST_DAYS), holidays, st.sampled_from([working_days, natural_days]))
def test_the_explanation_stays_a_paragraph(start: date, number: int, off: dict[date, str], count: Count) -> None:
    told = " ".join(explained(count(start, number, off)))
    assert len(told) < 800
    assert "…" not in told
    assert "{" not in told

"""Days said together over the end of a month that is told once: «miércoles 30, jueves 31 y viernes 1 de enero»."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from calendario.domain.dates.placing import placed
from calendario.domain.dates.reading import read
from calendario.domain.day_names import MONTHS, WEEKDAYS
from tests.checks.reading_aloud import codes, every_fix_mends, found, marked, mended

MISMATCH, INVALID, REVERSED = "weekday_date_mismatch", "invalid_date", "date_range_reversed"
OF_DATES = {MISMATCH, INVALID, REVERSED}


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Abrimos miércoles 30, jueves 31 y viernes 1 de enero", "2026-12-28T10:00"),
        ("Cerrado del viernes 30 al lunes 2 de noviembre", "2026-10-30T10:00"),
        ("Cerrado del viernes 30 al 2 de noviembre", "2026-10-30T10:00"),
        ("Feria el sábado 31 y domingo 1 de febrero", "2026-01-29T10:00"),
        ("Feria del 31 al 2 de febrero", "2026-01-29T10:00"),
        ("Feria del 31 al 15 de noviembre", "2026-10-20T10:00"),  # which has no 31st
        ("Cerramos los días 30, 31 y 1 de enero", "2026-12-28T10:00"),
        ("Taller del lunes 23 al viernes 4 de diciembre", "2026-11-20T10:00"),
        ("Feria del viernes 27 al domingo 1 de marzo", "2026-02-20T10:00"),  # of March it would be a Friday too
        ("Feria del viernes 30 de octubre al lunes 2", "2026-10-20T10:00"),
        ("Del jueves 31 al sábado 2 de enero de 2027, fiesta", "2026-12-28T10:00"),
    ],
)
def test_a_day_before_the_first_of_a_month_is_of_the_month_before(text: str, out: str) -> None:
    assert OF_DATES.isdisjoint(codes(text, out))


@pytest.mark.parametrize(
    ("text", "out", "code"),
    [
        ("Feria del 15 al 3 de mayo", "2026-04-20T10:00", REVERSED),
        ("Feria del 15 al lunes 3 de mayo", "2027-04-20T10:00", REVERSED),
        ("Feria del lunes 30 al lunes 2 de noviembre", "2026-10-20T10:00", REVERSED),  # 30 November is a Monday
        ("Cerrado los días 30 y 31 de febrero", "2026-01-29T10:00", INVALID),
        ("Feria del 29 al 2 de marzo", "2027-02-20T10:00", REVERSED),  # of a year without a 29 February
        ("Feria del 31 de noviembre al 2 de diciembre", "2026-11-20T10:00", INVALID),
    ],
)
def test_what_goes_back_without_such_a_reason_is_found(text: str, out: str, code: str) -> None:
    assert {one for one in codes(text, out) if one in OF_DATES} == {code}


def test_a_wrong_weekday_over_the_end_of_a_month_is_marked_alone_and_mended() -> None:
    text = "Cerrado del jueves 30 al lunes 2 de noviembre"
    (finding,) = found(text, "2026-10-30T10:00")
    assert (finding.code, marked(text, finding)) == (MISMATCH, "jueves 30")
    assert mended(text, finding.fixes[0]) == "Cerrado del viernes 30 al lunes 2 de noviembre"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("los días 30, 31 y 1 de enero", "2026-12-30 2026-12-31 2027-01-01"),
        ("los días 30, 31 y 1 de enero de 2027", "2026-12-30 2026-12-31 2027-01-01"),
        ("del viernes 30 de octubre al lunes 2", "2026-10-30 2026-11-02"),
        ("del martes 30 al miércoles 2", "2026-11-30 2026-12-02"),
        ("los días 30, 15 y 1 de enero", "2027-01-30 2027-01-15 2027-01-01"),  # back twice is over no end
        ("los días 15, 3 y 20 de enero", "2027-01-15 2027-01-03 2027-01-20"),
    ],
)
def test_which_days_are_meant(text: str, meant: str) -> None:
    (dates,) = read(text).dates
    assert placed(dates, date(2026, 11, 24)) == (tuple(date.fromisoformat(day) for day in meant.split()),)


FIRSTS = st.builds(date, st.integers(2024, 2032), st.integers(1, 12), st.just(1))
FORMS = ("list", "list with the year", "range", "from a weekday")


def written(days: list[date], names: list[int], form: str) -> str:
    weekdays, last = WEEKDAYS["es"].split(), days[-1]
    told = [f"{weekdays[name]} {day.day}" for name, day in zip(names, days, strict=True)]
    month = MONTHS["es"].split()[last.month - 1]
    if form == "range":
        return f"Cerrado del {told[0]} al {told[-1]} de {month}."
    if form == "from a weekday":
        return f"Cerrado del {told[0]} al {last.day} de {month}."
    year = f" de {last.year}" if form == "list with the year" else ""
    return f"Cerrado {', '.join(told[:-1])} y {told[-1]} de {month}{year}."


@given(FIRSTS, st.integers(1, 3), st.integers(0, 3), st.sampled_from(FORMS), st.integers(0, 60), st.integers(0, 6))
@example(date(2027, 1, 1), 2, 0, "list", 2, 0)
def test_over_every_end_of_a_month_right_weekdays_are_silent_and_a_wrong_one_is_found(
    first: date, before: int, after: int, form: str, ahead: int, away: int
) -> None:
    days = [first + timedelta(days=n) for n in range(-before, after + 1)]
    out = (days[0] - timedelta(days=ahead)).isoformat() + "T10:00"
    names = [day.weekday() for day in days]
    if away == 0:
        assert OF_DATES.isdisjoint(codes(written(days, names, form), out))
        return
    wrong = (names[0] + away) % 7
    if days[0].day <= monthrange(first.year, first.month)[1]:  # it may be the right one of the month that is told
        assume(first.replace(day=days[0].day).weekday() != wrong)
    text = written(days, [wrong, *names[1:]], form)
    told = [one for one in found(text, out) if one.code == MISMATCH]
    assert [marked(text, one) for one in told] == [f"{WEEKDAYS['es'].split()[wrong]} {days[0].day}"]
    every_fix_mends(text, out)


@given(FIRSTS, st.integers(1, 3), st.integers(0, 6), st.booleans(), st.integers(0, 60))
def test_bare_days_over_every_end_of_a_month_are_silent(
    first: date, before: int, after: int, ranged: bool, ahead: int
) -> None:
    begin, end = first - timedelta(days=before), first + timedelta(days=after)
    assume(begin.day >= 28)
    month = MONTHS["es"].split()[end.month - 1]
    text = f"Cerrado {'del' if ranged else 'los días'} {begin.day} {'al' if ranged else 'y'} {end.day} de {month}."
    out = (begin - timedelta(days=ahead)).isoformat() + "T10:00"
    assert OF_DATES.isdisjoint(codes(text, out))
    (dates,) = read(text).dates
    assert placed(dates, date.fromisoformat(out[:10])) == ((begin, end),)

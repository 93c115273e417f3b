"""Days off of an institution: its country's, its region's, its own."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.holidays import days_off
from calendario.domain.house import DayOff, House
from calendario.domain.vocabulary import Country

NEW_YEAR, ANDALUSIA, MOVED = date(2026, 1, 1), date(2026, 2, 28), date(2026, 11, 2)
SPAIN = Country(
    "es-ES",
    "España",
    {"ES-AN": "Andalucía", "ES-CT": "Cataluña"},
    (
        DayOff(NEW_YEAR, "Año Nuevo"),
        DayOff(ANDALUSIA, "Día de Andalucía", "ES-AN"),
        DayOff(date(2027, 1, 1), "Año Nuevo"),
    ),
    (),
    "BOE",
    date(2026, 11, 23),
    frozenset({2027}),
)


def test_a_region_adds_its_days_and_the_town_its_own() -> None:
    assert list(days_off(House(), SPAIN)) == [NEW_YEAR, date(2027, 1, 1)]
    assert days_off(House(region="ES-AN"), SPAIN)[ANDALUSIA] == "Día de Andalucía"
    assert ANDALUSIA not in days_off(House(region="ES-CT"), SPAIN)
    own = House(region="ES-CT", days_off=(DayOff(MOVED, "San Martín"), DayOff(NEW_YEAR, "Cabo de año")))
    assert days_off(own, SPAIN)[MOVED] == "San Martín"
    assert days_off(own, SPAIN)[NEW_YEAR] == "Cabo de año", "the town's own name goes first"


def test_what_is_worked_is_no_day_off() -> None:
    assert NEW_YEAR not in days_off(House(working=(NEW_YEAR,)), SPAIN)


def test_years_are_certain_where_the_country_says_so() -> None:
    assert days_off(House(), SPAIN).years == {2026}
    assert days_off(House(days_off=(DayOff(MOVED, "San Martín"),)), None).years == frozenset()
    assert dict(days_off(House(days_off=(DayOff(MOVED, "San Martín"),)), None)) == {MOVED: "San Martín"}


@given(st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), unique=True, max_size=8))
def test_they_come_in_order_and_are_made_once(days: list[date]) -> None:
    house = House(region="ES-AN", days_off=tuple(DayOff(day, "Fiesta") for day in days))
    found = days_off(house, SPAIN)
    assert list(found) == sorted(found)
    assert set(found) == {NEW_YEAR, ANDALUSIA, date(2027, 1, 1), *days}
    assert days_off(house, SPAIN) is found

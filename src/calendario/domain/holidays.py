"""The days off of an institution: its country's, its region's and its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from calendario.domain.house import DayOff, House
from calendario.domain.vocabulary import Country


class DaysOff(Mapping[date, str]):
    """Each day off with its name, in order, and the `years` of which the country's are known for certain."""

    def __init__(self, names: Mapping[date, str], years: frozenset[int]) -> None:
        self._names = dict(sorted(names.items()))
        self.years = years

    def __getitem__(self, day: date) -> str:
        return self._names[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def days_off(house: House, country: Country | None) -> DaysOff:
    """The institution's own name for a day goes before its region's, and that before the country's. Days which it works
    are none.
    """
    return _days_off(country, house.region, house.days_off, house.working)


@lru_cache(maxsize=32)  # the countries and an institution's own are a few objects for a program's whole life
def _days_off(country: Country | None, region: str, own: tuple[DayOff, ...], working: tuple[date, ...]) -> DaysOff:
    common = () if country is None else country.days_off
    found: dict[date, str] = {}
    for days in (
        (one for one in common if not one.region),
        (one for one in common if one.region and one.region == region),
        (one for one in own if one.region in ("", region)),
    ):
        found.update((one.day, one.name) for one in days)
    for day in working:
        found.pop(day, None)
    return DaysOff(found, frozenset() if country is None else country.years - country.unconfirmed)

"""How things stand around a post, put together of a house and the rules of its country."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calendario.checks.circumstances import Circumstances, OfficialName
from calendario.checks.surroundings import _KEPT, around
from calendario.domain import bank
from calendario.domain.house import DayOff, House, Nature
from calendario.domain.vocabulary import Country, Rules

CHRISTMAS, REGION_DAY, TOWN_DAY = date(2026, 12, 25), date(2026, 5, 31), date(2026, 9, 8)
SPAIN = Country(
    "es-ES",
    "España",
    {"ES-CM": "Castilla-La Mancha"},
    (DayOff(CHRISTMAS, "Navidad"), DayOff(REGION_DAY, "Día de la Región", "ES-CM")),
    (),
    "BOE",
    date(2026, 11, 23),
)
RULES = Rules(countries=MappingProxyType({"es-ES": SPAIN}))
HOUSE = House(region="ES-CM", days_off=(DayOff(TOWN_DAY, "Feria"),))


def test_the_days_off_are_those_of_the_country_of_the_region_and_its_own() -> None:
    assert around(HOUSE, RULES).holidays == {CHRISTMAS, REGION_DAY, TOWN_DAY}
    assert around(replace(HOUSE, region=""), RULES).holidays == {CHRISTMAS, TOWN_DAY}
    assert around(replace(HOUSE, working=(CHRISTMAS,)), RULES).holidays == {REGION_DAY, TOWN_DAY}
    assert around(replace(HOUSE, locale="es-CL", region=""), RULES).holidays == {TOWN_DAY}
    assert around(HOUSE, Rules()).holidays == {TOWN_DAY}


def test_names_come_with_what_they_are_wrongly_called() -> None:
    names = (bank.OfficialName("Casa de la Cultura", ("casa cultura",), "desde 2020"),)
    assert around(HOUSE, RULES, names=names).names == (OfficialName("Casa de la Cultura", ("casa cultura",)),)
    assert around(HOUSE, RULES).names == ()


def test_what_is_the_same_is_one_object_so_that_what_was_found_is_found_again() -> None:
    told: dict[str, Any] = {"spoken": ("es", "ca"), "source": "BOP", "nature": Nature.SERVICE}
    assert around(HOUSE, RULES, **told) is around(HOUSE, RULES, **told)
    assert around(HOUSE, RULES, **told) is not around(HOUSE, RULES, **told, leaving=True)
    assert around(HOUSE, RULES, **told) is not around(replace(HOUSE, region=""), RULES, **told)


def test_it_is_the_same_object_after_however_many_others() -> None:
    """Over twice as many as are kept, the one that fills the place among them."""
    for number in range(2 * _KEPT):
        source = f"BOP {number}"
        assert around(HOUSE, RULES, source=source) is around(HOUSE, RULES, source=source)


OTHERWISE: dict[str, object] = {
    "leaving": True,
    "moved_from": datetime.fromisoformat("2026-12-01T10:00"),
    "house": HOUSE,
    "holidays": frozenset([CHRISTMAS]),
    "rules": RULES,
    "glossary": frozenset(["Villa"]),
    "names": (OfficialName("Villa"),),
    "hashtags": frozenset(["#VillasauceViva"]),
    "nature": Nature.REPLY,
    "spoken": ("es",),
    "source": "BOP",
}


@given(st.sets(st.sampled_from(sorted(OTHERWISE))))
def test_circumstances_are_the_same_where_all_of_them_are(said: set[str]) -> None:
    assert OTHERWISE.keys() == {field.name for field in fields(Circumstances)}
    told: Any = {name: OTHERWISE[name] for name in said}
    one, same = Circumstances(**told), Circumstances(**dict(reversed(told.items())))
    assert (one, hash(one)) == (same, hash(same))
    assert (one == Circumstances()) == (not said)

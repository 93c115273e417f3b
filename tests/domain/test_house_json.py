"""An institution's rules as JSON: nothing lost on the way, and whatever is wrong is named."""

from __future__ import annotations

import copy
import json
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.house import ANY_HOUSE, Avoided, Crisis, DayOff, House, Mode, Nature, Period, Treatment
from calendario.domain.house_fields import MOST
from calendario.domain.house_json import FIELDS, FORMER, LONGEST, house_from_json, house_to_json
from calendario.domain.problem import BadInput
from calendario.domain.text import clean
from calendario.domain.vocabulary import Country
from calendario.sentences import sentence

SPAIN = Country("es-ES", "España", {"ES-CM": "Castilla-La Mancha"}, (), (), "BOE", date(2026, 11, 23))
KNOWN = {"es-ES": SPAIN}

FULL = House(
    region="ES-CM",
    days_off=(DayOff(date(2026, 9, 8), "Virgen de la Encina"), DayOff(date(2027, 9, 8), "Virgen de la Encina")),
    working=(date(2026, 12, 8),),
    treatment=Treatment.TU,
    quiet=(time(22), time(8)),
    languages=("es", "ca-valencia"),
    languages_block=True,
    avoided=(Avoided("minusválido", "persona con discapacidad", "Real Decreto Legislativo 1/2013"), Avoided("pueblo")),
    periods=(
        Period(Mode.ELECTORAL, date(2027, 3, 30), date(2027, 5, 23), "Locales", "BOE", confirmed=False),
        Period(Mode.MOURNING, date(2026, 11, 24), date(2026, 11, 26)),
    ),
    crisis=Crisis(datetime(2026, 11, 25, 8, tzinfo=UTC), frozenset({Nature.EMERGENCY})),
    verified_on=date(2026, 11, 23),
)

words = st.text(st.characters(whitelist_categories=("L", "N")), min_size=1, max_size=12).map(clean)
some_days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
houses = st.builds(
    House,
    region=st.sampled_from(["", "ES-CM"]),
    days_off=st.lists(some_days, unique=True, max_size=5).map(lambda days: tuple(DayOff(d, "Fiesta") for d in days)),
    treatment=st.sampled_from(Treatment),
    quiet=st.none() | st.just((time(22, 30), time(7, 5))),
    languages=st.lists(st.sampled_from(["es", "ca", "eu", "gl"]), unique=True).map(tuple),
    languages_block=st.booleans(),
    avoided=st.lists(words, unique_by=str.casefold, max_size=4).map(lambda said: tuple(map(Avoided, said))),
    periods=st.lists(
        st.tuples(st.sampled_from(Mode), some_days, some_days, st.booleans()).map(
            lambda told: Period(told[0], min(told[1:3]), max(told[1:3]), confirmed=told[3])
        ),
        max_size=4,
    ).map(tuple),
    crisis=st.none() | st.just(FULL.crisis),
    verified_on=st.none() | some_days,
)


def plain(house: House = FULL) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(house_to_json(house)))
    return told


def refused(data: object) -> BadInput:
    with pytest.raises(BadInput) as told:
        house_from_json(data, KNOWN)
    said = sentence(told.value)
    assert said.strip()
    assert "…" not in said, "every fact is there that the sentence asks for"
    return told.value


# --- there and back


def test_all_of_it_comes_back() -> None:
    assert house_from_json(plain(), KNOWN) == FULL
    assert house_from_json(plain(ANY_HOUSE)) == ANY_HOUSE
    assert set(plain()) - {"calendario_house"} == set(FIELDS)


def test_what_is_not_there_says_nothing() -> None:
    assert house_from_json({"calendario_house": 1}) == ANY_HOUSE


@given(houses)
def test_any_rules_come_back(house: House) -> None:
    assert house_from_json(plain(house), KNOWN) == house


def test_texts_are_kept_clean() -> None:
    told = plain()
    told["days_off"][0]["name"] = "  San\n  Martí\u006e\u0303 "
    assert house_from_json(told).days_off[0].name == "San Martíñ"


@pytest.mark.parametrize("hashtags", [["#PlenoAbierto"], [], 7])
def test_hashtags_that_an_earlier_version_had_there_are_passed_over(hashtags: object) -> None:
    assert house_from_json({**plain(), FORMER: hashtags}, KNOWN) == FULL


def test_without_countries_only_the_form_of_their_codes_counts() -> None:
    told = {"calendario_house": 1, "locale": "es-MX", "region": "MX-JAL"}
    assert house_from_json(told).region == "MX-JAL"
    with pytest.raises(BadInput, match="house_unknown_locale"):
        house_from_json(told, KNOWN)
    with pytest.raises(BadInput, match="house_unknown_region"):
        house_from_json({**told, "region": "ES-CM"})


# --- what is wrong, and where


def changed(*path: str | int, to: Any) -> dict[str, Any]:
    told = copy.deepcopy(plain())
    where: Any = told
    for step in path[:-1]:
        where = where[step]
    where[path[-1]] = to
    return told


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (
            changed("days_off", 1, "day", to="2026-02-30"),
            "house_bad_date",
            {"field": "days_off", "number": 2, "value": "2026-02-30"},
        ),
        (
            changed("days_off", 0, "day", to="8/9/2026"),
            "house_bad_date",
            {"field": "days_off", "number": 1, "value": "8/9/2026"},
        ),
        (
            changed("days_off", 0, "day", to="20260908"),
            "house_bad_date",
            {"field": "days_off", "number": 1, "value": "20260908"},
        ),
        (
            changed("days_off", 0, "day", to="0206-09-08"),
            "house_bad_date",
            {"field": "days_off", "number": 1, "value": "0206-09-08"},
        ),
        (changed("days_off", 0, "day", to=None), "house_bad_date", {"field": "days_off", "number": 1}),
        (
            changed("days_off", 0, to={"name": "San Martín"}),
            "house_bad_date",
            {"field": "days_off", "number": 1},
        ),
        (changed("working", 0, to=20261208), "house_bad_date", {"field": "working", "number": 1, "value": "20261208"}),
        (changed("verified_on", to="ayer"), "house_bad_date", {"field": "verified_on", "value": "ayer"}),
        (
            changed("days_off", 1, "day", to="2026-09-08"),
            "house_two_days_off",
            {"day": date(2026, 9, 8), "date": "2026-09-08"},
        ),
        (
            changed("working", to=["2026-09-08"]),
            "house_off_and_working",
            {"day": date(2026, 9, 8), "date": "2026-09-08"},
        ),
        (
            changed("days_off", 0, "name", to=" "),
            "house_damaged",
            {"field": "days_off", "number": 1, "value": " "},
        ),
        (changed("days_off", 0, "name", to=7), "house_damaged", {"field": "days_off", "number": 1, "value": "7"}),
        (changed("days_off", 0, to="2026-09-08"), "house_damaged", {"field": "days_off", "number": 1}),
        (changed("days_off", to={}), "house_damaged", {"field": "days_off"}),
        (changed("days_off", to=None), "house_damaged", {"field": "days_off"}),
        (
            changed("days_off", 0, "colour", to="rojo"),
            "house_unknown_field",
            {"field": "colour", "within": "days_off", "number": 1},
        ),
        (changed("zone", to="Europe/Villasauce"), "house_unknown_field", {"field": "zone"}),
        (changed("region", to="ES-XX"), "house_unknown_region", {"region": "ES-XX", "country": "España"}),
        (changed("locale", to="es-MX"), "house_unknown_locale", {"locale": "es-MX", "known": ("es-ES",)}),
        (changed("locale", to="España"), "house_unknown_locale", {"locale": "España", "known": ("es-ES",)}),
        (changed("locale", to=None), "house_damaged", {"field": "locale"}),
        (changed("treatment", to="vos"), "house_damaged", {"field": "treatment", "value": "vos"}),
        (changed("quiet", to=["22:00"]), "house_damaged", {"field": "quiet"}),
        (changed("quiet", 0, to="25:00"), "house_bad_time", {"field": "quiet", "value": "25:00"}),
        (changed("quiet", 1, to=8), "house_bad_time", {"field": "quiet", "value": "8"}),
        (changed("quiet", to=["22:00", "22:00"]), "house_quiet_empty", {"field": "quiet", "at": time(22)}),
        (
            changed("languages", 0, to="castellano"),
            "house_bad_language",
            {"field": "languages", "number": 1, "value": "castellano", "language": "castellano"},
        ),
        (
            changed("languages", to=["es", "es"]),
            "house_twice",
            {"field": "languages", "number": 2, "value": "es"},
        ),
        (changed("languages_block", to="sí"), "house_damaged", {"field": "languages_block", "value": "sí"}),
        (changed("languages_block", to=1), "house_damaged", {"field": "languages_block", "value": "1"}),
        (
            changed("avoided", 0, "words", to="x" * (LONGEST["words"] + 1)),
            "house_too_long",
            {"field": "avoided", "number": 1, "most": LONGEST["words"], "value": "x" * (LONGEST["words"] + 1)},
        ),
        (
            changed("avoided", 1, "words", to="Minusválido"),
            "house_twice",
            {"field": "avoided", "number": 2, "value": "Minusválido"},
        ),
        (
            changed("avoided", to=[{"words": f"palabra {n}"} for n in range(MOST["avoided"] + 1)]),
            "house_too_many",
            {"field": "avoided", "most": MOST["avoided"]},
        ),
        (
            changed("periods", 0, "last", to="2027-03-01"),
            "house_period_reversed",
            {"first": "2027-03-30", "last": "2027-03-01"},
        ),
        (
            changed("periods", 1, "mode", to="fiesta"),
            "house_damaged",
            {"field": "periods", "number": 2, "value": "fiesta"},
        ),
        (changed("crisis", to={"since": "2026-11-25"}), "house_damaged", {"field": "crisis"}),
        (
            changed("crisis", "since", to="2026-11-25T08:00:00"),
            "house_damaged",
            {"field": "crisis"},
        ),
        (changed("crisis", "allowed", to=[["emergency"]]), "house_damaged", {"field": "crisis"}),
        (changed("crisis", to={}), "house_damaged", {"field": "crisis"}),
        (changed("calendario_house", to=2), "house_newer", {}),
        (changed("calendario_house", to=True), "house_foreign", {}),
        (changed("calendario_house", to="1"), "house_foreign", {}),
        ({}, "house_foreign", {}),
        ([], "house_foreign", {}),
        ("normas", "house_foreign", {}),
        (None, "house_foreign", {}),
    ],
)
def test_what_is_wrong_is_named_with_its_place(data: object, code: str, facts: dict[str, object]) -> None:
    told = refused(data)
    assert (told.code, dict(told.facts)) == (code, facts)


def test_characters_that_no_text_has_are_refused() -> None:
    for broken in ("a\0b", "a\ud800"):
        assert refused(changed("days_off", 0, "name", to=broken)).code == "house_damaged"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


def read_or_named(data: object) -> None:
    """Nothing but a sentence comes out of it, or rules that come back."""
    said = ""
    try:
        read = house_from_json(data, KNOWN)
    except BadInput as problem:
        said = sentence(problem)
    assert said or house_from_json(plain(read), KNOWN) == read


@given(st.sampled_from(["calendario_house", *FIELDS]), JSON)
def test_whatever_stands_in_a_field_is_read_or_named(field: str, value: object) -> None:
    read_or_named({**plain(), field: value})


@given(st.sampled_from([name for name in FIELDS if isinstance(plain()[name], list)]), JSON)
def test_whatever_stands_in_a_list_is_read_or_named(field: str, value: object) -> None:
    entry = plain()[field][0]
    for told in [value] + ([{**entry, name: value} for name in entry] if isinstance(entry, dict) else []):
        read_or_named({**plain(), field: [told]})

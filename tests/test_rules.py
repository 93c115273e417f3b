"""The dated data that is shipped: every country whole and believable, and a damaged file refused with its name."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.easter import easter

from calendario import paths
from calendario.domain.house import DayOff, House, Mode
from calendario.domain.house_json import house_from_json, house_to_json
from calendario.domain.problem import Problem
from calendario.domain.vocabulary import Country, Phrase, Rules
from calendario.rules import read_rules
from calendario.sentences.working_days import LINES_OF_TERMS

SUNDAY = 6


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_rules(paths.resources())


@pytest.fixture(params=["es-ES", "es-CL"])
def country(request: pytest.FixtureRequest, rules: Rules) -> Country:
    found: Country = rules.countries[request.param]
    return found


def off(country: Country, region: str, year: int) -> dict[date, str]:
    """What somebody there has off."""
    return {one.day: one.name for one in country.days_off if one.region in ("", region) and one.day.year == year}


def test_two_countries_are_known(rules: Rules) -> None:
    assert {one.locale: one.name for one in rules.countries.values()} == {"es-ES": "España", "es-CL": "Chile"}
    assert [len(one.regions) for one in (rules.countries["es-ES"], rules.countries["es-CL"])] == [19, 16]


def test_a_country_is_believable(country: Country) -> None:
    letters = country.locale[-2:]
    assert all(re.fullmatch(rf"{letters}-[A-Z]{{2}}", code) for code in country.regions)
    assert len(set(country.regions.values())) == len(country.regions)
    assert {one.region for one in country.days_off} <= {"", *country.regions}
    assert country.years == {2026, 2027}, "a year without any holiday is a year that is not known"
    assert country.unconfirmed <= country.years
    assert country.source
    assert date(2026, 1, 1) <= country.read_on <= date(2026, 12, 31)
    assert f"term_law_{letters}" in LINES_OF_TERMS
    for region in ("", *country.regions):
        days = [one.day for one in country.days_off if one.region in ("", region)]
        assert max(Counter(days).values()) == 1, f"a day twice in {region}"
    for year in country.years:
        assert off(country, "", year)[easter(year) - timedelta(days=2)] == "Viernes Santo"
    for one in country.days_off:
        assert not one.name.startswith("Lunes siguiente") or one.day.weekday() == 0, one
        assert one.name != "Jueves Santo" or one.day == easter(one.day.year) - timedelta(days=3), one
        assert one.name != "Lunes de Pascua" or one.day == easter(one.day.year) + timedelta(days=1), one
        assert one.name != "Corpus Christi" or one.day == easter(one.day.year) + timedelta(days=60), one


def test_every_community_has_twelve_days_and_the_two_cities_fourteen(rules: Rules) -> None:
    spain = rules.countries["es-ES"]
    for region in spain.regions:
        counted = len([day for day in off(spain, region, 2026) if day.weekday() != SUNDAY])
        # Canarias has eleven in common, and one on each island; Navarra's 3 December is the local one of all its towns.
        expected = {"ES-CN": 11, "ES-CE": 14, "ES-ML": 14, "ES-NC": 13}.get(region, 12)
        assert counted == expected, region
        assert len([day for day in off(spain, region, 2027) if day.weekday() != SUNDAY]) <= 14, region


def test_what_the_official_list_of_2026_says_of_sundays(rules: Rules) -> None:
    """Two holidays fall on a Sunday; the communities chose, as Europa Press told on 28 October 2025."""
    spain = rules.countries["es-ES"]

    def where(day: date) -> set[str]:
        return {region[3:] for region in spain.regions if day in off(spain, region, 2026)}

    assert off(spain, "", 2026)[date(2026, 11, 1)] == "Todos los Santos"
    assert where(date(2026, 11, 2)) == {"AN", "AR", "AS", "CN", "CM", "CL", "EX", "MD", "NC"}
    assert where(date(2026, 12, 7)) == {"AN", "AR", "AS", "CB", "CL", "EX", "MD", "MC", "RI", "ML"}
    assert where(date(2026, 4, 2)) == {region[3:] for region in spain.regions} - {"CT", "VC"}
    assert where(date(2026, 3, 2)) == {"IB"}


def test_two_decrees_of_2027_are_there_and_the_year_is_still_to_be_confirmed(rules: Rules) -> None:
    spain = rules.countries["es-ES"]
    assert spain.unconfirmed == {2027}
    for region, told in (
        ("ES-VC", "01-01 01-06 03-19 03-26 03-29 05-01 10-09 10-12 11-01 12-06 12-08 12-25"),
        ("ES-IB", "01-01 01-06 03-01 03-25 03-26 03-29 05-01 10-12 11-01 12-06 12-08 12-25"),
    ):
        days = [f"{day:%m-%d}" for day in sorted(off(spain, region, 2027)) if day.weekday() != SUNDAY]
        assert days == told.split()


def test_local_elections_are_on_the_fourth_sunday_of_may_and_called_the_week_after_the_law_says(rules: Rules) -> None:
    (period,) = rules.countries["es-ES"].periods
    assert (period.mode, period.confirmed) == (Mode.ELECTORAL, False)
    assert period.last.weekday() == SUNDAY
    assert period.last.month == 5
    assert 22 <= period.last.day <= 28
    assert (period.last - period.first).days == 54, "signed 55 days before, published the next day (LOREG 42.3)"


def test_chile_moves_its_days_as_its_laws_say(rules: Rules) -> None:
    chile = rules.countries["es-CL"]
    assert off(chile, "", 2027)[date(2027, 6, 28)] == "San Pedro y San Pablo"
    assert date(2027, 6, 29) not in off(chile, "", 2027)
    assert date(2027, 10, 11) in off(chile, "", 2027)
    assert date(2027, 9, 17) in off(chile, "", 2027), "the 18th is a Saturday"
    assert date(2026, 9, 17) not in off(chile, "", 2026)
    assert date(2026, 6, 7) in off(chile, "CL-AP", 2026)
    assert date(2026, 6, 7) not in off(chile, "CL-RM", 2026)


def test_what_a_country_offers_can_be_kept_by_an_institution(country: Country, rules: Rules) -> None:
    for region in country.regions:
        house = House(locale=country.locale, region=region, periods=country.periods)
        assert house_from_json(house_to_json(house), rules.countries) == house


# --- damaged


def wrong_day(told: dict[str, Any]) -> None:
    told["days_off"][""]["2026-02-30"] = "Nada"


def wrong_week(told: dict[str, Any]) -> None:
    told["days_off"][""] = ["2026-01-01"]


def nameless(told: dict[str, Any]) -> None:
    told["days_off"][""]["2026-01-01"] = " "


def nowhere(told: dict[str, Any]) -> None:
    told["days_off"]["ES-XX"] = {"2026-01-02": "Nada"}


def backwards(told: dict[str, Any]) -> None:
    told["periods"][0]["last"] = "2020-01-01"


def unsaid(told: dict[str, Any]) -> None:
    told["periods"][0]["confirmed"] = "no"


def sourceless(told: dict[str, Any]) -> None:
    del told["source"]


def of_another(told: dict[str, Any]) -> None:
    told["locale"] = "es-MX"


def no_year(told: dict[str, Any]) -> None:
    told["unconfirmed"] = [True]


@pytest.mark.parametrize(
    "damage", [wrong_day, wrong_week, nameless, nowhere, backwards, unsaid, sourceless, of_another, no_year]
)
def test_a_damaged_country_is_refused_with_its_name(tmp_path: Path, damage: Callable[[dict[str, Any]], None]) -> None:
    shutil.copytree(paths.resources() / "rules", tmp_path / "rules")
    path = tmp_path / "rules" / "countries" / "es-ES.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    damage(told)
    path.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(Problem) as refused:
        read_rules(tmp_path)
    assert (refused.value.code, refused.value.facts) == ("rules_damaged", {"name": "rules/countries/es-ES.json"})


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"locale": "es-ES", "locale": "es-ES"}', b" " * 200_000]
)
def test_anything_else_is_no_country(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "rules" / "countries").mkdir(parents=True)
    (tmp_path / "rules" / "countries" / "es-ES.json").write_bytes(data)
    with pytest.raises(Problem, match="rules_damaged"):
        read_rules(tmp_path)


@pytest.mark.parametrize(
    "lists", ['["a"]', '{"a": "b"}', '{"a": [1]}', '{"a": [" "]}', '{"a": {"b": 1}}', '{"a": [["b"]]}']
)
def test_a_damaged_list_of_words_is_refused_at_once_with_its_name(tmp_path: Path, lists: str) -> None:
    (tmp_path / "rules" / "words").mkdir(parents=True)
    head = '{"language": "es", "country": "", "read_on": "2026-11-23", "source": "RAE", "lists": '
    (tmp_path / "rules" / "words" / "law.es.json").write_text(f"{head}{lists}}}", encoding="utf-8")
    with pytest.raises(Problem) as refused:
        read_rules(tmp_path)
    assert refused.value.facts == {"name": "rules/words/law.es.json"}


def test_lists_of_words_are_those_of_a_language_and_of_its_country(tmp_path: Path) -> None:
    (tmp_path / "rules" / "words").mkdir(parents=True)
    for country, lists in (("", '{"plain": {"abonar": "pagar"}}'), ("CL", '{"plain": ["cancelar"], "empty": []}')):
        head = f'{{"language": "es", "country": "{country}", "read_on": "2026-11-23", "source": "RAE", "lists": '
        (tmp_path / "rules" / "words" / f"plain{country}.json").write_text(f"{head}{lists}}}", encoding="utf-8")
    rules = read_rules(tmp_path)
    assert rules.phrases("plain", "es", "ES") == (Phrase("abonar", "pagar"),)
    assert set(rules.phrases("plain", "es", "CL")) == {Phrase("abonar", "pagar"), Phrase("cancelar")}
    assert rules.phrases("plain", "ca", "ES") == rules.phrases("nothing", "es", "ES") == ()
    assert [dict(one.lists)["plain"] for one in rules.words if one.country] == [(Phrase("cancelar"),)]


def test_holidays_are_told_with_where_they_hold(rules: Rules) -> None:
    assert DayOff(date(2026, 2, 28), "Día de Andalucía", "ES-AN") in rules.countries["es-ES"].days_off

"""`calendario days`: a term counted as the law does, and why it ends when it ends."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import replace
from datetime import date

from calendario.cli.program import Program
from calendario.domain import working_days as law
from calendario.domain.holidays import days_off
from calendario.domain.house import ANY_HOUSE, House
from calendario.domain.house_json import house_from_json, house_to_json
from calendario.domain.problem import BadInput
from calendario.domain.vocabulary import Country
from calendario.sentences import say
from calendario.sentences.working_days import explained

_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_COUNTING = {"natural": law.natural_days, "months": law.months, "years": law.years, "working": law.working_days}


def add_options(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("start", metavar="DATE", help=say("days_start_help"))
    parser.add_argument("number", metavar="NUMBER", help=say("days_number_help"))
    unit = parser.add_mutually_exclusive_group()
    for name in ("natural", "months", "years"):
        unit.add_argument(f"--{name}", dest="unit", action="store_const", const=name, help=say(f"days_{name}_help"))
    parser.add_argument("--locale", metavar="CODE", help=say("days_locale_help"))
    parser.add_argument("--region", metavar="CODE", help=say("days_region_help"))
    parser.add_argument("--json", action="store_true", help=say("json_help"))
    parser.set_defaults(unit="working")


def run(program: Program, chosen: argparse.Namespace) -> int:
    """Tells the last day. Raises `BadInput` for what cannot be counted, or a country or region that is not known."""
    start, number = _day(chosen.start), int(chosen.number) if _NUMBER.fullmatch(chosen.number) else 0
    house, country = _where(program, chosen)
    counted = _COUNTING[chosen.unit](start, number, days_off(house, country))
    told = explained(counted)
    if chosen.json:
        print(json.dumps(_told(counted, told), ensure_ascii=False))
        return 0
    for line in told:
        print(line)
    if not house.days_off:
        place = country.regions.get(house.region, country.name)
        print(say("term_without_local" if house.region or not country.regions else "term_without_region", place=place))
    print(say(f"term_law_{house.country}"))
    return 0


def _where(program: Program, chosen: argparse.Namespace) -> tuple[House, Country]:
    """The calendar's rules where one is named, with the country and the region that are asked for."""
    house = ANY_HOUSE if chosen.profile is None else program.open_calendar(chosen.profile).house.house()
    locale = chosen.locale or house.locale
    region = house.region if chosen.region is None and locale == house.locale else chosen.region or ""
    countries = program.rules().countries
    house = house_from_json(house_to_json(replace(house, locale=locale, region=region)), countries)
    return house, countries[locale]


def _day(text: str) -> date:
    try:
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DAY_FIRST.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise BadInput("term_day", value=text)


def _told(counted: law.Counted, told: tuple[str, ...]) -> dict[str, object]:
    return {
        "start": counted.start.isoformat(),
        "number": counted.days,
        "unit": str(counted.unit),
        "last": counted.last.isoformat(),
        "skipped": [{"day": day.isoformat(), "name": name} for day, name in counted.skipped],
        "moved_from": counted.moved_from and counted.moved_from.isoformat(),
        "known": counted.known,
        "unsure": list(counted.unsure),
        "explained": list(told),
    }

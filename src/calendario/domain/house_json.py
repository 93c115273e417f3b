"""An institution's rules as plain JSON: in its calendar, and in the file that goes from one institution to another."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time
from typing import TypeVar

from calendario.domain.house import Avoided, Crisis, DayOff, House, Mode, Nature, Period, Treatment
from calendario.domain.house_fields import Fault, Part, at_most, day, named, one_of, optional, words, yes_or_no
from calendario.domain.problem import BadInput
from calendario.domain.vocabulary import Country

FORMAT, VERSION = "calendario_house", 1

_MOST_OF_NATURES = len(Nature)
#: Code points of each text.
LONGEST = {"name": 120, "words": 100, "instead": 200, "why": 300, "source": 500}
#: A field that rules of earlier versions have and that is passed over: the bank has it.
FORMER = "hashtags"

_HOUR = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_LOCALE = re.compile(r"[a-z]{2,3}-[A-Z]{2}")
_REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")

_T = TypeVar("_T")


def house_to_json(house: House) -> dict[str, object]:
    """JSON-ready form, the crisis that is on included."""
    return {
        FORMAT: VERSION,
        "verified_on": house.verified_on and house.verified_on.isoformat(),
        "locale": house.locale,
        "region": house.region,
        "days_off": [_day_off_to_json(one) for one in house.days_off],
        "working": [day.isoformat() for day in house.working],
        "treatment": str(house.treatment),
        "quiet": house.quiet and [f"{at:%H:%M}" for at in house.quiet],
        "languages": list(house.languages),
        "languages_block": house.languages_block,
        "avoided": [{"words": one.words, "instead": one.instead, "why": one.why} for one in house.avoided],
        "periods": [_period_to_json(one) for one in house.periods],
        "crisis": house.crisis and _crisis_to_json(house.crisis),
    }


def house_from_json(data: object, countries: Mapping[str, Country] | None = None) -> House:
    """The inverse of `house_to_json`, its texts clean; what is not there says nothing. With `countries` (by locale) its
    own and the region have to be among them.

    Raises `BadInput`. Of all of it: "house_foreign", "house_newer", "house_unknown_field" (`field`, and where it is in
    an entry of a list, `within` with its `number`, counted from 1). Of one `field` (and the entry's `number`):
    "house_damaged", "house_bad_date", "house_bad_time" (`value`), "house_quiet_empty" (`at`), "house_too_many" and
    "house_too_long" (`most`), "house_twice" (`value`). And "house_unknown_locale" (`locale`, `known`),
    "house_unknown_region" (`region`, `country`), "house_bad_language" (`language`), "house_two_days_off" and
    "house_off_and_working" (`day`, and its `date`), "house_period_reversed" (`first`, `last`).
    """
    if not isinstance(data, dict) or type(data.get(FORMAT)) is not int or data[FORMAT] < 1:
        raise BadInput("house_foreign")
    if data[FORMAT] > VERSION:
        raise BadInput("house_newer")
    for name in data:
        if name != FORMAT and name not in (*FIELDS, FORMER):
            raise BadInput("house_unknown_field", field=name)
    top = Part(data, "", None)
    locale = _locale(top.one("locale", words, "es-ES"), countries)
    region = _region(top.one("region", words, ""), locale, countries)
    days_off = tuple(
        DayOff(
            part.one("day", day),
            part.one("name", named(LONGEST["name"])),
            _region(part.one("region", words, ""), locale, countries),
        )
        for part in top.parts("days_off", ("day", "name", "region"))
    )
    working = _once("working", top.several("working", day))
    _one_way_each(days_off, working)
    return House(
        locale=locale,
        region=region,
        days_off=days_off,
        working=working,
        treatment=top.one("treatment", one_of(Treatment), Treatment.ANY),
        quiet=top.one("quiet", _quiet, None),
        languages=_once("languages", top.several("languages", _language)),
        languages_block=top.one("languages_block", yes_or_no, False),
        avoided=_avoided(top),
        periods=tuple(_period(part) for part in top.parts("periods", tuple(Period.__dataclass_fields__))),
        crisis=top.one("crisis", _crisis, None),
        verified_on=top.one("verified_on", optional(day), None),
    )


#: What rules have, by name.
FIELDS = tuple(name for name in House.__dataclass_fields__ if name != "readable")


# --- reading values


def _hour(value: object) -> time:
    found = _HOUR.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise Fault("house_bad_time", **({"value": str(value)} if isinstance(value, str | int | float) else {}))
    return time(int(found[1]), int(found[2]))


def _quiet(value: object) -> tuple[time, time] | None:
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        raise Fault
    begins, ends = map(_hour, value)
    if begins == ends:  # all day, or never
        raise Fault("house_quiet_empty", at=begins)
    return begins, ends


def _language(value: object) -> str:
    code = words(value)
    if not _LANGUAGE.fullmatch(code):
        raise Fault("house_bad_language", language=code)
    return code


def _avoided(top: Part) -> tuple[Avoided, ...]:
    found = [
        Avoided(
            part.one("words", named(LONGEST["words"])),
            part.one("instead", at_most(LONGEST["instead"]), ""),
            part.one("why", at_most(LONGEST["why"]), ""),
        )
        for part in top.parts("avoided", ("words", "instead", "why"))
    ]
    _once("avoided", [one.words for one in found], str.casefold)
    return tuple(found)


def _period(part: Part) -> Period:
    mode, first, last = part.one("mode", one_of(Mode)), part.one("first", day), part.one("last", day)
    if last < first:
        raise BadInput("house_period_reversed", first=first.isoformat(), last=last.isoformat())
    return Period(
        mode,
        first,
        last,
        part.one("name", at_most(LONGEST["name"]), ""),
        part.one("source", at_most(LONGEST["source"]), ""),
        part.one("confirmed", yes_or_no, True),
    )


def _crisis(value: object) -> Crisis | None:
    if value is None:
        return None
    if not isinstance(value, dict) or value.keys() != {"since", "allowed"}:
        raise Fault
    since, allowed = value["since"], value["allowed"]
    if not isinstance(since, str) or not isinstance(allowed, list) or len(allowed) > _MOST_OF_NATURES:
        raise Fault
    try:
        since = datetime.fromisoformat(since)
    except ValueError as error:
        raise Fault from error
    if since.tzinfo is None:
        raise Fault
    return Crisis(since, frozenset(map(one_of(Nature), allowed)))


# --- what has to agree


def _locale(locale: str, countries: Mapping[str, Country] | None) -> str:
    if not _LOCALE.fullmatch(locale) or (countries is not None and locale not in countries):
        known = () if countries is None else tuple(sorted(countries))
        raise BadInput("house_unknown_locale", locale=locale, **({"known": known} if known else {}))
    return locale


def _region(region: str, locale: str, countries: Mapping[str, Country] | None) -> str:
    if not region:
        return ""
    if countries is not None:
        country = countries[locale]
        if region not in country.regions:
            raise BadInput("house_unknown_region", region=region, country=country.name)
    elif not _REGION.fullmatch(region) or region[:2] != locale[-2:]:
        raise BadInput("house_unknown_region", region=region)
    return region


def _once(field: str, found: Collection[_T], key: Callable[[_T], object] = lambda one: one) -> tuple[_T, ...]:
    seen: set[object] = set()
    for number, one in enumerate(found, 1):
        if key(one) in seen:
            raise BadInput("house_twice", field=field, number=number, value=str(one))
        seen.add(key(one))
    return tuple(found)


def _one_way_each(days_off: Collection[DayOff], working: Collection[date]) -> None:
    seen: set[tuple[date, str]] = set()
    for one in days_off:
        if (one.day, one.region) in seen:
            raise BadInput("house_two_days_off", day=one.day, date=one.day.isoformat())
        if one.day in working:
            raise BadInput("house_off_and_working", day=one.day, date=one.day.isoformat())
        seen.add((one.day, one.region))


# --- writing


def _day_off_to_json(one: DayOff) -> dict[str, object]:
    told: dict[str, object] = {"day": one.day.isoformat(), "name": one.name}
    return {**told, "region": one.region} if one.region else told


def _period_to_json(one: Period) -> dict[str, object]:
    return {
        "mode": str(one.mode),
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "name": one.name,
        "source": one.source,
        "confirmed": one.confirmed,
    }


def _crisis_to_json(crisis: Crisis) -> dict[str, object]:
    return {"since": crisis.since_at.isoformat(), "allowed": sorted(map(str, crisis.allowed))}

"""The institution's rules: changed by hand, taken in from a file, and never half."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from calendario.desk.house import MOST_BYTES, HouseDesk
from calendario.domain.house import ANY_HOUSE, UNREADABLE, Avoided, DayOff, House, Mode, Nature, Period, Treatment
from calendario.domain.house_json import FIELDS
from calendario.domain.problem import BadInput
from calendario.sentences import sentence
from calendario.store import journal, settings
from calendario.store.database import area_versions
from tests.newsroom import Newsroom

TODAY = date(2026, 11, 25)
MARTIN = DayOff(date(2026, 11, 11), "San Martín")
OURS = House(
    region="ES-CM",
    days_off=(MARTIN,),
    treatment=Treatment.TU,
    quiet=(time(22), time(8)),
    avoided=(Avoided("minusválido", "persona con discapacidad"),),
    periods=(Period(Mode.ELECTORAL, date(2027, 3, 30), date(2027, 5, 23), confirmed=False),),
)


@pytest.fixture
def desk(newsroom: Newsroom) -> HouseDesk:
    return newsroom.desk.house


def stored(newsroom: Newsroom) -> object:
    with newsroom.database.reading() as tx:
        return settings.read(tx, "house")


def notes(newsroom: Newsroom) -> list[str]:
    with newsroom.database.reading() as tx:
        assert journal.first_break(tx, newsroom.desk.office.machine) is None
        return list(tx.exec_driver_sql("SELECT what FROM log ORDER BY seq").scalars())


def seen(newsroom: Newsroom) -> int:
    with newsroom.database.reading() as tx:
        return area_versions(tx)["settings"]


# --- changing


def test_nobody_has_said_anything_at_first(desk: HouseDesk) -> None:
    assert desk.house() == ANY_HOUSE
    assert not desk.stale(TODAY)


def test_rules_are_kept_seen_by_all_and_noted(newsroom: Newsroom, desk: HouseDesk) -> None:
    version = seen(newsroom)
    assert desk.change(lambda _: OURS) == OURS
    assert desk.house() == OURS
    assert seen(newsroom) > version, "another window is told"
    assert notes(newsroom)[-1] == "house_changed"
    newsroom.reopen()
    assert newsroom.desk.house.house() == OURS


def test_what_cannot_be_is_refused_and_nothing_changes(newsroom: Newsroom, desk: HouseDesk) -> None:
    desk.change(lambda _: OURS)
    before = notes(newsroom)
    for wrong, code in (
        (replace(OURS, days_off=(MARTIN, MARTIN)), "house_two_days_off"),
        (replace(OURS, region="ES-XX"), "house_unknown_region"),
        (replace(OURS, region="CL-RM"), "house_unknown_region"),
        (replace(OURS, locale="es-MX", region=""), "house_unknown_locale"),
    ):
        with pytest.raises(BadInput) as told:
            desk.change(lambda _: wrong)  # noqa: B023
        assert told.value.code == code
    assert desk.house() == OURS
    assert notes(newsroom) == before


def test_another_computer_s_change_is_read_at_once(newsroom: Newsroom, desk: HouseDesk) -> None:
    desk.change(lambda _: OURS)
    assert desk.house() is desk.house(), "read once as long as it is the same"
    HouseDesk(newsroom.desk.office).change(lambda _: replace(OURS, treatment=Treatment.USTED))
    assert desk.house().treatment is Treatment.USTED


@pytest.mark.parametrize("value", [7, [], {}, {"calendario_house": 1, "quiet": ["99:00", "8"]}, "normas"])
def test_rules_that_cannot_be_read_are_touched_by_nobody_before_they_begin_anew(
    newsroom: Newsroom, desk: HouseDesk, tmp_path: Path, value: object
) -> None:
    """Another version may read them; and a crisis that they hold would be forgotten."""
    desk.change(lambda _: OURS)
    desk.export(tmp_path / "normas.json")
    with newsroom.database.writing() as tx:
        settings.write(tx, "house", value)
    assert desk.house() == UNREADABLE
    coming = desk.read_file(tmp_path / "normas.json")
    for door in (
        lambda: desk.change(lambda _: OURS),
        lambda: desk.verify(TODAY),
        lambda: desk.put(coming),
        desk.begin_crisis,
        desk.end_crisis,
    ):
        with pytest.raises(BadInput, match="house_unreadable"):
            door()
    with newsroom.database.reading() as tx:
        assert settings.read(tx, "house") == value
    assert desk.start_anew() == ANY_HOUSE
    with newsroom.database.reading() as tx:
        assert settings.read(tx, "house unreadable 2026-11-25 08:00:00") == value
    assert desk.put(coming)[1] == desk.start_anew() == desk.house() == OURS


def test_a_country_that_this_version_does_not_know_is_not_forgotten(newsroom: Newsroom, desk: HouseDesk) -> None:
    with newsroom.database.writing() as tx:
        settings.write(tx, "house", {"calendario_house": 1, "locale": "es-MX", "region": "MX-JAL"})
    assert (desk.house().locale, desk.house().readable, desk.country()) == ("es-MX", True, None)
    assert dict(desk.days_off()) == {}


def test_the_days_off_are_of_the_country_the_region_and_the_town(desk: HouseDesk) -> None:
    assert [one.name for one in desk.countries()] == ["Chile", "España"]
    desk.change(lambda _: OURS)
    country = desk.country()
    assert country is not None
    assert country.name == "España"
    found = desk.days_off()
    assert found[date(2026, 6, 4)] == "Corpus Christi"
    assert found[date(2026, 11, 11)] == "San Martín"
    assert date(2026, 12, 7) not in found, "that is Madrid's"


# --- looked at again


def test_after_half_a_year_somebody_looks_again(desk: HouseDesk) -> None:
    desk.change(lambda _: OURS)
    assert desk.verify(TODAY).verified_on == TODAY
    assert not desk.stale(TODAY + timedelta(days=183))
    assert desk.stale(TODAY + timedelta(days=184))
    assert desk.verify(TODAY + timedelta(days=184)) == replace(OURS, verified_on=TODAY + timedelta(days=184))


# --- a crisis


def test_a_crisis_begins_once_and_ends_only_when_it_is_ended(newsroom: Newsroom, desk: HouseDesk) -> None:
    desk.change(lambda _: OURS)
    begun = desk.begin_crisis()
    assert begun.crisis is not None
    assert begun.crisis.since_at == datetime(2026, 11, 25, 8, tzinfo=UTC)
    assert begun.crisis.allowed == {Nature.EMERGENCY, Nature.ESSENTIAL}
    newsroom.clock.forward(minutes=5)
    assert desk.begin_crisis() == begun, "it goes on since its first hour"
    assert desk.change(lambda _: replace(OURS, treatment=Treatment.USTED)).crisis == begun.crisis, (
        "an older window ends none"
    )
    assert desk.verify(TODAY).crisis == begun.crisis
    assert desk.end_crisis().crisis is None
    assert desk.end_crisis().crisis is None
    assert [what for what in notes(newsroom) if what.startswith("crisis")] == ["crisis_begun", "crisis_ended"]


# --- from one institution to another


def test_a_file_goes_out_and_comes_in_elsewhere(newsroom: Newsroom, desk: HouseDesk, tmp_path: Path) -> None:
    desk.change(lambda _: OURS)
    desk.begin_crisis()
    target = tmp_path / "normas.json"
    desk.export(target)
    assert "crisis" not in json.loads(target.read_text(encoding="utf-8"))
    first = target.read_bytes()
    desk.export(target)
    assert target.read_bytes() == first, "the same rules are the same file"
    desk.end_crisis()
    desk.change(lambda _: ANY_HOUSE)
    coming = desk.read_file(target)
    assert (coming.house, coming.kept) == (OURS, ("crisis",))
    assert desk.house() == ANY_HOUSE, "to look at it changes nothing"
    before, after = desk.put(coming)
    assert (before, after, desk.house()) == (ANY_HOUSE, OURS, OURS)
    desk.change(lambda _: before)
    assert desk.house() == ANY_HOUSE, "and it can be undone"


def test_a_crisis_that_is_on_stays_and_none_comes_in(desk: HouseDesk, tmp_path: Path) -> None:
    path = tmp_path / "normas.json"
    crisis = {"since": "2020-03-14T10:00:00+00:00", "allowed": ["leisure"]}
    path.write_text(json.dumps({"calendario_house": 1, "treatment": "tu", "crisis": crisis}), encoding="utf-8")
    assert desk.put(desk.read_file(path))[1].crisis is None
    coming = desk.read_file(path)
    begun = desk.begin_crisis()
    assert desk.put(coming)[1].crisis == begun.crisis, "it began after the file was looked at"


def test_what_a_file_does_not_say_stays_as_it_is_here(desk: HouseDesk, tmp_path: Path) -> None:
    desk.change(lambda _: OURS)
    path = tmp_path / "estilo.json"
    path.write_text('{"calendario_house": 1, "avoided": [], "languages": ["ca"]}', encoding="utf-8")
    coming = desk.read_file(path)
    assert coming.house == replace(OURS, avoided=(), languages=("ca",))
    assert set(coming.kept) == {name for name in FIELDS if name not in ("avoided", "languages")}
    assert not coming.hashtags
    desk.change(lambda _: replace(OURS, treatment=Treatment.USTED))
    assert desk.put(coming)[1].treatment is Treatment.USTED, "what was changed here meanwhile stays"


def test_hashtags_of_an_older_file_are_told_of_and_not_taken_in(desk: HouseDesk, tmp_path: Path) -> None:
    path = tmp_path / "normas.json"
    path.write_text('{"calendario_house": 1, "treatment": "tu", "hashtags": ["#Comarca"]}', encoding="utf-8")
    coming = desk.read_file(path)
    assert (coming.hashtags, coming.house) == (True, House(treatment=Treatment.TU))
    assert desk.put(coming)[1] == House(treatment=Treatment.TU)


def test_rules_are_filled_in_where_they_say_nothing_and_others_changes_stay(desk: HouseDesk) -> None:
    desk.change(lambda _: replace(OURS, avoided=(Avoided("Minusválido", "otra cosa"),)))
    said = {
        "treatment": "usted",
        "languages": ["es", "ca"],
        "avoided": [{"words": "minusválido", "instead": "persona con discapacidad"}, {"words": "chiquillos"}],
    }
    coming = desk.filled_in(said)
    assert coming is not None
    desk.change(lambda house: replace(house, region="ES-MD"))
    after = desk.put(coming)[1]
    assert (after.treatment, after.languages, after.region) == (Treatment.TU, ("es", "ca"), "ES-MD")
    assert after.avoided == (Avoided("Minusválido", "otra cosa"), Avoided("chiquillos"))
    assert desk.filled_in(said) is None, "all of it is said"
    assert desk.filled_in({}) is None


def test_what_comes_has_to_agree_with_what_stays(desk: HouseDesk, tmp_path: Path) -> None:
    desk.change(lambda _: OURS)
    path = tmp_path / "normas.json"
    path.write_text('{"calendario_house": 1, "working": ["2026-11-11"]}', encoding="utf-8")
    assert refused(desk, path) == "house_off_and_working"
    path.write_text('{"calendario_house": 1, "locale": "es-CL"}', encoding="utf-8")
    assert refused(desk, path) == "house_unknown_region", "Castilla-La Mancha is not in Chile"


def refused(desk: HouseDesk, path: Path) -> str:
    before = desk.house()
    with pytest.raises(BadInput) as told:
        desk.read_file(path)
    assert desk.house() == before
    assert told.value.facts["path"] == str(path)
    said = sentence(told.value)
    assert "…" not in said or str(path) in said
    return told.value.code


def text(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode()


GOOD = {"calendario_house": 1, "days_off": [{"day": "2026-09-08", "name": "Virgen de la Encina, año tras año"}]}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "house_file_damaged"),
        (b"\n", "house_file_damaged"),
        (b"Estas son las normas.", "house_file_damaged"),
        (text(GOOD)[:-3], "house_file_damaged"),
        (b'{"calendario_house": NaN}', "house_file_damaged"),
        (b'{"calendario_house": 1' + b"0" * 5000 + b"}", "house_file_damaged"),
        (b"[" * 10_000 + b"]" * 10_000, "house_file_damaged"),
        (b'{"calendario_house": 1, "periods": ' + b'{"a":' * 10_000 + b"1" + b"}" * 10_001, "house_file_damaged"),
        (text(GOOD).decode().encode("latin-1"), "house_file_encoding"),
        (text(GOOD).decode().encode("utf-16"), "house_file_encoding"),
        ('{"calendario_house": 1}'.encode("utf-16-le"), "house_file_damaged"),
        (b"\x89PNG\r\n\x1a\n", "house_file_encoding"),
        (b" " * (MOST_BYTES + 1), "house_file_huge"),
        (b"[]", "house_foreign"),
        (b'{"format": "calendario-banco", "version": 1}', "house_foreign"),
        (b'{"calendario_house": 1, "region": "ES-CM", "region": "ES-MD"}', "house_said_twice"),
        (b'{"calendario_house": 1, "days_off": [{"day": "2026-02-30", "name": "a"}]}', "house_bad_date"),
        (b'{"calendario_house": 1, "zone": "Europe/Villasauce"}', "house_unknown_field"),
        (b'{"calendario_house": 1, "languages": [1]}', "house_damaged"),
        (b'{"calendario_house": 1, "avoided": [{"words": "a\\u0000"}]}', "house_damaged"),
    ],
)
def test_a_file_that_is_none_is_refused_and_nothing_changes(
    desk: HouseDesk, tmp_path: Path, data: bytes, code: str
) -> None:
    desk.change(lambda _: OURS)
    path = tmp_path / "normas.json"
    path.write_bytes(data)
    assert refused(desk, path) == code


def test_a_file_saved_by_a_windows_editor_is_read(desk: HouseDesk, tmp_path: Path) -> None:
    path = tmp_path / "normas.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(GOOD, ensure_ascii=False, indent=1).replace("\n", "\r\n").encode())
    assert desk.read_file(path).house.days_off[0].name == "Virgen de la Encina, año tras año"


def test_a_line_that_is_wrong_is_told(desk: HouseDesk, tmp_path: Path) -> None:
    path = tmp_path / "normas.json"
    path.write_text('{\n "calendario_house": 1,\n "region": ES-CM\n}', encoding="utf-8")
    with pytest.raises(BadInput) as told:
        desk.read_file(path)
    assert (told.value.code, told.value.facts["line"]) == ("house_file_damaged", 3)


def test_a_folder_and_nothing_at_all_are_refused(desk: HouseDesk, tmp_path: Path) -> None:
    (tmp_path / "carpeta").mkdir()
    for path in (tmp_path / "carpeta", tmp_path / "no.json"):
        assert refused(desk, path) == "file_unreadable"


def test_a_hundred_megabytes_are_not_read(desk: HouseDesk, tmp_path: Path) -> None:
    path = tmp_path / "normas.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert refused(desk, path) == "house_file_huge"


def test_a_file_that_cannot_be_written_is_told(desk: HouseDesk, tmp_path: Path) -> None:
    (tmp_path / "normas.json").mkdir()
    with pytest.raises(BadInput) as told:
        desk.export(tmp_path / "normas.json")
    assert told.value.code == "file_unwritable"
    assert list((tmp_path / "normas.json").iterdir()) == []

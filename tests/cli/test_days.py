"""`calendario days`: a term, its last day and why, without a window."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from calendario.domain.house import DayOff, House
from calendario.main import main
from tests.newsroom import Clock, Newsroom


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["days", *arguments, "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


@pytest.fixture
def profile(tmp_path: Path) -> str:
    made = Newsroom(tmp_path / "pueblo", Clock(datetime.now(UTC)))
    made.desk.house.change(lambda _: House(region="ES-CM", days_off=(DayOff(date(2026, 12, 7), "San Ambrosio"),)))
    made.close()
    return str(tmp_path / "pueblo")


def test_ten_working_days_depend_on_the_region(capsys: pytest.CaptureFixture[str]) -> None:
    told = answered(capsys, "2026-11-24", "10")
    assert (told["last"], told["unit"], told["known"]) == ("2026-12-09", "working", True)
    assert told["skipped"][-1] == {"day": "2026-12-08", "name": "Inmaculada Concepción"}
    assert answered(capsys, "2026-11-24", "10", "--region", "ES-CM")["last"] == "2026-12-09"
    assert answered(capsys, "24/11/2026", "10", "--region", "ES-MD")["last"] == "2026-12-10"
    assert answered(capsys, "2026-09-14", "4", "--locale", "es-CL")["last"] == "2026-09-21"


def test_other_units_and_years_that_are_not_certain(capsys: pytest.CaptureFixture[str]) -> None:
    assert answered(capsys, "2026-11-26", "10", "--natural")["moved_from"] == "2026-12-06"
    told = answered(capsys, "2027-01-31", "1", "--months")
    assert (told["last"], told["moved_from"], told["unsure"]) == ("2027-03-01", "2027-02-28", [2027])
    assert answered(capsys, "2024-02-29", "2", "--years")["last"] == "2026-03-02"


def test_a_calendar_counts_its_own_holidays(profile: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = answered(capsys, "2026-11-24", "10", "--profile", profile)
    assert (told["last"], told["skipped"][-2]["name"]) == ("2026-12-10", "San Ambrosio")
    assert main(["--profile", profile, "days", "2026-11-24", "10"]) == 0
    told_in_words = capsys.readouterr().out
    assert "San Ambrosio" in told_in_words
    assert "39/2015" in told_in_words
    assert main(["days", "2026-11-24", "10", "--profile", str(Path(profile) / "nada")]) == 1


def test_without_local_holidays_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["days", "2026-11-24", "10", "--region", "ES-AN"]) == 0
    assert "Andalucía" in capsys.readouterr().out
    assert main(["days", "2026-11-24", "10"]) == 0
    assert "--region" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("2026-02-30", "3"),
        ("mañana", "3"),
        ("2026-11-24", "0"),
        ("2026-11-24", "-5"),
        ("2026-11-24", "diez"),
        ("2026-11-24", "9" * 5000),
        ("2026-11-24", "10", "--region", "ES-XX"),
        ("2026-11-24", "10", "--region", "CL-RM"),
        ("2026-11-24", "10", "--locale", "es-MX"),
        ("9999-12-31", "1"),
    ],
)
def test_what_cannot_be_counted_is_told_in_a_sentence(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["days", *arguments]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip().endswith(".")
    assert "Traceback" not in told.err

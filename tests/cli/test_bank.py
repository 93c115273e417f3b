"""`calendario bank`: the bank of a town hall out to a file and in again."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from calendario.domain.bank import Hashtag, Template
from calendario.domain.house import Avoided, Treatment
from calendario.main import main, open_desk
from tests.newsroom import Clock, Newsroom
from tests.spanish import assert_spanish


@pytest.fixture
def banks(tmp_path: Path) -> tuple[Path, Path]:
    """Two profiles; the first has two entries, the second one of them with another text."""
    clock = Clock(datetime.now(UTC))
    for name, text in (("diputacion", "Pleno el {fecha}."), ("pueblo", "Pleno: {fecha}.")):
        made = Newsroom(tmp_path / name, clock)
        made.desk.bank.add(Template(text), "Pleno")
        if name == "diputacion":
            made.desk.bank.add(Hashtag("VillaprovinciaTeCuida"))
        made.close()
    return tmp_path / "diputacion", tmp_path / "pueblo"


def hashtags(profile: Path) -> tuple[str, ...]:
    desk = open_desk(profile)
    try:
        return desk.bank.hashtags()
    finally:
        desk.watching.close()
        desk.office.database.close()


def test_a_bank_goes_out_to_a_file_and_into_another_calendar(
    banks: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    province, town = banks
    file = str(tmp_path / "banco.json")
    assert main(["--profile", str(province), "bank", "export", file]) == 0
    assert_spanish(capsys.readouterr().out, own=(file,))
    assert main(["bank", "import", file, "--yes", "--profile", str(town)]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "Etiqueta: #VillaprovinciaTeCuida" in told.out
    assert "Plantilla: Pleno" in told.out
    assert "  aquí: Pleno: {fecha}.\n  en el archivo: Pleno el {fecha}.\n" in told.out
    assert hashtags(town) == ("#VillaprovinciaTeCuida",)
    assert main(["--profile", str(town), "bank", "import", file]) == 0, "nothing to ask: all of it is here"
    assert "nada" in capsys.readouterr().out.casefold()


@pytest.mark.parametrize(("answer", "code"), [("s\n", 0), ("Sí\n", 0), ("n\n", 1), ("", 1)])
def test_it_asks_before_it_takes_anything_in(
    banks: tuple[Path, Path],
    tmp_path: Path,
    answer: str,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    province, town = banks
    file = str(tmp_path / "banco.json")
    assert main(["--profile", str(province), "bank", "export", file]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert main(["--profile", str(town), "bank", "import", file]) == code
    assert hashtags(town) == (("#VillaprovinciaTeCuida",) if code == 0 else ())
    assert capsys.readouterr().err == ""


def test_how_they_write_in_a_file_of_before_goes_into_the_house_rules(
    banks: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "banco.json"
    style = {"kind": "style", "name": "style", "treatment": "usted", "avoid": [{"word": "minusválido"}]}
    told = {"format": "calendario-banco", "version": 1, "from": "Diputación", "entries": [style]}
    file.write_text(json.dumps(told), encoding="utf-8")
    profile = ["--profile", str(banks[1])]
    assert main([*profile, "bank", "import", str(file), "--yes"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "normas de la casa" in said.out
    desk = open_desk(banks[1])
    house = desk.house.house()
    desk.watching.close()
    desk.office.database.close()
    assert (house.treatment, house.avoided) == (Treatment.USTED, (Avoided("minusválido"),))
    assert main([*profile, "bank", "import", str(file)]) == 0, "nothing to ask: all of it is here"
    assert "normas de la casa" not in capsys.readouterr().out


def test_a_file_that_is_no_bank_and_one_that_cannot_be_written_are_told(
    banks: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "foto.json").write_bytes(b"\x89PNG")
    asked = (
        ["bank", "import", str(tmp_path / "foto.json"), "--yes"],
        ["bank", "import", str(tmp_path / "no.json"), "--yes"],
        ["bank", "export", str(tmp_path / "no" / "banco.json")],
    )
    for arguments in asked:
        assert main(["--profile", str(banks[1]), *arguments]) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert_spanish(told.err, own=(str(tmp_path),))


@pytest.mark.parametrize("wrong", [["bank"], ["bank", "import"], ["bank", "borrar", "x"]])
def test_a_wrong_call_ends_with_two(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""

"""`calendario words`: the institution's own words without a window."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from calendario.main import main
from tests.newsroom import Clock, Newsroom
from tests.spanish import assert_spanish


@pytest.fixture
def profile(tmp_path: Path) -> str:
    Newsroom(tmp_path / "pueblo", Clock(datetime.now(UTC))).close()
    return str(tmp_path / "pueblo")


def listed(profile: str, capsys: pytest.CaptureFixture[str], scope: str = "institution") -> list[str]:
    capsys.readouterr()
    assert main(["words", "list", "--scope", scope, "--profile", profile]) == 0
    return capsys.readouterr().out.splitlines()


def test_words_come_and_go(profile: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", "add", "Gaiata", "Sant Joan de Moró", "--profile", profile]) == 0
    told = capsys.readouterr()
    for line in told.out.splitlines():
        assert_spanish(line, own=("Gaiata", "Sant Joan de Moró"))
    assert main(["--profile", profile, "words", "add", "farolet", "--scope", "person"]) == 0
    assert listed(profile, capsys) == ["Gaiata", "Sant Joan de Moró"]
    assert listed(profile, capsys, "person") == ["farolet"]
    assert main(["words", "remove", "Gaiata", "nada", "--profile", profile]) == 1
    assert_spanish(capsys.readouterr().err, own=("nada",))
    assert listed(profile, capsys) == ["Gaiata", "Sant Joan de Moró"], "none goes where one is not there"
    assert main(["words", "remove", "Gaiata", "--profile", profile]) == 0
    assert listed(profile, capsys) == ["Sant Joan de Moró"]
    assert main(["words", "add", "bien", "a;b", "--profile", profile]) == 1
    assert listed(profile, capsys) == ["Sant Joan de Moró"]


def test_a_list_goes_out_and_in(profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "lista.txt", tmp_path / "salida.txt"
    source.write_text("# De la comarca\nGaiata\nfarolet\n12\n", encoding="utf-8")
    assert main(["words", "import", str(source), "--profile", profile]) == 1
    told = capsys.readouterr().out
    assert "Línea 4, «12»: tiene cifras" in told
    assert_spanish(told.splitlines()[-1], own=("--skip",))
    assert listed(profile, capsys) == []
    assert main(["words", "import", str(source), "--skip", "--profile", profile]) == 0
    assert listed(profile, capsys) == ["farolet", "Gaiata"]
    assert main(["words", "export", str(target), "--profile", profile]) == 0
    assert target.read_text(encoding="utf-8").splitlines()[1:] == ["farolet", "Gaiata"]
    assert main(["words", "import", str(tmp_path / "no.txt"), "--profile", profile]) == 1


def test_an_empty_list_is_said_to_have_no_words(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "lista.txt"
    source.write_text("# nada\n\n", encoding="utf-8")
    assert main(["words", "import", str(source), "--profile", profile]) == 0
    told = capsys.readouterr().out
    assert "no hay palabras" in told
    assert_spanish(told, own=(str(source),))


def test_a_letter_is_no_word_and_the_reason_is_said(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["words", "add", "x", "--profile", profile]) == 1
    assert_spanish(capsys.readouterr().err)
    source = tmp_path / "lista.txt"
    source.write_text("Gaiata\nx\n", encoding="utf-8")
    assert main(["words", "import", str(source), "--profile", profile]) == 1
    assert "Línea 2, «x»: es una sola letra" in capsys.readouterr().out


def test_a_file_that_is_no_list_is_told_in_good_spanish(
    profile: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "foto.txt"
    source.write_bytes(b"\x89PNG\0\0")
    assert main(["words", "import", str(source), "--profile", profile]) == 1
    told = capsys.readouterr().err
    assert_spanish(told, own=(str(source),))
    assert "Guárdala" not in told, "of «el archivo»"

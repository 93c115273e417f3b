"""What the dictionaries are made from: only packages that were looked at, and all forms that they stand for."""

import base64
import hashlib
import io
import sys
import tarfile
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "packaging" / "dictionaries"
sys.path.insert(0, str(TOOLS))

import inputs  # noqa: E402
from hunspell_forms import forms_by_entry  # noqa: E402
from nearness import bare, one_edit_away, without_accents  # noqa: E402

AFF = """SET UTF-8
SFX P Y 2
SFX P 0 s [aeiou]
SFX P 0 es [^aeiou]
SFX D Y 1
SFX D o ito/P o
PFX R Y 1
PFX R 0 re .
"""


def packed(folder: Path, package: str) -> Path:
    archive = folder / (package.replace("@", "-") + ".tgz")
    with tarfile.open(archive, "w:gz") as files:
        member = tarfile.TarInfo("package/index.dic")
        member.size = 3
        files.addfile(member, io.BytesIO(b"1\na"))
    return archive


def test_an_archive_that_was_looked_at_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = packed(tmp_path, "words@1.0.0")
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    monkeypatch.setitem(inputs.NPM, "words@1.0.0", f"sha512-{digest}")

    inputs.fetch_npm("words@1.0.0", tmp_path)

    assert (inputs.unpacked("words@1.0.0", tmp_path) / "index.dic").read_text() == "1\na"


def test_any_other_archive_is_refused_and_nothing_of_it_unpacked(tmp_path: Path) -> None:
    packed(tmp_path, "dictionary-es@4.0.0")

    with pytest.raises(ValueError, match="looked at"):
        inputs.fetch_npm("dictionary-es@4.0.0", tmp_path)

    assert not inputs.unpacked("dictionary-es@4.0.0", tmp_path).exists()


def test_every_input_has_its_version_and_checksum() -> None:
    assert all(integrity.startswith("sha512-") and "@" in package for package, integrity in inputs.NPM.items())
    pinned = [line for line in (TOOLS / "requirements.txt").read_text("utf-8").splitlines() if "==" in line]
    assert {line.split("==")[0] for line in pinned} >= {"wordfreq", "busca-municipio", "pyspellchecker", "faker"}
    assert all(line.endswith("\\") for line in pinned), "each with its hashes on the lines below"


def test_a_dictionary_of_hunspell_is_written_out_form_by_form(tmp_path: Path) -> None:
    (tmp_path / "index.aff").write_text(AFF, "utf-8")
    (tmp_path / "index.dic").write_text("3\nlibro/PD\npapel/P\nMadrid\n", "utf-8")

    forms = forms_by_entry(tmp_path / "index.aff", tmp_path / "index.dic")

    assert forms == {
        "libro": {"libro", "libros", "librito", "libritos"},
        "papel": {"papel", "papeles"},
        "Madrid": {"Madrid"},
    }


def test_an_option_that_the_reader_does_not_know_is_no_reason_to_give_wrong_forms(tmp_path: Path) -> None:
    (tmp_path / "index.aff").write_text("COMPOUNDFLAG X\n" + AFF, "utf-8")
    (tmp_path / "index.dic").write_text("1\nlibro\n", "utf-8")

    with pytest.raises(ValueError, match="COMPOUNDFLAG"):
        forms_by_entry(tmp_path / "index.aff", tmp_path / "index.dic")


def test_ñ_is_a_letter_and_an_accent_is_none() -> None:
    assert without_accents("pingüinos de Núñez") == "pinguinos de Nuñez"
    assert bare("Núñez") == "Nunez"
    assert {"casa", "cosas", "acsas", "caas", "casas"} <= set(one_edit_away("casas")) | {"casas"}

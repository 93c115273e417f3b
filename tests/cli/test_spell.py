"""`spell`, for a person and for a program that pipes its lines through."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calendario import main as composition
from calendario.main import main
from calendario.spelling.spelling import Spelling
from tests.newsroom import Clock, Newsroom
from tests.spanish import assert_spanish

DICTIONARIES = Path(__file__).parents[2] / "resources" / "dictionaries"


def spell(*options: str, lines: bytes) -> subprocess.CompletedProcess[bytes]:
    """`calendario spell` as a process of its own."""
    command = [sys.executable, "-m", "calendario", "spell", *options]
    return subprocess.run(command, input=lines, capture_output=True, timeout=60, check=False)


def answers(*options: str, lines: bytes, says: bool = False) -> list[list[dict[str, Any]]]:
    """What is flagged in each line."""
    told = spell("--batch", *options, lines=lines)
    assert told.returncode == 0
    assert bool(told.stderr) is says
    return [json.loads(line)["flagged"] for line in told.stdout.decode("utf-8").splitlines()]


# --- for a program


def test_each_line_gets_one_answer_with_the_places_of_its_words() -> None:
    texts = ["📢 Corte de circulacion en la bibloteca", "", "Todo está bien.", "  \t ", "Los vezinos\\nbien"]
    found = answers("--lang", "es", lines="\n".join(texts).encode() + b"\n")
    assert len(found) == len(texts)
    assert [[f["word"] for f in flagged] for flagged in found[:4]] == [["circulacion", "bibloteca"], [], [], []]
    for text, flagged in zip(texts, found, strict=True):
        for one in flagged:
            assert list(one) == ["word", "start", "end", "suggestions", "kind"]
            assert text[one["start"] : one["end"]] == one["word"]
            assert 0 < len(one["suggestions"]) <= 5
            assert one["kind"] == "spelling"
    assert found[0][0]["start"] == 11  # code points: the megaphone is one
    assert [one["suggestions"][0] for one in found[0]] == ["circulación", "biblioteca"]


def test_the_last_line_needs_no_end_and_windows_ends_are_ends() -> None:
    found = answers(lines=b"La bibloteca\r\nLa bibloteca")
    assert [[(f["word"], f["start"], f["end"]) for f in flagged] for flagged in found] == [[("bibloteca", 3, 12)]] * 2


def test_only_a_line_feed_ends_a_line() -> None:
    text = "Una\x0bbibloteca\x0c\u2028otra\x85bibloteca\rmás\x00\ufeff"
    (flagged,) = answers(lines=text.encode())
    assert [text[f["start"] : f["end"]] for f in flagged] == ["bibloteca", "bibloteca"]


def test_bytes_that_are_no_text_are_answered_and_what_they_cut_is_not_flagged() -> None:
    found = answers(lines=b"Informaci\xf3n de la bibloteca\n\xff\xfe\x80\nLa bibloteca\n")
    assert [[f["word"] for f in flagged] for flagged in found] == [["bibloteca"], [], ["bibloteca"]]


def test_what_stands_beside_damage_is_judged() -> None:
    lines = b"solicitut \xff aqui\nsolicitut\0x informacion\nsolicit\xfft aqui\n"
    for options in ([], ["--lang", "es"]):
        found = answers(*options, lines=lines)
        assert [[f["word"] for f in flagged] for flagged in found] == [
            ["solicitut", "aqui"],
            ["solicitut", "informacion"],
            ["aqui"],
        ]


def test_nothing_in_is_nothing_out() -> None:
    assert answers(lines=b"") == []


def test_the_language_is_the_text_s_own_unless_it_is_said() -> None:
    lines = b"Ja es poden demanar els ajuts per al menjador municpal.\nThe water will be back on at four today.\n"
    assert [[f["word"] for f in flagged] for flagged in answers(lines=lines)] == [["municpal"], []]
    catalan = answers("--lang", "ca", lines=b"Avui es fa el mercat\nHoy el mercadillo\n")
    assert catalan[0] == []
    assert catalan[1]


def test_a_language_without_a_dictionary_is_said_and_every_line_is_answered() -> None:
    told = spell("--batch", "--lang", "eu", lines=b"Kaixo bibloteca\nKaixo\n")
    assert told.returncode == 0
    assert told.stdout.decode().splitlines() == ['{"flagged": []}'] * 2
    assert_spanish(told.stderr.decode())
    assert "euskera" in told.stderr.decode()


def test_strict_flags_unknown_names_too() -> None:
    line = b"Concierto en Zurbarambide"
    assert answers(lines=line) == [[]]
    assert [f["word"] for f in answers("--strict", lines=line)[0]] == ["Zurbarambide"]


def test_hints_are_told_apart_and_only_when_asked_for() -> None:
    line = b"La biblioteca esta abierta y vamos haber que pasa en la bibloteca."
    assert {f["kind"] for f in answers(lines=line)[0]} == {"spelling"}
    found = answers("--hints", lines=line)[0]
    assert [f["start"] for f in found] == sorted(f["start"] for f in found)
    assert {f["kind"] for f in found} == {"spelling", "real_word"}
    for one in found:
        assert line.decode()[one["start"] : one["end"]] == one["word"]
        assert one["suggestions"]


def test_an_answer_comes_before_the_next_line_is_written() -> None:
    command = [sys.executable, "-m", "calendario", "spell", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for text in (b"La bibloteca\n", b"Hola\n"):
            process.stdin.write(text)
            process.stdin.flush()
            assert process.stdout.readline().startswith(b'{"flagged": [')
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_a_reader_that_went_away_ends_it_quietly() -> None:
    command = [sys.executable, "-m", "calendario", "spell", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        _, told = process.communicate(b"La bibloteca\n" * 2_000, timeout=60)
        assert (process.returncode, told) == (1, b"")


def test_a_line_of_many_megabytes_is_answered_and_so_is_the_next() -> None:
    found = answers(lines=b"x" * 12_000_000 + b"\nLa bibloteca\n" + b"a b " * 300_000 + b"\n", says=True)
    assert [[f["word"] for f in flagged] for flagged in found] == [[], ["bibloteca"], []]


def test_neither_qt_nor_the_database_nor_a_network_library_is_loaded() -> None:
    asked = (
        "import sys; from calendario.main import main; code = main(['spell', 'La bibloteca']); "
        "slow = {'PySide6', 'sqlalchemy', 'sqlite3', 'alembic', 'httpx', 'requests', 'mastodon', 'atproto', 'PIL'}; "
        "print(code, sorted(slow & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.splitlines()[-1] == "1 []"


# --- for a person


def test_a_person_reads_the_line_the_word_and_what_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spell", "Hola a todos.\nAbre la bibloteca municipal."]) == 1
    told = capsys.readouterr().out
    assert told == "Línea 2: «bibloteca» no está en el diccionario → biblioteca\n"


def test_a_right_text_ends_with_nothing_to_correct(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spell", "Abre la biblioteca municipal."]) == 0
    assert capsys.readouterr().out == "Nada que corregir.\n"


def test_the_text_may_lie_in_a_file_or_come_by_the_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "nota.txt").write_text("\ufeffHola.\n\nLa bibloteca\n", encoding="utf-8")
    assert main(["spell", str(tmp_path / "nota.txt")]) == 1
    assert "Línea 3" in capsys.readouterr().out
    for given in ([], ["-"]):
        monkeypatch.setattr("sys.stdin", io.StringIO("La bibloteca\n"))
        assert main(["spell", *given]) == 1
        assert "Línea 1" in capsys.readouterr().out
    assert main(["spell", "palabras " * 5_000]) == 0  # no name of a file


def test_a_person_is_told_in_which_language_it_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spell", "Ja es poden demanar els ajuts per al menjador escolar municipal."]) == 0
    told = capsys.readouterr().out
    assert "catalán" in told
    assert main(["spell", "The water will be back on at four in the afternoon."]) == 0
    told = capsys.readouterr().out
    assert "No hay diccionario de inglés" in told
    assert "Nada que corregir" not in told


def test_a_language_asked_for_that_has_no_dictionary_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spell", "--lang", "eu", "Kaixo bibloteca"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert_spanish(told.err)
    assert main(["spell", "--lang", "ca-valencia", "Hui hi ha mercat."]) == 0


def not_checked(told: str, *, count: int = 1) -> list[str]:
    lines = told.splitlines()
    assert len(lines) == count
    for line in lines:
        assert_spanish(line, own=(line.split()[0],))
    return lines


def test_a_folder_a_missing_file_and_a_picture_are_no_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "avisos").mkdir()
    (tmp_path / "foto").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "ruido.txt").write_bytes(bytes(range(128, 256)) * 20)
    (tmp_path / "bases.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    for given, said in (
        ("avisos", "es una carpeta"),
        (str(tmp_path), "es una carpeta"),
        ("noexiste.txt", "no existe"),
        ("avisos/otro", "no existe"),
        (str(tmp_path / "nada"), "no existe"),
        ("./nada", "no existe"),
        ("foto", "no es un texto"),
        ("ruido.txt", "no es un texto"),
        ("bases.pdf", "no es un texto"),
    ):
        assert main(["spell", given]) == 2, given
        told = capsys.readouterr()
        assert told.out == ""
        assert said in not_checked(told.err)[0]
    monkeypatch.setattr("sys.stdin", io.StringIO("\0\0PNG"))
    assert main(["spell"]) == 2
    assert_spanish(capsys.readouterr().err)


@pytest.mark.parametrize(
    "words",
    [
        ["Consulta bases.pdf."],
        ["Abre noexiste.txt"],
        ["Consulta /tmp/nada"],
        ["y/o"],
        ["C/Mayor"],
        ["24/7"],
        ["https://pueblo.es/aviso.txt"],
        ["pueblo.es"],
        ["Abre", "el", "archivo", "noexiste.txt"],
        ["avisos", "municipales"],
    ],
)
def test_words_are_words_whatever_they_speak_of(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "avisos").mkdir()
    assert main(["spell", *words]) in (0, 1)
    told = capsys.readouterr()
    assert told.out
    assert told.err == ""


def test_words_without_quotes_are_one_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spell", "Abre", "la", "bibloteca"]) == 1
    assert capsys.readouterr().out == "Línea 1: «bibloteca» no está en el diccionario → biblioteca\n"


def test_each_of_several_files_is_named_and_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "uno.txt").write_text("La bibloteca", encoding="utf-8")
    (tmp_path / "dos.txt").write_text("La biblioteca", encoding="utf-8")
    assert main(["spell", "dos.txt", "uno.txt"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert (told[0], told[1], told[2]) == ("dos.txt:", "Nada que corregir.", "uno.txt:")
    assert "bibloteca" in told[3]
    assert main(["spell", "falta.txt", "dos.txt"]) == 2
    missing = capsys.readouterr()
    assert "falta.txt no existe" in not_checked(missing.err)[0]
    assert missing.out.splitlines() == ["dos.txt:", "Nada que corregir."], "the other one is checked all the same"
    assert main(["spell", "falta.txt", "tampoco.txt"]) == 2
    not_checked(capsys.readouterr().err, count=2)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "nota.txt").write_bytes(b"\n")
    assert main(["spell", str(tmp_path / "nota.txt")]) == 0
    assert "está vacío" in capsys.readouterr().out


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_however_it_was_saved(coding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "nota").write_bytes("Mañana, información en la bibloteca y el córreo.\n".encode(coding) * 3_000)
    assert main(["spell", str(tmp_path / "nota")]) == 1
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 6_000
    assert "córreo" in told[1]


def test_the_help_says_what_its_end_means(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["spell", "--help"], ["--profile", ".", "spell", "--help"]):
        with pytest.raises(SystemExit):
            main(asked)
        assert "Termina con 0" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("wrong", [["--lang", "e5"], ["--lang", ""], ["--lang", "../es"], ["--leng", "es"]])
def test_a_wrong_call_ends_with_two(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["spell", *wrong, "Hola"])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_batch_with_a_text_beside_it_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spell", "--batch", "Hola"]) == 2
    assert_spanish(capsys.readouterr().err, own=("batch",))


@pytest.mark.parametrize("damage", ["missing", "cut off"])
@pytest.mark.parametrize("options", [[], ["--batch"]])
def test_a_dictionary_that_is_missing_or_damaged_is_told_before_anything_is_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    damage: str,
    options: list[str],
) -> None:
    folder = shutil.copytree(DICTIONARIES, tmp_path / "dictionaries")
    broken = folder / "es.words.marisa"
    whole = broken.read_bytes()
    broken.unlink()
    if damage == "cut off":
        broken.write_bytes(whole[:1000])
    monkeypatch.setattr(composition, "_speller", lambda: Spelling(folder))
    monkeypatch.setattr("sys.stdin", io.StringIO("La bibloteca\n"))
    assert main(["spell", *options]) == 2, "1 would say that something is to be corrected"
    told = capsys.readouterr()
    assert told.out == ""
    assert str(broken) in told.err
    assert_spanish(told.err, own=tuple(broken.parts))
    assert "Traceback" not in told.err


@pytest.mark.parametrize("damage", ["missing", "cut off"])
def test_without_the_model_of_accents_it_is_said_and_everything_else_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    folder = shutil.copytree(DICTIONARIES, tmp_path / "dictionaries")
    model = folder / "es-accents.bin"
    whole = model.read_bytes()
    model.unlink()
    if damage == "cut off":
        model.write_bytes(whole[:1000])
    monkeypatch.setattr(composition, "_speller", lambda: Spelling(folder))
    assert main(["spell", "--hints", "La bibloteca se a cerrado y la sala esta abierta."]) == 1
    told = capsys.readouterr()
    assert "bibloteca" in told.out
    assert "«ha»" in told.out or "→ ha" in told.out
    assert str(model) in told.err
    assert_spanish(told.err, own=tuple(model.parts))
    assert main(["spell", "La sala abierta."]) == 0
    assert capsys.readouterr().err == "", "no hints are asked for"


def test_a_damaged_dictionary_of_another_language_is_told_and_the_lines_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(DICTIONARIES, tmp_path / "dictionaries")
    (folder / "ca.words.marisa").write_bytes(b"")
    monkeypatch.setattr(composition, "_speller", lambda: Spelling(folder))
    monkeypatch.setattr("sys.stdin", io.StringIO("La bibloteca\n" * 2))
    assert main(["spell", "--batch"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    monkeypatch.setattr("sys.stdin", io.StringIO("La bibloteca\n"))
    assert main(["spell", "--lang", "ca", "--batch"]) == 2
    assert "ca.words.marisa" in capsys.readouterr().err


def test_a_calendar_that_is_not_there_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spell", "--profile", str(tmp_path / "perfil"), "Hola"]) == 2
    assert_spanish(capsys.readouterr().err, own=tuple(tmp_path.parts))
    assert not (tmp_path / "perfil").exists()
    (tmp_path / "vacia").mkdir()
    for arguments, ends in ((["spell", "--profile", str(tmp_path / "vacia"), "Hola"], 2), (["words", "list"], 1)):
        assert main(["--profile", str(tmp_path / "vacia"), *arguments]) == ends
        told = capsys.readouterr().err
        assert_spanish(told, own=tuple(tmp_path.parts))
        assert "No se ha creado nada" in told
        assert list((tmp_path / "vacia").iterdir()) == []


def test_with_a_calendar_named_it_is_checked_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: Clock
) -> None:
    made = Newsroom(tmp_path / "perfil", clock)
    made.close()
    assert main(["spell", "--profile", str(tmp_path / "perfil"), "La bibloteca"]) == 1
    assert "bibloteca" in capsys.readouterr().out


def test_the_words_of_the_calendar_that_is_named_are_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], clock: Clock
) -> None:
    profile = ["--profile", str(tmp_path / "perfil")]
    Newsroom(tmp_path / "perfil", clock).close()
    assert main([*profile, "words", "add", "farolet"]) == 0
    assert main([*profile, "words", "add", "mocadoret", "--scope", "person"]) == 0
    capsys.readouterr()
    for arguments in (["spell", *profile], [*profile, "spell"]):
        assert main([*arguments, "Sale el farolet con el mocadoret de la bibloteca"]) == 1
        told = capsys.readouterr().out
        assert "bibloteca" in told
        assert "farolet" not in told
        assert "mocadoret" not in told
    assert main(["spell", "Sale el farolet"]) == 1, "where none is named, of none"

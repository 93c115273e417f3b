"""The commands as a person or another program calls them: options, exit codes, one sentence when something is wrong."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image as Picture

from calendario import paths
from calendario.channels.practice import PracticeNetwork
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.main import main, open_desk
from calendario.spelling.spelling import Spelling
from calendario.store import publisher_lock, window_lock
from tests.newsroom import ZONE, Clock, Newsroom
from tests.publisher.running import until
from tests.spanish import assert_spanish

COMMANDS = (
    "publish",
    "connect",
    "check",
    "spell",
    "measure",
    "demo",
    "self-test",
    "backup",
    "restore",
    "move",
    "export",
    "bank",
    "channel",
)


def calendario(*arguments: str | Path, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "calendario", *map(str, arguments)],
        input=stdin,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The profile of a town with one post whose hour is now and one of tomorrow; nobody has it open."""
    made = Newsroom(tmp_path / "perfil", Clock(datetime.now(UTC)))
    made.clock.forward(seconds=-5)
    made.plan("Feria de primavera", minutes=1 / 30)
    made.plan("Mercado", minutes=24 * 60)
    made.close()
    return tmp_path / "perfil"


# --- help and wrong calls ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [*COMMANDS, ""])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help"])
    told = capsys.readouterr()
    assert (ended.value.code, told.err) == (0, "")
    assert "--profile" in told.out
    assert len(told.out.splitlines()) >= 4


def test_the_program_s_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert [c for c in COMMANDS if c not in told] == []


def test_it_says_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("Calendario ")


@pytest.mark.parametrize(
    "wrong",
    [
        ["publicar"],
        ["export"],
        ["export", "--ics", "--csv"],
        ["backup"],
        ["restore"],
        ["check", "--glossary"],
        ["--nada", "x"],
    ],
)
def test_a_wrong_call_ends_with_two_and_does_nothing(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(wrong)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


# --- publish ----------------------------------------------------------------------------------------------------------


def test_publish_once_publishes_what_is_due_and_ends(town: Path) -> None:
    done = calendario("--profile", town, "publish", "--once")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [p.text for p in PracticeNetwork(town / "practica").posts()] == ["Feria de primavera"]
    assert calendario("publish", "--profile", town, "--once").returncode == 0  # the option also after the command
    assert PracticeNetwork(town / "practica").received("Feria") == 1
    desk = open_desk(town)
    tomorrow = desk.calendar.week((datetime.now(UTC) + timedelta(days=1)).date())
    assert [str(c.state) for c in tomorrow.cards if c.title == "Mercado"] == ["planned"]
    desk.watching.close()
    desk.office.database.close()


def test_a_calendar_that_is_gone_is_not_begun_anew_by_its_publisher(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_desk(town).office.database.close()
    (town / "calendario.sqlite").unlink()
    assert (town / "institution-id").exists()
    assert main(["--profile", str(town), "publish", "--once"]) == 1
    assert_spanish(capsys.readouterr().err, own=(str(town),))
    assert not (town / "calendario.sqlite").exists()


def test_a_publisher_whose_calendar_is_exchanged_for_another_town_s_says_so(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = Newsroom(tmp_path / "fuentelina", Clock(datetime.now(UTC)))
    theirs.desk.setup.change("Ayuntamiento de Fuentelina", ZONE, "Merche Olmo")
    theirs.close()
    asked = [sys.executable, "-m", "calendario", "--profile", str(town), "publish"]
    with subprocess.Popen(asked, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8") as process:
        until(lambda: PracticeNetwork(town / "practica").posts() != (), "its first post")
        (theirs.folder / "calendario.sqlite").replace(town / "calendario.sqlite")
        _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Fuentelina" in told
    assert main(["--profile", str(town), "publish", "--status"]) == 1
    assert capsys.readouterr().err == told


def test_a_second_publisher_ends_with_three_and_says_why(town: Path) -> None:
    with publisher_lock.held(town / "publisher.lock"):
        done = calendario("--profile", town, "publish")
    assert (done.returncode, done.stdout) == (3, "")
    assert_spanish(done.stderr)
    assert PracticeNetwork(town / "practica").posts() == ()


def test_a_publisher_asked_to_end_says_goodbye(town: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "calendario", "--profile", str(town), "publish"], stderr=subprocess.PIPE, text=True
    ) as publisher:
        desk = open_desk(town)
        practice = PracticeNetwork(town / "practica")
        until(practice.posts, "the post")
        until(lambda: desk.calendar.publisher().since is not None, "the publisher to show")
        publisher.terminate()
        _, told = publisher.communicate(timeout=30)
        assert (publisher.returncode, told) == (0, "")
        assert not desk.calendar.publisher().alive
        desk.watching.close()
        desk.office.database.close()


# --- copies and exports -----------------------------------------------------------------------------------------------


def test_backup_and_restore_bring_the_calendar_back(
    town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(town), "backup", str(tmp_path / "copia.zip")]) == 0
    assert zipfile.is_zipfile(tmp_path / "copia.zip")
    assert main(["--profile", str(tmp_path / "otro"), "restore", str(tmp_path / "copia.zip")]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    for line in told.out.splitlines():
        assert_spanish(line, own=(str(tmp_path),))
    assert main(["--profile", str(tmp_path / "otro"), "export", "--json"]) == 0
    assert {row["title"] for row in json.loads(capsys.readouterr().out)} == {"Feria de primavera", "Mercado"}


@pytest.mark.parametrize(
    ("form", "begins"), [("--ics", "BEGIN:VCALENDAR\r\n"), ("--csv", "\ufeffid;due_at;"), ("--json", "[\n")]
)
def test_export_to_a_file_and_to_the_standard_output_are_the_same(
    town: Path, tmp_path: Path, form: str, begins: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(town), "export", form, "--output", str(tmp_path / "salida")]) == 0
    assert_spanish(capsys.readouterr().out, own=(str(tmp_path),))
    written = (tmp_path / "salida").read_bytes().decode()
    assert written.startswith(begins)
    assert main(["--profile", str(town), "export", form]) == 0
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if "DTSTAMP" not in line] == [
        line for line in written.splitlines() if "DTSTAMP" not in line
    ]


@pytest.mark.parametrize(
    ("who", "command"), [("window", "restore"), ("publisher", "restore"), ("publisher", "publish")]
)
def test_where_somebody_is_at_it_a_command_ends_with_three_and_says_what_to_do(
    town: Path, tmp_path: Path, who: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--profile", str(town), "backup", str(tmp_path / "copia.zip")]) == 0
    capsys.readouterr()
    held = {"window": window_lock.held, "publisher": publisher_lock.held}[who]
    file = [str(tmp_path / "copia.zip")] if command == "restore" else ["--once"]
    with held(town / f"{who}.lock"):
        assert main(["--profile", str(town), command, *file]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert_spanish(told.err)
    if command == "restore":
        assert "Cierra Calendario" in told.err or "para el servicio" in told.err


# --- the self-test ----------------------------------------------------------------------------------------------------


def test_the_self_test_finds_everything_and_the_calendar_whole(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--profile", str(town), "self-test", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["good"]
    assert {i["name"] for i in told["items"]} >= {"networks", "window", "profile"}


def test_the_self_test_makes_no_calendar_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("calendario.cli.self_test._window", lambda _program: None)
    assert main(["--profile", str(tmp_path / "nada"), "self-test"]) == 0
    assert_spanish(capsys.readouterr().out.replace("\n", ". "))
    assert not (tmp_path / "nada").exists()


def test_the_self_test_says_that_the_model_of_accents_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(paths.resources() / "dictionaries", tmp_path / "dictionaries")
    (folder / "es-accents.bin").unlink()
    monkeypatch.setattr("calendario.main._speller", lambda: Spelling(folder))
    monkeypatch.setattr("calendario.cli.self_test._window", lambda _program: None)
    assert main(["--profile", str(tmp_path / "nada"), "self-test"]) == 1
    (bad,) = [line for line in capsys.readouterr().out.splitlines() if "es-accents.bin" in line]
    assert bad.startswith("Ortografía")
    assert_spanish(bad, own=tuple(folder.parts))


def test_the_self_test_says_where_the_log_was_altered_and_what_to_do(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("calendario.cli.self_test._window", lambda _program: None)
    with sqlite3.connect(town / "calendario.sqlite") as connection:
        (guard,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'log_no_update'").fetchone()
        connection.execute("DROP TRIGGER log_no_update")
        connection.execute("UPDATE log SET facts = '{}' WHERE seq = 2")
        connection.execute(guard)
    connection.close()
    assert main(["--profile", str(town), "self-test"]) == 1
    (bad,) = [line for line in capsys.readouterr().out.splitlines() if "anotación 2" in line]
    assert "copia de seguridad" in bad
    assert_spanish(bad)


def of_another(town: Path) -> None:
    (town / "institution-id").write_text(str(uuid4()), encoding="ascii")


def with_another_folder_of_media(town: Path) -> None:
    desk = open_desk(town)
    Picture.new("RGB", (20, 20)).save(town / "plaza.png")
    image = desk.writing.take_in(town / "plaza.png")
    desk.writing.save_draft(desk.writing.new().post_id, Draft("A", Content("A", (image,))), PlanDraft())
    desk.office.database.close()
    shutil.rmtree(town / "media")
    (town / "media" / "ab").mkdir(parents=True)
    (town / "media" / "ab" / ("ab" * 32)).write_bytes(b"la foto de otro pueblo")


def without_its_calendar(town: Path) -> None:
    of_another(town)
    (town / "calendario.sqlite").unlink()


def with_a_mark_that_is_none(town: Path) -> None:
    (town / "institution-id").write_text("¿qué?", encoding="utf-8")


def with_a_machine_that_is_none(town: Path) -> None:
    (town / "machine-id").write_text("la del despacho", encoding="utf-8")


def with_a_letter_for_a_calendar(town: Path) -> None:
    (town / "calendario.sqlite").write_text("Estimada alcaldesa:", encoding="utf-8")


@pytest.mark.parametrize(
    ("mixed_up", "words"),
    [
        (of_another, "borra el archivo"),
        (with_another_folder_of_media, "Si esa carpeta es de otro calendario"),
        (without_its_calendar, "Comprueba que el disco está conectado"),
        (with_a_mark_that_is_none, "Pide permiso"),
        (with_a_machine_that_is_none, "Pide permiso"),
        (with_a_letter_for_a_calendar, "copia de seguridad"),
    ],
)
def test_the_self_test_says_in_a_sentence_what_is_wrong_with_a_profile_whose_files_are_mixed_up(
    town: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    mixed_up: Callable[[Path], None],
    words: str,
) -> None:
    monkeypatch.setattr("calendario.cli.self_test._window", lambda _program: None)
    mixed_up(town)
    assert main(["--profile", str(town), "self-test"]) == 1
    told = capsys.readouterr()
    (bad,) = [line for line in told.out.splitlines() if "falla" in line]
    assert words in bad
    assert "Traceback" not in told.out + told.err
    assert_spanish(bad, own=(str(town), "calendario.sqlite", "institution-id", "media"))


# --- the demonstration ------------------------------------------------------------------------------------------------


def test_the_demonstration_plays_the_whole_job(tmp_path: Path) -> None:
    done = calendario("demo", "--json", "--folder", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["good"]
    assert told["refused"]
    assert [(p["title"], p["state"]) for p in told["publications"]] == [
        ("Vuelve el agua a la calle Olmo", "published"),
        ("Vuelve el agua a la calle Olmo", "published"),
        ("Pleno ordinario el jueves", "published"),
        ("Pleno ordinario el jueves", "published"),
    ]
    assert all(0 <= p["late_s"] < 5 for p in told["publications"])
    page = Path(told["page"]).read_text(encoding="utf-8")
    assert "Vuelve el agua a la calle Olmo" in page
    assert "Un texto que no cabe" not in page
    until(lambda: not publisher_lock.is_held(tmp_path / "perfil" / "publisher.lock"), "its publisher to end")


# --- no Qt ------------------------------------------------------------------------------------------------------------


def test_no_command_loads_qt(town: Path, tmp_path: Path) -> None:
    commands = (
        ["check", "Hola"],
        ["measure", "Hola"],
        ["publish", "--once"],
        ["connect"],
        ["export", "--json"],
        ["backup", "c.zip"],
    )
    ask = (
        "import sys\nfrom calendario.main import main\n"
        f"codes = [main(['--profile', {str(town)!r}, *c]) for c in {commands!r}]\n"
        "qt = [n for n in sys.modules if n.startswith(('PySide6', 'shiboken6', 'calendario.gui'))]\n"
        "print(codes, qt, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path
    )
    assert (done.returncode, done.stderr.strip()) == (0, "[0, 0, 0, 0, 0, 0] []")


# --- problems ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["backup", "copia.zip"],
        ["export", "--csv"],
        ["export", "--json", "--output", "salida.json"],
        ["bank", "export", "banco.json"],
        ["bank", "import", "banco.json", "--yes"],
        ["words", "list"],
        ["words", "add", "farolet"],
        ["spell", "Hola"],
    ],
    ids=" ".join,
)
def test_a_mistyped_folder_is_said_to_be_no_calendar_and_none_is_begun_there(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Descargas").mkdir()
    monkeypatch.chdir(tmp_path)
    for folder in ("Descargas", "nada"):
        # 1 is «something to correct» for those that look at texts.
        assert main([*arguments, "--profile", folder]) == (2 if arguments[0] == "spell" else 1)
        told = capsys.readouterr()
        assert told.out == ""
        assert folder in told.err
        assert_spanish(told.err, own=(str(tmp_path), folder))
    assert [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")] == ["Descargas"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--profile", "Dropbox/Calendario", "export", "--json"],
        ["--profile", "fichero/Calendario", "export", "--json"],
        ["--profile", "perfil", "restore", "no-está.zip"],
        ["--profile", "perfil", "backup", "fichero/copia.zip"],
        ["--profile", "perfil", "export", "--ics", "--output", "no/está/salida.ics"],
        ["check", "Hola", "--channel", "tuenti"],
        ["measure", "Hola", "--channel", "tuenti"],
        ["check", "--batch", "no-está.jsonl"],
        ["measure", "--batch", "lista"],
    ],
    ids=" ".join,
)
def test_a_problem_is_one_spanish_sentence_on_the_error_output(
    town: Path,
    tmp_path: Path,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "fichero").write_text("nada que leer", encoding="utf-8")
    (tmp_path / "lista").write_text("[nada que leer", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == (2 if arguments[:2] == ["check", "Hola"] else 1)
    told = capsys.readouterr()
    assert told.out == ""
    names = (
        str(tmp_path),
        "no-está.zip",
        "no-está.jsonl",
        "fichero",
        "lista",
        "copia.zip",
        "no/está/salida.ics",
        "tuenti",
    )
    assert_spanish(told.err, own=names)


def test_an_unread_pipe_is_no_accident(town: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "calendario", "--profile", str(town), "export", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as export:
        assert export.stdout is not None
        assert export.stderr is not None
        export.stdout.close()
        told = export.stderr.read()
        export.wait(timeout=60)
    assert b"Traceback" not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_an_answer_that_finds_no_room_is_told_in_one_sentence(town: Path) -> None:
    for arguments in (["--profile", str(town), "export", "--json"], ["check", "La biblioteca abre."]):
        with Path("/dev/full").open("w") as full:
            told = subprocess.run(
                [sys.executable, "-m", "calendario", *arguments],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                timeout=60,
                check=False,
            )
        assert told.returncode == 1
        assert told.stderr.count("\n") == 1
        assert "puede que el disco esté lleno" in told.stderr


def test_a_dash_stands_for_what_is_piped_in() -> None:
    told = calendario("check", "-", "--json", stdin="La bibliotteca abre.")
    assert json.loads(told.stdout)["measure"]["length"] == 20
    wrong = calendario("check", "--batch", "-", stdin="{mal\n")
    assert "La línea 1 no es JSON" in wrong.stdout

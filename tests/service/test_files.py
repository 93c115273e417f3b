"""The files that start the publisher, read by the programs that will read them, with names as people have them."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from calendario.domain.problem import BadInput
from calendario.service import autostart, systemd, task
from calendario.service.job import Job
from tests.publisher.running import until

NAMES = [
    "perfil",
    "Área de comunicación",
    "100% nuestro",
    "%h y %USERPROFILE%",
    'el "bueno"',
    "precio $HOME",
    "con `comillas` y 'comillas'",
    "barra\\inversa",
    "a;b#c&d<e>",
    "€ 😀",
]
NS = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def job(folder: Path, *command: str) -> Job:
    return Job.of(command or (sys.executable, "-P", "-m", "calendario"), folder)


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"no {program} here")


@pytest.fixture
def teller(tmp_path: Path) -> Path:
    """A program in a folder with a space that writes its arguments to `told` beside it, one a line."""
    made = tmp_path / "mis programas" / "calendario"
    made.parent.mkdir()
    made.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$(dirname "$0")/half"\ncd "$(dirname "$0")" && mv half told\n')
    made.chmod(0o755)
    return made


# --- systemd ----------------------------------------------------------------------------------------------------------


@needs("systemd-analyze")
@pytest.mark.parametrize("name", NAMES)
def test_systemd_finds_nothing_wrong_with_the_unit(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / name
    folder.mkdir()
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    made = job(folder)
    unit = tmp_path / f"{made.name}.service"
    unit.write_text(systemd.unit(made), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", unit], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_comes_back_after_a_fault_and_not_after_a_person_stopped_it(tmp_path: Path) -> None:
    unit = configparser.RawConfigParser()
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(systemd.unit(job(tmp_path)))
    assert unit["Service"]["Restart"] == "on-failure"
    assert unit["Install"]["WantedBy"] == "default.target"
    assert unit["Unit"]["ConditionPathExists"] == str(tmp_path / "machine-id")  # an unmounted home is no new calendar


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("100% nuestro", '"/c/100%% nuestro"'),
        ('el "bueno"', '"/c/el \\"bueno\\""'),
        ("barra\\inversa", '"/c/barra\\\\inversa"'),
        ("precio $HOME", '"/c/precio $HOME"'),  # the colon before the command says that it is no variable
    ],
)
def test_what_systemd_would_read_as_its_own_is_escaped(name: str, told: str) -> None:
    (line,) = [text for text in systemd.unit(job(Path("/c") / name)).splitlines() if text.startswith("ExecStart=")]
    assert line == f'ExecStart=:"{sys.executable}" "-P" "-m" "calendario" "--profile" {told} "publish" "--service"'


# --- the desktop ------------------------------------------------------------------------------------------------------


@needs("desktop-file-validate")
@pytest.mark.parametrize("name", NAMES)
def test_the_desktop_finds_nothing_wrong_with_the_entry(name: str, tmp_path: Path) -> None:
    entry = tmp_path / "calendario.desktop"
    entry.write_text(autostart.entry(job(tmp_path / name)), encoding="utf-8")
    done = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@needs("gio")
@pytest.mark.parametrize("name", NAMES)
def test_the_desktop_starts_exactly_that_command(name: str, tmp_path: Path, teller: Path) -> None:
    entry = tmp_path / "calendario.desktop"
    entry.write_text(autostart.entry(job(tmp_path / name, str(teller))), encoding="utf-8")
    subprocess.run(["gio", "launch", entry], timeout=60, check=True)
    until((teller.parent / "told").exists, "the program")
    told = (teller.parent / "told").read_text(encoding="utf-8").splitlines()
    assert told == ["--profile", str(tmp_path / name), "publish", "--service"]


# --- Windows ----------------------------------------------------------------------------------------------------------

#: What Microsoft's schema of tasks (version 1.3) knows of the elements that we write: which may stand where, and what
#: they may say. None: any text.
FLAG, ANY = r"true|false", None
SCHEMA: dict[str, dict[str, str | None]] = {
    "Task": {"RegistrationInfo": "", "Triggers": "", "Settings": "", "Data": "", "Principals": "", "Actions": ""},
    "RegistrationInfo": {"URI": ANY, "Source": ANY, "Author": ANY, "Version": ANY, "Description": ANY},
    "Triggers": {"LogonTrigger": "", "BootTrigger": "", "TimeTrigger": ""},
    "LogonTrigger": {"Enabled": FLAG, "UserId": ".+", "Delay": "P.+"},
    "Principals": {"Principal": ""},
    "Principal": {
        "UserId": ".+",
        "LogonType": "S4U|Password|InteractiveToken|InteractiveTokenOrPassword",
        "GroupId": ".+",
        "RunLevel": "LeastPrivilege|HighestAvailable",
    },
    "Settings": {
        **dict.fromkeys(("AllowStartOnDemand", "DisallowStartIfOnBatteries", "StopIfGoingOnBatteries"), FLAG),
        **dict.fromkeys(("AllowHardTerminate", "StartWhenAvailable", "RunOnlyIfNetworkAvailable"), FLAG),
        **dict.fromkeys(("WakeToRun", "Enabled", "Hidden", "RunOnlyIfIdle"), FLAG),
        "RestartOnFailure": "",
        "MultipleInstancesPolicy": "Parallel|Queue|IgnoreNew|StopExisting",
        "IdleSettings": "",
        "ExecutionTimeLimit": r"PT?\d+[SMHD]",
        "Priority": r"\d|10",
    },
    "IdleSettings": {"StopOnIdleEnd": FLAG, "RestartOnIdle": FLAG},
    "RestartOnFailure": {"Interval": r"PT[1-9]\d*[MH]", "Count": r"[1-9]|[1-9]\d|1\d\d|2[0-4]\d|25[0-5]"},
    "Actions": {"Exec": ""},
    "Exec": {"Command": ".{1,260}", "Arguments": ANY, "WorkingDirectory": ".{1,260}"},
}
ORDERED = {"LogonTrigger"}  # the others take theirs in any order


def assert_fits(element: ElementTree.Element) -> None:
    name = element.tag.removeprefix(NS)
    assert element.tag.startswith(NS), element.tag
    allowed, inside = SCHEMA[name], [child.tag.removeprefix(NS) for child in element]
    assert set(inside) <= set(allowed), name
    assert len(set(inside)) == len(inside), name
    if name in ORDERED:
        assert inside == [one for one in allowed if one in inside]
    for child, one in zip(element, inside, strict=True):
        if allowed[one] == "":
            assert_fits(child)
        else:
            assert not len(child), one
            assert allowed[one] is None or re.fullmatch(allowed[one] or "", child.text or ""), (one, child.text)


@pytest.mark.parametrize("name", ["Calendario", "100% nuestro", "Área <de> comunicación & prensa", "a 'b'"])
def test_the_task_is_as_microsoft_s_schema_wants_it(name: str) -> None:
    made = job(Path("/Users/Begoña Núñez") / name, "C:\\Archivos de programa\\Calendario\\calendario.exe")
    data = task.task(made, "AYTO\\begoña").encode("utf-16")
    assert data[:2] in (b"\xff\xfe", b"\xfe\xff")  # schtasks reads the marked kind
    root = ElementTree.fromstring(data)
    assert (root.tag, root.get("version")) == (f"{NS}Task", "1.3")
    assert_fits(root)
    principal, actions = root.find(f"{NS}Principals/{NS}Principal"), root.find(f"{NS}Actions")
    assert principal is not None
    assert actions is not None
    assert actions.get("Context") == principal.get("id")
    assert root.findtext(f".//{NS}Command") == made.program
    assert root.findtext(f".//{NS}Arguments") == subprocess.list2cmdline(made.words[1:])
    # A laptop without its charger publishes too, for as long as it takes.
    assert root.findtext(f".//{NS}StopIfGoingOnBatteries") == "false"
    assert root.findtext(f".//{NS}DisallowStartIfOnBatteries") == "false"
    assert root.findtext(f"{NS}Settings/{NS}ExecutionTimeLimit") == "PT0S"


def test_a_name_that_the_scheduler_would_read_as_a_variable_is_refused() -> None:
    with pytest.raises(BadInput, match="service_bad_path"):
        task.task(job(Path("/Users/%TEMP%/perfil"), "C:\\calendario.exe"), "begoña")


def test_no_console_stands_on_the_screen_all_day(tmp_path: Path) -> None:
    for name in ("calendario-cli.exe", "calendario.exe", "python.exe", "pythonw.exe"):
        (tmp_path / name).touch()
    for given, started in (("calendario-cli.exe", "calendario.exe"), ("python.exe", "pythonw.exe")):
        told = task.task(job(tmp_path / "perfil", str(tmp_path / given)), "begoña")
        assert f"<Command>{tmp_path / started}</Command>" in told


# --- all three --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["dos\nlíneas", "tabula\tdo", "final "])
def test_a_name_that_fits_in_no_such_file_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="service_bad_path"):
        job(Path("/c") / name)


def test_two_calendars_have_two_services_and_one_has_one_however_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "perfil").mkdir()
    (tmp_path / "otro").symlink_to(tmp_path / "perfil")
    assert job(tmp_path / "perfil").name == job(tmp_path / "x" / ".." / "perfil").name == job(tmp_path / "otro").name
    assert job(tmp_path / "perfil").name != job(tmp_path / "perfil2").name

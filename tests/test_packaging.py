"""What is packed and how it presents itself. That the packed program works is tried by `make package` itself."""

import configparser
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

import calendario
from calendario import main

TOP = Path(__file__).resolve().parent.parent
PACKAGING = TOP / "packaging"
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BUILD = (PACKAGING / "build.sh").read_text(encoding="utf-8")
SPEC = (PACKAGING / "pyinstaller" / "calendario.spec").read_text(encoding="utf-8")
INSTALLER = (PACKAGING / "windows" / "calendario.iss").read_text(encoding="utf-8-sig")
METAINFO = ElementTree.parse(PACKAGING / "debian" / "calendario.metainfo.xml").getroot()


def launcher() -> configparser.SectionProxy:
    entry = configparser.RawConfigParser(strict=True)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(PACKAGING / "debian" / "calendario.desktop", encoding="utf-8")
    return entry["Desktop Entry"]


def installer_section(name: str) -> str:
    return re.split(r"^\[", INSTALLER.split(f"\n[{name}]\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def named(text: str) -> list[set[str]]:
    """The alternatives of each dependency in `text`, versions left out."""
    bare = re.sub(r"\([^)]*\)", "", text)
    return [{name.strip() for name in one.split("|")} for one in bare.split(",") if one.strip()]


# --- one version, one name ------------------------------------------------------------------------------------------


def test_the_version_is_the_same_wherever_it_is_written() -> None:
    newest = METAINFO.find("releases/release")
    assert newest is not None
    assert calendario.__version__ == PROJECT["version"] == newest.get("version")


def test_the_launcher_starts_the_program_that_is_installed() -> None:
    entry = launcher()
    assert entry["Type"] == "Application"
    assert entry["Exec"] in PROJECT["scripts"]
    assert f"usr/bin/{entry['Exec']}" in BUILD
    assert f"apps/{entry['Icon']}.png" in BUILD
    assert entry["Terminal"] == "false"
    assert entry["Categories"].endswith(";")


@pytest.mark.parametrize("key", ["GenericName", "Comment", "Keywords"])
def test_the_launcher_speaks_spanish(key: str) -> None:
    entry = launcher()
    assert entry[f"{key}[es]"] != entry[key]


def test_the_software_centre_knows_the_same_program() -> None:
    assert METAINFO.findtext("launchable") == "calendario.desktop"
    assert METAINFO.findtext("icon") == launcher()["Icon"]
    assert METAINFO.findtext("provides/binary") == launcher()["Exec"]
    assert METAINFO.findtext("project_license") == PROJECT["license"]


def test_everything_the_software_centre_says_is_also_said_in_spanish() -> None:
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for path in ("summary", "description/p", "description/ul/li"):
        told = [element.get(language, "en") for element in METAINFO.findall(path)]
        assert told.count("en") == told.count("es") > 0, path


# --- what goes in ---------------------------------------------------------------------------------------------------


def test_what_the_build_names_is_there() -> None:
    files = [PACKAGING / "debian" / name for name in re.findall(r"\$debian/([\w.-]+)", BUILD)]
    files += [TOP / name for name in re.findall(r"packaging/[\w./-]+\.(?:py|spec)", BUILD)]
    files += [TOP / name for name in re.findall(r'TOP / "([\w./]+)"', SPEC) if not name.startswith("build/")]
    files += [PACKAGING / "pyinstaller" / name for name in re.findall(r'HERE / "([\w.]+)"', SPEC)]
    assert len(files) > 8
    for file in files:
        assert file.exists(), file


def test_the_deb_asks_for_every_system_library_that_a_checkout_asks_for() -> None:
    setup = (PACKAGING / "setup.sh").read_text(encoding="utf-8")
    listed = re.search(r"^qt_packages=\((.*?)^\)", setup, re.MULTILINE | re.DOTALL)
    assert listed
    words = re.sub(r"#.*", "", listed[1]).replace("'", "").split()
    control = (PACKAGING / "debian" / "control").read_text(encoding="utf-8")
    fields = dict(re.findall(r"^([\w-]+): (.*(?:\n .*)*)", control, re.MULTILINE))
    brought = named(fields["Depends"]) + named(fields["Recommends"])
    for word in words:
        assert set(word.split("|")) in brought, word


def test_the_windows_installer_packs_what_the_build_makes() -> None:
    made = {f"{name}.exe" for name in re.findall(r'program\("([\w-]+)"', SPEC)}
    packed = {name for name in re.findall(r"{#Folder}\\([\w.-]+)", installer_section("Files")) if name != "_internal"}
    assert made == packed == {"calendario.exe", "calendario-cli.exe"}
    for section in ("Icons", "Registry", "Run"):
        assert set(re.findall(r"{app}\\([\w.-]+)", installer_section(section))) <= made, section
    assert set(re.findall(r"/IM ([\w.-]+)", installer_section("UninstallRun"))) == made


def test_the_windows_installer_needs_no_administrator_and_speaks_spanish() -> None:
    assert "PrivilegesRequired=lowest" in installer_section("Setup").splitlines()
    assert re.findall(r'MessagesFile: "([^"]+)"', installer_section("Languages")) == [r"compiler:Languages\Spanish.isl"]


def test_the_windows_installer_starts_the_publisher_with_the_session_where_that_is_wanted() -> None:
    run_key = installer_section("Registry")
    assert r"Software\Microsoft\Windows\CurrentVersion\Run" in run_key
    assert re.search(r'calendario\.exe"" publish --service"; Flags: uninsdeletevalue; Tasks: autostart', run_key)
    assert 'Name: "autostart"' in installer_section("Tasks")


def test_the_windows_script_is_marked_as_utf_8() -> None:
    """Without the mark the compiler may read «también» as two wrong letters."""
    assert (PACKAGING / "windows" / "calendario.iss").read_bytes().startswith(b"\xef\xbb\xbf")


# --- the frozen program -----------------------------------------------------------------------------------------------


def environment_after_start(**before: str) -> dict[str, str]:
    script = "import json, os, runpy, sys; runpy.run_path(sys.argv[1]); print(json.dumps(dict(os.environ)))"
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("LD_LIBRARY_PATH")}
    done = subprocess.run(
        [sys.executable, "-c", script, PACKAGING / "pyinstaller" / "frozen.py"],
        env={**inherited, **before},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told: dict[str, str] = json.loads(done.stdout)
    return told


@pytest.mark.skipif(sys.platform != "linux", reason="the loader's path is Linux's")
def test_a_browser_opened_from_the_packed_program_gets_none_of_its_libraries() -> None:
    assert "LD_LIBRARY_PATH" not in environment_after_start(LD_LIBRARY_PATH="/opt/calendario/_internal")


@pytest.mark.skipif(sys.platform != "linux", reason="the loader's path is Linux's")
def test_the_loaders_path_of_the_person_is_given_back() -> None:
    told = environment_after_start(LD_LIBRARY_PATH="/opt/calendario/_internal:/mine", LD_LIBRARY_PATH_ORIG="/mine")
    assert told["LD_LIBRARY_PATH"] == "/mine"


def test_the_packed_program_starts_itself_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "calendario"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert main._command() == (str(program),)


def test_on_windows_it_starts_the_program_that_has_standard_streams(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = tmp_path / "calendario-cli.exe"
    console.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "calendario.exe"))
    assert main._command() == (str(console),)


def test_the_icon_is_drawn_at_every_size(tmp_path: Path) -> None:
    subprocess.run([sys.executable, PACKAGING / "icons.py", tmp_path], timeout=60, check=True)
    for size in (16, 48, 256):
        with Image.open(tmp_path / f"calendario-{size}.png") as image:
            assert image.size == (size, size)
            colours = {pixel for _count, pixel in image.convert("RGBA").getcolors(1 << 20) or ()}
            assert (0x0D, 0x5B, 0x6C, 0xFF) in colours, "the tile"
            assert (0xFF, 0xFF, 0xFF, 0xFF) in colours or size < 32, "the sign on it"
            assert any(alpha == 0 for *_colour, alpha in colours), "the corners"
    with Image.open(tmp_path / "calendario.ico") as icon:
        assert icon.info["sizes"] >= {(16, 16), (32, 32), (256, 256)}

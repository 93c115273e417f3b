"""What a fresh checkout installs, and what it says when it cannot."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
LOCK = (TOP / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))

SYSTEM_TOOLS = ("bash", "cat", "dirname", "mkdir", "rm", "sed", "sha256sum", "tr", "awk", "flock")


def normalised(requirement: str) -> str:
    """The distribution's name in a requirement, as the lock writes it."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def locked() -> dict[str, str]:
    """Each distribution of the lock with the text of its entry, hashes included."""
    entries = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    return {normalised(entry): entry for entry in entries}


def test_the_lock_names_one_version_and_its_hashes_for_each_package() -> None:
    for name, entry in locked().items():
        assert re.match(r"[a-z0-9-]+==\S+", entry), name
        assert re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry), name


def test_the_lock_holds_no_address() -> None:
    assert not re.findall(r"://| @ |--index|--extra-index|--find-links|--trusted-host|\.whl|\.tar\.gz", LOCK)


def test_the_lock_holds_what_the_project_asks_for() -> None:
    groups = PROJECT["dependency-groups"]
    asked = (
        PROJECT["project"]["dependencies"] + groups["build"] + [one for one in groups["dev"] if isinstance(one, str)]
    )
    assert {normalised(requirement) for requirement in asked} <= locked().keys()


def test_the_lock_avoids_the_qt_that_crashes() -> None:
    """6.12.0 kills Python 3.10 and 3.11: docs/decisions/0001."""
    assert "pyside6-essentials==6.12.0" not in LOCK
    assert "!=6.12.0" in next(line for line in PROJECT["project"]["dependencies"] if line.startswith("PySide6"))


@pytest.fixture
def bare_checkout(tmp_path: Path) -> Path:
    """A checkout beside a `bin` with hardly any tools: no root, no sudo, and a dpkg-query that knows no package."""
    checkout = tmp_path / "checkout"
    (checkout / "packaging").mkdir(parents=True)
    shutil.copy(TOP / "packaging" / "setup.sh", checkout / "packaging")
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(TOP / name, checkout)
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in SYSTEM_TOOLS:
        (tools / tool).symlink_to(shutil.which(tool) or "/nonexistent")
    (tools / "python3").symlink_to(sys.executable)
    pretend(tools / "id", "echo 1000")
    pretend(tools / "dpkg-query", "exit 1")
    return checkout


def pretend(tool: Path, script: str) -> None:
    tool.unlink(missing_ok=True)
    tool.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    tool.chmod(0o755)


def set_up(checkout: Path, purpose: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "packaging/setup.sh", purpose],
        cwd=checkout,
        env={"PATH": str(checkout.parent / "bin"), "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_without_root_one_command_is_printed_and_nothing_is_touched(bare_checkout: Path) -> None:
    before = sorted(bare_checkout.rglob("*"))
    answer = set_up(bare_checkout, "run")

    assert answer.returncode == 1
    commands = [line for line in answer.stderr.splitlines() if "apt-get" in line]
    assert len(commands) == 1
    assert commands[0].startswith("    su -c 'apt-get update && apt-get install --yes")
    assert " libegl1 " in commands[0]
    assert " libxcb-cursor0 " in commands[0]
    assert "|" not in commands[0]
    assert sorted(bare_checkout.rglob("*")) == before


def test_the_command_uses_sudo_where_there_is_sudo(bare_checkout: Path) -> None:
    pretend(bare_checkout.parent / "bin" / "sudo", "exit 1")
    assert "    sudo sh -c 'apt-get" in set_up(bare_checkout, "test").stderr


def test_only_what_is_missing_is_asked_for(bare_checkout: Path) -> None:
    """glib goes by its newer name here, as on Ubuntu 24.04."""
    there = "libegl1 libgl1 libglib2.0-0t64 fonts-noto-color-emoji"
    pretend(
        bare_checkout.parent / "bin" / "dpkg-query",
        f"for name in {there}; do echo \"ii  $name\"; done; echo 'rc  libfontconfig1'; exit 1",
    )
    command = next(line for line in set_up(bare_checkout, "run").stderr.splitlines() if "apt-get" in line)
    for name in there.split():
        assert name not in command
    assert "libglib2.0-0" not in command
    assert "libfontconfig1" in command, "removed, its settings left behind: not there"


def test_a_python_too_old_gets_a_sentence(bare_checkout: Path) -> None:
    pretend(bare_checkout.parent / "bin" / "python3", "exit 1")
    answer = set_up(bare_checkout, "run")
    assert answer.returncode == 1
    assert "Python 3.11" in answer.stderr


def test_the_wheel_carries_resources_and_translations(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    [wheel] = tmp_path.glob("calendario-*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert "calendario/__main__.py" in inside
    for folder in ("resources", "translations"):
        ours = {path.relative_to(TOP).as_posix() for path in (TOP / folder).rglob("*") if path.is_file()}
        assert ours, folder
        assert {f"calendario/{name}" for name in ours} <= inside

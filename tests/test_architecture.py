"""The layers of ARCHITECTURE.md hold, and each contract that says so can fail."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent

# One import that each contract must refuse: contract name's first words → (module that breaks it, what it imports).
BREACHES = {
    "Layers:": ("domain", "calendario.store"),
    "The domain knows no clock": ("domain", "threading"),
    "The window knows the desk": ("gui", "calendario.store"),
    "The command line knows": ("cli", "calendario.store"),
    "Adapters are imported by main alone": ("publisher", "calendario.channels.practice"),
    "Adapters do not know each other": ("channels", "calendario.channels.practice"),
    "Qt only in gui": ("publisher", "PySide6.QtCore"),
    "SQLAlchemy, Alembic and sqlite3": ("desk", "sqlalchemy.exc"),
    "keyring and cryptography": ("store", "keyring"),
    "Mastodon.py only": ("channels", "mastodon"),
    "atproto only": ("channels", "atproto"),
    "The reader of telephones' photos": ("channels", "pi_heif"),
    "MediaInfo only": ("channels", "pymediainfo"),
    "HTTP clients only": ("desk", "httpx"),
    "The libraries of spelling": ("desk", "spellchecker"),
}


def lint_imports(source: Path) -> subprocess.CompletedProcess[str]:
    """The verdict of import-linter on the package `calendario` in `source`, by this checkout's contracts."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command; lint_imports_command()",
            "--config",
            TOP / "pyproject.toml",
            "--no-cache",
            "--no-logo",
        ],
        cwd=source,
        env=os.environ | {"PYTHONPATH": str(source), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def copied_source(tmp_path: Path) -> Path:
    source = tmp_path / "src"
    shutil.copytree(TOP / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
    return source


def test_every_import_follows_the_arrows_of_the_architecture() -> None:
    verdict = lint_imports(TOP / "src")
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


def test_each_contract_refuses_the_import_it_is_there_for(copied_source: Path) -> None:
    for number, (package, imported) in enumerate(BREACHES.values()):
        breach = copied_source / "calendario" / package / f"breach_{number}.py"
        breach.write_text(f"import {imported}\n", encoding="utf-8")

    verdict = lint_imports(copied_source)

    outcomes = re.findall(r"^(.+?) (KEPT|BROKEN)", verdict.stdout, re.MULTILINE)
    assert len(outcomes) == len(BREACHES), f"a contract without its breach:\n{verdict.stdout}{verdict.stderr}"
    kept = [name for name, outcome in outcomes if outcome == "KEPT"]
    assert not kept
    for words in BREACHES:
        assert any(name.startswith(words) for name, _ in outcomes), words


def test_a_new_top_level_module_must_be_placed_in_the_layers(copied_source: Path) -> None:
    (copied_source / "calendario" / "newcomer.py").write_text("", encoding="utf-8")
    verdict = lint_imports(copied_source)
    assert verdict.returncode != 0
    assert "newcomer" in verdict.stdout + verdict.stderr

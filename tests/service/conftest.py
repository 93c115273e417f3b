"""A home of one's own and strangers' programs in front of the system's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.service import strangers
from tests.service.strangers import Stranger


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's but this story's; no desktop, no sudo."""
    made = tmp_path / "casa"
    made.mkdir()
    monkeypatch.setenv("HOME", str(made))
    for name in ("XDG_CONFIG_HOME", "SUDO_UID", "DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION"):
        monkeypatch.delenv(name, raising=False)
    return made


@pytest.fixture
def systemctl(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Stranger:
    made = strangers.systemctl(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return made


@pytest.fixture
def schtasks(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Stranger:
    made = strangers.schtasks(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return made

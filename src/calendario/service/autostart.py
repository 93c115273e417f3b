"""A start-up program of the desktop, where there is no systemd for its person."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from calendario.files import make_folder, write_whole
from calendario.service.job import Installed, Job, name

KIND = "autostart"
_SESSION = ("XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "WAYLAND_DISPLAY", "DISPLAY")


def entry(job: Job) -> str:
    """The file (Desktop Entry Specification 1.5, Desktop Application Autostart Specification 0.5)."""
    command = " ".join(_quoted(word) for word in job.words)
    return f"""\
[Desktop Entry]
Type=Application
Name=Calendario (publisher)
Name[es]=Calendario (publicador)
Comment=Publishes what is planned, with the window closed
Comment[es]=Publica lo programado con la ventana cerrada
Exec={_value(command)}
TryExec={_value(job.program)}
Icon=calendario
Terminal=false
NoDisplay=true
X-GNOME-Autostart-enabled=true
"""


def _quoted(word: str) -> str:
    for special in '\\"`$':
        word = word.replace(special, "\\" + special)
    return '"' + word.replace("%", "%%") + '"'


def _value(text: str) -> str:
    # Every value of such a file is read for backslashes once, before its own rules count.
    return text.replace("\\", "\\\\")


def available() -> bool:
    """Whether somebody sits at a desktop here that starts such programs."""
    return sys.platform.startswith("linux") and any(os.environ.get(name) for name in _SESSION)


def install(job: Job) -> bool:
    """Writes it; returns whether anything was new. The desktop starts it with the next session, not before."""
    path, text = _path(job.folder), entry(job).encode("utf-8")
    if path.is_file() and path.read_bytes() == text:
        return False
    make_folder(path.parent)
    write_whole(path, text, mode=0o644)
    return True


def uninstall(folder: Path) -> bool:
    """It is started no more; returns whether there was one. One that runs goes on."""
    path = _path(folder)
    there = path.is_file()
    path.unlink(missing_ok=True)
    return there


def look(folder: Path, job: Job | None) -> Installed | None:
    """The entry of the calendar in `folder`, None where there is none; `job` is what it should start."""
    path = _path(folder)
    if not path.is_file():
        return None
    return Installed(KIND, path, job is not None and path.read_bytes() == entry(job).encode("utf-8"))


def is_installed(folder: Path) -> bool:
    """Whether there is one."""
    return _path(folder).is_file()


def _path(folder: Path) -> Path:
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(configured) if configured.startswith("/") else Path.home() / ".config"
    return base / "autostart" / f"{name(folder)}.desktop"

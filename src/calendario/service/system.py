"""Which of the systems' ways is this computer's."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from types import ModuleType

from calendario.domain.problem import NotAllowed, Problem
from calendario.service import autostart, systemd, task
from calendario.service.job import Installed, Job


def install(job: Job) -> bool:
    """The publisher of this calendar starts by itself from now on; returns whether anything was new. Repeating it
    changes nothing.

    Raises `NotAllowed("service_as_root")` under sudo, `Problem("service_no_session")` where nothing here starts
    programs for this person, `Problem("service_refused")`, "service_unwritable" or `BadInput("service_bad_path")`.
    """
    _refuse_sudo()
    way = _way()
    if way is None:
        raise Problem("service_no_session", systemd=shutil.which("systemctl") is not None)
    try:
        new: bool = way.install(job)
        for other in _ways():
            if other is not way:
                other.uninstall(job.folder)  # one start a session is enough
    except OSError as error:
        raise Problem("service_unwritable", path=str(error.filename or "")) from error
    return new


def uninstall(folder: Path) -> bool:
    """It starts no more by itself, by whichever way; returns whether it did. Raises as `install`."""
    _refuse_sudo()
    try:
        was = [way.uninstall(folder) for way in _ways()]
    except OSError as error:
        raise Problem("service_unwritable", path=str(error.filename or "")) from error
    return any(was)


def look(folder: Path, job: Job | None = None) -> Installed | None:
    """How the calendar's publisher is started without a window, as the system tells it; None where it is not."""
    found = (way.look(folder, job) for way in _ways())
    return next((one for one in found if one is not None), None)


def is_installed(folder: Path) -> bool:
    """The same in microseconds: only whether."""
    return any(way.is_installed(folder) for way in _ways())


def starts_at_once() -> bool:
    """Whether `install` has also started it; elsewhere it begins with the next session."""
    return _way() is not autostart


def _ways() -> tuple[ModuleType, ...]:
    return (task,) if sys.platform == "win32" else (systemd, autostart)


def _way() -> ModuleType | None:
    if sys.platform == "win32":
        return task
    if systemd.available():
        return systemd
    return autostart if autostart.available() else None


def _refuse_sudo() -> None:
    # The files would be root's, in a session that is not root's.
    if hasattr(os, "geteuid") and os.geteuid() == 0 and os.environ.get("SUDO_UID", "0") != "0":
        raise NotAllowed("service_as_root")

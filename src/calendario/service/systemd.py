"""A unit of systemd's user session."""

from __future__ import annotations

import getpass
import logging
import os
from pathlib import Path

from calendario.domain.problem import Problem
from calendario.files import make_folder, write_whole
from calendario.service.job import CALENDAR, NOBODY, Answer, Installed, Job, ask, name

_log = logging.getLogger(__name__)

KIND = "systemd"


def unit(job: Job) -> str:
    """The unit's file (systemd.service(5), read in version 252).

    It asks for the calendar and the program first: without them a service that is started again and again does nothing
    but fill the log. Ended by a person (code 0) it stays ended until the next session; killed, it comes back.
    """
    command = " ".join(_quoted(word) for word in job.words)
    return f"""\
[Unit]
Description=Calendario: publica lo programado en {_literal(str(job.folder))}
ConditionPathExists={_literal(str(job.folder / CALENDAR))}
ConditionFileIsExecutable={_literal(job.program)}
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart=:{command}
Restart=on-failure
RestartSec=30
TimeoutStopSec=120
NoNewPrivileges=yes

[Install]
WantedBy=default.target
"""


def _literal(text: str) -> str:
    return text.replace("%", "%%")


def _quoted(word: str) -> str:
    # The colon before the command already keeps `$` as it is.
    return '"' + _literal(word.replace("\\", "\\\\").replace('"', '\\"')) + '"'


def available() -> bool:
    """Whether this person has such a session, here and now."""
    return _systemctl("show-environment").good


def install(job: Job) -> bool:
    """Writes the unit, starts it now and with every session from now on; returns whether anything was new.

    Raises `Problem("service_refused")` when systemd will not: then what was there before is there again.
    """
    path = _path(job.folder)
    before = _read(path)
    text = unit(job).encode("utf-8")
    changed = before != text
    if changed:
        make_folder(path.parent)
        write_whole(path, text, mode=0o644)
    was_on = _systemctl("is-enabled", path.name).good and _systemctl("is-active", path.name).good
    steps = [("daemon-reload",), ("enable", "--now", path.name)]
    if changed and before is not None:
        steps.append(("restart", path.name))
    for step in steps:
        answer = _systemctl(*step)
        if not answer.good:
            _log.warning("systemctl %s: %d", step[0], answer.code)
            _back(path, before)
            raise Problem("service_refused", command=f"systemctl --user status {path.name}", detail=answer.said)
    return changed or not was_on


def _back(path: Path, before: bytes | None) -> None:
    if before is None:
        remove(path)
    else:
        write_whole(path, before, mode=0o644)
        _systemctl("daemon-reload")


def uninstall(folder: Path) -> bool:
    """Ends it, and it is started no more; returns whether there was one. Works without systemd too."""
    path = _path(folder)
    if not path.exists() and not _wanted(path).is_symlink():
        return False
    remove(path)
    return True


def remove(path: Path) -> None:
    """Ends the unit at `path` and forgets it."""
    _systemctl("disable", "--now", path.name)
    _wanted(path).unlink(missing_ok=True)  # where nobody answers, it must not be started at the next session either
    path.unlink(missing_ok=True)
    _systemctl("daemon-reload")
    _systemctl("reset-failed", path.name)


def look(folder: Path, job: Job | None) -> Installed | None:
    """The unit of the calendar in `folder`, None where there is none; `job` is what it should start."""
    path = _path(folder)
    found = _read(path)
    if found is None:
        return None
    active = _systemctl("is-active", path.name)
    return Installed(
        kind=KIND,
        place=path,
        current=job is not None and found == unit(job).encode("utf-8"),
        running=None if active.code in (_UNREACHABLE, NOBODY.code) else active.good,
        without_session=lingers(),
    )


def is_installed(folder: Path) -> bool:
    """Without asking systemd."""
    return _path(folder).is_file()


def lingers() -> bool:
    """Whether this person's services run without a session (`loginctl enable-linger`)."""
    try:
        return Path("/var/lib/systemd/linger", getpass.getuser()).exists()
    except (OSError, KeyError):
        return False


_UNREACHABLE = 1  # systemctl's, where there is no bus; "inactive" is 3


def _systemctl(*words: str) -> Answer:
    env = {}
    if hasattr(os, "getuid") and not os.environ.get("XDG_RUNTIME_DIR"):  # after `su`
        own = Path(f"/run/user/{os.getuid()}")
        if own.is_dir():
            env["XDG_RUNTIME_DIR"] = str(own)
    return ask("systemctl", "--user", *words, env=env)


def _path(folder: Path) -> Path:
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    base = Path(configured) if configured.startswith("/") else Path.home() / ".config"
    return base / "systemd" / "user" / f"{name(folder)}.service"


def _wanted(path: Path) -> Path:
    return path.parent / "default.target.wants" / path.name


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None

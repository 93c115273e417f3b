"""What the system is to start: this program, publishing one calendar."""

from __future__ import annotations

import hashlib
import os
import subprocess
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from calendario.domain.problem import BadInput

#: What lies in every folder in which a calendar was ever opened, wherever its database is.
CALENDAR = "machine-id"
_HASH_DIGITS = 12  # of hexadecimal: a computer has a handful of calendars


@dataclass(frozen=True, slots=True)
class Job:
    """`command` starts this program; `folder` is the calendar's, absolute. The key of the credentials is never part of
    it: the publisher asks the keyring when it needs it.
    """

    command: tuple[str, ...]
    folder: Path

    @classmethod
    def of(cls, command: Sequence[str], folder: Path) -> Job:
        """Raises `BadInput("service_bad_path")` for a name that no file of a service can carry."""
        made = cls(tuple(command), resolved(folder))
        for word in made.words:
            broken = any(unicodedata.category(c) in ("Cc", "Cs") for c in word)  # control characters, no Unicode
            if broken or word != word.strip():
                raise BadInput("service_bad_path", path=word)
        return made

    @property
    def program(self) -> str:
        """The file that is started."""
        return self.command[0]

    @property
    def words(self) -> tuple[str, ...]:
        """The whole command line."""
        return (*self.command, "--profile", str(self.folder), "publish", "--service")

    @property
    def name(self) -> str:
        """Tells this calendar's service from another's."""
        return name(self.folder)


@dataclass(frozen=True, slots=True)
class Installed:
    """How the publisher of a calendar is started without a window: "systemd", "autostart" or "task".

    `place` is the file that says so; `current` whether it starts this very program. `running` is what the system says
    of it, None where it does not know. `without_session` is whether it also runs while its person is not logged in.
    """

    kind: str
    place: Path
    current: bool
    running: bool | None = None
    without_session: bool = False


def resolved(folder: Path) -> Path:
    """The one spelling of a calendar's folder."""
    return folder.expanduser().resolve()


def name(folder: Path) -> str:
    """`calendario-` and a hash of the folder."""
    spelt = os.path.normcase(resolved(folder))
    return f"calendario-{hashlib.sha256(os.fsencode(spelt)).hexdigest()[:_HASH_DIGITS]}"


@dataclass(frozen=True, slots=True)
class Answer:
    """How a program of the system ended, and the last line that it said."""

    code: int
    said: str

    @property
    def good(self) -> bool:
        """Whether it did what it was asked."""
        return self.code == 0


NOBODY = Answer(127, "")
_TAKES_AT_MOST_S = 150  # stopping a publisher waits for what it is sending


def ask(*command: str, env: dict[str, str] | None = None) -> Answer:
    """Runs a program of the system. One that is not there, or does not come back, has not done it."""
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=None if env is None else {**os.environ, **env},
            timeout=_TAKES_AT_MOST_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return NOBODY
    lines = (done.stderr + b"\n" + done.stdout).decode("utf-8", "replace").strip().splitlines()
    return Answer(done.returncode, lines[-1] if lines else "")

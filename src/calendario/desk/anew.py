"""Leaving the sample for a calendar of one's own: the sample is put aside, nothing of it is erased."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from calendario.domain.problem import NotAllowed, Problem
from calendario.store import window_lock
from calendario.store.profile import Profile

#: What makes a calendar, besides this computer's own number and its log.
_PARTS = (
    "calendario.sqlite",
    "calendario.sqlite-wal",
    "calendario.sqlite-shm",
    "media",
    "practica",
    "vault",
    "institution-id",
)


def set_aside(folder: Path, now: datetime) -> Path:
    """Moves the calendar in `folder` into a dated folder inside it, which is returned: the next start finds none.

    Nobody may have it open. Raises `NotAllowed("calendar_open")`, `NotAllowed("calendar_published")` and the problems
    of a profile; nothing was moved then.
    """
    profile = Profile.at(folder, now)
    with window_lock.nobody_else(profile):
        kept = _free(profile.folder, f"ejemplo-{now:%Y-%m-%d}")
        moved: list[str] = []
        try:
            kept.mkdir()
            for name in _PARTS:
                if (profile.folder / name).exists():
                    (profile.folder / name).rename(kept / name)
                    moved.append(name)
        except OSError as error:
            for name in moved:
                (kept / name).rename(profile.folder / name)
            raise Problem("profile_unwritable", folder=str(folder)) from error
    return kept


def _free(folder: Path, name: str) -> Path:
    for number in range(1, 1000):
        wanted = folder / (name if number == 1 else f"{name}-{number}")
        if not wanted.exists():
            return wanted
    raise NotAllowed("profile_unwritable", folder=str(folder))

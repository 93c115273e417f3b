"""A profile: the folder of one calendar on this computer, and the places a calendar must not live in."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from calendario import paths
from calendario.domain.problem import Problem
from calendario.store.ids import new_id

#: Folders that another program copies behind our back: two copies of an open database end in a damaged one.
_SYNCHRONISED = (
    *("onedrive", "dropbox", "google drive", "googledrive", "my drive", "nextcloud"),
    *("owncloud", "icloud", "mega", "pcloud", "syncthing"),
)
_NETWORK_FILE_SYSTEMS = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "davfs", "glusterfs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs"),
    )
)


class ProfileProblem(Problem):
    """The folder cannot hold a calendar; nothing was written to it."""

    code = "profile"


@dataclass(frozen=True, slots=True)
class Profile:
    """Where the parts of a calendar lie. `machine` identifies this computer's copy and is never part of a backup."""

    folder: Path
    machine: UUID

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "calendario.sqlite"

    @property
    def team(self) -> Path:
        """There where this computer has joined a team's calendar: see `store.team`."""
        return paths.team(self.folder)

    @property
    def institution_mark(self) -> Path:
        """Names the institution whose calendar this is: see `store.belonging`."""
        return self.folder / "institution-id"

    @property
    def mirror(self) -> Path:
        """The folder of the copies of a team's calendar: see `store.mirror`."""
        return self.folder / "mirror"

    @property
    def media(self) -> Path:
        """The pictures' folder."""
        return self.folder / "media"

    @property
    def vault(self) -> Path:
        """The folder of encrypted credentials."""
        return self.folder / "vault"

    @property
    def publisher_lock(self) -> Path:
        """Held by the publisher that is alive for this profile."""
        return self.folder / "publisher.lock"

    @property
    def window_lock(self) -> Path:
        """Held by the window that has this profile's calendar open."""
        return self.folder / "window.lock"

    @property
    def log(self) -> Path:
        """The technical log: never a post's text, never a secret."""
        return self.folder / "log"

    @classmethod
    def at(cls, folder: Path, now: datetime) -> Profile:
        """The profile in `folder`, which is made if there is none.

        Raises `ProfileProblem` with code "profile_on_network", "profile_synchronised", "profile_roaming" or
        "profile_unwritable".
        """
        folder = folder.expanduser().absolute()
        refuse_bad_place(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            marker = folder / "machine-id"
            if not marker.exists():
                fresh = marker.with_suffix(f".{os.getpid()}")
                fresh.write_text(str(new_id(now)), encoding="ascii")
                fresh.replace(marker)
            machine = UUID(marker.read_text(encoding="ascii").strip())
        except (OSError, ValueError) as error:
            raise ProfileProblem("profile_unwritable", folder=str(folder)) from error
        return cls(folder, machine)


def has_lost_calendar(folder: Path) -> bool:
    """Whether an institution's calendar was in `folder`, and its file is gone. One that joined a team has no mark."""
    there = Profile(folder, UUID(int=0))
    return there.institution_mark.exists() and not there.database.exists() and not there.team.exists()


def refuse_bad_place(folder: Path, *, mounts: str | None = None, roaming: str | None = None) -> None:
    """Raises `ProfileProblem` where a database would not be safe. `mounts` is /proc/mounts, `roaming` %APPDATA%."""
    resolved = folder.resolve()
    if str(resolved).startswith(("\\\\", "//")) or _file_system(resolved, mounts) in _NETWORK_FILE_SYSTEMS:
        raise ProfileProblem("profile_on_network", folder=str(folder))
    names = [part.casefold() for part in resolved.parts]
    if any(name == s or name.startswith((s + " ", s + "-")) for name in names for s in _SYNCHRONISED):
        raise ProfileProblem("profile_synchronised", folder=str(folder))
    roaming = os.environ.get("APPDATA") if roaming is None else roaming
    if roaming and resolved.is_relative_to(Path(roaming).resolve()):
        raise ProfileProblem("profile_roaming", folder=str(folder))


def _file_system(folder: Path, mounts: str | None) -> str:
    if mounts is None:
        if sys.platform == "win32":
            return _windows_drive(folder)
        try:
            mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
    best, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        if (folder == Path(point) or folder.is_relative_to(point)) and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind


def _windows_drive(folder: Path) -> str:
    import ctypes

    remote = 4  # DRIVE_REMOTE
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  there only on Windows
    return "smb" if kernel.GetDriveTypeW(folder.anchor) == remote else ""

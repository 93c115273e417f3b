"""Copies of a calendar: one ZIP with the database and the pictures, and back."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import shutil
import tempfile
import zipfile
import zlib
from datetime import datetime
from pathlib import Path

from calendario import __version__
from calendario.desk.office import Office
from calendario.domain.problem import BadInput, Problem
from calendario.domain.publication import Outcome, State
from calendario.store import channels, publications, publisher_lock
from calendario.store.database import Database
from calendario.store.profile import Profile

_DATABASE = "calendario.sqlite"


class SafekeepingDesk:
    """Credentials are not part of a copy: they stay on this computer."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def backup(self, target: Path) -> Path:
        """A copy of everything but the credentials at `target`, whole or not at all. Raises
        `Problem("backup_failed")`.
        """
        office = self._office
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=target.parent, prefix=".copia-") as folder:
                data = Path(folder) / _DATABASE
                office.database.copy_to(data)
                fresh = Path(folder) / "copia.zip"
                with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
                    archive.writestr("about.json", json.dumps({"program": "Calendario", "version": __version__}))
                    archive.write(data, _DATABASE)
                    for file in office.media.files():
                        archive.write(file, f"media/{file.name}", zipfile.ZIP_STORED)
                with fresh.open("rb+") as written:
                    os.fsync(written.fileno())
                fresh.replace(target)
        except OSError as error:
            raise Problem("disk_full" if error.errno == 28 else "backup_failed", path=str(target)) from error
        return target


def restore(source: Path, folder: Path, now: datetime) -> None:
    """The calendar of a copy becomes the calendar in `folder`; the one that was there is kept beside it.

    Nothing planned in a copy goes out by itself: it may be out already, so it is held until a person decides. Raises
    `BadInput("not_a_backup")`, `NotAllowed("publisher_alive")`, and the problems of a profile and of a database; then
    nothing was changed.
    """
    profile = Profile.at(folder, now)
    with (
        publisher_lock.held(profile.publisher_lock),
        tempfile.TemporaryDirectory(dir=profile.folder, prefix=".restaurar-") as fresh,
    ):
        _unpack(source, Path(fresh))
        if (Path(fresh) / _DATABASE).stat().st_size == 0:  # would be taken for a calendar still to be made
            raise BadInput("not_a_backup", path=str(source))
        database = Database.open(Path(fresh) / _DATABASE, now)
        try:
            if not database.sound():
                raise BadInput("not_a_backup", path=str(source))
            _settle_in(database, profile, now)
        finally:
            database.close()
        _put_in_place(Path(fresh), profile, now)


def _settle_in(database: Database, profile: Profile, now: datetime) -> None:
    """The copy becomes this computer's: its folders are claimed from here, and what its hour has passed for is missed.

    What was planned when the copy was made may have gone out since, at its hour or before it: a person decides.
    """
    with database.writing() as tx:
        channels.bind_to(tx, profile.machine)
        for entry in publications.in_states(tx, [State.SENDING]):
            sent = entry.publication
            publications.save(tx, sent.unconfirmed("publisher_died", look_at=now), sent)
            for attempt in publications.attempts(tx, sent.id):
                if attempt.outcome is Outcome.UNDER_WAY:
                    publications.end_attempt(tx, attempt.id, Outcome.NO_ANSWER, now, reason="publisher_died")
        for entry in publications.in_states(tx, [State.PLANNED, State.BY_HAND]):
            planned = entry.publication
            publications.save(tx, planned.held("restored"), planned)


def _unpack(source: Path, fresh: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            if _DATABASE not in archive.namelist():
                raise BadInput("not_a_backup", path=str(source))
            _extract(archive, _DATABASE, fresh / _DATABASE)
            for name in archive.namelist():
                digest = name.removeprefix("media/")
                if name.startswith("media/") and len(digest) == 64 and digest.isalnum():
                    target = fresh / "media" / digest[:2] / digest
                    _extract(archive, name, target)
                    with target.open("rb") as file:
                        if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                            raise BadInput("not_a_backup", path=str(source))
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, NotImplementedError) as error:
        raise BadInput("not_a_backup", path=str(source)) from error  # the last two: encrypted, an unknown compression
    except OSError as error:
        if error.errno == 28:
            raise Problem("disk_full", path=str(fresh)) from error
        raise BadInput("not_a_backup", path=str(source)) from error


def _extract(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)


def _put_in_place(fresh: Path, profile: Profile, now: datetime) -> None:
    if profile.database.exists():
        stamp = f"{now:%Y-%m-%d-%H%M%S}"
        kept = profile.folder / f"antes-de-restaurar-{stamp}"
        kept.mkdir()
        for name in (_DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm"):
            if (profile.folder / name).exists():
                (profile.folder / name).replace(kept / name)
    for file in (fresh / "media").glob("??/*"):
        target = profile.media / file.parent.name / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            shutil.move(file, target)
    (fresh / _DATABASE).replace(profile.database)

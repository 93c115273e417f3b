"""Copies of a calendar: one ZIP with the database and the pictures, and back."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from calendario import __version__, paths
from calendario.desk.office import Office
from calendario.domain.problem import BadInput, NotAllowed, Problem
from calendario.domain.publication import Outcome, Publication, State
from calendario.store import (
    belonging,
    channels,
    claims,
    journal,
    library,
    media,
    mirror,
    moving,
    people,
    publications,
    team,
    window_lock,
)
from calendario.store.database import Database, StoreProblem, Transaction
from calendario.store.engines.sqlite import fold_in
from calendario.store.profile import Profile, ProfileProblem, has_lost_calendar
from calendario.store.vault import Vault

_log = logging.getLogger(__name__)

_DATABASE = "calendario.sqlite"
_FILES_OF_DATABASE = (_DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm")
_PICTURE = re.compile(r"media/([0-9a-f]{64})")
_FRESH = ".restaurar-"

# What no copy of ours comes near, and a file made to fill a disk does.
_MOST_FILES = 200_000  # four pictures a post, twenty posts a week, for forty years
_MOST_RATIO = 200  # a calendar shrinks to about a fifth
_ANY_RATIO_BYTES = 16 * 1024**2  # up to so much any ratio will do
_SPARE_BYTES = 64 * 1024**2  # left free on the disk


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
                    for file in self._pictures():
                        archive.write(file, f"media/{file.name}", zipfile.ZIP_STORED)
                with fresh.open("rb+") as written:
                    os.fsync(written.fileno())
                fresh.replace(target)
        except OSError as error:
            raise Problem("disk_full" if error.errno == 28 else "backup_failed", path=str(target)) from error
        return target

    def mirror(self) -> None:
        """A copy of the team's calendar for the window of this computer: see `store.joined`.

        Raises `NotAllowed("not_joined")` and the problems of a database.
        """
        office = self._office
        if not office.database.shared:
            raise NotAllowed("not_joined")
        mirror.make(office.database, office.profile.mirror, office.clock())

    def _pictures(self) -> Iterator[Path]:
        """Every picture's file; where they are shared, also those that this computer has not shown yet."""
        office = self._office
        if not office.database.shared:
            yield from office.media.files()
            return
        with office.database.reading() as tx:
            noted = media.digests(tx)
        for digest in noted:
            with suppress(BadInput):  # lost long ago: the rest is worth keeping
                yield office.media.path(digest)


def examine(folder: Path, now: datetime) -> bool:
    """Whether there is a calendar in `folder`, or on the server that it has joined; if so it is whole.

    Raises the problems of a profile, of a vault and of a database, `StoreProblem("database_damaged")`,
    `StoreProblem("database_altered")` where what guards it is not as this version makes it,
    `ProfileProblem("calendar_of_another")`, `Problem("log_broken", entry=…)` where the log of acts was altered or
    misses something from that entry on, and `Problem("pictures_lost", count=…, of=…)` where files of pictures or videos
    that a post shows are not in their folder: they went, or it is that of another calendar. What was told to be lost
    when the calendar came home from a server is not told again.
    """
    try:
        if not any(file.is_file() for file in (folder.expanduser() / _DATABASE, paths.team(folder))):
            if has_lost_calendar(folder.expanduser()):
                raise StoreProblem("database_unreachable", path=str(folder / _DATABASE))
            return False  # and no profile is made where there was none
    except OSError as error:  # somebody else's folder
        raise ProfileProblem("profile_unwritable", folder=str(folder)) from error
    profile = Profile.at(folder, now)
    database = team.open_calendar(profile, Vault(profile.folder), now)
    try:
        if not database.sound():
            raise StoreProblem("database_damaged", path=database.name)
        if not database.as_made():
            raise StoreProblem("database_altered", path=database.name)
        belonging.refuse_another(profile, database)
        with database.reading() as tx:
            for machine in journal.machines(tx):
                entry = journal.first_break(tx, machine)
                if entry is not None:
                    raise Problem("log_broken", entry=entry, machine=str(machine))
            wanted = frozenset() if database.shared else library.shown(tx) - moving.known_lost(tx)
        _refuse_lost(profile, wanted)
    finally:
        database.close()
    return True


def _refuse_lost(profile: Profile, wanted: Collection[str]) -> None:
    there = media.MediaFolder(profile.media)
    try:
        lost = sum(there.lacks(digest) for digest in wanted)
    except OSError as error:
        raise ProfileProblem("profile_unwritable", folder=str(profile.folder)) from error
    if lost:
        raise Problem("pictures_lost", count=lost, of=len(wanted), folder=str(profile.media))


def restore(source: Path, folder: Path, now: datetime) -> None:
    """The calendar of a copy becomes the calendar in `folder`; the one that was there is kept beside it.

    Nothing planned in a copy goes out by itself, nor the rest of a thread: it may be out already, so it is held until a
    person decides. Raises `NotAllowed("restore_joined")` where that is a team's, `BadInput("backup_missing")`,
    `BadInput("not_a_backup")`, `NotAllowed("calendar_open")`, `NotAllowed("calendar_published")`, and the problems of a
    profile and of a database; then nothing was changed.
    """
    if not source.exists():
        raise BadInput("backup_missing", path=str(source))
    profile = Profile.at(folder, now)
    if team.of(profile) is not None:
        raise NotAllowed("restore_joined")
    with window_lock.nobody_else(profile):
        for left in profile.folder.glob(f"{_FRESH}*"):  # of a restoration that was killed
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=profile.folder, prefix=_FRESH) as fresh:
            _unpack(source, Path(fresh))
            try:
                _make_ours(Path(fresh) / _DATABASE, profile, now)
            except Problem as problem:
                if problem.code in ("database_damaged", "not_a_calendar"):
                    raise BadInput("not_a_backup", path=str(source)) from problem
                raise
            except Exception as error:  # somebody else's file, whatever it trips over
                _log.exception("a copy cannot be read")
                raise BadInput("not_a_backup", path=str(source)) from error
            _put_in_place(Path(fresh), profile, now)
            belonging.forget(profile)


def _make_ours(path: Path, profile: Profile, now: datetime) -> None:
    """The unpacked database is brought to this version, trusted if it is whole and guarded, and settled in."""
    if path.stat().st_size == 0:  # would be taken for a calendar still to be made
        raise StoreProblem("not_a_calendar", path=str(path))
    database = Database.open(path, now)
    try:
        if not database.sound() or not database.as_made():
            raise StoreProblem("not_a_calendar", path=str(path))
        _settle_in(database, profile, now)
        with database.reading() as tx:  # what every screen begins with can be read
            people.institution(tx)
            channels.channels(tx, retired=True)
    finally:
        database.close()


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
                    claims.end_attempt(tx, attempt.id, Outcome.NO_ANSWER, now, reason="publisher_died")
        # One post is found where it is and is whole then; a thread would go on after the part that is found, though the
        # rest of it may have followed since.
        for entry in publications.in_states(tx, [State.UNCONFIRMED]):
            doubted, frozen = entry.publication, claims.frozen(tx, entry.publication.id)
            if frozen is not None and len(frozen[0].parts) > 1:
                _hold_restored(tx, publications.save(tx, doubted.planned(), doubted))
        # What is a person's turn stays theirs: nothing of it goes out by itself, and only they know if it is out.
        for entry in publications.in_states(tx, [State.PLANNED]):
            _hold_restored(tx, entry.publication)


def _hold_restored(tx: Transaction, stopped: Publication) -> None:
    """Also what a pause or its channel has held on the way: that it may be out is what a person has to know of it."""
    held = stopped.held("restored") if stopped.state is State.PLANNED else replace(stopped, reason="restored")
    publications.save(tx, held, stopped)


def _unpack(source: Path, fresh: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            for entry in _wanted(archive, shutil.disk_usage(fresh).free - _SPARE_BYTES):
                digest = entry.filename.removeprefix("media/")
                picture = _PICTURE.fullmatch(entry.filename) is not None
                target = fresh / "media" / digest[:2] / digest if picture else fresh / _DATABASE
                _extract(archive, entry, target)
                if picture:
                    with target.open("rb") as file:
                        if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                            raise BadInput("not_a_backup")
    except BadInput as problem:
        raise BadInput(problem.code, path=str(source)) from problem
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, NotImplementedError) as error:
        raise BadInput("not_a_backup", path=str(source)) from error  # RuntimeError: encrypted
    except OSError as error:
        if error.errno == 28:
            raise Problem("disk_full", path=str(fresh)) from error
        raise BadInput("not_a_backup", path=str(source)) from error


def _wanted(archive: zipfile.ZipFile, room_bytes: int) -> list[zipfile.ZipInfo]:
    """The database and the pictures, as the archive's own list promises them; `zipfile` gives no byte more than that.

    Raises `BadInput("not_a_backup")` for what no copy is, `Problem("disk_full")` for what would not fit.
    """
    entries = archive.infolist()
    wanted = {e.filename: e for e in entries if e.filename == _DATABASE or _PICTURE.fullmatch(e.filename)}
    named = [e for e in entries if e.filename in wanted]
    if len(entries) > _MOST_FILES or len(named) > len(wanted) or _DATABASE not in wanted:
        raise BadInput("not_a_backup")
    for entry in named:
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BadInput("not_a_backup")
        if entry.file_size > max(_ANY_RATIO_BYTES, entry.compress_size * _MOST_RATIO):
            raise BadInput("not_a_backup")
    # The database twice: what settling in rewrites, and the copy that an upgrade makes first.
    if sum(e.file_size for e in named) + wanted[_DATABASE].file_size > room_bytes:
        raise Problem("disk_full")
    return named


def _extract(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)


def _put_in_place(fresh: Path, profile: Profile, now: datetime) -> None:
    """First the pictures, which harm nobody; the database last, and the old one back if that fails."""
    for file in (fresh / "media").glob("??/*"):
        target = profile.media / file.parent.name / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            shutil.move(file, target)
    if profile.database.exists():
        fold_in(profile.database)  # the power may go between two files
    there = [name for name in _FILES_OF_DATABASE if (profile.folder / name).exists()]
    kept = profile.folder / f"antes-de-restaurar-{now:%Y-%m-%d-%H%M%S}"
    moved: list[str] = []
    try:
        if there:
            kept.mkdir()
        for name in there:  # a write-ahead log left alone would be read into the copy
            (profile.folder / name).rename(kept / name)
            moved.append(name)
        (fresh / _DATABASE).replace(profile.database)
    except OSError as error:
        for name in moved:
            (kept / name).rename(profile.folder / name)
        raise Problem("profile_unwritable", folder=str(profile.folder)) from error

"""The team's calendar as this computer last saw it, in a file of the profile: what is read while the server is away.
What is drafted meanwhile is written into it, and each row leaves a mark of what must go up.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, closing, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Column, MetaData, String, Table, Uuid, delete, func, select
from sqlalchemy.dialects.postgresql import insert  # SQLite has the same ON CONFLICT

from calendario.domain.post import WorkingCopy
from calendario.domain.problem import NotFound
from calendario.files import make_folder
from calendario.store import people, posts, settings, tables
from calendario.store.database import Database, Transaction, area_versions
from calendario.store.ids import new_id
from calendario.store.instants import UtcDateTime

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

#: Counters that move without anybody having done anything: no reason for a newer copy.
_RESTLESS = frozenset({"presence", "links"})
_HALF = ".half"
_HALF_IS_LEFT_S = 3600.0  # a copy takes seconds: whoever began it so long ago is dead
_BESIDE = ("", "-wal", "-shm")
#: Of a copy, whatever version made it: the posts whose drafts wait.
_WAITING = "SELECT DISTINCT post_id FROM waiting_copy JOIN working_copy USING (post_id, machine)"

_metadata = MetaData()
_made = Table("mirror", _metadata, Column("copied_at", UtcDateTime, primary_key=True))
_copies = Table(
    "waiting_copy", _metadata, Column("post_id", Uuid, primary_key=True), Column("machine", Uuid, primary_key=True)
)
_pictures = Table("waiting_picture", _metadata, Column("digest", String, primary_key=True))
_settings = Table("waiting_setting", _metadata, Column("name", String, primary_key=True))
#: What is drafted, and where it leaves its mark.
_MARKED = {"working_copy": _copies, "media": _pictures, "setting": _settings}


def make(database: Database, folder: Path, now: datetime) -> Path:
    """A new copy of the team's calendar in `folder`, complete and durable when this returns; its file.

    The bytes of pictures are not in it. Raises the problems of `Database.copy_to`, `StoreProblem("disk_full")`.
    """
    make_folder(folder, mode=0o700)
    half = folder / f"{now:%Y%m%dT%H%M%S%f}.{os.getpid()}{_HALF}"
    try:
        database.copy_to(half)
        made = Database.open(half, now)
        try:
            with made.writing() as tx:
                _metadata.create_all(tx)
                tx.execute(_made.insert().values(copied_at=now))
                _mark(tx)
        finally:
            made.close()
        target = half.with_name(f"{now:%Y%m%dT%H%M%S%f}.sqlite")
        half.rename(target)
    except BaseException:
        _delete(half)
        raise
    return target


def waiting(folder: Path) -> int:
    """How many posts of which something was drafted wait in the copies in `folder`. Nothing there is changed."""
    found: set[object] = set()
    for path in folder.glob("*.sqlite"):
        with suppress(sqlite3.Error):
            found |= _waiting_in(path)
    return len(found)


def forget(folder: Path) -> None:
    """Nothing of the team's calendar stays in `folder` but copies in which drafts wait, or that cannot be read. Nobody
    may have them open.
    """
    for path in sorted(folder.glob("*.sqlite")):
        try:
            waits = bool(_waiting_in(path))
        except sqlite3.Error as error:
            _log.warning("the copy %s cannot be read and stays: %s", path.name, error)
            continue
        if not waits:
            _delete(path)
    for half in folder.glob(f"*{_HALF}"):
        _delete(half)
    with suppress(OSError):
        folder.rmdir()  # empty, or it stays


def discard(folder: Path) -> None:
    """Every copy in `folder` goes, and what waits in it. Nobody may have them open."""
    for pattern in ("*.sqlite", f"*{_HALF}"):
        for path in folder.glob(pattern):
            _delete(path)
    with suppress(OSError):
        folder.rmdir()


def _waiting_in(path: Path) -> set[object]:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as file:
        return {row[0] for row in file.execute(_WAITING)}


class Mirror:
    """One copy. Nobody writes into it but the window that reads it."""

    def __init__(self, path: Path, now: datetime) -> None:
        """Raises the problems of `Database.open`, and "database_unreachable" where there is no file."""
        self._path = path
        self.database = Database.open(path, now, makes=False)
        try:
            with self.database.writing() as tx:
                _mark(tx)  # again: an upgrade makes some tables anew
                self.copied_at: datetime = tx.execute(select(_made.c.copied_at)).scalar_one()
                self._seen = _steady(tx)
                told = people.institution(tx)
        except BaseException:
            self.database.close()
            raise
        self.watch = self.database.data_version()
        self.zone = None if told is None else told.zone
        self._institution = None if told is None else told.id

    @classmethod
    def newest(cls, folder: Path, now: datetime, *, spare: Iterable[Mirror] = ()) -> Mirror | None:
        """The newest copy in `folder`, or before it the one in which something waits to go up; None without any.
        Older ones are deleted, but those in `spare`, which somebody reads.
        """
        read = {mirror._path for mirror in spare}
        chosen: Mirror | None = None
        for path in sorted(folder.glob("*.sqlite"), reverse=True):
            try:
                found = cls(path, now)
            except Exception as error:  # one that cannot be read is worth as much as none
                _log.warning("the copy %s cannot be read: %s", path.name, error)
                continue
            if chosen is None or found.owes():
                chosen, found = found, chosen
            if found is not None:
                found.close()
                if found.is_before(chosen) and found._path not in read:
                    _delete(found._path)
        for half in folder.glob(f"*{_HALF}"):
            with suppress(OSError):
                if time.time() - half.stat().st_mtime > _HALF_IS_LEFT_S:
                    _delete(half)
        return chosen

    def close(self) -> None:
        """Closes its connections; the next transaction opens others."""
        self.watch.close()
        self.database.close()

    def discard(self) -> None:
        """Deletes it."""
        self.close()
        _delete(self._path)

    def is_before(self, other: Mirror) -> bool:
        """Whether it is of an earlier instant."""
        return self._path < other._path

    def is_behind(self, server: Transaction) -> bool:
        """Whether the calendar has changed since it was copied."""
        return _steady(server) != self._seen

    def is_of(self, server: Transaction) -> bool:
        """Whether that is the calendar of the same institution, as far as can be told."""
        told = people.institution(server)
        return told is None or self._institution in (None, told.id)

    def owes(self) -> bool:
        """Whether anything in it must go up."""
        with self.database.reading() as tx:
            return any(tx.execute(select(mark).limit(1)).first() is not None for mark in _MARKED.values())

    def waiting(self) -> int:
        """Of how many posts something that was drafted must go up."""
        held = tables.working_copy
        here = (held.c.post_id == _copies.c.post_id) & (held.c.machine == _copies.c.machine)
        with self.database.reading() as tx:
            query = select(func.count(_copies.c.post_id.distinct())).join_from(_copies, held, here)
            return int(tx.execute(query).scalar_one())

    def lift_pictures(self, adding: Callable[[], AbstractContextManager[Transaction]]) -> None:
        """Pictures that were taken in go up, each in a transaction of its own. Harmless to repeat."""
        with self.database.reading() as mine:
            for digest in mine.scalars(select(_pictures.c.digest)).all():
                with adding() as tx:
                    there = select(tables.media_bytes.c.digest).where(tables.media_bytes.c.digest == digest)
                    if tx.execute(there).first() is not None:
                        continue
                    for table in (tables.media, tables.media_bytes):
                        for row in mine.execute(select(table).where(table.c.digest == digest)).mappings():
                            tx.execute(insert(table).values(dict(row)).on_conflict_do_nothing())

    def lift(self, server: Transaction, now: datetime) -> None:
        """What was drafted goes up, after its pictures. Harmless to repeat. Nothing there is lost: where this
        computer's own draft of a post is newer than the one that comes, which takes a clock that was set back, that one
        becomes another post.
        """
        with self.database.reading() as mine:
            for post_id, machine in mine.execute(select(_copies.c.post_id, _copies.c.machine)).all():
                self._lift_draft(mine, server, post_id, machine, now)
            for name in mine.scalars(select(_settings.c.name)).all():
                settings.write(server, name, settings.read(mine, name))

    def settled(self) -> None:
        """What was marked is up."""
        with self.database.writing() as tx:
            for mark in _MARKED.values():
                tx.execute(delete(mark))
            tx.execute(delete(tables.media_bytes))

    def _lift_draft(self, mine: Transaction, server: Transaction, post_id: UUID, machine: UUID, now: datetime) -> None:
        ours, theirs = posts.working_copy(mine, post_id, machine), posts.working_copy(server, post_id, machine)
        if ours is None:
            if theirs is not None and theirs.saved_at <= self.copied_at:
                posts.drop_working_copy(server, post_id, machine)
            return
        if theirs is not None and theirs.saved_at > ours.saved_at:
            if theirs.draft == ours.draft:
                return
            ours = WorkingCopy(new_id(now), ours.draft, ours.plan, ours.saved_at, None, ours.planned_then)
        row = mine.execute(select(tables.post).where(tables.post.c.id == post_id)).one()
        if not posts.exists_post(server, ours.post_id):
            author = row.author_id if people.person(server, row.author_id) else people.people(server)[0].id
            posts.create(server, ours.post_id, author, row.created_at)
        elif row.discarded_at is None:
            posts.discard(server, ours.post_id, None)  # somebody who could not know did so while it was written on
        posts.save_working_copy(server, _on_what_is_there(server, ours), machine)


def _on_what_is_there(server: Transaction, copy: WorkingCopy) -> WorkingCopy:
    """A server that was put back to an older day may not know the version it was written over."""
    try:
        if copy.base_revision_id is not None:
            posts.revision(server, copy.base_revision_id)
    except NotFound:
        return WorkingCopy(copy.post_id, copy.draft, copy.plan, copy.saved_at, None, copy.planned_then)
    return copy


def _steady(tx: Transaction) -> dict[str, int]:
    return {name: version for name, version in area_versions(tx).items() if name not in _RESTLESS}


def _mark(tx: Transaction) -> None:
    """Each draft leaves its mark from now on."""
    for table, mark in _MARKED.items():
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            keys = ", ".join(f"{row}.{column.name}" for column in mark.columns)
            tx.exec_driver_sql(
                f"CREATE TRIGGER IF NOT EXISTS {mark.name}_{verb.lower()} AFTER {verb} ON {table} "
                f"BEGIN INSERT OR IGNORE INTO {mark.name} VALUES ({keys}); END"
            )


def _delete(path: Path) -> None:
    for ending in _BESIDE:
        with suppress(OSError):  # on Windows whoever still reads it keeps it: the next start deletes it
            path.with_name(path.name + ending).unlink()

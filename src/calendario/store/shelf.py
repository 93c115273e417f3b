"""All pictures that were ever used, in memory, in the order they were used last: what the library searches.

A database finds a word inside another only by reading everything; this reads what is new since it was asked last.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, String, cast, func, select, type_coerce

from calendario.domain.media import Image
from calendario.domain.publication import State
from calendario.domain.rights import Licence, MediaRecord, Rights, Standing
from calendario.store import tables
from calendario.store.database import area_versions
from calendario.store.library import consent_of, licence_of, record_of

_media = tables.media
_record = tables.media_record
_consent = tables.consent
_revision = tables.revision
_uses = tables.revision_media
_publication = tables.publication
_working = tables.working_copy
_post = tables.post

#: As the database has them: making a UUID of each takes longer than reading it.
_PLAIN_ID = type_coerce(_uses.c.revision_id, String)
_PLAIN_POST = type_coerce(_revision.c.post_id, String)
_SEEN = (_media.c.digest, _media.c.mime, _media.c.width, _media.c.height, _media.c.size_bytes)
_IN_TURN = (_consent.c.given_on, _consent.c.id)

_FEW = 200
_DIGEST = re.compile('"([0-9a-f]{64})"')
_NOT_SEEN = ("text/vtt",)  # subtitles are kept beside pictures
_FOLDED = tuple(zip("áàâäãéèêëíìîïóòôöõúùûüñç", "aaaaaeeeeiiiiooooouuuunc", strict=True))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. Every word of `words` must be in the description, the titles of the posts that used it, its
    source, its note or the names of who let themselves be shown, in whatever case and with or without accents.
    `start_at` to before `end_at` (aware UTC): something with it went out, goes out or was written then. Without
    `pictures_only` videos too.
    """

    words: str = ""
    start_at: datetime | None = None
    end_at: datetime | None = None
    licence: Licence | None = None
    people: bool | None = None
    standings: frozenset[Standing] = frozenset()
    pictures_only: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """One picture or video: as it was described last, what is known of it, and its use: in how many posts, with those
    that are only being written, the title of the one saved last and when that was (aware UTC).
    """

    image: Image
    rights: Rights
    posts: int
    title: str
    used_at: datetime


@dataclass(slots=True)
class _Entry:
    """Kept as it was read: of thousands that are found, a page is shown."""

    digest: str
    mime: str
    size: tuple[int, int, int]  # width, height, bytes
    record: Row[Any] | None = None
    consents: tuple[Row[Any], ...] = ()
    posts: set[object] = field(default_factory=set)
    titles: dict[str, None] = field(default_factory=dict)
    times: list[datetime] = field(default_factory=list)  # of every version with it, ascending
    title: str = ""
    _said: str | None = None
    _rights: Rights | None = None

    @property
    def said(self) -> str:
        """All words by which it is found, folded."""
        if self._said is None:
            told = () if self.record is None else (self.record.alt, self.record.source, self.record.note)
            self._said = folded("\n".join((*told, *self.titles, *(c.who for c in self.consents))))
        return self._said

    @property
    def rights(self) -> Rights:
        """What is known of it."""
        if self._rights is None:
            record = MediaRecord(self.digest) if self.record is None else record_of(self.record)
            self._rights = Rights(record, tuple(consent_of(row) for row in self.consents))
        return self._rights

    @property
    def licence(self) -> Licence:
        """On what ground it may be shown."""
        return Licence.UNKNOWN if self.record is None else licence_of(self.record.licence)

    @property
    def people(self) -> bool:
        """Whether somebody in it can be recognised."""
        return self.record is not None and self.record.people

    def use(self, post: object, title: str, saved_at: datetime) -> None:
        """One more version that shows it."""
        self.posts.add(post)
        self.titles[title] = None
        if self.times and saved_at < self.times[-1]:
            insort(self.times, saved_at)
        else:
            self.times.append(saved_at)
            self.title = title
        self._said = None

    def tell(self, record: Row[Any], consents: Sequence[Row[Any]]) -> None:
        """What is known of it now."""
        self.record, self.consents = record, tuple(consents)
        self._said = self._rights = None


class Shelf:
    """Any thread may call it; one at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._versions: Mapping[str, int] | None = None
        self._place = ""  # a team's server and the copy that is read while it is away write one id in two ways
        self._entries: dict[str, _Entry] = {}
        self._order: list[_Entry] = []
        self._last: UUID | None = None  # of the revisions that are on it
        self._uses = 0
        self._out: tuple[object, frozenset[str]] = (None, frozenset())  # what went out in the days asked for last
        self._drafts: tuple[object, Mapping[str, Set[UUID]]] = (None, {})  # the posts that are being written with it

    def find(self, tx: Connection, wanted: Wanted, today: date, start: int, most: int) -> tuple[tuple[Kept, ...], int]:
        """Up to `most` pictures from number `start` (from 0) of those wanted, and how many there are in all."""
        with self._lock:
            versions = area_versions(tx)
            self._refresh(tx, versions)
            found = self._order
            if wanted.pictures_only:
                found = [e for e in found if not e.mime.startswith("video/")]
            if wanted.licence is not None:
                found = [e for e in found if e.licence is wanted.licence]
            if wanted.people is not None:
                found = [e for e in found if e.people is wanted.people]
            for word in folded(wanted.words).split():
                found = [e for e in found if word in e.said]
            if wanted.standings:
                found = [e for e in found if e.rights.standing(today) in wanted.standings]
            if wanted.start_at is not None or wanted.end_at is not None:
                out = self._went_out(tx, wanted, versions["publications"])
                found = [e for e in found if e.digest in out or _written(e, wanted)]
            drafts = self._read_drafts(tx, versions)
            return tuple(_kept(e, drafts) for e in found[start : start + most]), len(found)

    # --- reading what is new

    def _refresh(self, tx: Connection, versions: Mapping[str, int]) -> None:
        before, self._versions = self._versions, None  # whatever is cut off is read again
        if self._place != tx.dialect.name:
            before, self._place, self._out = None, tx.dialect.name, (None, frozenset())
        if before is None or any(versions[name] < before[name] for name in ("posts", "library")):
            before = None  # an older day of it was put back, or a copy of it is read
            self._entries, self._order, self._last, self._uses = {}, [], None, 0
        if before is None or before["posts"] != versions["posts"]:
            new = self._read_uses(tx)
            self._read_rights(tx, new)
        if before is not None and before["library"] != versions["library"]:
            self._read_rights_told_since(tx, before["library"])
        self._versions = versions

    def _read_uses(self, tx: Connection) -> Set[str]:
        """Adds the versions that came since; all of them anew where some came late, from a computer that was away.
        Returns the pictures that were not here before.
        """
        uses = tx.execute(select(func.count()).select_from(_uses)).scalar_one()
        query = (
            select(_PLAIN_ID, _uses.c.digest, _PLAIN_POST, _revision.c.title, _revision.c.saved_at)
            .join(_revision, _revision.c.id == _uses.c.revision_id)
            .order_by(_uses.c.revision_id)
        )
        new = tx.execute(query if self._last is None else query.where(_uses.c.revision_id > self._last)).all()
        if self._uses + len(new) != uses:
            self._entries, self._order = {}, []
            new = tx.execute(query).all()
        unknown = {row[1] for row in new} - self._entries.keys()
        for some in _read_of(tx, select(*_SEEN), _media.c.digest, unknown):
            for row in some:
                if row.digest in unknown:
                    size = (row.width, row.height, row.size_bytes)
                    self._entries[row.digest] = _Entry(row.digest, row.mime, size)
        for _, digest, post, title, saved_at in new:
            self._entries[digest].use(post, title, saved_at)
        if new:
            there = (e for e in self._entries.values() if e.mime not in _NOT_SEEN)
            self._order = sorted(there, key=lambda e: e.times[-1], reverse=True)
            self._last = UUID(str(new[-1][0]))
        self._uses = uses
        return unknown

    def _read_rights(self, tx: Connection, digests: Set[str]) -> None:
        consents: dict[str, list[Row[Any]]] = {}
        for some in _read_of(tx, select(_consent).order_by(*_IN_TURN), _consent.c.digest, digests):
            for row in some:
                consents.setdefault(row.digest, []).append(row)
        for some in _read_of(tx, select(_record), _record.c.digest, digests):
            for row in some:
                if (entry := self._entries.get(row.digest)) is not None:
                    entry.tell(row, consents.get(row.digest, ()))

    def _read_rights_told_since(self, tx: Connection, version: int) -> None:
        told = set(tx.scalars(select(_record.c.digest).where(_record.c.version > version)))
        self._read_rights(tx, told & self._entries.keys())

    def _read_drafts(self, tx: Connection, versions: Mapping[str, int]) -> Mapping[str, Set[UUID]]:
        """Of what is being written on any computer, and not discarded, all that a text of it names."""
        asked = self._place, versions["working"], versions["posts"]
        if self._drafts[0] != asked:
            query = (
                select(_working.c.post_id, cast(_working.c.draft, String))
                .join(_post, _post.c.id == _working.c.post_id)
                .where(_post.c.discarded_at.is_(None))
            )
            named: dict[str, set[UUID]] = {}
            for post_id, draft in tx.execute(query):
                for digest in _DIGEST.findall(draft):
                    named.setdefault(digest, set()).add(post_id)
            self._drafts = asked, named
        return self._drafts[1]

    def _went_out(self, tx: Connection, wanted: Wanted, version: int) -> frozenset[str]:
        asked = (wanted.start_at, wanted.end_at, version)
        if self._out[0] != asked:
            self._out = asked, self._read_out(tx, wanted)
        return self._out[1]

    def _read_out(self, tx: Connection, wanted: Wanted) -> frozenset[str]:
        query = (
            select(_uses.c.digest)
            .join(_publication, _publication.c.revision_id == _uses.c.revision_id)
            .where(_publication.c.state != State.CANCELLED)
        )
        if wanted.start_at is not None:
            query = query.where(_publication.c.due_at >= wanted.start_at)
        if wanted.end_at is not None:
            query = query.where(_publication.c.due_at < wanted.end_at)
        return frozenset(tx.scalars(query))


def folded(text: str) -> str:
    """Without capitals and accents."""
    low = text.casefold()
    if low.isascii():
        return low
    for letter, plain in _FOLDED:  # a fifth of the time that `translate` takes
        low = low.replace(letter, plain)
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


def _read_of(
    tx: Connection, query: Select[Any], column: ColumnElement[str], digests: Set[str]
) -> Iterator[Sequence[Row[Any]]]:
    """The rows of those: by their names where they are few, else all there are."""
    if digests:
        yield tx.execute(query if len(digests) > _FEW else query.where(column.in_(digests))).all()


def _written(entry: _Entry, wanted: Wanted) -> bool:
    start = 0 if wanted.start_at is None else bisect_left(entry.times, wanted.start_at)
    end = len(entry.times) if wanted.end_at is None else bisect_left(entry.times, wanted.end_at)
    return start < end


def _kept(entry: _Entry, drafts: Mapping[str, Set[UUID]]) -> Kept:
    rights, posts = entry.rights, len(entry.posts)
    if entry.digest in drafts:
        posts = len({UUID(str(post)) for post in entry.posts} | drafts[entry.digest])
    image = Image(entry.digest, entry.mime, *entry.size, alt=rights.record.alt)
    return Kept(image, rights, posts, entry.title, entry.times[-1])

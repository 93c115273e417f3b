"""All pictures that were ever used, in memory, in the order they were used last: what the library searches.

A database finds a word inside another only by reading everything; this reads what is new since it was asked last.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from calendario.domain.media import Image
from calendario.domain.publication import State
from calendario.domain.rights import Licence, MediaRecord, Rights, Standing
from calendario.store import tables
from calendario.store.database import area_versions
from calendario.store.library import consent_of, record_of

_media = tables.media
_record = tables.media_record
_consent = tables.consent
_revision = tables.revision
_uses = tables.revision_media
_publication = tables.publication

_FEW = 200
_NOT_SEEN = ("text/vtt",)  # subtitles are kept beside pictures
_FOLDED = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüñç", "aaaaaeeeeiiiiooooouuuunc")


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
    """One picture or video: as it was described last, what is known of it, and its use: in how many posts, the last
    one's title and when that was saved (aware UTC).
    """

    image: Image
    rights: Rights
    posts: int
    title: str
    used_at: datetime


@dataclass(slots=True)
class _Entry:
    image: Image
    rights: Rights
    posts: set[UUID] = field(default_factory=set)
    titles: dict[str, None] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)  # of every version with it, ascending
    used_at: datetime | None = None
    title: str = ""
    said: str = ""


class Shelf:
    """Any thread may call it; one at a time."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._versions: Mapping[str, int] | None = None
        self._entries: dict[str, _Entry] = {}
        self._order: list[_Entry] = []
        self._raw: dict[str, tuple[Any, ...]] = {}
        self._last: UUID | None = None  # of the revisions that are on it
        self._uses = 0
        self._out: tuple[object, frozenset[str]] = (None, frozenset())  # what went out in the days asked for last

    def find(self, tx: Connection, wanted: Wanted, today: date, start: int, most: int) -> tuple[tuple[Kept, ...], int]:
        """Up to `most` pictures from number `start` (from 0) of those wanted, and how many there are in all."""
        with self._lock:
            versions = area_versions(tx)
            self._refresh(tx, versions)
            found = self._order
            for word in folded(wanted.words).split():
                found = [e for e in found if word in e.said]
            if wanted.pictures_only:
                found = [e for e in found if not e.image.mime.startswith("video/")]
            if wanted.licence is not None:
                found = [e for e in found if e.rights.record.licence is wanted.licence]
            if wanted.people is not None:
                found = [e for e in found if e.rights.record.people is wanted.people]
            if wanted.standings:
                found = [e for e in found if e.rights.standing(today) in wanted.standings]
            if wanted.start_at is not None or wanted.end_at is not None:
                out = self._went_out(tx, wanted, versions["publications"])
                found = [e for e in found if e.image.digest in out or _written(e, wanted)]
            return tuple(_kept(e) for e in found[start : start + most]), len(found)

    # --- reading what is new

    def _refresh(self, tx: Connection, versions: Mapping[str, int]) -> None:
        before, self._versions = self._versions, None  # whatever is cut off is read again
        changed: set[str] = set()
        if before is None or before["posts"] != versions["posts"]:
            changed = self._read_uses(tx)
        if before is None or before["library"] != versions["library"] or len(changed) > _FEW:
            changed |= self._read_rights(tx)
        elif changed:
            changed |= self._read_rights(tx, changed)
        for digest in changed:
            entry = self._entries[digest]
            entry.said = _said(entry)
        if changed:
            there = (e for e in self._entries.values() if e.used_at is not None and e.image.mime not in _NOT_SEEN)
            self._order = sorted(there, key=lambda e: e.times[-1], reverse=True)
        self._versions = versions

    def _read_uses(self, tx: Connection) -> set[str]:
        """Adds the versions that came since; all of them anew where some came late, from a computer that was away."""
        uses = tx.execute(select(func.count()).select_from(_uses)).scalar_one()
        query = (
            select(_uses.c.revision_id, _uses.c.digest, _revision.c.post_id, _revision.c.title, _revision.c.saved_at)
            .join(_revision, _revision.c.id == _uses.c.revision_id)
            .order_by(_uses.c.revision_id)
        )
        new = tx.execute(query if self._last is None else query.where(_uses.c.revision_id > self._last)).all()
        if self._uses + len(new) != uses:
            self._entries, self._raw, self._uses = {}, {}, 0
            new = tx.execute(query).all()
        changed = {row.digest for row in new}
        unknown = changed - self._entries.keys()
        if unknown:
            for row in tx.execute(select(_media)):
                if row.digest in unknown:
                    image = Image(row.digest, row.mime, row.width, row.height, row.size_bytes)
                    self._entries[row.digest] = _Entry(image, Rights(MediaRecord(row.digest)))
        for row in new:
            entry = self._entries[row.digest]
            entry.posts.add(row.post_id)
            entry.titles[row.title] = None
            entry.times.append(row.saved_at.timestamp())
            if len(entry.times) > 1 and entry.times[-1] < entry.times[-2]:
                entry.times.sort()
            if entry.used_at is None or row.saved_at >= entry.used_at:
                entry.used_at, entry.title = row.saved_at, row.title
        self._last = new[-1].revision_id if new else self._last
        self._uses = uses
        return changed

    def _read_rights(self, tx: Connection, few: Set[str] = frozenset()) -> set[str]:
        """Of all pictures, or of those few; returns of which something changed."""
        given, records = select(_consent), select(_record)
        if few:
            given, records = given.where(_consent.c.digest.in_(few)), records.where(_record.c.digest.in_(few))
        consents: dict[str, list[Row[Any]]] = {}
        for row in tx.execute(given.order_by(_consent.c.given_on, _consent.c.id)):
            consents.setdefault(row.digest, []).append(row)
        changed = set()
        for row in tx.execute(records):
            digest = row.digest
            raw = (row, consents.get(digest))
            if self._raw.get(digest) != raw and (entry := self._entries.get(digest)) is not None:
                self._raw[digest] = raw
                entry.rights = Rights(record_of(row), tuple(consent_of(r) for r in consents.get(digest, ())))
                changed.add(digest)
        return changed

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
    low = text.casefold().translate(_FOLDED)
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


def _said(entry: _Entry) -> str:
    record = entry.rights.record
    return folded("\n".join(_words(entry, record)))


def _words(entry: _Entry, record: MediaRecord) -> Iterator[str]:
    yield from (record.alt, record.source, record.note)
    yield from entry.titles
    yield from (c.who for c in entry.rights.consents)


def _written(entry: _Entry, wanted: Wanted) -> bool:
    start = 0 if wanted.start_at is None else bisect_left(entry.times, wanted.start_at.timestamp())
    end = len(entry.times) if wanted.end_at is None else bisect_left(entry.times, wanted.end_at.timestamp())
    return start < end


def _kept(entry: _Entry) -> Kept:
    assert entry.used_at is not None
    image, alt = entry.image, entry.rights.record.alt
    described = Image(image.digest, image.mime, image.width, image.height, image.size_bytes, alt)
    return Kept(described, entry.rights, len(entry.posts), entry.title, entry.used_at)

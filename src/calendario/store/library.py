"""What is known of pictures and videos, who let themselves be shown in them, and the posts that use them, as kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, String, and_, cast, insert, select, update

from calendario.domain.media import Image, Video
from calendario.domain.post import Content, Draft, titled
from calendario.domain.problem import NotAllowed, NotFound
from calendario.domain.publication import Publication, State
from calendario.domain.rights import Consent, Licence, MediaRecord, Rights
from calendario.store import posts, publications, tables
from calendario.store.database import area_versions, bump

_media = tables.media
_record = tables.media_record
_consent = tables.consent
_revision = tables.revision
_uses = tables.revision_media
_publication = tables.publication
_working = tables.working_copy
_post = tables.post
_area = tables.area

#: What the area's counter will be once the transaction is committed: nobody else writes meanwhile, see `bump`.
_COMING = select(_area.c.version + 1).where(_area.c.name == "library").scalar_subquery()
_LICENCES = {str(licence): licence for licence in Licence}
_AT_ONCE = 500  # names in one query: databases take no endless lists


Shown = TypeVar("Shown", Image, Video)


@dataclass(frozen=True, slots=True)
class Use:
    """A post that shows a picture: on a channel as `publication`, or as a draft nobody planned (None). `title` is its
    newest one. `saved`: some saved version of it shows the picture; else only what is being written does.
    """

    post_id: UUID
    title: str
    publication: Publication | None
    saved: bool = True


def rights(tx: Connection, digests: Iterable[str]) -> dict[str, Rights]:
    """What is known of each of them, by digest; of nothing nothing."""
    wanted = sorted(set(digests))
    found: dict[str, Rights] = {}
    for some in _some(wanted):
        consents: dict[str, list[Consent]] = {}
        query = select(_consent).where(_consent.c.digest.in_(some)).order_by(_consent.c.given_on, _consent.c.id)
        for row in tx.execute(query):
            consents.setdefault(row.digest, []).append(consent_of(row))
        for row in tx.execute(select(_record).where(_record.c.digest.in_(some))):
            found[row.digest] = Rights(record_of(row), tuple(consents.get(row.digest, ())))
    return found


def of_contents(tx: Connection, contents: Iterable[Content]) -> Mapping[str, Rights]:
    """What is known of all they show."""
    digests = {d for content in contents for d in shown_by(content)}
    return rights(tx, digests) if digests else {}


def shown_by(content: Content) -> frozenset[str]:
    """The pictures and videos people see in it, by digest."""
    return frozenset((*(i.digest for i in content.images), *(v.digest for v in content.videos)))


def save_record(tx: Connection, value: MediaRecord) -> None:
    """Kept in place of what was known. Raises `NotFound("picture_unknown_here")` for a picture nobody took in."""
    fields = {
        "alt": value.alt,
        "licence": str(value.licence),
        "source": value.source,
        "people": value.people,
        "note": value.note,
        "version": _COMING,
    }
    if tx.execute(update(_record).where(_record.c.digest == value.digest).values(fields)).rowcount == 0:
        if tx.execute(select(_media.c.digest).where(_media.c.digest == value.digest)).first() is None:
            raise NotFound("picture_unknown_here")
        tx.execute(insert(_record).values(digest=value.digest, **fields))
    bump(tx, "library")


def described(tx: Connection, draft: Draft) -> None:
    """The pictures of a draft that was just saved are known as it describes them."""
    told = {i.digest: i.alt for i in _pictures_of(draft) if i.alt.strip()}
    known = {d: r.record for d, r in rights(tx, told).items()}
    for digest, alt in told.items():
        before = known.get(digest)
        if before is None or before.alt != alt:
            save_record(tx, _with_alt(before, digest, alt))


def as_known(tx: Connection, shown: Shown) -> Shown | None:
    """The picture or video with the description it had when it was used last; None for one never described."""
    found = rights(tx, (shown.digest,)).get(shown.digest)
    return replace(shown, alt=found.record.alt) if found is not None and found.record.alt.strip() else None


def add_consent(tx: Connection, value: Consent) -> None:
    """One more."""
    tx.execute(
        insert(_consent).values(
            id=value.id,
            digest=value.digest,
            who=value.who,
            scope=value.scope,
            evidence=value.evidence,
            given_on=value.given_on,
            expires_on=value.expires_on,
            withdrawn_at=value.withdrawn_at,
        )
    )
    _told_of(tx, _record.c.digest == value.digest)


def consent(tx: Connection, consent_id: UUID) -> Consent:
    """Raises `NotFound("consent_not_found")`."""
    row = tx.execute(select(_consent).where(_consent.c.id == consent_id)).first()
    if row is None:
        raise NotFound("consent_not_found")
    return consent_of(row)


def withdraw(tx: Connection, consent_id: UUID, now: datetime) -> None:
    """It holds no more. Raises `NotAllowed("consent_withdrawn_before")` where it was taken back already."""
    standing = _consent.c.withdrawn_at.is_(None)
    if tx.execute(update(_consent).where(_consent.c.id == consent_id, standing).values(withdrawn_at=now)).rowcount == 0:
        raise NotAllowed("consent_withdrawn_before")
    _told_of(tx, _record.c.digest == select(_consent.c.digest).where(_consent.c.id == consent_id).scalar_subquery())


def image(tx: Connection, digest: str) -> Image:
    """The picture as it was taken in, described as it was last. Raises `NotFound("picture_unknown_here")`."""
    query = select(_media, _record.c.alt).join(_record, _record.c.digest == _media.c.digest, isouter=True)
    row = tx.execute(query.where(_media.c.digest == digest)).first()
    if row is None:
        raise NotFound("picture_unknown_here")
    return Image(row.digest, row.mime, row.width, row.height, row.size_bytes, row.alt or "")


def uses(tx: Connection, digest: str) -> tuple[Use, ...]:
    """Every post that shows it now: publications that would, or did, say so on their channel, and drafts, those that
    are only being written on some computer too. What showed it once and does not any more is left out. Newest first.

    Three queries, however many there are. Of a version that cannot be read it counts what was noted of it when it was
    saved; a draft that cannot be read counts as nothing.
    """
    heads = _heads(tx, digest)
    found = list(_published(tx, digest, heads))
    shown = {use.post_id for use in found}
    for post_id, head in heads.items():
        if head.shows and not head.discarded and post_id not in shown:
            found.append(Use(post_id, head.title, None))
            shown.add(post_id)
    for post_id, draft in _being_written(tx, digest):
        if post_id not in shown:
            found.append(Use(post_id, heads[post_id].title if post_id in heads else titled(draft), None, saved=False))
            shown.add(post_id)
    return tuple(sorted(found, key=_newest_first, reverse=True))


def shown(tx: Connection) -> frozenset[str]:
    """All the digests, with those of subtitles, that some saved version of a post or what is being written on some
    computer names.
    """
    found = set(tx.scalars(select(_uses.c.digest).distinct()))
    for row in tx.execute(select(_working.c.post_id, _working.c.draft)):
        draft = posts.readable_draft(row.draft, row.post_id)
        found |= draft.digests() if draft is not None else frozenset()
    return frozenset(found)


def uses_as_of(tx: Connection) -> tuple[int, ...]:
    """Numbers that differ once some other publication or saved version shows a picture than before."""
    versions = area_versions(tx)
    return tuple(versions[name] for name in ("posts", "publications"))


def record_of(row: Row[Any]) -> MediaRecord:
    """What a row says."""
    return MediaRecord(row.digest, row.alt, licence_of(row.licence), row.source, row.people, row.note)


def licence_of(kept: str) -> Licence:
    """As it is kept; one of a newer version is *other*."""
    return _LICENCES.get(kept, Licence.OTHER)


def consent_of(row: Row[Any]) -> Consent:
    """What a row says."""
    return Consent(row.id, row.digest, row.who, row.scope, row.evidence, row.given_on, row.expires_on, row.withdrawn_at)


def _told_of(tx: Connection, which: ColumnElement[bool]) -> None:
    tx.execute(update(_record).where(which).values(version=_COMING))
    bump(tx, "library")


@dataclass(frozen=True, slots=True)
class _Head:
    """The newest version of a post of which some version showed the picture; `shows`: this one does."""

    title: str
    shows: bool
    discarded: bool


def _heads(tx: Connection, digest: str) -> dict[UUID, _Head]:
    showed = and_(_uses.c.revision_id == _revision.c.id, _uses.c.digest == digest)
    ever = select(_revision.c.post_id).join(_uses, showed)
    query = (
        select(_revision.c.post_id, _revision.c.title, _uses.c.digest, _post.c.discarded_at)
        .join(_post, _post.c.id == _revision.c.post_id)
        .outerjoin(_uses, showed)
        .where(_revision.c.post_id.in_(ever))
        .order_by(_revision.c.post_id, _revision.c.number, _revision.c.id)
    )
    return {  # of each post the last row stays
        row.post_id: _Head(row.title, row.digest is not None, row.discarded_at is not None) for row in tx.execute(query)
    }


def _published(tx: Connection, digest: str, heads: Mapping[UUID, _Head]) -> Iterator[Use]:
    query = (
        select(_publication, _revision.c.content)
        .join(_revision, _revision.c.id == _publication.c.revision_id)
        .join(_uses, and_(_uses.c.revision_id == _revision.c.id, _uses.c.digest == digest))
        .where(_publication.c.state != State.CANCELLED)
    )
    for row in tx.execute(query):
        draft = posts.readable_draft(row.content, row.post_id)
        if draft is None or digest in shown_by(draft.content_for(row.channel_id)):
            yield Use(row.post_id, heads[row.post_id].title, publications.value_of(row))


def _being_written(tx: Connection, digest: str) -> Iterator[tuple[UUID, Draft]]:
    """On any machine, the newest draft of each post first; only what names the picture at all is read."""
    query = (
        select(_working.c.post_id, _working.c.draft)
        .join(_post, _post.c.id == _working.c.post_id)
        .where(_post.c.discarded_at.is_(None), cast(_working.c.draft, String).contains(digest, autoescape=True))
        .order_by(_working.c.saved_at.desc())
    )
    for row in tx.execute(query):
        draft = posts.readable_draft(row.draft, row.post_id)
        if draft is not None and digest in draft.digests():
            yield row.post_id, draft


def _newest_first(use: Use) -> tuple[object, ...]:
    """What goes out, or went, by its hour; drafts, which have none, before it."""
    at = None if use.publication is None else use.publication.due_at
    return (at is None, at.timestamp() if at is not None else 0.0, str(use.post_id))


def _pictures_of(draft: Draft) -> Iterator[Image | Video]:
    """With videos. Those of the versions first: what the base says of a picture comes last."""
    for variant in draft.variants:
        yield from variant.images or ()
        yield from variant.videos or ()
    yield from draft.base.images
    yield from draft.base.videos


def _with_alt(before: MediaRecord | None, digest: str, alt: str) -> MediaRecord:
    known = before or MediaRecord(digest)
    return MediaRecord(digest, alt, known.licence, known.source, known.people, known.note)


def _some(digests: list[str]) -> Iterator[list[str]]:
    return (digests[start : start + _AT_ONCE] for start in range(0, len(digests), _AT_ONCE))

"""Posts, their revisions and the working copies of this machine, as kept."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, delete, exists, func, insert, select, update

from calendario.domain.details import Details, details_from_json
from calendario.domain.post import Draft, PlanDraft, Revision, WorkingCopy, draft_from_json, draft_to_json, titled
from calendario.domain.problem import NotFound
from calendario.domain.publication import State
from calendario.store import tables
from calendario.store.database import StoreProblem, bump

_log = logging.getLogger(__name__)

_post = tables.post
_revision = tables.revision
_parent = tables.revision_parent
_working = tables.working_copy
_publication = tables.publication


#: What a value that no program of ours wrote makes its readers raise.
_UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A post without a date, as a list shows it. `saved_at` aware UTC."""

    post_id: UUID
    title: str
    saved_at: datetime


def create(tx: Connection, post_id: UUID, author_id: UUID, now: datetime) -> None:
    """A new, empty post."""
    tx.execute(insert(_post).values(id=post_id, author_id=author_id, created_at=now))
    bump(tx, "posts")


def exists_post(tx: Connection, post_id: UUID) -> bool:
    """Whether the post is known."""
    return tx.execute(select(_post.c.id).where(_post.c.id == post_id)).first() is not None


def add_revision(tx: Connection, revision: Revision) -> None:
    """One more immutable version; the pictures it uses must be kept already."""
    tx.execute(
        insert(_revision).values(
            id=revision.id,
            post_id=revision.post_id,
            number=revision.number,
            title=revision.draft.title,
            content=draft_to_json(revision.draft),
            content_hash=revision.content_hash,
            author_id=revision.author_id,
            saved_at=revision.saved_at,
        )
    )
    if revision.parents:
        tx.execute(insert(_parent), [{"revision_id": revision.id, "parent_id": p} for p in revision.parents])
    digests = revision.draft.digests()
    if digests:
        tx.execute(insert(tables.revision_media), [{"revision_id": revision.id, "digest": d} for d in sorted(digests)])
    bump(tx, "posts")


def head(tx: Connection, post_id: UUID) -> Revision | None:
    """The post's newest revision, None before the first save."""
    query = select(_revision).where(_revision.c.post_id == post_id)
    row = tx.execute(query.order_by(_revision.c.number.desc(), _revision.c.id.desc()).limit(1)).first()
    return None if row is None else _value(tx, row)


def revision(tx: Connection, revision_id: UUID) -> Revision:
    """Raises `NotFound("revision_not_found")`."""
    row = tx.execute(select(_revision).where(_revision.c.id == revision_id)).first()
    if row is None:
        raise NotFound("revision_not_found")
    return _value(tx, row)


def save_working_copy(tx: Connection, copy: WorkingCopy, machine: UUID) -> None:
    """This machine's unsaved state of a post, in place of the one there was. Its own area: calendars do not reload."""
    fields = {
        "draft": draft_to_json(copy.draft),
        "plan": {**_plan_to_json(copy.plan), "then": _plan_to_json(copy.planned_then)},
        "base_revision_id": copy.base_revision_id,
        "saved_at": copy.saved_at,
    }
    mine = and_(_working.c.post_id == copy.post_id, _working.c.machine == machine)
    if tx.execute(update(_working).where(mine).values(fields)).rowcount == 0:
        tx.execute(insert(_working).values(post_id=copy.post_id, machine=machine, **fields))
    bump(tx, "working")


def working_copy(tx: Connection, post_id: UUID, machine: UUID) -> WorkingCopy | None:
    """What this machine had not saved of the post. Raises `StoreProblem("database_damaged")`."""
    mine = and_(_working.c.post_id == post_id, _working.c.machine == machine)
    row = tx.execute(select(_working).where(mine)).first()
    if row is None:
        return None
    return WorkingCopy(
        post_id=post_id,
        draft=kept_draft(row.draft),
        plan=_kept_plan(row.plan),
        saved_at=row.saved_at,
        base_revision_id=row.base_revision_id,
        planned_then=_kept_plan(row.plan["then"]) if "then" in row.plan else PlanDraft(),
    )


def last_kept(tx: Connection, post_id: UUID) -> WorkingCopy | None:
    """What was kept of the post last, on whichever machine. Raises `StoreProblem("database_damaged")`."""
    newest = select(_working.c.machine).where(_working.c.post_id == post_id).order_by(_working.c.saved_at.desc())
    machine = tx.scalar(newest.limit(1))
    return None if machine is None else working_copy(tx, post_id, machine)


def drop_working_copy(tx: Connection, post_id: UUID, machine: UUID) -> None:
    """After a save: the revision has it all."""
    tx.execute(delete(_working).where(and_(_working.c.post_id == post_id, _working.c.machine == machine)))
    bump(tx, "working", "posts")


def discard(tx: Connection, post_id: UUID, now: datetime | None) -> None:
    """Out of the list of drafts since `now`; back in it with None."""
    tx.execute(update(_post).where(_post.c.id == post_id).values(discarded_at=now))
    bump(tx, "posts")


def may_be_undated(tx: Connection, post_id: UUID, possible: bool) -> None:
    """To be said before its last date is taken and after it was given one: `undated` looks nowhere else. Who is not
    sure says True.
    """
    tx.execute(update(_post).where(_post.c.id == post_id, _post.c.undated != possible).values(undated=possible))


def undated(tx: Connection, machine: UUID) -> tuple[DraftRow, ...]:
    """Posts that are not discarded and have no publication but cancelled ones, newest first; titles as last written, of
    those that can be read.
    """
    dated = exists().where(_publication.c.post_id == _post.c.id, _publication.c.state != State.CANCELLED)
    other = _revision.alias()
    newest = select(func.max(other.c.number)).where(other.c.post_id == _post.c.id).correlate(_post).scalar_subquery()
    query = (
        select(_post.c.id, _post.c.created_at, _revision.c.title, _revision.c.saved_at, _working.c.draft)
        .add_columns(_working.c.saved_at.label("working_at"))
        .join_from(
            _post, _revision, and_(_revision.c.post_id == _post.c.id, _revision.c.number == newest), isouter=True
        )
        .join(_working, and_(_working.c.post_id == _post.c.id, _working.c.machine == machine), isouter=True)
        .where(_post.c.undated, _post.c.discarded_at.is_(None), ~dated)
    )
    rows: dict[UUID, DraftRow] = {}
    for row in tx.execute(query):
        draft = None if row.draft is None else readable_draft(row.draft, row.id)
        title = row.title if draft is None else titled(draft)
        rows[row.id] = DraftRow(row.id, title or "", row.working_at or row.saved_at or row.created_at)
    return tuple(sorted(rows.values(), key=lambda r: r.saved_at, reverse=True))


def newest_details(tx: Connection, most: int) -> tuple[Details, ...]:
    """What the newest versions know of their posts, the newest first: keys ascend in time. Those that cannot be read
    are left out.
    """
    told = _revision.c.content["details"].label("details")
    query = select(_revision.c.post_id, told).order_by(_revision.c.id.desc()).limit(most)
    found = []
    for row in tx.execute(query):
        if row.details:
            with suppress(*_UNREADABLE):
                found.append(details_from_json({"details": row.details}))
    return tuple(found)


def kept_draft(content: object) -> Draft:
    """What the row of a revision or of a working copy says. Raises `StoreProblem("database_damaged")` for what no
    program of ours wrote.
    """
    try:
        return draft_from_json(content)
    except _UNREADABLE as error:
        raise StoreProblem("database_damaged") from error


def readable_draft(content: object, post_id: UUID) -> Draft | None:
    """The same where many are read: what cannot be is None, and told in the log by its post's id alone."""
    try:
        return kept_draft(content)
    except StoreProblem:
        _log.warning("a draft or a version cannot be read: %s", post_id)
        return None


def _value(tx: Connection, row: Row[Any]) -> Revision:
    parents = tx.execute(select(_parent.c.parent_id).where(_parent.c.revision_id == row.id)).scalars().all()
    return Revision(
        id=row.id,
        post_id=row.post_id,
        number=row.number,
        draft=kept_draft(row.content),
        author_id=row.author_id,
        saved_at=row.saved_at,
        parents=tuple(parents),
    )


def _plan_to_json(plan: PlanDraft) -> dict[str, object]:
    return {
        "channels": [str(c) for c in plan.channel_ids],
        "wall_time": None if plan.wall_time is None else plan.wall_time.isoformat(),
        "own_times": {str(c): t.isoformat() for c, t in plan.own_times},
        "not_after": None if plan.not_after is None else plan.not_after.isoformat(),
    }


def _kept_plan(data: dict[str, Any]) -> PlanDraft:
    try:
        return _plan_from_json(data)
    except _UNREADABLE as error:
        raise StoreProblem("database_damaged") from error


def _plan_from_json(data: dict[str, Any]) -> PlanDraft:
    return PlanDraft(
        channel_ids=tuple(UUID(c) for c in data["channels"]),
        wall_time=None if data["wall_time"] is None else datetime.fromisoformat(data["wall_time"]),
        own_times=tuple((UUID(c), datetime.fromisoformat(t)) for c, t in data["own_times"].items()),
        not_after=None if data["not_after"] is None else datetime.fromisoformat(data["not_after"]),
    )

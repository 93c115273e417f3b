"""Versions of a post: how a draft becomes one, after which it comes, and the publication that says it first."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from calendario.desk.office import Office
from calendario.domain.details import WORDS
from calendario.domain.media import Image, Video
from calendario.domain.post import Draft, Revision, Variant, WorkingCopy, titled
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Plan, Publication, State
from calendario.domain.text import clean
from calendario.store import library, posts
from calendario.store.database import Transaction
from calendario.store.ids import new_id


def new_revision(tx: Transaction, office: Office, post_id: UUID, draft: Draft, now: datetime) -> Revision:
    """`draft` as the newest version of the post, or the newest there is if it is the same. The working copy is gone.

    Raises `NotAllowed("overtaken")` where it was written over an older version than the newest one.
    """
    draft, me = version_of(draft), office.me()
    if not posts.exists_post(tx, post_id):
        posts.create(tx, post_id, me.id, now)
    head, copy = posts.head(tx, post_id), posts.working_copy(tx, post_id, office.machine)
    if head is not None and _says_the_same(head.draft, draft):
        revision = head
    else:
        base = written_over(head, copy)
        refuse_overtaken(head, base, draft)
        parents = () if base is None else (base,)
        number = 1 if head is None else head.number + 1
        revision = add_version(tx, Revision(new_id(now), post_id, number, draft, me.id, now, parents))
    posts.drop_working_copy(tx, post_id, office.machine)
    return revision


def add_version(tx: Transaction, revision: Revision) -> Revision:
    """One more version of its post, `revision` as it is. What it says of its pictures is what is known of them from now
    on.
    """
    posts.add_revision(tx, revision)
    library.described(tx, revision.draft)
    return revision


def version_of(draft: Draft) -> Draft:
    """`draft` as a revision has it: clean and with a title."""
    draft = cleaned(draft)
    return draft if draft.title else replace(draft, title=titled(draft))


def without_own_title(draft: Draft) -> Draft:
    """`draft` as it is written on: a title that only says its first line is none, and follows it again."""
    untitled = replace(draft, title="")
    return untitled if draft.title == titled(untitled) else draft


def written_over(head: Revision | None, copy: WorkingCopy | None) -> UUID | None:
    """The version that what is written on this machine was begun over, None for nothing."""
    return copy.base_revision_id if copy is not None else None if head is None else head.id


def refuse_overtaken(head: Revision | None, base: UUID | None, draft: Draft) -> None:
    """Raises `NotAllowed("overtaken")` where `head` is newer than `base` and says something else than `draft`."""
    if head is not None and base != head.id and not _says_the_same(head.draft, version_of(draft)):
        raise NotAllowed("overtaken")


def _says_the_same(one: Draft, other: Draft) -> bool:
    return (one.content_hash, one.details) == (other.content_hash, other.details)


def first_of(
    revision: Revision, channel_id: UUID, plan: Plan, state: State, now: datetime, due_at: datetime | None = None
) -> Publication:
    """The post's first publication on a channel: at `due_at` where the wall time alone says too little."""
    return Publication(
        id=new_id(now),
        post_id=revision.post_id,
        channel_id=channel_id,
        revision_id=revision.id,
        state=state,
        plan=plan,
        due_at=due_at or plan.due_at,
        not_after_at=plan.not_after_at,
    )


def cleaned(draft: Draft) -> Draft:
    """`draft` as it is kept: nothing in it that nobody sees and no network takes."""

    def images(found: tuple[Image, ...]) -> tuple[Image, ...]:
        return tuple(replace(i, alt=clean(i.alt)) for i in found)

    def shown(found: tuple[Video, ...]) -> tuple[Video, ...]:
        return tuple(replace(v, alt=clean(v.alt)) for v in found)

    def variant(value: Variant) -> Variant:
        return replace(
            value,
            text=None if value.text is None else clean(value.text),
            warning=None if value.warning is None else clean(value.warning),
            link=None if value.link is None else clean(value.link).strip(),
            images=None if value.images is None else images(value.images),
            videos=None if value.videos is None else shown(value.videos),
        )

    base = replace(
        draft.base,
        text=clean(draft.base.text),
        link=clean(draft.base.link).strip(),
        warning=clean(draft.base.warning),
        images=images(draft.base.images),
        videos=shown(draft.base.videos),
    )
    title, variants = clean(draft.title).strip(), tuple(variant(v) for v in draft.variants)
    told: dict[str, Any] = {name: clean(getattr(draft.details, name)) for name in WORDS}
    details = replace(draft.details, **told)
    return replace(draft, title=title, base=base, variants=variants, details=details)

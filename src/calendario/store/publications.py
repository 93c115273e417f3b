"""Publications and what was tried, as kept: how they are read, and the one door to every state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, bindparam, insert, select, update

from calendario.domain.channel import ChannelState
from calendario.domain.post import Content, Draft
from calendario.domain.problem import NotAllowed, NotFound
from calendario.domain.publication import Attempt, Outcome, Plan, Publication, State
from calendario.domain.thread import standing
from calendario.store import posts, settings, tables
from calendario.store.database import bump
from calendario.store.instants import UtcDateTime

#: Why a publication is held that was planned, or would be, in a place from which the calendar went.
MOVED = "moved"

_publication = tables.publication
_part = tables.publication_part
_attempt = tables.attempt
_channel = tables.channel
_revision = tables.revision
_pause = tables.pause


@dataclass(frozen=True, slots=True)
class Entry:
    """A publication with what a list needs to show it."""

    publication: Publication
    draft: Draft

    @property
    def title(self) -> str:
        """The post's title."""
        return self.draft.title

    @property
    def content(self) -> Content:
        """What it says on its channel."""
        return self.draft.content_for(self.publication.channel_id)


@dataclass(frozen=True, slots=True)
class Line:
    """A publication with the title of its post: all that a card needs, read without what the post says."""

    publication: Publication
    title: str


def add(tx: Connection, value: Publication) -> Publication:
    """A new publication, *proposed* or *planned*, as it was kept: see `save` for one that is planned."""
    why = _held_by(tx, value)
    kept = value if why is None else value.held(why)
    tx.execute(insert(_publication).values(id=kept.id, **_fields(kept)))
    posts.may_be_undated(tx, kept.post_id, kept.state is State.CANCELLED)
    bump(tx, "publications")
    return kept


def save(tx: Connection, value: Publication, previous: Publication) -> Publication:
    """`value` in place of `previous`, as it was kept: the one door to every state.

    Whatever would be *planned* while the general pause is on, or on a channel that is paused or retired, is *held* with
    that reason: it goes out only when a person decides so. Raises `NotAllowed("changed_meanwhile")` if somebody else
    moved it since.
    """
    _put(tx, value, previous)
    why = _held_by(tx, value)
    if why is None:
        return value
    held = value.held(why, standing(value.facts))  # by way of *planned*, from which alone it can be held
    _put(tx, held, value)
    return held


def publication(tx: Connection, publication_id: UUID) -> Publication:
    """Raises `NotFound("publication_not_found")`."""
    row = tx.execute(select(_publication).where(_publication.c.id == publication_id)).first()
    if row is None:
        raise NotFound("publication_not_found")
    return value_of(row)


def of_post(tx: Connection, post_id: UUID, *, cancelled: bool = False) -> tuple[Publication, ...]:
    """The post's publications by hour; cancelled ones only where asked for."""
    query = select(_publication).where(_publication.c.post_id == post_id)
    if not cancelled:
        query = query.where(_publication.c.state != State.CANCELLED)
    return tuple(value_of(r) for r in tx.execute(query.order_by(_publication.c.due_at, _publication.c.id)))


def lines_between(tx: Connection, start_at: datetime, end_at: datetime) -> tuple[Line, ...]:
    """As `between`, without what they say."""
    query = _lines().where(
        _publication.c.due_at >= start_at, _publication.c.due_at < end_at, _publication.c.state != State.CANCELLED
    )
    return _read_lines(tx, query)


def between(tx: Connection, start_at: datetime, end_at: datetime) -> tuple[Entry, ...]:
    """Publications due from `start_at` to before `end_at` (aware UTC), by hour, cancelled ones left out."""
    query = _entries().where(
        _publication.c.due_at >= start_at, _publication.c.due_at < end_at, _publication.c.state != State.CANCELLED
    )
    return _read_entries(tx, query)


def in_states(tx: Connection, states: Iterable[State]) -> tuple[Entry, ...]:
    """Publications in any of `states`, by hour."""
    return _read_entries(tx, _entries().where(_publication.c.state.in_([str(s) for s in states])))


def upcoming(tx: Connection, channel_id: UUID | None = None) -> tuple[Line, ...]:
    """What is planned or being sent, by hour; on one channel only where asked for."""
    query = _lines().where(_publication.c.state.in_([str(State.PLANNED), str(State.SENDING), str(State.BY_HAND)]))
    return _read_lines(tx, query if channel_id is None else query.where(_publication.c.channel_id == channel_id))


def attempts(tx: Connection, publication_id: UUID) -> tuple[Attempt, ...]:
    """What was tried, oldest first."""
    query = select(_attempt).where(_attempt.c.publication_id == publication_id).order_by(_attempt.c.number)
    return tuple(_attempt_value(row) for row in tx.execute(query))


def taken_by_another(tx: Connection, value: Publication, remote_id: str) -> bool:
    """Whether that post of the network is known as another publication of the same channel, or as a part of one."""
    of_another = and_(_publication.c.channel_id == value.channel_id, _publication.c.post_id != value.post_id)
    whole = select(_publication.c.id).where(of_another, _publication.c.remote_id == remote_id)
    part = select(_publication.c.id).join(_part).where(of_another, _part.c.remote_id == remote_id)
    return tx.execute(whole.union_all(part).limit(1)).first() is not None


def relink(tx: Connection, channel_id: UUID, links: Mapping[str, str]) -> int:
    """What is published on the channel has the address that `links` says (by remote id) from now on; what is not among
    them keeps the one it has. Returns how many changed.
    """
    changed = 0
    for remote_id, url in links.items():
        there = update(_publication).where(
            _publication.c.channel_id == channel_id,
            _publication.c.remote_id == remote_id,
            _publication.c.state == State.PUBLISHED,
            _publication.c.url.is_distinct_from(url),
        )
        changed += tx.execute(there.values(url=url)).rowcount
    if changed:
        bump(tx, "publications")
    return changed


def stopped_on(tx: Connection, channel_id: UUID) -> str | None:
    """Why nothing may go out on that channel now: the general pause, or its own state; None where it may."""
    if tx.execute(select(_pause.c.id).where(_pause.c.open.is_(True))).first() is not None:
        return "pause"
    state = tx.execute(select(_channel.c.state).where(_channel.c.id == channel_id)).scalar_one()
    return {ChannelState.PAUSED: "channel_paused", ChannelState.RETIRED: "channel_retired"}.get(ChannelState(state))


def judged_otherwise(tx: Connection) -> None:
    """The same publications, and other rules for them: whoever shows them looks again."""
    bump(tx, "publications")


def value_of(row: Row[Any]) -> Publication:
    """What a row with the columns of its table says."""
    return Publication(
        id=row.id,
        post_id=row.post_id,
        channel_id=row.channel_id,
        revision_id=row.revision_id,
        state=State(row.state),
        plan=Plan(row.wall_time, row.zone, row.not_after),
        due_at=row.due_at,
        not_after_at=row.not_after_at,
        retry_at=row.retry_at,
        tries=row.tries,
        key=row.key,
        reason=row.reason,
        facts=row.facts,
        remote_id=row.remote_id,
        url=row.url,
        published_at=row.published_at,
        moved_from=row.moved_from,
    )


def was(value: Publication) -> dict[str, object]:
    """What `is_as_it_was` compares with: `value` as it was read."""
    return {
        "was_id": value.id,
        "was_tries": value.tries,
        "was_revision_id": value.revision_id,
        "was_due_at": value.due_at,
    }


def is_as_it_was() -> tuple[Any, ...]:
    """The conditions of a statement that is for nobody else's publication but `was`, unmoved since."""
    return (
        _publication.c.id == bindparam("was_id"),
        _publication.c.tries == bindparam("was_tries"),
        _publication.c.revision_id == bindparam("was_revision_id"),  # else a slow publisher would undo an edit
        _publication.c.due_at == bindparam("was_due_at"),
    )


def _held_by(tx: Connection, value: Publication) -> str | None:
    """The reason why it cannot be planned now, if it would be."""
    if value.state is not State.PLANNED:
        return None
    place = settings.read(tx, settings.MOVING)
    if isinstance(place, dict) and place["state"] == "gone":  # it is planned where the calendar is by now
        return MOVED
    return stopped_on(tx, value.channel_id)


def _put(tx: Connection, value: Publication, previous: Publication) -> None:
    given = was(previous) | {"was_state": str(previous.state), "was_not_after_at": previous.not_after_at}
    fields = _fields(value)
    if value.state is not State.SENDING:
        fields |= {"owner": None, "leased_until": None}
    if tx.execute(_putting(), fields | given).rowcount == 0:
        raise NotAllowed("changed_meanwhile")
    if (value.state is State.CANCELLED) is not (previous.state is State.CANCELLED):
        posts.may_be_undated(tx, value.post_id, value.state is State.CANCELLED)
    bump(tx, "publications")


@cache
def _putting() -> Any:
    not_after_at = bindparam("was_not_after_at", type_=UtcDateTime())
    return update(_publication).where(
        *is_as_it_was(),
        _publication.c.state == bindparam("was_state"),
        _publication.c.not_after_at.is_not_distinct_from(not_after_at),
    )


def _entries() -> Any:
    return (
        select(_publication, _revision.c.content)
        .join(_revision, _revision.c.id == _publication.c.revision_id)
        .order_by(_publication.c.due_at, _publication.c.id)
    )


def _lines() -> Any:
    return (
        select(_publication, _revision.c.title)
        .join(_revision, _revision.c.id == _publication.c.revision_id)
        .order_by(_publication.c.due_at, _publication.c.id)
    )


def _read_lines(tx: Connection, query: Any) -> tuple[Line, ...]:
    return tuple(Line(value_of(row), row.title) for row in tx.execute(query))


def _read_entries(tx: Connection, query: Any) -> tuple[Entry, ...]:
    drafts: dict[UUID, Draft] = {}  # one for all the channels of a post
    found = []
    for row in tx.execute(query):
        if row.revision_id not in drafts:
            drafts[row.revision_id] = posts.kept_draft(row.content)
        found.append(Entry(value_of(row), drafts[row.revision_id]))
    return tuple(found)


def _fields(value: Publication) -> dict[str, object]:
    return {
        "post_id": value.post_id,
        "channel_id": value.channel_id,
        "revision_id": value.revision_id,
        "state": str(value.state),
        "wall_time": value.plan.wall_time,
        "zone": value.plan.zone,
        "not_after": value.plan.not_after,
        "due_at": value.due_at,
        "not_after_at": value.not_after_at,
        "retry_at": value.retry_at,
        "tries": value.tries,
        "reason": value.reason,
        "facts": None if value.facts is None else dict(value.facts),
        "remote_id": value.remote_id,
        "url": value.url,
        "published_at": value.published_at,
        "moved_from": value.moved_from,
    }


def _attempt_value(row: Row[Any]) -> Attempt:
    return Attempt(
        id=row.id,
        publication_id=row.publication_id,
        number=row.number,
        key=row.key,
        started_at=row.started_at,
        outcome=Outcome(row.outcome),
        ended_at=row.ended_at,
        reason=row.reason,
        facts=row.facts,
        remote_id=row.remote_id,
        url=row.url,
    )

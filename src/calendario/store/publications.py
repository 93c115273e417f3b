"""Publications and attempts, as kept; the claim, and the settling of what a claim led to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, func, insert, or_, select, update

from calendario.domain.channel import BY_HAND, LATEST, ChannelState
from calendario.domain.delivery import Payload
from calendario.domain.post import Content, Draft, draft_from_json
from calendario.domain.problem import NotAllowed, NotFound
from calendario.domain.publication import CATCH_UP_EVERY, ON_TIME, Attempt, Outcome, Plan, Publication, State
from calendario.store import tables
from calendario.store.channels import lateness
from calendario.store.database import bump

_publication = tables.publication
_attempt = tables.attempt
_channel = tables.channel
_revision = tables.revision
_pause = tables.pause


@dataclass(frozen=True, slots=True)
class Claim:
    """A publication that is ours to send, with what exactly is sent: all of it committed before any call."""

    publication: Publication
    attempt: Attempt
    payload: Payload
    prepared: Mapping[str, object]


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


def add(tx: Connection, value: Publication) -> Publication:
    """A new publication, *proposed* or *planned*, as it was kept: see `save` for one that is planned."""
    why = _held_by(tx, value)
    kept = value if why is None else value.held(why)
    tx.execute(insert(_publication).values(id=kept.id, **_fields(kept)))
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
    held = value.held(why)  # by way of *planned*, from which alone it can be held
    _put(tx, held, value)
    return held


def publication(tx: Connection, publication_id: UUID) -> Publication:
    """Raises `NotFound("publication_not_found")`."""
    row = tx.execute(select(_publication).where(_publication.c.id == publication_id)).first()
    if row is None:
        raise NotFound("publication_not_found")
    return _value(row)


def of_post(tx: Connection, post_id: UUID, *, cancelled: bool = False) -> tuple[Publication, ...]:
    """The post's publications by hour; cancelled ones only where asked for."""
    query = select(_publication).where(_publication.c.post_id == post_id)
    if not cancelled:
        query = query.where(_publication.c.state != State.CANCELLED)
    return tuple(_value(r) for r in tx.execute(query.order_by(_publication.c.due_at, _publication.c.id)))


def between(tx: Connection, start_at: datetime, end_at: datetime) -> tuple[Entry, ...]:
    """Publications due from `start_at` to before `end_at` (aware UTC), by hour, cancelled ones left out."""
    query = _entries().where(
        _publication.c.due_at >= start_at, _publication.c.due_at < end_at, _publication.c.state != State.CANCELLED
    )
    return _read_entries(tx, query)


def in_states(tx: Connection, states: Iterable[State]) -> tuple[Entry, ...]:
    """Publications in any of `states`, by hour."""
    return _read_entries(tx, _entries().where(_publication.c.state.in_([str(s) for s in states])))


def upcoming(tx: Connection, channel_id: UUID | None = None) -> tuple[Entry, ...]:
    """What is planned or being sent, by hour; on one channel only where asked for."""
    query = _entries().where(_publication.c.state.in_([str(State.PLANNED), str(State.SENDING), str(State.BY_HAND)]))
    return _read_entries(tx, query if channel_id is None else query.where(_publication.c.channel_id == channel_id))


def attempts(tx: Connection, publication_id: UUID) -> tuple[Attempt, ...]:
    """What was tried, oldest first."""
    query = select(_attempt).where(_attempt.c.publication_id == publication_id).order_by(_attempt.c.number)
    return tuple(_attempt_value(row) for row in tx.execute(query))


def due(tx: Connection, until: datetime, machine: UUID) -> tuple[Publication, ...]:
    """Planned publications due by `until` (aware UTC) that this machine may claim, by hour.

    Those waiting for `retry_at`, those of paused or retired channels, those of a channel bound to another machine and,
    while the general pause is on, all of them are left out.
    """
    query = (
        select(_publication)
        .join(_channel, _channel.c.id == _publication.c.channel_id)
        .where(
            _publication.c.state == State.PLANNED,
            _publication.c.due_at <= until,
            or_(_publication.c.retry_at.is_(None), _publication.c.retry_at <= until),
            _channel.c.state == ChannelState.ACTIVE,
            or_(_channel.c.machine.is_(None), _channel.c.machine == machine),
            ~_paused(),
        )
        .order_by(_publication.c.due_at, _publication.c.id)
    )
    return tuple(_value(row) for row in tx.execute(query))


def overdue(tx: Connection, now: datetime) -> tuple[Publication, ...]:
    """Planned publications whose last chance, as their channel wants it, is past, whatever kept them: they are missed.

    Manual channels are left out: there a person publishes, who sees the hour.
    """
    query = (
        select(_publication, _channel.c.when_late, _channel.c.late_minutes)
        .join(_channel, _channel.c.id == _publication.c.channel_id)
        .where(
            _publication.c.state == State.PLANNED,
            _publication.c.due_at < now,  # follows from what is below, and the index knows it
            or_(_publication.c.due_at < now - ON_TIME, _publication.c.not_after_at < now),
            _channel.c.kind != BY_HAND,
        )
    )
    found = [(_value(row), lateness(row)) for row in tx.execute(query.order_by(_publication.c.due_at))]
    return tuple(value for value, wanted in found if wanted.last_chance_at(value) < now)


def gone_late(tx: Connection, channel_ids: Iterable[UUID], now: datetime) -> Mapping[UUID, frozenset[UUID]]:
    """By channel, the publications that went out late there in the last `CATCH_UP_EVERY`, or may have: whatever was
    tried and is not known not to have been sent. Channels without any are left out.
    """
    query = (
        select(_publication.c.id, _publication.c.channel_id, _publication.c.due_at, _attempt.c.started_at)
        .join(_attempt, _attempt.c.publication_id == _publication.c.id)
        .where(
            _publication.c.channel_id.in_(list(channel_ids)),
            _publication.c.due_at >= now - LATEST - CATCH_UP_EVERY,
            _publication.c.due_at < now - ON_TIME,
            _attempt.c.started_at > now - CATCH_UP_EVERY,
            _attempt.c.outcome.not_in([str(Outcome.NOT_SENT), str(Outcome.REFUSED)]),
        )
    )
    gone: dict[UUID, frozenset[UUID]] = {}
    for row in tx.execute(query):
        if row.started_at > row.due_at + ON_TIME:
            gone[row.channel_id] = gone.get(row.channel_id, frozenset()) | {row.id}
    return gone


def next_due_at(tx: Connection) -> datetime | None:
    """The instant at which something next falls due, may be tried again or is to be looked up; None for nothing."""
    wanted = func.coalesce(_publication.c.retry_at, _publication.c.due_at)
    query = (
        select(wanted)
        .join(_channel, _channel.c.id == _publication.c.channel_id)
        .where(
            or_(
                and_(_publication.c.state == State.PLANNED, _channel.c.state == ChannelState.ACTIVE, ~_paused()),
                and_(_publication.c.state == State.UNCONFIRMED, _publication.c.retry_at.is_not(None)),
            )
        )
    )
    found: datetime | None = tx.execute(query.order_by(wanted).limit(1)).scalar()
    return found


def claim(
    tx: Connection,
    value: Publication,
    *,
    attempt_id: UUID,
    payload: Payload,
    prepared: Mapping[str, object],
    key: str,
    owner: str,
    now: datetime,
) -> Claim | None:
    """`value` is ours to send, in one statement; None if somebody is faster, moved it, or everything was paused.

    Commits nothing by itself: the claim, its key, payload and attempt become true together when `tx` does, which is
    `Database.moving` or `writing`. Nobody waits: a row that somebody else is claiming now is not ours.
    """
    moved = value.sending(key)
    wanted = [_channel.c.id == _publication.c.channel_id, _channel.c.state == ChannelState.ACTIVE]
    # Judged at this very instant: a slow preparation or a suspended laptop may have eaten the last chance.
    if value.is_late(now):
        wanted.append(_channel.c.late_minutes >= math.ceil((now - value.due_at) / timedelta(minutes=1)))
        if not _is_turn_of(tx, value, now):
            return None
    free = (
        select(_publication.c.id)
        .where(
            _publication.c.id == value.id,
            _publication.c.state == State.PLANNED,
            _publication.c.tries == value.tries,
            _publication.c.revision_id == value.revision_id,
            _publication.c.due_at == value.due_at,
            or_(_publication.c.not_after_at.is_(None), _publication.c.not_after_at >= now),
            ~_paused(),
            select(_channel.c.id).where(*wanted).exists(),
        )
        .with_for_update(skip_locked=True)  # says nothing on SQLite, which has one writer at a time
    )
    statement = (
        update(_publication)
        .where(_publication.c.id == free.scalar_subquery())
        .values(
            state=str(State.SENDING),
            key=key,
            tries=moved.tries,
            payload=payload.to_json(),
            prepared=dict(prepared),
            owner=owner,
            retry_at=None,
            reason=None,
            facts=None,
        )
        .returning(_publication.c.id)
    )
    if tx.execute(statement).first() is None:
        return None
    number = 1 + (
        tx.execute(select(func.max(_attempt.c.number)).where(_attempt.c.publication_id == value.id)).scalar() or 0
    )
    attempt = Attempt(attempt_id, value.id, number, key, now, Outcome.UNDER_WAY)
    tx.execute(
        insert(_attempt).values(
            id=attempt_id,
            publication_id=value.id,
            number=number,
            key=key,
            payload=payload.to_json(),
            started_at=now,
            outcome=str(Outcome.UNDER_WAY),
        )
    )
    bump(tx, "publications")
    return Claim(moved, attempt, payload, dict(prepared))


def frozen(tx: Connection, publication_id: UUID) -> tuple[Payload, str] | None:
    """The payload and key of its last claim, so that the same content keeps its key; None before the first."""
    query = select(_publication.c.payload, _publication.c.key).where(_publication.c.id == publication_id)
    row = tx.execute(query).first()
    return None if row is None or row.payload is None or row.key is None else (Payload.from_json(row.payload), row.key)


def prepared(tx: Connection, publication_id: UUID) -> Mapping[str, object]:
    """What was made ready at its last claim."""
    found = tx.execute(select(_publication.c.prepared).where(_publication.c.id == publication_id)).scalar()
    return dict(found or {})


def taken_by_another(tx: Connection, value: Publication, remote_id: str) -> bool:
    """Whether that post of the network is already known as another publication of the same channel."""
    query = select(_publication.c.id).where(
        _publication.c.channel_id == value.channel_id,
        _publication.c.remote_id == remote_id,
        _publication.c.id != value.id,
    )
    return tx.execute(query.limit(1)).first() is not None


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


def end_attempt(
    tx: Connection,
    attempt_id: UUID,
    outcome: Outcome,
    now: datetime,
    *,
    reason: str | None = None,
    facts: Mapping[str, object] | None = None,
    remote_id: str | None = None,
    url: str | None = None,
) -> None:
    """How the attempt ended; an accepted one may still become published, refused or without answer, once."""
    fields: dict[str, object] = {"outcome": str(outcome), "ended_at": now, "reason": reason, "facts": facts}
    if remote_id is not None:
        fields |= {"remote_id": remote_id, "url": url}
    tx.execute(update(_attempt).where(_attempt.c.id == attempt_id).values(fields))
    bump(tx, "publications")


def being_sent(tx: Connection, machine: UUID) -> tuple[Publication, ...]:
    """Publications in *sending* that a publisher of this machine claimed, dead ones included."""
    query = select(_publication).where(
        _publication.c.state == State.SENDING, _publication.c.owner.startswith(f"{machine}:")
    )
    return tuple(_value(row) for row in tx.execute(query.order_by(_publication.c.due_at)))


def to_look_up(tx: Connection, now: datetime, machine: UUID) -> tuple[Publication, ...]:
    """Unconfirmed publications whose time to look on the network has come (`retry_at` set and passed)."""
    query = (
        select(_publication)
        .join(_channel, _channel.c.id == _publication.c.channel_id)
        .where(
            _publication.c.state == State.UNCONFIRMED,
            _publication.c.retry_at <= now,
            or_(_channel.c.machine.is_(None), _channel.c.machine == machine),
        )
    )
    return tuple(_value(row) for row in tx.execute(query.order_by(_publication.c.due_at)))


def _is_turn_of(tx: Connection, late: Publication, now: datetime) -> bool:
    """Whether no other late publication went out on its channel a moment ago. One that claims there now makes it wait:
    two publishers that looked at the same instant would both go.
    """
    row = select(_channel.c.id).where(_channel.c.id == late.channel_id)
    if tx.execute(row.with_for_update(skip_locked=True, key_share=True)).first() is None:
        return False
    return not gone_late(tx, [late.channel_id], now).get(late.channel_id, frozenset()) - {late.id}


def _held_by(tx: Connection, value: Publication) -> str | None:
    """The reason why it cannot be planned now, if it would be."""
    if value.state is not State.PLANNED:
        return None
    if tx.execute(select(_pause.c.id).where(_pause.c.open.is_(True))).first() is not None:
        return "pause"
    state = tx.execute(select(_channel.c.state).where(_channel.c.id == value.channel_id)).scalar_one()
    return {ChannelState.PAUSED: "channel_paused", ChannelState.RETIRED: "channel_retired"}.get(ChannelState(state))


def _put(tx: Connection, value: Publication, previous: Publication) -> None:
    same = and_(
        _publication.c.id == previous.id,
        _publication.c.state == previous.state,
        _publication.c.tries == previous.tries,
        _publication.c.revision_id == previous.revision_id,  # else a slow publisher would undo an edit
        _publication.c.due_at == previous.due_at,
        _publication.c.not_after_at.is_not_distinct_from(previous.not_after_at),
    )
    fields = _fields(value)
    if value.state is not State.SENDING:
        fields["owner"] = None
    if tx.execute(update(_publication).where(same).values(fields)).rowcount == 0:
        raise NotAllowed("changed_meanwhile")
    bump(tx, "publications")


def _paused() -> Any:
    return select(_pause.c.id).where(_pause.c.open.is_(True)).exists()


def _entries() -> Any:
    return (
        select(_publication, _revision.c.content)
        .join(_revision, _revision.c.id == _publication.c.revision_id)
        .order_by(_publication.c.due_at, _publication.c.id)
    )


def _read_entries(tx: Connection, query: Any) -> tuple[Entry, ...]:
    return tuple(Entry(_value(r), draft_from_json(r.content)) for r in tx.execute(query))


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
    }


def _value(row: Row[Any]) -> Publication:
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
    )


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

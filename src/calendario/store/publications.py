"""Publications and attempts, as kept; the claim, and the settling of what a claim led to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    Connection,
    Row,
    and_,
    bindparam,
    case,
    false,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from calendario.domain.category import lateness_of
from calendario.domain.channel import BY_HAND, LATEST, ChannelState, Lateness
from calendario.domain.delivery import Payload
from calendario.domain.post import Content, Draft, draft_from_json
from calendario.domain.problem import NotAllowed, NotFound
from calendario.domain.publication import CATCH_UP_EVERY, ON_TIME, Attempt, Outcome, Plan, Publication, State
from calendario.domain.thread import standing
from calendario.store import categories, settings, tables
from calendario.store.channels import lateness
from calendario.store.database import bump
from calendario.store.engines.hour import Hour

#: How long another computer leaves alone what one is sending: longer than any call takes (10 s to connect and 30 s of
#: silence, each for sending and for reading back). On its own computer a death is seen at once.
LEASE = timedelta(seconds=120)
#: Why a publication is held that was planned, or would be, in a place from which the calendar went.
MOVED = "moved"

_publication = tables.publication
_part = tables.publication_part
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
    held = value.held(why, standing(value.facts))  # by way of *planned*, from which alone it can be held
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


def due(tx: Connection, until: datetime, on: Collection[UUID]) -> tuple[Publication, ...]:
    """Planned publications due by `until` (aware UTC) on the channels `on`, by hour.

    Those waiting for `retry_at`, those of paused or retired channels and, while the general pause is on, all of them
    are left out.
    """
    query = (
        select(_publication)
        .join(_channel, _channel.c.id == _publication.c.channel_id)
        .where(
            _publication.c.state == State.PLANNED,
            _publication.c.due_at <= until,
            or_(_publication.c.retry_at.is_(None), _publication.c.retry_at <= until),
            _channel.c.state == ChannelState.ACTIVE,
            _channel.c.id.in_(on),
            ~_paused(),
        )
        .order_by(_publication.c.due_at, _publication.c.id)
    )
    return tuple(_value(row) for row in tx.execute(query))


def overdue(tx: Connection, now: datetime) -> tuple[tuple[Publication, Lateness], ...]:
    """Planned publications whose last chance, as their category or channel wants it, is past, whatever kept them: they
    are missed. Each with what it was wanted.

    Manual channels are left out: there a person publishes, who sees the hour.
    """
    query = _with_lateness().where(
        _publication.c.state == State.PLANNED,
        _publication.c.due_at < now,  # follows from what is below, and the index knows it
        or_(_publication.c.due_at < now - ON_TIME, _publication.c.not_after_at < now),
        _channel.c.kind != BY_HAND,
    )
    rows = tx.execute(query.order_by(_publication.c.due_at)).all()
    found = [(_value(row), wanted) for row, wanted in zip(rows, _latenesses(tx, rows), strict=True)]
    return tuple((value, wanted) for value, wanted in found if wanted.last_chance_at(value) < now)


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


def gone_since(tx: Connection, since: datetime) -> tuple[Publication, ...]:
    """What a publisher sent since `since` (aware UTC), is sending, or may have sent, by hour."""
    tried = select(_attempt.c.id).where(
        _attempt.c.publication_id == _publication.c.id,
        _attempt.c.started_at >= since,
        _attempt.c.outcome.not_in([str(Outcome.NOT_SENT), str(Outcome.REFUSED)]),
    )
    gone = [str(s) for s in (State.SENDING, State.PUBLISHED, State.UNCONFIRMED)]
    query = select(_publication).where(
        _publication.c.due_at >= since - LATEST, _publication.c.state.in_(gone), tried.exists()
    )
    return tuple(_value(row) for row in tx.execute(query.order_by(_publication.c.due_at, _publication.c.id)))


def next_due_at(tx: Connection, on: Collection[UUID]) -> datetime | None:
    """The instant at which something on the channels `on` next falls due, may be tried again or is to be looked up;
    None for nothing.
    """
    ours, due_at, retry_at = _publication.c.channel_id.in_(on), _publication.c.due_at, _publication.c.retry_at
    active = _publication.c.channel_id.in_(select(_channel.c.id).where(_channel.c.state == ChannelState.ACTIVE))
    planned, may_go = _publication.c.state == State.PLANNED, and_(active, ~_paused())
    # What waits and is not planned is unconfirmed: the schema refuses anything else. A CASE, because SQLite would look
    # for the states of an OR by their own index, and read all that is planned.
    waits = case((~ours, false()), (planned, may_go), else_=true())
    # Each reads its index as far as the first that fits.
    first = (
        select(due_at).where(ours, planned, may_go, retry_at.is_(None)).order_by(due_at),
        select(retry_at).where(retry_at.is_not(None), waits).order_by(retry_at),
    )
    found = [tx.execute(query.limit(1)).scalar() for query in first]
    return min((at for at in found if at is not None), default=None)


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
    """`value` is ours to send, in one statement; None if somebody is faster, moved it, its account rests, or
    everything was paused.

    Commits nothing by itself: the claim, its key, payload and attempt become true together when `tx` does, which is
    `Database.moving` or `writing`. Nobody waits: a row that somebody else is claiming now is not ours.
    """
    moved = value.sending(key)
    # Judged at this very instant: a slow preparation or a suspended laptop may have eaten the last chance.
    if value.is_late(now) and not (_has_chance(tx, value, now) and _is_turn_of(tx, value, now)):
        return None
    frozen = payload.to_json()
    fields = {
        "state": str(State.SENDING),
        "key": key,
        "tries": moved.tries,
        "payload": frozen,
        "prepared": dict(prepared),
        "owner": owner,
        "retry_at": None,
        "reason": None,
        "facts": None,
    }
    given = _was(value) | {"hour": now, "lease_ends_at": now + LEASE}
    if tx.execute(_claiming(), fields | given).first() is None:
        return None
    begun = {
        "id": attempt_id,
        "publication_id": value.id,
        "key": key,
        "payload": frozen,
        "started_at": now,
        "outcome": str(Outcome.UNDER_WAY),
    }
    number = tx.execute(_trying(), begun | {"was_id": value.id}).scalar_one()
    bump(tx, "publications")
    return Claim(moved, Attempt(attempt_id, value.id, number, key, now, Outcome.UNDER_WAY), payload, dict(prepared))


@cache
def _claiming() -> Any:
    """The claim's one statement, made once: making it anew takes longer than doing it."""
    hour = bindparam("hour", type_=tables.UtcDateTime())
    rested = or_(_channel.c.rested_at.is_(None), _channel.c.rested_at <= hour)
    at_work = [_channel.c.id == _publication.c.channel_id, _channel.c.state == ChannelState.ACTIVE, rested]
    free = (
        select(_publication.c.id)
        .where(
            *_is_as_it_was(),
            _publication.c.state == State.PLANNED,
            or_(_publication.c.not_after_at.is_(None), _publication.c.not_after_at >= hour),
            or_(_publication.c.retry_at.is_(None), _publication.c.retry_at <= hour),
            ~_paused(),
            select(_channel.c.id).where(*at_work).exists(),
        )
        .with_for_update(skip_locked=True)  # says nothing on SQLite, which has one writer at a time
    )
    lease_ends_at: BindParameter[datetime] = bindparam("lease_ends_at", type_=tables.UtcDateTime())
    return (
        update(_publication)
        .where(_publication.c.id == free.scalar_subquery())
        .values(leased_until=Hour(lease_ends_at, LEASE))
        .returning(_publication.c.id)
    )


@cache
def _trying() -> Any:
    number = select(func.coalesce(func.max(_attempt.c.number), 0) + 1)
    number = number.where(_attempt.c.publication_id == bindparam("was_id", type_=_attempt.c.publication_id.type))
    return insert(_attempt).values(number=number.scalar_subquery()).returning(_attempt.c.number)


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
    """How the attempt ended; an accepted one may still become published, refused or without answer, once.

    Raises `NotAllowed("changed_meanwhile")` when it is settled already: somebody took the publication over.
    """
    fields: dict[str, object] = {"outcome": str(outcome), "ended_at": now, "reason": reason, "facts": facts}
    if remote_id is not None:
        fields |= {"remote_id": remote_id, "url": url}
    if tx.execute(_ending(), fields | {"was_id": attempt_id}).rowcount == 0:
        raise NotAllowed("changed_meanwhile")
    bump(tx, "publications")


@cache
def _ending() -> Any:
    open_ = _attempt.c.outcome.in_([str(Outcome.UNDER_WAY), str(Outcome.ACCEPTED)])
    return update(_attempt).where(_attempt.c.id == bindparam("was_id"), open_)


def being_sent(tx: Connection, machine: UUID, now: datetime, besides: Collection[UUID] = ()) -> tuple[Publication, ...]:
    """Publications in *sending*, `besides` left out, that a publisher of this machine claimed, dead ones included; and
    those of any other whose lease is over by the database's hour (`now`, aware UTC, where it has none).
    """
    found = select(_publication.c.id).where(
        _publication.c.state == State.SENDING,
        or_(_publication.c.owner.startswith(f"{machine}:"), _publication.c.leased_until < Hour(now)),
    )
    left = [i for i in tx.execute(found).scalars() if i not in besides]
    if not left:
        return ()
    query = select(_publication).where(_publication.c.id.in_(left))
    return tuple(_value(row) for row in tx.execute(query.order_by(_publication.c.due_at)))


def to_look_up(tx: Connection, now: datetime, on: Collection[UUID]) -> tuple[Publication, ...]:
    """Unconfirmed publications on the channels `on` whose time to look on the network has come (`retry_at` set and
    passed).
    """
    query = select(_publication).where(
        _publication.c.state == State.UNCONFIRMED,
        _publication.c.retry_at <= now,
        _publication.c.channel_id.in_(on),
    )
    return tuple(_value(row) for row in tx.execute(query.order_by(_publication.c.due_at)))


def _has_chance(tx: Connection, late: Publication, now: datetime) -> bool:
    rows = tx.execute(_with_lateness().where(_publication.c.id == late.id)).all()
    return any(wanted.last_chance_at(late) >= now for wanted in _latenesses(tx, rows))


def _with_lateness() -> Any:
    """Publications with what their channel wants of late ones, and the category of what they say."""
    return (
        select(_publication, _channel.c.when_late, _channel.c.late_minutes)
        .add_columns(_revision.c.content["category"].as_string().label("category"))
        .join(_channel, _channel.c.id == _publication.c.channel_id)
        .join(_revision, _revision.c.id == _publication.c.revision_id)
    )


def _latenesses(tx: Connection, rows: Sequence[Row[Any]]) -> list[Lateness]:
    """What holds for each of the rows of `_with_lateness`."""
    known = {str(c.id): c.lateness for c in categories.categories(tx)} if any(r.category for r in rows) else {}
    return [lateness_of(lateness(row), known.get(row.category)) for row in rows]


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
    place = settings.read(tx, settings.MOVING)
    if isinstance(place, dict) and place["state"] == "gone":  # it is planned where the calendar is by now
        return MOVED
    if tx.execute(select(_pause.c.id).where(_pause.c.open.is_(True))).first() is not None:
        return "pause"
    state = tx.execute(select(_channel.c.state).where(_channel.c.id == value.channel_id)).scalar_one()
    return {ChannelState.PAUSED: "channel_paused", ChannelState.RETIRED: "channel_retired"}.get(ChannelState(state))


def _put(tx: Connection, value: Publication, previous: Publication) -> None:
    given = _was(previous) | {"was_state": str(previous.state), "was_not_after_at": previous.not_after_at}
    fields = _fields(value)
    if value.state is not State.SENDING:
        fields |= {"owner": None, "leased_until": None}
    if tx.execute(_putting(), fields | given).rowcount == 0:
        raise NotAllowed("changed_meanwhile")
    bump(tx, "publications")


@cache
def _putting() -> Any:
    not_after_at = bindparam("was_not_after_at", type_=tables.UtcDateTime())
    return update(_publication).where(
        *_is_as_it_was(),
        _publication.c.state == bindparam("was_state"),
        _publication.c.not_after_at.is_not_distinct_from(not_after_at),
    )


def _was(value: Publication) -> dict[str, object]:
    """What `_is_as_it_was` compares with."""
    return {
        "was_id": value.id,
        "was_tries": value.tries,
        "was_revision_id": value.revision_id,
        "was_due_at": value.due_at,
    }


def _is_as_it_was() -> tuple[Any, ...]:
    return (
        _publication.c.id == bindparam("was_id"),
        _publication.c.tries == bindparam("was_tries"),
        _publication.c.revision_id == bindparam("was_revision_id"),  # else a slow publisher would undo an edit
        _publication.c.due_at == bindparam("was_due_at"),
    )


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

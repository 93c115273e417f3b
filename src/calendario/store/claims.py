"""The claim, by which a publication is one publisher's to send, and the settling of what a claim led to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, func, insert, or_, select, update

from calendario.domain.channel import ChannelState
from calendario.domain.delivery import Payload
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Attempt, Outcome, Publication, State
from calendario.store import pauses, publications, tables, timetable
from calendario.store.database import bump
from calendario.store.engines.hour import Hour
from calendario.store.instants import UtcDateTime

#: How long another computer leaves alone what one is sending: longer than any call takes (10 s to connect and 30 s of
#: silence, each for sending and for reading back). On its own computer a death is seen at once.
LEASE = timedelta(seconds=120)

_publication = tables.publication
_attempt = tables.attempt
_channel = tables.channel


@dataclass(frozen=True, slots=True)
class Claim:
    """A publication that is ours to send, with what exactly is sent: all of it committed before any call."""

    publication: Publication
    attempt: Attempt
    payload: Payload
    prepared: Mapping[str, object]


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
    if value.is_late(now) and not (timetable.has_chance(tx, value, now) and _is_turn_of(tx, value, now)):
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
    given = publications.was(value) | {"hour": now, "lease_ends_at": now + LEASE}
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


def frozen(tx: Connection, publication_id: UUID) -> tuple[Payload, str] | None:
    """The payload and key of its last claim, so that the same content keeps its key; None before the first."""
    query = select(_publication.c.payload, _publication.c.key).where(_publication.c.id == publication_id)
    row = tx.execute(query).first()
    return None if row is None or row.payload is None or row.key is None else (Payload.from_json(row.payload), row.key)


def texts_out(tx: Connection) -> dict[UUID, str]:
    """What is on a network, or may be, as it was handed over, by publication. What a person published is left out."""
    text = _publication.c.payload["content"]["text"].as_string().label("text")
    may_be_out = [str(state) for state in (State.SENDING, State.UNCONFIRMED, State.PUBLISHED)]
    query = select(_publication.c.id, text).where(_publication.c.state.in_(may_be_out))
    return {row.id: row.text for row in tx.execute(query) if row.text is not None}


def prepared(tx: Connection, publication_id: UUID) -> Mapping[str, object]:
    """What was made ready at its last claim."""
    found = tx.execute(select(_publication.c.prepared).where(_publication.c.id == publication_id)).scalar()
    return dict(found or {})


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
    return tuple(publications.value_of(row) for row in tx.execute(query.order_by(_publication.c.due_at)))


@cache
def _claiming() -> Any:
    """The claim's one statement, made once: making it anew takes longer than doing it."""
    hour = bindparam("hour", type_=UtcDateTime())
    rested = or_(_channel.c.rested_at.is_(None), _channel.c.rested_at <= hour)
    at_work = [_channel.c.id == _publication.c.channel_id, _channel.c.state == ChannelState.ACTIVE, rested]
    free = (
        select(_publication.c.id)
        .where(
            *publications.is_as_it_was(),
            _publication.c.state == State.PLANNED,
            or_(_publication.c.not_after_at.is_(None), _publication.c.not_after_at >= hour),
            or_(_publication.c.retry_at.is_(None), _publication.c.retry_at <= hour),
            ~pauses.is_on(),
            select(_channel.c.id).where(*at_work).exists(),
        )
        .with_for_update(skip_locked=True)  # says nothing on SQLite, which has one writer at a time
    )
    lease_ends_at: BindParameter[datetime] = bindparam("lease_ends_at", type_=UtcDateTime())
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


@cache
def _ending() -> Any:
    open_ = _attempt.c.outcome.in_([str(Outcome.UNDER_WAY), str(Outcome.ACCEPTED)])
    return update(_attempt).where(_attempt.c.id == bindparam("was_id"), open_)


def _is_turn_of(tx: Connection, late: Publication, now: datetime) -> bool:
    """Whether no other late publication went out on its channel a moment ago. One that claims there now makes it wait:
    two publishers that looked at the same instant would both go.
    """
    row = select(_channel.c.id).where(_channel.c.id == late.channel_id)
    if tx.execute(row.with_for_update(skip_locked=True, key_share=True)).first() is None:
        return False
    return not timetable.gone_late(tx, [late.channel_id], now).get(late.channel_id, frozenset()) - {late.id}

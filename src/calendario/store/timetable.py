"""What falls due, waits, is late or went out late: the questions that a publisher asks of all publications at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, case, false, or_, select, true

from calendario.domain.category import lateness_of
from calendario.domain.channel import BY_HAND, LATEST, ChannelState, Lateness
from calendario.domain.publication import CATCH_UP_EVERY, ON_TIME, Outcome, Publication, State
from calendario.store import categories, pauses, publications, tables
from calendario.store.channels import lateness

_publication = tables.publication
_attempt = tables.attempt
_channel = tables.channel
_revision = tables.revision


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
            ~pauses.is_on(),
        )
        .order_by(_publication.c.due_at, _publication.c.id)
    )
    # Fifty channels in the statement take longer than leaving out the few rows of others here.
    return tuple(publications.value_of(row) for row in tx.execute(query) if row.channel_id in on)


def overdue(tx: Connection, now: datetime) -> tuple[tuple[Publication, Lateness], ...]:
    """Planned publications whose last chance, as their category or channel wants it, is past, whatever kept them: they
    are missed. Each with what it was wanted.

    Manual channels are left out: there a person publishes, who sees the hour.
    """
    past = (
        select(_publication.c.id)
        .join(_channel, _channel.c.id == _publication.c.channel_id)
        .where(
            _publication.c.state == State.PLANNED,
            _publication.c.due_at < now,  # follows from what is below, and the index knows it
            or_(_publication.c.due_at < now - ON_TIME, _publication.c.not_after_at < now),
            _channel.c.kind != BY_HAND,
        )
    )
    # Asked apart: nearly always there are none, and PostgreSQL, which expects thousands, would read all revisions.
    late = tx.execute(past).scalars().all()
    if not late:
        return ()
    rows = tx.execute(_with_lateness().where(_publication.c.id.in_(late)).order_by(_publication.c.due_at)).all()
    found = [(publications.value_of(row), wanted) for row, wanted in zip(rows, _latenesses(tx, rows), strict=True)]
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
    return tuple(
        publications.value_of(row) for row in tx.execute(query.order_by(_publication.c.due_at, _publication.c.id))
    )


def next_due_at(tx: Connection, on: Collection[UUID]) -> datetime | None:
    """The instant at which something on the channels `on` next falls due, may be tried again or is to be looked up;
    None for nothing.
    """
    ours, due_at, retry_at = _publication.c.channel_id.in_(on), _publication.c.due_at, _publication.c.retry_at
    active = _publication.c.channel_id.in_(select(_channel.c.id).where(_channel.c.state == ChannelState.ACTIVE))
    planned, may_go = _publication.c.state == State.PLANNED, and_(active, ~pauses.is_on())
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


def to_look_up(tx: Connection, now: datetime, on: Collection[UUID]) -> tuple[Publication, ...]:
    """Unconfirmed publications on the channels `on` whose time to look on the network has come (`retry_at` set and
    passed).
    """
    query = select(_publication).where(
        _publication.c.state == State.UNCONFIRMED,
        _publication.c.retry_at <= now,
        _publication.c.channel_id.in_(on),
    )
    return tuple(publications.value_of(row) for row in tx.execute(query.order_by(_publication.c.due_at)))


def has_chance(tx: Connection, late: Publication, now: datetime) -> bool:
    """Whether its last chance, as its category or channel wants it, is still to come or now."""
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

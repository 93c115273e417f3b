"""A publication: one version of a post going out on one channel at one instant, and the only moves it may make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from calendario.domain.post import Content
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.slot import instant

#: Later than this after `due_at` nothing goes out by itself, unless its channel says how late it may.
ON_TIME = timedelta(minutes=5)
#: Between late publications of one channel: who comes back to a computer that slept must not find a flood.
CATCH_UP_EVERY = timedelta(minutes=10)
#: The reason of a missed publication that nobody is asked about: its channel said so.
DROPPED = "late_dropped"


class State(StrEnum):
    """Where a publication stands. Only *planned* ones are ever due."""

    PROPOSED = "proposed"  # a dated draft
    PLANNED = "planned"
    SENDING = "sending"  # claimed by a publisher; the call may be under way
    BY_HAND = "by_hand"  # its hour came on a manual channel: a person's turn
    PUBLISHED = "published"  # seen on the network, or said so by a person
    UNCONFIRMED = "unconfirmed"  # sent, and nobody knows what became of it
    FAILED = "failed"  # refused: something must change first
    MISSED = "missed"  # its hour passed and nothing was sent
    HELD = "held"  # stopped by a pause or for want of something
    CANCELLED = "cancelled"


MOVES: Mapping[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.PLANNED, State.CANCELLED}),
    State.PLANNED: frozenset(
        {
            State.PROPOSED,
            State.SENDING,
            State.BY_HAND,
            State.UNCONFIRMED,  # only back to it, when a person takes back that it is not there
            State.MISSED,
            State.HELD,
            State.FAILED,
            State.CANCELLED,
        }
    ),
    State.SENDING: frozenset({State.PUBLISHED, State.PLANNED, State.FAILED, State.UNCONFIRMED, State.HELD}),
    State.BY_HAND: frozenset({State.PUBLISHED, State.PLANNED, State.PROPOSED, State.HELD, State.CANCELLED}),
    State.UNCONFIRMED: frozenset({State.PUBLISHED, State.PLANNED, State.MISSED, State.CANCELLED}),
    State.FAILED: frozenset({State.PLANNED, State.PROPOSED, State.CANCELLED}),
    State.MISSED: frozenset({State.PLANNED, State.PROPOSED, State.CANCELLED}),
    State.HELD: frozenset({State.PLANNED, State.PROPOSED, State.CANCELLED}),
    State.CANCELLED: frozenset({State.PROPOSED}),
    State.PUBLISHED: frozenset(),
}

#: A person may still change what it says or when: nothing of it can be under way.
EDITABLE = frozenset({State.PROPOSED, State.PLANNED, State.BY_HAND, State.FAILED, State.MISSED, State.HELD})
#: A person must decide before anything happens to it, unless it was dropped: see `Publication.asks_person`.
TO_DECIDE = frozenset({State.MISSED, State.FAILED, State.UNCONFIRMED, State.HELD})

#: Why it is held until somebody signs in again on its channel.
ACCESS_GONE = frozenset({"sign_in_needed", "secret_missing", "account_closed"})

#: Why it is held until what it says or shows is another: kept as it is, it would be held again.
TO_CORRECT = frozenset({"finding", "consent_withdrawn"})

#: From nearest to furthest from done: a card that stands for several shows the least finished. What goes out by itself
#: comes before a draft: a card that says «draft» must not go out anywhere.
LEAST_FINISHED = (
    State.FAILED,
    State.UNCONFIRMED,
    State.MISSED,
    State.HELD,
    State.BY_HAND,
    State.PLANNED,
    State.SENDING,
    State.PROPOSED,
    State.PUBLISHED,
    State.CANCELLED,
)


class Outcome(StrEnum):
    """How one attempt ended. `UNDER_WAY` until it is written; a publisher that died leaves it so."""

    UNDER_WAY = "under_way"
    ACCEPTED = "accepted"  # the network gave a receipt; not seen yet
    PUBLISHED = "published"
    REFUSED = "refused"
    NOT_SENT = "not_sent"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Plan:
    """When: a naive wall time and its zone, and the wall time after which it must not go out."""

    wall_time: datetime
    zone: str
    not_after: datetime | None = None

    def __post_init__(self) -> None:
        if self.not_after is not None and self.not_after < self.wall_time:
            raise BadInput("not_after_before_time", wall_time=self.wall_time, not_after=self.not_after)

    @property
    def due_at(self) -> datetime:
        """Aware UTC. Raises `BadInput("nonexistent_time")` for an hour the clocks skip."""
        return instant(self.wall_time, self.zone)

    @property
    def not_after_at(self) -> datetime | None:
        """Aware UTC."""
        return None if self.not_after is None else instant(self.not_after, self.zone)


@dataclass(frozen=True, slots=True)
class Publication:
    """One version of one post on one channel at one instant.

    `due_at`, `retry_at`, `not_after_at`, `published_at` are aware UTC. `reason` is the code (with `facts`) of why it is
    held, missed, failed or unconfirmed. `key` is the delivery key, made once per frozen payload. `moved_from` is the
    wall time that its text was planned for, where it was moved since.
    """

    id: UUID
    post_id: UUID
    channel_id: UUID
    revision_id: UUID
    state: State
    plan: Plan
    due_at: datetime
    not_after_at: datetime | None = None
    retry_at: datetime | None = None
    tries: int = 0
    key: str | None = None
    reason: str | None = None
    facts: Mapping[str, object] | None = None
    remote_id: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    moved_from: datetime | None = None

    @property
    def asks_person(self) -> bool:
        """Whether a person must decide before anything happens to it."""
        return self.state in TO_DECIDE and self.reason != DROPPED

    def is_late(self, now: datetime) -> bool:
        """Whether going out at `now` (aware UTC) is going out late."""
        return now > self.due_at + ON_TIME

    def may(self, state: State) -> bool:
        """Whether the move is in the table of moves."""
        return state in MOVES[self.state]

    def _to(self, state: State, reason: str | None = None, facts: Mapping[str, object] | None = None) -> Publication:
        if not self.may(state):
            raise NotAllowed("not_allowed", current=str(self.state), wanted=str(state))
        return replace(self, state=state, reason=reason, facts=facts, retry_at=None)

    def planned(self, plan: Plan | None = None, *, due_at: datetime | None = None) -> Publication:
        """Will go out at `plan` (its present one by default), on `due_at` where the wall time alone says too little
        (now, in the hour that autumn repeats).
        """
        moved = self if self.state is State.PLANNED else self._to(State.PLANNED)
        moved = replace(moved, retry_at=None, reason=None, facts=None)
        return moved._at(plan, due_at)

    def proposed(self, plan: Plan | None = None) -> Publication:
        """A dated draft again: it will not go out."""
        moved = self if self.state is State.PROPOSED else self._to(State.PROPOSED)
        return replace(moved, reason=None)._at(plan, None)

    def _at(self, plan: Plan | None, due_at: datetime | None) -> Publication:
        """At another hour; with none given the instant stays, which in autumn may be the second of two."""
        if plan is None:
            return self if due_at is None else replace(self, due_at=due_at)
        before = self.moved_from or self.plan.wall_time
        return replace(
            self,
            plan=plan,
            due_at=due_at or plan.due_at,
            not_after_at=plan.not_after_at,
            moved_from=None if before == plan.wall_time else before,
        )

    def saying(self, revision_id: UUID) -> Publication:
        """With that text, which a person looked at for the hour it has now."""
        return replace(self, revision_id=revision_id, moved_from=None)

    def sending(self, key: str) -> Publication:
        """Claimed, with its delivery key; one more try."""
        return replace(self._to(State.SENDING), key=key, tries=self.tries + 1)

    def by_hand_now(self) -> Publication:
        """Its hour came on a manual channel."""
        return self._to(State.BY_HAND)

    def published(self, *, at: datetime, remote_id: str | None, url: str | None) -> Publication:
        """Out, since `at`."""
        return replace(self._to(State.PUBLISHED), remote_id=remote_id, url=url, published_at=at)

    def retried(self, retry_at: datetime, reason: str, facts: Mapping[str, object] | None = None) -> Publication:
        """Certainly not sent: planned again, not before `retry_at`."""
        return replace(self._to(State.PLANNED, reason, facts), retry_at=retry_at)

    def postponed(self, retry_at: datetime, reason: str, facts: Mapping[str, object] | None = None) -> Publication:
        """Could not even be made ready: still planned, one more try counted, not before `retry_at`."""
        if self.state is not State.PLANNED:
            raise NotAllowed("not_allowed", current=str(self.state), wanted=str(State.PLANNED))
        return replace(self, tries=self.tries + 1, retry_at=retry_at, reason=reason, facts=facts)

    def unconfirmed(
        self, reason: str, facts: Mapping[str, object] | None = None, *, look_at: datetime | None = None
    ) -> Publication:
        """Nobody knows what became of it. The publisher looks on the network at `look_at`; with None a person does."""
        moved = self if self.state is State.UNCONFIRMED else self._to(State.UNCONFIRMED)
        return replace(moved, reason=reason, facts=facts, retry_at=look_at)

    def failed(self, reason: str, facts: Mapping[str, object] | None = None) -> Publication:
        """Refused: the same would be refused again."""
        return self._to(State.FAILED, reason, facts)

    def missed(self, reason: str, facts: Mapping[str, object] | None = None) -> Publication:
        """Its hour passed and nothing was sent, or not all of a thread."""
        return self._to(State.MISSED, reason, facts)

    def held(self, reason: str, facts: Mapping[str, object] | None = None) -> Publication:
        """Stopped; a person decides."""
        return self._to(State.HELD, reason, facts)

    def cancelled(self) -> Publication:
        """Given up; can be taken back as a draft."""
        return self._to(State.CANCELLED)


@dataclass(frozen=True, slots=True)
class GoingNow:
    """One publication as *Publicar ahora* (or a move) left it, and what it was `before`: None if it was not there."""

    publication: Publication
    before: Publication | None

    def taken_back(self, now: Publication) -> Publication | None:
        """`now`, its present state, made what it was before; None when it may be out already or somebody moved it.

        What would have gone out, or waited for a person, has its own hour back and the text it had: nobody planned the
        newer one for that hour. That one stays the post's newest version. A draft keeps the newest text, because
        nothing of it goes out; what was not there is cancelled. What a pause holds by now stays held where it cannot be
        what it was, at the hour it had.
        """
        mine = self.publication
        waits = now.state in (State.PLANNED, State.HELD)
        if not waits or (now.due_at, now.revision_id) != (mine.due_at, mine.revision_id):
            return None
        before = self.before
        if before is None:
            return now.cancelled()
        back = replace(before, tries=now.tries, key=now.key)
        if before.state is State.PROPOSED:
            back = replace(back, revision_id=now.revision_id)
        if back.state is now.state or now.may(back.state):
            return back
        return replace(back, state=now.state, reason=now.reason, facts=now.facts, retry_at=None)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of one publication: what was about to be done, and how it ended. Instants aware UTC."""

    id: UUID
    publication_id: UUID
    number: int
    key: str
    started_at: datetime
    outcome: Outcome
    ended_at: datetime | None = None
    reason: str | None = None
    facts: Mapping[str, object] | None = None
    remote_id: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a thread, as it was last tried: `number` counts from 1. One that was *published* was seen on the
    network and never changes any more. Instants aware UTC; `fingerprint` as in `Receipt`.
    """

    publication_id: UUID
    number: int
    key: str
    content: Content
    outcome: Outcome
    begun_at: datetime
    ended_at: datetime | None = None
    remote_id: str | None = None
    url: str | None = None
    fingerprint: str | None = None

    @property
    def is_out(self) -> bool:
        """Whether it was seen on the network."""
        return self.outcome is Outcome.PUBLISHED


def go_on_as(parts: Iterable[Part], content: Content) -> bool:
    """Whether `content` goes on from the `parts` that are out, none of which can say anything else any more."""
    said = content.parts
    return all(p.number <= len(said) and p.content == said[p.number - 1] for p in parts if p.is_out)


def out_as_said(parts: Iterable[Part], content: Content) -> frozenset[int]:
    """The numbers of those parts of `content` that are out and say the same there."""
    said = content.parts
    return frozenset(p.number for p in parts if p.is_out and p.content in said[p.number - 1 : p.number])


@dataclass(frozen=True, slots=True)
class SoFar:
    """How far a thread has come: what it says, part by part, and those that were seen on the network. Each is seen
    before the next is sent: what is in doubt can only be the first that was not.
    """

    said: tuple[Content, ...]
    out: tuple[Part, ...]

    @property
    def in_doubt(self) -> int | None:
        """The number of the first part that was not seen; None where all were."""
        seen = {part.number for part in self.out}
        return next((n for n in range(1, len(self.said) + 1) if n not in seen), None)

    @property
    def to_come(self) -> tuple[int, ...]:
        """The numbers of the parts after it, which cannot be there."""
        return () if self.in_doubt is None else tuple(range(self.in_doubt + 1, len(self.said) + 1))


def posts_among(publications: Iterable[Publication]) -> int:
    """How many posts `publications` are of: what a person is told, to whom a post on three channels is one."""
    return len({p.post_id for p in publications})


def least_finished(states: list[State]) -> State:
    """The state a card for several publications shows. `states` is not empty."""
    return min(states, key=LEAST_FINISHED.index)

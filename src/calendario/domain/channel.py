"""A channel: one real account of the institution on one network, with how often it wants to speak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from calendario.domain.composing import Composed, composed
from calendario.domain.networks import NETWORKS, Limits, network, network_of
from calendario.domain.post import Content
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.publication import ON_TIME, Publication
from calendario.domain.slot import WeeklySlot

BY_HAND = "manual"  # the kind of a channel that a person publishes on; every other kind names an adapter


@dataclass(frozen=True, slots=True)
class FrequencyTarget:
    """Publications wanted a week, Monday to Sunday: at least `minimum`; above `maximum` (if set) is too many."""

    minimum: int = 0
    maximum: int | None = None

    def __post_init__(self) -> None:
        if self.minimum < 0 or (self.maximum is not None and self.maximum < max(self.minimum, 1)):
            raise BadInput("bad_target", minimum=self.minimum, maximum=self.maximum)

    @property
    def wants(self) -> bool:
        """Whether anything was wanted: nobody can keep to, or miss, what nobody set."""
        return self.minimum > 0 or self.maximum is not None


class WhenLate(StrEnum):
    """What a channel wants of a publication whose hour passed without it going out."""

    ASK = "ask"  # a person decides
    SEND = "send"  # it goes out all the same, if it is not too late
    DROP = "drop"  # it stays where it is, and nobody is asked


#: The latest that a channel may want. What nobody reads as news any more, a person decides.
LATEST = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Lateness:
    """What happens to a publication that could not go out within `ON_TIME` of its hour.

    `up_to` goes with `WhenLate.SEND` alone: how long after its hour it may still go out, in whole minutes, more than
    `ON_TIME` and `LATEST` at most. Raises `BadInput("bad_lateness")`.
    """

    wanted: WhenLate = WhenLate.ASK
    up_to: timedelta | None = None

    def __post_init__(self) -> None:
        good = self.up_to is None
        if self.wanted is WhenLate.SEND:
            good = self.up_to is not None and ON_TIME < self.up_to <= LATEST and not self.up_to % timedelta(minutes=1)
        if not good:
            raise BadInput("bad_lateness")

    def last_chance_at(self, publication: Publication) -> datetime:
        """The last instant at which it goes out by itself (aware UTC): its own *not after* always wins."""
        last = publication.due_at + (self.up_to or ON_TIME)
        return last if publication.not_after_at is None else min(last, publication.not_after_at)


#: Credentials that end by themselves are renewed so long before, whether or not something is to go out: an account that
#: speaks once a quarter would lose its access and nobody would notice.
RENEW_BEFORE = timedelta(days=14)
#: Where that did not succeed, a person is told so long before they end.
TOLD_BEFORE = timedelta(days=7)


class ChannelState(StrEnum):
    """Active channels publish; a paused one holds what is planned; a retired one only keeps its past."""

    ACTIVE = "active"
    PAUSED = "paused"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Channel:
    """One account on one network.

    `kind` names the adapter (or `BY_HAND`); `network` the network whose ruler, limits and letters it uses. `settings`
    are the adapter's own, never secret (server address, folder). `limits` are the server's own where it told them.
    `access_ends_at` (aware UTC) is when its credentials end if nobody uses them, where they say; before `rested_at`
    (aware UTC) its network wants to be asked nothing more of this account. A newer version may have connected it on a
    network that this one does not know: it is kept and shown as it is, and nothing is sent or planned there.
    `signature` is what every post ends with here.
    """

    id: UUID
    kind: str
    network: str
    name: str
    letters: str
    address: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    limits: Limits | None = None
    limits_at: datetime | None = None
    target: FrequencyTarget = FrequencyTarget()
    slots: tuple[WeeklySlot, ...] = ()
    state: ChannelState = ChannelState.ACTIVE
    language: str = "es"
    lateness: Lateness = Lateness()
    access_ends_at: datetime | None = None
    rested_at: datetime | None = None
    signature: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("channel_without_name")
        if not self.letters.strip():
            raise BadInput("channel_without_letters")

    @property
    def by_hand(self) -> bool:
        """Whether a person publishes here, not the publisher."""
        return self.kind == BY_HAND

    @property
    def is_known(self) -> bool:
        """Whether this version knows its network."""
        return self.network in NETWORKS

    @property
    def has_threads(self) -> bool:
        """Whether a divided text goes out here as a thread, by hand too; elsewhere its parts are one text."""
        return network_of(self.network).has_threads

    def composed(self, content: Content) -> Composed:
        """`content` with what belongs under it here: what a ruler measures and a reader reviews."""
        return composed(content, self.signature, link_apart=self._shows_apart(content))

    def as_sent(self, content: Content) -> Content:
        """`content` as it goes out here: composed, and divided only where there are threads."""
        content = self.composed(content).content
        return content if self.has_threads and len(content.parts) > 1 else content.joined

    def _shows_apart(self, content: Content) -> bool:
        """Bluesky has one place for pictures, a video or a card; a web page has room for all."""
        apart = not self.by_hand and network_of(self.network).has_link_apart
        return apart and (self.network == "web" or not (content.images or content.videos))

    @property
    def accepts(self) -> Limits:
        """What it accepts: the server's own limits where known, else the network's."""
        usual = network_of(self.network).limits
        return usual if self.limits is None else self.limits.completed_by(usual)

    def wants_renewal(self, now: datetime) -> bool:
        """Whether its credentials end soon enough to be renewed now (aware UTC); what has ended a person renews."""
        return self.access_ends_at is not None and now < self.access_ends_at <= now + RENEW_BEFORE

    def loses_access(self, now: datetime) -> bool:
        """Whether a person is to be told that its access ends soon, or has ended."""
        in_use = self.state is not ChannelState.RETIRED
        return in_use and self.access_ends_at is not None and self.access_ends_at <= now + TOLD_BEFORE

    def paused(self) -> Channel:
        """Raises `NotAllowed` for a retired channel."""
        return self._moved(ChannelState.PAUSED)

    def resumed(self) -> Channel:
        """Raises `NotAllowed` for a retired channel: what was retired is connected anew."""
        return self._moved(ChannelState.ACTIVE)

    def retired(self) -> Channel:
        """Keeps its past; nothing can be planned on it any more."""
        return replace(self, state=ChannelState.RETIRED)

    def _moved(self, state: ChannelState) -> Channel:
        if self.state is ChannelState.RETIRED:
            raise NotAllowed("channel_retired", channel=self.name)
        return replace(self, state=state)


def free_letters(network_key: str, taken: frozenset[str]) -> str:
    """The letters for one more channel on a network: its own, then with a digit (FB, FB2, FB3)."""
    base = network(network_key).letters
    if base not in taken:
        return base
    return next(f"{base}{n}" for n in range(2, len(taken) + 3) if f"{base}{n}" not in taken)

"""The contract between the publisher and the adapters, one per network, and the four ways a call may end badly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol, runtime_checkable

from calendario.domain.channel import Channel
from calendario.domain.delivery import MediaFile, Payload
from calendario.domain.networks import Limits
from calendario.domain.problem import Problem


class ChannelProblem(Problem):
    """A call to a network that did not end well; the subclass says what must happen next.

    `facts` may carry `detail`: the network's own words, without tokens and without the post's text.
    """


class Refused(ChannelProblem):
    """The network said no and will say no again: change the post (or the channel). Certainly not published."""

    code = "refused"


class SignInNeeded(ChannelProblem):
    """Access is gone: somebody signs in again. Certainly not published."""

    code = "sign_in_needed"


class Unavailable(ChannelProblem):
    """Certainly not sent (connection refused, name not found, 429 …): wait, not before `retry_at` where it was told."""

    code = "unavailable"

    def __init__(self, code: str | None = None, *, retry_at: datetime | None = None, **facts: object) -> None:
        super().__init__(code, **facts)
        self.retry_at = retry_at


class NoAnswer(ChannelProblem):
    """The request left and nobody knows what became of it: look on the network, never repeat blindly."""

    code = "no_answer"


class CannotTell(ChannelProblem):
    """Looking did not settle it: a person decides."""

    code = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing the add-channel form asks. `kind`: "text", "secret", "folder" or "address"; label and help by
    `name`.
    """

    name: str
    kind: str = "text"
    required: bool = True


class Secret(Protocol):
    """A channel's credentials. A call that rotates them calls `keep` before it does anything else."""

    @property
    def value(self) -> str:
        """The credentials as the adapter wrote them (its own JSON)."""

    def keep(self, value: str) -> None:
        """Stores rotated credentials at once, durably."""


class Ask(Protocol):
    """How a sign-in reaches the person."""

    def open_page(self, url: str) -> None:
        """Opens `url` in the person's browser."""

    def take_code(self, timeout_s: float) -> str:
        """The code the person pasted. Raises `SignInNeeded("sign_in_given_up")` when they give up."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Access that was tried and works: what to save. `address` is what a person recognises the account by."""

    name: str
    address: str
    settings: Mapping[str, str]
    secret: str | None
    limits: Limits | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a channel that lives in files is from now on: what to save in place of what it had. `links` are the
    addresses that its posts have now, by remote id.
    """

    address: str
    settings: Mapping[str, str]
    links: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NotReady:
    """Something is still being processed on the network: prepare again, not before `retry_at` (aware UTC)."""

    retry_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """The network's word that it has the post: its id there and the address where people see it. `fingerprint` is that
    of what it keeps, on networks where a reply must name it. Before `rested_at` (aware UTC), where it said so with
    its answer, it takes nothing more of this account.
    """

    remote_id: str
    url: str | None
    fingerprint: str | None = None
    rested_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """What a part of a thread answers: the part before it (`parent`), in the thread that `root` begins."""

    root: Receipt
    parent: Receipt


@dataclass(frozen=True, slots=True)
class Prepared:
    """A payload made ready to send (pictures uploaded, mentions resolved): `body` is plain JSON, kept with the
    attempt. `reply_to` is set for the later parts of a thread, once the part before has been seen.
    """

    payload: Payload
    body: Mapping[str, object] = field(default_factory=dict)
    reply_to: ReplyTo | None = None


#: The most that is told of an account: posts, and characters of each. A server may send any amount.
MOST_SHOWN, MOST_SHOWN_TEXT = 100, 10_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A post as its account shows it: `text` plain, lines ended by LF, without its content warning; `made_at` aware
    UTC, by the network's clock; `pictures` how many it has; `fingerprint` as in `Receipt`.
    """

    remote_id: str
    url: str | None
    text: str
    made_at: datetime
    pictures: int = 0
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Recent:
    """What an account has shown since an instant, newest first. `whole`: nothing of it can be missing."""

    posts: tuple[Shown, ...]
    whole: bool

    @classmethod
    def of(cls, posts: Iterable[Shown], *, whole: bool) -> Recent:
        """The newest `MOST_SHOWN` of `posts`, each cut to `MOST_SHOWN_TEXT`, without what no window could show."""
        newest = sorted(posts, key=lambda post: post.made_at, reverse=True)
        kept = tuple(replace(post, text=_showable(post.text[:MOST_SHOWN_TEXT])) for post in newest[:MOST_SHOWN])
        return cls(kept, whole and len(newest) <= MOST_SHOWN)


def _showable(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class ChannelAdapter(Protocol):
    """One network. Translates; keeps no queue, never sleeps, never retries, never decides, never logs a post's text.

    Every call may raise `SignInNeeded` or `Unavailable`. Anything that is not a `ChannelProblem` is a bug of ours; the
    publisher logs it and, where the post may have left, treats the attempt as unconfirmed.
    """

    @property
    def kind(self) -> str:
        """What a channel's `kind` names it by."""

    @property
    def network(self) -> str:
        """The key of its network."""

    @property
    def fields(self) -> tuple[Field, ...]:
        """What the add-channel form asks; the window draws it."""

    @property
    def bound_to_machine(self) -> bool:
        """Whether its channel lives in this computer's files: claimed only here, and without credentials."""

    def sign_in(self, fields: Mapping[str, str], ask: Ask) -> SignedIn:
        """Access for what the form holds, tried before anything is saved. Raises `Refused` when a field is wrong."""

    def rules(self, channel: Channel, secret: Secret | None) -> Limits:
        """What the network (or this server of it) accepts now; also tells whether access still works."""

    def hour(self, channel: Channel) -> datetime | None:
        """What o'clock the network's server says it is (aware UTC, whole seconds), asked now and without credentials;
        None where there is no server or it does not say.
        """

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        """Everything short of publishing; harmless to repeat. Raises `Refused` when it can never go out like this."""

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        """The one irreversible call. Raises `Refused`, `Unavailable` (certainly not sent) or `NoAnswer`."""

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        """The post as the network shows it to others, or None when it is surely absent. Raises `CannotTell`."""

    def recent(self, channel: Channel, secret: Secret | None, since: datetime, now: datetime) -> Recent:
        """What the account has published since `since` (aware), with whatever program; what it only passes on of others
        is left out. For a person to compare with. Raises `CannotTell` where the network does not show it.
        """


@runtime_checkable
class Movable(Protocol):
    """What an adapter of a channel in files can do besides: take what it published to another place."""

    def move(self, channel: Channel, fields: Mapping[str, str]) -> Moved:
        """`fields` are its form's. Nothing that was published is lost or published twice, wherever this is cut off.

        Raises `Refused` when a field is wrong, `Unavailable`; the channel goes on where it was then.
        """


@runtime_checkable
class Expiring(Protocol):
    """What an adapter can tell besides whose credentials end when nobody uses them; its `rules` renews them."""

    def access_ends_at(self, secret: Secret) -> datetime | None:
        """When they end (aware UTC), by what they say themselves, without a call; None where that cannot be read."""


#: What a composition root hands over: adapters by kind.
Adapters = Mapping[str, ChannelAdapter]
Clock = Callable[[], datetime]

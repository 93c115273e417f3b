"""A publication that nobody knows of: what was sent, and what its account shows, for a person to compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from calendario.desk import errand
from calendario.desk.channels import ChannelsDesk
from calendario.desk.office import Office
from calendario.domain.adapter import Recent, Shown
from calendario.domain.channel import Channel
from calendario.domain.likeness import ALIKE, likeness
from calendario.domain.post import Content
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Attempt, Publication, SoFar, State
from calendario.store import channels, claims, parts, posts, publications
from calendario.store.database import Transaction

_BEFORE = timedelta(minutes=2)  # clocks of two computers that are both believed differ by less


@dataclass(frozen=True, slots=True)
class Sent:
    """What was last handed to the network for a publication that nobody knows of; what would be, where nothing was. Of
    a thread `content` is the part in doubt, its last one where every part was seen, and `thread` says how far it came.

    `since_at` (aware UTC) is a little before anything of it left.
    """

    publication: Publication
    channel: Channel
    title: str
    content: Content
    attempts: tuple[Attempt, ...]
    since_at: datetime
    thread: SoFar | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A post that the account shows. `likeness` is that of its text to what was sent, from 0 to 1; `is_another` says
    that it is known as another publication of this calendar, `part` which part of this same thread it is known to be
    (0: none).
    """

    post: Shown
    likeness: float
    is_another: bool
    part: int = 0

    @property
    def may_be_it(self) -> bool:
        """Whether it says nearly the same and is nothing else that we know of."""
        return self.likeness >= ALIKE and not self.is_another and not self.part


@dataclass(frozen=True, slots=True)
class Account:
    """What the account shows since something was sent, the most like it first. `whole`: nothing is missing."""

    found: tuple[Found, ...]
    whole: bool


class LookingDesk:
    """Reads; changes nothing."""

    def __init__(self, office: Office, accounts: ChannelsDesk) -> None:
        self._office = office
        self._accounts = accounts

    def sent(self, publication_id: UUID) -> Sent:
        """Raises `NotFound`, and `NotAllowed("changed_meanwhile")` for what is not unconfirmed any more."""
        with self._office.database.reading() as tx:
            publication = publications.publication(tx, publication_id)
            if publication.state is not State.UNCONFIRMED:
                raise NotAllowed("changed_meanwhile")
            channel = channels.channel(tx, publication.channel_id)
            attempts = publications.attempts(tx, publication_id)
            title = posts.revision(tx, publication.revision_id).draft.title
            content, thread = _as_sent(tx, publication, channel), thread_of(tx, publication)
        if thread is not None:
            content = thread.said[(thread.in_doubt or len(thread.said)) - 1]
        first_at = min((a.started_at for a in attempts), default=publication.due_at)
        return Sent(publication, channel, title, content, attempts, first_at - _BEFORE, thread)

    def thread(self, publication_id: UUID) -> SoFar | None:
        """How far it has come; None for what is no thread. Raises `NotFound`."""
        with self._office.database.reading() as tx:
            return thread_of(tx, publications.publication(tx, publication_id))

    def account(self, sent: Sent, ask: errand.Alone) -> Account:
        """Asks the network, which takes seconds: never from the window's own thread. `ask` may give it up.

        Raises `SignInNeeded`, `Unavailable`, `Refused`, `CannotTell`, `BadInput("unknown_kind")`, a vault's problem.
        """
        since, now = sent.since_at.isoformat(), self._office.clock().isoformat()
        told = self._accounts.ask_network(sent.channel, {"verb": "recent", "since": since, "now": now}, ask)
        recent = errand.recent_from_json(told)
        return Account(self._compared(sent, recent), recent.whole)

    def _compared(self, sent: Sent, recent: Recent) -> tuple[Found, ...]:
        mine = {} if sent.thread is None else {part.remote_id: part.number for part in sent.thread.out}
        with self._office.database.reading() as tx:
            found = [
                Found(
                    post,
                    likeness(sent.content.text, post.text),
                    publications.taken_by_another(tx, sent.publication, post.remote_id),
                    mine.get(post.remote_id, 0),
                )
                for post in recent.posts
            ]
        return tuple(sorted(found, key=lambda f: (not f.may_be_it, -f.likeness, f.post.made_at)))


def thread_of(tx: Transaction, publication: Publication) -> SoFar | None:
    """How far it has come, as it was last sent; None for what is one post on its channel, and for what a person
    publishes: nothing is known of its parts.
    """
    channel = channels.channel(tx, publication.channel_id)
    said = _as_sent(tx, publication, channel).parts if channel.has_threads and not channel.by_hand else ()
    if len(said) < 2:
        return None
    return SoFar(said, tuple(part for part in parts.parts(tx, publication).values() if part.is_out))


def _as_sent(tx: Transaction, publication: Publication, channel: Channel) -> Content:
    frozen = claims.frozen(tx, publication.id)
    if frozen is not None:
        return frozen[0].content
    return channel.as_sent(posts.revision(tx, publication.revision_id).draft.content_for(channel.id))

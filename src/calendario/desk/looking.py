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
from calendario.domain.publication import Attempt, Publication, State
from calendario.store import channels, posts, publications

_BEFORE = timedelta(minutes=2)  # clocks of two computers that are both believed differ by less


@dataclass(frozen=True, slots=True)
class Sent:
    """What was last handed to the network for a publication that nobody knows of; what would be, where nothing was. Of
    a thread it is the part in doubt.

    `since_at` (aware UTC) is a little before anything of it left.
    """

    publication: Publication
    channel: Channel
    title: str
    content: Content
    attempts: tuple[Attempt, ...]
    since_at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """A post that the account shows. `likeness` is that of its text to what was sent, from 0 to 1; `is_another` says
    that it is known as another publication of this calendar.
    """

    post: Shown
    likeness: float
    is_another: bool

    @property
    def may_be_it(self) -> bool:
        """Whether it says nearly the same and is nothing else that we know of."""
        return self.likeness >= ALIKE and not self.is_another


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
            draft = posts.revision(tx, publication.revision_id).draft
            frozen = publications.frozen(tx, publication_id)
        content = draft.content_for(channel.id) if frozen is None else frozen[0].content
        part = (publication.facts or {}).get("part")
        if isinstance(part, int) and channel.has_threads and part <= len(content.parts):
            content = content.parts[part - 1]
        first_at = min((a.started_at for a in attempts), default=publication.due_at)
        return Sent(publication, channel, draft.title, content, attempts, first_at - _BEFORE)

    def account(self, sent: Sent, ask: errand.Alone) -> Account:
        """Asks the network, which takes seconds: never from the window's own thread. `ask` may give it up.

        Raises `SignInNeeded`, `Unavailable`, `Refused`, `CannotTell`, `BadInput("unknown_kind")`, a vault's problem.
        """
        since, now = sent.since_at.isoformat(), self._office.clock().isoformat()
        told = self._accounts.ask_network(sent.channel, {"verb": "recent", "since": since, "now": now}, ask)
        recent = errand.recent_from_json(told)
        return Account(self._compared(sent, recent), recent.whole)

    def _compared(self, sent: Sent, recent: Recent) -> tuple[Found, ...]:
        with self._office.database.reading() as tx:
            found = [
                Found(
                    post,
                    likeness(sent.content.text, post.text),
                    publications.taken_by_another(tx, sent.publication, post.remote_id),
                )
                for post in recent.posts
            ]
        return tuple(sorted(found, key=lambda f: (not f.may_be_it, -f.likeness, f.post.made_at)))

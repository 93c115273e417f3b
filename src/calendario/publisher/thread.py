"""A thread on its way: part by part, each a reply to the one before; after any fault, on from the last that is there.

To the steps in `sending` a thread is one post, whose receipt is that of its first part. What is known of each part is
kept apart (`store.parts`): one that was seen on the network is never sent again, whatever became of those after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from calendario.domain.adapter import (
    CannotTell,
    ChannelAdapter,
    NoAnswer,
    NotReady,
    Prepared,
    Receipt,
    Refused,
    ReplyTo,
    Secret,
    SignInNeeded,
    Unavailable,
)
from calendario.domain.channel import Channel
from calendario.domain.delivery import MediaFile, Payload
from calendario.domain.post import Content
from calendario.domain.problem import Problem
from calendario.domain.publication import Outcome, Part, Publication, go_on_as
from calendario.publisher.newsroom import Newsroom
from calendario.store import parts, publications
from calendario.store.ids import new_delivery_key

#: Nothing of it can be on the network.
_NOT_THERE = frozenset({Outcome.NOT_SENT, Outcome.REFUSED})


@dataclass(frozen=True, slots=True)
class Thread:
    """Stands before the channel's adapter for a publication that goes out in parts; calls and errors as there.

    Errors tell in their facts which `part` of how many `parts` they are about and how many are `out`.
    """

    newsroom: Newsroom
    publication: Publication
    adapter: ChannelAdapter

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        """Makes ready what is not out yet. Raises `Refused("thread_begun")` where a part that is out would have to say
        something else: it is there for everybody to read, and the rest cannot follow another beginning.
        """
        known, posts = self._known(), payload.parts
        out = sum(part.is_out for part in known.values())
        if not go_on_as(known.values(), payload.content):
            raise Refused("thread_begun", parts=len(posts), out=out)
        bodies: list[Mapping[str, object]] = []
        for number, post in enumerate(posts, start=1):
            if number in known and known[number].is_out:
                bodies.append({})
                continue
            with _telling(number, len(posts), out):
                made = self.adapter.prepare(channel, secret, post, media, now)
            if isinstance(made, NotReady):
                return made
            bodies.append(dict(made.body))
        return Prepared(payload, {"parts": bodies})

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        """Sends what is not out, in order; each part but the last is seen before the next answers it.

        Each has a key of its own, `key` being the whole's. It is called for what is *planned*: whatever was tried of
        it and not seen has been proved absent, or a person said so.
        """
        known, pieces = self._known(), _pieces(prepared)
        above: list[Receipt] = []
        for number, piece in enumerate(pieces, start=1):
            before = known.get(number)
            if before is not None and before.is_out:
                above.append(_receipt(before))
                continue
            with _telling(number, len(pieces), len(above)):
                part = self._begun(number, piece.payload.content, before)
                receipt, part = self._sent(channel, secret, _below(piece, above), part)
                if number < len(pieces):
                    receipt = self._seen_at_once(channel, secret, _below(piece, above), part)
            above.append(receipt)
        return replace(above[0], rested_at=above[-1].rested_at)

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        """The thread, when every part has been seen. None when the first part that has not been seen is surely absent:
        nothing after it can be there. A part whose answer never came is looked for whenever this is called: its request
        may come true late.
        """
        known, pieces = self._known(), _pieces(prepared)
        above: list[Receipt] = []
        for number, piece in enumerate(pieces, start=1):
            part = known.get(number)
            if part is None or part.outcome in _NOT_THERE:
                return None
            if part.is_out:
                above.append(_receipt(part))
                continue
            with _telling(number, len(pieces), len(above)):
                found = self._seen(channel, secret, _below(piece, above), part)
            if found is None:
                if part.outcome is Outcome.UNDER_WAY:
                    self._ended(part, Outcome.NO_ANSWER)
                return None
            above.append(found)
        return above[0]

    def _known(self) -> Mapping[int, Part]:
        with self.newsroom.database.reading() as tx:
            return parts.parts(tx, self.publication)

    def _begun(self, number: int, content: Content, before: Part | None) -> Part:
        """The part as it is about to be sent, written down; the same content keeps its key. Raises `Unavailable` where
        it must not go out any more.
        """
        newsroom, now = self.newsroom, self.newsroom.clock()
        kept = before.key if before is not None and before.content == content else None
        key = kept or new_delivery_key(now)
        part = Part(self.publication.id, number, key, content, Outcome.UNDER_WAY, now)
        with newsroom.database.moving() as tx:
            stopped = parts.stopped(tx, self.publication, newsroom.owner, now)
            if stopped is None:
                parts.begin(tx, part)
        if stopped is not None:
            raise Unavailable(stopped)
        newsroom.step("part begun")
        return part

    def _sent(self, channel: Channel, secret: Secret | None, piece: Prepared, part: Part) -> tuple[Receipt, Part]:
        try:
            receipt = self.adapter.publish(channel, secret, piece, part.key, self.newsroom.clock())
        except Refused:
            self._ended(part, Outcome.REFUSED)
            raise
        except (SignInNeeded, Unavailable):
            self._ended(part, Outcome.NOT_SENT)
            raise
        except Problem:
            self._ended(part, Outcome.NO_ANSWER)
            raise
        self.newsroom.step("part sent")
        part = self._ended(part, Outcome.ACCEPTED, receipt)
        self.newsroom.step("part kept")
        return receipt, part

    def _seen_at_once(self, channel: Channel, secret: Secret | None, piece: Prepared, part: Part) -> Receipt:
        """The part as it is there. Raises `NoAnswer("not_seen_yet")`: it was taken, so that it is looked for again and
        not sent again, whatever kept it from being seen.
        """
        try:
            found = self._seen(channel, secret, piece, part)
        except (SignInNeeded, Unavailable) as problem:
            raise NoAnswer("not_seen_yet") from problem
        if found is None:
            raise NoAnswer("not_seen_yet")
        return found

    def _seen(self, channel: Channel, secret: Secret | None, piece: Prepared, part: Part) -> Receipt | None:
        """Looks for one part, and keeps that it is out. Raises `CannotTell` for one that is another publication's."""
        found = self.adapter.find(channel, secret, piece, part.key, self.newsroom.clock())
        if found is None:
            return None
        with self.newsroom.database.reading() as tx:
            if publications.taken_by_another(tx, self.publication, found.remote_id):
                raise CannotTell
        found = replace(found, url=found.url or part.url)
        self._ended(part, Outcome.PUBLISHED, found)
        self.newsroom.step("part seen")
        return found

    def _ended(self, part: Part, outcome: Outcome, receipt: Receipt | None = None) -> Part:
        with self.newsroom.database.moving() as tx:
            return parts.end(tx, part, outcome, self.newsroom.clock(), receipt)


def sender(
    newsroom: Newsroom, publication: Publication, channel: Channel, adapter: ChannelAdapter, payload: Payload
) -> ChannelAdapter | Thread:
    """What sends `payload`: the channel's adapter, or a thread where it has parts or had them when it was begun."""
    if not channel.has_threads:
        return adapter
    thread = Thread(newsroom, publication, adapter)
    return thread if len(payload.parts) > 1 or thread._known() else adapter


def goes_on_after(older: ChannelAdapter | Thread, content: Content) -> bool:
    """Whether `older`, of which everything was found, is the beginning of `content`: then only the rest is sent."""
    return isinstance(older, Thread) and go_on_as(older._known().values(), content)


def taken_unseen(newsroom: Newsroom, publication: Publication) -> bool:
    """Whether the network took a part that has not been seen since."""
    with newsroom.database.reading() as tx:
        return any(part.outcome is Outcome.ACCEPTED for part in parts.parts(tx, publication).values())


def so_far(newsroom: Newsroom, publication: Publication, payload: Payload) -> dict[str, object]:
    """The facts of how far its thread has come (`domain.thread.standing`); none for what is no thread."""
    with newsroom.database.reading() as tx:
        known = parts.parts(tx, publication).values()
    out = sum(part.is_out for part in known)
    return {"part": min(out + 1, len(payload.parts)), "parts": len(payload.parts), "out": out} if known else {}


@contextmanager
def _telling(part: int, of: int, out: int) -> Iterator[None]:
    try:
        yield
    except Problem as problem:
        problem.facts = {**problem.facts, "part": part, "parts": of, "out": out}
        raise


def _pieces(prepared: Prepared) -> list[Prepared]:
    """Each part as it was made ready."""
    posts, bodies = prepared.payload.parts, prepared.body.get("parts")
    found = bodies if isinstance(bodies, list) else []
    return [Prepared(post, found[place] if place < len(found) else {}) for place, post in enumerate(posts)]


def _below(piece: Prepared, above: list[Receipt]) -> Prepared:
    return replace(piece, reply_to=ReplyTo(above[0], above[-1])) if above else piece


def _receipt(part: Part) -> Receipt:
    return Receipt(part.remote_id or "", part.url, part.fingerprint)

"""One publication, from ready to settled: intent, act, outcome. No transaction is open across the network."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from calendario.domain.adapter import (
    CannotTell,
    ChannelAdapter,
    NotReady,
    Prepared,
    Receipt,
    Refused,
    Secret,
    SignInNeeded,
    Unavailable,
)
from calendario.domain.addresses import Card, card_of
from calendario.domain.channel import Channel
from calendario.domain.delivery import Payload
from calendario.domain.house import House
from calendario.domain.post import Content
from calendario.domain.problem import BadInput, NotAllowed, Problem
from calendario.domain.publication import Attempt, Outcome, Publication, State, out_as_said
from calendario.domain.retry import next_try
from calendario.publisher import last_look, thread
from calendario.publisher.newsroom import Newsroom
from calendario.publisher.thread import Thread
from calendario.store import bank, channels, claims, library, links, parts, posts, publications
from calendario.store.database import Transaction
from calendario.store.ids import new_delivery_key, new_id

_log = logging.getLogger(__name__)

#: The vault's words for credentials that no key will bring back.
_CREDENTIALS_GONE = frozenset({"secret_missing", "vault_damaged"})
#: When to look again on the network after an answer that never came, or a receipt whose post is not seen yet.
LOOKS = (timedelta(seconds=2), timedelta(seconds=15), timedelta(seconds=60))
_POLLS_APART = 3  # tries, as `next_try` counts them: twenty seconds
#: A network that asks for a longer rest is not believed.
LONGEST_REST = timedelta(days=1)
#: A computer that fell asleep between the claim and the call must not send when it wakes: by then others may have.
FRESH_S = 20.0
#: For how long a request that never got its answer may still come true on a server: more than any proxy waits.
STILL_UNDER_WAY = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Ready:
    """A publication with everything short of the one irreversible call, as of `made_at` (aware UTC), by the rules of
    `house`.
    """

    publication: Publication
    channel: Channel
    adapter: ChannelAdapter | Thread
    secret: Secret | None
    prepared: Prepared
    key: str
    made_at: datetime
    house: House


class GivenNoMore(Exception):
    """Nothing was made of it before, or something that says anything else than it does by now."""


def prepare(
    newsroom: Newsroom,
    publication_id: UUID,
    made: Ready | None = None,
    *,
    gives: bool = True,
    ended: Callable[[], bool] | None = None,
) -> Ready | None:
    """The publication made ready, checked as of now; None when it is not to be sent now (held, failed, to be retried).
    What was `made` of it before is not given to its network again where it still says the same.

    Harmless to repeat: the same content keeps its frozen payload and its delivery key. Raises `GivenNoMore` where it
    would have to be given to its network, and must not be now (`gives`), or where it was, and whoever asked has
    `ended` meanwhile: nothing is written then.
    """
    now = newsroom.clock()
    with newsroom.database.reading() as tx:
        publication = publications.publication(tx, publication_id)
        if publication.state is not State.PLANNED:
            return None
        channel = channels.channel(tx, publication.channel_id)
        revision = posts.revision(tx, publication.revision_id)
        kept = claims.frozen(tx, publication_id)
        attempts = publications.attempts(tx, publication_id)
        prepared_before = claims.prepared(tx, publication_id)
        there = parts.parts(tx, publication).values() if channel.has_threads else ()
        known = library.of_contents(tx, (revision.draft.content_for(channel.id),))
        reused = bank.reuses(tx, (publication.post_id,)).get(publication.post_id, ())
        surroundings = last_look.standing(newsroom, tx, publication, revision.draft)
    adapter = newsroom.adapter(channel.kind)
    if adapter is None or not channel.is_known:
        _move(newsroom, publication, publication.held("no_adapter", {"kind": channel.kind}))
        return None
    if channel.rested_at is not None and channel.rested_at > now:
        _wait(newsroom, publication, channel.rested_at, "rate_limited", {})
        return None
    content = newsroom.shapes.going_out(channel, revision.draft.content_for(channel.id))
    out = out_as_said(there, content)
    finding = last_look.blocking(publication, channel, revision.draft, known, now, surroundings, out, reused)
    if finding is not None:
        _move(newsroom, publication, last_look.held_for(publication, finding))
        return None
    card = _card(newsroom, content)
    # Its hour, so that what is made ready again says the same; late, not an hour at which nobody saw it.
    created_at = now if publication.is_late(now) else publication.due_at
    payload = Payload(revision.draft.title, content, created_at, str(publication.post_id), card)
    key = new_delivery_key(now)
    if kept is not None and _says_the_same(kept[0], payload):
        payload, key = kept
    again = _still_good(made, channel, payload)
    if again is None and not gives:
        raise GivenNoMore
    sender = thread.sender(newsroom, publication, channel, adapter, payload)
    try:
        secret = newsroom.secrets(channel.id)
        if kept is not None and kept[1] != key and _may_come_true(attempts, now):
            older = thread.sender(newsroom, publication, channel, adapter, kept[0])
            found = older.find(channel, secret, Prepared(kept[0], prepared_before), kept[1], now)
            if found is not None and not thread.goes_on_after(older, content):
                many = len(kept[0].parts)
                raise CannotTell("older_text_out", **({"parts": many} if many > 1 else {}))
        try:
            prepared = again or sender.prepare(channel, secret, payload, newsroom.media, now)
        finally:
            if ended is not None and ended():
                raise GivenNoMore
    except GivenNoMore:
        raise
    except (Refused, BadInput) as problem:
        _move(newsroom, publication, publication.failed(problem.code, problem.facts))
        return None
    except SignInNeeded as problem:
        _move(newsroom, publication, publication.held(problem.code, problem.facts))
        return None
    except CannotTell as problem:
        _move(newsroom, publication, publication.unconfirmed(problem.code, problem.facts))
        return None
    except Unavailable as problem:
        _rest(newsroom, channel.id, problem.retry_at if problem.code == "rate_limited" else None)
        _wait(newsroom, publication, problem.retry_at, problem.code, problem.facts)
        return None
    except Problem as problem:
        if problem.code in _CREDENTIALS_GONE:
            _move(newsroom, publication, publication.held("sign_in_needed"))
            return None
        # credentials that are only locked: it waits as it is, and says why
        _wait(newsroom, publication, None, problem.code, problem.facts)
        return None
    except Exception:
        _log.exception("preparing %s on a %s channel: a bug of ours", publication.id, channel.kind)
        _wait(newsroom, publication, None, "our_fault", {})
        return None
    if isinstance(prepared, NotReady):
        _look_again(newsroom, publication, prepared.retry_at)
        return None
    newsroom.step("prepared")
    return Ready(publication, channel, sender, secret, prepared, key, now, surroundings.house)


@dataclass(frozen=True, slots=True)
class Sent:
    """A publication of which the network says that it has it, which is kept; nobody has seen it there yet."""

    ready: Ready
    claim: claims.Claim
    receipt: Receipt


def send(newsroom: Newsroom, ready: Ready) -> Sent | None:
    """Claims, sends and writes the receipt, or settles what came instead: then None. Whatever happens in between, the
    database says enough for the next publisher to find out what became of it. What is returned is to be `read_back`.

    Raises `NotAllowed("changed_meanwhile")` where it is not ours to send: another publisher was faster, a person moved
    or stopped it, its account rests.
    """
    began_s = newsroom.reading().running_s
    claim = _claim(newsroom, ready)
    if claim is None:
        raise NotAllowed("changed_meanwhile")
    newsroom.step("claimed")
    adapter, publication, sent = ready.adapter, claim.publication, None
    if newsroom.reading().running_s - began_s > FRESH_S:
        moved = publication.retried(newsroom.clock(), "slept_before_sending")
        _settle(newsroom, claim, moved, Outcome.NOT_SENT, "slept_before_sending", None)
        return None
    try:
        receipt = adapter.publish(ready.channel, ready.secret, ready.prepared, ready.key, newsroom.clock())
    except Refused as problem:
        moved = publication.failed(problem.code, problem.facts)
        _settle(newsroom, claim, moved, Outcome.REFUSED, problem.code, problem.facts)
    except SignInNeeded as problem:
        moved = publication.held(problem.code, problem.facts)
        _settle(newsroom, claim, moved, Outcome.NOT_SENT, problem.code, problem.facts)
    except Unavailable as problem:
        retry_at = next_try(publication.tries, newsroom.clock(), problem.retry_at)
        moved = publication.retried(retry_at, problem.code, problem.facts)
        _settle(newsroom, claim, moved, Outcome.NOT_SENT, problem.code, problem.facts)
        _rest(newsroom, ready.channel.id, problem.retry_at if problem.code == "rate_limited" else None)
    except Problem as problem:  # no answer; or credentials that changed in mid-call could not be kept
        moved = publication.unconfirmed(problem.code, _looked(problem.facts, 0), look_at=newsroom.clock() + LOOKS[0])
        _settle(newsroom, claim, moved, Outcome.NO_ANSWER, problem.code, problem.facts)
    except Exception:
        _log.exception("publishing %s on a %s channel: a bug of ours", publication.id, ready.channel.kind)
        moved = publication.unconfirmed("our_fault", _looked({}, 0), look_at=newsroom.clock() + LOOKS[0])
        _settle(newsroom, claim, moved, Outcome.NO_ANSWER, "our_fault", {})
    else:
        newsroom.step("sent")
        if _accepted(newsroom, claim, receipt):
            newsroom.step("receipt kept")
            sent = Sent(ready, claim, receipt)
        _rest(newsroom, ready.channel.id, receipt.rested_at)
    if sent is None:
        newsroom.step("settled")
    return sent


def read_back(newsroom: Newsroom, sent: Sent) -> None:
    """Looks at the post on the network, as others see it, and settles: a receipt is not enough."""
    _read_back(newsroom, sent.ready, sent.claim, sent.receipt)
    newsroom.step("settled")


def ask_hour(newsroom: Newsroom, channel_id: UUID) -> datetime | None:
    """What the channel's server says it is (aware UTC); None where it has none, or cannot be asked now."""
    with newsroom.database.reading() as tx:
        channel = channels.channel(tx, channel_id)
    adapter = newsroom.adapter(channel.kind)
    try:
        return None if adapter is None else adapter.hour(channel)
    except Problem as problem:
        _log.info("asking a %s server the hour: %s", channel.kind, problem.code)
    except Exception:
        _log.exception("asking a %s server the hour: a bug of ours", channel.kind)
    return None


def look_up(newsroom: Newsroom, publication_id: UUID) -> None:
    """Looks on the network for a publication nobody knows about: found is *published*, surely absent and never accepted
    is planned again (missed when its hour is gone, held while a pause is on), anything else asks a person.
    """
    with newsroom.database.reading() as tx:
        publication = publications.publication(tx, publication_id)
        if publication.state is not State.UNCONFIRMED:
            return
        channel = channels.channel(tx, publication.channel_id)
        kept = claims.frozen(tx, publication_id)
        prepared = claims.prepared(tx, publication_id)
        attempts = publications.attempts(tx, publication_id)
    adapter = newsroom.adapter(channel.kind)
    if adapter is None or kept is None or not attempts:
        _move(newsroom, publication, publication.unconfirmed("cannot_tell"))
        return
    payload, key = kept
    now = newsroom.clock()
    looks = int(str((publication.facts or {}).get("looks", 0)))
    try:
        secret = newsroom.secrets(channel.id)
        sender = thread.sender(newsroom, publication, channel, adapter, payload)
        receipt = sender.find(channel, secret, Prepared(payload, prepared), key, now)
    except CannotTell as problem:
        _move(newsroom, publication, publication.unconfirmed(problem.code, problem.facts))
        return
    except Problem as problem:  # cannot look now; the question stays open
        _log.info("looking for %s: %s", publication.id, problem.code)
        wait = next_try(looks + 1, now, problem.retry_at if isinstance(problem, Unavailable) else None)
        told = thread.so_far(newsroom, publication, payload)
        moved = publication.unconfirmed(publication.reason or problem.code, _looked(told, looks + 1), look_at=wait)
        _move(newsroom, publication, moved)
        return
    except Exception:
        _log.exception("looking for %s on a %s channel: a bug of ours", publication.id, channel.kind)
        _move(newsroom, publication, publication.unconfirmed("our_fault"))
        return
    accepted = any(a.remote_id is not None for a in attempts) or thread.taken_unseen(newsroom, publication)
    told = thread.so_far(newsroom, publication, payload)
    if receipt is not None and _is_another(newsroom, publication, receipt):
        moved = publication.unconfirmed("cannot_tell")  # two posts that say the same: a person tells them apart
    elif receipt is not None:
        moved = publication.published(at=now, remote_id=receipt.remote_id, url=receipt.url)
    elif accepted:
        again = now + LOOKS[looks + 1] if looks + 1 < len(LOOKS) else None
        moved = publication.unconfirmed("accepted_then_absent", _looked(told, looks + 1), look_at=again)
    else:
        moved = publication.retried(now, "proved_absent", told or None)
    if not _move(newsroom, publication, moved) and receipt is not None:
        _keep_from_going_twice(newsroom, publication)
    newsroom.step("looked up")


def adopt(newsroom: Newsroom, busy: frozenset[UUID] = frozenset()) -> datetime | None:
    """Takes over what is marked as being sent and is not among our `busy` ones: its publisher died, or could not write
    what came back, or is on a computer that was not heard of for longer than a call takes. Nobody knows what became of
    it, so it is looked up, though not before the network had time to show it. Only for the holder of the publisher's
    lock. Returns when the last of them is to be looked up (aware UTC); None where there was none.
    """
    now = newsroom.clock()
    with newsroom.database.reading() as tx:
        left = claims.being_sent(tx, newsroom.machine, now, besides=busy)
    looks_at = []
    for publication in left:
        try:
            with newsroom.database.writing() as tx:
                look_at = now
                for attempt in publications.attempts(tx, publication.id):
                    if attempt.outcome is Outcome.UNDER_WAY:
                        claims.end_attempt(tx, attempt.id, Outcome.NO_ANSWER, now, reason="publisher_died")
                        look_at = min(max(now, attempt.started_at + LOOKS[0]), now + LOOKS[0])
                moved = publication.unconfirmed("publisher_died", _looked({}, 0), look_at=look_at)
                publications.save(tx, moved, publication)
                looks_at.append(look_at)
        except NotAllowed:
            _log.info("publication %s was settled meanwhile", publication.id)
    return max(looks_at, default=None)


def _keep_from_going_twice(newsroom: Newsroom, found: Publication) -> None:
    """It is there, and a person said in this very moment that it is not: it is looked for again before it is sent."""
    with newsroom.database.reading() as tx:
        now = publications.publication(tx, found.id)
    if now.state is State.PLANNED and now.tries == found.tries:
        _move(newsroom, now, now.unconfirmed("no_answer", look_at=newsroom.clock()))


def _is_another(newsroom: Newsroom, publication: Publication, receipt: Receipt) -> bool:
    with newsroom.database.reading() as tx:
        return publications.taken_by_another(tx, publication, receipt.remote_id)


def _claim(newsroom: Newsroom, ready: Ready) -> claims.Claim | None:
    now = newsroom.clock()
    return newsroom.database.together(
        lambda tx: claims.claim(
            tx,
            ready.publication,
            attempt_id=new_id(now),
            payload=ready.prepared.payload,
            prepared=ready.prepared.body,
            key=ready.key,
            owner=newsroom.owner,
            now=now,
        )
    )


def _accepted(newsroom: Newsroom, claim: claims.Claim, receipt: Receipt) -> bool:
    """False where somebody took it over meanwhile, who looks for it."""
    try:
        newsroom.database.together(
            lambda tx: claims.end_attempt(
                tx,
                claim.attempt.id,
                Outcome.ACCEPTED,
                newsroom.clock(),
                remote_id=receipt.remote_id,
                url=receipt.url,
            )
        )
    except NotAllowed:
        _log.warning("publication %s was taken over while it was being sent", claim.publication.id)
        return False
    return True


def _read_back(newsroom: Newsroom, ready: Ready, claim: claims.Claim, receipt: Receipt) -> None:
    publication = claim.publication
    now = newsroom.clock()
    try:
        seen = ready.adapter.find(ready.channel, ready.secret, ready.prepared, ready.key, now)
    except CannotTell as problem:
        moved = publication.unconfirmed(problem.code, problem.facts)
        _settle(newsroom, claim, moved, Outcome.ACCEPTED, problem.code, problem.facts)
        return
    except Exception as error:
        if not isinstance(error, Problem):
            _log.exception("reading %s back from a %s channel: a bug of ours", publication.id, ready.channel.kind)
        reason = error.code if isinstance(error, Problem) else "our_fault"
        moved = publication.unconfirmed("not_seen_yet", _looked({}, 0), look_at=now + LOOKS[0])
        _settle(newsroom, claim, moved, Outcome.ACCEPTED, reason, {})
        return
    newsroom.step("read back")
    if seen is None:
        told = thread.so_far(newsroom, publication, claim.payload)
        moved = publication.unconfirmed("not_seen_yet", _looked(told, 0), look_at=now + LOOKS[0])
        _settle(newsroom, claim, moved, Outcome.ACCEPTED, "not_seen_yet", told)
        return
    moved = publication.published(at=newsroom.clock(), remote_id=receipt.remote_id, url=seen.url or receipt.url)
    _settle(newsroom, claim, moved, Outcome.PUBLISHED, None, None)


def _settle(
    newsroom: Newsroom,
    claim: claims.Claim,
    moved: Publication,
    outcome: Outcome,
    reason: str | None,
    facts: Mapping[str, object] | None,
) -> None:
    told, now = None if facts is None else dict(facts), newsroom.clock()

    def settle(tx: Transaction) -> Publication:
        claims.end_attempt(tx, claim.attempt.id, outcome, now, reason=reason, facts=told)
        return publications.save(tx, moved, claim.publication)

    try:
        kept = newsroom.database.together(settle)
    except NotAllowed:
        _log.warning("publication %s was taken over while it was being sent", claim.publication.id)
        return
    _log.info("publication %s: %s%s", kept.id, kept.state, f" ({kept.reason})" if kept.reason else "")


def _rest(newsroom: Newsroom, channel_id: UUID, until: datetime | None) -> None:
    """Its network takes nothing more of this account before `until`: whatever is due there waits without asking."""
    now = newsroom.clock()
    if until is not None and until > now:
        with newsroom.database.writing() as tx:
            channels.rest(tx, channel_id, min(until, now + LONGEST_REST))


def _wait(
    newsroom: Newsroom,
    publication: Publication,
    told: datetime | None,
    reason: str,
    facts: Mapping[str, object],
) -> None:
    """Certainly not sent: it stays planned and is tried again later, never in a storm."""
    retry_at = next_try(publication.tries + 1, newsroom.clock(), told)
    _move(newsroom, publication, publication.postponed(retry_at, reason, dict(facts) or None))


def _look_again(newsroom: Newsroom, publication: Publication, told: datetime) -> None:
    """Its network works on what it was given: no try has failed, and none is counted. It is looked at after `told`, at
    its hour, and at most `_POLLS_APART` apart.
    """
    now, facts = newsroom.clock(), publication.facts or {}
    polls = 1 + (int(str(facts.get("polls", 0))) if publication.reason == "not_ready" else 0)
    look_at = next_try(min(polls, _POLLS_APART), now, told)
    if now < publication.due_at:
        look_at = max(told, min(look_at, publication.due_at))
    waits = publication.postponed(look_at, "not_ready", {"polls": polls})
    _move(newsroom, publication, replace(waits, tries=publication.tries))


def _move(newsroom: Newsroom, previous: Publication, moved: Publication) -> bool:
    """False where somebody else moved it meanwhile."""
    try:
        with newsroom.database.writing() as tx:
            kept = publications.save(tx, moved, previous)
    except NotAllowed:
        _log.info("publication %s was moved by somebody else meanwhile", previous.id)
        return False
    _log.info("publication %s: %s (%s)", kept.id, kept.state, kept.reason)
    return True


def _may_come_true(attempts: Sequence[Attempt], now: datetime) -> bool:
    """Whether a request that was given up lately may still be under way: nobody heard no to it."""
    return any(
        a.outcome is Outcome.NO_ANSWER and a.ended_at is not None and now - a.ended_at < STILL_UNDER_WAY
        for a in attempts
    )


def _looked(facts: Mapping[str, object], looks: int) -> dict[str, object]:
    return {**facts, "looks": looks}


def _card(newsroom: Newsroom, content: Content) -> Card | None:
    """What is known by now of the page that has a place of its own: nobody asks the network for it at this hour."""
    if not content.link:
        return None
    with newsroom.database.reading() as tx:
        return card_of(content.link, links.seen(tx, (content.link,)).get(content.link))


def _still_good(made: Ready | None, channel: Channel, payload: Payload) -> Prepared | None:
    if made is None or made.channel.settings != channel.settings or made.prepared.payload != payload:
        return None
    return made.prepared


def _says_the_same(kept: Payload, fresh: Payload) -> bool:
    return kept.content == fresh.content and kept.title == fresh.title

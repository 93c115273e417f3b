"""One publication, from ready to settled: intent, act, outcome. No transaction is open across the network."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from calendario.checks.review import Subject, review
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
from calendario.domain.channel import Channel
from calendario.domain.delivery import Payload, new_key
from calendario.domain.problem import BadInput, NotAllowed, Problem
from calendario.domain.publication import Outcome, Publication, State
from calendario.domain.retry import next_try
from calendario.publisher.newsroom import Newsroom
from calendario.store import channels, posts, publications
from calendario.store.ids import new_id

_log = logging.getLogger(__name__)

#: The vault's words for credentials that no key will bring back.
_CREDENTIALS_GONE = frozenset({"secret_missing", "vault_damaged"})
#: When to look again on the network after an answer that never came, or a receipt whose post is not seen yet.
LOOKS = (timedelta(seconds=2), timedelta(seconds=15), timedelta(seconds=60))


@dataclass(frozen=True, slots=True)
class Ready:
    """A publication with everything short of the one irreversible call."""

    publication: Publication
    channel: Channel
    adapter: ChannelAdapter
    secret: Secret | None
    prepared: Prepared
    key: str


def prepare(newsroom: Newsroom, publication_id: UUID) -> Ready | None:
    """The publication made ready, checked as of now; None when it is not to be sent now (held, failed, to be retried).

    Harmless to repeat: the same content keeps its frozen payload and its delivery key.
    """
    now = newsroom.clock()
    with newsroom.database.reading() as tx:
        publication = publications.publication(tx, publication_id)
        if publication.state is not State.PLANNED:
            return None
        channel = channels.channel(tx, publication.channel_id)
        revision = posts.revision(tx, publication.revision_id)
        kept = publications.frozen(tx, publication_id)
    adapter = newsroom.adapters.get(channel.kind)
    if adapter is None:
        _move(newsroom, publication, publication.held("no_adapter", {"kind": channel.kind}))
        return None
    content = revision.draft.content_for(channel.id)
    findings = review(Subject(content, channel.network, channel.accepts), now)
    blocking = next((f for f in findings if f.blocks), None)
    if blocking is not None:
        _move(newsroom, publication, publication.held("finding", {"code": blocking.code, **blocking.facts}))
        return None
    payload = Payload(revision.draft.title, content, max(publication.due_at, now), str(publication.post_id))
    key = new_key(now, secrets.randbits(10))
    if kept is not None and _says_the_same(kept[0], payload):
        payload, key = kept
    try:
        secret = newsroom.secrets(channel.id)
        prepared = adapter.prepare(channel, secret, payload, newsroom.media, now)
    except (Refused, BadInput) as problem:
        _move(newsroom, publication, publication.failed(problem.code, problem.facts))
        return None
    except SignInNeeded as problem:
        _move(newsroom, publication, publication.held(problem.code, problem.facts))
        return None
    except Unavailable as problem:
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
        _wait(newsroom, publication, prepared.retry_at, "not_ready", {})
        return None
    newsroom.step("prepared")
    return Ready(publication, channel, adapter, secret, prepared, key)


def send(newsroom: Newsroom, ready: Ready) -> None:
    """Claims, sends, writes the receipt, reads the post back and settles. Whatever happens in between, the database
    says enough for the next publisher to find out what became of it.
    """
    claim = _claim(newsroom, ready)
    if claim is None:
        return
    newsroom.step("claimed")
    adapter, publication = ready.adapter, claim.publication
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
    except Problem as problem:  # no answer; or credentials that changed in mid-call could not be kept
        moved = publication.unconfirmed(problem.code, _looked(problem.facts, 0), look_at=newsroom.clock() + LOOKS[0])
        _settle(newsroom, claim, moved, Outcome.NO_ANSWER, problem.code, problem.facts)
    except Exception:
        _log.exception("publishing %s on a %s channel: a bug of ours", publication.id, ready.channel.kind)
        moved = publication.unconfirmed("our_fault", _looked({}, 0), look_at=newsroom.clock() + LOOKS[0])
        _settle(newsroom, claim, moved, Outcome.NO_ANSWER, "our_fault", {})
    else:
        newsroom.step("sent")
        _accepted(newsroom, claim, receipt)
        newsroom.step("receipt kept")
        _read_back(newsroom, ready, claim, receipt)
    newsroom.step("settled")


def ask_hour(newsroom: Newsroom, channel_id: UUID) -> datetime | None:
    """What the channel's server says it is (aware UTC); None where it has none, or cannot be asked now."""
    with newsroom.database.reading() as tx:
        channel = channels.channel(tx, channel_id)
    adapter = newsroom.adapters.get(channel.kind)
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
        kept = publications.frozen(tx, publication_id)
        prepared = publications.prepared(tx, publication_id)
        attempts = publications.attempts(tx, publication_id)
    adapter = newsroom.adapters.get(channel.kind)
    if adapter is None or kept is None or not attempts:
        _move(newsroom, publication, publication.unconfirmed("cannot_tell"))
        return
    payload, key = kept
    now = newsroom.clock()
    looks = int(str((publication.facts or {}).get("looks", 0)))
    try:
        secret = newsroom.secrets(channel.id)
        receipt = adapter.find(channel, secret, Prepared(payload, prepared), key, now)
    except CannotTell as problem:
        _move(newsroom, publication, publication.unconfirmed(problem.code, problem.facts))
        return
    except Problem as problem:  # cannot look now; the question stays open
        _log.info("looking for %s: %s", publication.id, problem.code)
        wait = next_try(looks + 1, now, problem.retry_at if isinstance(problem, Unavailable) else None)
        moved = publication.unconfirmed(publication.reason or problem.code, _looked({}, looks + 1), look_at=wait)
        _move(newsroom, publication, moved)
        return
    except Exception:
        _log.exception("looking for %s on a %s channel: a bug of ours", publication.id, channel.kind)
        _move(newsroom, publication, publication.unconfirmed("our_fault"))
        return
    accepted = any(a.remote_id is not None for a in attempts)
    if receipt is not None and _is_another(newsroom, publication, receipt):
        moved = publication.unconfirmed("cannot_tell")  # two posts that say the same: a person tells them apart
    elif receipt is not None:
        moved = publication.published(at=now, remote_id=receipt.remote_id, url=receipt.url)
    elif accepted:
        again = now + LOOKS[looks + 1] if looks + 1 < len(LOOKS) else None
        moved = publication.unconfirmed("accepted_then_absent", _looked({}, looks + 1), look_at=again)
    else:
        moved = publication.retried(now, "proved_absent")
    _move(newsroom, publication, moved)
    newsroom.step("looked up")


def adopt(newsroom: Newsroom, busy: frozenset[UUID] = frozenset()) -> int:
    """Takes over what is marked as being sent and is not among our `busy` ones: its publisher died, or could not write
    what came back. Nobody knows what became of it, so it is looked up. Only for the holder of the publisher's lock.
    Returns how many there were.
    """
    with newsroom.database.reading() as tx:
        left = [p for p in publications.being_sent(tx, newsroom.machine) if p.id not in busy]
    now = newsroom.clock()
    for publication in left:
        try:
            with newsroom.database.writing() as tx:
                for attempt in publications.attempts(tx, publication.id):
                    if attempt.outcome is Outcome.UNDER_WAY:
                        publications.end_attempt(tx, attempt.id, Outcome.NO_ANSWER, now, reason="publisher_died")
                moved = publication.unconfirmed("publisher_died", _looked({}, 0), look_at=now)
                publications.save(tx, moved, publication)
        except NotAllowed:
            _log.info("publication %s was settled meanwhile", publication.id)
    return len(left)


def _is_another(newsroom: Newsroom, publication: Publication, receipt: Receipt) -> bool:
    with newsroom.database.reading() as tx:
        return publications.taken_by_another(tx, publication, receipt.remote_id)


def _claim(newsroom: Newsroom, ready: Ready) -> publications.Claim | None:
    now = newsroom.clock()
    with newsroom.database.moving() as tx:
        return publications.claim(
            tx,
            ready.publication,
            attempt_id=new_id(now),
            payload=ready.prepared.payload,
            prepared=ready.prepared.body,
            key=ready.key,
            owner=newsroom.owner,
            now=now,
        )


def _accepted(newsroom: Newsroom, claim: publications.Claim, receipt: Receipt) -> None:
    with newsroom.database.moving() as tx:
        publications.end_attempt(
            tx,
            claim.attempt.id,
            Outcome.ACCEPTED,
            newsroom.clock(),
            remote_id=receipt.remote_id,
            url=receipt.url,
        )


def _read_back(newsroom: Newsroom, ready: Ready, claim: publications.Claim, receipt: Receipt) -> None:
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
        moved = publication.unconfirmed("not_seen_yet", _looked({}, 0), look_at=now + LOOKS[0])
        _settle(newsroom, claim, moved, Outcome.ACCEPTED, "not_seen_yet", {})
        return
    moved = publication.published(at=newsroom.clock(), remote_id=receipt.remote_id, url=seen.url or receipt.url)
    _settle(newsroom, claim, moved, Outcome.PUBLISHED, None, None)


def _settle(
    newsroom: Newsroom,
    claim: publications.Claim,
    moved: Publication,
    outcome: Outcome,
    reason: str | None,
    facts: Mapping[str, object] | None,
) -> None:
    with newsroom.database.moving() as tx:
        publications.end_attempt(
            tx, claim.attempt.id, outcome, newsroom.clock(), reason=reason, facts=None if facts is None else dict(facts)
        )
        kept = publications.save(tx, moved, claim.publication)
    _log.info("publication %s: %s%s", kept.id, kept.state, f" ({kept.reason})" if kept.reason else "")


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


def _move(newsroom: Newsroom, previous: Publication, moved: Publication) -> None:
    try:
        with newsroom.database.writing() as tx:
            kept = publications.save(tx, moved, previous)
    except NotAllowed:
        _log.info("publication %s was moved by somebody else meanwhile", previous.id)
    else:
        _log.info("publication %s: %s (%s)", kept.id, kept.state, kept.reason)


def _looked(facts: Mapping[str, object], looks: int) -> dict[str, object]:
    return {**facts, "looks": looks}


def _says_the_same(kept: Payload, fresh: Payload) -> bool:
    return kept.content == fresh.content and kept.title == fresh.title

"""Access that ends when nobody uses it: renewed well before, and where it is gone nothing of its channel goes on."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from calendario.domain.adapter import Expiring, SignInNeeded
from calendario.domain.channel import Channel
from calendario.domain.problem import Problem
from calendario.domain.publication import State
from calendario.publisher.newsroom import Newsroom
from calendario.store import channels, publications

_log = logging.getLogger(__name__)

#: What did not succeed is tried again so long after: two weeks are many days.
EVERY = timedelta(days=1)


def is_wanted(newsroom: Newsroom, channel: Channel) -> bool:
    """Whether to look after its access now: it ends soon, or nobody has read yet when it ends."""
    if not isinstance(newsroom.adapters.get(channel.kind), Expiring):
        return False
    return channel.access_ends_at is None or channel.wants_renewal(newsroom.clock())


def renew(newsroom: Newsroom, channel_id: UUID) -> None:
    """Renews it if it ends soon, and keeps when it ends now; what the network spoils stays as it was. Only its own word
    that access is gone holds what is planned there, days before the first of it is due. Raises a store's problem.
    """
    with newsroom.database.reading() as tx:
        channel = channels.channel(tx, channel_id)
    adapter = newsroom.adapter(channel.kind)
    expiring: object = newsroom.adapters.get(channel.kind)
    if adapter is None or not isinstance(expiring, Expiring):
        return
    try:
        secret = newsroom.secrets(channel_id)
        if secret is None:
            return
        until = expiring.access_ends_at(secret)
        if replace(channel, access_ends_at=until).wants_renewal(newsroom.clock()):
            adapter.rules(channel, secret)
            until = expiring.access_ends_at(secret)
    except SignInNeeded as problem:
        _gone(newsroom, channel_id, problem)
    except Problem as problem:
        _log.info("renewing the access to a %s channel: %s", channel.kind, problem.code)
    except Exception:
        _log.exception("renewing the access to a %s channel: a bug of ours", channel.kind)
    else:
        with newsroom.database.writing() as tx:
            channels.access(tx, channel_id, until)
        _log.info("the access to a %s channel ends at %s", channel.kind, until)


def _gone(newsroom: Newsroom, channel_id: UUID, problem: SignInNeeded) -> None:
    with newsroom.database.writing() as tx:
        channels.access(tx, channel_id, newsroom.clock())
        for entry in publications.upcoming(tx, channel_id):
            planned = entry.publication
            if planned.state is State.PLANNED:
                publications.save(tx, planned.held(problem.code, problem.facts), planned)
    _log.warning("channel %s: access is gone (%s)", channel_id, problem.code)

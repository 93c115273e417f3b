"""An adapter's answers, taken for nothing that they are not: what is not as the contract says must not reach the
database, nor keep the rest of the queue.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from calendario.domain.adapter import (
    Ask,
    ChannelAdapter,
    Field,
    NotReady,
    Prepared,
    Receipt,
    Recent,
    Secret,
    SignedIn,
    Unavailable,
)
from calendario.domain.channel import Channel
from calendario.domain.delivery import MediaFile, Payload
from calendario.domain.networks import Limits
from calendario.domain.problem import Problem

_T = TypeVar("_T")


class Nonsense(Exception):
    """An answer that the contract does not know: a bug of the adapter."""


@dataclass(frozen=True, slots=True)
class Plausible:
    """Stands before a channel's adapter; calls and errors as there. Raises `Nonsense` instead of handing it on."""

    adapter: ChannelAdapter

    @property
    def kind(self) -> str:
        """See `ChannelAdapter.kind`."""
        return self.adapter.kind

    @property
    def network(self) -> str:
        """See `ChannelAdapter.network`."""
        return self.adapter.network

    @property
    def fields(self) -> tuple[Field, ...]:
        """See `ChannelAdapter.fields`."""
        return self.adapter.fields

    @property
    def bound_to_machine(self) -> bool:
        """See `ChannelAdapter.bound_to_machine`."""
        return self.adapter.bound_to_machine

    def sign_in(self, fields: Mapping[str, str], ask: Ask) -> SignedIn:
        """See `ChannelAdapter.sign_in`; no publisher signs in."""
        return self.adapter.sign_in(fields, ask)

    def rules(self, channel: Channel, secret: Secret | None) -> Limits:
        """See `ChannelAdapter.rules`."""
        with _telling():
            told = self.adapter.rules(channel, secret)
        return _one(told, isinstance(told, Limits))

    def hour(self, channel: Channel) -> datetime | None:
        """See `ChannelAdapter.hour`."""
        with _telling():
            told = self.adapter.hour(channel)
        return _one(told, told is None or _is_instant(told))

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        """See `ChannelAdapter.prepare`."""
        with _telling():
            told = self.adapter.prepare(channel, secret, payload, media, now)
        if isinstance(told, NotReady):
            return _one(told, _is_instant(told.retry_at))
        return _one(told, _is_prepared(told, payload))

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        """See `ChannelAdapter.publish`."""
        with _telling():
            told = self.adapter.publish(channel, secret, prepared, key, now)
        return _one(told, _is_receipt(told))

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        """See `ChannelAdapter.find`."""
        with _telling():
            told = self.adapter.find(channel, secret, prepared, key, now)
        return _one(told, told is None or _is_receipt(told))

    def recent(self, channel: Channel, secret: Secret | None, since: datetime, now: datetime) -> Recent:
        """See `ChannelAdapter.recent`."""
        with _telling():
            told = self.adapter.recent(channel, secret, since, now)
        return _one(told, isinstance(told, Recent))


@contextmanager
def _telling() -> Iterator[None]:
    """What a problem tells can be kept: its facts are JSON, its instant has a zone."""
    try:
        yield
    except Problem as problem:
        problem.facts = {str(k): v if _is_json(v) else str(v) for k, v in problem.facts.items()}
        if isinstance(problem, Unavailable) and not (problem.retry_at is None or _is_instant(problem.retry_at)):
            problem.retry_at = None
        raise


def _one(told: _T, plausible: bool) -> _T:
    if not plausible:
        raise Nonsense(type(told).__name__)  # not what it says: that may be the post's text
    return told


def _is_instant(told: object) -> bool:
    return isinstance(told, datetime) and told.tzinfo is not None


def _is_receipt(told: object) -> bool:
    if not isinstance(told, Receipt):
        return False
    parts: tuple[object, ...] = (told.remote_id, told.url, told.fingerprint)
    rests = told.rested_at is None or _is_instant(told.rested_at)
    texts = all(part is None or isinstance(part, str) for part in parts)
    return rests and texts and bool(told.remote_id)


def _is_prepared(told: object, payload: Payload) -> bool:
    if not isinstance(told, Prepared) or told.payload != payload:
        return False
    body: object = told.body
    return isinstance(body, Mapping) and _is_json(dict(body))


def _is_json(told: object) -> bool:
    try:
        json.dumps(told, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return False
    return True

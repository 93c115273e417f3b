"""The adapter on the fake server, as the tests of this folder use it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import requests

from calendario.channels.mastodon import MastodonAdapter
from calendario.domain.adapter import NotReady, Prepared, Receipt, Recent, SignInNeeded
from calendario.domain.channel import Channel
from calendario.domain.delivery import Payload
from tests.channels.calls import NOW, KeptSecret, Pictures, a_key, a_payload


class HandClock:
    """A clock that a test turns by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Person:
    """Somebody at a browser: `browse` does what they do on the page, `pasted` is what they paste (None: they wait)."""

    browse: Callable[[str], object] = lambda url: requests.get(url, timeout=10)
    pasted: Callable[[], str] | None = None
    pages: list[str] = field(default_factory=list)
    gone: threading.Event = field(default_factory=threading.Event)

    def open_page(self, url: str) -> None:
        self.pages.append(url)
        self.browse(url)

    def take_code(self, timeout_s: float) -> str:
        if self.pasted is not None:
            return self.pasted()
        self.gone.wait(timeout_s)
        raise SignInNeeded("sign_in_given_up")


def a_channel(server: str, account_id: str) -> Channel:
    return Channel(
        id=UUID(int=11),
        kind="mastodon",
        network="mastodon",
        name="Ayuntamiento",
        letters="MA",
        settings={"server": server, "account_id": account_id},
    )


@dataclass
class Desk:
    """The adapter with its channel, as a test uses it."""

    adapter: MastodonAdapter
    channel: Channel
    secret: KeptSecret
    media: Pictures
    clock: HandClock

    def prepare(self, text: str = "Mañana abre la biblioteca.", **content: Any) -> Prepared:
        payload = a_payload(text)
        payload = replace(payload, content=replace(payload.content, **content), created_at=self.clock.now)
        answer = self.prepared(payload)
        assert isinstance(answer, Prepared)
        return answer

    def prepared(self, payload: Payload) -> Prepared | NotReady:
        return self.adapter.prepare(self.channel, self.secret, payload, self.media, self.clock.now)

    def publish(self, prepared: Prepared, key: str | None = None) -> Receipt:
        return self.adapter.publish(self.channel, self.secret, prepared, key or a_key(), self.clock.now)

    def find(self, prepared: Prepared, key: str | None = None) -> Receipt | None:
        return self.adapter.find(self.channel, self.secret, prepared, key or a_key(), self.clock.now)

    def recent(self, since: datetime) -> Recent:
        return self.adapter.recent(self.channel, self.secret, since, self.clock.now)

    def reborn(self) -> None:
        self.adapter = MastodonAdapter(clock=self.clock)

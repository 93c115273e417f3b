"""The fake server, an account on it, and somebody at a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calendario.channels.mastodon import MastodonAdapter
from calendario.channels.mastodon.sign_in import Access
from calendario.domain.channel import Channel
from tests.channels.calls import KeptSecret, Pictures
from tests.channels.mastodon.desk import Desk, HandClock, Person, a_channel
from tests.servers.fake_mastodon import FakeMastodon


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def fake(clock: HandClock) -> Iterator[FakeMastodon]:
    with FakeMastodon(clock=clock) as server:
        yield server


@pytest.fixture
def person() -> Iterator[Person]:
    somebody = Person()
    yield somebody
    somebody.gone.set()


@pytest.fixture
def adapter(clock: HandClock) -> MastodonAdapter:
    return MastodonAdapter(clock=clock)


@pytest.fixture
def channel(fake: FakeMastodon) -> Channel:
    return a_channel(fake.url, fake.account_id("ayto"))


@pytest.fixture
def secret(fake: FakeMastodon) -> KeptSecret:
    return KeptSecret(Access("the-client-id", "the-client-secret", fake.add_token("ayto")).to_json())


@pytest.fixture
def media(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "media")


@pytest.fixture
def desk(adapter: MastodonAdapter, channel: Channel, secret: KeptSecret, media: Pictures, clock: HandClock) -> Desk:
    return Desk(adapter, channel, secret, media, clock)

"""The real server, an account on it, and the adapter signed in there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from calendario.channels.bluesky import BlueskyAdapter
from calendario.domain.adapter import SignedIn
from calendario.domain.channel import Channel
from tests.channels.bluesky.office import a_channel, sign_in
from tests.channels.calls import Calls, KeptSecret, Pictures
from tests.servers.bluesky import Account, BlueskyServer, bluesky, bluesky_server

__all__ = ["bluesky", "bluesky_server"]  # fixtures


@pytest.fixture
def account(bluesky: BlueskyServer) -> Account:
    return bluesky.new_account()


@pytest.fixture(scope="session")
def office(bluesky_server: BlueskyServer) -> tuple[Account, SignedIn]:
    """One account for all the tests of the contract, which count from what they find."""
    account = bluesky_server.new_account()
    return account, sign_in(bluesky_server, account)


@pytest.fixture
def signed_in(bluesky: BlueskyServer, account: Account) -> SignedIn:
    return sign_in(bluesky, account)


@pytest.fixture
def channel(signed_in: SignedIn) -> Channel:
    return a_channel(signed_in)


@pytest.fixture
def secret(signed_in: SignedIn) -> KeptSecret:
    assert signed_in.secret
    return KeptSecret(signed_in.secret)


@pytest.fixture
def media(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "media")


@pytest.fixture
def calls(channel: Channel, secret: KeptSecret, media: Pictures) -> Calls:
    return Calls(BlueskyAdapter(), channel, secret, media, datetime.now(UTC))

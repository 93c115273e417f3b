"""An account on the Bluesky server and its session, as the tests of this folder use them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from uuid import UUID

from calendario.channels.bluesky import BlueskyAdapter
from calendario.desk.setup import NoQuestions
from calendario.domain.adapter import SignedIn
from calendario.domain.channel import Channel
from tests.channels.calls import KeptSecret
from tests.servers.bluesky import JWT_SECRET, Account, BlueskyServer


def sign_in(at: BlueskyServer, account: Account, **typed: str) -> SignedIn:
    fields = {"server": at.url, "handle": account.handle, "app_password": account.app_password}
    return BlueskyAdapter().sign_in(fields | typed, NoQuestions())


def a_channel(signed_in: SignedIn) -> Channel:
    return Channel(
        id=UUID(int=1),
        kind="bluesky",
        network="bluesky",
        name=signed_in.name,
        letters="BS",
        address=signed_in.address,
        settings=signed_in.settings,
    )


def value(record: Mapping[str, object]) -> dict[str, object]:
    told = record["value"]
    assert isinstance(told, dict)
    return told


def tokens(secret: KeptSecret) -> list[str]:
    """Handle, DID, access token, refresh token, server."""
    return str(json.loads(secret.value)["session"]).split(":::")


def with_tokens(secret: KeptSecret, *, access: str | None = None, refresh: str | None = None) -> KeptSecret:
    parts = tokens(secret)
    parts[2], parts[3] = access or parts[2], refresh or parts[3]
    return KeptSecret(json.dumps({"session": ":::".join(parts)}))


def expired(token: str) -> str:
    """The same token as the server would have signed it three hours earlier."""
    head, body, _ = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    claims |= {"iat": claims["iat"] - 3 * 3600, "exp": claims["iat"] - 3600}
    body = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    signed = hmac.digest(JWT_SECRET.encode(), f"{head}.{body}".encode(), hashlib.sha256)
    return f"{head}.{body}.{base64.urlsafe_b64encode(signed).rstrip(b'=').decode()}"

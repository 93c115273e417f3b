"""The account's session: kept as a string, used by token, rotated when the server says so, never a login per post."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from calendario.channels.bluesky.wire import HANDLE, Answered, Ended, Server, Sized, raise_named
from calendario.domain.adapter import Secret, SignInNeeded, Unavailable

if TYPE_CHECKING:
    from atproto_client.client.session import Session


def session_of(told: Mapping[str, object], address: str) -> Session | None:
    """The session out of createSession's or refreshSession's answer; None when it lacks a token."""
    from atproto_client.client.session import Session

    names = ("handle", "did", "accessJwt", "refreshJwt")
    handle, did, access, refresh = (told.get(name) for name in names)
    if not (handle and did and access and refresh):
        return None
    return Session(str(handle), str(did), str(access), str(refresh), _home_in(told.get("didDoc")) or address)


def of_account_password(session: Session) -> bool:
    """Whether it was made with the password of the account itself, so that it may do everything to the account.

    By the token's scope, as the reference server writes it (@atproto/pds 0.4.217, auth-scope.ts); where that cannot be
    read nothing is claimed.
    """
    return _claims(session.access_jwt).get("scope") == "com.atproto.access"


def ends_at(session: Session) -> datetime | None:
    """When the refresh token ends (aware UTC), as it says itself: two months on (@atproto/pds 0.4.217)."""
    told = _claims(session.refresh_jwt).get("exp")
    try:
        return datetime.fromtimestamp(told, UTC) if isinstance(told, int) and told > 0 else None
    except (ValueError, OverflowError, OSError):
        return None


def _claims(token: str) -> Mapping[str, object]:
    """What a token says of itself; nothing where that cannot be read."""
    try:
        body = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    except (ValueError, IndexError):
        return {}
    return claims if isinstance(claims, dict) else {}


def _home_in(document: object) -> str | None:
    """The address of the account's own server out of its DID document, where that can be read."""
    services = document.get("service") if isinstance(document, Mapping) else None
    for service in services if isinstance(services, list) else ():
        if isinstance(service, Mapping) and str(service.get("id")).endswith("#atproto_pds"):
            home = service.get("serviceEndpoint")
            return home if isinstance(home, str) else None
    return None


def session_in(secret: Secret) -> Session:
    """The session the secret holds. Raises `SignInNeeded` when it holds none."""
    from atproto_client.client.session import Session

    try:
        session = Session.decode(json.loads(secret.value)["session"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SignInNeeded from None  # the cause would show the secret
    if not (session.did and session.refresh_jwt):
        raise SignInNeeded
    return session


def written(session: Session) -> str:
    return json.dumps({"session": session.encode()})


class Access:
    """The account for the length of one call: what needs a token goes through `use`, which renews it once."""

    def __init__(
        self, connect: Callable[[str], Server], address: str, secret: Secret | None, now: datetime | None = None
    ) -> None:
        """`connect` opens a server by address; `address` serves where the session names no server of its own."""
        if secret is None:
            raise SignInNeeded
        self.session = session_in(secret)
        self._secret = secret
        self._now = now
        self._server = connect(self.session.pds_endpoint or address)

    def __enter__(self) -> Access:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()

    def use(
        self, call: Callable[[Server, str], Mapping[str, object]], *, publishing: bool = False
    ) -> Mapping[str, object]:
        """What `call(server, access token)` answers. After an answer that the token is not good (so nothing was done)
        it is renewed and the call made once more. Raises `ChannelProblem`, or `KeyTaken` when publishing."""
        try:
            try:
                return call(self._server, self.session.access_jwt)
            except Answered as error:
                if not error.access_ended:
                    raise
            self.renew()
            return call(self._server, self.session.access_jwt)
        except Ended as error:
            raise_named(error, publishing=publishing, now=self._now)

    @property
    def rested_at(self) -> datetime | None:
        """Until when the account's server takes nothing more, as its last answer said (aware UTC)."""
        return self._server.rested_at

    def did_of(self, handle: str) -> str | None:
        """The account's lasting name, or None where nobody has that handle."""
        if not HANDLE.fullmatch(handle):
            return None
        try:
            told = self._server.ask("com.atproto.identity.resolveHandle", {"handle": handle})
        except Answered as error:
            if error.status == 400 and not error.access_ended:
                return None
            raise_named(error, now=self._now)
        except Ended as error:
            raise_named(error, now=self._now)
        did = told.get("did")
        return did if isinstance(did, str) and did else None

    def upload(self, data: bytes | Sized, mime: str) -> Mapping[str, object]:
        """The blob's reference; the same bytes get the same one."""
        told = self.use(
            lambda server, token: server.tell("com.atproto.repo.uploadBlob", data, mime=mime, token=token)
        ).get("blob")
        if not isinstance(told, Mapping):
            raise Unavailable(detail="200 without a blob")
        return told

    def renew(self) -> None:
        """Rotates the session and keeps it at once. Nothing was published here: a failure of the network is
        `Unavailable`, and only the server's own word that the refresh token is not good is `SignInNeeded`."""
        try:
            told = self._rotated()
        except Answered as error:
            # Another process of this profile may have rotated it while we asked.
            other = session_in(self._secret)
            if not error.access_ended or other.refresh_jwt == self.session.refresh_jwt:
                raise_named(error, now=self._now)
            self.session = other
            return
        except Ended as error:
            raise_named(error, now=self._now)
        renewed = session_of(told, self.session.pds_endpoint or "")
        if renewed is None or renewed.did != self.session.did:
            # Never overwrite a good refresh token with nothing: the old one is still good for the server's grace time.
            raise Unavailable(detail="refreshSession answered without tokens")
        self._secret.keep(written(renewed))
        self.session = renewed

    def _rotated(self) -> Mapping[str, object]:
        return self._server.tell("com.atproto.server.refreshSession", None, token=self.session.refresh_jwt)

"""XRPC with each ending told from the others: not sent, lost, answered with an error, done."""

from __future__ import annotations

import ipaddress
import json
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from types import MappingProxyType
from typing import Any, NoReturn, Protocol, runtime_checkable
from urllib.parse import urlsplit

from calendario.domain.adapter import NoAnswer, Refused, SignInNeeded, Unavailable

DEFAULT_SERVER = "https://bsky.social"

# Error names of the reference server, @atproto/pds 0.4.217 and the lexicons of 2026-08.
ACCESS_ENDED = frozenset({"ExpiredToken", "InvalidToken"})
ACCOUNT_CLOSED = frozenset({"AccountTakedown", "AccountDeactivated", "AccountSuspended", "AccountNotFound"})

_STORED_S = 300.0  # of silence around a large file: the server stores it before it answers
_NOTHING: Mapping[str, str] = MappingProxyType({})
_ANSWER_BYTES = 8_000_000  # a page of 100 records with every field full is about 1 MB

# https://atproto.com/specs/handle; the reference server answers 500 to anything else, which would look like a failure.
HANDLE = re.compile(r"(?=.{1,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?")


def server_address(typed: str) -> str:
    """What a person typed as a server's address, with scheme and without path: https, or http on this machine alone.

    Raises `Refused("address_wrong")` or `Refused("address_not_https")`.
    """
    typed = typed.strip()
    if not typed:
        return DEFAULT_SERVER
    try:
        parts = urlsplit(typed if "://" in typed else f"https://{typed}")
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused("address_wrong") from error
    if not host or parts.scheme not in ("http", "https") or parts.username or re.search(r"\s", host):
        raise Refused("address_wrong")
    if parts.scheme == "http" and not _is_loopback(host):
        raise Refused("address_not_https", server=host)
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(address: str) -> str:
    """How a person knows the server at `address`: its host, with the port where there is one."""
    return urlsplit(address).netloc


@runtime_checkable
class Sized(Protocol):
    """A body that is sent a piece at a time, from its beginning each time it is asked for."""

    @property
    def size_bytes(self) -> int:
        """How long it is."""

    def __iter__(self) -> Iterator[bytes]:
        """Its pieces."""


class Ended(Exception):
    """A request that did not end with a 2xx and JSON. `server` is the host that was asked."""

    server = ""


class NotSent(Ended):
    """The server got nothing of it. `code` is for `Unavailable`."""

    def __init__(self, code: str, detail: str) -> None:
        self.code, self.detail = code, detail
        super().__init__(code)


class Lost(Ended):
    """It left, wholly or in part, and no answer that can be read came back."""

    def __init__(self, detail: str) -> None:
        self.detail = detail
        super().__init__(detail)


class Garbled(Lost):
    """A 2xx came back that no Bluesky server would send."""

    def __init__(self) -> None:
        super().__init__("an answer that is not JSON")


class Answered(Ended):
    """The server answered with an error: HTTP `status`, the XRPC error's `name` and `message` (may be empty)."""

    def __init__(self, status: int, name: str, message: str, headers: Mapping[str, str]) -> None:
        self.status, self.name, self.message, self.headers = status, name, message[:200], headers
        super().__init__(self.told)

    @property
    def told(self) -> str:
        return " ".join(filter(None, (str(self.status), self.name, self.message)))

    @property
    def access_ended(self) -> bool:
        return self.name in ACCESS_ENDED or (self.status == 401 and self.name not in ACCOUNT_CLOSED)


class KeyTaken(Exception):
    """A record lies under the key and is not, byte for byte, the one we sent."""

    def __init__(self, detail: str) -> None:
        self.detail = detail
        super().__init__(detail)


class Server:
    """One server's XRPC for the length of one call: atproto's HTTP client, with each ending told from the others."""

    def __init__(self, address: str, connect_timeout_s: float, read_timeout_s: float) -> None:
        import httpx
        from atproto_client.request import Request

        self._address = address.removesuffix("/").removesuffix("/xrpc")
        self.server_time_at: datetime | None = None  # its own clock when it last answered
        self.rested_at: datetime | None = None  # the last answer was the last it gives before this instant
        server_address(self._address)  # a session's own server must be as safe as a typed one
        self._large = httpx.Timeout(max(read_timeout_s, _STORED_S), connect=connect_timeout_s, pool=connect_timeout_s)
        timeout = httpx.Timeout(read_timeout_s, connect=connect_timeout_s, pool=connect_timeout_s)
        hooks = {"request": [_only_safe], "response": [_read]}
        self._http = Request(timeout=timeout, verify=_trust(), event_hooks=hooks)

    def close(self) -> None:
        self._http.close()

    def ask(self, name: str, query: Mapping[str, str], *, token: str = "") -> Mapping[str, object]:
        return self._call("get", name, token, params=dict(query))

    def tell(
        self,
        name: str,
        body: Mapping[str, object] | bytes | Sized | None,
        *,
        mime: str = "application/json",
        token: str = "",
    ) -> Mapping[str, object]:
        """A procedure; None sends no body."""
        if body is None:
            return self._call("post", name, token)
        if isinstance(body, Sized):
            length = {"Content-Length": str(body.size_bytes)}  # else it goes in chunks, which not every server takes
            return self._call("post", name, token, mime=mime, more=length, content=iter(body), timeout=self._large)
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        return self._call("post", name, token, content=data, mime=mime)

    def _call(
        self, verb: str, name: str, token: str, *, mime: str = "", more: Mapping[str, str] = _NOTHING, **sent: object
    ) -> Mapping[str, object]:
        try:
            return self._answer(verb, name, token, mime=mime, more=more, **sent)
        except Ended as error:
            error.server = host_of(self._address)
            raise

    def _answer(
        self, verb: str, name: str, token: str, *, mime: str, more: Mapping[str, str], **sent: object
    ) -> Mapping[str, object]:
        import httpx
        from atproto_client.exceptions import RequestErrorBase

        headers = ({"Authorization": f"Bearer {token}"} if token else {}) | ({"Content-Type": mime} if mime else {})
        headers |= more
        send = self._http.get if verb == "get" else self._http.post
        try:
            answer = send(f"{self._address}/xrpc/{name}", headers=headers, **sent)
        except RequestErrorBase as error:
            if error.response is None:
                raise _of_transport(error.__cause__ or error) from error
            words = error.response.content
            raise Answered(
                error.response.status_code,
                str(getattr(words, "error", None) or ""),
                str(getattr(words, "message", None) or ""),
                error.response.headers,
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:  # the library lets some through
            raise _of_transport(error) from error
        except ValueError as error:  # announced as JSON and is none
            raise Garbled from error
        if not isinstance(answer.content, dict):
            raise Garbled
        with suppress(ValueError, TypeError, OverflowError):  # a date it cannot write is no date
            self.server_time_at = parsedate_to_datetime(answer.headers.get("date") or "").astimezone(UTC)
        spent = answer.headers.get("ratelimit-remaining") == "0"
        self.rested_at = _retry_at(answer.headers, None) if spent else None
        return answer.content


@cache
def _trust() -> ssl.SSLContext:
    """The authorities this computer trusts, read once: 40 ms that a post due this second does not wait for."""
    import httpx

    return httpx.create_ssl_context()


def _only_safe(request: object) -> None:
    """Refuses to follow a redirection that leaves TLS."""
    import httpx

    assert isinstance(request, httpx.Request)
    if request.url.scheme != "https" and not _is_loopback(request.url.host):
        raise httpx.UnsupportedProtocol("plain http")


def _read(response: object) -> None:
    """Reads a whole answer, as long as it is no longer than any true one."""
    import httpx

    assert isinstance(response, httpx.Response)
    read = bytearray()
    for piece in response.iter_bytes(65_536):
        read += piece
        if len(read) > _ANSWER_BYTES:
            raise httpx.StreamError("an answer longer than any true one")
    response._content = bytes(read)


def _of_transport(error: BaseException) -> Ended:
    import httpx

    words = (str(error) or type(error).__name__)[:200]
    if not isinstance(
        error,
        httpx.ConnectError
        | httpx.ConnectTimeout
        | httpx.PoolTimeout
        | httpx.ProxyError
        | httpx.UnsupportedProtocol
        | httpx.InvalidURL,
    ):
        return Lost(type(error).__name__)
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return NotSent("server_not_trusted", words)
        if isinstance(cause, socket.gaierror):
            return NotSent("server_not_found", words)
        cause = cause.__cause__ or cause.__context__
    return NotSent("unavailable", words)


def raise_named(error: Ended, *, publishing: bool = False, now: datetime | None = None) -> NoReturn:
    """Raises what must happen next after `error`; `publishing` when the request, done, would have been the post."""
    facts: dict[str, Any] = {"server": error.server} if error.server else {}
    if isinstance(error, NotSent):
        raise Unavailable(error.code, detail=error.detail, **facts) from error
    if isinstance(error, Lost):
        raise (NoAnswer if publishing else Unavailable)(detail=error.detail, **facts) from error
    assert isinstance(error, Answered)
    if error.name == "InvalidSwap" and publishing:
        raise KeyTaken(error.told) from error
    if error.name in ACCOUNT_CLOSED:
        raise SignInNeeded("account_closed", detail=error.told, **facts) from error
    if error.access_ended:
        raise SignInNeeded(detail=error.told, **facts) from error
    if error.status == 429:
        raise Unavailable("rate_limited", retry_at=_retry_at(error.headers, now), detail=error.told, **facts) from error
    if error.status >= 500 or error.status == 408:
        raise (NoAnswer if publishing else Unavailable)(detail=error.told, **facts) from error
    if error.name == "BlobNotFound":
        # Uploaded pictures that no post uses are thrown away after a while: preparing again uploads them again.
        raise Unavailable("pictures_gone", detail=error.told, **facts) from error
    raise Refused(_refusal(error), detail=error.told, **facts) from error


def _refusal(error: Answered) -> str:
    if error.name == "BlobTooLarge" or error.status == 413 or re.search(r"blob too big|\.embed\b.*too", error.message):
        return "image_too_big"
    if re.search(r"(string|grapheme) too big .*\$\.record\.text", error.message):
        return "text_too_long"
    return "not_a_bluesky_server" if error.status in (404, 405) else "refused"


def _retry_at(headers: Mapping[str, str], now: datetime | None) -> datetime | None:
    """When the server takes calls again: its own instant, else its seconds after its own clock (or `now`)."""
    try:
        if reset := headers.get("ratelimit-reset"):
            return datetime.fromtimestamp(int(reset), UTC)
        if after := headers.get("retry-after"):
            if not after.strip().isdigit():
                return parsedate_to_datetime(after).astimezone(UTC)
            told = parsedate_to_datetime(headers["date"]).astimezone(UTC) if "date" in headers else now
            return told + timedelta(seconds=int(after)) if told else None
    except (ValueError, TypeError, OverflowError, OSError):
        pass
    return None

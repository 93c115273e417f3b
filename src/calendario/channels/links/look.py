"""Looks behind web addresses: is there a page, has it moved, what would its card show.

Whoever wrote an address, or answers at it, may be hostile. Names are resolved here and only what lies in the open
network is asked, at every step of a redirection, so that no page makes this computer knock at its own router; nothing
is sent but the address itself (no cookies, no credentials); and everything that comes back has an end.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from calendario.channels.links.head import MOST_HTML_BYTES, Head, head_of
from calendario.channels.links.picture import small
from calendario.domain.adapter import Unavailable
from calendario.domain.addresses import Looked, is_public, is_web

if TYPE_CHECKING:
    import httpx

#: Redirections followed, seconds for a page (and as many for its picture), bytes of a picture.
MOST_HOPS, PATIENCE_S, MOST_PICTURE_BYTES = 5, 10.0, 2_000_000
#: Addresses looked at by one call: a text with more of them is no post.
MOST_AT_ONCE = 8

_USER_AGENT = "Calendario (link preview)"
_FOR_GOOD, _FOR_NOW = (301, 308), (302, 303, 307)
_PAGES = ("text/html", "application/xhtml+xml")
# OpenSSL: the chain does not end at an authority we know. Browsers fetch the missing link, which several public bodies
# do not send; so it proves nothing.
_CHAIN_UNFINISHED = (2, 20, 21)

#: As `socket.getaddrinfo`.
Resolve = Callable[..., list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a look goes: `here` lets it ask this computer too, which is for servers that a test starts; `trust` are
    the authorities it believes, None for those that this computer does.
    """

    here: bool = False
    patience_s: float = PATIENCE_S
    resolve: Resolve = socket.getaddrinfo
    trust: ssl.SSLContext | None = None


def look(addresses: Sequence[str], reach: Reach = Reach()) -> tuple[Looked, ...]:
    """What lies behind each of the first `MOST_AT_ONCE` addresses, side by side; takes `PATIENCE_S` twice at most.

    Raises `Unavailable` where this computer has no way out, so that nothing is held against an address.
    """
    if not reach.here and (urllib.request.getproxies().keys() & {"http", "https", "all"} or not _has_way_out()):
        raise Unavailable  # behind a proxy names are not resolved here: nobody could say who is asked
    wanted = list(dict.fromkeys(addresses))[:MOST_AT_ONCE]
    found: dict[str, Looked] = {}
    threads = []
    for address in wanted:
        work = (address, reach, found)
        threads.append(threading.Thread(target=_look_at, args=work, name="link", daemon=True))
        threads[-1].start()
    end = time.monotonic() + 2 * reach.patience_s + 1
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    return tuple(found.get(a, Looked(a, problem="too_slow")) for a in wanted)


#: A name that is found wherever any name is: who keeps the list of all of them.
_EVERYBODY_S = "www.iana.org"


class _Stopped(Exception):
    """Not further; `problem` as `Seen` has it."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem)


def _look_at(address: str, reach: Reach, found: dict[str, Looked]) -> None:
    page = _Page(reach)
    try:
        found[address] = page.looked(address)
    except Exception:  # a page that finds a hole in a parser must not cost the others their answer
        found[address] = Looked(address, problem="trouble")


class _Page:
    """One look, from the address to the picture of its card."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._end = 0.0
        self._named: bool | None = None

    def looked(self, address: str) -> Looked:
        import httpx

        try:
            status, final, moved_to, head = self._page(address)
        except _Stopped as stopped:
            return Looked(address, problem=stopped.problem)
        except (httpx.InvalidURL, ValueError, UnicodeError):
            return Looked(address, problem="not_asked")
        problem = _problem_of(status)
        if problem is not None:
            return Looked(address, status, problem)
        picture = self._picture(final, head)
        return Looked(address, status, None, moved_to, head.title, head.description, picture)

    def _page(self, address: str) -> tuple[int, str, str, Head]:
        import httpx

        self._end = time.monotonic() + self._reach.patience_s
        url, moved_to, for_good = httpx.URL(address), "", True
        for _ in range(MOST_HOPS + 1):
            with self._asked(url, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5") as answer:
                status, to = answer.status_code, answer.headers.get("location", "")
                if status not in _FOR_GOOD + _FOR_NOW or not to:
                    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
                    if kind not in _PAGES or status >= 300:
                        return status, str(url), moved_to, Head()
                    data = b"".join(self._read(answer, MOST_HTML_BYTES))
                    return status, str(url), moved_to, head_of(data, answer.headers.get("content-type", ""))
            there = url.join(to)
            if not there.fragment and url.fragment:
                there = there.copy_with(fragment=url.fragment)
            url, for_good = there, for_good and status in _FOR_GOOD
            if for_good:
                moved_to = str(url)
        raise _Stopped("trouble")

    def _picture(self, page: str, head: Head) -> bytes | None:
        import httpx

        if not head.picture:
            return None
        self._end = time.monotonic() + self._reach.patience_s
        try:
            url = httpx.URL(urljoin(page, head.picture))
            for _ in range(MOST_HOPS + 1):
                with self._asked(url, "image/*") as answer:
                    to = answer.headers.get("location", "")
                    if answer.status_code not in _FOR_GOOD + _FOR_NOW or not to:
                        good = answer.status_code == 200 and answer.headers.get("content-type", "").startswith("image/")
                        data = b"".join(self._read(answer, MOST_PICTURE_BYTES + 1)) if good else b""
                        return small(data) if 0 < len(data) <= MOST_PICTURE_BYTES else None
                url = url.join(to)
        except (_Stopped, httpx.InvalidURL, ValueError, UnicodeError):
            pass
        return None

    def _asked(self, url: httpx.URL, accept: str) -> _Answer:
        """The answer of the first of the host's numbers that may be asked and takes the call. Raises `_Stopped`."""
        if not is_web(str(url)):
            raise _Stopped("not_asked")
        host = url.raw_host.decode("ascii")
        port = url.port or (443 if url.scheme == "https" else 80)
        problem = _Stopped("unreachable")
        for number in self._numbers(host, port):
            try:
                return self._asked_at(url, host, number, accept)
            except _Stopped as stopped:
                problem = stopped
                if stopped.problem != "unreachable":
                    break
        raise problem

    def _has_names(self) -> bool:
        """Whether any name is found at all: without a network many systems say of each that there is none."""
        if self._named is None:
            try:
                self._named = bool(self._reach.resolve(_EVERYBODY_S, 443, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError):
                self._named = False
        return self._named

    def _numbers(self, host: str, port: int) -> list[str]:
        try:
            told = self._reach.resolve(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            for_now = error.errno == getattr(socket, "EAI_AGAIN", None)
            raise _Stopped("name_unknown" if not for_now and self._has_names() else "unreachable") from error
        except (OSError, UnicodeError) as error:
            raise _Stopped("name_unknown") from error
        numbers = list(dict.fromkeys(str(entry[4][0]) for entry in told))
        asked = [number for number in numbers if self._may_ask(number)]
        if numbers and not asked:
            raise _Stopped("not_asked")
        return asked[:4]

    def _may_ask(self, number: str) -> bool:
        try:
            at = ipaddress.ip_address(number.partition("%")[0])
        except ValueError:
            return False
        return is_public(at) or (self._reach.here and at.is_loopback)

    def _asked_at(self, url: httpx.URL, host: str, number: str, accept: str) -> _Answer:
        import httpx

        left_s = self._left_s()
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": _USER_AGENT,
            "Accept": accept,
            "Accept-Language": "es,*;q=0.5",
            "Accept-Encoding": "gzip, identity",
            "Connection": "close",
        }
        # The number that was looked at is the number that is called: a name may mean another one the next moment.
        at = url.copy_with(host=number, username="", password="", fragment="")
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), left_s)
        request = httpx.Request("GET", at, headers=headers, extensions={"timeout": timeout, "sni_hostname": host})
        transport = httpx.HTTPTransport(verify=self._trust(), trust_env=False)
        try:
            return _Answer(transport.handle_request(request), transport)
        except (httpx.HTTPError, httpx.StreamError, OSError, ValueError) as error:
            transport.close()
            raise _Stopped(_why(error)) from error

    def _trust(self) -> ssl.SSLContext:
        import httpx

        return self._reach.trust or httpx.create_ssl_context()

    def _read(self, answer: _Answer, most: int) -> Iterator[bytes]:
        """What it says, opened as it was packed, up to `most` bytes. Raises `_Stopped`."""
        import httpx

        packed = answer.headers.get("content-encoding", "").strip().lower()
        if packed not in ("", "identity", "gzip", "x-gzip"):
            return
        opener = zlib.decompressobj(47) if "gzip" in packed else None
        try:
            for piece in answer.pieces():
                self._left_s()
                data = piece
                if opener is not None:
                    data = opener.decompress(piece, most)
                yield data[:most]
                most -= len(data)
                if most <= 0:
                    return
        except zlib.error:
            return
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            raise _Stopped(_why(error)) from error

    def _left_s(self) -> float:
        left_s = self._end - time.monotonic()
        if left_s <= 0:
            raise _Stopped("too_slow")
        return left_s


class _Answer:
    """An open answer and the line it comes by; closes both."""

    def __init__(self, response: httpx.Response, transport: httpx.HTTPTransport) -> None:
        self._response, self._transport = response, transport
        self.status_code, self.headers = response.status_code, response.headers

    def __enter__(self) -> _Answer:
        return self

    def __exit__(self, *_error: object) -> None:
        self._response.close()
        self._transport.close()

    def pieces(self) -> Iterator[bytes]:
        """As they come, still packed."""
        return self._response.iter_raw()


def _problem_of(status: int) -> str | None:
    if status < 300:
        return None
    if status in (404, 410):
        return "not_found" if status == 404 else "gone"
    return "refused" if 400 <= status < 500 else "trouble"


def _why(error: BaseException) -> str:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return "too_slow"
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "unreachable" if cause.verify_code in _CHAIN_UNFINISHED else "tls"
        cause = cause.__cause__ or cause.__context__
    return "unreachable"


def _has_way_out() -> bool:
    """Whether there is a way to the open network, by what this computer knows of itself: nothing is sent."""
    for family, number in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as way:
                way.connect((number, 9))
                return True
        except OSError:
            continue
    return False

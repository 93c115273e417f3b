"""One server that speaks Mastodon's interface: calls that end the way the publisher needs to hear it."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from time import monotonic, time
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from calendario.domain.adapter import ChannelProblem, NoAnswer, Refused, SignInNeeded, Unavailable

if TYPE_CHECKING:
    import requests

_T = TypeVar("_T")

#: Seconds to connect, and of silence, before a call is given up; and for a whole answer, however slowly it drips.
TIMEOUT_S = 30.0
_ANSWER_S = 60.0
_ANSWER_BYTES = 8_000_000  # a page of 40 posts with every field full is about 1 MB
#: A wait that a server asks for is believed up to a day.
_LONGEST_WAIT_S = 86_400
#: Methods newer than this are not used, so the library needs no call to learn the server's version.
_SPOKEN_VERSION = "4.3.0"
_USER_AGENT = "Calendario"
#: How the library must fail when a server's answer has a shape it does not expect.
_BROKEN_ANSWER = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError)


class Moved(Exception):
    """The server sent the call elsewhere; a post must not follow (it would arrive as a reading call)."""


class AnswerTooLong(Exception):
    """The answer is bigger or slower than any true one."""


class Garbled(Exception):
    """The server answered yes, in a shape that is no answer."""


class Server:
    """Calls to the server at `origin` (scheme, host and port), as the owner of `token`.

    Nothing is retried, no redirect is followed unless `follow`, connections are not reused (small servers close them
    without a word). `hidden` words are kept out of what an error tells. Not for several threads at once.
    """

    def __init__(
        self,
        origin: str,
        token: str | None = None,
        *,
        hidden: tuple[str, ...] = (),
        timeout_s: float = TIMEOUT_S,
        follow: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        import requests
        from mastodon import Mastodon

        self.origin = origin
        self.host = urlsplit(origin).netloc
        self.server_time_at: datetime | None = None  # the server's own clock when it last answered
        self.answered_url = origin
        self._timeout_s = timeout_s
        self._hidden = (*hidden, *([token] if token else []))
        self._follow = follow
        self._clock = clock
        self._retry_after_s: float | None = None
        self._session = requests.Session()
        self._session.stream = True
        self._session.hooks["response"].append(self._read)
        self._client: Any = Mastodon(
            access_token=token,
            api_base_url=origin,
            ratelimit_method="throw",
            request_timeout=timeout_s,
            session=self._session,
            user_agent=_USER_AGENT,
            mastodon_version=_SPOKEN_VERSION,
            version_check_mode="created",
            lang="en",  # else refusals come in the account's language and their reason is not recognised
        )

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def ask(self, call: Callable[[Any], _T]) -> _T:
        """The answer to a call that publishes nothing; one that never came is `Unavailable`."""
        return self._call(call, irreversible=False)

    def send(self, call: Callable[[Any], _T]) -> _T:
        """The answer to the call that publishes; where it may have left without an answer, `NoAnswer`."""
        return self._call(call, irreversible=True)

    def post_form(self, path: str, form: Mapping[str, str]) -> tuple[int, Mapping[str, Any]]:
        """Status and JSON object (empty where there is none) of a form sent without the token; nothing is published."""

        def call(_: Any) -> tuple[int, Mapping[str, Any]]:
            response = self._plain("POST", path, form)
            return response.status_code, _object_or_empty(response)

        return self.ask(call)

    def get_json(self, path: str) -> tuple[int, Mapping[str, Any]]:
        """Status and JSON object (empty where there is none) of a plain reading call without the token."""

        def call(_: Any) -> tuple[int, Mapping[str, Any]]:
            response = self._plain("GET", path, {})
            return response.status_code, _object_or_empty(response)

        return self.ask(call)

    def upload(self, path: str, form: Iterable[bytes], kind: str, *, answer_s: float) -> Mapping[str, Any]:
        """The JSON object that answers a form (`kind` its media type, its length known) sent with the token, a piece at
        a time; nothing is published. `answer_s` bounds the silence after it.
        """

        def call(client: Any) -> Mapping[str, Any]:
            headers = {"Authorization": f"Bearer {client.access_token}", "Content-Type": kind}
            response = self._plain("POST", path, form, headers, answer_s)
            told = _object_or_empty(response)
            if response.status_code >= 400:
                raise self.refusal(response.status_code, told.get("error"))
            return an_object(told or None)

        return self.ask(call)

    @property
    def rested_at(self) -> datetime | None:
        """Until when it takes nothing more of this account, where its last answer was the last before (aware UTC)."""
        return self._retry_at() if self._client.ratelimit_remaining == 0 else None

    def refusal(self, status: int, words: object, *, irreversible: bool = False) -> ChannelProblem:
        """What an answer with an error `status` (400 to 599) means."""
        detail = self._detail(words)
        facts: dict[str, Any] = {"server": self.host, "status": status}
        if detail:
            facts["detail"] = detail
        if status >= 500 or status == 408:
            return NoAnswer("server_error", **facts) if irreversible else Unavailable("server_error", **facts)
        if status == 429:
            return Unavailable("rate_limited", retry_at=self._retry_at(), **facts)
        if status == 401:
            return SignInNeeded(**facts)
        lowered = detail.lower()
        if status == 403 and ("scope" in lowered or "login" in lowered):
            return SignInNeeded(**facts)
        return _refused(status, lowered, facts)

    def _call(self, call: Callable[[Any], _T], *, irreversible: bool) -> _T:
        from mastodon import errors

        self._retry_after_s = None
        try:
            return call(self._client)
        except errors.MastodonNetworkError as error:
            raise self._unreached(error, irreversible=irreversible) from None
        except errors.MastodonRatelimitError as error:
            # The library raises the same for a limit header it cannot read, even on an answer that accepted the post.
            if error.args[:1] != ("Hit rate limit.",):
                raise self._garbled(irreversible=irreversible) from None
            raise self.refusal(429, None) from None
        except errors.MastodonAPIError as error:
            if len(error.args) == 4 and isinstance(error.args[1], int):
                raise self.refusal(error.args[1], error.args[3], irreversible=irreversible) from None
            raise self._garbled(irreversible=irreversible) from None
        except (Garbled, *_BROKEN_ANSWER):
            # Without its cause: the library quotes the answer, which may hold the post's text.
            raise self._garbled(irreversible=irreversible) from None

    def _plain(
        self,
        method: str,
        path: str,
        form: Mapping[str, str] | Iterable[bytes],
        headers: Mapping[str, str] = MappingProxyType({}),
        answer_s: float = 0.0,
    ) -> requests.Response:
        """A call without the library, told as the library tells it."""
        from mastodon import errors

        try:
            return self._session.request(
                method,
                self.origin + path,
                data=(dict(form) or None) if isinstance(form, Mapping) else form,
                headers={"User-Agent": _USER_AGENT, "Accept": "application/json", **headers},
                timeout=(self._timeout_s, max(self._timeout_s, answer_s)),
                auth=lambda request: request,  # else a .netrc entry for the host would be sent along
            )
        except Exception as error:
            raise errors.MastodonNetworkError(type(error).__name__) from error

    def _read(self, response: requests.Response, *_: object, **__: object) -> None:
        """Reads a whole answer within bounds, notes the server's time, and lets the connection go."""
        try:
            self.server_time_at = _instant(response.headers.get("Date"))
            self._retry_after_s = _seconds(response.headers.get("Retry-After"))
            self.answered_url = response.url
            if 300 <= response.status_code < 400 and not self._follow:
                raise Moved(response.status_code)
            until, read = monotonic() + _ANSWER_S, bytearray()
            for piece in response.iter_content(65_536):
                read += piece
                if len(read) > _ANSWER_BYTES or monotonic() > until:
                    raise AnswerTooLong
            response._content = bytes(read)
        finally:
            response.close()
            connection = getattr(response, "connection", None)
            if connection is not None:
                connection.close()

    def _garbled(self, *, irreversible: bool) -> ChannelProblem:
        facts: dict[str, Any] = {"server": self.host}
        return NoAnswer("answer_garbled", **facts) if irreversible else Unavailable("answer_garbled", **facts)

    def _unreached(self, error: BaseException, *, irreversible: bool) -> ChannelProblem:
        import requests
        import urllib3.exceptions as http

        chain = list(_chain(error))
        if any(isinstance(link, UnicodeEncodeError) for link in chain):
            return Refused("text_has_surrogate")
        facts: dict[str, Any] = {"server": self.host}
        if any(isinstance(link, ssl.SSLCertVerificationError) for link in chain):
            return Unavailable("certificate_not_trusted", **facts)
        if any(isinstance(link, Moved) for link in chain):
            return Unavailable("address_moved", **facts)
        if any(isinstance(link, requests.exceptions.InvalidHeader) for link in chain):
            return SignInNeeded("sign_in_needed", **facts)  # a damaged token
        if any(isinstance(link, http.NameResolutionError) for link in chain):
            return Unavailable("name_not_found", **facts, unknown=_no_such_name(chain))
        never_left = (
            http.NewConnectionError,
            http.ConnectTimeoutError,
            http.ProxyError,
            http.LocationValueError,
            requests.exceptions.ConnectTimeout,
            requests.exceptions.InvalidURL,
            requests.exceptions.InvalidSchema,
        )
        if any(isinstance(link, never_left) for link in chain):
            return Unavailable("server_unreachable", **facts)
        return NoAnswer(**facts) if irreversible else Unavailable("no_answer", **facts)

    def _retry_at(self) -> datetime | None:
        """When the server said to come back (aware UTC, by our own clock), if it said so."""
        told = self._client.ratelimit_reset
        wait_s = told - time() if told is not None else self._retry_after_s
        if wait_s is None or not wait_s > 0:
            return None
        return self._clock() + timedelta(seconds=min(wait_s, _LONGEST_WAIT_S))

    def _detail(self, words: object) -> str:
        """The server's own words in one line; none where they are markup or repeat what must not be told."""
        if not isinstance(words, str):
            return ""
        said = " ".join(words.split())
        if "<" in said or not said.isprintable():
            return ""
        low = said.lower()
        telling = (word.lower() for hidden in self._hidden for word in (hidden, *re.findall(r"\w{8,}", hidden)))
        if any(word in low and word not in _OWN_WORDS for word in telling if word):
            return ""
        return said[:200]


#: Long words of Mastodon's own refusals: that a post holds one too does not make the refusal a quotation.
_OWN_WORDS = frozenset({"validation", "character", "exceeded", "processing", "finished", "visibility", "language"})


def _refused(status: int, words: str, facts: dict[str, Any]) -> ChannelProblem:
    """A 4xx that says no for good, by the words of Mastodon 4.6; anything else is plainly refused."""
    if "not finished processing" in words:
        return Unavailable("media_not_ready", **facts)
    if status == 413 or "file size" in words:
        return Refused("picture_too_big", **facts)
    if status == 404:
        return Refused("not_there", **facts)
    for told, code in (
        ("character limit", "text_too_long"),
        ("can't be blank", "text_empty"),
        ("cannot attach more", "too_many_images"),
        ("description is too long", "alt_text_too_long"),
    ):
        if told in words:
            return Refused(code, **facts)
    return Refused(**facts)


def is_loopback(host: str | None) -> bool:
    """Whether `host` (without port) is this computer itself."""
    if host is None:
        return False
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def an_object(answer: object) -> Mapping[str, Any]:
    """`answer` where it is a JSON object. Raises `Garbled`."""
    if not isinstance(answer, Mapping):
        raise Garbled
    return answer


def _object_or_empty(response: requests.Response) -> Mapping[str, Any]:
    try:
        told = response.json()
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _chain(error: BaseException) -> Iterator[BaseException]:
    """`error` and what it was made of: causes, contexts, and what the HTTP libraries keep as reason or argument."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        link = waiting.pop()
        if not isinstance(link, BaseException) or id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        waiting += [link.__cause__, link.__context__, getattr(link, "reason", None), *link.args]


def _no_such_name(chain: list[BaseException]) -> bool:
    """Whether the name surely does not exist, as opposed to a network in which nothing can be looked up."""
    import socket

    return any(isinstance(link, socket.gaierror) and link.errno == socket.EAI_NONAME for link in chain)


def _instant(header: str | None) -> datetime | None:
    try:
        told = parsedate_to_datetime(header or "")
        return told.astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def _seconds(header: str | None) -> float | None:
    return float(header) if header and header.isascii() and header.isdigit() and len(header) < 8 else None

"""A Mastodon server for tests and demonstrations, from Mastodon's own rules, with faults that can be switched on.

What is here is what a publisher meets: signing in, limits, pictures that take their time, posts whose idempotency key
is kept for an hour, refusals in the server's words, rate limits. Figures and messages: Mastodon 4.6.

    with FakeMastodon() as fake:
        token = fake.add_token("ayto")
        fake.play(Fault.DROP_AFTER)      # the next post is taken, and its answer never comes

As a program: `python -m tests.servers.fake_mastodon --port 3300`; faults by `POST /_fault` with `name` and `times`.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import html
import itertools
import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import sleep
from typing import Any
from urllib.parse import urlencode

import regex

from tests.servers.fake_mastodon_http import Fault, Listener, Planned

KEY_LIVES = timedelta(hours=1)  # PostStatusService: idempotency keys live 3600 s
OOB = "urn:ietf:wg:oauth:2.0:oob"
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")
_MENTION = re.compile(r"(?<![\w/@.])@(\w+)(?:@([\w.:-]*\w))?")
_TAG = re.compile(r"(?<![\w/&])#(\w*[^\W\d]\w*)")


@dataclass
class Status:
    """A post as the server keeps it."""

    id: str
    account: str
    text: str
    warning: str
    visibility: str
    language: str | None
    media_ids: list[str]
    made_at: datetime
    application: str | None
    key: str | None = None
    sensitive: bool = False
    edited_at: datetime | None = None
    reply_to: str | None = None


@dataclass
class Media:
    """An uploaded picture; `polls` more looks until it is processed."""

    id: str
    account: str
    data: bytes
    mime: str
    alt: str
    polls: int
    focus: str = ""  # "x,y" as it was sent, -1 to 1
    status_id: str | None = None
    failed: bool = False


@dataclass
class _App:
    name: str
    secret: str
    redirects: list[str]
    scopes: set[str]


@dataclass
class _Code:
    app: str
    account: str
    redirect: str
    scopes: set[str]
    challenge: str | None


@dataclass
class Token:
    """An access token: whose, what it may, and the application's name."""

    account: str
    scopes: set[str]
    application: str


class FakeMastodon:
    """The server; a context manager. Everything a test reads or sets is an attribute; `clock` gives aware UTC."""

    def __init__(
        self, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC), port: int = 0, version: str = "4.6.5"
    ) -> None:
        self.clock = clock
        self.limited_for = timedelta(minutes=5)  # until it takes calls again
        self.gives_its_last = False  # whatever is posted is the last that its limit allows for so long
        self.version = version
        self.has_v2 = True
        self.takes_loopback = True  # redirect addresses on http://127.0.0.1
        self.person_says_yes = True
        self.polls_per_picture = 0
        self.configuration: dict[str, Any] = {
            "statuses": {"max_characters": 500, "max_media_attachments": 4, "characters_reserved_per_url": 23},
            "media_attachments": {
                "description_limit": 10_000,
                "image_matrix_limit": 33_177_600,
                "image_size_limit": 16_777_216,
                "video_size_limit": 103_809_024,
                "video_matrix_limit": 8_294_400,
                "video_frame_rate_limit": 120,
                "supported_mime_types": ["image/jpeg", "image/png", "image/gif", "image/webp", "video/mp4"],
            },
        }
        self.statuses: list[Status] = []
        self.media: dict[str, Media] = {}
        self.tokens: dict[str, Token] = {}
        self.accounts: dict[str, str] = {}  # name to id
        self.calls: list[tuple[str, str]] = []  # method and path of everything that came in
        self._apps: dict[str, _App] = {}
        self._codes: dict[str, _Code] = {}
        self._keys: dict[tuple[str, str], tuple[str, datetime]] = {}
        self._planned: list[Planned] = []
        self._lock = threading.RLock()
        self._ids = itertools.count(1)
        self._port = port
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None
        self._free = threading.Event()  # set: calls that are held back go on

    # -- its life ------------------------------------------------------------------------------------------------------

    def __enter__(self) -> FakeMastodon:
        self.listen()
        return self

    def __exit__(self, *_: object) -> None:
        self._free.set()
        self.stop_listening()

    def listen(self) -> None:
        """Listens, on the same port as before."""
        if self._listener is None:
            self._listener = Listener(("127.0.0.1", self._port), self)
            self._port = self._listener.server_address[1]
            self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.02,), daemon=True)
            self._thread.start()

    def stop_listening(self) -> None:
        """From now on connections are refused."""
        if self._listener is not None and self._thread is not None:
            self._listener.shutdown()
            self._listener.server_close()
            self._thread.join()
            self._listener = None

    @property
    def url(self) -> str:
        """Its origin."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def domain(self) -> str:
        """How it names itself."""
        return f"127.0.0.1:{self._port}"

    # -- what a test does to it ----------------------------------------------------------------------------------------

    def play(
        self,
        fault: Fault,
        *,
        times: int = 1,
        method: str = "POST",
        path: str = r"/api/v1/statuses$",
        words: str = "Validation failed",
        seconds: float = 0.0,
    ) -> None:
        """Switches `fault` on for the next `times` calls of `method` whose path matches `path`."""
        with self._lock:
            self._planned.append(Planned(fault, method, re.compile(path), times, words, seconds))

    def calm(self) -> None:
        """Ends every fault and listens again."""
        with self._lock:
            self._planned.clear()
        self._free.set()
        self.listen()

    def hold_back(self) -> None:
        """Calls hit by DELAY or SLOW_LINE wait until `calm`, for at most their seconds."""
        self._free.clear()

    def account_id(self, name: str) -> str:
        """The account of that name, made where there is none."""
        with self._lock:
            if name not in self.accounts:
                self.accounts[name] = str(110_000_000_000_000_000 + len(self.accounts))
            return self.accounts[name]

    def add_token(self, account: str, *, scopes: str = "profile read write", application: str = "Calendario") -> str:
        """A token that works, without the walk through the browser."""
        self.account_id(account)
        token = secrets.token_urlsafe(32)
        self.tokens[token] = Token(account, set(scopes.split()), application)
        return token

    def add_status(self, account: str, text: str, *, made_at: datetime | None = None, **changes: Any) -> Status:
        """A post made by hand or by another application."""
        at = made_at or self.clock()
        status = Status(
            **{
                "id": self._snowflake(at),
                "account": account,
                "text": text,
                "warning": "",
                "visibility": "public",
                "language": "es",
                "media_ids": [],
                "made_at": at,
                "application": "Calendario",
                **changes,
            }
        )
        with self._lock:
            self.statuses.append(status)
        return status

    def _snowflake(self, at: datetime) -> str:
        return str((int(at.timestamp() * 1000) << 16) | (next(self._ids) & 0xFFFF))

    def take_fault(self, method: str, path: str) -> Planned | None:
        """The fault that hits this call, counted down."""
        with self._lock:
            for planned in self._planned:
                if planned.times > 0 and planned.method == method and planned.path.search(path):
                    planned.times -= 1
                    return planned
        return None

    def wait(self, seconds: float) -> None:
        """Holds a call back."""
        self._free.wait(seconds)

    # -- the rules -----------------------------------------------------------------------------------------------------

    def instance(self, v2: bool) -> dict[str, Any]:
        told: dict[str, Any] = {"version": self.version, "title": "Fake", "configuration": self.configuration}
        if v2:
            return {**told, "domain": self.domain, "api_versions": {"mastodon": 7}}
        return {**told, "uri": self.domain, "urls": {}, "stats": {"user_count": 1}}

    @property
    def knows_profile(self) -> bool:
        """Scope `profile`, PKCE and the authorization server's description came with 4.3."""
        return tuple(int(n) for n in re.findall(r"\d+", self.version)[:2]) >= (4, 3)

    def oauth(self) -> dict[str, Any]:
        return {
            "issuer": f"{self.url}/",
            "authorization_endpoint": f"{self.url}/oauth/authorize",
            "token_endpoint": f"{self.url}/oauth/token",
            "scopes_supported": ["read", "profile", "write", "read:accounts", "read:statuses", "write:statuses"],
            "grant_types_supported": ["authorization_code", "client_credentials"],
            "code_challenge_methods_supported": ["S256"],
        }

    def register(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        redirects, scopes = form.get("redirect_uris", "").split(), set(form.get("scopes", "read").split())
        if not redirects or (not self.takes_loopback and any(r.startswith("http://127.0.0.1") for r in redirects)):
            return 422, {"error": "Validation failed: Redirect URI must be a valid URI"}
        if not self.knows_profile and "profile" in scopes:
            return 422, {"error": "Validation failed: Scopes doesn't match configured on the server."}
        client_id = secrets.token_urlsafe(32)
        app = _App(form.get("client_name", ""), secrets.token_urlsafe(32), redirects, scopes)
        self._apps[client_id] = app
        return 200, {"id": "1", "name": app.name, "client_id": client_id, "client_secret": app.secret}

    def authorize(self, asked: dict[str, str], account: str = "ayto") -> tuple[int, str, str | None]:
        """Status, page and address to go on to: the person who is signed in says yes at once (or no)."""
        app = self._apps.get(asked.get("client_id", ""))
        redirect = asked.get("redirect_uri", "")
        if app is None or redirect not in app.redirects:
            return 400, "The requested redirect uri is malformed or doesn't match client redirect URI.", None
        scopes = set(asked.get("scope", "read").split())
        if not scopes <= app.scopes:
            return 400, "The requested scope is invalid, unknown, or malformed.", None
        given = {"state": asked["state"]} if "state" in asked else {}
        if not self.person_says_yes:
            given |= {"error": "access_denied", "error_description": "The resource owner denied the request."}
        else:
            code = secrets.token_urlsafe(24)
            challenge = asked.get("code_challenge") if asked.get("code_challenge_method") == "S256" else None
            self._codes[code] = _Code(asked["client_id"], account, redirect, scopes, challenge)
            given["code"] = code
        if redirect == OOB:
            return 200, f'<input class="oauth-code" value="{html.escape(given.get("code", ""))}">', None
        return 302, "", f"{redirect}?{urlencode(given)}"

    def give_token(self, form: dict[str, str]) -> tuple[int, dict[str, Any]]:
        app = self._apps.get(form.get("client_id", ""))
        if app is None or not secrets.compare_digest(app.secret, form.get("client_secret", "")):
            return 401, {"error": "invalid_client", "error_description": "Client authentication failed"}
        code = self._codes.pop(form.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        if (
            code is None
            or code.app != form["client_id"]
            or code.redirect != form.get("redirect_uri")
            or (code.challenge is not None and code.challenge != proof.rstrip(b"=").decode())
        ):
            return 400, {"error": "invalid_grant", "error_description": "The provided authorization grant is invalid"}
        token = self.add_token(code.account, scopes=" ".join(code.scopes), application=app.name)
        scope = " ".join(sorted(code.scopes))
        return 200, {"access_token": token, "token_type": "Bearer", "scope": scope, "created_at": 0}

    def account(self, name: str) -> dict[str, Any]:
        return {
            "id": self.account_id(name),
            "username": name,
            "acct": name,
            "display_name": "Ayuntamiento de Prueba",
            "url": f"{self.url}/@{name}",
            "created_at": "2020-01-01T00:00:00.000Z",
        }

    def upload(self, token: Token, data: bytes, mime: str, alt: str, focus: str = "") -> tuple[int, dict[str, Any]]:
        bounds = self.configuration["media_attachments"]
        if mime not in bounds["supported_mime_types"]:
            return 422, {"error": "Validation failed: File content type is invalid"}
        most = bounds["video_size_limit" if mime.startswith("video/") else "image_size_limit"]
        if len(data) > most:
            return 413, {"error": f"Validation failed: File file size must be less than or equal to {most >> 20} MB"}
        if len(alt) > bounds["description_limit"]:
            return 422, {
                "error": f"Validation failed: Description is too long (maximum is {bounds['description_limit']})"
            }
        media = Media(self._snowflake(self.clock()), token.account, data, mime, alt, self.polls_per_picture, focus)
        self.media[media.id] = media
        return (202 if media.polls else 200), self.media_json(media)

    def look_at(self, media_id: str) -> tuple[int, dict[str, Any]]:
        media = self.media.get(media_id)
        if media is None or media.status_id is not None:
            return 404, {"error": "Record not found"}
        if media.failed:
            return 422, {"error": "Error processing thumbnail for uploaded media"}
        media.polls = max(0, media.polls - 1)
        return (206 if media.polls else 200), self.media_json(media)

    def media_json(self, media: Media) -> dict[str, Any]:
        url = None if media.polls else f"{self.url}/media/{media.id}"
        return {"id": media.id, "type": "image", "url": url, "preview_url": url, "description": media.alt or None}

    def length(self, text: str, warning: str) -> int:
        """As StatusLengthValidator: graphemes, links at a fixed price, mentions without their server."""
        cost = self.configuration["statuses"]["characters_reserved_per_url"]
        text = _URL.sub("x" * cost, text.strip())
        text = _MENTION.sub(lambda m: "@" + m.group(1), text)
        return len(regex.findall(r"\X", warning.strip())) + len(regex.findall(r"\X", text))

    def post(self, token: Token, form: dict[str, Any], key: str | None) -> tuple[int, dict[str, Any]]:
        """A new status, or the one that the key already made, whatever the content now is."""
        now, above = self.clock(), form.get("in_reply_to_id") or None
        with self._lock:
            if above is not None and self.status(str(above)) is None:
                return 404, {"error": "The post you are trying to reply to does not appear to exist."}
            kept = self._keys.get((token.account, key)) if key else None
            if kept is not None and now < kept[1]:
                known = self.status(kept[0])
                return (200, self.status_json(known)) if known else (404, {"error": "Record not found"})
            text, warning = str(form.get("status", "")), str(form.get("spoiler_text", ""))
            if not text.strip() and warning.strip():
                text, warning = warning, ""
            attached = [self.media.get(i) for i in form.get("media_ids[]", [])]
            wrong = self._wrong_with(text, warning, attached)
            if wrong:
                return 422, {"error": wrong}
            status = Status(
                id=self._snowflake(now),
                account=token.account,
                text=_MENTION.sub(self._at_home, text.strip()),
                warning=warning.strip(),
                visibility=form.get("visibility") or "public",
                language=form.get("language") or None,
                media_ids=[m.id for m in attached if m],
                made_at=now,
                application=token.application,
                key=key,
                sensitive=bool(warning.strip()) or form.get("sensitive") in ("1", "true"),
                reply_to=None if above is None else str(above),
            )
            self.statuses.append(status)
            for media in attached:
                if media:
                    media.status_id = status.id
            if key:
                self._keys[token.account, key] = (status.id, now + KEY_LIVES)
            return 200, self.status_json(status)

    def forget(self, status_id: str) -> None:
        """Takes a post away without a trace, pictures and key included: it was never there."""
        with self._lock:
            self.statuses = [s for s in self.statuses if s.id != status_id]
            self._keys = {k: v for k, v in self._keys.items() if v[0] != status_id}

    def _wrong_with(self, text: str, warning: str, attached: list[Media | None]) -> str | None:
        settings = self.configuration["statuses"]
        if len(attached) > settings["max_media_attachments"]:
            return f"Cannot attach more than {settings['max_media_attachments']} files"
        if any(m is None or m.status_id is not None for m in attached):
            return "Media attachments not found or already attached to another post"
        if any(m and m.polls for m in attached):
            return "Cannot attach files that have not finished processing. Try again in a moment!"
        if not text.strip() and not attached:
            return "Validation failed: Text can't be blank"
        if self.length(text, warning) > settings["max_characters"]:
            return f"Validation failed: Text character limit of {settings['max_characters']} exceeded"
        return None

    def _at_home(self, mention: re.Match[str]) -> str:
        return f"@{mention.group(1)}" if mention.group(2) == self.domain else mention.group(0)

    def status(self, status_id: str) -> Status | None:
        return next((s for s in self.statuses if s.id == status_id), None)

    def listed(self, account_id: str, query: dict[str, str]) -> list[dict[str, Any]]:
        """Newest first; with `min_id` the page just above it."""
        own = sorted((s for s in self.statuses if self.account_id(s.account) == account_id), key=lambda s: int(s.id))
        limit = min(int(query.get("limit", 20)), 40)
        if "max_id" in query:
            own = [s for s in own if int(s.id) < int(query["max_id"])]
        if "min_id" in query:
            own = [s for s in own if int(s.id) > int(query["min_id"])][:limit]
        return [self.status_json(s) for s in reversed(own[-limit:])]

    def status_json(self, status: Status) -> dict[str, Any]:
        return {
            "id": status.id,
            "uri": f"{self.url}/users/{status.account}/statuses/{status.id}",
            "url": f"{self.url}/@{status.account}/{status.id}",
            "created_at": _iso(status.made_at),
            "edited_at": _iso(status.edited_at) if status.edited_at else None,
            "account": self.account(status.account),
            "content": as_html(status.text),
            "spoiler_text": status.warning,
            "sensitive": status.sensitive,
            "visibility": status.visibility,
            "language": status.language,
            "application": {"name": status.application, "website": None} if status.application else None,
            "media_attachments": [self.media_json(self.media[i]) for i in status.media_ids if i in self.media],
            "reblog": None,
            "in_reply_to_id": status.reply_to,
        }


def as_html(text: str) -> str:
    """As Mastodon shows plain text: paragraphs, line breaks, links with their ends made invisible, hashtags."""

    def link(found: re.Match[str]) -> str:
        whole = html.unescape(found.group(0))
        scheme, rest = whole.split("://", 1)
        shown, hidden = rest[:30], rest[30:]
        return (
            f'<a href="{html.escape(whole)}" rel="nofollow noopener"><span class="invisible">{scheme}://</span>'
            f'<span class="ellipsis">{html.escape(shown)}</span>'
            f'<span class="invisible">{html.escape(hidden)}</span></a>'
        )

    escaped = html.escape(text, quote=False)
    marked = re.sub(r"https?://[^\s<>]+[^\s<>.,;:!?)]", link, escaped)
    marked = _TAG.sub(r'<a href="/tags/\1" class="mention hashtag" rel="tag">#<span>\1</span></a>', marked)
    return "".join(f"<p>{p.replace(chr(10), '<br />')}</p>" for p in re.split(r"\n{2,}", marked))


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def main() -> None:
    """Runs until it is interrupted, with one account and its token printed."""
    parser = argparse.ArgumentParser(description="A Mastodon server for demonstrations, on this computer only.")
    parser.add_argument("--port", type=int, default=3300)
    asked = parser.parse_args()
    with FakeMastodon(port=asked.port) as fake:
        print(f"{fake.url}  account ayto  token {fake.add_token('ayto')}", flush=True)
        try:
            while True:
                sleep(3600)
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()

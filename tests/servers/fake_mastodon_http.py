"""How the fake Mastodon server is reached: routes, answers with their headers, faults between server and client."""

from __future__ import annotations

import io
import json
import re
import socket
import struct
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import format_datetime
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from werkzeug.formparser import FormDataParser

if TYPE_CHECKING:
    from tests.servers.fake_mastodon import FakeMastodon


class Fault(StrEnum):
    """What may go wrong with the next calls of `path` (posting, unless told otherwise)."""

    DROP_BEFORE = "drop_before"  # the connection is reset and nothing was done
    DROP_AFTER = "drop_after"  # done, and the connection is reset before the answer
    ERROR_BEFORE = "error_before"  # 503, nothing done
    ERROR_AFTER = "error_after"  # done, then 503
    SILENT_DROP = "silent_drop"  # 200 with an id, nothing stored: the anti-spam check
    RATE_LIMIT = "rate_limit"  # 429 with X-RateLimit-Reset
    RATE_LIMIT_UNTOLD = "rate_limit_untold"  # 429 without any header
    REVOKED = "revoked"  # 401
    OUT_OF_SCOPE = "out_of_scope"  # 403
    NOT_ALLOWED = "not_allowed"  # 403, the account may not
    REFUSED = "refused"  # 422 with `words`
    EMPTY = "empty"  # 200 without a body, nothing done
    MARKUP = "markup"  # 200 with a page of HTML, nothing done
    ODD_RESET = "odd_reset"  # done, 200, with a rate limit header that nobody can read
    MOVED = "moved"  # 301 to another address
    DELAY = "delay"  # done after `seconds`
    SLOW_LINE = "slow_line"  # headers at once, the body only after `seconds`


@dataclass
class Planned:
    fault: Fault
    method: str
    path: re.Pattern[str]
    times: int
    words: str
    seconds: float


class Listener(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], fake: FakeMastodon) -> None:
        self.fake = fake
        super().__init__(address, _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that go away are what is being tested."""


class _Gone(Exception):
    """The connection was reset on purpose."""


@dataclass
class _Call:
    method: str
    path: str
    query: dict[str, str]
    form: dict[str, Any] = field(default_factory=dict)
    files: dict[str, tuple[bytes, str]] = field(default_factory=dict)


_Answer = tuple[int, Any, dict[str, str]]


class _Handler(BaseHTTPRequestHandler):
    server: Listener
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        self._handle("GET")

    def do_POST(self) -> None:
        self._handle("POST")

    def do_DELETE(self) -> None:
        self._handle("DELETE")

    def log_message(self, format: str, *args: object) -> None:
        pass

    def version_string(self) -> str:
        return "fake"

    def _handle(self, method: str) -> None:
        fake = self.server.fake
        asked = urlsplit(self.path)
        path = asked.path.rstrip("/") or "/"
        call = _Call(method, path, {k: v[0] for k, v in parse_qs(asked.query).items()})
        self._read_form(call)
        fake.calls.append((method, path))
        planned = fake.take_fault(method, path)
        try:
            if planned is None:
                self._answer(self._route(call))
            else:
                self._misbehave(planned, call)
        except _Gone:
            self.close_connection = True
            # Linger 0: the client sees a reset, not an orderly end.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def _misbehave(self, planned: Planned, call: _Call) -> None:
        fake, fault = self.server.fake, planned.fault
        simple: dict[Fault, tuple[int, dict[str, str]]] = {
            Fault.ERROR_BEFORE: (
                503,
                {"error": "There was a temporary problem serving your request, please try again"},
            ),
            Fault.REVOKED: (401, {"error": "The access token was revoked"}),
            Fault.OUT_OF_SCOPE: (403, {"error": "This action is outside the authorized scopes"}),
            Fault.NOT_ALLOWED: (403, {"error": "This action is not allowed"}),
            Fault.REFUSED: (422, {"error": planned.words}),
            Fault.RATE_LIMIT: (429, {"error": "Too many requests"}),
        }
        if fault in simple:
            status, told = simple[fault]
            return self._answer((status, told, {}))
        if fault is Fault.RATE_LIMIT_UNTOLD:
            return self._answer((429, {"error": "Too many requests"}, {"X-RateLimit-Reset": ""}))
        if fault is Fault.DROP_BEFORE:
            raise _Gone
        if fault is Fault.EMPTY:
            return self._answer((200, b"", {}))
        if fault is Fault.MARKUP:
            return self._answer((200, b"<html><body>Welcome to the hotel network</body></html>", {}))
        if fault is Fault.MOVED:
            return self._answer((301, b"", {"Location": fake.url + "/api/v1/instance"}))
        if fault is Fault.DELAY:
            fake.wait(planned.seconds)
        status, told, headers = self._route(call)
        if fault is Fault.SILENT_DROP and status == 200:
            fake.forget(str(told["id"]))
        if fault is Fault.DROP_AFTER:
            raise _Gone
        if fault is Fault.ERROR_AFTER:
            return self._answer((503, b"<html><body><h1>503 Service Unavailable</h1></body></html>", {}))
        if fault is Fault.ODD_RESET:
            headers = {**headers, "X-RateLimit-Reset": "as soon as possible"}
        return self._answer((status, told, headers), held_s=planned.seconds if fault is Fault.SLOW_LINE else 0.0)

    def _route(self, call: _Call) -> _Answer:
        fake = self.server.fake
        where = (call.method, call.path)
        if where in (("GET", "/api/v2/instance"), ("GET", "/api/v1/instance")):
            v2 = "v2" in call.path
            return (404, b"", {}) if v2 and not fake.has_v2 else (200, fake.instance(v2), {})
        if where == ("GET", "/.well-known/oauth-authorization-server"):
            return (200, fake.oauth(), {}) if fake.knows_profile else (404, b"<h1>404</h1>", {})
        if where == ("POST", "/api/v1/apps"):
            return (*fake.register(call.form), {})
        if where == ("GET", "/oauth/authorize"):
            status, page, onward = fake.authorize(call.query)
            return status, page.encode(), {"Location": onward} if onward else {}
        if where == ("POST", "/oauth/token"):
            return (*fake.give_token(call.form), {})
        if where == ("POST", "/_fault"):
            fake.play(Fault(call.form["name"]), times=int(call.form.get("times", 1)))
            return 200, {}, {}
        if shown := re.fullmatch(r"/@\w+/(\d+)", call.path):
            status_there = fake.status(shown.group(1))
            return (200, fake.status_json(status_there)["content"].encode(), {}) if status_there else (404, b"", {})
        return self._route_with_token(call)

    def _route_with_token(self, call: _Call) -> _Answer:
        fake = self.server.fake
        token = fake.tokens.get((self.headers.get("Authorization") or "").removeprefix("Bearer "))
        if token is None:
            return 401, {"error": "The access token is invalid"}, {}

        def may(*scopes: str) -> bool:
            return any(s in token.scopes or s.partition(":")[0] in token.scopes for s in scopes)

        no: _Answer = 403, {"error": "This action is outside the authorized scopes"}, {}
        where = (call.method, call.path)
        if where == ("GET", "/api/v1/accounts/verify_credentials"):
            return (200, fake.account(token.account), {}) if may("profile", "read:accounts") else no
        if where == ("POST", "/api/v2/media"):
            data, mime = call.files.get("file", (b"", ""))
            alt, focus = call.form.get("description", ""), call.form.get("focus", "")
            return (*fake.upload(token, data, mime, alt, focus), {}) if may("write:media") else no
        if where == ("POST", "/api/v1/statuses"):
            return (
                (*fake.post(token, call.form, self.headers.get("Idempotency-Key")), {}) if may("write:statuses") else no
            )
        if found := re.fullmatch(r"/api/v1/media/(\d+)", call.path):
            return (*fake.look_at(found.group(1)), {})
        if found := re.fullmatch(r"/api/v1/accounts/(\d+)/statuses", call.path):
            return (200, fake.listed(found.group(1), call.query), {}) if may("read:statuses") else no
        if found := re.fullmatch(r"/api/v1/statuses/(\d+)(/source)?", call.path):
            status = fake.status(found.group(1))
            if status is None:
                return 404, {"error": "Record not found"}, {}
            if call.method == "DELETE":
                fake.statuses.remove(status)
            if found.group(2):
                return 200, {"id": status.id, "text": status.text, "spoiler_text": status.warning}, {}
            return 200, fake.status_json(status), {}
        return 404, {"error": "Record not found"}, {}

    def _read_form(self, call: _Call) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if not length:
            return
        raw = self.rfile.read(length)
        kind, *options = (self.headers.get("Content-Type") or "").split(";")
        told = dict(o.strip().split("=", 1) for o in options if "=" in o)
        _, fields, files = FormDataParser().parse(io.BytesIO(raw), kind.strip(), length, told)
        call.form = {k: v if k.endswith("[]") else v[0] for k, v in fields.to_dict(flat=False).items()}
        for name, sent in files.items():
            call.files[name] = (sent.stream.read(), sent.mimetype)
            sent.close()

    def _answer(self, answer: _Answer, held_s: float = 0.0) -> None:
        status, told, headers = answer
        fake, now = self.server.fake, self.server.fake.clock()
        content = told if isinstance(told, bytes) else json.dumps(told).encode()
        kind = "text/html; charset=utf-8" if isinstance(told, bytes) else "application/json; charset=utf-8"
        usual = {
            "Date": format_datetime(now.astimezone(UTC), usegmt=True),
            "Content-Type": kind,
            "Content-Length": str(len(content)),
        }
        if call_is_limited(self.path):
            left = "0" if status == 429 or (fake.gives_its_last and self.command == "POST") else "299"
            usual |= {"X-RateLimit-Limit": "300", "X-RateLimit-Remaining": left}
            usual["X-RateLimit-Reset"] = (now + fake.limited_for).isoformat()
        self.send_response_only(status)
        for name, value in {**usual, **headers}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        if held_s:
            self.wfile.flush()
            fake.wait(held_s)
        self.wfile.write(content)


def call_is_limited(path: str) -> bool:
    """Whether an answer carries the rate limit's headers."""
    return path.startswith("/api/")

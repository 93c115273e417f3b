"""Receives the one redirect that ends a sign-in in the browser, on a free port of this computer only."""

from __future__ import annotations

import html
import threading
from collections.abc import Callable, Mapping
from hmac import compare_digest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

_PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>Calendario</title></head><body><p>{}</p></body></html>'


class Loopback:
    """Listens at `address` from `__enter__` to `__exit__`. Raises `OSError` where no port can be had.

    `came(code)` is called once, in another thread, with the code of the first redirect that carries `state`; with None
    where the person said no. Anything else that calls (another page, a browser that connects ahead) changes nothing.
    `said` is what the person reads in the browser before that: of True when they said yes, of False when they said no.
    """

    def __init__(self, state: str, said: Mapping[bool, str], came: Callable[[str | None], None]) -> None:
        self._state = state
        self._said = said
        self._came = came
        self._done = threading.Lock()
        self._server = _Listener(("127.0.0.1", 0), self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, name="sign-in redirect", daemon=True
        )

    @property
    def address(self) -> str:
        """The redirect address to register and to send the browser to."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self) -> Loopback:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer_in(self, path: str) -> dict[str, str] | None:
        """What a call of `path` says, `code` or `error` among it; None where it is not the redirect."""
        asked = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(asked.query).items()}
        if asked.path != "/" or not compare_digest(query.get("state", "").encode(), self._state.encode()):
            return None
        return query if "code" in query or "error" in query else None

    def page(self, answer: Mapping[str, str]) -> str:
        """What the person reads."""
        return _PAGE.format(html.escape(self._said["error" not in answer]))

    def take(self, answer: Mapping[str, str]) -> None:
        """The sign-in goes on, or ends."""
        if self._done.acquire(blocking=False):
            self._came(None if "error" in answer else answer.get("code"))


class _Listener(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], loopback: Loopback) -> None:
        self.loopback = loopback
        super().__init__(address, _Redirect)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is nobody's trouble (and the request line holds the code)."""


class _Redirect(BaseHTTPRequestHandler):
    server: _Listener
    timeout = 10  # seconds; a connection that says nothing

    def do_GET(self) -> None:
        loopback = self.server.loopback
        answer = loopback.answer_in(self.path)
        if answer is None:
            self._show(400, "")
            return
        try:
            self._show(200, loopback.page(answer))
        finally:  # a browser that went away has answered all the same
            # Not before the page is on its way: who waits for the answer may end, and this process with it.
            loopback.take(answer)

    def _show(self, status: int, page: str) -> None:
        content = page.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")  # the address holds the code
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the request line holds the code."""

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
    `said` is what the person then reads in the browser: of True when they said yes, of False when they said no.
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

    def take(self, path: str) -> str | None:
        """What to show for a call of `path`; None where it is not the redirect."""
        asked = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(asked.query).items()}
        if asked.path != "/" or not compare_digest(query.get("state", "").encode(), self._state.encode()):
            return None
        if "code" not in query and "error" not in query:
            return None
        if self._done.acquire(blocking=False):
            self._came(None if "error" in query else query.get("code"))
        return _PAGE.format(html.escape(self._said["error" not in query]))


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
        page = self.server.loopback.take(self.path)
        content = (page or "").encode()
        self.send_response(200 if page is not None else 400)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")  # the address holds the code
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the request line holds the code."""

"""A loopback door in front of a real HTTP server, which can be told to misbehave between the client and the server."""

from __future__ import annotations

import http.client
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

_HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "host", "content-length"}


class FaultyDoor:
    """Passes every request on to `port` of this machine, except while a fault is on. Faults:

    * "refused": 400 with `refusal` · "rate_limited": 429 with a reset in 90 s · "sign_in_needed": 401
    * "rate_limited_untold": 429 without a word about when
    * "too_large": 413
    * "last_one": done, and the last that the limit allows for 90 s
    * "garbled": 200 with a web page; the server never saw it
    * "moved": 307 to plain http on another machine
    * "emptied": 200 whose JSON strings are all empty; the server never saw it
    * "endless": 200 with far more than anybody asked for
    * "broken": 502, the server never saw it · "broken_after": the server did it, and the answer is a 502
    * "stored_nothing": 200 with an address such as the server gives; the server never saw it
    * "unreachable": nothing listens
    * "no_answer_before": the connection closes and the server never saw it
    * "no_answer_after": the server did it and its answer is thrown away
    """

    def __init__(self) -> None:
        self.server_port = 0
        self.fault: str | None = None
        self.only = ""  # the fault concerns paths that contain this
        self._left: int | None = None  # for so many more requests; None: until healed
        self._guard = threading.Lock()
        self.refusal: dict[str, str] = {"error": "InvalidRequest", "message": "No."}
        self.seen: list[str] = []  # "METHOD path" of every request, without its query
        self.port = 0
        self._listening: ThreadingHTTPServer | None = None
        self._open()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def leads_to(self, server_port: int) -> None:
        self.server_port = server_port

    def play(self, fault: str, *, only: str = "", times: int | None = None) -> None:
        """Switches `fault` on for the next `times` requests whose path contains `only` (None: until `heal`)."""
        with self._guard:
            self.fault, self.only, self._left = fault, only, times
        if fault == "unreachable":
            self.close()

    def hits(self, path: str) -> str | None:
        """The fault that hits a request to `path`, counted down."""
        with self._guard:
            if self.fault is None or self.only not in path or self._left == 0:
                return None
            if self._left is not None:
                self._left -= 1
            return self.fault

    def heal(self) -> None:
        with self._guard:
            self.fault, self.only, self._left = None, "", None
        if self._listening is None:
            self._open()

    def close(self) -> None:
        if self._listening is not None:
            self._listening.shutdown()
            self._listening.server_close()
            self._listening = None

    def _open(self) -> None:
        door = self

        class Handler(_Handler):
            pass

        Handler.door = door
        self._listening = _Server(("127.0.0.1", self.port), Handler)
        self.port = self._listening.server_address[1]
        threading.Thread(
            target=self._listening.serve_forever, kwargs={"poll_interval": 0.02}, name="faulty-door", daemon=True
        ).start()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


class _Handler(BaseHTTPRequestHandler):
    door: ClassVar[FaultyDoor]

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: standard error belongs to the tests."""

    def _pass(self) -> None:
        door = self.door
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        path = self.path.split("?")[0]
        door.seen.append(f"{self.command} {path}")
        fault = door.hits(path)
        if fault == "refused":
            self._say(400, door.refusal)
        elif fault == "too_large":
            self._say(413, {"error": "PayloadTooLarge", "message": "request entity too large"})
        elif fault == "rate_limited":
            reset = {"ratelimit-reset": str(int(time.time()) + 90), "retry-after": "90"}
            self._say(429, {"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"}, reset)
        elif fault == "rate_limited_untold":
            self._say(429, {"error": "RateLimitExceeded", "message": "Rate Limit Exceeded"})
        elif fault == "stored_nothing":
            asked = json.loads(body or b"{}")
            uri = f"at://{asked.get('repo')}/{asked.get('collection')}/{asked.get('rkey')}"
            self._say(200, {"uri": uri, "cid": "bafyreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"})
        elif fault == "sign_in_needed":
            self._say(401, {"error": "AuthenticationRequired", "message": "Authentication Required"})
        elif fault == "garbled":
            self._send(200, [("Content-Type", "text/html")], b"<!doctype html><title>Bienvenida</title>")
        elif fault == "moved":
            self._say(307, {}, {"Location": "http://192.0.2.1" + self.path})
        elif fault == "emptied":
            self._say(200, dict.fromkeys(("accessJwt", "refreshJwt", "did", "handle"), ""))
        elif fault == "endless":
            self._say(200, {"cursor": "x" * 20_000_000})
        elif fault == "broken":
            self._say(502, {"error": "UpstreamFailure", "message": "Bad gateway"})
        elif fault == "no_answer_before":
            pass
        else:
            status, headers, answer = self._ask(body)
            if fault == "broken_after":
                self._say(502, {"error": "UpstreamFailure", "message": "Bad gateway"})
            elif fault != "no_answer_after":
                spent = [(n, v) for n, v in headers if not n.lower().startswith("ratelimit-")]
                spent += [("ratelimit-remaining", "0"), ("ratelimit-reset", str(int(time.time()) + 90))]
                self._send(status, spent if fault == "last_one" else headers, answer)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _pass  # http.server's own names

    def _ask(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        server = http.client.HTTPConnection("127.0.0.1", self.door.server_port, timeout=60)
        try:
            headers = {k: v for k, v in self.headers.items() if k.lower() not in _HOP_BY_HOP}
            server.request(self.command, self.path, body or None, headers | {"Content-Length": str(len(body))})
            answer = server.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        except OSError:
            return 502, [("Content-Type", "text/plain")], b"the server under test does not answer"
        finally:
            server.close()

    def _say(self, status: int, words: dict[str, str], headers: dict[str, str] | None = None) -> None:
        told = [("Content-Type", "application/json"), *(headers or {}).items()]
        self._send(status, told, json.dumps(words).encode())

    def _send(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        try:
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in _HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass  # the client did not wait

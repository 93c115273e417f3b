"""A network on this computer that answers each request after a fixed time, in a process of its own, and its adapter.

    POST   /posts          {"key", "text"}: taken; the same key again is the same post
    GET    /posts/<key>    the post, or 404
    GET    /log            every POST and GET so far, with the instant at which it came in; not delayed

As a program: `python -m tests.benchmarks.publisher.network 200` says its port.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPConnection

from calendario.domain.adapter import Ask, Field, NotReady, Prepared, Receipt, Secret, SignedIn
from calendario.domain.channel import Channel
from calendario.domain.delivery import MediaFile, Payload
from calendario.domain.networks import Limits, network


@dataclass(frozen=True, slots=True)
class Arrived:
    """A request, and when it was on the wire (aware UTC)."""

    key: str
    text: str
    at: datetime


class Wire:
    """The client side: connections that stay open, as a network library's session keeps them. Safe across threads."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._idle: list[HTTPConnection] = []

    def call(self, method: str, path: str, body: Mapping[str, object] | None = None) -> tuple[int, bytes]:
        """One request; its status and answer."""
        connection = self._idle.pop() if self._idle else HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, None if body is None else json.dumps(body).encode())
        answer = connection.getresponse()
        told = answer.status, answer.read()
        self._idle.append(connection)
        return told

    def publish(self, key: str, text: str) -> None:
        """What an adapter's `publish` comes to."""
        status, _ = self.call("POST", "/posts", {"key": key, "text": text})
        assert status == 201

    def is_there(self, key: str) -> bool:
        """What an adapter's `find` comes to."""
        return self.call("GET", f"/posts/{key}")[0] == 200

    def arrived(self, method: str = "POST") -> list[Arrived]:
        """What came in, in the order in which it did."""
        told = json.loads(self.call("GET", "/log")[1])
        return [Arrived(key, text, datetime.fromtimestamp(at, UTC)) for verb, key, text, at in told if verb == method]

    def close(self) -> None:
        """Closes its connections."""
        while self._idle:
            self._idle.pop().close()


@contextmanager
def answering(latency_ms: int) -> Iterator[Wire]:
    """The network while the block lasts."""
    command = [sys.executable, "-m", "tests.benchmarks.publisher.network", str(latency_ms)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        wire = Wire(int(process.stdout.readline()))
        try:
            yield wire
        finally:
            wire.close()
            process.terminate()


class WireAdapter:
    """`ChannelAdapter` of that network."""

    kind = "wire"
    network = "practice"
    fields: tuple[Field, ...] = ()
    bound_to_machine = False

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def sign_in(self, fields: Mapping[str, str], ask: Ask) -> SignedIn:
        raise NotImplementedError

    def rules(self, channel: Channel, secret: Secret | None) -> Limits:
        return network(channel.network).limits

    def hour(self, channel: Channel) -> datetime | None:
        return None

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        return Prepared(payload)

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        self._wire.publish(key, prepared.payload.content.text)
        return Receipt(key, None)

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        return Receipt(key, None) if self._wire.is_there(key) else None


class _Server:
    def __init__(self, latency_s: float) -> None:
        self._latency_s = latency_s
        self._posts: dict[str, str] = {}
        self._log: list[tuple[str, str, str, float]] = []

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
                at = time.time()
                verb, path, _ = head.split(" ", 2)
                length = next((int(x[15:]) for x in head.lower().split("\r\n") if x.startswith("content-length:")), 0)
                status, body = self._answer(verb, path, await reader.readexactly(length), at)
                if path != "/log":
                    await asyncio.sleep(at + self._latency_s - time.time())
                writer.write(f"HTTP/1.1 {status} -\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _answer(self, verb: str, path: str, body: bytes, at: float) -> tuple[int, bytes]:
        if path == "/log":
            return 200, json.dumps(self._log).encode()
        if verb == "POST":
            post = json.loads(body)
            self._log.append((verb, post["key"], post["text"], at))
            self._posts[post["key"]] = post["text"]
            return 201, b"{}"
        key = path.rsplit("/", 1)[1]
        self._log.append((verb, key, "", at))
        return (200 if key in self._posts else 404), b"{}"


async def _serve(latency_ms: int) -> None:
    server = await asyncio.start_server(_Server(latency_ms / 1000).talk, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))

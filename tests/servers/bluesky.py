"""A real Bluesky server (the reference PDS with its own PLC directory) on loopback, installed by `setup.sh`."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from tests.servers.faults import FaultyDoor

_SETUP = Path(__file__).with_name("setup.sh")
_START_S = 60.0
_COLLECTION = "app.bsky.feed.post"
JWT_SECRET = "jwt-secret-of-the-tests"


@dataclass(frozen=True)
class Account:
    """An account on the server. `app_password` is what a person types; `did` its lasting name."""

    handle: str
    password: str
    did: str
    app_password: str
    app_password_name: str = "calendario"


class BlueskyServer:
    """The running server. Clients come through `door`, whose address is the server's public one; tests look past it."""

    def __init__(self, door: FaultyDoor, process: subprocess.Popen[str], port: int) -> None:
        self.door = door
        self._process = process
        self._direct = f"http://127.0.0.1:{port}"
        self._numbers = count(1)

    @property
    def url(self) -> str:
        return self.door.url

    def new_account(self) -> Account:
        """An account of its own for a test, with an app password."""
        handle, password = f"oficina{next(self._numbers)}.test", "main-password-1"
        made = self.call(
            "com.atproto.server.createAccount",
            {"email": f"{handle.split('.')[0]}@ejemplo.test", "handle": handle, "password": password},
        )
        token = str(made["accessJwt"])
        app = self.call("com.atproto.server.createAppPassword", {"name": Account.app_password_name}, token=token)
        return Account(handle, password, str(made["did"]), str(app["password"]))

    def revoke_app_password(self, account: Account) -> None:
        """As the owner does in Bluesky's settings."""
        token = str(self._main_session(account)["accessJwt"])
        self.call("com.atproto.server.revokeAppPassword", {"name": account.app_password_name}, token=token)

    def deactivate(self, account: Account) -> None:
        """As the owner does in Bluesky's settings."""
        self.call("com.atproto.server.deactivateAccount", {}, token=str(self._main_session(account)["accessJwt"]))

    def posts(self, account: Account) -> list[dict[str, object]]:
        """The account's posts as they lie on the server, oldest first: {"uri", "cid", "value"}."""
        found: list[dict[str, object]] = []
        cursor = ""
        while True:
            page = self.call(
                "com.atproto.repo.listRecords",
                query={"repo": account.did, "collection": _COLLECTION, "limit": "100", "reverse": "true"}
                | ({"cursor": cursor} if cursor else {}),
            )
            records = page["records"]
            assert isinstance(records, list)
            found += records
            cursor = str(page.get("cursor") or "")
            if not cursor:
                return found

    def blob(self, account: Account, cid: str) -> bytes:
        """A picture's bytes."""
        query = urllib.parse.urlencode({"did": account.did, "cid": cid})
        with urllib.request.urlopen(f"{self._direct}/xrpc/com.atproto.sync.getBlob?{query}", timeout=10) as answer:
            return bytes(answer.read())

    def call(
        self,
        name: str,
        body: Mapping[str, object] | None = None,
        *,
        query: Mapping[str, str] | None = None,
        token: str = "",
    ) -> dict[str, object]:
        """One XRPC call past the door: a POST when there is a body. Fails the test on any answer but 200."""
        url = f"{self._direct}/xrpc/{name}" + (f"?{urllib.parse.urlencode(query)}" if query else "")
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        data = None
        if body is not None:
            data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        try:
            with urllib.request.urlopen(urllib.request.Request(url, data, headers), timeout=20) as answer:
                return dict(json.loads(answer.read() or b"{}"))
        except urllib.error.HTTPError as error:
            pytest.fail(f"{name}: {error.code} {error.read()[:300]!r}")

    def freeze(self) -> None:
        """The server takes connections and says nothing (SIGSTOP), until `thaw`."""
        os.kill(self._process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        os.kill(self._process.pid, signal.SIGCONT)

    def _main_session(self, account: Account) -> dict[str, object]:
        return self.call(
            "com.atproto.server.createSession", {"identifier": account.handle, "password": account.password}
        )


def installation() -> Path | str:
    """The folder `setup.sh` filled, or why there is none."""
    told = dict(re.findall(r"^(PDS_VERSION|PLC_VERSION)=(\S+)$", _SETUP.read_text(), re.MULTILINE))
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "calendario-tests"
    home = cache / f"pds-{told['PDS_VERSION']}-plc-{told['PLC_VERSION']}"
    if (home / "node-path").exists():
        return home
    reason = home.with_name(home.name + ".reason")
    return reason.read_text().strip() if reason.exists() else f"tests/servers/setup.sh has not run ({home})"


def start(data: Path) -> Iterator[BlueskyServer]:
    """Runs the server until the generator is closed; skips with the reason where it is not installed."""
    home = installation()
    if isinstance(home, str):
        pytest.skip(f"no Bluesky server here: {home}")
    door = FaultyDoor()
    node = (home / "node-path").read_text().strip()
    launcher = str(Path(__file__).parent / "pds" / "launch.mjs")
    log = data / "pds.log"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PDS_", "NODE_"))}
    with log.open("w") as errors:
        process = subprocess.Popen(
            [node, launcher, str(home), str(data), door.url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=environment | {"LOG_ENABLED": "false", "NODE_ENV": "production"},
        )
    try:
        door.leads_to(_port(process, log))
        server = BlueskyServer(door, process, door.server_port)
        _wait_until_healthy(server)
        yield server
    finally:
        door.close()
        if process.poll() is None:
            process.send_signal(signal.SIGCONT)
            process.kill()
        process.communicate(timeout=20)


def _port(process: subprocess.Popen[str], log: Path) -> int:
    """The port the launcher prints once the server listens."""
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], _START_S)
    line = process.stdout.readline() if ready else ""
    if not line:
        pytest.fail(f"the Bluesky server did not start: {log.read_text()[-2000:]}")
    return int(json.loads(line)["pds"])


def _wait_until_healthy(server: BlueskyServer) -> None:
    end = time.monotonic() + _START_S
    while True:
        try:
            with urllib.request.urlopen(f"{server.url}/xrpc/_health", timeout=5):
                return
        except OSError:
            if time.monotonic() > end:
                pytest.fail("the Bluesky server is not healthy a minute after it started")
            time.sleep(0.05)


@pytest.fixture(scope="session")
def bluesky_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BlueskyServer]:
    """One server for the whole run."""
    yield from start(tmp_path_factory.mktemp("bluesky"))


@pytest.fixture
def bluesky(bluesky_server: BlueskyServer) -> Iterator[BlueskyServer]:
    """The server, healthy again after the test."""
    yield bluesky_server
    bluesky_server.thaw()
    bluesky_server.door.heal()
    bluesky_server.door.seen.clear()

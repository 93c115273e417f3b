"""A real server with the Mastodon API, for one test run: snac2 on a free loopback port, its data in a given folder.

`tests/servers/snac.sh` puts the program into the user's cache. Where it is not there, `Snac.missing()` says why in one
sentence, for the test that is skipped to show.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from urllib.parse import parse_qs, urlsplit

import requests

_START_S = 15.0


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "calendario-tests"


def _program() -> Path | None:
    return next((p for p in sorted(_cache().glob("snac-*/start"), reverse=True)), None)


@dataclass(frozen=True)
class Account:
    """A user of the server, as the browser signs in."""

    name: str
    password: str


class Snac:
    """One running server; a context manager. `url` is its address once it runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "snac"
        self._log = folder / "snac.log"
        self._running: subprocess.Popen[bytes] | None = None
        self._port = _free_port()
        self.url = f"http://127.0.0.1:{self._port}"

    @staticmethod
    def missing() -> str | None:
        """Why there is no snac2 here, or None where there is."""
        if _program() is not None:
            return None
        told = _cache() / "snac.reason"
        why = told.read_text(encoding="utf-8").strip() if told.exists() else "tests/servers/snac.sh was not run."
        return f"snac2 is not installed: {why}"

    def __enter__(self) -> Snac:
        host = f"127.0.0.1:{self._port}"
        self._run("init", str(self._folder), said=f"127.0.0.1\n{self._port}\n{host}\n\n\n\n")
        settings = self._folder / "server.json"
        told = json.loads(settings.read_text(encoding="utf-8"))
        # Plain http: loopback has no certificate. Fewer than 16 threads dead-lock when it delivers to itself.
        settings.write_text(json.dumps({**told, "protocol": "http", "num_threads": 16}), encoding="utf-8")
        with self._log.open("ab") as log:
            self._running = subprocess.Popen([str(_program()), "httpd", str(self._folder)], stdout=log, stderr=log)
        _wait(self._answers, self._log)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._running is not None:
            self._running.terminate()
            try:
                self._running.wait(10)
            except subprocess.TimeoutExpired:
                self._running.kill()
                self._running.wait(10)

    def add_user(self, name: str) -> Account:
        """A new account, with the password the server made for it."""
        said = self._run("adduser", str(self._folder), name)
        found = re.search(r"password is (\S+)", said)
        if found is None:
            raise RuntimeError(f"snac told no password: {said!r}")
        return Account(name, found.group(1))

    def pause(self) -> None:
        """Stops the process as it is: calls are accepted by the system and never answered."""
        self._signal("STOP")

    def resume(self) -> None:
        """Goes on after `pause`."""
        self._signal("CONT")

    def _signal(self, name: str) -> None:
        if self._running is not None:
            subprocess.run(["kill", f"-{name}", str(self._running.pid)], check=True)

    def _answers(self) -> bool:
        if self._running is not None and self._running.poll() is not None:
            raise RuntimeError(f"snac ended by itself: {self._log.read_text(encoding='utf-8', errors='replace')}")
        try:
            return requests.get(f"{self.url}/api/v1/instance", timeout=2).ok
        except requests.RequestException:
            return False

    def _run(self, *arguments: str, said: str = "") -> str:
        done = subprocess.run(
            [str(_program()), *arguments], input=said, capture_output=True, text=True, timeout=30, check=True
        )
        return done.stdout + done.stderr


def approve(page_url: str, account: Account) -> str | None:
    """Does what a person does on snac's page of consent: types name and password and says yes.

    Returns the code the page showed, or None where the browser was sent on to the application instead.
    """
    asked = parse_qs(urlsplit(page_url).query)
    first = requests.get(page_url, timeout=10)
    fields = dict(re.findall(r'name="([^"]+)"[^>]*?value="([^"]*)"', first.text))
    fields |= {"login": account.name, "passwd": account.password}
    action = re.search(r'action="([^"]+)"', first.text)
    target = action.group(1) if action else page_url
    answer = requests.post(target, data=fields, timeout=10, allow_redirects=False)
    if 300 <= answer.status_code < 400:
        requests.get(answer.headers["Location"], timeout=10)
        return None
    shown = re.search(r"<code>([^<]+)</code>|<b>([0-9a-f]{16,})</b>|([0-9a-f]{32,})", answer.text)
    if shown is None:
        raise RuntimeError(
            f"snac showed no code for {asked.get('redirect_uri')}: {answer.status_code} {answer.text[:300]}"
        )
    return next(g for g in shown.groups() if g)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(ready: Callable[[], bool], log: Path) -> None:
    until = monotonic() + _START_S
    while not ready():
        if monotonic() > until:
            raise RuntimeError(
                f"snac did not start in {_START_S} s: {log.read_text(encoding='utf-8', errors='replace')}"
            )
        sleep(0.05)

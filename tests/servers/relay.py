"""The network between one computer and a PostgreSQL server: a socket that hands everything on, until it is severed."""

from __future__ import annotations

import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.servers.postgres import Server


class Relay:
    """Whoever comes in by it is led to `server`."""

    def __init__(self, server: Server, folder: Path) -> None:
        self._server, self._folder = server, folder
        self._name = f".s.PGSQL.{server.port}"
        self._open: set[socket.socket] = set()
        self._listening: socket.socket | None = None
        self.mend()

    def url(self, database: str) -> str:
        """The server's address by this way."""
        return self._server.url(database).replace(str(self._server.folder), str(self._folder))

    def sever(self) -> None:
        """Everybody who came by it is thrown out, and nobody comes in any more."""
        if self._listening is not None:
            _hang_up(self._listening)
            self._listening = None
            (self._folder / self._name).unlink()
        for line in [*self._open]:
            _hang_up(line)
        self._open.clear()

    def mend(self) -> None:
        """As if nothing had been."""
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(self._folder / self._name))
        self._listening.listen()
        threading.Thread(target=self._let_in, args=(self._listening,), daemon=True).start()

    def _let_in(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                come, _where = listening.accept()
                on = socket.socket(socket.AF_UNIX)
                try:
                    on.connect(str(self._server.folder / self._name))
                except OSError:  # there is nobody at the other end now
                    _hang_up(come)
                    _hang_up(on)
                    continue
                self._open |= {come, on}
                for source, target in ((come, on), (on, come)):
                    threading.Thread(target=_hand_on, args=(source, target), daemon=True).start()


@contextmanager
def relay(server: Server) -> Iterator[Relay]:
    """A way to `server` while the block lasts; severed afterwards."""
    with tempfile.TemporaryDirectory(prefix="calendario-red-") as folder:
        made = Relay(server, Path(folder))
        yield made
        made.sever()


def _hand_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    _hang_up(source)
    _hang_up(target)


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()

"""The tests' PostgreSQL server as another computer has it: over TLS alone, with a certificate of its town's authority.

The programs of the wheel know no TLS, so what a server with it does at its door is done here: it answers the request
for TLS, proves who it is, and hands what comes through on to the real server, which asks for the password.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.servers.postgres import Server

#: Another address of this computer: who comes by it is no neighbour, and a server has to prove who it is.
ELSEWHERE = "127.0.0.2"
_WANTS_TLS = (8).to_bytes(4, "big") + (80877103).to_bytes(4, "big")  # SSLRequest of PostgreSQL's protocol
_PATIENCE_S = 10.0


class Afar:
    """`server` reached at `ELSEWHERE` and `port`; `authority` is the file of who signed its certificate."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server, self.authority, self.port = server, folder / "authority.pem", 0
        self._context = _certified(folder)
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()

    def run(self) -> None:
        """Until `end`."""
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    def end(self) -> None:
        """Whoever is connected is left alone with it."""
        self._loop.call_soon_threadsafe(self._ended.set)

    def wait(self) -> None:
        """Until it can be reached."""
        assert self._up.wait(_PATIENCE_S)

    async def _serve(self) -> None:
        self._ended = asyncio.Event()
        listening = await asyncio.start_server(self._meet, ELSEWHERE, 0)
        self.port = listening.sockets[0].getsockname()[1]
        self._up.set()
        await self._ended.wait()
        listening.close()
        meetings = asyncio.all_tasks() - {asyncio.current_task()}
        for meeting in meetings:
            meeting.cancel()
        await asyncio.gather(*meetings, return_exceptions=True)
        for _turn in range(5):  # a transport that is given up closes its socket in the loop's next turns
            await asyncio.sleep(0)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        opened = [writer]
        try:
            if await reader.readexactly(8) == _WANTS_TLS:
                writer.write(b"S")
                await writer.drain()
                await writer.start_tls(self._context)
                there, back = await asyncio.open_connection("127.0.0.1", self.server.port)
                opened.append(back)
                await asyncio.gather(_hand_on(reader, back), _hand_on(there, writer))
        except (OSError, ssl.SSLError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # whoever came has gone, or was not let in
        finally:
            for each in opened:
                each.transport.abort()


async def _hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError, ssl.SSLError):
        while part := await reader.read(65536):
            writer.write(part)
            await writer.drain()
    writer.close()


@contextmanager
def reached(server: Server, folder: Path) -> Iterator[Afar]:
    """`server` from afar while the block lasts; its certificate lies in `folder`."""
    made = Afar(server, folder)
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    made.wait()
    yield made
    made.end()
    thread.join(_PATIENCE_S)


def _certified(folder: Path) -> ssl.SSLContext:
    authority_key, authority = _signed("Autoridad de Villasauce", None, None)
    key, certificate = _signed("servidor.villasauce.example", authority_key, authority)
    pem = serialization.Encoding.PEM
    (folder / "authority.pem").write_bytes(authority.public_bytes(pem))
    own = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "server.pem").write_bytes(own + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context


def _signed(
    name: str, by: ec.EllipticCurvePrivateKey | None, issuer: x509.Certificate | None
) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    """A key and its certificate; an authority's where nobody signs it."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if issuer is None else issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(ELSEWHERE))]), critical=False)
    )
    return key, made.sign(by or key, hashes.SHA256())

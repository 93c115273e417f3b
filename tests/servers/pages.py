"""A town's web server on this computer, page by page as a story wants it; over TLS where it has a certificate."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

HTML = "text/html; charset=utf-8"
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Pages:
    """The server at `url`. `say` sets what a path answers; `asked` are the requests' paths and headers, in order."""

    url: str
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def say(self, path: str, body: str | bytes, *, status: int = 200, kind: str = HTML, **headers: str) -> str:
        """`path` answers with `body`; returns its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": kind, **named}, data)
        return self.url + path

    def send_on(self, path: str, to: str, status: int = 301) -> str:
        """`path` sends whoever asks to `to`."""
        self.answers[path] = (status, {"Location": to}, b"")
        return self.url + path

    def act(self, path: str, act: Callable[[BaseHTTPRequestHandler], None]) -> str:
        """`path` does whatever `act` does with the connection."""
        self.answers[path] = act
        return self.url + path


@contextmanager
def pages(folder: Path, *, tls: bool = False, name: str = "localhost") -> Iterator[Pages]:
    """A server, over TLS with a certificate for `name`, which is left in `folder` as `authority.pem`."""
    town = Pages("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            town.asked.append((self.path, dict(self.headers)))
            answer = town.answers.get(self.path, (404, {"Content-Type": HTML}, b"<title>No</title>"))
            if callable(answer):
                answer(self)
                return
            status, headers, data = answer
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that hangs up is a story
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(_certificate(folder, name))
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    town.url = f"{'https' if tls else 'http'}://localhost:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield town
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def trusting(folder: Path) -> ssl.SSLContext:
    """Trusts the certificate in `folder` and no other."""
    return ssl.create_default_context(cafile=str(folder / "authority.pem"))


def _certificate(folder: Path, name: str) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    day = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(who, who, key.public_key(), 1, day - timedelta(days=1), day + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "authority.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    unlocked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pem = folder / "server.pem"
    pem.write_bytes(unlocked + certificate.public_bytes(Encoding.PEM))
    return pem

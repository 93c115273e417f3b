"""A look behind web addresses, at servers that are honest, slow, huge, broken or hostile."""

from __future__ import annotations

import gzip
import io
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from calendario.channels.links import Reach, look
from calendario.domain.addresses import Looked
from tests.servers.pages import Pages, pages, trusting

HERE = Reach(here=True, patience_s=5)
CARD = """<!doctype html><html><head><title>Bases</title>
<meta property="og:title" content="Bases de las ayudas &amp; plazos"><meta name="description" content="Hasta el 19.">
<meta property="og:image" content="/cartel.png"></head><body><h1>…</h1></body></html>"""


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Pages]:
    with pages(tmp_path / "town") as served:
        yield served


def one(address: str, reach: Reach = HERE) -> Looked:
    [found] = look([address], reach)
    assert found.address == address
    return found


def a_picture() -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", (60, 30), "teal").save(out, "PNG")
    return out.getvalue()


def test_a_page_tells_its_card(town: Pages) -> None:
    town.say("/cartel.png", a_picture(), kind="image/png")
    found = one(town.say("/bases", CARD))
    assert (found.status, found.problem, found.moved_to) == (200, None, "")
    assert found.title == "Bases de las ayudas & plazos"
    assert found.description == "Hasta el 19."
    assert found.picture is not None
    with Pillow.open(io.BytesIO(found.picture)) as shown:
        assert (shown.format, shown.size) == ("JPEG", (60, 30))


def test_who_looks_says_its_name_and_leaves_nothing_of_the_person(town: Pages) -> None:
    town.say("/", CARD, Set_Cookie="a=b")
    secret = town.url.replace("http://", "http://ana:secreta@")
    one(secret + "/")
    path, headers = town.asked[0]
    assert path == "/"
    assert "Calendario" in headers["User-Agent"]
    assert headers["Host"] == town.url.removeprefix("http://")
    assert not {"Authorization", "Cookie", "Referer"} & headers.keys()


@pytest.mark.parametrize(
    ("status", "problem"), [(404, "not_found"), (410, "gone"), (403, "refused"), (401, "refused"), (503, "trouble")]
)
def test_no_page_is_told_by_what_it_means(town: Pages, status: int, problem: str) -> None:
    assert one(town.say("/x", "", status=status)).problem == problem


def test_where_it_moved_for_good_is_told_and_a_detour_is_not(town: Pages) -> None:
    town.say("/nuevo", CARD)
    town.send_on("/medio", "/nuevo", 308)
    assert one(town.send_on("/viejo", "/medio")).moved_to == f"{town.url}/nuevo"
    assert one(town.send_on("/entrada", "/nuevo", 302)).moved_to == ""
    assert one(town.send_on("/viejo", "/medio") + "#plazo").moved_to == f"{town.url}/nuevo#plazo"


def test_a_circle_ends(town: Pages) -> None:
    assert one(town.send_on("/a", "/a")).problem == "trouble"
    assert len(town.asked) == 6


@pytest.mark.parametrize("to", ["file:///etc/passwd", "javascript:alert(1)", "ftp://a.es/", "gopher://x", "http://[::"])
def test_a_redirection_to_no_page_is_not_followed(town: Pages, to: str) -> None:
    assert one(town.send_on("/x", to)).problem in ("not_asked", "trouble")
    assert len(town.asked) == 1


def test_nobody_makes_this_computer_ask_its_own_network(town: Pages) -> None:
    """A name of the open network, whose page sends on to the router, and whose other number is the router's."""

    def resolve(host: str, port: int, **_named: object) -> list[tuple[Any, ...]]:
        number = {"www.ayto.es": "127.0.0.1", "trampa.es": "192.168.1.1"}.get(host, host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    def called(*_given: object) -> None:
        raise AssertionError("it was asked")

    reach = Reach(here=True, patience_s=5, resolve=resolve)
    port = town.url.rpartition(":")[2]
    town.act("/admin", called)
    assert one("http://trampa.es/admin", reach).problem == "not_asked"
    for to in (
        "http://192.168.1.1/admin",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://trampa.es/",
        "//[fd00::1]/",
    ):
        town.send_on("/x", to, 302)
        assert one(f"http://www.ayto.es:{port}/x", reach).problem == "not_asked"
    town.say("/x", CARD.replace("/cartel.png", "http://192.168.1.1/cartel.png"))
    assert one(f"http://www.ayto.es:{port}/x", reach).picture is None


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://localhost:9/", "http://0x7f.1/", "http://[::1]/"])
def test_this_computer_is_not_asked_unless_told(address: str) -> None:
    def way_out(host: str, port: int, **named: Any) -> list[tuple[Any, ...]]:
        return socket.getaddrinfo(host, port, **named)

    from calendario.channels.links.look import _Page

    assert _Page(Reach(resolve=way_out)).looked(address).problem == "not_asked"


def test_a_name_that_nobody_has(town: Pages) -> None:
    def nobody(host: str, *_given: object, **_named: object) -> list[tuple[Any, ...]]:
        if host == "www.iana.org":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.43.8", 443))]
        raise socket.gaierror(socket.EAI_NONAME, "no")

    def without_a_network(*_given: object, **_named: object) -> list[tuple[Any, ...]]:
        raise socket.gaierror(socket.EAI_NONAME, "no")

    def asleep(*_given: object, **_named: object) -> list[tuple[Any, ...]]:
        raise socket.gaierror(socket.EAI_AGAIN, "not now")

    assert one("https://no.example/", Reach(here=True, resolve=nobody)).problem == "name_unknown"
    assert one("https://no.example/", Reach(here=True, resolve=asleep)).problem == "unreachable"
    assert one("https://no.example/", Reach(here=True, resolve=without_a_network)).problem == "unreachable"
    assert one(f"http://localhost:{_free_port()}/").problem == "unreachable"


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def test_a_certificate_is_believed_or_the_page_is_not(tmp_path: Path) -> None:
    with pages(tmp_path / "a", tls=True) as town, pages(tmp_path / "b", tls=True, name="otra.es") as other:
        address = town.say("/", CARD)
        believed = Reach(here=True, trust=trusting(tmp_path / "a"))
        assert one(address, believed).title.startswith("Bases")
        assert one(address).problem == "tls", "nobody vouches for it"
        believed = Reach(here=True, trust=trusting(tmp_path / "b"))
        assert one(other.say("/", CARD), believed).problem == "tls", "it is another's"


def test_a_page_that_does_not_end_is_left(town: Pages) -> None:
    def pour(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(b"<title>Sin fin</title>")
        while True:
            handler.wfile.write(b"<p>" * 20_000)

    found = one(town.act("/", pour))
    assert (found.problem, found.title) == (None, "Sin fin")


def test_a_server_that_says_nothing_is_too_slow(town: Pages) -> None:
    over = threading.Event()
    address = town.act("/", lambda _handler: over.wait(20) and None)
    try:
        assert one(address, Reach(here=True, patience_s=0.3)).problem == "too_slow"
    finally:
        over.set()


def test_a_server_that_drips_does_not_hold_anybody_up(town: Pages) -> None:
    over = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not over.wait(0.05):
            handler.wfile.write(b"X-A: b\r\n")

    slow, quick = town.act("/", drip), town.say("/bases", CARD)
    try:
        found = look([slow, quick], Reach(here=True, patience_s=0.3))
        assert [f.problem for f in found] == ["too_slow", None]
    finally:
        over.set()


def test_a_bomb_goes_off_within_bounds(town: Pages) -> None:
    bomb = gzip.compress(b"<title>Bum</title>" + b"\0" * 200_000_000)
    assert one(town.say("/", bomb, Content_Encoding="gzip")).title == "Bum"
    assert one(town.say("/b", b"no gzip", Content_Encoding="gzip")).problem is None
    assert one(town.say("/c", b"?", Content_Encoding="br")).problem is None


def test_a_picture_that_is_too_big_or_none_is_left(town: Pages) -> None:
    heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64
    kinds = (b"x" * 2_000_001, "image/png"), (a_picture(), "text/html"), (b"", "image/png"), (heic, "image/heic")
    for body, kind in kinds:
        town.say("/cartel.png", body, kind=kind)
        found = one(town.say("/", CARD))
        assert (found.title[:5], found.picture) == ("Bases", None)


def test_what_is_no_page_has_no_card(town: Pages) -> None:
    found = one(town.say("/x.pdf", b"%PDF-1.7 <title>no</title>", kind="application/pdf"))
    assert (found.status, found.problem, found.title) == (200, None, "")


@pytest.mark.parametrize(
    "address", ["", "x", "mailto:a@b.es", "http://", "https://a b.es", "http://" + "a" * 70 + ".es/"]
)
def test_what_is_no_address_is_not_asked(address: str) -> None:
    assert one(address).problem in ("not_asked", "name_unknown", "unreachable")

"""The institution's own page: the contract, what a person and a feed reader get, and folders that go wrong."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

import pytest

from calendario.channels.webpage import WebPageAdapter
from calendario.channels.webpage.page import html_of
from calendario.domain.adapter import CannotTell, ChannelProblem, NoAnswer, Refused, SignedIn, Unavailable
from calendario.domain.channel import Channel
from calendario.domain.delivery import Payload
from calendario.domain.post import Content, Visibility
from tests.channels.contract import NOW, AdapterContract, Calls, Pictures, Seen, a_key, a_payload

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://www.ejemplo.es/avisos/"


class Reader(HTMLParser):
    """Reads a page the way a browser without style does: articles with their text, pictures and links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.articles: list[Seen] = []
        self.links: list[str] = []
        self._text: list[str] | None = None
        self._in_paragraph = False
        self._said = ""
        self._alts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append((tag, told))
        if tag == "div" and told.get("class") == "text":
            self._text = []
        elif tag == "p" and self._text is not None:
            self._text.append("")
            self._in_paragraph = True
        elif tag == "br" and self._text:
            self._text[-1] += "\n"
        elif tag == "img":
            self._alts.append(told["alt"] or "")
        elif tag == "a" and self._text is not None:
            self.links.append(told["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._text is not None:
            self._said, self._text = "\n\n".join(self._text), None
        elif tag == "p":
            self._in_paragraph = False
        elif tag == "article":
            self.articles.append(Seen(self._said, tuple(self._alts)))
            self._alts = []

    def handle_data(self, data: str) -> None:
        if self._text and self._in_paragraph:
            self._text[-1] += data


def read(path: Path) -> Reader:
    return Reader(path.read_text(encoding="utf-8"))


def sign_in(folder: Path, title: str = "Avisos de Ejemplo", address: str = "") -> SignedIn:
    fields = {"folder": str(folder), "title": title, "address": address, "zone": "Europe/Madrid"}
    return WebPageAdapter().sign_in(fields, ask=None)  # type: ignore[arg-type]


def a_page(folder: Path, *, address: str = "", **settings: str) -> Channel:
    """A channel that was signed in to `folder`, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    signed_in = sign_in(folder, address=address)
    return Channel(
        id=UUID(int=2),
        kind="webpage",
        network="web",
        name=signed_in.name,
        letters="WEB",
        address=signed_in.address,
        settings={**signed_in.settings, **settings},
    )


class TestWebPage(AdapterContract):
    no_threads = "a page is one text, however long"
    tells_hour = False  # files
    cannot_play: Mapping[str, str] = {
        "rate_limited": "a folder asks nobody to wait",
        "sign_in_needed": "a folder has no sign-in",
        "no_answer_before": "writing a file answers",
    }

    @pytest.fixture
    def adapter(self) -> WebPageAdapter:
        return WebPageAdapter()

    @pytest.fixture
    def channel(self, tmp_path: Path) -> Channel:
        self.folder = tmp_path / "web"
        return a_page(self.folder)

    def published(self) -> list[Seen]:
        return read(self.folder / "index.html").articles[::-1]

    def fault(self, name: str) -> None:
        if name == "unreachable":
            self.folder.rename(self.folder.with_name("elsewhere"))
        elif name == "refused":
            self.folder.rename(self.folder.with_name("elsewhere"))
            self.folder.write_text("a file where the folder was")
        elif name == "no_answer_after":  # the post is written, its page cannot be
            (self.folder / "index.html").unlink()
            (self.folder / "index.html").mkdir()

    def heal(self) -> None:
        elsewhere = self.folder.with_name("elsewhere")
        if elsewhere.exists():
            self.folder.unlink(missing_ok=True)
            elsewhere.rename(self.folder)
        if (self.folder / "index.html").is_dir():
            (self.folder / "index.html").rmdir()

    def reborn(self, adapter: WebPageAdapter) -> WebPageAdapter:
        return WebPageAdapter()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "web"


@pytest.fixture
def media(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "media")


@pytest.fixture
def calls(folder: Path, media: Pictures) -> Calls:
    return Calls(WebPageAdapter(), a_page(folder, address=ADDRESS), None, media, NOW)


def publish(calls: Calls, payload: Payload | None = None, *, at: datetime = NOW, key: str | None = None) -> str:
    """Publishes at an instant; returns the post's name."""
    calls.now = at
    return calls.publish(calls.prepare(payload or a_payload()), key or a_key()).remote_id


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


# -- what a person gets ------------------------------------------------------------------------------------------------


def test_the_newest_comes_first_and_each_post_keeps_a_page_of_its_own(calls: Calls, folder: Path) -> None:
    names = [publish(calls, a_payload(f"Aviso {n}"), at=NOW + timedelta(days=n)) for n in range(52)]
    assert [a.text for a in read(folder / "index.html").articles] == [f"Aviso {n}" for n in range(51, 1, -1)]
    assert [read(folder / "posts" / f"{name}.html").articles[0].text for name in names[:2]] == ["Aviso 0", "Aviso 1"]
    assert calls.find(calls.prepare(a_payload("Aviso 0")), names[0]) is not None


def test_the_address_of_a_post_is_where_people_see_it(calls: Calls, folder: Path) -> None:
    name = publish(calls)
    prepared = calls.prepare(a_payload())
    told = calls.find(prepared, name)
    assert told is not None
    assert told.url == f"{ADDRESS}posts/{name}.html"
    unaddressed = Calls(calls.adapter, a_page(folder), None, calls.media, NOW)
    told = unaddressed.find(prepared, name)
    assert told is not None
    assert told.url == (folder / "posts" / f"{name}.html").as_uri()


def test_a_page_can_be_read_without_eyes_and_without_style(calls: Calls, folder: Path, media: Pictures) -> None:
    publish(calls, a_payload("Con foto.", media.add("La plaza llena")))
    name = publish(calls, a_payload("Sin título.", title=""), at=NOW + timedelta(hours=1))
    for path in (folder / "index.html", folder / "posts" / f"{name}.html"):
        page = path.read_text(encoding="utf-8")
        tags = Reader(page).tags
        every = [tag for tag, _ in tags]
        assert page.startswith("<!DOCTYPE html>")
        assert dict(tags)["html"] == {"lang": "es"}
        assert every.count("h1") == 1
        assert every.count("main") == 1
        assert every.count("title") == 1
        assert all("alt" in told and told["width"] for tag, told in tags if tag == "img")
        ids = [told["id"] for _, told in tags if "id" in told]
        assert len(ids) == len(set(ids))
        for tag, told in tags:
            if tag == "article":
                assert told["aria-labelledby"] in ids
        assert ("a", {"class": "skip", "href": "#main"}) in tags
        assert "script" not in every
    index = read(folder / "index.html")
    assert [told["datetime"] for tag, told in index.tags if tag == "time"] == [
        "2026-03-10T11:00:00+01:00",
        "2026-03-10T10:00:00+01:00",
    ]
    text = (folder / "index.html").read_text(encoding="utf-8")
    assert "10 de marzo de 2026, 11:00" in text
    assert ">Sin título.</a></h2>" in text


def test_the_page_speaks_the_language_of_its_channel(folder: Path, media: Pictures) -> None:
    channel = replace(a_page(folder), language="ca")
    calls = Calls(WebPageAdapter(), channel, None, media, NOW)
    publish(calls, at=NOW + timedelta(days=30))
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert '<html lang="ca">' in page
    assert "9 d’abril de 2026, 11:00" in page
    assert '<article aria-labelledby="title-' in page
    assert ' lang="es">' in page, "the post itself is in Spanish"


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of "#rrggbb"."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["text", "quiet", "link"])
def test_text_stands_out_from_its_ground(calls: Calls, folder: Path, scheme: int, name: str) -> None:
    page = (folder / "index.html").read_text(encoding="utf-8")
    ground = luminance(re.findall(r"--ground: (#\w{6})", page)[scheme])
    ink = luminance(re.findall(rf"--{name}: (#\w{{6}})", page)[scheme])
    assert (max(ground, ink) + 0.05) / (min(ground, ink) + 0.05) >= 7


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Mira https://ejemplo.es/a.", ["https://ejemplo.es/a"]),
        ("(ver https://ejemplo.es/a_(b)), y ya", ["https://ejemplo.es/a_(b)"]),
        ("«https://ejemplo.es/ñandú»", ["https://ejemplo.es/ñandú"]),
        ("http://a.es/x?y=1&z=2#f!", ["http://a.es/x?y=1&z=2#f"]),
        ('https://a.es/"onmouseover="alert(1)', ["https://a.es/"]),
        ("javascript:alert(1) ftp://a.es https://", []),
        ("https://a.es/<b>", ["https://a.es/"]),
    ],
)
def test_only_web_addresses_become_links(text: str, links: list[str]) -> None:
    page = Reader(f'<div class="text">{html_of(text)}</div><article></article>')
    assert page.links == links
    assert page.articles[0].text == text
    assert {tag for tag, _ in page.tags} <= {"div", "p", "a", "article"}
    assert all(set(told) <= {"href", "class"} for _, told in page.tags)


def test_a_content_warning_comes_before_the_text(calls: Calls, folder: Path) -> None:
    payload = Payload("Parte", Content(text="El suceso.", warning="Habla de <violencia>"), NOW, "p")
    name = publish(calls, payload)
    page = (folder / "posts" / f"{name}.html").read_text(encoding="utf-8")
    assert 0 < page.index("Habla de &lt;violencia&gt;") < page.index("El suceso.")


# -- what a feed reader gets -------------------------------------------------------------------------------------------


def strictly_read(path: Path) -> ElementTree.Element:
    """The feed, held to what RFC 4287 asks of one."""
    root = ElementTree.fromstring(path.read_bytes())
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
            assert element.findtext(f"{ATOM}{name}")
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", element.findtext(f"{ATOM}id") or "")
        for name in ("updated", "published"):
            for told in element.findall(f"{ATOM}{name}"):
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told.text or "")
        alternates = [e for e in element.findall(f"{ATOM}link") if e.get("rel") == "alternate"]
        assert len({(e.get("type"), e.get("hreflang")) for e in alternates}) == len(alternates)
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [e.text for e in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    return root


def test_the_feed_is_what_a_reader_asks_for(calls: Calls, folder: Path, media: Pictures) -> None:
    image = media.add('La "plaza" & <la fuente>')
    publish(calls, a_payload("Hay que verlo: https://a.es/?b=1&c=2 <b>", image, title="Año & <niño>"))
    name = publish(calls, a_payload("El segundo."), at=NOW + timedelta(hours=3))
    root = strictly_read(folder / "feed.xml")
    links = {e.get("rel"): e.get("href") for e in root.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{ADDRESS}index.html", "self": f"{ADDRESS}feed.xml"}
    assert root.findtext(f"{ATOM}updated") == "2026-03-10T12:00:00Z"
    second, first = root.findall(f"{ATOM}entry")
    link = second.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{ADDRESS}posts/{name}.html"
    assert first.findtext(f"{ATOM}title") == "Año & <niño>"
    content = Reader(f"{first.findtext(f'{ATOM}content')}<article></article>")
    assert content.articles == [Seen("Hay que verlo: https://a.es/?b=1&c=2 <b>", (image.alt,))]
    source = next(told["src"] for tag, told in content.tags if tag == "img")
    assert source is not None
    assert (folder / source.removeprefix(ADDRESS)).read_bytes() == media(image.digest).read_bytes()


def test_what_xml_cannot_say_does_not_break_the_feed(calls: Calls, folder: Path) -> None:
    text = "Dañado \x0b\x1f\ufffe\ud83d fin \U0001f389"
    publish(calls, a_payload(text, title="Raro \x02"))
    root = strictly_read(folder / "feed.xml")
    assert "fin \U0001f389" in (root.findtext(f"{ATOM}entry/{ATOM}content") or "")
    assert "Dañado" in (folder / "index.html").read_text(encoding="utf-8")


def test_a_post_is_the_same_entry_whatever_happens_to_the_page(calls: Calls, folder: Path) -> None:
    publish(calls)
    before = strictly_read(folder / "feed.xml")
    moved = Calls(calls.adapter, a_page(folder, address="https://nueva.ejemplo.es"), None, calls.media, NOW)
    publish(moved, at=NOW + timedelta(days=1))
    after = strictly_read(folder / "feed.xml")
    assert after.findtext(f"{ATOM}id") == before.findtext(f"{ATOM}id")
    ids = [e.findtext(f"{ATOM}id") for e in after.findall(f"{ATOM}entry")]
    assert before.findtext(f"{ATOM}entry/{ATOM}id") == ids[1]


# -- a publisher that is killed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lost", ["index.html", "feed.xml", "posts/{}.html"])
def test_what_a_killed_publisher_left_unfinished_is_finished_by_looking(calls: Calls, folder: Path, lost: str) -> None:
    name = publish(calls)
    whole = everything_in(folder)
    (folder / lost.format(name)).unlink()
    assert calls.find(calls.prepare(a_payload()), name) is not None
    assert everything_in(folder) == whole


def test_or_by_the_next_post(calls: Calls, folder: Path) -> None:
    name = publish(calls)
    for lost in ("index.html", "feed.xml", f"posts/{name}.html"):
        (folder / lost).unlink()
    publish(calls, a_payload("El siguiente."), at=NOW + timedelta(minutes=1))
    assert [a.text for a in read(folder / "index.html").articles] == ["El siguiente.", "Mañana abre la biblioteca."]
    assert (folder / "posts" / f"{name}.html").exists()


def test_halves_of_long_ago_are_swept_and_those_of_now_are_not(calls: Calls, folder: Path) -> None:
    publish(calls)
    old, new = folder / "posts" / ".calendario-a.tmp", folder / ".calendario-b.tmp"
    for half, age in ((old, timedelta(hours=2)), (new, timedelta(minutes=2))):
        half.write_text("half")
        os.utime(half, ((NOW - age).timestamp(),) * 2)
    publish(calls)
    assert (old.exists(), new.exists()) == (False, True)


def test_looking_again_writes_nothing(calls: Calls, folder: Path) -> None:
    name = publish(calls)
    before = {p: p.stat().st_ino for p in folder.rglob("*")}
    assert calls.find(calls.prepare(a_payload()), name) is not None
    assert {p: p.stat().st_ino for p in folder.rglob("*")} == before


def test_a_damaged_record_is_no_proof_of_anything_and_spoils_no_other(calls: Calls, folder: Path) -> None:
    name = publish(calls)
    publish(calls, a_payload("El sano."), at=NOW + timedelta(hours=1))
    (folder / "posts" / f"{name}.json").write_text('{"name": ')
    prepared = calls.prepare(a_payload())
    with pytest.raises(CannotTell) as told:
        calls.find(prepared, name)
    assert told.value.code == "page_damaged"
    with pytest.raises(NoAnswer):
        calls.publish(prepared, name)
    publish(calls, a_payload("Otro."), at=NOW + timedelta(hours=2))
    assert [a.text for a in read(folder / "index.html").articles] == ["Otro.", "El sano."]
    told = calls.recent(NOW)
    assert [post.text for post in told.posts] == ["Otro.", "El sano."]
    assert not told.whole


# -- folders that go wrong ---------------------------------------------------------------------------------------------


@contextlib.contextmanager
def no_file_larger_than(size_bytes: int) -> Iterator[None]:
    """The system refuses to write more, as a full disk or a quota does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_nothing_half_written(calls: Calls, folder: Path, media: Pictures) -> None:
    publish(calls)
    before = everything_in(folder)
    small, large = media.add("pequeña"), media.add("grande", size=(300, 300), kind="BMP")
    large = type(large)(large.digest, "image/png", 300, 300, large.size_bytes, large.alt)
    prepared, key = calls.prepare(a_payload("No cabe.", small, large)), a_key()
    with no_file_larger_than(50_000), pytest.raises(Unavailable) as told:
        calls.publish(prepared, key)
    assert told.value.code == "disk_full"
    assert everything_in(folder) == before
    calls.publish(prepared, key)
    assert calls.find(prepared, key) is not None


def test_a_disk_that_fills_up_after_the_act_is_unknown_until_somebody_looks(calls: Calls, folder: Path) -> None:
    for n in range(8):
        publish(calls, a_payload("x" * 400), at=NOW + timedelta(minutes=n))
    prepared, key = calls.prepare(a_payload("Cabe justo.")), a_key()
    with no_file_larger_than(4_000), pytest.raises(NoAnswer) as told:
        calls.publish(prepared, key)
    assert told.value.code == "page_unfinished"
    assert calls.find(prepared, key) is not None
    assert read(folder / "index.html").articles[0].text == "Cabe justo."


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder whose parents anybody may pass, unlike pytest's own."""
    path = Path(tempfile.mkdtemp(prefix="calendario-test-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@contextlib.contextmanager
def as_an_ordinary_person() -> Iterator[None]:
    """Root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_may_only_be_read_is_refused(open_to_all: Path, media: Pictures) -> None:
    folder = open_to_all / "web"
    calls = Calls(WebPageAdapter(), a_page(folder), None, media, NOW)
    publish(calls)
    prepared = calls.prepare(a_payload())
    before = everything_in(folder)
    for path in (folder, folder / "posts"):
        path.chmod(0o555)
    try:
        with as_an_ordinary_person():
            with pytest.raises(Refused) as told:
                calls.publish(prepared, a_key())
            with pytest.raises(Refused) as told_at_sign_in:
                sign_in(folder)
    finally:
        for path in (folder, folder / "posts"):
            path.chmod(0o755)
    assert told.value.code == told_at_sign_in.value.code == "folder_read_only"
    assert everything_in(folder) == before


def test_the_web_server_may_read_what_a_careful_umask_would_hide(calls: Calls, folder: Path, media: Pictures) -> None:
    before = os.umask(0o077)
    try:
        publish(calls, a_payload("Hola.", media.add("una foto")))
    finally:
        os.umask(before)
    modes = {p.name: p.stat().st_mode & 0o777 for p in folder.rglob("*")}
    assert {mode for name, mode in modes.items() if name not in ("posts", "media")} == {0o644}
    assert (modes["posts"], modes["media"]) == (0o755, 0o755)


def test_a_disk_that_is_not_mounted_is_waited_for_and_not_written_under(calls: Calls, folder: Path) -> None:
    name = publish(calls)
    prepared = calls.prepare(a_payload())
    folder.rename(folder.with_name("the disk"))
    folder.mkdir()  # the empty mount point
    for call in (lambda: calls.publish(prepared, a_key()), lambda: calls.find(prepared, name)):
        with pytest.raises(Unavailable) as told:
            call()
        assert told.value.code == "folder_emptied"
    assert list(folder.iterdir()) == []


def test_two_pages_do_not_share_a_folder(calls: Calls, tmp_path: Path, folder: Path) -> None:
    other = a_page(tmp_path / "other")
    mixed = Calls(calls.adapter, a_page(folder, site=other.settings["site"]), None, calls.media, NOW)
    with pytest.raises(Refused) as told:
        mixed.prepare(a_payload())
    assert told.value.code == "folder_of_another_page"


def test_what_is_private_never_reaches_a_public_page(calls: Calls, folder: Path) -> None:
    before = everything_in(folder)
    for visibility in (Visibility.PRIVATE, Visibility.DIRECT):
        with pytest.raises(Refused) as told:
            calls.prepare(Payload("x", Content(text="Sólo para ti", visibility=visibility), NOW, "p"))
        assert told.value.code == "visibility_not_public"
    assert everything_in(folder) == before


def test_a_picture_that_could_carry_a_program_is_refused(calls: Calls, media: Pictures) -> None:
    image = media.put(b"<svg/>", "un dibujo", mime="image/svg+xml", size=(1, 1))
    with pytest.raises(Refused) as told:
        calls.prepare(a_payload("Dibujo", image))
    assert told.value.code == "picture_kind"


def test_nothing_can_be_seen_before_its_hour(calls: Calls, folder: Path, media: Pictures) -> None:
    before = everything_in(folder)
    calls.prepare(a_payload("Embargado.", media.add("el premio")))
    assert everything_in(folder) == before


def test_a_picture_that_goes_between_preparing_and_its_hour_is_refused(
    calls: Calls, folder: Path, media: Pictures
) -> None:
    first, second = media.add("queda", colour="red"), media.add("se va", colour="blue")
    prepared = calls.prepare(a_payload("Con fotos.", first, second))
    before = everything_in(folder)
    media(second.digest).unlink()
    with pytest.raises(Refused) as told:
        calls.publish(prepared, a_key())
    assert told.value.code == "picture_missing"
    assert everything_in(folder) == before


# -- signing in --------------------------------------------------------------------------------------------------------


def test_signing_in_makes_a_page_that_says_it_is_empty(folder: Path) -> None:
    folder.mkdir()
    signed_in = sign_in(folder, title=" Avisos & cía ", address="https://www.ejemplo.es/avisos/index.html")
    assert (signed_in.name, signed_in.address, signed_in.secret) == ("Avisos & cía", ADDRESS, None)
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "<h1>Avisos &amp; cía</h1>" in page
    assert "Todavía no hay publicaciones." in page
    assert "feed.xml" not in page


def test_signing_in_again_goes_on_with_the_same_page(calls: Calls, folder: Path) -> None:
    publish(calls)
    again = sign_in(folder)
    assert again.settings["site"] == calls.channel.settings["site"]
    assert len(read(folder / "index.html").articles) == 1


def test_somebody_elses_front_page_is_not_overwritten(folder: Path) -> None:
    folder.mkdir()
    (folder / "index.html").write_text("la web municipal")
    with pytest.raises(Refused) as told:
        sign_in(folder)
    assert told.value.code == "folder_has_a_page"
    assert everything_in(folder) == {"index.html": b"la web municipal"}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"folder": " ", "title": "x"}, "field_missing"),
        ({"folder": "{}", "title": " "}, "field_missing"),
        ({"folder": "{}/none", "title": "x"}, "folder_missing"),
        ({"folder": "{}/file", "title": "x"}, "not_a_folder"),
        ({"folder": "{}/file/inside", "title": "x"}, "not_a_folder"),
        ({"folder": "{}", "title": "x", "address": "www.ejemplo.es"}, "bad_address"),
        ({"folder": "{}", "title": "x", "address": "https://"}, "bad_address"),
        ({"folder": "{}", "title": "x", "address": "javascript:alert(1)"}, "bad_address"),
        ({"folder": "{}", "title": "x", "address": "https://a.es/?p=1"}, "bad_address"),
        ({"folder": "{}", "title": "x", "address": "https://[a.es"}, "bad_address"),
        ({"folder": "a\0b", "title": "x"}, "not_a_folder"),
    ],
)
def test_a_form_that_is_wrong_is_refused(tmp_path: Path, fields: dict[str, str], code: str) -> None:
    (tmp_path / "file").write_text("x")
    given = {name: value.replace("{}", str(tmp_path)) for name, value in fields.items()}
    with pytest.raises(ChannelProblem) as told:
        WebPageAdapter().sign_in(given, ask=None)  # type: ignore[arg-type]
    assert (type(told.value), told.value.code) == (Refused, code)
    assert everything_in(tmp_path) == {"file": b"x"}


def test_a_channel_that_lost_its_folder_s_name_says_so() -> None:
    lost = Channel(id=UUID(int=1), kind="webpage", network="web", name="Web municipal", letters="WEB", settings={})
    with pytest.raises(Refused) as told:
        WebPageAdapter().rules(lost, None)
    assert (told.value.code, dict(told.value.facts)) == ("folder_unset", {"channel": "Web municipal"})

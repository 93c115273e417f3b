"""A page in a folder, as a browser and a feed reader read it."""

from __future__ import annotations

import json
import re
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

from calendario.channels.webpage import WebPageAdapter
from calendario.domain.adapter import SignedIn
from calendario.domain.channel import Channel
from calendario.domain.delivery import Payload
from tests.channels.calls import NOW, Calls, a_key, a_payload
from tests.channels.network import Seen

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


def sign_in(folder: Path, title: str = "Avisos de Ejemplo", address: str = "", site: str = "") -> SignedIn:
    fields = {"folder": str(folder), "title": title, "address": address, "zone": "Europe/Madrid", "site": site}
    return WebPageAdapter().sign_in(fields, ask=None)  # type: ignore[arg-type]


def a_page(folder: Path, *, address: str = "", **settings: str) -> Channel:
    """A channel that was signed in to `folder`, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / "calendario.json"  # of a page that goes on
    site = str(json.loads(mark.read_bytes())["page"]) if mark.exists() else ""
    signed_in = sign_in(folder, address=address, site=site)
    return Channel(
        id=UUID(int=2),
        kind="webpage",
        network="web",
        name=signed_in.name,
        letters="WEB",
        address=signed_in.address,
        settings={**signed_in.settings, **settings},
    )


def publish(calls: Calls, payload: Payload | None = None, *, at: datetime = NOW, key: str | None = None) -> str:
    """Publishes at an instant; returns the post's name."""
    calls.now = at
    return calls.publish(calls.prepare(payload or a_payload()), key or a_key()).remote_id


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


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

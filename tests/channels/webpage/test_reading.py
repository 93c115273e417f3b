"""What a person gets of the page, with eyes or without, and what a feed reader gets."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image as Pillow

from calendario.channels.webpage import WebPageAdapter
from calendario.channels.webpage.page import html_of
from calendario.domain.delivery import Payload
from calendario.domain.post import Content
from calendario.domain.text import first_line
from tests.channels.calls import NOW, Calls, Pictures, a_payload
from tests.channels.network import Seen
from tests.channels.webpage.page import ADDRESS, ATOM, Reader, a_page, publish, read, strictly_read


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


def test_what_nobody_gave_a_title_is_headed_by_its_whole_first_sentence(calls: Calls, folder: Path) -> None:
    said = "Mañana se corta el agua en la calle Mayor y en la plaza de San Andrés de 9:00 a 14:00 h."
    name = publish(calls, a_payload(f"{said} Vuelve por la tarde.", title=first_line(said)))
    page = (folder / "posts" / f"{name}.html").read_text(encoding="utf-8")
    assert f'">{said}</h1>' in page
    assert f"<p>{said} Vuelve por la tarde.</p>" in page


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
    with Pillow.open(folder / source.removeprefix(ADDRESS)) as shown, Pillow.open(media(image.digest)) as own:
        assert shown.tobytes() == own.tobytes()


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

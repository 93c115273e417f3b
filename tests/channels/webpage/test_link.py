"""A post's link on the web page: a line under its text, on the page and in the feed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from calendario.channels.webpage import WebPageAdapter
from calendario.channels.webpage.record import Record
from tests.channels.calls import Calls, Pictures, a_key, a_payload
from tests.channels.webpage.page import a_page

LINK = 'https://sede.ayto.es/bases?año=2026&x="1"'


@pytest.fixture
def calls(tmp_path: Path) -> Calls:
    channel = a_page(tmp_path / "web")
    return Calls(WebPageAdapter(), channel, None, Pictures(tmp_path / "media"), datetime.now(UTC))


def publish(calls: Calls, link: str) -> Path:
    payload = a_payload("Ayudas de material.")
    payload = replace(payload, content=replace(payload.content, link=link))
    calls.publish(calls.prepare(payload), a_key())
    return Path(calls.channel.settings["folder"])


def test_the_link_is_a_line_under_the_text_and_in_the_feed(calls: Calls) -> None:
    folder = publish(calls, LINK)
    line = '<p class="link"><a href="https://sede.ayto.es/bases?año=2026&amp;x=&quot;1&quot;">'
    assert line in (folder / "index.html").read_text(encoding="utf-8")
    content = ElementTree.parse(folder / "feed.xml").find(".//{http://www.w3.org/2005/Atom}content")
    assert content is not None
    assert line in (content.text or "")


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", 'https://a.es/"onclick=x y'])
def test_what_is_no_address_is_no_link(calls: Calls, link: str) -> None:
    folder = publish(calls, link)
    assert 'class="link"' not in (folder / "index.html").read_text(encoding="utf-8")


def test_a_post_of_an_older_version_has_no_link() -> None:
    told = Record("a", "A", "T", "", "es", datetime(2026, 1, 1, tzinfo=UTC), link="https://a.es")
    assert Record.from_json(told.to_json()) == told
    older = json.loads(told.to_json())
    del older["link"]
    assert Record.from_json(json.dumps(older)).link == ""

"""Signing in to a folder: what is made there, gone on with, or refused."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from calendario.channels.webpage import WebPageAdapter
from calendario.domain.adapter import ChannelProblem, Refused
from calendario.domain.channel import Channel
from tests.channels.calls import Calls
from tests.channels.webpage.page import ADDRESS, everything_in, publish, read, sign_in


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
    again = sign_in(folder, site=f"{UUID(int=7)} {calls.channel.settings['site']}")
    assert again.settings["site"] == calls.channel.settings["site"]
    assert len(read(folder / "index.html").articles) == 1


def test_somebody_elses_front_page_is_not_overwritten(folder: Path) -> None:
    folder.mkdir()
    (folder / "index.html").write_text("la web municipal")
    with pytest.raises(Refused) as told:
        sign_in(folder)
    assert told.value.code == "folder_has_a_page"
    assert everything_in(folder) == {"index.html": b"la web municipal"}


def test_the_page_of_another_calendar_is_not_taken_over_before_a_person_says_so(calls: Calls, folder: Path) -> None:
    publish(calls)
    sign_in(folder, title="Avisos & cía", site=calls.channel.settings["site"])
    before = everything_in(folder)
    with pytest.raises(Refused, match="folder_holds_a_page") as told:
        sign_in(folder, title="Otro ayuntamiento", site=str(UUID(int=7)))
    facts = told.value.facts
    assert (facts["title"], facts["posts"], facts["page"]) == ("Avisos & cía", 1, calls.channel.settings["site"])
    assert everything_in(folder) == before


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

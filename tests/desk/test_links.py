"""What is known of the pages posts lead to: looked at once, believed for a while, never waited for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image as Pillow

from calendario import main
from calendario.channels.links import Reach, look
from calendario.desk.errand import Alone
from calendario.desk.links import LinksDesk, addresses_of, looked_from_json, looked_to_json
from calendario.domain.addresses import Looked, Seen
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.problem import BadInput, Problem
from calendario.store import links, media
from tests.newsroom import Newsroom
from tests.servers.pages import Pages, pages

HERE = Reach(here=True, patience_s=5)
OUTSIDE = "https://www.villasauce.es"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Pages]:
    with pages(tmp_path / "town") as served:
        yield served


def at(newsroom: Newsroom, town: Pages) -> LinksDesk:
    """A desk whose addresses of the open network lead to the town's server."""

    def errand(order: object, *_rest: object) -> dict[str, object]:
        assert isinstance(order, dict)
        there = {a.replace(OUTSIDE, town.url): a for a in order["addresses"]}
        found = [replace(one, address=there[one.address]) for one in look(list(there), HERE)]
        return {"links": [looked_to_json(one) for one in found]}

    return LinksDesk(replace(newsroom.desk.office, errand=errand))


def page(newsroom: Newsroom, town: Pages) -> str:
    out = io.BytesIO()
    Pillow.new("RGB", (60, 30), "teal").save(out, "PNG")
    town.say("/cartel.png", out.getvalue(), kind="image/png")
    town.say("/bases", "<title>Bases</title><meta property='og:image' content='/cartel.png'>")
    return f"{OUTSIDE}/bases"


def test_what_a_page_says_is_kept_with_its_picture(newsroom: Newsroom, town: Pages) -> None:
    desk, address = at(newsroom, town), page(newsroom, town)
    assert desk.wanted([address]) == (address,)
    desk.look([address])
    newsroom.reopen()
    told = LinksDesk(newsroom.desk.office).known([address])[address]
    assert (told.title, told.status) == ("Bases", 200)
    assert told.picture is not None
    assert newsroom.desk.office.media.path(told.picture).is_file()
    with newsroom.database.reading() as tx:
        assert told.picture in media.digests(tx)


def test_a_page_is_believed_for_a_week_and_a_failure_for_ten_minutes(newsroom: Newsroom, town: Pages) -> None:
    desk, good = at(newsroom, town), page(newsroom, town)
    bad = f"{OUTSIDE}/nada"
    desk.look([good, bad])
    newsroom.clock.forward(minutes=9)
    assert desk.wanted([good, bad]) == ()
    newsroom.clock.forward(minutes=2)
    assert desk.wanted([good, bad]) == (bad,)
    newsroom.clock.forward(days=7)
    assert desk.wanted([good, bad]) == (good, bad)


def test_a_clock_set_back_does_not_make_a_failure_last_for_ever(newsroom: Newsroom, town: Pages) -> None:
    desk = at(newsroom, town)
    desk.look([f"{OUTSIDE}/nada"])
    newsroom.clock.forward(days=-300)
    assert desk.wanted([f"{OUTSIDE}/nada"]) != ()


@pytest.mark.parametrize(
    "address",
    [
        "http://192.168.1.1/",
        "http://localhost/",
        "https://ana:clave@ayto.es/",
        "file:///etc/passwd",
        "https://ayto.es/" + "a" * 2000,
        "https://ayto.es/\0",
        "",
    ],
)
def test_what_must_not_be_asked_is_not(newsroom: Newsroom, town: Pages, address: str) -> None:
    desk = at(newsroom, town)
    assert desk.wanted([address]) == ()
    assert desk.look([address]) == ()
    assert town.asked == []


def test_a_picture_that_is_none_costs_the_card_nothing(newsroom: Newsroom, town: Pages) -> None:
    desk, address = at(newsroom, town), page(newsroom, town)
    town.say("/cartel.png", b"<svg/>", kind="image/svg+xml")
    [told] = desk.look([address])
    assert (told.title, told.picture) == ("Bases", None)


def test_without_a_network_nothing_is_held_against_an_address(newsroom: Newsroom) -> None:
    def errand(*_given: object) -> dict[str, object]:
        raise Problem("unavailable")

    desk = LinksDesk(replace(newsroom.desk.office, errand=errand))
    with pytest.raises(Problem):
        desk.look([f"{OUTSIDE}/x"])
    assert desk.known([f"{OUTSIDE}/x"]) == {}


def test_what_is_known_is_said_in_the_review(newsroom: Newsroom, town: Pages) -> None:
    desk = at(newsroom, town)
    desk.look([f"{OUTSIDE}/nada"])
    draft = Draft(base=Content(f"Las bases: {OUTSIDE}/nada"))
    told = newsroom.desk.writing.review(draft, PlanDraft(), [newsroom.channel])[newsroom.channel.id]
    assert [f.code for f in told] == ["link_dead"]


def test_every_address_of_a_post_once(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    base = Content("Ver https://a.es y https://b.es", link="https://c.es")
    draft = Draft(base=base, variants=(Variant(other.id, text="Ver https://d.es", link=""),))
    assert addresses_of(draft, [newsroom.channel, other]) == (
        "https://c.es",
        "https://a.es",
        "https://b.es",
        "https://d.es",
    )


def test_a_look_goes_through_the_child_and_back() -> None:
    looked = Looked("https://a.es", 200, None, "https://b.es", "Títuloñ", "D", b"\x00\xff")
    assert looked_from_json(looked_to_json(looked)) == looked


def test_the_child_tells_that_there_is_no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy resolves names where we cannot look: nobody is asked through it."""
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    with pytest.raises(Problem) as told:
        main._errand({"verb": "links", "addresses": ["https://a.es/"]}, Alone(), None)
    assert told.value.code == "unavailable"


def test_a_draft_s_link_is_kept_clean(newsroom: Newsroom) -> None:
    manuscript = newsroom.desk.writing.new()
    draft = Draft(base=Content("Ven.", link=" https://a.es/x\n"))
    newsroom.desk.writing.keep(manuscript.post_id, draft, PlanDraft(), None)
    assert newsroom.desk.writing.open(manuscript.post_id).draft.base.link == "https://a.es/x"
    with pytest.raises(BadInput):
        newsroom.desk.writing.keep(manuscript.post_id, Draft(base=Content(link="a\0b")), PlanDraft(), None)


def test_the_last_look_counts(newsroom: Newsroom) -> None:
    now: datetime = newsroom.clock()
    with newsroom.database.writing() as tx:
        links.save(tx, [Seen("https://a.es", now, 200, None, "", "Uno"), Seen("https://b.es", now, 200)])
        links.save(tx, [Seen("https://a.es", now, 404, "not_found")])
    with newsroom.database.reading() as tx:
        told = links.seen(tx, ["https://a.es", "https://c.es"])
    assert [(s.status, s.title, s.is_dead) for s in told.values()] == [(404, "", True)]

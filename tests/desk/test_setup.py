"""The first run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from calendario.channels.practice import PracticeAdapter
from calendario.channels.webpage import WebPageAdapter
from calendario.desk.library import Search
from calendario.domain.channel import ChannelState, FrequencyTarget
from calendario.domain.problem import BadInput, NotAllowed, NotFound
from calendario.domain.publication import Outcome, State
from calendario.domain.rights import Standing
from tests.engines import Engine
from tests.newsroom import ZONE, Clock, Newsroom


class Unbegun(Newsroom):
    """A calendar that nobody has begun."""

    def __init__(self, folder: Path, clock: Clock, engine: Engine) -> None:
        self.clock, self.folder, self.engine, self.lives = clock, folder, engine, 0
        self.adapters = {"practice": PracticeAdapter(), "webpage": WebPageAdapter()}
        self.open()


@pytest.fixture
def empty(tmp_path: Path, clock: Clock, engine: Engine) -> Iterator[Newsroom]:
    """What the first run begins with."""
    made = Unbegun(tmp_path / "perfil", clock, engine)
    yield made
    made.close()


def test_a_new_calendar_asks_before_anything_else(empty: Newsroom) -> None:
    assert not empty.desk.setup.done
    with pytest.raises(NotFound, match="not_set_up"):
        empty.desk.calendar.today()


def test_begun_it_knows_who_speaks_and_who_works(empty: Newsroom) -> None:
    empty.desk.setup.begin("  Ayuntamiento de Villasauce ", "Atlantic/Canary", " Merche Olmo ")
    empty.reopen()
    assert empty.desk.setup.done
    institution = empty.desk.office.institution()
    assert (institution.name, institution.zone, institution.sample) == (
        "Ayuntamiento de Villasauce",
        "Atlantic/Canary",
        False,
    )
    assert empty.desk.office.me().name == "Merche Olmo"
    assert empty.desk.calendar.today().cards == ()


@pytest.mark.parametrize(
    ("name", "zone", "person", "code"),
    [
        (" ", ZONE, "Merche", "institution_without_name"),
        ("Villasauce", "Europe/Villasauce", "Merche", "unknown_zone"),
        ("Villasauce", ZONE, "", "person_without_name"),
    ],
)
def test_a_beginning_that_lacks_something_leaves_nothing_behind(
    empty: Newsroom, name: str, zone: str, person: str, code: str
) -> None:
    with pytest.raises(BadInput) as told:
        empty.desk.setup.begin(name, zone, person)
    assert told.value.code == code
    assert not empty.desk.setup.done


def test_where_do_you_publish_today_makes_those_channels_by_hand(newsroom: Newsroom) -> None:
    newsroom.desk.setup.add_channels(["facebook", "x", "whatsapp"])
    made = [c for c in newsroom.desk.channels.all() if c.by_hand]
    assert {c.letters for c in made} == {"FB", "X", "WA"}


def test_the_page_of_one_s_own_needs_no_account(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.desk.setup.add_web_page(tmp_path / "sitio" / "avisos")
    (page,) = (c for c in newsroom.desk.channels.all() if c.kind == "webpage")
    assert (page.name, page.target) == ("Web municipal", FrequencyTarget())  # what nobody asked for is not wanted
    newsroom.plan("Vuelve el agua", on=(page,))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert "Vuelve el agua" in (tmp_path / "sitio" / "avisos" / "index.html").read_text(encoding="utf-8")


def test_the_sample_town_is_full_and_nothing_of_it_leaves_the_computer(empty: Newsroom) -> None:
    institution = empty.desk.sample.begin()
    assert institution.sample
    channels = empty.desk.channels.all()
    assert {c.letters for c in channels} == {"WEB", "BS", "MA", "WA"}
    assert {c.kind for c in channels} == {"practice", "manual"}
    assert {c.state for c in channels} == {ChannelState.ACTIVE}
    today = empty.desk.calendar.today()
    week = empty.desk.calendar.week(today.day)
    assert len(week.cards) >= 5
    assert {State.PUBLISHED, State.PLANNED} <= {c.state for c in week.cards}  # a past and a future
    assert len(week.undated) >= 2
    assert any(m.meter.target.minimum for m in week.meters)
    refused, held = today.decisions
    assert (refused.state, held.state) == (State.FAILED, State.HELD)
    (way,) = empty.desk.calendar.exits(refused.publication.post_id)
    (attempt,) = way.attempts
    assert (attempt.outcome, attempt.reason) == (Outcome.REFUSED, refused.reason)
    assert held.wall_time > today.now  # there is still time to put it right


def test_the_library_of_the_sample_town_shows_what_a_library_is_for(empty: Newsroom) -> None:
    empty.desk.sample.begin()
    found = empty.desk.library.search(Search())
    known = [empty.desk.library.picture(kept.image.digest) for kept in found.pictures]
    assert 4 <= found.total <= 6
    assert all(one.rights.record.alt and any((one.users.out, one.users.planned, one.users.drafts)) for one in known)
    assert len({one.rights.record.licence for one in known}) >= 3
    assert [one.rights.standing(found.today) for one in known].count(Standing.SOON_OVER) == 1
    assert any(one.rights.record.alt.startswith("Cartel") for one in known)
    assert sum(one.image.size_bytes for one in known) < 60_000
    week = empty.desk.calendar.week(empty.desk.calendar.today().day)
    drafts = [empty.desk.writing.open(card.post_id).draft for card in week.cards]
    assert any(draft.base.images for draft in drafts)


def test_the_sample_town_can_be_published_by_its_hours(empty: Newsroom) -> None:
    empty.desk.sample.begin()
    for _ in range(8 * 24 * 4):
        coming = empty.desk.calendar.publisher().next_at
        if coming is None:
            break
        empty.clock.now = coming
        empty.publish()
    states = {c.state for c in empty.desk.calendar.week(empty.desk.calendar.today().day).cards}
    assert states <= {State.PUBLISHED, State.BY_HAND, State.FAILED, State.HELD}
    assert {d.state for d in empty.desk.calendar.today().decisions} == {State.FAILED, State.HELD}  # as they were


def test_a_calendar_is_begun_once(newsroom: Newsroom) -> None:
    before = newsroom.desk.channels.all()
    for begin in (
        newsroom.desk.sample.begin,
        lambda: newsroom.desk.setup.begin("Otro Ayuntamiento", ZONE, "Otra"),
    ):
        with pytest.raises(NotAllowed, match="set_up_already"):
            begin()
    assert newsroom.desk.office.institution().name == "Ayuntamiento de Villasauce"
    assert newsroom.desk.channels.all() == before

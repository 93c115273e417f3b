"""Categories: what a town hall says its posts are about, and what that does to a late one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from calendario.domain.category import Category
from calendario.domain.channel import Lateness, WhenLate
from calendario.domain.details import Details
from calendario.domain.house import Nature
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput, NotAllowed, NotFound
from calendario.domain.publication import DROPPED, Publication, State
from calendario.domain.slot import wall_clock
from calendario.sentences import sentence
from tests.newsroom import ZONE, Newsroom
from tests.spanish import assert_spanish

TWO_HOURS = Lateness(WhenLate.SEND, timedelta(hours=2))
DROP = Lateness(WhenLate.DROP)


def planned(newsroom: Newsroom, text: str, category: Category | None, minutes: float = 10) -> Publication:
    """A post of that category on the practice channel."""
    wall_time = wall_clock(newsroom.clock() + timedelta(minutes=minutes), ZONE)
    draft = Draft(text, Content(text), details=Details(category=None if category is None else category.id))
    plan = PlanDraft((newsroom.channel.id,), wall_time)
    return newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, draft, plan, as_it_is=True)[0]


def test_a_calendar_begins_with_none_and_keeps_those_it_is_given(newsroom: Newsroom) -> None:
    categories = newsroom.desk.categories
    assert categories.all() == ()
    service, agenda = categories.add(" Servicio ", TWO_HOURS), categories.add("Agenda", DROP)
    categories.change(agenda.id, "Actos", None, Nature.LEISURE)
    newsroom.reopen()
    categories = newsroom.desk.categories
    assert categories.all() == (replace(agenda, name="Actos", lateness=None, nature=Nature.LEISURE), service)
    assert categories.all()[1].name == "Servicio"


def test_two_of_one_name_would_be_one_too_many(newsroom: Newsroom) -> None:
    categories = newsroom.desk.categories
    service = categories.add("Servicio")
    for name, problem, code in (("SERVICIO", NotAllowed, "category_known"), (" ", BadInput, "category_without_name")):
        with pytest.raises(problem) as told:
            categories.add(name)
        assert told.value.code == code
        assert_spanish(sentence(told.value), own=("SERVICIO",))
    agenda = categories.add("Agenda")
    with pytest.raises(NotAllowed, match="category_known"):
        categories.change(agenda.id, "servicio", None, None)
    categories.retire(service.id)
    categories.change(agenda.id, "Servicio", None, None)
    with pytest.raises(NotAllowed, match="category_known"):
        categories.restore(service.id)
    with pytest.raises(NotFound) as gone:
        categories.retire(UUID(int=1))
    assert_spanish(sentence(gone.value))


def test_of_a_night_asleep_each_category_gets_what_it_asked_for(newsroom: Newsroom) -> None:
    emergency, agenda = (
        newsroom.desk.categories.add("Emergencia", TWO_HOURS),
        newsroom.desk.categories.add("Actos", DROP),
    )
    cut = planned(newsroom, "Corte de agua", emergency)
    menu, plain = planned(newsroom, "Menú de hoy", agenda), planned(newsroom, "Feria", None)
    newsroom.clock.forward(minutes=90)
    newsroom.publish()
    assert [p.text for p in newsroom.practice.posts()] == ["Corte de agua"]
    assert newsroom.state(cut) is State.PUBLISHED
    assert (newsroom.state(menu), newsroom.now(menu).reason) == (State.MISSED, DROPPED)
    assert (newsroom.state(plain), newsroom.now(plain).reason) == (State.MISSED, "late")
    assert [d.publication.id for d in newsroom.desk.calendar.today().decisions] == [plain.id]


def test_what_the_category_says_counts_before_what_the_channel_says(newsroom: Newsroom) -> None:
    newsroom.desk.channels.set_lateness(newsroom.channel.id, DROP)
    emergency = newsroom.desk.categories.add("Emergencia", TWO_HOURS)
    cut, other = planned(newsroom, "Corte de agua", emergency), planned(newsroom, "Otra", None)
    newsroom.clock.forward(minutes=90)
    newsroom.publish()
    assert (newsroom.state(cut), newsroom.state(other)) == (State.PUBLISHED, State.MISSED)


def test_one_that_is_retired_still_holds_for_the_posts_that_have_it(newsroom: Newsroom) -> None:
    emergency = newsroom.desk.categories.add("Emergencia", TWO_HOURS)
    cut = planned(newsroom, "Corte de agua", emergency)
    newsroom.desk.categories.retire(emergency.id)
    assert newsroom.desk.categories.all() == ()
    assert [c.retired for c in newsroom.desk.categories.all(retired=True)] == [True]
    newsroom.clock.forward(minutes=90)
    newsroom.publish()
    assert newsroom.state(cut) is State.PUBLISHED


def test_what_a_person_stopped_is_not_sent_late_for_its_category(newsroom: Newsroom) -> None:
    cut = planned(newsroom, "Corte de agua", newsroom.desk.categories.add("Emergencia", TWO_HOURS))
    newsroom.desk.publishing.stop(told=True)
    newsroom.clock.forward(minutes=90)
    assert newsroom.desk.publishing.go_on() == 1
    newsroom.publish()
    assert (newsroom.state(cut), newsroom.now(cut).reason) == (State.MISSED, "stopped")
    assert newsroom.practice.posts() == ()


def test_another_category_is_another_version_that_says_the_same(newsroom: Newsroom) -> None:
    emergency = newsroom.desk.categories.add("Emergencia", TWO_HOURS)
    cut = planned(newsroom, "Corte de agua", None)
    opened = newsroom.desk.writing.open(cut.post_id)
    newsroom.desk.planning.plan(
        cut.post_id, replace(opened.draft, details=Details(emergency.id)), opened.plan, as_it_is=True
    )
    again = newsroom.desk.writing.open(cut.post_id)
    assert (again.number, again.draft.details.category, again.goes_out_older) == (2, emergency.id, False)
    newsroom.clock.forward(minutes=90)
    newsroom.publish()
    assert newsroom.state(cut) is State.PUBLISHED

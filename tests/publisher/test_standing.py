"""A crisis, mourning, an election: what was planned before they were known does not go out; a person is told why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from calendario.domain.channel import Channel
from calendario.domain.details import Details
from calendario.domain.house import House, Mode, Nature, Period
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.publisher.loop import Publisher
from calendario.sentences import reason_text
from calendario.store import settings
from tests.newsroom import ZONE, Newsroom
from tests.spanish import assert_spanish

LIBRARY = "La biblioteca municipal tiene más mesas para estudiar y un rincón de prensa."
PARTY = "¡Ven a la verbena de este año! Música y baile en la plaza. 🎉"
OPENING = "Inauguramos el nuevo polideportivo. Este es el balance de cuatro años de logros de nuestro gobierno."
MIDNIGHT = datetime(2026, 11, 25, 23, tzinfo=UTC)  # of Thursday 26 in Madrid


def planned(
    newsroom: Newsroom,
    text: str = LIBRARY,
    nature: Nature | None = None,
    *,
    on: tuple[Channel, ...] = (),
    at: datetime | None = None,
) -> tuple[Publication, ...]:
    """In ten minutes, or `at` an instant (aware UTC)."""
    known = next((c for c in newsroom.desk.categories.all() if c.nature is nature), None)
    about = (known or newsroom.desk.categories.add(f"Una {nature}", nature=nature)).id
    plan = PlanDraft(
        tuple(c.id for c in on or (newsroom.channel,)),
        wall_clock(at or newsroom.clock() + timedelta(minutes=10), ZONE),
    )
    draft = Draft("Aviso", Content(text), details=Details(category=about))
    return newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, draft, plan, as_it_is=True)


def made_ready(newsroom: Newsroom, at: datetime) -> Publisher:
    """A publisher, a minute before `at`, which has made ready what is due then."""
    newsroom.clock.now = at - timedelta(minutes=1)
    publisher = newsroom.publisher()
    publisher._hours.look(changed=True)
    publisher._turn()
    publisher._lanes.settle()
    newsroom.clock.now = at
    return publisher


def sends(publisher: Publisher) -> None:
    """What it does at the hour."""
    publisher._turn()
    publisher._lanes.settle()
    publisher._finish()


def held_for(newsroom: Newsroom, post: Publication) -> str:
    """The code it is held for; the sentence that tells of it is Spanish and names what it is about."""
    now = newsroom.now(post)
    assert (now.state, now.reason) == (State.HELD, "finding")
    assert now.facts is not None
    said = reason_text(now.reason, now.facts, "Práctica", state=now.state)
    assert_spanish(said, own=("Práctica", "verbena", "Inauguramos", "Luto", "Elecciones"))
    return str(now.facts["code"])


def test_in_a_crisis_only_what_may_goes_out(newsroom: Newsroom) -> None:
    (alert,) = planned(newsroom, "Corte de agua hasta las 18:00 de hoy, 25 de noviembre.", Nature.EMERGENCY)
    (agenda,), (unsaid,) = planned(newsroom, nature=Nature.LEISURE), planned(newsroom)
    newsroom.desk.house.begin_crisis()
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(alert) is State.PUBLISHED
    assert {held_for(newsroom, agenda), held_for(newsroom, unsaid)} == {"crisis_pause_active"}
    assert len(newsroom.practice.posts()) == 1


def test_nobody_is_asked_to_publish_by_hand_what_a_crisis_holds(newsroom: Newsroom) -> None:
    (post,) = planned(newsroom, on=(newsroom.desk.channels.add_by_hand("whatsapp"),))
    newsroom.desk.house.begin_crisis()
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert held_for(newsroom, post) == "crisis_pause_active"
    assert newsroom.desk.calendar.today().by_hand == ()


def test_a_crisis_that_begins_when_everything_is_ready_holds_it_all_the_same(newsroom: Newsroom) -> None:
    (post,) = planned(newsroom)
    publisher = made_ready(newsroom, post.due_at)
    newsroom.desk.house.begin_crisis()
    sends(publisher)
    assert held_for(newsroom, post) == "crisis_pause_active"
    assert newsroom.practice.posts() == ()


def test_other_rules_meanwhile_keep_nothing_back(newsroom: Newsroom) -> None:
    (post,) = planned(newsroom)
    publisher = made_ready(newsroom, post.due_at)
    newsroom.desk.house.change(lambda _: House(region="ES-CM"))
    sends(publisher)
    assert newsroom.state(post) is State.PUBLISHED


def test_once_a_crisis_is_over_what_was_held_waits_for_a_person_and_the_rest_goes_out(newsroom: Newsroom) -> None:
    (post,), (later,) = planned(newsroom), planned(newsroom, at=newsroom.clock() + timedelta(hours=2))
    newsroom.desk.house.begin_crisis()
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.desk.house.end_crisis()
    newsroom.clock.now = later.due_at
    newsroom.publish()
    assert (newsroom.state(post), newsroom.state(later)) == (State.HELD, State.PUBLISHED)


def test_while_nobody_can_read_the_rules_only_what_must_goes_out(newsroom: Newsroom) -> None:
    """A newer program of the team may have begun a crisis in words that this one does not know."""
    (alert,) = planned(newsroom, "Corte de agua hasta las 18:00 de hoy, 25 de noviembre.", Nature.EMERGENCY)
    (agenda,) = planned(newsroom, nature=Nature.LEISURE)
    with newsroom.database.writing() as tx:
        settings.write(tx, "house", {"calendario_house": 99})
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(alert) is State.PUBLISHED
    assert held_for(newsroom, agenda) == "house_unreadable"


@pytest.mark.parametrize(
    ("mode", "text", "code"),
    [
        (Mode.MOURNING, PARTY, "festive_during_mourning"),
        (Mode.ELECTORAL, OPENING, "electoral_restricted_content"),
    ],
)
def test_mourning_and_elections_are_of_the_day_it_goes_out(
    newsroom: Newsroom, mode: Mode, text: str, code: str
) -> None:
    (today,), (tomorrow,) = planned(newsroom, text), planned(newsroom, text, at=newsroom.clock() + timedelta(days=1))
    first = date(2026, 11, 26)
    newsroom.desk.house.change(lambda _: House(periods=(Period(mode, first, first, "Luto o elecciones"),)))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(today) is State.PUBLISHED
    newsroom.clock.now = tomorrow.due_at
    newsroom.publish()
    assert held_for(newsroom, tomorrow) == code


def test_what_leaves_at_midnight_is_looked_at_for_the_day_that_begins(newsroom: Newsroom) -> None:
    (party,) = planned(newsroom, PARTY, at=MIDNIGHT)
    said = "Hoy, jueves 26 de noviembre, la biblioteca abre a las 10:00."
    (library,) = planned(newsroom, said, at=MIDNIGHT)
    first = date(2026, 11, 26)
    newsroom.desk.house.change(lambda _: House(periods=(Period(Mode.MOURNING, first, first),)))
    publisher = made_ready(newsroom, MIDNIGHT)
    assert newsroom.state(party) is State.HELD, "a minute is left to mend it"
    assert newsroom.state(library) is State.PLANNED
    sends(publisher)
    assert held_for(newsroom, party) == "festive_during_mourning"
    assert newsroom.state(library) is State.PUBLISHED


def test_what_says_everything_in_both_languages_is_not_held_because_nobody_can_read_it_then(
    newsroom: Newsroom,
) -> None:
    newsroom.desk.house.change(lambda _: House(languages=("es", "ca-valencia"), languages_block=True))
    (post,) = planned(
        newsroom, f"{LIBRARY}\n\nLa biblioteca municipal té més taules per a estudiar i un racó de premsa."
    )
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(post) is State.PUBLISHED


def test_what_was_said_lately_is_no_reason_to_hold_anything(newsroom: Newsroom) -> None:
    (first,), (again,) = planned(newsroom), planned(newsroom, at=newsroom.clock() + timedelta(days=1))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.now = again.due_at
    newsroom.publish()
    assert (newsroom.state(first), newsroom.state(again)) == (State.PUBLISHED, State.PUBLISHED)


def test_a_category_that_is_for_something_else_by_now_lets_it_out(newsroom: Newsroom) -> None:
    (post,) = planned(newsroom, nature=Nature.LEISURE)
    newsroom.desk.house.begin_crisis()
    (category,) = newsroom.desk.categories.all()
    newsroom.desk.categories.change(category.id, category.name, None, Nature.ESSENTIAL)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(post) is State.PUBLISHED


def test_rules_that_somebody_damaged_hold_nothing(newsroom: Newsroom) -> None:
    newsroom.desk.house.change(lambda _: replace(House(), region="ES-CM"))
    (post,) = planned(newsroom)
    newsroom.tampered("UPDATE setting SET value = '{\"calendario_house\": 1, \"region\": 5}' WHERE name = 'house'")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(post) is State.PUBLISHED

"""A picture with people: what was planned with it does not go out once somebody takes their consent back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image as Picture

from calendario.domain.channel import Channel
from calendario.domain.media import Image
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Publication, State
from calendario.domain.rights import MediaRecord
from calendario.domain.slot import wall_clock
from calendario.store import library
from tests.newsroom import ZONE, Newsroom

TEXT = "El coro canta hoy a las siete de la tarde en la plaza Mayor."


@pytest.fixture
def picture(newsroom: Newsroom, tmp_path: Path) -> Image:
    """Of somebody who can be recognised."""
    Picture.new("RGB", (20, 20), "teal").save(tmp_path / "coro.png")
    taken = replace(newsroom.desk.writing.take_in(tmp_path / "coro.png"), alt="El coro canta en la plaza.")
    newsroom.desk.library.save(MediaRecord(taken.digest, people=True))
    return taken


def planned(
    newsroom: Newsroom, picture: Image, last_in: timedelta | None = None, on: Channel | None = None
) -> Publication:
    """In ten minutes; the consent holds until then, and for `last_in` from today."""
    today = wall_clock(newsroom.clock(), ZONE).date()
    last = None if last_in is None else today + last_in
    newsroom.desk.library.allow(picture.digest, "Ana Gil", "redes", "", today, last)
    plan = PlanDraft(((on or newsroom.channel).id,), wall_clock(newsroom.clock() + timedelta(minutes=10), ZONE))
    draft = Draft("Coro", Content(TEXT, (picture,)))
    return newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, draft, plan, as_it_is=True)[0]


def test_with_a_consent_that_holds_it_goes_out(newsroom: Newsroom, picture: Image) -> None:
    post = planned(newsroom, picture)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(post) is State.PUBLISHED


@pytest.mark.parametrize("step", ["before", "ready"])
def test_a_consent_taken_back_after_planning_keeps_it_from_going_out(
    newsroom: Newsroom, picture: Image, step: str
) -> None:
    post = planned(newsroom, picture)
    consent = newsroom.desk.library.known(picture.digest).consents[0]
    if step == "ready":  # a minute before its hour, when the publisher has it made ready
        newsroom.clock.forward(minutes=9)
        publisher = newsroom.publisher()
        publisher._hours.look(changed=True)
        publisher._turn()
        publisher._lanes.settle()
        newsroom.desk.library.withdraw(consent.id)
        newsroom.clock.forward(minutes=1)
        publisher._turn()
        publisher._finish()
    else:
        newsroom.desk.library.withdraw(consent.id)
    newsroom.clock.forward(minutes=2)
    newsroom.publish()
    assert (newsroom.state(post), newsroom.now(post).reason) == (State.HELD, "consent_withdrawn")
    assert newsroom.practice.posts() == ()


def test_taken_back_behind_the_desks_back_it_is_found_before_it_is_sent(newsroom: Newsroom, picture: Image) -> None:
    post = planned(newsroom, picture)
    with newsroom.database.writing() as tx:  # an older program, which holds nothing
        library.withdraw(tx, newsroom.desk.library.known(picture.digest).consents[0].id, newsroom.clock())
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    held = newsroom.now(post)
    assert (held.state, held.reason) == (State.HELD, "finding")
    assert held.facts is not None
    assert (held.facts["code"], held.facts["why"]) == ("image_consent_missing", "withdrawn")
    assert newsroom.practice.posts() == ()


def test_nobody_is_asked_to_publish_by_hand_what_would_not_go_out_by_itself(newsroom: Newsroom, picture: Image) -> None:
    post = planned(newsroom, picture, on=newsroom.desk.channels.add_by_hand("whatsapp"))
    with newsroom.database.writing() as tx:
        library.withdraw(tx, newsroom.desk.library.known(picture.digest).consents[0].id, newsroom.clock())
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    held = newsroom.now(post)
    assert (held.state, held.reason) == (State.HELD, "finding")
    assert newsroom.desk.calendar.today().by_hand == ()


def test_moved_to_a_day_after_its_last_it_does_not_go_out(newsroom: Newsroom, picture: Image) -> None:
    post = planned(newsroom, picture, timedelta(days=1))
    newsroom.desk.decisions.reschedule(post.id, wall_clock(newsroom.clock() + timedelta(days=2), ZONE))
    newsroom.clock.forward(days=2)
    newsroom.publish()
    assert (newsroom.state(post), newsroom.now(post).reason) == (State.HELD, "finding")

"""The card of a post's link: frozen with the payload, from what is known by then; nobody is asked at the hour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calendario.desk.planning import Blocked
from calendario.domain.addresses import Card, Seen
from calendario.domain.channel import Channel
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import channels, claims, links
from tests.newsroom import ZONE, Newsroom

LINK = "https://sede.ayto.es/bases"


def on_bluesky(newsroom: Newsroom) -> Channel:
    made = replace(newsroom.add_practice("Bluesky", newsroom.folder / "bs"), network="bluesky")
    with newsroom.database.writing() as tx:
        channels.save(tx, made)
    return made


def planned(newsroom: Newsroom, channel: Channel, link: str = LINK) -> Publication:
    newsroom.clock.forward(minutes=1)
    at = wall_clock(newsroom.clock(), ZONE).replace(second=0, microsecond=0)
    plan = PlanDraft((channel.id,), at.replace(minute=(at.minute + 10) % 60))
    newsroom.clock.forward(seconds=1)
    draft = Draft("Ayudas", Content("Ayudas de material.", link=link))
    return newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, draft, plan, as_it_is=True)[0]


def gone_out(newsroom: Newsroom, publication: Publication) -> Card | None:
    newsroom.clock.now = publication.due_at
    newsroom.publish()
    assert newsroom.state(publication) is State.PUBLISHED
    with newsroom.database.reading() as tx:
        frozen = claims.frozen(tx, publication.id)
    assert frozen is not None
    return frozen[0].card


def test_what_is_known_of_the_page_goes_out_with_the_post(newsroom: Newsroom) -> None:
    with newsroom.database.writing() as tx:
        links.save(tx, [Seen(LINK, newsroom.clock(), 200, None, "", "Bases", "Hasta el 19.")])
    card = gone_out(newsroom, planned(newsroom, on_bluesky(newsroom)))
    assert card == Card(LINK, "Bases", "Hasta el 19.")


def test_what_nobody_looked_at_goes_out_all_the_same(newsroom: Newsroom) -> None:
    assert gone_out(newsroom, planned(newsroom, on_bluesky(newsroom))) == Card(LINK, "sede.ayto.es/bases")


def test_where_the_link_is_in_the_text_there_is_no_card(newsroom: Newsroom) -> None:
    assert gone_out(newsroom, planned(newsroom, newsroom.channel)) is None
    assert newsroom.practice.posts()[-1].text.endswith(LINK)


def test_a_page_that_is_dead_by_now_stops_nothing(newsroom: Newsroom) -> None:
    """Only what is wrong for certain holds a post at its hour: a server may be down for a minute."""
    publication = planned(newsroom, on_bluesky(newsroom))
    with newsroom.database.writing() as tx:
        links.save(tx, [Seen(LINK, newsroom.clock(), 404, "not_found")])
    assert gone_out(newsroom, publication) == Card(LINK, "sede.ayto.es/bases")


def test_a_link_with_a_password_is_not_even_planned(newsroom: Newsroom) -> None:
    with pytest.raises(Blocked) as told:
        planned(newsroom, newsroom.channel, "https://ana:clave@ayto.es/x")
    assert [f.code for found in told.value.findings.values() for f in found] == ["link_credentials"]

"""Channels that a person publishes on: at the hour it is their turn, and it stays theirs until they say so."""

from __future__ import annotations

import pytest

from calendario.domain.problem import BadInput
from calendario.domain.publication import State
from tests.newsroom import Newsroom


def test_at_its_hour_it_is_a_person_s_turn_and_nothing_is_sent(newsroom: Newsroom) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    notice = newsroom.plan("Corte de agua", on=(whatsapp,))
    newsroom.clock.forward(minutes=9)
    newsroom.publish()
    assert newsroom.state(notice) is State.PLANNED
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(notice) is State.BY_HAND
    assert newsroom.attempts(notice) == ()
    (turn,) = newsroom.desk.calendar.today().by_hand
    assert (turn.title, turn.text, turn.channel.id) == ("Corte de agua", "Corte de agua", whatsapp.id)


def test_it_never_counts_as_published_by_itself_however_late(newsroom: Newsroom) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    notice = newsroom.plan("Corte de agua", on=(whatsapp,))
    for _ in range(3):
        newsroom.clock.forward(hours=8)
        newsroom.publish()
        assert newsroom.state(notice) is State.BY_HAND
    assert [t.publication.id for t in newsroom.desk.calendar.today().by_hand] == [notice.id]  # still there a day later


def test_found_late_at_a_start_it_is_still_a_person_s_turn(newsroom: Newsroom) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    notice = newsroom.plan("Corte de agua", on=(whatsapp,))
    newsroom.clock.forward(hours=8)
    newsroom.reopen()
    newsroom.publish()
    assert newsroom.state(notice) is State.BY_HAND


def test_published_is_what_the_person_says_with_or_without_a_link(newsroom: Newsroom) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    first, second = (newsroom.plan(text, on=(whatsapp,)) for text in ("Con enlace", "Sin enlace"))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(minutes=3)
    newsroom.desk.decisions.is_out(first.id, " https://whatsapp.com/channel/villasauce ")
    newsroom.desk.decisions.is_out(second.id)
    assert newsroom.now(first).url == "https://whatsapp.com/channel/villasauce"
    assert newsroom.now(second).url is None
    assert newsroom.now(first).published_at == newsroom.clock()
    assert newsroom.desk.calendar.today().by_hand == ()


@pytest.mark.parametrize("link", ["whatsapp.com/x", "javascript:alert(1)", "https://", "hola"])
def test_a_link_that_is_none_is_refused_and_it_is_still_their_turn(newsroom: Newsroom, link: str) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    notice = newsroom.plan("Corte de agua", on=(whatsapp,))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    with pytest.raises(BadInput, match="bad_link"):
        newsroom.desk.decisions.is_out(notice.id, link)
    assert newsroom.state(notice) is State.BY_HAND


def test_one_post_goes_out_by_itself_here_and_waits_for_hands_there(newsroom: Newsroom) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    newsroom.plan("Corte de agua", on=(newsroom.channel, whatsapp))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    (card,) = newsroom.desk.calendar.today().cards
    assert {c.letters: p.state for c, p in zip(card.channels, card.publications, strict=True)} == {
        "PR": State.PUBLISHED,
        "WA": State.BY_HAND,
    }
    assert card.state is State.BY_HAND  # the card shows the least finished


def test_hands_do_not_count_as_waiting_for_the_publisher(newsroom: Newsroom) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    newsroom.plan("Corte de agua", on=(whatsapp,))
    face = newsroom.desk.calendar.publisher()
    assert (face.waiting, face.next_at) == (0, None)

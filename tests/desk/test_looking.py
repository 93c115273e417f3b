"""What a person compares before deciding about a publication that nobody knows of."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from calendario.channels.practice import Fault
from calendario.desk.errand import Alone
from calendario.domain.adapter import Shown, SignInNeeded, Unavailable
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from tests.newsroom import ZONE, Newsroom


def lost(newsroom: Newsroom, text: str = "Feria de primavera", *, arrived: bool = True) -> Publication:
    """Sent, and nobody knows what became of it."""
    fair = newsroom.plan(text)
    newsroom.practice.switch(Fault.NO_ANSWER_AFTER if arrived else Fault.SILENT_DROP, times=1)
    newsroom.practice.switch(Fault.CANNOT_TELL)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(seconds=3)
    newsroom.publish()
    newsroom.practice.heal()
    assert newsroom.state(fair) is State.UNCONFIRMED
    return fair


def test_what_was_sent_is_told_with_its_tries_and_from_when_to_look(newsroom: Newsroom) -> None:
    fair = lost(newsroom)
    sent = newsroom.desk.looking.sent(fair.id)
    assert sent.content.text == "Feria de primavera"
    assert [a.publication_id for a in sent.attempts] == [fair.id]
    assert sent.attempts[0].started_at - sent.since_at == timedelta(minutes=2)


def test_what_is_decided_already_is_not_compared(newsroom: Newsroom) -> None:
    fair = lost(newsroom)
    newsroom.desk.decisions.is_out(fair.id)
    with pytest.raises(NotAllowed, match="changed_meanwhile"):
        newsroom.desk.looking.sent(fair.id)


def test_what_the_account_shows_comes_with_what_is_most_like_it_first(newsroom: Newsroom) -> None:
    newsroom.plan("La biblioteca abre los sábados", minutes=11)
    fair = lost(newsroom)
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    account = newsroom.desk.looking.account(newsroom.desk.looking.sent(fair.id), Alone())
    assert account.whole
    assert [(f.post.text, f.may_be_it) for f in account.found] == [
        ("Feria de primavera", True),
        ("La biblioteca abre los sábados", False),
    ]
    assert [f.is_another for f in account.found] == [False, True]


def test_what_was_there_long_before_is_not_shown(newsroom: Newsroom) -> None:
    newsroom.plan("Feria de primavera", minutes=1)
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    fair = lost(newsroom, arrived=False)
    assert newsroom.desk.looking.account(newsroom.desk.looking.sent(fair.id), Alone()).found == ()


@pytest.mark.parametrize(
    ("fault", "problem"), [(Fault.AWAY, Unavailable), (Fault.SIGN_IN_NEEDED, SignInNeeded)], ids=["away", "shut out"]
)
def test_an_account_that_cannot_be_read_is_no_empty_one(
    newsroom: Newsroom, fault: Fault, problem: type[Exception]
) -> None:
    fair = lost(newsroom)
    newsroom.practice.switch(fault)
    with pytest.raises(problem):
        newsroom.desk.looking.account(newsroom.desk.looking.sent(fair.id), Alone())


def test_what_a_person_recognised_keeps_its_id_and_its_link(newsroom: Newsroom) -> None:
    fair = lost(newsroom)
    (found,) = newsroom.desk.looking.account(newsroom.desk.looking.sent(fair.id), Alone()).found
    out = newsroom.desk.decisions.is_this(fair.id, found.post)
    assert out == newsroom.now(fair)
    assert (out.state, out.remote_id, out.url) == (State.PUBLISHED, found.post.remote_id, found.post.url)


def test_one_post_of_the_network_is_never_two_publications(newsroom: Newsroom) -> None:
    first, second = lost(newsroom), lost(newsroom, arrived=False)
    (found,) = newsroom.desk.looking.account(newsroom.desk.looking.sent(first.id), Alone()).found
    newsroom.desk.decisions.is_this(first.id, found.post)
    with pytest.raises(NotAllowed, match="is_another"):
        newsroom.desk.decisions.is_this(second.id, found.post)
    assert newsroom.state(second) is State.UNCONFIRMED


def test_what_is_published_is_not_recognised_again(newsroom: Newsroom) -> None:
    fair = lost(newsroom)
    newsroom.desk.decisions.is_out(fair.id, "https://practica.example/1")
    with pytest.raises(NotAllowed):
        newsroom.desk.decisions.is_this(fair.id, Shown("otra", None, "Feria", newsroom.clock()))
    assert newsroom.now(fair).url == "https://practica.example/1"


def in_hours(newsroom: Newsroom, hours: int) -> datetime:
    return wall_clock(newsroom.clock() + timedelta(hours=hours), ZONE)


def test_what_is_not_there_goes_out_at_another_hour_and_once(newsroom: Newsroom) -> None:
    fair = lost(newsroom, arrived=False)
    later = in_hours(newsroom, 3)
    (going,) = newsroom.desk.decisions.is_not_out(fair.id, later)
    assert (going.publication.state, going.publication.plan.wall_time) == (State.PLANNED, later)
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(fair) is State.PLANNED
    newsroom.clock.forward(hours=3)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert newsroom.practice.received("Feria") == 1


def test_an_hour_that_is_gone_is_refused_and_nothing_changes(newsroom: Newsroom) -> None:
    fair = lost(newsroom, arrived=False)
    with pytest.raises(BadInput, match="time_passed"):
        newsroom.desk.decisions.is_not_out(fair.id, in_hours(newsroom, -1))
    assert newsroom.state(fair) is State.UNCONFIRMED


def test_an_hour_after_its_own_limit_is_refused(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", not_after=in_hours(newsroom, 1))
    newsroom.practice.switch(Fault.SILENT_DROP, times=1)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    with pytest.raises(BadInput, match="not_after_before_time"):
        newsroom.desk.decisions.is_not_out(fair.id, in_hours(newsroom, 2))
    assert newsroom.state(fair) is State.UNCONFIRMED

"""A network that wants to be asked nothing more for a while: nobody asks, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from calendario.channels.practice import PracticeAdapter
from calendario.domain.adapter import Receipt, Unavailable
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import State
from calendario.publisher import sending
from calendario.sentences import reason_text
from tests.newsroom import Newsroom
from tests.spanish import assert_spanish


class Limited(PracticeAdapter):
    """Says until when it rests: with the receipt of what it took, or instead of taking it."""

    def __init__(self, until: datetime, *, takes: bool) -> None:
        self.until, self.takes, self.asked = until, takes, 0

    def prepare(self, *given: Any) -> Any:
        self.asked += 1
        return super().prepare(*given)

    def publish(self, *given: Any) -> Receipt:
        self.asked += 1
        if not self.takes:
            raise Unavailable("rate_limited", retry_at=self.until, server="mastodon.example", status=429)
        return replace(super().publish(*given), rested_at=self.until)


@pytest.mark.parametrize("takes", [True, False])
def test_the_next_post_of_the_account_waits_without_asking(newsroom: Newsroom, takes: bool) -> None:
    until = newsroom.clock() + timedelta(minutes=14)
    newsroom.adapters["limited"] = limited = Limited(until, takes=takes)
    account = newsroom.add_practice("Ayuntamiento", newsroom.folder / "cuenta", kind="limited")
    first, second = newsroom.plan("Primera", on=(account,)), newsroom.plan("Segunda", on=(account,), minutes=10.5)
    elsewhere = newsroom.plan("Allí", minutes=10.5)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(first) is (State.PUBLISHED if takes else State.PLANNED)
    asked = limited.asked
    newsroom.clock.forward(minutes=1)
    newsroom.publish()  # another life of the publisher: it is not forgotten
    assert limited.asked == asked
    waiting = newsroom.now(second)
    assert (waiting.state, waiting.retry_at, waiting.reason) == (State.PLANNED, until, "rate_limited")
    assert_spanish(
        reason_text("rate_limited", waiting.facts, "Ayuntamiento", state=State.PLANNED), own=("Ayuntamiento",)
    )
    assert newsroom.state(elsewhere) is State.PUBLISHED
    limited.takes, limited.until = True, newsroom.clock()
    newsroom.clock.forward(minutes=3)
    newsroom.publish()
    assert {newsroom.state(p) for p in (first, second)} == {State.PUBLISHED}


def test_what_was_made_ready_before_the_account_rests_is_not_sent_either(newsroom: Newsroom) -> None:
    until = newsroom.clock() + timedelta(minutes=14)
    newsroom.adapters["limited"] = limited = Limited(until, takes=True)
    account = newsroom.add_practice("Ayuntamiento", newsroom.folder / "cuenta", kind="limited")
    first, second = (newsroom.plan(text, on=(account,)) for text in ("Primera", "Segunda"))
    newsroom.clock.forward(minutes=10)
    desk = newsroom.publisher()._newsroom
    ready = [sending.prepare(desk, p.id) for p in (first, second)]
    assert ready[0] is not None
    assert ready[1] is not None
    sent = sending.send(desk, ready[0])
    assert sent is not None
    sending.read_back(desk, sent)
    with pytest.raises(NotAllowed, match="changed_meanwhile"):
        sending.send(desk, ready[1])
    assert limited.asked == 3, "two made ready, one sent"
    assert (newsroom.state(first), newsroom.state(second)) == (State.PUBLISHED, State.PLANNED)


def test_a_rest_without_end_is_not_believed(newsroom: Newsroom) -> None:
    newsroom.adapters["limited"] = Limited(newsroom.clock() + timedelta(days=4000), takes=True)
    account = newsroom.add_practice("Ayuntamiento", newsroom.folder / "cuenta", kind="limited")
    newsroom.plan("Primera", on=(account,))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    rested_at = newsroom.desk.channels.channel(account.id).rested_at
    assert rested_at == newsroom.clock() + timedelta(days=1)

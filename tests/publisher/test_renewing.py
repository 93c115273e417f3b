"""Access that would end unnoticed: renewed in time, told in time, and never thought dead because a network was away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from calendario.channels.practice import PracticeAdapter
from calendario.domain.adapter import Secret, SignInNeeded, Unavailable
from calendario.domain.channel import Channel, ChannelState
from calendario.domain.publication import State
from calendario.store import channels
from tests.channels.calls import KeptSecret
from tests.newsroom import Newsroom

TWO_MONTHS = timedelta(days=60)


class Ending(PracticeAdapter):
    """A practice network whose credentials are the instant at which they end; asked for its rules it renews them."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom, self.asked = newsroom, 0
        self.then: Exception | None = None

    def rules(self, channel: Channel, secret: Secret | None) -> Any:
        self.asked += 1
        if self.then is not None:
            raise self.then
        assert secret is not None
        secret.keep((self._newsroom.clock() + TWO_MONTHS).isoformat())
        return super().rules(channel, secret)

    def access_ends_at(self, secret: Secret) -> datetime | None:
        return datetime.fromisoformat(secret.value)


class Town:
    """A town hall with an account that ends in `days`, as far as is known here."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self.newsroom.adapters["ending"] = self.adapter = Ending(newsroom)
        self.account = newsroom.add_practice("Ayuntamiento", newsroom.folder / "cuenta", kind="ending")
        self.secret = KeptSecret("")

    def ends_in(self, days: float) -> datetime:
        until = self.newsroom.clock() + timedelta(days=days)
        self.secret = KeptSecret(until.isoformat())
        with self.newsroom.database.writing() as tx:
            channels.access(tx, self.account.id, until)
        return until

    def look(self) -> datetime | None:
        """A publisher's life; when access ends after it."""
        secrets = {self.account.id: self.secret}
        self.newsroom.publisher(secrets=secrets.get).once()
        return self.newsroom.desk.channels.channel(self.account.id).access_ends_at

    def told(self) -> list[str]:
        return [c.name for c in self.newsroom.desk.calendar.today().losing_access]


@pytest.fixture
def town(newsroom: Newsroom) -> Iterator[Town]:
    return Town(newsroom)


def test_an_account_that_says_nothing_for_months_keeps_its_access(town: Town) -> None:
    town.ends_in(60)
    for _week in range(40):
        town.newsroom.clock.forward(days=7)
        until = town.look()
        assert until is not None
        assert until > town.newsroom.clock() + timedelta(days=7)
        assert town.told() == []
    assert town.adapter.asked == 5, "and its network is not bothered for it"


def test_what_is_not_known_yet_is_found_out(town: Town) -> None:
    until = town.newsroom.clock() + timedelta(days=40)
    town.secret = KeptSecret(until.isoformat())
    assert town.look() == until
    assert town.adapter.asked == 0, "by reading it"


def test_a_network_that_is_away_is_no_dead_account(town: Town) -> None:
    until = town.ends_in(10)
    market = town.newsroom.plan("Mercado", on=(town.account,), minutes=60 * 24 * 20)
    town.adapter.then = Unavailable(server="bsky.example")
    publisher = town.newsroom.publisher(secrets={town.account.id: town.secret}.get)
    publisher._hours.look(changed=True)
    for _hour in range(30):
        publisher._turn()
        publisher._lanes.settle()
        town.newsroom.clock.forward(hours=1)
    publisher._finish()
    assert town.adapter.asked == 2, "once a day"
    assert town.newsroom.desk.channels.channel(town.account.id).access_ends_at == until
    assert town.newsroom.state(market) is State.PLANNED
    assert town.told() == []
    town.newsroom.clock.forward(days=2)
    assert town.told() == ["Ayuntamiento"], "a week before, a person can still do something"
    town.adapter.then = None
    assert town.look() == town.newsroom.clock() + TWO_MONTHS
    assert town.told() == []


def test_access_that_is_gone_holds_what_is_planned_and_tells_days_ahead(town: Town) -> None:
    town.ends_in(13)
    newsroom = town.newsroom
    later = [newsroom.plan(f"Post {day}", on=(town.account,), minutes=60 * 24 * day) for day in (5, 9)]
    elsewhere = newsroom.plan("Mercado", minutes=60 * 24 * 5)
    town.adapter.then = SignInNeeded()
    town.look()
    assert {(newsroom.state(p), newsroom.now(p).reason) for p in later} == {(State.HELD, "sign_in_needed")}
    assert newsroom.state(elsewhere) is State.PLANNED
    assert town.told() == ["Ayuntamiento"]
    today = newsroom.desk.calendar.today()
    assert {d.publication.id for d in today.waiting_for_access} == {p.id for p in later}
    assert today.decisions == (), "one word about the access, not one for each post"
    newsroom.clock.forward(days=2)
    town.look()
    assert town.adapter.asked == 1, "it is not asked again: a person signs in"


def test_a_paused_channel_is_renewed_and_a_disconnected_one_is_let_go(town: Town) -> None:
    town.ends_in(10)
    town.newsroom.desk.channels.pause(town.account.id)
    assert town.look() == town.newsroom.clock() + TWO_MONTHS
    town.ends_in(10)
    town.newsroom.desk.channels.retire(town.account.id)
    town.look()
    assert town.newsroom.desk.channels.channel(town.account.id).state is ChannelState.RETIRED
    assert town.adapter.asked == 1
    assert town.told() == []

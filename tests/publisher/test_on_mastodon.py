"""The publisher and Mastodon: whatever the server does at the worst moment, one post and a true word about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calendario.channels.mastodon import MastodonAdapter
from calendario.channels.mastodon.sign_in import Access
from calendario.domain.channel import Channel
from calendario.domain.publication import State
from calendario.store import channels
from calendario.store.ids import new_id
from tests.channels.calls import KeptSecret
from tests.newsroom import Clock, Newsroom
from tests.publisher.test_exactly_once import STEPS, PowerCut, cut_after
from tests.servers.fake_mastodon import FakeMastodon
from tests.servers.fake_mastodon_http import Fault

WORDS = "Feria de primavera, con ñ y 🎡: https://villasauce.example/feria #Feria"


class TownOnMastodon(Newsroom):
    """A town hall with an account on the fake server; both read one clock."""

    def __init__(self, folder: Path, clock: Clock, server: FakeMastodon) -> None:
        super().__init__(folder, clock)
        self.server = server
        self.adapters["mastodon"] = MastodonAdapter(clock=clock)
        self.secret = KeptSecret(Access("id", "secret", server.add_token("ayto")).to_json())
        settings = {"server": server.url, "account_id": server.account_id("ayto")}
        self.channel = Channel(
            new_id(clock()), "mastodon", "mastodon", "Ayuntamiento", "MA", "@ayto@villasauce.example", settings
        )
        with self.database.writing() as tx:
            channels.save(tx, self.channel)

    def publish(self, step: Callable[[str], None] | None = None) -> None:
        self.publisher(step, secrets=lambda channel: self.secret if channel == self.channel.id else None).once()

    def reopen(self) -> None:
        super().reopen()
        self.adapters["mastodon"] = MastodonAdapter(clock=self.clock)  # a new process remembers nothing


@pytest.fixture
def town(tmp_path: Path, clock: Clock) -> Iterator[TownOnMastodon]:
    with FakeMastodon(clock=clock) as server:
        made = TownOnMastodon(tmp_path / "perfil", clock, server)
        yield made
        made.close()


@pytest.mark.parametrize("step", STEPS)
def test_killed_after_any_step_one_post_is_on_mastodon(town: TownOnMastodon, step: str) -> None:
    fair = town.plan(WORDS)
    town.clock.forward(minutes=10)
    with pytest.raises(PowerCut):
        town.publish(cut_after(step))
    town.reopen()
    for _ in range(4):
        town.publish()
        town.clock.forward(seconds=20)
    assert town.state(fair) is State.PUBLISHED
    assert [s.text for s in town.server.statuses] == [WORDS]


@pytest.mark.parametrize(
    "fault",
    [
        Fault.DROP_BEFORE,
        Fault.DROP_AFTER,
        Fault.ERROR_BEFORE,
        Fault.ERROR_AFTER,
        Fault.RATE_LIMIT_UNTOLD,
        Fault.EMPTY,
        Fault.MARKUP,
        Fault.ODD_RESET,
    ],
)
def test_a_passing_fault_ends_in_one_post(town: TownOnMastodon, fault: Fault) -> None:
    fair = town.plan(WORDS)
    town.server.play(fault)
    town.clock.forward(minutes=10)
    for _ in range(5):
        town.publish()
        town.clock.forward(seconds=30)
    assert town.state(fair) is State.PUBLISHED
    assert [s.text for s in town.server.statuses] == [WORDS]


@pytest.mark.parametrize(
    ("fault", "state", "reason"),
    [
        (Fault.SILENT_DROP, State.UNCONFIRMED, "accepted_then_absent"),
        (Fault.REVOKED, State.HELD, "sign_in_needed"),
        (Fault.REFUSED, State.FAILED, "refused"),
    ],
)
def test_what_does_not_pass_waits_for_a_person(town: TownOnMastodon, fault: Fault, state: State, reason: str) -> None:
    fair = town.plan(WORDS)
    town.server.play(fault, times=9)
    town.clock.forward(minutes=10)
    for _ in range(6):
        town.publish()
        town.clock.forward(seconds=40)
    there = town.now(fair)
    assert (there.state, there.reason) == (state, reason)
    assert town.server.statuses == []


def test_a_rate_limit_is_waited_for_and_too_long_a_one_makes_the_post_missed(town: TownOnMastodon) -> None:
    fair = town.plan(WORDS)
    town.server.play(Fault.RATE_LIMIT)
    town.clock.forward(minutes=10)
    town.publish()
    there = town.now(fair)
    assert there.retry_at is not None
    assert there.retry_at > town.clock()
    posts_asked = town.server.calls.count(("POST", "/api/v1/statuses"))
    town.clock.forward(seconds=1)
    town.publish()
    assert town.server.calls.count(("POST", "/api/v1/statuses")) == posts_asked  # not before its hour
    town.clock.forward(minutes=10)
    town.publish()
    assert (town.state(fair), town.server.statuses) == (State.MISSED, [])


def test_a_server_that_is_not_there_is_tried_again_when_it_is(town: TownOnMastodon) -> None:
    fair = town.plan(WORDS)
    town.server.stop_listening()
    town.clock.forward(minutes=10)
    town.publish()
    assert town.state(fair) is State.PLANNED
    town.server.listen()
    town.clock.forward(seconds=30)
    town.publish()
    assert town.state(fair) is State.PUBLISHED


def test_the_same_words_twice_are_two_publications_and_never_one_post_for_both(town: TownOnMastodon) -> None:
    first = town.plan(WORDS)
    town.clock.forward(minutes=10)
    town.publish()
    second = town.plan(WORDS, minutes=1)
    town.server.play(Fault.DROP_BEFORE)
    town.clock.forward(minutes=1)
    town.publish()
    town.reopen()
    town.clock.forward(seconds=5)
    town.publish()
    assert town.state(first) is State.PUBLISHED
    there = town.now(second)
    assert there.state is State.UNCONFIRMED or (there.state is State.PUBLISHED and len(town.server.statuses) == 2)

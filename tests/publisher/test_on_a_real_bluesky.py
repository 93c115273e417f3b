"""The publisher and a real Bluesky server: killed at each step, or left without an answer, one post is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from calendario.channels.bluesky import BlueskyAdapter
from calendario.desk.setup import NoQuestions
from calendario.domain.channel import Channel
from calendario.domain.publication import State
from calendario.store import channels
from calendario.store.ids import new_id
from tests.channels.calls import KeptSecret
from tests.newsroom import Clock, Newsroom
from tests.publisher.test_exactly_once import STEPS, PowerCut, cut_after
from tests.servers.bluesky import Account, BlueskyServer, bluesky, bluesky_server

__all__ = ["bluesky", "bluesky_server"]  # fixtures

pytestmark = pytest.mark.server


class TownOnBluesky(Newsroom):
    """A town hall with an account on the real server; its sessions are as old as the wall clock says."""

    def __init__(self, folder: Path, server: BlueskyServer, account: Account) -> None:
        super().__init__(folder, Clock(datetime.now(UTC)))
        self.server, self.account = server, account
        adapter = BlueskyAdapter(read_timeout_s=1)
        fields = {"server": server.url, "handle": account.handle, "app_password": account.app_password}
        told = adapter.sign_in(fields, NoQuestions())
        self.adapters["bluesky"] = adapter
        self.secret = KeptSecret(str(told.secret))
        self.channel = Channel(
            new_id(self.clock()), "bluesky", "bluesky", told.name, "BS", told.address, dict(told.settings)
        )
        with self.database.writing() as tx:
            channels.save(tx, self.channel)

    def publish(self, step: Callable[[str], None] | None = None) -> None:
        self.publisher(step, secrets=lambda channel: self.secret if channel == self.channel.id else None).once()


@pytest.fixture
def town(tmp_path: Path, bluesky: BlueskyServer) -> TownOnBluesky:
    return TownOnBluesky(tmp_path / "perfil", bluesky, bluesky.new_account())


@pytest.mark.parametrize("step", STEPS)
def test_killed_after_any_step_one_post_is_on_bluesky(town: TownOnBluesky, step: str) -> None:
    fair = town.plan("Feria de primavera, con ñ y 🎡: https://villasauce.example/feria #Feria")
    town.clock.forward(minutes=10)
    with pytest.raises(PowerCut):
        town.publish(cut_after(step))
    town.reopen()
    for _ in range(3):
        town.publish()
        town.clock.forward(seconds=20)
    assert town.state(fair) is State.PUBLISHED
    assert len(town.server.posts(town.account)) == 1
    town.close()


def test_a_server_that_froze_in_the_middle_is_asked_later_and_has_one_post(town: TownOnBluesky) -> None:
    fair = town.plan("Feria de primavera")
    town.clock.forward(minutes=10)

    def freeze_before_sending(step: str) -> None:
        if step == "claimed":
            town.server.freeze()

    try:
        town.publish(freeze_before_sending)
    finally:
        town.server.thaw()
    assert town.state(fair) is State.UNCONFIRMED
    for _ in range(3):
        town.clock.forward(seconds=20)
        town.publish()
    assert town.state(fair) is State.PUBLISHED
    assert len(town.server.posts(town.account)) == 1
    town.close()

"""What every adapter promises, kept by Bluesky's on a real PDS."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from calendario.channels.bluesky import BlueskyAdapter
from calendario.domain.adapter import SignedIn
from calendario.domain.channel import Channel
from tests.channels.bluesky.office import a_channel, value
from tests.channels.calls import KeptSecret
from tests.channels.contract import AdapterContract
from tests.channels.network import Seen
from tests.servers.bluesky import Account, BlueskyServer

pytestmark = pytest.mark.server


class TestContract(AdapterContract):
    """What every adapter promises, on the real server, behind a door that misbehaves."""

    server: BlueskyServer
    account: Account

    @pytest.fixture
    def adapter(self) -> BlueskyAdapter:
        return BlueskyAdapter()

    @pytest.fixture
    def channel(self, bluesky: BlueskyServer, office: tuple[Account, SignedIn]) -> Channel:
        self.server, self.account = bluesky, office[0]
        return a_channel(office[1])

    @pytest.fixture
    def secret(self, office: tuple[Account, SignedIn]) -> KeptSecret:
        assert office[1].secret
        return KeptSecret(office[1].secret)

    @pytest.fixture
    def now(self) -> datetime:
        return datetime.now(UTC)

    def published(self) -> list[Seen]:
        seen = []
        for record in self.server.posts(self.account):
            post = value(record)
            embed = post.get("embed") or {}
            assert isinstance(embed, dict)
            seen.append(Seen(str(post["text"]), tuple(image["alt"] for image in embed.get("images", ()))))
        return seen

    def pictures_shown(self) -> list[bytes]:
        embed = value(self.server.posts(self.account)[-1])["embed"]
        assert isinstance(embed, dict)
        return [self.server.blob(self.account, image["image"]["ref"]["$link"]) for image in embed["images"]]

    def answers(self, remote_id: str) -> str | None:
        there = {str(record["uri"]): record for record in self.server.posts(self.account)}
        reply = value(there[remote_id]).get("reply")
        if reply is None:
            return None
        assert isinstance(reply, dict)
        for named in reply.values():
            assert named["cid"] == there[named["uri"]]["cid"]
        return str(reply["parent"]["uri"])

    def fault(self, name: str) -> None:
        self.server.door.play(name)

    def heal(self) -> None:
        self.server.door.heal()

    def reborn(self, adapter: object) -> BlueskyAdapter:
        return BlueskyAdapter()

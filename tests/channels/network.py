"""What a network's test gives to the contract that every adapter passes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from calendario.domain.adapter import ChannelAdapter
from calendario.domain.channel import Channel
from tests.channels.calls import NOW, Calls, KeptSecret, Pictures

#: What `OnANetwork.fault` may be asked to make the network do to the next calls that reach it, until `heal`.
FAULTS = ("refused", "unreachable", "rate_limited", "no_answer_before", "no_answer_after", "sign_in_needed")


@dataclass(frozen=True)
class Seen:
    """A post as people see it on the network: plain text (line ends as LF) and its pictures' alt texts, in order."""

    text: str
    alts: tuple[str, ...] = ()


class OnANetwork:
    """`self` is one per test: a fixture may leave on it what `published` and `fault` need."""

    #: Whether a second `publish` with the same key leaves one post. False: two, and the publisher must look first.
    deduplicates = True
    #: Faults of `FAULTS` that cannot be played on this network, each with the reason that the report shows.
    cannot_play: Mapping[str, str] = {}
    #: Whether there is a server and its answers carry a `Date`.
    tells_hour = True
    #: Whether its list of an account's posts is known to leave nothing out.
    lists_all = True
    #: Why nothing can answer a post there; "" where a post goes on in replies.
    no_threads = ""
    #: The code told for a picture whose file is gone.
    picture_missing = "picture_missing"

    def pictures_shown(self) -> list[bytes]:
        """The pictures of the newest post as the network has them, byte for byte, in order."""
        raise NotImplementedError

    @pytest.fixture
    def adapter(self) -> ChannelAdapter:
        raise NotImplementedError

    @pytest.fixture
    def channel(self) -> Channel:
        raise NotImplementedError

    @pytest.fixture
    def secret(self) -> KeptSecret | None:
        return None

    @pytest.fixture
    def now(self) -> datetime:
        """Aware UTC; a test against a real server gives the real time."""
        return NOW

    @pytest.fixture
    def media(self, tmp_path: Path) -> Pictures:
        return Pictures(tmp_path / "media")

    def published(self) -> list[Seen]:
        """Every post people can see on the channel now, oldest first, read without the adapter."""
        raise NotImplementedError

    def answers(self, remote_id: str) -> str | None:
        """The remote id of the post that this one answers as people see it there; None for one that answers none."""
        raise NotImplementedError(remote_id)

    def published_count(self) -> int:
        return len(self.published())

    def fault(self, name: str) -> None:
        """Makes the network (not the adapter) misbehave as `FAULTS` says, until `heal`."""
        raise NotImplementedError(name)

    def heal(self) -> None:
        """Ends every fault."""

    def as_shown(self, text: str) -> str:
        """How the network shows `text` to people, where it changes white space by rule."""
        return text

    def reborn(self, adapter: ChannelAdapter) -> ChannelAdapter:
        """An adapter with nothing in memory, as after the publisher was killed; the same where it keeps nothing."""
        return adapter

    @pytest.fixture
    def calls(
        self,
        adapter: ChannelAdapter,
        channel: Channel,
        secret: KeptSecret | None,
        media: Pictures,
        now: datetime,
    ) -> Calls:
        return Calls(adapter, channel, secret, media, now)

    def play(self, name: str) -> None:
        if name in self.cannot_play:
            pytest.skip(f"{type(self).__name__} cannot play {name}: {self.cannot_play[name]}")
        self.fault(name)

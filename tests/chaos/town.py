"""A town hall on eight real channels of four networks, on one computer with its own calendar or on several that share
one, and what the networks themselves say about its posts.
"""

from __future__ import annotations

import random
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import psycopg

from calendario.channels.bluesky import BlueskyAdapter
from calendario.channels.mastodon.sign_in import Access
from calendario.channels.practice import PracticeNetwork
from calendario.desk.setup import NoQuestions
from calendario.domain.channel import Channel
from calendario.main import clock, open_desk
from calendario.store import channels, team
from calendario.store.ids import new_id
from calendario.store.profile import Profile
from calendario.store.vault import Vault
from tests.channels.calls import VIDEOS
from tests.chaos.judging import There, tags
from tests.servers import postgres
from tests.servers.bluesky import Account, BlueskyServer, installation, start
from tests.servers.fake_mastodon import FakeMastodon, Token

ZONE = "Europe/Madrid"


class BusyMastodon(FakeMastodon):
    """Takes a moment before and after it keeps a post, and longer for a video, so that a publisher is often killed in
    between.
    """

    def __init__(self, seed: str) -> None:
        super().__init__()
        self._moments = random.Random(seed)
        self._never = Event()

    def upload(self, token: Token, data: bytes, mime: str, alt: str, focus: str = "") -> tuple[int, dict[str, Any]]:
        self._never.wait(self._moments.uniform(0, 0.5))
        return super().upload(token, data, mime, alt, focus)

    def post(self, token: Token, form: dict[str, Any], key: str | None) -> tuple[int, dict[str, Any]]:
        self._never.wait(self._moments.uniform(0, 0.06))
        told = super().post(token, form, key)
        self._never.wait(self._moments.uniform(0, 0.06))
        return told


@dataclass(frozen=True)
class Computer:
    """One that publishes: its profile, the key of its credentials, and the address of the calendar if it is shared."""

    profile: Path
    key: bytes
    address: str | None

    def vault(self) -> Vault:
        vault = Vault(self.profile)
        vault.open_with_key(self.key)
        return vault

    def was_sending(self) -> bool:
        """Whether its last publisher left something that it was sending."""
        if self.address is None:
            where = f"file:{self.profile / 'calendario.sqlite'}?mode=ro"
            with closing(sqlite3.connect(where, uri=True, timeout=5)) as connection:
                query = "SELECT 1 FROM publication WHERE state = 'sending' LIMIT 1"
                return connection.execute(query).fetchone() is not None
        with psycopg.connect(self.address) as connection:
            mine = "SELECT 1 FROM publication WHERE owner LIKE %s LIMIT 1"
            return connection.execute(mine, [self._owner]).fetchone() is not None

    def long_gone(self) -> None:
        """Two minutes pass in which nobody starts it: what it was sending is anybody's."""
        assert self.address is not None
        with psycopg.connect(self.address) as connection:
            over = "UPDATE publication SET leased_until = now() - interval '1 second' WHERE owner LIKE %s"
            connection.execute(over, [self._owner])

    @property
    def _owner(self) -> str:
        return f"{Profile.at(self.profile, clock()).machine}:%"


class Town:
    """The computers, the servers and the channels. `said` reads the networks, never our database."""

    def __init__(
        self, folder: Path, mastodon: FakeMastodon, bluesky: BlueskyServer | None, address: str | None, computers: int
    ) -> None:
        self.mastodon, self.bluesky = mastodon, bluesky
        self.computers = [
            Computer(folder / ("perfil" if n == 0 else f"perfil{n + 1}"), secrets.token_bytes(32), address)
            for n in range(computers)
        ]
        for computer in self.computers:
            if address is not None:
                team.join(Profile.at(computer.profile, clock()), team.Team.at(address))
        self.desk = open_desk(self.computers[0].profile)
        self.desk.setup.begin("Ayuntamiento de Villasauce", ZONE, "Merche Olmo")
        self.desk.office.vault.open_with_key(self.computers[0].key)
        taken = self.desk.writing.take_in_video(VIDEOS / "fair.mp4")
        #: Said to be so large that nothing else of its channel may wait for it.
        self.video = replace(taken, alt="La noria, de noche", has_speech=False, size_bytes=8_000_000)
        self.folders: dict[UUID, Path] = {}
        self._accounts: dict[UUID, Account] = {}
        self._names: dict[UUID, str] = {}
        self.channels: list[Channel] = []
        for n in (1, 2):
            self._on_mastodon(f"ayto{n}")
            self._on_a_page(folder / f"web{n}")
            self._for_practice(folder / f"practica{n}")
            if bluesky is not None:
                self._on_bluesky(bluesky)

    def close(self) -> None:
        self.desk.watching.close()
        self.desk.office.database.close()

    def said(self, channel: UUID) -> dict[int, list[There]]:
        """By post, what of it lies on the channel's network, in the order in which it came."""
        found: dict[int, list[There]] = {}
        for text, there in self._posts(channel):
            for number, says in tags(text).items():
                found.setdefault(number, []).append(replace(there, says=says))
        return found

    def _posts(self, channel: UUID) -> Iterator[tuple[str, There]]:
        if channel in self._names:
            name = self._names[channel]
            mine = [s for s in list(self.mastodon.statuses) if s.account == name]
            yield from ((s.text, There(s.id, s.reply_to, ())) for s in mine)
        elif channel in self._accounts:
            assert self.bluesky is not None
            for post in self.bluesky.posts(self._accounts[channel]):
                value: Any = post["value"]
                above = value["reply"]["parent"]["uri"] if "reply" in value else None
                yield str(value["text"]), There(str(post["uri"]), above, (), str(post["cid"]))
        elif next(c for c in self.channels if c.id == channel).kind == "practice":
            yield from shown(PracticeNetwork(self.folders[channel]))
        else:
            posts = self.folders[channel] / "posts"
            yield from ((p.read_text(encoding="utf-8"), There(p.stem, None, ())) for p in posts.glob("*.html"))

    def page_is_whole(self, channel: UUID) -> bool:
        """Whether each post of a web page has both its files and the feed names the newest."""
        folder = self.folders[channel]
        pages, records = ({p.stem for p in (folder / "posts").glob(f"*.{e}")} for e in ("html", "json"))
        feed = folder / "feed.xml"
        return pages == records and (not records or max(records) in feed.read_text(encoding="utf-8"))

    # -- the channels --------------------------------------------------------------------------------------------------

    def _on_mastodon(self, name: str) -> None:
        server = self.mastodon
        secret = Access("id", "secret", server.add_token(name)).to_json()
        settings = {"server": server.url, "account_id": server.account_id(name)}
        made = self._add(Channel(new_id(clock()), "mastodon", "mastodon", name, "MA", f"@{name}@v.example", settings))
        for computer in self.computers:
            computer.vault().write(made.id, secret)
        self._names[made.id] = name

    def _on_bluesky(self, server: BlueskyServer) -> None:
        account = server.new_account()
        fields = {"server": server.url, "handle": account.handle, "app_password": account.app_password}
        told = BlueskyAdapter().sign_in(fields, NoQuestions())
        made = self._add(
            Channel(new_id(clock()), "bluesky", "bluesky", told.name, "BS", told.address, dict(told.settings))
        )
        for computer in self.computers:  # each has a session of its own, as each person who signs in has
            mine = BlueskyAdapter().sign_in(fields, NoQuestions())
            assert mine.secret is not None
            computer.vault().write(made.id, mine.secret)
        self._accounts[made.id] = account

    def _on_a_page(self, folder: Path) -> None:
        folder.mkdir()
        fields = {"folder": str(folder), "title": "Villasauce", "zone": ZONE, "language": "es"}
        self._keep_folder(self.desk.channels.sign_in("webpage", fields, NoQuestions()), folder)

    def _for_practice(self, folder: Path) -> None:
        self._keep_folder(self.desk.channels.sign_in("practice", {"folder": str(folder)}, NoQuestions()), folder)

    def _keep_folder(self, channel: Channel, folder: Path) -> None:
        self.folders[channel.id] = folder
        self.channels.append(channel)

    def _add(self, channel: Channel) -> Channel:
        with self.desk.office.database.writing() as tx:
            channels.save(tx, channel)
        self.channels.append(channel)
        return channel


def shown(network: PracticeNetwork) -> Iterator[tuple[str, There]]:
    """The texts that it took, in the order in which they came, each with where it lies."""
    yield from ((post.text, There(post.key, post.reply_to, ())) for post in network.posts())


@contextmanager
def town(folder: Path, seed: str, computers: int = 1) -> Iterator[Town]:
    """The town and its servers while the block lasts, its calendar in PostgreSQL where there are several `computers`;
    without Bluesky where its server is not installed.
    """
    with BusyMastodon(seed) as mastodon, ExitStack() as servers:
        address = None
        if computers > 1:
            server = servers.enter_context(postgres.running())
            address = server.url(server.new())
        here = not isinstance(installation(), str)
        (folder / "pds").mkdir()
        running = start(folder / "pds") if here else None
        try:
            made = Town(folder, mastodon, next(running) if running else None, address, computers)
            try:
                yield made
            finally:
                made.close()
        finally:
            if running is not None:
                running.close()

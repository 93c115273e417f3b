"""Towns on each network, and how each trouble of the fault matrix is played there: on the network, in the socket, on
the disk or in the database, never inside our own code. Time-outs are injected, not waited for.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from PIL import Image as Pillow

from calendario.channels.bluesky import BlueskyAdapter
from calendario.channels.mastodon import MastodonAdapter
from calendario.channels.mastodon.sign_in import Access
from calendario.channels.practice import Fault as PracticeFault
from calendario.channels.practice import PracticeAdapter
from calendario.channels.webpage import WebPageAdapter
from calendario.desk.setup import NoQuestions
from calendario.domain.adapter import ChannelAdapter, NotReady, Prepared, Receipt, Secret
from calendario.domain.channel import Channel
from calendario.domain.delivery import MediaFile, Payload
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Publication
from calendario.domain.slot import wall_clock
from calendario.store import channels, media, posts
from calendario.store.ids import new_id
from tests.channels.calls import KeptSecret
from tests.engines import Engine
from tests.newsroom import ZONE, Clock, Newsroom
from tests.publisher.injected import (
    full_database,
    full_files,
    locked,
    no_answer_in_time,
    no_connection_in_time,
    no_name,
)
from tests.servers.bluesky import BlueskyServer
from tests.servers.fake_mastodon import FakeMastodon, Token
from tests.servers.fake_mastodon_http import Fault


class Step(StrEnum):
    """What a publisher does for one publication, in order; looking it up is what the next publisher does."""

    PREPARE = "prepare"
    CLAIM = "claim"
    SEND = "send"
    RECEIPT = "receipt"
    READ_BACK = "read back"
    SETTLE = "settle"
    LOOK_UP_THERE = "look up, it is there"
    LOOK_UP_ABSENT = "look up, it is not there"


class Trouble(StrEnum):
    """What goes wrong at one step."""

    KILLED = "killed"
    EXCEPTION = "exception"
    REFUSED = "connection refused"
    NO_NAME = "name not resolved"
    TIMEOUT_BEFORE = "time-out before sending"
    TIMEOUT_LOST = "time-out after sending, lost"
    TIMEOUT_TAKEN = "time-out after sending, taken"
    LIMIT_TOLD = "429 with a reset"
    LIMIT_UNTOLD = "429 without a reset"
    ACCESS_GONE = "401"
    ACCESS_ONCE = "401 once"
    ERROR_BEFORE = "5xx, not accepted"
    ERROR_AFTER = "5xx, accepted"
    PICTURE_LOST = "accepted without a picture"
    STORED_NOTHING = "200, nothing stored"
    DISK_FULL = "disk full"
    LOCKED = "database locked"


#: The hook that is called when a step is done.
DONE = {
    Step.PREPARE: "prepared",
    Step.CLAIM: "claimed",
    Step.SEND: "sent",
    Step.RECEIPT: "receipt kept",
    Step.READ_BACK: "read back",
    Step.SETTLE: "settled",
    Step.LOOK_UP_THERE: "looked up",
    Step.LOOK_UP_ABSENT: "looked up",
}
_CALL = {
    Step.PREPARE: "prepare",
    Step.SEND: "publish",
    Step.READ_BACK: "find",
    Step.LOOK_UP_THERE: "find",
    Step.LOOK_UP_ABSENT: "find",
}


class PowerCut(BaseException):
    """The world ends here: not an error anybody may handle."""


class Bug(Exception):
    """Something nobody thought of."""


class Breaking:
    """An adapter in front of the real one whose `broken` call raises what nobody thought of."""

    def __init__(self, real: ChannelAdapter) -> None:
        self.real = real
        self.broken = ""
        self.kind, self.network, self.fields = real.kind, real.network, real.fields
        self.bound_to_machine, self.sign_in, self.rules = real.bound_to_machine, real.sign_in, real.rules
        self.hour = real.hour

    def prepare(
        self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
    ) -> Prepared | NotReady:
        self._break("prepare")
        return self.real.prepare(channel, secret, payload, media, now)

    def publish(self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime) -> Receipt:
        self._break("publish")
        return self.real.publish(channel, secret, prepared, key, now)

    def find(
        self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
    ) -> Receipt | None:
        self._break("find")
        return self.real.find(channel, secret, prepared, key, now)

    def _break(self, call: str) -> None:
        if call == self.broken:
            raise Bug(call)


class FaultyTown(Newsroom):
    """A town hall on one network. Each network's town says how it plays the troubles of a network."""

    kind = "practice"
    secret: KeptSecret | None = None

    def __init__(self, folder: Path, engine: Engine | None = None) -> None:
        super().__init__(folder, Clock(datetime.now(UTC)), engine)
        self._texts = 0
        self.reborn()

    # -- what a network's town says ------------------------------------------------------------------------------------

    def adapter(self) -> ChannelAdapter:
        """An adapter with nothing in memory."""
        return PracticeAdapter()

    def there(self) -> list[str]:
        """The texts people can read on the network."""
        return [p.text for p in self.practice.posts()]

    def play(self, trouble: Trouble, call: str) -> None:
        """Makes the network misbehave, for the adapter's `call`, until `heal`."""
        faults = {
            Trouble.REFUSED: PracticeFault.AWAY,
            Trouble.TIMEOUT_LOST: PracticeFault.NO_ANSWER_BEFORE,
            Trouble.TIMEOUT_TAKEN: PracticeFault.NO_ANSWER_AFTER,
            Trouble.LIMIT_TOLD: PracticeFault.RATE_LIMITED,
            Trouble.ACCESS_GONE: PracticeFault.SIGN_IN_NEEDED,
            Trouble.ERROR_AFTER: PracticeFault.ACCEPT_THEN_ERROR,
            Trouble.STORED_NOTHING: PracticeFault.SILENT_DROP,
        }
        self.practice.switch(faults[trouble])

    def heal(self) -> None:
        self.practice.heal()

    @property
    def port(self) -> int:
        """Where the network listens."""
        raise NotImplementedError

    # -- what every town does ------------------------------------------------------------------------------------------

    def reborn(self) -> None:
        """A new process: it remembers nothing."""
        self.breaking = Breaking(self.adapter())
        self.adapters[self.kind] = self.breaking

    def planned(self, parts: int = 1) -> Publication:
        """A post with a picture, due now, that says what no other of this town says; a thread of so many `parts`."""
        self._texts += 1
        kept = self.desk.office.media.keep(_a_picture(self._texts), "noria.png")
        with self.database.writing() as tx:
            media.note_picture(tx, kept, self.clock())
        picture = replace(kept, alt="La noria de noche")
        said = [f"Feria número {self._texts:04d}, con ñ y 🎡 #Feria"]
        said += [f"Feria número {self._texts:04d}, parte {number}" for number in range(2, parts + 1)]
        content = Content("\n---\n".join(said), images=(picture,))
        at = self.clock() + timedelta(seconds=30)
        plan = PlanDraft((self.channel.id,), wall_clock(at, ZONE))
        made = self.desk.planning.plan(self.desk.writing.new().post_id, Draft("Feria", content), plan, as_it_is=True)
        self.clock.forward(seconds=30)
        return made[0]

    def times(self, publication: Publication) -> int:
        """How often it lies on the network."""
        with self.database.reading() as tx:
            text = posts.revision(tx, publication.revision_id).draft.base.text
        return sum(text in found for found in self.there())

    def wait(self, publication: Publication) -> None:
        """Until it is tried again: as long as its network asked for, at least for a while."""
        self.clock.forward(seconds=25)
        again = self.now(publication).retry_at
        if again is not None:
            self.clock.now = max(self.clock.now, again)

    def publish(self, step: Callable[[str], None] | None = None) -> None:
        self.publisher(step, secrets=lambda channel: self.secret if channel == self.channel.id else None).once()

    @contextmanager
    def trouble(self, step: Step, trouble: Trouble) -> Iterator[Callable[[str], None]]:
        """Plays `trouble` for the length of `step`, as the publisher that is given the hook does it; heals it then."""
        with ExitStack() as played:
            begins = _BEGINS.get(step)

            def hook(done: str) -> None:
                if done == begins:
                    self._begin(step, trouble, played)
                if done == DONE[step]:
                    played.close()
                    if trouble is Trouble.KILLED:
                        raise PowerCut
                    if trouble is Trouble.EXCEPTION and step not in _CALL:
                        raise Bug(done)

            if begins is None:
                self._begin(step, trouble, played)
            yield hook

    def _begin(self, step: Step, trouble: Trouble, played: ExitStack) -> None:
        if trouble is Trouble.KILLED:
            return
        if trouble is Trouble.EXCEPTION:
            if step in _CALL:
                self.breaking.broken = _CALL[step]
                played.callback(setattr, self.breaking, "broken", "")
        elif trouble is Trouble.LOCKED:
            played.enter_context(locked(self))
        elif trouble is Trouble.DISK_FULL:
            played.enter_context(
                full_files() if step is Step.SEND or step is Step.PREPARE else full_database(self.database)
            )
        elif trouble in _IN_THE_SOCKET and self.kind in ("mastodon", "bluesky"):
            if trouble is Trouble.TIMEOUT_LOST:
                self.play(trouble, _CALL[step])
                played.callback(self.heal)
            played.enter_context(_IN_THE_SOCKET[trouble](self.port))
        else:
            played.callback(self.heal)
            self.play(trouble, _CALL[step])


class OnMastodon(FaultyTown):
    """On the fake Mastodon, which reads the town's clock."""

    kind = "mastodon"

    def __init__(self, folder: Path, server: ForgetfulMastodon) -> None:
        self.server = server
        super().__init__(folder)
        server.clock = self.clock
        self.secret = KeptSecret(Access("id", "secret", server.add_token("ayto")).to_json())
        settings = {"server": server.url, "account_id": server.account_id("ayto")}
        self.channel = self._add("@ayto@villasauce.example", settings)

    def _add(self, address: str, settings: Mapping[str, str]) -> Channel:
        made = Channel(new_id(self.clock()), self.kind, self.kind, "Ayuntamiento", "AY", address, settings)
        with self.database.writing() as tx:
            channels.save(tx, made)
        return made

    def adapter(self) -> ChannelAdapter:
        return MastodonAdapter(clock=self.clock)

    def there(self) -> list[str]:
        return [s.text for s in self.server.statuses]

    @property
    def port(self) -> int:
        return int(self.server.url.rpartition(":")[2])

    def play(self, trouble: Trouble, call: str) -> None:
        if trouble is Trouble.REFUSED:
            self.server.stop_listening()
        elif trouble is Trouble.PICTURE_LOST:
            self.server.loses_a_picture = True
        else:
            method, path = {
                "prepare": ("POST", "/api/v2/media$"),
                "publish": ("POST", "/api/v1/statuses$"),
                "find": ("GET", "/statuses"),
            }[call]
            faults = {
                Trouble.TIMEOUT_LOST: Fault.DROP_BEFORE,
                Trouble.LIMIT_TOLD: Fault.RATE_LIMIT,
                Trouble.LIMIT_UNTOLD: Fault.RATE_LIMIT_UNTOLD,
                Trouble.ACCESS_GONE: Fault.REVOKED,
                Trouble.ERROR_BEFORE: Fault.ERROR_BEFORE,
                Trouble.ERROR_AFTER: Fault.ERROR_AFTER,
                Trouble.STORED_NOTHING: Fault.SILENT_DROP,
            }
            self.server.play(faults[trouble], times=99, method=method, path=path)

    def heal(self) -> None:
        self.server.loses_a_picture = False
        self.server.calm()


class ForgetfulMastodon(FakeMastodon):
    """A server that may take a post and leave one of its pictures behind."""

    loses_a_picture = False

    def post(self, token: Token, form: dict[str, Any], key: str | None) -> tuple[int, dict[str, Any]]:
        if self.loses_a_picture:
            form = {**form, "media_ids[]": form["media_ids[]"][:-1]}
        return super().post(token, form, key)


class OnBluesky(OnMastodon):
    """On the real Bluesky server, through its faulty door."""

    kind = "bluesky"

    def __init__(self, folder: Path, server: BlueskyServer) -> None:
        self.pds, self.account = server, server.new_account()
        FaultyTown.__init__(self, folder)
        fields = {"server": server.url, "handle": self.account.handle, "app_password": self.account.app_password}
        told = BlueskyAdapter().sign_in(fields, NoQuestions())
        self.secret = KeptSecret(str(told.secret))
        self.channel = self._add(told.address, dict(told.settings))

    def adapter(self) -> ChannelAdapter:
        return BlueskyAdapter()

    def there(self) -> list[str]:
        asked = {"repo": self.account.did, "collection": "app.bsky.feed.post", "limit": "10"}  # the newest
        found = self.pds.call("com.atproto.repo.listRecords", query=asked)["records"]
        assert isinstance(found, list)
        return [str(record["value"]["text"]) for record in found]

    @property
    def port(self) -> int:
        return self.pds.door.port

    def play(self, trouble: Trouble, call: str) -> None:
        faults = {
            Trouble.REFUSED: "unreachable",
            Trouble.TIMEOUT_LOST: "no_answer_before",
            Trouble.LIMIT_TOLD: "rate_limited",
            Trouble.LIMIT_UNTOLD: "rate_limited_untold",
            Trouble.ACCESS_GONE: "sign_in_needed",
            Trouble.ACCESS_ONCE: "sign_in_needed",
            Trouble.ERROR_BEFORE: "broken",
            Trouble.ERROR_AFTER: "broken_after",
            Trouble.STORED_NOTHING: "stored_nothing",
        }
        self.pds.door.play(faults[trouble], times=1 if trouble is Trouble.ACCESS_ONCE else None)

    def heal(self) -> None:
        self.pds.door.heal()


class OnAPage(FaultyTown):
    """On a web page in a folder."""

    kind = "webpage"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.web = folder.with_name(folder.name + "-web")
        self.desk.setup.add_web_page(self.web)
        self.channel = next(c for c in self.desk.channels.all() if c.kind == "webpage")

    def adapter(self) -> ChannelAdapter:
        return WebPageAdapter()

    def there(self) -> list[str]:
        return [p.read_text(encoding="utf-8") for p in (self.web / "posts").glob("*.html")]

    def play(self, trouble: Trouble, call: str) -> None:
        assert trouble is Trouble.REFUSED, trouble  # the disk, or the share, that the folder is on is away
        self.web.rename(self._away)

    def heal(self) -> None:
        if self._away.exists():
            self._away.rename(self.web)

    @property
    def _away(self) -> Path:
        return self.web.with_name(self.web.name + "-away")


#: After which hook a step begins; those that are not here begin with the publisher.
_BEGINS = {
    Step.CLAIM: "prepared",
    Step.SEND: "claimed",
    Step.RECEIPT: "sent",
    Step.READ_BACK: "receipt kept",
    Step.SETTLE: "read back",
}


_IN_THE_SOCKET: Mapping[Trouble, Callable[[int], Any]] = {
    Trouble.NO_NAME: no_name,
    Trouble.TIMEOUT_BEFORE: no_connection_in_time,
    Trouble.TIMEOUT_LOST: no_answer_in_time,
    Trouble.TIMEOUT_TAKEN: no_answer_in_time,
}


def _a_picture(number: int) -> bytes:
    """A picture like no other: what a network has already it does not take again."""
    out = io.BytesIO()
    Pillow.new("RGB", (32, 24), (number // 256, number % 256, 128)).save(out, "PNG")
    return out.getvalue()

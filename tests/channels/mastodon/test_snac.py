"""The Mastodon adapter on a real server: snac2."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from calendario.channels.mastodon import MastodonAdapter
from calendario.channels.mastodon.sign_in import Access
from calendario.domain.adapter import CannotTell, ChannelAdapter, NoAnswer, Prepared, SignInNeeded
from calendario.domain.channel import Channel
from calendario.domain.post import Visibility
from tests.channels.calls import KeptSecret, Pictures, a_key, a_payload
from tests.channels.contract import AdapterContract
from tests.channels.mastodon.desk import Person, a_channel
from tests.channels.network import Seen
from tests.servers.faults import FaultyDoor
from tests.servers.snac import Account as SnacAccount
from tests.servers.snac import Snac, approve


@pytest.fixture(scope="module")
def snac(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snac]:
    missing = Snac.missing()
    if missing:
        pytest.skip(missing)
    with Snac(tmp_path_factory.mktemp("snac")) as server:
        yield server


@dataclass
class OnSnac:
    """An account of its own on snac, signed in through the browser, behind a door that can misbehave."""

    account: SnacAccount
    door: FaultyDoor
    channel: Channel
    secret: KeptSecret
    server: Snac

    def shown(self) -> list[dict[str, Any]]:
        """The account's public posts, oldest first."""
        listed = requests.get(
            f"{self.server.url}/api/v1/accounts/{self.channel.settings['account_id']}/statuses",
            headers={"Authorization": f"Bearer {Access.from_json(self.secret.value).token}"},
            timeout=10,
        )
        told: list[dict[str, Any]] = listed.json()
        return told[::-1]


_users = iter(range(1, 10_000))


@pytest.fixture
def on_snac(snac: Snac) -> Iterator[OnSnac]:
    account = snac.add_user(f"oficina{next(_users)}")
    person = Person(browse=lambda url: approve(url, account))
    signed_in = MastodonAdapter().sign_in({"server": snac.url}, person)
    person.gone.set()
    assert signed_in.secret is not None
    door = FaultyDoor()
    door.leads_to(int(snac.url.rsplit(":", 1)[1]))
    channel = a_channel(door.url, signed_in.settings["account_id"])
    yield OnSnac(account, door, channel, KeptSecret(signed_in.secret), snac)
    door.close()


def as_text(markup: object) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br ?/?>", "\n", str(markup)))).strip()


@pytest.mark.server
class TestSnac(AdapterContract):
    """The contract on a real server, which ignores idempotency keys."""

    deduplicates = False
    tells_hour = False  # snac2 2.75 sends no `Date`
    lists_all = False  # it leaves out what is not public

    @pytest.fixture
    def adapter(self, on_snac: OnSnac) -> ChannelAdapter:
        self.here = on_snac
        return MastodonAdapter()

    @pytest.fixture
    def channel(self, on_snac: OnSnac) -> Channel:
        return on_snac.channel

    @pytest.fixture
    def secret(self, on_snac: OnSnac) -> KeptSecret | None:
        return on_snac.secret

    @pytest.fixture
    def now(self) -> datetime:
        return datetime.now(UTC)

    def reborn(self, adapter: ChannelAdapter) -> ChannelAdapter:
        return MastodonAdapter()

    def published(self) -> list[Seen]:
        seen = []
        for status in self.here.shown():
            source = requests.get(
                f"{self.here.server.url}/api/v1/statuses/{status['id']}/source",
                headers={"Authorization": f"Bearer {Access.from_json(self.here.secret.value).token}"},
                timeout=10,
            ).json()
            attached = status["media_attachments"]
            assert isinstance(attached, list)
            seen.append(Seen(source["text"], tuple(m["description"] for m in attached)))
        return seen

    def pictures_shown(self) -> list[bytes]:
        attached = self.here.shown()[-1]["media_attachments"]
        assert isinstance(attached, list)
        return [requests.get(m["url"], timeout=10).content for m in attached]

    def answers(self, remote_id: str) -> str | None:
        return next(status["in_reply_to_id"] for status in self.here.shown() if status["id"] == remote_id)

    def fault(self, name: str) -> None:
        self.here.door.play(name)

    def heal(self) -> None:
        self.here.door.heal()


@pytest.mark.server
def test_a_post_with_warning_and_a_described_picture_can_be_read_on_snac(on_snac: OnSnac, media: Pictures) -> None:
    adapter, now = MastodonAdapter(), datetime.now(UTC)
    payload = a_payload("El pregón, a las ocho.", media.add("La plaza llena & de noche"))
    payload = replace(payload, content=replace(payload.content, warning="Fiestas"), created_at=now)
    prepared = adapter.prepare(on_snac.channel, on_snac.secret, payload, media, now)
    assert isinstance(prepared, Prepared)
    receipt = adapter.publish(on_snac.channel, on_snac.secret, prepared, a_key(), now)
    (status,) = on_snac.shown()
    assert (as_text(status["content"]), status["spoiler_text"]) == ("El pregón, a las ocho.", "Fiestas")
    assert [m["description"] for m in status["media_attachments"]] == ["La plaza llena & de noche"]
    assert receipt.url is not None
    assert requests.get(receipt.url, timeout=10).ok
    assert MastodonAdapter().find(on_snac.channel, on_snac.secret, prepared, a_key(), now) == receipt


@pytest.mark.server
def test_snac_is_signed_in_to_by_a_pasted_code_too(snac: Snac, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_port(*_: object) -> None:
        raise OSError("no free port")

    monkeypatch.setattr("http.server.HTTPServer.server_bind", no_port)
    account, shown = snac.add_user("conserjeria"), []
    person = Person(browse=lambda url: shown.append(approve(url, account)), pasted=lambda: str(shown[0]))
    signed_in = MastodonAdapter().sign_in({"server": snac.url}, person)
    assert signed_in.address == f"@conserjeria@{snac.url.removeprefix('http://')}"
    assert signed_in.limits is not None
    assert signed_in.limits.text == 100_000


@pytest.mark.server
def test_a_private_post_that_snac_does_not_list_leaves_it_to_a_person(on_snac: OnSnac, media: Pictures) -> None:
    adapter, now = MastodonAdapter(), datetime.now(UTC)
    payload = a_payload("Sólo para quien sigue.")
    payload = replace(payload, content=replace(payload.content, visibility=Visibility.PRIVATE), created_at=now)
    prepared = adapter.prepare(on_snac.channel, on_snac.secret, payload, media, now)
    assert isinstance(prepared, Prepared)
    key = a_key()
    receipt = adapter.publish(on_snac.channel, on_snac.secret, prepared, key, now)
    assert adapter.find(on_snac.channel, on_snac.secret, prepared, key, now) == receipt
    with pytest.raises(CannotTell):
        MastodonAdapter().find(on_snac.channel, on_snac.secret, prepared, key, now)


@pytest.mark.server
def test_a_token_that_snac_does_not_know_asks_for_a_sign_in(on_snac: OnSnac) -> None:
    secret = KeptSecret(Access("id", "secret", "not-a-token").to_json())
    with pytest.raises(SignInNeeded):
        MastodonAdapter().rules(on_snac.channel, secret)


@pytest.mark.server
def test_a_frozen_snac_is_no_answer_and_the_post_turns_up_when_it_thaws(on_snac: OnSnac, media: Pictures) -> None:
    adapter, now = MastodonAdapter(), datetime.now(UTC)
    payload = replace(a_payload("Llegó mientras nadie miraba."), created_at=now)
    channel = a_channel(on_snac.server.url, on_snac.channel.settings["account_id"])
    prepared = adapter.prepare(channel, on_snac.secret, payload, media, now)
    assert isinstance(prepared, Prepared)
    on_snac.server.pause()
    try:
        with pytest.raises(NoAnswer):
            MastodonAdapter(timeout_s=0.3).publish(channel, on_snac.secret, prepared, a_key(), now)
    finally:
        on_snac.server.resume()
    assert any(on_snac.shown() for _ in range(200)), "snac never took the post"
    found = adapter.find(channel, on_snac.secret, prepared, a_key(), now)
    assert found is not None
    assert [status["id"] for status in on_snac.shown()] == [found.remote_id]

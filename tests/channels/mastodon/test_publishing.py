"""Publishing on Mastodon: the common contract, and what each answer of a server means."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from calendario.channels.mastodon import MastodonAdapter
from calendario.domain.adapter import ChannelAdapter, ChannelProblem, NoAnswer, Refused, SignInNeeded, Unavailable
from calendario.domain.channel import Channel
from calendario.domain.post import Visibility
from tests.channels.calls import KeptSecret, a_key, as_kept
from tests.channels.contract import AdapterContract
from tests.channels.mastodon.desk import Desk, a_channel
from tests.channels.network import Seen
from tests.servers.fake_mastodon import FakeMastodon
from tests.servers.fake_mastodon_http import Fault
from tests.servers.untrusted import an_untrusted_server


class TestFakeMastodon(AdapterContract):
    """The contract on the fake, whose rules are Mastodon's."""

    @pytest.fixture
    def adapter(self, adapter: MastodonAdapter, fake: FakeMastodon) -> ChannelAdapter:
        self.fake = fake
        return adapter

    @pytest.fixture
    def channel(self, channel: Channel) -> Channel:
        return channel

    @pytest.fixture
    def secret(self, secret: KeptSecret) -> KeptSecret | None:
        return secret

    def reborn(self, adapter: ChannelAdapter) -> ChannelAdapter:
        return MastodonAdapter(clock=self.fake.clock)

    def published(self) -> list[Seen]:
        alts = {m.id: m.alt for m in self.fake.media.values()}
        return [Seen(s.text, tuple(alts[i] for i in s.media_ids)) for s in self.fake.statuses]

    def pictures_shown(self) -> list[bytes]:
        return [self.fake.media[i].data for i in self.fake.statuses[-1].media_ids]

    def answers(self, remote_id: str) -> str | None:
        status = self.fake.status(remote_id)
        assert status is not None
        return status.reply_to

    def fault(self, name: str) -> None:
        if name == "unreachable":
            self.fake.stop_listening()
            return
        faults = {
            "refused": Fault.REFUSED,
            "rate_limited": Fault.RATE_LIMIT,
            "no_answer_before": Fault.DROP_BEFORE,
            "no_answer_after": Fault.DROP_AFTER,
            "sign_in_needed": Fault.REVOKED,
        }
        self.fake.play(faults[name], times=1000)

    def heal(self) -> None:
        self.fake.calm()


@pytest.mark.parametrize(
    ("fault", "problem", "code"),
    [
        (Fault.DROP_BEFORE, NoAnswer, "no_answer"),
        (Fault.DROP_AFTER, NoAnswer, "no_answer"),
        (Fault.ERROR_BEFORE, NoAnswer, "server_error"),
        (Fault.ERROR_AFTER, NoAnswer, "server_error"),
        (Fault.EMPTY, NoAnswer, "answer_garbled"),
        (Fault.MARKUP, NoAnswer, "answer_garbled"),
        (Fault.ODD_RESET, NoAnswer, "answer_garbled"),
        (Fault.MOVED, Unavailable, "address_moved"),
        (Fault.RATE_LIMIT, Unavailable, "rate_limited"),
        (Fault.RATE_LIMIT_UNTOLD, Unavailable, "rate_limited"),
        (Fault.REVOKED, SignInNeeded, "sign_in_needed"),
        (Fault.OUT_OF_SCOPE, SignInNeeded, "sign_in_needed"),
        (Fault.NOT_ALLOWED, Refused, "refused"),
        (Fault.REFUSED, Refused, "refused"),
    ],
)
def test_each_answer_to_a_post_becomes_the_error_that_says_what_to_do(
    desk: Desk, fake: FakeMastodon, fault: Fault, problem: type[ChannelProblem], code: str
) -> None:
    prepared = desk.prepare()
    fake.play(fault)
    with pytest.raises(problem) as told:
        desk.publish(prepared)
    assert told.type is problem
    assert told.value.code == code


@pytest.mark.parametrize("fault", [Fault.DROP_AFTER, Fault.ERROR_AFTER, Fault.ODD_RESET])
def test_a_post_that_was_taken_without_a_word_is_found_by_a_new_publisher(
    desk: Desk, fake: FakeMastodon, fault: Fault
) -> None:
    prepared, key = desk.prepare("Feria en la plaza con @alcaldia@" + fake.domain + " 🎉"), a_key()
    fake.play(fault)
    with pytest.raises(NoAnswer):
        desk.publish(prepared, key)
    desk.reborn()
    found = desk.find(as_kept(prepared), key)
    assert found is not None
    assert found.remote_id == fake.statuses[0].id


@pytest.mark.parametrize("fault", [Fault.DROP_BEFORE, Fault.ERROR_BEFORE, Fault.EMPTY, Fault.MARKUP])
def test_a_post_that_was_not_taken_is_surely_absent(desk: Desk, fake: FakeMastodon, fault: Fault) -> None:
    prepared, key = desk.prepare(), a_key()
    fake.play(fault)
    with pytest.raises(NoAnswer):
        desk.publish(prepared, key)
    assert desk.find(prepared, key) is None


def test_a_silently_dropped_post_is_seen_as_absent_though_its_id_looked_real(desk: Desk, fake: FakeMastodon) -> None:
    prepared, key = desk.prepare(), a_key()
    fake.play(Fault.SILENT_DROP)
    receipt = desk.publish(prepared, key)
    assert receipt.remote_id.isdigit()
    assert desk.find(prepared, key) is None


def test_an_answer_that_does_not_come_in_time_is_no_answer(desk: Desk, fake: FakeMastodon) -> None:
    prepared, key = desk.prepare(), a_key()
    desk.adapter = MastodonAdapter(clock=desk.clock, timeout_s=0.2)
    fake.hold_back()
    fake.play(Fault.DELAY, seconds=20)
    with pytest.raises(NoAnswer):
        desk.publish(prepared, key)
    fake.calm()


def test_the_same_key_within_the_hour_gives_the_same_post_whatever_it_now_says(desk: Desk, fake: FakeMastodon) -> None:
    key = a_key()
    first = desk.publish(desk.prepare("Con una herrata."), key)
    desk.clock.now += timedelta(minutes=59)
    assert desk.publish(desk.prepare("Sin errata."), key) == first
    desk.clock.now += timedelta(minutes=2)
    assert desk.publish(desk.prepare("Sin errata."), key) != first
    assert [s.text for s in fake.statuses] == ["Con una herrata.", "Sin errata."]


def test_a_rate_limit_tells_when_to_come_back(desk: Desk, fake: FakeMastodon) -> None:
    prepared, now = desk.prepare(), desk.clock()
    fake.clock = lambda: now - timedelta(days=90)  # the server's clock is months behind ours
    fake.play(Fault.RATE_LIMIT)
    with pytest.raises(Unavailable) as told:
        desk.publish(prepared)
    retry_at = told.value.retry_at
    assert retry_at is not None
    assert timedelta(minutes=4) < retry_at - now < timedelta(minutes=6)
    fake.play(Fault.RATE_LIMIT_UNTOLD)
    with pytest.raises(Unavailable) as untold:
        desk.publish(prepared)
    assert untold.value.retry_at is None


def test_the_last_post_that_a_limit_allows_tells_until_when_there_is_no_other(desk: Desk, fake: FakeMastodon) -> None:
    assert desk.publish(desk.prepare()).rested_at is None
    fake.gives_its_last = True
    rested_at = desk.publish(desk.prepare("Otra")).rested_at
    assert rested_at is not None
    assert timedelta(minutes=4) < rested_at - desk.clock() < timedelta(minutes=6)


@pytest.mark.parametrize(
    ("words", "problem", "code"),
    [
        ("Validation failed: Text character limit of 500 exceeded", Refused, "text_too_long"),
        ("Validation failed: Text can't be blank", Refused, "text_empty"),
        ("Cannot attach more than 4 files", Refused, "too_many_images"),
        (
            "Cannot attach files that have not finished processing. Try again in a moment!",
            Unavailable,
            "media_not_ready",
        ),
        ("You have exceeded the limit of 25 scheduled posts for today", Refused, "refused"),
        ("<b>Nope</b>", Refused, "refused"),
    ],
)
def test_a_refusal_is_named_by_the_servers_words(
    desk: Desk, fake: FakeMastodon, words: str, problem: type[ChannelProblem], code: str
) -> None:
    prepared = desk.prepare()
    fake.play(Fault.REFUSED, words=words)
    with pytest.raises(problem) as told:
        desk.publish(prepared)
    assert told.value.code == code
    detail = told.value.facts.get("detail")
    assert detail == (None if "<" in words else words)
    if isinstance(told.value, Unavailable):
        assert told.value.retry_at is not None
        assert told.value.retry_at > desk.clock.now


def test_a_refusal_that_quotes_the_post_is_not_passed_on(desk: Desk, fake: FakeMastodon) -> None:
    prepared = desk.prepare("Pregón del carnaval a las ocho.")
    fake.play(Fault.REFUSED, words="Validation failed: Pregón del Carnaval a las ocho. is spam")
    with pytest.raises(Refused) as told:
        desk.publish(prepared)
    assert "detail" not in told.value.facts


def test_a_server_counts_and_the_limit_it_enforces_is_told_as_text_too_long(desk: Desk) -> None:
    desk.publish(desk.prepare("x" * 477 + "https://ejemplo.es/" + "a" * 300))  # a link costs 23: 500 in all
    with pytest.raises(Refused) as told:
        desk.publish(desk.prepare("x" * 501))
    assert told.value.code == "text_too_long"


def test_warning_visibility_and_language_arrive(desk: Desk, fake: FakeMastodon) -> None:
    desk.publish(desk.prepare("El final.", warning="Spoiler", visibility=Visibility.UNLISTED, language="ca-ES"))
    status = fake.statuses[0]
    assert (status.text, status.warning, status.visibility, status.language) == (
        "El final.",
        "Spoiler",
        "unlisted",
        "ca",
    )
    assert status.sensitive


def test_a_warning_without_text_is_the_text_everywhere(desk: Desk, fake: FakeMastodon) -> None:
    prepared = desk.prepare("  ", warning="Sólo aviso")
    receipt = desk.publish(prepared)
    assert (fake.statuses[0].text, fake.statuses[0].warning) == ("Sólo aviso", "")
    desk.reborn()
    assert desk.find(prepared) == receipt


@pytest.mark.parametrize("origin", ["http://127.0.0.1:9", "https://127.0.0.1:9"])
def test_a_refused_connection_is_certainly_not_sent(desk: Desk, origin: str) -> None:
    desk.channel = a_channel(origin, "1")
    with pytest.raises(Unavailable) as told:
        desk.publish(desk.prepare())
    assert told.value.code == "server_unreachable"


def test_a_server_without_a_trusted_certificate_gets_nothing(desk: Desk, tmp_path: Path) -> None:
    with an_untrusted_server(tmp_path) as address:
        desk.channel = a_channel(address, "1")
        with pytest.raises(Unavailable) as told:
            desk.publish(desk.prepare())
    assert told.value.code == "certificate_not_trusted"


def test_a_damaged_secret_asks_for_a_sign_in(desk: Desk) -> None:
    prepared = desk.prepare()
    for broken in ("", "null", "{}", "[1]", json.dumps({"client_id": "a", "client_secret": "b"})):
        desk.secret = KeptSecret(broken)
        with pytest.raises(SignInNeeded):
            desk.publish(prepared)


def test_a_post_never_follows_a_redirect(desk: Desk, fake: FakeMastodon) -> None:
    prepared = desk.prepare()
    fake.play(Fault.MOVED)
    with pytest.raises(Unavailable):
        desk.publish(prepared)
    assert fake.calls[-1] == ("POST", "/api/v1/statuses")

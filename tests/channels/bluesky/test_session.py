"""How access to Bluesky is kept: renewed, revoked, taken over from another process, and until when."""

from __future__ import annotations

import base64
from datetime import datetime, timedelta

import pytest

from calendario.channels.bluesky import BlueskyAdapter
from calendario.cli import channel as channel_errand
from calendario.desk import errand
from calendario.desk.setup import NoQuestions
from calendario.domain.adapter import SignInNeeded, Unavailable
from tests.channels.bluesky.office import expired, tokens, with_tokens
from tests.channels.calls import Calls, KeptSecret, a_key, a_payload
from tests.servers.bluesky import Account, BlueskyServer

pytestmark = pytest.mark.server


def test_an_expired_token_is_renewed_kept_and_used_in_the_same_call(
    bluesky: BlueskyServer, account: Account, calls: Calls, secret: KeptSecret
) -> None:
    before = tokens(secret)
    calls.secret = worn = with_tokens(secret, access=expired(before[2]))
    calls.publish(calls.prepare(a_payload()), a_key())
    assert len(worn.kept) == 1
    after = tokens(worn)
    assert (after[0], after[1], after[4]) == (before[0], before[1], before[4])
    assert after[3] != before[3]
    assert len(bluesky.posts(account)) == 1
    calls.publish(calls.prepare(a_payload()), a_key())
    assert len(worn.kept) == 1
    assert not [line for line in bluesky.door.seen if "createSession" in line][1:]


def test_a_revoked_app_password_asks_for_a_sign_in(
    bluesky: BlueskyServer, account: Account, calls: Calls, secret: KeptSecret
) -> None:
    calls.secret = worn = with_tokens(secret, access=expired(tokens(secret)[2]))
    bluesky.revoke_app_password(account)
    with pytest.raises(SignInNeeded):
        calls.adapter.rules(calls.channel, worn)
    with pytest.raises(SignInNeeded):
        calls.publish(calls.prepare(a_payload()), a_key())
    assert worn.kept == []
    assert bluesky.posts(account) == []


def test_a_check_finds_out_that_the_app_password_was_revoked_while_the_token_still_lives(
    bluesky: BlueskyServer, account: Account, calls: Calls, secret: KeptSecret
) -> None:
    assert calls.adapter.rules(calls.channel, secret).text == 300
    assert len(secret.kept) == 1  # a new session, kept at once
    bluesky.revoke_app_password(account)
    with pytest.raises(SignInNeeded):
        calls.adapter.rules(calls.channel, secret)


def test_a_closed_account_asks_for_a_sign_in(bluesky: BlueskyServer, account: Account, calls: Calls) -> None:
    prepared = calls.prepare(a_payload())
    bluesky.deactivate(account)
    with pytest.raises(SignInNeeded) as told:
        calls.publish(prepared, a_key())
    assert told.value.code == "account_closed"
    with pytest.raises(SignInNeeded):
        calls.adapter.rules(calls.channel, calls.secret)


@pytest.mark.parametrize("fault", ["no_answer_before", "no_answer_after", "broken", "rate_limited"])
def test_a_renewal_that_the_network_spoils_waits_and_loses_no_access(
    bluesky: BlueskyServer, account: Account, calls: Calls, secret: KeptSecret, fault: str
) -> None:
    calls.secret = worn = with_tokens(secret, access=expired(tokens(secret)[2]))
    prepared, key = calls.prepare(a_payload()), a_key()
    bluesky.door.play(fault, only="refreshSession")
    with pytest.raises(Unavailable):
        calls.publish(prepared, key)
    assert worn.kept == []
    assert bluesky.posts(account) == []
    bluesky.door.heal()
    calls.publish(prepared, key)
    assert len(bluesky.posts(account)) == 1


def test_a_renewal_without_tokens_never_replaces_good_ones(
    bluesky: BlueskyServer, calls: Calls, secret: KeptSecret
) -> None:
    calls.secret = worn = with_tokens(secret, access=expired(tokens(secret)[2]))
    bluesky.door.play("emptied", only="refreshSession")
    with pytest.raises(Unavailable):
        calls.adapter.rules(calls.channel, worn)
    assert worn.kept == []


def test_a_session_that_another_process_renewed_is_taken_over(
    bluesky: BlueskyServer, calls: Calls, secret: KeptSecret
) -> None:
    good = secret.value
    broken = with_tokens(secret, access=expired(tokens(secret)[2]), refresh="x.y.z")

    class Renewed(KeptSecret):
        """Read once as it was, then as the other process left it."""

        reads = 0

        def __getattribute__(self, name: str) -> object:
            if name == "value":
                Renewed.reads += 1
                return broken.value if Renewed.reads == 1 else good
            return super().__getattribute__(name)

    assert calls.adapter.rules(calls.channel, Renewed(good))


@pytest.mark.parametrize("kept", ["", "{}", "[]", '{"session": "nada"}', '{"session": null}'])
def test_a_secret_that_holds_no_session_asks_for_a_sign_in(calls: Calls, kept: str) -> None:
    with pytest.raises(SignInNeeded):
        calls.adapter.rules(calls.channel, KeptSecret(kept))


def test_a_session_says_when_it_ends_and_each_check_puts_that_off(calls: Calls, secret: KeptSecret) -> None:
    adapter = BlueskyAdapter()
    until = adapter.access_ends_at(secret)
    assert until is not None
    assert timedelta(days=20) < until - calls.now < timedelta(days=120)
    worn = with_tokens(secret, refresh=expired(tokens(secret)[3]))
    ended = adapter.access_ends_at(worn)
    assert ended is not None
    assert ended < calls.now
    adapter.rules(calls.channel, secret)
    renewed = adapter.access_ends_at(secret)
    assert renewed is not None
    assert renewed >= until


@pytest.mark.parametrize("refresh", ["x", "a.b.c", "a." + base64.urlsafe_b64encode(b'{"exp": "?"}').decode() + ".c"])
def test_a_session_that_does_not_say_when_it_ends_has_no_end(secret: KeptSecret, refresh: str) -> None:
    assert BlueskyAdapter().access_ends_at(with_tokens(secret, refresh=refresh)) is None


def test_signing_in_tells_the_window_when_access_ends(calls: Calls, account: Account, bluesky: BlueskyServer) -> None:
    fields = {"server": bluesky.url, "handle": account.handle, "app_password": account.app_password}
    order = {"verb": "sign-in", "kind": "bluesky", "fields": fields}
    told = channel_errand.do({"bluesky": BlueskyAdapter()}, order, NoQuestions())
    assert datetime.fromisoformat(told["access_ends_at"]) > calls.now + timedelta(days=20)
    order = {"verb": "rules", "channel": errand.channel_to_json(calls.channel), "secret": told["secret"]}
    again = channel_errand.do({"bluesky": BlueskyAdapter()}, order, NoQuestions())
    assert again["access_ends_at"] >= told["access_ends_at"]

"""Bluesky when something goes wrong in between: one post, looked up where it is unknown, and a limit is waited for."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from calendario.channels.bluesky import BlueskyAdapter
from calendario.domain.adapter import CannotTell, NoAnswer, Prepared, Refused, Unavailable
from tests.channels.bluesky.office import sign_in, value
from tests.channels.calls import Calls, KeptSecret, Pictures, a_key, a_payload
from tests.servers.bluesky import Account, BlueskyServer

pytestmark = pytest.mark.server


def test_a_frozen_server_leaves_the_post_unknown_until_it_is_looked_up(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    prepared, key = calls.prepare(a_payload("Una sola vez.")), a_key()
    calls.adapter = BlueskyAdapter(read_timeout_s=0.3)
    bluesky.freeze()
    with pytest.raises(NoAnswer):
        calls.publish(prepared, key)
    with pytest.raises(Unavailable):
        calls.find(prepared, key)
    bluesky.thaw()
    calls.adapter = BlueskyAdapter()
    # The frozen server still has both requests before it and does them in its own time: a repeat joins them.
    receipt = calls.publish(prepared, key)
    assert calls.find(prepared, key) == receipt
    assert [value(p)["text"] for p in bluesky.posts(account)] == ["Una sola vez."]


@pytest.mark.parametrize("fault", ["broken", "garbled"])
def test_an_answer_of_something_in_between_leaves_the_post_unknown(
    bluesky: BlueskyServer, calls: Calls, fault: str
) -> None:
    prepared, key = calls.prepare(a_payload()), a_key()
    bluesky.door.play(fault)
    with pytest.raises(NoAnswer):
        calls.publish(prepared, key)
    with pytest.raises(Unavailable):
        calls.find(prepared, key)


def test_a_repeat_whose_picture_was_encoded_otherwise_is_the_same_post(
    bluesky: BlueskyServer, account: Account, calls: Calls, media: Pictures
) -> None:
    key = a_key()
    first = calls.publish(calls.prepare(a_payload("Con foto.", media.add("una plaza", colour="red"))), key)
    again = calls.publish(calls.prepare(a_payload("Con foto.", media.add("una plaza", colour="blue"))), key)
    assert first == again
    assert len(bluesky.posts(account)) == 1


def test_a_key_that_another_post_has_is_refused_and_that_post_stays(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    key = a_key()
    calls.publish(calls.prepare(a_payload("El primero.")), key)
    other = calls.prepare(a_payload("El segundo."))
    with pytest.raises(Refused) as told:
        calls.publish(other, key)
    assert told.value.code == "key_taken"
    with pytest.raises(CannotTell):
        calls.find(other, key)
    assert [value(p)["text"] for p in bluesky.posts(account)] == ["El primero."]


def test_pictures_the_server_threw_away_are_to_be_prepared_again(calls: Calls, media: Pictures) -> None:
    prepared = calls.prepare(a_payload("Con foto.", media.add("una plaza")))
    gone = json.loads(json.dumps(dict(prepared.body)))
    image = gone["record"]["embed"]["images"][0]["image"]
    image["ref"]["$link"] = "bafkreiaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    with pytest.raises(Unavailable) as told:
        calls.publish(Prepared(prepared.payload, gone), a_key())
    assert told.value.code == "pictures_gone"


def test_what_was_prepared_for_another_account_is_not_published_on_this_one(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    prepared = calls.prepare(a_payload())
    other = sign_in(bluesky, bluesky.new_account())
    calls.secret = KeptSecret(other.secret or "")
    with pytest.raises(Refused) as told:
        calls.publish(prepared, a_key())
    assert told.value.code == "account_changed"


def test_nothing_follows_a_redirection_out_of_tls(bluesky: BlueskyServer, calls: Calls) -> None:
    prepared = calls.prepare(a_payload())
    bluesky.door.play("moved")
    with pytest.raises(Unavailable):  # at once: 192.0.2.1 would only time out
        calls.publish(prepared, a_key())


def test_a_told_wait_is_the_servers_own_instant(bluesky: BlueskyServer, calls: Calls) -> None:
    bluesky.door.play("rate_limited")
    with pytest.raises(Unavailable) as told:
        calls.adapter.rules(calls.channel, calls.secret)
    assert told.value.retry_at
    assert timedelta(seconds=30) < told.value.retry_at - calls.now < timedelta(seconds=200)


def test_the_last_post_that_a_limit_allows_tells_until_when_there_is_no_other(
    bluesky: BlueskyServer, calls: Calls
) -> None:
    assert calls.publish(calls.prepare(a_payload()), a_key()).rested_at is None
    bluesky.door.play("last_one", only="putRecord")
    rested_at = calls.publish(calls.prepare(a_payload()), a_key()).rested_at
    assert rested_at is not None
    assert timedelta(seconds=30) < rested_at - calls.now < timedelta(seconds=200)

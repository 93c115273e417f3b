"""What an account on Bluesky shows, read back to an instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from calendario.channels.bluesky.wire import Server
from calendario.domain.adapter import Unavailable
from tests.channels.calls import Calls, a_key, a_payload
from tests.servers.bluesky import Account, BlueskyServer

pytestmark = pytest.mark.server


def test_an_answer_without_end_is_not_read_to_its_end(bluesky: BlueskyServer, calls: Calls) -> None:
    bluesky.door.play("endless")
    with pytest.raises(Unavailable):
        calls.recent(calls.now)


def test_an_account_of_many_posts_is_read_back_to_the_asked_instant(
    bluesky: BlueskyServer, account: Account, calls: Calls
) -> None:
    since = calls.now.replace(microsecond=0)  # a record keeps milliseconds
    for number in range(3):
        payload = replace(a_payload(f"Número {number}"), created_at=since + timedelta(minutes=number - 1))
        calls.publish(calls.prepare(payload), a_key())
    told = calls.recent(since)
    assert [post.text for post in told.posts] == ["Número 2", "Número 1"]
    assert told.whole


@pytest.mark.parametrize(
    "listed",
    [
        None,
        "nothing",
        {"uri": 7, "value": {}},
        {"uri": "at://did:plc:a/app.bsky.feed.post/3k", "value": {"text": "Sin hora"}},
        {
            "uri": "at://did:plc:a/app.bsky.feed.post/3k",
            "value": {"text": "¿?", "createdAt": "0001-01-01T00:00:00+23:59"},
        },
    ],
)
def test_a_record_that_nobody_can_read_is_left_out_and_that_is_told(
    calls: Calls, monkeypatch: pytest.MonkeyPatch, listed: object
) -> None:
    good = {
        "uri": "at://did:plc:a/app.bsky.feed.post/3l",
        "value": {
            "text": "Con \x00 y \ud800",
            "createdAt": calls.now.isoformat(),
            "embed": {"media": {"images": [{}, {}]}},
        },
    }
    monkeypatch.setattr(Server, "ask", lambda *_: {"records": [listed, good]})
    told = calls.recent(calls.now)
    assert [(post.text, post.pictures) for post in told.posts] == [("Con  y ?", 2)]
    assert not told.whole

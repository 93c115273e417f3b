"""The promises of every adapter for the day on which its network misbehaves: see `contract.py`."""

from __future__ import annotations

import json
import logging
import threading
import time
import traceback
from datetime import timedelta

import pytest

from calendario.domain.adapter import CannotTell, ChannelProblem, NoAnswer, Refused, SignInNeeded, Unavailable
from tests.channels.calls import Calls, KeptSecret, a_key, a_payload
from tests.channels.network import FAULTS, OnANetwork

#: A word of the post that must turn up in no error and no log line.
TELLTALE = "xilofonista"


class WhenItMisbehaves(OnANetwork):
    """What is certain, what is unknown, and what must be told to nobody."""

    def test_a_refusal_is_told_as_one_and_leaves_nothing(self, calls: Calls) -> None:
        before = self.published_count()
        prepared, key = calls.prepare(a_payload()), a_key()
        self.play("refused")
        with pytest.raises(Refused):
            calls.publish(prepared, key)
        self.heal()
        assert self.published_count() == before
        assert calls.find(prepared, key) is None

    def test_an_unreachable_network_got_nothing(self, calls: Calls) -> None:
        before = self.published_count()
        prepared, key = calls.prepare(a_payload()), a_key()
        self.play("unreachable")
        with pytest.raises(Unavailable):
            calls.publish(prepared, key)
        self.heal()
        assert self.published_count() == before
        assert calls.find(prepared, key) is None

    def test_an_unreachable_network_never_looks_empty(self, calls: Calls) -> None:
        prepared, key = calls.prepare(a_payload()), a_key()
        calls.publish(prepared, key)
        self.play("unreachable")
        with pytest.raises((Unavailable, CannotTell)):
            calls.find(prepared, key)

    def test_an_unreachable_account_never_looks_silent(self, calls: Calls) -> None:
        calls.publish(calls.prepare(a_payload()), a_key())
        self.play("unreachable")
        with pytest.raises((Unavailable, CannotTell)):
            calls.recent(calls.now - timedelta(minutes=5))

    def test_a_network_that_asks_to_wait_got_nothing_and_its_time_is_told(self, calls: Calls) -> None:
        before = self.published_count()
        prepared = calls.prepare(a_payload())
        self.play("rate_limited")
        with pytest.raises(Unavailable) as told:
            calls.publish(prepared, a_key())
        assert told.value.retry_at is not None
        assert told.value.retry_at.utcoffset() == timedelta(0)
        self.heal()
        assert self.published_count() == before

    def test_access_that_is_gone_asks_for_a_sign_in(self, calls: Calls) -> None:
        before = self.published_count()
        prepared = calls.prepare(a_payload())
        self.play("sign_in_needed")
        with pytest.raises(SignInNeeded):
            calls.publish(prepared, a_key())
        self.heal()
        assert self.published_count() == before

    def test_a_lost_request_is_unknown_and_then_surely_absent(self, calls: Calls) -> None:
        prepared, key = calls.prepare(a_payload()), a_key()
        self.play("no_answer_before")
        with pytest.raises(NoAnswer):
            calls.publish(prepared, key)
        self.heal()
        assert calls.find(prepared, key) is None

    def test_a_lost_answer_is_unknown_and_then_found(self, calls: Calls) -> None:
        before = self.published_count()
        prepared, key = calls.prepare(a_payload()), a_key()
        self.play("no_answer_after")
        with pytest.raises(NoAnswer):
            calls.publish(prepared, key)
        self.heal()
        assert calls.find(prepared, key) is not None
        assert self.published_count() == before + 1

    @pytest.mark.parametrize("name", FAULTS)
    def test_no_error_and_no_log_tells_the_text_or_the_credentials(
        self, calls: Calls, caplog: pytest.LogCaptureFixture, name: str
    ) -> None:
        prepared = calls.prepare(a_payload(f"La {TELLTALE} toca el sábado.", title=f"Concierto: {TELLTALE}"))
        hidden = {TELLTALE, *secret_words(calls.secret)}
        self.play(name)
        with caplog.at_level(logging.DEBUG), pytest.raises(ChannelProblem) as told:
            calls.publish(prepared, a_key())
        hidden |= secret_words(calls.secret)
        said = [str(told.value), repr(told.value), "".join(traceback.format_exception(told.value))]
        # A library may write down more at DEBUG, which the product never turns on for libraries.
        said += [
            line.getMessage() + (line.exc_text or "")
            for line in caplog.records
            if line.name.startswith("calendario") or line.levelno >= logging.INFO
        ]
        for word in hidden:
            assert not [line for line in said if word in line], "an error or a log line tells what it must not"

    def test_it_never_sleeps(self, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
        slept: list[float] = []
        really, here = time.sleep, threading.current_thread()

        def sleep(seconds: float) -> None:
            if threading.current_thread() is here:
                slept.append(seconds)
            else:  # a server under test may; the adapter may not
                really(seconds)

        monkeypatch.setattr(time, "sleep", sleep)
        prepared, key = calls.prepare(a_payload("Sin dormir.", calls.media.add("una siesta"))), a_key()
        calls.publish(prepared, key)
        calls.find(prepared, key)
        for name in ("unreachable", "rate_limited"):
            if name not in self.cannot_play:
                self.fault(name)
                with pytest.raises(Unavailable):
                    calls.publish(prepared, a_key())
                self.heal()
        assert slept == []


def secret_words(secret: KeptSecret | None) -> set[str]:
    """What of the credentials must not be told: the whole, and each part named token, password and the like."""
    if secret is None or not secret.value:
        return set()
    words = {secret.value}
    try:
        parts = json.loads(secret.value)
    except ValueError:
        return words
    if isinstance(parts, dict):
        telling = ("token", "jwt", "password", "secret", "session")
        words |= {str(v) for k, v in parts.items() if v and any(t in k.lower() for t in telling)}
    return words

"""The promises of every adapter for a post that goes on in replies: see `contract.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from calendario.domain.adapter import ChannelAdapter, NoAnswer, Receipt, ReplyTo
from calendario.domain.networks import network
from tests.channels.calls import Calls, a_key, a_payload
from tests.channels.network import OnANetwork, Seen


class InThreads(OnANetwork):
    """Each part answers the one before, and is found as a post of its own."""

    def test_a_network_that_has_threads_says_so(self, adapter: ChannelAdapter) -> None:
        assert network(adapter.network).has_threads == (self.no_threads == "")

    def test_the_parts_of_a_thread_answer_each_other_and_are_found(self, calls: Calls) -> None:
        before = len(self._in_replies(calls))
        receipts = self._a_thread(calls, ["Uno de tres.", "Dos de tres.", "Tres de tres."])
        assert [self.answers(r.remote_id) for r in receipts] == [None, receipts[0].remote_id, receipts[1].remote_id]
        assert self.published_count() == before + 3
        assert len({r.url for r in receipts}) == 3

    def test_two_parts_that_say_the_same_are_told_apart(self, calls: Calls) -> None:
        self._in_replies(calls)
        receipts = self._a_thread(calls, ["Eco.", "Eco.", "Eco."])
        assert len({r.remote_id for r in receipts}) == 3

    def test_the_next_part_is_surely_absent_until_it_is_sent(self, calls: Calls) -> None:
        self._in_replies(calls)
        (first,) = self._a_thread(calls, ["Lo mismo."])
        part = replace(calls.prepare(a_payload("Lo mismo.")), reply_to=ReplyTo(first, first))
        assert calls.find(part, a_key()) is None

    def test_a_part_whose_answer_was_lost_is_found(self, calls: Calls) -> None:
        before = len(self._in_replies(calls))
        (first,) = self._a_thread(calls, ["Primera parte."])
        part, key = replace(calls.prepare(a_payload("Segunda parte.")), reply_to=ReplyTo(first, first)), a_key()
        self.play("no_answer_after")
        with pytest.raises(NoAnswer):
            calls.publish(part, key)
        self.heal()
        calls.adapter = self.reborn(calls.adapter)
        found = calls.find(part, key)
        assert found is not None
        assert self.answers(found.remote_id) == first.remote_id
        assert self.published_count() == before + 2

    def test_a_part_that_a_person_recognised_on_the_account_is_answered_by_the_next(self, calls: Calls) -> None:
        self._in_replies(calls)
        since = a_payload().created_at - timedelta(minutes=5)
        (first,) = self._a_thread(calls, ["La que una persona reconoce."])
        there = next(post for post in calls.recent(since).posts if post.remote_id == first.remote_id)
        above = Receipt(there.remote_id, there.url, there.fingerprint)
        part = replace(calls.prepare(a_payload("Y lo que sigue.")), reply_to=ReplyTo(above, above))
        assert self.answers(calls.publish(part, a_key()).remote_id) == first.remote_id

    def _in_replies(self, calls: Calls) -> list[Seen]:
        """What is there before; nothing else of the test is played where there are no threads."""
        if self.no_threads:
            pytest.skip(f"{type(self).__name__} has no threads: {self.no_threads}")
        return self.published()

    def _a_thread(self, calls: Calls, said: list[str]) -> list[Receipt]:
        """Each part as it was found after it was sent, and as whoever was killed meanwhile finds it."""
        above: list[Receipt] = []
        for text in said:
            part, key = calls.prepare(a_payload(text)), a_key()
            if above:
                part = replace(part, reply_to=ReplyTo(above[0], above[-1]))
            receipt = calls.publish(part, key)
            found = calls.find(part, key)
            assert found == receipt
            calls.adapter = self.reborn(calls.adapter)
            assert calls.find(part, key) == receipt
            above.append(receipt)
        return above

"""The publisher may die at every line: nothing is lost and nothing goes out twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from calendario.channels.practice import Fault, PracticeAdapter
from calendario.domain.adapter import NoAnswer, Prepared, Receipt, Secret
from calendario.domain.channel import Channel
from calendario.domain.publication import Outcome, State
from calendario.domain.slot import wall_clock
from calendario.publisher import sending
from tests.newsroom import ZONE, Newsroom

STEPS = ("prepared", "claimed", "sent", "receipt kept", "read back", "settled")


class PowerCut(BaseException):
    """The world ends here: not an error anybody may handle."""


def cut_after(step: str):
    """A step hook that pulls the plug right after `step`."""

    def pull(done: str) -> None:
        if done == step:
            raise PowerCut(step)

    return pull


@pytest.mark.parametrize("step", STEPS)
def test_a_publisher_killed_after_any_step_leaves_one_post(newsroom: Newsroom, step: str) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.clock.forward(minutes=10)
    with pytest.raises(PowerCut):
        newsroom.publish(cut_after(step))
    newsroom.reopen()
    for _ in range(4):  # a look, perhaps another try, and the looks that follow it
        newsroom.publish()
        newsroom.clock.forward(seconds=20)
    assert newsroom.practice.received("Feria de primavera") == 1
    assert newsroom.state(fair) is State.PUBLISHED


def test_an_answer_that_never_came_is_looked_up_and_not_repeated(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(fair) is State.UNCONFIRMED
    newsroom.clock.forward(seconds=3)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert newsroom.practice.received("Feria de primavera") == 1
    assert [a.outcome for a in newsroom.attempts(fair)] == [Outcome.NO_ANSWER]


def test_a_request_that_vanished_on_the_way_is_sent_again_with_the_same_key(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.NO_ANSWER_BEFORE, times=1)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(seconds=3)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert newsroom.practice.received("Feria de primavera") == 1
    first, second = newsroom.attempts(fair)
    assert first.key == second.key


def test_a_post_that_was_accepted_and_is_not_there_waits_for_a_person(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.SILENT_DROP)
    newsroom.clock.forward(minutes=10)
    for _ in range(6):
        newsroom.publish()
        newsroom.clock.forward(seconds=61)
    there = newsroom.now(fair)
    assert (there.state, there.reason) == (State.UNCONFIRMED, "accepted_then_absent")
    assert len(newsroom.attempts(fair)) == 1


def test_what_is_refused_says_so_and_is_not_tried_again(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.REFUSE)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(fair) is State.FAILED
    assert [a.outcome for a in newsroom.attempts(fair)] == [Outcome.REFUSED]


def test_a_network_that_is_away_for_a_minute_gets_the_post_once_when_it_is_back(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.AWAY)
    newsroom.clock.forward(minutes=10)
    for _ in range(3):
        newsroom.publish()
        newsroom.clock.forward(seconds=30)
    assert newsroom.state(fair) is State.PLANNED
    newsroom.practice.heal()
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert newsroom.practice.received("Feria de primavera") == 1


def test_a_network_that_stays_away_makes_the_post_missed_and_the_editor_is_told_why(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.AWAY)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(minutes=6)
    newsroom.practice.heal()
    newsroom.publish()
    there = newsroom.now(fair)
    assert (there.state, there.reason) == (State.MISSED, "unavailable")
    assert newsroom.practice.posts() == ()


def test_a_post_found_overdue_at_start_is_missed_not_sent_late(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.clock.forward(hours=8)
    newsroom.reopen()
    newsroom.publish()
    assert newsroom.state(fair) is State.MISSED
    assert newsroom.practice.posts() == ()
    assert [d.title for d in newsroom.desk.calendar.today().decisions] == ["Feria de primavera"]


def test_access_that_is_gone_holds_the_post(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.SIGN_IN_NEEDED)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.HELD, "sign_in_needed")


def test_a_bug_of_an_adapter_leaves_the_post_unconfirmed_and_the_rest_goes_on(newsroom: Newsroom) -> None:
    broken = newsroom.plan("Una publicación")
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    fine = newsroom.plan("Otra publicación", on=(other,))
    newsroom.practice.switch(Fault.BUG, times=1)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(broken) is State.UNCONFIRMED
    assert newsroom.state(fine) is State.PUBLISHED


def test_editing_between_two_tries_makes_a_new_key(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.NO_ANSWER_BEFORE, times=1)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.practice.switch(Fault.REFUSE, times=1)
    newsroom.clock.forward(seconds=3)
    newsroom.publish()
    assert newsroom.state(fair) is State.FAILED
    now = newsroom.desk.writing.open(fair.post_id)
    draft = replace(now.draft, base=replace(now.draft.base, text="Feria de otoño"))
    newsroom.desk.planning.publish_now(fair.post_id, draft, now.plan, as_it_is=True)
    newsroom.clock.forward(seconds=21)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    keys = [a.key for a in newsroom.attempts(fair)]
    assert keys[0] == keys[1] != keys[2]
    assert newsroom.practice.received("Feria de otoño") == len(newsroom.practice.posts()) == 1


def test_a_preparation_that_eats_the_last_chance_ends_as_missed(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.clock.forward(minutes=10)

    def asleep_for_two_hours(step: str) -> None:
        if step == "prepared":
            newsroom.clock.forward(hours=2)

    newsroom.publish(asleep_for_two_hours)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.practice.posts()) == (State.MISSED, ())


def test_a_text_that_was_changed_is_not_sent_while_the_older_one_may_still_come_true(newsroom: Newsroom) -> None:
    """A server held the request of a publisher that died; it was looked for, and was not there yet."""
    fair = newsroom.plan("Feria de primabera", minutes=1)
    newsroom.clock.forward(minutes=1)
    held: list[Callable[[], object]] = []

    class SlowServer(PracticeAdapter):
        def publish(
            self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
        ) -> Receipt:
            held.append(lambda: PracticeAdapter.publish(self, channel, secret, prepared, key, now))
            raise NoAnswer

    newsroom.adapters["practice"] = SlowServer()
    newsroom.publish()
    newsroom.clock.forward(seconds=2)
    newsroom.adapters["practice"] = PracticeAdapter()
    publisher = newsroom.publisher()
    sending.look_up(publisher._newsroom, fair.id)
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.PLANNED, "proved_absent")
    there = newsroom.desk.writing.open(fair.post_id)
    corrected = replace(there.draft, base=replace(there.draft.base, text="Feria de primavera"))
    newsroom.desk.planning.plan(
        fair.post_id,
        corrected,
        replace(there.plan, wall_time=wall_clock(newsroom.clock() + timedelta(minutes=1), ZONE)),
        as_it_is=True,
    )
    held[0]()  # only now the server is done with it
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.UNCONFIRMED, "older_text_out")
    assert [p.text for p in newsroom.practice.posts()] == ["Feria de primabera"]


def test_what_is_found_while_a_person_says_that_it_is_not_there_does_not_go_out_again(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera", minutes=1)
    newsroom.clock.forward(minutes=1)
    newsroom.practice.switch(Fault.NO_ANSWER_AFTER)
    newsroom.publish()
    newsroom.practice.heal()
    newsroom.clock.forward(seconds=2)

    class SlowReader(PracticeAdapter):
        def find(
            self, channel: Channel, secret: Secret | None, prepared: Prepared, key: str, now: datetime
        ) -> Receipt | None:
            found = super().find(channel, secret, prepared, key, now)
            if newsroom.state(fair) is State.UNCONFIRMED:
                newsroom.desk.decisions.is_not_out(fair.id)
            return found

    newsroom.adapters["practice"] = SlowReader()
    publisher = newsroom.publisher()
    sending.look_up(publisher._newsroom, fair.id)
    assert newsroom.state(fair) is State.UNCONFIRMED
    newsroom.adapters["practice"] = PracticeAdapter()
    newsroom.clock.forward(seconds=30)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert newsroom.practice.received("Feria de primavera") == 1

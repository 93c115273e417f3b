"""A post continued in replies: every part once, in order, in one thread, whatever happened on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from calendario.channels.practice import Fault, PracticePost
from calendario.domain.adapter import Prepared, Receipt, ReplyTo, Shown
from calendario.domain.channel import Lateness, WhenLate
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Outcome, Part, Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import claims, parts, posts, publications
from calendario.store.ids import new_id
from tests.newsroom import FAIR, ZONE, Newsroom, in_doubt


def a_thread(*said: str) -> str:
    return "\n---\n".join(said or FAIR)


def due(newsroom: Newsroom, text: str) -> Publication:
    planned = newsroom.plan(text, title="Feria")
    newsroom.clock.forward(minutes=10)
    return planned


def in_one_thread(posts: tuple[PracticePost, ...]) -> list[str]:
    """What they say, from the first to the last that answers it. Each must answer the one before."""
    for above, post in pairwise(posts):
        assert post.reply_to == above.key
    assert not posts or posts[0].reply_to is None
    return [post.text for post in posts]


def known(newsroom: Newsroom, publication: Publication) -> list[Part]:
    with newsroom.database.reading() as tx:
        return list(parts.parts(tx, newsroom.now(publication)).values())


class PowerCut(BaseException):
    """The world ends here."""


def dies_at(step: str, time: int = 1) -> Callable[[str], None]:
    """At the `time`th of that step."""
    left = [time]

    def hook(done: str) -> None:
        left[0] -= done == step
        if done == step and left[0] == 0:
            raise PowerCut

    return hook


def test_its_parts_go_out_in_order_each_answering_the_one_before(newsroom: Newsroom) -> None:
    fair = due(newsroom, a_thread())
    newsroom.publish()
    there = newsroom.now(fair)
    assert there.state is State.PUBLISHED, (there.reason, there.facts)
    assert in_one_thread(newsroom.practice.posts()) == list(FAIR)
    assert there.remote_id == newsroom.practice.posts()[0].key  # the thread's link is that of its beginning
    assert [p.outcome for p in known(newsroom, fair)] == [Outcome.PUBLISHED] * 3
    assert len({p.key for p in known(newsroom, fair)}) == 3
    assert len(newsroom.attempts(fair)) == 1


@pytest.mark.parametrize("part", [1, 2, 3])
@pytest.mark.parametrize("step", ["part begun", "part sent", "part kept", "part seen"])
def test_whoever_is_killed_in_the_middle_is_followed_from_the_last_part_that_is_there(
    newsroom: Newsroom, step: str, part: int
) -> None:
    fair = due(newsroom, a_thread())
    with pytest.raises(PowerCut):
        newsroom.publish(dies_at(step, part))
    out = len(newsroom.practice.posts())
    newsroom.clock.forward(seconds=5)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED, newsroom.now(fair)
    assert in_one_thread(newsroom.practice.posts()) == list(FAIR)
    assert out == (part if step != "part begun" else part - 1)


def test_an_answer_lost_in_the_middle_is_looked_for_and_the_rest_goes_on(newsroom: Newsroom) -> None:
    fair = due(newsroom, a_thread())

    def second_answer_is_lost(step: str) -> None:
        if step == "part seen":
            newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)

    newsroom.publish(second_answer_is_lost)
    there = newsroom.now(fair)
    assert there.state is State.UNCONFIRMED
    assert (there.facts or {}).items() >= {"part": 2, "parts": 3, "out": 1}.items()
    for _ in range(4):
        newsroom.clock.forward(seconds=5)
        newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom.practice.posts()) == list(FAIR)


def test_a_network_that_asks_to_wait_in_the_middle_gets_the_rest_later(newsroom: Newsroom) -> None:
    fair = due(newsroom, a_thread())

    def busy_after_the_first(step: str) -> None:
        if step == "part seen":
            newsroom.practice.switch(Fault.RATE_LIMITED, times=1)

    newsroom.publish(busy_after_the_first)
    there = newsroom.now(fair)
    assert (there.state, there.reason) == (State.PLANNED, "rate_limited")
    assert (there.facts or {})["out"] == 1
    newsroom.clock.forward(minutes=2)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom.practice.posts()) == list(FAIR)


def refused_at_the_third(newsroom: Newsroom, text: str) -> Publication:
    fair, seen = due(newsroom, text), []

    def hook(step: str) -> None:
        seen.append(step)
        if seen.count("part seen") == 2:
            newsroom.practice.switch(Fault.REFUSE)

    newsroom.publish(hook)
    newsroom.practice.heal()
    return newsroom.now(fair)


def corrected(newsroom: Newsroom, publication: Publication, text: str, *, send: bool = True) -> None:
    """A person corrects the text and has it published again, in a minute."""
    newsroom.clock.forward(minutes=1)
    at = wall_clock(newsroom.clock.now, ZONE).replace(second=0)
    newsroom.clock.forward(minutes=-1)
    plan = PlanDraft((newsroom.channel.id,), at)
    newsroom.desk.planning.plan(publication.post_id, Draft("Feria", Content(text)), plan, as_it_is=True)
    newsroom.clock.forward(minutes=1)
    if send:
        newsroom.publish()


def test_a_part_that_is_refused_stops_the_thread_and_trying_again_goes_on_from_it(newsroom: Newsroom) -> None:
    fair = refused_at_the_third(newsroom, a_thread(*FAIR, "Y fuegos."))
    assert (fair.state, fair.reason) == (State.FAILED, "refused")
    assert (fair.facts or {}).items() >= {"part": 3, "parts": 4, "out": 2}.items()
    newsroom.desk.decisions.publish_now(fair.id)
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom.practice.posts()) == [*FAIR, "Y fuegos."]


def test_what_is_not_out_yet_may_be_corrected(newsroom: Newsroom) -> None:
    fair = refused_at_the_third(newsroom, a_thread())
    corrected(newsroom, fair, a_thread(FAIR[0], FAIR[1], "Verbena a las 22:00."))
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom.practice.posts()) == [FAIR[0], FAIR[1], "Verbena a las 22:00."]


def test_who_gives_up_the_rest_has_a_shorter_thread_and_nothing_is_sent_for_it(newsroom: Newsroom) -> None:
    fair = refused_at_the_third(newsroom, a_thread())
    corrected(newsroom, fair, a_thread(FAIR[0], FAIR[1]))
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom.practice.posts()) == [FAIR[0], FAIR[1]]


OTHERWISE = a_thread("Pasado mañana empieza la feria.", FAIR[1], FAIR[2])


def test_whoever_changes_a_part_that_is_out_is_told_when_planning_it(newsroom: Newsroom) -> None:
    fair = refused_at_the_third(newsroom, a_thread())
    with pytest.raises(NotAllowed) as told:
        corrected(newsroom, fair, OTHERWISE)
    assert (told.value.code, told.value.facts) == ("thread_begun", {"out": 2, "parts": 3})
    assert newsroom.now(fair) == fair
    assert newsroom.desk.writing.open(fair.post_id).draft.base.text == OTHERWISE  # not a letter is lost
    corrected(newsroom, fair, a_thread())
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom.practice.posts()) == list(FAIR)


def test_a_thread_never_starts_over_whoever_changed_its_text(newsroom: Newsroom) -> None:
    """Say, a calendar that was moved here while the window of an older version was open."""
    fair = refused_at_the_third(newsroom, a_thread())
    with newsroom.database.writing() as tx:
        head = posts.head(tx, fair.post_id)
        assert head is not None
        draft = replace(head.draft, base=Content(OTHERWISE))
        other = replace(head, id=new_id(newsroom.clock()), number=2, draft=draft, parents=(head.id,))
        posts.add_revision(tx, other)
        due_at = newsroom.clock()
        publications.save(tx, replace(fair.planned(due_at=due_at), revision_id=other.id), fair)
    newsroom.publish()
    there = newsroom.now(fair)
    assert (there.state, there.reason) == (State.FAILED, "thread_begun")
    assert (there.facts or {})["out"] == 2
    assert in_one_thread(newsroom.practice.posts()) == [FAIR[0], FAIR[1]]


def test_a_thread_that_was_discarded_halfway_and_planned_anew_goes_on_where_it_was(newsroom: Newsroom) -> None:
    fair = refused_at_the_third(newsroom, a_thread())
    newsroom.desk.decisions.discard(fair.id)
    corrected(newsroom, fair, a_thread())
    assert newsroom.state(fair) is State.CANCELLED
    anew = newsroom.desk.calendar.exits(fair.post_id)[-1].publication
    assert anew.id != fair.id
    assert anew.state is State.PUBLISHED
    assert in_one_thread(newsroom.practice.posts()) == list(FAIR)


def test_a_pause_stops_a_thread_between_two_parts(newsroom: Newsroom) -> None:
    fair = due(newsroom, a_thread())

    def pressed_after_the_first(step: str) -> None:
        if step == "part seen":
            newsroom.desk.stopping.pause(PauseReason.EMERGENCY)

    newsroom.publish(pressed_after_the_first)
    there = newsroom.now(fair)
    assert (there.state, there.reason) == (State.HELD, "pause")
    assert (there.facts or {})["out"] == 1
    assert in_one_thread(newsroom.practice.posts()) == [FAIR[0]]


def test_a_part_that_was_taken_and_is_not_there_asks_a_person(newsroom: Newsroom) -> None:
    fair = due(newsroom, a_thread())

    def drops_the_second(step: str) -> None:
        if step == "part seen":
            newsroom.practice.switch(Fault.SILENT_DROP, times=1)

    newsroom.publish(drops_the_second)
    for _ in range(8):
        newsroom.clock.forward(seconds=20)
        newsroom.publish()
    there = newsroom.now(fair)
    assert (there.state, there.reason, there.retry_at) == (State.UNCONFIRMED, "accepted_then_absent", None)
    assert (there.facts or {}).items() >= {"part": 2, "parts": 3, "out": 1}.items()
    assert in_one_thread(newsroom.practice.posts()) == [FAIR[0]]
    newsroom.desk.decisions.is_not_out(fair.id)  # somebody looked
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom.practice.posts()) == list(FAIR)


def test_half_a_thread_is_never_dropped_without_a_word(newsroom: Newsroom) -> None:
    newsroom.desk.channels.set_lateness(newsroom.channel.id, Lateness(WhenLate.DROP))
    fair = due(newsroom, a_thread())

    def away_after_the_first(step: str) -> None:
        if step == "part seen":
            newsroom.practice.switch(Fault.AWAY)

    newsroom.publish(away_after_the_first)
    for _ in range(8):
        newsroom.clock.forward(minutes=1)
        newsroom.publish()
    there = newsroom.now(fair)
    assert there.state is State.MISSED
    assert there.asks_person
    assert (there.facts or {})["out"] == 1


def test_where_there_are_no_threads_it_is_one_page(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.desk.setup.add_web_page(tmp_path / "web")
    page = next(c for c in newsroom.desk.channels.all() if c.kind == "webpage")
    newsroom.plan(a_thread(), on=(page,), title="Feria")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    (shown,) = (tmp_path / "web" / "posts").glob("*.html")
    told = shown.read_text(encoding="utf-8")
    assert all(part in told for part in FAIR)
    assert "---" not in told


def test_who_recognises_the_part_in_doubt_has_the_rest_go_out_after_it(newsroom: Newsroom) -> None:
    fair = in_doubt(newsroom, 2)
    sent = newsroom.desk.looking.sent(fair.id)
    assert sent.content.text == FAIR[1]
    (second,) = (p for p in newsroom.practice.posts() if p.text == FAIR[1])
    shown = Shown(second.key, None, second.text, second.taken_at, 0)
    assert newsroom.desk.decisions.is_this(fair.id, shown).state is State.PLANNED
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom.practice.posts()) == list(FAIR)


def test_who_recognises_the_last_part_has_the_whole_published(newsroom: Newsroom) -> None:
    fair = in_doubt(newsroom, 2, FAIR[:2])
    first, second = newsroom.practice.posts()
    shown = Shown(second.key, None, second.text, second.taken_at, 0)
    out = newsroom.desk.decisions.is_this(fair.id, shown)
    assert (out.state, out.remote_id) == (State.PUBLISHED, first.key)


def test_an_old_part_that_came_true_after_it_was_corrected_is_not_followed_by_the_new_one(newsroom: Newsroom) -> None:
    fair = due(newsroom, a_thread())

    def second_is_held_up(step: str) -> None:
        if step == "part seen":
            newsroom.practice.switch(Fault.NO_ANSWER_BEFORE, times=1)

    newsroom.publish(second_is_held_up)
    newsroom.clock.forward(seconds=5)
    with newsroom.database.reading() as tx:
        kept = claims.frozen(tx, fair.id)
        prepared = claims.prepared(tx, fair.id)["parts"]
    first, second = known(newsroom, fair)
    assert kept is not None
    assert isinstance(prepared, list)
    newsroom.desk.channels.pause(newsroom.channel.id)
    newsroom.publish()  # looks for it, and it is not there
    assert newsroom.state(fair) is State.HELD
    newsroom.desk.channels.resume(newsroom.channel.id)
    corrected(newsroom, fair, a_thread(FAIR[0], "Pregón a las 13:00.", FAIR[2]), send=False)
    above = Receipt(first.remote_id or "", first.url)
    late = Prepared(kept[0].parts[1], prepared[1], ReplyTo(above, above))
    newsroom.adapters["practice"].publish(newsroom.channel, None, late, second.key, newsroom.clock())
    newsroom.publish()
    there = newsroom.now(fair)
    assert (there.state, there.reason) == (State.FAILED, "thread_begun")
    assert (there.facts or {})["out"] == 2
    assert in_one_thread(newsroom.practice.posts()) == [FAIR[0], FAIR[1]]

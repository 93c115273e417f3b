"""What a person accepted with a reason goes out; what was changed since is held."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from calendario.channels.practice import Fault
from calendario.checks.circumstances import Circumstances
from calendario.checks.review import review
from calendario.checks.subject import subject
from calendario.desk.planning import Blocked, Warned
from calendario.desk.versions import new_revision
from calendario.domain.accepted import Waiver, waiver
from calendario.domain.channel import Channel
from calendario.domain.details import Details
from calendario.domain.finding import Level
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import publications
from tests.newsroom import ZONE, Newsroom

WRONG = "El 12 de marzo de 2026 cayó en martes, dijo el pregonero. El viernes 12 de marzo de 2026 fue la fiesta."
WHY = "Así figura en el bando original"


def given(newsroom: Newsroom, text: str = WRONG, *, leaving: bool = False) -> tuple[Waiver, ...]:
    """A waiver for everything that prevents `text` from going out; with `leaving`, now."""
    asked = subject(Content(text), newsroom.channel, around=Circumstances(leaving=leaving))
    found = review(asked, newsroom.clock())
    return tuple(waiver(f, text, WHY) for f in found if f.blocks)


def planned(
    newsroom: Newsroom, text: str, held: tuple[Waiver, ...], post_id: UUID | None = None, on: Channel | None = None
) -> Publication:
    at = wall_clock(newsroom.clock() + timedelta(minutes=10), ZONE)
    plan = PlanDraft(((on or newsroom.channel).id,), at)
    draft = Draft("Fiesta", Content(text), details=Details(waivers=held))
    there = post_id or newsroom.desk.writing.new().post_id
    return newsroom.desk.planning.plan(there, draft, plan, as_it_is=True)[0]


def test_a_wrong_weekday_that_nobody_accepted_is_not_planned(newsroom: Newsroom) -> None:
    with pytest.raises(Blocked):
        planned(newsroom, WRONG, ())


def test_accepted_with_a_reason_it_is_planned_as_a_warning_and_goes_out(newsroom: Newsroom) -> None:
    held = given(newsroom)
    assert [one.code for one in held] == ["weekday_date_mismatch"]
    draft = Draft("Fiesta", Content(WRONG), details=Details(waivers=held))
    plan = PlanDraft((newsroom.channel.id,), wall_clock(newsroom.clock() + timedelta(minutes=10), ZONE))
    with pytest.raises(Warned) as warned:
        newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, draft, plan)
    [found] = [f for f in warned.value.findings[newsroom.channel.id] if f.waived]
    assert (found.level, found.waived) == (Level.WARN, WHY)
    post = planned(newsroom, WRONG, held)
    assert newsroom.levels(wall_clock(post.due_at, ZONE).date()) == [Level.WARN]
    newsroom.clock.forward(minutes=10)
    newsroom.reopen()
    newsroom.publish()
    assert newsroom.state(post) is State.PUBLISHED
    assert [one.text for one in newsroom.practice.posts()] == [WRONG]


def test_the_text_that_was_changed_after_is_not_planned_any_more(newsroom: Newsroom) -> None:
    with pytest.raises(Blocked):
        planned(newsroom, WRONG + " Ven.", given(newsroom))


@pytest.mark.parametrize("lacking", ["text", "waiver"])
def test_what_an_older_program_put_in_its_place_is_held_before_it_is_sent(newsroom: Newsroom, lacking: str) -> None:
    post, held = planned(newsroom, WRONG, given(newsroom)), given(newsroom)
    other = Draft("Fiesta", Content(WRONG), details=Details(waivers=()))
    if lacking == "text":
        other = Draft("Fiesta", Content(WRONG.replace("pregonero", "alguacil")), details=Details(waivers=held))
    with newsroom.database.writing() as tx:
        revision = new_revision(tx, newsroom.desk.office, post.post_id, other, newsroom.clock())
        publications.save(tx, replace(newsroom.now(post), revision_id=revision.id), newsroom.now(post))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    now = newsroom.now(post)
    assert (now.state, now.reason) == (State.HELD, "finding")
    assert now.facts is not None
    assert now.facts["code"] == "weekday_date_mismatch"
    assert newsroom.practice.posts() == ()


def test_by_hand_too_it_is_a_persons_turn(newsroom: Newsroom) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    post = planned(newsroom, WRONG, given(newsroom), on=whatsapp)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(post) is State.BY_HAND
    assert len(newsroom.desk.calendar.today().by_hand) == 1


def test_the_reason_is_in_the_history_of_the_post(newsroom: Newsroom) -> None:
    post_id = newsroom.desk.writing.new().post_id
    draft, plan = Draft("Fiesta", Content(WRONG)), PlanDraft((newsroom.channel.id,))
    newsroom.desk.writing.save_draft(post_id, draft, plan)
    newsroom.clock.forward(minutes=1)
    newsroom.desk.writing.save_draft(post_id, replace(draft, details=Details(waivers=given(newsroom))), plan)
    history = newsroom.desk.history
    told = [history.draft(v.id).details.waivers for v in history.versions(post_id)]
    assert [[w.reason for w in one] for one in told] == [[WHY], []]


# --- what the last look will say, said before

TERM = "El plazo de inscripción termina el martes 24 de noviembre."  # yesterday
SOON = "El pleno se celebra hoy, miércoles 25 de noviembre, a las 10:30 h. Te esperamos."


def test_what_is_over_is_refused_at_once_when_it_is_to_go_out_now(newsroom: Newsroom) -> None:
    post_id, plan = newsroom.desk.writing.new().post_id, PlanDraft((newsroom.channel.id,))
    planning = newsroom.desk.planning
    with pytest.raises(Blocked) as refused:
        planning.publish_now(post_id, Draft("Plazo", Content(TERM)), plan, as_it_is=True)
    [found] = [f for f in refused.value.findings[newsroom.channel.id] if f.blocks]
    assert (found.code, found.acceptable) == ("deadline_past_at_publication", True)
    held = Draft("Plazo", Content(TERM), details=Details(waivers=(waiver(found, TERM, WHY),)))
    (going,) = planning.publish_now(post_id, held, plan, as_it_is=True)
    newsroom.clock.forward(seconds=20)
    newsroom.publish()
    assert newsroom.state(going.publication) is State.PUBLISHED


def test_a_reason_is_for_the_day_it_was_given_for(newsroom: Newsroom) -> None:
    """Accepted for tomorrow; moved to the week after, somebody has to say it again."""
    text, post_id = (
        "El plazo de inscripción termina hoy, miércoles 25 de noviembre.",
        newsroom.desk.writing.new().post_id,
    )
    tomorrow, later = (wall_clock(newsroom.clock() + timedelta(days=days), ZONE) for days in (1, 8))
    found = newsroom.desk.writing.review(
        Draft("Plazo", Content(text)), PlanDraft((newsroom.channel.id,), tomorrow), (newsroom.channel,)
    )[newsroom.channel.id]
    held = tuple(waiver(one, text, WHY) for one in found if one.blocks)
    assert {one.code for one in held} >= {"deadline_past_at_publication"}
    draft = Draft("Plazo", Content(text), details=Details(waivers=held))
    (post,) = newsroom.desk.planning.plan(post_id, draft, PlanDraft((newsroom.channel.id,), tomorrow), as_it_is=True)
    with pytest.raises(Blocked) as refused:
        newsroom.desk.planning.plan(post_id, draft, PlanDraft((newsroom.channel.id,), later), as_it_is=True)
    blocking = {f.code for f in refused.value.findings[newsroom.channel.id] if f.blocks}
    assert blocking == {one.code for one in held}
    assert newsroom.now(post).due_at == post.due_at


def test_a_reason_given_in_one_crisis_is_none_in_the_next(newsroom: Newsroom) -> None:
    text, plan = "Abrimos la biblioteca también el sábado.", PlanDraft((newsroom.channel.id,))
    house, writing = newsroom.desk.house, newsroom.desk.writing

    def blocked(draft: Draft) -> list[str]:
        found = writing.review(draft, plan, (newsroom.channel,))[newsroom.channel.id]
        return [f.code for f in found if f.blocks]

    house.begin_crisis()
    (found,) = (
        one
        for one in writing.review(Draft("B", Content(text)), plan, (newsroom.channel,))[newsroom.channel.id]
        if one.blocks
    )
    held = Draft("B", Content(text), details=Details(waivers=(waiver(found, text, WHY),)))
    assert blocked(held) == []
    house.end_crisis()
    newsroom.clock.forward(days=30)
    house.begin_crisis()
    assert blocked(held) == ["crisis_pause_active"]


def late(newsroom: Newsroom) -> Publication:
    """Planned for 9:10, and its computer wakes up at 12:00; the plenary it invites to was at 10:30."""
    post = planned(newsroom, SOON, ())
    newsroom.clock.forward(hours=3)
    newsroom.publish()
    assert newsroom.state(post) is State.MISSED
    return post


def test_a_late_post_is_reviewed_as_of_now_and_its_card_says_so(newsroom: Newsroom) -> None:
    post = planned(newsroom, SOON, ())
    there = newsroom.desk.writing.open(post.post_id)

    def told() -> set[str]:
        found = newsroom.desk.writing.review(there.draft, there.plan, (newsroom.channel,))
        return {f.code for f in found[newsroom.channel.id] if f.blocks}

    assert told() == set()
    newsroom.clock.forward(hours=3)
    newsroom.publish()
    assert told() == {"scheduled_in_past", "event_past_at_publication"}
    assert newsroom.levels(wall_clock(newsroom.clock(), ZONE).date()) == [Level.BLOCK]


def test_a_late_post_that_would_be_held_is_refused_instead_and_stays_what_it_is(newsroom: Newsroom) -> None:
    post = late(newsroom)
    with pytest.raises(Blocked) as refused:
        newsroom.desk.decisions.publish_now(post.id)
    assert {f.code for f in refused.value.findings[newsroom.channel.id]} == {"event_past_at_publication"}
    assert newsroom.state(post) is State.MISSED


@pytest.mark.parametrize("door", ["editor", "decision"])
def test_a_late_post_that_a_person_sends_after_all_goes_out_and_is_not_held_again(
    newsroom: Newsroom, door: str
) -> None:
    post = late(newsroom)
    held = given(newsroom, SOON, leaving=True)
    draft = Draft("Fiesta", Content(SOON), details=Details(waivers=held))
    if door == "editor":
        there = newsroom.desk.writing.open(post.post_id)
        newsroom.desk.planning.publish_now(post.post_id, draft, there.plan, as_it_is=True)
    else:
        with newsroom.database.writing() as tx:
            revision = new_revision(tx, newsroom.desk.office, post.post_id, draft, newsroom.clock())
            publications.save(tx, replace(newsroom.now(post), revision_id=revision.id), newsroom.now(post))
        newsroom.desk.decisions.publish_now(post.id)
    newsroom.clock.forward(seconds=20)
    newsroom.publish()
    assert newsroom.state(post) is State.PUBLISHED


def test_the_card_of_a_planned_post_counts_what_the_last_look_will_say(newsroom: Newsroom) -> None:
    post = planned(newsroom, SOON, ())
    assert newsroom.levels(wall_clock(newsroom.clock(), ZONE).date()) == [None]
    other = Draft("Fiesta", Content(SOON.replace("10:30", "8:05")))  # as an older program kept it
    with newsroom.database.writing() as tx:
        revision = new_revision(tx, newsroom.desk.office, post.post_id, other, newsroom.clock())
        publications.save(tx, replace(newsroom.now(post), revision_id=revision.id), newsroom.now(post))
    assert newsroom.levels(wall_clock(newsroom.clock(), ZONE).date()) == [Level.BLOCK]
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert (newsroom.state(post), newsroom.now(post).reason) == (State.HELD, "finding")


# --- a thread that is half out

TOLD = "Mañana, jueves 26 de noviembre, empieza la feria."


def half_out(newsroom: Newsroom, second: str) -> Publication:
    """Its first part went out before midnight, the network asks to wait, and now it is 0:01 of the 26th."""
    newsroom.clock.forward(hours=14, minutes=49)  # 23:49
    post = planned(newsroom, f"{TOLD}\n---\n{second}", ())

    def busy_after_the_first(step: str) -> None:
        if step == "part seen":
            newsroom.practice.switch(Fault.RATE_LIMITED, times=1)

    newsroom.clock.forward(minutes=10)
    newsroom.publish(busy_after_the_first)
    assert [one.text for one in newsroom.practice.posts()] == [TOLD]
    newsroom.clock.forward(minutes=2)
    return post


def test_a_thread_goes_on_after_midnight_although_its_first_part_says_tomorrow(newsroom: Newsroom) -> None:
    post = half_out(newsroom, "A las 12:00, pregón en la plaza.")
    assert [card.finding for card in newsroom.desk.calendar.week(wall_clock(post.due_at, ZONE).date()).cards] == [None]
    newsroom.publish()
    assert newsroom.state(post) is State.PUBLISHED
    assert len(newsroom.practice.posts()) == 2


def test_what_is_still_to_be_said_is_held_where_it_is_not_true_any_more(newsroom: Newsroom) -> None:
    post = half_out(newsroom, "Mañana, jueves 26 de noviembre, pregón en la plaza.")
    newsroom.publish()
    assert (newsroom.state(post), newsroom.now(post).reason) == (State.HELD, "finding")
    assert [one.text for one in newsroom.practice.posts()] == [TOLD]

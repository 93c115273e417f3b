"""Planning a post: what stands in the way, what is planned, and *Publicar ahora* taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image as Picture

from calendario.channels.practice import Fault, PracticeNetwork
from calendario.desk.planning import UNDO_FOR, Blocked, Warned
from calendario.domain.channel import Channel
from calendario.domain.media import Image
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.problem import BadInput, NotAllowed
from calendario.domain.publication import GoingNow, Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import publications, waivers
from tests.newsroom import ZONE, Newsroom

wall = datetime.fromisoformat  # a naive wall time
TOMORROW = wall("2026-11-26 10:00")


def a_draft(text: str = "Feria de primavera", *variants: Variant) -> Draft:
    return Draft("", Content(text), variants)


@pytest.fixture
def other(newsroom: Newsroom) -> Channel:
    """A second channel."""
    newsroom.clock.forward(seconds=1)
    return newsroom.add_practice("Otra", newsroom.folder / "otra")


@pytest.fixture
def image(newsroom: Newsroom, tmp_path: Path) -> Image:
    """A picture taken in, without alternative text yet."""
    Picture.new("RGB", (40, 30), "teal").save(tmp_path / "plaza.png")
    return newsroom.desk.writing.take_in(tmp_path / "plaza.png")


def text_of(newsroom: Newsroom, post: Publication) -> str:
    return newsroom.desk.calendar.decision(post.id).text


# --- planning ---------------------------------------------------------------------------------------------------------


def test_a_text_that_does_not_fit_blocks_and_is_kept(newsroom: Newsroom) -> None:
    desk = newsroom.desk.writing
    post_id, text = desk.new().post_id, "Demasiado largo. " * 400
    with pytest.raises(Blocked) as told:
        newsroom.desk.planning.plan(post_id, a_draft(text), PlanDraft((newsroom.channel.id,), TOMORROW), as_it_is=True)
    assert [f.code for f in told.value.findings[newsroom.channel.id]] == ["too_long"]
    assert newsroom.desk.calendar.week(TOMORROW.date()).cards == ()
    newsroom.reopen()
    there = newsroom.desk.writing.open(post_id)
    assert (there.draft.base.text, there.plan.wall_time, there.unsaved) == (text, TOMORROW, True)


def test_only_the_channel_where_it_does_not_fit_blocks(newsroom: Newsroom) -> None:
    blue = newsroom.desk.channels.add_by_hand("bluesky")
    desk, plan = newsroom.desk.writing, PlanDraft((newsroom.channel.id, blue.id), TOMORROW)
    long = "Palabra " * 45
    with pytest.raises(Blocked) as told:
        newsroom.desk.planning.plan(desk.new().post_id, a_draft(long), plan)
    assert set(told.value.findings) == {blue.id}
    planned = newsroom.desk.planning.plan(desk.new().post_id, a_draft(long, Variant(blue.id, text="En corto")), plan)
    assert [text_of(newsroom, p) for p in planned] == [long, "En corto"]


def test_a_picture_without_alternative_text_warns_once_and_then_goes_as_it_is(newsroom: Newsroom, image: Image) -> None:
    desk, plan = newsroom.desk.writing, PlanDraft((newsroom.channel.id,), TOMORROW)
    post_id, draft = desk.new().post_id, Draft("Plaza", Content("La plaza", (image,)))
    with pytest.raises(Warned) as told:
        newsroom.desk.planning.plan(post_id, draft, plan)
    assert [f.code for f in told.value.findings[newsroom.channel.id]] == ["missing_alt_text"]
    assert desk.open(post_id).publications == ()
    (planned,) = newsroom.desk.planning.plan(post_id, draft, plan, as_it_is=True)
    assert planned.state is State.PLANNED
    with newsroom.database.reading() as tx:
        assert waivers.codes(tx, post_id, draft.content_hash) == {"missing_alt_text"}


def test_a_waiver_speaks_only_for_the_content_it_was_given_for(newsroom: Newsroom, image: Image) -> None:
    desk, plan = newsroom.desk.writing, PlanDraft((newsroom.channel.id,), TOMORROW)
    post_id, draft = desk.new().post_id, Draft("Plaza", Content("La plaza", (image,)))
    newsroom.desk.planning.plan(post_id, draft, plan, as_it_is=True)
    with pytest.raises(Warned):
        newsroom.desk.planning.plan(post_id, replace(draft, base=replace(draft.base, text="Otra plaza")), plan)


def test_with_alternative_text_nothing_is_asked(newsroom: Newsroom, image: Image) -> None:
    desk = newsroom.desk.writing
    draft = Draft("Plaza", Content("La plaza", (replace(image, alt="La plaza Mayor, de noche"),)))
    newsroom.desk.planning.plan(desk.new().post_id, draft, PlanDraft((newsroom.channel.id,), TOMORROW))


@pytest.mark.parametrize(("hour", "code"), [(TOMORROW, "no_channel"), (None, "no_time")])
def test_without_a_channel_or_an_hour_it_says_which(newsroom: Newsroom, hour: datetime | None, code: str) -> None:
    plan = PlanDraft((), hour) if hour else PlanDraft((newsroom.channel.id,))
    desk = newsroom.desk.writing
    post_id = desk.new().post_id
    with pytest.raises(BadInput) as told:
        newsroom.desk.planning.plan(post_id, a_draft(), plan)
    assert told.value.code == code
    assert desk.open(post_id).draft.base.text == "Feria de primavera"


def test_all_that_is_missing_is_said_at_once(newsroom: Newsroom, other: Channel) -> None:
    desk = newsroom.desk
    plan = PlanDraft((newsroom.channel.id, other.id), None, ((other.id, TOMORROW),))
    with pytest.raises(Blocked) as told:
        desk.planning.plan(desk.writing.new().post_id, Draft(), plan)
    said = {c: {f.code for f in found} for c, found in told.value.findings.items()}
    assert said == {newsroom.channel.id: {"empty_text", "no_time"}, other.id: {"empty_text"}}


def test_an_hour_that_has_passed_blocks(newsroom: Newsroom) -> None:
    desk, a_minute_ago = newsroom.desk, wall_clock(newsroom.clock() - timedelta(minutes=1), ZONE)
    plan = PlanDraft((newsroom.channel.id,), a_minute_ago)
    with pytest.raises(Blocked) as told:
        desk.planning.plan(desk.writing.new().post_id, Draft("Feria", Content("Feria")), plan)
    assert [f.code for found in told.value.findings.values() for f in found] == ["scheduled_in_past"]


def test_nothing_can_be_planned_on_a_retired_channel(newsroom: Newsroom, other: Channel) -> None:
    newsroom.desk.channels.retire(other.id)
    with pytest.raises(NotAllowed, match="channel_retired"):
        newsroom.plan("Feria", on=(other,))


def test_each_channel_may_have_an_hour_of_its_own_and_a_common_limit(newsroom: Newsroom, other: Channel) -> None:
    limit = TOMORROW + timedelta(hours=8)
    plan = PlanDraft((newsroom.channel.id, other.id), TOMORROW, ((other.id, TOMORROW + timedelta(hours=2)),), limit)
    desk = newsroom.desk.writing
    post_id = desk.new().post_id
    first, second = newsroom.desk.planning.plan(post_id, a_draft(), plan)
    assert (first.plan.wall_time, second.plan.wall_time) == (TOMORROW, TOMORROW + timedelta(hours=2))
    assert first.not_after_at == second.not_after_at == first.due_at + timedelta(hours=8)
    assert [c.wall_time.hour for c in newsroom.desk.calendar.week(TOMORROW.date()).cards] == [10, 12]
    assert desk.open(post_id).plan == plan


def test_a_limit_before_the_hour_is_refused_and_nothing_is_half_planned(newsroom: Newsroom, other: Channel) -> None:
    late = ((other.id, TOMORROW + timedelta(hours=9)),)
    plan = PlanDraft((newsroom.channel.id, other.id), TOMORROW, late, TOMORROW + timedelta(hours=8))
    with pytest.raises(BadInput, match="not_after_before_time"):
        newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, a_draft(), plan)
    assert newsroom.desk.calendar.week(TOMORROW.date()).cards == ()


# --- editing what is planned ------------------------------------------------------------------------------------------


def test_editing_a_planned_post_plans_the_new_text_in_the_same_place(newsroom: Newsroom, other: Channel) -> None:
    fair = newsroom.plan("Feria", on=(newsroom.channel, other))
    desk = newsroom.desk.writing
    there = desk.open(fair.post_id)
    later = replace(there.plan, wall_time=TOMORROW)
    planned = newsroom.desk.planning.plan(
        fair.post_id, replace(there.draft, base=Content("Feria, al final")), later, as_it_is=True
    )
    assert {p.id for p in planned} == {p.id for p in there.publications}
    assert {(p.plan.wall_time, text_of(newsroom, p)) for p in planned} == {(TOMORROW, "Feria, al final")}


def test_a_channel_taken_off_is_cancelled_and_put_back_is_planned_anew(newsroom: Newsroom, other: Channel) -> None:
    fair = newsroom.plan("Feria", on=(newsroom.channel, other))
    desk = newsroom.desk.writing
    there = desk.open(fair.post_id)
    only = replace(there.plan, channel_ids=(newsroom.channel.id,))
    newsroom.desk.planning.plan(fair.post_id, there.draft, only, as_it_is=True)
    assert [p.channel_id for p in desk.open(fair.post_id).publications] == [newsroom.channel.id]
    newsroom.desk.planning.plan(fair.post_id, there.draft, there.plan, as_it_is=True)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert {p.state for p in desk.open(fair.post_id).publications} == {State.PUBLISHED}
    assert newsroom.practice.received("Feria") == 1


def test_what_is_out_on_one_channel_stays_as_it_went_while_the_other_is_mended(
    newsroom: Newsroom, other: Channel
) -> None:
    refusing = PracticeNetwork(newsroom.folder / "otra")
    refusing.switch(Fault.REFUSE, times=1)
    newsroom.plan("Feria", on=(newsroom.channel, other))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    desk = newsroom.desk.writing
    (decision,) = newsroom.desk.calendar.today().decisions
    there = desk.open(decision.publication.post_id)
    out = next(p for p in there.publications if p.state is State.PUBLISHED)
    later = replace(there.plan, own_times=((other.id, wall_clock(newsroom.clock() + timedelta(minutes=5), ZONE)),))
    mended = replace(there.draft, base=Content("Feria, bien"))
    (planned,) = newsroom.desk.planning.plan(there.post_id, mended, later, as_it_is=True)
    assert planned.channel_id == other.id
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    assert newsroom.now(out) == out
    assert [p.text for p in newsroom.practice.posts()] == ["Feria"]
    assert [p.text for p in refusing.posts()] == ["Feria, bien"]
    assert text_of(newsroom, out) == "Feria"


def test_a_post_out_on_a_channel_that_was_retired_since_can_still_go_out_elsewhere(
    newsroom: Newsroom, other: Channel
) -> None:
    fair = newsroom.plan("Feria")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.desk.channels.retire(newsroom.channel.id)
    there = newsroom.desk.writing.open(fair.post_id)
    own = ((other.id, wall_clock(newsroom.clock() + timedelta(minutes=5), ZONE)),)
    plan = replace(there.plan, channel_ids=(newsroom.channel.id, other.id), own_times=own)
    (planned,) = newsroom.desk.planning.plan(fair.post_id, there.draft, plan, as_it_is=True)
    assert (planned.channel_id, planned.state) == (other.id, State.PLANNED)


def test_a_post_that_is_out_everywhere_is_read_only(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    assert newsroom.desk.writing.open(fair.post_id).editable
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert not newsroom.desk.writing.open(fair.post_id).editable


# --- publish now ------------------------------------------------------------------------------------------------------


def now_on(newsroom: Newsroom, text: str = "Ya") -> GoingNow:
    """A post that was nowhere before."""
    post_id, plan = newsroom.desk.writing.new().post_id, PlanDraft((newsroom.channel.id,))
    (going,) = newsroom.desk.planning.publish_now(post_id, a_draft(text), plan, as_it_is=True)
    return going


def test_publish_now_waits_so_that_it_can_be_undone(newsroom: Newsroom) -> None:
    assert now_on(newsroom).publication.due_at == newsroom.clock() + UNDO_FOR
    newsroom.publish()
    assert newsroom.practice.posts() == ()
    newsroom.clock.forward(seconds=20)
    newsroom.publish()
    assert newsroom.practice.received("Ya") == 1


def test_publish_now_in_the_hour_that_comes_twice_is_this_very_hour(newsroom: Newsroom) -> None:
    newsroom.clock.now = wall("2026-10-25 01:30:00+00:00")  # the second 2:30 of that night in Madrid
    post = now_on(newsroom).publication
    newsroom.clock.forward(seconds=20)
    newsroom.publish()
    assert newsroom.state(post) is State.PUBLISHED


def test_publish_now_is_refused_during_a_pause_and_on_a_paused_channel_and_keeps_the_text(
    newsroom: Newsroom,
) -> None:
    desk = newsroom.desk.writing
    post_id = desk.new().post_id
    newsroom.desk.channels.pause(newsroom.channel.id)
    with pytest.raises(NotAllowed, match="channel_not_active"):
        newsroom.desk.planning.publish_now(post_id, a_draft(), PlanDraft((newsroom.channel.id,)), as_it_is=True)
    newsroom.desk.channels.resume(newsroom.channel.id)
    newsroom.desk.stopping.pause(PauseReason.MOURNING)
    with pytest.raises(NotAllowed, match="paused"):
        newsroom.desk.planning.publish_now(post_id, a_draft(), PlanDraft((newsroom.channel.id,)), as_it_is=True)
    assert desk.open(post_id).draft.base.text == "Feria de primavera"
    assert desk.open(post_id).publications == ()


# --- taken back -------------------------------------------------------------------------------------------------------


def pressed(newsroom: Newsroom, post: Publication, text: str) -> GoingNow:
    """*Publicar ahora* in the editor, with another text."""
    there = newsroom.desk.writing.open(post.post_id)
    draft = replace(there.draft, base=Content(text))
    (going,) = newsroom.desk.planning.publish_now(post.post_id, draft, there.plan, as_it_is=True)
    return going


def test_planned_for_tomorrow_and_taken_back_it_is_planned_for_tomorrow_as_it_was(newsroom: Newsroom) -> None:
    limit = wall("2026-11-26 12:00")
    fair = newsroom.plan("Feria", minutes=25 * 60, not_after=limit)
    going = pressed(newsroom, fair, "Feria, y algo más")
    assert newsroom.now(fair).plan.not_after is None
    assert newsroom.desk.planning.take_back([going]) == (fair,)
    assert newsroom.now(fair) == fair
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.practice.posts() == ()
    newsroom.clock.now = fair.due_at
    newsroom.publish()
    assert [p.text for p in newsroom.practice.posts()] == ["Feria"]  # nobody planned the other text for that hour


def test_the_text_that_was_taken_back_is_the_newest_and_the_editor_knows_that_an_older_one_goes_out(
    newsroom: Newsroom,
) -> None:
    fair = newsroom.plan("Feria", minutes=25 * 60)
    newsroom.desk.planning.take_back([pressed(newsroom, fair, "Feria, y algo más")])
    there = newsroom.desk.writing.open(fair.post_id)
    assert (there.draft.base.text, there.plan.wall_time, there.number) == ("Feria, y algo más", TOMORROW, 2)
    assert there.goes_out_older
    newsroom.desk.planning.plan(fair.post_id, there.draft, there.plan, as_it_is=True)
    assert not newsroom.desk.writing.open(fair.post_id).goes_out_older
    assert text_of(newsroom, fair) == "Feria, y algo más"


def test_a_dated_draft_taken_back_is_a_draft_at_its_hour_with_the_newest_text(newsroom: Newsroom) -> None:
    desk = newsroom.desk.writing
    post_id = desk.new().post_id
    desk.save_draft(post_id, a_draft(), PlanDraft((newsroom.channel.id,), TOMORROW))
    (draft,) = desk.open(post_id).publications
    (back,) = newsroom.desk.planning.take_back([pressed(newsroom, draft, "Mejor así")])
    assert (back.state, back.plan, back.due_at) == (State.PROPOSED, draft.plan, draft.due_at)
    assert text_of(newsroom, draft) == "Mejor así"
    assert not desk.open(post_id).goes_out_older


def test_what_was_nowhere_is_a_draft_without_a_date_again_with_its_channels(newsroom: Newsroom) -> None:
    going = now_on(newsroom)
    newsroom.desk.planning.take_back([going])
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.practice.posts() == ()
    there = newsroom.desk.writing.open(going.publication.post_id)
    assert (there.publications, there.plan) == ((), PlanDraft((newsroom.channel.id,)))
    assert newsroom.desk.calendar.today().undated == 1


def test_each_channel_goes_back_to_what_it_was(newsroom: Newsroom, other: Channel) -> None:
    fair = newsroom.plan("Feria", minutes=25 * 60)
    there = newsroom.desk.writing.open(fair.post_id)
    both = replace(there.plan, channel_ids=(newsroom.channel.id, other.id))
    going = newsroom.desk.planning.publish_now(fair.post_id, there.draft, both, as_it_is=True)
    back = newsroom.desk.planning.take_back(going)
    assert [(p.channel_id, p.state) for p in back] == [
        (newsroom.channel.id, State.PLANNED),
        (other.id, State.CANCELLED),
    ]
    assert newsroom.desk.writing.open(fair.post_id).publications == (fair,)


def test_publishing_now_on_one_channel_leaves_the_plan_of_the_others(newsroom: Newsroom, other: Channel) -> None:
    fair = newsroom.plan("Feria", on=(newsroom.channel, other), minutes=25 * 60)
    there = newsroom.desk.writing.open(fair.post_id)
    second = next(p for p in there.publications if p.channel_id == other.id)
    one = replace(there.plan, channel_ids=(newsroom.channel.id,))
    newsroom.desk.planning.publish_now(fair.post_id, there.draft, one, as_it_is=True)
    assert newsroom.now(second) == second


def test_what_waited_for_a_person_waits_for_a_person_again(newsroom: Newsroom) -> None:
    missed = newsroom.plan("No salió")
    refused = newsroom.plan("Rechazada", minutes=60)
    by_hand = newsroom.plan("A mano", on=(newsroom.desk.channels.add_by_hand("whatsapp"),), minutes=60)
    newsroom.clock.forward(minutes=60)
    newsroom.practice.switch(Fault.REFUSE, times=1)
    newsroom.publish()
    before = [newsroom.now(p) for p in (missed, refused, by_hand)]
    assert [p.state for p in before] == [State.MISSED, State.FAILED, State.BY_HAND]
    going = newsroom.desk.decisions.publish_now(*(p.id for p in before))
    assert {newsroom.state(p) for p in before} == {State.PLANNED}
    newsroom.desk.planning.take_back(going)
    assert [newsroom.now(p) for p in before] == before


def test_said_not_to_be_there_and_taken_back_nobody_knows_again(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)
    newsroom.practice.switch(Fault.CANNOT_TELL)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.forward(seconds=3)
    newsroom.publish()
    before = newsroom.now(fair)
    assert before.state is State.UNCONFIRMED
    newsroom.desk.planning.take_back(newsroom.desk.decisions.is_not_out(fair.id))
    assert newsroom.now(fair) == before


def test_taken_back_too_late_it_is_told_so(newsroom: Newsroom) -> None:
    going = now_on(newsroom)
    newsroom.clock.forward(seconds=20)
    taken: list[tuple[Publication, ...]] = []

    def regret(step: str) -> None:
        if step == "claimed":
            taken.append(newsroom.desk.planning.take_back([going]))

    newsroom.publish(regret)
    assert taken == [()]
    assert newsroom.state(going.publication) is State.PUBLISHED


def test_what_was_moved_meanwhile_is_not_taken_back(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=25 * 60)
    going = newsroom.desk.decisions.publish_now(fair.id)
    newsroom.desk.decisions.reschedule(fair.id, wall("2026-11-30 10:00"))
    moved = newsroom.now(fair)
    assert newsroom.desk.planning.take_back(going) == ()
    assert newsroom.now(fair) == moved


def test_taken_back_although_the_publisher_could_not_make_it_ready_meanwhile(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=25 * 60)
    going = newsroom.desk.decisions.publish_now(fair.id)
    waiting = newsroom.now(fair)
    with newsroom.database.writing() as tx:
        publications.save(tx, waiting.postponed(newsroom.clock() + timedelta(minutes=1), "unavailable"), waiting)
    (back,) = newsroom.desk.planning.take_back(going)
    assert (back.state, back.due_at, back.retry_at) == (State.PLANNED, fair.due_at, None)


def test_taken_back_under_a_pause_that_came_meanwhile_it_is_held_at_its_own_hour(newsroom: Newsroom) -> None:
    planned, missed = newsroom.plan("Feria", minutes=25 * 60), newsroom.plan("No salió")
    newsroom.clock.forward(hours=1)
    newsroom.publish()
    going = newsroom.desk.decisions.publish_now(planned.id, missed.id)
    newsroom.desk.stopping.pause(PauseReason.MOURNING)
    back = newsroom.desk.planning.take_back(going)
    assert [(p.state, p.reason, p.due_at) for p in back] == [
        (State.HELD, "pause", planned.due_at),
        (State.HELD, "pause", missed.due_at),
    ]


def test_killed_before_it_could_be_taken_back_it_goes_out_as_it_was_told(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=25 * 60)
    newsroom.desk.decisions.publish_now(fair.id)
    newsroom.reopen()
    newsroom.clock.forward(seconds=20)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED

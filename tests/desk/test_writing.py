"""Writing a post: nothing typed is lost, nothing goes out unasked, and what is out stays as it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image as Picture

from calendario.channels.practice import Fault, PracticeNetwork
from calendario.desk.writing import UNDO_FOR, Blocked, Warned
from calendario.domain.channel import Channel
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, Image, PlanDraft, Variant
from calendario.domain.problem import BadInput, NotAllowed, NotFound
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import waivers
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


# --- autosave ---------------------------------------------------------------------------------------------------------


def test_what_was_typed_is_there_after_a_start_with_its_plan(newsroom: Newsroom, other: Channel) -> None:
    desk = newsroom.desk.writing
    post_id = desk.new().post_id
    draft = Draft("Feria", Content("A medio escrib"), (Variant(other.id, text="Corto"),))
    plan = PlanDraft((newsroom.channel.id, other.id), TOMORROW, ((other.id, TOMORROW + timedelta(hours=2)),))
    saved_at = desk.keep(post_id, draft, plan, None)
    newsroom.reopen()
    there = newsroom.desk.writing.open(post_id)
    assert (there.draft, there.plan, there.unsaved, there.saved_at) == (draft, plan, True, saved_at)
    assert (there.number, there.publications) == (0, ())


def test_typing_changes_nothing_that_is_planned(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    desk = newsroom.desk.writing
    there = desk.open(fair.post_id)
    desk.keep(fair.post_id, replace(there.draft, base=Content("Borrón")), there.plan, there.base_revision_id)
    assert newsroom.now(fair) == fair
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert [p.text for p in newsroom.practice.posts()] == ["Feria de primavera"]
    assert desk.open(fair.post_id).draft.base.text == "Borrón"  # and what was typed is still there


def test_going_back_to_what_was_saved_forgets_what_was_typed(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria de primavera")
    desk = newsroom.desk.writing
    desk.keep(fair.post_id, a_draft("Borrón"), PlanDraft(), None)
    desk.forget_working_copy(fair.post_id)
    there = desk.open(fair.post_id)
    assert (there.draft.base.text, there.unsaved) == ("Feria de primavera", False)


def test_a_new_post_is_for_every_active_channel_until_chosen(newsroom: Newsroom, other: Channel) -> None:
    newsroom.desk.channels.pause(other.id)
    assert newsroom.desk.writing.new().plan.channel_ids == (newsroom.channel.id,)
    asked = newsroom.desk.writing.new(PlanDraft(wall_time=TOMORROW))
    assert asked.plan == PlanDraft((newsroom.channel.id,), TOMORROW)


def test_a_post_nobody_knows_is_not_found(newsroom: Newsroom) -> None:
    with pytest.raises(NotFound, match="post_not_found"):
        newsroom.desk.writing.open(newsroom.channel.id)


# --- drafts -----------------------------------------------------------------------------------------------------------


def test_saving_makes_revisions_only_when_something_else_is_said(newsroom: Newsroom) -> None:
    desk = newsroom.desk.writing
    post_id = desk.new().post_id
    first = desk.save_draft(post_id, a_draft(), PlanDraft())
    same = desk.save_draft(post_id, replace(a_draft(), title=first.draft.title), PlanDraft())
    second = desk.save_draft(post_id, a_draft("Feria de otoño"), PlanDraft())
    assert same == first
    assert (second.number, second.parents) == (2, (first.id,))
    assert not desk.open(post_id).unsaved


def test_a_post_without_a_title_is_called_by_its_first_line(newsroom: Newsroom) -> None:
    saved = newsroom.desk.writing.save_draft(newsroom.desk.writing.new().post_id, a_draft("Feria\nMañana"), PlanDraft())
    assert saved.draft.title == "Feria"


def test_a_dated_draft_stands_in_the_calendar_and_never_goes_out(newsroom: Newsroom) -> None:
    desk = newsroom.desk.writing
    post_id = desk.new().post_id
    desk.save_draft(post_id, a_draft(), PlanDraft((newsroom.channel.id,), TOMORROW))
    (card,) = newsroom.desk.calendar.week(TOMORROW.date()).on(TOMORROW.date())
    assert (card.state, card.wall_time) == (State.PROPOSED, TOMORROW)
    newsroom.clock.now += timedelta(days=2)
    newsroom.publish()
    assert newsroom.practice.posts() == ()
    assert desk.open(post_id).publications[0].state is State.PROPOSED


def test_saving_a_planned_post_as_a_draft_takes_it_out_of_the_plan(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    there = newsroom.desk.writing.open(fair.post_id)
    newsroom.desk.writing.save_draft(fair.post_id, there.draft, there.plan)
    assert newsroom.state(fair) is State.PROPOSED


def test_a_draft_without_a_date_any_more_leaves_the_calendar(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    newsroom.desk.writing.save_draft(fair.post_id, a_draft(), PlanDraft((newsroom.channel.id,)))
    assert newsroom.state(fair) is State.CANCELLED
    assert newsroom.desk.calendar.today().cards == ()
    assert newsroom.desk.calendar.today().undated == 1


# --- planning ---------------------------------------------------------------------------------------------------------


def test_a_text_that_does_not_fit_blocks_and_is_kept(newsroom: Newsroom) -> None:
    desk = newsroom.desk.writing
    post_id, text = desk.new().post_id, "Demasiado largo. " * 400
    with pytest.raises(Blocked) as told:
        desk.plan(post_id, a_draft(text), PlanDraft((newsroom.channel.id,), TOMORROW), as_it_is=True)
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
        desk.plan(desk.new().post_id, a_draft(long), plan)
    assert set(told.value.findings) == {blue.id}
    planned = desk.plan(desk.new().post_id, a_draft(long, Variant(blue.id, text="En corto")), plan)
    assert [text_of(newsroom, p) for p in planned] == [long, "En corto"]


def test_a_picture_without_alternative_text_warns_once_and_then_goes_as_it_is(newsroom: Newsroom, image: Image) -> None:
    desk, plan = newsroom.desk.writing, PlanDraft((newsroom.channel.id,), TOMORROW)
    post_id, draft = desk.new().post_id, Draft("Plaza", Content("La plaza", (image,)))
    with pytest.raises(Warned) as told:
        desk.plan(post_id, draft, plan)
    assert [f.code for f in told.value.findings[newsroom.channel.id]] == ["missing_alt_text"]
    assert desk.open(post_id).publications == ()
    (planned,) = desk.plan(post_id, draft, plan, as_it_is=True)
    assert planned.state is State.PLANNED
    with newsroom.database.reading() as tx:
        assert waivers.codes(tx, post_id, draft.content_hash) == {"missing_alt_text"}


def test_a_waiver_speaks_only_for_the_content_it_was_given_for(newsroom: Newsroom, image: Image) -> None:
    desk, plan = newsroom.desk.writing, PlanDraft((newsroom.channel.id,), TOMORROW)
    post_id, draft = desk.new().post_id, Draft("Plaza", Content("La plaza", (image,)))
    desk.plan(post_id, draft, plan, as_it_is=True)
    with pytest.raises(Warned):
        desk.plan(post_id, replace(draft, base=replace(draft.base, text="Otra plaza")), plan)


def test_with_alternative_text_nothing_is_asked(newsroom: Newsroom, image: Image) -> None:
    desk = newsroom.desk.writing
    draft = Draft("Plaza", Content("La plaza", (replace(image, alt="La plaza Mayor, de noche"),)))
    desk.plan(desk.new().post_id, draft, PlanDraft((newsroom.channel.id,), TOMORROW))


@pytest.mark.parametrize(("hour", "code"), [(TOMORROW, "no_channel"), (None, "no_time")])
def test_without_a_channel_or_an_hour_it_says_which(newsroom: Newsroom, hour: datetime | None, code: str) -> None:
    plan = PlanDraft((), hour) if hour else PlanDraft((newsroom.channel.id,))
    desk = newsroom.desk.writing
    post_id = desk.new().post_id
    with pytest.raises(BadInput) as told:
        desk.plan(post_id, a_draft(), plan)
    assert told.value.code == code
    assert desk.open(post_id).draft.base.text == "Feria de primavera"


def test_an_hour_that_has_passed_blocks(newsroom: Newsroom) -> None:
    with pytest.raises(Blocked) as told:
        newsroom.plan("Feria", minutes=-1)
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
    first, second = desk.plan(post_id, a_draft(), plan)
    assert (first.plan.wall_time, second.plan.wall_time) == (TOMORROW, TOMORROW + timedelta(hours=2))
    assert first.not_after_at == second.not_after_at == first.due_at + timedelta(hours=8)
    assert [c.wall_time.hour for c in newsroom.desk.calendar.week(TOMORROW.date()).cards] == [10, 12]
    assert desk.open(post_id).plan == plan


def test_a_limit_before_the_hour_is_refused_and_nothing_is_half_planned(newsroom: Newsroom, other: Channel) -> None:
    late = ((other.id, TOMORROW + timedelta(hours=9)),)
    plan = PlanDraft((newsroom.channel.id, other.id), TOMORROW, late, TOMORROW + timedelta(hours=8))
    with pytest.raises(BadInput, match="not_after_before_time"):
        newsroom.desk.writing.plan(newsroom.desk.writing.new().post_id, a_draft(), plan)
    assert newsroom.desk.calendar.week(TOMORROW.date()).cards == ()


# --- editing what is planned ------------------------------------------------------------------------------------------


def test_editing_a_planned_post_plans_the_new_text_in_the_same_place(newsroom: Newsroom, other: Channel) -> None:
    fair = newsroom.plan("Feria", on=(newsroom.channel, other))
    desk = newsroom.desk.writing
    there = desk.open(fair.post_id)
    later = replace(there.plan, wall_time=TOMORROW)
    planned = desk.plan(fair.post_id, replace(there.draft, base=Content("Feria, al final")), later, as_it_is=True)
    assert {p.id for p in planned} == {p.id for p in there.publications}
    assert {(p.plan.wall_time, text_of(newsroom, p)) for p in planned} == {(TOMORROW, "Feria, al final")}


def test_a_channel_taken_off_is_cancelled_and_put_back_is_planned_anew(newsroom: Newsroom, other: Channel) -> None:
    fair = newsroom.plan("Feria", on=(newsroom.channel, other))
    desk = newsroom.desk.writing
    there = desk.open(fair.post_id)
    desk.plan(fair.post_id, there.draft, replace(there.plan, channel_ids=(newsroom.channel.id,)), as_it_is=True)
    assert [p.channel_id for p in desk.open(fair.post_id).publications] == [newsroom.channel.id]
    desk.plan(fair.post_id, there.draft, there.plan, as_it_is=True)
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
    (planned,) = desk.plan(there.post_id, replace(there.draft, base=Content("Feria, bien")), later, as_it_is=True)
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
    (planned,) = newsroom.desk.writing.plan(fair.post_id, there.draft, plan, as_it_is=True)
    assert (planned.channel_id, planned.state) == (other.id, State.PLANNED)


def test_a_post_that_is_out_everywhere_is_read_only(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    assert newsroom.desk.writing.open(fair.post_id).editable
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert not newsroom.desk.writing.open(fair.post_id).editable


# --- publish now ------------------------------------------------------------------------------------------------------


def now_on(newsroom: Newsroom, text: str = "Ya") -> Publication:
    desk = newsroom.desk.writing
    (made,) = desk.publish_now(desk.new().post_id, a_draft(text), PlanDraft((newsroom.channel.id,)), as_it_is=True)
    return made


def test_publish_now_waits_so_that_it_can_be_undone(newsroom: Newsroom) -> None:
    post = now_on(newsroom)
    assert post.due_at == newsroom.clock() + UNDO_FOR
    newsroom.publish()
    assert newsroom.practice.posts() == ()
    newsroom.clock.forward(seconds=20)
    newsroom.publish()
    assert newsroom.practice.received("Ya") == 1


def test_taken_back_in_time_it_is_a_dated_draft_again(newsroom: Newsroom) -> None:
    post = now_on(newsroom)
    assert newsroom.desk.writing.take_back([post.id]) == 1
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(post) is State.PROPOSED
    assert newsroom.practice.posts() == ()


def test_taken_back_too_late_it_is_told_so(newsroom: Newsroom) -> None:
    post = now_on(newsroom)
    newsroom.clock.forward(seconds=20)
    taken: list[int] = []

    def regret(step: str) -> None:
        if step == "claimed":
            taken.append(newsroom.desk.writing.take_back([post.id]))

    newsroom.publish(regret)
    assert taken == [0]
    assert newsroom.state(post) is State.PUBLISHED


def test_publish_now_in_the_hour_that_comes_twice_is_this_very_hour(newsroom: Newsroom) -> None:
    newsroom.clock.now = wall("2026-10-25 01:30:00+00:00")  # the second 2:30 of that night in Madrid
    post = now_on(newsroom)
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
        desk.publish_now(post_id, a_draft(), PlanDraft((newsroom.channel.id,)), as_it_is=True)
    newsroom.desk.channels.resume(newsroom.channel.id)
    newsroom.desk.stopping.pause(PauseReason.MOURNING)
    with pytest.raises(NotAllowed, match="paused"):
        desk.publish_now(post_id, a_draft(), PlanDraft((newsroom.channel.id,)), as_it_is=True)
    assert desk.open(post_id).draft.base.text == "Feria de primavera"
    assert desk.open(post_id).publications == ()


# --- discarding -------------------------------------------------------------------------------------------------------


def test_a_discarded_post_is_out_of_sight_and_comes_back_as_a_draft(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    newsroom.desk.writing.discard(fair.post_id)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.desk.calendar.today().cards == ()
    assert newsroom.desk.calendar.today().undated == 0
    newsroom.desk.writing.undo_discard(fair.post_id)
    assert newsroom.state(fair) is State.PROPOSED
    assert newsroom.practice.posts() == ()


def test_only_what_was_discarded_with_the_post_comes_back_with_it(newsroom: Newsroom, other: Channel) -> None:
    fair = newsroom.plan("Feria", on=(newsroom.channel, other))
    desk = newsroom.desk.writing
    there = desk.open(fair.post_id)
    for chosen in ((newsroom.channel.id,), (newsroom.channel.id, other.id), (newsroom.channel.id,)):
        desk.plan(fair.post_id, there.draft, replace(there.plan, channel_ids=chosen), as_it_is=True)
    desk.plan(fair.post_id, there.draft, there.plan, as_it_is=True)  # off, on, off and on again
    desk.discard(fair.post_id)
    desk.undo_discard(fair.post_id)
    back = {p.channel_id: p.state for p in desk.open(fair.post_id).publications}
    assert back == {newsroom.channel.id: State.PROPOSED, other.id: State.PROPOSED}


def test_discarding_leaves_what_is_out_where_it_is(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.desk.writing.discard(fair.post_id)
    newsroom.desk.writing.undo_discard(fair.post_id)
    assert newsroom.state(fair) is State.PUBLISHED


# --- the review -------------------------------------------------------------------------------------------------------


def test_every_channel_measures_with_its_own_ruler(newsroom: Newsroom) -> None:
    masto, x = newsroom.desk.channels.add_by_hand("mastodon"), newsroom.desk.channels.add_by_hand("x")
    told = newsroom.desk.writing.measures(
        a_draft("👩‍👩‍👧 https://villasauce.es/un/enlace/muy/largo/de/verdad"), (masto, x)
    )
    assert (told[masto.id].length, told[x.id].length) == (25, 26)


def test_the_review_speaks_of_each_channel(newsroom: Newsroom) -> None:
    instagram = newsroom.desk.channels.add_by_hand("instagram")
    told = newsroom.desk.writing.review(a_draft(), PlanDraft(), (newsroom.channel, instagram))
    assert {c: [f.code for f in found] for c, found in told.items()} == {
        newsroom.channel.id: [],
        instagram.id: ["image_required"],
    }

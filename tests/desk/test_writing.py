"""Writing a post: nothing typed is lost, nothing goes out unasked, and what is out stays as it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from calendario.desk.writing import WritingDesk
from calendario.domain.channel import Channel
from calendario.domain.details import Details
from calendario.domain.post import Content, Draft, PlanDraft, Revision, Variant
from calendario.domain.problem import BadInput, NotAllowed, NotFound
from calendario.domain.publication import Publication, State
from calendario.store import posts
from calendario.store.ids import new_id
from tests.newsroom import Newsroom

wall = datetime.fromisoformat  # a naive wall time
TOMORROW = wall("2026-11-26 10:00")


def a_draft(text: str = "Feria de primavera", *variants: Variant) -> Draft:
    return Draft("", Content(text), variants)


@pytest.fixture
def other(newsroom: Newsroom) -> Channel:
    """A second channel."""
    newsroom.clock.forward(seconds=1)
    return newsroom.add_practice("Otra", newsroom.folder / "otra")


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


# --- what was moved meanwhile -----------------------------------------------------------------------------------------


def typed_over(newsroom: Newsroom, post: Publication, *, hour: datetime | None = None) -> None:
    """Somebody writes over `post`, perhaps sets another hour, and leaves the editor without planning it."""
    there = newsroom.desk.writing.open(post.post_id)
    plan = replace(there.plan, wall_time=hour or there.plan.wall_time)
    newsroom.desk.writing.keep(post.post_id, a_draft("A medias"), plan, there.base_revision_id)


def test_moved_in_the_calendar_it_opens_at_its_new_hour_with_the_text_being_written(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=60)
    typed_over(newsroom, fair)
    newsroom.desk.decisions.reschedule(fair.id, TOMORROW)
    newsroom.reopen()
    there = newsroom.desk.writing.open(fair.post_id)
    assert (there.plan.wall_time, there.draft.base.text, there.unsaved) == (TOMORROW, "A medias", True)


def test_an_hour_set_in_the_editor_is_still_there_while_nobody_moves_the_post(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=60)
    typed_over(newsroom, fair, hour=TOMORROW)
    newsroom.reopen()
    assert newsroom.desk.writing.open(fair.post_id).plan.wall_time == TOMORROW
    assert newsroom.now(fair) == fair


def test_what_the_calendar_did_last_goes_before_an_hour_set_in_the_editor_before(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=60)
    typed_over(newsroom, fair, hour=TOMORROW)
    newsroom.desk.decisions.reschedule(fair.id, TOMORROW + timedelta(days=2))
    there = newsroom.desk.writing.open(fair.post_id)
    assert (there.plan.wall_time, there.draft.base.text) == (TOMORROW + timedelta(days=2), "A medias")


def test_discarded_in_the_calendar_it_opens_without_an_hour(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=60)
    typed_over(newsroom, fair)
    newsroom.desk.decisions.discard(fair.id)
    there = newsroom.desk.writing.open(fair.post_id)
    assert (there.plan, there.draft.base.text) == (PlanDraft((newsroom.channel.id,)), "A medias")


def test_published_now_from_the_calendar_and_taken_back_the_editor_follows(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=60)
    typed_over(newsroom, fair)
    going = newsroom.desk.decisions.publish_now(fair.id)
    assert newsroom.desk.writing.open(fair.post_id).plan.wall_time == going[0].publication.plan.wall_time
    newsroom.desk.planning.take_back(going)
    assert newsroom.desk.writing.open(fair.post_id).plan.wall_time == fair.plan.wall_time


@pytest.mark.sqlite
def test_a_working_copy_of_before_this_was_noted_follows_the_calendar(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=60)
    typed_over(newsroom, fair, hour=TOMORROW)
    with newsroom.database.writing() as tx:
        tx.exec_driver_sql("UPDATE working_copy SET plan = json_remove(plan, '$.then')")
    there = newsroom.desk.writing.open(fair.post_id)
    assert (there.plan.wall_time, there.draft.base.text) == (fair.plan.wall_time, "A medias")


def test_a_version_saved_elsewhere_meanwhile_is_told_and_both_are_kept(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=60)
    typed_over(newsroom, fair)
    assert not newsroom.desk.writing.open(fair.post_id).overtaken
    with newsroom.database.writing() as tx:  # as another machine's version arrives
        first = posts.head(tx, fair.post_id)
        assert first is not None
        theirs = Revision(
            new_id(newsroom.clock()),
            fair.post_id,
            2,
            a_draft("De otra mesa"),
            first.author_id,
            newsroom.clock(),
            (first.id,),
        )
        posts.add_revision(tx, theirs)
    newsroom.reopen()
    desk = newsroom.desk.writing
    there = desk.open(fair.post_id)
    assert (there.overtaken, there.draft.base.text, there.number) == (True, "A medias", 2)
    desk.keep(fair.post_id, a_draft("A medias, y más"), there.plan, there.base_revision_id)
    assert desk.open(fair.post_id).overtaken  # still: typing on does not make it unseen
    with pytest.raises(NotAllowed, match="overtaken"):  # tests/desk/test_forks.py goes on from here
        desk.save_draft(fair.post_id, a_draft("A medias, y más"), there.plan)
    assert desk.open(fair.post_id).draft.base.text == "A medias, y más"
    assert desk.said(theirs.id, newsroom.channel.id).text == "De otra mesa"


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
        newsroom.desk.planning.plan(fair.post_id, there.draft, replace(there.plan, channel_ids=chosen), as_it_is=True)
    newsroom.desk.planning.plan(fair.post_id, there.draft, there.plan, as_it_is=True)  # off, on, off and on again
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


def test_the_card_is_kept_as_clean_as_the_text(newsroom: Newsroom) -> None:
    desk = newsroom.desk.writing
    opened = desk.new()
    told = Details(note="Lo pidio\u0301 Ana.\r\nLlamar\x07 antes.", source="BOP\x1b 218")
    desk.keep(opened.post_id, Draft("Feria", details=told), opened.plan, None)
    kept = desk.open(opened.post_id).draft.details
    assert (kept.note, kept.source) == ("Lo pidió Ana.\nLlamar antes.", "BOP 218")
    with pytest.raises(BadInput, match="text_has_nul"):
        desk.keep(opened.post_id, Draft("Feria", details=Details(campaign="a\0b")), opened.plan, None)


def test_a_draft_without_a_date_keeps_the_channels_it_is_meant_for(newsroom: Newsroom) -> None:
    meant = (newsroom.desk.channels.add_by_hand("whatsapp").id,)
    writing = newsroom.desk.writing
    post_id = writing.new().post_id
    writing.save_draft(post_id, Draft(base=Content("Corte de agua.")), PlanDraft(meant))
    opened = writing.open(post_id)
    assert (opened.plan.channel_ids, opened.unsaved, opened.number) == (meant, False, 1)
    assert writing.left_behind() is None


def test_on_another_computer_it_is_meant_for_the_same_channels(newsroom: Newsroom) -> None:
    by_hand = newsroom.desk.channels.add_by_hand("whatsapp").id
    writing, office = newsroom.desk.writing, newsroom.desk.writing._office
    post_id = writing.new().post_id
    writing.save_draft(post_id, Draft(base=Content("Corte de agua.")), PlanDraft((by_hand,)))
    elsewhere = replace(office.profile, machine=new_id(newsroom.clock()))
    colleague = WritingDesk(replace(office, profile=elsewhere))
    opened = colleague.open(post_id)
    assert (opened.plan, opened.unsaved) == (PlanDraft((by_hand,)), False)
    newsroom.desk.channels.retire(by_hand)
    assert colleague.open(post_id).plan.channel_ids == ()


def test_channels_that_were_unticked_do_not_come_back_from_a_colleague_s_older_copy(
    newsroom: Newsroom, other: Channel
) -> None:
    writing, office = newsroom.desk.writing, newsroom.desk.writing._office
    post_id = writing.new().post_id
    draft = Draft(base=Content("Corte de agua."))
    colleague = WritingDesk(replace(office, profile=replace(office.profile, machine=new_id(newsroom.clock()))))
    colleague.keep(post_id, draft, PlanDraft((newsroom.channel.id, other.id)), None)
    at = (newsroom.clock() + timedelta(days=1)).replace(tzinfo=None)
    (planned,) = newsroom.desk.planning.plan(post_id, draft, PlanDraft((newsroom.channel.id,), at))
    newsroom.desk.decisions.discard(planned.id)
    assert other.id not in writing.open(post_id).plan.channel_ids


def test_a_title_that_nobody_wrote_follows_the_text(newsroom: Newsroom) -> None:
    writing = newsroom.desk.writing
    post_id = writing.new().post_id
    writing.save_draft(post_id, Draft(base=Content("Fiesta de la primavera")), PlanDraft())
    opened = writing.open(post_id)
    assert opened.draft.title == ""
    again = writing.save_draft(post_id, replace(opened.draft, base=Content("Corte de agua urgente")), opened.plan)
    assert again.draft.title == "Corte de agua urgente"


def test_a_title_that_somebody_wrote_stays(newsroom: Newsroom) -> None:
    writing = newsroom.desk.writing
    post_id = writing.new().post_id
    writing.save_draft(post_id, Draft("Aviso", Content("Corte de agua")), PlanDraft())
    opened = writing.open(post_id)
    again = writing.save_draft(post_id, replace(opened.draft, base=Content("Ya hay agua")), opened.plan)
    assert again.draft.title == "Aviso"


def test_what_a_colleague_saved_since_is_opened_and_the_channels_stay(newsroom: Newsroom) -> None:
    meant = (newsroom.desk.channels.add_by_hand("whatsapp").id,)
    writing = newsroom.desk.writing
    post_id = writing.new().post_id
    first = writing.save_draft(post_id, Draft(base=Content("Corte de agua.")), PlanDraft(meant))
    theirs = replace(first, id=new_id(newsroom.clock()), number=2, draft=Draft("Corte", Content("Corte de luz.")))
    with newsroom.database.writing() as tx:
        posts.add_revision(tx, replace(theirs, parents=(first.id,)))
    opened = writing.open(post_id)
    assert (opened.draft.base.text, opened.plan.channel_ids) == ("Corte de luz.", meant)
    assert not opened.overtaken

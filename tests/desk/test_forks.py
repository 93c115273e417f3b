"""Two people at one post: the second one is told, and nothing is ever overwritten."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image as Picture

from calendario.desk.desk import Desk
from calendario.desk.forks import WRITING_NOW, Fork
from calendario.domain.merging import Side
from calendario.domain.post import PlanDraft
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Publication, State
from tests.colleague import a_draft, colleague, saves, writes
from tests.newsroom import Newsroom


@pytest.fixture
def fair(newsroom: Newsroom) -> Publication:
    """Planned, its text open here."""
    return newsroom.plan("Abre el lunes en la plaza. Entrada libre.", minutes=60, title="Feria")


@pytest.fixture
def pablo(newsroom: Newsroom, fair: Publication) -> Desk:
    """At another computer."""
    made = colleague(newsroom.desk)
    newsroom.clock.forward(minutes=1)
    return made


MINE = "Abre el martes en la plaza. Entrada libre."
THEIRS = "Abre el lunes en la plaza. Entrada: 2 €."
BOTH = "Abre el martes en la plaza. Entrada: 2 €."


def forked(newsroom: Newsroom, pablo: Desk, fair: Publication, theirs: str = THEIRS) -> Fork:
    """MINE was being written here while `pablo` saved `theirs`."""
    writes(newsroom.desk, fair.post_id, MINE)
    saves(pablo, fair.post_id, theirs)
    newsroom.clock.forward(minutes=1)
    there = newsroom.desk.writing.open(fair.post_id)
    assert there.overtaken
    fork = newsroom.desk.forks.fork(fair.post_id, there.base_revision_id)
    assert fork is not None
    return fork


def texts(newsroom: Newsroom, fair: Publication) -> list[str]:
    """Of all versions, newest first."""
    history = newsroom.desk.history
    return [history.draft(v.id).base.text for v in history.versions(fair.post_id)]


def test_who_writes_at_another_computer_is_told_until_it_is_saved(
    newsroom: Newsroom, pablo: Desk, fair: Publication
) -> None:
    forks = newsroom.desk.forks
    assert forks.elsewhere(fair.post_id) is None
    writes(pablo, fair.post_id, THEIRS)
    there = forks.elsewhere(fair.post_id)
    assert there is not None
    assert (there.person, there.computer, there.saved_at, there.lately) == (
        "Pablo Rey",
        "SECRETARIA-2",
        newsroom.clock(),
        True,
    )
    assert pablo.forks.elsewhere(fair.post_id) is None  # his own is no news to him
    newsroom.clock.now += WRITING_NOW * 2
    there = forks.elsewhere(fair.post_id)
    assert there is not None
    assert not there.lately
    saves(pablo, fair.post_id, THEIRS)
    assert forks.elsewhere(fair.post_id) is None


@pytest.mark.parametrize("how", ["save", "plan", "publish"])
def test_nobody_overwrites_what_he_has_not_seen(newsroom: Newsroom, pablo: Desk, fair: Publication, how: str) -> None:
    forked(newsroom, pablo, fair)
    there, before = newsroom.desk.writing.open(fair.post_id), newsroom.now(fair)
    asked = (fair.post_id, a_draft(MINE), there.plan)
    with pytest.raises(NotAllowed, match="overtaken"):
        if how == "save":
            newsroom.desk.writing.save_draft(*asked)
        elif how == "plan":
            newsroom.desk.planning.plan(*asked)
        else:
            newsroom.desk.planning.publish_now(*asked)
    assert texts(newsroom, fair)[0] == THEIRS
    assert newsroom.now(fair) == before
    assert newsroom.desk.writing.open(fair.post_id).draft.base.text == MINE


def test_not_even_who_typed_nothing_puts_the_old_text_back(newsroom: Newsroom, pablo: Desk, fair: Publication) -> None:
    open_here = newsroom.desk.writing.open(fair.post_id)
    saves(pablo, fair.post_id, THEIRS)
    with pytest.raises(NotAllowed, match="overtaken"):
        newsroom.desk.planning.plan(
            fair.post_id, open_here.draft, open_here.plan, as_it_is=True, over=open_here.base_revision_id
        )
    assert texts(newsroom, fair)[0] == THEIRS


def test_who_wrote_the_very_same_has_nothing_to_decide(newsroom: Newsroom, pablo: Desk, fair: Publication) -> None:
    forked(newsroom, pablo, fair, MINE)
    newsroom.desk.writing.save_draft(fair.post_id, a_draft(MINE), newsroom.desk.writing.open(fair.post_id).plan)
    assert texts(newsroom, fair)[0] == MINE
    assert len(texts(newsroom, fair)) == 2


def test_both_together_come_after_both(newsroom: Newsroom, pablo: Desk, fair: Publication) -> None:
    fork = forked(newsroom, pablo, fair)
    assert (fork.author, fork.base.base.text) == ("Pablo Rey", "Abre el lunes en la plaza. Entrada libre.")
    mine = newsroom.desk.writing.open(fair.post_id)
    merged = fork.merged(mine.draft)
    assert (merged.draft.base.text, merged.clashes) == (BOTH, ())
    there = newsroom.desk.forks.settle(fork, mine.draft, merged.draft, mine.plan)
    assert (there.draft.base.text, there.overtaken, there.unsaved) == (BOTH, False, False)
    newest, kept, theirs, first = newsroom.desk.history.versions(fair.post_id)
    assert texts(newsroom, fair)[1:3] == [MINE, THEIRS]
    assert set(newest.parents) == {kept.id, theirs.id}
    assert kept.parents == (first.id,)
    assert newsroom.desk.forks.fork(fair.post_id, there.base_revision_id) is None
    assert newsroom.desk.forks.newest(fair.post_id) == newest.id


def test_going_on_with_theirs_keeps_mine_as_a_version(newsroom: Newsroom, pablo: Desk, fair: Publication) -> None:
    fork = forked(newsroom, pablo, fair)
    mine = newsroom.desk.writing.open(fair.post_id)
    newsroom.desk.forks.settle(fork, mine.draft, fork.theirs, mine.plan)
    assert texts(newsroom, fair) == [THEIRS, MINE, THEIRS, fork.base.base.text]


def test_going_on_with_mine_is_one_version_after_both(newsroom: Newsroom, pablo: Desk, fair: Publication) -> None:
    fork = forked(newsroom, pablo, fair)
    mine = newsroom.desk.writing.open(fair.post_id)
    newsroom.desk.forks.settle(fork, mine.draft, mine.draft, mine.plan)
    assert texts(newsroom, fair) == [MINE, THEIRS, fork.base.base.text]
    newest, theirs, first = newsroom.desk.history.versions(fair.post_id)
    assert set(newest.parents) == {theirs.id, first.id}


def test_the_same_words_changed_by_both_are_decided_one_by_one(
    newsroom: Newsroom, pablo: Desk, fair: Publication
) -> None:
    fork = forked(newsroom, pablo, fair, "Abre el jueves en la plaza. Entrada libre.")
    mine = newsroom.desk.writing.open(fair.post_id).draft
    (clash,) = fork.merged(mine).clashes
    assert (clash.mine, clash.theirs) == ("martes", "jueves")
    assert fork.merged(mine, (Side.THEIRS,)).draft.base.text == fork.theirs.base.text


def test_a_third_version_meanwhile_is_asked_again(newsroom: Newsroom, pablo: Desk, fair: Publication) -> None:
    fork = forked(newsroom, pablo, fair)
    mine = newsroom.desk.writing.open(fair.post_id)
    saves(pablo, fair.post_id, "Se suspende.")
    with pytest.raises(NotAllowed, match="overtaken"):
        newsroom.desk.forks.settle(fork, mine.draft, mine.draft, mine.plan)
    assert texts(newsroom, fair)[0] == "Se suspende."
    assert newsroom.desk.writing.open(fair.post_id).draft.base.text == MINE


def test_settling_plans_nothing_and_keeps_the_hour_being_set(
    newsroom: Newsroom, pablo: Desk, fair: Publication
) -> None:
    fork = forked(newsroom, pablo, fair)
    mine, before = newsroom.desk.writing.open(fair.post_id), newsroom.now(fair)
    plan = PlanDraft(mine.plan.channel_ids, mine.plan.wall_time, not_after=mine.plan.wall_time)
    there = newsroom.desk.forks.settle(fork, mine.draft, mine.draft, plan)
    assert newsroom.now(fair) == before
    assert newsroom.desk.writing.open(fair.post_id).plan == plan
    going = newsroom.desk.planning.plan(
        fair.post_id, there.draft, there.plan, as_it_is=True, over=there.base_revision_id
    )
    assert [p.state for p in going] == [State.PLANNED]
    assert going[0].revision_id == newsroom.desk.history.versions(fair.post_id)[0].id


def test_a_first_version_saved_by_both_is_a_fork_too(newsroom: Newsroom, fair: Publication) -> None:
    post_id = newsroom.desk.writing.new().post_id
    newsroom.desk.writing.keep(post_id, a_draft("Mío", ""), PlanDraft(), None)
    saves(colleague(newsroom.desk), post_id, "Suyo")
    fork = newsroom.desk.forks.fork(post_id, newsroom.desk.writing.open(post_id).base_revision_id)
    assert fork is not None
    there = newsroom.desk.forks.settle(fork, a_draft("Mío", ""), a_draft("Suyo", "Suyo"), PlanDraft())
    assert there.draft.base.text == "Suyo"
    assert [v.number for v in newsroom.desk.history.versions(post_id)] == [3, 2, 1]


def test_what_two_versions_say_of_a_picture_is_remembered(newsroom: Newsroom, pablo: Desk, fair: Publication) -> None:
    out = io.BytesIO()
    Picture.new("RGB", (20, 20), "teal").save(out, "PNG")
    image = newsroom.desk.writing.take_in_bytes(out.getvalue(), "coro.png")
    fork = forked(newsroom, pablo, fair)
    there = newsroom.desk.writing.open(fair.post_id)
    described = replace(there.draft, base=replace(there.draft.base, images=(replace(image, alt="El coro."),)))
    newsroom.desk.forks.settle(fork, there.draft, described, there.plan)
    assert newsroom.desk.writing.take_in_bytes(out.getvalue(), "") == replace(image, alt="El coro.")

"""What the institution said of itself counts wherever a post is reviewed: writing, planning, moving, publishing now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy import event

from calendario import paths
from calendario.desk.desk import Desk
from calendario.desk.planning import Blocked, Warned
from calendario.domain.bank import OfficialName
from calendario.domain.channel import Channel
from calendario.domain.details import Details
from calendario.domain.finding import Level
from calendario.domain.house import DayOff, House, Mode, Nature, Period
from calendario.domain.own_words import Scope
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.publication import Publication
from calendario.domain.slot import wall_clock
from calendario.spelling.spelling import Spelling
from calendario.store.database import area_versions
from tests.newsroom import ZONE, Newsroom

wall = datetime.fromisoformat  # a naive wall time
TUESDAY = wall("2026-12-01 10:00")
LIBRARY = "La biblioteca municipal abre por la tarde desde el lunes, con más mesas para estudiar y un rincón de prensa."


@pytest.fixture
def other(newsroom: Newsroom) -> Channel:
    """A second channel."""
    newsroom.clock.forward(seconds=1)
    return newsroom.add_practice("Otra", newsroom.folder / "otra")


def reviewed(
    newsroom: Newsroom,
    draft: Draft | str,
    at: datetime | None = TUESDAY,
    *,
    post_id: UUID | None = None,
) -> list[str]:
    """What is found for the practice channel while it is written."""
    written = Draft("Aviso", Content(draft)) if isinstance(draft, str) else draft
    plan = PlanDraft((newsroom.channel.id,), at)
    found = newsroom.desk.writing.review(written, plan, (newsroom.channel,), post_id=post_id)
    return [finding.code for finding in found[newsroom.channel.id]]


def planned(newsroom: Newsroom, draft: Draft | str, at: datetime = TUESDAY, post_id: UUID | None = None) -> Publication:
    written = Draft("Aviso", Content(draft)) if isinstance(draft, str) else draft
    there = post_id or newsroom.desk.writing.new().post_id
    return newsroom.desk.planning.plan(there, written, PlanDraft((newsroom.channel.id,), at), as_it_is=True)[0]


def of(newsroom: Newsroom, nature: Nature | None, text: str = LIBRARY) -> Draft:
    category = newsroom.desk.categories.add(str(nature), nature=nature)
    return Draft("Aviso", Content(text), details=Details(category=category.id))


# --- the house


def test_a_holiday_of_the_town_and_one_of_the_country_are_no_days_on_which_a_term_ends(newsroom: Newsroom) -> None:
    local, national = (f"El plazo termina el {day} de diciembre de 2026." for day in ("jueves 10", "viernes 25"))
    assert "deadline_on_non_working_day" in reviewed(newsroom, national)
    assert "deadline_on_non_working_day" not in reviewed(newsroom, local)
    newsroom.desk.house.change(lambda _: House(days_off=(DayOff(date(2026, 12, 10), "Santa Eulalia"),)))
    assert "deadline_on_non_working_day" in reviewed(newsroom, local)


def test_quiet_hours_are_told_as_soon_as_somebody_has_said_them(newsroom: Newsroom) -> None:
    night = TUESDAY.replace(hour=1, minute=30)
    assert "off_hours_publication" not in reviewed(newsroom, LIBRARY, night)
    newsroom.desk.house.change(lambda _: House(quiet=(time(22), time(8))))
    assert "off_hours_publication" in reviewed(newsroom, LIBRARY, night)
    assert "off_hours_publication" not in reviewed(newsroom, of(newsroom, Nature.EMERGENCY), night)


def test_in_a_crisis_nothing_is_planned_but_what_is_essential(newsroom: Newsroom) -> None:
    essential, leisure = of(newsroom, Nature.ESSENTIAL), of(newsroom, Nature.LEISURE)
    newsroom.desk.house.begin_crisis()
    for draft in (leisure, Draft("Aviso", Content(LIBRARY))):
        with pytest.raises(Blocked) as told:
            planned(newsroom, draft)
        assert [f.code for f in told.value.findings[newsroom.channel.id]] == ["crisis_pause_active"]
    planned(newsroom, essential)
    newsroom.desk.house.end_crisis()
    planned(newsroom, leisure)


def test_what_was_planned_before_a_crisis_is_marked_and_does_not_go_out_at_a_press(newsroom: Newsroom) -> None:
    post = planned(newsroom, of(newsroom, Nature.SERVICE))
    assert newsroom.levels(TUESDAY.date()) == [None]
    newsroom.desk.house.begin_crisis()
    assert newsroom.levels(TUESDAY.date()) == [Level.BLOCK]
    with pytest.raises(Blocked):
        newsroom.desk.decisions.publish_now(post.id)


def test_another_nature_of_its_category_counts_at_once(newsroom: Newsroom) -> None:
    draft = of(newsroom, Nature.LEISURE)
    newsroom.desk.house.begin_crisis()
    assert "crisis_pause_active" in reviewed(newsroom, draft)
    (category,) = newsroom.desk.categories.all()
    newsroom.desk.categories.change(category.id, category.name, None, Nature.EMERGENCY)
    assert "crisis_pause_active" not in reviewed(newsroom, draft)


def test_mourning_is_of_the_day_it_goes_out(newsroom: Newsroom) -> None:
    mourning = Period(Mode.MOURNING, date(2026, 12, 1), date(2026, 12, 2), "Luto oficial")
    newsroom.desk.house.change(lambda _: House(periods=(mourning,)))
    party = "¡Ven a la verbena de este año! Música y baile en la plaza. 🎉"
    assert "festive_during_mourning" in reviewed(newsroom, party)
    assert "festive_during_mourning" not in reviewed(newsroom, party, TUESDAY + timedelta(days=7))


def test_an_official_name_is_held_against_what_the_bank_says(newsroom: Newsroom) -> None:
    text = "La Casa Cultura abre el lunes por la tarde, con más mesas para estudiar."
    assert "official_name_misspelled" not in reviewed(newsroom, text)
    newsroom.desk.bank.add(OfficialName("Casa de la Cultura", ("Casa Cultura",)))
    assert "official_name_misspelled" in reviewed(newsroom, text)


# --- its other languages


@pytest.fixture
def spelling_desk(newsroom: Newsroom) -> Desk:
    """The desk of the same town, with dictionaries: only they tell whether a text says everything twice."""
    return Desk.of(replace(newsroom.desk.office, speller=Spelling(paths.resources() / "dictionaries")), {})


def in_two(other: Channel) -> Draft:
    catalan = Variant(other.id, text="La biblioteca municipal obri a la vesprada.", language="ca-valencia")
    return Draft("Biblioteca", Content(LIBRARY), (catalan,))


def test_what_is_said_in_all_languages_lacks_none_whichever_channel_is_asked_about(
    newsroom: Newsroom, spelling_desk: Desk, other: Channel
) -> None:
    newsroom.desk.house.change(lambda _: House(languages=("es", "ca-valencia")))
    mine, one = newsroom.channel, Draft("Biblioteca", Content(LIBRARY))
    both = PlanDraft((mine.id, other.id), TUESDAY)

    def lacks(draft: Draft, plan: PlanDraft) -> bool:
        found = spelling_desk.writing.review(draft, plan, (mine,))[mine.id]
        return "bilingual_pair_missing" in [finding.code for finding in found]

    assert lacks(one, both)
    assert not lacks(in_two(other), both)
    assert lacks(in_two(other), replace(both, channel_ids=(mine.id,))), "not on a channel where it goes out"


def test_where_the_other_language_is_planned_already_the_first_may_go_out_now(
    newsroom: Newsroom, spelling_desk: Desk, other: Channel
) -> None:
    newsroom.desk.house.change(lambda _: House(languages=("es", "ca-valencia"), languages_block=True))
    planning, mine = spelling_desk.planning, PlanDraft((newsroom.channel.id,), None)
    with pytest.raises(Blocked):
        planning.publish_now(newsroom.desk.writing.new().post_id, in_two(other), mine, as_it_is=True)
    post_id = newsroom.desk.writing.new().post_id
    on = PlanDraft((newsroom.channel.id, other.id), TUESDAY)
    planning.plan(post_id, in_two(other), on, as_it_is=True)
    planning.publish_now(post_id, in_two(other), mine, as_it_is=True)


# --- what else is said


def test_the_same_within_a_week_on_the_same_channel_is_told_before_it_is_planned(
    newsroom: Newsroom, other: Channel
) -> None:
    first = planned(newsroom, LIBRARY)
    again = TUESDAY + timedelta(days=3)
    assert "duplicate_post" in reviewed(newsroom, LIBRARY, again)
    with pytest.raises(Warned):
        newsroom.desk.planning.plan(
            newsroom.desk.writing.new().post_id,
            Draft("Aviso", Content(LIBRARY)),
            PlanDraft((newsroom.channel.id,), again),
        )
    assert "duplicate_post" not in reviewed(newsroom, LIBRARY, TUESDAY + timedelta(days=8))
    assert "duplicate_post" not in reviewed(newsroom, LIBRARY, again, post_id=first.post_id), "it is no other post"
    elsewhere = newsroom.desk.writing.review(Draft("Aviso", Content(LIBRARY)), PlanDraft((other.id,), again), (other,))
    assert "duplicate_post" not in [f.code for f in elsewhere[other.id]]
    newsroom.desk.decisions.discard(first.id)
    assert "duplicate_post" not in reviewed(newsroom, LIBRARY, again)


def test_without_an_hour_it_is_held_against_what_is_said_about_now(newsroom: Newsroom) -> None:
    planned(newsroom, LIBRARY, TUESDAY + timedelta(days=7))
    assert "duplicate_post" not in reviewed(newsroom, LIBRARY, None)
    planned(newsroom, LIBRARY)
    assert "duplicate_post" in reviewed(newsroom, LIBRARY, None)


def test_an_hour_that_does_not_exist_is_said_so_and_nothing_breaks(newsroom: Newsroom) -> None:
    assert "nonexistent_local_time" in reviewed(newsroom, LIBRARY, wall("2027-03-28 02:30"))


# --- moved to another day

NEAR = "Del 1 al 12 de diciembre hay cuentacuentos en la biblioteca. Empezamos hoy a las 18:00."


def test_a_text_that_says_today_and_gets_another_day_in_the_editor_is_looked_at(newsroom: Newsroom) -> None:
    post = planned(newsroom, NEAR)
    asked = post.post_id
    assert "relative_date_moved" not in reviewed(newsroom, NEAR, TUESDAY, post_id=asked)
    assert "relative_date_moved" not in reviewed(newsroom, NEAR, TUESDAY.replace(hour=18), post_id=asked)
    assert "relative_date_moved" in reviewed(newsroom, NEAR, TUESDAY + timedelta(days=1), post_id=asked)
    assert "relative_date_moved" not in reviewed(newsroom, NEAR, TUESDAY + timedelta(days=1)), "nobody planned it yet"


def test_moved_in_the_calendar_it_is_marked_until_somebody_has_looked_at_it(newsroom: Newsroom) -> None:
    post, wednesday = planned(newsroom, NEAR), TUESDAY + timedelta(days=1)
    assert newsroom.levels(TUESDAY.date()) == [None]
    newsroom.desk.decisions.move((post.id,), wednesday)
    newsroom.desk.decisions.move((post.id,), wednesday.replace(hour=18))
    newsroom.reopen()
    assert newsroom.now(post).moved_from == TUESDAY
    assert newsroom.levels(TUESDAY.date()) == [Level.WARN]
    form = newsroom.desk.writing.open(post.post_id)
    assert form.plan.wall_time is not None
    assert "relative_date_moved" in reviewed(newsroom, form.draft, form.plan.wall_time, post_id=post.post_id)
    planned(newsroom, form.draft, form.plan.wall_time, post.post_id)
    assert newsroom.now(post).moved_from is None


def test_moved_back_or_taken_back_nothing_is_told(newsroom: Newsroom) -> None:
    post, wednesday = planned(newsroom, NEAR), TUESDAY + timedelta(days=1)
    newsroom.desk.decisions.move((post.id,), wednesday)
    newsroom.desk.decisions.move((post.id,), TUESDAY)
    assert newsroom.now(post).moved_from is None
    moves = newsroom.desk.decisions.move((post.id,), wednesday)
    newsroom.desk.decisions.put_back(moves)
    assert newsroom.now(post).moved_from is None


def test_a_dated_draft_that_is_kept_as_it_is_for_another_day_is_still_to_be_looked_at(newsroom: Newsroom) -> None:
    post_id, channel = newsroom.desk.writing.new().post_id, newsroom.channel.id
    wednesday, draft = TUESDAY + timedelta(days=1), Draft("Biblioteca", Content(NEAR))
    newsroom.desk.writing.save_draft(post_id, draft, PlanDraft((channel,), TUESDAY))
    newsroom.desk.writing.save_draft(post_id, draft, PlanDraft((channel,), wednesday))
    assert "relative_date_moved" in reviewed(newsroom, draft, wednesday, post_id=post_id)
    mended = replace(draft, base=Content(NEAR.replace("hoy", "mañana")))
    newsroom.desk.writing.save_draft(post_id, mended, PlanDraft((channel,), wednesday))
    assert "relative_date_moved" not in reviewed(newsroom, mended, wednesday, post_id=post_id)


def test_a_post_that_waited_and_goes_out_now_is_read_on_this_day(newsroom: Newsroom) -> None:
    post = planned(newsroom, NEAR, wall_clock(newsroom.clock(), ZONE) + timedelta(days=1))
    plan = PlanDraft((newsroom.channel.id,), None)
    with pytest.raises(Warned) as told:
        newsroom.desk.planning.publish_now(post.post_id, newsroom.desk.writing.open(post.post_id).draft, plan)
    assert "relative_date_moved" in [f.code for f in told.value.findings[newsroom.channel.id]]


# --- beside the window


def test_what_was_read_ahead_is_not_read_while_somebody_waits(newsroom: Newsroom) -> None:
    statements: list[str] = []

    def heard(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        statements.append(statement)

    event.listen(newsroom.database._engine, "before_cursor_execute", heard)
    for ahead in (True, False):
        newsroom.desk.words.add(f"gaiata{'s' * ahead}", Scope.INSTITUTION)
        if ahead:
            newsroom.desk.writing.read_ahead(Draft("Aviso", Content(LIBRARY)), (newsroom.channel,), lambda: True)
        statements.clear()
        reviewed(newsroom, LIBRARY)
        assert any("FROM own_word" in statement for statement in statements) is not ahead


def test_whoever_shows_what_is_planned_looks_again_once_the_rules_are_others(newsroom: Newsroom) -> None:
    planned(newsroom, LIBRARY)
    with newsroom.database.reading() as tx:
        before = area_versions(tx)["publications"]
    newsroom.desk.house.begin_crisis()
    with newsroom.database.reading() as tx:
        assert area_versions(tx)["publications"] > before

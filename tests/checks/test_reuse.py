"""What is taken from the bank does not go out after its day, and goes out rested: asked whenever the post is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.desk.planning import Blocked, Warned
from calendario.domain.bank import Answer, Body, Evergreen
from calendario.domain.finding import Finding, Level
from calendario.domain.post import Draft, PlanDraft
from calendario.domain.publication import Publication, State
from calendario.domain.reuse import Reuse, rested_on
from calendario.domain.slot import wall_clock
from calendario.sentences import finding_text, reason_text
from tests.newsroom import ZONE, Newsroom
from tests.spanish import assert_spanish

PILAS = "Lleva las pilas usadas al punto limpio, abierto todas las mañanas."


def in_days(newsroom: Newsroom, days: int) -> date:
    return wall_clock(newsroom.clock() + timedelta(days=days), ZONE).date()


def begun(newsroom: Newsroom, body: Body) -> tuple[UUID, Draft, UUID]:
    """A post begun from it: its id and its draft, and the id of the entry."""
    entry = newsroom.desk.bank.add(body, "Pilas")
    post_id = newsroom.desk.bank.begin(entry.id)
    return post_id, newsroom.desk.writing.open(post_id).draft, entry.id


def on(newsroom: Newsroom, days: int) -> PlanDraft:
    return PlanDraft((newsroom.channel.id,), wall_clock(newsroom.clock() + timedelta(days=days, minutes=10), ZONE))


def reviewed(newsroom: Newsroom, post_id: UUID, draft: Draft, plan: PlanDraft) -> list[Finding]:
    told = newsroom.desk.writing.review(draft, plan, (newsroom.channel,), post_id=post_id)[newsroom.channel.id]
    return [f for f in told if f.code.startswith("bank_")]


def test_an_evergreen_that_is_over_by_its_day_is_not_planned(newsroom: Newsroom) -> None:
    post_id, draft, entry_id = begun(newsroom, Evergreen(PILAS, expires_on=in_days(newsroom, 1)))
    for days in (0, 1):
        assert reviewed(newsroom, post_id, draft, on(newsroom, days)) == [], (
            "still true, and it does not rest of itself"
        )
    (told,) = reviewed(newsroom, post_id, draft, on(newsroom, 10))
    assert (told.code, told.level) == ("bank_expired", Level.BLOCK)
    assert_spanish(f"{finding_text(told)}.", own=("Pilas",))
    assert "26 de noviembre" in finding_text(told)
    with pytest.raises(Blocked):
        newsroom.desk.planning.plan(post_id, draft, on(newsroom, 10), as_it_is=True)
    rewritten = replace(draft, base=replace(draft.base, text="Mañana abre la biblioteca nueva en la plaza."))
    assert reviewed(newsroom, post_id, rewritten, on(newsroom, 10)) == [], "it says something else by now"
    touched = replace(draft, base=replace(draft.base, text=PILAS.replace("usadas", "gastadas").upper()))
    assert len(reviewed(newsroom, post_id, touched, on(newsroom, 10))) == 1
    newsroom.desk.bank.change(entry_id, Evergreen(PILAS, expires_on=in_days(newsroom, 10)))
    assert newsroom.desk.planning.plan(post_id, draft, on(newsroom, 10))


def test_an_answer_that_is_over_is_not_planned_either(newsroom: Newsroom) -> None:
    entry = newsroom.desk.bank.add(Answer("¿Cómo pido cita?", PILAS, expires_on=in_days(newsroom, 1)))
    fresh = newsroom.desk.writing.new()
    newsroom.desk.bank.use(entry.id, fresh.post_id)
    draft = replace(fresh.draft, base=replace(fresh.draft.base, text=PILAS))
    assert [f.code for f in reviewed(newsroom, fresh.post_id, draft, on(newsroom, 2))] == ["bank_expired"]


def test_two_posts_of_one_evergreen_too_near_are_a_warning_with_the_day(newsroom: Newsroom) -> None:
    body = Evergreen(PILAS, rest_days=30)
    post_id, draft, entry_id = begun(newsroom, body)
    newsroom.desk.planning.plan(post_id, draft, on(newsroom, 40))
    second = newsroom.desk.writing.new()
    newsroom.desk.bank.use(entry_id, second.post_id)
    again = replace(second.draft, title="Pilas", base=draft.base)
    assert reviewed(newsroom, second.post_id, again, on(newsroom, 5)) == []
    for days in (11, 40, 69):
        (told,) = reviewed(newsroom, second.post_id, again, on(newsroom, days))
        assert (told.code, told.level) == ("bank_resting", Level.WARN)
        assert told.facts["day"] == in_days(newsroom, 70).isoformat()
        assert_spanish(f"{finding_text(told)}.", own=("Pilas",))
    assert reviewed(newsroom, second.post_id, again, on(newsroom, 70)) == []
    with pytest.raises(Warned):
        newsroom.desk.planning.plan(second.post_id, again, on(newsroom, 41))
    assert newsroom.desk.planning.plan(second.post_id, again, on(newsroom, 41), as_it_is=True)
    assert newsroom.levels(in_days(newsroom, 40))[0] is Level.WARN


def planned_with(newsroom: Newsroom, expires_on: date) -> tuple[Publication, UUID]:
    """Planned for tomorrow, and cut short by then."""
    post_id, draft, entry_id = begun(newsroom, Evergreen(PILAS))
    (planned,) = newsroom.desk.planning.plan(post_id, draft, on(newsroom, 1))
    newsroom.desk.bank.change(entry_id, Evergreen(PILAS, expires_on=expires_on))
    return planned, entry_id


def test_the_publisher_holds_an_evergreen_that_is_over_by_now(newsroom: Newsroom) -> None:
    planned, _ = planned_with(newsroom, in_days(newsroom, 0))
    assert newsroom.levels(in_days(newsroom, 1)) == [Level.BLOCK]
    newsroom.clock.now = planned.due_at
    newsroom.publish()
    held = newsroom.now(planned)
    assert (held.state, (held.facts or {})["code"]) == (State.HELD, "bank_expired")
    assert newsroom.practice.posts() == ()
    words = reason_text(held.reason, held.facts, "Práctica", state=State.HELD)
    assert "25 de noviembre" in words
    assert_spanish(words, own=("Pilas", "Práctica"))


def test_on_its_last_day_it_goes_out(newsroom: Newsroom) -> None:
    planned, _ = planned_with(newsroom, in_days(newsroom, 1))
    newsroom.clock.now = planned.due_at
    newsroom.publish()
    assert newsroom.state(planned) is State.PUBLISHED


@given(st.dates(), st.lists(st.dates(), max_size=5), st.integers(0, 400))
def test_the_day_it_has_rested_on_is_the_first_that_is_far_from_all_others(
    day: date, others: list[date], rest: int
) -> None:
    body = Evergreen("x", rest)
    found = rested_on(body, others, day)
    assert found >= day
    assert found == date.max or all(abs(found - other).days >= rest for other in others)
    assert found == day or any(abs(found - timedelta(days=1) - other).days < rest for other in others)


@pytest.mark.parametrize(
    ("text", "there"), [(PILAS, True), ("LLEVA las pilas usadas al punto", True), ("Nada", False), ("", False)]
)
def test_an_entry_is_in_a_text_while_half_of_its_words_are(text: str, there: bool) -> None:
    assert Reuse("Pilas", Evergreen(PILAS)).is_in(text) is there
    assert Reuse("Sí", Evergreen("Sí.")).is_in(text), "it cannot be told"

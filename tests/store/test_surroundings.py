"""What a calendar knows around a post is read once for each state of it, and is never older than that state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import event

from calendario.domain.bank import OfficialName
from calendario.domain.details import Details
from calendario.domain.house import ANY_HOUSE, UNREADABLE, House, Nature
from calendario.domain.own_words import Scope
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import publications, settings, surroundings
from calendario.store.surroundings import MOST_NEIGHBOURS, Surroundings
from tests.newsroom import ZONE, Newsroom


def known(newsroom: Newsroom, read: Callable[[Surroundings], object]) -> object:
    """What is known now."""
    with newsroom.database.reading() as tx:
        return read(Surroundings(newsroom.database, tx))


def near(newsroom: Newsroom, at: datetime, besides: UUID | None = None) -> list[str]:
    """What else the practice channel says within a week of `at`."""
    channel_id = newsroom.channel.id
    with newsroom.database.reading() as tx:
        found = Surroundings(newsroom.database, tx).neighbours({channel_id: at}, ZONE, besides)
    return [one.text for one in found[channel_id]]


@contextmanager
def asked(newsroom: Newsroom) -> Iterator[list[str]]:
    """The statements that reach the database meanwhile."""
    statements: list[str] = []
    engine = newsroom.database._engine

    def heard(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", heard)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", heard)


def test_what_is_known_already_is_not_read_again(newsroom: Newsroom) -> None:
    newsroom.desk.house.change(lambda _: House(locale="es-ES", region="ES-CM"))
    post = newsroom.plan("Feria en la plaza")

    def everything(there: Surroundings) -> object:
        at = {newsroom.channel.id: newsroom.clock()}
        return (
            *(there.house, there.institution, there.person(newsroom.desk.office.machine), there.setting("nothing")),
            *(there.names, there.glossary(None), there.neighbours(at, ZONE, None)),
            *(there.publications(post.post_id), there.reuses(post.post_id)),
        )

    first = known(newsroom, everything)
    with asked(newsroom) as statements:
        assert known(newsroom, everything) == first
    assert len(statements) == 1, "the counters of what changed"


def test_the_very_same_house_and_glossary_are_given_again(newsroom: Newsroom) -> None:
    newsroom.desk.house.change(lambda _: House(region="ES-CM"))
    newsroom.desk.words.add("Gaiata", Scope.INSTITUTION)
    house, glossary = known(newsroom, lambda there: there.house), known(newsroom, lambda there: there.glossary(None))
    newsroom.desk.words.set_strict(True)  # another setting, and the same words
    assert known(newsroom, lambda there: there.house) is house
    newsroom.plan("Feria")
    assert known(newsroom, lambda there: there.glossary(None)) == glossary == {"Gaiata"}


def test_what_changes_is_known_at_the_next_question(newsroom: Newsroom) -> None:
    desk = newsroom.desk
    assert known(newsroom, lambda there: there.house) == ANY_HOUSE
    desk.house.change(lambda _: House(region="ES-CM"))
    assert known(newsroom, lambda there: there.house.region) == "ES-CM"
    desk.house.begin_crisis()
    assert known(newsroom, lambda there: there.house.crisis is not None)
    name = desk.bank.add(OfficialName("Casa de la Cultura", ("casa cultura",)))
    assert known(newsroom, lambda there: [one.right for one in there.names]) == ["Casa de la Cultura"]
    assert "Casa de la Cultura" in known(newsroom, lambda there: there.glossary(None))  # type: ignore[operator]
    desk.bank.retire(name.id)
    assert known(newsroom, lambda there: there.names) == ()
    agenda = desk.categories.add("Agenda")
    details = Details(category=agenda.id)
    assert known(newsroom, lambda there: there.nature(details)) is None
    desk.categories.change(agenda.id, "Agenda", None, Nature.LEISURE)
    assert known(newsroom, lambda there: there.nature(details)) is Nature.LEISURE
    assert known(newsroom, lambda there: there.nature(Details())) is None


def test_a_word_of_ones_own_is_in_ones_own_glossary_and_in_that_of_nobody_in_particular(newsroom: Newsroom) -> None:
    newsroom.desk.words.add("farolet", Scope.PERSON)
    newsroom.desk.words.add("Vítol", Scope.TERRITORY)
    me = newsroom.desk.office.me().id
    assert known(newsroom, lambda there: there.glossary(me)) == {"farolet", "Vítol"}
    assert known(newsroom, lambda there: there.glossary(UUID(int=1))) == {"Vítol"}
    assert known(newsroom, lambda there: there.glossary(None)) == {"farolet", "Vítol"}


@pytest.mark.parametrize("value", [5, {"calendario_house": 1, "locale": "xx"}, {"calendario_house": 99}])
def test_rules_that_cannot_be_read_are_known_to_be_so(newsroom: Newsroom, value: object) -> None:
    with newsroom.database.writing() as tx:
        settings.write(tx, "house", value)
    assert known(newsroom, lambda there: there.house) == UNREADABLE


def test_neighbours_are_what_others_say_there_within_a_week_of_its_hour(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    now, day = newsroom.clock(), 24 * 60
    mine = newsroom.plan("La mía", minutes=3 * day)
    newsroom.plan("Antes", minutes=day)
    newsroom.plan("Mucho después", minutes=3 * day + 7 * day + 5)
    newsroom.plan("En otro sitio", minutes=day, on=(other,))
    given_up = newsroom.plan("Anulada", minutes=2 * day)
    newsroom.desk.decisions.discard(given_up.id)
    newsroom.desk.writing.save_draft(
        newsroom.desk.writing.new().post_id,
        Draft("Solo un borrador", Content("Solo un borrador")),
        PlanDraft((newsroom.channel.id,), wall_clock(now + timedelta(days=2), ZONE)),
    )
    at = mine.due_at
    assert near(newsroom, at, mine.post_id) == ["Antes"]
    assert near(newsroom, at) == ["Antes", "La mía"]
    later = at + timedelta(hours=1)  # of the same day, and further on
    assert near(newsroom, later, mine.post_id) == ["Antes", "Mucho después"]


def test_a_neighbour_says_its_version_for_that_channel_at_the_hour_it_has(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    at = wall_clock(newsroom.clock() + timedelta(hours=5), ZONE)
    draft = Draft("Feria", Content("Feria en la plaza"), (Variant(other.id, text="Feria"),))
    on = PlanDraft((newsroom.channel.id, other.id), at)
    newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, draft, on, as_it_is=True)
    with newsroom.database.reading() as tx:
        there = Surroundings(newsroom.database, tx)
        found = there.neighbours({c: newsroom.clock() for c in on.channel_ids}, ZONE, None)
    told = {c: [(one.text, one.wall_time) for one in said] for c, said in found.items()}
    assert told == {newsroom.channel.id: [("Feria en la plaza", at)], other.id: [("Feria", at)]}


@pytest.mark.parametrize("state", [State.MISSED, State.FAILED])
def test_what_never_went_out_is_no_neighbour(newsroom: Newsroom, state: State) -> None:
    gone = newsroom.plan("Feria en la plaza")
    with newsroom.database.writing() as tx:
        moved = gone.missed("late") if state is State.MISSED else gone.failed("refused")
        publications.save(tx, moved, gone)
    assert near(newsroom, gone.due_at) == []


@pytest.mark.sqlite
def test_of_very_many_the_nearest_are_looked_at(newsroom: Newsroom) -> None:
    first = newsroom.plan("La primera", minutes=1)
    copies = [replace(first, id=UUID(int=n), due_at=first.due_at + timedelta(minutes=n)) for n in range(1, 150)]
    with newsroom.database.writing() as tx:
        for copy in copies:
            post_id = newsroom.desk.writing.new().post_id
            surroundings.posts.create(tx, post_id, newsroom.desk.office.me().id, newsroom.clock())
            publications.add(tx, replace(copy, post_id=post_id))
    assert len(near(newsroom, first.due_at)) == MOST_NEIGHBOURS


def test_what_a_post_is_spoken_in(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    at = wall_clock(newsroom.clock() + timedelta(hours=5), ZONE)
    catalan = Variant(other.id, text="Fira a la plaça", language="ca-valencia")
    draft, on = Draft("Feria", Content("Feria en la plaza"), (catalan,)), PlanDraft((newsroom.channel.id, other.id), at)
    done: tuple[Publication, ...] = newsroom.desk.planning.plan(
        newsroom.desk.writing.new().post_id, draft, on, as_it_is=True
    )
    post_id = done[0].post_id
    assert known(newsroom, lambda there: there.spoken((post_id,))) == {post_id: ("ca-valencia", "es")}
    newsroom.desk.decisions.discard(next(p.id for p in done if p.channel_id == other.id))
    assert known(newsroom, lambda there: there.spoken((post_id,))) == {post_id: ("es",)}
    assert known(newsroom, lambda there: there.spoken(())) == {}

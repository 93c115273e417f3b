"""Posts, revisions and working copies, as kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from calendario.domain.details import Details
from calendario.domain.media import Image
from calendario.domain.post import Content, Draft, PlanDraft, Revision, Variant, WorkingCopy, draft_to_json
from calendario.domain.problem import NotFound
from calendario.store import posts, tables
from calendario.store.database import StoreProblem
from calendario.store.ids import new_id
from calendario.store.remembered import newest_texts
from tests.newsroom import Newsroom

wall = datetime.fromisoformat  # a naive wall time

PLAN = PlanDraft((UUID(int=1),), wall("2026-11-26 10:00"), ((UUID(int=1), wall("2026-11-26 12:00")),))


def test_a_working_copy_is_kept_apart_for_each_machine(newsroom: Newsroom) -> None:
    office, post_id, now = newsroom.desk.office, new_id(newsroom.clock()), newsroom.clock()
    mine = WorkingCopy(post_id, Draft("Mía", Content("Mi texto")), PLAN, now)
    other = WorkingCopy(post_id, Draft("Suya", Content("Su texto")), PlanDraft(), now)
    with newsroom.database.writing() as tx:
        posts.create(tx, post_id, office.me().id, now)
        posts.save_working_copy(tx, mine, office.machine)
        posts.save_working_copy(tx, other, UUID(int=7))
    newsroom.reopen()
    with newsroom.database.reading() as tx:
        assert posts.working_copy(tx, post_id, newsroom.desk.office.machine) == mine
        assert posts.working_copy(tx, post_id, UUID(int=7)) == other
        assert posts.working_copy(tx, post_id, UUID(int=8)) is None


def test_a_revision_with_a_picture_nobody_kept_is_refused_whole(newsroom: Newsroom) -> None:
    office, post_id, now = newsroom.desk.office, new_id(newsroom.clock()), newsroom.clock()
    draft = Draft("Feria", Content("Feria", (Image("f" * 64, "image/png", 1, 1, 1),)))
    with pytest.raises(IntegrityError), newsroom.database.writing() as tx:
        posts.create(tx, post_id, office.me().id, now)
        posts.add_revision(tx, Revision(new_id(now), post_id, 1, draft, office.me().id, now))
    with newsroom.database.reading() as tx:
        assert not posts.exists_post(tx, post_id)


def test_the_head_is_the_newest_and_every_older_revision_stays(newsroom: Newsroom) -> None:
    office, post_id, now = newsroom.desk.office, new_id(newsroom.clock()), newsroom.clock()
    made = []
    with newsroom.database.writing() as tx:
        posts.create(tx, post_id, office.me().id, now)
        for number in (1, 2, 3):
            draft = Draft(f"Versión {number}", Content("Texto"), (Variant(UUID(int=5), text="Otro"),))
            parents = (made[-1].id,) if made else ()
            made.append(Revision(new_id(now), post_id, number, draft, office.me().id, now, parents))
            posts.add_revision(tx, made[-1])
    with newsroom.database.reading() as tx:
        assert posts.head(tx, post_id) == made[-1]
        assert [posts.revision(tx, r.id) for r in made] == made
        with pytest.raises(NotFound, match="revision_not_found"):
            posts.revision(tx, UUID(int=9))


def test_undated_posts_are_listed_newest_first_by_what_was_written_last(newsroom: Newsroom) -> None:
    desk, clock = newsroom.desk.writing, newsroom.clock
    old, dated, gone, typed = (desk.new().post_id for _ in range(4))
    desk.save_draft(old, Draft("Vieja", Content("a")), PlanDraft())
    clock.forward(minutes=1)
    desk.save_draft(gone, Draft("Descartada", Content("a")), PlanDraft())
    desk.discard(gone)
    desk.save_draft(
        dated, Draft("Con fecha", Content("a")), PlanDraft((newsroom.channel.id,), wall("2026-12-01 09:00"))
    )
    desk.keep(typed, Draft("", Content("Sólo tecleada")), PlanDraft(), None)
    clock.forward(minutes=1)
    desk.keep(old, Draft("Vieja, retocada", Content("a")), PlanDraft(), None)
    with newsroom.database.reading() as tx:
        rows = posts.undated(tx, newsroom.desk.office.machine)
        elsewhere = posts.undated(tx, UUID(int=7))
    assert [(r.title, r.saved_at) for r in rows] == [
        ("Vieja, retocada", clock()),
        ("Sólo tecleada", clock() - timedelta(minutes=1)),
    ]
    assert {r.title for r in elsewhere} == {"Vieja", ""}  # another machine's typing is not seen here


def test_the_author_of_a_post_is_somebody(newsroom: Newsroom) -> None:
    with pytest.raises(IntegrityError), newsroom.database.writing() as tx:
        posts.create(tx, UUID(int=4), UUID(int=5), newsroom.clock())


@pytest.mark.sqlite
def test_the_few_without_a_date_are_found_without_reading_them_all(newsroom: Newsroom) -> None:
    asked: list[tuple[str, object]] = []
    with newsroom.database.reading() as tx:
        event.listen(tx, "before_cursor_execute", lambda _c, _cursor, one, given, *_: asked.append((one, given)))
        posts.undated(tx, UUID(int=1))
        ((query, given_to_it),) = asked
        plan = [str(row.detail) for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", given_to_it)]
    assert any("ix_post_undated" in step for step in plan)
    assert not any(step.startswith("SCAN") for step in plan), plan


@given(st.datetimes(wall("2020-01-01 00:00"), wall("2100-01-01 00:00"), timezones=st.just(UTC)), st.integers(1, 10**6))
def test_keys_are_uuid7_and_ascend_with_time(at: datetime, milliseconds: int) -> None:
    first, second = new_id(at), new_id(at + timedelta(milliseconds=milliseconds))
    assert first.version == second.version == 7
    assert first.variant == "specified in RFC 4122"
    assert first < second


def test_a_draft_is_read_back_as_it_was_saved(newsroom: Newsroom) -> None:
    desk = newsroom.desk.writing
    post_id = desk.new().post_id
    draft = Draft("Título «raro» 🎉", Content("Línea\nY otra\t«con» 'comillas' \"dobles\" \\"), ())
    desk.save_draft(post_id, replace(draft, variants=(Variant(newsroom.channel.id, text=""),)), PlanDraft())
    newsroom.reopen()
    assert newsroom.desk.writing.open(post_id).draft == replace(
        draft, variants=(Variant(newsroom.channel.id, text=""),)
    )


@pytest.mark.parametrize("wrong", [{"title": 1}, {"title": "", "base": {"images": [{"width": 10**400}]}}, [], None])
def test_a_draft_that_cannot_be_read_is_told_where_it_is_opened_and_spoils_no_list(
    newsroom: Newsroom, wrong: object
) -> None:
    desk = newsroom.desk.writing
    damaged, other = desk.new().post_id, desk.new().post_id
    for post_id, title in ((damaged, "Feria"), (other, "Verbena")):
        desk.save_draft(post_id, Draft(title, Content("#Feria")), PlanDraft())
    desk.keep(damaged, Draft("Feria, retocada", Content("a")), PlanDraft(), None)
    with newsroom.database.writing() as tx:
        tx.execute(tables.working_copy.update().values(draft=wrong))
    with newsroom.database.reading() as tx:
        assert {row.title for row in posts.undated(tx, newsroom.desk.office.machine)} == {"Feria", "Verbena"}
    with pytest.raises(StoreProblem, match="database_damaged"):
        desk.open(damaged)


WHOLE = draft_to_json(Draft("Feria", Content("#Feria", (Image("f" * 64, "image/png", 1, 2, 3),))))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"alt": ""', '"alt": "", "focus": [0.5]'),
        ('"width": 1', '"width": 1e999'),
        ('"alt": ""', '"alt": null'),
        ('"title": "Feria"', '"title": "Feria", "details": ["Luis"]'),
    ],
)
@pytest.mark.sqlite
def test_a_version_that_cannot_be_read_is_told_and_nothing_is_remembered_of_it(
    newsroom: Newsroom, right: str, wrong: str
) -> None:
    desk = newsroom.desk.writing
    first, second = desk.new().post_id, desk.new().post_id
    for post_id, text in ((first, "#Feria"), (second, "#Verbena")):
        newsroom.clock.forward(seconds=1)
        desk.save_draft(post_id, Draft("Feria", Content(text), details=Details(note=text)), PlanDraft())
    whole = json.dumps(WHOLE)
    assert whole.count(right) == 1
    newsroom.tampered(
        "DROP TRIGGER revision_no_update",
        f"UPDATE revision SET content = '{whole.replace(right, wrong)}' WHERE post_id = '{first.hex}'",
    )
    with newsroom.database.reading() as tx:
        with pytest.raises(StoreProblem, match="database_damaged"):
            posts.head(tx, first)
        assert newest_texts(tx, 9) == {second: frozenset({"#Verbena"})}
        assert [d.note for d in posts.newest_details(tx, 9)] == ["#Verbena"]

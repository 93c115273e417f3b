"""The bank as kept: found again as it was, and when each entry was used last, on either engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event

from calendario.domain.bank import Entry, Evergreen, Hashtag, Kind, Template
from calendario.domain.post import Content, Draft, Revision
from calendario.domain.problem import NotFound
from calendario.domain.publication import Plan, Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import bank, posts, publications
from calendario.store.database import area_versions
from calendario.store.ids import new_id
from tests.newsroom import ZONE, Newsroom


def an_entry(newsroom: Newsroom, name: str = "Pilas") -> Entry:
    now = newsroom.clock()
    entry = Entry(new_id(now), name, Evergreen("Lleva las pilas."), now, changed_by=newsroom.desk.office.me().id)
    with newsroom.database.writing() as tx:
        bank.save(tx, entry)
    return entry


def used(newsroom: Newsroom, entry: Entry, *hours: tuple[float, State]) -> UUID:
    """A post with that entry in it, going out so many days from now in such states, each on a channel of its own."""
    now, me = newsroom.clock(), newsroom.desk.office.me().id
    post_id = new_id(now)
    revision = Revision(new_id(now), post_id, 1, Draft("Pilas", Content("Lleva las pilas.")), me, now)
    on = [newsroom.add_practice(f"Red {n} {post_id}", newsroom.folder / f"{post_id}-{n}") for n in range(len(hours))]
    with newsroom.database.writing() as tx:
        posts.create(tx, post_id, me, now)
        posts.add_revision(tx, revision)
        bank.note_use(tx, entry.id, post_id, now)
        for channel, (days, state) in zip(on, hours, strict=True):
            plan = Plan(wall_clock(now + timedelta(days=days), ZONE), ZONE)
            planned = Publication(new_id(now), post_id, channel.id, revision.id, State.PLANNED, plan, plan.due_at)
            kept = publications.add(tx, planned)
            if state is State.CANCELLED:
                publications.save(tx, kept.cancelled(), kept)
    return post_id


def last(newsroom: Newsroom, entry: Entry) -> float | None:
    """In how many days from now it is used last."""
    with newsroom.database.reading() as tx:
        at = bank.last_uses(tx).get(entry.id)
    return None if at is None else (at - newsroom.clock()) / timedelta(days=1)


def test_an_entry_is_kept_changed_and_found_by_kind_and_name(newsroom: Newsroom) -> None:
    with newsroom.database.reading() as tx:
        before = area_versions(tx)["bank"]
    entry = an_entry(newsroom)
    now = newsroom.clock()
    with newsroom.database.writing() as tx:
        bank.save(tx, replace(entry, name="Punto limpio"))
        for name in ("Ñu", "Ábaco", "abeja"):
            bank.save(tx, Entry(new_id(now), name, Template("{x}"), now))
        bank.save(tx, Entry(new_id(now), "#Uno", Hashtag("#Uno"), now, retired=True))
    newsroom.reopen()
    with newsroom.database.reading() as tx:
        assert bank.entry(tx, entry.id) == replace(entry, name="Punto limpio")
        assert [e.name for e in bank.entries(tx)] == ["Ábaco", "abeja", "Ñu", "Punto limpio", "#Uno"]
        assert [e.retired for e in bank.entries(tx, Kind.HASHTAG)] == [True]
        assert area_versions(tx)["bank"] > before, "whoever shows the bank reads it again"
        with pytest.raises(NotFound):
            bank.entry(tx, UUID(int=1))


def test_the_last_use_is_the_last_hour_at_which_it_goes_out_anywhere(newsroom: Newsroom) -> None:
    entry, other = an_entry(newsroom), an_entry(newsroom, "Otra")
    assert last(newsroom, entry) is None
    used(newsroom, entry)
    assert last(newsroom, entry) == 0, "a draft without an hour"
    used(newsroom, entry, (5, State.PLANNED), (9, State.PLANNED))
    assert last(newsroom, entry) == 9
    used(newsroom, entry, (30, State.CANCELLED))
    assert last(newsroom, entry) == 9, "what was given up did not go out"
    assert last(newsroom, other) is None


def test_a_discarded_post_counts_only_by_what_went_out(newsroom: Newsroom) -> None:
    entry = an_entry(newsroom)
    draft, out = used(newsroom, entry), used(newsroom, entry, (2, State.PLANNED))
    with newsroom.database.writing() as tx:
        for post_id in (draft, out):
            tx.exec_driver_sql(f"UPDATE post SET discarded_at = created_at WHERE id = '{post_id.hex}'")
    assert last(newsroom, entry) == 2


def test_a_post_uses_an_entry_once_however_often_it_is_put_in(newsroom: Newsroom) -> None:
    entry = an_entry(newsroom)
    post_id = used(newsroom, entry)
    newsroom.clock.forward(days=1)
    with newsroom.database.writing() as tx:
        bank.note_use(tx, entry.id, post_id, newsroom.clock())
    assert last(newsroom, entry) == 0


@pytest.mark.sqlite
def test_what_a_review_asks_about_a_post_reads_nothing_of_the_others(newsroom: Newsroom) -> None:
    entry = an_entry(newsroom)
    mine, _ = used(newsroom, entry), used(newsroom, entry, (4, State.PLANNED))
    asked: list[tuple[str, object]] = []

    def note(_connection: object, _cursor: object, statement: str, given: object, *_rest: object) -> None:
        asked.append((statement, given))

    with newsroom.database.reading() as tx:
        event.listen(tx, "before_cursor_execute", note)
        assert len(bank.reuses(tx, (mine,))[mine][0].others_at) == 1
        event.remove(tx, "before_cursor_execute", note)
        steps = [str(row) for one, given in asked for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}", given)]
    assert steps
    assert [step for step in steps if "SCAN" in step] == []

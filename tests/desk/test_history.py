"""What was written is never lost: every version can be read, compared and brought back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import event

from calendario.domain.difference import Kind
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import NotAllowed, NotFound
from calendario.domain.publication import State
from tests.colleague import a_draft, colleague, saves, writes
from tests.newsroom import Newsroom

#: A window that keeps what is typed and is killed at once: no farewell, nothing closed.
_TYPES_AND_DIES = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from calendario import main
from calendario.domain.post import Content, Draft, PlanDraft
now = datetime.fromisoformat(sys.argv[2])
desk = main.open_desk(Path(sys.argv[1]), lambda: now)
post_id = desk.writing.new().post_id
for text in ("A", "A medio", "A medio escribir"):
    desk.writing.keep(post_id, Draft("", Content(text)), PlanDraft(), None, being_written=True)
print(post_id, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def drafted(newsroom: Newsroom, *texts: str) -> UUID:
    """A post with one version for each text."""
    post_id = newsroom.desk.writing.new().post_id
    for text in texts:
        newsroom.clock.forward(minutes=1)
        newsroom.desk.writing.save_draft(post_id, a_draft(text), PlanDraft())
    return post_id


@pytest.mark.sqlite
@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_what_was_kept_is_there_after_the_program_was_killed(newsroom: Newsroom) -> None:
    newsroom.close()
    arguments = [sys.executable, "-c", _TYPES_AND_DIES, str(newsroom.folder), newsroom.clock().isoformat()]
    died = subprocess.run(
        arguments, capture_output=True, text=True, timeout=60, check=False, env={**os.environ, "PYTHONPATH": "src"}
    )
    assert died.returncode == -signal.SIGKILL, died.stderr
    newsroom.open()
    left = newsroom.desk.writing.left_behind()
    assert left is not None
    assert left.post_id == UUID(died.stdout.strip())
    assert newsroom.desk.writing.open(left.post_id).draft.base.text == "A medio escribir"


def test_the_versions_newest_first_with_who_when_and_where_they_go(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=60)
    newsroom.clock.forward(minutes=5)
    second = saves(colleague(newsroom.desk), fair.post_id, "Feria en la plaza")
    newest, first = newsroom.desk.history.versions(fair.post_id)
    assert (newest.number, newest.author, newest.saved_at) == (2, "Pablo Rey", newsroom.clock())
    assert (first.number, first.author) == (1, "Merche Olmo")
    assert newest.parents == (first.id,)
    assert newest.id == second.id
    assert (newest.states, first.states) == ({State.PROPOSED}, frozenset())


def test_a_version_says_what_it_said_and_how_it_differs_from_any_other(newsroom: Newsroom) -> None:
    post_id = drafted(newsroom, "Abre el lunes", "Abre el martes", "Abre el jueves a las 10:00")
    third, _second, first = newsroom.desk.history.versions(post_id)
    assert newsroom.desk.history.draft(first.id).base.text == "Abre el lunes"
    (change,) = newsroom.desk.history.difference(first.id, third.id)
    assert [p.text for p in change.pieces if p.kind is Kind.REMOVED] == ["lunes"]
    assert {c.field for c in newsroom.desk.history.difference(None, first.id)} == {"title", "text"}


def test_an_old_version_is_brought_back_and_what_was_being_written_is_a_version(newsroom: Newsroom) -> None:
    post_id = drafted(newsroom, "Uno", "Dos")
    history = newsroom.desk.history
    writes(newsroom.desk, post_id, "A medias")
    newsroom.clock.forward(minutes=1)
    there = history.restore(post_id, history.versions(post_id)[-1].id)
    assert (there.draft.base.text, there.unsaved, there.overtaken) == ("Uno", True, False)
    newsroom.reopen()
    history = newsroom.desk.history
    assert [history.draft(v.id).base.text for v in history.versions(post_id)] == ["A medias", "Dos", "Uno"]
    saved = newsroom.desk.writing.save_draft(post_id, there.draft, there.plan)
    newest, before, *_ = history.versions(post_id)
    assert (newest.id, newest.parents) == (saved.id, (before.id,))


def test_bringing_back_changes_nothing_that_is_planned_and_no_hour_being_set(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria", minutes=60)
    there = newsroom.desk.writing.open(fair.post_id)
    assert there.base_revision_id is not None
    later = replace(there.plan, not_after=there.plan.wall_time)
    newsroom.desk.writing.keep(fair.post_id, a_draft("A medias"), later, there.base_revision_id)
    restored = newsroom.desk.history.restore(fair.post_id, there.base_revision_id)
    assert (restored.draft.base.text, restored.plan) == ("Feria", later)
    assert newsroom.now(fair) == fair


def test_a_version_of_another_post_is_refused(newsroom: Newsroom) -> None:
    fair, market = drafted(newsroom, "Feria"), drafted(newsroom, "Mercado")
    theirs = newsroom.desk.history.versions(market)[0]
    with pytest.raises(NotFound, match="revision_not_found"):
        newsroom.desk.history.restore(fair, theirs.id)
    assert newsroom.desk.writing.open(fair).draft.base.text == "Feria"


def test_bringing_back_overwrites_no_version_that_nobody_here_saw(newsroom: Newsroom) -> None:
    post_id = drafted(newsroom, "Uno", "Dos")
    writes(newsroom.desk, post_id, "A medias")
    saves(colleague(newsroom.desk), post_id, "De Pablo")
    with pytest.raises(NotAllowed, match="overtaken"):
        newsroom.desk.history.restore(post_id, newsroom.desk.history.versions(post_id)[-1].id)
    assert newsroom.desk.writing.open(post_id).draft.base.text == "A medias"


@pytest.mark.sqlite
def test_ten_years_of_versions_are_listed_with_as_many_queries_as_one(newsroom: Newsroom) -> None:
    few, many = drafted(newsroom, "Uno", "Dos"), drafted(newsroom, *(f"Versión {n}" for n in range(60)))
    asked: list[str] = []
    engine = newsroom.database._engine

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        newsroom.desk.history.versions(few)
        of_few = len(asked)
        assert len(newsroom.desk.history.versions(many)) == 60
        assert len(asked) == 2 * of_few
        with newsroom.database.reading() as tx:
            of_a_post = "SELECT id FROM revision WHERE post_id = 'x' ORDER BY number DESC"
            assert "INDEX" in str(tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {of_a_post}").all())
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_what_was_typed_over_nothing_differs_from_nothing(newsroom: Newsroom) -> None:
    assert newsroom.desk.history.versions(newsroom.desk.writing.new().post_id) == ()
    with pytest.raises(NotFound):
        newsroom.desk.history.draft(newsroom.channel.id)
    assert Draft("", Content()) == Draft()

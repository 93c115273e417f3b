"""A post in the editor's page: begun, reviewed, gone out."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.post import PlanDraft
from calendario.domain.publication import Publication, State
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.refused import NAME as REFUSED
from tests.newsroom import Newsroom

TOMORROW = datetime(2026, 11, 26, 10, 0)  # noqa: DTZ001  wall time
LONG = "El Ayuntamiento abre el plazo para pedir las ayudas de material escolar. " * 5


def channel(desk: Desk, letters: str) -> UUID:
    return next(c.id for c in desk.channels.all() if c.letters == letters)


def begin(editor: EditorPage, desk: Desk, *letters: str, wall_time: datetime | None = TOMORROW) -> UUID:
    """A new post on those channels; returns its id."""
    manuscript = desk.writing.new(PlanDraft(tuple(channel(desk, k) for k in letters or ("WEB", "BS")), wall_time))
    editor.open(manuscript)
    return manuscript.post_id


def reviewed(editor: EditorPage, qtbot: QtBot, *codes: str) -> tuple[Row, ...]:
    """Waits until the review shows exactly these findings."""
    qtbot.waitUntil(lambda: [r.finding.code for r in editor.findings.rows_shown()] == list(codes))
    return editor.findings.rows_shown()


def refused(editor: EditorPage) -> str:
    """What is told of files that could not be used; "" for nothing."""
    strip = editor.notices.told(REFUSED)
    return "" if strip is None else strip.accessibleName()


def states(desk: Desk, post_id: UUID) -> list[State]:
    return [p.state for p in desk.writing.open(post_id).publications]


def goes_out(newsroom: Newsroom, publication: Publication) -> None:
    """Its hour comes and the publisher sends it."""
    newsroom.clock.now = publication.due_at
    newsroom.publish()
    assert newsroom.state(publication) is State.PUBLISHED

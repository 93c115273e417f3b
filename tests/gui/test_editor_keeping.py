"""Autosave: two seconds at most, never older over newer, and a way on when the disk refuses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import NotFound
from calendario.gui.background import Background
from calendario.gui.editor import page as page_module
from calendario.gui.editor.keeping import KEEP_AFTER_MS, Copy, Keeping
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from tests.gui.typing import type_text
from tests.newsroom import Newsroom


def copy(post_id: UUID, text: str) -> Copy:
    return Copy(post_id, Draft(base=Content(text)), PlanDraft(), None)


@pytest.fixture
def keeping(desk: Desk, background: Background) -> Keeping:
    return Keeping(desk.writing, background)


@pytest.fixture
def locked(gui_newsroom: Newsroom) -> Iterator[sqlite3.Connection]:
    """Another program writes in the calendar and does not finish."""
    connection = sqlite3.connect(gui_newsroom.desk.office.profile.database, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    if connection.in_transaction:
        connection.execute("ROLLBACK")
    connection.close()


def test_typing_on_and_on_does_not_put_the_write_off(desk: Desk, keeping: Keeping, qtbot: QtBot) -> None:
    post_id = desk.writing.new().post_id
    assert KEEP_AFTER_MS <= 1500
    keeping.put(copy(post_id, "a"))
    first = keeping.due_in_ms()
    keeping.put(copy(post_id, "ab"))
    assert keeping.due_in_ms() <= first
    with qtbot.waitSignal(keeping.kept, timeout=3000):
        keeping.put(copy(post_id, "abc"))
    assert desk.writing.open(post_id).draft.base.text == "abc"
    assert not keeping.owes


def test_a_write_that_waits_cannot_come_after_a_saved_version(
    desk: Desk, keeping: Keeping, background: Background
) -> None:
    post_id = desk.writing.new().post_id
    keeping.put(copy(post_id, "viejo"))
    keeping.try_again()  # on its way, in the background
    keeping.begin_saving()
    desk.writing.save_draft(post_id, Draft(base=Content("nuevo")), PlanDraft())
    background.finish()
    opened = desk.writing.open(post_id)
    assert opened.draft.base.text == "nuevo"
    assert not opened.unsaved


def test_what_is_owed_is_written_before_leaving(desk: Desk, keeping: Keeping, background: Background) -> None:
    post_id = desk.writing.new().post_id
    keeping.put(copy(post_id, "uno"))
    keeping.try_again()
    keeping.put(copy(post_id, "dos"))
    assert keeping.keep_now() is not None
    background.finish()
    assert desk.writing.open(post_id).draft.base.text == "dos"
    assert keeping.keep_now() is None


def test_nothing_owed_writes_nothing(desk: Desk, keeping: Keeping) -> None:
    post_id = desk.writing.new().post_id
    assert keeping.keep_now() is None
    with pytest.raises(NotFound):
        desk.writing.open(post_id)


def test_a_disk_that_refuses_is_told_with_a_way_on(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot, locked: sqlite3.Connection
) -> None:
    editor = EditorPage(desk, theme, background)
    qtbot.addWidget(editor)
    manuscript = desk.writing.new()
    editor.open(manuscript)
    type_text(editor.writing.edit, "No se pierde")
    with qtbot.waitSignal(editor.keeping.failed, timeout=20_000):
        editor.keeping.try_again()
    strip = editor.notices.told("unkept")
    assert strip is not None
    copy_text, again = strip.buttons()
    copy_text.click()
    assert QGuiApplication.clipboard().text() == "No se pierde"
    locked.execute("ROLLBACK")
    with qtbot.waitSignal(editor.keeping.kept, timeout=10_000):
        again.click()
    assert editor.notices.told("unkept") is None
    assert desk.writing.open(manuscript.post_id).draft.base.text == "No se pierde"


def test_leaving_when_nothing_can_be_kept_asks_first(
    desk: Desk,
    theme: Theme,
    background: Background,
    qtbot: QtBot,
    locked: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editor = EditorPage(desk, theme, background)
    qtbot.addWidget(editor)
    manuscript = desk.writing.new()
    editor.open(manuscript)
    type_text(editor.writing.edit, "No se pierde")
    monkeypatch.setattr(page_module.UnkeptDialog, "ask", lambda *_: False)
    assert not editor.can_leave()
    locked.execute("ROLLBACK")
    assert editor.can_leave()
    assert desk.writing.open(manuscript.post_id).draft.base.text == "No se pierde"


def test_leaving_all_the_same_takes_the_text_along(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = EditorPage(desk, theme, background)
    qtbot.addWidget(editor)
    editor.open(desk.writing.new())
    type_text(editor.writing.edit, "Me lo llevo")
    monkeypatch.setattr(page_module.UnkeptDialog, "ask", lambda *_: True)
    desk.office.database.close()
    desk.office.profile.database.unlink()
    desk.office.profile.database.mkdir()
    assert editor.can_leave()
    assert QGuiApplication.clipboard().text() == "Me lo llevo"

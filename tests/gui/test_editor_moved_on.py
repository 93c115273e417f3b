"""A row of *Repaso* about words that are other ones by now says so instead of doing nothing."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.finding import Finding, Level
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.page import EditorPage
from tests.gui.posts import begin, channel

MOVED_ON = "The text has changed since. It is being reviewed again."


@pytest.fixture
def heard(editor: EditorPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced about a new post for the web page, its dictionary open."""
    begin(editor, desk, "WEB")
    qtbot.waitUntil(lambda: editor.writing.edit.marks().spells)
    said: list[str] = []
    monkeypatch.setattr(editor, "_announce", said.append)
    return said


def test_a_correction_of_a_title_that_says_something_else_by_now(
    editor: EditorPage, heard: list[str], qtbot: QtBot
) -> None:
    editor.writing.edit.insertPlainText("Ven a la feria.")
    editor._titled("La solicitut de hoy")
    editor.header.show_title("La solicitut de hoy", "")
    qtbot.waitUntil(lambda: "spelling_error" in [row.finding.code for row in editor.findings.rows_shown()])
    row = editor.findings.rows_shown()[0]
    editor._titled("La petición de hoy")
    editor.header.show_title("La petición de hoy", "")
    editor._fix(row, "solicitud")
    assert heard[-1] == MOVED_ON
    assert editor._draft.title == "La petición de hoy"


def test_pictures_that_are_gone_already_cannot_be_left_out(editor: EditorPage, desk: Desk, heard: list[str]) -> None:
    row = Row(Finding("video_with_images", Level.BLOCK), None, (channel(desk, "WEB"),))
    editor._fix(row, "")
    assert heard[-1] == MOVED_ON

"""What is not pointed out in a post is listed below its review, and each can be pointed out again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from calendario.domain.accepted import no_mistake, said_right
from calendario.domain.finding import Finding, Level
from calendario.gui.editor.page import EditorPage
from tests.gui.posts import reviewed
from tests.gui.typing import type_text

pytestmark = pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise)", extend=True)

TWICE = "Ayudas de de comedor y de de libros. "


def ignored(editor: EditorPage, qtbot: QtBot, count: int) -> None:
    """Waits until so many are listed."""
    button = editor.findings.ignored.button
    qtbot.waitUntil(lambda: button.text().endswith(f": {count}") and not editor.findings.ignored.isHidden())


def listed(editor: EditorPage) -> list[QAction]:
    """What the menu lists below its heading."""
    return editor.findings.ignored.menu().actions()[1:]


def test_nothing_is_shown_where_nobody_said_anything(doubting: EditorPage, qtbot: QtBot) -> None:
    type_text(doubting.writing.edit, TWICE)
    reviewed(doubting, qtbot, "repeated_word", "repeated_word")
    assert doubting.findings.ignored.isHidden()


def test_a_finding_and_a_word_are_listed_and_come_back(doubting: EditorPage, heard: list[str], qtbot: QtBot) -> None:
    type_text(doubting.writing.edit, "Ayudas de de comedor: la solicitut. ")
    reviewed(doubting, qtbot, "repeated_word", "spelling_error")
    for widget in doubting.findings.row_widgets():
        assert widget.row is not None
        if widget.row.finding.code == "repeated_word":
            doubting._answer(widget.row)
    doubting.adding.ignore_here("solicitut")
    ignored(doubting, qtbot, 2)
    reviewed(doubting, qtbot)
    assert doubting.findings.ignored.isVisibleTo(doubting)
    entries = listed(doubting)
    assert [entry.text() for entry in entries] == ["“solicitut”", "“de de”"]
    entries[1].trigger()
    reviewed(doubting, qtbot, "repeated_word")
    assert "“de de” is pointed out again." in heard
    [entry] = listed(doubting)
    entry.trigger()
    reviewed(doubting, qtbot, "repeated_word", "spelling_error")
    assert doubting.findings.ignored.isHidden()
    assert doubting._draft.details.ignored == ()


def test_the_keyboard_comes_to_it_after_the_fixes_and_opens_it(doubting: EditorPage, qtbot: QtBot) -> None:
    type_text(doubting.writing.edit, "Ayudas de de comedor. ")
    reviewed(doubting, qtbot, "repeated_word")
    doubting.adding.ignore_here("solicitut")
    ignored(doubting, qtbot, 1)
    stops = [stop for stop in doubting.findings.stops() if stop.isVisibleTo(doubting)]
    button = doubting.findings.ignored.button
    assert stops[-1] is button
    opened = []
    doubting.findings.ignored.button.clicked.connect(lambda: opened.append(button.text()))
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert opened == ["Not pointed out here: 1"]


def test_a_post_that_is_not_ours_to_change_stays_as_it_is(
    doubting: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_text(doubting.writing.edit, "La solicitut. ")
    doubting.adding.ignore_here("solicitut")
    ignored(doubting, qtbot, 1)
    [entry] = listed(doubting)
    monkeypatch.setattr(type(doubting._manuscript), "editable", property(lambda _: False))
    entry.trigger()
    assert doubting._draft.details.ignored == ("solicitut",)


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("Ayudas de de comedor.", 7, 12, "de de"),
        ("Ven: es a las 10.", 0, 3, "Ven"),
        ("palabra " * 30, 0, 240, ("palabra " * 30)[:60] + "…"),
    ],
)
def test_it_is_told_by_the_words_that_were_said_to_be_right(text: str, start: int, end: int, shown: str) -> None:
    finding = Finding("repeated_word", Level.WARN, start, end, acceptable=True)
    assert said_right(no_mistake(finding, text)) == ("repeated_word", shown)
    assert said_right("solicitut") == ("", "solicitut")

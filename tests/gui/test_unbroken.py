"""A text without blanks: the lines of every field that may hold one break anywhere, or the window stands still."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.bank.marked_text import MarkedText
from calendario.gui.compared_text import ComparedText
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.image_panel import Description
from calendario.gui.editor.page import EditorPage
from calendario.gui.text_to_paste import WholeText
from calendario.gui.theme import Theme
from calendario.gui.unbroken import wrap_mode_of
from tests.gui.doubts import pasted
from tests.gui.posts import begin, channel

ANYWHERE = QTextOption.WrapMode.WrapAnywhere
BETWEEN_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
IMAGE = "iVBORw0KGgo" * 3_000  # as `data:` addresses have them
WORDS = "Una frase de un párrafo muy largo. " * 1_000


def broken(edit: QPlainTextEdit) -> QTextOption.WrapMode:
    """As the text that is shown is laid out."""
    assert edit.document().defaultTextOption().wrapMode() == edit.wordWrapMode()
    return edit.wordWrapMode()


def lines(edit: QPlainTextEdit) -> list[str]:
    """The lines of the first paragraph."""
    QApplication.processEvents()
    text, layout = edit.document().firstBlock().text(), edit.document().firstBlock().layout()
    starts = [layout.lineAt(number).textStart() for number in range(layout.lineCount())]
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", ""])
def test_where_no_line_may_break_all_of_them_break_anywhere(editor: EditorPage, desk: Desk, blank: str) -> None:
    begin(editor, desk)
    edit = editor.writing.edit
    edit.insertPlainText("Bando:\n" + f"texto{blank}" * 1_000)
    assert broken(edit) == ANYWHERE
    edit.moveCursor(QTextCursor.MoveOperation.End)
    pasted(edit, ". Y ya.")
    assert broken(edit) == ANYWHERE
    edit.moveCursor(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    pasted(edit, "Bando de ayer.")
    assert broken(edit) == BETWEEN_WORDS
    edit.undo()
    edit.undo()
    assert broken(edit) == ANYWHERE


def test_a_long_text_of_words_breaks_between_them(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    pasted(editor.writing.edit, WORDS)
    assert broken(editor.writing.edit) == BETWEEN_WORDS
    assert all(line.endswith(" ") for line in lines(editor.writing.edit)[:-1])


def test_two_halves_that_come_together_count_as_one(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    edit = editor.writing.edit
    pasted(edit, "x" * 2_000 + " " + "y" * 2_000)
    assert broken(edit) == BETWEEN_WORDS
    edit.go_to(2_000, 2_001)
    edit.textCursor().deleteChar()
    assert broken(edit) == ANYWHERE
    edit.go_to(2_500, 2_500)
    edit.insertPlainText("\n")
    assert broken(edit) == BETWEEN_WORDS


def test_each_version_breaks_by_what_it_says(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "BS", "WEB")
    bluesky = channel(desk, "BS")
    edit = editor.writing.edit
    editor.show_target(bluesky)
    pasted(edit, "Una propia. ")
    editor.show_target(BASE)
    pasted(edit, IMAGE)
    editor.show_target(bluesky)
    assert broken(edit) == BETWEEN_WORDS
    editor.show_target(BASE)
    assert broken(edit) == ANYWHERE
    editor.show_target(channel(desk, "WEB"))
    assert broken(edit) == ANYWHERE, "it follows the base"


@pytest.mark.parametrize(
    "made",
    [
        lambda theme: MarkedText(theme, 3),
        lambda theme: ComparedText(theme, "Texto", "warn"),
        Description,
        lambda theme: WholeText(theme, ""),
    ],
)
def test_the_other_fields_do_the_same(theme: Theme, qtbot: QtBot, made: Callable[[Theme], QPlainTextEdit]) -> None:
    field = made(theme)
    qtbot.addWidget(field)
    field.setPlainText(IMAGE)
    assert broken(field) == ANYWHERE
    field.setPlainText("Una frase.")
    assert broken(field) == BETWEEN_WORDS


def test_lines_of_a_text_are_no_stretch_together() -> None:
    assert wrap_mode_of("x" * 2_000 + "\n" + "y" * 2_000) == BETWEEN_WORDS
    assert wrap_mode_of("x" * 10 + " " + "y" * 3_001) == ANYWHERE
    assert wrap_mode_of("x" * 10 + " " + "y" * 3_000) == BETWEEN_WORDS


def test_a_text_to_paste_is_measured_as_it_is_shown(theme: Theme, qtbot: QtBot) -> None:
    whole = WholeText(theme, IMAGE)
    qtbot.addWidget(whole)
    assert broken(whole) == ANYWHERE
    assert whole._measured.defaultTextOption().wrapMode() == ANYWHERE

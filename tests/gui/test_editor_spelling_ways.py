"""How a misspelt word is put right: by its menu, and by keys from mark to mark."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.page import EditorPage
from calendario.sentences import finding_text
from tests.gui.doubts import (
    DOUBT,
    UNKNOWN,
    entries,
    marked,
    open_menu,
    own_text,
)
from tests.gui.posts import reviewed
from tests.gui.typing import type_text

pytestmark = pytest.mark.qt_log_ignore(
    "does not support (grabbing the keyboard|raise)", extend=True
)  # offscreen, for menus

# --- the menu of a misspelt word


def test_the_menu_by_keyboard_begins_on_the_best_correction(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "🎉 La solicitut. ")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "solicitut"
    menu = open_menu(edit)
    assert menu.activeAction().text() == "solicitud"
    bold = [action.text() for action in menu.actions() if action.font().bold()]
    assert 1 <= len(bold) <= 5
    below = entries(menu)[len(bold) :]
    assert below == ["", "Add for the whole institution", "Add only for me", "Ignore here"]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert edit.text() == "🎉 La solicitud. "
    assert edit.hasFocus()


def test_shift_f10_opens_the_menu_where_the_system_does_not(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut. ")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    qtbot.keyClick(edit, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert edit.text() == "La solicitud. "


def test_a_word_nobody_knows_says_so(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    type_text(edit, "Un brusquimolanto raro. ")
    menu = edit.menu_at(4)
    assert entries(menu)[0] == "No suggestions"
    assert not menu.actions()[0].isEnabled()
    menu.deleteLater()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Solicitut abierta. ", "Solicitud abierta. "),
        ("INFORMACION GENERAL. ", "INFORMACIÓN GENERAL. "),
        ("Mira #InformacionMunicipal. ", "Mira #InformaciónMunicipal. "),
        (unicodedata.normalize("NFD", "Más imformación aquí. "), unicodedata.normalize("NFD", "Más ") + "información "),
        ("👨‍👩‍👧 Más imformasión 🎉. ", "👨‍👩‍👧 Más información 🎉. "),
        ("Primera parte.\n---\nLa solicitut. ", "Primera parte.\n---\nLa solicitud. "),
    ],
)
def test_a_correction_is_put_where_and_as_the_word_was(
    doubting: EditorPage, qtbot: QtBot, text: str, after: str
) -> None:
    edit = doubting.writing.edit
    edit.insertPlainText(text)
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert edit.text().startswith(after)
    assert marked(edit) == []
    edit.undo()
    assert edit.text() == text


def test_the_review_puts_right_a_word_of_letters_with_their_accents_apart(doubting: EditorPage, qtbot: QtBot) -> None:
    doubting.writing.edit.insertPlainText(unicodedata.normalize("NFD", "Más imformación aquí. "))
    reviewed(doubting, qtbot, "spelling_error")
    [row] = doubting.findings.row_widgets()
    qtbot.waitUntil(lambda: "información" in row.fix.text())
    row.fix.click()
    assert "información" in doubting.writing.edit.text()


# --- from mark to mark


def test_f8_goes_from_word_to_word_round_the_end_and_shift_f8_back(
    doubting: EditorPage, heard: list[str], qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut esta.\nEl plazo esta abierto. ")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    seen = []
    for _ in range(3):
        qtbot.keyClick(edit, Qt.Key.Key_F8)
        seen.append(edit.textCursor().selectedText())
    qtbot.keyClick(edit, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    seen.append(edit.textCursor().selectedText())
    assert seen == ["solicitut", "esta", "solicitut", "esta"]
    assert heard[:2] == [f"{finding_text(UNKNOWN)}. Perhaps “solicitud”", finding_text(DOUBT)]


def test_f8_begins_at_the_caret_and_marks_the_row(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut y la imformacion. ")
    reviewed(doubting, qtbot, "spelling_error", "spelling_error")
    edit.go_to(14, 14)
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "imformacion"
    row = doubting.findings.current()
    assert row is not None
    assert row.finding.facts["word"] == "imformacion"


def test_f8_goes_through_whatever_is_marked_in_the_order_of_the_text(
    doubting: EditorPage, heard: list[str], qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El jueves 4 de diciembre abre la solicitut de ayudas de de comedor. ")
    reviewed(doubting, qtbot, "weekday_date_mismatch", "spelling_error", "repeated_word")
    qtbot.waitUntil(lambda: len(edit.found()) == 2)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    heard.clear()
    seen = []
    for _ in range(4):
        qtbot.keyClick(edit, Qt.Key.Key_F8)
        row = doubting.findings.current()
        seen.append((edit.textCursor().selectedText(), row.finding.code if row is not None else ""))
    there = [
        ("jueves 4 de diciembre", "weekday_date_mismatch"),
        ("solicitut", "spelling_error"),
        ("de de", "repeated_word"),
    ]
    assert seen == [*there, there[0]]
    assert heard[0].startswith("Impide publicar. El 4 de diciembre de 2026 es viernes")
    qtbot.keyClick(edit, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert edit.textCursor().selectedText() == "de de"


def test_f8_finds_a_mark_where_it_moved_to_before_the_next_review(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "Hay ayudas de de comedor. ")
    reviewed(doubting, qtbot, "repeated_word")
    qtbot.waitUntil(lambda: len(edit.found()) == 1)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(edit, "¡Por fin! \U0001f389 ")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "de de"


def test_f8_begins_anew_at_the_caret_where_a_person_chose_something_else(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut y la imformacion. ")
    edit.go_to(3, 14)
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "imformacion"


def test_f8_finds_the_word_that_is_still_being_written(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "solicitut"
    assert marked(edit) == ["solicitut"]


def test_f8_goes_on_in_a_channels_own_text_and_says_whose_it_is(
    doubting: EditorPage, desk: Desk, heard: list[str], qtbot: QtBot
) -> None:
    bluesky = own_text(doubting, desk, "La solicitut. ", "Otra imformacion. ")
    qtbot.keyClick(doubting.writing.edit, Qt.Key.Key_F8)
    assert doubting._shown is BASE
    qtbot.keyClick(doubting.writing.edit, Qt.Key.Key_F8)
    assert doubting._shown == bluesky
    assert doubting.writing.edit.textCursor().selectedText() == "imformacion"
    assert heard[-1].startswith("Bluesky. «imformacion»")


def test_f8_in_a_right_text_says_so(doubting: EditorPage, qtbot: QtBot) -> None:
    type_text(doubting.writing.edit, "La solicitud. ")
    with qtbot.waitSignal(doubting.told) as told:
        qtbot.keyClick(doubting.writing.edit, Qt.Key.Key_F8)
    assert told.args == ["Nothing is marked."]


def test_whoever_does_not_see_the_marks_is_told_how_many_there_are(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut esta. El plazo esta abierto. ")
    reviewed(doubting, qtbot, "spelling_error", "real_word")
    assert "1 misspelt word(s), 1 doubtful word(s)" in edit.accessibleDescription()
    edit.selectAll()
    type_text(edit, "Bien.")
    reviewed(doubting, qtbot)
    assert "word(s)" not in edit.accessibleDescription()

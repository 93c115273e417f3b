"""Spelling in the editor: what is marked while one writes, and what is right and hardly meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from calendario.sentences import finding_text
from tests.gui.doubts import (
    DOTS,
    DOUBT,
    UNKNOWN,
    WAVE,
    commit,
    entries,
    marked,
    open_menu,
    pasted,
)
from tests.gui.posts import reviewed
from tests.gui.typing import type_text

pytestmark = pytest.mark.qt_log_ignore(
    "does not support (grabbing the keyboard|raise)", extend=True
)  # offscreen, for menus

# --- what is marked, and when


def test_a_word_that_an_input_method_is_writing_is_not_marked(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    for letter in "La imformació":
        commit(edit, letter)
    assert marked(edit) == []
    commit(edit, "n ")
    assert marked(edit) == ["imformación"]


def test_the_end_of_a_pasted_text_may_be_the_beginning_of_a_word(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    pasted(edit, "La solicitut va a la imformaci")
    assert marked(edit) == ["solicitut"]
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    assert marked(edit) == ["solicitut", "imformaci"]


def test_what_is_pasted_in_the_middle_is_finished(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La  va por la web.")
    edit.go_to(3, 3)
    pasted(edit, "solicitut")
    assert marked(edit) == ["solicitut"]


def test_a_word_is_unfinished_while_the_caret_is_in_it(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La imformacin")
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    type_text(edit, "o")
    assert marked(edit) == []
    qtbot.keyClick(edit, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert marked(edit) == ["imformacion"]


def test_a_word_taken_back_and_brought_again_at_the_end_is_still_being_written(
    doubting: EditorPage, qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitu")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "La solicitu"
    assert marked(edit) == []
    type_text(edit, ".")
    assert marked(edit) == ["solicitu"]


def test_the_blank_after_a_word_taken_away_opens_it_again(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut ")
    assert marked(edit) == ["solicitut"]
    type_text(edit, "\b")
    assert marked(edit) == []


def test_a_word_is_not_marked_before_its_last_letters_come(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    for letter in "Avisa a tus vecin@":
        type_text(edit, letter)
        assert marked(edit) == []
    type_text(edit, "s. ")
    assert marked(edit) == []


def test_a_label_is_looked_at_once_it_is_finished(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    type_text(edit, "#SolicitutAyudas")
    assert marked(edit) == []
    type_text(edit, " ")
    assert marked(edit) == ["Solicitut"]


# --- what is right and hardly meant


def test_a_doubtful_word_has_a_line_of_another_kind_once_the_next_word_is_there(
    doubting: EditorPage, theme: Theme
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "🎉 El plazo esta abierto")
    assert marked(edit, DOTS) == []
    type_text(edit, " y la solicitut lista. ")
    assert (marked(edit, DOTS), marked(edit)) == (["esta"], ["solicitut"])
    colours = {
        (piece.format.underlineStyle(), piece.format.underlineColor().name())
        for piece in edit.document().firstBlock().layout().formats()
    }
    assert {(WAVE, theme.colour("spell").name()), (DOTS, theme.colour("style_mark").name())} <= colours


def test_the_pointer_on_a_mark_says_why(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto, la solicitut. ")
    for place, why in ((11, finding_text(DOUBT)), (29, finding_text(UNKNOWN))):
        cursor = QTextCursor(edit.document())
        cursor.setPosition(place)
        at = edit.cursorRect(cursor).center()
        QApplication.sendEvent(edit.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, edit.viewport().mapToGlobal(at)))
        assert QToolTip.text() == why
    QToolTip.hideText()


def test_a_doubtful_word_is_a_suggestion_of_the_review_that_one_press_puts_right(
    doubting: EditorPage, qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto. ")
    reviewed(doubting, qtbot, "real_word")
    [row] = doubting.findings.row_widgets()
    assert (row.fix.text(), row.other.text()) == ("Put “está”", "It is right as it is")
    row.fix.click()
    assert edit.text() == "El plazo está abierto. "
    reviewed(doubting, qtbot)


def test_a_doubtful_word_that_is_meant_is_left_alone_in_this_post_until_one_doubts_again(
    doubting: EditorPage, qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto. ")
    reviewed(doubting, qtbot, "real_word")
    doubting.findings.row_widgets()[0].other.click()
    reviewed(doubting, qtbot)
    assert marked(edit, DOTS) == []
    type_text(edit, "También esta abierto. ")
    reviewed(doubting, qtbot)
    strip = doubting.notices.told("accepted")
    assert strip is not None
    strip.buttons()[0].click()
    assert marked(edit, DOTS) == ["esta", "esta"]


def test_the_menu_of_a_doubtful_word_says_why_and_takes_it_as_right(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto. ")
    menu = edit.menu_at(11)
    assert entries(menu) == ["está", finding_text(DOUBT), "", "It is right as it is"]
    assert menu.actions()[0].font().bold()
    assert not menu.actions()[1].isEnabled()
    menu.actions()[3].trigger()
    assert marked(edit, DOTS) == []
    menu.deleteLater()


def test_the_menu_is_no_wider_than_the_smallest_window_with_the_largest_letters(
    doubting: EditorPage, theme: Theme, qapp: QApplication
) -> None:
    theme.set_text_scale(200)
    doubting.resize(640, 440)
    edit = doubting.writing.edit
    edit.insertPlainText("El plazo esta abierto hoy")
    menu = edit.menu_at(edit.text().index("esta") + 2)
    menu.ensurePolished()
    assert menu.sizeHint().width() <= doubting.width() == 640
    menu.deleteLater()
    theme.set_text_scale(100)


def test_the_arrows_pass_over_what_is_only_told(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto. ")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    menu = open_menu(edit)
    assert menu.activeAction().text() == "está"
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text() == "It is right as it is"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert marked(edit, DOTS) == []

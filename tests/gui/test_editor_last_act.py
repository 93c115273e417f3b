"""Ctrl+Z in the text takes back what was done last, be it in the text or told by a notice; what comes after an act."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.editor.changes import BASE, text_of
from calendario.gui.editor.page import EditorPage
from calendario.gui.menus import Menus
from calendario.gui.theme import Theme
from calendario.spelling.own import OwnWords
from calendario.spelling.spelling import Spelling
from tests.gui.doubts import open_menu, own_text
from tests.gui.posts import begin, channel, reviewed
from tests.gui.typing import type_text

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)  # offscreen, for menus

GALICIAN = "O Concello abre o prazo para pedir as axudas de material escolar. As persoas poden solicitalas. "


@pytest.fixture(autouse=True)
def nobody_elses(spelling: Spelling) -> Iterator[None]:
    """The dictionary is one for all stories: what one adds is not the next one's."""
    yield
    spelling.take_own(OwnWords())


def ctrl_z(editor: EditorPage, qtbot: QtBot) -> None:
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def press(menu: QMenu, beginning: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(beginning)).trigger()
    menu.close()


def undo_of_menu(menu: QMenu) -> QAction:
    return next(action for action in menu.actions() if action.objectName() == "edit-undo")


def words_of(desk: Desk) -> list[str]:
    return [listed.word.word for listed in desk.words.all()]


def test_ctrl_z_in_the_text_takes_back_a_word_that_was_added_and_then_what_was_typed(
    doubting: EditorPage, desk: Desk, heard: list[str], qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "Un trascomentolino. ")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    press(open_menu(edit), "Add for the whole institution")
    assert words_of(desk) == ["trascomentolino"]
    ctrl_z(doubting, qtbot)
    assert words_of(desk) == []
    assert edit.text() == "Un trascomentolino. "
    assert heard[-1] == "Undone."
    ctrl_z(doubting, qtbot)
    assert edit.text() == ""


def test_what_was_typed_after_adding_a_word_goes_before_it_does(doubting: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "Un trascomentolino")
    doubting.adding.add_for_me("trascomentolino")
    type_text(edit, " raro")
    ctrl_z(doubting, qtbot)
    assert edit.text() == "Un trascomentolino"
    assert words_of(desk) == ["trascomentolino"]
    ctrl_z(doubting, qtbot)
    assert edit.text() == "Un trascomentolino"
    assert words_of(desk) == []


def test_beside_the_text_too_what_was_typed_since_goes_first(doubting: EditorPage, desk: Desk) -> None:
    type_text(doubting.writing.edit, "Un trascomentolino")
    doubting.adding.ignore_here("trascomentolino")
    type_text(doubting.writing.edit, " raro")
    doubting.undo()
    assert doubting.writing.edit.text() == "Un trascomentolino"
    assert doubting._draft.details.ignored == ("trascomentolino",)
    doubting.undo()
    assert doubting._draft.details.ignored == ()


def test_the_menu_of_the_text_takes_back_the_same(doubting: EditorPage, desk: Desk) -> None:
    edit = doubting.writing.edit
    edit.insertPlainText("Un trascomentolino. ")
    edit.document().clearUndoRedoStacks()
    doubting.adding.add_for_all("trascomentolino")
    menu = edit.menu_at(0)
    assert undo_of_menu(menu).isEnabled()
    undo_of_menu(menu).trigger()
    menu.deleteLater()
    assert words_of(desk) == []
    assert edit.text() == "Un trascomentolino. "


def test_a_notice_that_was_closed_is_over(doubting: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    type_text(doubting.writing.edit, "Un trascomentolino")
    doubting.adding.add_for_all("trascomentolino")
    strip = doubting.notices.told("own_word")
    assert strip is not None
    strip.buttons()[1].click()
    ctrl_z(doubting, qtbot)
    assert doubting.writing.edit.text() == ""
    assert words_of(desk) == ["trascomentolino"]


def test_ctrl_z_after_taking_an_offered_language_leaves_the_text(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText(GALICIAN)
    qtbot.waitUntil(lambda: editor.notices.told("other_language") is not None)
    offer = editor.notices.told("other_language")
    assert offer is not None
    offer.buttons()[0].click()
    assert editor._draft.base.language == "gl"
    ctrl_z(editor, qtbot)
    assert editor._draft.base.language == "es"
    assert editor.writing.language.currentText() == "castellano"
    assert editor.writing.edit.text() == GALICIAN
    assert editor.notices.told("language_changed") is None


def test_a_version_that_followed_in_its_language_follows_again(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.show_target(channel(desk, "BS"))
    editor._speak_as_offered("gl")
    assert editor._draft.content_for(channel(desk, "BS")).language == "gl"
    ctrl_z(editor, qtbot)
    own = editor._draft.variant(channel(desk, "BS"))
    assert own is None or own.language is None


def corrected_everywhere(editor: EditorPage, desk: Desk, qtbot: QtBot) -> object:
    """«solicitut», twice in the base and once in Bluesky, put right by the menu of the second one."""
    bluesky = own_text(editor, desk, "La solicitut y la solicitut. ", "Una solicitut. ")
    for _ in range(2):
        qtbot.keyClick(editor.writing.edit, Qt.Key.Key_F8)
    press(open_menu(editor.writing.edit), "Correct in all")
    assert text_of(editor._draft, BASE) == "La solicitud y la solicitud. "
    assert text_of(editor._draft, bluesky) == "Una solicitud. "
    return bluesky


def test_ctrl_z_takes_a_correction_everywhere_back_everywhere_and_the_caret_stays(
    doubting: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    bluesky = corrected_everywhere(doubting, desk, qtbot)
    edit = doubting.writing.edit
    ctrl_z(doubting, qtbot)
    assert text_of(doubting._draft, BASE) == "La solicitut y la solicitut. "
    assert text_of(doubting._draft, bluesky) == "Una solicitut. "
    assert doubting._shown is BASE
    assert 18 <= edit.textCursor().selectionStart() <= edit.caret() <= 27, "at the second of the words"
    ctrl_z(doubting, qtbot)
    assert "solicitud" not in edit.text(), "what was taken back is not put again"


def test_the_way_back_of_the_notice_ends_in_the_text_and_is_heard(
    doubting: EditorPage, desk: Desk, heard: list[str], qtbot: QtBot
) -> None:
    bluesky = corrected_everywhere(doubting, desk, qtbot)
    strip = doubting.notices.told("corrected")
    assert strip is not None
    strip.buttons()[0].setFocus()
    qtbot.keyClick(strip.buttons()[0], Qt.Key.Key_Space)
    assert text_of(doubting._draft, bluesky) == "Una solicitut. "
    assert doubting.window().focusWidget() is doubting.writing.edit
    assert heard[-1] == "Undone."


def test_what_was_written_since_stays_when_a_notice_takes_back(doubting: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    bluesky = corrected_everywhere(doubting, desk, qtbot)
    doubting.writing.edit.go_to(0, 0)
    type_text(doubting.writing.edit, "Nota. ")
    strip = doubting.notices.told("corrected")
    assert strip is not None
    strip.buttons()[0].click()
    assert text_of(doubting._draft, BASE) == "Nota. La solicitut y la solicitut. "
    assert text_of(doubting._draft, bluesky) == "Una solicitut. "


@pytest.mark.parametrize("entry", ["Add for the whole institution", "Add only for me", "Ignore here"])
def test_after_a_word_was_said_to_be_right_the_next_key_does_not_take_its_place(
    doubting: EditorPage, qtbot: QtBot, entry: str
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "Un trascomentolino raro. ")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "trascomentolino"
    press(open_menu(edit), entry)
    type_text(edit, "s")
    assert edit.text() == "Un trascomentolinos raro. "


def test_a_doubt_that_is_right_as_it_is_is_not_left_chosen_either(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto. ")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "esta"
    press(open_menu(edit), "It is right as it is")
    assert not edit.textCursor().hasSelection()
    assert edit.caret() == len("El plazo esta")


def test_after_a_correction_no_other_place_of_the_word_is_the_current_one(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut vieja. La bibloteca. Otra solicitut nueva. ")
    reviewed(doubting, qtbot, "spelling_error", "spelling_error", "spelling_error")
    doubting.next_notice()
    first = doubting.findings.row_widgets()[0].fix
    qtbot.waitUntil(lambda: first.text() == "Put “solicitud”")
    first.click()
    left = reviewed(doubting, qtbot, "spelling_error", "spelling_error")
    assert doubting.findings.current() is None
    doubting.next_notice()
    assert doubting.findings.current() == left[0], "it goes on from where it was"


def test_undo_of_the_menu_edit_is_the_same_way_back(
    doubting: EditorPage, desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(doubting)
    window.show()
    edit = doubting.writing.edit
    type_text(edit, "Un trascomentolino. ")
    doubting.adding.add_for_all("trascomentolino")
    menus = Menus(window.menuBar(), theme, window)
    menus._focus = edit
    entry = next(action for action in menus._edit_menu.actions() if action.data() == "undo")
    entry.trigger()
    assert words_of(desk) == []
    assert edit.text() == "Un trascomentolino. "
    entry.trigger()
    assert edit.text() == ""

"""What comes after a correction: where focus and caret are, what Ctrl+Z takes back, what a second press does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer, QTranslator
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from calendario import paths
from calendario.desk.desk import Desk
from calendario.gui.editor.changes import BASE, text_of
from calendario.gui.editor.page import EditorPage
from calendario.gui.main_window import MainWindow
from calendario.gui.widgets.scroll import bring_into_view
from tests.gui.posts import begin, channel, reviewed
from tests.gui.typing import type_text

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)  # offscreen, for menus

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def in_spanish(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load("calendario_es", str(paths.translations()))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def in_window(window: MainWindow, desk: Desk, qtbot: QtBot) -> EditorPage:
    """The editor in the whole window, with a new post and its dictionary open."""
    assert window.workplace is not None
    window.resize(1366, 688)
    window.workplace.pages.new_post()
    page = window.workplace.pages.current()
    assert isinstance(page, EditorPage)
    begin(page, desk)
    qtbot.waitUntil(lambda: page.writing.edit.marks().spells)
    return page


@pytest.fixture
def spelling_editor(editor: EditorPage, desk: Desk, qtbot: QtBot) -> EditorPage:
    begin(editor, desk)
    qtbot.waitUntil(lambda: editor.writing.edit.marks().spells)
    return editor


def own_text(editor: EditorPage, desk: Desk, base: str, own: str) -> object:
    """`base`, and `own` in Bluesky, which is shown, with the caret after its first letter."""
    editor.writing.edit.insertPlainText(base)
    editor.show_target(channel(desk, "BS"))
    edit = editor.writing.edit
    edit.selectAll()
    edit.insertPlainText(own)
    edit.go_to(1, 1)
    return channel(desk, "BS")


def fix_button(editor: EditorPage, qtbot: QtBot, words: str, place: int = 0) -> QWidget:
    rows = editor.findings.row_widgets
    qtbot.waitUntil(lambda: [row.fix.text() for row in rows()][place:][:1] == [words])
    return rows()[place].fix


def test_how_many_were_put_right_is_said_in_spanish(
    in_spanish: None, spelling_editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    own_text(spelling_editor, desk, "La solicitut. ", "Otra solicitut. ")
    assert "1 palabra" in said_of_spelling(spelling_editor, qtbot)
    fix_button(spelling_editor, qtbot, "Poner «solicitud» en todas").click()
    strip = spelling_editor.notices.told("corrected")
    assert strip is not None
    assert strip.heading.text() == "2 correcciones en Texto base y Bluesky."


def said_of_spelling(editor: EditorPage, qtbot: QtBot) -> str:
    edit = editor.writing.edit
    qtbot.waitUntil(lambda: "1 " in edit.accessibleDescription())
    return edit.accessibleDescription()


def test_ctrl_z_takes_back_what_a_button_of_the_review_put(in_window: EditorPage, qtbot: QtBot) -> None:
    edit = in_window.writing.edit
    edit.insertPlainText("La solicitut de hoy. ")
    button = fix_button(in_window, qtbot, "Put “solicitud”")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert edit.text() == "La solicitud de hoy. "
    focus = in_window.window().focusWidget()
    assert focus is edit
    qtbot.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "La solicitut de hoy. "


def test_ctrl_z_beside_the_text_takes_back_what_a_notice_offers_and_then_the_text(
    in_window: EditorPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert window.workplace is not None
    own_text(in_window, desk, "La solicitut. ", "Otra solicitut. ")
    fix_button(in_window, qtbot, "Put “solicitud” in all").click()
    in_window.channels.row(BASE).setFocus()
    window.workplace.undo()
    assert text_of(in_window._draft, BASE) == "La solicitut. "
    assert text_of(in_window._draft, channel(desk, "BS")) == "Otra solicitut. "
    assert not window.workplace.told.isVisible()
    in_window.channels.row(BASE).setFocus()
    window.workplace.undo()
    assert not window.workplace.told.isVisible(), "there was something to undo"


def test_a_double_click_on_a_button_of_the_review_puts_one_correction(in_window: EditorPage, qtbot: QtBot) -> None:
    edit = in_window.writing.edit
    edit.insertPlainText("La solicitut de los vezinos y la subencion. ")
    button = fix_button(in_window, qtbot, "Put “solicitud”")
    fix_button(in_window, qtbot, "Put “vecinos”", 1)
    bring_into_view(button)
    QCoreApplication.processEvents()
    window = in_window.window()
    at = button.mapTo(window, button.rect().center())
    between: list[str] = []

    def settle() -> None:
        """After the first half: the review came, and the next row lies under the mouse."""
        if not between:
            between.append(edit.text())
            fix_button(in_window, qtbot, "Put “vecinos”")
            qtbot.waitUntil(lambda: window.childAt(at) is in_window.findings.row_widgets()[0].fix)

    button.clicked.connect(settle)
    QTest.mouseDClick(window.windowHandle(), LEFT, NONE, at)
    reviewed(in_window, qtbot, "spelling_error", "spelling_error")
    assert between == [edit.text()] == ["La solicitud de los vezinos y la subencion. "]


def test_a_button_whose_row_moved_up_while_it_was_down_does_nothing(in_window: EditorPage, qtbot: QtBot) -> None:
    edit = in_window.writing.edit
    edit.insertPlainText("La solicitut de los vezinos. ")
    button = fix_button(in_window, qtbot, "Put “solicitud”")
    qtbot.mousePress(button, LEFT)
    edit.put(3, 12, "solicitud")
    fix_button(in_window, qtbot, "Put “vecinos”")
    qtbot.mouseRelease(button, LEFT)
    assert edit.text() == "La solicitud de los vezinos. "


def test_after_a_correction_everywhere_the_caret_and_the_version_are_those_one_was_in(
    spelling_editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    bluesky = own_text(spelling_editor, desk, "La solicitut. ", "Otra solicitut. ")
    edit = spelling_editor.writing.edit
    fix_button(spelling_editor, qtbot, "Put “solicitud” in all").click()
    assert spelling_editor._shown == bluesky
    assert edit.caret() == 1
    edit.undo()
    strip = spelling_editor.notices.told("corrected")
    assert strip is not None
    assert strip.heading.text() == "1 correction(s) in Base text."
    spelling_editor.show_target(BASE)
    edit.undo()
    assert spelling_editor.notices.told("corrected") is None


def test_a_row_leads_to_its_word_in_the_version_that_is_shown(
    spelling_editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    bluesky = own_text(spelling_editor, desk, "La solicitut. ", "Otra solicitut. ")
    [row] = reviewed(spelling_editor, qtbot, "spelling_error")
    spelling_editor._go_to(row)
    assert spelling_editor._shown == bluesky
    assert spelling_editor.writing.edit.textCursor().selectedText() == "solicitut"
    spelling_editor.show_target(BASE)
    type_text(spelling_editor.writing.edit, "x")
    spelling_editor.show_target(bluesky)
    assert spelling_editor.writing.edit.textCursor().selectedText() == "solicitut", "as it was left"


def test_a_word_that_is_still_being_written_is_not_in_the_review(spelling_editor: EditorPage, qtbot: QtBot) -> None:
    edit = spelling_editor.writing.edit
    edit.setFocus()
    type_text(edit, "La solicitut del plenn")
    reviewed(spelling_editor, qtbot, "spelling_error")
    assert spelling_editor.findings.rows_shown()[0].finding.facts["word"] == "solicitut"
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    reviewed(spelling_editor, qtbot, "spelling_error", "spelling_error")


def test_a_misspelt_word_can_be_ignored_and_one_that_nobody_knows_added(
    spelling_editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    edit = spelling_editor.writing.edit
    edit.insertPlainText("El trascomentolino y la solicitut. ")
    fix_button(spelling_editor, qtbot, "Put “solicitud”", 1)
    add, other = fix_button(spelling_editor, qtbot, "Add…"), spelling_editor.findings.row_widgets()[1].other
    assert other.text() == "Ignore here"
    other.click()
    reviewed(spelling_editor, qtbot, "spelling_error")
    assert spelling_editor._draft.details.ignored == ("solicitut",)
    qtbot.mouseClick(add, LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert words == ["Add for the whole institution", "Add only for me", "Ignore here"]
    menu.actions()[0].trigger()
    menu.close()
    reviewed(spelling_editor, qtbot)
    assert [listed.word.word for listed in desk.words.all()] == ["trascomentolino"]


def test_the_review_says_that_a_language_is_not_looked_at(spelling_editor: EditorPage, qtbot: QtBot) -> None:
    spelling_editor.writing.edit.insertPlainText("Udalak eskola-materialerako laguntzak. ")
    language = spelling_editor.writing.language
    language.setCurrentIndex(language.findData("eu"))
    language.activated.emit(language.currentIndex())
    qtbot.waitUntil(lambda: "euskara" in spelling_editor.findings.message.text())
    assert spelling_editor.findings.message.isVisible()


GALICIAN = "O Concello abre o prazo para pedir as axudas de material escolar. As persoas poden solicitalas. "


def test_a_text_in_another_language_is_offered_that_language_once(
    spelling_editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    told = spelling_editor.notices.told
    spelling_editor.writing.edit.insertPlainText(GALICIAN)
    qtbot.waitUntil(lambda: told("other_language") is not None)
    change, close = told("other_language").buttons()
    assert change.text() == "To galego"
    close.click()
    spelling_editor.writing.edit.insertPlainText("Máis información na sede electrónica. ")
    qtbot.waitUntil(lambda: spelling_editor.reviewing._slices is None)
    spelling_editor._background.wait_for(lambda: None, lambda _nothing: None, lambda _problem: None)
    assert told("other_language") is None, "whoever closed it meant it"
    begin(spelling_editor, desk)
    spelling_editor.writing.edit.insertPlainText(GALICIAN)
    qtbot.waitUntil(lambda: told("other_language") is not None)
    told("other_language").buttons()[0].click()
    assert spelling_editor._draft.base.language == "gl"
    assert spelling_editor.writing.language.currentText() == "galego"
    assert told("other_language") is None


def test_a_spanish_text_with_slips_is_offered_no_other_language(
    spelling_editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    asked: list[str] = []
    spelling_editor.language_offer._told = lambda *answer: asked.append(answer[-1])
    text = "El Ayuntamiento abre el plaso para pedir las alludas de material escolar en la sede. Cualquiera puede ir. "
    spelling_editor.writing.edit.insertPlainText(text)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["es"]


def test_both_menus_show_the_same_keys(in_window: EditorPage, window: MainWindow, qtbot: QtBot) -> None:
    in_window.writing.edit.insertPlainText("Hola. ")
    menu = in_window.writing.edit.menu_at(0)
    of_text = {action.objectName(): action.text().partition("\t")[2] for action in menu.actions()}
    menu.deleteLater()
    assert (of_text["edit-undo"], of_text["edit-redo"]) == ("Ctrl+Z", "Ctrl+Y")


def test_the_menu_goes_from_slip_to_slip(in_window: EditorPage, window: MainWindow, qtbot: QtBot) -> None:
    edit = in_window.writing.edit
    edit.insertPlainText("La solicitut de hoy. ")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    edit.setFocus()
    assert window.commands is not None
    menus = window.commands.menus
    menus._ready_edit()
    entry = next(action for action in menus._edit_menu.actions() if action.data() == "next_mark")
    assert entry.isEnabled()
    assert entry.text().endswith("\tF8")
    entry.trigger()
    assert edit.textCursor().selectedText() == "solicitut"
    assert window.workplace is not None
    window.workplace.go("today")
    menus._ready_edit()
    assert not entry.isEnabled()


def test_what_was_only_told_goes_by_itself(spelling_editor: EditorPage, qtbot: QtBot) -> None:
    spelling_editor.adding.ignore_here("solicitut")
    strip = spelling_editor.notices.told("own_word")
    assert strip is not None
    [timer] = strip.findChildren(QTimer)
    strip.buttons()[0].setFocus()
    timer.timeout.emit()
    assert spelling_editor.notices.told("own_word") is strip, "not under the hands of who is in it"
    spelling_editor.writing.edit.setFocus()
    timer.timeout.emit()
    assert spelling_editor.notices.told("own_word") is None

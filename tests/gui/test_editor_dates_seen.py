"""Under the text: the dates it says, as they are understood on the day it goes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.editor.dates_row import DateChip
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from calendario.sentences import set_language
from tests.gui.posts import begin, channel
from tests.gui.typing import type_text

pytestmark = pytest.mark.qt_log_ignore(
    "does not support (grabbing the keyboard|raise)", extend=True
)  # offscreen, for menus

PLENARY = "El pleno es el viernes 27 de noviembre a las 19:30 h."
MANY = "El 27 de noviembre, teatro. El 28 de noviembre, cine. El 29 de noviembre, danza. El 30 de noviembre, música. "
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("es")


@pytest.fixture
def writing(editor: EditorPage, desk: Desk, qtbot: QtBot) -> EditorPage:
    """A new post that goes out on Thursday 26 November 2026 at 10:00, its dictionary open."""
    begin(editor, desk)
    qtbot.waitUntil(lambda: editor.writing.edit.marks().spells)
    return editor


def chips(editor: EditorPage) -> list[DateChip]:
    return [] if editor.writing.dates.isHidden() else editor.writing.dates.chips()


def said(editor: EditorPage) -> list[str]:
    """What one reads there."""
    return [chip.text() for chip in chips(editor)]


def shows(editor: EditorPage, qtbot: QtBot, *expected: str) -> None:
    qtbot.waitUntil(lambda: said(editor) == list(expected))


def test_a_date_is_shown_in_full_as_it_was_understood(writing: EditorPage, qtbot: QtBot) -> None:
    assert writing.writing.dates.isHidden()
    writing.writing.edit.insertPlainText(PLENARY)
    shows(writing, qtbot, "Friday 27 November 2026, 19:30")
    [chip] = chips(writing)
    assert chip.accessibleName() == (
        "Friday 27 November 2026, 19:30. In the text: “viernes 27 de noviembre a las 19:30 h”"
    )
    assert chip.toolTip() == chip.accessibleName()
    writing.writing.edit.selectAll()
    writing.writing.edit.insertPlainText("Ven al pleno.")
    shows(writing, qtbot)
    assert writing.writing.dates.isHidden()


def test_what_it_means_goes_with_the_day_it_goes_out(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    writing.writing.edit.insertPlainText("Mañana abre la piscina.")
    shows(writing, qtbot, "mañana → Friday 27 November")
    later = datetime(2026, 12, 1, 10, 0)  # noqa: DTZ001  wall time
    writing._timed(writing._plan.__class__(writing._plan.channel_ids, later))
    shows(writing, qtbot, "mañana → Wednesday 2 December")


def test_a_press_chooses_its_words_in_the_text(writing: EditorPage, qtbot: QtBot) -> None:
    edit = writing.writing.edit
    edit.insertPlainText("🎉 " + PLENARY)
    shows(writing, qtbot, "Friday 27 November 2026, 19:30")
    qtbot.mouseClick(chips(writing)[0], LEFT)
    assert edit.textCursor().selectedText() == "viernes 27 de noviembre a las 19:30 h"
    assert edit.hasFocus()


def test_a_press_on_what_was_changed_meanwhile_says_so(
    writing: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(writing, "_announce", heard.append)
    edit = writing.writing.edit
    edit.insertPlainText(PLENARY)
    shows(writing, qtbot, "Friday 27 November 2026, 19:30")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(edit, "Aviso. ")
    qtbot.mouseClick(chips(writing)[0], LEFT)
    assert heard[-1] == "The text has changed since. It is being reviewed again."
    assert not edit.textCursor().hasSelection()
    qtbot.waitUntil(lambda: not writing._in_text.isActive() and list(writing._read) != [])
    qtbot.waitUntil(lambda: next(iter(writing._read)).start == len("Aviso. ") + PLENARY.index("viernes"))
    qtbot.mouseClick(chips(writing)[0], LEFT)
    assert edit.textCursor().selectedText().startswith("viernes 27")


def test_what_there_is_no_room_for_is_short_and_then_in_a_menu(writing: EditorPage, qtbot: QtBot) -> None:
    edit = writing.writing.edit
    edit.insertPlainText(MANY + "El 1 de diciembre, circo. El 2 de diciembre, magia. El 3 de diciembre, fin.")
    qtbot.waitUntil(lambda: len(said(writing)) > 1)
    *shown, more = said(writing)
    assert shown[0] == "Fri 27/11/2026"
    assert more == f"+{7 - len(shown)} more"
    assert all(chip.geometry().right() <= writing.writing.dates.width() for chip in chips(writing))
    qtbot.mouseClick(chips(writing)[-1], LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[-1].text() == "Thursday 3 December 2026"
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert edit.textCursor().selectedText() == "3 de diciembre"
    assert edit.hasFocus()


def test_it_is_one_stop_of_tab_with_arrows_from_date_to_date(writing: EditorPage, qtbot: QtBot) -> None:
    edit = writing.writing.edit
    edit.insertPlainText("Del 27 al 29 de noviembre, feria. El 1 de diciembre, circo.")
    qtbot.waitUntil(lambda: len(said(writing)) == 2)
    first, second = chips(writing)
    writing.writing.language.setFocus()
    QTest.keyClick(writing.writing.language, Qt.Key.Key_Tab)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Right)
    assert second.hasFocus(), "there is no further one"
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert not any(chip.hasFocus() for chip in chips(writing))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert second.hasFocus(), "it comes back to where one was"
    QTest.keyClick(second, Qt.Key.Key_Home)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert edit.textCursor().selectedText() == "27 al 29 de noviembre"


def test_what_is_past_says_so_in_words_with_a_sign_and_its_colour(
    writing: EditorPage, theme: Theme, qtbot: QtBot
) -> None:
    writing.writing.edit.insertPlainText("Hasta el 20 de noviembre. El 28 de noviembre, feria.")
    qtbot.waitUntil(lambda: len(said(writing)) == 2)
    past, ahead = chips(writing)
    assert past.text().endswith(": term closed")
    assert "Sat" in ahead.text()
    paper = {chip.grab().toImage().pixelColor(chip.width() // 2, 3).name() for chip in (past, ahead)}
    assert paper == {theme.colour("warn_tint").name(), theme.colour("surface").name()}


def test_each_version_shows_its_own_dates(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    writing.writing.edit.insertPlainText("El 28 de noviembre, feria.")
    shows(writing, qtbot, "Saturday 28 November 2026")
    writing.show_target(channel(desk, "BS"))
    writing.writing.edit.selectAll()
    writing.writing.edit.insertPlainText("El 29 de noviembre, feria.")
    shows(writing, qtbot, "Sunday 29 November 2026")
    writing.show_target(None)
    shows(writing, qtbot, "Saturday 28 November 2026")


def test_another_post_begins_without_the_dates_of_the_one_before(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    writing.writing.edit.insertPlainText(PLENARY)
    shows(writing, qtbot, "Friday 27 November 2026, 19:30")
    begin(writing, desk)
    shows(writing, qtbot)


def test_with_the_largest_letters_in_the_smallest_window_one_date_stays(
    writing: EditorPage, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_scale(200)
    writing.resize(640, 440)
    writing.writing.edit.insertPlainText(MANY)
    qtbot.waitUntil(lambda: bool(said(writing)))
    row = writing.writing.dates
    assert all(chip.geometry().left() >= 0 and chip.geometry().right() <= row.width() for chip in chips(writing))
    assert min(chip.height() for chip in chips(writing)) >= 24
    theme.set_text_scale(100)


def test_a_text_too_long_to_be_reviewed_live_shows_none(writing: EditorPage, qtbot: QtBot) -> None:
    writing.writing.edit.insertPlainText(PLENARY)
    shows(writing, qtbot, "Friday 27 November 2026, 19:30")
    writing.writing.edit.insertPlainText("Ven a la feria. " * 2_000)
    shows(writing, qtbot)

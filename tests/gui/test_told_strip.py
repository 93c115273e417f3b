"""The strip of the last thing done: what has the focus once it is gone, and what of it goes by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.main_window import MainWindow
from calendario.gui.settings_page import SettingsPage
from calendario.gui.workplace import Workplace
from tests.gui.typing import type_text


@pytest.fixture
def place(window: MainWindow) -> Workplace:
    assert window.workplace is not None
    window.workplace.go("settings")
    QCoreApplication.processEvents()
    return window.workplace


def settings(place: Workplace) -> SettingsPage:
    page = place.pages.current()
    assert isinstance(page, SettingsPage)
    return page


def test_whoever_closes_the_strip_is_back_where_they_were(place: Workplace, window: MainWindow, qtbot: QtBot) -> None:
    field = settings(place).words.word
    field.setFocus()
    place.told.tell("Done.")
    QCoreApplication.processEvents()
    close = place.told._close
    at = close.mapTo(window, close.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert not place.told.isVisible()
    assert window.focusWidget() is field
    place.told.tell("Done.")
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Space)
    assert window.focusWidget() is field


def test_no_button_gets_the_focus_where_there_is_no_way_back(
    place: Workplace, window: MainWindow, qtbot: QtBot
) -> None:
    page = settings(place)
    page.words.word.setFocus()
    place.told.tell("Done.")
    place.told._close.setFocus()
    page.words.word.setEnabled(False)
    qtbot.keyClick(place.told._close, Qt.Key.Key_Space)
    assert window.focusWidget() in (window, None)


def test_that_there_is_nothing_to_undo_goes_by_itself(place: Workplace) -> None:
    place.undo()
    assert place.told.isVisible()
    assert place.told._timer.isActive()
    place.told.refuse("The disk is full.")
    assert not place.told._timer.isActive(), "what is to be mended stays"


def test_a_town_hall_with_another_name_has_it_in_the_title(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.setup.change("Ayuntamiento de Benifets", desk.office.institution().zone, desk.office.me().name)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Ayuntamiento de Benifets"), timeout=10_000)


def test_the_focus_stays_among_the_words_when_one_goes(place: Workplace, desk: Desk, qtbot: QtBot) -> None:
    sheet = settings(place).words
    for word in ("farolet", "gaiata"):
        sheet.word.setFocus()
        type_text(sheet.word, word)
        qtbot.keyClick(sheet.word, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.model.count == 2)
    sheet.view.setFocus()
    qtbot.keyClick(sheet.view, Qt.Key.Key_Space)
    sheet.remove.setFocus()
    qtbot.keyClick(sheet.remove, Qt.Key.Key_Return)
    assert place.window().focusWidget() is sheet.view
    qtbot.waitUntil(lambda: sheet.model.count == 1)
    sheet.bring.setFocus()
    sheet._stop_bringing()
    assert place.window().focusWidget() is sheet.word

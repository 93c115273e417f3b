"""F6 goes from one part of the window to the next, and takes nothing of it apart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from calendario.gui.regions import Regions


class Place(QMainWindow):
    """A menu, a part with nothing to stop at, one with a button, and one with two fields in another order than made."""

    def __init__(self) -> None:
        super().__init__()
        self.entry: QAction = self.menuBar().addMenu("Archivo").addAction("Nueva")
        self.empty, self.press, self.form = QWidget(), QWidget(), QWidget()
        self.button = QPushButton("Abrir", self.press)
        self.second, self.first = QLineEdit(self.form), QLineEdit(self.form)
        self.first.move(0, 40)
        whole = QWidget()
        row = QHBoxLayout(whole)
        for part in (self.empty, self.press, self.form):
            part.setMinimumSize(120, 80)
            row.addWidget(part)
        self.setCentralWidget(whole)
        QWidget.setTabOrder(self.first, self.second)
        self.regions = Regions(self, lambda: [self.empty, self.press, self.form])


@pytest.fixture
def place(qtbot: QtBot) -> Place:
    made = Place()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    return made


def test_it_passes_what_has_no_stop_and_begins_where_tab_would(place: Place) -> None:
    place.button.setFocus()
    reached = []
    for _ in range(3):
        place.regions.move(1)
        reached.append(place.focusWidget())
    assert reached == [place.first, place.button, place.first]
    place.regions.move(-1)
    assert place.focusWidget() is place.button


def test_it_comes_back_to_where_the_focus_was(place: Place) -> None:
    place.second.setFocus()
    place.regions.move(1)
    place.regions.move(1)
    assert place.focusWidget() is place.second


def test_from_outside_it_goes_on_to_what_comes_next(place: Place) -> None:
    outside = QLineEdit(place.centralWidget())  # the last one of all
    outside.show()
    outside.setFocus()
    place.regions.move(1)
    assert place.focusWidget() is place.button
    outside.setFocus()
    place.regions.move(-1)
    assert place.focusWidget() is place.button


def test_without_any_stop_the_focus_stays(place: Place) -> None:
    outside = QLineEdit(place.centralWidget())
    outside.show()
    outside.setFocus()
    for part in (place.button, place.first, place.second):
        part.setEnabled(False)
    place.regions.move(1)
    assert place.focusWidget() is outside


def test_what_goes_away_afterwards_takes_nothing_else_with_it(place: Place) -> None:
    """The menu's entries were gone for Python once the last widget that F6 had passed was no more."""
    place.first.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4):
        place.regions.move(1)
    for gone in (place.second, place.first, place.button, place.empty):
        gone.hide()
        gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    assert isValid(place.entry)
    assert place.entry.text() == "Nueva"

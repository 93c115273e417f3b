"""A double click where one is enough: its second half presses nothing of what the first half opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.dialog import Dialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.main_window import MainWindow
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.card import CardFace, PostCard
from calendario.gui.widgets.focus_ring import FocusRing
from calendario.gui.widgets.scroll import bring_into_view
from tests.gui.posts import begin
from tests.newsroom import Newsroom

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def double_click(window: QWidget, widget: QWidget) -> None:
    """As the system sends it: to the window, whatever stands there by the second half."""
    QTest.mouseDClick(window.windowHandle(), LEFT, NONE, widget.mapTo(window, widget.rect().center()))


@pytest.fixture
def pages(theme: Theme, qtbot: QtBot) -> QStackedWidget:
    """Two screens, each a button as large as the window."""
    made = QStackedWidget()
    for name in ("Open", "Publish"):
        made.addWidget(QPushButton(name))
    qtbot.addWidget(made)
    made.resize(300, 200)
    FocusRing(theme, made)
    made.show()
    return made


def button(pages: QStackedWidget, place: int) -> QPushButton:
    found = pages.widget(place)
    assert isinstance(found, QPushButton)
    return found


def test_the_second_half_does_not_press_what_came_in_its_place(pages: QStackedWidget) -> None:
    pressed: list[str] = []
    button(pages, 0).clicked.connect(lambda: pages.setCurrentIndex(1))
    button(pages, 1).clicked.connect(lambda: pressed.append("published"))
    double_click(pages, button(pages, 0))
    assert pages.currentIndex() == 1
    assert not pressed
    QTest.mouseClick(pages.windowHandle(), LEFT, NONE, QPoint(150, 100))
    assert pressed == ["published"], "a click of its own is one"


def test_where_nothing_moved_two_presses_are_two(pages: QStackedWidget) -> None:
    pressed: list[int] = []
    button(pages, 0).clicked.connect(lambda: pressed.append(1))
    double_click(pages, button(pages, 0))
    assert pressed == [1, 1]


def test_a_dialog_that_opened_under_the_mouse_is_not_answered(theme: Theme, qtbot: QtBot) -> None:
    dialog = Dialog(theme, "Publish it now?")
    qtbot.addWidget(dialog)
    dialog.add_safe("Not now")
    main = dialog.add_main("Publish", dialog.accept)
    dialog.show()
    dialog.activateWindow()
    QCoreApplication.processEvents()
    pressed: list[int] = []
    main.pressed.connect(lambda: pressed.append(1))
    at = main.mapTo(dialog, main.rect().center())
    second_half = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, QPointF(at), QPointF(dialog.mapToGlobal(at)), LEFT, LEFT, NONE
    )
    QApplication.sendEvent(dialog.windowHandle(), second_half)  # the first was in the window behind it
    assert not pressed
    QTest.mouseClick(dialog.windowHandle(), LEFT, NONE, at)
    assert not dialog.isVisible(), "it is answered by a click of its own"


def test_a_card_of_the_week_opens_its_post_and_nothing_in_it(
    window: MainWindow, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    gui_newsroom.plan("Corte de agua", minutes=60)
    place = window.workplace
    assert place is not None
    place.go("calendar")
    QCoreApplication.processEvents()
    card = place.pages.current().findChildren(PostCard)[0]
    double_click(window, card)
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    QCoreApplication.processEvents()
    assert window.focusWidget() is editor.writing.edit, "where the post begins, not where the second half fell"
    assert not editor.writing.edit.textCursor().hasSelection()
    assert place.pages.current() is editor


def test_a_picture_opens_once_and_stays_open(editor: EditorPage, desk: Desk, picture: Path, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.images.take([picture])
    qtbot.waitUntil(lambda: len(editor.images.cards()) == 1)
    card = editor.images.cards()[0]
    for _round in range(10):
        QCoreApplication.processEvents()
    bring_into_view(card)
    double_click(editor, card)
    assert editor.images.panel.isVisible()


def test_a_card_is_opened_once(theme: Theme, qtbot: QtBot) -> None:
    card = PostCard(theme, CardFace("10:00", "Corte de agua", (), (), "planned"))
    qtbot.addWidget(card)
    card.resize(200, 60)
    card.show()
    opened: list[int] = []
    card.clicked.connect(lambda: opened.append(1))
    double_click(card, card)
    assert opened == [1]
    assert isinstance(card, buttons.Pressable)

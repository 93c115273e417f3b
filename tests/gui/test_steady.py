"""A page that moves by itself does not put another button under the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calendario.gui import standing
from calendario.gui.main_window import MainWindow
from calendario.gui.steady import Steady
from tests.newsroom import Newsroom

LEFT = Qt.MouseButton.LeftButton


def test_right_after_it_moved_a_click_presses_nothing_and_a_key_still_does(qtbot: QtBot) -> None:
    area = QWidget()
    qtbot.addWidget(area)
    button = QPushButton("Descartar", area)
    area.show()
    pressed: list[bool] = []
    button.clicked.connect(lambda checked: pressed.append(checked))
    steady = Steady(area)
    steady.moved()
    QTest.mouseClick(button, LEFT)
    assert not pressed
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 1
    qtbot.waitUntil(lambda: not steady.shields)
    QTest.mouseClick(button, LEFT)
    assert len(pressed) == 2


def test_the_turn_of_a_person_comes_above_the_page_and_the_page_is_steady(
    window: MainWindow, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    place = window.workplace
    assert place is not None
    place.go("channels")
    whatsapp = tuple(c for c in gui_newsroom.desk.channels.all() if c.by_hand)
    gui_newsroom.plan("Vuelve el agua", on=whatsapp, minutes=1)
    gui_newsroom.clock.forward(minutes=1)
    gui_newsroom.publish()
    qtbot.waitUntil(lambda: not place.steady.shields)
    place.standing.refresh()
    assert place.notices.strip("by_hand") is not None
    assert place.steady.shields


def test_nothing_moves_while_the_mouse_is_pressed(
    window: MainWindow, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    place = window.workplace
    assert place is not None
    down = [True]
    monkeypatch.setattr(standing, "mouse_is_down", lambda: down[0])
    rows = place.pages.page("today").schedule  # type: ignore[attr-defined]
    gui_newsroom.plan("Corte de agua", minutes=30)
    place.standing.store_changed(frozenset({"publications"}))
    assert not rows.lines
    down[0] = False
    qtbot.waitUntil(lambda: len(rows.lines) == 1)

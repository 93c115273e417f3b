"""The one shape of our dialogs: as tall as its words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.background import Background
from calendario.gui.connect_dialog import ConnectDialog
from calendario.gui.dialog import Dialog
from calendario.gui.pausing import PauseDialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.strip import Strip
from calendario.gui.widgets.wrap_radio import WrapRadio


def whole(dialog: ConnectDialog) -> bool:
    """Whether the notice has the room that its words need, and nothing is left to scroll to."""
    notice = next(s for s in reversed(dialog.findChildren(Strip)) if s.accessibleName() == dialog.said)
    laid_out = notice.isVisible() and notice.height() >= notice.heightForWidth(notice.width()) > 0
    return laid_out and dialog._scroll.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("words", [16, 22, 28, 34, 40])
def test_a_notice_that_takes_the_place_of_a_shorter_one_is_shown_whole(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot, words: int
) -> None:
    dialog = ConnectDialog(desk, theme, background)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.choose("bluesky", "bluesky")
    dialog._say("hint", "Conectando…")
    qtbot.waitUntil(lambda: whole(dialog))
    dialog._say("block", "Ahora " + "palabra " * words, "Y después " + "palabra " * words)
    qtbot.waitUntil(lambda: whole(dialog))


def test_going_back_by_tab_one_comes_to_the_marked_choice_and_not_to_another(theme: Theme, qtbot: QtBot) -> None:
    dialog = PauseDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    for _step in range(10):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Backtab)
        focus = dialog.focusWidget()
        assert not isinstance(focus, QRadioButton) or focus.isChecked()


def test_a_choice_that_is_wider_than_the_screen_takes_more_lines(theme: Theme, qtbot: QtBot) -> None:
    words = "El calendario que se guardó aparte el miércoles, 25 de noviembre de 2026, en este ordenador"
    dialog = Dialog(theme, "¿Cuál?")
    qtbot.addWidget(dialog)
    choice = WrapRadio(words, dialog)
    dialog.add(choice)
    dialog.add_safe("Ninguno")
    dialog.show()
    qtbot.waitUntil(lambda: choice.height() >= choice.heightForWidth(choice.width()))
    assert choice.width() < choice.sizeHint().width()
    assert choice.height() > choice.fontMetrics().height() * 2
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice.rect().bottomLeft() + QPoint(40, -3))
    assert choice.isChecked()


def test_a_dialog_grows_with_what_cannot_wrap(theme: Theme, qtbot: QtBot) -> None:
    dialog = Dialog(theme, "¿Cuál?")
    qtbot.addWidget(dialog)
    box = QCheckBox("Guardar en este ordenador las publicaciones que no subieron al servidor del equipo", dialog)
    dialog.add(box)
    dialog.add_safe("Ninguno")
    dialog.show()
    qtbot.waitUntil(lambda: box.width() >= box.sizeHint().width())
    assert box.mapTo(dialog, box.rect().topRight()).x() <= dialog.width()


def test_a_dialog_opens_over_the_middle_of_its_window_wherever_that_is(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    half = room.size() * 0.7
    dialog = Dialog(theme, "¿Cuál?", window)
    dialog.add_text("Una línea de un texto que nadie lee entero. " * 3)
    dialog.add_safe("Ninguno")
    for corner in (room.topLeft() + QPoint(20, 30), room.bottomRight() - QPoint(half.width() + 8, half.height() + 8)):
        window.setGeometry(QRect(corner, half))
        window.show()
        qtbot.waitExposed(window)
        dialog.show()
        qtbot.waitExposed(dialog)
        apart = dialog.frameGeometry().center() - window.frameGeometry().center()
        assert apart.manhattanLength() <= 4
        dialog.reject()


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_a_dialog_with_its_title_is_on_the_screen_however_tall_it_grows(theme: Theme, qtbot: QtBot, scale: int) -> None:
    theme.set_text_scale(scale)
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    window.setGeometry(room.adjusted(40, room.height() - 300, -40, 0))  # at the foot of the screen
    window.show()
    dialog = Dialog(theme, "¿Cuál?", window)
    for _ in range(60):
        dialog.add_text("Una línea de un texto que nadie lee entero.")
    dialog.add_safe("Ninguno")
    dialog.show()
    qtbot.waitExposed(dialog)
    assert room.contains(dialog.frameGeometry())
    dialog.move(dialog.x(), room.bottom() - 200)
    dialog.add_text("Una más.")
    qtbot.waitUntil(lambda: room.contains(dialog.frameGeometry()))


def test_a_dialog_is_gone_once_it_is_answered(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for _time in range(3):
        dialog = Dialog(theme, "¿Seguro?", window)
        dialog.add_safe("No")
        QTimer.singleShot(0, dialog.reject)
        assert dialog.exec() == QDialog.DialogCode.Rejected
        assert dialog.windowTitle() == "¿Seguro?", "what was answered is read first"
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))

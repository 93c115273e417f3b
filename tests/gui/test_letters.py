"""E-mails dropped on the window become drafts that open in the editor."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from calendario.gui.editor.page import EditorPage
from calendario.gui.main_window import MainWindow
from calendario.gui.workplace import Workplace
from tests.desk.test_letters import a_letter, saved

COPY, NOTHING_HELD = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier


def work(window: MainWindow) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def dropped(place: Workplace, *files: Path) -> bool:
    """Drops those files on the window; whether they are welcome there."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    comes = QDragEnterEvent(QPoint(9, 9), COPY, mime, Qt.MouseButton.LeftButton, NOTHING_HELD)
    comes.ignore()
    place.dragEnterEvent(comes)
    if comes.isAccepted():
        place.dropEvent(QDropEvent(QPoint(9, 9), COPY, mime, Qt.MouseButton.LeftButton, NOTHING_HELD))
    return comes.isAccepted()


def test_an_e_mail_dropped_anywhere_opens_as_a_draft(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    place = work(window)
    assert dropped(place, saved(tmp_path, a_letter()))
    qtbot.waitUntil(lambda: isinstance(place.pages.current(), EditorPage))
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    assert editor.header.title.text() == "Feria de San Andrés"
    assert editor.writing.edit.text().startswith("La feria es del 28 al 30")
    assert "card" in place.told.sentence.text()


def test_what_is_no_e_mail_is_said_and_the_screen_stays(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    place = work(window)
    before = place.pages.current()
    assert dropped(place, saved(tmp_path, b"tomates"))
    qtbot.waitUntil(lambda: "not an e-mail" in place.told.sentence.text() or "correo" in place.told.sentence.text())
    assert place.pages.current() is before


def test_other_files_are_not_taken_by_the_window(window: MainWindow, picture: Path) -> None:
    assert not dropped(work(window), picture)

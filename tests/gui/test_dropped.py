"""What is dropped is taken as a copy, and a draft that came while somebody was at another post is one press away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calendario.gui.editor.page import EditorPage
from calendario.gui.main_window import MainWindow
from calendario.gui.workplace import Workplace
from tests.desk.test_letters import a_letter, saved
from tests.gui.typing import type_text

#: What a file manager offers, and what it proposes where both are on one disk.
COPY_OR_MOVE, MOVE = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction
LEFT, NOTHING_HELD = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def answer(place: QWidget, data: QMimeData, offered: Qt.DropAction = COPY_OR_MOVE) -> Qt.DropAction:
    """What the place says it did with the files."""
    drop = QDropEvent(QPointF(5, 5), offered, data, LEFT, NOTHING_HELD)
    drop.setDropAction(MOVE)
    place.dropEvent(drop)
    assert drop.isAccepted()
    return drop.dropAction()


def painted(folder: Path, colour: str) -> Path:
    """A small picture of that colour."""
    made = QImage(60, 40, QImage.Format.Format_RGB32)
    made.fill(QColor(colour))
    assert made.save(str(folder / f"{colour}.png"))
    return folder / f"{colour}.png"


def at_work(window: MainWindow) -> tuple[Workplace, EditorPage]:
    assert window.workplace is not None
    window.workplace.pages.new_post()
    editor = window.workplace.pages.current()
    assert isinstance(editor, EditorPage)
    return window.workplace, editor


def test_no_file_manager_is_told_that_a_file_was_moved(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    place, editor = at_work(window)
    sky, grass, clay = (painted(tmp_path, colour) for colour in ("skyblue", "green", "sienna"))
    copied, neither = Qt.DropAction.CopyAction, Qt.DropAction.IgnoreAction
    with qtbot.waitSignal(editor.images.changed):
        assert answer(editor.images, files(sky)) is copied
    with qtbot.waitSignal(editor.images.changed):
        assert answer(editor.writing.edit, files(grass)) is copied
    with qtbot.waitSignal(editor.images.changed):
        assert answer(editor.images, files(clay), offered=MOVE) is neither
    letter = files(saved(tmp_path, a_letter()))
    with qtbot.waitSignal(place.letters.received):
        assert answer(place, letter) is copied
    comes = QDragEnterEvent(QPoint(9, 9), COPY_OR_MOVE, letter, LEFT, NOTHING_HELD)
    comes.setDropAction(MOVE)
    place.dragEnterEvent(comes)
    assert comes.dropAction() is copied  # which the pointer shows before anything is let go


def test_an_e_mail_dropped_on_a_post_that_nobody_has_begun_takes_its_place(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    place, editor = at_work(window)
    answer(place, files(saved(tmp_path, a_letter())))
    qtbot.waitUntil(lambda: editor.header.title.text() == "Feria de San Andrés")
    assert not place.told.go.isVisible()


def test_the_draft_that_waits_is_one_press_away_and_what_was_written_is_kept(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    place, editor = at_work(window)
    type_text(editor.writing.edit, "Corte de agua")
    answer(place, files(saved(tmp_path, a_letter())))
    qtbot.waitUntil(place.told.go.isVisible)
    place.told.go.click()
    assert editor.header.title.text() == "Feria de San Andrés"
    assert not place.told.isVisible()
    kept = [draft.title for draft in place._desk.calendar.week(editor._said_on()).undated]
    assert "Corte de agua" in kept

"""E-mails dropped on the window become drafts that open in the editor."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from calendario.gui.editor.page import EditorPage
from calendario.gui.main_window import MainWindow
from calendario.gui.workplace import Workplace
from tests.desk.test_letters import a_letter, saved
from tests.gui.typing import type_text

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


def test_what_of_an_e_mail_is_not_in_the_text_is_said(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    place = work(window)
    letter = a_letter()
    letter.set_content("Hola, Merche:\n\nLa feria es del 28 al 30 de noviembre.\n\nUn saludo,\nAna Ruiz")
    assert dropped(place, saved(tmp_path, letter))
    qtbot.waitUntil(lambda: isinstance(place.pages.current(), EditorPage))
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    assert editor.writing.edit.text() == "La feria es del 28 al 30 de noviembre."
    said = place.told.sentence.text()
    assert "internal note" in said
    assert "the greeting" in said
    assert "the signature" in said
    assert "legal" not in said


def test_what_is_no_e_mail_is_said_and_the_screen_stays(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    place = work(window)
    before = place.pages.current()
    assert dropped(place, saved(tmp_path, b"tomates"))
    qtbot.waitUntil(lambda: "not an e-mail" in place.told.sentence.text() or "correo" in place.told.sentence.text())
    assert place.pages.current() is before


def test_other_files_are_not_taken_by_the_window(window: MainWindow, picture: Path) -> None:
    assert not dropped(work(window), picture)


def test_a_post_being_written_stays_in_front_and_the_draft_waits(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    place = work(window)
    place.pages.new_post()
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    type_text(editor.writing.edit, "Corte de agua")
    assert dropped(place, saved(tmp_path, a_letter()))
    qtbot.waitUntil(lambda: "without a date" in place.told.sentence.text())
    type_text(editor.writing.edit, " en la calle Olmo")
    assert editor.writing.edit.text() == "Corte de agua en la calle Olmo"
    assert editor.header.title.text() != "Feria de San Andrés"
    titles = [d.title for d in place._desk.calendar.week(date(2026, 11, 25)).undated]
    assert "Feria de San Andrés" in titles


def test_an_e_mail_over_the_text_or_the_pictures_is_the_window_s(
    window: MainWindow, tmp_path: Path, picture: Path
) -> None:
    place = work(window)
    place.pages.new_post()
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    letter, other = QMimeData(), QMimeData()
    letter.setUrls([QUrl.fromLocalFile(str(saved(tmp_path, a_letter())))])
    other.setUrls([QUrl.fromLocalFile(str(picture))])
    assert not editor.writing.edit.canInsertFromMimeData(letter)
    assert editor.writing.edit.canInsertFromMimeData(other)
    for mime, welcome in ((letter, False), (other, True)):
        comes = QDragEnterEvent(QPoint(9, 9), COPY, mime, Qt.MouseButton.LeftButton, NOTHING_HELD)
        comes.ignore()
        editor.images.dragEnterEvent(comes)
        assert comes.isAccepted() is welcome


def test_an_e_mail_that_comes_while_a_question_is_open_changes_nothing_behind_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    place = work(window)
    before = place.pages.current()
    question = QDialog(window)
    question.setModal(True)
    question.show()
    place.letters.take([saved(tmp_path, a_letter())])
    qtbot.waitUntil(lambda: "without a date" in place.told.sentence.text())
    assert place.pages.current() is before
    question.close()

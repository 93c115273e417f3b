"""E-mails dropped on the window become drafts that open in the editor."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from calendario.desk.writing import WritingDesk
from calendario.gui.editor.page import EditorPage
from calendario.gui.main_window import MainWindow
from calendario.gui.regions import go_into
from calendario.gui.workplace import Workplace
from tests.channels.calls import VIDEOS
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


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Pictures and videos are on their way, as from a slow stick, until it is set."""
    go_on = Event()
    for name in ("take_in", "take_in_video"):
        take_in = getattr(WritingDesk, name)

        def slowly(*given: object, take_in: object = take_in) -> object:
            assert go_on.wait(10)
            return take_in(*given)  # type: ignore[operator]

        monkeypatch.setattr(WritingDesk, name, slowly)
    yield go_on
    go_on.set()


def new_post(place: Workplace, day: object = None) -> EditorPage:
    place.pages.new_post(day)
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    return editor


@pytest.mark.parametrize("kind", ["picture", "video"])
def test_a_new_post_keeps_its_place_while_its_picture_or_video_is_copied(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, picture: Path, slow: Event, kind: str
) -> None:
    place = work(window)
    editor = new_post(place)
    given = picture if kind == "picture" else Path(shutil.copy(VIDEOS / "fair.mp4", tmp_path / "feria.mp4"))
    editor.images.take([given])
    received = place._desk.letters.draft_of(saved(tmp_path, a_letter()), lambda *_told: "")
    place.letters.received.emit(received)
    assert "without a date" in place.told.sentence.text()
    slow.set()
    qtbot.waitUntil(lambda: bool(editor._draft.base.images or editor._draft.base.videos), timeout=10_000)
    assert editor.writing.edit.text() == ""


def test_a_new_post_keeps_the_hour_that_it_was_asked_for_on(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    place = work(window)
    friday = datetime(2026, 11, 27, 18, 30)  # noqa: DTZ001  wall time
    editor = new_post(place, friday)
    assert dropped(place, saved(tmp_path, a_letter()))
    qtbot.waitUntil(lambda: "without a date" in place.told.sentence.text())
    assert editor._plan.wall_time == friday
    editor._discard()
    assert place.pages.current() is not editor, "of a post that is not kept nothing has to be discarded"


def test_a_letter_half_typed_is_somebody_writing(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    place = work(window)
    editor = new_post(place)
    QApplication.sendEvent(editor.writing.edit, QInputMethodEvent("´", []))
    assert dropped(place, saved(tmp_path, a_letter()))
    qtbot.waitUntil(lambda: "without a date" in place.told.sentence.text())
    assert editor.header.title.text() != "Feria de San Andrés"


@pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise)", extend=True)  # offscreen, for a menu
def test_an_e_mail_that_comes_while_a_menu_is_open_changes_nothing_behind_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    place = work(window)
    editor = new_post(place)
    menu = QMenu(editor)
    menu.addAction("Bluesky")
    menu.popup(editor.mapToGlobal(QPoint(40, 40)))
    place.letters.take([saved(tmp_path, a_letter())])
    qtbot.waitUntil(lambda: "without a date" in place.told.sentence.text())
    assert editor.header.title.text() != "Feria de San Andrés"
    menu.close()


def test_of_several_e_mails_the_first_opens_and_it_is_said_how_many_wait(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    place = work(window)
    files = []
    for number in range(4):
        letter = a_letter()
        letter.replace_header("Subject", f"Aviso {number}")
        (tmp_path / str(number)).mkdir()
        files.append(saved(tmp_path / str(number), letter))
    assert dropped(place, *files)
    qtbot.waitUntil(lambda: "3 wait" in place.told.sentence.text())
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    assert place.told.go.isVisible()
    place.told.go.click()
    place.pages.go("today")
    editor = new_post(place)
    type_text(editor.writing.edit, "Corte de agua")
    assert dropped(place, saved(tmp_path, a_letter()))
    qtbot.waitUntil(lambda: "It waits" in place.told.sentence.text())  # those before were told, and one was opened


def test_f6_comes_to_what_the_strip_offers_and_then_to_what_hides_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    place = work(window)
    type_text(new_post(place).writing.edit, "Corte de agua")
    assert dropped(place, saved(tmp_path, a_letter()))
    qtbot.waitUntil(place.told.go.isVisible)
    assert go_into(place.told)
    assert window.focusWidget() is place.told.go
    place.told.tell("Movida.", lambda: None)
    assert go_into(place.told)
    assert window.focusWidget() is place.told.undo

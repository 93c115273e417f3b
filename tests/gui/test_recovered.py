"""The program goes off in the middle of a word: what was written comes back and says so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.gui.editor.page import EditorPage
from calendario.gui.main_window import MainWindow
from calendario.gui.workplace import Workplace
from tests.gui.typing import type_text

ABOUT = "recovered"
TEXT = "Corte de agua en la calle Olmo\nEl martes, de 9:00 a 14:00."


@pytest.fixture
def killed(editor: EditorPage, desk: Desk, qtbot: QtBot) -> EditorPage:
    """Somebody typed; the autosave wrote it; nobody closed anything."""
    editor.open(desk.writing.new())
    with qtbot.waitSignal(editor.keeping.kept, timeout=2000):  # what may be lost
        type_text(editor.writing.edit, TEXT)
    return editor


def place(window: MainWindow) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def buttons(workplace: Workplace) -> list[QAbstractButton]:
    strip = workplace.notices.strip(ABOUT)
    assert strip is not None
    return strip.buttons()


def test_the_next_start_says_it_and_opens_it(killed: EditorPage, window: MainWindow) -> None:
    strip = place(window).notices.strip(ABOUT)
    assert strip is not None
    assert "Corte de agua en la calle Olmo" in strip.accessibleName()
    buttons(place(window))[0].click()
    shown = place(window).pages.current()
    assert isinstance(shown, EditorPage)
    assert shown.writing.edit.text() == TEXT
    assert place(window).notices.strip(ABOUT) is None


def test_whoever_leaves_it_is_not_asked_again(killed: EditorPage, window: MainWindow, desk: Desk) -> None:
    buttons(place(window))[1].click()
    assert place(window).notices.strip(ABOUT) is None
    assert desk.writing.left_behind() is None


def test_in_the_tray_it_has_the_name_of_its_first_line(killed: EditorPage, desk: Desk) -> None:
    (row,) = desk.calendar.week(desk.office.clock().date()).undated
    assert row.title == "Corte de agua en la calle Olmo"


def test_what_is_left_in_order_is_not_told(killed: EditorPage, desk: Desk) -> None:
    assert killed.can_leave()
    assert desk.writing.left_behind() is None
    type_text(killed.writing.edit, " Más")  # another screen, and back to the text
    killed.keeping.keep_now()
    assert desk.writing.left_behind() is not None
    killed.header.back_button.click()
    assert desk.writing.left_behind() is None


def test_what_was_saved_before_the_crash_is_not_told(killed: EditorPage, desk: Desk) -> None:
    killed.save_draft()
    assert desk.writing.left_behind() is None


def test_what_another_program_keeps_is_not_being_written(desk: Desk) -> None:
    desk.writing.keep(desk.writing.new().post_id, Draft(base=Content("Desde un guion")), PlanDraft(), None)
    assert desk.writing.left_behind() is None

"""The editor's page: writing a post, leaving it, and going back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.page import EditorPage
from tests.gui.posts import TOMORROW, begin, channel, reviewed
from tests.gui.typing import type_text

# --- writing


def test_a_new_post_begins_in_the_text_and_not_on_a_button(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    assert editor.writing.edit.hasFocus()


def test_what_is_typed_is_kept_by_itself_soon(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    post_id = begin(editor, desk)
    with qtbot.waitSignal(editor.keeping.kept, timeout=2000):
        type_text(editor.writing.edit, "Corte de agua 💧")
    assert desk.writing.open(post_id).draft.base.text == "Corte de agua 💧"
    assert "9:00" in editor.header.saved.text()


def test_an_empty_post_that_is_left_leaves_nothing_behind(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    with qtbot.waitSignal(editor.leave):
        editor.header.back_button.click()
    assert desk.calendar.week(TOMORROW.date()).undated == ()


def test_leaving_keeps_the_last_key(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Último cambio")
    assert editor.can_leave()
    assert desk.writing.open(post_id).draft.base.text == "Último cambio"


def test_without_a_title_the_first_line_shows_through(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Corte de agua\nEl martes.")
    assert editor.header.title.text() == ""
    assert editor.header.title.placeholderText() == "Corte de agua"


def test_tab_leaves_the_text(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_Tab)
    assert not editor.writing.edit.hasFocus()
    assert editor.writing.edit.text() == ""


def test_tab_goes_as_one_reads_and_reaches_publishing_last(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.writing.edit.insertPlainText("La solicitut. ")
    reviewed(editor, qtbot, "spelling_error")
    qtbot.waitUntil(lambda: editor.findings.row_widgets()[0].fix.isVisible())
    editor.header.title.setFocus()
    head = editor.header
    seen: list[object] = []
    while not (len(seen) > 1 and editor.focusWidget() is head.title):
        assert editor.focusWidget() not in seen  # each takes one Tab
        seen.append(editor.focusWidget())
        qtbot.keyClick(editor.focusWidget(), Qt.Key.Key_Tab)
    landmarks = [
        head.title,
        editor.channels.row(BASE),
        editor.writing.edit,
        editor.images.add,
        editor.timing.moment.day,
        editor.findings.row_widgets()[0].fix,
        editor.preview.selector,
        head.more,
        head.now_button,
        head.plan_button,
    ]
    places = [seen.index(one) for one in landmarks]
    assert places == sorted(places)


# --- going back


def test_discarding_leaves_and_offers_the_way_back(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Corte de agua.")
    with qtbot.waitSignals([editor.discarded, editor.leave]):
        editor.header.discard.emit()
    assert desk.calendar.week(TOMORROW.date()).undated == ()
    desk.writing.undo_discard(post_id)
    assert desk.writing.open(post_id).draft.base.text == "Corte de agua."


def test_going_back_to_what_was_saved_can_be_undone(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Primera.")
    editor.save_draft()
    type_text(editor.writing.edit, "Segunda. ")
    editor.header.go_back_to_saved.emit()
    assert editor.writing.edit.text() == "Primera."
    strip = editor.notices.told("recovered")
    assert strip is not None
    strip.buttons()[0].click()
    assert "Segunda." in editor.writing.edit.text()


def test_a_duplicate_is_another_post_without_a_date(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Mercado el domingo.")
    editor.header.duplicate.emit()
    assert editor.writing.edit.text() == "Mercado el domingo."
    assert editor.timing.date_it.isVisible()
    type_text(editor.writing.edit, "Otra vez: ")
    editor.keeping.keep_now()
    assert desk.writing.open(post_id).draft.base.text == "Mercado el domingo."


def test_what_was_being_written_comes_back_with_a_way_to_the_saved_one(editor: EditorPage, desk: Desk) -> None:
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Guardada.")
    editor.save_draft()
    type_text(editor.writing.edit, "Sin guardar. ")
    editor.can_leave()
    editor.open(desk.writing.open(post_id))
    assert editor.writing.edit.text().count("Sin guardar.") == 1
    assert "recovered" in editor.notices.names()


def test_typing_while_the_channels_change_elsewhere_keeps_everything(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "A mitad de frase")
    caret = editor.writing.edit.caret()
    desk.channels.add_by_hand("facebook")
    editor.reload()
    assert editor.writing.edit.text() == "A mitad de frase"
    assert editor.writing.edit.caret() == caret
    assert "Facebook" in [a.text() for a in editor.channels.menu().actions()]


@pytest.mark.parametrize(("width", "columns"), [(1182, 3), (948, 2), (588, 1)])
def test_the_page_folds_to_what_fits(editor: EditorPage, desk: Desk, width: int, columns: int, qtbot: QtBot) -> None:
    begin(editor, desk)
    editor.resize(width, 500)
    qtbot.waitUntil(lambda: editor.columns.count == columns)
    assert editor.writing.edit.isVisible()
    assert editor.header.plan_button.isVisible()
    assert editor.header.minimumSizeHint().width() <= width
    for part in (editor.writing, editor.timing):
        assert part.minimumSizeHint().width() <= max(part.parentWidget().width(), 1)


def test_everything_has_a_name(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "WEB", "BS", "MA", "WA")
    nameless = [b for b in editor.findChildren(QPushButton) if b.isVisible() and not b.accessibleName()]
    assert not nameless
    row = editor.channels.row(channel(desk, "BS"))
    assert "Bluesky" in row.accessibleName()
    assert "base text" in row.accessibleName()

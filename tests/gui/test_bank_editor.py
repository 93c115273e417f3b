"""The bank beside the text: put in, kept, and what is still to be filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.bank import Answer, Evergreen, Kind, Template
from calendario.gui.bank.entry_dialog import EntryDialog
from calendario.gui.bank.picker import PickDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from tests.gui.posts import begin, channel, reviewed
from tests.gui.typing import type_text

PLENO = Template("El {fecha} 🎉, en {lugar}.")


def chosen(editor: EditorPage) -> str:
    return editor.writing.edit.textCursor().selectedText()


def picks(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, words: str) -> None:
    """A person who types that in the picker, and Enter."""

    def run(dialog: PickDialog) -> int:
        dialog.show()
        type_text(dialog.entries.search, words)
        qtbot.keyClick(dialog.entries.search, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(PickDialog, "exec", run)


def test_a_text_is_put_in_at_the_caret_by_keyboard_and_its_use_is_noted(
    editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    entry = desk.bank.add(Answer("¿Cómo pido cita?", "Por teléfono."))
    desk.bank.add(PLENO, "Pleno")
    begin(editor, desk)
    edit = editor.writing.edit
    type_text(edit, "🎉 Hola.  Adiós.")
    edit.go_to(8, 8)
    picks(monkeypatch, qtbot, "cita")
    qtbot.keyClick(edit, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "🎉 Hola. Por teléfono. Adiós."
    assert desk.bank.one(entry.id).last_on == desk.office.clock().date()
    edit.undo()
    assert edit.text() == "🎉 Hola.  Adiós.", "one step"


def test_a_template_put_in_has_its_first_field_chosen_and_f2_goes_on(
    editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk.bank.add(PLENO, "Pleno")
    begin(editor, desk)
    edit = editor.writing.edit
    type_text(edit, "😀 ")
    picks(monkeypatch, qtbot, "pleno")
    qtbot.mouseClick(editor.stored.button, Qt.MouseButton.LeftButton)
    assert chosen(editor) == "{fecha}"
    qtbot.keyClick(edit, Qt.Key.Key_F2)
    assert chosen(editor) == "{lugar}"
    qtbot.keyClick(edit, Qt.Key.Key_F2)
    assert chosen(editor) == "{fecha}", "round the end"
    type_text(edit, "lunes")
    qtbot.keyClick(edit, Qt.Key.Key_F2)
    type_text(edit, "la plaza")
    assert edit.text() == "😀 El lunes 🎉, en la plaza."
    with qtbot.waitSignal(editor.told):
        qtbot.keyClick(edit, Qt.Key.Key_F2)


def test_an_unfilled_field_prevents_publishing_and_its_fix_chooses_it(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Hola 🎉 {fecha}")
    (row,) = reviewed(editor, qtbot, "unfilled_field")
    editor.findings.fix_asked.emit(row, "")
    assert chosen(editor) == "{fecha}"
    assert editor.findings.row_widgets()[0].fix.text() == "Fill in"


def test_a_field_of_one_version_leads_to_that_version(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Hola")
    editor.show_target(channel(desk, "BS"))
    type_text(editor.writing.edit, " {lugar}")
    editor.show_target(None)
    (row,) = reviewed(editor, qtbot, "unfilled_field")
    editor.findings.fix_asked.emit(row, "")
    assert editor._shown == channel(desk, "BS")
    assert chosen(editor) == "{lugar}"


def test_a_field_in_the_title_leads_there_and_is_one_row_for_all(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Hola")
    editor.show_target(channel(desk, "BS"))
    type_text(editor.writing.edit, " a todos")
    type_text(editor.header.title, "Pleno del {día}")
    (row,) = reviewed(editor, qtbot, "unfilled_field")
    editor.findings.fix_asked.emit(row, "")
    assert editor.header.title.selectedText() == "{día}"
    editor.writing.edit.setFocus()
    editor.header.title.deselect()
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_F2)
    assert editor.header.title.selectedText() == "{día}"


def test_a_field_in_the_link_leads_to_the_link(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Hola")
    type_text(editor.writing.link.address, "https://villasauce.example/{trámite}")
    editor.writing.edit.setFocus()
    qtbot.waitUntil(lambda: "unfilled_field" in [r.finding.code for r in editor.findings.rows_shown()])
    row = next(r for r in editor.findings.rows_shown() if r.finding.code == "unfilled_field")
    editor.findings.fix_asked.emit(row, "")
    assert editor.writing.link.address.selectedText() == "{trámite}"


def test_a_field_in_a_description_leads_to_its_picture(
    editor: EditorPage, desk: Desk, picture: Path, qtbot: QtBot
) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Hola")
    images = (replace(desk.writing.take_in(picture), alt="Cartel de {acto}"),)
    editor._images_changed(None, images)
    qtbot.waitUntil(lambda: "unfilled_field" in [r.finding.code for r in editor.findings.rows_shown()])
    row = next(r for r in editor.findings.rows_shown() if r.finding.code == "unfilled_field")
    with qtbot.waitSignal(editor.images.opened):
        editor.findings.fix_asked.emit(row, "")


def test_unfilled_fields_are_tinted_while_one_types(editor: EditorPage, desk: Desk, theme: Theme) -> None:
    begin(editor, desk)
    edit = editor.writing.edit
    edit.setPlainText("😀 {fecha} x")
    (marked,) = [
        f
        for f in edit.document().firstBlock().layout().formats()
        if f.format.background().color() == theme.colour("warn_tint")
    ]
    assert (marked.start, marked.length) == (3, 7), "in UTF-16, as Qt counts"


def test_what_is_written_is_kept_as_a_template(
    editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    begin(editor, desk)
    type_text(editor.writing.edit, "Corte de agua el {día}.")

    def run(dialog: EntryDialog) -> int:
        dialog.show()
        assert dialog.form.name_field is not None
        type_text(dialog.form.name_field.widget, "Corte")
        dialog.save.click()
        return dialog.result()

    monkeypatch.setattr(EntryDialog, "exec", run)
    action = next(a for a in editor.header.menu().actions() if a.text() == "Save as template…")
    with qtbot.waitSignal(editor.told):
        action.trigger()
    (kept,) = desk.bank.all(Kind.TEMPLATE)
    assert (kept.entry.name, kept.entry.body) == ("Corte", Template("Corte de agua el {día}."))


def test_what_rests_or_is_over_is_not_offered(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    today = desk.office.clock().date()
    desk.bank.begin(desk.bank.add(Evergreen("Pilas", 30), "Pilas").id)
    desk.bank.add(Answer("¿Vieja?", "Sí", expires_on=today.replace(year=2020)))
    desk.bank.retire(desk.bank.add(PLENO, "Otro").id)
    dialog = PickDialog(desk, theme)
    qtbot.addWidget(dialog)
    assert dialog.entries.entries() == []
    assert not dialog.put.isEnabled()
    desk.bank.add(PLENO, "Pleno")
    dialog.entries.search.setText("PLENO")
    assert [kept.entry.name for kept in dialog.entries.entries()] == ["Pleno"]
    assert dialog.put.isEnabled()


def test_a_text_that_does_not_change_any_more_takes_nothing(
    editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk.bank.add(PLENO, "Pleno")
    begin(editor, desk)
    editor.writing.edit.setReadOnly(True)
    picks(monkeypatch, qtbot, "pleno")
    editor.stored.choose()
    assert editor.writing.edit.text() == ""


def test_what_rests_by_its_day_leads_to_the_day_and_what_is_over_to_the_text(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    text = "Lleva las pilas usadas al punto limpio."
    entry = desk.bank.add(Evergreen(text, rest_days=30), "Pilas")
    desk.bank.begin(entry.id)
    begin(editor, desk)
    editor.stored.insert(entry)
    row = next(r for r in reviewed(editor, qtbot, "bank_resting") if r.finding.code == "bank_resting")
    editor.findings.fix_asked.emit(row, "")
    focused = editor.window().focusWidget()
    day = editor.timing.moment_of(row.channel_ids).day
    assert focused is day or day.isAncestorOf(focused)
    desk.bank.change(entry.id, Evergreen(text, 0, desk.office.clock().date() - timedelta(days=1)))
    editor._ask_review(at_once=True)
    row = next(r for r in reviewed(editor, qtbot, "bank_expired") if r.finding.code == "bank_expired")
    editor.findings.fix_asked.emit(row, "")
    assert editor.window().focusWidget() is editor.writing.edit

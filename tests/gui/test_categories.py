"""Categories in the window: kept in *Ajustes*, chosen in the editor."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.channel import Lateness, WhenLate
from calendario.domain.house import Nature
from calendario.domain.post import PlanDraft
from calendario.gui.categories_sheet import CategoriesSheet
from calendario.gui.category_dialog import CategoryDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel

HOUR = Lateness(WhenLate.SEND, timedelta(hours=1))


@pytest.fixture
def sheet(desk: Desk, theme: Theme, qtbot: QtBot) -> CategoriesSheet:
    made = CategoriesSheet(desk, theme)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    return made


def words(sheet: CategoriesSheet) -> str:
    return " ".join(label.text() for label in sheet.findChildren(WrapLabel) if label.isVisible())


def test_the_usual_ones_are_one_press_away_where_there_are_none(
    sheet: CategoriesSheet, desk: Desk, qtbot: QtBot
) -> None:
    assert sheet.usual.isVisible()
    qtbot.mouseClick(sheet.usual, Qt.MouseButton.LeftButton)
    assert {c.name for c in desk.categories.all()} >= {"Service", "Deadline", "Event", "Emergency"}
    assert {c.name: c.nature for c in desk.categories.all()} == {
        "Service": Nature.SERVICE,
        "Deadline": Nature.SERVICE,
        "Event": Nature.LEISURE,
        "Notice": Nature.SERVICE,
        "Emergency": Nature.EMERGENCY,
        "Campaign": Nature.CAMPAIGN,
        "Institutional": None,
    }
    assert not sheet.usual.isVisible()
    assert sheet.add.hasFocus()


def test_a_category_is_made_changed_put_away_and_used_again(
    sheet: CategoriesSheet, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def person(name: str, way: WhenLate | None) -> None:
        def fills_in(dialog: CategoryDialog) -> int:
            dialog.name.setText(name)
            dialog.late.choices[way].setChecked(True)
            qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
            return dialog.result()

        monkeypatch.setattr(CategoryDialog, "exec", fills_in)

    person("Emergencia", WhenLate.SEND)
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    (made,) = desk.categories.all()
    assert (made.name, made.lateness) == ("Emergencia", HOUR)
    assert "Emergencia" in words(sheet)
    assert "60" in words(sheet)
    person("Actos", None)
    qtbot.mouseClick(sheet.buttons[made.id, "change"], Qt.MouseButton.LeftButton)
    (made,) = desk.categories.all()
    assert (made.name, made.lateness) == ("Actos", None)
    qtbot.mouseClick(sheet.buttons[made.id, "retire"], Qt.MouseButton.LeftButton)
    assert desk.categories.all() == ()
    assert "not used any more" in words(sheet)
    qtbot.mouseClick(sheet.buttons[made.id, "restore"], Qt.MouseButton.LeftButton)
    assert desk.categories.all() == (made,)


def test_the_keyboard_stays_where_it_was_and_goes_from_row_to_row(
    sheet: CategoriesSheet, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fills_in(dialog: CategoryDialog) -> int:
        dialog.name.setText("Agenda")
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        return dialog.result()

    monkeypatch.setattr(CategoryDialog, "exec", fills_in)
    qtbot.waitActive(sheet)
    sheet.add.setFocus()
    qtbot.keyClick(sheet.add, Qt.Key.Key_Space)
    assert sheet.window().focusWidget() is sheet.add
    agenda = desk.categories.all()[0]
    for button in (sheet.buttons[agenda.id, "retire"], sheet.buttons[agenda.id, "change"]):
        qtbot.keyClick(sheet.window().focusWidget(), Qt.Key.Key_Backtab)
        assert sheet.window().focusWidget() is button


def test_the_minutes_come_after_the_way_they_belong_to(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    dialog = CategoryDialog(desk, theme, None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitActive(dialog)
    way = dialog.late.choices[WhenLate.SEND]
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    while isinstance(dialog.focusWidget(), QRadioButton):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.late.minutes


def test_what_a_category_is_for_is_chosen_by_keyboard_and_told_in_its_row(
    sheet: CategoriesSheet, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    water = desk.categories.add("Agua")
    sheet.reload()

    def steps_down(dialog: CategoryDialog) -> int:
        assert dialog.nature.accessibleName() == "What it is for"
        assert dialog.nature.currentText() == "Not said"
        dialog.nature.setFocus()
        for _ in range(1 + list(Nature).index(Nature.ESSENTIAL)):
            qtbot.keyClick(dialog.nature, Qt.Key.Key_Down)
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        return dialog.result()

    monkeypatch.setattr(CategoryDialog, "exec", steps_down)
    assert "Essential service" not in words(sheet)
    qtbot.mouseClick(sheet.buttons[water.id, "change"], Qt.MouseButton.LeftButton)
    assert [c.nature for c in desk.categories.all()] == [Nature.ESSENTIAL]
    assert "Essential service" in words(sheet)


def test_each_nature_has_words_of_its_own_and_opens_as_it_is(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    told = set()
    for nature in (None, *Nature):
        dialog = CategoryDialog(desk, theme, desk.categories.add(f"Una {nature}", nature=nature))
        qtbot.addWidget(dialog)
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        told.add(dialog.nature.currentText())
    assert len(told) == 1 + len(Nature)
    assert [c.nature for c in desk.categories.all() if c.name != f"Una {c.nature}"] == []


def test_a_name_that_is_refused_is_said_under_its_field(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    desk.categories.add("Agenda")
    dialog = CategoryDialog(desk, theme, None)
    qtbot.addWidget(dialog)
    dialog.show()
    for name in ("", "AGENDA"):
        dialog.name.setText(name)
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        assert dialog.isVisible()
        assert dialog._name.error
    assert len(desk.categories.all()) == 1


def test_one_that_is_there_opens_as_it_is(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    for lateness in (None, Lateness(), HOUR, Lateness(WhenLate.DROP)):
        dialog = CategoryDialog(desk, theme, desk.categories.add(f"Una {lateness}", lateness))
        qtbot.addWidget(dialog)
        assert dialog.late.lateness() == lateness


def test_nobody_is_asked_for_a_category_where_there_is_none(editor: EditorPage, desk: Desk) -> None:
    editor.open(desk.writing.new())
    assert not editor.timing.category.isVisible()


def test_a_category_is_chosen_by_keyboard_and_kept_with_the_post(editor: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    agenda, emergency = desk.categories.add("Agenda"), desk.categories.add("Emergencia", HOUR)
    manuscript = desk.writing.new(PlanDraft((desk.channels.all()[0].id,)))
    editor.open(manuscript)
    chooser = editor.timing.category
    assert [chooser.itemText(n) for n in range(chooser.count())][1:] == ["Agenda", "Emergencia"]
    assert chooser in editor.timing.stops()
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    editor.writing.edit.setPlainText("Corte de agua en la calle Mayor.")
    editor.save_draft()
    assert desk.writing.open(manuscript.post_id).draft.details.category == emergency.id
    desk.categories.retire(emergency.id)
    desk.categories.retire(agenda.id)
    editor.reload()
    assert [chooser.itemText(n) for n in range(chooser.count())][1:] == ["Emergencia"], "the post still has it"
    assert chooser.currentData() == emergency.id

"""*Palabras que evitar* in *Ajustes*: added, changed, removed and put back, by keyboard."""

# ruff: noqa: F811  fixtures are named as what they give

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.house import Avoided, House, Treatment
from calendario.gui.house.avoided_sheet import AvoidedDialog
from calendario.gui.settings_page import SettingsPage
from tests.gui.test_house import Told, page, told, undo  # noqa: F401
from tests.gui.typing import type_text


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[..., list[AvoidedDialog]]:
    """Fills in the next dialogs and presses *Añadir*, by keyboard."""

    def will(*fields: str) -> list[AvoidedDialog]:
        seen: list[AvoidedDialog] = []

        def person(dialog: AvoidedDialog) -> int:
            seen.append(dialog)
            dialog.show()  # Enter goes to a dialog that is seen
            for asked, words in zip((dialog.words, dialog.instead, dialog.why), fields, strict=False):
                asked.line.clear()
                type_text(asked.line, words)
            qtbot.keyClick(dialog.why.line, Qt.Key.Key_Return)
            return dialog.result()

        monkeypatch.setattr(AvoidedDialog, "exec", person)
        return seen

    return will


def test_a_word_is_added_changed_removed_and_put_back(
    page: SettingsPage, desk: Desk, told: Told, answers: Callable[..., list[AvoidedDialog]], qtbot: QtBot
) -> None:
    sheet = page.house.avoided
    assert sheet.nothing.isVisible()
    assert not sheet.remove.isVisible()
    answers("de cara a", "para", "Es más corto")
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    one = Avoided("de cara a", "para", "Es más corto")
    assert desk.house.house().avoided == (one,)
    assert sheet.view.chosen() == one
    answers("de cara a", "para", "")
    sheet.view.setFocus()
    qtbot.keyClick(sheet.view, Qt.Key.Key_Return)
    assert desk.house.house().avoided == (Avoided("de cara a", "para"),)
    undo(told)
    assert desk.house.house().avoided == (one,)
    sheet.view.choose(one)
    qtbot.keyClick(sheet.view, Qt.Key.Key_Delete)
    assert desk.house.house().avoided == ()
    assert sheet.nothing.isVisible()
    assert sheet.add.hasFocus()  # the list is gone
    undo(told)
    assert desk.house.house().avoided == (one,)


def test_a_word_that_is_there_already_is_refused_below_it(
    page: SettingsPage, desk: Desk, answers: Callable[..., list[AvoidedDialog]], qtbot: QtBot
) -> None:
    desk.house.change(lambda _: House(avoided=(Avoided("Minusválido"),)))
    page.reload()
    seen = answers("minusválido", "otra cosa")
    qtbot.mouseClick(page.house.avoided.add, Qt.MouseButton.LeftButton)
    assert seen[0].words.error
    assert desk.house.house().avoided == (Avoided("Minusválido"),)
    seen = answers("   ")
    qtbot.mouseClick(page.house.avoided.add, Qt.MouseButton.LeftButton)
    assert seen[0].words.error == "Fill this in."


def test_undoing_leaves_what_somebody_else_did_meanwhile(page: SettingsPage, desk: Desk, told: Told) -> None:
    one, other = Avoided("de cara a", "para"), Avoided("a nivel de", "en")
    desk.house.change(lambda _: House(avoided=(one,)))
    page.reload()
    page.house.avoided.view.choose(one)
    page.house.avoided.remove.click()
    desk.house.change(lambda _: replace(desk.house.house(), avoided=(other,), treatment=Treatment.TU))
    undo(told)
    assert set(desk.house.house().avoided) == {one, other}
    assert desk.house.house().treatment is Treatment.TU

"""*Ficha*: what we know of a post and tell nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.planning import Blocked
from calendario.domain.details import NOTHING_TOLD, Certainty, Details
from calendario.gui.editor import card
from calendario.gui.editor.card import CardDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from tests.gui.posts import begin, reviewed
from tests.gui.typing import type_text

FILLED = Details(audience="Familias", source="BOP n.º 218", note="Lo pidió Educación")


def test_what_is_filled_in_stands_beside_the_text_and_is_kept(
    editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CardDialog, "ask", lambda *_: FILLED)
    post_id = begin(editor, desk)
    type_text(editor.writing.edit, "Ayudas")
    assert not editor.card.empty.isHidden()
    editor.card.change.click()
    assert editor.card.empty.isHidden()
    assert [value.text() for label, value in editor.card._said.values() if not label.isHidden()] == [
        "Familias",
        "BOP n.º 218",
        "Lo pidió Educación",
    ]
    editor.save_draft()
    assert desk.writing.open(post_id).draft.details == FILLED


def test_nothing_of_it_is_said_on_any_channel(editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CardDialog, "ask", lambda *_: FILLED)
    post_id = begin(editor, desk, "WEB", "MA")
    type_text(editor.writing.edit, "Ayudas")
    editor.card.change.click()
    editor.save_draft()
    draft = desk.writing.open(post_id).draft
    assert draft.content_hash == replace(draft, details=NOTHING_TOLD).content_hash


def test_all_of_it_is_filled_in_with_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    dialog = CardDialog(theme, NOTHING_TOLD, {"audience": ["Familias", "Mayores"]})
    qtbot.addWidget(dialog)
    dialog.show()
    for name in card.LINES:
        assert dialog.focusWidget() is dialog.lines[name]
        type_text(dialog.lines[name], f"Xx {name}")
        qtbot.keyClick(dialog.lines[name], Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.certainty
    qtbot.keyClick(dialog.certainty, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.certainty, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.note
    type_text(dialog.note, "Ojo")
    qtbot.keyClick(dialog.note, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.lines["audience"], Qt.Key.Key_Return)
    said = {name: f"Xx {name}" for name in card.LINES}
    assert dialog.result() == 1
    assert dialog.details() == Details(**said, note="Ojo", certainty=Certainty.PENDING)  # type: ignore[arg-type]


def test_what_is_still_to_be_confirmed_is_not_planned_until_somebody_does(
    editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(CardDialog, "ask", lambda *_: Details(certainty=Certainty.PENDING))
    begin(editor, desk, "MA")
    type_text(editor.writing.edit, "Ayudas")
    editor.card.change.click()
    (row,) = reviewed(editor, qtbot, "not_confirmed")
    with pytest.raises(Blocked):
        desk.planning.plan(editor._manuscript.post_id, editor._draft, editor._plan, as_it_is=True)  # type: ignore[union-attr]
    editor.findings.apply(row)
    assert editor._draft.details.certainty is Certainty.CONFIRMED
    reviewed(editor, qtbot)


def test_what_was_said_before_is_proposed(editor: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(CardDialog, "ask", lambda _theme, _details, before, _parent: asked.append(before) or FILLED)
    for _ in range(2):
        begin(editor, desk)
        type_text(editor.writing.edit, "Ayudas")
        editor.card.change.click()
        editor.save_draft()
    first, second = asked
    assert "Familias" not in first["audience"]
    assert second["audience"][0] == "Familias"
    assert "note" not in second

"""The questions of the editor: what they list, which choice is safe, and what Esc does."""

from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calendario.domain.finding import Finding, Level
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.warnings_dialog import BlockedDialog, UnkeptDialog, WarnedDialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel

CHANNEL = uuid4()


def row(code: str, level: Level) -> tuple[Row, str]:
    return Row(Finding(code, level, facts={"network": "bluesky", "excess": 93}), None, (CHANNEL,)), ""


def test_where_nothing_is_written_nobody_is_told_that_it_is_kept(theme: Theme, qtbot: QtBot) -> None:
    for code, kept in (("empty_text", False), ("too_long", True)):
        dialog = BlockedDialog(theme, [row(code, Level.BLOCK)], now=False)
        qtbot.addWidget(dialog)
        dialog.show()
        words = " ".join(label.text() for label in dialog.findChildren(WrapLabel))
        assert ("Your text is kept" in words) == kept


def test_what_prevents_publishing_goes_to_the_first_or_closes(theme: Theme, qtbot: QtBot) -> None:
    dialog = BlockedDialog(theme, [row("too_long", Level.BLOCK)], now=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.go.isDefault()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_enter_on_notices_looks_at_them(theme: Theme, qtbot: QtBot) -> None:
    dialog = WarnedDialog(theme, [row("missing_alt_text", Level.WARN)], now=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.look.isDefault()
    assert not dialog.as_it_is.hasFocus()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        dialog.as_it_is.click()


def test_staying_is_the_safe_choice_when_the_text_would_be_lost(theme: Theme, qtbot: QtBot) -> None:
    dialog = UnkeptDialog(theme, "No queda sitio en el disco.")
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


@pytest.mark.parametrize("count", [1, 40])
def test_a_long_list_stays_on_the_screen(theme: Theme, qtbot: QtBot, count: int) -> None:
    dialog = BlockedDialog(theme, [row("too_long", Level.BLOCK)] * count, now=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.height() <= dialog.screen().availableGeometry().height()

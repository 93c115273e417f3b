"""Parts side by side: what Python keeps of a layout must not outlive what Qt keeps of it."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QLabel, QLayoutItem, QWidget
from pytestqt.qtbot import QtBot

from calendario.gui.beside import Beside
from calendario.gui.theme import Theme


def _held() -> list[QLayoutItem]:
    return [held for held in shiboken6.getAllValidWrappers() if isinstance(held, QLayoutItem) and _is_item(held)]


def _is_item(held: QLayoutItem) -> bool:
    # A layout is an item too, but also an object, whose end Python is told of.
    return type(held).__name__ in {"QWidgetItem", "QSpacerItem", "QLayoutItem"}


def test_nothing_of_a_row_is_held_that_qt_may_throw_away(theme: Theme) -> None:
    before = len(_held())
    row = Beside(theme, None)
    for word in ("Desde", "hasta", "cada día"):
        row.add(QLabel(word))
    row.resize(row.minimumSizeHint().width(), 100)
    row.show()

    assert len(_held()) == before, "the next widget at the place of a thrown away item is taken for that item"


def test_it_is_a_column_where_the_row_does_not_fit_and_counts_no_hidden_part(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = Beside(theme, None, window, spacing=10)
    parts = [QLabel("Una etiqueta de cierta longitud") for _ in range(3)]
    for part in parts:
        row.add(part)
    window.show()
    wide = parts[0].minimumSizeHint().width()

    row.resize(3 * wide + 2 * 10, 60)
    qtbot.waitUntil(lambda: parts[1].x() > parts[0].x())

    row.resize(2 * wide + 10, 60)
    qtbot.waitUntil(lambda: parts[1].x() == parts[0].x())

    parts[2].hide()
    row.resize(2 * wide + 11, 60)
    qtbot.waitUntil(lambda: parts[1].x() > parts[0].x())

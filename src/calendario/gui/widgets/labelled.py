"""A row of a sheet: a label and what it is about, beside or below each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from calendario.gui.beside import Beside
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel

_LEAST = 460  # px at 100 %: with less they stand below each other


def labelled(theme: Theme, label: str, widget: QWidget, parent: QWidget, *, muted: bool = False) -> QWidget:
    """`widget` with its `label`; `muted` is an explanation with its button."""
    row = QWidget(parent)
    words = WrapLabel(theme, label, "body", "muted" if muted else "ink", row)
    if not isinstance(widget, QLabel):
        words.setBuddy(widget)
    parts = Beside(theme, _LEAST, row, spacing=16)
    parts.add(words, 3 if muted else 1)
    parts.add(widget, 0 if muted else 4)
    QVBoxLayout(row).addWidget(parts)
    return row


def explained(theme: Theme, words: str, parent: QWidget) -> QWidget:
    """A row that is only words."""
    row = QWidget(parent)
    QVBoxLayout(row).addWidget(WrapLabel(theme, words, "small", "muted", row))
    return row


def with_ways(theme: Theme, told: QWidget, *ways: QWidget, parent: QWidget) -> QWidget:
    """What is told, and at its right or below the buttons for it."""
    row = QWidget(parent)
    parts = Beside(theme, _LEAST, row, spacing=16)
    parts.add(told, 1)
    for way in ways:
        parts.add(way, 0, Qt.AlignmentFlag.AlignVCenter)
    QVBoxLayout(row).addWidget(parts)
    return row

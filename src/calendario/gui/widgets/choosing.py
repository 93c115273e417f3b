"""What is chosen from a list or counted up and down, on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget


class Choice(QComboBox):
    """A list to choose one of. The wheel scrolls the page it stands on, and never chooses; nor does Ctrl+Home or
    Ctrl+End, which was meant for a text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
        if ends and event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.isEditable():
            event.ignore()
            return
        super().keyPressEvent(event)


class Number(QSpinBox):
    """A whole number. The wheel scrolls the page it stands on, and never counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

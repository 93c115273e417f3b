"""A menu of ticks that stays open for several."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

_TICKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickMenu(QMenu):
    """A click, Space or Enter ticks what can be ticked, and the menu stays; Esc or a click beside it closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not (event.button() is Qt.MouseButton.LeftButton and _ticked(self.actionAt(event.position().toPoint()))):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.key() in _TICKING and _ticked(self.activeAction())):
            super().keyPressEvent(event)


def _ticked(action: QAction | None) -> bool:
    """Turns the tick of `action`; whether it has one."""
    if action is None or not action.isCheckable():
        return False
    if action.isEnabled():
        action.trigger()
    return True

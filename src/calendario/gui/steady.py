"""A page that moves by itself must not put another button under the mouse that was on its way to press one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

#: A person needs about this long to see that what they aimed at has moved.
SHIELDED_MS = 500

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class Steady(QObject):
    """Swallows the clicks on `area` for half a second after it moved. Keys are not aimed, and go through."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHIELDED_MS)
        self._timer.timeout.connect(self._over)

    @property
    def shields(self) -> bool:
        """Whether a click would be swallowed now."""
        return self._timer.isActive()

    def moved(self) -> None:
        """What stands in the area stands elsewhere now, and not because the person did something there."""
        app = QApplication.instance()
        if app is not None and self._area.isVisible():
            app.installEventFilter(self)
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _PRESSES or not isinstance(watched, QWidget) or not isValid(self._area):
            return False
        return watched is self._area or self._area.isAncestorOf(watched)

    def _over(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)


def mouse_is_down() -> bool:
    """Whether a button of the mouse is pressed: nothing moves under it until it is let go."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton

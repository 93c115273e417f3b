"""The bar on top of every screen: the menus, a place for the search, and the button that stops everything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QWidget

from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons


class AppBar(QWidget):
    """For `QMainWindow.setMenuWidget`: `menu_bar` at the left, `pause` at the right, the search between them if any.

    A plain widget because a QMenuBar did not show a corner widget with the style sheet set (PySide6 6.12, Fusion).
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.menu_bar = QMenuBar(self)
        self.menu_bar.setNativeMenuBar(False)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.pause = buttons.plain(self.tr("General pause"), theme.icon("pausa"), parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 4, 12, 5)
        self._row.setSpacing(10)
        self._row.addWidget(self.menu_bar, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.pause, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self.update)

    def set_paused(self, words: str | None) -> None:
        """Fills the pause button with `words` («On hold since 12:41»), or None: nothing is on hold."""
        self.pause.setText(words or self.tr("General pause"))
        self.pause.setAccessibleName(self.pause.text())
        self.pause.setIcon(self._theme.icon("pausa", "surface" if words else "ink"))
        buttons.set_kind(self.pause, "paused" if words else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("nav"))
        painter.setPen(self._theme.colour("border"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

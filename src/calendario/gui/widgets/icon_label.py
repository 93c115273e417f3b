"""An icon beside words: recoloured with the theme, as a plain pixmap in a label is not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.states import STATE


class IconLabel(QWidget):
    """One icon, `size` px at 100 % text. It says nothing to a screen reader unless `accessible_name` does: the words
    beside it do."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        token: str = "ink",
        size: int = 16,
        accessible_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._token = token
        self._size = size
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def set_icon(self, icon: str, token: str) -> None:
        self._icon = icon
        self._token = token
        self.update()

    def sizeHint(self) -> QSize:
        size = self._theme.scaled(self._size)
        return QSize(size, size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        size = self._theme.scaled(self._size)
        token = "ink" if self._theme.high_contrast else self._token
        pixmap = self._theme.pixmap(self._icon, token, size, self.devicePixelRatioF())
        left, top = (self.width() - size) // 2, (self.height() - size) // 2
        QPainter(self).drawPixmap(left, top, pixmap)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class StateLabel(QWidget):
    """How a publication stands, as icon and word; `words` replaces the word («To be confirmed on 1 of 2»)."""

    def __init__(self, theme: Theme, state: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = STATE[state]
        self._icon = IconLabel(theme, look.icon, look.token, parent=self)
        self._words = WrapLabel(theme, words or look.word, "body", look.token, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        self.setAccessibleName(self._words.text())

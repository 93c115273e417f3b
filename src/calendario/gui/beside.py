"""Parts that stand beside each other where there is room for the text size, and below each other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget, QWidgetItem

from calendario.gui.theme import Theme


class Beside(QWidget):
    """A row that becomes a column below `least` px of width at 100 % text, or, without `least`, where the row does not
    fit; `spacing` is that of the row.
    """

    def __init__(self, theme: Theme, least: int | None, parent: QWidget | None = None, *, spacing: int = 12) -> None:
        super().__init__(parent)
        self._theme = theme
        self._least = least
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        self._spacing = spacing
        theme.changed.connect(self._place)

    def add(self, part: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop) -> None:
        """One more part, at the right or below."""
        self._row.addWidget(part, stretch, alignment if not stretch else Qt.AlignmentFlag(0))

    def minimumSizeHint(self) -> QSize:
        """That of the column: a row that claimed its own could never be made narrow enough to become one."""
        widest = max(self._least_widths(), default=0)
        margins = self._row.contentsMargins()
        return QSize(widest + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and self._least is None:
            self._place()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # What became of it while something round it was hidden has reached nobody.
        QTimer.singleShot(0, self, self.updateGeometry)

    def _least_widths(self) -> list[int]:
        # Not the row's own items: Qt deletes those without telling Python, and the next widget at such an address would
        # be taken for the item that once stood there.
        parts = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        items = [QWidgetItem(part) for part in parts]
        return [item.minimumSize().width() for item in items if not item.isEmpty()]

    def _place(self) -> None:
        if self._least is None:
            wide = self._least_widths()
            needed = sum(wide) + self._spacing * (len(wide) - 1)
        else:
            needed = self._theme.scaled(self._least)
        below = self.width() < needed
        direction = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if direction is not self._row.direction():
            self._row.setDirection(direction)
            self._row.setSpacing(4 if below else self._spacing)
            self.updateGeometry()

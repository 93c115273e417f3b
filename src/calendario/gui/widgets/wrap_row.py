"""Buttons beside each other, on as many lines as there is need for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class WrapRow(QWidget):
    """Parts from left to right and then below, `gap` px apart; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._gap = gap
        self._parts: list[QWidget] = []
        self._pushed: QWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget, *, pushed: bool = False) -> None:
        """One more at the end; with those after it `pushed` to the right where one line is enough."""
        part.setParent(self)
        self._pushed = part if pushed else self._pushed
        self._parts.append(part)
        part.show()
        self.arrange()

    def take(self, part: QWidget) -> None:
        """Away with it; it is hidden, and its owner's to delete."""
        self._parts.remove(part)
        part.hide()
        self.arrange()

    def arrange(self) -> None:
        """Puts them in their places: after one was shown or hidden."""
        self._place(self.width(), move=True)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        there = [part.sizeHint() for part in self._parts if not part.isHidden()]
        width = sum(size.width() + self._gap for size in there) - (self._gap if there else 0)
        return QSize(width, max((size.height() for size in there), default=0))

    def minimumSizeHint(self) -> QSize:
        there = [part.minimumSizeHint() for part in self._parts if not part.isHidden()]
        widest = max((size.width() for size in there), default=0)
        return QSize(widest, max((size.height() for size in there), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(event.size().width(), move=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()

    def _place(self, width: int, *, move: bool) -> int:
        lines = self._lines(width)
        top = 0
        for line in lines:
            height = max(size.height() for _, size in line)
            left = 0
            spare = width - sum(size.width() + self._gap for _, size in line) + self._gap
            for part, size in line:
                if part is self._pushed and len(lines) == 1:
                    left += max(0, spare)
                if move:
                    wide = min(size.width(), max(width, 1))
                    part.setGeometry(left, top + (height - size.height()) // 2, wide, size.height())
                left += size.width() + self._gap
            top += height + self._gap
        return max(0, top - self._gap)

    def _lines(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        left = 0
        for part in self._parts:
            if part.isHidden():
                continue
            size = part.sizeHint().expandedTo(part.minimumSize())
            if size.width() > width > 0 and part.hasHeightForWidth():  # words on their own lines
                size = QSize(width, max(part.heightForWidth(width), part.minimumHeight()))
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((part, size))
            left += size.width() + self._gap
        return lines

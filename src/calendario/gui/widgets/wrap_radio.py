"""One of several choices, whose words take as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

_LEAST_CHARACTERS = 12


class WrapRadio(QRadioButton):
    """A radio button that wraps: Qt's own is as wide as its words, which at 200 % is wider than a small screen."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _beside(self) -> int:
        """How far from the left the words begin."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_RadioButtonContents, option, self).left()

    def _lines(self, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - self._beside()), 10_000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        more = self._lines(width).height() - self.fontMetrics().height()
        return super().sizeHint().height() + max(0, more)

    def minimumSizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(min(whole.width(), self._beside() + self.fontMetrics().averageCharWidth() * _LEAST_CHARACTERS), 0)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        left = self._beside()
        option.text = ""
        lines = self._lines(self.width())
        if lines.height() > self.fontMetrics().height():  # the mark stands beside the first line
            option.rect = QRect(0, 0, self.width(), super().sizeHint().height())
        painter.drawControl(QStyle.ControlElement.CE_RadioButton, option)
        top = max(0, (option.rect.height() - self.fontMetrics().height()) // 2)
        room = QRect(left, top, self.width() - left, self.height() - top)
        painter.drawItemText(
            room, Qt.TextFlag.TextWordWrap, option.palette, self.isEnabled(), self.text(), self.foregroundRole()
        )
        painter.end()

"""A text as a network shows it: what one can press there is coloured and underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from calendario.gui.editor.positions import Positions
from calendario.gui.theme import Theme
from calendario.gui.widgets.elided import WrapLabel


class MarkedText(WrapLabel):
    """A label that wraps. `show_text` takes the stretches that are marked (code points, end exclusive)."""

    def __init__(self, theme: Theme, role: str = "small", parent: QWidget | None = None) -> None:
        super().__init__(theme, "", role, "ink", parent)
        self._marks: tuple[tuple[int, int], ...] = ()
        self._layout: QTextLayout | None = None
        self._laid_out: tuple[object, ...] = ()
        self._high = 0.0

    def show_text(self, text: str, marks: Sequence[tuple[int, int]]) -> None:
        """Nothing is done where both are as they were."""
        positions = Positions(text)
        wanted = tuple((positions.to_utf16(start), positions.to_utf16(end)) for start, end in marks)
        if text != self.text() or wanted != self._marks:
            self._marks = wanted
            self.setText(text)
            self.updateGeometry()
            self.update()

    def marked(self) -> list[str]:
        """What is marked, from left to right."""
        units = self.text().encode("utf-16-le")
        return [units[start * 2 : end * 2].decode("utf-16-le", "replace") for start, end in self._marks]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._lay_out(width)
        return int(self._high + 0.999)

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self._lay_out(self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _lay_out(self, width: int) -> QTextLayout:
        link = self._theme.colour("link")
        key = (self.text(), self._marks, width, self.font().key(), link.rgba())
        if self._layout is not None and key == self._laid_out:
            return self._layout
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        look = QTextCharFormat()
        look.setForeground(link)
        look.setFontUnderline(True)
        layout.setFormats([_span(start, end, look) for start, end in self._marks])
        high = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, high))
            high += line.height()
        layout.endLayout()
        self._layout, self._laid_out, self._high = layout, key, high
        return layout


def _span(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, end - start, look
    return span

"""Text that fits: labels that wrap or end in «…» without being cut, and the lines of a painted title."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from calendario.gui.shown import tip
from calendario.gui.theme import Theme


def wrapped(text: str, font: QFont, width: int, lines: int) -> list[str]:
    """`text` broken into at most `lines` pieces no wider than `width` px; the last one ends in «…» if text is left."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = text.encode("utf-16-le")  # the layout counts UTF-16 units
    pieces: list[str] = []
    layout.beginLayout()
    while len(pieces) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1))
        start, end = line.textStart() * 2, (line.textStart() + line.textLength()) * 2
        if len(pieces) == lines - 1 and end < len(units):
            rest = units[start:].decode("utf-16-le", "replace")
            pieces.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
        else:
            pieces.append(units[start:end].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return pieces


def paint_lines(painter: QPainter, left: int, top: int, step: int, font: QFont, pieces: list[str]) -> None:
    """Draws `pieces` one below the other, `step` px apart, from the corner `left`, `top`."""
    painter.setFont(font)
    metrics = QFontMetrics(font)
    baseline = top + (step - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    for number, piece in enumerate(pieces):
        painter.drawText(QPointF(left, baseline + number * step), piece)


_LONG_WORD = 24  # characters: longer than what a person reads as one
_LONG = re.compile(rf"[!-~]{{{_LONG_WORD + 1},}}")  # Latin only: what is composed of several signs stays together
_BREAK = "\u200b"


class _ThemedLabel(QLabel):
    def __init__(self, theme: Theme, text: str, role: str, tone: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._role = role
        self.setTextFormat(Qt.TextFormat.PlainText)  # a title is shown, not interpreted
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setFont(theme.font(role))
        theme.changed.connect(self._dress)

    def set_tone(self, tone: str) -> None:
        """Another colour: a token that the sheet knows as a tone of labels."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)

    def _dress(self) -> None:
        self.setFont(self._theme.font(self._role))
        self.updateGeometry()
        self.update()


class WrapLabel(_ThemedLabel):
    """A label as wide as its text where there is room, and as many lines as it needs where there is not. What has no
    spaces, as an address, breaks anywhere once it is long.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        tone: str = "ink",
        parent: QWidget | None = None,
        *,
        least_characters: int = 0,
    ) -> None:
        """It keeps room for `least_characters`, or its longest word, when others beside it want more."""
        self._said = text
        super().__init__(theme, _breakable(text), role, tone, parent)
        if super().text() != text:
            self.setAccessibleName(text)
        self._least_characters = least_characters
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """As it was given."""
        return self._said

    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:
        super().setTextInteractionFlags(flags)
        self.setText(self._said)

    def setText(self, text: str) -> None:
        if self.accessibleName() == self._said:
            self.setAccessibleName("")
        self._said = text
        selectable = Qt.TextInteractionFlag.TextSelectableByMouse in self.textInteractionFlags()
        shown = text if selectable else _breakable(text)  # what is copied is what was given
        super().setText(shown)
        if shown != text:
            self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self._role))
        lines = self.text().splitlines() or [""]
        width = max(metrics.horizontalAdvance(line) for line in lines) + 2
        return QSize(width, metrics.height() * len(lines))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self._role))
        longest = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        least = max(min(longest, metrics.averageCharWidth() * 16), metrics.averageCharWidth() * self._least_characters)
        return QSize(min(self.sizeHint().width(), least + 2), metrics.height())


def _breakable(text: str) -> str:
    """With places to break in words that are longer than `_LONG_WORD`."""
    return _LONG.sub(lambda found: _BREAK.join(found.group()), text)


class ElidedLabel(_ThemedLabel):
    """A label of at most `lines` lines that ends in «…»; the whole text is in the tooltip and the accessible name."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        tone: str = "ink",
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        self._lines = lines
        super().__init__(theme, text, role, tone, parent)
        tall = (
            QSizePolicy.Policy.Minimum if lines > 1 else QSizePolicy.Policy.Fixed
        )  # which is never more than one line
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def shown(self) -> list[str]:
        """The lines as they appear at this width."""
        return wrapped(self.text(), self.font(), self.width(), self._lines)

    def is_elided(self) -> bool:
        """Whether some of the text does not fit."""
        return "".join("".join(self.shown()).split()) != "".join(self.text().split())

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()
        self.updateGeometry()

    def _step(self) -> int:
        return self._theme.metrics(self._role).height()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.metrics(self._role).horizontalAdvance(self.text()) + 2, self._step())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.metrics(self._role).averageCharWidth() * 4, self._step())

    def hasHeightForWidth(self) -> bool:
        return self._lines > 1

    def heightForWidth(self, width: int) -> int:
        return self._step() * max(1, len(wrapped(self.text(), self.font(), width, self._lines)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        pieces = self.shown()
        area = QRect(self.contentsRect())
        top = area.top() + max(0, (area.height() - self._step() * len(pieces)) // 2)
        if self.alignment() & Qt.AlignmentFlag.AlignRight and pieces:
            area.setLeft(area.right() + 1 - QFontMetrics(self.font()).horizontalAdvance(pieces[0]))
        paint_lines(painter, area.left(), top, self._step(), self.font(), pieces)

    def _tell(self) -> None:
        self.setAccessibleName(self.text())
        self.setToolTip(tip(self.text() if self.is_elided() else ""))

"""A channel's letters on its soft tint: the same everywhere, never a logo."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from calendario.gui.shown import tip
from calendario.gui.theme import Theme

_PADDING = 4
_COMPACT_PADDING = 3
_RADIUS = 3


def chip_font(theme: Theme, compact: bool = False) -> QFont:
    """The letters' font; compact (11 px at 100 %) is for cards in a grid."""
    font = theme.font("small")
    if compact:
        font.setPointSizeF(font.pointSizeF() * 11 / 12)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def chip_size(theme: Theme, letters: str, compact: bool = False) -> QSize:
    """The room the letters need, in px."""
    width = QFontMetrics(chip_font(theme, compact)).horizontalAdvance(letters)
    width += 2 * (_COMPACT_PADDING if compact else _PADDING)
    return QSize(width, theme.scaled(15 if compact else 16))


def paint_chip(
    painter: QPainter, rect: QRect, theme: Theme, letters: str, *, struck: bool = False, compact: bool = False
) -> None:
    """Draws the letters in `rect`, with a line through them if `struck`."""
    background, foreground = theme.channel_colours(letters)
    paint_tag(painter, rect, theme, letters, background, foreground, struck=struck, compact=compact)


def paint_tag(
    painter: QPainter,
    rect: QRect,
    theme: Theme,
    text: str,
    background: QColor,
    foreground: QColor,
    *,
    struck: bool = False,
    compact: bool = False,
) -> None:
    """Draws a short text on a rounded tint: a chip, or the «+2» for the chips there is no room for."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(background)
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    font = chip_font(theme, compact)
    font.setStrikeOut(struck)
    painter.setFont(font)
    painter.setPen(foreground)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class ChannelChip(QWidget):
    """One channel's letters. The full name is in the tooltip and the accessible name, or beside it with `with_name`."""

    def __init__(
        self,
        theme: Theme,
        letters: str,
        full_name: str,
        struck: bool = False,
        parent: QWidget | None = None,
        *,
        with_name: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters = letters
        self._full_name = full_name
        self._struck = struck
        self._with_name = with_name
        #: A channel the town hall no longer uses
        told = self.tr("%1, withdrawn").replace("%1", full_name) if struck else full_name
        self.setAccessibleName(told)
        self.setToolTip(tip(told))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    @property
    def letters(self) -> str:
        return self._letters

    def sizeHint(self) -> QSize:
        chip = chip_size(self._theme, self._letters)
        if not self._with_name:
            return chip
        metrics = self._theme.metrics("body")
        return QSize(
            chip.width() + 7 + metrics.horizontalAdvance(self._full_name), max(chip.height(), metrics.height())
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        chip = chip_size(self._theme, self._letters)
        box = QRect(0, (self.height() - chip.height()) // 2, chip.width(), chip.height())
        paint_chip(painter, box, self._theme, self._letters, struck=self._struck)
        if self._with_name:
            painter.setFont(self._theme.font("body"))
            painter.setPen(self._theme.colour("ink"))
            area = self.rect().adjusted(chip.width() + 7, 0, 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._full_name)

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

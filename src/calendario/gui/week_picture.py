"""A small drawing of a week with its publications, for the first run: it says nothing that is not said in words."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from calendario.gui.theme import Theme
from calendario.sentences import card_day, hour

_FIRST, _LAST = 9, 21  # hours shown
_LETTERS = ("WEB", "BS", "MA", "WA", "FB", "IG")
_CARDS = (  # day of the week, hour, state, place in _LETTERS
    (0, time(9), "ok", 0),
    (0, time(13), "ok", 1),
    (1, time(10), "ok", 3),
    (1, time(17, 30), "ok", 2),
    (2, time(11), "planned", 1),
    (2, time(17), "planned", 3),
    (3, time(10), "muted", 4),
    (3, time(18), "planned", 0),
    (4, time(9), "planned", 3),
    (4, time(11, 30), "planned", 5),
    (6, time(11), "muted", 4),
)


class WeekPicture(QWidget):
    """The week of `today`, with an invented handful of cards."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(480), self._theme.scaled(208))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(280), self._theme.scaled(208))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("border"))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(sheet, 6, 6)
        edge_path = QPainterPath()
        edge_path.addRoundedRect(sheet, 6, 6)
        painter.setClipPath(edge_path)
        gutter, head = theme.scaled(28), theme.scaled(30)
        day_width = (self.width() - gutter) / 7
        monday = self._today - timedelta(days=self._today.weekday())
        left = gutter + self._today.weekday() * day_width
        painter.fillRect(QRectF(left, 1, day_width, self.height() - 2), theme.colour("today_tint"))
        painter.fillRect(QRectF(left, 0, day_width, 3), theme.colour("accent"))
        painter.setFont(theme.font("small"))
        step = (self.height() - head) / (_LAST - _FIRST)
        for mark in range(_FIRST, _LAST, 2):
            top = head + (mark - _FIRST) * step
            painter.setPen(theme.colour("hour_line"))
            painter.drawLine(gutter, round(top), self.width() - 1, round(top))
            painter.setPen(theme.colour("muted"))
            place = QRectF(0, top, gutter - 5, theme.metrics("small").height())
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, str(mark))
        for day in range(7):
            edge = gutter + day * day_width
            painter.setPen(theme.colour("border"))
            painter.drawLine(round(edge), 1, round(edge), self.height() - 2)
            painter.setPen(theme.colour("ink"))
            words = QRectF(edge, 0, day_width, head)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, card_day(monday + timedelta(days=day)))
        for day, at, token, letters in _CARDS:
            top = head + (at.hour + at.minute / 60 - _FIRST) * step
            box = QRectF(gutter + day * day_width + 3, top + 1, day_width - 6, theme.scaled(28))
            self._paint_card(painter, box, at, token, _LETTERS[letters])

    def _paint_card(self, painter: QPainter, box: QRectF, at: time, token: str, letters: str) -> None:
        theme = self._theme
        colour = theme.colour(token)
        dashed = Qt.PenStyle.DashLine if token == "muted" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colour, 1, dashed))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 3, 3)
        painter.fillRect(QRectF(box.left(), box.top(), 4, box.height()), colour)
        painter.setPen(theme.colour("ink"))
        font = theme.font("small")
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.drawText(box.adjusted(8, 0, -2, -box.height() / 3), Qt.AlignmentFlag.AlignVCenter, hour(at))
        tint, _ink = theme.channel_colours(letters)
        painter.fillRect(QRectF(box.left() + 8, box.bottom() - 9, 14, 6), tint)
        painter.fillRect(QRectF(box.left() + 25, box.bottom() - 7, box.width() - 32, 2), theme.colour("border"))

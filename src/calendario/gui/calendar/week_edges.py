"""What frames the week: the days' names above it, and the strips of the hours that are folded away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from calendario.desk.faces import Week
from calendario.gui.calendar.faces import DayFace, day_face, day_name, day_words
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.card import ARROWS
from calendario.sentences import card_day

_HEAD_PX = 40


def paint_paper(painter: QPainter, area: QRect, face: DayFace, theme: Theme) -> None:
    """What lies under a day, hatched where it is one on which not everything goes out."""
    painter.fillRect(area, theme.colour(face.paper))
    if face.hatch:
        painter.fillRect(area, QBrush(theme.colour(face.hatch), Qt.BrushStyle.BDiagPattern))


class DayHeads(QWidget):
    """The names of the days above their columns."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heads: list[_Head] = []

    def show_days(self, week: Week, days: Sequence[date], edges: Sequence[int]) -> None:
        """Those `days` of it; `edges` as the columns have them."""
        while len(self._heads) < len(days):
            self._heads.append(_Head(self._theme, self))
        high = max(self._theme.scaled(_HEAD_PX), 2 * self._theme.metrics("body").height() + 6)
        self.setFixedHeight(high)
        for number, head in enumerate(self._heads):
            head.setVisible(number < len(days))
            if number < len(days):
                head.setGeometry(edges[number], 0, edges[number + 1] - edges[number], high)
                head.show_day(week, days[number])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("window"))
        painter.setPen(self._theme.colour("border"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class _Head(QWidget):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = ""
        self._words = ""
        self._today = False
        self._face = DayFace("surface")

    def show_day(self, week: Week, day: date) -> None:
        self._name, self._words = card_day(day), next(iter(day_words(week.on(day))), "")
        self._today, self._face = day == week.today, day_face(week, day)
        self.setAccessibleName(day_name(week, day))
        self.setToolTip(tip(self.accessibleName()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        paint_paper(painter, self.rect(), self._face, theme)
        painter.setPen(theme.colour("border"))
        painter.drawLine(0, 0, 0, self.height())
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.drawLine(0, 0, self.width(), 0)
        if self._today:
            painter.fillRect(QRect(0, 0, self.width(), 3), theme.colour("accent"))
        line = theme.metrics("body").height()
        left, top = 9, (self.height() - 2 * line) // 2 + 1
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRect(left, top, self.width() - left, line), Qt.AlignmentFlag.AlignVCenter, self._name)
        painter.setFont(theme.font("small"))
        below = QRect(left, top + line, self.width() - left - 2, line)
        if self._today:
            painter.setFont(theme.font("strong"))
            #: Under the name of today in the week
            word = self.tr("Today")
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, word)
            below.setLeft(below.left() + painter.fontMetrics().horizontalAdvance(word))
            painter.setFont(theme.font("small"))
        words = self._face.special or self._words
        words = f" · {words}" if self._today and words else words
        painter.setPen(theme.colour(self._face.special_colour))
        fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, fitting)


class FoldStrip(buttons.Pressable):
    """The hours nobody publishes at, folded into a line that opens."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left = 0
        self._opened = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_words(self, words: str, left: int, *, opened: bool) -> None:
        """`left` is where the days begin."""
        self._left, self._opened = left, opened
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ARROWS:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.fillRect(self.rect(), theme.colour("hover" if self.underMouse() else "sunken"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        size = theme.scaled(12)
        chevron = theme.pixmap("abajo" if self._opened else "der", "muted", size, self.devicePixelRatioF())
        painter.drawPixmap(self._left + 5, (self.height() - size) // 2, chevron)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        area = self.rect().adjusted(self._left + size + 10, 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())

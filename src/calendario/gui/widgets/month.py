"""A month to choose a day from: today framed, the days of other months grey."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPen,
    QTextCharFormat,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QVBoxLayout,
    QWidget,
)

from calendario.domain.typed import FIRST_YEAR, LAST_YEAR
from calendario.gui.theme import Theme


class Month(QFrame):
    """The calendar under a day: today in a frame, the days of other months in grey. `chosen` closes it."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, day: date, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("sheet", True)
        self.calendar = _Calendar(theme, today, self)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.calendar)

    def show_under(self, field: QWidget) -> None:
        """At the field's lower edge; above it where the screen ends."""
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(0, field.height()))
        screen = field.screen().availableGeometry()
        if corner.y() + self.height() > screen.bottom():
            corner = field.mapToGlobal(QPoint(0, -self.height()))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - self.width())))
        self.move(corner)
        self.show()
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.close()


class _Calendar(QCalendarWidget):
    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = QDate(today.year, today.month, today.day)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))
        colour = theme.colour
        self.setStyleSheet(
            f"QWidget#qt_calendar_navigationbar {{ background: {colour('surface').name()}; }}"
            f"QAbstractItemView {{ border: 0; background: {colour('surface').name()}; }}"
        )
        header = QTextCharFormat()
        header.setForeground(colour("muted"))
        header.setBackground(colour("surface"))
        self.setHeaderTextFormat(header)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, header)
        self.setFixedSize(theme.scaled(36) * 7 + 8, theme.scaled(28) * 7 + self.fontMetrics().height() * 2 + 8)

    def paintCell(self, painter: QPainter, box: QRect, day: QDate | object) -> None:
        """Qt calls it for each day."""
        assert isinstance(day, QDate)
        theme, colour = self._theme, self._theme.colour
        inner = box.adjusted(2, 2, -3, -3)
        ink = "ink" if day.month() == self.monthShown() else "disabled"
        painter.save()
        painter.fillRect(box, colour("surface"))
        if day == self.selectedDate():
            painter.fillRect(inner, colour("accent"))
            ink = "on_accent"
        if day == self._today:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRect(inner)
        painter.setPen(colour(ink))
        painter.setFont(theme.font("strong" if day == self._today else "body"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()

"""A day and an hour, typed as one says them (`25/11`, `9`, `22.44`), or chosen with arrows and in a calendar."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QValidator,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from calendario.domain.typed import FIRST_YEAR, LAST_YEAR, day_of, hour_of
from calendario.gui.beside import Beside
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets.buttons import icon_button
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.widgets.month import Month
from calendario.sentences import hour as hour_words
from calendario.sentences import long_day, short_day

Value = TypeVar("Value", date, time)

_INSET = 8  # px: a style sheet's padding does not reach the text of a box with arrows (Qt 6.11)
_PAGE = 10  # steps of PgUp and PgDown, as Qt counts them
_QUARTER, _LAST_MINUTE = 15, 24 * 60 - 1
_HALF_A_YEAR = re.compile(r"\d{1,2}[/.\-\s]+\d{1,2}[/.\-\s]+(\d|\d{3})")


class _Line(QLineEdit):
    """A click chooses the whole text, so that the first key replaces it. `before` stands in front and is not edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""

    def show_before(self, words: str, room: int) -> None:
        self._before = words
        self.setTextMargins(room, 0, 0, 0)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.hasSelectedText():
            self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._before:
            painter = QPainter(self)
            group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
            painter.setPen(self.palette().color(group, QPalette.ColorRole.Text))
            area = self.rect().adjusted(_INSET, 0, 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._before)
            painter.end()


class _Typed(QAbstractSpinBox, Generic[Value]):
    """What both fields have in common: the value follows each key; what is no value is marked, and when it is left the
    last good one comes back and `refused` brings the words for it (empty words: nothing is wrong any more).

    `changed` after each change of the value, whoever made it.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, name: str, value: Value, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._value: Value = value
        self._settled: Value = value
        self._line = _Line(self)
        self.setLineEdit(self._line)
        self.setAccessibleName(name)
        self._line.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line.textEdited.connect(self._edited)
        self.editingFinished.connect(self._settle)
        theme.changed.connect(self.updateGeometry)

    @property
    def wrong(self) -> bool:
        """Whether what stands in it now is no value."""
        return bool(self.property("invalid"))

    def type(self, text: str) -> None:
        """What a person writes in place of all of it."""
        self._line.setText(text)
        self._edited(text)

    # --- what the two differ in

    def _read(self, text: str) -> Value | None:
        raise NotImplementedError

    def _words(self, value: Value) -> str:
        raise NotImplementedError

    def _refusal(self, text: str) -> str:
        raise NotImplementedError

    def _unfinished(self, text: str) -> bool:
        return not text.strip()

    def _shown(self) -> None:
        """The value is another one."""

    # --- inside

    def _set(self, value: Value) -> None:
        self._settled = value
        self._mark(False)
        self._line.setText(self._words(value))
        self._put(value)

    def _put(self, value: Value) -> None:
        if value != self._value:
            self._value = value
            self._shown()
            self.changed.emit()

    def _edited(self, text: str) -> None:
        value = self._read(text)
        self.refused.emit("")
        self._mark(value is None and not self._unfinished(text))
        self._put(self._settled if value is None else value)

    def _settle(self) -> None:
        text = self._line.text()
        wrong = self._read(text) is None and bool(text.strip())
        chosen = self._line.selectedText() == text != ""
        self._set(self._value)
        if chosen:
            self._line.selectAll()
        if wrong:
            self.refused.emit(self._refusal(text))

    def _mark(self, wrong: bool) -> None:
        if wrong != self.wrong:
            self.setProperty("invalid", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    # --- Qt

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Anything may be typed: it is looked at here, not by Qt."""
        return QValidator.State.Acceptable, text, place

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must change nothing in it."""
        event.ignore()


class HourField(_Typed[time]):
    """An hour of the day. The arrows go to the next quarter, PgUp and PgDn by whole hours."""

    def __init__(
        self, theme: Theme, name: str, hour: time | datetime = time(10), parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, name, time(hour.hour, hour.minute), parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._line.show_before("", _INSET)
        self._line.setText(self._words(self._value))

    def hour(self) -> time:
        """The last good one."""
        value: time = self._value
        return value

    def set_hour(self, hour: time | datetime) -> None:
        """Shows it; `changed` if it is another one."""
        self.refused.emit("")
        self._set(time(hour.hour, hour.minute))

    def _read(self, text: str) -> time | None:
        return hour_of(text)

    def _words(self, value: time) -> str:
        return hour_words(value)

    def _refusal(self, text: str) -> str:
        #: %1 is what somebody typed, %2 the hour that stays
        words = self.tr("“%1” is not an hour: %2 stays.")
        return words.replace("%2", self._words(self._value)).replace("%1", text.strip())

    def stepBy(self, steps: int) -> None:
        """Qt calls it for the arrows and the page keys."""
        minutes = self._value.hour * 60 + self._value.minute
        if abs(steps) >= _PAGE:
            minutes += 60 if steps > 0 else -60
        else:
            quarters = minutes // _QUARTER if steps > 0 else -(-minutes // _QUARTER)
            minutes = (quarters + steps) * _QUARTER
        if 0 <= minutes <= _LAST_MINUTE:
            self._set(time(*divmod(minutes, 60)))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        minutes = self._value.hour * 60 + self._value.minute
        can = QAbstractSpinBox.StepEnabledFlag.StepNone
        if minutes + _QUARTER <= _LAST_MINUTE:
            can |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if minutes > 0:
            can |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return can

    def sizeHint(self) -> QSize:
        """Room for «23:59» and the arrows."""
        theme = self._theme
        wide = theme.metrics("body").horizontalAdvance("23:59") + _INSET + theme.scaled(24 + 9 + 9) + 6
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class DayField(_Typed[date]):
    """A day; its weekday stands before it. The arrows go by days, PgUp and PgDn by weeks; the button, Alt+Down and F4
    open a calendar.
    """

    def __init__(self, theme: Theme, name: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, day, parent)
        self._today = day
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.open_month = icon_button(
            theme, "calendario", self.tr("Choose the day in a calendar"), small=True, bare=True, parent=self
        )
        self.open_month.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+Down is its key
        self.open_month.clicked.connect(self.show_month)
        self._month: Month | None = None
        self._line.setText(self._words(day))
        self._shown()
        theme.changed.connect(self._shown)

    def day(self) -> date:
        """The last good one."""
        value: date = self._value
        return value

    def set_day(self, day: date) -> None:
        """Shows it; `changed` if it is another one."""
        self.refused.emit("")
        self._set(day)

    def set_today(self, today: date) -> None:
        """What a day without a year is looked for from, and what the calendar marks."""
        self._today = today

    def show_month(self) -> None:
        """Opens the calendar under the field."""
        self._settle()
        month = Month(self._theme, self._value, self._today, self)
        month.chosen.connect(self._choose)
        self._month = month
        month.show_under(self)

    def month(self) -> Month | None:
        """The calendar that was opened last."""
        return self._month

    def _choose(self, day: date) -> None:
        self._set(day)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, text: str) -> date | None:
        return day_of(text, self._today)

    def _words(self, value: date) -> str:
        return f"{value.day:02}/{value.month:02}/{value.year}"

    def _unfinished(self, text: str) -> bool:
        return super()._unfinished(text) or _HALF_A_YEAR.fullmatch(text.strip()) is not None

    def _refusal(self, text: str) -> str:
        #: %1 is what somebody typed, %2 the day that stays
        words = self.tr("“%1” is not a day: %2 stays.")
        return words.replace("%2", self._words(self._value)).replace("%1", text.strip())

    def _shown(self) -> None:
        metrics = self._theme.metrics("body")
        weekdays = {short_day(self._value + timedelta(days=n)).split()[0] for n in range(7)}
        room = max(metrics.horizontalAdvance(word) for word in weekdays)
        self._line.show_before(short_day(self._value).split()[0], _INSET + room + 3)
        self.setAccessibleDescription(long_day(self._value))
        self.setToolTip(tip(long_day(self._value)))
        self._place()

    def _place(self) -> None:
        button = self.open_month
        size = button.sizeHint()
        high = min(size.height(), self.height() - 2)
        button.setGeometry(self.width() - size.width() - 3, (self.height() - high) // 2, size.width(), high)
        line = self._line.geometry()
        line.setRight(self.width() - size.width() - 4)
        self._line.setGeometry(line)

    # --- Qt

    def stepBy(self, steps: int) -> None:
        days = 7 * (1 if steps > 0 else -1) if abs(steps) >= _PAGE else steps
        there = self._value + timedelta(days=days)
        if FIRST_YEAR <= there.year <= LAST_YEAR:
            self._set(there)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        return QAbstractSpinBox.StepEnabledFlag.StepUpEnabled | QAbstractSpinBox.StepEnabledFlag.StepDownEnabled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.show_month()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """With another look Qt lays the line anew, as for a field without a button: of no width at all."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "open_month"):
            self._place()

    def sizeHint(self) -> QSize:
        metrics = self._theme.metrics("body")
        wide = self._line.textMargins().left() + metrics.horizontalAdvance("00/00/0000")
        wide += self.open_month.sizeHint().width() + self._theme.scaled(9 + 9) + 8
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Moment(QWidget):
    """A day and an hour side by side, and below what was refused. `changed` when either is another one."""

    changed = Signal()

    def __init__(
        self, theme: Theme, day_name: str, hour_name: str, wall_time: datetime, parent: QWidget | None = None
    ) -> None:
        """`wall_time` is naive."""
        super().__init__(parent)
        self.day = DayField(theme, day_name, wall_time.date(), self)
        self.hour = HourField(theme, hour_name, wall_time, self)
        self.note = WrapLabel(theme, "", "small", "block", self)
        self.note.hide()
        row = Beside(theme, None, self, spacing=8)
        row.add(self.day, 1)
        row.add(self.hour)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(row)
        column.addWidget(self.note)
        for field in (self.day, self.hour):
            field.changed.connect(self.changed)
            field.refused.connect(self._refused)

    def wall_time(self) -> datetime:
        """Naive."""
        return datetime.combine(self.day.day(), self.hour.hour())

    def show_wall_time(self, wall_time: datetime) -> None:
        """Without telling; what is being typed stays if it says the same."""
        for field in (self.day, self.hour):
            field.blockSignals(True)
        if self.day.day() != wall_time.date():
            self.day.set_day(wall_time.date())
        if self.hour.hour() != wall_time.time():
            self.hour.set_hour(wall_time)
        for field in (self.day, self.hour):
            field.blockSignals(False)

    def set_today(self, today: date) -> None:
        """The institution's day."""
        self.day.set_today(today)

    def _refused(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

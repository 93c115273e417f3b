"""A day and an hour, typed as people type them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from calendario.domain.typed import day_of, hour_of
from calendario.gui.theme import Theme
from calendario.gui.widgets.moment import DayField, HourField, Moment
from tests.gui.typing import type_text

TODAY = date(2026, 11, 22)


@pytest.fixture
def moment(theme: Theme, qtbot: QtBot) -> Moment:
    made = Moment(theme, "Día", "Hora", datetime(2026, 11, 22, 10, 0))  # noqa: DTZ001  wall time
    made.set_today(TODAY)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2244", time(22, 44)),
        ("22:44", time(22, 44)),
        ("22.44", time(22, 44)),
        ("22 44", time(22, 44)),
        ("22h44", time(22, 44)),
        ("930", time(9, 30)),
        ("9", time(9)),
        ("9:5", time(9, 5)),
        ("9:", time(9)),
        ("9 h", time(9)),
        ("0:00", time(0)),
        ("24:00", None),
        ("9:60", None),
        ("2577", None),
        ("22445", None),
        ("mañana", None),
        ("", None),
    ],
)
def test_an_hour_is_understood_as_it_is_said(typed: str, meant: time | None) -> None:
    assert hour_of(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("25/11", date(2026, 11, 25)),
        ("25/11/26", date(2026, 11, 25)),
        ("25-11-2026", date(2026, 11, 25)),
        ("25.11", date(2026, 11, 25)),
        ("2511", date(2026, 11, 25)),
        ("251126", date(2026, 11, 25)),
        ("2026-11-25", date(2026, 11, 25)),
        ("mié 25/11/2026", date(2026, 11, 25)),
        ("25", date(2026, 11, 25)),
        ("25/", date(2026, 11, 25)),
        ("3", date(2026, 12, 3)),  # the next one
        ("22/11", TODAY),
        ("21/11", date(2027, 11, 21)),  # without a year it is still to come
        ("6/1", date(2027, 1, 6)),
        ("29/2", date(2028, 2, 29)),
        ("31", date(2026, 12, 31)),  # November has none
        ("21/11/2026", date(2026, 11, 21)),
        ("22/04/5", None),
        ("31/11", None),
        ("40", None),
        ("2/13", None),
        ("hoy", None),
    ],
)
def test_a_day_is_understood_as_it_is_said(typed: str, meant: date | None) -> None:
    assert day_of(typed, TODAY) == meant


def test_the_hour_is_clicked_and_typed(moment: Moment, qtbot: QtBot) -> None:
    line = moment.hour.findChild(QLineEdit)
    assert line is not None
    for typed, meant in (("2244", time(22, 44)), ("9", time(9))):
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() // 2, line.height() // 2))
        qtbot.keyClicks(moment.hour, typed)
        assert moment.wall_time().time() == meant


def test_everything_is_chosen_and_written_over(moment: Moment, qtbot: QtBot) -> None:
    moment.hour.setFocus()
    qtbot.keyClick(moment.hour, Qt.Key.Key_End)
    qtbot.keyClick(moment.hour, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(moment.hour, "2245")
    qtbot.keyClick(moment.hour, Qt.Key.Key_Return)
    assert moment.hour.text() == "22:45"


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_what_it_shows_can_be_read_after_the_look_has_changed(moment: Moment, theme: Theme, scheme: str) -> None:
    theme.set_scheme("light" if scheme == "dark" else "dark")
    theme.set_scheme(scheme)
    for field in (moment.day, moment.hour):
        line = field.findChild(QLineEdit)
        assert line is not None
        assert line.width() > line.fontMetrics().horizontalAdvance(line.text())


def test_tab_chooses_the_whole_of_the_next_one(moment: Moment, qtbot: QtBot) -> None:
    moment.day.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(moment.day, "25/11")
    qtbot.keyClick(moment.day, Qt.Key.Key_Tab)
    assert moment.hour.hasFocus()
    qtbot.keyClicks(moment.hour, "2245")
    assert moment.wall_time() == datetime(2026, 11, 25, 22, 45)  # noqa: DTZ001
    assert moment.day.text() == "25/11/2026"


def test_what_is_no_hour_is_marked_and_the_last_good_one_stays(moment: Moment, qtbot: QtBot) -> None:
    moment.hour.setFocus()
    qtbot.keyClicks(moment.hour, "257")
    qtbot.keyClicks(moment.hour, "7")
    assert moment.hour.wrong
    assert moment.wall_time().time() == time(10)  # not 2:57, which nobody wanted
    moment.day.setFocus()
    assert not moment.hour.wrong
    assert moment.hour.text() == "10:00"
    assert moment.note.isVisible()
    assert moment.note.text() == "“2577” is not an hour: 10:00 stays."
    moment.hour.setFocus()
    qtbot.keyClicks(moment.hour, "11")
    moment.day.setFocus()
    assert not moment.note.isVisible()


def test_a_year_being_typed_is_not_marked(moment: Moment, qtbot: QtBot) -> None:
    moment.day.setFocus()
    for letter in "25/11/2027":
        type_text(moment.day, letter)
        assert not moment.day.wrong
    assert moment.wall_time().date() == date(2027, 11, 25)


def test_the_weekday_is_shown_and_not_edited(moment: Moment) -> None:
    assert moment.day.text() == "22/11/2026"
    assert "domingo 22" in moment.day.accessibleDescription()
    moment.day.type("25/11")
    assert "miércoles 25" in moment.day.accessibleDescription()


def test_arrows_go_by_days_and_quarters(moment: Moment, qtbot: QtBot) -> None:
    qtbot.keyClick(moment.day, Qt.Key.Key_Up)
    qtbot.keyClick(moment.hour, Qt.Key.Key_Down)
    assert moment.wall_time() == datetime(2026, 11, 23, 9, 45)  # noqa: DTZ001
    qtbot.keyClick(moment.day, Qt.Key.Key_PageDown)
    qtbot.keyClick(moment.hour, Qt.Key.Key_PageUp)
    assert moment.wall_time() == datetime(2026, 11, 16, 10, 45)  # noqa: DTZ001
    moment.hour.type("22:44")
    moment.hour.stepBy(1)
    assert moment.wall_time().time() == time(22, 45)
    moment.hour.type("0:10")
    moment.hour.stepBy(-1)
    moment.hour.stepBy(-1)
    assert moment.wall_time().time() == time(0)


def test_the_wheel_changes_nothing(moment: Moment) -> None:
    for field in (moment.day, moment.hour):
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
        assert not event.isAccepted()
    assert moment.wall_time() == datetime(2026, 11, 22, 10, 0)  # noqa: DTZ001


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_a_day_is_chosen_in_the_calendar(moment: Moment, qtbot: QtBot) -> None:
    qtbot.keyClick(moment.day, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    month = moment.day.month()
    assert month is not None
    assert month.isVisible()
    month.calendar.setSelectedDate(month.calendar.selectedDate().addDays(3))
    with qtbot.waitSignal(month.chosen):
        month.calendar.activated.emit(month.calendar.selectedDate())
    assert moment.wall_time().date() == date(2026, 11, 25)


@pytest.mark.parametrize("scale", [100, 200])
def test_the_words_fit_at_any_size(theme: Theme, qtbot: QtBot, scale: int) -> None:
    theme.set_text_scale(scale)
    day, hour = DayField(theme, "Día", date(2026, 10, 28)), HourField(theme, "Hora", time(23, 59))
    for field in (day, hour):
        qtbot.addWidget(field)
        field.resize(field.sizeHint())
        field.show()
        line = field.findChild(QLineEdit)
        assert line is not None
        room = line.width() - line.textMargins().left()
        assert line.fontMetrics().horizontalAdvance(field.text()) <= room


def test_a_screen_reader_hears_the_name_of_the_field_on_the_line_that_has_the_focus(moment: Moment) -> None:
    assert [moment.day.lineEdit().accessibleName(), moment.hour.lineEdit().accessibleName()] == ["Día", "Hora"]

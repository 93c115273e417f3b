"""*Mes*: a month read at a glance, walked by keyboard, moved by hand, and each week against its targets."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.channel import FrequencyTarget
from calendario.gui.background import Background
from calendario.gui.calendar.month_model import FREQUENCY, room_for
from calendario.gui.calendar.month_view import MonthView
from calendario.gui.calendar.page import MONTH, WEEK, CalendarPage
from calendario.gui.theme import Theme
from tests.gui.test_calendar_page import drafted, november, planned
from tests.newsroom import Newsroom

pytestmark = pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise)", extend=True)  # offscreen

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, theme: Theme, background: Background) -> CalendarPage:
    """The month, on a page of 1366×768's size, with the focus."""
    made = CalendarPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1182, 648)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.show_view(MONTH)
    made.take_focus()
    return made


def wall(day: date, hour: int) -> datetime:
    """A wall time of the town."""
    return datetime.combine(day, time(hour))


def press(page: CalendarPage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.month, key, held)


def spoken(page: CalendarPage, day: date) -> str:
    text = page.month.table.data(page.month.table.index_of(day), SPOKEN)
    assert isinstance(text, str)
    return text


def middle(view: MonthView, day: date, post: int) -> QPoint:
    """Of a post where it is painted."""
    count = len(view.table.cards(day))
    return view.box_of(view.visualRect(view.table.index_of(day)), count, post).center()


def drag(view: MonthView, start: QPoint, *stops: QPoint) -> None:
    """By hand, in small steps, without letting go."""
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for stop in (start + QPoint(12, 12), *stops):
        QTest.mouseMove(view.viewport(), stop)
        QApplication.processEvents()


def popped_up() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


# --- what it shows


@given(posts=st.integers(0, 300), lines=st.integers(1, 40))
def test_every_post_of_a_day_has_its_lines_or_is_counted(posts: int, lines: int) -> None:
    room = room_for(posts, lines)
    assert room.shown + room.rest == posts
    assert room.shown * room.lines + bool(room.rest) <= lines
    assert room.rest != 1 or lines == 1, "a line that says «y 1 más» would hold that one"


def test_the_month_has_whole_weeks_and_begins_on_the_day_that_was_shown(
    page: CalendarPage, gui_newsroom: Newsroom
) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    month = page.month.month
    assert month is not None
    assert page.title.text() == "Noviembre de 2026"
    assert (month.days[0], month.days[-1]) == (date(2026, 10, 26), date(2026, 12, 6))
    assert page.month.day() == date(2026, 11, 25)
    assert [c.title for c in page.month.table.cards(date(2026, 11, 26))] == ["Pleno"]
    assert page.tray.isHidden()
    assert page.grid.isHidden()


@pytest.mark.parametrize(
    ("day", "weeks"), [(date(2027, 2, 14), 4), (date(2026, 11, 1), 6), (date(2026, 12, 31), 5), (date(2027, 1, 1), 5)]
)
def test_a_month_is_as_many_weeks_as_it_touches(desk: Desk, day: date, weeks: int) -> None:
    month = desk.calendar.month(day)
    assert len(month.weeks) == weeks
    assert month.first == day.replace(day=1)
    assert {day.replace(day=1), day} <= set(month.days)
    assert month.days[0].weekday() == 0
    assert month.days[0] > month.first - timedelta(days=7)
    assert month.days[-1] < month.first + timedelta(days=31 + 7)


def test_the_weeks_of_a_month_are_those_of_the_week_also_when_the_clocks_change(
    desk: Desk, gui_newsroom: Newsroom
) -> None:
    planned(gui_newsroom, "Pleno", 29, 23, 59)
    planned(gui_newsroom, "Lunes", 30, 0)
    for day in (date(2026, 11, 25), date(2026, 10, 25), date(2027, 3, 28)):
        assert desk.calendar.month(day).week_of(day) == desk.calendar.week(day)


def test_a_day_is_read_aloud_with_all_its_posts(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    planned(gui_newsroom, "Corte de agua", 26, 9)
    page.reload()
    qtbot.waitUntil(lambda: "No notices" in spoken(page, date(2026, 11, 26)))
    said = spoken(page, date(2026, 11, 26))
    assert said.startswith("jueves 26 de noviembre")
    assert said.index("9:00, Corte de agua") < said.index("18:00, Pleno")


def test_each_week_says_which_channels_have_too_few_posts(
    page: CalendarPage, gui_newsroom: Newsroom, desk: Desk
) -> None:
    for one in desk.channels.all():
        desk.channels.set_frequency(one.id, FrequencyTarget(2 if one.id == gui_newsroom.channel.id else 0), ())
    planned(gui_newsroom, "Pleno", 26, 18)
    drafted(gui_newsroom, "Borrador", november(27, 12))
    page.reload()
    table = page.month.table
    assert table.data(table.index(4, FREQUENCY), SPOKEN) == "Week 48: 0 of 1 on target. Missing: Práctica."
    assert table.data(table.index(3, FREQUENCY), SPOKEN) == "Week 47: 0 of 1 on target. Was missing: Práctica."
    planned(gui_newsroom, "Otra", 28, 10)
    page.reload()
    assert table.data(table.index(4, FREQUENCY), SPOKEN) == "Week 48: 1 of 1 on target."


# --- by keyboard


def test_arrows_go_over_the_ends_of_weeks_and_of_months(page: CalendarPage) -> None:
    for key, day in (
        (Qt.Key.Key_Right, date(2026, 11, 26)),
        (Qt.Key.Key_Down, date(2026, 12, 3)),
        (Qt.Key.Key_Down, date(2026, 12, 10)),  # another month
        (Qt.Key.Key_Left, date(2026, 12, 9)),
        (Qt.Key.Key_Up, date(2026, 12, 2)),
        (Qt.Key.Key_Left, date(2026, 12, 1)),
        (Qt.Key.Key_Left, date(2026, 11, 30)),
        (Qt.Key.Key_Left, date(2026, 11, 29)),
    ):
        press(page, key)
        assert page.month.day() == day
    assert page.title.text() == "Noviembre de 2026"


def test_beside_sunday_stands_how_the_week_is_and_after_it_the_next_monday(page: CalendarPage) -> None:
    for _ in range(5):
        press(page, Qt.Key.Key_Right)
    assert page.month.currentIndex().column() == FREQUENCY
    press(page, Qt.Key.Key_Up)
    assert page.month.currentIndex().row() == 3
    press(page, Qt.Key.Key_Right)
    assert page.month.day() == date(2026, 11, 23)
    press(page, Qt.Key.Key_Left)
    assert page.month.currentIndex() == page.month.table.index(3, FREQUENCY)
    press(page, Qt.Key.Key_Return)
    assert page.title.text() == "16 al 22 de noviembre de 2026"


def test_who_stands_on_how_a_week_is_stays_there_when_the_calendar_is_read_again(page: CalendarPage) -> None:
    for _ in range(5):
        press(page, Qt.Key.Key_Right)
    page.reload()
    assert page.month.currentIndex() == page.month.table.index(4, FREQUENCY)
    press(page, Qt.Key.Key_T, CTRL)
    assert page.month.day() == date(2026, 11, 25)


def test_what_was_found_of_another_month_changes_nothing_of_the_one_that_is_shown(page: CalendarPage) -> None:
    """As when the team's server goes away just as one turns the page."""
    page._day = date(2027, 6, 1)
    page._looked_over()
    assert page.month.month is not None
    assert page.month.day() == page.month.month.first


def test_tab_goes_through_the_posts_of_the_day_and_enter_opens_one(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    first, second = planned(gui_newsroom, "Agua", 26, 9), planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    press(page, Qt.Key.Key_Right)
    for expected in (first, second):
        press(page, Qt.Key.Key_Tab)
        chosen = page.month.post()
        assert chosen is not None
        assert chosen.post_id == expected.post_id
        assert page.month.hasFocus()
    press(page, Qt.Key.Key_Backtab)
    with qtbot.waitSignal(page.open_post) as opened:
        press(page, Qt.Key.Key_Return)
    assert opened.args == [first.post_id]
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Tab)
    assert not page.month.hasFocus(), "after the last one it goes on"


def test_alt_and_an_arrow_move_a_post_by_a_day_or_a_week_and_it_stays_chosen(
    page: CalendarPage, gui_newsroom: Newsroom
) -> None:
    moving = planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Tab)
    press(page, Qt.Key.Key_Down, ALT)
    press(page, Qt.Key.Key_Right, ALT)
    press(page, Qt.Key.Key_Down, ALT)  # into December
    assert page.title.text() == "Diciembre de 2026"
    chosen = page.month.post()
    assert chosen is not None
    assert (chosen.post_id, chosen.wall_time) == (moving.post_id, wall(date(2026, 12, 11), 18))
    assert page.month.hasFocus()


def test_a_post_is_not_moved_into_the_past(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.refused):
        press(page, Qt.Key.Key_Up, ALT)
    assert page.month.day() == date(2026, 11, 26)
    chosen = page.month.post()
    assert chosen is not None
    assert chosen.wall_time == november(26, 18)


def test_a_post_is_discarded_and_brought_back(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.told) as told:
        press(page, Qt.Key.Key_Delete)
    assert told.args is not None
    assert page.month.table.cards(date(2026, 11, 26)) == ()
    told.args[1]()
    assert [c.title for c in page.month.table.cards(date(2026, 11, 26))] == ["Pleno"]


def test_enter_on_a_day_lists_it_and_begins_a_post_there(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    for at in range(9, 19):
        planned(gui_newsroom, f"Aviso {at} & más", 26, at)
    page.reload()
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Return)
    menu = popped_up()
    words = [a.text() for a in menu.actions() if not a.isSeparator()]
    assert words[0] == "9:00  Aviso 9 && más\tPlanned"
    assert len(words) == 12
    with qtbot.waitSignal(page.new_post) as begun:
        menu.actions()[-2].trigger()
    menu.close()
    assert begun.args == [date(2026, 11, 26)]


def test_a_new_post_on_a_day_that_is_over_is_refused(page: CalendarPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.refused):
        page.month.new_on.emit(date(2026, 11, 24))


def test_page_keys_turn_the_months_and_ctrl_t_comes_back(page: CalendarPage) -> None:
    press(page, Qt.Key.Key_PageDown)
    assert (page.title.text(), page.month.day()) == ("Diciembre de 2026", date(2026, 12, 1))
    press(page, Qt.Key.Key_PageUp)
    assert (page.title.text(), page.month.day()) == ("Noviembre de 2026", date(2026, 11, 25))
    for _ in range(13):
        press(page, Qt.Key.Key_PageUp)
    assert page.title.text() == "Octubre de 2025"
    press(page, Qt.Key.Key_T, CTRL)
    assert page.month.day() == date(2026, 11, 25)


def test_the_week_opens_on_the_day_that_was_chosen_and_the_month_too(page: CalendarPage) -> None:
    press(page, Qt.Key.Key_Down)
    page.views[WEEK].click()
    assert page.title.text() == "30 de noviembre al 6 de diciembre de 2026"
    assert not page.grid.isHidden()
    assert page.back.accessibleName() == "Previous week"
    page.views[MONTH].click()
    assert page.month.day() == date(2026, 12, 2)
    assert page.title.text() == "Diciembre de 2026"
    assert page.back.accessibleName() == "Previous month"


def test_the_drafts_without_a_date_stand_beside_the_week(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    drafted(gui_newsroom, "Idea")
    page.toggle_tray()
    assert page.views[WEEK].isChecked()
    assert page.tray.isVisible()
    assert page.tray.cards()[0].hasFocus()


# --- by mouse


def test_a_press_opens_a_post_and_two_on_nothing_begin_one(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    post = planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    view, left = page.month.viewport(), Qt.MouseButton.LeftButton
    with qtbot.waitSignal(page.open_post) as opened:
        QTest.mouseClick(view, left, pos=middle(page.month, date(2026, 11, 26), 0))
    assert opened.args == [post.post_id]
    with qtbot.waitSignal(page.new_post) as begun:
        QTest.mouseDClick(view, left, pos=page.month.visualRect(page.month.table.index_of(date(2026, 12, 2))).center())
    assert begun.args == [date(2026, 12, 2)]


def test_what_has_no_room_is_listed_by_a_press(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    for at in range(9, 21):
        planned(gui_newsroom, f"Aviso {at}", 27, at)
    page.reload()
    QTest.mouseClick(page.month.viewport(), Qt.MouseButton.LeftButton, pos=middle(page.month, date(2026, 11, 27), -1))
    menu = popped_up()
    assert menu.accessibleName() == "viernes 27 de noviembre"
    assert len(menu.actions()) == 12 + 3
    menu.close()


def test_a_post_is_dragged_to_another_day_at_its_hour(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    there = page.month.visualRect(page.month.table.index_of(date(2026, 12, 2))).center()
    drag(page.month, middle(page.month, date(2026, 11, 26), 0), there)
    QTest.mouseRelease(page.month.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert page.month.table.cards(date(2026, 11, 26)) == ()
    assert [c.wall_time for c in gui_newsroom.desk.calendar.week(date(2026, 12, 2)).cards] == [
        wall(date(2026, 12, 2), 18)
    ]


def test_held_below_the_month_it_turns_the_page_and_lands_in_the_next_one(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    view = page.month.viewport()
    drag(page.month, middle(page.month, date(2026, 11, 26), 0), QPoint(300, view.height() + 5))
    qtbot.waitUntil(lambda: page.title.text() == "Diciembre de 2026")
    there = page.month.visualRect(page.month.table.index_of(date(2026, 12, 15))).center()
    QTest.mouseMove(view, there)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=there)
    assert [c.title for c in page.month.table.cards(date(2026, 12, 15))] == ["Pleno"]


def test_esc_puts_it_down_where_it_was_and_the_past_takes_nothing(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    view, start = page.month.viewport(), middle(page.month, date(2026, 11, 26), 0)
    there = page.month.visualRect(page.month.table.index_of(date(2026, 11, 28))).center()
    drag(page.month, start, there)
    press(page, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=there)
    past = page.month.visualRect(page.month.table.index_of(date(2026, 11, 12))).center()
    drag(page.month, start, past)
    with qtbot.waitSignal(page.refused):
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=past)
    assert [c.wall_time for c in page.month.table.cards(date(2026, 11, 26))] == [november(26, 18)]


# --- where there is little room


@pytest.mark.parametrize(("width", "height"), [(1182, 648), (700, 560), (500, 560), (460, 380)])
def test_every_day_stands_on_the_page_and_the_rest_is_scrolled_downwards_only(
    page: CalendarPage, width: int, height: int
) -> None:
    page.resize(width, height)
    QApplication.processEvents()
    view = page.month
    assert view.horizontalScrollBar().maximum() == 0
    shown = [c for c in range(FREQUENCY + 1) if not view.isColumnHidden(c)]
    assert sum(view.columnWidth(c) for c in shown) == view.viewport().width()
    assert shown[:7] == list(range(7))
    assert page.views[MONTH].isVisible()
    assert page.views[MONTH].mapTo(page, QPoint(0, 0)).x() + page.views[MONTH].width() <= page.width()

"""Moving a card: dragged with the mouse, or with Alt and the arrows; always with a way back."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.gui.calendar.page import CalendarPage
from calendario.gui.main_window import MainWindow
from calendario.gui.widgets.card import PostCard
from tests.newsroom import Newsroom

LEFT, NO_KEYS, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def november(day: int, hour: int, minute: int = 0) -> datetime:
    """A wall time of November 2026."""
    return datetime.combine(date(2026, 11, day), time(hour, minute))


@pytest.fixture
def week(window: MainWindow) -> CalendarPage:
    """The calendar in the whole window, so that the strip with *Undo* is there too."""
    assert window.workplace is not None
    window.workplace.go("calendar")
    page = window.workplace.pages.page("calendar")
    assert isinstance(page, CalendarPage)
    return page


def planned(newsroom: Newsroom, title: str, at: datetime, letters: tuple[str, ...] = ("MA",)) -> None:
    desk = newsroom.desk
    plan = PlanDraft(tuple(c.id for c in desk.channels.all() if c.letters in letters), at)
    desk.planning.plan(desk.writing.new().post_id, Draft(title, Content(title)), plan, as_it_is=True)


def card(page: CalendarPage, title: str) -> PostCard:
    return next(c for c in page.grid.cards() if c.face.title == title)


def stands(newsroom: Newsroom, title: str, day: int = 26) -> list[tuple[datetime, State]]:
    """At which hours the post of that title stands in the week of `day`, and how."""
    cards = newsroom.desk.calendar.week(date(2026, 11, day)).cards
    return [(c.wall_time, p.state) for c in cards if c.title == title for p in c.publications]


def place(page: CalendarPage, at: datetime) -> QPoint:
    """On the screen, where a card at `at` would have its upper left corner."""
    column = page.grid.days.index(at.date())
    y = page.grid.axis.y(at.hour * 60 + at.minute)
    return page.grid.canvas.mapToGlobal(QPoint(page.grid.edges[column] + 30, y))


class Mouse:
    """Takes a card by its corner and carries it about."""

    def __init__(self, widget: QWidget) -> None:
        QApplication.processEvents()  # the layout of what was just read
        self.widget = widget
        QTest.mousePress(widget, LEFT, NO_KEYS, QPoint(8, 2))

    def to(self, at: QPoint) -> None:
        """With the corner of the card at `at`, on the screen."""
        QTest.mouseMove(self.widget, self.widget.mapFromGlobal(at + QPoint(0, 2)))

    def let_go(self, at: QPoint) -> None:
        self.to(at)
        QTest.mouseRelease(self.widget, LEFT, NO_KEYS, self.widget.mapFromGlobal(at + QPoint(0, 2)))


@pytest.fixture(autouse=True)
def buttons_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """`QTest.mouseMove` tells a widget no pressed button; a real mouse does."""

    def move(widget: QWidget, at: QPoint) -> None:
        where = QPointF(at)
        event = QMouseEvent(QEvent.Type.MouseMove, where, QPointF(widget.mapToGlobal(at)), LEFT, LEFT, NO_KEYS)
        QApplication.sendEvent(widget, event)

    monkeypatch.setattr(QTest, "mouseMove", move)


def told(window: MainWindow) -> str:
    assert window.workplace is not None
    return window.workplace.told.sentence.text()


# --- dragging


def test_a_card_is_dragged_to_another_day_and_hour_with_all_its_channels_and_taken_back(
    window: MainWindow, week: CalendarPage, gui_newsroom: Newsroom
) -> None:
    planned(gui_newsroom, "Pleno", november(26, 10), ("MA", "BS", "WEB"))
    week.reload()
    mouse = Mouse(card(week, "Pleno"))
    mouse.to(place(week, november(27, 12, 15)))
    assert week.dragging.active
    assert week.dragging.target.wall_time == november(27, 12, 15)
    mouse.let_go(place(week, november(27, 12, 15)))
    assert stands(gui_newsroom, "Pleno") == [(november(27, 12, 15), State.PLANNED)] * 3
    assert card(week, "Pleno").face.hour == "12:15"
    assert "New time" in told(window)
    assert window.workplace is not None
    window.workplace.told.undo.click()
    assert stands(gui_newsroom, "Pleno") == [(november(26, 10), State.PLANNED)] * 3
    assert card(week, "Pleno").face.hour == "10:00"


def test_a_drag_opens_nothing_and_a_click_still_does(week: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned(gui_newsroom, "Pleno", november(26, 10))
    week.reload()
    week.open_post.disconnect()
    with qtbot.assertNotEmitted(week.open_post):
        mouse = Mouse(card(week, "Pleno"))
        mouse.let_go(place(week, november(26, 11)))
    with qtbot.waitSignal(week.open_post):
        QTest.mouseClick(card(week, "Pleno"), LEFT)


def test_escape_gives_a_drag_up(week: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned(gui_newsroom, "Pleno", november(26, 10))
    week.reload()
    week.open_post.disconnect()
    mouse = Mouse(card(week, "Pleno"))
    mouse.to(place(week, november(27, 12)))
    QTest.keyClick(card(week, "Pleno"), Qt.Key.Key_Escape)
    assert not week.dragging.active
    with qtbot.assertNotEmitted(week.open_post):
        mouse.let_go(place(week, november(27, 12)))
    assert stands(gui_newsroom, "Pleno") == [(november(26, 10), State.PLANNED)]


def test_nothing_is_dragged_into_the_past(week: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned(gui_newsroom, "Pleno", november(26, 10))
    week.reload()
    mouse = Mouse(card(week, "Pleno"))
    mouse.to(place(week, november(24, 12)))
    assert week.dragging.target.refusal == "That hour has passed."
    with qtbot.waitSignal(week.refused) as heard:
        mouse.let_go(place(week, november(24, 12)))
    assert "passed" in heard.args[0]
    assert stands(gui_newsroom, "Pleno") == [(november(26, 10), State.PLANNED)]


def test_what_is_published_stays_where_it_went_out(week: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    out = gui_newsroom.plan("Bando", minutes=10)
    gui_newsroom.clock.forward(minutes=10)
    gui_newsroom.publish()
    week.reload()
    with qtbot.waitSignal(week.refused) as heard:
        Mouse(card(week, "Bando")).let_go(place(week, november(27, 12)))
    assert "published" in heard.args[0]
    assert gui_newsroom.state(out) is State.PUBLISHED


def test_on_the_tray_it_loses_its_date_and_gets_it_back(
    window: MainWindow, week: CalendarPage, gui_newsroom: Newsroom
) -> None:
    planned(gui_newsroom, "Pleno", november(26, 10), ("MA", "BS"))
    week.reload()
    mouse = Mouse(card(week, "Pleno"))
    mouse.let_go(week.tray.mapToGlobal(QPoint(40, 60)))
    assert stands(gui_newsroom, "Pleno") == []
    assert [c.face.title for c in week.tray.cards()] == ["Pleno"]
    assert window.workplace is not None
    window.workplace.told.undo.click()
    assert stands(gui_newsroom, "Pleno") == [(november(26, 10), State.PLANNED)] * 2
    assert not week.tray.cards()


def test_what_has_another_hour_too_keeps_its_date(week: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    desk = gui_newsroom.desk
    ids = [c.id for c in desk.channels.all() if c.letters in ("MA", "BS")]
    plan = PlanDraft(tuple(ids), november(26, 10), ((ids[1], november(26, 18)),))
    desk.planning.plan(desk.writing.new().post_id, Draft("Pleno", Content("Pleno")), plan, as_it_is=True)
    week.reload()
    with qtbot.waitSignal(week.refused):
        Mouse(card(week, "Pleno")).let_go(week.tray.mapToGlobal(QPoint(40, 60)))
    assert len(stands(gui_newsroom, "Pleno")) == 2


def test_a_draft_of_the_tray_gets_a_date_and_stays_a_draft(
    window: MainWindow, week: CalendarPage, gui_newsroom: Newsroom
) -> None:
    desk = gui_newsroom.desk
    desk.writing.save_draft(desk.writing.new().post_id, Draft("Vacunación", Content("Vacunación")), PlanDraft())
    week.reload()
    (draft,) = week.tray.cards()
    mouse = Mouse(draft)
    mouse.let_go(place(week, november(27, 9, 30)))
    assert set(stands(gui_newsroom, "Vacunación")) == {(november(27, 9, 30), State.PROPOSED)}
    assert week.focusWidget() is card(week, "Vacunación")
    assert window.workplace is not None
    window.workplace.told.undo.click()
    assert [c.face.title for c in week.tray.cards()] == ["Vacunación"]


def test_while_a_card_is_in_the_air_the_week_is_not_read_anew(week: CalendarPage, gui_newsroom: Newsroom) -> None:
    planned(gui_newsroom, "Pleno", november(26, 10))
    week.reload()
    mouse = Mouse(card(week, "Pleno"))
    mouse.to(place(week, november(27, 12)))
    planned(gui_newsroom, "Mercado", november(26, 9))
    week.reload()
    assert [c.face.title for c in week.grid.cards()] == ["Pleno"]
    mouse.let_go(place(week, november(26, 10)))
    assert [c.face.title for c in week.grid.cards()] == ["Mercado", "Pleno"]


# --- by keyboard


def press(page: CalendarPage, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
    focus = page.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def test_alt_and_arrows_move_a_card_a_day_or_a_quarter_of_an_hour(
    window: MainWindow, week: CalendarPage, gui_newsroom: Newsroom
) -> None:
    planned(gui_newsroom, "Pleno", november(26, 10), ("MA", "BS"))
    week.reload()
    card(week, "Pleno").setFocus()
    for key, there in (
        (Qt.Key.Key_Right, november(27, 10)),
        (Qt.Key.Key_Down, november(27, 10, 15)),
        (Qt.Key.Key_Left, november(26, 10, 15)),
        (Qt.Key.Key_Up, november(26, 10)),
        (Qt.Key.Key_Up, november(26, 9, 45)),
    ):
        press(week, key)
        assert stands(gui_newsroom, "Pleno") == [(there, State.PLANNED)] * 2
        assert week.window().focusWidget() is card(week, "Pleno")
    assert "New time" in told(window)
    press(week, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stands(gui_newsroom, "Pleno") == [(november(26, 10), State.PLANNED)] * 2


def test_moved_out_of_the_week_the_screen_goes_along(week: CalendarPage, gui_newsroom: Newsroom) -> None:
    planned(gui_newsroom, "Agenda", november(29, 11))
    week.reload()
    card(week, "Agenda").setFocus()
    press(week, Qt.Key.Key_Right)
    assert week.title.text() == "30 de noviembre al 6 de diciembre de 2026"
    assert week.window().focusWidget() is card(week, "Agenda")


def test_by_keyboard_too_nothing_goes_into_the_past(
    window: MainWindow, week: CalendarPage, gui_newsroom: Newsroom
) -> None:
    planned(gui_newsroom, "Pleno", november(25, 10))
    week.reload()
    card(week, "Pleno").setFocus()
    press(week, Qt.Key.Key_Left)
    assert stands(gui_newsroom, "Pleno") == [(november(25, 10), State.PLANNED)]
    assert window.workplace is not None
    assert window.workplace.told.property("strip") == "warn"


@pytest.mark.parametrize("modifier", [NO_KEYS, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier])
def test_no_arrow_takes_the_focus_out_of_the_week(
    week: CalendarPage, gui_newsroom: Newsroom, modifier: Qt.KeyboardModifier
) -> None:
    planned(gui_newsroom, "Pleno", november(26, 10))
    desk = gui_newsroom.desk
    desk.writing.save_draft(desk.writing.new().post_id, Draft("Suelta", Content("Suelta")), PlanDraft())
    week.reload()
    for begin in (card(week, "Pleno"), week.tray.cards()[0]):
        begin.setFocus()
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left):
            press(week, key, modifier)
            assert week.window().focusWidget() is begin


def test_what_is_moved_while_paused_stays_held_and_the_way_back_does_too(
    week: CalendarPage, gui_newsroom: Newsroom
) -> None:
    planned(gui_newsroom, "Pleno", november(26, 10))
    gui_newsroom.desk.stopping.pause(PauseReason.OTHER)
    week.reload()
    card(week, "Pleno").setFocus()
    press(week, Qt.Key.Key_Right)
    assert stands(gui_newsroom, "Pleno") == [(november(27, 10), State.HELD)]
    press(week, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stands(gui_newsroom, "Pleno") == [(november(26, 10), State.HELD)]


def test_a_card_dragged_to_where_it_cannot_go_out_says_why(
    window: MainWindow, week: CalendarPage, gui_newsroom: Newsroom
) -> None:
    planned(gui_newsroom, "Pleno", november(26, 10))
    week.reload()
    mouse = Mouse(card(week, "Pleno"))
    mouse.to(place(week, november(27, 12)))
    gui_newsroom.desk.house.begin_crisis()
    mouse.let_go(place(week, november(27, 12)))
    assert "New time" in told(window)
    assert "It will not go out like this: En una crisis" in told(window)

"""*Calendario*: the week by keyboard and mouse, and what folds where there is little room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from calendario.channels.practice import Fault
from calendario.desk.desk import Desk
from calendario.desk.faces import Card
from calendario.desk.looking import Sent
from calendario.domain.channel import Channel, FrequencyTarget
from calendario.domain.house import DayOff, Mode, Period
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.gui.background import Background
from calendario.gui.calendar.faces import DayFace, day_face
from calendario.gui.calendar.page import CalendarPage
from calendario.gui.channel_dialogs import FrequencyDialog
from calendario.gui.rescheduling import RescheduleDialog
from calendario.gui.theme import Theme
from calendario.gui.unconfirmed import UnconfirmedDialog
from calendario.gui.widgets.card import PostCard
from calendario.gui.widgets.strip import Strip
from tests.newsroom import Newsroom


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, theme: Theme, background: Background) -> CalendarPage:
    """Shown on a page of 1366×768's size; read by each story when it is ready."""
    made = CalendarPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1182, 648)
    with qtbot.waitExposed(made):
        made.show()
    return made


def november(day: int, hour: int, minute: int = 0) -> datetime:
    """A wall time of November 2026."""
    return datetime.combine(date(2026, 11, day), time(hour, minute))


def planned(newsroom: Newsroom, title: str, day: int, hour: int, minute: int = 0) -> Card:
    """A post of November 2026."""
    desk = newsroom.desk
    plan = PlanDraft((newsroom.channel.id,), november(day, hour, minute))
    desk.planning.plan(desk.writing.new().post_id, Draft(title, Content(title)), plan, as_it_is=True)
    return next(c for c in desk.calendar.week(date(2026, 11, day)).cards if c.title == title)


def drafted(newsroom: Newsroom, title: str, at: datetime | None = None) -> None:
    desk = newsroom.desk
    plan = PlanDraft((newsroom.channel.id,), at)
    desk.writing.save_draft(desk.writing.new().post_id, Draft(title, Content(title)), plan)


def titles(page: CalendarPage) -> list[str]:
    return [card.face.title for card in page.grid.cards()]


def card(page: CalendarPage, title: str) -> PostCard:
    return next(c for c in page.grid.cards() if c.face.title == title)


def focused(page: CalendarPage) -> str:
    focus = page.focusWidget()
    return focus.face.title if isinstance(focus, PostCard) else ""


def actions(page: CalendarPage) -> dict[str, QAction]:
    return {action.text().partition("\t")[0]: action for action in page.menu_actions()}


def test_the_week_shows_its_posts_by_day_and_hour(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    planned(gui_newsroom, "Viernes", 27, 9)
    planned(gui_newsroom, "Jueves tarde", 26, 18)
    planned(gui_newsroom, "Jueves mañana", 26, 10)
    page.reload()
    assert page.title.text() == "23 al 29 de noviembre de 2026"
    assert titles(page) == ["Jueves mañana", "Jueves tarde", "Viernes"]
    morning, evening = page.grid.cards()[:2]
    assert morning.y() < evening.y()
    assert morning.x() == evening.x()
    assert morning.y() == page.grid.axis.y(600)


def test_a_card_says_everything_it_shows(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    qtbot.waitUntil(lambda: "No notices" in page.grid.cards()[0].accessibleName())
    said = page.grid.cards()[0].accessibleName()
    for part in ("18:00", "Pleno", "Práctica", "Planned"):
        assert part in said


def test_a_card_that_was_moved_is_read_again_and_counts_what_was_found(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    moving = planned(gui_newsroom, "Hoy, miércoles, hay pleno a las 20:00", 25, 18)
    page.reload()
    qtbot.waitUntil(lambda: "No notices" in page.grid.cards()[0].accessibleName())
    gui_newsroom.desk.decisions.move([p.id for p in moving.publications], november(26, 18))
    page.reload()
    qtbot.waitUntil(lambda: page.grid.cards()[0].face.findings > 0)
    assert "notice(s)" in page.grid.cards()[0].accessibleName()


def test_weeks_go_by_keys_and_buttons(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    page.take_focus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_PageDown)
    assert page.title.text() == "30 de noviembre al 6 de diciembre de 2026"
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    assert page.title.text() == "16 al 22 de noviembre de 2026"
    qtbot.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert page.title.text() == "23 al 29 de noviembre de 2026"
    page.forward.click()
    page.back.click()
    page.today_button.click()
    assert page.title.text() == "23 al 29 de noviembre de 2026"


def test_arrows_walk_through_cards_and_days(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned(gui_newsroom, "Mié", 25, 12)
    planned(gui_newsroom, "Vie mañana", 27, 9)
    planned(gui_newsroom, "Vie mediodía", 27, 13)
    planned(gui_newsroom, "Vie tarde", 27, 19)
    page.reload()
    card(page, "Mié").setFocus()
    for key, there in (
        (Qt.Key.Key_Right, "Vie mediodía"),  # over the empty Thursday to the nearest hour
        (Qt.Key.Key_Down, "Vie tarde"),
        (Qt.Key.Key_Down, "Vie tarde"),
        (Qt.Key.Key_Up, "Vie mediodía"),
        (Qt.Key.Key_Up, "Vie mañana"),
        (Qt.Key.Key_Right, "Vie mañana"),
        (Qt.Key.Key_Left, "Mié"),
    ):
        qtbot.keyClick(page.focusWidget(), key)
        assert focused(page) == there


def test_enter_opens_a_card(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    wanted = planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    with qtbot.waitSignal(page.open_post) as opened:
        qtbot.keyClick(page.grid.cards()[0], Qt.Key.Key_Return)
    assert opened.args == [wanted.post_id]


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # offscreen, for a menu
def test_the_menu_of_a_card_opens_by_shift_f10(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    with qtbot.waitSignal(page.grid.menu_for) as asked:
        qtbot.keyClick(page.grid.cards()[0], Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked.args[0].title == "Pleno"
    page.grid.cards()[0].setFocus()
    assert {"Open", "Departures", "Change the time…", "Publish now", "Discard"} <= set(actions(page))


def test_a_draft_is_not_published_from_the_calendar(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    drafted(gui_newsroom, "Agenda", november(26, 11))
    page.reload()
    page.grid.cards()[0].setFocus()
    assert "Publish now" not in actions(page)


def test_delete_discards_and_the_notice_brings_it_back(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    planned(gui_newsroom, "Vermú", 27, 12)
    page.reload()
    card(page, "Pleno").setFocus()
    with qtbot.waitSignal(page.told) as heard:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Delete)
    assert titles(page) == ["Vermú"]
    assert focused(page) == "Vermú"
    heard.args[1]()
    assert titles(page) == ["Pleno", "Vermú"]
    assert card(page, "Pleno").face.state == "draft"  # to be planned again by a person


def test_one_channel_s_hour_is_discarded_and_the_rest_of_the_post_stays(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    desk = gui_newsroom.desk
    other = next(c for c in desk.channels.all() if c.letters == "BS")
    plan = PlanDraft(
        (gui_newsroom.channel.id, other.id),
        november(26, 10),
        ((other.id, november(26, 18)),),
    )
    desk.planning.plan(desk.writing.new().post_id, Draft("Pleno", Content("Pleno")), plan, as_it_is=True)
    page.reload()
    assert len(page.grid.cards()) == 2
    qtbot.keyClick(page.grid.cards()[1], Qt.Key.Key_Delete)
    assert [c.face.hour for c in page.grid.cards()] == ["10:00"]
    assert not desk.calendar.week(date(2026, 11, 26)).undated


def test_another_hour_moves_the_card_and_keeps_its_focus(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()

    def choose(_theme: Theme, _title: str, _was: datetime, _now: datetime, change: object, _parent: object) -> datetime:
        change(november(27, 9, 30))  # type: ignore[operator]
        return november(27, 9, 30)

    monkeypatch.setattr(RescheduleDialog, "ask", choose)
    moved = page.grid.cards()[0]
    moved.setFocus()
    qtbot.keyClick(moved, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert page.grid.cards() == (moved,)
    assert moved.face.hour == "9:30"
    assert page.focusWidget() is moved


def test_a_draft_that_is_moved_stays_a_draft(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(gui_newsroom, "Agenda", november(26, 11))
    page.reload()

    def choose(_theme: Theme, _title: str, _was: datetime, _now: datetime, change: object, _parent: object) -> datetime:
        change(november(29, 11))  # type: ignore[operator]
        return november(29, 11)

    monkeypatch.setattr(RescheduleDialog, "ask", choose)
    qtbot.keyClick(page.grid.cards()[0], Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    (there,) = gui_newsroom.desk.calendar.week(date(2026, 11, 29)).cards
    assert there.state is State.PROPOSED
    assert there.wall_time == november(29, 11)


def test_a_double_click_on_an_empty_place_begins_a_post_there(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    page.reload()
    friday = page.grid.edges[4] + 40
    place = QPoint(friday, page.grid.axis.y(10 * 60 + 15) + 2)
    with qtbot.waitSignal(page.new_post) as asked:
        QTest.mouseDClick(page.grid.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert asked.args == [november(27, 10, 15)]


def test_a_double_click_in_the_past_explains_itself(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    page.reload()
    place = QPoint(page.grid.edges[0] + 40, page.grid.axis.y(600))
    with qtbot.waitSignal(page.refused) as heard, qtbot.assertNotEmitted(page.new_post):
        QTest.mouseDClick(page.grid.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert "passed" in heard.args[0]


def test_a_reload_keeps_the_card_that_has_the_focus(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    planned(gui_newsroom, "Pleno", 26, 18)
    page.reload()
    held = page.grid.cards()[0]
    held.setFocus()
    planned(gui_newsroom, "Antes", 26, 9)
    page.reload()
    assert page.focusWidget() is held
    assert len(page.grid.cards()) == 2


def test_a_reload_does_not_pull_the_focus_from_elsewhere(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    wanted = planned(gui_newsroom, "Pleno", 26, 18)
    planned(gui_newsroom, "Vermú", 27, 12)
    page.reload()
    card(page, "Pleno").setFocus()
    page.new_button.setFocus()
    gui_newsroom.desk.writing.discard(wanted.post_id)
    page.reload()
    assert page.focusWidget() is page.new_button


def test_night_posts_open_the_hours_of_silence(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    page.reload()
    assert "8:00" in page.grid.early.text()
    planned(gui_newsroom, "Madrugada", 26, 6, 30)
    planned(gui_newsroom, "Noche", 26, 23, 55)
    page.reload()
    assert titles(page) == ["Madrugada", "Noche"]
    assert "6:00" in page.grid.early.text()
    for shown in page.grid.cards():
        assert page.grid.axis.top <= shown.y()
        assert shown.y() + shown.height() <= page.grid.axis.bottom


def test_silence_is_said_only_of_hours_that_the_house_keeps(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    page.reload()
    assert page.grid.early.text() == "From 0:00 to 8:00: nothing"
    gui_newsroom.desk.house.change(lambda house: replace(house, quiet=(time(22), time(7))))
    page.reload()
    assert page.grid.early.text() == "From 0:00 to 7:00, hours of silence"


def test_the_hours_of_silence_open_and_fold_when_pressed(page: CalendarPage) -> None:
    page.reload()
    page.grid.early.click()
    assert page.grid.axis.first_hour == 0
    page.grid.early.click()
    assert page.grid.axis.first_hour == 8
    page.grid.late.click()
    assert page.grid.axis.last_hour == 24


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # offscreen, for a menu
def test_a_crowd_at_one_hour_ends_in_a_list(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    for number in range(6):
        planned(gui_newsroom, f"Post {number}", 26, 10, number)
    page.reload()
    assert len(page.grid.cards()) == 3
    qtbot.keyClick(page.grid.cards()[2], Qt.Key.Key_Down)
    more = page.focusWidget()
    assert more.text() == "and 3 more"
    with qtbot.waitSignal(page.open_post):
        more.click()
        menu = more.findChild(QMenu)
        assert [action.text() for action in menu.actions()] == ["10:03  Post 3", "10:04  Post 4", "10:05  Post 5"]
        menu.actions()[0].trigger()
        menu.close()


def test_an_empty_week_offers_a_new_post_in_it(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    page.show_week(date(2026, 12, 16))
    assert not page.grid.cards()
    strip = next(strip for strip in page.findChildren(Strip) if "empty" in strip.accessibleName())
    with qtbot.waitSignal(page.new_post) as asked:
        strip.buttons()[0].click()
    assert asked.args == [date(2026, 12, 14)]


def test_drafts_without_a_date_stand_in_the_tray(page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    page.reload()
    drafted(gui_newsroom, "Vacunación: segunda fase")
    page.reload()
    (draft,) = page.tray.cards()
    assert "Draft without a date" in draft.accessibleName()
    with qtbot.waitSignal(page.open_post):
        qtbot.keyClick(draft, Qt.Key.Key_Return)


def test_the_tray_folds_where_there_is_no_room_and_f8_brings_it(
    page: CalendarPage, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    drafted(gui_newsroom, "Suelta")
    page.reload()
    assert page.tray.isVisible()
    page.resize(900, 648)
    assert not page.tray.isVisible()
    assert page.tray_button.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert page.tray.isVisible()
    assert page.focusWidget() is page.tray.cards()[0]
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert not page.tray.isVisible()


def test_low_pages_fold_legend_and_meters(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    page.reload()
    assert not page.tray.legend.folded
    tall = page.meters.sizeHint().height()
    page.resize(1182, 560)
    assert page.tray.legend.folded
    assert page.meters.sizeHint().height() < tall
    page.resize(1182, 400)
    assert not page.meters.isVisible()
    page.meters_button.click()
    assert page.meters.isVisible()


def test_only_channels_that_want_something_are_said_to_have_it(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    desk, channel = gui_newsroom.desk, gui_newsroom.channel
    for one in desk.channels.all():
        desk.channels.set_frequency(one.id, FrequencyTarget(), ())
    planned(gui_newsroom, "Uno", 26, 10)
    page.resize(1182, 400)
    page.reload()
    assert page.meters_button.text() == "Posts of the week by channel"
    desk.channels.set_frequency(channel.id, FrequencyTarget(1), ())
    page.reload()
    assert page.meters_button.text() == "Frequency: 1 of 1 channels on target"


def test_in_a_narrow_window_three_days_show_and_the_steps_go_through_all(
    page: CalendarPage, gui_newsroom: Newsroom
) -> None:
    planned(gui_newsroom, "Sábado", 28, 12)
    page.resize(600, 640)
    page.reload()
    seen = list(page.grid.days)
    for _ in range(3):
        page.forward.click()
        seen += page.grid.days
    assert date(2026, 11, 23) in seen
    assert date(2026, 11, 28) in seen
    assert {d for d in seen if d < date(2026, 11, 30)} == {date(2026, 11, 23) + timedelta(days=n) for n in range(7)}


def test_a_meter_counts_firm_ones_and_drafts_apart_and_sets_its_target(
    page: CalendarPage, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, channel = gui_newsroom.desk, gui_newsroom.channel
    desk.channels.set_frequency(channel.id, FrequencyTarget(3), ())
    planned(gui_newsroom, "Uno", 26, 10)
    drafted(gui_newsroom, "Dos", november(27, 10))
    page.reload()
    meter = next(m for m in page.meters.meters() if m.face.name == channel.name)
    assert (meter.face.words, meter.face.drafts) == ("1 of 3, 2 missing", 1)

    def choose(_theme: Theme, asked: Channel, _parent: object) -> tuple[FrequencyTarget, tuple[object, ...]]:
        assert asked.id == channel.id
        return FrequencyTarget(1), ()

    monkeypatch.setattr(FrequencyDialog, "ask", choose)
    meter.click()
    assert next(m for m in page.meters.meters() if m.face.name == channel.name).face.words == "1 of 1"


def test_the_line_of_now_stands_in_today_s_column(page: CalendarPage, gui_newsroom: Newsroom, theme: Theme) -> None:
    page.reload()
    axis, edges = page.grid.axis, page.grid.edges
    picture = page.grid.canvas.grab().toImage()
    colour = theme.colour("now").rgb()
    x = (edges[2] + edges[3]) // 2
    assert picture.pixel(x, axis.y(9 * 60)) == colour
    gui_newsroom.clock.forward(minutes=60)
    page.reload()
    picture = page.grid.canvas.grab().toImage()
    assert picture.pixel(x, axis.y(9 * 60)) != colour
    assert picture.pixel(x, axis.y(10 * 60)) == colour


def test_never_more_than_sixty_cards_are_alive(page: CalendarPage, gui_newsroom: Newsroom) -> None:
    for number in range(70):
        planned(gui_newsroom, f"Post {number}", 26 + number % 4, 10 + number // 4 % 11, number % 60)
    page.reload()
    assert len(page.grid.findChildren(PostCard)) <= 60


def test_what_nobody_knows_of_is_compared_from_its_card(
    page: CalendarPage, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = gui_newsroom.plan("Actos", minutes=10)
    gui_newsroom.practice.switch(Fault.SILENT_DROP)
    gui_newsroom.clock.forward(minutes=10)
    gui_newsroom.publish()
    compared: list[Sent] = []
    monkeypatch.setattr(UnconfirmedDialog, "ask", lambda _d, _t, _b, sent, _parent: compared.append(sent))
    page.reload()
    page.take_focus()
    actions(page)["Check in Práctica…"].trigger()
    assert [sent.publication.id for sent in compared] == [publication.id]


def test_a_holiday_and_mourning_are_told_by_words_and_paper(
    page: CalendarPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    friday, saturday = date(2026, 11, 27), date(2026, 11, 28)
    desk.house.change(
        lambda house: replace(
            house,
            days_off=(DayOff(friday, "San Facundo"), DayOff(saturday, "Fiestas")),
            periods=(
                Period(Mode.MOURNING, saturday, saturday, "Luto oficial"),
                Period(Mode.ELECTORAL, saturday, date(2026, 12, 13), "Elecciones"),
            ),
        )
    )
    page.show_week(friday)
    week = page.grid.week
    assert week is not None
    names = [head.accessibleName() for head in page.grid.heads.findChildren(QWidget)]
    assert "holiday: San Facundo" in names[4]
    assert "holiday" not in names[3]
    assert all(words in names[5] for words in ("holiday: Fiestas", "official mourning", "electoral period"))
    assert day_face(week, friday) == DayFace(
        "holiday_tint", "holiday_hatch", "Holiday: San Facundo", "holiday", "San Facundo"
    )
    assert day_face(week, saturday).special == "Mourning", "whatever else the day is"
    assert day_face(week, date(2026, 11, 26)).hatch == ""


def test_today_stays_today_on_a_holiday(page: CalendarPage, desk: Desk, gui_newsroom: Newsroom) -> None:
    today = desk.calendar.today().day
    desk.house.change(lambda house: replace(house, days_off=(DayOff(today, "San Facundo"),)))
    page.show_week(today)
    assert page.grid.week is not None
    face = day_face(page.grid.week, today)
    assert (face.paper, face.hatch) == ("today_tint", "holiday_hatch")

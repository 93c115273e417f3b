"""A person who has no mouse: Tab goes where the eye goes, no key pressed twice stops the town, F6 leads to the text."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.gui.calendar.page import CalendarPage
from calendario.gui.editor.history_dialog import HistoryDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.first_run import FirstRunPage
from calendario.gui.main_window import MainWindow
from calendario.gui.pausing import PauseDialog
from calendario.gui.theme import Theme
from calendario.gui.today.page import TodayPage
from calendario.gui.widgets.choosing import Choice
from calendario.gui.widgets.focus_ring import FocusRing
from calendario.gui.workplace import Workplace
from tests.gui.posts import TOMORROW, begin, channel
from tests.gui.test_first_run import empty, page  # noqa: F401  fixtures
from tests.gui.test_keys import CTRL, ENTER, SHIFT, SPACE, TAB, new_post, press, settle
from tests.newsroom import Clock, Newsroom

pytestmark = pytest.mark.qt_log_ignore("does not support (grabbing the keyboard|raise)", extend=True)  # offscreen

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def place(window: MainWindow) -> Workplace:
    assert window.workplace is not None
    window.activateWindow()
    return window.workplace


def walk(window: QWidget, start: QWidget, last: QWidget) -> list[QWidget]:
    """What Tab stops at from one to the other."""
    start.setFocus()
    seen = [start]
    while seen[-1] is not last:
        assert len(seen) < 80, f"Tab never comes to {last.accessibleName()!r}"
        press(window, TAB)
        seen.append(window.focusWidget())
    return seen


def box(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def is_read_before(first: QRect, second: QRect) -> bool:
    """On a line above, or further left on the same line."""
    if first.top() <= second.center().y() <= first.bottom() or second.top() <= first.center().y() <= second.bottom():
        return first.left() < second.left()
    return first.top() < second.top()


def draft(newsroom: Newsroom, title: str) -> UUID:
    """Without a date."""
    writing = newsroom.desk.writing
    post_id = writing.new().post_id
    writing.save_draft(post_id, Draft(title, Content(title)), PlanDraft())
    return post_id


# --- Tab


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 688, 100), (800, 600, 100), (520, 640, 100), (640, 440, 200)]
)
def test_in_the_first_run_tab_goes_as_one_reads(
    page: FirstRunPage,  # noqa: F811
    theme: Theme,
    width: int,
    height: int,
    scale: int,
) -> None:
    theme.set_text_scale(scale)
    page.resize(width, height)
    page.activateWindow()
    settle()
    seen = walk(page, page.name, page.team)
    asked = [page.name, page.zone, page.person, *page.networks.values(), page.web, page.folder]
    assert [w for w in seen if w in asked] == asked
    assert seen.index(page.folder) < seen.index(page.finish) < seen.index(page.sample)
    form = seen[: seen.index(page.finish) + 1]
    for part in (form, seen[len(form) :]):
        boxes = [box(widget, page.form_scroll.body) for widget in part]
        assert all(is_read_before(*pair) for pair in pairwise(boxes))


def test_space_on_what_comes_after_ones_name_ticks_a_channel_and_begins_nothing(
    page: FirstRunPage,  # noqa: F811
    empty: Desk,  # noqa: F811
) -> None:
    page.activateWindow()
    page.person.setFocus()
    press(page, TAB)
    first = page.focusWidget()
    assert isinstance(first, QCheckBox)
    press(page, SPACE)
    assert first.isChecked()
    assert page.finish.isEnabled()
    assert not empty.setup.done


@pytest.mark.parametrize("width", [1182, 700])
def test_on_today_tab_goes_as_one_reads_and_comes_to_the_drafts_last(
    desk: Desk,
    gui_newsroom: Newsroom,
    window: MainWindow,
    place: Workplace,
    qtbot: QtBot,
    width: int,
) -> None:
    gui_newsroom.plan("Verbena", minutes=60)
    gui_newsroom.plan("Pleno", minutes=90)
    draft(gui_newsroom, "Suelta")
    window.resize(width, 700)
    today = place.pages.page("today")
    assert isinstance(today, TodayPage)
    today.reload()
    qtbot.waitUntil(lambda: bool(today._looking_over.known))  # the lines are made anew for what the review says
    settle()
    seen = walk(window, today.new_button, today.side.drafts_link)
    assert seen.index(today.schedule.week_link) < seen.index(today.side.drafts_link)
    main = [w for w in seen if today.schedule.isAncestorOf(w)]
    assert main[0] is today.schedule.week_link
    assert len(main) == 1 + sum(len(line.buttons) for line in today.schedule.lines)
    assert all(is_read_before(box(a, today), box(b, today)) for a, b in pairwise(main))


# --- stopping everything


def test_enter_twice_by_mistake_stops_nothing(
    window: MainWindow,
    place: Workplace,
    desk: Desk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[PauseDialog] = []

    def person_presses_enter(dialog: PauseDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        shown.append(dialog)
        press(dialog, ENTER)
        assert dialog.isVisible()
        assert dialog.stop.hasFocus(), "it is seen what the next Enter would do"
        press(dialog, Qt.Key.Key_Escape)
        return dialog.result()

    monkeypatch.setattr(PauseDialog, "exec", person_presses_enter)
    bar = window.menuWidget()
    bar.pause.setFocus()
    press(window, ENTER)
    assert shown
    assert desk.stopping.current() is None


def test_the_pause_is_still_two_clicks_and_three_keys(theme: Theme, qtbot: QtBot) -> None:
    for keys in ((ENTER, ENTER), (TAB, SPACE), (TAB, ENTER)):
        dialog = PauseDialog(theme)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        settle()
        for key in keys:
            assert dialog.isVisible()
            press(dialog, key)
        assert dialog.result() == PauseDialog.DialogCode.Accepted
    dialog = PauseDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.stop.click()
    assert dialog.result() == PauseDialog.DialogCode.Accepted
    assert dialog.reason is PauseReason.EMERGENCY


# --- F6 and the text


def test_f6_leads_back_to_the_text_from_every_part_of_the_editor(
    window: MainWindow,
    place: Workplace,
    desk: Desk,
) -> None:
    editor = new_post(window, place)
    begin(editor, desk, "WEB", "BS")
    settle()
    for part in (editor.writing.language, editor.timing.moment.day, editor.channels.stops()[0], editor.header.title):
        part.setFocus()
        for _step in range(8):
            press(window, Qt.Key.Key_F6)
            if editor.writing.edit.hasFocus():
                break
        assert editor.writing.edit.hasFocus()
    seen = []
    for _step in range(len(place.regions())):
        press(window, Qt.Key.Key_F6, SHIFT)
        seen.append(window.focusWidget())
    for part in (editor.channels, editor.timing, editor.writing):
        assert any(part.isAncestorOf(focus) for focus in seen)


def test_another_channel_by_key_leaves_one_in_the_text(
    window: MainWindow,
    place: Workplace,
    desk: Desk,
) -> None:
    editor = new_post(window, place)
    begin(editor, desk, "WEB", "BS")
    settle()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        press(window, key, CTRL)
        assert editor.writing.edit.hasFocus()
    assert editor._shown == editor.channels.targets()[1]


def test_the_text_comes_before_its_language_and_ctrl_end_chooses_none(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "WEB")
    editor.activateWindow()
    settle()
    assert walk(editor, editor.writing.edit, editor.writing.language)
    before = editor.writing.language.currentIndex()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        press(editor, key, CTRL)
        assert editor.writing.language.currentIndex() == before


def test_a_choice_still_goes_to_its_ends_by_home_and_end(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.addItems(["uno", "dos", "tres"])
    for key, held, place_ in (
        (Qt.Key.Key_End, CTRL, 0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 2),
        (Qt.Key.Key_Home, CTRL, 2),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
    ):
        QTest.keyClick(choice, key, held)
        assert choice.currentIndex() == place_


# --- menus and dialogs


def test_enter_on_a_version_goes_to_what_brings_it_back(
    editor: EditorPage, desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    post_id = desk.writing.new().post_id
    for text in ("La feria abre el lunes.", "La feria abre el martes."):
        desk.writing.save_draft(post_id, Draft("Feria", Content(text)), PlanDraft((channel(desk, "BS"),), TOMORROW))
    editor.open(desk.writing.open(post_id))
    dialog = HistoryDialog(desk, theme, post_id, editor._draft, {}, editable=True)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    settle()
    press(dialog, Qt.Key.Key_Down)
    press(dialog, ENTER)
    assert dialog.isVisible()
    assert dialog.chosen is None
    assert dialog.restore.hasFocus()
    press(dialog, ENTER)
    assert dialog.chosen == desk.history.versions(post_id)[1].id


def test_the_menu_of_the_post_has_what_the_editor_offers(editor: EditorPage, desk: Desk) -> None:
    post_id = desk.writing.new().post_id
    desk.writing.save_draft(post_id, Draft("Feria", Content("La feria")), PlanDraft((channel(desk, "BS"),), TOMORROW))
    editor.open(desk.writing.open(post_id))
    offered = {action.text() for action in editor.header.menu().actions()}
    assert offered <= {action.text() for action in editor.menu_actions()}


def test_the_edit_menu_is_of_the_text_also_when_one_comes_by_the_arrows(
    window: MainWindow,
    place: Workplace,
) -> None:
    editor = new_post(window, place)
    editor.writing.edit.insertPlainText("hola")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F, ALT)
    settle()
    first = QApplication.activePopupWidget()
    assert isinstance(first, QMenu)
    QTest.keyClick(first, Qt.Key.Key_Right)
    settle()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu is not first
    everything = next(a for a in menu.actions() if a.data() == "selectAll")
    assert everything.isEnabled()
    everything.trigger()
    menu.close()
    assert editor.writing.edit.textCursor().selectedText() == "hola"


# --- the drafts, and the ring


@pytest.mark.parametrize("width", [1366, 900])
def test_see_them_leads_to_the_first_draft(
    window: MainWindow,
    place: Workplace,
    gui_newsroom: Newsroom,
    qtbot: QtBot,
    width: int,
) -> None:
    window.resize(width, 700)
    gui_newsroom.plan("Verbena", minutes=60)
    draft(gui_newsroom, "Suelta")
    today = place.pages.page("today")
    assert isinstance(today, TodayPage)
    today.reload()
    today.side.drafts_link.setFocus()
    press(window, ENTER)
    calendar = place.pages.current()
    assert isinstance(calendar, CalendarPage)
    qtbot.waitUntil(lambda: window.focusWidget() is calendar.tray.cards()[0])
    settle()
    assert window.focusWidget() is calendar.tray.cards()[0]
    ring = window.findChild(FocusRing)
    assert ring is not None
    assert ring.isVisible()
    assert ring._clip == ring.rect(), "nothing of it is cut"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_stands_out_in_the_dark_bar(
    window: MainWindow,
    place: Workplace,
    desk: Desk,
    theme: Theme,
    scheme: str,
) -> None:
    theme.set_scheme(scheme)
    desk.stopping.pause(PauseReason.EMERGENCY)
    place.standing.refresh(anew=True)
    settle()
    assert place.pause_bar._strip is not None
    place.pause_bar._strip.buttons()[0].setFocus()
    settle()
    ring = window.findChild(FocusRing)
    assert ring is not None
    assert ring.colour == theme.colour("surface")
    assert window.grab().toImage().pixelColor(ring.geometry().center().x(), ring.geometry().top() + 1) == ring.colour


def test_whoever_is_on_the_button_of_the_bar_stays_there_minute_by_minute(
    place: Workplace, desk: Desk, clock: Clock
) -> None:
    desk.stopping.pause(PauseReason.EMERGENCY)
    place.standing.refresh(anew=True)
    settle()
    assert place.pause_bar._strip is not None
    button = place.pause_bar._strip.buttons()[0]
    button.setFocus()
    settle()
    place.standing.refresh()
    settle()
    assert button.hasFocus(), "what says the same is the same"
    clock.forward(days=1)
    place.standing.refresh()
    settle()
    told = place.pause_bar._strip
    assert "ayer" in told.accessibleName()
    assert told.buttons()[0] is not button
    assert told.buttons()[0].hasFocus(), "what says something new is where the person was"

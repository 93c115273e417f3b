"""The window: its screens, its bars, its notices, and the publisher it keeps alive."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from calendario import main, paths
from calendario.desk.anew import set_aside
from calendario.desk.desk import Desk
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import NotAllowed, Problem
from calendario.gui import screen
from calendario.gui.by_hand import ByHandDialog
from calendario.gui.calendar.page import CalendarPage
from calendario.gui.editor.page import EditorPage
from calendario.gui.main_window import MainWindow
from calendario.gui.one_window import OneWindow
from calendario.gui.pages import Pages
from calendario.gui.parts import Parts
from calendario.gui.publisher_keeper import STARTS, TAKES_AT_MOST
from calendario.gui.theme import Theme
from calendario.gui.trouble_page import TroublePage
from calendario.gui.widgets.card import PostCard
from calendario.gui.window_state import WindowState, paper
from calendario.gui.workplace import Workplace
from calendario.sentences import sentence
from calendario.store import window_lock
from tests.gui.conftest import Publishing
from tests.newsroom import Clock, Newsroom


def work(window: MainWindow) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def test_it_opens_on_today_and_the_digits_lead_to_each_screen(window: MainWindow) -> None:
    assert work(window).navigation.current() == "today"
    for number, key in enumerate(Pages.ENTRIES, 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert work(window).navigation.current() == key
        assert work(window).pages.current() is work(window).pages.page(key)


def test_every_command_is_in_a_menu_and_no_two_share_their_keys(window: MainWindow) -> None:
    assert window.commands is not None
    actions = [a for menu in window.commands.menus.all() for a in menu.actions()]
    keys = [a.shortcut().toString() for a in actions if not a.shortcut().isEmpty()]
    assert sorted(keys) == sorted(set(keys))
    assert {"Ctrl+1", "Ctrl+4", "Ctrl+N", "Ctrl+Shift+P", "F1", "F6", "Shift+F6"} <= set(keys)


def test_a_new_post_opens_in_the_editor_and_leaving_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    place = work(window)
    place.go("calendar")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert place.pages.current() is place.pages.page("editor")
    place.pages.page("editor").leave.emit()  # type: ignore[attr-defined]
    assert place.pages.current() is place.pages.page("calendar")


def test_f6_goes_round_the_parts_of_the_window_and_comes_back_to_where_one_was(window: MainWindow) -> None:
    place = work(window)
    place.go("settings")
    window.activateWindow()
    choice = place.pages.settings().text_size
    choice.setFocus()
    seen = []
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focus = window.focusWidget()
        seen.append(next(r for r in (window.menuWidget(), place.navigation, place.pages) if r.isAncestorOf(focus)))
    assert seen == [place.navigation, place.pages], "the bar on top has nothing but the button that stops everything"
    assert window.focusWidget() is choice


def test_what_another_program_changes_is_shown(window: MainWindow, gui_newsroom: Newsroom, qtbot: QtBot) -> None:
    gui_newsroom.plan("Corte de agua", on=(gui_newsroom.channel,), minutes=30)
    rows = lambda: len(work(window).pages.page("today").schedule.lines)  # type: ignore[attr-defined]  # noqa: E731
    qtbot.waitUntil(lambda: rows() == 1, timeout=5000)


def test_publishing_now_can_be_taken_back(window: MainWindow, gui_newsroom: Newsroom) -> None:
    publication = gui_newsroom.plan("Corte de agua", minutes=25 * 60)
    place = work(window)
    place.pages.open_post(publication.post_id)
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    editor.publish_now()
    told = place.told
    assert told.isVisible()
    assert gui_newsroom.now(publication).due_at == gui_newsroom.clock() + timedelta(seconds=20)
    place.pages.open_post(publication.post_id)  # a look at it meanwhile
    told.undo.click()
    assert gui_newsroom.now(publication) == publication
    assert told.sentence.text() == "It is planned again for mañana, 10:00."
    assert editor.timing.moment.wall_time() == publication.plan.wall_time
    assert not told.undo.isVisible()


def test_what_goes_out_now_is_taken_back_by_ctrl_z_from_any_screen(window: MainWindow, gui_newsroom: Newsroom) -> None:
    publication = gui_newsroom.plan("Corte de agua", minutes=25 * 60)
    place = work(window)
    place.go("channels")
    place.pages.open_post(publication.post_id)
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    editor.publish_now()
    assert place.told.sentence.text() == "It goes out at 9:00:20."
    QTest.keyClick(place.pages.current(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert gui_newsroom.now(publication) == publication
    QTest.keyClick(place.pages.current(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert place.told.property("strip") == "warn", "nothing more to undo is no success"


def test_in_a_text_ctrl_z_undoes_the_typing(window: MainWindow, gui_newsroom: Newsroom) -> None:
    publication = gui_newsroom.plan("Corte de agua", minutes=25 * 60)
    place = work(window)
    place.pages.page("today")
    place.deciding.publish_now([publication.id])
    place.pages.new_post()
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    editor.writing.edit.setFocus()
    QTest.keyClicks(editor.writing.edit, "hola")
    QTest.keyClick(editor.writing.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "hola" not in editor.writing.edit.toPlainText()
    assert gui_newsroom.now(publication) != publication


def test_a_new_post_that_was_planned_is_shown_in_its_week(window: MainWindow, qtbot: QtBot) -> None:
    place = work(window)
    place.go("channels")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    assert window.desk is not None
    channels = tuple(c.id for c in window.desk.channels.all() if c.letters == "MA")
    begun = place.pages._begun
    assert begun is not None
    plan = PlanDraft(channels, datetime.combine(date(2026, 12, 9), time(10)))
    window.desk.planning.plan(begun, Draft("Puente", Content("Puente")), plan, as_it_is=True)
    editor.leave.emit()
    calendar = place.pages.current()
    assert isinstance(calendar, CalendarPage)
    assert date(2026, 12, 9) in calendar.grid.days
    card = window.focusWidget()
    assert isinstance(card, PostCard)
    assert card.face.title == "Puente"


def test_a_click_on_a_card_that_is_half_out_of_sight_opens_it(window: MainWindow, gui_newsroom: Newsroom) -> None:
    window.resize(1200, 500)
    gui_newsroom.plan("Corte de agua", minutes=60)
    place = work(window)
    place.go("calendar")
    calendar = place.pages.current()
    assert isinstance(calendar, CalendarPage)
    QApplication.processEvents()
    (card,) = calendar.grid.cards()
    place.navigation.setFocus()
    bar = calendar.grid.view.verticalScrollBar()
    bar.setValue(card.y() + card.height() - 8)
    at = bar.value()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(40, card.height() - 3))
    assert bar.value() == at
    assert isinstance(place.pages.current(), EditorPage)


def test_while_the_publisher_is_being_started_it_is_not_said_that_nothing_goes_out(
    window: MainWindow, publishing: Publishing, gui_newsroom: Newsroom
) -> None:
    gui_newsroom.plan("Corte de agua", minutes=60)
    publishing.works = False
    publishing.die()
    place = work(window)
    place.standing.refresh(anew=True)
    side = place.pages.page("today").side  # type: ignore[attr-defined]
    assert "starts" in side.publisher_words()
    assert window.keeper is not None
    window.keeper.stop()
    assert "Nothing goes out" in side.publisher_words()


def test_a_post_that_waits_on_two_channels_counts_once(window: MainWindow, gui_newsroom: Newsroom) -> None:
    desk = gui_newsroom.desk
    desk.channels.add_by_hand("facebook")
    gui_newsroom.plan("Bando", on=tuple(c for c in desk.channels.all() if c.by_hand), minutes=1)
    gui_newsroom.clock.forward(minutes=1)
    gui_newsroom.publish()
    place = work(window)
    place.standing.refresh(anew=True)
    today = place.pages.page("today")
    assert len(today.strips) == 2  # type: ignore[attr-defined]
    said = place.navigation.view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Today, 1 waiting for you"


def test_under_a_pause_nobody_is_asked_to_publish_by_hand_but_may_say_that_it_is_done(
    window: MainWindow, gui_newsroom: Newsroom
) -> None:
    desk = gui_newsroom.desk
    gui_newsroom.plan("Verbena", on=tuple(c for c in desk.channels.all() if c.by_hand), minutes=1)
    gui_newsroom.clock.forward(minutes=1)
    gui_newsroom.publish()
    desk.stopping.pause(PauseReason.MOURNING)
    place = work(window)
    place.standing.refresh(anew=True)
    (strip,) = place.pages.page("today").strips  # type: ignore[attr-defined]
    assert "do not publish it" in strip.strip.accessibleName()
    assert set(strip.choices) == {"out", "hour", "discard"}
    place.go("channels")
    assert place.notices.strip("by_hand") is None


def test_what_was_told_goes_with_the_next_screen_but_not_before_it_can_be_read(window: MainWindow) -> None:
    place = work(window)
    place.told.tell("Hecho.")
    place.go("calendar")
    assert place.told.isVisible()


def test_when_a_persons_turn_comes_there_is_a_notice_that_opens_it(
    window: MainWindow, gui_newsroom: Newsroom, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(ByHandDialog, "ask", classmethod(lambda _cls, _d, _t, _b, decision, _p: asked.append(decision)))
    place = work(window)
    place.go("calendar")
    whatsapp = next(c for c in desk.channels.all() if c.by_hand)
    publication = gui_newsroom.plan("Vuelve el agua", on=(whatsapp,), minutes=1)
    gui_newsroom.clock.forward(minutes=1)
    gui_newsroom.publish()
    place.standing.refresh()
    notice = place.notices.strip("by_hand")
    assert notice is not None
    assert notice.isVisible()
    assert "Vuelve el agua" in notice.accessibleName()
    notice.buttons()[0].click()
    assert [d.publication.id for d in asked] == [publication.id]
    desk.decisions.is_out(publication.id)
    place.standing.refresh()
    assert place.notices.strip("by_hand") is None


def test_the_notice_is_not_repeated_where_the_screen_says_the_same(
    window: MainWindow, gui_newsroom: Newsroom, desk: Desk
) -> None:
    place = work(window)
    whatsapp = next(c for c in desk.channels.all() if c.by_hand)
    gui_newsroom.plan("Vuelve el agua", on=(whatsapp,), minutes=1)
    gui_newsroom.clock.forward(minutes=1)
    gui_newsroom.publish()
    place.standing.refresh()
    assert not place.notices.isVisible()
    place.go("channels")
    assert place.notices.isVisible()


def test_a_calendar_that_cannot_be_opened_says_why_and_can_be_tried_again(window: MainWindow, qtbot: QtBot) -> None:
    window.show_trouble(Problem("database_locked", path="calendario.sqlite"))
    page = window.findChild(TroublePage)
    assert page is not None
    assert page.sentence.text()
    assert "Traceback" not in page.sentence.text()
    with qtbot.waitSignal(window.settled, timeout=10_000):
        page.again.click()
    assert window.workplace is not None


def test_the_window_is_the_only_one_and_a_second_start_raises_it(tmp_path: Path, qtbot: QtBot) -> None:
    first, second, elsewhere = OneWindow(tmp_path / "uno"), OneWindow(tmp_path / "uno"), OneWindow(tmp_path / "dos")
    assert first.take()
    first.answer()
    assert not second.take()
    assert elsewhere.take()
    with qtbot.waitSignal(first.raised, timeout=5000):
        assert second.raise_other()
    first.let_go()
    elsewhere.let_go()
    assert second.take()
    second.let_go()


def test_without_a_screen_there_is_no_window(tmp_path: Path) -> None:
    assert not screen.is_there({}, "linux")
    assert not screen.is_there({"DISPLAY": ":987"}, "linux")
    assert not screen.is_there({"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux")
    assert screen.is_there({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert screen.is_there({}, "win32")


def test_the_first_paint_has_the_colour_of_the_theme(theme: Theme) -> None:
    from calendario import paths

    assert paper(paths.resources(), "light") == theme.colour("window")
    assert paper(paths.resources(), "dark").lightness() < 60


def test_the_window_remembers_its_look_and_nothing_that_makes_no_sense(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "recuerda"
    WindowState(folder).keep(window.saveGeometry(), "dark", 150)
    assert not folder.exists()
    folder.mkdir()
    WindowState(folder).keep(window.saveGeometry(), "dark", 150)
    assert WindowState(folder).look == ("dark", 150)
    (folder / "window.ini").write_text("[General]\nscheme=pink\ntext_scale=x\n")
    assert WindowState(folder).look == ("system", 100)


# --- the publisher


def test_the_window_says_that_it_gave_up(window: MainWindow, publishing: Publishing, clock: Clock) -> None:
    assert window.keeper is not None
    publishing.works = False
    publishing.die()
    for _ in range(STARTS + 2):
        clock.now += TAKES_AT_MOST
        window.keeper.look()
    notice = work(window).notices.strip("publisher")
    assert notice is not None
    publishing.works = True
    notice.buttons()[0].click()
    assert work(window).notices.strip("publisher") is None


# --- the sample


def test_the_sample_is_put_aside_and_nothing_of_it_is_lost(gui_newsroom: Newsroom, clock: Clock) -> None:
    gui_newsroom.plan("Feria")
    gui_newsroom.close()
    folder = gui_newsroom.folder
    kept = set_aside(folder, clock())
    assert not (folder / "calendario.sqlite").exists()
    assert (kept / "calendario.sqlite").exists()
    gui_newsroom.open()
    assert not gui_newsroom.desk.setup.done
    gui_newsroom.close()
    again = set_aside(folder, clock())
    assert again != kept


def test_the_sample_is_not_moved_under_a_living_publisher(
    gui_newsroom: Newsroom, publishing: Publishing, clock: Clock
) -> None:
    publishing.live()
    with pytest.raises(NotAllowed, match="calendar_published"):
        set_aside(gui_newsroom.folder, clock())
    assert (gui_newsroom.folder / "calendario.sqlite").exists()


def test_the_sample_is_not_moved_under_an_open_window(gui_newsroom: Newsroom, clock: Clock) -> None:
    lock = gui_newsroom.desk.office.profile.window_lock
    with window_lock.held(lock), pytest.raises(NotAllowed, match="calendar_open"):
        set_aside(gui_newsroom.folder, clock())
    assert (gui_newsroom.folder / "calendario.sqlite").exists()


def test_a_second_window_on_the_same_calendar_is_told_so(
    gui_newsroom: Newsroom, theme: Theme, clock: Clock, qtbot: QtBot
) -> None:
    ours = ExitStack()
    parts = Parts(
        folder=gui_newsroom.folder,
        open_desk=lambda folder, key=None: main.open_for_window(folder, ours, key),
        let_go=ours.close,
        start_publisher=lambda _desk: None,
        resources=paths.resources(),
        translations=paths.translations(),
        clock=clock,
    )
    second = MainWindow(parts, theme.colour("window"))
    qtbot.addWidget(second)
    second.dress(theme)
    second.show()
    with window_lock.held(gui_newsroom.desk.office.profile.window_lock):
        with qtbot.waitSignal(second.troubled, timeout=10_000):
            second.open_calendar()
        page = second.findChild(TroublePage)
        assert page is not None
        assert page.sentence.text() == sentence(NotAllowed("calendar_open"))
    with qtbot.waitSignal(second.settled, timeout=10_000):
        page.again.click()
    with pytest.raises(NotAllowed, match="calendar_open"):
        set_aside(gui_newsroom.folder, clock())
    second.finish()
    set_aside(gui_newsroom.folder, clock())


def test_the_editing_commands_reach_the_text_with_the_focus(window: MainWindow) -> None:
    place = work(window)
    place.pages.new_post()
    edit = window.focusWidget()
    assert edit is not None
    QTest.keyClicks(edit, "hola")
    assert window.commands is not None
    menu = next(m for m in window.commands.menus.all() if any(a.data() == "selectAll" for a in m.actions()))
    menu.aboutToShow.emit()
    named: dict[object, QAction] = {a.data(): a for a in menu.actions()}
    named["selectAll"].trigger()
    named["cut"].trigger()
    assert edit.toPlainText() == ""  # type: ignore[attr-defined]
    assert QApplication.clipboard().text() == "hola"
    place.pages.page("editor").can_leave()  # type: ignore[attr-defined]


def test_no_button_that_publishes_has_the_focus_at_first(window: MainWindow, gui_newsroom: Newsroom) -> None:
    gui_newsroom.plan("Recogida de enseres", minutes=1)
    gui_newsroom.clock.forward(minutes=30)
    gui_newsroom.publish()
    work(window).go("today")
    QApplication.processEvents()
    focus = window.focusWidget()
    assert not (isinstance(focus, QPushButton) and "ublish" in focus.text())

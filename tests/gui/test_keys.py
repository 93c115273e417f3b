"""The window by keyboard alone: Enter presses what has the focus, Tab goes as one reads, F6 goes round, no traps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from calendario.desk.desk import Desk
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.gui.bank.picker import PickDialog
from calendario.gui.dialog import Dialog
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.picture_card import PictureCard
from calendario.gui.first_run import FirstRunPage
from calendario.gui.help import KeysDialog
from calendario.gui.library.consents import ConsentDialog
from calendario.gui.main_window import MainWindow
from calendario.gui.theme import Theme
from calendario.gui.widgets.tick_menu import TickMenu
from calendario.gui.workplace import Workplace
from tests.gui.posts import LONG, TOMORROW, begin, channel, states
from tests.gui.test_first_run import empty, page  # noqa: F401  fixtures
from tests.gui.typing import type_text
from tests.newsroom import Newsroom

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # offscreen, for a menu

ENTER, SPACE, TAB, DEL = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Delete
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def settle() -> None:
    """What wraps in what wraps finds its height step by step."""
    for _round in range(30):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key in whatever has the focus there."""
    QTest.keyClick(window.focusWidget() or window, key, held)
    settle()


def tab_to(window: QWidget, wanted: QWidget, *, back: bool = False) -> None:
    """Tab until it is there; a walk that never comes there has been trapped."""
    for _step in range(60):
        if window.focusWidget() is wanted:
            return
        press(window, Qt.Key.Key_Backtab if back else TAB, SHIFT if back else Qt.KeyboardModifier.NoModifier)
    pytest.fail(f"Tab never comes to {wanted.accessibleName()!r}")


@pytest.fixture
def place(window: MainWindow) -> Workplace:
    assert window.workplace is not None
    window.activateWindow()
    return window.workplace


def new_post(window: MainWindow, place: Workplace) -> EditorPage:
    press(window, Qt.Key.Key_N, CTRL)
    editor = place.pages.current()
    assert isinstance(editor, EditorPage)
    return editor


# --- Enter


def test_enter_presses_the_ways_of_the_first_run(page: FirstRunPage, empty: Desk, qtbot: QtBot) -> None:  # noqa: F811
    tab_to(page, page.sample)
    with qtbot.waitSignal(page.begun, timeout=20_000):
        QTest.keyClick(page.sample, ENTER)
    assert empty.office.institution().sample


def test_enter_opens_the_description_of_a_picture_and_shows_a_channel(
    editor: EditorPage, desk: Desk, picture: Path, qtbot: QtBot
) -> None:
    begin(editor, desk, "WEB", "MA")
    editor.images.take([picture])
    qtbot.waitUntil(lambda: len(editor.images.cards()) == 1)
    QTest.keyClick(editor.images.cards()[0], ENTER)
    assert editor.images.panel.isVisible()
    assert editor.images.description.hasFocus()
    row = editor.channels.row(channel(desk, "MA"))
    QTest.keyClick(row, ENTER)
    assert row.isChecked()
    assert editor.writing.heading.text().startswith("Mastodon")


def test_in_a_dialog_enter_presses_the_card_with_the_focus_and_not_the_default(theme: Theme, qtbot: QtBot) -> None:
    dialog = Dialog(theme, "Which one?")
    qtbot.addWidget(dialog)
    card = PictureCard(theme)
    dialog.add(card)
    done: list[str] = []
    dialog.add_main("Take it", lambda: done.append("default"))
    card.clicked.connect(lambda: done.append("card"))
    dialog.show()
    card.setFocus()
    QTest.keyClick(card, ENTER)
    assert done == ["card"]
    dialog.close()


# --- Tab


def test_in_a_consent_tab_goes_as_one_reads(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    dialog = ConsentDialog(desk, theme, "0" * 64, date(2026, 11, 25))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    dialog.ends.setChecked(True)
    settle()
    seen = [dialog.focusWidget()]
    while True:
        press(dialog, TAB)
        if dialog.focusWidget() in seen:
            break
        seen.append(dialog.focusWidget())
    assert seen[:6] == [dialog.who, dialog.scope, dialog.given_on, dialog.ends, dialog.expires_on, dialog.evidence]
    assert seen[-1] is dialog.save


def test_shift_tab_comes_to_the_channel_that_is_shown(editor: EditorPage, desk: Desk) -> None:
    begin(editor, desk, "WEB", "BS", "MA")
    editor.activateWindow()
    settle()
    for target in editor.channels.targets():
        editor.show_target(target)
        editor.writing.edit.setFocus()
        rows = [editor.channels.row(t) for t in editor.channels.targets()]
        for _step in range(60):
            press(editor, Qt.Key.Key_Backtab, SHIFT)
            if editor.focusWidget() in rows:
                break
        assert editor.focusWidget() is editor.channels.row(target)


def test_del_goes_to_the_next_channel_and_from_the_last_one_to_where_they_are_chosen(
    editor: EditorPage, desk: Desk
) -> None:
    begin(editor, desk, "WEB", "BS", "MA")
    editor.activateWindow()
    settle()
    first, second, third = [t for t in editor.channels.targets() if t is not BASE]
    editor.channels.row(second).go_to()
    press(editor, DEL)
    assert editor.focusWidget() is editor.channels.row(third)
    assert editor.channels.row(third).isChecked(), "what has the focus is what is shown"
    press(editor, DEL)
    assert editor.focusWidget() is editor.channels.row(first)
    press(editor, DEL)
    assert editor.focusWidget() is editor.channels.stops()[0]
    assert editor.channels.targets() == [BASE]
    press(editor, SPACE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, TickMenu)
    menu.close()


# --- several ticks


@pytest.fixture
def ticks(editor: EditorPage, desk: Desk) -> Iterator[TickMenu]:
    """*Elegir…*, opened by keyboard on a post for one channel."""
    begin(editor, desk, "WEB")
    editor.activateWindow()
    settle()
    editor.channels.stops()[0].setFocus()
    press(editor, ENTER)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, TickMenu)
    yield menu
    if isValid(menu):
        menu.close()


def _letters(editor: EditorPage, desk: Desk) -> set[str]:
    return {c.letters for c in desk.channels.all() if c.id in editor.channels.targets()}


def test_several_channels_are_ticked_by_key_before_the_menu_closes(
    ticks: TickMenu, editor: EditorPage, desk: Desk
) -> None:
    for action, key in zip(ticks.actions()[:3], (SPACE, ENTER, SPACE), strict=True):
        QTest.keyClick(ticks, Qt.Key.Key_Down)
        assert ticks.activeAction() is action
        before = action.isChecked()
        QTest.keyClick(ticks, key)
        assert action.isChecked() is not before
        assert ticks.isVisible()
    chosen = {a.text() for a in ticks.actions() if a.isChecked()}
    QTest.keyClick(ticks, Qt.Key.Key_Escape)
    assert not ticks.isVisible()
    assert {c.name for c in desk.channels.all() if c.letters in _letters(editor, desk)} == chosen
    settle()
    assert editor.focusWidget() is editor.channels.stops()[0]


def test_several_channels_are_ticked_by_mouse(ticks: TickMenu, editor: EditorPage, desk: Desk) -> None:
    before = _letters(editor, desk)
    others = [a for a in ticks.actions() if not a.isChecked()][:2]
    for action in others:
        QTest.mouseClick(ticks, Qt.MouseButton.LeftButton, pos=ticks.actionGeometry(action).center())
        assert ticks.isVisible()
    assert len(_letters(editor, desk)) == len(before) + 2
    QTest.mouseClick(ticks, Qt.MouseButton.LeftButton, pos=ticks.actionGeometry(others[0]).center())
    assert len(_letters(editor, desk)) == len(before) + 1, "and a tick is taken back"


# --- F6, Ctrl+S, Ctrl+N


def test_f6_never_comes_to_what_stops_everything(window: MainWindow, place: Workplace, desk: Desk) -> None:
    editor = new_post(window, place)
    assert editor.writing.edit.hasFocus()
    place.told.tell("Hecho.")
    bar = window.menuWidget()
    for held in (Qt.KeyboardModifier.NoModifier, SHIFT):
        seen: list[QWidget] = []
        for _step in range(len(place.regions())):
            press(window, Qt.Key.Key_F6, held)
            assert not bar.isAncestorOf(window.focusWidget())
            seen.append(next(r for r in place.regions() if r.isAncestorOf(window.focusWidget())))
        assert set(seen) == set(place.regions()), "each part once"
        assert editor.writing.edit.hasFocus(), "and back to where one was"


def test_f6_goes_to_where_a_screen_begins_and_to_the_words_of_a_notice(
    window: MainWindow, place: Workplace, desk: Desk
) -> None:
    desk.stopping.pause(PauseReason.EMERGENCY)
    place.standing.refresh(anew=True)
    editor = new_post(window, place)
    place.navigation.view.setFocus()
    press(window, Qt.Key.Key_F6)
    assert editor.writing.edit.hasFocus()
    place.navigation.view.setFocus()
    press(window, Qt.Key.Key_F6, SHIFT)
    on_hold = window.focusWidget()
    assert place.pause_bar.isAncestorOf(on_hold)
    assert on_hold.accessibleName().startswith("General pause") or "General pause" in getattr(on_hold, "text", str)()
    press(window, ENTER)
    assert place.pages.current() is editor, "Enter does nothing there"


def test_ctrl_s_saves_wherever_the_focus_is_while_the_post_is_shown(
    window: MainWindow, place: Workplace, desk: Desk
) -> None:
    editor = new_post(window, place)
    editor.writing.edit.insertPlainText("Corte de agua en la calle Mayor")
    place.navigation.view.setFocus()
    press(window, Qt.Key.Key_S, CTRL)
    assert place.told.sentence.text() == "Draft saved, version 1."
    place.go("today")
    place.told.hide()
    press(window, Qt.Key.Key_S, CTRL)
    assert not place.told.isVisible(), "and not from another screen"


def test_ctrl_t_and_f2_do_as_much_wherever_the_focus_is_while_the_post_is_shown(
    window: MainWindow, place: Workplace, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(PickDialog, "ask", lambda *_given: asked.append(1))
    editor = new_post(window, place)
    editor.writing.edit.insertPlainText("Corte de agua en {calle}")
    for key, done in (
        (Qt.Key.Key_F2, lambda: editor.writing.edit.textCursor().selectedText() == "{calle}"),
        (Qt.Key.Key_T, lambda: bool(asked)),
    ):
        place.navigation.view.setFocus()
        press(window, key, CTRL if key == Qt.Key.Key_T else Qt.KeyboardModifier.NoModifier)
        assert done()
    keys = KeysDialog(theme, window)
    keys.show()
    keys.setFocus()
    asked.clear()
    press(keys, Qt.Key.Key_T, CTRL)
    keys.close()
    place.go("today")
    press(window, Qt.Key.Key_T, CTRL)
    assert not asked, "neither under a dialog nor from another screen"


def _bars(editor: EditorPage) -> list[int]:
    return [area.verticalScrollBar().value() for area in editor.findChildren(QScrollArea) if area.isVisible()]


@pytest.mark.parametrize("size", [(1366, 688), (900, 600), (640, 440)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_new_post_is_seen_from_its_beginning_whatever_was_looked_at_before(
    window: MainWindow, place: Workplace, desk: Desk, size: tuple[int, int]
) -> None:
    window.resize(*size)
    post_id = desk.writing.new().post_id
    on = tuple(c.id for c in desk.channels.all())
    desk.writing.save_draft(post_id, Draft("Ayudas", Content(LONG * 4)), PlanDraft(on, TOMORROW))
    for tab in range(4):
        place.pages.open_post(post_id)
        editor = place.pages.current()
        assert isinstance(editor, EditorPage)
        editor.columns.tabs.setCurrentIndex(tab)
        settle()
        for area in editor.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        new_post(window, place)
        edit = editor.writing.edit
        assert edit.hasFocus()
        assert edit.isVisible()
        caret = edit.cursorRect().translated(edit.viewport().pos())
        assert edit.visibleRegion().boundingRect().contains(caret), "one sees where one writes"
        if not editor.columns.is_whole:
            assert set(_bars(editor)) == {0}
        desk.writing.put_down()


# --- what goes away hands the focus on


def test_a_notice_that_is_closed_leaves_the_focus_in_the_post(window: MainWindow, place: Workplace) -> None:
    editor = new_post(window, place)
    editor.notices.put("recovered", "hint", "This is what you were writing.", closes=True)
    settle()
    close = editor.notices.stops()[-1]
    close.setFocus()
    press(window, ENTER)
    assert not editor.notices.isVisible()
    assert editor.columns.isAncestorOf(window.focusWidget()), "and not on the button that stops everything"


def test_tab_comes_to_a_notice_where_it_stands(window: MainWindow, place: Workplace) -> None:
    editor = new_post(window, place)
    editor.notices.put("recovered", "hint", "This is what you were writing.", closes=True)
    settle()
    editor.header.title.setFocus()
    press(window, TAB)
    assert editor.notices.isAncestorOf(window.focusWidget())


def test_a_picture_that_is_taken_out_hands_the_focus_to_the_next(
    window: MainWindow, place: Workplace, picture: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    editor = new_post(window, place)
    other = tmp_path / "otro.png"
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkRed)
    assert image.save(str(other))
    editor.images.take([picture, other])
    qtbot.waitUntil(lambda: len(editor.images.cards()) == 2)
    settle()
    for expected in (lambda: editor.images.cards()[0], lambda: editor.images.add):
        editor.images.cards()[0].setFocus()
        press(window, ENTER)
        assert editor.images.description.hasFocus()
        tab_to(window, editor.images.remove)
        press(window, ENTER)
        assert window.focusWidget() is expected()


# --- by keyboard alone


def test_from_the_first_run_to_a_calendar_by_keyboard(page: FirstRunPage, empty: Desk, qtbot: QtBot) -> None:  # noqa: F811
    page.activateWindow()
    settle()
    assert page.name.hasFocus()
    type_text(page.name, "Ayuntamiento de Peñíscola")
    tab_to(page, page.person)
    type_text(page.person, "Begoña")
    tab_to(page, page.networks["facebook"])
    press(page, SPACE)
    tab_to(page, page.finish)
    with qtbot.waitSignal(page.begun, timeout=20_000):
        QTest.keyClick(page.finish, ENTER)
    assert {c.network for c in empty.channels.all()} == {"web", "facebook"}


def test_a_post_is_written_and_planned_by_keyboard(
    window: MainWindow, place: Workplace, desk: Desk, qtbot: QtBot, gui_newsroom: Newsroom
) -> None:
    editor = new_post(window, place)
    post_id = editor.images.post_id
    assert post_id is not None
    type_text(editor.writing.edit, "No hay agua en la calle Mayor.")
    tab_to(window, editor.channels.stops()[0], back=True)
    press(window, ENTER)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, TickMenu)
    for action in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        if action.isChecked() is not (action.text() == "Mastodon"):
            QTest.keyClick(menu, SPACE)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    settle()
    assert window.focusWidget() is editor.channels.stops()[0]
    tab_to(window, editor.channels.row(BASE))
    press(window, Qt.Key.Key_Down)
    assert editor.channels.row(channel(desk, "MA")).isChecked()
    day = editor.timing.moment.day
    if not day.isVisible():
        tab_to(window, editor.timing.date_it)
        press(window, ENTER)
    tab_to(window, day)
    type_text(day, "26/11/2026")
    press(window, TAB)
    tab_to(window, editor.header.plan_button)
    press(window, ENTER)
    assert [str(state) for state in states(desk, post_id)] == ["planned"]

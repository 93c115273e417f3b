"""The general pause: two clicks to stop, one decision per post to go on."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.stopping import Choice
from calendario.domain.pause import PauseReason
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.main_window import MainWindow
from calendario.gui.pausing import PauseBar, PauseDialog, ReviewPage
from calendario.gui.theme import Theme
from tests.newsroom import ZONE, Newsroom


@pytest.fixture
def review(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> ReviewPage:
    page = ReviewPage(desk, theme, background)
    qtbot.addWidget(page)
    page.show()
    return page


def choose(page: ReviewPage, row: int, choice: Choice) -> None:
    page.rows[row].buttons[choice].click()


def test_two_clicks_stop_everything(
    window: MainWindow, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication = gui_newsroom.plan("Verbena")
    monkeypatch.setattr(PauseDialog, "ask", classmethod(lambda _cls, _theme, _parent=None: PauseReason.MOURNING))
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert gui_newsroom.state(publication) == State.HELD
    assert window.workplace is not None
    bar = window.workplace.pause_bar
    assert bar.isVisible()
    assert "Merche Olmo" in bar.accessibleName()
    assert "luto" in bar.accessibleName()
    bar.findChild(QPushButton).click()
    assert window.workplace.pages.current() is window.workplace.pages.page("review")


def test_saying_no_stops_nothing(window: MainWindow, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    publication = gui_newsroom.plan("Verbena")
    monkeypatch.setattr(PauseDialog, "ask", classmethod(lambda _cls, _theme, _parent=None: None))
    assert window.commands is not None
    window.commands.pause_or_review()
    assert gui_newsroom.state(publication) == State.PLANNED


def test_the_dialog_knows_its_reason_and_escape_goes_on_publishing(theme: Theme, qtbot: QtBot) -> None:
    dialog = PauseDialog(theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.stop.isDefault(), "Enter anywhere else does not stop the town"
    dialog.findChildren(QRadioButton)[2].click()
    assert dialog.reason is PauseReason.MISTAKE
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_resuming_is_impossible_until_each_post_is_decided(
    review: ReviewPage, gui_newsroom: Newsroom, desk: Desk, qtbot: QtBot
) -> None:
    kept = gui_newsroom.plan("Pleno", minutes=30)
    moved = gui_newsroom.plan("Verbena", minutes=60)
    dropped = gui_newsroom.plan("Chiste", minutes=90)
    desk.stopping.pause(PauseReason.EMERGENCY)
    review.reload()
    assert not review.resume.isEnabled()
    choose(review, 0, Choice.KEEP)
    choose(review, 1, Choice.MOVE)
    assert not review.resume.isEnabled()
    review.rows[1].at.day.stepBy(1)
    choose(review, 2, Choice.DISCARD)
    assert review.resume.isEnabled()
    assert gui_newsroom.state(kept) == State.HELD, "nothing is done before the button"
    with qtbot.waitSignal(review.leave):
        review.resume.click()
    assert desk.stopping.current() is None
    assert gui_newsroom.state(kept) == State.PLANNED
    assert gui_newsroom.now(moved).due_at == moved.due_at + timedelta(days=1)
    assert gui_newsroom.state(dropped) == State.CANCELLED


def test_one_decision_holds_for_all_channels_of_a_post(review: ReviewPage, gui_newsroom: Newsroom, desk: Desk) -> None:
    on = tuple(c for c in desk.channels.all() if c.kind == "practice")
    gui_newsroom.plan("Pleno", on=on, minutes=30)
    desk.stopping.pause(PauseReason.OTHER)
    review.reload()
    assert len(review.rows) == 1
    choose(review, 0, Choice.KEEP)
    assert review.resume.text() == "Resume 1 post(s)"
    told = []
    review.told.connect(told.append)
    review.resume.click()
    assert told == ["Going out again: 1 post(s) at their hour."]
    planned = [p for c in desk.calendar.week(desk.calendar.today().day).cards for p in c.publications]
    assert [p.state for p in planned] == [State.PLANNED] * len(on)
    assert desk.calendar.publisher().waiting == 1, "one post, however many channels"


def test_a_post_whose_hour_passed_in_the_pause_cannot_be_kept(
    review: ReviewPage, gui_newsroom: Newsroom, desk: Desk
) -> None:
    gui_newsroom.plan("Pleno", minutes=10)
    desk.stopping.pause(PauseReason.EMERGENCY)
    gui_newsroom.clock.forward(minutes=20)
    review.reload()
    assert not review.rows[0].buttons[Choice.KEEP].isEnabled()
    choose(review, 0, Choice.MOVE)
    assert review.rows[0].wall_time > datetime(2026, 11, 25, 9, 20)  # noqa: DTZ001  a wall time


def test_an_hour_that_is_gone_keeps_everything_on_hold_and_says_so(
    review: ReviewPage, gui_newsroom: Newsroom, desk: Desk
) -> None:
    dropped, late = gui_newsroom.plan("Chiste", minutes=5), gui_newsroom.plan("Pleno", minutes=10)
    desk.stopping.pause(PauseReason.EMERGENCY)
    review.reload()
    choose(review, 0, Choice.DISCARD)
    choose(review, 1, Choice.KEEP)
    gui_newsroom.clock.forward(minutes=20)
    review.resume.click()
    assert desk.stopping.current() is not None
    assert {gui_newsroom.state(p) for p in (dropped, late)} == {State.HELD}, "all of it or nothing"
    assert "draft" in review.rows[0].note, "what discarding makes of it"
    assert "ya ha pasado" in review.rows[1].note
    assert review.rows[1].isAncestorOf(review.focusWidget())
    assert review.rows[0].choice is Choice.DISCARD


def test_what_was_chosen_survives_a_look_at_another_screen(
    review: ReviewPage, gui_newsroom: Newsroom, desk: Desk
) -> None:
    gui_newsroom.plan("Pleno", minutes=30)
    desk.stopping.pause(PauseReason.EMERGENCY)
    review.reload()
    choose(review, 0, Choice.DISCARD)
    gui_newsroom.plan("Verbena", minutes=60)  # planned meanwhile: held too
    review.reload()
    assert [row.choice for row in review.rows] == [Choice.DISCARD, None]


def test_a_pause_that_holds_nothing_can_simply_end(review: ReviewPage, desk: Desk) -> None:
    desk.stopping.pause(PauseReason.OTHER)
    review.reload()
    assert review.resume.isEnabled()
    review.resume.click()
    assert desk.stopping.current() is None


def test_the_bar_names_whoever_turned_it_on_though_somebody_else_sits_here_now(window: MainWindow, desk: Desk) -> None:
    desk.stopping.pause(PauseReason.EMERGENCY)
    before = desk.office.me().name
    desk.team.sit_down(None, "Berta Sanz")
    assert window.workplace is not None
    window.workplace.standing.refresh()
    told = window.workplace.pause_bar.accessibleName()
    assert before in told
    assert "Berta Sanz" not in told


def test_the_bar_lists_what_it_was_too_late_to_stop(gui_newsroom: Newsroom, theme: Theme, qtbot: QtBot) -> None:
    titles = [f"Aviso {n}" for n in range(1, 6)]
    for title in titles:
        gui_newsroom.plan(title, minutes=0)
    gui_newsroom.publish()
    desk = gui_newsroom.desk
    desk.stopping.pause(PauseReason.MISTAKE)
    bar = PauseBar(theme)
    qtbot.addWidget(bar)
    now = wall_clock(gui_newsroom.clock(), ZONE)
    bar.show_pause(desk.stopping.current(), "Merche Olmo", now, now, desk.stopping.gone_before())
    told = bar.accessibleName()
    assert sum(title in told for title in titles) == 3
    assert "And 2 more" in told or "And %n more" in told
    assert "Práctica" in told

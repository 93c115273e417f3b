"""Closing the window while something has to go out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.channel import Lateness, WhenLate
from calendario.gui.closing import GO_ON, STOP, CloseDialog, waiting_posts
from calendario.gui.main_window import MainWindow
from calendario.gui.theme import Theme
from calendario.store import people
from tests.gui.conftest import Publishing
from tests.newsroom import Newsroom

Answers = Callable[[str | None], list[tuple[int, int]]]


@pytest.fixture
def answer(desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Answers:
    """Nobody chose before; the person will say that. Returns what they are asked: publications of today, and in all."""
    desk.choices.set_on_close("ask")

    def prepare(said: str | None) -> list[tuple[int, int]]:
        asked: list[tuple[int, int]] = []

        def ask(
            _cls: type,
            _theme: Theme,
            today: int,
            waiting: int,
            _posts: object,
            _parent: object,
            *,
            stopping: bool,
            service: bool,
        ) -> str | None:
            asked.append((today, waiting))
            assert stopping is (desk.choices.on_close == STOP)
            return said

        monkeypatch.setattr(CloseDialog, "ask", classmethod(ask))
        return asked

    return prepare


def test_with_nothing_planned_it_closes_without_a_question(
    window: MainWindow, answer: Answers, publishing: Publishing, qtbot: QtBot
) -> None:
    asked = answer(None)
    with qtbot.waitSignal(window.over):
        window.close()
    assert not asked


def test_the_person_chooses_once_and_it_is_remembered(
    window: MainWindow, desk: Desk, gui_newsroom: Newsroom, answer: Answers, publishing: Publishing, qtbot: QtBot
) -> None:
    gui_newsroom.plan("Pleno", minutes=30)
    gui_newsroom.plan("Feria", minutes=60 * 24)
    asked = answer(GO_ON)
    with qtbot.waitSignal(window.over):
        window.close()
    assert asked == [(1, 2)]
    assert desk.choices.on_close == "go_on"
    assert desk.publishing.stops() == 0
    window.show()
    window.close()
    assert len(asked) == 1


def test_stopping_ends_the_publisher(
    window: MainWindow, desk: Desk, gui_newsroom: Newsroom, answer: Answers, qtbot: QtBot
) -> None:
    gui_newsroom.plan("Pleno", minutes=30)
    answer(STOP)
    with qtbot.waitSignal(window.over):
        window.close()
    assert desk.choices.on_close == "stop"
    assert window.keeper is not None
    assert window.keeper.is_stopped
    assert desk.publishing.stops() == 1


def test_whoever_chose_to_stop_is_shown_each_time_what_will_not_go_out_and_may_let_it_go_this_once(
    window: MainWindow, desk: Desk, gui_newsroom: Newsroom, answer: Answers, publishing: Publishing, qtbot: QtBot
) -> None:
    gui_newsroom.plan("Pleno", minutes=30)
    desk.choices.set_on_close(STOP)
    asked = answer(GO_ON)
    with qtbot.waitSignal(window.over):
        window.close()
    assert asked == [(1, 1)]
    assert desk.publishing.stops() == 0
    assert desk.choices.on_close == STOP, "this time, not for good"


def test_a_post_on_three_channels_is_one_in_the_question(
    window: MainWindow, desk: Desk, gui_newsroom: Newsroom, answer: Answers, theme: Theme, qtbot: QtBot
) -> None:
    everywhere = tuple(c for c in desk.channels.all() if not c.by_hand)
    for number in range(4):
        gui_newsroom.plan(f"Aviso {number}", on=everywhere, minutes=30 + number)
    asked = answer(None)
    window.close()
    assert asked == [(4, 4)]
    dialog = CloseDialog(theme, 4, 4, waiting_posts(desk)[1], stopping=True)
    qtbot.addWidget(dialog)
    said = [label.text() for label in dialog.findChildren(type(dialog.heading))]
    assert "If you close, 4 post(s) will not go out." in said
    assert sum("Aviso" in words for words in said) == 4, "no «and 1 more» where the one has room"
    assert dialog.stop.isDefault()


def test_nothing_of_the_sample_is_asked_about(
    window: MainWindow, desk: Desk, gui_newsroom: Newsroom, answer: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    gui_newsroom.plan("Pleno", minutes=30)
    with gui_newsroom.database.writing() as tx:
        people.save_institution(tx, replace(desk.office.institution(), sample=True))
    asked = answer(None)
    assert window.close()
    assert not asked


def test_thinking_better_of_it_leaves_the_window_open(
    window: MainWindow, desk: Desk, gui_newsroom: Newsroom, answer: Answers
) -> None:
    gui_newsroom.plan("Pleno", minutes=30)
    answer(None)
    assert not window.close()
    assert window.isVisible()
    assert desk.choices.on_close == "ask"


def test_what_a_person_publishes_by_hand_keeps_no_computer_on(
    window: MainWindow, desk: Desk, gui_newsroom: Newsroom, answer: Answers
) -> None:
    whatsapp = next(c for c in desk.channels.all() if c.by_hand)
    gui_newsroom.plan("Pleno", on=(whatsapp,), minutes=30)
    asked = answer(None)
    assert window.close()
    assert not asked


def test_it_names_what_will_not_go_out(desk: Desk, gui_newsroom: Newsroom, theme: Theme, qtbot: QtBot) -> None:
    gui_newsroom.plan("Pleno ordinario", minutes=30)
    today, posts = waiting_posts(desk)
    assert today == 1
    dialog = CloseDialog(theme, today, 1, posts)
    qtbot.addWidget(dialog)
    said = " ".join(label.text() for label in dialog.findChildren(type(dialog.heading)))
    assert "Pleno ordinario" in said
    assert dialog.go_on.isDefault()


def test_a_text_that_is_being_written_is_on_disk_after_closing(window: MainWindow, desk: Desk) -> None:
    assert window.workplace is not None
    window.workplace.pages.new_post()
    editor = window.workplace.pages.page("editor")
    editor.writing.edit.setPlainText("Mañana hay mercado.")  # type: ignore[attr-defined]
    assert window.close()
    assert any("Mañana hay mercado" in desk.writing.open(row.post_id).draft.base.text for row in undated(desk))


def undated(desk: Desk) -> tuple[object, ...]:
    return desk.calendar.week(desk.calendar.today().day).undated


def test_what_waits_late_for_its_turn_is_asked_about_though_its_hour_was_last_week(
    window: MainWindow, desk: Desk, gui_newsroom: Newsroom, answer: Answers, publishing: Publishing, qtbot: QtBot
) -> None:
    desk.channels.set_lateness(gui_newsroom.channel.id, Lateness(WhenLate.SEND, timedelta(hours=12)))
    gui_newsroom.plan("Del domingo", minutes=(4 * 24 + 14) * 60)  # Sunday 29, 23:00
    gui_newsroom.clock.forward(days=4, hours=16)  # Monday
    asked = answer(None)
    assert waiting_posts(desk)[0] == 1
    (named,) = waiting_posts(desk)[1]
    assert "Del domingo" in named
    window.close()
    assert asked == [(1, 1)]

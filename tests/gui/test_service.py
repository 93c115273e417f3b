"""What the window says where the system starts the publisher."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.closing import STOP, CloseDialog
from calendario.gui.main_window import MainWindow
from calendario.gui.publisher_keeper import PublisherKeeper
from calendario.gui.theme import Theme
from calendario.gui.today.page import TodayPage
from calendario.service import autostart
from calendario.service.job import Job
from calendario.store import presence
from tests.gui.conftest import Publishing
from tests.newsroom import Newsroom


@pytest.fixture
def installed(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The publisher of this calendar starts with the session."""
    monkeypatch.setenv("HOME", str(tmp_path / "casa"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    autostart.install(Job.of(("/usr/bin/calendario",), desk.office.profile.folder))


@pytest.fixture
def served(desk: Desk, publishing: Publishing) -> Callable[[bool], None]:
    """A service publishes; the story says whether it keeps the computer awake."""

    def live(awake: bool) -> None:
        publishing.live()
        now = desk.office.clock()
        with desk.office.database.writing() as tx:
            presence.beat(tx, presence.Presence(desk.office.machine, now, now, service=True, awake=awake))

    return live


def shown_today(window: MainWindow) -> TodayPage:
    assert window.workplace is not None
    page = window.workplace.pages.page("today")
    assert isinstance(page, TodayPage)
    page.reload()
    return page


def test_today_says_that_the_service_publishes(window: MainWindow, served: Callable[[bool], None]) -> None:
    assert "service" not in shown_today(window).side.publisher_words()
    served(False)
    assert "The service of this computer publishes." in shown_today(window).side.publisher_words()


def test_today_says_that_the_computer_is_kept_awake_once_it_is(
    window: MainWindow, gui_newsroom: Newsroom, served: Callable[[bool], None]
) -> None:
    gui_newsroom.plan("Pleno", minutes=10)
    served(False)
    assert "keeps it awake" not in shown_today(window).side.publisher_words()
    served(True)
    assert "keeps it awake until the next one is out" in shown_today(window).side.publisher_words()


def test_the_window_starts_no_second_publisher_and_asks_the_service_for_nothing(
    window: MainWindow, desk: Desk, publishing: Publishing, served: Callable[[bool], None]
) -> None:
    started, stops = publishing.started, desk.publishing.stops()
    served(False)
    keeper = window.keeper
    assert isinstance(keeper, PublisherKeeper)
    for _ in range(3):
        keeper.look()
    assert (publishing.started, desk.publishing.stops()) == (started, stops)
    assert keeper.face is not None
    assert keeper.face.service


def test_who_stops_on_closing_is_told_that_it_starts_with_the_next_session(
    window: MainWindow,
    desk: Desk,
    gui_newsroom: Newsroom,
    installed: None,
    theme: Theme,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk.choices.set_on_close("ask")
    gui_newsroom.plan("Pleno", minutes=30)
    said: list[str] = []

    def answer(dialog: CloseDialog) -> int:
        said.extend(label.text() for label in dialog.findChildren(type(dialog.heading)))
        dialog.stop.click()
        return 1

    monkeypatch.setattr(CloseDialog, "exec", answer)
    with qtbot.waitSignal(window.over):
        window.close()
    assert any("starts with your next session" in words for words in said)
    assert desk.choices.on_close == STOP
    assert desk.publishing.is_stopped()


def test_without_a_service_closing_speaks_of_none(theme: Theme, qtbot: QtBot) -> None:
    dialog = CloseDialog(theme, 1, 1, ["hoy, 11:00 · Pleno"])
    qtbot.addWidget(dialog)
    assert not any("session" in label.text() for label in dialog.findChildren(type(dialog.heading)))

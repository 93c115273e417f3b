"""The window of a team's computer while its server is away: one goes on writing, what must wait says so, and it is told
when the server is back.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calendario import paths
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.gui.closing import Tray
from calendario.gui.editor.page import EditorPage
from calendario.gui.leave_team import LeaveTeamDialog
from calendario.gui.main_window import MainWindow
from calendario.gui.parts import Parts
from calendario.gui.theme import Theme
from calendario.store import moving, posts, presence
from calendario.store.ids import new_id
from calendario.store.moving import Moving
from calendario.store.presence import Presence
from tests.engines import OnPostgresql
from tests.gui.conftest import Publishing
from tests.gui.typing import type_text
from tests.joined import Laptop
from tests.newsroom import Clock, Newsroom
from tests.servers import postgres
from tests.servers.relay import Relay, relay

PATIENCE_MS = 20_000


@pytest.fixture
def town(tmp_path: Path, clock: Clock, postgresql: postgres.Server, template: str) -> Iterator[Newsroom]:
    """A colleague's computer, which sees the server all the time."""
    made = Newsroom(tmp_path / "colega", clock, OnPostgresql(postgresql, postgresql.new(template)))
    yield made
    made.close()


@pytest.fixture
def network(postgresql: postgres.Server) -> Iterator[Relay]:
    """Between the server and this window."""
    with relay(postgresql) as made:
        yield made


@pytest.fixture
def laptop(tmp_path: Path, town: Newsroom, network: Relay) -> Iterator[Laptop]:
    """A computer of the team, with a copy made at nine, when the fair was planned."""
    assert isinstance(town.engine, OnPostgresql)
    town.plan("Feria", minutes=600)
    made = Laptop(tmp_path / "portatil", network, town.engine.database, town)
    made.desk.team.sit_down(made.desk.office.me().id, "")
    made.desk.choices.set_on_close("go_on")
    made.make_copy()
    town.clock.forward(minutes=2)
    yield made
    made.close()


@pytest.fixture
def window(
    laptop: Laptop, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """The whole window on it; parametrised "cold", opened while the server is away already, or "uncopied"."""
    monkeypatch.setattr(Tray, "is_there", staticmethod(lambda: False))
    publishing = Publishing(laptop.profile.publisher_lock)
    if getattr(request, "param", "") == "cold":
        laptop.close()
        laptop.network.sever()
        laptop.open()
    elif getattr(request, "param", "") == "uncopied":
        laptop.can_copy = False
        shutil.rmtree(laptop.profile.mirror)
        laptop.reopen()
    parts = Parts(
        folder=laptop.profile.folder,
        open_desk=lambda _folder, key=None: laptop.desk,  # noqa: ARG005
        start_publisher=publishing.start,
        let_go=lambda: None,
        resources=paths.resources(),
        translations=paths.translations(),
        clock=laptop.clock,
    )
    made = MainWindow(parts, theme.colour("window"))
    made.publishing = publishing  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.dress(theme)
    made.show()
    with qtbot.waitSignal(made.settled, timeout=PATIENCE_MS):
        made.open_calendar()
    yield made
    made.finish()
    publishing.die()


def away(window: MainWindow) -> QWidget | None:
    assert window.workplace is not None
    return window.workplace.notices.strip(about="away")


def shown(window: MainWindow) -> QWidget:
    strip = away(window)
    assert strip is not None
    return strip


def told(window: MainWindow) -> str:
    assert window.workplace is not None
    return window.workplace.told.sentence.text()


def words(widget: QWidget) -> str:
    return " ".join([widget.accessibleName(), *(w.text() for w in widget.findChildren(QWidget) if hasattr(w, "text"))])


def editor(window: MainWindow) -> EditorPage:
    assert window.workplace is not None
    page = window.workplace.pages.page("editor")
    assert isinstance(page, EditorPage)
    return page


def test_one_goes_on_writing_and_a_colleague_has_it_when_the_server_is_back(
    window: MainWindow, laptop: Laptop, town: Newsroom, network: Relay, qtbot: QtBot
) -> None:
    assert window.workplace is not None
    window.workplace.pages.new_post()
    page = editor(window)
    type_text(page.writing.edit, "Pregón de las fiestas")
    network.sever()
    qtbot.waitUntil(lambda: away(window) is not None, timeout=PATIENCE_MS)
    strip = away(window)
    assert strip is not None
    assert "hoy, 9:02" in words(strip)
    assert "hoy, 9:00" in words(strip)
    type_text(page.writing.edit, ", el sábado")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.writing.edit.toPlainText() == "Pregón de las fiestas, el sábado", "what was typed is there"
    window.workplace.go("today")
    network.mend()
    qtbot.waitUntil(lambda: away(window) is None, timeout=PATIENCE_MS)
    assert "is back" in told(window)
    with town.database.reading() as tx:
        (draft,) = posts.undated(tx, laptop.profile.machine)
        copy = posts.working_copy(tx, draft.post_id, laptop.profile.machine)
    assert copy is not None
    assert copy.draft.base.text == "Pregón de las fiestas, el sábado"


def test_what_must_wait_says_so_where_it_was_asked_for(
    window: MainWindow, laptop: Laptop, network: Relay, qtbot: QtBot
) -> None:
    assert window.workplace is not None
    week = laptop.desk.calendar.week(laptop.clock().date())
    (fair,) = {card.post_id for card in week.cards}
    network.sever()
    qtbot.waitUntil(lambda: away(window) is not None, timeout=PATIENCE_MS)
    window.workplace.pages.open_post(fair)
    page = editor(window)
    assert page.writing.edit.toPlainText() == "Feria", "posts can be read"
    type_text(page.writing.edit, "¡")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert any("9:02" in words(notice) for notice in page.notices.findChildren(QWidget))
    assert "¡" in page.writing.edit.toPlainText()
    for go in ("today", "calendar", "channels", "settings"):
        assert window.workplace.go(go)
    window.workplace.discarded(fair)
    window.workplace.undo()
    assert "9:02" in told(window)


def test_back_with_nothing_written_it_does_not_speak_of_what_was_written(
    window: MainWindow, network: Relay, qtbot: QtBot
) -> None:
    network.sever()
    qtbot.waitUntil(lambda: away(window) is not None, timeout=PATIENCE_MS)
    network.mend()
    qtbot.waitUntil(lambda: away(window) is None, timeout=PATIENCE_MS)
    assert told(window) == "The team's server is back."


def test_it_says_that_this_computer_begins_nothing_until_then(window: MainWindow, network: Relay, qtbot: QtBot) -> None:
    """There is nothing to stop: see tests/publisher/test_server_away.py."""
    network.sever()
    qtbot.waitUntil(lambda: away(window) is not None, timeout=PATIENCE_MS)
    strip = away(window)
    assert strip is not None
    assert "this computer publishes nothing more" in words(strip)
    assert "Computers that reach the server go on" in words(strip)


def test_a_calendar_that_was_taken_elsewhere_is_not_a_server_that_does_not_answer(
    window: MainWindow, town: Newsroom, laptop: Laptop, qtbot: QtBot
) -> None:
    assert window.workplace is not None
    with town.database.writing() as tx:
        moving.say(tx, Moving("gone", laptop.profile.machine, "PC-PRENSA", laptop.clock()))
    qtbot.waitUntil(lambda: away(window) is not None, timeout=PATIENCE_MS)
    strip = away(window)
    assert strip is not None
    for said in ("no longer on this server", "PC-PRENSA", "nothing goes out", "kept on this computer", "Ask in your"):
        assert said in words(strip)
    for wrong in ("does not answer", "when it is back"):
        assert wrong not in words(strip)
    assert "Calendar moved" in words(window.workplace.navigation)


def test_what_is_written_after_the_calendar_was_taken_elsewhere_is_counted_at_once(
    window: MainWindow, town: Newsroom, laptop: Laptop, qtbot: QtBot
) -> None:
    with town.database.writing() as tx:
        moving.say(tx, Moving("gone", laptop.profile.machine, "PC-PRENSA", laptop.clock()))
    qtbot.waitUntil(lambda: away(window) is not None, timeout=PATIENCE_MS)
    writing, post_id = laptop.desk.writing, laptop.desk.writing.new().post_id
    writing.keep(post_id, Draft("", Content("Pregón")), PlanDraft(), None)
    qtbot.waitUntil(lambda: "1 post" in words(shown(window)), timeout=PATIENCE_MS)
    writing.forget_working_copy(post_id)
    qtbot.waitUntil(lambda: "What you write from now on" in words(shown(window)), timeout=PATIENCE_MS)


def test_drafts_that_wait_are_named_to_who_leaves_and_kept_unless_they_say_otherwise(
    window: MainWindow, laptop: Laptop, network: Relay, theme: Theme, qtbot: QtBot
) -> None:
    assert window.workplace is not None
    network.sever()
    qtbot.waitUntil(lambda: away(window) is not None, timeout=PATIENCE_MS)
    folder, clock = laptop.profile.folder, laptop.clock
    unwritten = LeaveTeamDialog(folder, clock, laptop.desk, theme)
    qtbot.addWidget(unwritten)
    unwritten.show()
    assert not unwritten.drafts.isVisible()
    assert not unwritten.keeps_drafts.isVisible()
    laptop.desk.writing.keep(laptop.desk.writing.new().post_id, Draft("", Content("Pregón")), PlanDraft(), None)
    dialog = LeaveTeamDialog(folder, clock, laptop.desk, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.drafts.text().startswith("1 post")
    assert dialog.keeps_drafts.isChecked()
    dialog.go.click()
    assert dialog.exchange is not None
    assert "kept on this computer" in dialog.exchange.words


def test_who_brings_the_calendar_here_is_told_where_else_drafts_may_wait(
    window: MainWindow, laptop: Laptop, town: Newsroom, theme: Theme, qtbot: QtBot
) -> None:
    with town.database.writing() as tx:
        machine = new_id(laptop.clock())
        presence.beat(tx, Presence(machine, laptop.clock(), laptop.clock(), name="PC-CULTURA"))
        presence.leave(tx, machine)
    dialog = LeaveTeamDialog(laptop.profile.folder, laptop.clock, laptop.desk, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.others.isVisible()
    dialog.bring.setChecked(True)
    assert dialog.others.isVisible()
    assert "PC-CULTURA" in dialog.others.text()


@pytest.mark.parametrize("window", ["uncopied"], indirect=True)
def test_without_a_copy_the_foot_does_not_promise_that_anything_goes_out(
    window: MainWindow, network: Relay, qtbot: QtBot
) -> None:
    assert window.workplace is not None
    window.workplace.told.tell("The team's server is back.")
    network.sever()
    qtbot.waitUntil(lambda: away(window) is not None, timeout=PATIENCE_MS)
    assert "No team server" in words(window.workplace.navigation)
    assert "is back" not in told(window) or not window.workplace.told.isVisible()


@pytest.mark.parametrize("window", ["cold"], indirect=True)
def test_a_window_opened_while_the_server_is_away_shows_the_copy_and_starts_no_publisher(
    window: MainWindow, laptop: Laptop, network: Relay, qtbot: QtBot
) -> None:
    assert away(window) is not None
    assert window.keeper is not None
    window.keeper.look()
    assert "Nothing goes out from this computer now" in words(window)
    publishing = window.publishing  # type: ignore[attr-defined]
    assert publishing.started == 0, "it could claim nothing, and three such starts are said to be a failure"
    network.mend()
    qtbot.waitUntil(lambda: away(window) is None, timeout=PATIENCE_MS)
    window.keeper.look()
    assert publishing.started == 1


def test_a_window_closes_while_the_server_is_away_without_asking(
    window: MainWindow, network: Relay, qtbot: QtBot
) -> None:
    network.sever()
    qtbot.waitUntil(lambda: away(window) is not None, timeout=PATIENCE_MS)
    with qtbot.waitSignal(window.over):
        window.leave()

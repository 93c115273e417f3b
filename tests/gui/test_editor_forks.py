"""Two people at one post: the second one sees it, and chooses; nothing is overwritten."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.gui.editor.fork_dialog import ForkDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.warnings_dialog import WarnedDialog
from calendario.gui.theme import Theme
from tests.colleague import colleague, saves, writes
from tests.gui.posts import TOMORROW, channel
from tests.gui.typing import type_text
from tests.newsroom import Clock

BASE = "Abre el lunes en la plaza. Entrada libre."
THEIRS = "Abre el lunes en la plaza. Entrada: dos euros."


@pytest.fixture
def post(desk: Desk, clock: Clock) -> UUID:
    made = desk.writing.new().post_id
    desk.writing.save_draft(made, Draft("Feria", Content(BASE)), PlanDraft((channel(desk, "BS"),), TOMORROW))
    clock.forward(minutes=1)
    return made


@pytest.fixture
def pablo(desk: Desk, clock: Clock) -> Desk:
    return colleague(desk)


def texts(desk: Desk, post_id: UUID) -> list[str]:
    """Of all versions, newest first."""
    return [desk.history.draft(v.id).base.text for v in desk.history.versions(post_id)]


def forked(editor: EditorPage, desk: Desk, pablo: Desk, post: UUID, theirs: str = THEIRS) -> None:
    """Something is typed here while `pablo` saves his."""
    editor.open(desk.writing.open(post))
    type_text(editor.writing.edit, "Hoy: ")
    saves(pablo, post, theirs)
    editor.reload()


def dialog(editor: EditorPage, desk: Desk, theme: Theme, qtbot: QtBot) -> ForkDialog:
    fork = editor._fork()
    assert fork is not None
    made = ForkDialog(desk, theme, fork, editor._draft, {})
    qtbot.addWidget(made)
    made.show()
    return made


def answers(monkeypatch: pytest.MonkeyPatch, press: str) -> list[ForkDialog]:
    """Whoever is asked presses that button; "" closes with Esc."""
    asked: list[ForkDialog] = []

    def ask(shown: ForkDialog) -> int:
        asked.append(shown)
        if press:
            getattr(shown, press).click()
        return shown.result()

    monkeypatch.setattr(ForkDialog, "exec", ask)
    return asked


# --- it is told -----------------------------------------------------------------------------------------------------


def test_who_changed_it_meanwhile_is_told_with_a_way_to_compare(
    editor: EditorPage, desk: Desk, pablo: Desk, post: UUID
) -> None:
    forked(editor, desk, pablo, post)
    strip = editor.notices.told("fork")
    assert strip is not None
    assert strip.accessibleName().startswith("Pablo Rey changed this text while you had it open.")
    assert [b.text() for b in strip.buttons()] == ["Compare…"]
    assert editor.writing.edit.text() == "Hoy: " + BASE


def test_it_is_told_after_a_start_too(editor: EditorPage, desk: Desk, pablo: Desk, post: UUID) -> None:
    writes(desk, post, "A medias")
    saves(pablo, post, THEIRS)
    editor.open(desk.writing.open(post))
    assert editor.notices.told("fork") is not None
    assert editor.writing.edit.text() == "A medias"


def test_where_nothing_was_typed_the_newer_version_is_shown(
    editor: EditorPage, desk: Desk, pablo: Desk, post: UUID
) -> None:
    editor.open(desk.writing.open(post))
    saves(pablo, post, THEIRS)
    editor.reload()
    assert editor.writing.edit.text() == THEIRS
    assert editor.notices.told("fork") is None
    strip = editor.notices.told("recovered")
    assert strip is not None
    assert "Pablo Rey saved a newer version" in strip.accessibleName()
    assert not editor.keeping.owes


def test_who_writes_it_now_on_another_computer_is_told_once(
    editor: EditorPage, desk: Desk, pablo: Desk, post: UUID, clock: Clock, qtbot: QtBot
) -> None:
    writes(pablo, post, THEIRS)
    editor.open(desk.writing.open(post))
    qtbot.waitUntil(lambda: editor.notices.told("elsewhere") is not None)
    strip = editor.notices.told("elsewhere")
    assert strip is not None
    assert "Pablo Rey is writing this on another computer (SECRETARIA-2)" in strip.accessibleName()
    strip.buttons()[-1].click()
    editor._look_elsewhere()
    editor._tell_elsewhere(post, desk.forks.elsewhere(post))
    assert editor.notices.told("elsewhere") is None  # it was closed, and nothing is new
    saves(pablo, post, THEIRS)
    editor._tell_elsewhere(post, desk.forks.elsewhere(post))
    assert editor.notices.told("elsewhere") is None


def test_nobody_has_to_tell_the_window_that_another_version_came(
    editor: EditorPage, desk: Desk, pablo: Desk, post: UUID, qtbot: QtBot
) -> None:
    editor.open(desk.writing.open(post))
    type_text(editor.writing.edit, "Hoy: ")
    saves(pablo, post, THEIRS)
    editor._looking.timeout.emit()
    qtbot.waitUntil(lambda: editor.notices.told("fork") is not None)


# --- it is compared -------------------------------------------------------------------------------------------------


def test_it_shows_what_each_of_the_two_changed(
    editor: EditorPage, desk: Desk, pablo: Desk, post: UUID, theme: Theme, qtbot: QtBot
) -> None:
    forked(editor, desk, pablo, post)
    shown = dialog(editor, desk, theme, qtbot)
    assert shown.theirs.accessibleName() == "What Pablo Rey changed"
    assert "dos euros" in shown.theirs.said()
    assert shown.mine.said() == "Text. Added: “Hoy:”."
    assert shown.join.isEnabled()
    assert shown.focusWidget() is shown.safe
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.chosen is None


@pytest.mark.parametrize(
    ("press", "shown", "versions"),
    [
        ("join", "Hoy: " + THEIRS, ["Hoy: " + THEIRS, "Hoy: " + BASE, THEIRS, BASE]),
        ("take_mine", "Hoy: " + BASE, ["Hoy: " + BASE, THEIRS, BASE]),
        ("take_theirs", THEIRS, [THEIRS, "Hoy: " + BASE, THEIRS, BASE]),
    ],
)
def test_whichever_goes_on_both_are_versions(
    editor: EditorPage,
    desk: Desk,
    pablo: Desk,
    post: UUID,
    monkeypatch: pytest.MonkeyPatch,
    press: str,
    shown: str,
    versions: list[str],
) -> None:
    forked(editor, desk, pablo, post)
    answers(monkeypatch, press)
    strip = editor.notices.told("fork")
    assert strip is not None
    strip.buttons()[0].click()
    assert editor.writing.edit.text() == shown
    assert texts(desk, post) == versions
    assert editor.notices.told("fork") is None
    assert not editor.keeping.owes
    editor.reload()
    assert editor.notices.told("fork") is None


def test_words_that_both_changed_are_decided_before_they_are_joined(
    editor: EditorPage, desk: Desk, pablo: Desk, post: UUID, theme: Theme, qtbot: QtBot
) -> None:
    editor.open(desk.writing.open(post))
    editor.writing.edit.put(8, 13, "martes & miércoles")
    saves(pablo, post, BASE.replace("lunes", "jueves").replace("libre", "con invitación"))
    editor.reload()
    shown = dialog(editor, desk, theme, qtbot)
    assert not shown.join.isEnabled()
    (group,) = shown.groups
    assert [b.text() for b in group.buttons()] == ["Mine: martes && miércoles", "Pablo Rey's: jueves"]
    group.button(1).click()
    assert shown.join.isEnabled()
    shown.join.click()
    assert shown.chosen is not None
    assert shown.chosen.base.text == "Abre el jueves en la plaza. Entrada con invitación."


# --- nothing wins silently ------------------------------------------------------------------------------------------


def test_saving_over_what_one_has_not_seen_asks_first(
    editor: EditorPage, desk: Desk, pablo: Desk, post: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.open(desk.writing.open(post))
    type_text(editor.writing.edit, "Hoy: ")
    saves(pablo, post, THEIRS)  # and nobody told the window yet
    asked = answers(monkeypatch, "")
    QTest.keyClick(editor.writing.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    assert texts(desk, post) == [THEIRS, BASE]
    assert desk.writing.open(post).draft.base.text == "Hoy: " + BASE
    assert editor.notices.told("fork") is not None
    answers(monkeypatch, "take_mine")
    editor.save_draft()
    assert texts(desk, post) == ["Hoy: " + BASE, THEIRS, BASE]
    assert editor.notices.told("fork") is None


@pytest.mark.parametrize(("press", "planned"), [("take_mine", True), ("join", False), ("", False)])
def test_planning_goes_on_with_the_text_one_has_read_only(
    editor: EditorPage,
    desk: Desk,
    pablo: Desk,
    post: UUID,
    monkeypatch: pytest.MonkeyPatch,
    press: str,
    planned: bool,
) -> None:
    monkeypatch.setattr(WarnedDialog, "ask", lambda *_given, **_named: True)
    editor.open(desk.writing.open(post))
    type_text(editor.writing.edit, "Hoy: ")
    saves(pablo, post, THEIRS)
    answers(monkeypatch, press)
    editor.plan()
    (publication,) = desk.writing.open(post).publications
    assert publication.state is (State.PLANNED if planned else State.PROPOSED)
    if press == "join":
        strip = editor.notices.told("recovered")
        assert strip is not None
        assert "Read it" in strip.accessibleName()
    if planned:
        assert desk.writing.said(publication.revision_id, channel(desk, "BS")).text == "Hoy: " + BASE


def test_a_third_version_while_one_compares_is_asked_again(
    editor: EditorPage, desk: Desk, pablo: Desk, post: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    forked(editor, desk, pablo, post)

    def meanwhile(shown: ForkDialog) -> int:
        saves(pablo, post, "Se suspende.")
        shown.take_mine.click()
        return shown.result()

    monkeypatch.setattr(ForkDialog, "exec", meanwhile)
    assert not editor.compare()
    assert texts(desk, post)[0] == "Se suspende."
    assert editor.writing.edit.text() == "Hoy: " + BASE
    assert editor.notices.told("problem") is not None
    editor.keeping.keep_now()
    assert desk.writing.open(post).overtaken

"""A word of which people keep saying that it is no mistake is offered for the words of the institution, once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.own_words import Scope
from calendario.gui.editor.finding_row import FindingRow
from calendario.gui.editor.page import EditorPage
from tests.gui.doubts import WAVE, marked
from tests.gui.posts import begin, reviewed

SLIP = "Vuelve la gaiatada a la plaza."
TAG = "Ven a la feria. #feriadelpan"
LETTERS = "Pide cita en el CRTB para la feria."
CAPITAL = "El pleno es el martes 1 de Diciembre."


@pytest.fixture
def writing(editor: EditorPage, desk: Desk, qtbot: QtBot) -> EditorPage:
    """The editor; each story begins its own posts."""
    begin(editor, desk)
    qtbot.waitUntil(lambda: editor.writing.edit.marks().spells)
    return editor


def found(editor: EditorPage, desk: Desk, qtbot: QtBot, text: str, code: str) -> FindingRow:
    """A new post that says `text`, and the row of what is found."""
    begin(editor, desk)
    editor.writing.edit.insertPlainText(text)
    qtbot.waitUntil(lambda: code in [row.finding.code for row in editor.findings.rows_shown()])
    return next(w for w in editor.findings.row_widgets() if w.row is not None and w.row.finding.code == code)


def no_mistake(editor: EditorPage, desk: Desk, qtbot: QtBot, text: str, code: str, times: int = 1) -> None:
    """Said of it in so many posts, and counted."""
    for _post in range(times):
        row = found(editor, desk, qtbot, text, code)
        qtbot.mouseClick(row.other, Qt.MouseButton.LeftButton)
        editor._background.finish()
        qtbot.waitUntil(lambda: code not in [one.finding.code for one in editor.findings.rows_shown()])


def offered(editor: EditorPage) -> list[str]:
    """What the notice says and its buttons do; nothing where there is none."""
    strip = editor.notices.told("glossary")
    return [] if strip is None else [strip.heading.text(), *(button.text() for button in strip.buttons())]


def test_a_word_is_offered_at_the_third_post_and_right_for_all_once_it_is_added(
    writing: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    no_mistake(writing, desk, qtbot, SLIP, "spelling_error", 2)
    assert offered(writing) == []
    no_mistake(writing, desk, qtbot, SLIP, "spelling_error")
    qtbot.waitUntil(lambda: bool(offered(writing)))
    assert offered(writing) == [
        "In several posts you said that “gaiatada” is no mistake.",
        "Add “gaiatada” to the words of the institution",
        "Close",
    ]
    strip = writing.notices.told("glossary")
    assert strip is not None
    strip.buttons()[0].setFocus()
    qtbot.keyClick(strip.buttons()[0], Qt.Key.Key_Return)
    assert desk.words.kept("gaiatada", Scope.INSTITUTION) is not None
    assert offered(writing) == []
    assert writing.writing.edit.hasFocus()
    begin(writing, desk)
    writing.writing.edit.insertPlainText(SLIP + " ")
    reviewed(writing, qtbot)
    assert marked(writing.writing.edit, WAVE) == []


def test_adding_it_can_be_taken_back(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    no_mistake(writing, desk, qtbot, SLIP, "spelling_error", 3)
    qtbot.waitUntil(lambda: bool(offered(writing)))
    strip = writing.notices.told("glossary")
    assert strip is not None
    strip.buttons()[0].click()
    qtbot.keyClick(writing.writing.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.words.kept("gaiatada", Scope.INSTITUTION) is None


def test_whoever_closes_it_is_not_asked_again(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    no_mistake(writing, desk, qtbot, SLIP, "spelling_error", 3)
    qtbot.waitUntil(lambda: bool(offered(writing)))
    strip = writing.notices.told("glossary")
    assert strip is not None
    strip.buttons()[1].click()
    no_mistake(writing, desk, qtbot, SLIP, "spelling_error", 2)
    assert offered(writing) == []


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [(TAG, "hashtag_not_camelcase", "feriadelpan"), (LETTERS, "unexplained_acronym", "CRTB")],
)
def test_hashtags_and_acronyms_are_known_once_they_were_added(
    writing: EditorPage, desk: Desk, qtbot: QtBot, text: str, code: str, word: str
) -> None:
    no_mistake(writing, desk, qtbot, text, code, 3)
    qtbot.waitUntil(lambda: bool(offered(writing)))
    assert offered(writing)[1] == f"Add “{word}” to the words of the institution"
    strip = writing.notices.told("glossary")
    assert strip is not None
    strip.buttons()[0].click()
    begin(writing, desk)
    writing.writing.edit.insertPlainText(text)
    qtbot.waitUntil(lambda: writing.findings.message.text() == "Nothing to correct.")


def test_what_is_taken_back_does_not_count(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    no_mistake(writing, desk, qtbot, SLIP, "spelling_error", 2)
    qtbot.keyClick(writing.writing.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    writing._background.finish()
    no_mistake(writing, desk, qtbot, SLIP, "spelling_error")
    assert offered(writing) == []


def test_a_date_is_no_word_for_a_list(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    no_mistake(writing, desk, qtbot, CAPITAL, "capitalized_month_weekday", 4)
    assert offered(writing) == []


def test_what_is_a_word_of_the_institution_by_then_is_not_offered(
    writing: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    no_mistake(writing, desk, qtbot, SLIP, "spelling_error", 2)
    found(writing, desk, qtbot, SLIP, "spelling_error")
    desk.words.add("gaiatada", Scope.INSTITUTION)  # by a colleague
    writing.adding.ignore_here("gaiatada")
    writing._background.finish()
    assert offered(writing) == []

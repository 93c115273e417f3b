"""What a way back is about may have moved on: another version came, another post, or somebody wrote right there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.accepted import Waiver, waiver
from calendario.domain.finding import Finding
from calendario.domain.post import Draft
from calendario.gui.editor import changes
from calendario.gui.editor.changes import BASE, text_of
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.waiver_dialog import WaiverDialog
from calendario.gui.theme import Theme
from tests.gui.doubts import own_text
from tests.gui.posts import begin, reviewed
from tests.gui.typing import type_text

WRONG = "El jueves 4 de diciembre abre el plazo."  # a Friday
WHY = "Así figura en el bando"
OTHERS = Waiver("personal_data", "0" * 64, "Es el cartel de otra persona")


@pytest.fixture
def writing(doubting: EditorPage) -> EditorPage:
    """A new post for the web page and Bluesky, with its dictionary open; what is announced is in `heard`."""
    return doubting


def ctrl_z(editor: EditorPage, qtbot: QtBot) -> None:
    qtbot.keyClick(editor.writing.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def post_of(editor: EditorPage) -> UUID:
    assert editor._manuscript is not None
    return editor._manuscript.post_id


def saves_elsewhere(editor: EditorPage, desk: Desk, change: Callable[[Draft], Draft]) -> None:
    """A colleague does, over what is saved; the editor hears of it."""
    there = desk.writing.open(post_of(editor))
    desk.writing.save_draft(there.post_id, change(there.draft), there.plan, there.base_revision_id)
    editor.reload()


def corrected(editor: EditorPage, desk: Desk) -> UUID:
    """«solicitut», twice in the base and once in Bluesky, put right in all of them."""
    bluesky = own_text(editor, desk, "La solicitut y la solicitut. ", "Una solicitut aquí. ")
    editor._correct_everywhere(editor._spots_of(BASE)[0], "solicitud")
    assert told_of_corrections(editor).startswith("3 correction")
    return bluesky


def told_of_corrections(editor: EditorPage) -> str:
    strip = editor.notices.told("corrected")
    return "" if strip is None else strip.accessibleName()


def undo_of(editor: EditorPage, name: str) -> None:
    strip = editor.notices.told(name)
    assert strip is not None
    strip.buttons()[0].click()


def place_caret(editor: EditorPage, place: int) -> None:
    cursor = editor.writing.edit.textCursor()
    cursor.setPosition(place)
    editor.writing.edit.setTextCursor(cursor)


# --- another version


def test_corrections_are_not_taken_back_in_what_a_colleague_wrote_since(
    writing: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    bluesky = corrected(writing, desk)
    writing.save_draft()
    saves_elsewhere(writing, desk, lambda draft: changes.with_text(draft, bluesky, "Lo que dice otra persona."))
    assert writing.notices.told("corrected") is None
    ctrl_z(writing, qtbot)
    assert text_of(writing._draft, bluesky) == "Lo que dice otra persona."


def test_corrections_are_not_taken_back_in_a_version_that_came_back(writing: EditorPage, desk: Desk) -> None:
    bluesky = own_text(writing, desk, "La solicitut y la solicitut. ", "Una solicitut aquí. ")
    writing.save_draft()
    before = desk.writing.open(post_of(writing)).base_revision_id
    assert before is not None
    writing._correct_everywhere(writing._spots_of(BASE)[0], "solicitud")
    writing.restore(before)
    assert writing.notices.told("corrected") is None
    writing._put_words_back()  # whoever asks for it all the same
    assert text_of(writing._draft, bluesky) == "Una solicitut aquí. "


def test_what_is_hidden_is_looked_at_as_it_is_before_anything_is_taken_back(writing: EditorPage, desk: Desk) -> None:
    bluesky = corrected(writing, desk)
    writing._put(draft=changes.with_text(writing._draft, bluesky, "Todo esto es nuevo. "))
    undo_of(writing, "corrected")
    assert text_of(writing._draft, BASE) == "La solicitut y la solicitut. "
    assert text_of(writing._draft, bluesky) == "Todo esto es nuevo. "


def test_the_language_a_colleague_chose_is_not_taken_back(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    type_text(writing.writing.edit, "Un texto.")
    writing._speak_as_offered("ca")
    writing.save_draft()
    saves_elsewhere(writing, desk, lambda draft: replace(draft, base=replace(draft.base, language="gl")))
    assert writing.notices.told("language_changed") is None
    ctrl_z(writing, qtbot)
    assert writing._draft.base.language == "gl"


# --- reasons


def prevented(editor: EditorPage, qtbot: QtBot) -> Row:
    """A wrong weekday, which prevents publishing."""
    editor.writing.edit.insertPlainText(WRONG)
    return reviewed(editor, qtbot, "weekday_date_mismatch")[0]


def answers(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], object] = lambda: None) -> None:
    """A reason is given, and `meanwhile` something happens."""

    def ask(_theme: Theme, finding: Finding, text: str, _parent: object) -> Waiver:
        meanwhile()
        return waiver(finding, text, WHY)

    monkeypatch.setattr(WaiverDialog, "ask", ask)


def reasons(editor: EditorPage) -> list[str]:
    return [one.reason for one in editor._draft.details.waivers]


def with_others(draft: Draft) -> Draft:
    return replace(draft, details=replace(draft.details, waivers=(*draft.details.waivers, OTHERS)))


def test_taking_a_reason_back_leaves_the_one_that_came_since(
    writing: EditorPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    row = prevented(writing, qtbot)
    answers(monkeypatch)
    writing._answer(row)
    writing._put(draft=with_others(writing._draft))
    undo_of(writing, "accepted")
    assert reasons(writing) == [OTHERS.reason]


def test_a_reason_that_was_taken_away_comes_back_beside_the_others(
    writing: EditorPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    row = prevented(writing, qtbot)
    answers(monkeypatch)
    writing._answer(row)
    qtbot.waitUntil(lambda: [r.finding.waived for r in writing.findings.rows_shown()] == [WHY])
    writing._answer(writing.findings.rows_shown()[0])
    assert reasons(writing) == []
    writing._put(draft=with_others(writing._draft))
    undo_of(writing, "accepted")
    assert sorted(reasons(writing)) == sorted([WHY, OTHERS.reason])


def test_a_colleagues_reason_is_not_lost_by_undoing_ones_own(
    writing: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    row = prevented(writing, qtbot)
    answers(monkeypatch)
    writing._answer(row)
    writing.save_draft()
    saves_elsewhere(writing, desk, with_others)
    assert writing.notices.told("accepted") is None
    ctrl_z(writing, qtbot)
    assert OTHERS.reason in reasons(writing)


def test_a_reason_is_not_given_to_the_post_that_is_open_by_then(
    writing: EditorPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    row = prevented(writing, qtbot)
    answers(monkeypatch, lambda: begin(writing, desk, "BS"))
    writing._answer(row)
    assert reasons(writing) == []
    assert writing.notices.told("accepted") is None


def test_nor_to_a_text_that_changed_while_it_was_written(
    writing: EditorPage, heard: list[str], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    row = prevented(writing, qtbot)
    answers(monkeypatch, lambda: type_text(writing.writing.edit, " Y más."))
    writing._answer(row)
    assert reasons(writing) == []
    assert heard[-1].startswith("The text has changed since")


@pytest.mark.parametrize("mends", [True, False])
def test_where_the_text_moved_on_it_is_said_that_nothing_was_done(
    writing: EditorPage, heard: list[str], qtbot: QtBot, mends: bool
) -> None:
    row = prevented(writing, qtbot)
    told: list[str] = []
    writing.told.connect(told.append)
    type_text(writing.writing.edit, " Y más.")
    if mends:
        writing._fix(row, row.finding.fixes[0].replacement)
    else:
        writing._answer(row)
    assert text_of(writing._draft, BASE) == f"{WRONG} Y más."
    assert told == [heard[-1]] == ["The text has changed since. It is being reviewed again."]


# --- what is typed right after a correction, or into it


@pytest.mark.parametrize("everywhere", [True, False])
def test_what_is_typed_right_after_a_correction_is_a_step_of_its_own(
    writing: EditorPage, qtbot: QtBot, everywhere: bool
) -> None:
    edit = writing.writing.edit
    edit.insertPlainText("La solicitut")
    if everywhere:
        edit.put_all([(3, 12, "solicitud")])
    else:
        edit.put(3, 12, "solicitud")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    type_text(edit, " nueva")
    ctrl_z(writing, qtbot)
    assert edit.text() == "La solicitud"
    ctrl_z(writing, qtbot)
    assert edit.text() == "La solicitut"


def test_a_letter_typed_into_a_corrected_word_is_no_act_of_the_notice(
    writing: EditorPage, desk: Desk, heard: list[str], qtbot: QtBot
) -> None:
    bluesky = corrected(writing, desk)
    heard.clear()
    place_caret(writing, len("La solicit"))
    type_text(writing.writing.edit, "X")
    assert told_of_corrections(writing).startswith("2 correction")
    assert heard == [], "nobody is told in the middle of a word"
    undo_of(writing, "corrected")
    assert text_of(writing._draft, BASE) == "La solicitXud y la solicitut. "
    assert text_of(writing._draft, bluesky) == "Una solicitut aquí. "


def test_ctrl_z_takes_that_letter_back_and_then_every_correction(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    bluesky = corrected(writing, desk)
    writing.show_target(bluesky)
    place_caret(writing, len("Una solicit"))
    type_text(writing.writing.edit, "X")
    assert text_of(writing._draft, bluesky) == "Una solicitXud aquí. "
    ctrl_z(writing, qtbot)
    assert text_of(writing._draft, bluesky) == "Una solicitud aquí. "
    assert text_of(writing._draft, BASE) == "La solicitud y la solicitud. ", "out of sight nothing happened"
    assert told_of_corrections(writing).startswith("3 correction"), "it is as it was put again"
    ctrl_z(writing, qtbot)
    assert text_of(writing._draft, bluesky) == "Una solicitut aquí. "
    assert text_of(writing._draft, BASE) == "La solicitut y la solicitut. "


def test_a_closed_notice_does_not_come_again_by_writing_into_a_corrected_word(writing: EditorPage, desk: Desk) -> None:
    corrected(writing, desk)
    strip = writing.notices.told("corrected")
    assert strip is not None
    strip.buttons()[1].click()
    place_caret(writing, len("La solicit"))
    type_text(writing.writing.edit, "X")
    assert writing.notices.told("corrected") is None

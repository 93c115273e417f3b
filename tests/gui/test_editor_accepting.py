"""The two doors of the review: *No es un error aquí*, and *Publicar aunque…* with a reason."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.accepted import Waiver, waiver
from calendario.domain.details import Details
from calendario.domain.difference import draft_difference
from calendario.domain.finding import Finding, Level
from calendario.domain.post import Content, Draft
from calendario.gui.editor import accepting as accepting_module
from calendario.gui.editor import page as page_module
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.difference_view import DifferenceView
from calendario.gui.editor.finding_row import FindingRow
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.waiver_dialog import WaiverDialog
from calendario.gui.theme import Theme
from tests.gui.posts import begin, channel, reviewed, states
from tests.gui.typing import type_text

LEFT = Qt.MouseButton.LeftButton
WRONG = "El jueves 4 de diciembre abre el plazo."  # a Friday
CAPITAL = "El pleno es el martes 1 de Diciembre."
WHY = "Así figura en el bando"
MISMATCH, CAPITALS = "weekday_date_mismatch", "capitalized_month_weekday"


@pytest.fixture
def writing(editor: EditorPage, desk: Desk, qtbot: QtBot) -> EditorPage:
    """A new post for the web page and Bluesky, with its dictionary open."""
    begin(editor, desk)
    qtbot.waitUntil(lambda: editor.writing.edit.marks().spells)
    return editor


def says(editor: EditorPage, qtbot: QtBot, text: str, *codes: str) -> list[FindingRow]:
    """Writes it and waits for what is found."""
    editor.writing.edit.selectAll()
    editor.writing.edit.insertPlainText(text)
    reviewed(editor, qtbot, *codes)
    return editor.findings.row_widgets()


def answers(monkeypatch: pytest.MonkeyPatch, reason: str | None) -> list[str]:
    """What is said when the reason is asked for; returns the codes it was asked for."""
    asked: list[str] = []

    def ask(_theme: Theme, finding: Finding, text: str, _parent: object) -> Waiver | None:
        asked.append(finding.code)
        return None if reason is None else waiver(finding, text, reason)

    monkeypatch.setattr(accepting_module.WaiverDialog, "ask", ask)
    return asked


def waits_until_waived(editor: EditorPage, qtbot: QtBot, level: Level = Level.WARN) -> Row:
    def there() -> bool:
        return [r.finding.level for r in editor.findings.rows_shown() if r.finding.code == MISMATCH] == [level]

    qtbot.waitUntil(there)
    return next(row for row in editor.findings.rows_shown() if row.finding.code == MISMATCH)


def kept(editor: EditorPage, desk: Desk) -> Details:
    editor.keeping.keep_now()
    assert editor._manuscript is not None
    return desk.writing.open(editor._manuscript.post_id).draft.details


# --- no mistake here


def test_what_is_no_mistake_here_goes_and_ctrl_z_brings_it_back(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    [row] = says(writing, qtbot, CAPITAL, CAPITALS)
    assert (row.fix.text(), row.other.text()) == ("Put “diciembre”", "It is no mistake here")
    assert row.other.accessibleName().startswith("It is no mistake here: Los días y los meses")
    qtbot.mouseClick(row.other, LEFT)
    reviewed(writing, qtbot)
    strip = writing.notices.told("accepted")
    assert strip is not None
    assert strip.heading.text() == "“Diciembre” is not pointed out in this post any more."
    assert kept(writing, desk).ignored == (f"{CAPITALS}:Diciembre",)
    writing.undo()
    reviewed(writing, qtbot, CAPITALS)
    assert kept(writing, desk).ignored == ()


def test_f7_says_what_is_wrong_where_it_leads(doubting: EditorPage, heard: list[str], qtbot: QtBot) -> None:
    says(doubting, qtbot, WRONG, MISMATCH)
    qtbot.keyClick(doubting.writing.edit, Qt.Key.Key_F7)
    assert heard[-1] == "Impide publicar. El 4 de diciembre de 2026 es viernes, no jueves"


@pytest.mark.parametrize(
    ("text", "code", "button", "then"),
    [
        (CAPITAL, CAPITALS, "other", "x"),
        (WRONG, MISMATCH, "other", "x"),
        (WRONG, MISMATCH, "fix", "x"),
        ("Sabías que es gratis? Ven.", "missing_opening_mark", "fix", "x"),
    ],
)
def test_the_next_key_takes_the_place_of_nothing_that_was_pointed_at(
    writing: EditorPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    code: str,
    button: str,
    then: str,
) -> None:
    answers(monkeypatch, WHY)
    [row] = says(writing, qtbot, text, code)
    writing.next_notice()
    assert writing.writing.edit.textCursor().hasSelection()
    qtbot.mouseClick(getattr(row, button), LEFT)
    before = writing.writing.edit.text()
    type_text(writing.writing.edit, then)
    assert sorted(writing.writing.edit.text()) == sorted(before + then)


def test_it_is_remembered_for_that_post_and_for_no_other(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(says(writing, qtbot, CAPITAL, CAPITALS)[0].other, LEFT)
    reviewed(writing, qtbot)
    says(writing, qtbot, "Aviso. " + CAPITAL)
    assert writing._manuscript is not None
    post_id = writing._manuscript.post_id
    writing.keeping.keep_now()
    begin(writing, desk)
    says(writing, qtbot, CAPITAL, CAPITALS)
    writing.keeping.keep_now()
    writing.open(desk.writing.open(post_id))
    qtbot.waitUntil(lambda: writing.findings.message.text() == "Nothing to correct.")


def test_by_keys_alone_tab_goes_from_mending_to_no_mistake(writing: EditorPage, qtbot: QtBot) -> None:
    [row] = says(writing, qtbot, CAPITAL, CAPITALS)
    row.fix.setFocus()
    QTest.keyClick(row.fix, Qt.Key.Key_Tab)
    assert row.other.hasFocus()
    QTest.keyClick(row.other, Qt.Key.Key_Space)
    reviewed(writing, qtbot)


# --- publish although


def test_with_a_reason_it_prevents_nothing_any_more_and_is_planned(
    writing: EditorPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answers(monkeypatch, WHY)
    [row] = says(writing, qtbot, WRONG, MISMATCH)
    assert (row.fix.text(), row.other.text()) == ("Put “viernes”", "Publish although…")
    qtbot.mouseClick(row.other, LEFT)
    assert asked == [MISMATCH]
    waits_until_waived(writing, qtbot)
    [row] = writing.findings.row_widgets()
    assert row.words.text() == f"El 4 de diciembre de 2026 es viernes, no jueves (aceptado: «{WHY}»)"
    assert row.accessibleName().startswith("Aviso. ")
    assert row.other.text() == "Prevent it again"
    warned: list[list[str]] = []

    def ask(_theme: Theme, rows: list[tuple[Row, str]], **_: object) -> bool:
        warned.append([one.finding.waived for one, _ in rows])
        return True

    monkeypatch.setattr(page_module.WarnedDialog, "ask", ask)
    assert writing._manuscript is not None
    post_id = writing._manuscript.post_id
    writing.plan()
    assert warned == [[WHY]], "what was accepted is said once more before it goes out"
    assert [str(state) for state in states(desk, post_id)] == ["planned", "planned"]
    assert [w.reason for w in desk.writing.open(post_id).draft.details.waivers] == [WHY]


def test_without_a_reason_it_prevents_publishing_still(
    writing: EditorPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, None)
    qtbot.mouseClick(says(writing, qtbot, WRONG, MISMATCH)[0].other, LEFT)
    assert writing.findings.rows_shown()[0].finding.blocks
    assert kept(writing, desk).waivers == ()
    assert writing.notices.told("accepted") is None


def test_once_the_text_changes_it_prevents_publishing_again(
    writing: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, WHY)
    qtbot.mouseClick(says(writing, qtbot, WRONG, MISMATCH)[0].other, LEFT)
    waits_until_waived(writing, qtbot)
    writing.writing.edit.go_to(len(WRONG), len(WRONG))
    type_text(writing.writing.edit, " Ven.")
    waits_until_waived(writing, qtbot, Level.BLOCK)
    writing.writing.edit.undo()
    waits_until_waived(writing, qtbot)


@pytest.mark.parametrize("way", ["ctrl+z", "button"])
def test_it_can_be_taken_back(
    writing: EditorPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    answers(monkeypatch, WHY)
    qtbot.mouseClick(says(writing, qtbot, WRONG, MISMATCH)[0].other, LEFT)
    waits_until_waived(writing, qtbot)
    if way == "button":
        qtbot.mouseClick(writing.findings.row_widgets()[0].other, LEFT)
    else:
        writing.undo()
    waits_until_waived(writing, qtbot, Level.BLOCK)
    assert kept(writing, desk).waivers == ()


def test_a_copy_of_the_post_asks_for_a_reason_of_its_own(
    writing: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, WHY)
    qtbot.mouseClick(says(writing, qtbot, WRONG, MISMATCH)[0].other, LEFT)
    waits_until_waived(writing, qtbot)
    writing._duplicate()
    waits_until_waived(writing, qtbot, Level.BLOCK)


def test_in_a_text_of_its_own_it_is_accepted_there_alone(
    writing: EditorPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, WHY)
    says(writing, qtbot, WRONG, MISMATCH)
    bluesky: UUID = channel(desk, "BS")
    writing.show_target(bluesky)
    writing.writing.edit.go_to(len(WRONG), len(WRONG))
    type_text(writing.writing.edit, " Ven.")
    base, own = reviewed(writing, qtbot, MISMATCH, MISMATCH)
    assert (base.target, own.target) == (BASE, bluesky)
    place = writing.findings.rows_shown().index(own)
    qtbot.mouseClick(writing.findings.row_widgets()[place].other, LEFT)
    qtbot.waitUntil(lambda: {r.target: r.finding.blocks for r in writing.findings.rows_shown()}[bluesky] is False)
    assert {r.target: r.finding.blocks for r in writing.findings.rows_shown()} == {BASE: True, bluesky: False}


def test_of_a_text_that_moved_on_nothing_is_accepted_or_mended(
    writing: EditorPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answers(monkeypatch, WHY)
    says(writing, qtbot, WRONG, MISMATCH)
    [row] = writing.findings.rows_shown()
    writing.writing.edit.go_to(0, 0)
    writing.writing.edit.insertPlainText("Aviso. ")
    writing.findings.other_asked.emit(row)
    writing.findings.fix_asked.emit(row, "viernes")
    assert asked == []
    assert writing.writing.edit.text() == "Aviso. " + WRONG


def test_mending_puts_the_right_weekday_and_leaves_its_date(writing: EditorPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(says(writing, qtbot, WRONG, MISMATCH)[0].fix, LEFT)
    assert writing.writing.edit.text() == WRONG.replace("jueves", "viernes")
    reviewed(writing, qtbot)


def test_in_the_title_it_is_mended_and_accepted_too(
    writing: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, WHY)
    says(writing, qtbot, "La biblioteca de la plaza abre todos los días de mercado.")
    type_text(writing.header.title, WRONG)
    writing.writing.edit.setFocus()
    reviewed(writing, qtbot, MISMATCH)
    qtbot.mouseClick(writing.findings.row_widgets()[0].other, LEFT)
    waits_until_waived(writing, qtbot)
    qtbot.mouseClick(writing.findings.row_widgets()[0].fix, LEFT)
    assert writing.header.title.text() == WRONG.replace("jueves", "viernes")


# --- the dialog


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> WaiverDialog:
    finding = Finding(MISMATCH, Level.BLOCK, 3, 24, {"date": "2026-12-04", "right": "viernes", "written": "jueves"})
    made = WaiverDialog(theme, finding, WRONG)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_reason_is_asked_for_first_and_going_back_is_what_enter_does(dialog: WaiverDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(dialog.reason.hasFocus)
    assert dialog.reason.accessibleName() == "Why it may go out like this"
    assert dialog._buttons[0].isDefault()
    assert not dialog.accept_it.isDefault()
    QTest.keySequence(dialog.reason, QKeySequence(Qt.Key.Key_Escape))
    assert (dialog.isVisible(), dialog.given) == (False, None)


def test_too_short_a_reason_is_refused_under_its_field(dialog: WaiverDialog, qtbot: QtBot) -> None:
    type_text(dialog.reason, "Porque sí")
    dialog.accept_it.click()
    assert dialog.isVisible()
    assert "al menos 10 caracteres" in dialog.field.error
    assert "al menos 10 caracteres" in dialog.reason.accessibleDescription()
    assert dialog.reason.hasFocus()
    type_text(dialog.reason, ", lo dice el bando")
    dialog.accept_it.click()
    assert not dialog.isVisible()
    assert dialog.given is not None
    assert dialog.given.reason == "Porque sí, lo dice el bando"


# --- the history


def test_the_history_shows_what_was_accepted_and_why(theme: Theme, qtbot: QtBot) -> None:
    finding = Finding(MISMATCH, Level.BLOCK, 3, 24)
    before = Draft("Feria", Content(WRONG))
    after = Draft(
        "Feria",
        Content(WRONG),
        details=Details(ignored=(f"{CAPITALS}:Diciembre",), waivers=(waiver(finding, WRONG, WHY),)),
    )
    view = DifferenceView(theme, "What changed", {}, {})
    qtbot.addWidget(view)
    view.show_changes(draft_difference(before, after))
    said = view.said()
    assert "Goes out although the review prevents it" in said
    assert f"«{WHY}»" in said
    assert "El día de la semana" in said
    assert "«Diciembre»" in said
    assert CAPITALS not in said

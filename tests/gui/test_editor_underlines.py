"""Lines under what the review found: by how grave it is, in their place while one types, and with a menu."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.accepted import Waiver, waiver
from calendario.domain.finding import Finding, Fix, Level
from calendario.gui.editor import accepting as accepting_module
from calendario.gui.editor.changes import BASE, text_of
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.positions import Positions
from calendario.gui.editor.text_edit import TextEdit
from calendario.gui.main_window import MainWindow
from calendario.gui.theme import Theme
from calendario.sentences import finding_text
from tests.gui.doubts import DOTS, WAVE, Style, entries, marked, open_menu, own_text
from tests.gui.posts import begin, channel, reviewed
from tests.gui.typing import type_text

pytestmark = pytest.mark.qt_log_ignore(
    "does not support (grabbing the keyboard|raise)", extend=True
)  # offscreen, for menus

SOLID, DASHES = Style.SingleUnderline, Style.DashUnderline
WRONG = "El jueves 4 de diciembre hay feria."  # a Friday
TWICE = "Ayudas de de comedor."
CAPITAL = "El pleno es el martes 1 de Diciembre."
MISMATCH, REPEATED, CAPITALS = "weekday_date_mismatch", "repeated_word", "capitalized_month_weekday"
ALL = f"{WRONG} {TWICE} {CAPITAL}"


@pytest.fixture
def writing(editor: EditorPage, desk: Desk, qtbot: QtBot) -> EditorPage:
    """A new post for the web page and Bluesky, with its dictionary open."""
    begin(editor, desk)
    qtbot.waitUntil(lambda: editor.writing.edit.marks().spells)
    return editor


def says(editor: EditorPage, qtbot: QtBot, text: str, *codes: str) -> TextEdit:
    """Writes it and waits for what is found, and for its lines."""
    edit = editor.writing.edit
    edit.selectAll()
    edit.insertPlainText(text)
    reviewed(editor, qtbot, *codes)
    qtbot.waitUntil(lambda: not editor._in_text.isActive())
    return edit


def lines(edit: TextEdit) -> tuple[list[str], list[str], list[str]]:
    """What has a solid line, dashes, dots."""
    return marked(edit, SOLID), marked(edit, DASHES), marked(edit, DOTS)


def found(start: int, end: int, level: Level = Level.WARN) -> Row:
    return Row(Finding("repeated_word", level, start, end, acceptable=True), None, ())


def row_of(editor: EditorPage, code: str) -> Row:
    return next(row for row in editor.findings.rows_shown() if row.finding.code == code)


# --- how it looks


def test_each_level_has_a_line_of_its_own_kind_and_colour(writing: EditorPage, theme: Theme, qtbot: QtBot) -> None:
    edit = says(writing, qtbot, ALL, MISMATCH, REPEATED, CAPITALS)
    assert lines(edit) == (["jueves 4 de diciembre"], ["de de"], ["Diciembre"])
    block = edit.document().begin()
    looks = {
        piece.format.underlineStyle(): (piece.format.underlineColor(), piece.format.background().color())
        for piece in block.layout().formats()
    }
    assert looks[SOLID] == (theme.colour("block"), theme.colour("block_tint"))
    assert looks[DASHES] == (theme.colour("date_mark"), theme.colour("warn_tint"))
    assert looks[DOTS][0] == theme.colour("style_mark")


def test_the_gravest_lies_above_what_is_found_in_the_same_words(writing: EditorPage, qtbot: QtBot) -> None:
    edit = says(writing, qtbot, WRONG.replace("diciembre", "Diciembre"), MISMATCH, CAPITALS)
    assert lines(edit) == (["jueves 4 de Diciembre"], [], [])


def test_a_misspelt_word_keeps_its_wave_on_the_paper_of_what_is_found_around_it(
    writing: EditorPage, theme: Theme
) -> None:
    edit = writing.writing.edit
    edit.insertPlainText("La solicitut de hoy ")
    edit.show_found([found(0, 19, Level.BLOCK)])
    assert marked(edit) == ["solicitut"]
    assert marked(edit, SOLID) == ["La ", " de hoy"]
    papers = {p.format.background().color().name() for p in edit.document().begin().layout().formats()}
    assert papers == {theme.colour("block_tint").name()}


def test_what_is_misspelt_or_too_long_has_its_own_marks_and_no_line_more(writing: EditorPage, qtbot: QtBot) -> None:
    edit = says(writing, qtbot, "La solicitut. " + "Ven a la feria. " * 22, "too_long", "spelling_error")
    assert (lines(edit), marked(edit, WAVE)) == (([], [], []), ["solicitut"])


# --- where it stays


def test_lines_stay_under_their_words_while_one_writes_before_them(writing: EditorPage, qtbot: QtBot) -> None:
    edit = says(writing, qtbot, ALL, MISMATCH, REPEATED, CAPITALS)
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(edit, "🎉 Aviso.\n")
    assert lines(edit) == (["jueves 4 de diciembre"], ["de de"], ["Diciembre"])


def test_a_line_goes_at_once_with_the_words_and_comes_back_with_the_review(writing: EditorPage, qtbot: QtBot) -> None:
    edit = says(writing, qtbot, ALL, MISMATCH, REPEATED, CAPITALS)
    edit.go_to(5, 5)
    type_text(edit, "x")
    assert lines(edit) == ([], ["de de"], ["Diciembre"])
    type_text(edit, "\b")
    assert lines(edit)[0] == []
    qtbot.waitUntil(lambda: lines(edit)[0] == ["jueves 4 de diciembre"])


@pytest.mark.parametrize(("typed", "stays"), [(" ", True), (",", True), ("s", False)])
def test_what_is_typed_right_after_the_words_is_none_of_them_but_a_letter(
    writing: EditorPage, qtbot: QtBot, typed: str, stays: bool
) -> None:
    edit = says(writing, qtbot, CAPITAL, CAPITALS)
    edit.go_to(len(CAPITAL) - 1, len(CAPITAL) - 1)
    type_text(edit, typed)
    assert marked(edit, DOTS) == (["Diciembre"] if stays else [])


def test_a_line_over_two_paragraphs_goes_in_both(writing: EditorPage) -> None:
    edit = writing.writing.edit
    edit.insertPlainText("Ven a la\nferia de hoy")
    edit.show_found([found(4, 14)])
    assert marked(edit, DASHES) == ["a la", "feria"]
    edit.go_to(11, 11)
    type_text(edit, "x")
    assert marked(edit, DASHES) == []


_WORDS = st.text(alphabet="ab é😀\n", max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    text=_WORDS,
    start=st.integers(0, 12),
    length=st.integers(1, 12),
    edits=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), _WORDS), max_size=4),
)
def test_a_line_is_only_ever_under_the_words_it_was_put_under(
    theme: Theme, qtbot: QtBot, text: str, start: int, length: int, edits: list[tuple[int, int, str]]
) -> None:
    edit = TextEdit(theme, lambda _text: [], lambda _word, _language: ())
    qtbot.addWidget(edit)
    edit.show_document(edit.new_document(text))
    start, end = min(start, len(text)), min(start + length, len(text))
    edit.show_found([found(start, end)] if start < end else [])
    words = text[start:end]
    for place, removed, put in edits:
        now = edit.text()
        place = min(place, len(now))
        positions, there = Positions(now), edit.marks().underlines
        stood = list(there._marks)
        touched = [
            m
            for m in stood
            if m.place[0] <= positions.to_utf16(place + removed) and positions.to_utf16(place) <= m.place[1]
        ]
        edit.put(place, min(place + removed, len(now)), put)
        assert all(mark in there._marks for mark in stood if mark not in touched)
        after = Positions(edit.text())
        for mark in there._marks:
            first, last = (after.to_code_point(at) for at in mark.place)
            assert edit.text()[first:last] == words


def test_each_version_has_the_lines_of_what_it_says_itself(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    edit, bluesky, page = writing.writing.edit, channel(desk, "BS"), channel(desk, "WEB")
    says(writing, qtbot, WRONG, MISMATCH)

    def shows(target: UUID | None, expected: list[str]) -> None:
        writing.show_target(target)
        qtbot.waitUntil(lambda: marked(edit, SOLID) + marked(edit, DASHES) == expected)

    shows(bluesky, ["jueves 4 de diciembre"])
    says(writing, qtbot, TWICE, MISMATCH, REPEATED)
    assert lines(edit) == ([], ["de de"], [])
    shows(None, ["jueves 4 de diciembre"])
    shows(page, ["jueves 4 de diciembre"])
    shows(bluesky, ["de de"])


# --- what its menu offers


def test_the_menu_says_what_it_is_and_offers_what_its_row_offers(writing: EditorPage, qtbot: QtBot) -> None:
    edit = says(writing, qtbot, ALL, MISMATCH, REPEATED, CAPITALS)
    menu = edit.menu_at(6)
    said = "Impide publicar. " + finding_text(row_of(writing, MISMATCH).finding)
    assert entries(menu) == [said, "Put “viernes”", "Publish although…"]
    assert not menu.actions()[0].isEnabled()
    menu.deleteLater()
    menu = edit.menu_at(ALL.index("Diciembre") + 2)
    assert entries(menu)[1:] == ["Put “diciembre”", "It is no mistake here"]
    menu.deleteLater()


def test_by_keys_alone_it_is_mended_and_taken_back(writing: EditorPage, qtbot: QtBot) -> None:
    edit = says(writing, qtbot, CAPITAL, CAPITALS)
    edit.go_to(CAPITAL.index("Dic") + 1, CAPITAL.index("Dic") + 1)
    menu = open_menu(edit)
    assert menu.activeAction().text() == "Put “diciembre”"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: edit.text() == CAPITAL.lower().replace("el p", "El p"))
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == CAPITAL


def test_by_the_mouse_it_is_no_mistake_here_and_ctrl_z_doubts_it_again(writing: EditorPage, qtbot: QtBot) -> None:
    edit = says(writing, qtbot, CAPITAL, CAPITALS)
    cursor = QTextCursor(edit.document())
    cursor.setPosition(CAPITAL.index("Diciembre") + 3)
    at = edit.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, edit.viewport().mapToGlobal(at))
    QApplication.sendEvent(edit.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(action for action in menu.actions() if action.text() == "It is no mistake here")
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    reviewed(writing, qtbot)
    qtbot.waitUntil(lambda: lines(edit) == ([], [], []))
    assert writing._draft.details.ignored == (f"{CAPITALS}:Diciembre",)
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    reviewed(writing, qtbot, CAPITALS)
    qtbot.waitUntil(lambda: marked(edit, DOTS) == ["Diciembre"])


def test_what_prevents_publishing_may_go_out_from_there_with_a_reason(
    writing: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(_theme: Theme, finding: Finding, text: str, _parent: object) -> Waiver:
        return waiver(finding, text, "Así figura en el bando")

    monkeypatch.setattr(accepting_module.WaiverDialog, "ask", ask)
    edit = says(writing, qtbot, WRONG, MISMATCH)
    menu = edit.menu_at(6)
    menu.actions()[2].trigger()
    menu.deleteLater()
    qtbot.waitUntil(lambda: marked(edit, DASHES) == ["jueves 4 de diciembre"])  # a notice now
    menu = edit.menu_at(6)
    assert entries(menu)[-1] == "Prevent it again"
    menu.deleteLater()


def test_a_misspelt_word_in_it_comes_first_with_its_corrections(writing: EditorPage) -> None:
    edit = writing.writing.edit
    edit.insertPlainText("La solicitut de hoy ")
    edit.show_found([found(0, 19)])
    menu = edit.menu_at(6)
    told = entries(menu)
    assert told[0] == "solicitud"
    assert told.index("Ignore here") < told.index("Aviso. " + finding_text(found(0, 19).finding))
    menu.deleteLater()


def test_every_correction_of_it_is_offered(writing: EditorPage) -> None:
    fixes = tuple(Fix(0, 3, word) for word in ("por qué", "porqué"))
    row = Row(Finding("sms_abbreviation", Level.WARN, 0, 3, {"written": "xq"}, fixes, acceptable=True), None, ())
    assert [words for words, _ in writing.findings.ways(row)] == [
        "Put “por qué”",
        "Put “porqué”",
        "It is no mistake here",
    ]


def test_an_answer_about_words_that_moved_on_does_nothing_and_says_so(
    writing: EditorPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(writing, "_announce", said.append)
    edit = says(writing, qtbot, CAPITAL, CAPITALS)
    menu = edit.menu_at(CAPITAL.index("Dic") + 1)
    edit.go_to(0, 0)
    type_text(edit, "Aviso. ")
    menu.actions()[1].trigger()
    menu.deleteLater()
    assert edit.text() == "Aviso. " + CAPITAL
    assert said[-1] == "The text has changed since. It is being reviewed again."


def test_what_is_out_offers_nothing(writing: EditorPage, qtbot: QtBot) -> None:
    edit = says(writing, qtbot, CAPITAL, CAPITALS)
    edit.setReadOnly(True)
    menu = edit.menu_at(CAPITAL.index("Dic") + 1)
    assert not any("Diciembre" in action.text() or "mistake" in action.text() for action in menu.actions())
    menu.deleteLater()


def test_where_the_pointer_rests_it_says_how_grave_it_is_and_why(writing: EditorPage, qtbot: QtBot) -> None:
    edit = says(writing, qtbot, WRONG, MISMATCH)
    at = edit.cursorRect(QTextCursor(edit.document().findBlock(0))).center() + QPoint(60, 0)
    QApplication.sendEvent(edit.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, edit.viewport().mapToGlobal(at)))
    assert QToolTip.text() == "Impide publicar. " + finding_text(row_of(writing, MISMATCH).finding)


def test_the_menu_fits_the_smallest_window_with_the_largest_letters(
    writing: EditorPage, theme: Theme, qtbot: QtBot
) -> None:
    edit = says(writing, qtbot, ALL, MISMATCH, REPEATED, CAPITALS)
    theme.set_text_scale(200)
    writing.resize(640, 440)
    menu = edit.menu_at(6)
    menu.ensurePolished()
    assert menu.sizeHint().width() <= writing.width() == 640
    menu.deleteLater()
    theme.set_text_scale(100)


# --- what is not said yet, and what is not taken back


def test_a_text_that_is_being_written_is_not_said_to_end_too_soon(writing: EditorPage, qtbot: QtBot) -> None:
    edit = writing.writing.edit
    edit.setFocus()
    type_text(edit, "El plazo se abre el lunes y termina el ")
    reviewed(writing, qtbot)
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    reviewed(writing, qtbot, "truncated_text")
    qtbot.waitUntil(lambda: marked(edit, DASHES) == ["el"])


def test_a_text_that_was_left_in_the_middle_is_said_to_end_too_soon(writing: EditorPage, qtbot: QtBot) -> None:
    edit = writing.writing.edit
    edit.setFocus()
    type_text(edit, "El plazo se abre el lunes y termina el ")
    reviewed(writing, qtbot)
    writing.header.title.setFocus()
    reviewed(writing, qtbot, "truncated_text")


def test_ctrl_z_takes_back_nothing_of_the_text_while_a_menu_is_open(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert window.workplace is not None
    window.workplace.pages.new_post(None)
    page = window.workplace.pages.page("editor")
    assert isinstance(page, EditorPage)
    page.writing.edit.insertPlainText("Mañana abre la biblioteca.")
    page.header.back_button.setFocus()
    menu = QMenu(page.findings)
    menu.addAction("Add for the whole institution")
    menu.popup(page.mapToGlobal(QPoint(100, 100)))
    window.workplace.undo()
    assert page.writing.edit.text() == "Mañana abre la biblioteca."
    menu.close()
    window.workplace.undo()
    assert page.writing.edit.text() == ""


def test_what_is_wrong_in_several_texts_is_mended_in_all_of_them_at_once(
    writing: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    bluesky = own_text(writing, desk, WRONG, f"Aviso. {WRONG}")
    reviewed(writing, qtbot, MISMATCH, MISMATCH)
    edit = writing.writing.edit
    qtbot.waitUntil(lambda: len(edit.found()) == 1)
    menu = edit.menu_at(6)
    [everywhere] = [action for action in menu.actions() if action.text() == "Put “viernes” in all"]
    everywhere.trigger()
    menu.deleteLater()
    right = WRONG.replace("jueves", "viernes")
    assert (text_of(writing._draft, BASE), text_of(writing._draft, bluesky)) == (right, f"Aviso. {right}")
    reviewed(writing, qtbot)
    strip = writing.notices.told("corrected")
    assert strip is not None
    strip.buttons()[0].click()
    assert (text_of(writing._draft, BASE), text_of(writing._draft, bluesky)) == (WRONG, f"Aviso. {WRONG}")


def test_what_is_wrong_otherwise_in_another_text_is_mended_alone(writing: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    own_text(writing, desk, WRONG, WRONG.replace("jueves", "lunes"))
    base, _ = reviewed(writing, qtbot, MISMATCH, MISMATCH)
    assert [words for words, _ in writing.findings.ways(base)] == ["Put “viernes”", "Publish although…"]

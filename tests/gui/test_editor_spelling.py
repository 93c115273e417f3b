"""Spelling in the editor: what is marked while one writes, and how a word is put right by keys, by menu, everywhere."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.words import WordsDesk
from calendario.domain.finding import Finding, Level
from calendario.domain.own_words import Scope
from calendario.gui.background import Background
from calendario.gui.editor.changes import BASE, text_of
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.text_edit import TextEdit
from calendario.gui.theme import Theme
from calendario.sentences import finding_text
from calendario.spelling.speller import Hint
from calendario.spelling.spelling import Spelling
from calendario.spelling.words import words
from tests.gui.posts import begin, channel, goes_out, reviewed
from tests.gui.typing import type_text
from tests.newsroom import Newsroom

pytestmark = pytest.mark.qt_log_ignore(
    "does not support (grabbing the keyboard|raise)", extend=True
)  # offscreen, for menus

Style = QTextCharFormat.UnderlineStyle
DOUBT = Finding("real_word", Level.HINT, facts={"word": "esta", "rule": "accent", "correction": "está"})
UNKNOWN = Finding("spelling_error", Level.WARN, facts={"word": "solicitut"})
WAVE, DOTS = Style.SpellCheckUnderline, Style.DotLine


class Doubting:
    """The dictionary, and a doubt: «esta» right before «abierto» was hardly meant."""

    def __init__(self, spelling: Spelling) -> None:
        self._spelling = spelling

    def hints(self, text: str, *, language: str = "es") -> tuple[Hint, ...]:
        told = list(words(text))
        doubtful = [w for w, after in pairwise(told) if (w.text, after.text) == ("esta", "abierto")]
        return tuple(Hint(w.text, w.start, w.end, "accent", ("está",)) for w in doubtful)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._spelling, name)


@pytest.fixture
def doubting(desk: Desk, spelling: Spelling, theme: Theme, background: Background, qtbot: QtBot) -> EditorPage:
    """The editor's page with a new post on two channels, its dictionary open, and what is announced in `heard`."""
    office = replace(desk.office, speller=Doubting(spelling))
    made = EditorPage(replace(desk, office=office, writing=type(desk.writing)(office)), theme, background)
    qtbot.addWidget(made)
    made.resize(1182, 616)
    made.show()
    qtbot.waitExposed(made)
    begin(made, desk)
    qtbot.waitUntil(lambda: made.writing.edit.marks().spells)
    return made


@pytest.fixture
def heard(doubting: EditorPage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    said: list[str] = []
    monkeypatch.setattr(doubting, "_announce", said.append)
    return said


def marked(edit: TextEdit, style: Style = WAVE) -> list[str]:
    """The pieces of the text under such a line."""
    found = []
    block = edit.document().begin()
    while block.isValid():
        units, last = block.text().encode("utf-16-le"), -1
        for piece in sorted(block.layout().formats(), key=lambda f: f.start):
            if piece.format.underlineStyle() == style:
                letters = units[piece.start * 2 : (piece.start + piece.length) * 2].decode("utf-16-le")
                if piece.start == last:
                    found[-1] += letters
                else:
                    found.append(letters)
                last = piece.start + piece.length
        block = block.next()
    return found


def commit(edit: TextEdit, text: str) -> None:
    """As an input method does, or dead keys: «´» and «a» come as one «á»."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def pasted(edit: TextEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    edit.insertFromMimeData(data)


def open_menu(edit: TextEdit) -> QMenu:
    """By the keyboard's own key for it."""
    place = edit.cursorRect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(edit, QContextMenuEvent(reason, place, edit.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    """What it says down to the usual entries."""
    told = [action.text() for action in menu.actions()]
    return told[: next(n for n, text in enumerate(told) if "Undo" in text and "\t" in text) - 1]


# --- what is marked, and when


def test_a_word_that_an_input_method_is_writing_is_not_marked(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    for letter in "La imformació":
        commit(edit, letter)
    assert marked(edit) == []
    commit(edit, "n ")
    assert marked(edit) == ["imformación"]


def test_the_end_of_a_pasted_text_may_be_the_beginning_of_a_word(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    pasted(edit, "La solicitut va a la imformaci")
    assert marked(edit) == ["solicitut"]
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    assert marked(edit) == ["solicitut", "imformaci"]


def test_what_is_pasted_in_the_middle_is_finished(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La  va por la web.")
    edit.go_to(3, 3)
    pasted(edit, "solicitut")
    assert marked(edit) == ["solicitut"]


def test_a_word_is_unfinished_while_the_caret_is_in_it(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La imformacin")
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    type_text(edit, "o")
    assert marked(edit) == []
    qtbot.keyClick(edit, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert marked(edit) == ["imformacion"]


def test_a_word_taken_back_and_brought_again_at_the_end_is_still_being_written(
    doubting: EditorPage, qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitu")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "La solicitu"
    assert marked(edit) == []
    type_text(edit, ".")
    assert marked(edit) == ["solicitu"]


def test_the_blank_after_a_word_taken_away_opens_it_again(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut ")
    assert marked(edit) == ["solicitut"]
    type_text(edit, "\b")
    assert marked(edit) == []


def test_a_word_is_not_marked_before_its_last_letters_come(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    for letter in "Avisa a tus vecin@":
        type_text(edit, letter)
        assert marked(edit) == []
    type_text(edit, "s. ")
    assert marked(edit) == []


def test_a_label_is_looked_at_once_it_is_finished(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    type_text(edit, "#SolicitutAyudas")
    assert marked(edit) == []
    type_text(edit, " ")
    assert marked(edit) == ["Solicitut"]


# --- what is right and hardly meant


def test_a_doubtful_word_has_a_line_of_another_kind_once_the_next_word_is_there(
    doubting: EditorPage, theme: Theme
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "🎉 El plazo esta abierto")
    assert marked(edit, DOTS) == []
    type_text(edit, " y la solicitut lista. ")
    assert (marked(edit, DOTS), marked(edit)) == (["esta"], ["solicitut"])
    colours = {
        (piece.format.underlineStyle(), piece.format.underlineColor().name())
        for piece in edit.document().firstBlock().layout().formats()
    }
    assert {(WAVE, theme.colour("spell").name()), (DOTS, theme.colour("style_mark").name())} <= colours


def test_the_pointer_on_a_mark_says_why(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto, la solicitut. ")
    for place, why in ((11, finding_text(DOUBT)), (29, finding_text(UNKNOWN))):
        cursor = QTextCursor(edit.document())
        cursor.setPosition(place)
        at = edit.cursorRect(cursor).center()
        QApplication.sendEvent(edit.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, edit.viewport().mapToGlobal(at)))
        assert QToolTip.text() == why
    QToolTip.hideText()


def test_a_doubtful_word_is_a_suggestion_of_the_review_that_one_press_puts_right(
    doubting: EditorPage, qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto. ")
    reviewed(doubting, qtbot, "real_word")
    [row] = doubting.findings.row_widgets()
    assert (row.fix.text(), row.other.text()) == ("Put “está”", "It is right as it is")
    row.fix.click()
    assert edit.text() == "El plazo está abierto. "
    reviewed(doubting, qtbot)


def test_a_doubtful_word_that_is_meant_is_left_alone_in_this_post_until_one_doubts_again(
    doubting: EditorPage, qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto. ")
    reviewed(doubting, qtbot, "real_word")
    doubting.findings.row_widgets()[0].other.click()
    reviewed(doubting, qtbot)
    assert marked(edit, DOTS) == []
    type_text(edit, "También esta abierto. ")
    reviewed(doubting, qtbot)
    strip = doubting.notices.told("accepted")
    assert strip is not None
    strip.buttons()[0].click()
    assert marked(edit, DOTS) == ["esta", "esta"]


def test_the_menu_of_a_doubtful_word_says_why_and_takes_it_as_right(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto. ")
    menu = edit.menu_at(11)
    assert entries(menu) == ["está", finding_text(DOUBT), "", "It is right as it is"]
    assert menu.actions()[0].font().bold()
    assert not menu.actions()[1].isEnabled()
    menu.actions()[3].trigger()
    assert marked(edit, DOTS) == []
    menu.deleteLater()


def test_the_menu_is_no_wider_than_the_smallest_window_with_the_largest_letters(
    doubting: EditorPage, theme: Theme, qapp: QApplication
) -> None:
    theme.set_text_scale(200)
    doubting.resize(640, 440)
    edit = doubting.writing.edit
    edit.insertPlainText("El plazo esta abierto hoy")
    menu = edit.menu_at(edit.text().index("esta") + 2)
    menu.ensurePolished()
    assert menu.sizeHint().width() <= doubting.width() == 640
    menu.deleteLater()
    theme.set_text_scale(100)


def test_the_arrows_pass_over_what_is_only_told(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El plazo esta abierto. ")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    menu = open_menu(edit)
    assert menu.activeAction().text() == "está"
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction().text() == "It is right as it is"
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert marked(edit, DOTS) == []


# --- the menu of a misspelt word


def test_the_menu_by_keyboard_begins_on_the_best_correction(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "🎉 La solicitut. ")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "solicitut"
    menu = open_menu(edit)
    assert menu.activeAction().text() == "solicitud"
    bold = [action.text() for action in menu.actions() if action.font().bold()]
    assert 1 <= len(bold) <= 5
    below = entries(menu)[len(bold) :]
    assert below == ["", "Add for the whole institution", "Add only for me", "Ignore here"]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert edit.text() == "🎉 La solicitud. "
    assert edit.hasFocus()


def test_shift_f10_opens_the_menu_where_the_system_does_not(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut. ")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    qtbot.keyClick(edit, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert edit.text() == "La solicitud. "


def test_a_word_nobody_knows_says_so(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    type_text(edit, "Un brusquimolanto raro. ")
    menu = edit.menu_at(4)
    assert entries(menu)[0] == "No suggestions"
    assert not menu.actions()[0].isEnabled()
    menu.deleteLater()


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Solicitut abierta. ", "Solicitud abierta. "),
        ("INFORMACION GENERAL. ", "INFORMACIÓN GENERAL. "),
        ("Mira #InformacionMunicipal. ", "Mira #InformaciónMunicipal. "),
        (unicodedata.normalize("NFD", "Más imformación aquí. "), unicodedata.normalize("NFD", "Más ") + "información "),
        ("👨‍👩‍👧 Más imformasión 🎉. ", "👨‍👩‍👧 Más información 🎉. "),
        ("Primera parte.\n---\nLa solicitut. ", "Primera parte.\n---\nLa solicitud. "),
    ],
)
def test_a_correction_is_put_where_and_as_the_word_was(
    doubting: EditorPage, qtbot: QtBot, text: str, after: str
) -> None:
    edit = doubting.writing.edit
    edit.insertPlainText(text)
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert edit.text().startswith(after)
    assert marked(edit) == []
    edit.undo()
    assert edit.text() == text


def test_the_review_puts_right_a_word_of_letters_with_their_accents_apart(doubting: EditorPage, qtbot: QtBot) -> None:
    doubting.writing.edit.insertPlainText(unicodedata.normalize("NFD", "Más imformación aquí. "))
    reviewed(doubting, qtbot, "spelling_error")
    [row] = doubting.findings.row_widgets()
    qtbot.waitUntil(lambda: "información" in row.fix.text())
    row.fix.click()
    assert "información" in doubting.writing.edit.text()


# --- from word to word


def test_f8_goes_from_word_to_word_round_the_end_and_shift_f8_back(
    doubting: EditorPage, heard: list[str], qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut esta.\nEl plazo esta abierto. ")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    seen = []
    for _ in range(3):
        qtbot.keyClick(edit, Qt.Key.Key_F8)
        seen.append(edit.textCursor().selectedText())
    qtbot.keyClick(edit, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    seen.append(edit.textCursor().selectedText())
    assert seen == ["solicitut", "esta", "solicitut", "esta"]
    assert heard[:2] == [f"{finding_text(UNKNOWN)}. perhaps “solicitud”", finding_text(DOUBT)]


def test_f8_begins_at_the_caret_and_marks_the_row(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut y la imformacion, ")
    reviewed(doubting, qtbot, "spelling_error", "spelling_error")
    edit.go_to(14, 14)
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "imformacion"
    row = doubting.findings.current()
    assert row is not None
    assert row.finding.facts["word"] == "imformacion"


def test_f8_finds_the_word_that_is_still_being_written(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.textCursor().selectedText() == "solicitut"
    assert marked(edit) == ["solicitut"]


def test_f8_goes_on_in_a_channels_own_text_and_says_whose_it_is(
    doubting: EditorPage, desk: Desk, heard: list[str], qtbot: QtBot
) -> None:
    bluesky = own_text(doubting, desk, "La solicitut. ", "Otra imformacion. ")
    qtbot.keyClick(doubting.writing.edit, Qt.Key.Key_F8)
    assert doubting._shown is BASE
    qtbot.keyClick(doubting.writing.edit, Qt.Key.Key_F8)
    assert doubting._shown == bluesky
    assert doubting.writing.edit.textCursor().selectedText() == "imformacion"
    assert heard[-1].startswith("Bluesky. «imformacion»")


def test_f8_in_a_right_text_says_so(doubting: EditorPage, qtbot: QtBot) -> None:
    type_text(doubting.writing.edit, "La solicitud. ")
    with qtbot.waitSignal(doubting.told) as told:
        qtbot.keyClick(doubting.writing.edit, Qt.Key.Key_F8)
    assert told.args == ["No word is misspelt."]


def test_whoever_does_not_see_the_marks_is_told_how_many_there_are(doubting: EditorPage, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut esta. El plazo esta abierto. ")
    reviewed(doubting, qtbot, "spelling_error", "real_word")
    assert edit.accessibleDescription().endswith("1 misspelt word(s), 1 doubtful word(s)")
    edit.selectAll()
    type_text(edit, "Bien.")
    reviewed(doubting, qtbot)
    assert "word(s)" not in edit.accessibleDescription()


# --- in every version


def own_text(editor: EditorPage, desk: Desk, base: str, own: str) -> UUID:
    """`base`, and `own` in Bluesky; the base is shown, with the caret at its beginning."""
    bluesky = channel(desk, "BS")
    editor.writing.edit.insertPlainText(base)
    editor.show_target(bluesky)
    editor.writing.edit.selectAll()
    editor.writing.edit.insertPlainText(own)
    editor.show_target(BASE)
    editor.writing.edit.moveCursor(QTextCursor.MoveOperation.Start)
    return bluesky


def test_one_press_of_the_menu_puts_a_word_right_in_every_version_in_its_own_case(
    doubting: EditorPage, desk: Desk, heard: list[str]
) -> None:
    bluesky = own_text(doubting, desk, "🎉 Solicitut y otra solicitut. ", "SOLICITUT ya, la solicitut. ")
    edit = doubting.writing.edit
    menu = edit.menu_at(5)
    [everywhere] = [a for a in menu.actions() if a.text() == "Correct in all versions: “Solicitud”"]
    everywhere.trigger()
    menu.deleteLater()
    assert doubting._shown is BASE
    assert text_of(doubting._draft, BASE) == "🎉 Solicitud y otra solicitud. "
    assert text_of(doubting._draft, bluesky) == "SOLICITUD ya, la solicitud. "
    strip = doubting.notices.told("corrected")
    assert strip is not None
    assert strip.heading.text() == "4 correction(s) in Base text y Bluesky."
    assert heard[-1] == "4 correction(s) in Base text y Bluesky."
    edit.undo()  # one step in each text
    assert text_of(doubting._draft, BASE) == "🎉 Solicitut y otra solicitut. "
    assert text_of(doubting._draft, bluesky) == "SOLICITUD ya, la solicitud. "
    doubting.show_target(bluesky)
    edit.undo()
    assert text_of(doubting._draft, bluesky) == "SOLICITUT ya, la solicitut. "


def test_a_word_put_right_in_every_version_comes_back_at_once(doubting: EditorPage, desk: Desk) -> None:
    bluesky = own_text(doubting, desk, "La solicitut y la solicitut. ", "Una solicitut. ")
    menu = doubting.writing.edit.menu_at(5)
    next(a for a in menu.actions() if a.text().startswith("Correct in all")).trigger()
    menu.deleteLater()
    strip = doubting.notices.told("corrected")
    assert strip is not None
    strip.buttons()[0].click()
    assert text_of(doubting._draft, BASE) == "La solicitut y la solicitut. "
    assert text_of(doubting._draft, bluesky) == "Una solicitut. "


def test_a_word_that_stands_twice_in_one_text_is_put_right_in_all_of_it(doubting: EditorPage) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut y otra solicitut. ")
    menu = edit.menu_at(5)
    next(a for a in menu.actions() if a.text().startswith("Correct in the whole text")).trigger()
    menu.deleteLater()
    assert edit.text() == "La solicitud y otra solicitud. "


def test_the_row_of_a_word_in_several_versions_says_that_it_mends_all(
    doubting: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    bluesky = own_text(doubting, desk, "El plazo esta abierto. ", "Ya esta abierto. ")
    reviewed(doubting, qtbot, "real_word")
    [row] = doubting.findings.row_widgets()
    assert row.fix.text() == "Put “está” in all"
    row.fix.click()
    assert text_of(doubting._draft, BASE) == "El plazo está abierto. "
    assert text_of(doubting._draft, bluesky) == "Ya está abierto. "


def test_what_is_out_already_stays_as_it_is_and_that_is_said(
    doubting: EditorPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    post_id = begin(doubting, desk, "WEB", "BS", "MA")
    bluesky = own_text(doubting, desk, "La solicitut. ", "Otra solicitut. ")
    planned = desk.planning.plan(post_id, doubting._draft, doubting._plan, as_it_is=True)
    goes_out(gui_newsroom, next(p for p in planned if p.channel_id == bluesky))
    doubting.open(desk.writing.open(post_id))
    doubting.writing.edit.insertPlainText("Nota: solicitut. ")
    menu = doubting.writing.edit.menu_at(8)
    next(a for a in menu.actions() if a.text().startswith("Correct in the whole text")).trigger()
    menu.deleteLater()
    strip = doubting.notices.told("corrected")
    assert strip is not None
    assert "it stays as it is: it is out or going out" in strip.accessibleName()
    assert "Bluesky" in strip.accessibleName()
    assert text_of(doubting._draft, bluesky) == "Otra solicitut. "


# --- dictionaries


def test_a_language_without_a_dictionary_is_said_once_and_nothing_is_marked(doubting: EditorPage, qtbot: QtBot) -> None:
    edit, language = doubting.writing.edit, doubting.writing.language
    type_text(edit, "La solicitut eta imformasion. ")
    assert marked(edit)
    choose(doubting, "eu")
    qtbot.waitUntil(lambda: doubting.notices.told("dictionary") is not None)
    strip = doubting.notices.told("dictionary")
    assert strip is not None
    assert "euskara" in strip.heading.text()
    assert marked(edit) == []
    choose(doubting, "es")
    assert doubting.notices.told("dictionary") is None
    assert marked(edit)
    choose(doubting, "eu")
    assert doubting.notices.told("dictionary") is None
    assert language.currentData() == "eu"


def test_a_dictionary_that_is_missing_is_said_and_the_rest_works(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot, tmp_path: Path
) -> None:
    office = replace(desk.office, speller=Spelling(tmp_path / "nothing"))
    editor = EditorPage(replace(desk, office=office, writing=type(desk.writing)(office)), theme, background)
    qtbot.addWidget(editor)
    editor.show()
    begin(editor, desk)
    qtbot.waitUntil(lambda: editor.notices.told("dictionary") is not None)
    type_text(editor.writing.edit, "La solicitut. ")
    assert marked(editor.writing.edit) == []
    qtbot.waitUntil(lambda: editor.findings.message.text() == "Nothing to correct.")


def test_a_catalan_text_is_corrected_in_catalan(doubting: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    choose(doubting, "ca")
    type_text(edit, "Demà hi ha un concert a la biblioteca muncipal. ")
    reviewed(doubting, qtbot, "spelling_error")
    [row] = doubting.findings.row_widgets()
    qtbot.waitUntil(lambda: row.fix.text() == "Put “municipal”")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    menu = edit.menu_at(edit.textCursor().position())
    assert menu.actions()[0].text() == "municipal"
    menu.deleteLater()


def test_a_word_added_on_another_computer_is_right_here_once_it_is_seen(
    doubting: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut. ")
    assert marked(edit) == ["solicitut"]
    added = WordsDesk(replace(desk.office, speller=None)).add("solicitut", Scope.INSTITUTION)
    assert marked(edit) == ["solicitut"]
    doubting.reload()
    qtbot.waitUntil(lambda: marked(edit) == [])
    desk.words.remove([added.id])


def test_each_text_is_marked_in_its_own_language_whatever_was_marked_meanwhile(
    editor: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    mastodon = channel(desk, "MA")
    begin(editor, desk, "MA", "WEB")
    edit = editor.writing.edit
    qtbot.waitUntil(lambda: edit.marks() is not None and edit.marks().spells)
    type_text(edit, "Sale la pluja ")
    editor.show_target(mastodon)
    edit.selectAll()
    type_text(edit, "Pluja ")  # one word does not say what language it is of
    assert marked(edit) == ["Pluja"]
    choose(editor, "ca")
    qtbot.waitUntil(lambda: marked(edit) == [])
    editor.show_target(BASE)
    assert marked(edit) == ["pluja"]
    editor.adding.ignore_here("farolet")  # all texts are looked at again, and the base is in front
    editor.show_target(mastodon)
    assert marked(edit) == []
    editor._follow(("language",))
    assert marked(edit) == ["Pluja"]


def test_strict_mode_chosen_on_another_computer_is_seen_here(doubting: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    type_text(doubting.writing.edit, "Avisa Tombatossals ")
    assert marked(doubting.writing.edit) == []
    desk.watching.changed()
    desk.words.set_strict(True)
    assert doubting.areas & desk.watching.changed(), "what makes the window tell the page"
    doubting.reload()
    qtbot.waitUntil(lambda: marked(doubting.writing.edit) == ["Tombatossals"])


def choose(editor: EditorPage, language: str) -> None:
    """As a person does in the list beside the heading."""
    place = editor.writing.language.findData(language)
    editor.writing.language.setCurrentIndex(place)
    editor.writing.language.activated.emit(place)

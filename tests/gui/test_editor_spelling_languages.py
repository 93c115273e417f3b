"""Each text in its own language, with what others changed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.desk.words import WordsDesk
from calendario.domain.own_words import Scope
from calendario.gui.background import Background
from calendario.gui.editor.changes import BASE
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from calendario.spelling.spelling import Spelling
from tests.gui.doubts import (
    choose,
    marked,
)
from tests.gui.posts import begin, channel, reviewed
from tests.gui.typing import type_text


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
    off = "No se revisa la ortografía de lo que está en castellano: su diccionario falta o está dañado."
    qtbot.waitUntil(lambda: editor.findings.message.text() == off)
    editor.notices.drop("dictionary")  # *Cerrar*
    type_text(editor.writing.edit, "Otra solicitut. ")
    reviewed(editor, qtbot)
    assert editor.findings.message.text() == off, "not that there is nothing to correct"
    with qtbot.assertNotEmitted(editor.told):  # that no word is misspelt
        qtbot.keyClick(editor.writing.edit, Qt.Key.Key_F8)
    strip = editor.notices.told("dictionary")
    assert strip is not None
    assert strip.heading.text() == off


def test_a_catalan_text_is_corrected_in_catalan(doubting: EditorPage, desk: Desk, qtbot: QtBot) -> None:
    edit = doubting.writing.edit
    choose(doubting, "ca")
    type_text(edit, "Hi ha un concert a la biblioteca muncipal. ")
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

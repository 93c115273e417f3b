"""The text field: what may enter, what is marked, and what the menu offers."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QTextCharFormat, QTextCursor, QTextLayout
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from calendario.domain.pasted import MOST_PASTED
from calendario.gui.editor.changes import fit_to_keep
from calendario.gui.editor.document_text import text_in
from calendario.gui.editor.spelt import Spelt
from calendario.gui.editor.text_edit import TextEdit
from calendario.gui.theme import Theme
from calendario.spelling.spelling import Spelling
from tests.gui.typing import type_text

WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


@pytest.fixture
def edit(theme: Theme, spelling: Spelling, qtbot: QtBot) -> TextEdit:
    def suggested(word: str, language: str) -> tuple[str, ...]:
        return spelling.suggestions(word, language=language)

    made = TextEdit(theme, partial(Spelt(spelling).spots, language="es"), suggested)
    qtbot.addWidget(made)
    made.show_document(made.new_document(""))
    made.start_spelling()
    made.resize(400, 200)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def waved(edit: TextEdit) -> list[str]:
    """The pieces of the first line under a red wave."""
    block = edit.document().firstBlock()
    units = block.text().encode("utf-16-le")
    marked = sorted(
        (f.start, f.length)  # type: ignore[attr-defined]
        for f in formats(block.layout())
        if f.format.underlineStyle() == WAVE  # type: ignore[attr-defined]
    )
    words: list[list[int]] = []
    for start, length in marked:
        if words and words[-1][1] == start:
            words[-1][1] = start + length
        else:
            words.append([start, start + length])
    return [units[a * 2 : b * 2].decode("utf-16-le") for a, b in words]


def formats(layout: QTextLayout) -> list[object]:
    return list(layout.formats())


def mime(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_a_misspelt_word_is_marked_when_it_is_finished(edit: TextEdit) -> None:
    type_text(edit, "La solicitut")
    assert waved(edit) == []
    type_text(edit, " ")
    assert waved(edit) == ["solicitut"]


def test_leaving_the_text_finishes_the_word(edit: TextEdit) -> None:
    type_text(edit, "La solicitut")
    edit.clearFocus()
    assert waved(edit) == ["solicitut"]


def test_going_elsewhere_finishes_the_word(edit: TextEdit, qtbot: QtBot) -> None:
    type_text(edit, "La solicitut")
    qtbot.keyClick(edit, Qt.Key.Key_Home)
    assert waved(edit) == ["solicitut"]


def test_marks_stand_right_after_emoji(edit: TextEdit) -> None:
    type_text(edit, "🎉👨‍👩‍👧 solicitut y más")
    assert waved(edit) == ["solicitut"]


def test_addresses_and_labels_are_not_marked(edit: TextEdit) -> None:
    type_text(edit, "https://sede.villasauce.example/solicitut #AyudasEscolares @villasauce ")
    assert waved(edit) == []


def test_the_menu_replaces_a_word_and_undo_brings_it_back(edit: TextEdit) -> None:
    type_text(edit, "🎉 La solicitut ")
    menu = edit.menu_at(len("xx La soli"))
    menu.actions()[0].trigger()
    assert edit.text() == "🎉 La solicitud "
    assert waved(edit) == []
    edit.undo()
    assert edit.text() == "🎉 La solicitut "


def test_what_is_typed_after_a_save_is_taken_back_by_itself_and_ctrl_y_brings_it_again(edit: TextEdit) -> None:
    type_text(edit, "Corte de agua")
    edit.end_step()
    type_text(edit, " en la calle Olmo")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "Corte de agua"
    QTest.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "Corte de agua en la calle Olmo"


def test_what_may_not_be_changed_is_not_changed_by_ctrl_y(edit: TextEdit) -> None:
    type_text(edit, "Corte de agua")
    edit.undo()
    edit.setReadOnly(True)
    QTest.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""


def test_the_menu_of_a_right_word_is_the_usual_one(edit: TextEdit) -> None:
    type_text(edit, "La solicitud ")
    usual = edit.createStandardContextMenu()
    assert [a.text() for a in edit.menu_at(5).actions()] == [a.text() for a in usual.actions()]
    usual.deleteLater()


def test_rich_text_is_pasted_plain(edit: TextEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>Pleno</b> <i>ordinario</i>")
    data.setText("Pleno ordinario")
    edit.insertFromMimeData(data)
    assert edit.text() == "Pleno ordinario"
    assert edit.textCursor().charFormat().fontWeight() <= 400


def test_damaged_characters_cannot_enter_and_it_is_said(edit: TextEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.pasted) as heard:
        edit.insertFromMimeData(mime("Ple\0no"))
    assert edit.text() == "Pleno"
    assert [came.damaged for came in heard.args] == [1]


def test_a_lone_surrogate_is_left_out() -> None:
    assert fit_to_keep("Ple\ud800no\0\x07") == ("Pleno", 2)


def test_a_non_breaking_space_stays(edit: TextEdit) -> None:
    edit.insertFromMimeData(mime("10\u00a0€\r\nIVA incluido"))
    assert edit.text() == "10\u00a0€\nIVA incluido"
    assert text_in(edit.document()) == edit.text()


def test_a_text_of_word_s_is_pasted_as_it_was_seen(edit: TextEdit) -> None:
    edit.insertFromMimeData(mime("Con gui\u00adón\x0b\uf0b7 viñeta\x0bnueva 👨\u200d👩\u200d👧"))
    assert edit.text() == "Con guión\n- viñeta\nnueva 👨\u200d👩\u200d👧"


def test_what_was_tidied_comes_back_untidied_with_one_undo(edit: TextEdit) -> None:
    type_text(edit, "Bando: fin")
    edit.moveCursor(QTextCursor.MoveOperation.PreviousWord)
    edit.insertFromMimeData(mime("gui\u00adón y 𝐇𝐨𝐥𝐚 "))
    assert edit.text() == "Bando: guión y Hola fin"
    edit.undo()
    assert edit.text() == "Bando: gui\u00adón y 𝐇𝐨𝐥𝐚 fin"
    edit.undo()
    assert edit.text() == "Bando: fin"
    edit.redo()
    edit.redo()
    assert edit.text() == "Bando: guión y Hola fin"


def test_the_dictionary_says_what_a_divided_word_is(edit: TextEdit) -> None:
    edit.insertFromMimeData(
        mime(
            "El Ayuntamiento de Villasauce abre el plazo para pedir plaza en el curso teórico-\n"
            "práctico de primeros auxilios y en el de cocina, y da en su oficina toda la infor-\n"
            "mación que haga falta."
        )
    )
    assert "curso teórico-práctico de primeros" in edit.text()
    assert "toda la información que" in edit.text()


def test_a_clipboard_with_only_html_gives_its_text(edit: TextEdit) -> None:
    data = QMimeData()
    data.setHtml("<h1>Pleno</h1><ul><li>Acta</li></ul><script>borrar()</script><img src='http://x.example/a.png'>")
    assert edit.canInsertFromMimeData(data)
    edit.insertFromMimeData(data)
    assert edit.text() == "Pleno\n\n- Acta"


@pytest.mark.parametrize("again", ["<div>", "<table><tr><td>", "<b>a", "<a href=x>b"])
def test_a_clipboard_made_to_hang_the_window_is_pasted(edit: TextEdit, again: str) -> None:
    data = QMimeData()
    data.setHtml("<p>Pleno</p>" + again * (1_000_000 // len(again)))
    edit.insertFromMimeData(data)
    assert edit.text().startswith("Pleno")


def test_what_is_copied_here_and_pasted_here_stays_as_it_is(edit: TextEdit) -> None:
    type_text(edit, "• una viñeta de las suyas\n")
    edit.selectAll()
    copied = edit.createMimeDataFromSelection()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertFromMimeData(copied)
    assert edit.text() == "• una viñeta de las suyas\n" * 2


def test_a_book_is_not_pasted_and_that_is_said(edit: TextEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.too_much) as heard:
        edit.insertFromMimeData(mime("a" * (MOST_PASTED + 1)))
    assert edit.text() == ""
    assert heard.args == [MOST_PASTED + 1]


def test_dropped_files_and_pasted_pictures_are_handed_on(edit: TextEdit, qtbot: QtBot, tmp_path: Path) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "cartel.png"))])
    with qtbot.waitSignal(edit.pictures_given) as heard:
        edit.insertFromMimeData(files)
    assert heard.args == [[tmp_path / "cartel.png"]]
    image = QImage(3, 3, QImage.Format.Format_RGB32)
    image.fill(0)
    pasted = QMimeData()
    pasted.setImageData(image)
    with qtbot.waitSignal(edit.pictures_given) as heard:
        edit.insertFromMimeData(pasted)
    assert QByteArray(heard.args[0][0]).startsWith(b"\x89PNG")
    assert edit.text() == ""


def test_what_does_not_fit_is_grey_from_the_right_place(edit: TextEdit, theme: Theme) -> None:
    type_text(edit, "🎉 bien sobra")
    edit.show_overflow((len("🎉 bien "), len("🎉 bien sobra")))
    grey = [
        (f.start, f.length)  # type: ignore[attr-defined]
        for f in formats(edit.document().firstBlock().layout())
        if f.format.foreground().color() == theme.colour("muted")  # type: ignore[attr-defined]
    ]
    assert grey == [(8, 5)]
    edit.show_overflow(None)
    assert all(
        f.format.foreground().color() != theme.colour("muted")  # type: ignore[attr-defined]
        for f in formats(edit.document().firstBlock().layout())
    )

"""What is announced is heard with screen readers that know no announcements too: they speak a change of the description
of what has the focus.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from calendario import paths
from calendario.desk.desk import Desk
from calendario.gui.announcing import announce, describe
from calendario.gui.editor.page import EditorPage
from tests.gui.posts import channel, reviewed
from tests.gui.typing import type_text

FOLLOWED = "What you change here changes in "
CATALAN = "Us hi esperem a tots amb moltes ganes de veure-us i de passar-ho bé amb la colla. "
GALICIAN = "O concello abre o prazo de inscrición para as actividades do verán. "


@pytest.fixture
def listening() -> Iterator[None]:
    """A screen reader is there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def in_spanish(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load("calendario_es", str(paths.translations()))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


class Line(QLineEdit):
    """A field that notes what a reader would speak of it: each change of its description."""

    def __init__(self) -> None:
        super().__init__()
        self.spoken: list[str] = []

    def setAccessibleDescription(self, words: str) -> None:  # noqa: N802
        if words and words != self.accessibleDescription():
            self.spoken.append(words)
        super().setAccessibleDescription(words)


@pytest.fixture
def fields(qtbot: QtBot, listening: None) -> Iterator[tuple[Line, Line]]:
    """Two of a window; the focus is in the first."""
    window, first, second = QWidget(), Line(), Line()
    column = QVBoxLayout(window)
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    yield first, second
    window.close()


def test_what_was_announced_is_no_description_any_more_once_the_focus_is_elsewhere(
    fields: tuple[Line, Line], qtbot: QtBot
) -> None:
    first, second = fields
    describe(second, ["Of the second"])
    announce(second, "It was kept.")
    assert first.spoken == ["It was kept."]
    second.setFocus()
    qtbot.waitUntil(lambda: first.accessibleDescription() == "")
    assert second.accessibleDescription() == "Of the second"


def test_the_same_words_after_another_key_are_heard_once_more(
    fields: tuple[Line, Line], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("calendario.gui.announcing._ONE_BREATH_MS", -1)
    first, _ = fields
    announce(first, "No word is misspelt.")
    qtbot.keyClick(first, Qt.Key.Key_F8)
    announce(first, "No word is misspelt.")
    assert first.spoken == ["No word is misspelt."] * 2


def test_what_comes_at_once_is_said_with_what_it_breaks_off_and_twice_the_same_is_said_once(
    fields: tuple[Line, Line], qtbot: QtBot
) -> None:
    first, second = fields
    announce(first, "Corrected.")
    announce(second, "Corrected.")
    announce(second, "2 notices")
    assert first.spoken == ["Corrected.", "Corrected. 2 notices"]
    qtbot.keyClick(first, Qt.Key.Key_A)
    announce(second, "3 notices")
    assert first.spoken[-1] == "3 notices"


def test_the_same_answer_to_another_key_is_no_repetition(fields: tuple[Line, Line], qtbot: QtBot) -> None:
    first, _ = fields
    announce(first, "“solicitut” is not in the dictionary.")
    announce(first, "“solicitut” is not in the dictionary.")
    assert len(first.spoken) == 1
    qtbot.keyClick(first, Qt.Key.Key_F8)
    announce(first, "“solicitut” is not in the dictionary.")
    assert len(first.spoken) == 2


def test_a_number_in_another_is_no_repetition_and_a_sentence_among_others_is(fields: tuple[Line, Line]) -> None:
    first, second = fields
    announce(first, "Corrected. 11 notices")
    announce(second, "1 notices")
    assert first.spoken[-1] == "Corrected. 11 notices. 1 notices"
    announce(first, "Kept. Corrected.")
    said = len(first.spoken)
    announce(second, "Corrected.")
    assert len(first.spoken) == said


def test_of_a_description_only_what_changed_is_said_while_one_is_there(fields: tuple[Line, Line], qtbot: QtBot) -> None:
    first, second = fields
    second.setFocus()
    describe(first, ["1 misspelt word", "A long explanation"])
    assert first.accessibleDescription() == "1 misspelt word. A long explanation"
    first.setFocus()
    first.spoken.clear()
    describe(first, ["2 misspelt words", "A long explanation"])
    assert first.spoken == ["2 misspelt words"]
    describe(first, ["", "A long explanation"])
    assert first.accessibleDescription() == "", "nor that there still are two"
    second.setFocus()
    qtbot.waitUntil(lambda: first.accessibleDescription() == "A long explanation")


def test_nothing_is_put_where_nobody_listens(fields: tuple[Line, Line]) -> None:
    first, _ = fields
    QAccessible.setActive(False)
    announce(first, "It was kept.")
    assert first.spoken == []


# --- in the editor


def test_f8_and_a_correction_are_in_the_description_of_the_text(
    doubting: EditorPage, qtbot: QtBot, listening: None, in_spanish: None
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "La solicitut esta. ")
    reviewed(doubting, qtbot, "spelling_error")
    qtbot.keyClick(edit, Qt.Key.Key_F8)
    assert edit.accessibleDescription() == "«solicitut» no está en el diccionario. Quizá «solicitud»"
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert edit.accessibleDescription().startswith("Corregido.")
    reviewed(doubting, qtbot)
    assert edit.accessibleDescription() == "Corregido. Nada que corregir."


def test_the_count_leads_and_a_word_that_is_not_finished_is_not_counted(
    doubting: EditorPage, desk: Desk, qtbot: QtBot, listening: None
) -> None:
    edit = doubting.writing.edit
    doubting.header.title.setFocus()
    qtbot.waitUntil(lambda: edit.accessibleDescription().startswith(FOLLOWED))
    edit.setFocus()
    type_text(edit, "La solicitut y la imformasio")
    reviewed(doubting, qtbot, "spelling_error")
    qtbot.waitUntil(lambda: "1 misspelt word(s)" in edit.accessibleDescription())
    assert FOLLOWED not in edit.accessibleDescription(), "it was heard before"
    type_text(edit, "n ")
    reviewed(doubting, qtbot, "spelling_error", "spelling_error")
    qtbot.waitUntil(lambda: "2 misspelt word(s)" in edit.accessibleDescription())
    doubting.header.title.setFocus()
    qtbot.waitUntil(lambda: edit.accessibleDescription().startswith("2 misspelt word(s). " + FOLLOWED))


def test_the_offer_of_another_language_is_announced(doubting: EditorPage, qtbot: QtBot, listening: None) -> None:
    type_text(doubting.writing.edit, CATALAN)
    qtbot.waitUntil(lambda: doubting.notices.told("other_language") is not None)
    assert "This seems to be Catalan or Valencian" in doubting.writing.edit.accessibleDescription()


def test_an_offer_goes_once_the_text_is_in_another_language(doubting: EditorPage, qtbot: QtBot) -> None:
    edit, told = doubting.writing.edit, doubting.notices.told
    type_text(edit, CATALAN)
    qtbot.waitUntil(lambda: told("other_language") is not None)
    edit.selectAll()
    type_text(edit, "El pleno se celebra el jueves en el salón de actos. Podéis seguirlo por la página municipal. ")
    qtbot.waitUntil(lambda: told("other_language") is None)
    edit.selectAll()
    type_text(edit, CATALAN)
    qtbot.waitUntil(lambda: told("other_language") is not None)


# --- what is not looked at


def test_two_spanish_sentences_and_a_catalan_one_are_a_spanish_text(doubting: EditorPage, desk: Desk) -> None:
    text = "El pleno se celebra el jueves en el salón de actos. También podéis seguirlo por la página web. " + CATALAN
    assert desk.writing.language_of(CATALAN, "es") in ("es", "ca")
    assert doubting._desk.writing.language_of(CATALAN, "es") == "ca"
    assert doubting._desk.writing.language_of(text, "es") == "es"


def test_sentences_in_a_language_without_a_dictionary_are_told_once(
    doubting: EditorPage, qtbot: QtBot, in_spanish: None
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El pleno se celebra el jueves en el salón de actos. " + GALICIAN)
    [row] = reviewed(doubting, qtbot, "sentence_unread")
    [shown] = doubting.findings.row_widgets()
    assert shown.words.text() == "Una frase parece estar en gallego: no se revisa su ortografía"
    assert row.finding.start == 52
    type_text(edit, "As prazas son poucas e o prazo remata o venres. ")
    qtbot.waitUntil(lambda: "Algunas frases parecen estar en gallego" in shown.words.text())
    assert len(reviewed(doubting, qtbot, "sentence_unread")) == 1


def test_that_a_version_in_another_language_is_not_checked_is_said_before_anybody_looks_at_it(
    doubting: EditorPage, desk: Desk, qtbot: QtBot
) -> None:
    edit = doubting.writing.edit
    type_text(edit, "El pleno se celebra el jueves. ")
    doubting.show_target(channel(desk, "BS"))
    edit.selectAll()
    type_text(edit, "O pleno. ")
    doubting._spoken("gl")
    qtbot.waitUntil(lambda: "gl" in doubting._without)
    doubting.show_target(None)
    doubting.save_draft()
    other = doubting._manuscript
    assert other is not None
    doubting._without.clear()
    doubting._opening.discard("gl")  # as after another start
    doubting.open(desk.writing.open(other.post_id))
    qtbot.waitUntil(lambda: "galego" in doubting.findings.message.text())

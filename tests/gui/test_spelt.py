"""Spelling while somebody types: sentence by sentence, and the same as all at once."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout
from pytestqt.qtbot import QtBot

from calendario.desk.spelling import read_ahead
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.editor.marks import Highlighter
from calendario.gui.editor.spelt import Spelt
from calendario.gui.editor.word_menu import spot_words
from calendario.gui.theme import Theme
from calendario.spelling.own import OwnWords
from calendario.spelling.speller import Hint
from calendario.spelling.spelling import Spelling
from calendario.spelling.words import Word


class Counting:
    """A speller that notes what it was asked."""

    def __init__(self, spelling: Spelling) -> None:
        self.spelling = spelling
        self.asked: list[str] = []

    def misspelt(self, text: str, *, language: str = "es", strict: bool = False) -> tuple[Word, ...]:
        self.asked.append(text)
        return self.spelling.misspelt(text, language=language, strict=strict)

    def hints(self, text: str, *, language: str = "es") -> tuple[Hint, ...]:
        return self.spelling.hints(text, language=language)

    def astray(self, text: str, *, language: str = "es") -> Sequence[tuple[int, int, str]]:
        return self.spelling.astray(text, language=language)

    def unread(self, text: str, *, language: str = "es", strict: bool = False) -> Sequence[tuple[int, int, str]]:
        return self.spelling.unread(text, language=language, strict=strict)

    def suggestions(self, word: str, most: int = 5, *, language: str = "es") -> tuple[str, ...]:
        return self.spelling.suggestions(word, most, language=language)


def test_only_the_sentence_that_changed_is_looked_at_again(spelling: Spelling) -> None:
    counting = Counting(spelling)
    spelt = Spelt(counting)
    before = "Se abre el plazo. La solicitut va por la web. "
    assert [spot.word for spot in spelt.spots(before, "es")] == ["solicitut"]
    counting.asked.clear()
    after = before + "Más informasión"
    assert [spot.word for spot in spelt.spots(after, "es")] == ["solicitut", "informasión"]
    assert counting.asked == ["Más informasión"]


def test_another_language_is_asked_anew(spelling: Spelling) -> None:
    spelt = Spelt(spelling)
    assert spelt.spots("Mañana habrá pleno.", "es") == []
    assert spelt.spots("Mañana habrá pleno.", "ca")
    assert spelt.spots("Mañana habrá pleno.", "gl") == []  # without a dictionary


def test_a_word_that_only_lacks_its_accent_says_so_where_it_is_marked(spelling: Spelling) -> None:
    slip, other = Spelt(spelling).spots("La informacion de la solicitut.", "es")
    assert (slip.accented, other.accented) == ("información", "")
    assert "información" in spot_words(slip)
    assert "solicitut" in spot_words(other)


def test_what_was_right_without_a_dictionary_is_asked_again(tmp_path: Path) -> None:
    class Late(Counting):
        def misspelt(self, text: str, *, language: str = "es", strict: bool = False) -> tuple[Word, ...]:
            return () if not self.asked else (Word(text, 0, len(text)),)

    late = Late(Spelling(tmp_path / "none"))
    spelt = Spelt(late)
    assert spelt.spots("xx", "es") == []
    late.asked.append("ready")
    assert spelt.spots("xx", "es") == []
    spelt.forget()
    assert [(spot.start, spot.end) for spot in spelt.spots("xx", "es")] == [(0, 2)]


TEXTS = [
    "El Sr. Alcalde. La Sra. Pérez firmó el art. 5. Ley 39/2015. Núm. 3. Xiana lo dijo. Ver D. José. Fin",
    "¡Hola! ¿Qué tal? Ven a la fiesta… Habrá múscia.\n\nOrganisa: Ayto. de Villasauce. #FiestasDeVillasause",
    "Proyección de «The Quiet Man. Part Two». Entrada libre. Más imformación en la web.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_sentence_by_sentence_finds_what_all_at_once_does(spelling: Spelling, text: str) -> None:
    spots = [spot for spot in Spelt(spelling).spots(text, "es") if spot.hint is None]
    assert [(spot.start, spot.end) for spot in spots] == [(w.start, w.end) for w in spelling.misspelt(text)]


# --- a long text, read beside the window

LONG = [f"El pleno número {number} acuerda las ayudas de este año para las familias." for number in range(20)]
BAD = "La solicitut va por la web. La biblioteca esta cerrada."
WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
DOTS = QTextCharFormat.UnderlineStyle.DotLine


class Slow(Counting):
    """A speller whose answers reach other threads only once `let_go`, as those of a busy computer do."""

    def __init__(self, spelling: Spelling) -> None:
        super().__init__(spelling)
        self.found_one = threading.Event()
        self.let_go = threading.Event()

    def misspelt(self, text: str, *, language: str = "es", strict: bool = False) -> tuple[Word, ...]:
        if threading.current_thread() is threading.main_thread():
            return super().misspelt(text, language=language, strict=strict)
        found = self.spelling.misspelt(text, language=language, strict=strict)
        self.found_one.set()
        assert self.let_go.wait(10)
        return found


@pytest.fixture
def slow(spelling: Spelling) -> Slow:
    return Slow(spelling)


@pytest.fixture
def spelt(slow: Slow, background: Background) -> Spelt:
    return Spelt(slow, background)


@pytest.fixture
def document() -> QTextDocument:
    made = QTextDocument()
    made.setDocumentLayout(QPlainTextDocumentLayout(made))
    return made


@pytest.fixture
def marks(document: QTextDocument, spelt: Spelt, theme: Theme) -> Highlighter:
    """What is written in the document is marked."""
    made = Highlighter(document, theme, lambda text: spelt.at_once(text, "es"))
    spelt.came.connect(made.look_again)
    made.spell()
    QCoreApplication.processEvents()  # a new highlighter has its first look in the next turn
    return made


def put(document: QTextDocument, text: str, place: int = 0) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(place)
    cursor.insertText(text)


def under(document: QTextDocument, style: QTextCharFormat.UnderlineStyle) -> list[str]:
    found = ""
    block = document.begin()
    while block.isValid():
        here = {
            f.start + n for f in block.layout().formats() if f.format.underlineStyle() == style for n in range(f.length)
        }
        found += "".join(c if place in here else " " for place, c in enumerate(block.text())) + " "
        block = block.next()
    return found.split()


@pytest.mark.usefixtures("marks")
def test_a_long_text_that_is_put_in_is_marked_once_it_was_read_beside_the_window(
    document: QTextDocument, spelt: Spelt, slow: Slow, qtbot: QtBot
) -> None:
    put(document, " ".join([*LONG, BAD]))
    assert under(document, WAVE) == []
    assert slow.asked == []  # the window asked nothing
    with qtbot.waitSignal(spelt.came):
        slow.let_go.set()
    assert under(document, WAVE) == ["solicitut"]
    assert under(document, DOTS) == ["esta"]


def test_what_could_not_be_read_once_is_read_when_somebody_looks_again(
    document: QTextDocument, marks: Highlighter, spelt: Spelt, slow: Slow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.let_go.set()
    told = []
    monkeypatch.setattr(spelt._background, "run", lambda _work, _done, failed: told.append(failed))
    put(document, " ".join([*LONG, BAD]))
    monkeypatch.undo()
    told[0](Problem("our_fault"))
    assert under(document, WAVE) == []
    with qtbot.waitSignal(spelt.came):
        marks.rehighlight()
    assert under(document, WAVE) == ["solicitut"]


@pytest.mark.usefixtures("marks")
def test_the_sentence_that_is_typed_is_marked_while_the_others_are_read(
    document: QTextDocument, spelt: Spelt, slow: Slow, qtbot: QtBot
) -> None:
    put(document, " ".join(LONG))
    put(document, "Más imformación en la web. ")
    assert under(document, WAVE) == ["imformación"]
    with qtbot.waitSignal(spelt.came):
        slow.let_go.set()
    assert under(document, WAVE) == ["imformación"]


@pytest.mark.usefixtures("marks")
def test_an_answer_that_comes_too_late_for_a_changed_paragraph_marks_nothing(
    document: QTextDocument, spelt: Spelt, slow: Slow, qtbot: QtBot
) -> None:
    bad = "La solicitut va por la web."
    put(document, " ".join([bad, *LONG]))
    cursor = QTextCursor(document)
    cursor.setPosition(len(bad) - 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("La solicitud va por la web")
    with qtbot.waitSignal(spelt.came):
        slow.let_go.set()
    assert (under(document, WAVE), under(document, DOTS)) == ([], [])


def test_when_a_word_is_added_its_wave_goes_at_once_and_no_dots_blink(
    slow: Slow, document: QTextDocument, marks: Highlighter, spelt: Spelt, qtbot: QtBot
) -> None:
    put(document, " ".join([*LONG, BAD]))
    with qtbot.waitSignal(spelt.came):
        slow.let_go.set()
    slow.let_go.clear()
    try:
        slow.spelling.take_own(OwnWords(["solicitut"]))
        spelt.forget()
        marks.rehighlight()
        assert (under(document, WAVE), under(document, DOTS)) == ([], ["esta"])
        with qtbot.waitSignal(spelt.came):
            slow.let_go.set()
        assert (under(document, WAVE), under(document, DOTS)) == ([], ["esta"])
    finally:
        slow.let_go.set()
        slow.spelling.take_own(OwnWords())


def test_what_was_read_for_the_words_before_is_not_taken_for_those_of_now(
    document: QTextDocument, marks: Highlighter, spelt: Spelt, slow: Slow, qtbot: QtBot
) -> None:
    put(document, " ".join(["La solicitut va por la web.", *LONG]))
    assert slow.found_one.wait(10)
    try:
        slow.spelling.take_own(OwnWords(["solicitut"]))
        spelt.forget()
        marks.rehighlight()
        with qtbot.waitSignal(spelt.came):
            slow.let_go.set()
        assert under(document, WAVE) == []
    finally:
        slow.spelling.take_own(OwnWords())


def test_a_text_that_nobody_waits_for_any_more_is_not_read_to_its_end(slow: Slow) -> None:
    left = iter([True, True, False])
    read_ahead(slow, [(" ".join(LONG), "es")], going_on=lambda: next(left))
    assert slow.asked == [f"{sentence} " for sentence in LONG[:2]]

"""Spelling while somebody types: sentence by sentence, and the same as all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendario.gui.editor.spelt import Spelt
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

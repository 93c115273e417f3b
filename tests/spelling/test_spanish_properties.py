"""What holds of Spanish spelling whatever somebody types."""

import unicodedata
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.spelling.spanish.checker import Spanish
from calendario.spelling.words import words

DICTIONARIES = Path(__file__).parents[2] / "resources" / "dictionaries"
PIECES = [
    *("informacion", "inscrivete", "ayuntamiento", "Ayutamiento", "Belako", "polideportibo", "camb", "iar", "AQUI"),
    *(
        "NuevaYork",
        "#DiaDelLibro",
        "niñ@s",
        "todxs",
        "vecinas/os",
        "L'Hospitalet",
        "está",
        "es",
        "de",
        "🏀",
        "👩‍👧",
        "18:30h",
    ),
    *(
        "https://www.boe.es/a",
        "@ayto",
        "Cl@ve",
        "col·legi",
        "The",
        "band",
        "muuuucho",
        "querránrepetir",
        "México",
        "ano",
    ),
    *("\ud800", "שלום", "\u200f", "«", "»", ".", "-", "\n"),
]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", " ", "-", "", ", "])), max_size=12).map(
    lambda pieces: "".join(piece + between for piece, between in pieces)
)
TYPED = st.text(alphabet="abcdefghijlmnopqrstuvyzñáéíóúü", min_size=2, max_size=9)


@cache
def spanish() -> Spanish:
    return Spanish(DICTIONARIES)


@given(TEXTS)
@settings(deadline=None)
def test_every_finding_points_at_the_word_that_is_told(text: str) -> None:
    end = 0
    for word in spanish().misspelt(text):
        assert end <= word.start < word.end <= len(text)
        visible = text[word.start : word.end].replace("\u200f", "").replace("\u200d", "")
        assert unicodedata.normalize("NFC", visible) == word.text.replace("\u200f", "").replace("\u200d", "")
        end = word.end


@given(TEXTS)
@settings(deadline=None)
def test_composed_and_decomposed_text_have_the_same_findings(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert [w.text for w in spanish().misspelt(composed)] == [w.text for w in spanish().misspelt(decomposed)]


@given(TEXTS)
@settings(deadline=None)
def test_the_strict_mode_finds_all_that_the_other_finds(text: str) -> None:
    assert set(spanish().misspelt(text)) <= set(spanish().misspelt(text, strict=True))


@given(st.one_of(TYPED, st.sampled_from(PIECES)))
@settings(deadline=None)
def test_no_correction_is_itself_flagged(typed: str) -> None:
    for form in (typed, typed.capitalize(), typed.upper()):
        for proposed in spanish().suggestions(form):
            assert spanish().misspelt(proposed) == (), (form, proposed)
            assert spanish().suggestions(proposed) == () or " " in proposed


@given(TYPED)
@settings(deadline=None)
def test_a_word_is_flagged_or_has_no_corrections(typed: str) -> None:
    assert spanish().knows(typed) is not bool(spanish().suggestions(typed)) or not spanish().knows(typed)


@pytest.mark.parametrize("unit", ["a", "Ab", "a-", "a ", "#a", "niñ@", "\ud800", "ש", "x*s", "AQUI ", "a" * 30 + " "])
def test_a_megabyte_comes_to_an_end(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))

    assert len(list(words(text, doubtful=True))) <= len(text)
    assert len(spanish().misspelt(text)) <= len(text)

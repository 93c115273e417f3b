"""Text as it is kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.problem import BadInput
from calendario.domain.text import clean, composed, first_line, names_a_file, places_before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("dos\r\nlíneas", "dos\nlíneas"),
        ("dos\rlíneas", "dos\nlíneas"),
        ("dos\x0blíneas", "dos\nlíneas"),  # a line break of Word: its words must not be glued
        ("dos\u2028líneas", "dos\nlíneas"),
        ("avio\u0301n", "avión"),
        ("avio\u0008\u0301n", "avión"),  # a control between a letter and its accent
        ("una\tlista\n", "una\tlista\n"),
        ("campana\a y escape\x1b", "campana y escape"),
        ("  con espacios  ", "  con espacios  "),
        ("👩‍👩‍👧 familia", "👩‍👩‍👧 familia"),
    ],
)
def test_text_is_kept_composed_and_without_what_no_network_shows(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code", "position"),
    [("corte\0de agua", "text_has_nul", 5), ("roto \ud83d", "text_has_surrogate", 5)],
)
def test_what_comes_from_a_damaged_file_is_refused_with_its_place(typed: str, code: str, position: int) -> None:
    with pytest.raises(BadInput) as told:
        clean(typed)
    assert (told.value.code, told.value.facts["position"]) == (code, position)
    assert "roto" not in str(told.value)  # a problem never carries the text


@pytest.mark.parametrize(
    ("alt", "is_file"),
    [
        ("Cartel azul con el nuevo horario/tmp/merche/home/Fotos/acta.docx", True),
        ("/home/merche/Fotos/cartel", True),
        ("cartel fiestas (1).JPG", True),
        (r"C:\Fotos\pleno", True),
        ("IMG_2026.jpeg", True),
        ("Cartel de la feria. Del 26 al 29 de noviembre", False),
        ("Horario: 9/14 y 17/20 h, lunes y/o martes", False),
        ("Un cartel dice: www.villasauce.example", False),
        ("", False),
    ],
)
def test_the_name_of_a_file_describes_nothing(alt: str, is_file: bool) -> None:
    assert names_a_file(alt) is is_file


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_cleaning_twice_is_cleaning_once(typed: str) -> None:
    once = clean(typed)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once


def test_a_working_title_is_the_first_line_that_says_something() -> None:
    assert first_line("\n  \n Vuelve el agua \nMañana") == "Vuelve el agua"
    assert first_line("") == ""


def test_a_long_first_line_is_cut_at_a_word() -> None:
    title = first_line("palabra " * 20)
    assert title == "palabra palabra palabra palabra palabra palabra palabra…"
    assert first_line("x" * 100) == "x" * 60 + "…"


@pytest.mark.parametrize("given_", ["Sesión el miércoles", "Sesi\u00f3n\nel miércoles 4"])
def test_of_a_text_that_is_kept_as_it_was_every_place_is_where_it_was(given_: str) -> None:
    assert places_before(given_) is None


@pytest.mark.parametrize(
    "given_",
    [
        unicodedata.normalize("NFD", "Sesión del miércoles"),
        "Hola.\r\nNos vemos el miércoles",
        "\x07Sesio\x08\u0301n\u2028del miércoles",
        "Una línea\ry el miércoles",
    ],
)
def test_a_word_is_found_in_the_text_as_it_came(given_: str) -> None:
    said, places = composed(given_), places_before(given_)
    assert places is not None
    start = said.index("miércoles")
    assert composed(given_[places[start] : places[start + len("miércoles")]]) == "miércoles"


@given(st.text(st.sampled_from("aeñé\u0301\u0303 \n\r\x0b\x07\u2028🎉ㅎ한\u1112\u1161")))
def test_places_never_run_backwards_nor_out_of_the_text(text: str) -> None:
    places = places_before(text)
    if places is not None:
        assert len(places) == len(composed(text)) + 1
        assert list(places) == sorted(places)
        assert places[-1] == len(text)

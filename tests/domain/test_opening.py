"""The heading of what nobody gave a title."""

from __future__ import annotations

import pytest

from calendario.domain.opening import MOST, heading_of, opening
from calendario.domain.text import first_line

CUT = "El Excmo. Ayuntamiento corta mañana el agua en la calle Mayor y en la plaza de San Andrés. Vuelve a las 14:00 h."


def test_a_title_is_what_a_person_wrote() -> None:
    assert heading_of(" Corte de agua… ", CUT) == "Corte de agua…"


@pytest.mark.parametrize("title", ["", first_line(CUT)])
def test_a_working_title_gives_way_to_the_whole_first_sentence(title: str) -> None:
    told = "El Excmo. Ayuntamiento corta mañana el agua en la calle Mayor y en la plaza de San Andrés."
    assert heading_of(title, CUT) == told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("\n \nAviso", "Aviso"),
        ("Vuelve el agua a la calle Mayor\nYa hay.", "Vuelve el agua a la calle Mayor"),
        ("¡Atención! Mañana no hay agua. Vuelve el martes.", "¡Atención! Mañana no hay agua."),
        ("Sí. No.", "Sí. No."),
    ],
)
def test_it_is_the_first_sentence_of_the_first_line(text: str, said: str) -> None:
    assert opening(text) == said


def test_a_long_sentence_is_cut_after_a_word() -> None:
    text = "Mañana, por obras en la red, " + "se corta el agua, " * 9
    told = opening(text)
    assert len(told) <= MOST
    assert told.endswith("…")
    assert text.startswith(told[:-1])
    assert not text[len(told) - 1].isalnum(), "no word is cut"
    assert opening("x" * 500) == "x" * (MOST - 1) + "…"

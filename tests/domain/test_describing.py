"""What describes a picture, and what only stands where a description should be."""

from __future__ import annotations

import pytest

from calendario.domain.describing import FILE, NOTHING, poor_because


@pytest.mark.parametrize(
    "alt",
    [
        "Imagen de cartel",
        "foto",
        "Cartel",
        "cartel.",
        "IMAGEN",
        "Imagen 2",
        "Foto v2",
        "Foto del evento",
        "Captura de pantalla 2026-11-20 103312",
        "WhatsApp Image 2026-11-20 at 10.33.12",
        "Fotografía",
        "Fotografi\u0301a",
        "Imatge del cartell",
        "Irudia",
        "2034",
        "…",
    ],
)
def test_that_there_is_a_picture_is_no_description(alt: str) -> None:
    assert poor_because(alt) == NOTHING


@pytest.mark.parametrize(
    "alt",
    [
        "IMG_2034",
        "cartel.jpg",
        "DSC0012",
        "cartel-feria-2026",
        "feria_final_v2",
        "IMG-20261120-WA0003",
        "PXL_20261120_101500",
        "P1010203",
    ],
)
def test_neither_is_the_name_of_a_file_with_its_ending_or_without(alt: str) -> None:
    assert poor_because(alt) == FILE


@pytest.mark.parametrize(
    "alt",
    [
        "",
        "  ",
        "La noria",
        "Cartel de la feria",
        "Cartel azul: del 26 al 29 de noviembre",
        "Foto de la alcaldesa con el coro",
        "Imagen de San Juan",
        "Socio-cultural",
        "La N-340 cortada",
        "Cartel del 25N",
        "25-N",
        "A-23",
        "N-340",
        "BM2026",
        "Castro-Urdiales-Noja",
        "San-Juan-y-San-Pedro",
        "San_Facundo",
        "Km 7",
        "Mapa",
    ],
)
def test_what_says_something_is_let_be(alt: str) -> None:
    assert poor_because(alt) is None

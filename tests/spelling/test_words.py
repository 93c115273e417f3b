"""What of a post is looked up in the dictionary, and where it stands."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.spelling.words import Word, in_case_of, words


def texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.boe.es/diario_boe/txt.php?id=BOE-A-2024-123",
        "sede.madrid.es/tramite",
        "info@ayto-alcala.es",
        "@AytoMostoles @ayto@mastodon.social @ayto.bsky.social",
        "18:30h 15/05/2025 1.234,56 € 3ª 2.ª 1.er 20-N 8M G-20 M-30",
        "BOE IBI ONGs XXI MMXXVI",
        "km kg m² min px Avda. núm.",
        "📢🎉👉🏽",
        "#plazosabiertos #EMPLEO",
        "WhatsApp iPhone NuevaYork",
        "niñ*s",
        "Cl@ve",
        "Добро пожаловать",
    ],
)
def test_what_is_no_word_of_the_language_is_left_out(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#PlazosAbiertos", ["Plazos", "Abiertos"]),
        ("#InformaciónMunicipal2026", ["Información", "Municipal"]),
        ("vecinas/os", ["vecinas"]),
        ("trabajadores(as)", ["trabajadores"]),
        ("interesado(a)s", ["interesado"]),
        ("trabajador/ora", ["trabajador"]),
        ("alumnos/-as", ["alumnos"]),
        ("niñ@s", ["niñ@s"]),
        ("L'Hospitalet", ["Hospitalet"]),
        ("d’Or", ["Or"]),
        ("col·legi", ["col·legi"]),
        ("ex-alcalde", ["alcalde"]),
        ("Vitoria-Gasteiz", ["Vitoria", "Gasteiz"]),
        ("físico-química", ["físico", "química"]),
        ("Castelló/Castellón", ["Castelló", "Castellón"]),
    ],
)
def test_compound_tokens_give_the_words_inside_them(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\ufeff", "\u200f", "\u202b"])
def test_what_is_not_seen_splits_no_word(hidden: str) -> None:
    assert list(words(f"Un gui{hidden}ón más")) == [Word("Un", 0, 2), Word("guión", 3, 9), Word("más", 10, 13)]


def test_doubtful_words_are_given_on_demand() -> None:
    text = "Viaje a NuevaYork: AQUI, IBI, XXI y iPhone"

    assert texts(text) == ["Viaje"]
    assert [word.text for word in words(text, doubtful=True)] == ["Viaje", "NuevaYork", "AQUI", "IBI"]


def test_places_count_code_points_of_the_text_as_typed() -> None:
    assert list(words("📢 Inscripción: 3 plazas")) == [Word("Inscripción", 2, 13), Word("plazas", 17, 23)]


def test_a_hashtag_piece_points_into_the_hashtag() -> None:
    assert list(words("Hoy #DiaDelLibro"))[1] == Word("Dia", 5, 8)


def test_decomposed_letters_pasted_from_elsewhere_are_one_word() -> None:
    text = unicodedata.normalize("NFD", "la dramatización empieza")

    found = list(words(text))

    assert [word.text for word in found] == ["la", "dramatización", "empieza"]
    assert text[found[1].start : found[1].end] == unicodedata.normalize("NFD", "dramatización")


@given(st.text(alphabet=st.sampled_from("añnó́̃e@#/.·'’1-A Ñ🏀\ud800"), max_size=40))
def test_every_word_is_the_composed_form_of_its_span(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert unicodedata.normalize("NFC", text[word.start : word.end]) == word.text
        end = word.end


@pytest.mark.parametrize("unit", ["a", "a-", "a.", "a@", "1.", "#a", "niñ/", "http://"])
def test_half_a_megabyte_without_spaces_comes_to_an_end(unit: str) -> None:
    assert len(list(words(unit * (500_000 // len(unit))))) < 500_000


@pytest.mark.parametrize(
    ("typed", "meant", "shown"),
    [
        ("habia", "había", "había"),
        ("Habia", "había", "Había"),
        ("HABIA", "había", "HABÍA"),
        ("Dni", "DNI", "DNI"),
        ("Y", "y", "Y"),
        ("Á", "a ver", "A ver"),
        ("x", "", ""),
    ],
)
def test_a_correction_takes_the_capitals_of_what_was_typed(typed: str, meant: str, shown: str) -> None:
    assert in_case_of(typed, meant) == shown

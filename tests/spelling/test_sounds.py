"""Words that people confuse in writing share a key, so that one look-up finds what was meant."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.spelling.spanish.sounds import SOUNDS, sound_key

SPANISH_LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúüñç"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vivienda", "bibienda"),
        ("hola", "ola"),
        ("ahora", "aora"),
        ("calle", "caye"),
        ("gente", "jente"),
        ("vergüenza", "verguenza"),
        ("cena", "sena"),
        ("plaza", "plasa"),
        ("queso", "keso"),
        ("casa", "kasa"),
        ("año", "ano"),
        ("excelente", "exelente"),
        ("piscina", "picina"),
        ("acción", "axión"),
        ("exposición", "esposicion"),
        ("psicología", "sicologia"),
        ("combinar", "conbinar"),
        ("inmediato", "immediato"),
        ("muy", "mui"),
        ("hierba", "yerba"),
        ("carretera", "caretera"),
        ("Ávila", "avila"),
        ("Barça", "barsa"),
        ("col·legi", "collegi"),
    ],
)
def test_what_sounds_alike_has_one_key(typed: str, meant: str) -> None:
    assert sound_key(typed) == sound_key(meant)


@pytest.mark.parametrize(("one", "other"), [("chico", "kiko"), ("gato", "jato"), ("pan", "pana"), ("mes", "mis")])
def test_what_nobody_confuses_keeps_apart(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


@given(st.text(alphabet=SPANISH_LETTERS, min_size=1, max_size=20))
def test_a_key_has_few_letters_none_twice_in_a_row_and_no_case(word: str) -> None:
    key = sound_key(word)

    assert set(key) <= set(SOUNDS)
    assert all(one != next_one for one, next_one in itertools.pairwise(key))
    assert sound_key(word.upper()) == sound_key(unicodedata.normalize("NFD", word)) == key


@given(st.text(max_size=30))
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(sound_key(text), str)

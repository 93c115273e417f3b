"""Words that mix Latin letters with Cyrillic or Greek ones that look like them: seen right, read and found wrong."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario import paths
from calendario.domain.finding import Finding, Level
from calendario.sentences import finding_text
from calendario.spelling.look_alikes import _ALIKE, latin_letters, latin_reading
from calendario.spelling.spelling import Spelling
from calendario.spelling.words import words


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(paths.resources() / "dictionaries")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("El \u0410yuntamiento de hoy", "Ayuntamiento"),
        ("La plaza m\u0430yor", "mayor"),
        ("el c\u0430fé", "café"),
        ("C\u0430\u0301diz", "Cádiz"),
        ("los ni\u00f1\u03bfs", "niños"),
        ("la \u039f\u039dU", "ONU"),
        ("por Wh\u0430tsApp", "WhatsApp"),
        ("la familia Z\u0430rzosa", "Zarzosa"),
        ("#Pl\u0430zaMayor", "Plaza"),
        ("#p\u0430trimonio", "patrimonio"),
        ("alumn\u043es/as", "alumnos"),
        ("d\u2019\u041er", "Or"),
        ("el \u0410yuntamieto", "Ayuntamiento"),
    ],
)
@pytest.mark.parametrize("strict", [False, True])
def test_a_word_of_two_scripts_is_misspelt_and_meant_in_latin_letters(
    spelling: Spelling, written: str, meant: str, strict: bool
) -> None:
    [word] = [w for w in spelling.misspelt(written, strict=strict) if latin_reading(w.text) is not None]
    assert unicodedata.normalize("NFC", written[word.start : word.end]) == word.text
    assert spelling.suggestions(word.text)[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "Добро пожаловать",
        "Москва и Київ",
        "Καλώς ήρθατε στην Αθήνα",
        "أهلا وسهلا",
        "ברוכים הבאים",
        "5 kΩ, 3 μg, 20 μmol y ρgh",
        "α-tocoferol",
        "#КАСА #Москва",
    ],
)
def test_what_is_wholly_in_another_script_and_signs_of_units_stay_alone(spelling: Spelling, text: str) -> None:
    assert [w.text for w in spelling.misspelt(text) if max(w.text) > "\u024f"] == []


def test_catalan_sees_them_too(spelling: Spelling) -> None:
    [word] = spelling.misspelt("L'\u0410juntament obre la piscina", language="ca")
    assert word.text == "\u0410juntament"
    assert spelling.suggestions(word.text, language="ca") == ("Ajuntament",)


def test_its_correction_is_right(spelling: Spelling) -> None:
    text = "El \u0410yuntamiento abre la pl\u0430za m\u0430yor"
    for word in reversed(spelling.misspelt(text)):
        text = text[: word.start] + spelling.suggestions(word.text)[0] + text[word.end :]
    assert text == "El Ayuntamiento abre la plaza mayor"
    assert spelling.misspelt(text) == ()


def test_it_is_said_that_letters_are_of_another_alphabet() -> None:
    def said(word: str) -> str:
        return finding_text(Finding("spelling_error", Level.WARN, facts={"word": word}))

    assert said("\u0410yuntamiento") == "«\u0410yuntamiento» mezcla letras de otro alfabeto"
    assert said("Ayuntamieto") == "«Ayuntamieto» no está en el diccionario"


@given(st.text(alphabet=st.sampled_from("aeñó# /@'" + "".join(sorted(_ALIKE)) + "\u0301Ω"), max_size=30))
def test_letters_are_exchanged_one_for_one_and_places_stay(text: str) -> None:
    assert len(latin_letters(text)) == len(text)
    for word in words(text, doubtful=True):
        assert unicodedata.normalize("NFC", text[word.start : word.end]) == word.text
        reading = latin_reading(word.text)
        assert reading is None or latin_reading(reading) is None

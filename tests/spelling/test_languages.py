"""Each language by its own dictionary: by the tag of the post, and by the sentence where a post is in several."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.gui.editor import spelt
from calendario.spelling.own import OwnWords
from calendario.spelling.sentences import sentences
from calendario.spelling.speller import DictionaryUnusable
from calendario.spelling.spelling import Spelling

DICTIONARIES = Path(__file__).parents[2] / "resources" / "dictionaries"
SPELLING = Spelling(DICTIONARIES)

CATALAN = "L'Ajuntament obre el termini d'inscripció a les escoles esportives municipals."
SLIPPED = "L'Ajuntament obre el termini d'inscripsió a les escoles esportives municipals."
ENGLISH = "The town hall opens registration for the municipal sports schools."
SPANISH = "Se abre el plazo de inscripsión en las escuelas deportivas."


def flagged(text: str, language: str = "es", spelling: Spelling = SPELLING) -> list[str]:
    return [text[word.start : word.end] for word in spelling.misspelt(text, language=language)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The dictionaries, to be damaged."""
    return shutil.copytree(DICTIONARIES, tmp_path / "dictionaries")


# --- by tag


@pytest.mark.parametrize("tag", ["es", "ES", "es-ES", "es_ES", "es-Latn-ES"])
def test_spanish_of_spain_is_one_language_however_it_is_written(tag: str) -> None:
    assert SPELLING.language(tag) is SPELLING.language("es")


def test_a_country_and_a_variety_are_languages_of_their_own() -> None:
    assert SPELLING.language("es-CL") is not SPELLING.language("es")
    assert SPELLING.language("ca-valencia") is not SPELLING.language("ca")
    assert SPELLING.language("ca-ES-valencia") is SPELLING.language("ca-valencia")
    assert SPELLING.language("ca-ES") is SPELLING.language("ca")


@pytest.mark.parametrize("tag", ["gl", "eu", "en", "xx", "", "-", "e", "esx", "spa", "catalan", "x-ca", "\x00"])
def test_what_has_no_dictionary_is_never_flagged(tag: str) -> None:
    assert SPELLING.language(tag) is None
    assert not SPELLING.has_dictionary(tag)
    assert SPELLING.misspelt("Xzqk informacion", language=tag) == ()
    assert SPELLING.hints("Xzqk informacion", language=tag) == ()
    assert SPELLING.suggestions("informacion", language=tag) == ()


def test_a_dictionary_is_opened_when_it_is_first_asked() -> None:
    spelling = Spelling(DICTIONARIES)
    catalan = spelling.language("ca")
    assert catalan is not None
    assert not catalan.ready
    assert flagged("La biblioteca muncipal", "ca", spelling) == ["muncipal"]
    assert catalan.ready
    spanish = spelling.language("es")
    assert spanish is not None
    assert not spanish.ready


def test_the_dictionaries_that_are_here_are_named_and_work() -> None:
    assert SPELLING.languages == ("es", "ca")
    assert SPELLING.unusable() == {}


def test_a_language_whose_dictionary_was_not_installed_is_one_without(folder: Path) -> None:
    for file in folder.glob("ca.*"):
        file.unlink()
    spelling = Spelling(folder)
    assert spelling.languages == ("es",)
    assert not spelling.has_dictionary("ca")
    assert flagged(SLIPPED, "ca", spelling) == []


def test_a_damaged_dictionary_is_named_and_leaves_the_others_alone(folder: Path) -> None:
    broken = folder / "ca.words.marisa"
    broken.write_bytes(broken.read_bytes()[:-1000])
    spelling = Spelling(folder)
    assert spelling.unusable() == {"ca": broken}
    with pytest.raises(DictionaryUnusable) as why:
        spelling.load("ca")
    assert why.value.path == broken
    assert flagged(SLIPPED, "ca", spelling) == []
    assert flagged(SPANISH, "es", spelling) == ["inscripsión"]


def test_without_any_dictionary_spanish_is_what_is_missing(tmp_path: Path) -> None:
    spelling = Spelling(tmp_path)
    assert spelling.languages == ("es",)
    assert list(spelling.unusable()) == ["es"]
    assert flagged(SPANISH, "es", spelling) == []
    assert spelling.language_of(CATALAN) == "es"


# --- by sentence


def test_a_sentence_in_another_language_is_checked_by_its_own_dictionary() -> None:
    post = f"{SPANISH} {SLIPPED}\n{ENGLISH}"
    found = SPELLING.misspelt(post)
    assert [(post[w.start : w.end], w.language) for w in found] == [("inscripsión", None), ("inscripsió", "ca")]
    assert SPELLING.suggestions("inscripsió", language="ca")[0] == "inscripció"


def test_in_a_catalan_post_a_spanish_sentence_is_checked_as_spanish() -> None:
    post = f"{CATALAN}\n{SPANISH}"
    found = SPELLING.misspelt(post, language="ca")
    assert [(post[w.start : w.end], w.language) for w in found] == [("inscripsión", "es")]


def test_what_is_said_twice_in_one_line_is_checked_on_each_side() -> None:
    post = "Dimecres hi haurà ple municpal a l'ajuntament / El miércoles habrá pleno municpal en el ayuntamiento"
    found = SPELLING.misspelt(post)
    assert [(w.start < post.index("/"), w.language) for w in found] == [(True, "ca"), (False, None)]


GALICIAN = "Bo día! Alerta laranxa. O concello abre o prazo de inscrición para as escolas deportivas, e haberá xogos."


def test_in_a_galician_post_left_on_spanish_nothing_is_flagged_and_its_spanish_sentence_is_checked() -> None:
    post = f"{GALICIAN}\n{SPANISH}"
    assert flagged(GALICIAN) == []
    assert flagged(post) == ["inscripsión"]
    assert SPELLING.hints(GALICIAN) == ()
    assert {code for _, _, code in SPELLING.astray(post)} == {"gl"}
    assert [spot.word for spot in spelt.Spelt(SPELLING).spots(post, "es")] == ["inscripsión"]


def test_a_catalan_post_left_on_spanish_is_checked_as_catalan_in_its_short_sentences_too() -> None:
    post = f"Bon dia. {CATALAN} El termini s'acaba al setembrre."
    found = SPELLING.misspelt(post)
    assert [(word.text, word.language) for word in found] == [("setembrre", "ca")]


def test_an_own_word_takes_its_findings_from_a_post_in_two_languages_and_no_others() -> None:
    post = f"La guachafita de tambien.\n{SLIPPED} Guachafita i bibloteca."
    spelling = Spelling(DICTIONARIES)
    before = flagged(post, "es", spelling)
    spelling.take_own(OwnWords(["guachafita"]))
    assert flagged(post, "es", spelling) == [word for word in before if word.lower() != "guachafita"]


# --- sentence by sentence

PIECES = (
    *(
        SPANISH,
        CATALAN,
        SLIPPED,
        ENGLISH,
        "Hola",
        "Ven a la fiesta",
        "informacion",
        "Sr. Alcalde",
        "n.º 3",
        "…",
        "!",
        "?",
    ),
    *(
        "»",
        "«",
        "“The Quiet Man”",
        "#FiestasDeVillasause",
        "👨‍👩‍👧",
        "niñ@s",
        "n\u0303",
        "A\u0301",
        "\u0301",
        "\x00",
        "\ud800",
    ),
    *("\n", "\n\n", " ", "  ", "\t", "\u2028", "\u00a0", ". ", ".", ": ", " / ", " | ", "x" * 60),
)
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def one_by_one(pieces: Sequence[tuple[int, str]], language: str, strict: bool) -> list[tuple[int, int, str | None]]:
    return [
        (at + word.start, at + word.end, word.language)
        for at, piece in pieces
        for word in SPELLING.misspelt(piece, language=language, strict=strict)
    ]


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(["es", "ca", "gl"]), st.booleans())
def test_sentence_by_sentence_finds_what_the_whole_does(text: str, language: str, strict: bool) -> None:
    found = [(w.start, w.end, w.language) for w in SPELLING.misspelt(text, language=language, strict=strict)]
    if not SPELLING.astray(text, language=language):
        assert one_by_one(list(sentences(text)), language, strict) == found
    editor = spelt.Spelt(SPELLING)
    editor.strict = strict
    spots = [spot for spot in editor.spots(text, language) if spot.hint is None]
    assert [(spot.start, spot.end, spot.language) for spot in spots] == [(a, b, c or language) for a, b, c in found]


@given(texts)
def test_the_editor_ends_a_sentence_where_the_spelling_does(text: str) -> None:
    assert [piece for piece in spelt._sentences(text) if piece[1]] == list(sentences(text))


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(["es", "ca"]))
def test_what_is_flagged_lies_where_it_is_said_to(text: str, language: str) -> None:
    at = 0
    for word in SPELLING.misspelt(text, language=language):
        assert at <= word.start < word.end <= len(text)
        assert not re.search(r"\s", text[word.start : word.end])
        at = word.end


@given(texts)
def test_the_sentences_of_a_text_are_the_text(text: str) -> None:
    assert "".join(sentence for _, sentence in sentences(text)) == text
    assert all(text.startswith(sentence, at) and sentence for at, sentence in sentences(text))


def test_thousands_of_strokes_in_one_line_come_to_an_end() -> None:
    text = "hola mundo entero aqui / the house of the people is / " * 15_000

    assert len(SPELLING.misspelt(text, strict=True)) == 15_000


def test_a_sentence_is_in_the_same_language_however_its_accents_are_composed() -> None:
    text = "dema inscrivete-puta carre·cansó\xad#InformacionMunicipaĺmés"
    found = [
        [word.text for word in SPELLING.misspelt(unicodedata.normalize(form, text), language="ca")]
        for form in ("NFC", "NFD")
    ]

    assert found[0] == found[1]


@pytest.mark.parametrize("text", ["\n" * 1_000_000, " " * 1_000_000, ". " * 500_000, "a" * 1_000_000, ".\n " * 300_000])
def test_a_megabyte_of_nearly_nothing_is_survived(text: str) -> None:
    assert len(SPELLING.misspelt(text)) <= 1
    assert SPELLING.language_of(text) == "es"


def test_a_heap_of_names_one_a_line_is_not_looked_at_one_by_one() -> None:
    names = [
        f"Ba{a}{b}{c}umpe{d}" for a in "kwbcdfg" for b in "aeiou" for c in "kwrstlmnpd" for d in ("ck", "lo", "ra")
    ]
    heap = "\n".join(["Habia", *names, *names, "habia"])
    assert len(heap) > 20_000
    assert flagged(heap) == ["habia"]
    assert "Habia" in flagged(heap[:2_000])


@pytest.mark.parametrize("country", ["es-CL", "es-MX", "es-AR", "es-CO"])
@pytest.mark.parametrize(
    "text",
    [
        "Seguimos con el bacheo: se bachearon seis calles y se desmalezaron las veredas.",
        "Operativo de descacharrización en la comuna por el dengue.",
        "Las juntas de vecinos invitan a la kermés con juegos, huasos y quinchos.",
        "El tequio es obligatorio; el predial se paga antes del feriado.",
        "Reunión de ejidatarios sobre el colector cloacal.",
    ],
)
def test_what_town_halls_of_america_write_about_is_right_there(country: str, text: str) -> None:
    assert [word.text for word in SPELLING.misspelt(text, language=country)] == []


def test_what_holds_in_america_alone_is_doubted_in_spain_and_slang_everywhere() -> None:
    assert [word.text for word in SPELLING.misspelt("Hay que bachear la calle")] == ["bachear"]
    assert [word.text for word in SPELLING.misspelt("¿Vienes, cachai?", language="es-CL")] == ["cachai"]

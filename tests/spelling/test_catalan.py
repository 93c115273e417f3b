"""Catalan: the second language, by the same interface."""

from __future__ import annotations

import itertools
import unicodedata
from pathlib import Path

import pytest

from calendario.spelling.catalan.checker import Catalan
from calendario.spelling.catalan.slips import slip_cost
from calendario.spelling.catalan.sounds import sound_key
from calendario.spelling.speller import Language

DICTIONARIES = Path(__file__).parents[2] / "resources" / "dictionaries"
CATALAN: Language = Catalan(DICTIONARIES)

RIGHT = (
    "Aneu-hi, feu-ho i doneu-nos la vostra opinió; apunta't-hi, compra'n dos i digues-me'n el preu.",
    "Demà, dimecres, ple de l'Ajuntament a les 19 h a la sala d'actes del col·legi públic L'Olivera.",
    "Instal·lació i pel·lícula: L'HOSPITALET DE LLOBREGAT, al COL·LEGI; intel·ligència, il·lusió i paral·lel.",
    "S'ha d'inscriure's abans del 3 de maig, n'hi ha prou amb el DNI; m'agrada, t'espero i l'Anna també.",
    "Benvinguts, nens i nenes, veïn@s i tothom! Vegeu https://www.ajuntament.cat/tràmits #FestaMajor2026",
    "Hi haurà tallers de ceràmica, xocolatada, castellers, correfoc, gegants i capgrossos, i una traca final.",
    "L’any passat hi vam anar; enguany, vés-hi tu, que t’ho passaràs bé. Inscriviu-vos-hi!",
    "La Cooperativa Agrícola d'Arbúcies i en Jaume Puigdengolas presenten l'oli nou a Sant Feliu de Guíxols.",
)


DERIVED = (
    "recursivament",
    "sobreescriptura",
    "multipaquet",
    "importantíssimes",
    "autodetecció",
    "subprocés",
    "sotsdirectora",
)


@pytest.mark.parametrize("word", DERIVED)
def test_what_is_made_by_rule_of_a_word_in_use_is_right(word: str) -> None:
    assert CATALAN.knows(word)


@pytest.mark.parametrize("slip", ["prefessor", "recuperacio", "desembra", "rapidamant", "prodructe"])
def test_what_only_looks_like_it_is_not(slip: str) -> None:
    assert not CATALAN.knows(slip)


def flagged(text: str, *, strict: bool = False, language: Language = CATALAN) -> list[str]:
    return [text[word.start : word.end] for word in language.misspelt(text, strict=strict)]


@pytest.mark.parametrize("text", RIGHT)
def test_right_catalan_is_left_alone(text: str) -> None:
    assert flagged(text) == []


SLIPS = {
    "informacio": "informació",
    "tambe": "també",
    "esglesia": "església",
    "veins": "veïns",
    "colegi": "col·legi",
    "collegi": "col·legi",
    "inscripsió": "inscripció",
    "pasar": "passar",
    "plassa": "plaça",
    "trevall": "treball",
    "jentil": "gentil",
    "viatje": "viatge",
    "octubra": "octubre",
    "dimecras": "dimecres",
    "cauçió": "caució",
    "vosaltes": "vosaltres",
    "alsveïns": "als veïns",
    "Ajuntamant": "Ajuntament",
    "MUNCIPAL": "MUNICIPAL",
}


@pytest.mark.parametrize("typed", SLIPS)
def test_a_mistake_is_found_and_what_was_meant_comes_first(typed: str) -> None:
    assert flagged(f"el {typed} va") == [typed]
    assert CATALAN.suggestions(typed)[0] == SLIPS[typed]


@pytest.mark.parametrize("dot", [".", "•", "‧", "-", "∙"])
def test_the_dot_of_an_ela_geminada_is_a_middle_dot(dot: str) -> None:
    text = f"La instal{dot}lació del col{dot}legi."
    assert flagged(text) == [f"instal{dot}lació", f"col{dot}legi"]
    assert CATALAN.suggestions(f"col{dot}legi") == ("col·legi",)
    assert flagged("El poble.La vila: mal-lladre, Girona-Lleida") == flagged(
        "El poble. La vila: mal lladre, Girona Lleida"
    )


def test_the_one_character_of_the_ela_geminada_is_right_too() -> None:
    assert flagged("coŀlegi COĿLEGI") == []


def test_an_unknown_name_is_no_mistake_but_a_capitalised_common_word_is() -> None:
    text = "Concert de Zurbarambi a Vilaxurpa. Informacio i Bibloteca oberta"
    assert flagged(text) == ["Informacio", "Bibloteca"]
    assert set(flagged(text, strict=True)) == {"Zurbarambi", "Vilaxurpa", "Informacio", "Bibloteca"}


def test_a_name_needs_its_capital() -> None:
    assert CATALAN.knows("Girona")
    assert CATALAN.knows("GIRONA")
    assert not CATALAN.knows("girona")
    assert CATALAN.suggestions("girona")[0] == "Girona"


def test_valencian_has_words_of_its_own_and_takes_the_general_ones() -> None:
    text = "Este matí farem classe d'anglés i de francés per a conéixer món."
    valencian = Catalan(DICTIONARIES, "valencia")
    assert flagged(text, language=valencian) == []
    assert flagged("Aquest matí farem classe d'anglès amb els nois.", language=valencian) == []
    assert "anglés" in flagged(text)


def test_composed_and_decomposed_text_give_the_same_findings() -> None:
    text = "La informacio del col·legi és a l'església, a la plassa"
    decomposed = unicodedata.normalize("NFD", text)
    assert flagged(text) == ["informacio", "plassa"]
    assert flagged(decomposed) == ["informacio", "plassa"]


def test_an_ela_geminada_with_a_full_stop_is_found_whole_however_its_accents_are_composed() -> None:
    text = "La il.lusió dels xiquets i la instal-lació"
    decomposed = unicodedata.normalize("NFD", text)

    assert flagged(text) == ["il.lusió", "instal-lació"]
    assert [unicodedata.normalize("NFC", one) for one in flagged(decomposed)] == ["il.lusió", "instal-lació"]


def test_no_letter_is_flagged_twice() -> None:
    found = CATALAN.misspelt("El xcol\u200dcol.legi, el mescol.legi'x i l'Ajuntamant\u00adnovel•la")

    assert all(first.end <= second.start for first, second in itertools.pairwise(found))


def test_a_long_row_of_mistakes_come_to_an_end() -> None:
    assert len(flagged("col.legi xyzt " * 40_000)) == 80_000


def test_no_suggestion_is_itself_flagged_and_the_number_is_kept() -> None:
    for typed in SLIPS:
        proposed = CATALAN.suggestions(typed)
        assert len(proposed) <= 5
        assert all(CATALAN.knows(part) for one in proposed for part in one.split()), (typed, proposed)
    assert CATALAN.suggestions("veïns") == ()
    assert CATALAN.suggestions("veins", 0) == ()


@pytest.mark.parametrize("typed", ["cull", "merdda", "putta", "collonss"])
def test_coarse_words_are_never_proposed(typed: str) -> None:
    assert not {"cul", "merda", "puta", "collons"} & {form.lower() for form in CATALAN.suggestions(typed, 50)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("plaça", "plassa"),
        ("viatge", "viatje"),
        ("col·legi", "colegi"),
        ("església", "esglesia"),
        ("vaca", "baca"),
        ("any", "añ"),
        ("octubre", "uctubra"),
        ("metge", "meje"),
    ],
)
def test_what_people_confuse_sounds_the_same(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)
    assert sound_key(unicodedata.normalize("NFD", one.upper())) == sound_key(one)


def test_likelier_slips_cost_less() -> None:
    assert slip_cost("esglesia", "església") < slip_cost("colegi", "col·legi") < slip_cost("vaca", "baca")
    assert slip_cost("vaca", "baca") < slip_cost("vaca", "taca")
    assert slip_cost("casa", "casa") == 0


@pytest.mark.parametrize(
    "text", ["", "\x00", "\ud800", "a" * 100_000, "l·" * 10_000, "l.l" * 10_000, "x@@@", "'" * 500]
)
def test_odd_text_is_survived(text: str) -> None:
    for word in CATALAN.misspelt(text):
        CATALAN.suggestions(word.text)


def test_a_heap_of_unknown_names_is_not_looked_at_one_by_one() -> None:
    tags = [f"#Ba{a}{b}{c}umpe" for a in "kwbcdfg" for b in "aeiou" for c in "kwrstlmnpd"]
    text = " ".join([*tags, "esglesia", "Esglesia"])
    assert [word.text for word in CATALAN.misspelt(text)] == ["esglesia"]
    assert "Esglesia" in [word.text for word in CATALAN.misspelt(text, strict=True)]
    assert [word.text for word in CATALAN.misspelt("Esglesia oberta.")] == ["Esglesia"]

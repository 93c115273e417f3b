"""Own words: they remove every finding of them and nothing else, and are proposed for what lies near."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario import paths
from calendario.spelling.own import OFFICIAL_NAME, OwnWords
from calendario.spelling.spelling import Spelling

_SHARED = Spelling(paths.resources() / "dictionaries")
UNKNOWN = ("farolet", "mocadorà", "wxgartz", "brufatzo", "zkorkof")
NAMES = ("Sant Xoanet de Brufatz", "Vila-xorta", "L'Olbrufa", "farolet")
WORDS = st.sampled_from([*UNKNOWN, "la", "calle", "Mayor", "de", "solicitut", "Brufatzo", "FAROLET"])


@pytest.fixture
def spelling() -> Spelling:
    _SHARED.take_own(OwnWords())
    return _SHARED


def found(text: str, *own: str) -> list[tuple[str, int, int]]:
    _SHARED.take_own(OwnWords(own))
    return [(w.text, w.start, w.end) for w in _SHARED.misspelt(text, strict=True)]


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from(UNKNOWN), st.booleans())
def test_adding_a_word_removes_every_finding_of_it_and_nothing_else(said: list[str], word: str, split: bool) -> None:
    text = " ".join(said) + "."
    text = unicodedata.normalize("NFD", text) if split else text
    before, after = found(text), found(text, word)
    assert after == [one for one in before if one[0].lower() != word]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*NAMES, "brufatzo", "y"]), min_size=1, max_size=6), st.sampled_from(NAMES))
def test_a_name_of_several_words_is_right_where_it_stands_whole(said: list[str], name: str) -> None:
    text = ", ".join(said)
    after = found(text, name)
    spans, at = [], 0
    for one in said:
        if one == name:
            spans.append((at, at + len(one)))
        at += len(one) + 2
    assert not any(start <= s and e <= end for _, s, e in after for start, end in spans)
    assert after == [one for one in found(text) if not any(s <= one[1] and one[2] <= e for s, e in spans)]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("En Sant Xoanet de Brufatz.", []),
        ("EN SANT XOANET DE BRUFATZ.", []),
        ("En Sant Xoanet\u00a0de\nBrufatz.", []),
        ("En Xoanet y en Brufatz.", ["Xoanet", "Brufatz"]),
        ("En Sant Xoanet de Brufatzo.", ["Xoanet", "Brufatzo"]),
        ("en sant xoanet de brufatz.", ["sant", "xoanet", "brufatz"]),
    ],
)
def test_parts_of_a_name_are_right_in_the_name_alone(text: str, flagged: list[str]) -> None:
    said = [word for word, _, _ in found(text, "Sant Xoanet de Brufatz")]
    assert [w for w in said if w.lower() != "sant"] == [w for w in flagged if w.lower() != "sant"]


def test_words_come_and_go_without_making_all_of_them_anew() -> None:
    own = OwnWords(["farolet", "Gaiata", "Vila-xorta"])
    more = own.with_words(["mocadorà"])
    assert more.hold("Mocadorà")
    assert not own.hold("mocadorà"), "the one before stays as it was"
    less = more.without(["farolet", "Gaiata", "mocadorà"])
    assert not any(less.hold(w) for w in ("farolet", "Gaiata", "GAIATA", "mocadorà"))
    assert less.with_words(["farolet"]).hold("FAROLET")
    assert "farolet" not in less.near("farollet")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("gaiata", "Gaiata"),
        ("Gaitaa", "Gaiata"),
        ("Gajata", "Gaiata"),
        ("farrolet", "farolet"),
        ("Farlet", "Farolet"),
        ("FAROLETT", "FAROLET"),
        ("mocadora", "mocadorà"),
        ("mokadhorá", "mocadorà"),
    ],
)
def test_own_words_that_lie_near_are_proposed_first(spelling: Spelling, typed: str, first: str) -> None:
    spelling.take_own(OwnWords(["farolet", "Gaiata", "mocadorà"]))
    assert spelling.suggestions(typed)[0] == first


def test_no_suggestion_is_itself_flagged(spelling: Spelling) -> None:
    spelling.take_own(OwnWords(["farolet", "Gaiata", "mocadorà"], [("Vilafamés", ("Vilafamez",))]))
    for typed in ("gaiata", "farrolet", "Farlet", "Vilafamez", "VILAFAMEZ", "solicitut"):
        for proposed in spelling.suggestions(typed):
            assert spelling.misspelt(proposed, strict=True) == (), (typed, proposed)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Desfile de Gaitas por la Plaza.", [("Gaitas", "Gaiates")]),
        ("DESFILE DE GAITAS", [("GAITAS", "GAIATES")]),
        ("Tocan las gaitas gallegas.", []),
        ("Las Gaiates del sector.", []),
        ("En la Casa de la Ciudad, hoy.", [("Casa de la Ciudad", "Palacio Municipal")]),
        ("En la Casa de la ciudad, hoy.", [("Casa de la ciudad", "Palacio Municipal")]),
        ("casa de la ciudad", []),
        (
            "Todo en #CasaDeLaCiudad y #casadelaciudad",
            [("CasaDeLaCiudad", "PalacioMunicipal"), ("casadelaciudad", "palaciomunicipal")],
        ),
        ("#PalacioMunicipal #CasaDeLaCiudadela", []),
        (unicodedata.normalize("NFD", "Camión: #CasaDeLaCiudad"), [("CasaDeLaCiudad", "PalacioMunicipal")]),
        ("Las Gaitass.", []),
        ("Plaza y Plaza Mayor Vieja.", [("Plaza", "Plaza Mayor Vieja")]),
        (unicodedata.normalize("NFD", "Camión: Gaitas."), [("Gaitas", "Gaiates")]),
    ],
)
def test_what_is_officially_called_otherwise_is_told_where_it_stands(
    spelling: Spelling, text: str, told: list[tuple[str, str]]
) -> None:
    names = [
        ("Gaiates", ("Gaitas", "Gaiates")),
        ("Palacio Municipal", ("Casa de la Ciudad",)),
        ("Plaza Mayor Vieja", ("Plaza",)),
    ]
    spelling.take_own(OwnWords((), names if "Plaza y" in text else names[:2]))
    hints = [h for h in spelling.hints(text) if h.rule == OFFICIAL_NAME]
    assert [(h.text, h.corrections[0]) for h in hints] == told
    assert all(unicodedata.normalize("NFC", text[h.start : h.end]) == h.text for h in hints)


def test_who_says_that_a_wrong_form_is_right_hears_no_more_of_it(spelling: Spelling) -> None:
    spelling.take_own(OwnWords(["Gaitas"], [("Gaiates", ("Gaitas",))]))
    assert spelling.hints("Desfile de Gaitas.") == ()


def test_what_is_officially_called_otherwise_is_told_across_what_is_not_seen() -> None:
    text = "Fiestas de Gai\u00adtas y de Gaitas"

    told = list(OwnWords((), [("Gaiates", ("Gaitas",))]).confusions(text))

    assert [(hint.text, text[hint.start : hint.end]) for hint in told] == [
        ("Gaitas", "Gai\u00adtas"),
        ("Gaitas", "Gaitas"),
    ]

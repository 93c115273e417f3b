"""Hashtags and mentions: those already used, and what a few letters of one may become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.completing import Labels, being_written, completions, labels_of
from calendario.domain.emoji import emoji, found

USED = labels_of(
    [
        ["Empieza la #semanasanta. Más en https://villasauce.example/#actos y en hola@villasauce.example."],
        ["#semanasanta, con @cruzroja.", "#SemanaSanta, con @cruzroja"],
        ["#informacion y #Información, con @ayto@mastodon.example y @dipu.villasauce."],
        ["#2026 no lo es, #Fiestas2026 sí. @cruzroja"],
    ],
    own=("Villasauce", "#DeporteParaTodas"),
)


def test_the_institution_s_own_come_first_and_then_the_most_used_each_once_and_well_written() -> None:
    assert USED.hashtags == ("#Villasauce", "#DeporteParaTodas", "#SemanaSanta", "#Información", "#Fiestas2026")
    assert USED.mentions == ("@cruzroja", "@ayto@mastodon.example", "@dipu.villasauce")


def test_the_institution_s_way_of_writing_wins() -> None:
    assert labels_of([["#SemanaSanta #SemanaSanta"]], own=("semanaSanta",)).hashtags == ("#semanaSanta",)


@pytest.mark.parametrize(
    ("before", "written"),
    [
        ("Hoy #sem", "#sem"),
        ("(#sem", "(#sem"[1:]),
        ("Hoy #", "#"),
        ("@ayto@mast", "@ayto@mast"),
        ("hola@villasauce", ""),
        ("https://x.example/#act", ""),
        ("#sem ", ""),
        ("##", ""),
        ("", ""),
        ("#" + "a" * 80, ""),
    ],
)
def test_what_is_being_written_stands_right_before_the_caret(before: str, written: str) -> None:
    assert being_written(before) == written


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("#semanas", ("#SemanaSanta",)),
        ("#SEMANAS", ("#SemanaSanta",)),
        ("#informacion", ("#Información",)),
        ("#Información", ()),
        ("#santa", ("#SemanaSanta",)),
        ("#para", ("#DeporteParaTodas",)),
        ("#porte", ()),
        ("@cruz", ("@cruzroja",)),
        ("@sem", ()),
        ("#", USED.hashtags),
    ],
)
def test_few_letters_become_a_label_with_its_capitals_and_accents(written: str, offered: tuple[str, ...]) -> None:
    assert completions(written, USED) == offered


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_is_looked_at(before: str, texts: list[str]) -> None:
    labels = labels_of([texts], own=texts)
    for offered in completions(being_written(before), labels):
        assert offered[0] in "#@"
    assert completions("", Labels()) == ()


EVERY = (
    emoji("🎉", "cañón de confeti", "celebración, confeti, fiesta", "activities"),
    emoji("🚌", "autobús", "bus, transporte", "places"),
    emoji("👯", "personas con orejas de conejo", "fiesta", "people"),
    emoji("🥳", "cara de fiesta", "cumpleaños", "smileys"),
)


@pytest.mark.parametrize(
    ("asked", "characters"),
    [
        ("autobus", "🚌"),
        ("AUTOBÚS", "🚌"),
        ("fiesta", "🎉👯🥳"),
        ("cara fie", "🥳"),
        ("canon", "🎉"),
        ("iesta", ""),
        ("  ", "🎉🚌👯🥳"),
        ("zzz", ""),
    ],
)
def test_an_emoji_is_found_by_the_beginnings_of_its_words(asked: str, characters: str) -> None:
    assert "".join(one.character for one in found(EVERY, asked)) == characters

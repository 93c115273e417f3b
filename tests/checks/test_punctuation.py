"""Blanks, marks and brackets: what a proofreader marks, and what he lets stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.domain.finding import Finding, Level
from calendario.sentences import finding_text
from tests.checks.written import ALL, PUNCTUATION, codes, every_fix_mends, found, marked, mended

CLEAN = Path(__file__).parent.parent / "data" / "checks" / "clean_posts.tsv"


@pytest.mark.parametrize(
    ("text", "code", "at", "then"),
    [
        ("El museo  abre hoy.", "double_space", "  ", "El museo abre hoy."),
        ("El museo \u00a0abre hoy.", "double_space", " \u00a0", "El museo abre hoy."),
        ("Abre hoy.   Cierra a las 14:00 h.", "double_space", "   ", "Abre hoy. Cierra a las 14:00 h."),
        ("¡Ya están aquí!!!", "excessive_punctuation", "!!!", "¡Ya están aquí!"),
        ("¡¡¡Ya están aquí!!!", "excessive_punctuation", "¡¡¡Ya están aquí!!!", "¡Ya están aquí!"),
        ("¿Y tú, qué dices????", "excessive_punctuation", "????", "¿Y tú, qué dices?"),
        ("¿De verdad!?!?", "excessive_punctuation", "!?!?", "¿De verdad?!"),
        ("Continuará.....", "excessive_punctuation", ".....", "Continuará..."),
        ("Tienes dudas con el padrón?", "missing_opening_mark", None, "¿Tienes dudas con el padrón?"),
        ("Te esperamos!", "missing_opening_mark", None, "¡Te esperamos!"),
        ("🎄 Feliz Navidad! 🎄", "missing_opening_mark", "Feliz Navidad!", "🎄 ¡Feliz Navidad! 🎄"),
        ("¿Dudas? Te ayudamos!", "missing_opening_mark", "Te ayudamos!", "¿Dudas? ¡Te ayudamos!"),
        ("Abre el lunes. Vienes?", "missing_opening_mark", "Vienes?", "Abre el lunes. ¿Vienes?"),
        ("Si te mudas, cómo te empadronas?", "missing_opening_mark", None, "Si te mudas, ¿cómo te empadronas?"),
        ("Ya abre la feria (gratis!)", "missing_opening_mark", "gratis!", "Ya abre la feria (¡gratis!)"),
    ],
)
def test_what_is_marked_and_how_it_is_mended(text: str, code: str, at: str | None, then: str) -> None:
    (finding,) = found(text)
    assert finding.code == code
    assert marked(text, finding) == (text if at is None else at)
    assert mended(text, finding) == then
    assert codes(then) == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Concierto (entrada libre hasta completar aforo.", "("),
        ("Concierto entrada libre) hasta completar aforo.", ")"),
        ("«La venganza de don Mendo, en el teatro.", "«"),
        ("El taller “Letras vivas empieza el lunes.", "“"),
        ('El taller "Letras vivas empieza el lunes.', '"'),
        ("[Actualizado: el autobús funciona con normalidad.", "["),
        ("Abre (de 9 a 14 h [salvo festivos) todo el año.", "["),
    ],
)
def test_what_has_no_partner(text: str, at: str) -> None:
    (finding,) = found(text)
    assert (finding.code, marked(text, finding)) == ("unbalanced_delimiters", at)
    assert not finding.fixes  # where it should close only its writer knows


@pytest.mark.parametrize(
    "text",
    [
        "Bono:      45 €\nEntrada:    6 €",
        "📅  Viernes, a las 18:00 h",
        "  - Con sangría  \n  - y con blancos al final  ",
        "¡¡Último día!! No te lo pierdas",
        "¿¡Cómo!? ¿Que aún no te has apuntado?",
        "Y el ganador es... lo sabrás mañana…",
        "Adultos ........ 6 €\nNiños .......... 3 €",
        "Si vienes en coche, ¿por qué no aparcas en el recinto ferial?",
        "¿Quieres aprender\na compostar?",
        "Bases: https://sede.ejemplo.es/tramites?id=4!",
        "ejemplo.es/x?ayuda=1 y www.ejemplo.es/?a",
        "Según el acta, acudieron 14 (?) vecinos.",
        "¡Ven a ver «Mamma mia!» el sábado!",
        "Happy Halloween!",
        "Zorionak! Feliz año.",
        "a) DNI\nb) recibo\nc) solicitud",
        "Los requisitos: 1) edad, 2) renta, 3) empadronamiento.",
        "Os esperamos :) ¡No faltéis! ;)",
        "Vaya tarde :( Volvemos mañana",
        'Pantalla de 24" en la sala.',
        "«Érase una vez un río.\n»Y el río se secó», cuenta.",
        "“Hola” y “adiós” (con [corchetes] dentro)",
        "Ponte el casco (y las luces :)",
        '"Feria" de otoño, el sábado.',
        '"Agenda 2030" y otros planes.',
        "Lee la ficha (https://es.wikipedia.org/wiki/Olmo_(árbol)).",
        "Lee la ficha (https://ejemplo.es/olmo).",
        "La ficha: https://es.wikipedia.org/wiki/Olmo_(árbol).",
    ],
)
def test_what_is_let_stand(text: str) -> None:
    assert codes(text) == []


def test_other_languages_open_no_questions() -> None:
    assert codes("Coneixes el nou horari de la biblioteca?", language="ca") == []
    assert codes("Badakizu nola eskatu hitzordua?", language="eu") == []
    assert codes("Queres participar no obradoiro de radio?", language="gl") == []


def test_a_catalan_half_of_a_post_in_spanish_opens_none_either() -> None:
    spanish = "Este sábado hay mercado en la plaza, desde las 9:00 h. ¿Vienes?"
    catalan = "Aquest dissabte hi ha mercat a la plaça, des de les 9.00 h. Que vindràs?"
    assert codes(f"{spanish}\n\n{catalan}") == []
    assert codes(f"{spanish}\n\n{catalan}\n\nTe esperamos en la plaza!") == ["missing_opening_mark"]


@pytest.mark.parametrize(
    "text",
    [
        "Recuerda: mañana cerramos!",
        "Hola, vecinos!",
        "El Sr. Pérez viene mañana?",
        "La feria vuelve 🎡 Te esperamos!",
    ],
)
def test_where_it_is_not_clear_where_it_begins_nothing_is_proposed(text: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.fixes) == ("missing_opening_mark", ())


def test_without_a_dictionary_plain_spanish_is_told_all_the_same() -> None:
    assert codes("¿Dudas? Te ayudamos!", dictionary=False) == ["missing_opening_mark"]
    assert codes("Badakizu nola eskatu hitzordua?", dictionary=False) == []


def test_shouting_and_a_missing_mark_are_two_things_in_two_places() -> None:
    text = "Ven ya!!!"
    missing, shouted = found(text)
    assert (missing.code, marked(text, missing)) == ("missing_opening_mark", "Ven ya")
    assert (shouted.code, marked(text, shouted)) == ("excessive_punctuation", "!!!")


def test_places_are_those_of_the_text_as_it_was_typed() -> None:
    text = "Inscripcio\u0301n  abierta. Te esperamos en el sa\u00adlo\u0301n!"
    doubled, missing = found(text)
    assert marked(text, doubled) == "  "
    assert mended(text, missing).split(". ")[1].startswith("¡Te")


def test_hundreds_of_thousands_of_signs() -> None:
    assert codes("!" * 200_000) == ["excessive_punctuation"]
    assert codes("¡¡a" * 70_000) == []
    assert codes("a" + " " * 200_000 + "b") == ["double_space"]
    assert set(codes("(" * 200_000)) == {"unbalanced_delimiters"}
    assert codes("." * 200_000 + "\n" + "…" * 200_000) == ["excessive_punctuation"] * 2
    assert "missing_opening_mark" in codes("hola amigos! " * 15_000)


_WORDS = st.sampled_from(["Ven", "hoy", "al", "parque", "te esperamos", "abre", "la", "feria", "gratis", "qué tal"])
_BETWEEN = st.sampled_from(
    [" ", "  ", ", ", "! ", "? ", "!!! ", ". ", "... ", "..... ", " ¡", " ¿", " (", ") ", "\n", " 🎄 "]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_WORDS, _BETWEEN), min_size=1, max_size=6))
def test_a_fix_mends_and_breaks_nothing(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + between for word, between in pieces)
    before = [f for f in found(text) if f.code in PUNCTUATION]
    for finding in before:
        for which in range(len(finding.fixes)):
            left = [code for code in codes(mended(text, finding, which)) if code in PUNCTUATION]
            expected = [one.code for one in before]
            expected.remove(finding.code)
            assert sorted(left) == sorted(expected), mended(text, finding, which)


def clean_posts() -> list[tuple[str, str, str]]:
    lines = CLEAN.read_text("utf-8").splitlines()[1:]
    return [(one, language, text.replace("\\n", "\n")) for one, language, text in (line.split("\t") for line in lines)]


@pytest.mark.parametrize("dictionary", [True, False])
def test_a_hundred_clean_posts_are_left_in_peace(dictionary: bool) -> None:
    posts = clean_posts()
    told = {one: codes(text, language=language, dictionary=dictionary) for one, language, text in posts}
    told = {one: said for one, said in told.items() if said}
    assert len(posts) >= 120
    assert len(told) <= 6, told


@pytest.mark.parametrize("code", sorted(ALL))
def test_each_finding_has_its_sentence(code: str) -> None:
    said = finding_text(Finding(code, Level.HINT))
    assert said != finding_text(Finding("nobody_knows_it", Level.HINT))
    assert not said.endswith(".")


def test_every_fix_mends_its_example() -> None:
    every_fix_mends("Ven  ya, te esperamos!!! ¿Dudas? Te ayudamos!")


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('"Feria de otoño, el sábado.', [0]),
        ('Lema: "La feria\n\nHorario: "de 9 a 14 h', [6, 26]),
        ('Lema: "La feria de\ntodas las personas" y más.', []),
        (")Ven a la feria.", [0]),
        ("Ven a la «feria :)", [9]),
        ("Feria) y trae agua :)", [5]),
    ],
)
def test_where_what_is_open_or_closed_alone_stands(text: str, at: list[int]) -> None:
    assert [one.start for one in found(text) if one.code == "unbalanced_delimiters"] == at


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Y el ganador es…… mañana lo sabrás.", "Y el ganador es… mañana lo sabrás."),
        ("#Participa en la feria de otoño!", "¡#Participa en la feria de otoño!"),
    ],
)
def test_what_is_put_right_at_once(text: str, then: str) -> None:
    (finding,) = found(text)
    assert mended(text, finding) == then

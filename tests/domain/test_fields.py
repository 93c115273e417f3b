"""Fields of a text: what is one, and what only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.fields import MOST_FIELDS, MOST_NAME, fields, filled, names_of, next_field, unclear

NAMES = st.from_regex(r"[a-záéíóúñ][a-záéíóúñ /0-9-]{0,20}", fullmatch=True)
PLAIN = st.text(st.characters(exclude_characters="{}"), max_size=30).filter(lambda t: ":-" not in t)
#: Whatever a person puts between two braces in a line of the dialog.
TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="{}\u2028\u2029"), max_size=130)


def test_the_fields_of_a_template_are_told_with_their_places() -> None:
    text = "El {fecha}, a las { hora de inicio }, en {lugar}."
    assert [(f.name, text[f.start : f.end]) for f in fields(text)] == [
        ("fecha", "{fecha}"),
        ("hora de inicio", "{ hora de inicio }"),
        ("lugar", "{lugar}"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "{1}",
        "{ }",
        "{{fecha}}",
        "{{{fecha}}}",
        "{fecha",
        "fecha}",
        "{fe\ncha}",
        "{_x}",
        f"{{{'a' * (MOST_NAME + 1)}}}",
        "https://nube.example/{3F2504E0-4F89-11D3-9A0C-0305E82C3301}/acta",
        "https://nube.example/{AF2504E0-4F89-11D3-9A0C-0305E82C3301}/acta",
        "Carita :-{ y otra :-}",
    ],
)
def test_what_only_looks_like_a_field_is_none(text: str) -> None:
    assert fields(text) == ()
    assert filled(text, {"fecha": "x", "tramite": "x", "nombre": "x"}) == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("https://ayto.es/{enlace}", ("enlace",)),
        ("www.ayto.es/?q={nombre}&x={¿qué?}, {hora}", ("nombre", "¿qué?", "hora")),
        ("Será el {día: lunes o martes} en {¿dónde?}.", ("día: lunes o martes", "¿dónde?")),
        ("{fecha y hora del pleno, con el día de la semana}", ("fecha y hora del pleno, con el día de la semana",)),
        ("El {50 %}, no: el {importe (50 %)}. {¡ojo!}", ("importe (50 %)", "¡ojo!")),
        ("Hora:{hora}; lugar:-{lugar}", ("hora", "lugar")),
        ("{\u00a0fecha}", ("fecha",)),
        ("{fecha {hora}", ("hora",)),
        ("{fecha}}", ("fecha",)),
    ],
)
def test_whatever_a_person_calls_it_is_found_in_links_too(text: str, names: tuple[str, ...]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("El {fecha", ["{fecha"]),
        ("El { fecha\nen {lugar}", ["{ fecha"]),
        ("El fecha}.", ["a}"]),
        ("El {} y el {  }", ["{}", "{  }"]),
        ("{1}, {«lugar»}", ["{1}", "{«lugar»}"]),
        (f"{{{'a' * (MOST_NAME + 1)}}}", [f"{{{'a' * (MOST_NAME + 1)}}}"]),
        ("{{fecha}", ["{fecha}"]),
        ("{a {fecha} b}", ["{a {fecha} b}"]),
        ("{fecha}, {{así}} y { . Una carita :-{ y otra :-}", []),
        ("Del conjunto { 1, 2", ["{ 1,"]),
        ("https://nube.example/{3F2504E0-4F89-11D3-9A0C-0305E82C3301}", []),
        ("Llaves sueltas: {, }. Y un final {", ["{, }"]),
        ("Nada", []),
    ],
)
def test_what_looks_like_a_field_and_is_none_is_told(text: str, pieces: list[str]) -> None:
    assert [f.name for f in unclear(text)] == pieces
    assert all(text[f.start : f.end].strip() == f.name for f in unclear(text))


@given(PLAIN, TYPED, PLAIN)
def test_whatever_is_typed_between_braces_is_a_field_or_is_told(before: str, name: str, after: str) -> None:
    text = f"{before} {{{name}}} {after}"
    assert bool(fields(text)) != bool(unclear(text)) or ":-" in text


def test_one_field_is_filled_wherever_it_stands_and_however_it_is_written() -> None:
    text = "{Fecha}: reunión. Recordad: {fecha}, en {lugar}."
    assert names_of(text) == ("Fecha", "lugar")
    assert filled(text, {"fecha": "el lunes", "lugar": "  "}) == "el lunes: reunión. Recordad: el lunes, en {lugar}."


def test_a_value_with_braces_fills_nothing_else() -> None:
    assert filled("{a} {b}", {"a": "{b}", "b": "x"}) == "{b} x"


def test_one_goes_from_field_to_field_and_round_the_end() -> None:
    text = "{a} y {b}"
    first, second = fields(text)
    assert next_field(text, 0) == first
    assert next_field(text, first.start + 1) == second
    assert next_field(text, second.start + 1) == first
    assert next_field("nada", 0) is None


def test_a_megabyte_of_fields_and_links_is_no_trouble() -> None:
    assert len(fields("{a}" * 350_000)) == MOST_FIELDS
    for text in ("www.a.example " * 70_000 + "{" * 100_000 + " " * 100_000, "{a " * 300_000, "{ " * 400_000 + "}"):
        assert fields(text) == ()
        assert len(unclear(text)) <= MOST_FIELDS


@given(st.lists(st.tuples(PLAIN, NAMES), max_size=6), PLAIN)
def test_every_field_put_between_plain_words_is_found_there(parts: list[tuple[str, str]], rest: str) -> None:
    text = "".join(f"{words}{{{name}}}" for words, name in parts) + rest
    found = fields(text)
    assert [f.name for f in found] == [name.strip() for _, name in parts]
    for field in found:
        assert text[field.start] == "{"
        assert text[field.end - 1] == "}"


@given(st.lists(st.tuples(PLAIN, NAMES), max_size=6), PLAIN, PLAIN.filter(lambda t: bool(t.strip())))
def test_a_text_with_all_its_fields_filled_has_none(parts: list[tuple[str, str]], rest: str, value: str) -> None:
    text = "".join(f"{words}{{{name}}}" for words, name in parts) + rest
    done = filled(text, {name: value for _, name in parts})
    assert done == "".join(words + value for words, _ in parts) + rest
    assert fields(done) == ()


@given(st.text(alphabet="{}ab \nhtps:/w.", max_size=60))
def test_whatever_is_typed_fields_lie_in_order_inside_the_text(text: str) -> None:
    ends = [0]
    for field in fields(text):
        assert ends[-1] <= field.start < field.end <= len(text)
        ends.append(field.end)

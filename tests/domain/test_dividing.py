"""Dividing a text that does not fit into a thread: where it is cut, what stays whole, and that no word is lost."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.channel import Channel
from calendario.domain.dividing import Room, as_thread, divided, is_numbered
from calendario.domain.networks import Limits, network
from calendario.domain.post import Content
from calendario.domain.problem import BadInput
from calendario.domain.rulers import graphemes, measure
from calendario.domain.rulers.parts import measures
from calendario.domain.thread import parts_of

BLUESKY, MASTODON = (Room(key, network(key).limits) for key in ("bluesky", "mastodon"))
NOTICE = """Ayudas de material escolar 2026

El plazo se abre el martes 1 de diciembre a las 9.30 h y termina el 19 de diciembre de 2026 a las 14.00 h. Pueden \
pedirlas las familias empadronadas con hijos en infantil, primaria o secundaria (art. 30.2 de la ordenanza núm. 3). \
El importe es de 1.250,50 € como máximo por familia, p. ej. para libros y cuadernos.

Qué hace falta:
- El libro de familia.
- El justificante de matrícula.
- El número de cuenta.

Más información: https://sede.villasauce.example/ayudas #Villasauce #Ayudas"""


def room(size: int, **more: str) -> Room:
    return Room("practice", Limits(text=size, unit="graphemes"), **more)


def cut(text: str, size: int) -> list[str]:
    return list(divided(text, [room(size)]))


def said(text: str) -> str:
    return "".join(text.split())


def test_a_notice_is_cut_where_a_sentence_ends() -> None:
    first, second = divided(NOTICE, [BLUESKY])
    assert first.startswith("Ayudas de material escolar 2026\n\nEl plazo")
    assert first.endswith("(art. 30.2 de la ordenanza núm. 3).")
    assert second.startswith("El importe es de 1.250,50 €")


def test_what_fits_stays_one_part_as_it_is() -> None:
    assert divided(" Feria \n del libro \n", [BLUESKY], numbered=True) == (" Feria \n del libro \n",)
    assert divided("", [BLUESKY]) == ("",)


@pytest.mark.parametrize(
    ("text", "size", "parts"),
    [
        # paragraphs before sentences, sentences before clauses, clauses before words
        ("Uno dos tres. Y más.\n\nCuatro cinco seis.", 30, ["Uno dos tres. Y más.", "Cuatro cinco seis."]),
        ("Hoy abre la feria. Mañana cierra tarde.", 30, ["Hoy abre la feria.", "Mañana cierra tarde."]),
        ("Hoy abre la feria, que dura una semana", 30, ["Hoy abre la feria,", "que dura una semana"]),
        ("Hoy abre la feria del libro viejo", 20, ["Hoy abre la feria", "del libro viejo"]),
        ("¡Ven a la feria! ¿Cuándo es? El lunes por la tarde.", 30,
         ["¡Ven a la feria! ¿Cuándo es?", "El lunes por la tarde."]),
        ("Lo dijo «Ana Ruiz Pérez.» Luego se fue a casa.", 30, ["Lo dijo «Ana Ruiz Pérez.»", "Luego se fue a casa."]),
        # a heading goes with what it heads, a list with what leads to it
        ("Feria del libro\n\nAbre el lunes. Cierra el martes por la noche.", 40,
         ["Feria del libro\n\nAbre el lunes.", "Cierra el martes por la noche."]),
        ("El plazo empieza hoy. Hace falta:\n- el DNI\n- el padrón", 40,
         ["El plazo empieza hoy.", "Hace falta:\n- el DNI\n- el padrón"]),
    ],
)  # fmt: skip
def test_it_is_cut_where_it_reads_best(text: str, size: int, parts: list[str]) -> None:
    assert cut(text, size) == parts


@pytest.mark.parametrize(
    "together",
    [
        "9.30 h", "10 a. m.", "a las 19:30", "27 de noviembre de 2026", "viernes, 27 de noviembre", "viernes 27",
        "núm. 3", "n.º 12", "nº 12", "art. 30.2", "D. José", "Sra. Ruiz", "C/ Mayor", "p. ej. pan", "EE. UU.",
        "1.250,50 €", "1 500 000 €", "25 %", "3 km", "€ 5", "965 12 34 56", "S. L.", "10\u00a0vecinos",
        "Avda. Real", "1.ª planta", "J. M. Ruiz",
    ],
)  # fmt: skip
def test_what_belongs_together_is_not_torn(together: str) -> None:
    for before in range(1, 24):
        for tail in ("abre la sala de lectura", "y siga"):
            text = f"{'x' * before} {together} {tail}"
            parts = cut(text, len(together) + 12 if before < 12 else len(together) + before)
            assert any(together in part for part in parts), parts


def test_no_link_mention_hashtag_or_number_is_ever_cut() -> None:
    pieces = "https://sede.villasauce.example/a,b.c;d?e=1.2 @alcaldia@mastodon.example #Feria.2026 1.250,50 12/11/2026"
    text = " ".join(f"{piece} y" for piece in pieces.split() * 8)
    for part in divided(text, [room(60)]):
        assert set(part.split()) <= {*pieces.split(), "y"}


def test_the_last_part_is_no_leftover_of_two_words() -> None:
    text = "Abre la feria del libro en la plaza, con veinte casetas, talleres y cuentos para todos. Ven pronto."
    assert cut(text, 90)[-1].split()[-2:] == ["Ven", "pronto."]
    assert len(cut(text, 90)[-1].split()) > 2


def test_parts_are_about_as_long_as_each_other() -> None:
    lengths = [len(part) for part in cut("Una frase de treinta letras más. " * 11, 300)]
    assert len(lengths) == 2
    assert max(lengths) - min(lengths) <= 33


def test_what_was_divided_by_hand_stays_divided_there() -> None:
    text = "Uno.\n---\nDos.\n---\n" + "Tres, cuatro y cinco por la tarde. " * 10
    parts = divided(text, [BLUESKY])
    assert parts[:2] == ("Uno.", "Dos.")
    assert len(parts) == 4
    assert divided("Uno.\n---\nDos.", [BLUESKY]) == ("Uno.", "Dos.")


def test_the_numbers_stand_under_the_parts_and_are_measured_with_them() -> None:
    text = "Frase de diez. " * 40
    parts = divided(text, [BLUESKY], numbered=True)
    assert [part.rsplit("\n\n", 1)[1] for part in parts] == ["1/3", "2/3", "3/3"]
    assert len(divided(text, [BLUESKY])) == 2  # the numbers made the difference
    assert all(BLUESKY.takes(part) for part in parts)


def test_ten_parts_need_two_figures_and_still_fit() -> None:
    parts = divided("Frase de diez. " * 20, [room(36)], numbered=True)
    assert len(parts) > 9
    assert all(room(36).takes(part) for part in parts)
    assert parts[-1].endswith(f"{len(parts)}/{len(parts)}")


def test_a_numbering_is_made_anew_after_a_change_and_taken_away_if_not_wanted() -> None:
    text = "Frase de diez. " * 40
    numbered = as_thread(divided(text, [BLUESKY], numbered=True))
    assert is_numbered(numbered)
    grown = numbered.replace("\n\n2/3", " " + "Y una frase más. " * 5 + "\n\n2/3")
    parts = divided(grown, [BLUESKY], numbered=True)
    assert [part.rsplit("\n\n", 1)[1] for part in parts] == [f"{n}/{len(parts)}" for n in range(1, len(parts) + 1)]
    assert said("".join(divided(numbered, [BLUESKY]))) == said(text)
    assert not is_numbered(as_thread(divided(numbered, [BLUESKY])))


def test_figures_that_count_no_parts_are_words_like_others() -> None:
    assert not is_numbered("El pleno\n\n1/2\n---\nLa feria\n\n3/4")
    assert divided("El pleno\n\n1/2\n---\nLa feria\n\n3/4", [BLUESKY]) == ("El pleno\n\n1/2", "La feria\n\n3/4")


def test_the_content_warning_shares_the_room_of_every_part() -> None:
    text = "Frase de diez. " * 60
    warned = Room("mastodon", MASTODON.limits, warning="Aviso por inundación: " + "x" * 200)
    parts = divided(text, [warned])
    assert len(parts) > len(divided(text, [MASTODON]))
    assert all(measure("mastodon", part, warning=warned.warning).fits for part in parts)


def test_the_signature_goes_under_the_last_part_which_leaves_room_for_it() -> None:
    channel = Channel(UUID(int=1), "practice", "bluesky", "Bluesky", "BS", signature="Ayuntamiento de Villasauce, 010")
    text = "Frase de diez. " * 39
    content = Content(text.rstrip() + " Fin de hoy.")
    own = Room.of(channel, content)
    assert own.ending == "\n\nAyuntamiento de Villasauce, 010"
    parts = divided(content.text, [own])
    sent = channel.composed(Content(as_thread(parts))).content
    told = measures("bluesky", sent, channel.accepts, threads=True)
    assert len(told) == len(parts) == 3
    assert all(m.fits for m in told)
    assert parts_of(sent.text)[-1].endswith("010")


def test_a_text_for_two_networks_fits_the_smaller() -> None:
    parts = divided(NOTICE, [MASTODON, BLUESKY])
    assert all(BLUESKY.takes(part) and MASTODON.takes(part) for part in parts)


def test_one_word_that_does_not_fit_is_named_by_its_place() -> None:
    text = "Corto.\n---\nMira " + "x" * 301 + " y ya"
    with pytest.raises(BadInput) as refused:
        divided(text, [BLUESKY])
    assert refused.value.code == "piece_does_not_fit"
    facts = refused.value.facts
    assert text[int(str(facts["start"])) : int(str(facts["end"]))] == "x" * 301


def test_a_warning_that_fills_the_room_is_told_apart() -> None:
    for full in (room(20, ending="\n\n" + "x" * 30), Room("mastodon", MASTODON.limits, warning="x" * 500)):
        with pytest.raises(BadInput) as refused:
            divided("Frase de diez. " * 60, [full])
        assert refused.value.code == "no_room_for_parts"


_PIECES = st.sampled_from(
    [
        "Feria", "del", "libro.", "El", "plazo,", "abre:", "9.30", "h", "27", "de", "noviembre", "núm.", "3", "D.",
        "José", "C/", "Mayor", "10", "€", "«Hola»", "¡Olé!", "—dijo—", "...", "#Feria", "@alcaldia@a.example.org",
        "https://a.example/x?y=1,2", "👨‍👩‍👧‍👦", "🇪🇸🇪🇸", "e\u0301", "\u0301", "\u200d", "日本語", "a---b", "---",
        "----", "1/2", "1.250,50", "-", "•", "p.", "ej.", "exemple.cat",
    ]
)  # fmt: skip
_BLANKS = st.sampled_from([" ", " ", " ", "\n", "\n\n", "  ", "\t", "\u00a0", "\n---\n", "\n \n", "\u202f", "\r\n", ""])
_TEXTS = st.lists(st.tuples(_PIECES, _BLANKS), max_size=60).map(lambda of: "".join(p + b for p, b in of))
_ROOMS = st.sampled_from([room(40), room(70), room(45, ending="\n\nFirma"), MASTODON, BLUESKY]) | st.builds(
    lambda key, size: Room(key, Limits(text=size, unit="graphemes", url_cost=23)),
    st.sampled_from(["x", "threads", "mastodon", "bluesky"]),
    st.integers(60, 120),
)


@given(_TEXTS | st.text(max_size=200), _ROOMS, st.booleans())
def test_no_word_is_lost_and_every_part_fits(text: str, own: Room, numbered: bool) -> None:
    try:
        parts = divided(text, [own], numbered=numbered)
    except BadInput as refused:
        start, end = (int(str(refused.facts[name])) for name in ("start", "end"))
        assert not own.takes(text[start:end] + ("\n\n99/99" if numbered else ""), last=True)
        assert not text[start:end].isspace()
        return
    count = len(parts)
    assert all(own.takes(part, last=n == count) for n, part in enumerate(parts, start=1))
    ends = [f"\n\n{n}/{count}" if numbered and count > 1 else "" for n in range(1, count + 1)]
    bare = [part.removesuffix(end) for part, end in zip(parts, ends, strict=True)]
    assert said("".join(bare)) == said("".join(parts_of(text)))
    if count > 1:
        assert parts_of(as_thread(parts)) == parts
        assert divided(as_thread(parts), [own], numbered=numbered) == parts
        assert not numbered or is_numbered(as_thread(parts))


@given(_TEXTS)
def test_no_grapheme_is_torn(text: str) -> None:
    try:
        parts = divided(text, [room(40)])
    except BadInput:
        return
    whole = {text[start:end] for start, end in graphemes.spans(text)}
    for part in parts:
        assert {part[start:end] for start, end in graphemes.spans(part)} <= whole

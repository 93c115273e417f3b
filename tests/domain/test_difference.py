"""What changed, in words one can read, and two people's changes in one draft."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.domain.details import Details
from calendario.domain.difference import FieldChange, Kind, Piece, draft_difference, text_difference
from calendario.domain.media import Image, Video
from calendario.domain.merging import Clash, Side, merge_drafts, merge_texts
from calendario.domain.post import Content, Draft, Variant, Visibility

HERE, THERE = UUID(int=1), UUID(int=2)
POSTER = Image("a" * 64, "image/png", 40, 30, 900, "El cartel de la feria")
MAP = Image("b" * 64, "image/png", 40, 30, 900, "Un plano")
BAND = Image("c" * 64, "image/png", 40, 30, 900, "La banda")

WORDS = st.sampled_from(["feria", "plaza", "el", "10:00", "¿Vienes?", "🎉", "ñandú", " ", "  ", "\n", "\n\n", ",", "é"])
TEXTS = st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=60)


def shown(before: str, after: str) -> str:
    """`[-removed-]{+added+}`."""
    marks = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in text_difference(before, after))


def fields(before: Draft, after: Draft) -> dict[tuple[str, UUID | None], FieldChange]:
    return {(change.field, change.channel_id): change for change in draft_difference(before, after)}


# --- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("La feria abre el lunes.", "La feria abre el martes.", "La feria abre el [-lunes-]{+martes+}."),
        ("uno dos tres", "uno tres", "uno [-dos -]tres"),
        ("Hola", "Hola a todas", "Hola{+ a todas+}"),
        ("A las 10:00, pregón", "A las 10:30, pregón", "A las [-10:00-]{+10:30+}, pregón"),
        (
            "Mira https://a.example/b?c=1",
            "Mira https://a.example/b?c=2",
            "Mira [-https://a.example/b?c=1-]{+https://a.example/b?c=2+}",
        ),
        ("Familia 👨‍👩‍👧 hoy", "Familia 👨‍👩‍👦 hoy", "Familia [-👨‍👩‍👧-]{+👨‍👩‍👦+} hoy"),
        ("Uno.\n\nDos.", "Uno.\nDos.", "Uno.\n[-\n-]Dos."),
        ("diez euros", "diez  euros", "diez {+ +}euros"),
        ("", "Nuevo", "{+Nuevo+}"),
        ("igual", "igual", "igual"),
        ("abc", "xyz", "[-abc-]{+xyz+}"),
    ],
)
def test_what_changed_is_told_in_whole_words(before: str, after: str, told: str) -> None:
    assert shown(before, after) == told


def test_a_sentence_written_anew_is_no_confetti_of_the_words_that_both_have_by_chance() -> None:
    before = "El plazo para pedir las ayudas de la guardería termina el viernes 4 en el registro."
    after = "Mañana no hay mercado en la plaza: la lluvia no lo deja. Volvemos el lunes, como de costumbre, a las 9."
    kinds = [piece.kind for piece in text_difference(before, after)]
    assert kinds.count(Kind.SAME) <= 1


def test_a_paragraph_that_moved_does_not_touch_the_others() -> None:
    text = "".join(f"Párrafo número {n}, con sus palabras.\n" for n in range(300))
    assert shown(text, text.replace("número 150,", "número 150 y medio,")) == text.replace(
        "número 150,", "número 150{+ y medio+},"
    )


@given(TEXTS, TEXTS, st.booleans())
def test_the_pieces_make_both_texts(before: str, after: str, readable: bool) -> None:
    pieces = text_difference(before, after, readable=readable)
    assert "".join(p.text for p in pieces if p.kind is not Kind.ADDED) == before
    assert "".join(p.text for p in pieces if p.kind is not Kind.REMOVED) == after
    assert all(p.text for p in pieces)
    assert all(one.kind is not other.kind for one, other in pairwise(pieces))


@pytest.mark.parametrize(("before", "after"), [("a\n" * 5000, "a\nb\n" * 4000), ("a " * 9000, "b a " * 9000)])
def test_a_hostile_text_is_told_whole(before: str, after: str) -> None:
    pieces = text_difference(before, after)
    assert "".join(p.text for p in pieces if p.kind is not Kind.ADDED) == before
    assert "".join(p.text for p in pieces if p.kind is not Kind.REMOVED) == after


# --- fields ---------------------------------------------------------------------------------------------------------


def test_every_field_that_says_something_else_is_told_and_no_other() -> None:
    before = Draft("Feria", Content("La feria abre.", warning=""), (), Details(source="BOP 218"))
    after = Draft(
        "Feria de otoño",
        Content("La feria abre hoy.", link="https://villasauce.example", visibility=Visibility.UNLISTED),
        (Variant(HERE, text="¡Feria hoy!"),),
        Details(source="BOP 219"),
    )
    changed = fields(before, after)
    assert set(changed) == {
        ("title", None),
        ("text", None),
        ("link", None),
        ("visibility", None),
        ("text", HERE),
        ("details.source", None),
    }
    assert changed["title", None].pieces == (Piece(Kind.SAME, "Feria"), Piece(Kind.ADDED, " de otoño"))
    assert changed["visibility", None].after is Visibility.UNLISTED
    assert changed["details.source", None].pieces
    assert draft_difference(after, after) == ()


def test_a_version_that_follows_a_base_that_changed_is_no_change_of_its_own() -> None:
    before = Draft("", Content("Uno"), (Variant(HERE, warning="Obras"),))
    assert set(fields(before, replace(before, base=Content("Dos")))) == {("text", None)}


def test_a_version_that_got_a_text_of_its_own_is_told_against_what_it_said_before() -> None:
    before = Draft("", Content("La feria abre hoy a las 10:00."))
    change = fields(before, before.with_variant(Variant(THERE, text="La feria abre hoy.")))["text", THERE]
    assert change.before is None
    assert Piece(Kind.REMOVED, " a las 10:00") in change.pieces


def test_pictures_are_told_one_by_one() -> None:
    before = Draft("", Content("", (POSTER, MAP, BAND)))
    after = Draft("", Content("", (BAND, replace(POSTER, alt="Otro cartel"))))
    told = [(c.what, c.number, c.item.alt) for c in fields(before, after)["images", None].items]
    assert ("removed", 2, "Un plano") in told
    assert ("described", 2, "Otro cartel") in told
    assert [what for what, *_ in told].count("moved") == 1
    added = fields(Draft(), Draft("", Content("", (MAP,))))["images", None].items
    assert [(c.what, c.number) for c in added] == [("added", 1)]


# --- two people -----------------------------------------------------------------------------------------------------


def test_changes_in_different_places_of_a_text_come_together() -> None:
    base = "La feria abre el lunes.\nEntrada libre.\nOs esperamos."
    mine = base.replace("lunes", "martes")
    theirs = base + "\nHabrá música."
    assert merge_texts(base, mine, theirs) == (mine + "\nHabrá música.",)


def test_the_same_words_changed_by_both_are_asked() -> None:
    base = "La feria abre el lunes en la plaza."
    mine, theirs = base.replace("lunes", "martes"), base.replace("lunes", "jueves 26").replace("plaza", "calle")
    assert merge_texts(base, mine, theirs) == (
        "La feria abre el ",
        ("lunes", "martes", "jueves 26"),
        " en la calle.",
    )


def test_different_fields_come_together_and_the_same_ones_are_asked() -> None:
    base = Draft("Feria", Content("Abre el lunes."), (), Details(note="Falta el cartel"))
    mine = replace(base, title="Feria de otoño", details=Details(note="Ya está"))
    theirs = replace(
        base, base=Content("Abre el martes.", (POSTER,)), variants=(Variant(HERE, "¡Feria!"),), details=Details()
    )
    merged = merge_drafts(base, mine, theirs)
    assert (merged.draft.title, merged.draft.base, merged.draft.variants) == (mine.title, theirs.base, theirs.variants)
    assert [(c.field, c.mine, c.theirs) for c in merged.clashes] == [("details.note", "Ya está", "")]
    assert merged.draft.details.note == "Ya está"
    assert merge_drafts(base, mine, theirs, [Side.THEIRS]).draft.details.note == ""


def test_each_clash_is_answered_by_itself() -> None:
    base = Draft("", Content("Abre el lunes en la plaza mayor."))
    mine = Draft("", Content("Abre el martes en la plaza vieja."))
    theirs = Draft("", Content("Abre el jueves en la plaza nueva."))
    clashes = merge_drafts(base, mine, theirs).clashes
    assert [c.lead for c in clashes] == ["Abre el ", "Abre el martes en la plaza "]
    merged = merge_drafts(base, mine, theirs, [Side.THEIRS, Side.MINE])
    assert merged.draft.base.text == "Abre el jueves en la plaza vieja."


def test_one_adds_a_picture_and_the_other_describes_another() -> None:
    base = Draft("", Content("", (POSTER,)))
    mine, theirs = Draft("", Content("", (replace(POSTER, alt="Cartel"),))), Draft("", Content("", (POSTER, MAP)))
    assert merge_drafts(base, mine, theirs).draft.base.images == (replace(POSTER, alt="Cartel"), MAP)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [((replace(POSTER, alt="Uno"),), (replace(POSTER, alt="Dos"),)), ((), (replace(POSTER, alt="Dos"),))],
)
def test_a_picture_changed_by_both_is_asked(mine: tuple[Image, ...], theirs: tuple[Image, ...]) -> None:
    merged = merge_drafts(*(Draft("", Content("", images)) for images in ((POSTER,), mine, theirs)))
    assert merged.clashes == (Clash("images", None, (POSTER,), mine, theirs),)


def test_a_video_of_each_is_asked_because_a_post_has_one() -> None:
    mine, theirs = (Draft("", Content("", videos=(Video(x * 64, "video/mp4", 8, 6, 900, 4000),))) for x in "de")
    merged = merge_drafts(Draft(), mine, theirs)
    assert merged.clashes == (Clash("videos", None, (), mine.base.videos, theirs.base.videos),)
    assert merge_drafts(Draft(), mine, theirs, [Side.THEIRS]).draft == theirs
    same = merge_drafts(Draft(), mine, mine)
    assert (same.draft, same.clashes) == (mine, ())


def test_one_takes_a_version_back_to_the_base_and_the_other_writes_it() -> None:
    base = Draft("", Content("Uno"), (Variant(HERE, "Dos"),))
    mine, theirs = replace(base, variants=()), replace(base, variants=(Variant(HERE, "Tres"),))
    (clash,) = merge_drafts(base, mine, theirs).clashes
    assert (clash.channel_id, clash.mine, clash.theirs) == (HERE, None, "Tres")
    assert merge_drafts(base, mine, theirs).draft.variants == ()
    assert merge_drafts(base, mine, theirs, [Side.THEIRS]).draft == theirs


IMAGES = st.lists(
    st.sampled_from([POSTER, MAP, BAND, replace(MAP, alt="Otro")]), max_size=3, unique_by=lambda i: i.digest
)
DRAFTS = st.builds(
    lambda title, text, images, own, note: Draft(
        title,
        Content(text, tuple(images)),
        () if own is None else (Variant(HERE, own),),
        Details(note=note),
    ),
    TEXTS,
    TEXTS,
    IMAGES,
    st.none() | TEXTS,
    TEXTS,
)


@given(DRAFTS, DRAFTS)
def test_a_side_that_changed_nothing_leaves_the_other_as_it_is(base: Draft, changed: Draft) -> None:
    for mine, theirs in ((base, changed), (changed, base), (changed, changed)):
        merged = merge_drafts(base, mine, theirs)
        assert merged.draft == changed
        assert not merged.clashes


@given(TEXTS, TEXTS, TEXTS)
def test_the_answers_decide_and_the_order_of_the_two_does_not_matter(base: str, mine: str, theirs: str) -> None:
    parts, other_way = merge_texts(base, mine, theirs), merge_texts(base, theirs, mine)
    assert other_way == tuple(p if isinstance(p, str) else (p[0], p[2], p[1]) for p in parts)
    assert all(p if isinstance(p, str) else p[1] != p[2] for p in parts if p != "")

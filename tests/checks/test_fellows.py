"""What is said of a post beside others: its other language, and what the channel says in the same week."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calendario.checks.review import review
from calendario.domain.finding import TEXT, Level
from tests.checks.standing_cases import NOW, codes, found, subject

OPEN = "La biblioteca abre los sábados por la mañana, de 10:00 a 14:00 h."
BIN = "Recuerda: el punto limpio abre de martes a domingo, de 10:00 a 18:00 h."


def test_a_missing_language_warns_or_blocks_as_the_house_says() -> None:
    for blocks, level in ((False, Level.WARN), (True, Level.BLOCK)):
        [missing] = found(OPEN, languages=("es", "ca-valencia", "eu"), languages_block=blocks)
        assert (missing.code, missing.level) == ("bilingual_pair_missing", level)
        assert missing.facts["languages"] == ("ca-valencia", "eu")
        assert (missing.place, missing.start, missing.end) == (TEXT, 0, 0)


@pytest.mark.parametrize(
    ("asked", "spoken", "there"),
    [
        ("ca", "ca", True),
        ("ca", "ca-valencia", True),
        ("ca-valencia", "ca", False),
        ("ca-valencia", "ca-ES-valencia", True),
        ("CA-Valencia", "ca-valencia", True),
        ("gl", "gl-ES", True),
        ("es-419", "es", True),
        ("eu", "es", False),
    ],
)
def test_which_language_is_which(asked: str, spoken: str, *, there: bool) -> None:
    assert (codes(OPEN, languages=("es", asked), spoken=("es", spoken)) == set()) is there


def test_a_title_is_no_text_of_its_own() -> None:
    told = found(OPEN, at="web", title="La biblioteca abre los sábados por la mañana", languages=("es", "eu"))
    assert [one.place for one in told] == [TEXT]


def test_a_word_or_two_need_no_translation_and_three_do() -> None:
    assert codes("¡Gracias, equipo! 🎉", languages=("es", "eu")) == set()
    assert codes("Mañana, pleno extraordinario.", languages=("es", "eu")) == {"bilingual_pair_missing"}


def test_where_nobody_can_read_it_no_language_is_missed() -> None:
    post = subject(OPEN, languages=("es", "eu"))
    assert "bilingual_pair_missing" not in {one.code for one in review(post, NOW)}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Aviso: la piscina cubierta abre de martes a domingo, de 10:00 a 18:00 h.", False),
        (f"{BIN} https://ayto.es/limpio", True),
        (BIN, True),
    ],
)
def test_as_many_words_are_not_the_same_words(other: str, *, same: bool) -> None:
    assert bool(codes(BIN, recent=((other, "2026-12-13T10:00"),))) is same
    assert bool(codes(other, recent=((BIN, "2026-12-13T10:00"),))) is same


def test_another_page_is_another_notice_and_a_greeting_may_be_said_every_day() -> None:
    one, other = f"{BIN} https://ayto.es/limpio", f"{BIN} https://ayto.es/punto"
    assert codes(one, recent=((other, "2026-12-13T10:00"),)) == set()
    assert codes("¡Buenos días a todos!", recent=(("¡Buenos días a todos!", "2026-12-14T10:00"),)) == set()


@settings(max_examples=40, deadline=None)
@given(st.permutations(["es", "ca-valencia", "gl", "eu"]), st.sets(st.sampled_from(["es", "ca-valencia", "gl", "eu"])))
def test_what_is_missing_is_what_is_asked_and_not_spoken(asked: list[str], spoken: set[str]) -> None:
    told = found(OPEN, languages=tuple(asked), spoken=tuple(spoken))
    missing = tuple(one for one in asked if one not in spoken | {"es"})
    assert [one.facts["languages"] for one in told] == ([missing] if missing else [])


def test_the_finding_tells_the_day_of_the_nearest() -> None:
    told = found(
        BIN, recent=((BIN, "2026-12-10T10:00"), (BIN, "2026-12-16T09:00"), ("Otra cosa distinta.", "2026-12-15T09:00"))
    )
    assert [(one.code, one.facts["day"], one.start, one.end) for one in told] == [
        ("duplicate_post", "2026-12-16", 0, 0)
    ]


@pytest.mark.parametrize(("away", "told"), [(7, True), (-7, True), (8, False), (-8, False), (0, True)])
def test_a_week_either_way(away: int, told: bool) -> None:
    at = datetime.fromisoformat("2026-12-15T10:00") + timedelta(days=away)
    assert bool(codes(BIN, recent=((BIN, at.isoformat()),))) is told


WORDS = [
    "el",
    "punto",
    "limpio",
    "recoge",
    "aceite",
    "muebles",
    "ropa",
    "vieja",
    "pilas",
    "cerca",
    "del",
    "parque",
    "grande",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=8, max_size=30),
    st.integers(1, 29),
    st.sampled_from(["8", "Lorca", "no", "lunes"]),
)
def test_the_same_words_are_told_and_a_number_a_name_or_a_day_more_are_not(
    words: list[str], place: int, more: str
) -> None:
    text = f"Mira: {' '.join(words)}."
    other = f"Mira: {' '.join([*words[:place], more, *words[place:]])}."
    assert codes(text, recent=((text, "2026-12-13T10:00"),)) >= {"duplicate_post"}
    assert "duplicate_post" not in codes(text, recent=((other, "2026-12-13T10:00"),))
    assert "duplicate_post" not in codes(other, recent=((text, "2026-12-13T10:00"),))

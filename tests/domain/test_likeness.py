"""What was sent and what is there, word by word."""

from __future__ import annotations

import unicodedata

import pytest

from calendario.domain.likeness import ALIKE, MOST_COMPARED, differing, likeness

SENT = "El miércoles 25, recogida de enseres en el barrio de la Estación."


@pytest.mark.parametrize(
    ("there", "alike"),
    [
        (SENT, True),
        (SENT.upper(), True),
        (unicodedata.normalize("NFD", SENT), True),
        (SENT.replace(" ", "\n"), True),
        (SENT.replace("25", "26"), True),
        ("El viernes abre la biblioteca hasta las nueve.", False),
        ("", False),
    ],
    ids=["same", "capitals", "decomposed", "lines", "one word", "another", "nothing"],
)
def test_what_says_nearly_the_same_is_alike(there: str, alike: bool) -> None:
    assert (likeness(SENT, there) >= ALIKE) is alike


def test_only_the_same_words_are_wholly_alike() -> None:
    assert likeness(SENT, SENT) == 1
    assert likeness("", "") == 1  # two posts of nothing but pictures
    assert likeness("no no no", "no") < 1


def words(text: str, other: str) -> tuple[list[str], list[str]]:
    ours, theirs = differing(text, other)
    return [text[a:b] for a, b in ours], [other[a:b] for a, b in theirs]


def test_the_words_that_differ_are_told_on_both_sides() -> None:
    assert words("Abre a las 9:00 en la plaza 🎪", "🎪 Hoy abre a las 9:30 en la plaza") == (
        ["9:00", "🎪"],
        ["🎪", "Hoy", "9:30"],
    )


def test_of_a_very_long_text_the_rest_is_one_word() -> None:
    long = " ".join(f"palabra{n}" for n in range(MOST_COMPARED + 50))
    assert words(long, long) == ([], [])
    ours, theirs = words(long, long + " y una más")
    assert len(ours) == len(theirs) == 1
    assert theirs[0].startswith(f"palabra{MOST_COMPARED}")

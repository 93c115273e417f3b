"""Code points and UTF-16 units: one conversion for everything the editor marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.gui.editor.positions import Positions

TEXTS = st.text(st.sampled_from("ab ñé🎉👨‍👩‍👧\u0301\n€"), max_size=40) | st.text(
    st.characters(exclude_categories=("Cs",)), max_size=40
)


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_position_is_where_qt_would_find_it(text: str) -> None:
    positions = Positions(text)
    for place in range(len(text) + 1):
        assert positions.to_utf16(place) == utf16_length(text[:place])


@given(TEXTS)
def test_going_there_and_back_changes_nothing(text: str) -> None:
    positions = Positions(text)
    assert [positions.to_code_point(positions.to_utf16(n)) for n in range(len(text) + 1)] == list(range(len(text) + 1))


def test_the_middle_of_a_pair_is_the_pair() -> None:
    assert [Positions("a🎉b").to_code_point(n) for n in range(5)] == [0, 1, 1, 2, 3]


@pytest.mark.parametrize("place", [-3, 99])
def test_beyond_the_text_is_its_end(place: int) -> None:
    positions = Positions("día 🎉")
    assert positions.to_utf16(place) == (0 if place < 0 else 6)
    assert positions.to_code_point(place) == (0 if place < 0 else 5)

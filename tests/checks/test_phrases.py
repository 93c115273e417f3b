"""Lists of phrases: the longest at each place, found as one would by comparing each with every place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendario.checks.phrases import Phrases
from calendario.domain.dates.tokens import Kind, Tokens
from calendario.domain.vocabulary import Phrase
from tests.checks.spoken import rules


def found(text: str, *phrases: str) -> list[str]:
    hits = Phrases([Phrase(words) for words in phrases]).found(Tokens(text))
    return [text[hit.start : hit.end] for hit in hits]


def test_words_stems_any_word_and_one_of_several() -> None:
    assert found("Se inauguró la gran Feria", "inaugur* la", "gran|magnífica feria") == ["inauguró la", "gran Feria"]
    assert found("la primera piedra y la vieja piedra", "la * piedra") == ["la primera piedra", "la vieja piedra"]
    assert found("Primera\npiedra, primera, piedra", "primera piedra") == []


def test_the_longest_wins_whatever_the_order_of_the_list() -> None:
    assert found("a los efectos oportunos", "a los efectos oportunos", "a los", "efectos") == [
        "a los efectos oportunos"
    ]
    assert found("a los efectos oportunos", "efectos", "a los", "a los efectos oportunos") == [
        "a los efectos oportunos"
    ]
    assert found("a los dos efectos", "a los efectos", "a los", "efectos") == ["a los", "efectos"]


@pytest.mark.parametrize("words", ["", "* de", "in* algo", "| de"])
def test_what_is_no_phrase(words: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|stem"):
        Phrases([Phrase(words)])


def test_every_list_can_be_read() -> None:
    for words in rules().words:
        for phrases in words.lists.values():
            Phrases(phrases)


_KEYS = ("la", "feria", "feriante", "abre", "ya")
_PATTERNS = st.lists(
    st.lists(st.sampled_from([*_KEYS, "*", "feri*", "la|ya"]), min_size=1, max_size=3).filter(
        lambda one: one[0] != "*"
    ),
    min_size=1,
    max_size=6,
)


@given(_PATTERNS, st.lists(st.sampled_from([*_KEYS, ",", "\n"]), max_size=10))
def test_as_by_comparing_each_with_every_place(patterns: list[list[str]], words: list[str]) -> None:
    tokens = Tokens(" ".join(words))
    hits = [(hit.first, hit.last) for hit in Phrases([Phrase(" ".join(one)) for one in patterns]).found(tokens)]
    expected, place = [], 0
    while place < len(tokens):
        length = max((len(one) for one in patterns if _stands(tokens, place, one)), default=0)
        if length:
            expected.append((place, place + length - 1))
        place += max(length, 1)
    assert hits == expected


def _stands(tokens: Tokens, first: int, pattern: Sequence[str]) -> bool:
    for step, part in enumerate(pattern):
        token = tokens.at(first + step)
        if token.kind is not Kind.WORD or (step and token.line):
            return False
        if not any(
            one == "*" or token.key == one or (one.endswith("*") and token.key.startswith(one[:-1]))
            for one in part.split("|")
        ):
            return False
    return True

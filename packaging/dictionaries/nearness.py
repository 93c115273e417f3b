"""How near words lie to each other: what a slip of the finger or a forgotten accent makes of one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

LETTERS = "abcdefghijklmnopqrstuvwxyzáéíóúüñ"


def without_accents(word: str) -> str:
    """`word` without accents and diaeresis; ñ stays, being another letter."""
    marks = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in marks if c == "\u0303" or not unicodedata.combining(c)))


def bare(word: str) -> str:
    """`word` in plain a to z letters, ñ as n."""
    return without_accents(word).replace("ñ", "n")


def one_edit_away(word: str) -> Iterator[str]:
    """All strings that one deletion, swap, replacement or insertion makes of `word`."""
    for i in range(len(word) + 1):
        left, right = word[:i], word[i:]
        if right:
            yield left + right[1:]
            for letter in LETTERS:
                yield left + letter + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in LETTERS:
            yield left + letter + right

"""How much two texts say the same, word by word: for a person who compares what was sent with what is there."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

#: From here on two texts are alike enough for one to be the other, edited on the way or by the network.
ALIKE = 0.6
#: Words of each text that are told apart one by one: comparing more of a hostile text would take seconds.
MOST_COMPARED = 200

_WORD = re.compile(r"\S+")

#: Where words stand: first and last code point (exclusive).
Places = tuple[tuple[int, int], ...]


def likeness(one: str, other: str) -> float:
    """From 0 (no word in common) to 1 (the same words, as often), whatever their order and their capitals."""
    ours, theirs = Counter(_words(one)), Counter(_words(other))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def differing(one: str, other: str) -> tuple[Places, Places]:
    """The words of each text that the other does not have there. After `MOST_COMPARED` words the rest is one word."""
    ours, theirs = _placed(one), _placed(other)
    matcher = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    same = matcher.get_matching_blocks()
    kept = {block.a + n for block in same for n in range(block.size)}
    found = {block.b + n for block in same for n in range(block.size)}
    return (
        tuple(place for number, (_, place) in enumerate(ours) if number not in kept),
        tuple(place for number, (_, place) in enumerate(theirs) if number not in found),
    )


def _words(text: str) -> list[str]:
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


def _placed(text: str) -> list[tuple[str, tuple[int, int]]]:
    found = [(_plain(match[0]), match.span()) for match in _WORD.finditer(text)]
    rest = found[MOST_COMPARED:]
    if not rest:
        return found
    return [*found[:MOST_COMPARED], (" ".join(word for word, _ in rest), (rest[0][1][0], rest[-1][1][1]))]

"""How likely each slip of a Catalan writer is."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["ACCENT_SLIP", "slip_cost"]

ACCENT_SLIP = 0.2
"""Cost of accents alone: missing, needless, open for closed."""

# Two letters that are one sound, before words are compared. Costs are on the scale of `spelling.spanish.slips`; they
# follow what the Institute's grammar calls the difficulties of writing, and are fitted on nothing.
_ONE_SOUND = (("l·l", "ŀ"), ("ll", "λ"), ("ss", "ß"), ("ny", "ñ"), ("tx", "ĉ"), ("tg", "ĝ"), ("tj", "ĝ"), ("qu", "q"))
_ALIKE = {
    ("l", "ŀ"): 0.35,
    ("λ", "ŀ"): 0.25,
    ("λ", "y"): 0.6,
    ("ß", "s"): 0.35,
    ("ß", "ç"): 0.35,
    ("ç", "s"): 0.35,
    ("c", "s"): 0.5,
    ("c", "ç"): 0.35,
    ("ß", "c"): 0.5,
    ("s", "z"): 0.5,
    ("b", "v"): 0.45,
    ("g", "j"): 0.4,
    ("ĝ", "j"): 0.4,
    ("g", "ĝ"): 0.4,
    ("x", "ĉ"): 0.4,
    ("s", "x"): 0.6,
    ("c", "q"): 0.45,
    ("k", "q"): 0.45,
    ("c", "k"): 0.45,
    ("a", "e"): 0.5,
    ("o", "u"): 0.5,
    ("i", "y"): 0.6,
    ("m", "n"): 0.7,
    ("d", "t"): 0.6,
    ("n", "ñ"): 0.6,
}
_REPLACED = {pair: cost for (a, b), cost in _ALIKE.items() for pair in ((a, b), (b, a))}
_H_SLIP = 0.5
_DOUBLED = 0.55
_LEFT_OUT, _ADDED, _SWAPPED, _OTHER_LETTER, _FIRST_LETTER = 0.6, 1.0, 0.7, 1.2, 0.15


def slip_cost(typed: str, meant: str) -> float:
    """How unlikely it is that someone who meant `meant` typed `typed`, both folded: 0 for equal, about 1 a letter."""
    if typed == meant:
        return 0.0
    source, target = _sounds(typed), _sounds(meant)
    if _bare(source) == _bare(target):
        return ACCENT_SLIP
    before: list[float] = []
    row = [0.0]
    for j, letter in enumerate(target):
        row.append(row[-1] + _left_out(target, j, letter))
    for i, letter in enumerate(source):
        current = [row[0] + _added(source, i, letter)]
        for j, wanted in enumerate(target):
            best = min(
                row[j] + _replaced(letter, wanted, first=i == j == 0),
                row[j + 1] + _added(source, i, letter),
                current[j] + _left_out(target, j, wanted),
            )
            if i and j and letter == target[j - 1] != wanted == source[i - 1]:
                best = min(best, before[j - 1] + _SWAPPED)
            current.append(best)
        before, row = row, current
    return max(row[-1], ACCENT_SLIP)


def _sounds(word: str) -> str:
    for written, sound in _ONE_SOUND:
        word = word.replace(written, sound)
    return word


@lru_cache(maxsize=4_096)
def _bare(letters: str) -> str:
    """Without accents and diaeresis; ç and ñ stay, being other letters."""
    marks = unicodedata.normalize("NFD", letters.replace("ç", "\0").replace("ñ", "\1"))
    return "".join(c for c in marks if not unicodedata.combining(c)).replace("\0", "ç").replace("\1", "ñ")


def _replaced(letter: str, wanted: str, *, first: bool) -> float:
    if letter == wanted:
        return 0.0
    letter, wanted = _bare(letter), _bare(wanted)
    if letter == wanted:
        return ACCENT_SLIP
    cost = _REPLACED.get((letter, wanted), _OTHER_LETTER)
    return cost + (_FIRST_LETTER if first and cost > 0.6 else 0.0)


def _left_out(target: str, j: int, letter: str) -> float:
    if letter == "h":
        return _H_SLIP
    if j and target[j - 1] == letter:
        return _DOUBLED
    return _LEFT_OUT + (_FIRST_LETTER if j == 0 else 0.0)


def _added(source: str, i: int, letter: str) -> float:
    if letter == "h":
        return _H_SLIP
    if i and source[i - 1] == letter:
        return _DOUBLED
    return _ADDED + (_FIRST_LETTER if i == 0 else 0.0)

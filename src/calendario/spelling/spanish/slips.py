"""How Spanish words get misspelt: what a typed word may have been meant to be, and how likely each slip is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from calendario.spelling.spanish.formation import ACUTE, without_acute
from calendario.spelling.words import word_set

__all__ = ["ACCENT_SLIP", "accentuations", "far_forms", "meant_forms", "slip_cost"]

ACCENT_SLIP = 0.2
"""Cost of a missing or needless accent, the commonest slip in Spanish."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzñ"

# Costs on the scale of one plain wrong letter ≈ 1.2, fitted on real misspellings of native writers.
_SOUND_ALIKE = {
    ("b", "v"): 0.65,
    ("g", "j"): 0.5,
    ("c", "s"): 0.6,
    ("s", "z"): 0.6,
    ("c", "z"): 0.6,
    ("c", "k"): 0.45,
    ("k", "q"): 0.45,
    ("c", "q"): 0.45,
    ("s", "x"): 0.6,
    ("i", "y"): 0.7,
    ("m", "n"): 0.7,
    ("n", "ñ"): 0.35,
    ("u", "ü"): 0.2,
    ("ú", "ü"): 0.2,
    ("b", "w"): 0.85,
    ("λ", "y"): 0.5,
    ("l", "λ"): 0.6,
}
_H_SLIP = 0.5
_DOUBLED = 0.55
_LEFT_OUT = 0.6
_ADDED = 1.0
_SWAPPED = 0.7
_NEXT_KEY = 0.95
_OTHER_VOWEL = 1.15
_OTHER_LETTER = 1.2
_FIRST_LETTER = 0.15

# Spellings that people mix up: (typed, meant).
_MIXED_UP = tuple(
    tuple(pair.split("/"))
    for pair in sorted(
        word_set(
            "b/v v/b g/j j/g s/c c/s z/c c/z s/z z/s ll/y y/ll cc/x x/cc xc/x cc/c c/cc ct/cc s/x x/s ni/ñ ny/ñ "
            "n/ñ qu/c k/c k/qu c/qu ge/gue gi/gui gue/güe gui/güi hu/gü gü/hu w/gu hue/güe sc/c c/sc xp/sp sp/xp "
            "s/ps nm/mn nn/n np/mp nb/mb mv/nv mf/nf i/y m/n rr/r r/rr h/"
        )
    )
)


def _neighbouring_keys() -> frozenset[tuple[str, str]]:
    rows = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
    pairs = {(row[i], row[i + 1]) for row in rows for i in range(len(row) - 1)}
    for upper, lower in pairwise(rows):
        for i, letter in enumerate(lower):
            pairs.update((letter, upper[j]) for j in (i, i + 1) if j < len(upper))
    return frozenset(pairs | {(b, a) for a, b in pairs})


_NEXT_KEYS = _neighbouring_keys()
_REPLACED = {(a, b): cost for (x, y), cost in _SOUND_ALIKE.items() for a, b in ((x, y), (y, x))}
_REPLACED |= {pair: ACCENT_SLIP for plain, acute in ACUTE.items() for pair in ((plain, acute), (acute, plain))}


def accentuations(word: str) -> Iterator[str]:
    """`word` without accents, then with an accent on each of its vowels in turn."""
    plain = without_acute(word)
    yield plain
    for i, letter in enumerate(plain):
        if letter in ACUTE:
            yield plain[:i] + ACUTE[letter] + plain[i + 1 :]


def meant_forms(word: str) -> set[str]:
    """Forms that `word` (lower case, no accents) may stand for: one edit, or up to two mixed-up spellings away."""
    found = set(_one_edit_away(word))
    once = set(_respelt(word))
    found |= once
    for form in once:
        found.update(_respelt(form))
    return found


def far_forms(word: str) -> set[str]:
    """Forms two edits from `word` (lower case, no accents), of which one drops or swaps letters: many thousands."""
    shorter = {word[:i] + word[i + 1 :] for i in range(len(word))}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return {form for once in shorter | swapped for form in _one_edit_away(once)}


def _one_edit_away(word: str) -> Iterator[str]:
    for i in range(len(word) + 1):
        left, right = word[:i], word[i:]
        for letter in _LETTERS:
            yield left + letter + right
        if right:
            yield left + right[1:]
            for letter in _LETTERS:
                yield left + letter + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]


def _respelt(word: str) -> Iterator[str]:
    for typed, meant in _MIXED_UP:
        i = word.find(typed)
        while i >= 0:
            yield word[:i] + meant + word[i + len(typed) :]
            i = word.find(typed, i + 1)
    for i, letter in enumerate(word):
        if letter in "aeiou" and (i == 0 or word[i - 1] != "h"):
            yield word[:i] + "h" + word[i:]


def slip_cost(typed: str, meant: str) -> float:
    """How unlikely it is that someone who meant `meant` typed `typed`, both lower case: 0 for equal, about 1 a letter.

    A weighted edit distance with swaps, in which letters that sound alike or lie side by side cost less.
    """
    if typed == meant:
        return 0.0
    if without_acute(typed) == without_acute(meant):
        return ACCENT_SLIP + (0.15 if meant == without_acute(meant) else 0.0)
    source, target = _sounds(typed), _sounds(meant)
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
            if i and j and _same(letter, target[j - 1]) and _same(source[i - 1], wanted) and letter != wanted:
                best = min(best, before[j - 1] + _SWAPPED)
            current.append(best)
        before, row = row, current
    return row[-1]


def _sounds(word: str) -> str:
    return word.replace("ll", "λ").replace("que", "qe").replace("qui", "qi").replace("qué", "qé").replace("quí", "qí")


def _same(a: str, b: str) -> bool:
    return without_acute(a) == without_acute(b)


def _replaced(letter: str, wanted: str, *, first: bool) -> float:
    if letter == wanted:
        return 0.0
    cost = _REPLACED.get((letter, wanted))
    if cost is None:
        if (letter, wanted) in _NEXT_KEYS:
            cost = _NEXT_KEY
        else:
            both_vowels = without_acute(letter) in ACUTE and without_acute(wanted) in ACUTE
            cost = _OTHER_VOWEL if both_vowels else _OTHER_LETTER
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

"""How Spanish words get misspelt: how likely each slip is, and what a misspelt word may be respelt to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from calendario.spelling.spanish.formation import ACUTE, without_acute
from calendario.spelling.words import word_set

__all__ = ["ACCENT_SLIP", "accentuations", "respellings", "shortened", "slip_cost"]

ACCENT_SLIP = 0.2
"""Cost of a missing or needless accent, the commonest slip in Spanish."""

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
    ("χ", "x"): 0.4,
    ("χ", "c"): 0.55,
    ("χ", "s"): 0.6,
    ("χ", "z"): 0.6,
    ("ɡ", "g"): 0.4,
    ("ɡ", "j"): 0.6,
    ("ʃ", "x"): 0.5,
    ("ʃ", "s"): 0.5,
    ("ʃ", "c"): 0.5,
    ("q", "ʃ"): 0.8,
}
_H_SLIP = 0.6
_DOUBLED = 0.55
_LEFT_OUT = 0.6
_ADDED = 1.0
_SWAPPED = 0.7
_SWAPPED_ACROSS = 1.1  # two consonants with a vowel between them: munipicio
_NEXT_KEY = 0.9
_OTHER_VOWEL = 1.05
_OTHER_LETTER = 1.2
_FIRST_LETTER = 0.15
_RESPELT = 0.35
_BAND = 3  # further apart than this, letters of the two words are not held against each other

# One sound in several letters, each made one letter: ll λ, cc χ, gu ɡ before e and i, xc ʃ.
_DIGRAPHS = re.compile(r"ll|qu(?=[eiéí])|cc(?=[eiéí])|xc(?=[eiéí])|gu(?=[eiéí])")
_DIGRAPH_LETTER = {"ll": "λ", "qu": "q", "cc": "χ", "xc": "ʃ", "gu": "ɡ"}
_LENGTHENED = re.compile(r"(.)\1{2,}")

# Spellings that people mix up and that do not sound alike letter by letter: (typed, meant).
_MIXED_UP = tuple(
    pair.split("/")
    for pair in sorted(word_set("ni/ñ ny/ñ gn/ñ ct/cc hu/gü gü/hu w/gu hue/güe güe/hue xp/sp sp/xp ks/x x/cs ao/ado"))
)


def _neighbouring_keys() -> frozenset[tuple[str, str]]:
    rows = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
    pairs = {(row[i], row[i + 1]) for row in rows for i in range(len(row) - 1)}
    for upper, lower in pairwise(rows):
        for i, letter in enumerate(lower):
            pairs.update((letter, upper[j]) for j in (i, i + 1) if j < len(upper))
    return frozenset(pairs | {(b, a) for a, b in pairs})


def _replacements() -> dict[str, dict[str, float]]:
    """What it costs to type the first letter for the second, for those that are likelier than any other."""
    plain = {letter: without_acute(letter) for letter in "aeiouáéíóúü"}
    pairs = {(a, b): _OTHER_VOWEL for a in plain for b in plain if plain[a] != plain[b]}
    pairs |= dict.fromkeys(_neighbouring_keys(), _NEXT_KEY)
    pairs |= {pair: ACCENT_SLIP for bare, acute in ACUTE.items() for pair in ((bare, acute), (acute, bare))}
    pairs |= {pair: cost for (a, b), cost in _SOUND_ALIKE.items() for pair in ((a, b), (b, a))}
    table: dict[str, dict[str, float]] = {}
    for (a, b), cost in pairs.items():
        table.setdefault(a, {})[b] = cost
    return table


_REPLACED = _replacements()


def accentuations(word: str) -> Iterator[str]:
    """`word` without accents, then with an accent on each of its vowels in turn."""
    plain = without_acute(word)
    yield plain
    for i, letter in enumerate(plain):
        if letter in ACUTE:
            yield plain[:i] + ACUTE[letter] + plain[i + 1 :]


def respellings(word: str) -> Iterator[str]:
    """`word` (lower case) with one spelling put for another that people mix up with it: espanioles, españoles."""
    for typed, meant in _MIXED_UP:
        i = word.find(typed)
        while i >= 0:
            yield word[:i] + meant + word[i + len(typed) :]
            i = word.find(typed, i + 1)


def shortened(word: str) -> str:
    """`word` without the letters that were held to stress it: muuuucho, mucho."""
    return _LENGTHENED.sub(r"\1", word)


def slip_cost(typed: str, meant: str) -> float:
    """How unlikely it is that someone who meant `meant` typed `typed`, both lower case: 0 for equal, about 1 a letter.

    A weighted edit distance with swaps, in which letters that sound alike or lie side by side cost less. Words whose
    lengths differ by more than three letters cost as much as their letters.
    """
    if typed == meant:
        return 0.0
    bare_typed, bare_meant = without_acute(typed), without_acute(meant)
    if bare_typed == bare_meant:
        return ACCENT_SLIP + (0.15 if meant == bare_meant else 0.0)
    source, target = _sounds(typed), _sounds(meant)
    cost = _distance(source, target, without_acute(source), without_acute(target))
    if "ñ" in meant and "ñ" not in typed:
        for written in ("ni", "ny", "gn"):
            if written in typed:
                cost = min(cost, _RESPELT + slip_cost(typed.replace(written, "ñ", 1), meant))
    return cost


def _distance(source: str, target: str, bare_source: str, bare_target: str) -> float:
    m = len(target)
    if abs(len(source) - m) > _BAND:
        return float(max(len(source), m))
    far = 99.0
    left_out = [
        _H_SLIP if b == "h" else _DOUBLED if j and target[j - 1] == b else _LEFT_OUT + (0 if j else _FIRST_LETTER)
        for j, b in enumerate(target)
    ]
    row = [0.0]
    for cost in left_out:
        row.append(row[-1] + cost)
    before = before_that = row
    for i, a in enumerate(source):
        if a == "h":
            added = _H_SLIP
        elif i and source[i - 1] == a:
            added = _DOUBLED
        else:
            added = _ADDED if i else _ADDED + _FIRST_LETTER
        replaced = _REPLACED.get(a)
        low, high = max(0, i - _BAND), min(m, i + _BAND + 1)
        current = [far] * (m + 1)
        if low == 0:
            current[0] = row[0] + added
        for j in range(low, high):
            b = target[j]
            if a == b:
                best = row[j]
            else:
                cost = replaced.get(b, _OTHER_LETTER) if replaced else _OTHER_LETTER
                if i == j == 0 and cost > _SOUND_ALIKE["m", "n"]:
                    cost += _FIRST_LETTER
                best = row[j] + cost
                if i and j and bare_source[i] == bare_target[j - 1] and bare_source[i - 1] == bare_target[j]:
                    swapped = before[j - 1] + _SWAPPED
                    best = min(best, swapped)
                elif i > 1 < j and a == target[j - 2] and source[i - 2] == b and source[i - 1] == target[j - 1]:
                    best = min(best, before_that[j - 2] + _SWAPPED_ACROSS)
            other = row[j + 1] + added
            if other < best:
                best = other
            other = current[j] + left_out[j]
            if other < best:
                best = other
            current[j + 1] = best
        before_that, before, row = before, row, current
    return row[m]


def _sounds(word: str) -> str:
    return _DIGRAPHS.sub(lambda written: _DIGRAPH_LETTER[written[0]], word)

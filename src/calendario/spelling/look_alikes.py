"""Letters of other scripts that look like Latin ones: a word that mixes both is seen right and read wrong."""

from __future__ import annotations

import unicodedata

__all__ = ["LAST_LATIN_LETTER", "latin_letters", "latin_reading"]

LAST_LATIN_LETTER = "\u024f"

# Cyrillic, then Greek, by the shapes of usual typefaces; pairs of the letter and the Latin one.
_PAIRS = (
    "аa еe оo рp сc уy хx іi јj ѕs кk һh ԁd ԛq ԝw ёë їï ѐè ѝì "
    "АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ҺH ԚQ ԜW ЁË ЇÏ ЀÈ "
    "οo όó νv αa άá ιi ίí ϊï ρp κk υu ύú ϋü "
    "ΑA ΆÁ ΒB ΕE ΈÉ ΖZ ΗH ΉH ΙI ΊÍ ΪÏ ΚK ΜM ΝN ΟO ΌÓ ΡP ΤT ΥY ΎÝ ΧX"
)
_LATIN = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_ALIKE = frozenset(pair[0] for pair in _PAIRS.split())
_OF_FORMULAS = frozenset("αιρκυν")
_LONGEST_FORMULA = 3


def latin_letters(text: str) -> str:
    """`text` with the Latin letter in the place of each that looks like one; as long as it was."""
    return text.translate(_LATIN)


def latin_reading(word: str) -> str | None:
    """What `word` (NFC) seems to say, where it mixes Latin letters with others that look like them: «Аyuntamiento» with
    a Cyrillic А. None where it does not: a word wholly in another script, one with a letter that no Latin one looks
    like (kΩ, μg), and short ones of the small Greek letters of formulas (ρgh).
    """
    if not word or max(word) <= LAST_LATIN_LETTER:
        return None
    others = {c for c in word if c > LAST_LATIN_LETTER and not unicodedata.combining(c)}
    if not others or not others <= _ALIKE or not any(c.isalpha() and c <= LAST_LATIN_LETTER for c in word):
        return None
    if len(word) <= _LONGEST_FORMULA and others & _OF_FORMULAS:
        return None
    return unicodedata.normalize("NFC", latin_letters(word))

"""How many syllables a Spanish word has, as the orthography of 2010 divides it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Accents that Spanish knows nothing of change no syllable: «Gràcia», «Lluçà».
_FOREIGN = re.compile("[\u0300\u0302\u0304\u030a\u030c\u0327]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# A u that is not heard, and one that begins a syllable as a consonant would: «guerra», «queso», «cacahuete».
_SILENT = re.compile(r"(?<=q)u(?=[aeiouáéíóú])|(?<=g)u(?=[eiéí])")
_CONSONANT_U = re.compile(r"hu(?=[aeiouáéíóú])")
# A y between consonants or at the end is a vowel: «rey», «y»; before a vowel it is none: «mayo».
_VOWEL_Y = re.compile(r"y(?![aeiouáéíóúü])")
# An h parts no vowels: «prohibir» has a diphthong and «búho» a hiatus, as they would have without it.
_BETWEEN = re.compile(r"(?<=[aeiouáéíóúüï])h(?=[aeiouáéíóúüï])")
_VOWELS = re.compile("[aeiouáéíóúüï]+")

_STRONG = frozenset("aeoáéó")
_HEARD_APART = frozenset("íúï")
_WITHOUT_ACCENT = str.maketrans("áéíóúüï", "aeiouui")


@lru_cache(maxsize=8192)  # most words of a text come again in the next
def syllables(word: str) -> int:
    """Of one word, at least 1; what has no vowels («km») counts as one."""
    letters = _UNSEEN.sub("", unicodedata.normalize("NFC", word)).lower()
    if not letters.isascii():
        letters = unicodedata.normalize("NFC", _FOREIGN.sub("", unicodedata.normalize("NFD", letters)))
        letters = letters.replace("ä", "a").replace("ö", "o").replace("ë", "e")
    letters = _VOWEL_Y.sub("i", _SILENT.sub("", letters))
    letters = _BETWEEN.sub("", _CONSONANT_U.sub("w", letters))
    return max(1, sum(_in_a_row(vowels) for vowels in _VOWELS.findall(letters)))


def _in_a_row(vowels: str) -> int:
    """In how many syllables vowels fall that stand side by side: none has two strong ones, nor a strong one beside an
    í or ú, nor the same one twice.
    """
    count, before, has_strong = 1, "", False
    for vowel in vowels:
        strong = vowel in _STRONG
        apart = (
            (strong and (has_strong or before in _HEARD_APART))
            or (vowel in _HEARD_APART and before in _STRONG)
            or vowel.translate(_WITHOUT_ACCENT) == before.translate(_WITHOUT_ACCENT)
        )
        if apart:
            count, has_strong = count + 1, False
        has_strong, before = has_strong or strong, vowel
    return count

"""Which Spanish words are right: the listed ones and those that Spanish forms of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from calendario.spelling.look_alikes import latin_reading
from calendario.spelling.spanish.formation import derived_from, with_enclitics, without_acute
from calendario.spelling.spanish.instead import INSTEAD
from calendario.spelling.spanish.vocabulary import Vocabulary

if TYPE_CHECKING:
    from calendario.spelling.spanish.corrections import Corrections

__all__ = ["Acceptance"]

_LONGEST_SPANISH_WORD = 40
_LAUGHTER = re.compile(r"(?:j[aeiou]){3,}j?")  # jajaja, as the norm writes it
_NEAR_COST = 0.75
_SOUNDS_THE_SAME = 0.6  # an h, ll for y, s for z
_USUAL_ZIPF = 4.0  # once in a hundred thousand words
_KNOWN_ZIPF = 2.0


class Acceptance:
    """Tells the right words of `vocabulary` from the others. `corrections` are asked for only where a word is doubtful:
    their modules take as long to import as all that tells most words.
    """

    def __init__(self, vocabulary: Vocabulary, corrections: Callable[[], Corrections]) -> None:
        self._vocabulary = vocabulary
        self._corrections = corrections

    def accepts(self, word: str) -> bool:
        """Whether `word` (NFC) is right as it is written."""
        if not 1 < len(word) <= _LONGEST_SPANISH_WORD:
            return len(word) <= 1
        if latin_reading(word) is not None:
            return False
        if "@" in word:
            return any(self.accepts(word.replace("@", vowel)) for vowel in "oae")
        lower = word.lower()
        if lower in INSTEAD:
            return False
        vocabulary = self._vocabulary
        if vocabulary.is_common(lower):
            return not self.is_hardly_meant(lower)
        if word != lower:
            name = word[0] + word[1:].lower()
            if vocabulary.is_name(word) or (word.isupper() and vocabulary.is_name(name)):
                return True
        if "·" in word or _LAUGHTER.fullmatch(lower):  # ela geminada: Catalan by definition
            return True
        if lower.endswith("íd") and vocabulary.is_common(lower[:-1] + "r"):  # oíd, reíd, which RLA-ES does not have
            return True
        joined = with_enclitics(lower, vocabulary.is_common)
        if joined is not None and joined.text == lower:
            return True
        return derived_from(lower, vocabulary.zipf_of_common) is not None and not self._has_likely_correction(lower)

    def is_hardly_meant(self, lower: str) -> bool:
        """Whether nobody writes this word of the dictionary but who misspells a usual one that sounds the same: orario
        (a stole of the pope's) for horario, tulla for tuya. Accents do not count: extremó and extremo are both verbs.
        """
        if self._vocabulary.weight(lower) > 1:
            return False
        from calendario.spelling.spanish.slips import slip_cost

        plain = without_acute(lower)
        return any(
            other.islower()
            and self._vocabulary.zipf(other) >= _USUAL_ZIPF
            and without_acute(other) != plain
            and slip_cost(lower, other) <= _SOUNDS_THE_SAME
            for other in self._vocabulary.sounding_like(lower)
        )

    def _has_likely_correction(self, lower: str) -> bool:
        """Whether a listed word lies so near that a word formed by rule is likelier a typo: preveer, protejer."""
        from calendario.spelling.spanish.slips import ACCENT_SLIP

        return any(
            (c.cost <= ACCENT_SLIP + 0.2 and c.zipf >= _KNOWN_ZIPF) or (c.cost <= _NEAR_COST and c.zipf >= 3.0)
            for c in self._corrections().near(lower)
            if self._vocabulary.is_common(c.text)
        )

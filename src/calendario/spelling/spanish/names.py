"""Which unknown words of a Spanish text are names or of another language rather than misspelt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from calendario.spelling.spanish.corrections import Corrections
from calendario.spelling.spanish.formation import with_enclitics, without_acute
from calendario.spelling.spanish.slips import ACCENT_SLIP
from calendario.spelling.spanish.vocabulary import Vocabulary
from calendario.spelling.words import LONGEST_ACRONYM, Word, word_set

__all__ = ["Names"]

_FOREIGN_PARTICLES = word_set(
    "amb and by der die dei della delle des du els et for from it il my of the und van von with you your our les els "
    "dans pour avec che gli the is are at"
)

_FOREIGN_TITLE = re.compile(r"[«“\"‘'](?:O|As|Do|Das|Na|Nas|Unha|Uma) \Z")


@dataclass(frozen=True, slots=True)
class _Policy:
    """When a capitalised word that no list has is a typo rather than a name: as near as `cost` lies a common word, at
    least `zipf` common; a long word may be further from a rarer one.
    """

    least_length: int
    accent_zipf: float
    cost: float
    zipf: float
    long_cost: float
    long_zipf: float


_LONG_WORD = 8
_SHORTEST = 4
_LOOK_BACK = 20  # more quotes and dashes than ever open a sentence
# Where a capital is expected anyway, a common word misspelt is likelier than a name; beside another capital, less so.
_AT_SENTENCE_START = _Policy(5, 2.0, 1.0, 3.0, 1.4, 2.5)
_WITHIN_SENTENCE = _Policy(6, 2.4, 0.7, 3.3, 1.1, 3.0)
_BESIDE_A_NAME = _Policy(6, 2.4, 0.6, 3.6, 1.0, 3.3)
_BEFORE_FIRST_WORD = " \"'«“‘(¡¿-–—•*#"
_SENTENCE_ENDS = ".!?…:\n\r|»"
_FIRST_SYMBOL = 0x2190  # arrows, symbols, emoji

# What Spanish words do not have and English, French, German, Italian, Catalan or Basque ones do; the first are hardly
# ever a slip of the keyboard, the others may be.
_SURELY_FOREIGN = re.compile(r"w|ck|ght|sch|sh|th|ph|oo|ee|tx|tz|tch|zz|tt|ff|ss|pp|[àèìòùâêîôûäëïöç]")
_HARDLY_SPANISH = re.compile(
    r"k|gh|[bcfghkmpqtv]s?\Z|([bdghjkmqvxy])\1|cc(?![eiéí])|\A(?:s[bcdfgklmnptv]|ll?h)|q(?!u[eiéí])"
)
_NEAR_TO_FOREIGN = 0.9
_NEAR_TO_ODD = 1.3
_BESIDE_FOREIGN = 0.5
_CORRECTED_ZIPF = 2.5
_SHORT_ZIPF = 5.0
_ORDERED_ZIPF = 3.0  # of a verb that somewhere else than at the beginning of a sentence is an order too
_LIKE_NAMES = ("la", "le")  # Mirela, Veale
_SHORT_ACRONYM = 3  # longer ones are written like names too: Renfe
# First parts of names that are common words too: NuevaYork, SanIsidro.
_NAME_OPENERS = word_set("Nueva Nuevo San Santa Santo")


class Names:
    """Judges the words that `knows` does not know."""

    def __init__(self, vocabulary: Vocabulary, corrections: Corrections, knows: Callable[[str], bool]) -> None:
        self._vocabulary = vocabulary
        self._corrections = corrections
        self._knows = knows

    def excuses(self, checked: Sequence[Word], place: int, text: str) -> bool:
        """Whether the unknown word at `place` of the words of `text` is left alone unless it is checked strictly."""
        word = checked[place]
        if self._corrections.instead(word.text) is not None:
            return False
        if _beside_particle(checked, place) or _in_foreign_title(word, text):
            return True
        if word.text[0].islower():
            return self._is_foreign(checked, place, text)
        if not word.text.isupper() and any(letter.isupper() for letter in word.text[1:]):
            return not self._is_glued(word.text)
        return self._may_be_name(checked, place, text)

    def is_acronym(self, checked: Sequence[Word], place: int, text: str) -> bool:
        """Whether a word in capitals is so short that it is taken for an acronym: all but a common word that lost its
        accent among words in capitals, such as «CORTE AQUI».
        """
        word = checked[place].text
        if len(word) > LONGEST_ACRONYM or not word.isupper():
            return False
        shouted = (other.text for other in _beside(checked, place, text) if other.text.isupper())
        if not any(len(other) > LONGEST_ACRONYM or self._vocabulary.is_common(other.lower()) for other in shouted):
            return True
        near = self._corrections.nearest(word)
        return not (near and near[0].cost <= ACCENT_SLIP and self._is_common(near[0].text) and near[0].zipf >= 3.5)

    def _is_foreign(self, checked: Sequence[Word], place: int, text: str) -> bool:
        """Whether a word in lower case is spelt as none is in Spanish, or stands beside such a word, and is spelt like
        no common word.
        """
        lower, itself = checked[place].text, ""
        if self._vocabulary.is_foreign(lower) and any(
            self._vocabulary.is_foreign(other.text) for other in _beside(checked, place, text)
        ):
            return True  # two usual words of another language: road movie
        if _SURELY_FOREIGN.search(lower):
            least, itself = _NEAR_TO_FOREIGN, lower  # listed with a capital perhaps, like every foreign word
        elif _HARDLY_SPANISH.search(lower):
            least = _NEAR_TO_ODD
        elif any(self._is_stranger(other.text) for other in _beside(checked, place, text)):
            least = _BESIDE_FOREIGN
        else:
            return False
        return not any(
            c.cost <= least and c.zipf >= _CORRECTED_ZIPF and c.text.lower() != itself
            for c in self._corrections.nearest(lower)
        )

    def _is_stranger(self, word: str) -> bool:
        return is_unspanish(word.lower()) and not self._knows(word)

    def _is_glued(self, word: str) -> bool:
        """Whether two names were written as one: CharlesDickens. Those of things begin otherwise: FotoEspaña."""
        parts = (self._corrections.glued(word) or "").split()
        if len(parts) != 2 or not all(map(self._knows, parts)):
            return False
        return parts[0] in _NAME_OPENERS or self._vocabulary.is_name(parts[0])

    def _may_be_name(self, checked: Sequence[Word], place: int, text: str) -> bool:
        word = checked[place]
        length = len(word.text)
        beside = [other.text for other in _beside(checked, place, text) if other.text[0].isupper()]
        foreign = any(is_unspanish(other.lower()) and not self._vocabulary.is_common(other.lower()) for other in beside)
        if self._vocabulary.is_name(word.text.upper()) and (length > _SHORT_ACRONYM or not beside):
            return length > _SHORT_ACRONYM  # Renfe is an acronym read as a word; Iva and Dni are not, nor is Bon Nadal
        first = _starts_sentence(word, text)
        policy = _AT_SENTENCE_START if first else _WITHIN_SENTENCE
        if first and self._sounds_usual(word.text.lower()):
            return False
        if not word.text.isupper() and any(not other.isupper() for other in beside):
            policy = _BESIDE_A_NAME
        elif self._is_order(word.text.lower(), first=first):
            return False
        for correction in self._corrections.nearest(word.text)[:3]:
            if " " in correction.text:
                continue
            cost, zipf = correction.cost, correction.zipf
            common = self._is_common(correction.text)
            needless = first and zipf >= _SHORT_ZIPF and without_acute(word.text.lower()) == correction.text
            if (needless or cost <= ACCENT_SLIP + 0.1) and (common or not foreign):
                if length < _SHORTEST:
                    return not (common and zipf >= _SHORT_ZIPF)
                if zipf >= policy.accent_zipf or length >= _LONG_WORD:
                    return False
            if not common or foreign:
                continue
            if length >= policy.least_length and cost <= policy.cost and zipf >= policy.zipf:
                return False
            if length >= _LONG_WORD and cost <= policy.long_cost and zipf >= policy.long_zipf:
                return False
        return True

    def _sounds_usual(self, lower: str) -> bool:
        """Whether a very usual word sounds so: hasi, así; ayi, allí. Names that do are listed."""
        return any(
            word.islower() and self._vocabulary.zipf(word) >= _SHORT_ZIPF
            for word in self._vocabulary.sounding_like(lower)
        )

    def _is_order(self, lower: str, *, first: bool) -> bool:
        """Whether `lower` is a verb with its pronoun that lacks nothing but the accent: vacunate, vacúnate. Of 42,590
        first names and surnames in Faker 40.54 nine are held to be one at the beginning of a sentence, none within one.
        """
        joined = with_enclitics(lower, self._vocabulary.is_common)
        if joined is None or joined.text == lower:
            return False
        if first:
            return not lower.endswith(_LIKE_NAMES)
        return lower.endswith("te") and self._vocabulary.zipf(joined.verb) >= _ORDERED_ZIPF

    def _is_common(self, text: str) -> bool:
        """Whether `text` is a common word and no name: simón is both."""
        lower = text.lower()
        return self._vocabulary.is_common(lower) and not self._vocabulary.is_name(lower.capitalize())


def is_unspanish(lower: str) -> bool:
    """Whether `lower` is spelt as no Spanish word is."""
    return (_SURELY_FOREIGN.search(lower) or _HARDLY_SPANISH.search(lower)) is not None


def _beside_particle(checked: Sequence[Word], place: int) -> bool:
    """Whether the word is one of the little words of other languages, or stands beside one: Alice and the band."""
    return any(word.text.lower() in _FOREIGN_PARTICLES for word in checked[max(0, place - 1) : place + 2])


def _in_foreign_title(word: Word, text: str) -> bool:
    """Whether it is the first noun of a title in Galician or Portuguese: «As bestas»."""
    return _FOREIGN_TITLE.search(text, max(0, word.start - _LOOK_BACK), word.start) is not None


def _beside(checked: Sequence[Word], place: int, text: str) -> list[Word]:
    """The words next to the one at `place` with nothing but a blank or a hyphen between."""
    word = checked[place]
    found = []
    if place and text[checked[place - 1].end : word.start] in {" ", "-"}:
        found.append(checked[place - 1])
    if place + 1 < len(checked) and text[word.end : checked[place + 1].start] in {" ", "-"}:
        found.append(checked[place + 1])
    return found


def _starts_sentence(word: Word, text: str) -> bool:
    before = text[max(0, word.start - _LOOK_BACK) : word.start].rstrip(_BEFORE_FIRST_WORD)
    return not before or before[-1] in _SENTENCE_ENDS or ord(before[-1]) > _FIRST_SYMBOL

"""Spanish spelling of a post: which words are misspelt and what they may have been meant to be."""

from __future__ import annotations

import threading
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from calendario.spelling.spanish.formation import derived_from, with_enclitics, without_acute
from calendario.spelling.spanish.slips import ACCENT_SLIP, accentuations, far_forms, meant_forms, slip_cost
from calendario.spelling.speller import DictionaryUnusable, Hint
from calendario.spelling.words import Word, word_set, words

if TYPE_CHECKING:
    from spellchecker import SpellChecker

__all__ = ["Spanish"]

# Right Spanish, wrong in a town hall's post: never proposed, though not flagged when someone types them.
_NEVER_SUGGESTED = word_set(
    "ano anos boludo boludos caca cagada cagar cago cabrón cabrona cabrones cojón cojones coño coños chocho chochos "
    "culo culos follada follado follan follando follar folla follo gilipollas joder jodido mamada mamadas marica "
    "maricas maricón maricones meada meado mear meo mierda mierdas nazi nazis negrata nabo ojete pajero pajeros "
    "pedo pedos pelotudo pene penes pija polla pollas puta putada putas puto putos putón púbica púbicas púbico "
    "púbicos pubis sexo sexos sida subnormal sudaca teta tetas terrorista terroristas travelo verga vergas viola "
    "violó zorra zorras"
)
_FOREIGN_PARTICLES = word_set("amb and der die dei della delle des els et for it il of the und van von with you your")
_ONE_LETTER_WORDS = frozenset("aeouy")
_LONGEST_TO_CORRECT = 30
_LONGEST_SPANISH_WORD = 40
_REMEMBERED = 20_000

# Ranking: cost of the slip less what the frequency of the meant word speaks for it.
_WEIGHT_OF_ZIPF = 0.3
_ZIPF_CEILING = 5.5
_RARE_ZIPF = 1.0  # a word of the dictionary whose frequency is not given
_RARE_PENALTY = 0.4
_RARER_WITH_PRONOUNS = 1.0  # Zipf of a verb form less that of the same form with pronouns, roughly
_ACCENT_FIRST = 1.0
_NAME_PENALTY = 0.4  # a name proposed for a word in lower case
_NEAR_COST = 0.75
_SOUNDS_THE_SAME = 0.5  # an h, ll for y, b for v
_USUAL_ZIPF = 4.0  # once in a hundred thousand words
_SHORTEST_FAR, _LONGEST_FAR = 6, 16  # shorter words have too many words two edits away, longer ones too many forms
_SPLIT_COST = 1.1
_SHORTEST_TO_SPLIT = 5


@dataclass(frozen=True, slots=True)
class _Correction:
    text: str
    rank: float
    cost: float
    zipf: float


@dataclass(frozen=True, slots=True)
class _NamePolicy:
    """When a capitalised word that no list has is a typo rather than a name."""

    least_length: int
    accent_zipf: float
    cost: float
    zipf: float
    long_cost: float
    long_zipf: float


_LONG_WORD = 8
_LOOK_BACK = 20  # more quotes and dashes than ever open a sentence
# Where a capital is expected anyway, a common word misspelt is likelier than a name.
_AT_SENTENCE_START = _NamePolicy(5, 2.0, 1.0, 3.0, 1.4, 2.5)
_WITHIN_SENTENCE = _NamePolicy(6, 2.4, 0.7, 3.3, 1.1, 3.0)
_BEFORE_FIRST_WORD = " \"'«“‘(¡¿-–—•*#"
_SENTENCE_ENDS = ".!?…:\n\r|»"


class Spanish:
    """Checks Spanish text against a dictionary in pyspellchecker's format (`{word: weight}`, JSON, gzip).

    Beside `es.json.gz` a file `es-frequencies.json.gz` may give 100 × Zipf frequency per word and further names;
    without it suggestions are ordered worse. Lower-case entries hold in any case, capitalised ones only capitalised.
    Making one is cheap: the files are read on first use or by `load`, once, from whichever thread comes first.
    """

    def __init__(self, dictionary: Path) -> None:
        self._dictionary = dictionary
        self._lock = threading.Lock()
        self._checker: SpellChecker | None = None
        self._unusable = False
        self._known: dict[str, bool] = {}
        self._corrections: dict[str, tuple[_Correction, ...]] = {}

    @property
    def ready(self) -> bool:
        """Whether the dictionary is in memory."""
        return self._checker is not None

    def load(self) -> None:
        """Read the dictionary unless it is in memory (about 0.2 s).

        Raises DictionaryUnusable; until `load` succeeds nothing is flagged and nothing suggested.
        """
        from spellchecker import SpellChecker  # here, because the import costs time that most commands need not pay

        with self._lock:
            if self._checker is not None:
                return
            try:
                checker = SpellChecker(
                    language=None, local_dictionary=self._dictionary, distance=1, case_sensitive=True
                )
                frequencies = self._dictionary.with_name(self._dictionary.name.replace(".", "-frequencies.", 1))
                if frequencies.exists():
                    checker.word_frequency.load_dictionary(frequencies)
                if not checker.word_frequency.unique_words:
                    raise ValueError("no words")
            except (OSError, EOFError, ValueError, TypeError, AttributeError, zlib.error) as error:
                self._unusable = True
                raise DictionaryUnusable(self._dictionary) from error
            self._checker, self._unusable = checker, False

    def knows(self, word: str) -> bool:
        """Whether `word` is right: in the dictionary, or a verb form with pronouns and its accent.

        Capitals make a common word no wronger; a name needs them. `niñ@s` is right when niños or niñas is. True for
        everything while there is no usable dictionary.
        """
        word = _nfc(word)
        known = self._known.get(word)
        if known is None:
            if not self._loaded():
                return True
            known = self._accepts(word)
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known

    def misspelt(self, text: str, *, strict: bool = False) -> tuple[Word, ...]:
        """The misspelt words of `text` in order, at code-point offsets of `text`.

        A capitalised word that no list has is taken for a name unless a common word lies very near, or it is `strict`.
        """
        if not self._loaded():
            return ()
        checked = list(words(text))
        return tuple(
            word
            for place, word in enumerate(checked)
            if not self.knows(word.text)
            and (strict or not (self._may_be_name(word, text) or _in_foreign_title(checked, place)))
        )

    def hints(self, text: str) -> tuple[Hint, ...]:
        """What is right and hardly meant."""
        return ()

    def suggestions(self, word: str, most: int = 5) -> tuple[str, ...]:
        """At most `most` corrections, best first, in the case of `word`: fixes of its accent alone come first.

        Each is itself right; coarse words are never among them. Empty for a word that is right.
        """
        word = _nfc(word)
        if most < 1 or self.knows(word):
            return ()
        found = self._corrected(word) or self._far_corrected(word)
        meant = (c.text for c in found if not (self._is_common(c.text) and self._hardly_meant(c.text)))
        fixed = (_in_case_of(word, text) for text in meant)
        return tuple(dict.fromkeys(fixed))[:most]

    def _loaded(self) -> bool:
        if self._checker is None and not self._unusable:
            try:
                self.load()
            except DictionaryUnusable:
                return False
        return self._checker is not None

    def _weight(self, word: str) -> int:
        assert self._checker is not None
        weight: int = self._checker[word]
        return weight

    def _is_common(self, word: str) -> bool:
        return word.islower() and self._weight(word) > 0

    def _zipf_of_common(self, word: str) -> float:
        return self._zipf(word) if self._is_common(word) else 0.0

    def _zipf(self, word: str) -> float:
        weight = max(self._weight(word), self._weight(word.lower()))
        return (weight - 1) / 100 if weight > 1 else _RARE_ZIPF if weight else 0.0

    def _accepts(self, word: str) -> bool:
        if not 1 < len(word) <= _LONGEST_SPANISH_WORD:
            return len(word) <= 1
        if "@" in word:
            return any(self._accepts(word.replace("@", vowel)) for vowel in "oae")
        lower = word.lower()
        if self._is_common(lower):
            return not self._hardly_meant(lower)
        if word != lower:
            name = word[0] + word[1:].lower()
            if self._weight(word) or (word.isupper() and self._weight(name)):
                return True
        if "·" in word:  # ela geminada: Catalan by definition
            return True
        joined = with_enclitics(lower, self._is_common)
        if joined is not None and joined.text == lower:
            return True
        return derived_from(lower, self._zipf_of_common) is not None and not self._has_likely_correction(lower)

    def _hardly_meant(self, lower: str) -> bool:
        """Whether nobody writes this word of the dictionary but who misspells a usual one that sounds the same: orario
        (a stole of the pope's) for horario, tulla for tuya. Accents do not count: extremó and extremo are both verbs.
        """
        if self._weight(lower) > 1:
            return False
        plain = without_acute(lower)
        return any(
            c.cost <= _SOUNDS_THE_SAME
            and c.zipf >= _USUAL_ZIPF
            and self._is_common(c.text)
            and without_acute(c.text) != plain
            for c in self._corrected(lower)
        )

    def _has_likely_correction(self, lower: str) -> bool:
        """Whether a listed word lies so near that a word formed by rule is likelier a typo: preveer, protejer."""
        return any(
            (c.cost <= ACCENT_SLIP + 0.2 and c.zipf >= 2.0) or (c.cost <= _NEAR_COST and c.zipf >= 3.0)
            for c in self._corrected(lower)
            if self._is_common(c.text)
        )

    def _may_be_name(self, word: Word, text: str) -> bool:
        if word.text[0].islower():
            return False
        before = text[max(0, word.start - _LOOK_BACK) : word.start].rstrip(_BEFORE_FIRST_WORD)
        at_start = not before or before[-1] in _SENTENCE_ENDS or ord(before[-1]) > 0x2190  # arrows, symbols, emoji
        policy = _AT_SENTENCE_START if at_start else _WITHIN_SENTENCE
        length = len(word.text)
        for correction in self._corrected(word.text)[:3]:
            if length < 4 or " " in correction.text:
                continue
            cost, zipf = correction.cost, correction.zipf
            if cost <= ACCENT_SLIP + 0.1 and (zipf >= policy.accent_zipf or length >= _LONG_WORD):
                return False
            if not self._is_common(correction.text):
                continue
            if length >= policy.least_length and cost <= policy.cost and zipf >= policy.zipf:
                return False
            if length >= _LONG_WORD and cost <= policy.long_cost and zipf >= policy.long_zipf:
                return False
        return True

    def _corrected(self, word: str) -> tuple[_Correction, ...]:
        lower = word.lower()
        found = self._corrections.get(word)
        if found is None:
            found = ()
            if len(word) <= _LONGEST_TO_CORRECT and self._loaded():
                found = self._ordered(word, self._candidates(lower), *self._splits(lower))
            if len(self._corrections) < _REMEMBERED:
                self._corrections[word] = found
        return found

    def _far_corrected(self, word: str) -> tuple[_Correction, ...]:
        """Words two edits away: slow (tens of milliseconds), so only on request and when nothing lies nearer."""
        plain = without_acute(word.lower())
        if "@" in word or not _SHORTEST_FAR <= len(plain) <= _LONGEST_FAR or not self._loaded():
            return ()
        return self._ordered(word, self._listed(far_forms(plain), names=False))

    def _ordered(self, word: str, forms: Iterable[str], *others: _Correction) -> tuple[_Correction, ...]:
        fit = [f for f in forms if f != word.lower() and len(f) > 1 and f.lower() not in _NEVER_SUGGESTED]
        return tuple(sorted([*(self._ranked(word, form) for form in fit), *others], key=lambda c: (c.rank, c.text)))

    def _candidates(self, lower: str) -> set[str]:
        assert self._checker is not None
        if "@" in lower:
            return set()
        found: set[str] = self._checker.known(self._checker.edit_distance_1(lower))
        plain = without_acute(lower)
        found |= self._listed(meant_forms(plain) | {plain})
        joined = with_enclitics(lower, self._is_common)
        if joined is not None:
            found.add(joined.text)
        return found

    def _listed(self, forms: Iterable[str], *, names: bool = True) -> set[str]:
        """The words (and `names`) of the dictionary that are one of `forms` with or without an accent."""
        assert self._checker is not None
        entries = self._checker.word_frequency.dictionary
        found = set()
        for form in forms:
            for accented in accentuations(form):
                if accented in entries:
                    found.add(accented)
                if names and (name := accented.capitalize()) in entries:
                    found.add(name)
        return found

    def _ranked(self, word: str, text: str) -> _Correction:
        cost = slip_cost(word.lower(), text.lower())
        zipf = self._zipf(text) or self._zipf_of_joined(text)
        rank = cost - _WEIGHT_OF_ZIPF * min(zipf, _ZIPF_CEILING)
        if zipf <= _RARE_ZIPF:
            rank += _RARE_PENALTY
        elif cost == ACCENT_SLIP and self._weight(text):
            rank -= _ACCENT_FIRST
        if word.islower() and not text.islower():
            rank += _NAME_PENALTY
        return _Correction(text, rank, cost, zipf)

    def _zipf_of_joined(self, text: str) -> float:
        joined = with_enclitics(text, self._is_common)
        return max(0.0, self._zipf(joined.verb) - _RARER_WITH_PRONOUNS) if joined else 0.0

    def _splits(self, lower: str) -> Iterator[_Correction]:
        """`lower` as two usual words written together: tanfeliz → tan feliz."""
        if len(lower) < _SHORTEST_TO_SPLIT or with_enclitics(lower, self._is_common) is not None:
            return
        for i in range(1, len(lower)):
            first, second = lower[:i], lower[i:]
            if self._may_stand_alone(first) and self._may_stand_alone(second):
                zipf = min(self._zipf(first) or _ZIPF_CEILING, self._zipf(second) or _ZIPF_CEILING)
                rank = _SPLIT_COST - _WEIGHT_OF_ZIPF * min(zipf, 5.0)
                yield _Correction(f"{first} {second}", rank, _SPLIT_COST, zipf)

    def _may_stand_alone(self, part: str) -> bool:
        """Whether `part` is usual enough for its length that a space is likelier forgotten than letters mistyped."""
        if len(part) == 1:
            return part in _ONE_LETTER_WORDS
        least = _ZIPF_CEILING if len(part) == 2 else 3.8 if len(part) == 3 else 3.0
        return self._zipf_of_common(part) >= least and part not in _NEVER_SUGGESTED


def _in_foreign_title(checked: list[Word], place: int) -> bool:
    """Whether the word is one of the little words of other languages, or stands beside one: Alice and the band."""
    beside = checked[max(0, place - 1) : place + 2]
    return any(word.text.lower() in _FOREIGN_PARTICLES for word in beside)


def _nfc(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def _in_case_of(word: str, text: str) -> str:
    if len(word) > 1 and word.isupper():
        return text.upper()
    return text[0].upper() + text[1:] if word[:1].isupper() else text

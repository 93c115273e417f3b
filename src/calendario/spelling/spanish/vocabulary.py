"""The words and names that the Spanish dictionary lists, and those that are spelt or sound nearly like another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calendario.spelling.lexicon import Lexicon
from calendario.spelling.spanish.sounds import SOUNDS, sound_key

if TYPE_CHECKING:
    from calendario.spelling.engine import LexiconChecker

__all__ = ["RARE_ZIPF", "Vocabulary"]

RARE_ZIPF = 1.0
"""What a listed word counts whose frequency is not known."""

_TWO = 2
_LIKELIEST = 60
_ZIPF_OF_A_SOUND = 3.0  # a word a thousand times commoner makes up for a sound more


class Vocabulary:
    """What Spanish asks of its dictionary, through pyspellchecker. Zipf: log10 of occurrences in 10⁹ words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._engine: LexiconChecker | None = None

    def weight(self, word: str) -> int:
        """That of the entry that is written like `word`; 0 when there is none."""
        return self._lexicon[word]

    def is_common(self, word: str) -> bool:
        """Whether `word` is a word in lower case that is listed."""
        return word.islower() and self._lexicon[word] > 0

    def is_name(self, word: str) -> bool:
        """Whether `word` is listed as it is written and has a capital."""
        return not word.islower() and self._lexicon[word] > 0

    def is_foreign(self, word: str) -> bool:
        """As `Lexicon.is_foreign`."""
        return self._lexicon.is_foreign(word)

    def zipf(self, word: str) -> float:
        """How common `word` is as a name or a common word; 0 when it is not listed."""
        weight = self._lexicon[word]
        lower = word.lower()
        if lower != word:
            weight = max(weight, self._lexicon[lower])
        return (weight - 1) / 100 if weight > 1 else RARE_ZIPF if weight else 0.0

    def zipf_of_common(self, word: str) -> float:
        """As `zipf`, of common words only."""
        return self.zipf(word) if self.is_common(word) else 0.0

    def sounding_like(self, word: str) -> set[str]:
        """The words and names that sound like `word`."""
        return set(self._lexicon.sounding(sound_key(word)))

    def one_letter_away(self, lower: str) -> set[str]:
        """The words and names with one letter more, less, other or swapped than `lower`. Takes about 1 ms."""
        if self._engine is None:
            from calendario.spelling.engine import LexiconChecker  # here: only who asks what was meant waits for it

            self._engine = LexiconChecker(self._lexicon)
        found: set[str] = self._engine.known(self._engine.edit_distance_1(lower))
        return found

    def one_sound_away(self, lower: str) -> set[str]:
        """The words and names that sound as `lower` does with one sound more, less, other or swapped, or as it does.

        Swapped ones may have another between them.
        """
        found: set[str] = set()
        sounding = self._lexicon.sounding
        for key in _keys_one_edit_away(sound_key(lower)):
            found.update(sounding(key))
        return found

    def two_sounds_away(self, lower: str) -> list[str]:
        """The likeliest words and names that sound as `lower` does with two sounds more, less, other or swapped.

        The first sound is taken for right, or for one of the first two. Takes about 10 ms and keeps nothing in memory.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        key = sound_key(lower)
        least, most = len(key) - _TWO, len(key) + _TWO
        found: list[tuple[float, str]] = []
        for start in dict.fromkeys(key[:2]):
            keys = [other for other in self._lexicon.sounds(start) if least <= len(other) <= most]
            for near, distance, _ in process.extract(key, keys, scorer=OSA.distance, score_cutoff=_TWO, limit=None):
                for word in self._lexicon.sounding(near):
                    found.append((distance - self.zipf(word) / _ZIPF_OF_A_SOUND, word))
        return [word for _, word in sorted(found)[:_LIKELIEST]]


def _keys_one_edit_away(key: str) -> set[str]:
    found = {key}
    for i in range(len(key) + 1):
        left, right = key[:i], key[i:]
        rest = right[1:]
        found.update([left + letter + right for letter in SOUNDS])
        if right:
            found.add(left + rest)
            found.update([left + letter + rest for letter in SOUNDS])
        if rest:
            found.add(left + rest[0] + right[0] + rest[1:])
        if len(rest) > 1:
            found.add(left + rest[1] + rest[0] + right[0] + rest[2:])  # munipicio
    return found

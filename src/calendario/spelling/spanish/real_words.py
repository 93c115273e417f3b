"""Spanish words that are right and hardly meant where they stand: by rule, and by what accent fits the words around."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from calendario.spelling.spanish.accents import Accents
from calendario.spelling.spanish.confusions import confusions
from calendario.spelling.speller import Hint
from calendario.spelling.words import composition, words

__all__ = ["MODEL", "RealWords"]

# What nobody here wrote, or wrote for machines: addresses, mentions, hashtags, and short quotes, which are titles.
_OTHERS = re.compile(
    r"(?:https?://|www\.)\S+|[@#\uff03][\w.@-]+|[\w.+-]{1,64}@[\w.-]+"
    r"|«[^«»\n]{1,80}»|“[^“”\n]{1,80}”|\"[^\"\n]{1,80}\"|‘[^‘’\n]{1,80}’|(?<!\w)'[^'\n]{1,80}'(?!\w)",
    re.IGNORECASE,
)
_READ = 20_000  # code points: no post is longer, and a megabyte would take many seconds
_NOTHING = "\x00"
MODEL = "es-accents.bin"


class RealWords:
    """`hints` of a Spanish text. Making one is cheap: the model is read on first use or by `load`."""

    def __init__(self, folder: Path, weight: Callable[[str], int]) -> None:
        """`folder` has the model. `weight` of a word: 0 for none, else 100 × Zipf or 1, as a `Lexicon` gives it."""
        self._accents = Accents(folder / MODEL, weight)

    def load(self) -> None:
        """Opens the model. Raises `DictionaryUnusable`; without it there are still the hints of the rules."""
        self._accents.load()

    def hints(self, text: str) -> tuple[Hint, ...]:
        """In order, without overlaps, at code points of `text` as it was given, of which the first 20,000 are read."""
        whole, places = composition(text[:_READ])
        told = _OTHERS.sub(lambda match: _NOTHING * len(match[0]), whole).replace("\u00a0", " ")
        found = confusions(told)
        spots = [(word.start, word.end) for word in words(whole) if told[word.start] != _NOTHING]
        for hint in self._accents.hints(told, spots):
            if all(hint.end <= other.start or other.end <= hint.start for other in found):
                found.append(hint)
        found.sort(key=lambda hint: hint.start)
        if places is None:
            return tuple(found)
        return tuple(replace(hint, start=places[hint.start], end=places[hint.end]) for hint in found)

"""Words that another accent makes another word: «esta» where «está» was meant, «publico» for «público» or «publicó»."""

from __future__ import annotations

import hashlib
import mmap
import struct
import threading
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from calendario.spelling.remembering import Remembered
from calendario.spelling.spanish.leaning import WORTH_NAMING, leaning, needed
from calendario.spelling.spanish.tokens import Token, Variant, evidence, tokens, variants_of
from calendario.spelling.speller import DictionaryUnusable, Hint

__all__ = ["HEADER", "MAGIC", "SLOTS", "Accents"]

MAGIC = b"CALACC01"
HEADER = struct.Struct("<8s32sff")
"""Magic, SHA-256 of all that follows, what one unit of a weight is worth, what one of Zipf is worth; then `SLOTS`
weights of one signed byte, then as many marks of one byte that tell whose weight it is."""
SLOTS = 1 << 17

_REMEMBERED = 4000


class Accents:
    """Weighs the accents of a text. Reading the file and checking it happens on first use, once."""

    def __init__(self, path: Path, weight: Callable[[str], int]) -> None:
        """`path`: what `packaging/dictionaries/accents_model.py` made. `weight`: as for `variants_of`."""
        self._path = path
        self._weight = weight
        self._lock = threading.Lock()
        self._model: _Model | None = None
        self._unusable = False
        self._families: Remembered[tuple[Variant, ...]] = Remembered(_REMEMBERED)

    def load(self) -> None:
        """Opens the file. Raises `DictionaryUnusable`; until it succeeds there are no guesses."""
        with self._lock:
            if self._model is None:
                try:
                    self._model = _Model(self._path)
                except (OSError, ValueError, struct.error) as error:
                    self._unusable = True
                    raise DictionaryUnusable(self._path) from error
                self._unusable = False

    def hints(self, text: str, places: Iterable[tuple[int, int]]) -> list[Hint]:
        """Of the words at `places` (start, end) of `text` (NFC) those that another accent would fit better."""
        model = self._at_hand()
        if model is None:
            return []
        held = tokens(text)
        wanted = set(places)
        found = []
        for place, token in enumerate(held):
            if (token.start, token.end) in wanted and len(token.text) > 1 and not token.text.isupper():
                meant = self._meant(model, held, place)
                if meant:
                    cased = tuple(form.capitalize() if token.text[0].isupper() else form for form in meant)
                    found.append(Hint(token.text, token.start, token.end, "accent", cased))
        return found

    def _meant(self, model: _Model, text: Sequence[Token], place: int) -> list[str]:
        """The accents that fit better at `place`, best first."""
        word = text[place].lower
        variants = self._variants(word)
        typed = next((variant for variant in variants if variant.word == word), None)
        if typed is None:
            return []
        told = evidence(text, place)
        least = model.score(typed, told)
        odds = {
            variant.word: model.score(variant, told) - least + leaning(text, place, variant, typed)
            for variant in variants
            if variant is not typed
        }
        order = sorted(odds, key=lambda form: (-odds[form], form))
        if odds[order[0]] < needed(text, place, order[0]):
            return []
        return [form for form in order if odds[form] >= WORTH_NAMING]

    def _at_hand(self) -> _Model | None:
        if self._model is None and not self._unusable:
            try:
                self.load()
            except DictionaryUnusable:
                return None
        return self._model

    def _variants(self, word: str) -> tuple[Variant, ...]:
        found = self._families.get(word)
        if found is None:
            found = self._families.keep(word, variants_of(word, self._weight))
        return found


class _Model:
    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            magic, digest, unit, of_zipf = HEADER.unpack(file.read(HEADER.size))
            if magic != MAGIC:
                raise ValueError("not a model of this format")
            body = file.read()
            if len(body) != 2 * SLOTS or hashlib.sha256(body).digest() != digest:
                raise ValueError("damaged")
            self._mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._of_zipf = float(of_zipf)
        self._units: list[float] = [(value - 256 if value > 127 else value) * unit for value in range(256)]

    def score(self, variant: Variant, told: Sequence[bytes]) -> float:
        crc32, mapped, units = zlib.crc32, self._mapped, self._units
        score: float = self._of_zipf * variant.zipf
        for seed in variant.seeds:
            for piece in told:
                key = crc32(piece, seed)
                slot = HEADER.size + (key & (SLOTS - 1))
                if mapped[slot + SLOTS] == key >> 24:
                    score += units[mapped[slot]]
        return score

"""Misspelt words of a text that somebody types in: only the sentence that changed is looked at again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calendario.desk.office import Speller

_REMEMBERED = 2_000  # sentences; a long post has fifty
_LONGEST = 2_000  # characters of one that is worth remembering
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…\n])\s+(?=[A-ZÁÉÍÓÚÜÑ¿¡«“\"])")


class Spelt:
    """A speller with a memory. What is right in a sentence does not depend on the sentences around it."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller
        self._known: dict[tuple[str, str], tuple[tuple[int, int], ...]] = {}

    def forget(self) -> None:
        """The dictionary is another one now."""
        self._known.clear()

    def misspelt(self, text: str, language: str) -> list[tuple[int, int]]:
        """Where misspelt words lie in `text` (code points, end exclusive)."""
        return [
            (at + start, at + end)
            for at, sentence in _sentences(text)
            for start, end in self._of_sentence(sentence, language)
        ]

    def _of_sentence(self, sentence: str, language: str) -> tuple[tuple[int, int], ...]:
        known = self._known.get((sentence, language))
        if known is None:
            known = tuple((word.start, word.end) for word in self._speller.misspelt(sentence, language=language))
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            if len(sentence) <= _LONGEST:
                self._known[sentence, language] = known
        return known


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for end in _SENTENCE_ENDS.finditer(text):
        yield at, text[at : end.end()]
        at = end.end()
    yield at, text[at:]

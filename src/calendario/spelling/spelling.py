"""The spelling of every language that has a dictionary, with the words that an institution and its people added."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from calendario.spelling.spanish.checker import Spanish
from calendario.spelling.speller import Hint, Language
from calendario.spelling.words import Word

__all__ = ["Spelling"]


class Spelling:
    """A `Speller` over the dictionaries of `folder`. Own words hold in every language."""

    def __init__(self, folder: Path, own_words: Iterable[str] = ()) -> None:
        self._languages: dict[str, Language] = {"es": Spanish(folder / "es.json.gz")}
        self._own: frozenset[str] = frozenset()
        self.take_own(own_words)

    def take_own(self, words: Iterable[str]) -> None:
        """These, and no others, are right from now on: in lower case in any case, others as written or in capitals."""
        self._own = frozenset(unicodedata.normalize("NFC", word.strip()) for word in words)

    def language(self, language: str) -> Language | None:
        """That of the BCP 47 tag `language`; None where there is no dictionary for it."""
        return self._languages.get(language.split("-")[0].lower())

    def misspelt(self, text: str, *, language: str = "es", strict: bool = False) -> tuple[Word, ...]:
        """As `Speller.misspelt`."""
        there = self.language(language)
        if there is None:
            return ()
        return tuple(word for word in there.misspelt(text, strict=strict) if not self._is_own(word.text))

    def hints(self, text: str, *, language: str = "es") -> tuple[Hint, ...]:
        """As `Speller.hints`."""
        there = self.language(language)
        return () if there is None else there.hints(text)

    def suggestions(self, word: str, most: int = 5, *, language: str = "es") -> tuple[str, ...]:
        """As `Speller.suggestions`."""
        there = self.language(language)
        return () if there is None or self._is_own(word) else there.suggestions(word, most)

    def _is_own(self, word: str) -> bool:
        word = unicodedata.normalize("NFC", word)
        if word in self._own or word.lower() in self._own:
            return True
        return word.isupper() and word.capitalize() in self._own

"""The spelling checkers that are measured side by side. All are given the words of the same tokeniser, ours."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from calendario import paths
from calendario.spelling.spelling import Spelling
from calendario.spelling.words import Word, words
from tests.benchmarks.spelling.texts import DATA, Post

HUNSPELL = DATA / "hunspell"
"""The RLA-ES dictionary es_ES 2.8, as the npm package dictionary-es 4.0.0 has it, compressed."""


class System(Protocol):
    """A spelling checker. `slow` ones are asked for the corrections of a sample only."""

    name: str
    slow: bool

    def flagged(self, post: Post, *, strict: bool = False) -> Iterable[Word]:
        """The misspelt words of a text, in order."""

    def corrections(self, word: str) -> list[str]:
        """The first five, lower case, best first; none for a word that it knows."""


class Ours:
    """Calendario's."""

    name, slow = "Calendario", False

    def __init__(self) -> None:
        self.spelling = Spelling(paths.resources() / "dictionaries")
        self.spelling.misspelt("hola")

    def flagged(self, post: Post, *, strict: bool = False) -> Iterable[Word]:
        return self.spelling.misspelt(post.text, language=post.language, strict=strict)

    def corrections(self, word: str) -> list[str]:
        return [text.lower() for text in self.spelling.suggestions(word, 5)]


class Hunspell:
    """hunspell through chunspell, with the dictionary that LibreOffice has."""

    name, slow = "hunspell", True

    def __init__(self, folder: Path) -> None:
        from hunspell import Hunspell as Library

        self._library = Library("es_ES", hunspell_data_dir=str(folder))

    def flagged(self, post: Post, *, strict: bool = False) -> Iterable[Word]:
        return [word for word in words(post.text) if not self._library.spell(word.text)]

    def corrections(self, word: str) -> list[str]:
        if self._library.spell(word):
            return []
        return [text.lower() for text in self._library.suggest(word)[:5]]


class PySpellChecker:
    """pyspellchecker with its own Spanish list. Two edits away only for words up to seven letters: longer ones take it
    one to two seconds each.
    """

    name, slow = "pyspellchecker", True
    _LONGEST_FOR_TWO = 7

    def __init__(self) -> None:
        from spellchecker import SpellChecker

        self._library = SpellChecker(language="es")

    def flagged(self, post: Post, *, strict: bool = False) -> Iterable[Word]:
        return [word for word in words(post.text) if word.text.lower() not in self._library]

    def corrections(self, word: str) -> list[str]:
        word = word.lower()
        if word in self._library:
            return []
        self._library.distance = 2 if len(word) <= self._LONGEST_FOR_TWO else 1
        found = self._library.candidates(word) or ()
        return sorted(found, key=lambda text: (-self._library[text], text))[:5]


def hunspell_dictionary(folder: Path) -> Path:
    """Writes it into `folder` as hunspell reads it."""
    for name in ("es_ES.aff", "es_ES.dic"):
        (folder / name).write_bytes(gzip.decompress((HUNSPELL / f"{name}.gz").read_bytes()))
    return folder


def systems(folder: Path) -> list[System]:
    """All of them, ours first."""
    return [Ours(), Hunspell(hunspell_dictionary(folder)), PySpellChecker()]

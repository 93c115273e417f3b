"""What a spelling tells of a text, and what the rest of the program needs of one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from calendario.spelling.hint import Hint
from calendario.spelling.words import Word

if TYPE_CHECKING:
    from calendario.spelling.own import OwnWords

__all__ = ["DictionaryUnusable", "Hint", "Language", "Speller", "Word"]


class DictionaryUnusable(Exception):
    """The dictionary file is missing, damaged or of another format; `path` tells which."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Speller(Protocol):
    """For every language. `language` is BCP 47; of one that has no dictionary nothing is flagged or suggested."""

    def misspelt(self, text: str, *, language: str = "es", strict: bool = False) -> tuple[Word, ...]:
        """The words it does not know, in order. `strict`: unknown words with a capital too, which may be names."""

    def hints(self, text: str, *, language: str = "es") -> tuple[Hint, ...]:
        """What is right and hardly meant, in order."""

    def suggestions(self, word: str, most: int = 5, *, language: str = "es") -> tuple[str, ...]:
        """What may have been meant, best first; empty for a word that is right."""

    def astray(self, text: str, *, language: str = "es") -> Sequence[tuple[int, int, str]]:
        """Where sentences of `text` lie (code points, end exclusive, in order) that belong to another language (ISO
        639-1) because the text or the paragraph around them surely is in it, which one sentence does not show.
        `misspelt` and `hints` of `text` heed them; who asks of each sentence by itself has to.
        """

    def unread(self, text: str, *, language: str = "es", strict: bool = False) -> Sequence[tuple[int, int, str]]:
        """Where sentences of `text` lie (as `astray`) of which nothing is flagged, because they surely are in one that
        has no dictionary here. None of a text whose own `language` has none.
        """

    def knows(self, word: str, *, language: str = "es") -> bool:
        """Whether `word`, as it is written, is right by itself; True for everything where no dictionary can tell."""

    def take_own(self, words: OwnWords) -> None:
        """These words, and no others, are the institution's own from now on. From whichever thread."""

    def load(self, language: str) -> None:
        """Opens the dictionary of `language` where there is one. Raises `DictionaryUnusable`."""

    def unusable_hints(self, language: str) -> Path | None:
        """The file that is missing or damaged without which some of the hints in `language` are not given."""

    def has_dictionary(self, language: str) -> bool:
        """Whether there is a dictionary for the BCP 47 tag `language`."""

    def language_of(self, text: str, otherwise: str = "es") -> str:
        """The language (ISO 639-1) in which `text` rather is; `otherwise` where nothing speaks for another."""


class Language(Protocol):
    """One language. Making one is cheap: files are read on first use or by `load`, once, from whichever thread."""

    @property
    def ready(self) -> bool:
        """Whether its dictionary is open."""

    def load(self) -> None:
        """Opens the dictionary. Raises `DictionaryUnusable`; until it succeeds nothing is flagged or suggested."""

    def knows(self, word: str) -> bool:
        """Whether `word` is right; True for everything while there is no dictionary."""

    def misspelt(self, text: str, *, strict: bool = False, hurried: bool = False) -> tuple[Word, ...]:
        """As `Speller.misspelt`. When `hurried`, unknown words with a capital are names unless it is `strict`."""

    def hints(self, text: str) -> tuple[Hint, ...]:
        """As `Speller.hints`."""

    def unusable_hints(self) -> Path | None:
        """As `Speller.unusable_hints`."""

    def suggestions(self, word: str, most: int = 5) -> tuple[str, ...]:
        """As `Speller.suggestions`."""

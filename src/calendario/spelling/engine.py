"""pyspellchecker over a `Lexicon`. Imported on first use: the library costs time that most commands need not pay."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import cast

from spellchecker import SpellChecker
from spellchecker.spellchecker import WordFrequency

from calendario.spelling.lexicon import Lexicon

__all__ = ["LexiconChecker"]


class LexiconChecker(SpellChecker):
    """A `SpellChecker` whose words are those of `lexicon`, in the case in which they stand there.

    To be read: words are added and removed elsewhere (`Spelling.take_own`). Distance 1, because its distance 2 takes a
    second and more for a word.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(language=None, distance=1, case_sensitive=True)
        # The library has no public way to check against a mapping of ours without a copy: the only private attribute of
        # it that we touch, held to its behaviour by tests/spelling/test_engine.py.
        self._word_frequency = _LexiconWords(lexicon)


class _LexiconWords(WordFrequency):
    """What a `SpellChecker` asks of its words, answered by a `Lexicon`."""

    __slots__ = ["_lexicon", "_total"]

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(case_sensitive=True)
        self._lexicon = lexicon
        self._total: int | None = None

    def __contains__(self, word: str | bytes) -> bool:
        return word in self._lexicon

    def __getitem__(self, word: str | bytes) -> int:
        return self._lexicon[_text(word)]

    def __iter__(self) -> Generator[str, None, None]:
        yield from self._lexicon

    @property
    def dictionary(self) -> dict[str, int]:
        return cast("dict[str, int]", self._lexicon)  # a mapping that is read, which is all that is done with it

    @property
    def total_words(self) -> int:
        if self._total is None:
            self._total = sum(self._lexicon.values())
        return self._total

    @property
    def unique_words(self) -> int:
        return len(self._lexicon)

    @property
    def letters(self) -> set[str]:
        return set(self._lexicon.letters)

    @property
    def longest_word_length(self) -> int:
        return self._lexicon.longest

    def keys(self) -> Iterator[str]:
        return iter(self._lexicon)

    def words(self) -> Iterator[str]:
        return iter(self._lexicon)

    def items(self) -> Generator[tuple[str, int], None, None]:
        yield from self._lexicon.items()


def _text(word: str | bytes) -> str:
    return word if isinstance(word, str) else word.decode()

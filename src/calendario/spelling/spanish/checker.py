"""Spanish spelling of a post: which words are misspelt and what they may have been meant to be."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from calendario.spelling.lexicon import open_lexicon
from calendario.spelling.remembering import Remembered
from calendario.spelling.spanish.acceptance import Acceptance
from calendario.spelling.spanish.corrections import Corrections
from calendario.spelling.spanish.names import Names
from calendario.spelling.spanish.vocabulary import Vocabulary
from calendario.spelling.speller import DictionaryUnusable, Hint
from calendario.spelling.words import Word, in_case_of, is_crowd, words

if TYPE_CHECKING:
    from calendario.spelling.spanish.real_words import RealWords

__all__ = ["Spanish"]

_TEXTS_REMEMBERED = 32  # what one channel says the others say too, and a review asks of each
_REMEMBERED = 20_000  # words


class Spanish:
    """Checks Spanish text against the dictionary `es` of `folder`, with what only holds in `country` (`CL`).

    Common words hold in any case, names only capitalised. Making one is cheap: the files are mapped on first use or by
    `load`, once, from whichever thread comes first.
    """

    def __init__(self, folder: Path, country: str = "") -> None:
        self._folder, self._country = folder, country
        self._lock = threading.Lock()
        self._opened: _Opened | None = None
        self._real_words: RealWords | None = None
        self._unusable = False
        self._known: Remembered[bool] = Remembered(_REMEMBERED)
        self._hinted: dict[str, tuple[Hint, ...]] = {}

    @property
    def ready(self) -> bool:
        """Whether the dictionary is open."""
        return self._opened is not None

    def load(self) -> None:
        """Open the dictionary unless it is open: some milliseconds, and the imports.

        Raises DictionaryUnusable; until `load` succeeds nothing is flagged and nothing suggested.
        """
        with self._lock:
            if self._opened is not None:
                return
            try:
                lexicon = open_lexicon(self._folder, "es", self._country)
            except DictionaryUnusable:
                self._unusable = True
                raise
            vocabulary = Vocabulary(lexicon)
            corrections = Corrections(vocabulary)
            acceptance = Acceptance(vocabulary, corrections)
            names = Names(vocabulary, corrections, self.knows)
            self._opened = _Opened(vocabulary, acceptance, corrections, names)
            self._unusable = False

    def knows(self, word: str) -> bool:
        """Whether `word` is right: in the dictionary, or a verb form with pronouns and its accent.

        Capitals make a common word no wronger; a name needs them. `niñ@s` is right when niños or niñas is. True for
        everything while there is no usable dictionary.
        """
        word = _nfc(word)
        known = self._known.get(word)
        if known is None:
            opened = self._at_hand()
            if opened is None:
                return True
            known = self._known.keep(word, opened.acceptance.accepts(word))
        return known

    def misspelt(self, text: str, *, strict: bool = False, hurried: bool = False) -> tuple[Word, ...]:
        """The misspelt words of `text` in order, at code-point offsets of `text`.

        A capitalised word that no list has is taken for a name unless a common word lies very near, and one that is
        spelt as none is in Spanish for a foreign one, unless it is `strict`. When `hurried`, or where there are
        hundreds of them, all such are taken for names without looking what lies near.
        """
        opened = self._at_hand()
        if opened is None:
            return ()
        checked = list(words(text, doubtful=True))
        unknown = [place for place, word in enumerate(checked) if not self.knows(word.text)]
        hurried = hurried or is_crowd(checked[place].text for place in unknown)
        found: list[Word] = []
        for place in unknown:
            word = checked[place]
            if hurried and not strict and word.text[0].isupper():
                continue
            cut = self._cut_in_two(opened, checked, place, text)
            if cut is not None:
                if not found or found[-1].start < cut.start:
                    found.append(cut)
            elif not opened.names.is_acronym(checked, place, text) and (
                strict or not opened.names.excuses(checked, place, text)
            ):
                found.append(word)
        return tuple(found)

    def _cut_in_two(self, opened: _Opened, checked: Sequence[Word], place: int, text: str) -> Word | None:
        """The unknown word at `place` with the one beside it when together they are a usual word: camb iar."""
        for first in (place - 1, place):
            if not 0 <= first < len(checked) - 1:
                continue
            start, end = checked[first].start, checked[first + 1].end
            if opened.corrections.joined(_nfc(text[start:end])) is not None:
                return Word(_nfc(text[start:end]), start, end)
        return None

    def hints(self, text: str) -> tuple[Hint, ...]:
        """What is right and hardly meant. Without the model of accents the rules' alone."""
        opened = self._at_hand()
        if opened is None:
            return ()
        known = self._hinted.get(text)
        if known is None:
            known = self._judge(opened).hints(text)
            if len(self._hinted) >= _TEXTS_REMEMBERED:
                self._hinted.clear()
            self._hinted[text] = known
        return known

    def _judge(self, opened: _Opened) -> RealWords:
        from calendario.spelling.spanish.real_words import RealWords  # here, because its many rules take a while

        with self._lock:
            if self._real_words is None:
                self._real_words = RealWords(self._folder, opened.vocabulary.weight)
            return self._real_words

    def suggestions(self, word: str, most: int = 5) -> tuple[str, ...]:
        """At most `most` corrections, best first, in the case of `word`: fixes of its accent alone come first.

        Each is itself right; coarse words are never among them. Empty for a word that is right.
        """
        word = _nfc(word)
        opened = self._at_hand()
        if opened is None or most < 1 or self.knows(word):
            return ()
        corrections = opened.corrections
        whole = corrections.instead(word) or corrections.joined(word) or corrections.glued(word)
        meant = (c.text for c in corrections.likely(word) if all(map(self.knows, c.text.split())))
        fixed = (in_case_of(word, text) for text in (*([whole] if whole else ()), *meant))
        return tuple(dict.fromkeys(fixed))[:most]

    def _at_hand(self) -> _Opened | None:
        if self._opened is None and not self._unusable:
            try:
                self.load()
            except DictionaryUnusable:
                return None
        return self._opened


@dataclass(frozen=True, slots=True)
class _Opened:
    vocabulary: Vocabulary
    acceptance: Acceptance
    corrections: Corrections
    names: Names


def _nfc(word: str) -> str:
    return unicodedata.normalize("NFC", word)

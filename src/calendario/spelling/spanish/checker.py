"""Spanish spelling of a post: which words are misspelt and what they may have been meant to be."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from calendario.spelling.lexicon import open_lexicon
from calendario.spelling.look_alikes import latin_reading
from calendario.spelling.remembering import Remembered
from calendario.spelling.spanish.acceptance import Acceptance
from calendario.spelling.spanish.vocabulary import Vocabulary
from calendario.spelling.speller import DictionaryUnusable, Hint
from calendario.spelling.words import Word, in_case_of, is_crowd, words

if TYPE_CHECKING:
    from calendario.spelling.spanish.corrections import Corrections
    from calendario.spelling.spanish.names import Names
    from calendario.spelling.spanish.real_words import RealWords

__all__ = ["Spanish"]

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
        self._accented: Remembered[str] = Remembered(_REMEMBERED)

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
            self._opened = _Opened(Vocabulary(lexicon), self.knows)
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
        hundreds of them, all such are taken for names without looking what lies near. One that mixes Latin letters
        with others that look like them is misspelt whatever it may be.
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
            if latin_reading(word.text) is not None:
                found.append(word)
                continue
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
        return tuple(self._with_accents(opened, word, hurried=hurried) for word in found)

    def _with_accents(self, opened: _Opened, word: Word, *, hurried: bool) -> Word:
        """`word` with what it is but for its accents, unless nobody has the time to look."""
        known = self._accented.get(word.text)
        if known is None:
            if hurried or latin_reading(word.text) is not None:
                return word
            meant = opened.corrections.accented(word.text)
            known = in_case_of(word.text, meant) if self.knows(meant) else ""
            self._accented.keep(word.text, known)
        return replace(word, accented=known) if known else word

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
        return () if opened is None else self._judge(opened).hints(text)

    def unusable_hints(self) -> Path | None:
        """The model of accents where it is missing or damaged: without it there are the rules' hints alone."""
        opened = self._at_hand()
        if opened is not None:
            try:
                self._judge(opened).load()
            except DictionaryUnusable as why:
                return why.path
        return None

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
        reading = latin_reading(word)
        if reading is not None:
            return self.suggestions(reading, most) if self.misspelt(reading) else (reading,)
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


class _Opened:
    """A dictionary that is open. What only a word that it does not know asks for is made when the first one comes."""

    def __init__(self, vocabulary: Vocabulary, knows: Callable[[str], bool]) -> None:
        self.vocabulary = vocabulary
        self.acceptance = Acceptance(vocabulary, lambda: self.corrections)
        self._knows = knows
        self._corrections: Corrections | None = None
        self._names: Names | None = None

    @property
    def corrections(self) -> Corrections:
        if self._corrections is None:
            from calendario.spelling.spanish.corrections import Corrections

            self._corrections = Corrections(self.vocabulary)
        return self._corrections

    @property
    def names(self) -> Names:
        if self._names is None:
            from calendario.spelling.spanish.names import Names

            self._names = Names(self.vocabulary, self.corrections, self._knows)
        return self._names


def _nfc(word: str) -> str:
    return unicodedata.normalize("NFC", word)

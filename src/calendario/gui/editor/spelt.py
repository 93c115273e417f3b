"""The spelling of a text that somebody types in: only the sentence that changed is looked at again, and many of them
beside the window.
"""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from calendario.desk.office import Hint, Speller
from calendario.desk.spelling import BREATH_S, RememberedTexts
from calendario.domain.own_words import accepted_key, forms_of, holds
from calendario.domain.pasted import without_unseen
from calendario.domain.problem import Problem
from calendario.gui.background import Background

_REMEMBERED = 200_000  # code points of sentences: eight versions of the longest text that is looked at live
_AT_ONCE = 500  # code points of several sentences; more (pasted, opened) take longer than a key may
_ALONE = 3_000  # of a single one, in which somebody types: its marks must not blink with each key
# Where `calendario.spelling.sentences` has them, so that what is remembered of one is what is found in the whole text.
_SENTENCE_ENDS = re.compile(r"\n\s*+|(?<=[.!?…])[»”\"')\]]?\s++(?=[A-ZÀ-ÖØ-Þ¿¡«“\"])")


@dataclass(frozen=True, slots=True)
class Spot:
    """What spelling says of the code points `start` to `end` (exclusive) of a text: `word` (NFC) is misspelt in
    `language` (BCP 47), or, with a `hint`, right and hardly meant there. `accented` is what a misspelt one is with the
    accents that it lacks, where nothing else is wrong with it.
    """

    start: int
    end: int
    word: str
    language: str
    hint: Hint | None = None
    accented: str = ""

    @property
    def rule(self) -> str:
        """What speaks against a word that is right; "" for a misspelt one."""
        return "" if self.hint is None else self.hint.rule


def composed(text: str) -> str:
    """A piece of a text as `Spot.word` writes it."""
    return without_unseen(unicodedata.normalize("NFC", text))


def heeded(spots: Sequence[Spot], ignored: Collection[str]) -> list[Spot]:
    """Those that are not right in a post that says so of these (see `Details.ignored`)."""
    if not spots or not ignored:
        return list(spots)
    forms = forms_of(ignored)
    return [
        spot
        for spot in spots
        if not holds(spot.word, forms) and (spot.hint is None or accepted_key(spot.rule, spot.word) not in ignored)
    ]


#: The spots of a text, in order.
Look = Callable[[str], Sequence[Spot]]

#: A sentence and the language of its text.
_Said = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in sentences, by how and since when somebody asked."""

    serial: int
    found: Mapping[_Said, tuple[Spot, ...]]


class Spelt(QObject):
    """A speller with a memory, in the GUI thread. What is right in a sentence does not depend on the ones around it.

    `came` brings the sentences of which more is known now than when `at_once` was asked (a frozenset).
    """

    came = Signal(object)

    def __init__(self, speller: Speller, background: Background | None = None, parent: QObject | None = None) -> None:
        """Without `background` nothing comes later."""
        super().__init__(parent)
        self._speller = speller
        self._background = background
        self._known: RememberedTexts[tuple[int, tuple[Spot, ...]]] = RememberedTexts(_REMEMBERED)
        self._serial = 0  # of the dictionary and the words that hold now
        self._asked: set[_Said] = set()  # what comes later
        self._wanted: list[_Said] = []  # of it, what nobody is reading yet
        self._reading: tuple[_Said, ...] = ()
        #: As `Speller.misspelt` takes it; `forget` after a change.
        self.strict = False

    def forget(self) -> None:
        """Other words are right now. What was found before is shown no more but for hints, until it was read again."""
        self._serial += 1
        self._asked.clear()
        self._wanted.clear()

    def spots(self, text: str, language: str) -> list[Spot]:
        """The misspelt words of `text` and its hints, in order; none lies on another."""
        found = _placed((at, self._of_sentence(sentence, language)) for at, sentence in _sentences(text))
        return self._at_home(found, text, language)

    def at_once(self, text: str, language: str) -> list[Spot]:
        """As `spots`, but of what takes longer than a key may only what is known: the rest comes later."""
        pieces = list(_sentences(text))
        new = [s for _, s in pieces if s and (s, language) not in self._asked and self._fresh(s, language) is None]
        few = sum(map(len, new)) <= (_AT_ONCE if len(new) > 1 else _ALONE)
        if few or self._background is None:
            for sentence in new:
                self._of_sentence(sentence, language)
        else:
            self._read_later([(sentence, language) for sentence in new])
        found = _placed((at, self._meanwhile(sentence, language)) for at, sentence in pieces)
        return self._at_home(found, text, language)

    def _of_sentence(self, sentence: str, language: str) -> tuple[Spot, ...]:
        known = self._fresh(sentence, language)
        if known is None:
            known = _read(self._speller, sentence, language, self.strict)
            self._known.keep(sentence, (self._serial, known), language)
        return known

    def _fresh(self, sentence: str, language: str) -> tuple[Spot, ...] | None:
        known = self._known.get(sentence, language)
        return known[1] if known is not None and known[0] == self._serial else None

    def _meanwhile(self, sentence: str, language: str) -> tuple[Spot, ...]:
        """What is known of it. Words that were added hold at once, and it takes no time to see which do."""
        known = self._known.get(sentence, language)
        if known is None or known[0] == self._serial:
            return () if known is None else known[1]
        words = _misspelt(self._speller, sentence, language, self.strict)
        return _together(words, [spot for spot in known[1] if spot.hint is not None])

    def _at_home(self, found: list[Spot], text: str, language: str) -> list[Spot]:
        """`found`, but what lies where the text around shows another language as that one finds it."""
        for start, end, other in self._speller.astray(text, language=language) if found else ():
            there = _misspelt(self._speller, text[start:end], other, self.strict)
            found = [spot for spot in found if not start <= spot.start < end]
            found += _placed(iter([(start, tuple(there))]))
        return sorted(found, key=lambda spot: spot.start)

    # --- beside the window

    def _read_later(self, said: Sequence[_Said]) -> None:
        self._asked.update(said)
        self._wanted += dict.fromkeys(said)
        if self._background is not None and self._wanted and not self._reading:
            self._reading, self._wanted = tuple(self._wanted), []
            work = partial(_read_all, self._speller, self._reading, self.strict, self._serial)
            self._background.run(work, self._was_read, self._not_read)

    def _was_read(self, read: _Read) -> None:
        self._reading = ()
        if read.serial == self._serial:
            for said, found in read.found.items():
                self._asked.discard(said)
                self._known.keep(said[0], (read.serial, found), said[1])
            self.came.emit(frozenset(sentence for sentence, _ in read.found))
        self._read_later(())

    def _not_read(self, _problem: Problem) -> None:
        self._asked.difference_update(self._reading)  # who looks there again asks again
        self._asked.update(self._wanted)
        self._reading = ()
        self._read_later(())


def _read_all(speller: Speller, wanted: Sequence[_Said], strict: bool, serial: int) -> _Read:
    found = {}
    for said in wanted:
        found[said] = _read(speller, *said, strict)
        time.sleep(BREATH_S)
    return _Read(serial, found)


def _read(speller: Speller, sentence: str, language: str, strict: bool) -> tuple[Spot, ...]:
    words = _misspelt(speller, sentence, language, strict)
    hints = speller.hints(sentence, language=language)
    return _together(words, [Spot(hint.start, hint.end, hint.text, language, hint) for hint in hints])


def _misspelt(speller: Speller, sentence: str, language: str, strict: bool) -> list[Spot]:
    found = speller.misspelt(sentence, language=language, strict=strict)
    return [Spot(word.start, word.end, word.text, word.language or language, accented=word.accented) for word in found]


def _together(words: list[Spot], hints: list[Spot]) -> tuple[Spot, ...]:
    clear = [hint for hint in hints if not any(word.start < hint.end and hint.start < word.end for word in words)]
    return tuple(sorted((*words, *clear), key=lambda spot: spot.start))


def _placed(found: Iterator[tuple[int, tuple[Spot, ...]]]) -> list[Spot]:
    return [
        replace(spot, start=at + spot.start, end=at + spot.end) if at else spot for at, spots in found for spot in spots
    ]


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for end in _SENTENCE_ENDS.finditer(text):
        yield at, text[at : end.end()]
        at = end.end()
    yield at, text[at:]

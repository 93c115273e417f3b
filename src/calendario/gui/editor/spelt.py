"""The spelling of a text that somebody types in: only the sentence that changed is looked at again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from calendario.desk.office import Hint, Speller
from calendario.domain.own_words import accepted_key, forms_of, holds
from calendario.domain.pasted import without_unseen

_REMEMBERED = 2_000  # sentences; a long post has fifty
_LONGEST = 2_000  # characters of one that is worth remembering
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…\n])\s+(?=[A-ZÁÉÍÓÚÜÑ¿¡«“\"])")


@dataclass(frozen=True, slots=True)
class Spot:
    """What spelling says of the code points `start` to `end` (exclusive) of a text: `word` (NFC) is misspelt in
    `language` (BCP 47), or, with a `hint`, right and hardly meant there.
    """

    start: int
    end: int
    word: str
    language: str
    hint: Hint | None = None

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


class Spelt:
    """A speller with a memory. What is right in a sentence does not depend on the sentences around it."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller
        self._known: dict[tuple[str, str], tuple[Spot, ...]] = {}
        #: As `Speller.misspelt` takes it; `forget` after a change.
        self.strict = False

    def forget(self) -> None:
        """The dictionary is another one now."""
        self._known.clear()

    def spots(self, text: str, language: str) -> list[Spot]:
        """The misspelt words of `text` and its hints, in order; none lies on another."""
        return [
            replace(spot, start=at + spot.start, end=at + spot.end) if at else spot
            for at, sentence in _sentences(text)
            for spot in self._of_sentence(sentence, language)
        ]

    def _of_sentence(self, sentence: str, language: str) -> tuple[Spot, ...]:
        known = self._known.get((sentence, language))
        if known is None:
            misspelt = self._speller.misspelt(sentence, language=language, strict=self.strict)
            found = [Spot(w.start, w.end, w.text, w.language or language) for w in misspelt]
            for hint in self._speller.hints(sentence, language=language):
                if not any(spot.start < hint.end and hint.start < spot.end for spot in found):
                    found.append(Spot(hint.start, hint.end, hint.text, language, hint))
            known = tuple(sorted(found, key=lambda spot: spot.start))
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

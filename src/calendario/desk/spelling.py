"""The spelling of texts that are not in the calendar: typed on a command line, sent by another program.

Imports neither store nor channels: a program that sends a thousand lines waits for the first answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from calendario.domain.finding import Finding, Level
from calendario.domain.problem import BadInput
from calendario.spelling.remembering import RememberedTexts
from calendario.spelling.sentences import sentences
from calendario.spelling.speller import DictionaryUnusable, Speller, Word

__all__ = [
    "BREATH_S",
    "MOST_SUGGESTIONS",
    "Flagged",
    "RememberedTexts",
    "Speller",
    "hints_lacking",
    "open_dictionary",
    "read_ahead",
    "spell",
]

MOST_SUGGESTIONS = 5
BREATH_S = 0.0005
"""How long a thread beside the window rests between two sentences: without it the window would wait 5 ms for its turn
each time it asks for one.
"""
_DOUBTFUL = "La solicitut esta avierta."  # which asks for all that there is
_LOST_LETTER = "\ufffd"  # what a reader puts in the place of bytes that are no text


@dataclass(frozen=True, slots=True)
class Flagged:
    """`word` stands in its text from `start` up to `end` in code points; `suggestions` are at most five, best first.

    `kind` tells a word that is in no dictionary from one that is right and hardly meant there; `finding` says it.
    """

    word: str
    start: int
    end: int
    suggestions: tuple[str, ...]
    kind: Literal["spelling", "real_word"]
    finding: Finding


def open_dictionary(speller: Speller, language: str, *, wholly: bool = False) -> bool:
    """Whether there is a dictionary for the BCP 47 tag `language`, which is open then; `wholly` with what only misspelt
    words, their corrections and hints ask for, some hundredths of a second that else the first of each takes.

    Raises `BadInput("dictionary_unusable")` with the path of the file that is missing or damaged.
    """
    try:
        speller.load(language)
    except DictionaryUnusable as why:
        raise BadInput("dictionary_unusable", path=str(why.path)) from why
    if wholly:
        for word in speller.misspelt(_DOUBTFUL, language=language):
            speller.suggestions(word.text, language=language)
        speller.hints(_DOUBTFUL, language=language)
    return speller.has_dictionary(language)


def hints_lacking(speller: Speller, language: str) -> BadInput | None:
    """`BadInput("hints_unusable")` with the path of the file that is missing or damaged where some of the hints in that
    language (BCP 47) cannot be given; its dictionary may be whole all the same.
    """
    path = speller.unusable_hints(language)
    return None if path is None else BadInput("hints_unusable", path=str(path))


def read_ahead(
    speller: Speller, texts: Iterable[tuple[str, str]], *, strict: bool = False, going_on: Callable[[], bool]
) -> None:
    """Has `speller` find out now what it will be asked of those texts (with their BCP 47 language), so that it knows
    then. For a thread beside the window; ends early once it is not `going_on` any more.
    """
    for text, language in texts:
        for _, sentence in sentences(text):
            if not going_on():
                return
            speller.misspelt(sentence, language=language, strict=strict)
            speller.hints(sentence, language=language)
            time.sleep(BREATH_S)
        speller.astray(text, language=language)


def spell(
    speller: Speller, text: str, language: str, *, strict: bool = False, hints: bool = False
) -> tuple[Flagged, ...]:
    """What spelling has to say of `text`, in order; nothing of a language without a dictionary, nor of a word that lost
    a letter on its way here (U+FFFD). `strict` as `Speller.misspelt`; with `hints` also words that are right and hardly
    meant, where nothing else is flagged.
    """
    found = [
        _misspelt(speller, text, word, language)
        for word in speller.misspelt(text, language=language, strict=strict)
        if _LOST_LETTER not in text[max(0, word.start - 1) : word.end + 1]
    ]
    if hints:
        misspelt = list(found)
        for hint in speller.hints(text, language=language):
            if any(one.start < hint.end and hint.start < one.end for one in misspelt):
                continue
            facts = {"word": hint.text, "rule": hint.rule, "correction": hint.corrections[0]}
            said = Finding("real_word", Level.HINT, hint.start, hint.end, facts)
            word, proposed = text[hint.start : hint.end], hint.corrections[:MOST_SUGGESTIONS]
            found.append(Flagged(word, hint.start, hint.end, proposed, "real_word", said))
    return tuple(sorted(found, key=lambda one: one.start))


def _misspelt(speller: Speller, text: str, word: Word, language: str) -> Flagged:
    proposed = speller.suggestions(word.text, MOST_SUGGESTIONS, language=word.language or language)
    code = "spelling_missing_accent" if word.accented else "spelling_error"
    facts = {"word": word.text, "correction": word.accented or None}
    said = Finding(code, Level.WARN, word.start, word.end, facts)
    return Flagged(text[word.start : word.end], word.start, word.end, proposed, "spelling", said)

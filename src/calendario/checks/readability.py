"""How hard a Spanish text is to read, by the INFLESZ scale."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.checks.running_text import Tongues
from calendario.checks.syllables import syllables
from calendario.checks.voice import ends_before
from calendario.domain.dates.tokens import Kind, Tokens, tokens_of
from calendario.domain.finding import TEXT

_LEAST_WORDS = 40  # of fewer the figure says nothing
_HARD = 40
_PROSE = 8  # words in a sentence, on an average: fewer are a list
_LONG_SENTENCE = 30


class Band(StrEnum):
    """Of the INFLESZ scale (Barrio-Cantalejo and others, 2008), from the hardest."""

    VERY_HARD = "very_hard"
    RATHER_HARD = "rather_hard"
    NORMAL = "normal"
    RATHER_EASY = "rather_easy"
    VERY_EASY = "very_easy"


_FROM = ((80, Band.VERY_EASY), (65, Band.RATHER_EASY), (55, Band.NORMAL), (_HARD, Band.RATHER_HARD))


def band(score: float) -> Band:
    """In which band a score falls."""
    return next((name for least, name in _FROM if score >= least), Band.VERY_HARD)


def inflesz(words: int, spoken: int, sentences: int) -> float:
    """Of so many words with so many syllables in so many sentences: the higher, the easier."""
    return 206.835 - 62.3 * spoken / words - words / sentences


def hard_to_read(reading: Reading) -> Iterator[Found]:
    """A text of forty words and more that is very hard to read. Figures, addresses and hashtags are no words; every
    line of a list is a sentence, and what is hardly more than a list is let be.
    """
    if reading.language != "es" or reading.place != TEXT:
        return
    tokens = tokens_of(reading.text)
    words, spoken, sentences = _counted(tokens) if len(tokens) >= _LEAST_WORDS else (0, 0, 0)
    if words < _LEAST_WORDS or words < _PROSE * sentences:
        return
    score = inflesz(words, spoken, sentences)
    if score < _HARD and Tongues(reading).at(0) == "es":
        facts: dict[str, object] = {"score": max(0, round(score)), "band": band(score).value}
        if words > _LONG_SENTENCE * sentences:
            facts["words"] = round(words / sentences)
        yield Found(0, 0, facts)


def _counted(tokens: Tokens) -> tuple[int, int, int]:
    """Words, their syllables, and sentences; what follows a colon or a semicolon is one too."""
    words = spoken = sentences = 0
    ended = True
    after_word = False
    for place in range(len(tokens)):
        token = tokens.at(place)
        if token.line or not (ended or after_word):
            ended = token.line or tokens.is_(place - 1, ":", ";") or ends_before(tokens, place)
        after_word = token.kind is Kind.WORD
        if after_word:
            words += 1
            spoken += syllables(tokens.text[token.start : token.end])
            sentences += ended
            ended = False
    return words, spoken, sentences

"""Where one sentence of a post ends and the next begins, as far as its spelling is concerned."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["paragraphs", "sentences", "sides"]

# Possessive repetitions: a megabyte of line breaks takes linear time. Every end that gui/editor/spelt.py knows is one
# here too, so that what it remembers of a sentence is what would be found in the whole text.
_ENDS = re.compile(r"\n\s*+|(?<=[.!?…])[»”\"')\]]?\s++(?=[A-ZÀ-ÖØ-Þ¿¡«“\"])")
_SIDES = re.compile(r"\s[/|]\s")
_BLANK_LINES = re.compile(r"\n[^\S\n]*+\n\s*+")
_LINES = re.compile(r"\n\s*+")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of `text` with the offset of each, in order; put together they are `text`. A line ends one too."""
    return _pieces(text, _ENDS)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """What stands between the blank lines of `text`, with its offset; where it has none, its lines."""
    return _pieces(text, _BLANK_LINES if _BLANK_LINES.search(text.strip()) else _LINES)


def sides(sentence: str) -> Iterator[tuple[int, str]]:
    """What stands on each side of a stroke, as sentences that are said twice are written: «Ple municipal / Pleno»."""
    return _pieces(sentence, _SIDES)


def _pieces(text: str, between: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    at = 0
    for end in between.finditer(text):
        yield at, text[at : end.end()]
        at = end.end()
    if at < len(text):
        yield at, text[at:]

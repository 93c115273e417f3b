"""A thread: one post continued in replies. In its text a line that holds only `---` begins the next part."""

from __future__ import annotations

import re
from collections.abc import Mapping

DIVISION = "---"
#: What stands between the parts where they are one text.
_PARAGRAPH = "\n\n"
_DIVIDING_LINE = re.compile(rf"^[^\S\n]*{DIVISION}[^\S\n]*$", re.MULTILINE)
#: The facts that say how far a thread has come: the part in question, how many there are, how many are out.
_STANDING = ("part", "parts", "out")


def stretches(text: str) -> tuple[tuple[int, int], ...]:
    """Where each part lies in `text` (code points, end exclusive), without the blanks at its ends; blank parts are
    none. A text that is not divided is one part as it is, blanks and all; there always is a first part.
    """
    lines = _dividing_lines(text)
    if not lines:
        return ((0, len(text)),)
    found = []
    for begin, end in _between(text, lines):
        part = text[begin:end]
        if part.strip():
            found.append((end - len(part.lstrip()), begin + len(part.rstrip())))
    return tuple(found) or ((0, 0),)


def needless(text: str) -> tuple[tuple[int, int], ...]:
    """Where a dividing line stands that begins or ends nothing, because only blanks lie beyond it: no part goes out
    there. Nothing where the whole text is blank.
    """
    lines = _dividing_lines(text)
    between = [text[begin:end].strip() for begin, end in _between(text, lines)]
    first = next((place for place, words in enumerate(between) if words), None)
    if first is None:
        return ()
    blank = [place for place, words in enumerate(between) if not words]
    return tuple(lines[place if place < first else place - 1] for place in blank)


def parts_of(text: str) -> tuple[str, ...]:
    """What each part says."""
    return tuple(text[start:end] for start, end in stretches(text))


def joined(text: str) -> str:
    """The parts as one text, a blank line between them, for where there are no threads."""
    return _PARAGRAPH.join(parts_of(text))


def in_whole(text: str, place: int) -> int:
    """The code point of `text` that stands at `place` of `joined(text)`."""
    for start, end in stretches(text):
        if place <= end - start:
            return start + place
        place -= end - start + len(_PARAGRAPH)
        if place < 0:
            return end
    return len(text)


def _dividing_lines(text: str) -> list[tuple[int, int]]:
    return [line.span() for line in _DIVIDING_LINE.finditer(text)] if DIVISION in text else []


def _between(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What lies before, between and after the dividing `lines`."""
    begins, ends = [0, *(end for _, end in lines)], [*(start for start, _ in lines), len(text)]
    return list(zip(begins, ends, strict=True))


def standing(facts: Mapping[str, object] | None) -> dict[str, object] | None:
    """Of a publication's `facts` those that say how far its thread has come; None where it is no thread or has not
    begun.
    """
    told = {name: facts[name] for name in _STANDING if name in facts} if facts else {}
    return told if told.get("out") else None

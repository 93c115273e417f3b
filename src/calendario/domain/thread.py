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
    lines = list(_DIVIDING_LINE.finditer(text)) if DIVISION in text else []
    if not lines:
        return ((0, len(text)),)
    begins, ends = [0, *(line.end() for line in lines)], [*(line.start() for line in lines), len(text)]
    found = []
    for begin, end in zip(begins, ends, strict=True):
        part = text[begin:end]
        if part.strip():
            found.append((end - len(part.lstrip()), begin + len(part.rstrip())))
    return tuple(found) or ((0, 0),)


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


def standing(facts: Mapping[str, object] | None) -> dict[str, object] | None:
    """Of a publication's `facts` those that say how far its thread has come; None where it is no thread or has not
    begun.
    """
    told = {name: facts[name] for name in _STANDING if name in facts} if facts else {}
    return told if told.get("out") else None

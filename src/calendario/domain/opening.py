"""How a text begins: what stands above it where nobody gave it a title."""

from __future__ import annotations

from itertools import pairwise

from calendario.domain.joints import Joint, tokens
from calendario.domain.text import first_line

MOST = 120  # characters: what is longer is no heading
_LEAST = 20  # «¡Atención!» says nothing without what follows it
_READ = 600  # characters of a line without an end


def heading_of(title: str, text: str) -> str:
    """`title` where a person wrote one; the opening of `text` where there is none, or where it is no more than the
    first line of `text` cut short, as a working title is. "" for neither.
    """
    title = title.strip()
    return opening(text) if not title or (title.endswith("…") and title == first_line(text)) else title


def opening(text: str) -> str:
    """The first sentence of its first line, with what follows where it says next to nothing; one of more than `MOST`
    characters is cut after a word.
    """
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")[:_READ]
    if len(line) <= _LEAST:
        return line
    pieces = tokens(line)
    ends = [before.end for before, after in pairwise(pieces) if after.joint is Joint.SENTENCE]
    ends = [end for end in (*ends, len(line)) if end <= MOST]
    if ends:
        return line[: next((end for end in ends if end >= _LEAST), ends[-1])]
    within = [piece.end for piece in pieces if piece.end < MOST]
    return (line[: within[-1]].rstrip(",;:") if within else line[: MOST - 1]) + "…"

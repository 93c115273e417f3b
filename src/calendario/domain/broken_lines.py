"""Lines that a page's width broke (PDF, e-mail) put together again; lists, addresses and poems stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

#: Whether a word is known to the dictionary.
Knows = Callable[[str], bool]

_LEAST_WIDTH, _MOST_WIDTH = 42, 130  # characters; narrower are verses and addresses, wider is nobody's page
_TWO_LINES_FROM = 55  # a width at which two lines alone are enough to see that the page broke them
_FULL = 0.7  # of the width: a line that ends further left was ended by a person

_END = re.compile(r"[.:;!?…][»”\"'’)\]]*$")
# What begins a line of its own: a dash, an emoji, a label, a number. Not what opens a sentence or a quotation.
_ITEM = re.compile(r"\s*(?:[^\w\s¿¡«»\"“”‘’'(\[…]|\(?(?:\d{1,3}|[A-Za-z])[.)º]\S{0,2}\s|\d{1,3}\.?[-ºª])")
_HYPHENATED = re.compile(r"(\w*[^\W\d_]{2,})[-\u00ad\u2010]$")
_WORD_FIRST = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Joined:
    """`text` without the breaks that its page made, and how many lines were put behind another."""

    text: str
    lines: int


def join(text: str, knows: Knows | None = None) -> Joined:
    """`text` (LF line ends) with its broken lines joined.

    A line is put behind another that goes nearly to the width of its paragraph and ends no sentence, where enough of
    the paragraph looks so. A word divided by a hyphen becomes one word if it `knows` it (without a dictionary: always);
    keeps its hyphen if both halves are words (teórico-práctico); else its line stays broken. Joining twice is joining
    once.
    """
    lines = 0
    while True:
        made = _once(text, knows)
        if not made.lines:
            return Joined(text, lines)
        text, lines = made.text, lines + made.lines


def _once(text: str, knows: Knows | None) -> Joined:
    every = text.split("\n")
    kept: list[str] = []
    count = first = 0
    for place in range(len(every) + 1):
        if place < len(every) and every[place].strip():
            continue
        block = every[first:place]
        if len(block) > 1:
            joined = _joined(block, knows)
            count += len(block) - len(joined)
            block = joined
        kept += block
        kept += every[place : place + 1]
        first = place + 1
    return Joined("\n".join(kept), count)


def _joined(block: list[str], knows: Knows | None) -> list[str]:
    """A paragraph's lines, or the text of several, which a PDF does not set apart by blank lines."""
    block = [line.rstrip() for line in block]
    width = max(map(len, block))
    if not _LEAST_WIDTH <= width <= _MOST_WIDTH:
        return block
    broken = [_is_broken(line, after, width) for line, after in pairwise(block)]
    seen = sum(broken)
    going_on = sum(b and after.lstrip()[:1].islower() for b, after in zip(broken, block[1:], strict=True))
    ended = sum(not b and not _END.search(line) for b, line in zip(broken, block, strict=False))
    if not seen or going_on * 2 < seen or ended > seen or (seen < 2 and width < _TWO_LINES_FROM):
        return block
    made: list[str] = []
    pieces: list[str] = []  # of the line that is being put together
    for line, after, is_broken in zip(block, [*block[1:], ""], [*broken, False], strict=True):
        pieces.append(line.lstrip() if pieces else line)
        between = _between(line, after.lstrip(), knows) if is_broken else None
        if between is None:
            made.append("".join(pieces))
            pieces = []
        elif between == "-":
            pieces[-1] = pieces[-1][:-1]
        else:
            pieces.append(between)
    return made


def _is_broken(line: str, after: str, width: int) -> bool:
    """Whether the page ended `line`: the next word would not have had room."""
    if _END.search(line) or _ITEM.match(after) or len(line) < width * _FULL:
        return False
    if _HYPHENATED.search(line) and after.lstrip()[:1].islower():
        return True
    word = after.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) >= width


def _between(line: str, after: str, knows: Knows | None) -> str | None:
    """What stands between both: a space or nothing, "-" for nothing and the hyphen left out, None for a break."""
    hyphen = _HYPHENATED.search(line)
    rest = _WORD_FIRST.match(after)
    if hyphen is None or rest is None or not rest[0][0].islower():
        return " "
    if line.endswith("\u00ad") or knows is None or knows(hyphen[1] + rest[0]):
        return "-"
    return "" if knows(hyphen[1]) and knows(rest[0]) else None

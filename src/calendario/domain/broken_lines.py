"""Lines that a page's width broke (PDF, e-mail) put together again; lists, addresses and poems stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from calendario.domain.line_ends import (
    begins_item,
    begins_own,
    divides,
    ends_sentence,
    goes_on_in_name,
    hangs,
    set_in_columns,
)

#: Whether a word is known to the dictionary.
Knows = Callable[[str], bool]

_LEAST_WIDTH, _MOST_WIDTH = 18, 130  # characters; wider is nobody's page
_COLUMN = 60  # a narrower line may be a verse or a poster's: there the lines must say more
_TWO_LINES_FROM = 55  # a width at which two lines alone are enough to see that the page broke them
# Of the width. A line that ends further left was ended by a person. Letters are not all as wide: with a word that would
# have gone a little beyond it, a line is full; the longest one is not much longer than the others.
_FULL, _FULL_OF_COLUMN, _ROOM, _BEYOND = 0.7, 0.55, 0.93, 1.12
_ALIKE = 0.78  # lines that one page broke are so long as this and more, of the longest
_ONE_IN = 5  # broken lines at least one must hang or divide a word, where lines are narrow
_MOST_OF_A_VERSE, _LEAST_VERSES = 40, 3  # characters; broken lines
_MOST_PASSES = 40  # a text that wants more was made for it

_HYPHENATED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})[-\u00ad\u2010]$")
_SENTENCE_INSIDE = re.compile(r"[.!?…][»”\"’)]? +[¿¡«“\"(]*[A-ZÁÉÍÓÚÀÈÒÜÑÇ]")
_WORD_FIRST = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+")
# An end of a word that is none by itself.
_ONLY_ENDS = re.compile(r"(?:c|s|x)i(?:ón|ones|ons|óns)|mientos?|dad(?:es)?|bilidad(?:es)?|tivamente|ci(?:ó|ons)")
_SHORTEST_HALF = 4  # letters; shorter ones are known by chance


@dataclass(frozen=True, slots=True)
class Joined:
    """`text` without the breaks that its page made, and how many lines were put behind another."""

    text: str
    lines: int


def join(text: str, knows: Knows | None = None) -> Joined:
    """`text` (LF line ends) with its broken lines joined.

    A line is put behind another that goes nearly to the width of its column and ends no sentence, where enough of the
    paragraph, or of the whole text, looks so. A column is as wide as most of its lines; where that is little, verses
    and posters look alike, and lines must end in words that want another (de, la, que) or in half a word. What begins
    an item, an hour of a programme, an address or a label stays a line of its own.

    A word divided by a hyphen becomes one word if the text has it whole elsewhere, it `knows` it, or its end can be
    nothing else (-ción), also where the other lines stay; keeps its hyphen if both halves are words (teórico-práctico);
    else its line stays broken.
    Joining twice is joining once.
    """
    came, lines, words = text, 0, _Words(text, knows)
    for _ in range(_MOST_PASSES):
        made = _once(text, words)
        if not made.lines:
            return Joined(text, lines)
        text, lines = made.text, lines + made.lines
    return Joined(came, 0)


class _Words:
    """Which words there are, in the text itself and in the dictionary."""

    def __init__(self, text: str, knows: Knows | None) -> None:
        self._text, self._knows = text, knows
        self._there: frozenset[str] | None = None

    def whole(self, first: str, rest: str) -> bool:
        """Whether both together are one word."""
        if self._there is None:
            self._there = frozenset(_WORDS.findall(self._text.lower()))
        word = first + rest
        if word.lower() in self._there or _ONLY_ENDS.fullmatch(rest):
            return True
        return self._knows is not None and self._knows(word)

    def two(self, first: str, rest: str) -> bool:
        """Whether they are two words, which a hyphen holds together whatever the line."""
        if self._knows is None or first[:1].isupper() or min(len(first), len(rest)) < _SHORTEST_HALF:
            return False
        return self._knows(first) and self._knows(rest)


def _once(text: str, words: _Words) -> Joined:
    every = [line.rstrip() for line in text.split("\n")]
    page = _page(every)
    kept: list[str] = []
    count = first = 0
    for place in range(len(every) + 1):
        if place < len(every) and every[place]:
            continue
        block = every[first:place]
        if len(block) > 1:
            joined = _joined(block, page, words)
            count += len(block) - len(joined)
            block = joined
        kept += block
        kept += every[place : place + 1]
        first = place + 1
    return Joined("\n".join(kept) if count else text, count)


def _width(lines: list[str]) -> int:
    """That of the column in which most of the text stands; 0 where nothing looks like a column."""
    lengths = sorted(len(line) for line in lines if len(line) <= _MOST_WIDTH)
    best = width = start = held = 0
    for place, length in enumerate(lengths):
        held += length
        while lengths[start] < length * _ALIKE:
            held -= lengths[start]
            start += 1
        if held >= best and (place + 1 == len(lengths) or lengths[place + 1] != length):
            best, width = held, length
    return width if width >= _LEAST_WIDTH else 0


@dataclass(frozen=True, slots=True)
class _Breaks:
    """Where lines of `width` go on in the next, line by line; how many go on, how many of them `surely`, how many
    `small`, in the middle of a sentence; and how many sentences were broken where there was room for more.
    """

    broken: list[bool]
    surely: int
    small: int
    early: int

    @property
    def seen(self) -> int:
        return sum(self.broken)


def _page(every: list[str]) -> int:
    """The width of the whole text's column, where it is as good as certain that there is one; else 0."""
    width = _width(every)
    if not width:
        return 0
    breaks = _breaks(every, width)
    sure = breaks.surely >= 3 and breaks.surely * _ONE_IN >= breaks.seen and breaks.early <= breaks.seen
    return width if sure else 0


def _breaks(block: list[str], width: int) -> _Breaks:
    broken: list[bool] = []
    surely = small = early = 0
    for line, after in pairwise(block):
        goes_on = bool(line and after) and _is_broken(line, after, width, inside=bool(broken) and broken[-1])
        broken.append(goes_on)
        sure = hangs(line) or divides(line, after)
        low = after.lstrip()[:1].islower()
        if goes_on:
            surely += sure
            small += sure or low
        elif line and low and not begins_item(after) and not ends_sentence(line):
            early += 1
    return _Breaks(broken, surely, small, early)


def _joined(block: list[str], page: int, words: _Words) -> list[str]:
    """A paragraph's lines, or the text of several, which a PDF does not set apart by blank lines."""
    if sum(map(set_in_columns, block)) * 3 > len(block):
        return block
    breaks = None
    if page and max(map(len, block)) <= page * _BEYOND:
        breaks = _breaks(block, page)
        if breaks.seen > 3 and not breaks.surely:
            breaks = None  # a poem among the rest
        elif page >= _COLUMN and not _is_prose(block, breaks):
            return _put_together(block, [], words)
    if breaks is None:
        width = _width(block)
        breaks = _breaks(block, width) if width else _Breaks([], 0, 0, 0)
        if not _shows(block, breaks, width):
            return _put_together(block, [], words)
    if _sings(block, breaks) or not breaks.seen or breaks.small * 2 < breaks.seen or breaks.early > breaks.seen:
        return _put_together(block, [], words)
    return _put_together(block, breaks.broken, words)


def _put_together(block: list[str], broken: list[bool], words: _Words) -> list[str]:
    """Its lines, each behind the one before where that is `broken`, or, wherever it ends, where half a word does."""
    made: list[str] = []
    pieces: list[str] = []  # of the line that is being put together
    for line, after, is_broken in zip_longest(block, block[1:], broken, fillvalue=None):
        assert line is not None
        pieces.append(line.lstrip() if pieces else line)
        between = _between(line, after.lstrip(), words) if after else None
        if between is None or not (is_broken or between == "-"):
            made.append("".join(pieces))
            pieces = []
        elif between == "-":
            pieces[-1] = pieces[-1][:-1]
        else:
            pieces.append(between)
    return made


def _shows(block: list[str], breaks: _Breaks, width: int) -> bool:
    """Whether it is seen in the paragraph itself that a page broke it."""
    if width >= _COLUMN:
        return breaks.seen > 0 and _is_prose(block, breaks)
    if not breaks.surely or breaks.surely * _ONE_IN < breaks.seen:
        return False
    return breaks.seen > 1 or width >= _TWO_LINES_FROM


def _is_prose(block: list[str], breaks: _Breaks) -> bool:
    """Whether wide lines are more than a list without marks: one hangs, a sentence ends inside one, or at the end of
    the only two.
    """
    if breaks.surely or any(_SENTENCE_INSIDE.search(line) for line in block):
        return True
    return breaks.seen == 1 and ends_sentence(block[-1]) and not block[-1].endswith("€")


def _sings(block: list[str], breaks: _Breaks) -> bool:
    """Whether its lines are verses that all hang, as no column's do: "y en", "la que"."""
    return (
        len(block) - 1 == breaks.seen == breaks.surely >= _LEAST_VERSES
        and max(map(len, block)) <= _MOST_OF_A_VERSE
        and not any(_SENTENCE_INSIDE.search(line) or any(map(str.isdigit, line)) for line in block)
    )


def _is_broken(line: str, after: str, width: int, *, inside: bool) -> bool:
    """Whether the page ended `line`: the next word would not have had room. `inside`: so was the one before."""
    if len(line) > width * _BEYOND or begins_item(after) or ends_sentence(line):
        return False
    column = width < _COLUMN
    if len(line) < width * (_FULL_OF_COLUMN if column else _FULL):
        return False
    small = after.lstrip()[:1].islower()
    if divides(line, after) or (small and hangs(line)):
        return True
    if not hangs(line):
        if begins_own(line, after):
            return False
        inside = inside or small or line.lstrip()[:1].islower()
        if column and not inside and not goes_on_in_name(line, after):
            return False
    word = after.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) >= width * _ROOM


def _between(line: str, after: str, words: _Words) -> str | None:
    """What stands between both: a space or nothing, "-" for nothing and the hyphen left out, None for a break."""
    hyphen = _HYPHENATED.search(line)
    rest = _WORD_FIRST.match(after)
    if hyphen is None or rest is None or not rest[0][0].islower():
        return "" if divides(line, after) else " "
    if not {".", "/", "@"}.isdisjoint(line.rpartition(" ")[2]):
        return None  # half an address: its hyphen may be its own
    if line.endswith("\u00ad") or words.whole(hyphen[1], rest[0]):
        return "-"
    return "" if words.two(hyphen[1], rest[0]) else None

"""Dividing a text that does not fit into the parts of a thread: no word lost, none changed, none torn."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from calendario.domain.channel import Channel
from calendario.domain.joints import Joint, Token, tokens
from calendario.domain.networks import Limits
from calendario.domain.post import Content
from calendario.domain.problem import BadInput
from calendario.domain.rulers import measure
from calendario.domain.thread import DIVISION, stretches

_NUMBERING = re.compile(r"\n\n(\d{1,4})/(\d{1,4})$")
_MOST_DIGITS = 4
#: A part of fewer words (links and hashtags are none) says too little to stand alone.
_LEAST_WORDS = 3

#: What a division costs, the gravest first: see `_cost`.
_Cost = tuple[int, int, int, int, int, int, int]
_NOTHING: _Cost = (0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Room:
    """What each part must fit into: the ruler of one channel. `ending` is what that channel puts under the whole text
    (its signature, a link), and so under the last part.
    """

    network: str
    limits: Limits
    warning: str = ""
    ending: str = ""

    @classmethod
    def of(cls, channel: Channel, content: Content) -> Room:
        """The room of that channel for what `content` says there."""
        sent = channel.composed(content)
        return cls(channel.network, channel.accepts, content.warning, sent.content.text[sent.written :])

    def takes(self, text: str, *, last: bool = False) -> bool:
        """Whether that fits, as one part or as the `last` one."""
        said = text + self.ending if last else text
        return measure(self.network, said, warning=self.warning, limits=self.limits).fits


def divided(text: str, rooms: Sequence[Room], *, numbered: bool = False) -> tuple[str, ...]:
    """`text` as parts that each fit every one of `rooms`, by the rulers of the review. Joined, they say the same.

    It is cut where it reads best: after paragraphs and sentences first; inside a sentence only where it does not fit
    alone; inside «9.30 h» or «27 de noviembre» only where nothing else is left; never inside a word, link, mention or
    number. What was divided by hand (`domain.thread`) stays divided there. A text that fits is one part, as it is.
    With `numbered` each part of several ends with a line like «1/3», which is measured with it; a numbering that is
    there already is made anew, or taken away.

    Raises `BadInput`: `piece_does_not_fit` with `start` and `end` (code points of `text`) of what cannot be cut and is
    too long by itself, `no_room_for_parts` where a content warning or an ending leaves no room for any.
    """
    by_hand = _without_numbering(text)
    digits = 0
    while True:
        ending = "\n\n{0}/{0}".format("9" * digits) if digits else ""
        if digits and _fit_as_they_are(text, by_hand, rooms):
            parts = tuple(text[slice(*span)] for span in by_hand)
        else:
            parts = tuple(_parts(text, by_hand, rooms, ending))
        if len(parts) == 1 or not numbered:
            return parts
        needed = len(str(len(parts)))
        if needed <= digits:
            return tuple(with_number(part, place, len(parts)) for place, part in enumerate(parts, start=1))
        digits = needed
        if digits > _MOST_DIGITS:
            raise BadInput("no_room_for_parts")


def as_thread(parts: Sequence[str]) -> str:
    """The parts as one text that is divided there."""
    return f"\n{DIVISION}\n".join(parts)


def with_number(part: str, place: int, count: int) -> str:
    """`part` with its numbering under it."""
    return f"{part}\n\n{place}/{count}"


def is_numbered(text: str) -> bool:
    """Whether its parts carry a numbering."""
    spans = stretches(text)
    return len(spans) > 1 and _without_numbering(text) != spans


def _without_numbering(text: str) -> tuple[tuple[int, int], ...]:
    """Where each part of `text` lies without its number: one is taken for that only if it counts the parts."""
    spans = stretches(text)
    found = [_NUMBERING.search(text, *span) for span in spans]
    told = [(int(match[1]), int(match[2])) for match in found if match is not None]
    counted = len(told) > 1 and told == [(number, told[0][1]) for number in range(1, len(told) + 1)]
    if not counted or len(told) != told[0][1]:
        return spans
    return tuple(
        (start, match.start()) if match is not None else (start, end)
        for (start, end), match in zip(spans, found, strict=True)
    )


def _fit_as_they_are(text: str, spans: Sequence[tuple[int, int]], rooms: Sequence[Room]) -> bool:
    """Whether those parts fit with the numbers they would carry."""
    count = len(spans)
    return count > 1 and all(
        room.takes(with_number(text[start:end], place, count), last=place == count)
        for place, (start, end) in enumerate(spans, start=1)
        for room in rooms
    )


def _parts(text: str, spans: Sequence[tuple[int, int]], rooms: Sequence[Room], number: str) -> Iterator[str]:
    for place, (start, end) in enumerate(spans, start=1):
        part, last = text[start:end], place == len(spans)

        def takes(said: str, *, ends: bool, last: bool = last) -> bool:
            return all(room.takes(said + number, last=ends and last) for room in rooms)

        if takes(part, ends=True):
            yield part
            continue
        yield from _Cutting(part, start, takes).parts()


class _Cutting:
    """One stretch of text that does not fit: the cheapest way through its joints."""

    def __init__(self, text: str, offset: int, takes: Callable[..., bool]) -> None:
        self._text, self._takes = text.strip(), takes
        self._offset = offset + len(text) - len(text.lstrip())
        self._tokens = tokens(self._text)
        self._words = [0]
        for token in self._tokens:
            self._words.append(self._words[-1] + _is_word(text[token.start : token.end]))

    def parts(self) -> Iterator[str]:
        """Raises `BadInput`, see `divided`."""
        cuts = self._cheapest(self._places())
        for start, end in pairwise(cuts):
            yield self._said(start, end)

    def _said(self, start: int, end: int) -> str:
        return self._text[self._tokens[start].start : self._tokens[end - 1].end]

    def _fits(self, start: int, end: int) -> bool:
        return self._takes(self._said(start, end), ends=end == len(self._tokens))

    def _places(self) -> list[int]:
        """Before which tokens it may be cut: where a sentence or a clause ends; inside one only if it must be."""
        if not self._tokens:
            raise BadInput("no_room_for_parts")
        places = [0, len(self._tokens)]
        for most in (Joint.CLAUSE, Joint.WORD, Joint.TOGETHER):
            more = []
            for start, end in pairwise(places):
                if most is Joint.CLAUSE or not self._fits(start, end):
                    more += [n for n in range(start + 1, end) if self._tokens[n].joint <= most]
            places = sorted({*places, *more})
        for start, end in pairwise(places):
            if not self._fits(start, end):
                raise self._too_long(self._tokens[start])
        return places

    def _too_long(self, token: Token) -> BadInput:
        if not self._takes("a", ends=True):
            return BadInput("no_room_for_parts")
        return BadInput("piece_does_not_fit", start=self._offset + token.start, end=self._offset + token.end)

    def _cheapest(self, places: list[int]) -> list[int]:
        best: list[tuple[_Cost, int] | None] = [None] * len(places)
        best[0] = (_NOTHING, 0)
        final, reach = len(places) - 1, 1
        for here in range(final):
            known = best[here]
            if known is None:
                continue
            reach = self._reach(places, here, reach)
            ahead = [*range(here + 1, reach + 1)]
            if reach < final and self._fits(places[here], places[final]):
                ahead.append(final)
            for there in ahead:
                cost = _sum(known[0], self._cost(places[here], places[there]))
                other = best[there]
                if other is None or cost < other[0]:
                    best[there] = (cost, here)
        cuts, at = [places[final]], final
        while at:
            step = best[at]
            assert step is not None  # every piece between two places fits by itself
            at = step[1]
            cuts.append(places[at])
        return cuts[::-1]

    def _reach(self, places: list[int], here: int, before: int) -> int:
        """The furthest place that still fits from `here` on; what fitted from an earlier one went as far as `before`.
        In steps that double, then between the last two.
        """

        def fits(there: int) -> bool:
            return self._fits(places[here], places[there])

        low, step = here + 1, 1
        if before > low and fits(before):
            low = before
        while low + step < len(places) and fits(low + step):
            low, step = low + step, step * 2
        high = min(low + step, len(places)) - 1
        return low + bisect_right(range(low + 1, high + 1), 0, key=lambda there: not fits(there))

    def _cost(self, start: int, end: int) -> _Cost:
        """Torn phrases, torn clauses, parts that say next to nothing, cut sentences, parts; then where it is cut, and
        how unequal the parts are.
        """
        joint = self._tokens[end].joint if end < len(self._tokens) else Joint.PARAGRAPH
        few = self._words[end] - self._words[start] < _LEAST_WORDS
        if joint is Joint.LED_TO:  # nor does a heading or one item
            few = few or "\n" not in self._said(start, end)
        length = self._tokens[end - 1].end - self._tokens[start].start
        return (
            int(joint is Joint.TOGETHER),
            int(joint is Joint.WORD),
            int(few),
            int(joint is Joint.CLAUSE),
            1,
            int(joint) if joint < Joint.CLAUSE else 0,
            length * length,
        )


def _sum(one: _Cost, other: _Cost) -> _Cost:
    return (
        one[0] + other[0],
        one[1] + other[1],
        one[2] + other[2],
        one[3] + other[3],
        one[4] + other[4],
        one[5] + other[5],
        one[6] + other[6],
    )


def _is_word(token: str) -> bool:
    return any(c.isalnum() for c in token) and not token.lstrip("(«\"'").startswith(("#", "http://", "https://"))

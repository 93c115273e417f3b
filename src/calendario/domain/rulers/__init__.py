"""Rulers: how each network measures a text, for every network, whether we can publish there or not.

Pure functions of text, network and limits. `measure` answers how long a text is and whether it fits; `fitting_prefix`
where what no longer fits begins. How each network counts is told in the module of its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from calendario.domain.networks import Limits, network
from calendario.domain.rulers import graphemes, mastodon, threads, x

_DEFAULT_URL_COST = 23
_NO_LIMIT = 1 << 60

_Piece = tuple[int, int]  # where it ends (exclusive, code points) and what it costs


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a text is for one network, in `unit`, and (where the network has that second ruler) in UTF-8 bytes. Of a
    thread it is one part: number `part` of `parts`.
    """

    length: int
    limit: int | None
    unit: str
    bytes: int | None = None
    byte_limit: int | None = None
    part: int = 1
    parts: int = 1

    @property
    def fits(self) -> bool:
        """Whether the network takes it: within both rulers."""
        return self._over == 0 and self._bytes_over == 0

    @property
    def excess(self) -> int:
        """By how much it is too long: in `unit`; in bytes when only the bytes are too many; 0 when it fits."""
        return self._over or self._bytes_over

    @property
    def _over(self) -> int:
        return 0 if self.limit is None else max(0, self.length - self.limit)

    @property
    def _bytes_over(self) -> int:
        return 0 if self.bytes is None or self.byte_limit is None else max(0, self.bytes - self.byte_limit)


def measure(network_key: str, text: str, *, warning: str = "", limits: Limits | None = None) -> Measure:
    """`text` as the network measures it, against `limits` (the network's own where none are given).

    `warning` is Mastodon's content warning, which shares the room of the text; the other networks have none and
    ignore it. Never raises for any text; raises `UnknownNetwork` for a key that is no network's.
    """
    limits = limits or network(network_key).limits
    return Measure(
        length=_length(network_key, text, warning, limits),
        limit=limits.text,
        unit=limits.unit,
        bytes=None if limits.text_bytes is None else _utf8_bytes(text),
        byte_limit=limits.text_bytes,
    )


def fitting_prefix(network_key: str, text: str, *, warning: str = "", limits: Limits | None = None) -> int:
    """The code point where what no longer fits begins: `text[:there]` fits, `len(text)` when all of it does.

    Never inside a grapheme, nor inside a link or mention that the network counts at a fixed price: such a one fits
    whole or not at all. 0 when not even the content warning fits.
    """
    limits = limits or network(network_key).limits

    def fits(end: int) -> bool:
        return measure(network_key, text[:end], warning=warning, limits=limits).fits

    if fits(len(text)):
        return len(text)
    room = _NO_LIMIT if limits.text is None else limits.text
    if warning:
        room -= measure(network_key, "", warning=warning, limits=limits).length
    byte_room = _NO_LIMIT if limits.text_bytes is None else limits.text_bytes
    pieces = _pieces(network_key, text, limits)
    ends = [0]
    beyond: int | None = None
    for end, cost in pieces:
        room -= cost
        byte_room -= 0 if limits.text_bytes is None else _utf8_bytes(text[ends[-1] : end])
        if room < 0 or byte_room < 0:
            beyond = end
            break
        ends.append(end)
    # A cut can make a link of what was none (`exemple.cat|alunya`), so the sum is a first guess.
    while len(ends) > 1 and not fits(ends[-1]):
        beyond = ends.pop()
    while beyond is not None and fits(beyond):
        ends.append(beyond)
        beyond = next((end for end, _ in pieces), None)
    return ends[-1]


def _length(network_key: str, text: str, warning: str, limits: Limits) -> int:
    match network_key:
        case "mastodon":
            return mastodon.length(text, warning, _url_cost(limits))
        case "x":
            return x.length(text, _url_cost(limits))
        case "threads":
            return threads.length(text)
    match limits.unit:
        case "utf16":
            return _utf16_units(text)
        case "code_points":
            return len(text)
        case _:
            return graphemes.count(text)


def _pieces(network_key: str, text: str, limits: Limits) -> Iterator[_Piece]:
    """Where a text may be cut, and what each piece up to there costs: graphemes, but fixed-price parts whole."""
    match network_key:
        case "mastodon":
            priced = mastodon.fixed_price(text, _url_cost(limits))
            spans = [(start, end, len(counted)) for start, end, counted in priced]
            return _without_outer_blanks(text, _joined(text, spans, _one))
        case "x":
            return _pieces_of_x(text, _url_cost(limits))
        case "threads":
            return _joined(text, [], threads.cost)
    match limits.unit:
        case "utf16":
            return _joined(text, [], _utf16_units)
        case "code_points":
            return _joined(text, [], len)
        case _:
            return _joined(text, [], _one)


def _joined(text: str, spans: Sequence[tuple[int, int, int]], cost: Callable[[str], int]) -> Iterator[_Piece]:
    """Graphemes with their cost, those of a span (start, end, price) joined into one piece of that price."""
    at, price = 0, 0
    for start, end in graphemes.spans(text):
        if at < len(spans) and end > spans[at][0]:
            if end < spans[at][1]:
                continue
            price += spans[at][2]
            at += 1
            if at < len(spans) and end > spans[at][0]:
                continue
        else:
            price += cost(text[start:end])
        yield end, price
        price = 0


def _without_outer_blanks(text: str, pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """The same for a network that strips both ends: blanks are free until something follows them."""
    owed, begun, start = 0, False, 0
    for end, cost in pieces:
        if not text[start:end].strip(mastodon.STRIPPED):
            owed += cost if begun else 0
            yield end, 0
        else:
            yield end, owed + cost
            owed, begun = 0, True
        start = end


def _pieces_of_x(text: str, url_cost: int) -> Iterator[_Piece]:
    normal = x.normal(text)
    pieces = _joined(normal, [(start, end, url_cost) for start, end in x.link_spans(normal)], x.weight)
    if normal == text:
        yield from pieces
        return
    # X counts the composed text, the caller's text is cut: go back by graphemes, which composing does not change.
    original: dict[int, int] = {}
    at = 0
    for start, end in graphemes.spans(text):
        at += len(x.normal(text[start:end]))
        original[at] = end
    owed = 0
    for end, cost in pieces:
        owed += cost
        if end in original:
            yield original[end], owed
            owed = 0


def _one(_cluster: str) -> int:
    return 1


def _url_cost(limits: Limits) -> int:
    return _DEFAULT_URL_COST if limits.url_cost is None else limits.url_cost


def _utf16_units(text: str) -> int:
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8_bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))

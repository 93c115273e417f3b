"""The rulers over a text that may be divided: part by part where there are threads, else its parts as one text."""

from __future__ import annotations

from dataclasses import replace

from calendario.domain.networks import Limits
from calendario.domain.post import Content
from calendario.domain.rulers import Measure, fitting_prefix, measure
from calendario.domain.thread import in_whole, stretches


def measures(network_key: str, content: Content, limits: Limits, *, threads: bool) -> tuple[Measure, ...]:
    """Each post that `content` makes there, measured, in order; each tells its place. `threads`: see `Channel`."""
    posts = content.parts if threads else (content.joined,)
    return tuple(
        replace(measure(network_key, post.text, warning=post.warning, limits=limits), part=number, parts=len(posts))
        for number, post in enumerate(posts, start=1)
    )


def fullest(measured: tuple[Measure, ...]) -> Measure:
    """The part that one counter tells of: the first that does not fit, else the longest."""
    return next((m for m in measured if not m.fits), max(measured, key=lambda m: m.length))


def beyond(
    network_key: str, content: Content, limits: Limits, part: int, *, threads: bool, added: int = 0
) -> tuple[int, int]:
    """Where in the whole text that lies which does not fit of that part (code points, end exclusive). The last `added`
    code points of it nobody wrote, so what must go lies before them.
    """
    written = len(content.text) - added
    if not threads:
        text = content.joined.text
        cut = fitting_prefix(network_key, text, warning=content.warning, limits=limits)
        return _before(in_whole(content.text, cut), len(content.text), written)
    start, end = stretches(content.text)[part - 1]
    text = content.text[start:end]
    cut = start + fitting_prefix(network_key, text, warning=content.warning, limits=limits)
    return _before(cut, end, written)


def _before(start: int, end: int, written: int) -> tuple[int, int]:
    """The stretch from `start` to `end`, moved to before the place where what was written ends."""
    moved = max(0, end - written)
    return max(0, start - moved), end - moved

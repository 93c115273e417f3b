"""Characters as a reader counts them: extended grapheme clusters (UAX #29, the Unicode version of `regex`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

# Each of these is a cluster of its own next to any other of them: Latin letters, punctuation, currency. CR is left out
# because CR LF is one cluster.
_PLAIN = "\x00-\x0c\x0e-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0"

# Around anything else one plain neighbour on each side can belong to a cluster (a letter and its combining accent).
_STRETCH = re.compile(f"[{_PLAIN}]?[^{_PLAIN}]+(?:[{_PLAIN}][^{_PLAIN}]+)*[{_PLAIN}]?")
_CLUSTER = regex.compile(r"\X")


def count(text: str) -> int:
    """How many graphemes `text` has. Linear; Latin text without emoji costs one pass in C."""
    total = len(text)
    for stretch in _STRETCH.finditer(text):
        total += len(_CLUSTER.findall(stretch.group())) - (stretch.end() - stretch.start())
    return total


def uncommon(text: str) -> list[str]:
    """The clusters of `text` that are not plain Latin letters or signs, with plain neighbours now and then."""
    return [cluster for stretch in _STRETCH.finditer(text) for cluster in _CLUSTER.findall(stretch.group())]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end (exclusive, code points) of every grapheme, in order, without gaps."""
    return (cluster.span() for cluster in _CLUSTER.finditer(text))

"""Bluesky links nothing by itself: links, mentions and hashtags travel beside the text, at UTF-8 byte offsets.

Detects what Bluesky's own programs detect (`detectFacets` of @atproto/api 0.19, 2026-08), with two differences that
keep records valid: a tag has at most 64 graphemes and 640 bytes (the lexicon's measure, not UTF-16 units), and what
would overlap an earlier facet is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from calendario.domain.rulers import graphemes
from calendario.domain.rulers.tlds import IANA_2026

_BLANK = "\\t-\\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_UNSEEN = "\xad\u2060\u200a-\u200d\u20e2"
_BEGINS = f"(?<![^{_BLANK}])"  # at the start of the text or after a blank
_BEGINS_OR_BRACKET = f"(?<![^{_BLANK}(])"

_HANDLE = regex.compile(rf"{_BEGINS_OR_BRACKET}@([A-Za-z0-9.-]+)\b", regex.ASCII)
_LINK = regex.compile(
    rf"{_BEGINS_OR_BRACKET}(?:https?://[^{_BLANK}]+|([a-z][a-z0-9]*(?:\.[a-z0-9]+)+)[^{_BLANK}]*)",
    regex.IGNORECASE | regex.ASCII,
)
_TAG = regex.compile(rf"{_BEGINS}[#＃]((?!\ufe0f)[^{_BLANK}{_UNSEEN}]+)")
_MAKES_A_TAG = regex.compile(r"[^0-9\p{P}]")
_PUNCTUATION_AT_END = regex.compile(r"(?<!\p{P})\p{P}++\Z")  # each run of them is looked at once
_TICKER = regex.compile(rf"{_BEGINS_OR_BRACKET}\$([A-Za-z][A-Za-z0-9]{{0,4}})(?=[{_BLANK}.,;:!?)\"'’]|\Z)")
_LONGEST_TAG = 64  # graphemes
_LONGEST_TAG_BYTES = 640


@dataclass(frozen=True, slots=True)
class Facet:
    """One stretch of a text that does something. `start_byte` and `end_byte` (exclusive) count in the text's UTF-8.

    `value` is the whole address of a link, the handle of a mention without `@` (to be resolved to a DID by the sender;
    what cannot be resolved stays plain text), or a tag without `#`. A ticker (`$ABC`) is a tag with its `$`.
    """

    kind: Literal["link", "mention", "tag"]
    start_byte: int
    end_byte: int
    value: str


def facets(text: str) -> tuple[Facet, ...]:
    """The links, mentions and tags of `text` in order, none overlapping another. No lone surrogates may be in it."""
    found = sorted((*_mentions(text), *_links(text), *_tags(text)), key=lambda entry: (entry[1], -entry[2]))
    kept: list[Facet] = []
    at, at_byte, free_from = 0, 0, 0
    for kind, start, end, value in found:
        if start < free_from:
            continue
        start_byte = at_byte + len(text[at:start].encode())
        end_byte = start_byte + len(text[start:end].encode())
        kept.append(Facet(kind, start_byte, end_byte, value))
        at, at_byte, free_from = end, end_byte, end
    return tuple(kept)


_Found = tuple[Literal["link", "mention", "tag"], int, int, str]


def _mentions(text: str) -> Iterator[_Found]:
    if "@" in text:
        for match in _HANDLE.finditer(text):
            handle = match.group(1)
            if _has_known_domain(handle) or handle.endswith(".test"):
                yield "mention", match.start(), match.end(), handle


def _links(text: str) -> Iterator[_Found]:
    if "." not in text and "://" not in text:
        return
    for match in _LINK.finditer(text):
        address, domain = match.group(), match.group(1)
        end = match.end()
        # A domain that begins with "http" (httpd.cat) is taken as an address by the official detector too.
        if not address.startswith("http"):
            if domain is None or not _has_known_domain(domain):
                continue
            address = f"https://{address}"
        if address[-1] in ".,;:!?":
            address, end = address[:-1], end - 1
        if address.endswith(")") and "(" not in address:
            address, end = address[:-1], end - 1
        yield "link", match.start(), end, address


def _tags(text: str) -> Iterator[_Found]:
    if "#" in text or "＃" in text:
        for match in _TAG.finditer(text):
            if not _MAKES_A_TAG.search(match.group(1)):
                continue
            tag = _PUNCTUATION_AT_END.sub("", match.group(1))
            if tag and len(tag.encode()) <= _LONGEST_TAG_BYTES and graphemes.count(tag) <= _LONGEST_TAG:
                yield "tag", match.start(), match.start() + 1 + len(tag), tag
    if "$" in text:
        for match in _TICKER.finditer(text):
            yield "tag", match.start(), match.end(), "$" + match.group(1).upper()


def _has_known_domain(name: str) -> bool:
    rest, _, last = name.rpartition(".")
    return bool(rest) and last in IANA_2026

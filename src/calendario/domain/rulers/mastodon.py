"""Mastodon counts graphemes of the content warning as typed and of the text with links and mentions at a fixed price.

Source: mastodon/mastodon 4.7.0-alpha.2 (2026-08-07), `StatusLengthValidator`, `Extractor`, `Account::MENTION_RE`.
"""

from __future__ import annotations

import re

import regex

from calendario.domain.rulers import graphemes
from calendario.domain.rulers.links import MASTODON, links

STRIPPED = "\0\t\n\v\f\r "  # what the server takes off both ends of text and warning

_WORD = r"[\p{L}\p{M}\p{Nd}\p{Pc}]"
_MENTION = regex.compile(
    rf"(?<![=/\p{{L}}\p{{M}}\p{{Nd}}\p{{Pc}}])@([A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*)(?:@({_WORD}+(?:[.-]+{_WORD}+)*))?"
)
_SPOILS_MENTION = re.compile(
    "[@＠\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    "\u0300-\u036f\u1e00-\u1eff]|://"
)
_LONGEST_MENTION_DOMAIN = 253


def fixed_price(text: str, url_cost: int) -> list[tuple[int, int, str]]:
    """Start, end and what is counted instead, for every link and every mention of another server, in order."""
    found = [(start, end, "x" * url_cost) for start, end in links(text, MASTODON)]
    if "@" in text:
        for mention in _MENTION.finditer(text):
            name, domain = mention.groups()
            if domain and len(domain) <= _LONGEST_MENTION_DOMAIN and not _SPOILS_MENTION.match(text, mention.end()):
                found.append((mention.start(), mention.end(), "@" + name))
    found.sort()
    kept: list[tuple[int, int, str]] = []
    for entry in found:
        if not kept or entry[0] >= kept[-1][1]:
            kept.append(entry)
    return kept


def length(text: str, warning: str, url_cost: int) -> int:
    """Graphemes the server counts. A text that is blank gives its place to the warning, as the server does."""
    text, warning = text.strip(STRIPPED), warning.strip(STRIPPED)
    if not text or text.isspace():
        text, warning = warning, ""
    if not text or text.isspace():
        return graphemes.count(warning)
    parts, last = [warning], 0
    for start, end, counted in fixed_price(text, url_cost):
        parts += (text[last:start], counted)
        last = end
    parts.append(text[last:])
    return graphemes.count("".join(parts))

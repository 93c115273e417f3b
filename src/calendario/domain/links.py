"""What a network will make of stretches of a text: links, mentions and hashtags; and of which link it draws a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

from calendario.domain.addresses import completed, glued, is_web
from calendario.domain.post import Content
from calendario.domain.rulers.facets import facets
from calendario.domain.rulers.links import MASTODON, X, links

#: A longer text is no post; nobody looks for links in it while it is typed.
MOST_SEARCHED = 100_000

# What we know of each network by hand is what its own help pages say, as of November 2026.
_LINKLESS = frozenset({"instagram", "pinterest"})  # an address in a caption is text there
_WITH_TAGS = frozenset(
    {"mastodon", "practice", "x", "facebook", "instagram", "threads", "linkedin", "pinterest", "telegram", "youtube"}
)
_WITH_MENTIONS = frozenset({"mastodon", "practice", "x", "instagram", "threads", "telegram", "youtube"})
#: Where the network, or its application, fetches the page and draws a card of the first link in the text.
_DRAWS_CARDS = frozenset({"mastodon", "practice", "x", "facebook", "threads", "linkedin", "telegram", "whatsapp"})

_TAG = regex.compile(r"(?<![\p{L}\p{M}\p{N}_/=&])[#＃](?=[\p{N}_·]*[\p{L}\p{M}])[\p{L}\p{M}\p{N}_·]+")
_WHOLE = regex.compile(r"https?://[^\s<>\"«»“”]+", regex.IGNORECASE)
_MENTION = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}_/=@.])@[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*(?:@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)+)?"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text (code points, end exclusive) that does something on a network. `value` is the whole address
    of a link, a mention with its `@`, a tag with its `#`.
    """

    kind: Literal["link", "mention", "tag"]
    start: int
    end: int
    value: str


def marks(text: str, network_key: str) -> tuple[Mark, ...]:
    """What readers can press in `text` there, in order, none overlapping another."""
    if len(text) > MOST_SEARCHED:
        return ()
    if network_key == "bluesky":
        return _of_bluesky(text)
    found = [] if network_key in _LINKLESS else list(links_of(text, network_key))
    if network_key in _WITH_MENTIONS:
        found += [Mark("mention", m.start(), m.end(), m.group()) for m in _MENTION.finditer(text)]
    if network_key in _WITH_TAGS:
        found += [Mark("tag", m.start(), m.end(), m.group()) for m in _TAG.finditer(text)]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def links_of(text: str, network_key: str) -> tuple[Mark, ...]:
    """The addresses in `text`, as far as the network (or, where it links nothing, a reader) takes them for such."""
    if len(text) > MOST_SEARCHED or "." not in text:
        return ()
    if network_key == "bluesky":
        return tuple(mark for mark in _of_bluesky(text) if mark.kind == "link")
    dialect = MASTODON if network_key in ("mastodon", "practice", "web") else X
    spans = links(text, dialect)
    return tuple(Mark("link", start, end, completed(text[start:end])) for start, end in spans)


def addresses_in(text: str) -> tuple[Mark, ...]:
    """Whole addresses (http, https) in `text`, whether or not any network makes a link of them: a reader may copy even
    one with a password in it, or that of this office's own computer.
    """
    if len(text) > MOST_SEARCHED or "://" not in text:
        return ()
    found = []
    for match in _WHOLE.finditer(text):
        value = match.group()[: len(match.group()) - glued(match.group())]
        if is_web(value):
            found.append(Mark("link", match.start(), match.start() + len(value), value))
    return tuple(found)


def card_link(content: Content, network_key: str) -> str:
    """The address of which a card is drawn there under one post that says `content`, "" for none: the post's own link
    where the network has a place for it, else the first in the text. Pictures take its place.
    """
    if network_key == "web" or content.images or content.videos:
        return ""
    if network_key == "bluesky":
        return content.link  # what stands in the text alone gets no card there
    if network_key not in _DRAWS_CARDS:
        return ""
    return next((mark.value for mark in links_of(content.text, network_key)), "")


def _of_bluesky(text: str) -> tuple[Mark, ...]:
    data = text.encode("utf-8", "replace")  # each lone surrogate as one character: places stay where they are
    if b"?" in data:
        text = data.decode()
    found: list[Mark] = []
    at = at_byte = 0
    for facet in facets(text):
        start = at + len(data[at_byte : facet.start_byte].decode())
        end = start + len(data[facet.start_byte : facet.end_byte].decode())
        value = {"mention": "@", "tag": "#", "link": ""}[facet.kind] + facet.value
        found.append(Mark(facet.kind, start, end, value))
        at, at_byte = end, facet.end_byte
    return tuple(found)

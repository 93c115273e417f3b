"""The head of a web page, as whoever draws a card of it reads it: Open Graph, then Twitter's tags, then the title."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from calendario.domain.page_text import letters_of, pieces
from calendario.domain.text import composed

#: What is read of a page: a head is smaller, and nobody has to send an end.
MOST_HTML_BYTES = 512 * 1024
MOST_TITLE, MOST_DESCRIPTION, MOST_ADDRESS = 300, 600, 2000

_MOST_TAGS = 200
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Marks that turn the direction of what follows, and what is not seen: a title must not write over the window.
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Head:
    """What the card of a page shows, "" where the page does not say; `picture` as it stands there, maybe relative."""

    title: str = ""
    description: str = ""
    picture: str = ""


def head_of(data: bytes, content_type: str) -> Head:
    """The head of the page that begins with `data`. Never raises, whatever the bytes are."""
    text = _text(data[:MOST_HTML_BYTES], content_type)
    title, tags = _told(text)
    return Head(
        title=_words(_first(tags, "og:title", "twitter:title") or title, MOST_TITLE),
        description=_words(_first(tags, "og:description", "twitter:description", "description"), MOST_DESCRIPTION),
        picture=_first(
            tags, "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"
        ).strip()[:MOST_ADDRESS],
    )


def _told(page: str) -> tuple[str, dict[str, str]]:
    """The first title, and what each `meta` of the head says by its name."""
    tags: dict[str, str] = {}
    title: list[str] = []
    titles, in_title = 0, False
    for piece in pieces(page):
        if isinstance(piece, str):
            if in_title and len(title) < MOST_TITLE:
                title.append(piece[: MOST_TITLE * 20])
        elif piece.name == "title":
            titles += piece.opens
            in_title = piece.opens and titles == 1
        elif piece.name == ("body" if piece.opens else "head"):
            break
        elif piece.name == "meta" and piece.opens and len(tags) < _MOST_TAGS:
            given = piece.attributes
            name = (given.get("property") or given.get("name") or "").strip().lower()
            tags.setdefault(name, given.get("content", "")[: MOST_ADDRESS * 2])
    return "".join(title), tags


def _first(tags: dict[str, str], *names: str) -> str:
    return next((tags[name] for name in names if tags.get(name, "").strip()), "")


def _words(text: str, most: int) -> str:
    text = "".join(c for c in text[: most * 20] if not "\ud800" <= c <= "\udfff")
    text = " ".join(_UNSEEN.sub("", composed(text)).split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


def _text(data: bytes, content_type: str) -> str:
    told = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    for source in (content_type.encode("ascii", "replace"), data[:1024]):
        found = None if told else _CHARSET.search(source)
        if found is not None:
            told = found[1].decode("ascii")
    return letters_of(data, told)

"""An e-mail somebody sent to have something published: what of it can become a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from calendario.domain.addresses import completed, same_place
from calendario.domain.letter_parts import Aside
from calendario.domain.letter_phrases import without_marks
from calendario.domain.page_links import leads_to, mailbox_of
from calendario.domain.page_text import Tag, pieces

#: Characters of a page that are read; a letter of a hundred sheets written by Word has half of them.
MOST_OF_A_PAGE = 1_000_000

#: What only hides in a page or draws it.
_SILENT = frozenset(("script", "style", "head", "title", "template", "noscript"))
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr")
)
# Lines of their own, that no page can say: its blanks are made one.
_QUOTE, _UNQUOTE = "\x1c", "\x1d"
_PICTURE = re.compile("data:image/[^\"'\\s>]++")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with it, by the name it was given."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What an e-mail says. `sender` is as a person reads it, "Ana Ruiz <ana@villasauce.example>"; `sent_at` is aware,
    None where it does not say. `text` is what can be published of it, `aside` what stood around that.
    """

    subject: str
    sender: str
    sent_at: datetime | None
    text: str
    attachments: tuple[Attachment, ...] = ()
    aside: tuple[tuple[Aside, str], ...] = ()

    @property
    def title(self) -> str:
        """The subject without "RV:" and "Fwd:"."""
        return without_marks(self.subject)


def text_of_page(page: str, *, most: int = MOST_OF_A_PAGE, as_letter: bool = True) -> str:
    """What somebody reads of an HTML `page`: its words, a line for each of its lines, and `as_letter` the address of a
    link in brackets behind its words and "> " before what it quotes. Of more than `most` characters, pictures written
    into it not counted, only the beginning. Costs what it is long.
    """
    said: list[str] = []
    silent = 0
    address, words_at = "", 0  # of the link that is open
    quotes: list[bool] = []  # those of the blockquotes that are open
    for piece in pieces(_PICTURE.sub("", page)[:most]):
        if isinstance(piece, str):
            if not silent:
                said.append(re.sub(r"\s+", " ", piece))
        elif piece.name == "body":
            silent = 0  # whoever left the head open did not mean to say nothing
        elif piece.name in _SILENT:
            silent = max(0, silent + (1 if piece.opens else -1))
        elif piece.name == "a":
            if address and as_letter and not silent:
                said.append(_address_behind("".join(said[words_at:]), address))
            href = piece.attributes.get("href", "")
            address, words_at = leads_to(href) or mailbox_of(href), len(said)
        elif piece.name == "blockquote" and as_letter:
            if piece.opens:
                quotes.append(_quotes(piece))
                said.append(f"\n{_QUOTE if quotes[-1] else ''}\n")
            elif quotes:
                said.append(f"\n{_UNQUOTE if quotes.pop() else ''}\n")
        elif piece.name == "li" and piece.opens:
            said.append("\n- ")
        elif piece.name in _BLOCKS:
            said.append("\n\n" if piece.name == "p" and piece.opens else "\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_lines("".join(said)))).strip()


def _lines(said: str) -> Iterator[str]:
    depth = 0
    for line in said.split("\n"):
        if line in (_QUOTE, _UNQUOTE):
            depth += 1 if line == _QUOTE else -1
            continue
        words = " ".join(line.split())
        yield f"> {words}" if depth and words else words


def _quotes(tag: Tag) -> bool:
    """Whether a mail program wrote it around another's letter: others only indent with it."""
    return tag.attributes.get("type", "").lower() == "cite" or "gmail_quote" in tag.attributes.get("class", "")


def _address_behind(words: str, address: str) -> str:
    said = words.strip()
    if not said or ("://" not in address and address.lower() in said.lower()):
        return ""
    return "" if same_place(completed(said), address) else f" ({address})"

"""An e-mail somebody sent to have something published: what of it can become a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from calendario.domain.page_text import pieces

#: Characters of a page that are read; a letter of a hundred sheets written by Word has half of them.
MOST_OF_A_PAGE = 1_000_000

#: What only hides in a page or draws it.
_SILENT = frozenset(("script", "style", "head", "title", "template", "noscript"))
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr")
)
_PICTURE = re.compile("data:image/[^\"'\\s>]++")
_ANSWER = re.compile(r"^(?:\s*(?:re|rv|fwd?|reenv)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with it, by the name it was given."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What an e-mail says. `sender` is as a person reads it, "Ana Ruiz <ana@villasauce.example>"; `sent_at` is aware,
    None where it does not say.
    """

    subject: str
    sender: str
    sent_at: datetime | None
    text: str
    attachments: tuple[Attachment, ...] = ()

    @property
    def title(self) -> str:
        """The subject without "RV:" and "Fwd:"."""
        return _ANSWER.sub("", self.subject).strip()


def text_of_page(page: str) -> str:
    """What somebody reads of an HTML `page`: its words, a line for each of its lines, no addresses of links. Of more
    than `MOST_OF_A_PAGE`, pictures written into it not counted, only the beginning.
    """
    said: list[str] = []
    silent = 0
    for piece in pieces(_PICTURE.sub("", page)[:MOST_OF_A_PAGE]):
        if isinstance(piece, str):
            if not silent:
                said.append(re.sub(r"\s+", " ", piece))
        elif piece.name == "body":
            silent = 0  # whoever left the head open did not mean to say nothing
        elif piece.name in _SILENT:
            silent = max(0, silent + (1 if piece.opens else -1))
        elif piece.name == "li" and piece.opens:
            said.append("\n- ")
        elif piece.name in _BLOCKS:
            said.append("\n\n" if piece.name == "p" and piece.opens else "\n")
    lines = (" ".join(line.split()) for line in "".join(said).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

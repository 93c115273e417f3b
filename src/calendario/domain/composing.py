"""What is put under a text before it goes out: the link, where its network has no place of its own for it, and the
channel's signature.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from calendario.domain.links import addresses_in
from calendario.domain.post import Content
from calendario.domain.thread import joined, needless

_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Composed:
    """`content` as it goes out, before it is divided. The first `written` code points of its text are a person's, at
    the places where they were written; what follows was put there. `link` is the post's own where the text does not
    say it.
    """

    content: Content
    written: int
    link: str

    @property
    def added(self) -> int:
        """How many code points of its text nobody wrote."""
        return len(self.content.text) - self.written


def composed(content: Content, signature: str, *, link_apart: bool) -> Composed:
    """`content` with what belongs under it. Where nobody said anything, nothing is put under it: a signature alone is
    no post. Blanks and dividing lines at the end of what was written go where something follows.
    """
    link = "" if _says(content.text, content.link) else content.link
    if not joined(content.text).strip() and not content.images and not content.videos:
        return Composed(content, len(content.text), link)
    kept = replace(content, link=link if link_apart else "")
    ending = ["" if link_apart else link, "" if _ends_with(content.text, signature) else joined(signature).strip()]
    under = _PARAGRAPH.join(part for part in ending if part)
    if not under:
        return Composed(kept, len(content.text), link)
    said = content.text[: _end(content.text)]
    return Composed(replace(kept, text=_PARAGRAPH.join(part for part in (said, under) if part)), len(said), link)


def _says(text: str, address: str) -> bool:
    """Whether that very address is in `text`, not a longer one that begins alike."""
    if not address:
        return True
    return any(_plain(mark.value) == _plain(address) for mark in addresses_in(text))


def _plain(address: str) -> str:
    return address.rstrip("/")


def _ends_with(text: str, signature: str) -> bool:
    """Whether somebody signed by hand: the last lines of `text` are the signature."""
    said, signed = text.rstrip(), joined(signature).strip()
    return not signed or said == signed or said.endswith(f"\n{signed}")


def _end(text: str) -> int:
    """Where what is said ends: before blanks, and before dividing lines that begin nothing."""
    end = len(text.rstrip())
    for start, after in reversed(needless(text)):
        if start > 0 and not text[after:end].strip():
            end = len(text[:start].rstrip())
    return end

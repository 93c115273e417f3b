"""Text as it is kept: NFC, LF line ends, nothing that a network or a database would choke on."""

from __future__ import annotations

import re
import unicodedata

from calendario.domain.problem import BadInput

_KEPT_CONTROLS = {"\n", "\t"}
# Line and page breaks under other names: word processors write vertical tabs, Unicode has separators of its own.
_BREAKS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"))
# What word processors leave in a text and nobody sees: hyphens that only show at a line's end, spaces without width,
# the mark of a file's beginning. Not the joiners U+200C and U+200D: emoji and other scripts are made with them.
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
# Bullets of Wingdings and Symbol, which Word writes as characters of no alphabet.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf02d": "-"}
_FROM_PAPER = str.maketrans({**dict.fromkeys(_UNSEEN), **_BULLETS})

_ENDINGS = "jpe?g|png|gif|webp|bmp|tiff?|heic|svg|pdf|docx?|odt|rtf|txt|xlsx?|ods|pptx?|odp|mp4|mov"
_FILE = re.compile(
    rf"""(?ix) (?<!\w) [\w()-] [\w .()-]{{0,100}} \. (?:{_ENDINGS})\b
      | (?: \b[a-z]:\\ | \\\\ ) \w
      | (?<![\w./:]) / \w[\w.-]* (?: / \w[\w.-]* )+
    """
)


def clean(text: str) -> str:
    """`text` in NFC with LF line ends; ends are kept as typed (rulers strip them where the network does).

    Raises `BadInput("text_has_nul")` for a NUL and `BadInput("text_has_surrogate")` for a lone surrogate: both come
    from damaged files, and dropping them silently would change what is said. Other control characters are dropped: no
    network shows them and XML forbids them.
    """
    if "\0" in text:
        raise BadInput("text_has_nul", position=text.index("\0"))
    for position, character in enumerate(text):
        if "\ud800" <= character <= "\udfff":
            raise BadInput("text_has_surrogate", position=position)
    text = text.replace("\r\n", "\n").translate(_BREAKS)
    kept = "".join(c for c in text if c in _KEPT_CONTROLS or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", kept)  # last: a control may have stood between a letter and its accent


def from_paper(text: str) -> str:
    """`text` out of a word processor as a network shows it: its line breaks as LF, its bullets as characters that every
    font has, and without what is not seen (soft hyphens split words for the dictionary and count as characters).

    Non-breaking spaces stay: somebody put them, and «10 €» must not be torn at the end of a line.
    """
    return text.replace("\r\n", "\n").translate(_BREAKS).translate(_FROM_PAPER)


def names_a_file(text: str) -> bool:
    """Whether there is a file's name or its path in `text`: no description of what a picture shows."""
    return _FILE.search(text) is not None


def first_line(text: str, most: int = 60) -> str:
    """A working title out of a text: its first line that is not blank, cut at a word within `most` characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0] or line[:most]
    return cut + "…"

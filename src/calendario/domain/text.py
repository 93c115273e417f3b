"""Text as it is kept: NFC, LF line ends, nothing that a network or a database would choke on."""

from __future__ import annotations

import unicodedata

from calendario.domain.problem import BadInput

_KEPT_CONTROLS = {"\n", "\t"}


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
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in text if c in _KEPT_CONTROLS or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", kept)  # last: a control may have stood between a letter and its accent


def first_line(text: str, most: int = 60) -> str:
    """A working title out of a text: its first line that is not blank, cut at a word within `most` characters."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0] or line[:most]
    return cut + "…"

"""How words are compared when dates are read, and how lists of them are written."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = re.compile("[a-zñ]+")


def word_set(spaced: str) -> frozenset[str]:
    """The words of `spaced`, which are set apart by blanks: how the lists of these modules are written."""
    return frozenset(spaced.split())


def key_of(word: str) -> str:
    """How a word is compared: small letters, no accents but that of ñ, nothing unseen."""
    small = word.lower()
    if _PLAIN.fullmatch(small):
        return small
    kept = unicodedata.normalize("NFC", small).replace("ñ", "\0")
    bare = unicodedata.normalize("NFKD", kept)
    return "".join(c for c in bare if c.isalpha() or c == "\0").replace("\0", "ñ")

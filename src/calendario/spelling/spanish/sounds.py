"""How a Spanish word sounds: words that people confuse in writing have the same key, or keys one letter apart."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["SOUNDS", "sound_key"]

SOUNDS = "abcdefgijklmnoprstuy"
"""The letters of the keys of Spanish words; `c` stands for ch, `y` for ll too, `s` for soft c, z and x too."""


def _plain(code: int) -> str:
    letter = unicodedata.normalize("NFD", chr(code))[0]
    return {"v": "b", "w": "u", "q": "k", "z": "s"}.get(letter, letter)


# ASCII and the Latin letters with marks, also those that have no composed form; ç sounds like s.
_PLAIN: dict[int, str | None] = {code: _plain(code) for code in (*range(0x61, 0x7B), *range(0xDF, 0x250))}
_PLAIN |= {ord("ç"): "s", ord("·"): None} | dict.fromkeys(range(0x300, 0x370))

_RESPELT = (
    ("ch", "C"),
    ("h", ""),
    ("kue", "ke"),
    ("kui", "ki"),
    ("ge", "je"),
    ("gi", "ji"),
    ("gue", "ge"),  # and güe, since people forget the diaeresis
    ("gui", "gi"),
    ("ll", "y"),
    ("ce", "se"),
    ("ci", "si"),
    ("cs", "s"),  # cc before e and i, which people write x or c
    ("x", "s"),
    ("c", "k"),
    ("C", "c"),
    ("nm", "m"),
    ("mn", "m"),
    ("mb", "nb"),
    ("mp", "np"),
    ("mf", "nf"),
)
_SEMIVOWEL = re.compile("y(?![aeiou])")
_DOUBLED = re.compile(r"(.)\1+", re.DOTALL)


def sound_key(word: str) -> str:
    """The sounds of `word`, which may be a name: no case, no accents, diaeresis or tilde, no h, no doubled letters.

    Alike are b/v, g/j, s/c/z/x, sc/xc/cc before e and i, qu/k/c, ll/y, m/n before b, p, f, n, m; w is u. Composed and
    decomposed spellings have the same key. Letters of other scripts stay as they are. The dictionary files are made
    with this function: whoever changes it has to make them anew.
    """
    key = unicodedata.normalize("NFC", word.lower()).translate(_PLAIN)
    for written, sound in _RESPELT:
        if written in key:
            key = key.replace(written, sound)
    if "y" in key:
        key = _SEMIVOWEL.sub("i", key)
    if key.startswith(("ps", "ie")):
        key = key[1:] if key[0] == "p" else "y" + key[1:]
    return _DOUBLED.sub(r"\1", key)

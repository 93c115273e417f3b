"""How a Catalan word sounds: words that people confuse in writing have the same key."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["folded", "sound_key"]

_MARKS: dict[int, None] = dict.fromkeys(range(0x300, 0x370))
_MIDDLE_DOTS = re.compile("l[·•‧∙⋅.-]l")  # what stands for the dot of an ela geminada
_RESPELT = (
    (re.compile("ç|z|ss"), "s"),
    (re.compile("qu(?=[ei])|k"), "q"),
    (re.compile("gu(?=[ei])"), "G"),
    (re.compile("c(?=[ei])"), "s"),
    (re.compile("t?ch|tx|(?<=[aeou])ig(?!.)"), "C"),
    (re.compile("t?g(?=[ei])|t?j"), "j"),
    (re.compile("(?<=[aeou])ix|x"), "x"),
    (re.compile("ny|ñ"), "N"),
    (re.compile("ll"), "L"),
    (re.compile("h|·"), ""),
    (re.compile("[ct]s"), "s"),
    (re.compile("c"), "q"),
    (re.compile("v|w"), "b"),
    (re.compile("y"), "i"),
    (re.compile("G"), "g"),
    (re.compile("e"), "a"),
    (re.compile("o"), "u"),
    (re.compile("m(?=[bpfv])"), "n"),
    (re.compile("d(?!.)"), "t"),
    (re.compile("g(?!.)"), "q"),
    (re.compile("b(?!.)"), "p"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def folded(word: str) -> str:
    """`word` in lower case, composed, with its apostrophes straight and each ela geminada as `l·l`."""
    lower = unicodedata.normalize("NFC", word.lower()).replace("’", "'").replace("ŀ", "l·")
    return lower.replace("l··l", "l·l")


def sound_key(word: str) -> str:
    """The sounds of `word`, which may be a name, as nine in ten speakers say it: no case, no accents, no h.

    Alike are b/v, c/qu/k, s/ss/ç/c/z/ts, g/j/tg/tj, x/ix, tx/ig/ch, ny/ñ, l/l·l, a/e and o/u (unstressed they are, so
    all of them), d/t, g/c, b/p at the end. The dictionary files are made with this function: whoever changes it has to
    make them anew.
    """
    key = _MIDDLE_DOTS.sub("l", folded(word))
    key = key.replace("ç", "s").replace("ñ", "ny")
    key = unicodedata.normalize("NFD", key).translate(_MARKS)
    for written, sound in _RESPELT:
        key = written.sub(sound, key)
    return key

"""Which words of a field are its writer's own: where they begin to speak, what they quote, and what is a name."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from calendario.checks.reading import Reading
from calendario.domain.dates.keys import word_set
from calendario.domain.dates.tokens import Kind, Tokens

_QUOTED = re.compile(
    "«[^«»]{1,400}»|“[^“”]{1,400}”|(?<!\\w)\"[^\"\\n]{1,400}\"(?!\\w)|(?<![\\w'’])['‘][^'‘’\\n]{1,80}['’](?!\\w)"
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
# Signs after which a sentence goes on; after any other (a full stop, a picture, a bullet) one begins.
_WITHIN = frozenset(",;'’´`)/%€$&+*ºª°@_=<>·\"»”]\ufe0e\ufe0f")
_CLOSING, _ENDS = (")", "»", "”", '"', "’"), ("!", "?", "…")
_DASHES = frozenset("-–—")
_SHORTENED = word_set(
    "sr sra sres sras srta dña dr dra dres prof art arts num nums pag pags tel tels tfno tlf avda av pza pl ctra km ej "
    "aprox dpto fdo excmo excma ilmo ilma mons hnos sto sta ntra ntro vs ed vol cap fig ud uds vd vds"
)


def begins(tokens: Tokens, place: int) -> bool:
    """Whether a sentence, or what stands for one (a line, an item of a list, what follows a colon or a picture), begins
    with the token at `place`.
    """
    token, before = tokens.at(place), tokens.at(place - 1)
    if token.line or before.key == "":
        return True
    if before.kind is not Kind.SIGN:
        return False
    if before.key in _DASHES:
        return before.line or (before.spaced and token.spaced and begins(tokens, place - 1))
    if before.key == "." or before.key in _WITHIN:
        return ends_before(tokens, place) or (before.key == ")" and tokens.at(place - 2).line)  # «1) Pide cita»
    return True


def ends_before(tokens: Tokens, place: int) -> bool:
    """Whether a full stop, or what else ends a sentence, stands right before the token at `place`."""
    stop = place - 2 if tokens.is_(place - 1, *_CLOSING) else place - 1
    if tokens.is_(stop, "."):
        last = tokens.at(stop - 1)
        initial = last.end - last.start == 1 and tokens.text[last.start].isupper()  # «J. R. Jiménez»; «9:00 h.» ends
        return tokens.at(place).spaced and not initial and last.key not in _SHORTENED
    return tokens.is_(stop, *_ENDS)


def own(tokens: Tokens, place: int) -> str:
    """How the word at `place` is written: composed, without what is unseen."""
    token = tokens.at(place)
    written = tokens.text[token.start : token.end]
    return written if written.isascii() else _UNSEEN.sub("", unicodedata.normalize("NFC", written))


def is_quoted(reading: Reading, start: int) -> bool:
    """Whether what begins at `start` (code points) stands between quotation marks: others say it, or it is a title."""
    spans = reading.once(_quoted)
    at = bisect_right(spans, (start, len(reading.text))) - 1
    return at >= 0 and spans[at][0] <= start < spans[at][1]


def is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words from `first` to `last` have a capital that no beginning of a sentence asks for, or stand before
    one that has: «Festival Mola Rock». What is shouted is no name for that.
    """
    opened = begins(tokens, first)
    if _is_shouted(tokens, first):
        return False
    if any(_has_capital(tokens, place) for place in range(first + opened, last + 1)):
        return True
    return opened and first == last and not tokens.at(last + 1).line and _has_capital(tokens, last + 1)


def _has_capital(tokens: Tokens, place: int) -> bool:
    token = tokens.at(place)
    return token.kind is Kind.WORD and tokens.text[token.start].isupper()


def _is_shouted(tokens: Tokens, place: int) -> bool:
    """Whether a word is in capitals among others that are."""
    beside = place + 1 if begins(tokens, place) else place - 1
    return own(tokens, place).isupper() and tokens.at(beside).kind is Kind.WORD and own(tokens, beside).isupper()


def _quoted(reading: Reading) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _QUOTED.finditer(reading.text))

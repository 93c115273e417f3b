"""Where a text may be cut in two: at which of its blanks, and how well one reads on after each.

Only Spanish as town halls write it is known here (and what is the same in its neighbours): in another language less is
recognised as belonging together, and nothing else changes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from calendario.domain.rulers import graphemes
from calendario.domain.thread import DIVISION


class Joint(IntEnum):
    """What a blank stands between, the best to cut at first."""

    PARAGRAPH = 0
    LINE = 1
    SENTENCE = 2
    LED_TO = 3  # by the heading or the list that it would tear
    CLAUSE = 4
    WORD = 5
    TOGETHER = 6  # «9.30 h», «núm. 3», «27 de noviembre»: only where nothing else is left


@dataclass(frozen=True, slots=True)
class Token:
    """What stands between two blanks: code points, end exclusive; `joint` is the blank before it."""

    start: int
    end: int
    joint: Joint


#: Blanks that may become the end of a part: not those that were put to hold two words together.
_BLANK = re.compile(r"[^\S\u00a0\u2007\u202f\u2060]+")
_OPENERS = "¿¡\"'«“‘([{*_"
_CLOSERS = "\"'»”’)]}*_"
_SENTENCE_ENDS, _CLAUSE_ENDS = ".!?…", ",;:"
_ABBREVIATIONS = frozenset(
    """
    admón apdo apdos aprox art arts av avda ayto bda bdo cap caps cf cfr cía col coord cp ctra dcha dir dña dpto dr dra
    dres ed edif ej esc excma excmo excmos fdo fig figs gral gta hnos ilma ilmo inc incl izda izdo izq jr km lic lcdo
    ltda máx mín mons nº núm núms n no ntra nuestr p pág págs párr párrs pb pbro pl plta pol prof profa pról prov pts
    pta pte pza pº rda reg rvdo s sr sra sras sres srta ss sta sto subv tel teléf tfno tlf tlfno trav urb urbza v vda
    vs vol vols
    """.split()  # noqa: SIM905  a list of words reads as one
)
_NUMBERED_SIGN = re.compile(r"(?i)(?:n|num|núm|núms|no|art|pág|km)?[.]?[º°ª§#][.]?|(?:nº|n\.º|n°)s?\.?|núm|núms")
_INITIALS = re.compile(r"(?:\w\.|[A-ZÁÉÍÓÚÑ]{2}\.)+")
_ONE_LETTER = re.compile(r"[^\W\d_]\.[,;:]?")
_NUMBER = re.compile(r"[€$£+\-–−±]?\d[\d.,:/'’\-–]*[ºª°]?")
_LEADS_ON = re.compile(r"#|@|https?://|www\.")
_BULLET = re.compile(r"[-–—•*·▪➢✓→>]|\d{1,2}[.)º]-?|[a-zA-Z]\)")
_WEEKDAY = r"(?: lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo ) ,? [ ] (?: d[ií]a [ ] )?"
_TOGETHER = re.compile(
    rf"""(?ix)
    (?: {_WEEKDAY} )? \d{{1,2}}[ºª]? [ ] (?: de [ ] | d['’] ) \w+ (?: [ ] del? [ ] \d{{4}} )?
    | {_WEEKDAY} \d{{1,2}} (?!\w)
    | (?<!\w) (?: a [ ] )? las? [ ] \d{{1,2}} (?: [.:]\d{{2}} )? (?!\w)
    """
)


def tokens(text: str) -> tuple[Token, ...]:
    """What `text` is made of between its blanks, in order. Nothing may be cut but before one of them, and none of those
    blanks is inside a grapheme, a link, a mention or a number.
    """
    spans, gaps = _split(text)
    held = [match.span() for match in _TOGETHER.finditer(text)]
    found, at = [], 0
    for place, (start, end) in enumerate(spans):
        if not place:
            found.append(Token(start, end, Joint.PARAGRAPH))
            continue
        while at < len(held) and held[at][1] <= gaps[place][0]:
            at += 1
        inside = at < len(held) and held[at][0] < gaps[place][0]
        joint = _joint(text, spans[place - 1], (start, end), gaps[place], begins=_begins_line(text, spans[place - 1]))
        found.append(Token(start, end, max(joint, Joint.TOGETHER) if inside else joint))
    return tuple(found)


def _split(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The tokens, and the blank before each."""
    whole = _cluster_edges(text)
    spans: list[tuple[int, int]] = []
    gaps: list[tuple[int, int]] = []
    begin, gap = 0, (0, 0)
    for match in _BLANK.finditer(text):
        if not match.start():
            begin, gap = match.end(), match.span()
            continue
        if match.end() == len(text):
            spans.append((begin, match.start()))
            gaps.append(gap)
            return spans, gaps
        if not (match.start() in whole and match.end() in whole) or _beside_division(text, match):
            continue
        spans.append((begin, match.start()))
        gaps.append(gap)
        begin, gap = match.end(), match.span()
    if begin < len(text):
        spans.append((begin, len(text)))
        gaps.append(gap)
    return spans, gaps


def _cluster_edges(text: str) -> frozenset[int] | range:
    """Where a cut leaves every grapheme whole."""
    if text.isascii() and "\r" not in text:
        return range(len(text) + 1)
    return frozenset([0, *(end for _, end in graphemes.spans(text))])


def _beside_division(text: str, blank: re.Match[str]) -> bool:
    """A part that began or ended with a lone `---` could leave it alone in its line, where it would divide."""
    before, after = text[: blank.start()], text[blank.end() :]
    return (before.endswith(DIVISION) and before[-4:-3] in ("", *" \t\n")) or (
        after.startswith(DIVISION) and (len(after) == len(DIVISION) or after[len(DIVISION)].isspace())
    )


def _begins_line(text: str, span: tuple[int, int]) -> bool:
    return not text[text.rfind("\n", 0, span[0]) + 1 : span[0]].strip()


def _joint(text: str, before: tuple[int, int], after: tuple[int, int], gap: tuple[int, int], *, begins: bool) -> Joint:
    last, first = text[slice(*before)], text[slice(*after)]
    lines = text.count("\n", *gap)
    if lines:
        listed = lines == 1 and _BULLET.fullmatch(first)
        if listed or last.rstrip(_CLOSERS).endswith(":") or (lines > 1 and _is_heading(text, before)):
            return Joint.LED_TO
        return Joint.PARAGRAPH if lines > 1 else Joint.LINE
    if (begins and _BULLET.fullmatch(last)) or _belong_together(last, first):
        return Joint.TOGETHER
    bare = last.rstrip(_CLOSERS)
    if bare.endswith(tuple(_SENTENCE_ENDS)):
        return (
            Joint.SENTENCE
            if _may_begin(first)
            else Joint.CLAUSE
            if bare.endswith(("!", "?", "…", "..."))
            else Joint.WORD
        )
    return Joint.CLAUSE if bare.endswith(tuple(_CLAUSE_ENDS)) else Joint.WORD


def _is_heading(text: str, last: tuple[int, int]) -> bool:
    """A line of words without a full stop, neither of a list nor of links and hashtags."""
    line = text[text.rfind("\n", 0, last[0]) + 1 : last[1]].split()
    ends_open = not line[-1].rstrip(_CLOSERS).endswith(tuple(_SENTENCE_ENDS))
    return ends_open and line[-1][-1].isalnum() and not _BULLET.fullmatch(line[0]) and not _LEADS_ON.match(line[-1])


def _belong_together(last: str, first: str) -> bool:
    word = last.lstrip(_OPENERS)
    if not word or not any(c.isalnum() or unicodedata.category(c)[0] == "S" for c in first.lstrip(_OPENERS)):
        return True  # a quotation mark or a full stop by itself
    if word[-1] in "/§#º°" or (word[-1] in "€$£" and first[0].isdigit()):
        return True
    if word.endswith(":") and first.startswith(("http://", "https://", "@")):
        return True
    if _INITIALS.fullmatch(word):  # «D. José», «EE. UU.», «a. m.», «p. ej.», but «a las 14 h. El plazo»
        name = word[0].isupper() and len(word) < 4
        return name or not first[0].isupper() or _ONE_LETTER.fullmatch(first) is not None
    if _NUMBERED_SIGN.fullmatch(word) or (word.endswith(".") and word[:-1].lower() in _ABBREVIATIONS):
        return True
    if word.endswith(".") and "." in word[:-1] and first[0].isdigit():  # «n.º.», «a.C.»
        return not word[0].isdigit()
    return _NUMBER.fullmatch(word) is not None and word[-1] not in _SENTENCE_ENDS + _CLAUSE_ENDS


def _may_begin(word: str) -> bool:
    """Whether a sentence may begin with it: a capital, a figure, an opening sign, a hashtag, a picture."""
    bare = word.lstrip(_OPENERS)
    return word[0] in "¿¡" or not bare or not bare[0].islower() or bare.startswith(("http://", "https://", "www."))

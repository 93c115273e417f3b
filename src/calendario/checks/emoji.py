"""Emoji and letters that are none: what a screen reader says one by one, or cannot say."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice

import regex

from calendario.checks.check import Found
from calendario.checks.reading import Reading
from calendario.domain.finding import Fix

# One emoji as it is seen, whole or not at all: a flag, a key, or pictures with their colour, joined or not. Every
# repetition is bounded.
_EMOJI = regex.compile(
    r"(?>\p{RI}{2}|[0-9#*]\ufe0f?\u20e3"
    r"|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?=\ufe0f|\p{Emoji_Modifier}))[\ufe0f\p{Emoji_Modifier}]{0,2}"
    r"(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]{0,2}){0,6}+[\U000e0020-\U000e007f]{0,8}+)"
)
_BULLET = regex.compile(r"(?m)^[^\S\n]{0,8}(" + _EMOJI.pattern + r")(?=[^\S\n]{0,3}[^\s])")
_COLOUR = str.maketrans("", "", "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_KINDS = (
    frozenset("✅☑✔"),
    frozenset("🔴🟠🟡🟢🔵🟣🟤⚫⚪"),
    frozenset("🔸🔹🔶🔷"),
    frozenset("👉➡▶⏩🔜"),
    frozenset("🟥🟧🟨🟩🟦🟪🟫⬛⬜▪▫◾◽"),
)
_MOST_READ = 2000  # of one text: the rest would tell nothing new
_SCATTERED = 3  # lines with the same sign that make a list wherever they are; beside each other two do

_ROW = 3  # in a row
_STRETCH = 280  # characters
_MOST_IN_PROSE, _MOST = 3, 6  # a sign before each line (📅, 📍) is read as its label

# Letters of mathematics, in circles and squares, of full width, small capitals and raised ones (Unicode blocks).
_LETTER = (
    r"\U0001d400-\U0001d7ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\U0001f130-\U0001f149"
    r"\U0001f150-\U0001f169\U0001f170-\U0001f189\u1d00-\u1d25\u1d2c-\u1d6a\ua730\ua731"
    r"\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f"
)
# A plain letter may stand between them: small capitals have no s of their own.
_DECORATED = re.compile(rf"[{_LETTER}]+(?:[ a-z\u0300-\u0303\u0308\u0327]{{1,3}}[{_LETTER}]+)*")
_TWO_LETTERS = re.compile(rf"[{_LETTER}]{{2}}")
_STRUCK = re.compile(r"(?:\w[\u0332\u0333\u0335-\u0338\u20d2\u20d8\u20e5]+[ ]?){2,}")
_STROKES = re.compile(r"[\u0332\u0333\u0335-\u0338\u20d2\u20d8\u20e5]")
_SMALL = str.maketrans(
    "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ" + "🄰🄱🄲🄳🄴🄵🄶🄷🄸🄹🄺🄻🄼🄽🄾🄿🅀🅁🅂🅃🅄🅅🅆🅇🅈🅉" + "🅐🅑🅒🅓🅔🅕🅖🅗🅘🅙🅚🅛🅜🅝🅞🅟🅠🅡🅢🅣🅤🅥🅦🅧🅨🅩🅰🅱🅲🅳🅴🅵🅶🅷🅸🅹🅺🅻🅼🅽🅾🅿🆀🆁🆂🆃🆄🆅🆆🆇🆈🆉",
    "abcdefghijklmnoprstuvwyz" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 3,
)


def as_bullets(reading: Reading) -> Iterator[Found]:
    """Lines of a list that begin with the same emoji: a screen reader says its name before each."""
    for run in _lists(reading.text):
        start, end = run[0].start(1), run[-1].end(1)
        text = reading.text
        pieces, at = [], start
        for bullet in run:
            blank = "" if text[bullet.end(1) : bullet.end(1) + 1] in (" ", "\u00a0") else " "
            pieces += [text[at : bullet.start(1)], "-" + blank]
            at = bullet.end(1)
        facts = {"count": len(run), "emoji": run[0][1]}
        yield Found(start, end, facts, (Fix(start, end, "".join(pieces)),))


def _lists(text: str) -> Iterator[list[regex.Match[str]]]:
    every = list(islice(_BULLET.finditer(text), _MOST_READ))
    many = {kind for kind, count in Counter(_kind(one[1]) for one in every).items() if count >= _SCATTERED}
    run: list[regex.Match[str]] = []
    for bullet in every:
        kind = _kind(bullet[1])
        if run and kind == _kind(run[-1][1]):
            between = text[run[-1].end(1) : bullet.start(1)]
            if kind in many or between.count("\n") == 1:
                run.append(bullet)
                continue
        if len(run) > 1:
            yield run
        run = [bullet]
    if len(run) > 1:
        yield run


def _kind(emoji: str) -> str:
    plain = emoji.translate(_COLOUR)
    return next((min(kind) for kind in _KINDS if plain[:1] in kind), plain)


def too_many(reading: Reading) -> Iterator[Found]:
    """The same three times in a row or one after another, or more than a reader wants to hear in a short text."""
    text = reading.text
    bullets = {place for run in _lists(text) for place in (bullet.start(1) for bullet in run)}
    labels = {found.start(1) for found in islice(_BULLET.finditer(text), _MOST_READ)}
    rows = list(_rows(text, bullets))
    counted = [one for row in rows for one in (row[:1] if _same(row) else row)]
    crowded = _crowd(counted, labels)
    if crowded is not None:
        first, last = crowded
        yield Found(counted[first].start(), counted[last].end(), {"count": last - first + 1})
        return
    for row in rows:
        if len(row) >= _ROW:
            start, end = row[0].start(), row[-1].end()
            fixes = (Fix(start, end, row[0][0]),) if _same(row) else ()
            yield Found(start, end, {"count": len(row)}, fixes)


def _rows(text: str, bullets: set[int]) -> Iterator[list[regex.Match[str]]]:
    row: list[regex.Match[str]] = []
    for found in islice(_EMOJI.finditer(text), _MOST_READ):
        if found.start() in bullets:
            continue
        if row and text[row[-1].end() : found.start()].strip(" \u00a0\ufe0f"):
            yield row
            row = []
        row.append(found)
    if row:
        yield row


def _same(row: list[regex.Match[str]]) -> bool:
    return len({_kind(one[0]) for one in row}) == 1 and len(row) >= _ROW


def _crowd(counted: list[regex.Match[str]], labels: set[int]) -> tuple[int, int] | None:
    """The first and the last of the first emoji that are too many for a stretch."""
    first = prose = 0
    for last, one in enumerate(counted):
        prose += one.start() not in labels
        while one.end() - counted[first].start() > _STRETCH:
            prose -= counted[first].start() not in labels
            first += 1
        if prose > _MOST_IN_PROSE or last - first + 1 > _MOST:
            end = last
            while end + 1 < len(counted) and counted[end + 1].end() - counted[first].start() <= _STRETCH:
                end += 1
            return first, end
    return None


def decorated(reading: Reading) -> Iterator[Found]:
    """«𝗖𝗼𝗻𝗰𝘂𝗿𝘀𝗼», «ｆｉｅｓｔａ», letters struck through: a screen reader leaves them out or says their names."""
    for pattern in (_DECORATED, _STRUCK):
        for found in pattern.finditer(reading.text):
            plain = _plain(found[0])
            if pattern is _DECORATED and (
                not any(map(str.isalpha, plain))
                or not _TWO_LETTERS.search(found[0])
                or _is_ordinal(reading.text, found)
            ):
                continue
            start, end = found.start(), found.end() - (len(found[0]) - len(found[0].rstrip()))
            yield Found(start, end, {"right": plain.strip()}, (Fix(start, end, plain.rstrip()),))


def _plain(decorated: str) -> str:
    letters = _STROKES.sub("", decorated).translate(_SMALL)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", letters))


def _is_ordinal(text: str, found: re.Match[str]) -> bool:
    """«1ᵉʳ»: raised letters behind a figure."""
    return text[max(0, found.start() - 1) : found.start()].isdigit() and len(found[0]) < 4

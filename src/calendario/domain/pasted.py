"""What is pasted from Word, a PDF or the web, as it should have been written, and what was done to it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

from calendario.domain import broken_lines
from calendario.domain.text import composed

#: More is not a text for anybody: a book of 800 pages has half of it. In characters.
MOST_PASTED = 5_000_000
#: A longer text is kept as it comes: no network takes it, and tidying would be noticed (a second for a megabyte).
MOST_TIDIED = 250_000

# What nobody sees: hyphens that only show at a line's end, spaces without width, marks of a file's beginning, operators
# and fillers that only say something to programs. Not the joiners U+200C and U+200D.
_UNSEEN = "\u00ad\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0001"
# Which way a line runs. Where a line has Arabic or Hebrew letters they mean something; overrides never do.
_OVERRIDES, _DIRECTIONS = "\u202a-\u202e", "\u061c\u200e\u200f\u2066-\u2069"
_RIGHT_TO_LEFT = regex.compile(r"(?=\p{L})[\p{Bidi_Class=R}\p{Bidi_Class=AL}]")
_INVISIBLE = regex.compile(f"[{_UNSEEN}{_OVERRIDES}]")
_ONE_LINE_S_DIRECTIONS = regex.compile(f"[{_DIRECTIONS}]")
# Joiners hold emoji together (family, flags) and letters of scripts that need them; elsewhere they are litter.
_JOINER = regex.compile(
    r"(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u0590-\u1cff\ua800-\ua8ff])[\u200c\u200d]+"
    r"|[\u200c\u200d]+(?![\p{Extended_Pictographic}\u0590-\u1cff\ua800-\ua8ff])"
)
_TAGS = regex.compile(r"(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+")

# Ligatures of print (fi, fl) and Catalan's old l with a dot.
_LIGATURES = regex.compile("[\ufb00-\ufb06\u013f\u0140]")

# Letters dressed up as mathematics, boxes and circles: a screen reader spells them out or says nothing. A box or a
# circle that is an emoji (parking, metro, blood) stays where it stands alone.
_MATHEMATICAL = "\U0001d400-\U0001d7ff"
_LETTERLIKE = "ℂℊℋℌℍℎℐℑℒℕℙℚℛℜℝℤℨℬℭℯℰℱℳℴ"
_BOXED = "\u249c-\u24e9\U0001f110-\U0001f129\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189"
_DRESSED = regex.compile(
    f"[{_LETTERLIKE}]*[{_MATHEMATICAL}]+[{_MATHEMATICAL}{_LETTERLIKE}]*"
    f"|(?:[{_BOXED}](?!\ufe0f)[ ]?){{2,}}"
    "|[\U0001f130-\U0001f149\U0001f150-\U0001f169]|[\U0001f172-\U0001f17d\U0001f180-\U0001f189]"
    "|[\uff01-\uff5e]*[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a][\uff01-\uff5e]*"
)
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_SMALL = regex.compile(f"[{''.join(_SMALL_CAPITALS)}](?:[\u0300-\u0304\u0308]?[{''.join(_SMALL_CAPITALS)}]){{2,}}")
_STRUCK = regex.compile("(?<=\\p{L})[\u0332\u0333\u0335\u0336]+")  # lines through or under each letter

_BULLET = regex.compile(
    "^[ \t\u00a0]*(?:[•·∙◦‣⁃▪▫●○■□\uf0b7\uf0a7\uf0d8\uf02d][ \t\u00a0]+|[o§](?:\t|[ \u00a0]{2,})[ \t\u00a0]*)(?=\\S)",
    regex.MULTILINE,
)
_SYMBOLS = str.maketrans({"\uf0fc": "✓", "\uf0e0": "→", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf02d": "-"})
_NOBODY_S = regex.compile("[\ue000-\uf8ff\ufffc\U000f0000-\U0010ffff]")

# Nothing of it can be kept, or it means something to the editor alone.
_LOST = regex.compile("[\0\ud800-\udfff]|\\p{Noncharacter_Code_Point}")

_WIDE_SPACES = regex.compile("[\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_TOGETHER = "\u00a0\u202f\u2007"  # spaces at which no line ends
# Where Spanish wants one: between figures, before a unit, and after what announces a number or a name.
_UNITS = (
    "€|£|%|‰|°|º|ª|h|min|s|km|m|cm|mm|ha|kg|g|mg|t|l|ml|cl|kW|kWh|W|MW|V|Hz|MB|GB|dB|m[²³2]|km[²2]|km/h|euros?|a\\. ?m"
    "|p\\. ?m"
)
_ANNOUNCE = (
    "[Aa]rts?|[Pp]ágs?|[Pp]\\.? ?[Pp]|[Nn]úms?|[Nn]\\.?[ºo]|[Aa]pdos?|[Cc]aps?|[Ff]igs?|[Tt]el|[Tt]fno|D|Dª|Dña|Srs?"
    "|Sra|Dra?|[Ss]\\.?|[Cc]/|[Aa]vda|[Pp]za|RD|Ley|BOE|BOP"
)
_KEPT_TOGETHER = regex.compile(
    f"(?<=\\d)[{_TOGETHER}](?=\\d|(?:{_UNITS})(?!\\w))|(?<=(?<!\\w)(?:{_ANNOUNCE})\\.?)[{_TOGETHER}](?=[\\d\\p{{Lu}}])"
)
_RUN_OF_SPACES = regex.compile(f"[ {_TOGETHER}]*[{_TOGETHER}][ {_TOGETHER}]*")
_AFTER_DASH = regex.compile(r"(?m)^- {2,}")


@dataclass(frozen=True, slots=True)
class Pasted:
    """`raw` is what came, as little changed as can be kept; `text` as it should have been written.

    What was done to the first to have the second: `lines` that a page had broken were joined, `unseen` characters that
    nobody sees were left out, `letters` that a screen reader cannot read became plain ones, `bullets` became dashes.
    `damaged` are those that cannot be kept or mean nothing outside the program they come from.
    """

    raw: str
    text: str
    lines: int = 0
    unseen: int = 0
    letters: int = 0
    bullets: int = 0
    damaged: int = 0

    @property
    def tidied(self) -> bool:
        """Whether anything was done that a person may want to know of or undo."""
        return bool(self.lines or self.unseen or self.letters or self.bullets)


def paste(text: str, knows: broken_lines.Knows | None = None) -> Pasted:
    """`text` from a clipboard. Letters and figures are never lost; pasting the result changes nothing any more.

    `knows` is asked for words that the end of a line divided. Beyond `MOST_TIDIED` nothing is tidied.
    """
    raw, damaged = kept(text)
    if len(raw) > MOST_TIDIED:
        return Pasted(raw, raw, damaged=damaged)
    made_plain, letters = _plain_letters(raw)
    made_plain, bullets = _BULLET.subn("- ", made_plain)
    made_plain, nobody_s = _NOBODY_S.subn("", made_plain.translate(_SYMBOLS))
    joined = broken_lines.join(_spaced(made_plain), knows)  # while soft hyphens still tell what they divide
    seen, unseen = _seen(joined.text)
    tidy = _AFTER_DASH.sub("- ", composed(seen))
    if tidy != raw and (again := paste(tidy, knows)).text != tidy:  # what was taken out had stood between two others
        tidy, letters, bullets = again.text, letters + again.letters, bullets + again.bullets
        joined = broken_lines.Joined(tidy, joined.lines + again.lines)
        unseen += again.unseen
    return Pasted(raw, tidy, joined.lines, unseen, letters, bullets, damaged + nobody_s)


def kept(text: str) -> tuple[str, int]:
    """`text` in NFC with LF line ends and without what cannot be kept, and how many NULs, lone surrogates and
    noncharacters it had.

    Other control characters are left out without a word: no network shows them.
    """
    damaged = 0
    if not text.isprintable():
        whole = _LOST.sub("", text)
        damaged, text = len(text) - len(whole), whole
    return composed(text), damaged


def without_unseen(text: str) -> str:
    """`text` without what nobody sees in it, for a field of few words: soft hyphens split words for the dictionary and
    count as characters. Symbols of Word's own fonts become characters that every font has; spaces stay as they are.
    """
    return text if text.isascii() else composed(_seen(text.translate(_SYMBOLS))[0])


def _seen(text: str) -> tuple[str, int]:
    text, unseen = _INVISIBLE.subn("", text)
    if _ONE_LINE_S_DIRECTIONS.search(text):
        lines = text.split("\n")
        for place, line in enumerate(lines):
            if not _RIGHT_TO_LEFT.search(line):
                lines[place], count = _ONE_LINE_S_DIRECTIONS.subn("", line)
                unseen += count
        text = "\n".join(lines)
    for litter in (_JOINER, _TAGS):
        shorter = litter.sub("", text)
        unseen += len(text) - len(shorter)
        text = shorter
    return text, unseen


def _plain_letters(text: str) -> tuple[str, int]:
    count = 0

    def plain(match: regex.Match[str]) -> str:
        nonlocal count
        count += sum(not c.isspace() for c in match[0])
        return "".join(map(_plain, match[0]))

    text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _DRESSED.sub(plain, text)
    text = _SMALL.sub(plain, text)
    text, struck = _STRUCK.subn("", text)
    return text, count + struck


def _plain(character: str) -> str:
    if character in _SMALL_CAPITALS:
        return _SMALL_CAPITALS[character]
    code = ord(character)
    for first in (0x1F130, 0x1F150, 0x1F170):
        if first <= code < first + 26:
            return chr(code - first + ord("A"))
    told = unicodedata.normalize("NFKC", character)
    return told[1] if len(told) == 3 else told  # in brackets: ⒜


def _spaced(text: str) -> str:
    """Spaces that hold together what Spanish holds together, plain ones elsewhere."""
    text = _WIDE_SPACES.sub(" ", text)
    if not any(space in text for space in _TOGETHER):
        return text
    places = {match.start() for match in _KEPT_TOGETHER.finditer(text)}

    def space(match: regex.Match[str]) -> str:
        return match[0] if len(match[0]) == 1 and match.start() in places else " "

    return _RUN_OF_SPACES.sub(space, text)

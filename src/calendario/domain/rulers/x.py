"""X counts weights: 1 for Latin and neighbours, 2 for anything else and for a whole emoji, 23 for a link.

Source: twitter-text 3.1.0, configuration version 3 (2020): the text in NFC; weight 1 for U+0000–10FF, 2000–200D,
2010–201F and 2032–2037. Its emoji are those of Unicode 11 (2018); newer sequences cost the sum of their parts,
and what the live server says of them is not known.
"""

from __future__ import annotations

import re
import unicodedata

from calendario.domain.rulers.links import Span, X, links

_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


def _characters(ranges: str) -> str:
    """A regular expression class of hexadecimal code points and ranges."""
    return "".join("-".join(chr(int(end, 16)) for end in item.split("-")) for item in ranges.split())


# What Unicode 11 joins into one emoji: with U+FE0F, with a skin tone, with both, and as woman or man.
_PRESENTED = _characters(
    "a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 231a-231b 2328 23cf 23ed-23ef 23f1-23f2 23f8-23fa 24c2 "
    "25aa-25ab 25b6 25c0 25fb-25fe 2600-2604 260e 2611 2614-2615 2618 261d 2620 2622-2623 2626 262a 262e-262f "
    "2638-263a 2640 2642 2648-2653 265f-2660 2663 2665-2666 2668 267b 267f 2692-2697 2699 269b-269c 26a0-26a1 "
    "26aa-26ab 26b0-26b1 26bd-26be 26c4-26c5 26c8 26cf 26d1 26d3-26d4 26e9-26ea 26f0-26f5 26f7-26fa 26fd 2702 "
    "2708-2709 270c-270d 270f 2712 2714 2716 271d 2721 2733-2734 2744 2747 2757 2763-2764 27a1 2934-2935 "
    "2b05-2b07 2b1b-2b1c 2b50 2b55 3030 303d 3297 3299 1f004 1f170-1f171 1f17e-1f17f 1f202 1f21a 1f22f 1f237 "
    "1f321 1f324-1f32c 1f336 1f37d 1f396-1f397 1f399-1f39b 1f39e-1f39f 1f3cb-1f3ce 1f3d4-1f3df 1f3f3 1f3f5 1f3f7 "
    "1f43f 1f441 1f4fd 1f549-1f54a 1f56f-1f570 1f573-1f579 1f587 1f58a-1f58d 1f590 1f5a5 1f5a8 1f5b1-1f5b2 1f5bc "
    "1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa 1f6cb 1f6cd-1f6cf 1f6e0-1f6e5 1f6e9 "
    "1f6f0 1f6f3"
)
_TONED = _characters(
    "261d 26f7 26f9 270a-270d 1f385 1f3c2-1f3c4 1f3c7 1f3ca-1f3cc 1f442-1f443 1f446-1f450 1f466-1f469 1f46e "
    "1f470-1f478 1f47c 1f481-1f483 1f485-1f487 1f4aa 1f574-1f575 1f57a 1f590 1f595-1f596 1f645-1f647 1f64b-1f64f "
    "1f6a3 1f6b4-1f6b6 1f6c0 1f6cc 1f918-1f91c 1f91e-1f91f 1f926 1f930-1f939 1f93d-1f93e 1f9b5-1f9b6 1f9b8-1f9b9 "
    "1f9d1-1f9dd"
)
_PRESENTED_TONED = _characters("261d 26f7 26f9 270c-270d 1f3cb-1f3cc 1f574-1f575 1f590")
_GENDERED_ALONE = _characters(
    "1f3c3-1f3c4 1f3ca 1f46e-1f46f 1f471 1f473 1f477 1f481-1f482 1f486-1f487 1f645-1f647 1f64b 1f64d-1f64e 1f6a3 "
    "1f6b4-1f6b6 1f926 1f935 1f937-1f939 1f93c-1f93e 1f9b8-1f9b9 1f9d6-1f9df"
)
_GENDERED_TONED = _characters(
    "26f9 1f3c3-1f3c4 1f3ca-1f3cc 1f46e 1f471 1f473 1f477 1f481-1f482 1f486-1f487 1f574-1f575 1f645-1f647 1f64b "
    "1f64d-1f64e 1f6a3 1f6b4-1f6b6 1f926 1f935 1f937-1f939 1f93d-1f93e 1f9b8-1f9b9 1f9d6-1f9dd"
)
_GENDERED_PRESENTED = _characters("26f9 1f3cb-1f3cc 1f574-1f575")
_PROFESSIONS = _characters("1f33e 1f373 1f393 1f3a4 1f3a8 1f3eb 1f3ed 1f4bb-1f4bc 1f527 1f52c 1f680 1f692 1f9b0-1f9b3")
_FLAGS = (  # first letter, then every second letter that makes a flag with it
    "ACDEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNOPRUVWXYZ DEGJKMOZ EACEGHRSTU FIJKMOR GABDEFGHILMNPQRSTUWY "
    "HKMNRTU ICDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA "
    "REOSUW SABCDEGHIJKLMNORSTVXYZ TACDFGHJKLMNORTVWZ UAGMNSYZ VACEGINU WFS XK YET ZAMW"
)
_TONE = "[\U0001f3fb-\U0001f3ff]"
_JOIN, _VS16 = "\u200d", "\ufe0f"
_PERSON = "[👨👩]"
_HEART = f"{_JOIN}❤{_VS16}{_JOIN}(?:💋{_JOIN})?"


def _flag(letters: str) -> str:
    first, *second = (chr(ord(letter) - ord("A") + 0x1F1E6) for letter in letters)
    return f"{first}[{''.join(second)}]"


def _british(region: str) -> str:
    return "🏴" + "".join(chr(0xE0000 + ord(letter)) for letter in region) + "\U000e007f"


_EMOJI_SEQUENCE = re.compile(
    "|".join(
        (
            f"(?:👨{_JOIN}[👨👩]|👩{_JOIN}👩|{_PERSON}){_JOIN}(?:👧{_JOIN}[👦👧]|👦{_JOIN}👦|[👦👧])",
            f"{_PERSON}{_TONE}?{_JOIN}(?:[⚕⚖✈]{_VS16}|[{_PROFESSIONS}])",
            f"👨{_HEART}👨|👩{_HEART}[👨👩]",
            f"(?:[{_GENDERED_TONED}]{_TONE}|[{_GENDERED_PRESENTED}]{_VS16}|[{_GENDERED_ALONE}]){_JOIN}[♀♂]{_VS16}",
            f"🏳{_VS16}{_JOIN}🌈|🏴{_JOIN}☠{_VS16}|👁{_JOIN}🗨",
            *map(_british, ("gbeng", "gbsct", "gbwls")),
            f"[#*0-9]{_VS16}?\u20e3",
            f"[{_TONED}]{_TONE}|[{_PRESENTED_TONED}]{_VS16}{_TONE}",
            f"[{_PRESENTED}]{_VS16}",
            *map(_flag, _FLAGS.split()),
        )
    )
)


# Every sequence has one of these; looking for them first spares most texts the search for sequences.
_JOINS = re.compile("[\u200d\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e007f]")


def normal(text: str) -> str:
    """The text X counts: NFC."""
    return unicodedata.normalize("NFC", text)


def weight(text: str) -> int:
    """The weight of a text in NFC without links."""
    total = len(text) + len(_HEAVY.findall(text))
    if _JOINS.search(text):
        for sequence in _EMOJI_SEQUENCE.finditer(text):
            total += 2 - len(sequence.group()) - len(_HEAVY.findall(sequence.group()))
    return total


def length(text: str, url_cost: int) -> int:
    """The weighted length of `text`."""
    text = normal(text)
    total, last = 0, 0
    for start, end in links(text, X):
        total += weight(text[last:start]) + url_cost
        last = end
    return total + weight(text[last:])


def link_spans(text: str) -> list[Span]:
    """Links in a text in NFC."""
    return links(text, X)

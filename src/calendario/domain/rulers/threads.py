"""Threads counts graphemes, but an emoji by its UTF-8 bytes.

Source: Threads publishing reference (read 2026-10): 500 characters, emoji counted as the number of their UTF-8 bytes.
It does not say what an emoji is: signs that may be shown as emoji (❤, ☎) are taken as such, so that a text is never
longer on Threads than here; ©, ® and ™ are letters' company and count 1 unless U+FE0F asks for the picture.
"""

from __future__ import annotations

import regex

from calendario.domain.rulers import graphemes

_EMOJI = regex.compile(
    r"[\p{Extended_Pictographic}--[©®™]]|[\p{Regional_Indicator}\p{Emoji_Modifier}\u20e3\ufe0f]", regex.V1
)


def cost(cluster: str) -> int:
    """What one grapheme counts."""
    return len(cluster.encode("utf-8", "surrogatepass")) if _EMOJI.search(cluster) else 1


def length(text: str) -> int:
    """Characters as Threads counts them."""
    extra = sum(cost(cluster) - 1 for cluster in graphemes.uncommon(text)) if _EMOJI.search(text) else 0
    return graphemes.count(text) + extra

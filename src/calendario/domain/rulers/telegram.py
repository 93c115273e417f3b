"""Telegram counts code points of what is seen: of a text in its HTML notation, without the tags (Bot API 10.1)."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def seen(markup: str) -> str:
    """The text a reader sees of a message in Telegram's HTML notation."""
    return html.unescape(_TAG.sub("", markup))

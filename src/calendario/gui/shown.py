"""How keys, figures and what a tooltip says are written in the window."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence

_GROUPED_FROM = 10_000  # four digits are written together


def shown_keys(keys: str) -> str:
    """`Ctrl+Return` as this keyboard says it: «Ctrl+Intro»."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def with_keys(words: str, keys: str) -> str:
    """The text of a menu's action that shows its keys without taking them."""
    return f"{words}\t{shown_keys(keys)}"


def proportion(key: str) -> str:
    """A shape by its key, `1.91:1`, in the way of the language in use: `1,91:1`."""
    return key.replace(".", QLocale().decimalPoint())


def weight(size_bytes: int) -> str:
    """`180 kB`, `4,2 MB`, in the way of the language in use."""
    digits = 1 if size_bytes >= 1_000_000 else 0
    return QLocale().formattedDataSize(size_bytes, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def figure(number: int) -> str:
    """`63.206`, in the way of the language in use; four digits without a mark: `1234`."""
    return QLocale().toString(number) if abs(number) >= _GROUPED_FROM else str(number)


def grouped(words: str, number: int) -> str:
    """`words` that Qt put `number` (%n) in first, with it as a `figure`: «sobran 1.048.075»."""
    return words.replace(str(number), figure(number), 1)


def tip(text: str) -> str:
    """`text` for a tooltip, character by character, whoever wrote it.

    A tooltip guesses: what looks like HTML is read as such, and its images are read from the disk. Only what may look
    so is marked as text, because a screen reader hears the tooltip as it stands.
    """
    if "<" not in text and "&lt;" not in text:  # a superset of what Qt::mightBeRichText asks for
        return text
    return f'<span style="white-space:pre-wrap">{escape(text)}</span>'

"""How keys and figures are written in the window."""

from __future__ import annotations

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

"""What was kept as JSON, read as the kind of thing that we write there and no other: damage is told, never guessed."""

from __future__ import annotations

import math
from typing import Any

#: No size in pixels or bytes and no length in milliseconds is more: a column of a calendar holds no more.
MOST = 2**31 - 1


def record(value: object) -> dict[str, Any]:
    """An object. Raises `TypeError` for anything else."""
    if not isinstance(value, dict):
        raise TypeError("an object is wanted")
    return value


def items(value: object) -> list[Any]:
    """A list. Raises `TypeError` for anything else."""
    if not isinstance(value, list):
        raise TypeError("a list is wanted")
    return value


def words(value: object) -> str:
    """A text. Raises `TypeError` for anything else."""
    if not isinstance(value, str):
        raise TypeError("a text is wanted")
    return value


def flag(value: object) -> bool:
    """Yes or no. Raises `TypeError` for anything else."""
    if not isinstance(value, bool):
        raise TypeError("yes or no is wanted")
    return value


def whole(value: object) -> int:
    """A whole number from 0 to `MOST`. Raises `TypeError`, and `ValueError` for one beyond."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a whole number is wanted")
    if not 0 <= value <= MOST:
        raise ValueError("a number out of all measure")
    return value


def number(value: object) -> float:
    """A number from 0 to `MOST`. Raises `TypeError`, and `ValueError` for one beyond or for what is no number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError("a number is wanted")
    if not 0 <= value <= MOST or not math.isfinite(value):
        raise ValueError("a number out of all measure")
    return float(value)

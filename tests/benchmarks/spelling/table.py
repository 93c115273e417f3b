"""Figures side by side, with the goal of each."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

_LABEL, _GOAL, _FIGURE = 60, 12, 24


def title(text: str, columns: Sequence[str]) -> None:
    """The head of a table."""
    print(f"\n{text:{_LABEL}}{'goal':>{_GOAL}}" + "".join(f"{column:>{_FIGURE}}" for column in columns))


def line(label: str, goal: str, figures: Sequence[str]) -> None:
    """A line of it; `figures` as the columns of `title`."""
    print(f"  {label:{_LABEL - 2}}{goal:>{_GOAL}}" + "".join(f"{figure:>{_FIGURE}}" for figure in figures))


def percent(part: int, whole: int, digits: int = 1) -> str:
    """`part` of `whole`; a dash for nothing of nothing."""
    return f"{100 * part / whole:.{digits}f} %" if whole else "–"


def centiles(milliseconds: Sequence[float], *wanted: int) -> str:
    """The median, `wanted` centiles and so on: 0.2 / 3.1 ms."""
    ordered = sorted(milliseconds)
    found = (ordered[min(len(ordered) - 1, len(ordered) * centile // 100)] for centile in wanted)
    return " / ".join(f"{value:.2f}" if value < 10 else f"{value:.0f}" for value in found) + " ms"


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)

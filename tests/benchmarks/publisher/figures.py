"""How figures are told: one line each, every one beside what it is measured against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def at(share: float, values: Iterable[float]) -> float:
    """The smallest value that `share` of all do not exceed: 0.5 is the median, 0.99 the 99th percentile."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, -int(-share * len(ordered) // 1) - 1))]


def spread(values: Sequence[float], unit: str = "ms") -> str:
    """p50, p99 and the worst."""
    return f"p50 {at(0.5, values):8.1f}   p99 {at(0.99, values):8.1f}   last {max(values):8.1f} {unit}"

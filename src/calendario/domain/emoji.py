"""Emoji by the names that a screen reader says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from calendario.domain.completing import folded


@dataclass(frozen=True, slots=True)
class Emoji:
    """`keywords` are separated by commas; `searched` is all that can be asked for, folded."""

    character: str
    name: str
    keywords: str
    group: str
    searched: str


def emoji(character: str, name: str, keywords: str, group: str) -> Emoji:
    """With what it can be asked for."""
    return Emoji(character, name, keywords, group, f" {folded(f'{name}, {keywords}')}".replace(", ", " "))


def found(every: Iterable[Emoji], asked: str) -> tuple[Emoji, ...]:
    """Those of which each word that is `asked` for begins a word; whose name begins so first. All for no words."""
    words = [f" {word}" for word in folded(asked).split()]
    those = [one for one in every if all(word in one.searched for word in words)]
    if words:
        those.sort(key=lambda one: not one.searched.startswith(words[0]))
    return tuple(those)

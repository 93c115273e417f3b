"""The same misspelt word in the base text and in a channel's own: one thing to look at, not one for each text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from calendario.gui.editor.findings import Row


def together(rows: Iterable[Row]) -> tuple[Row, ...]:
    """`rows` in their order; those of one misspelt word, first with first and second with second where a text says it
    more than once, are the first of them, which holds the others in `also`.
    """
    said: dict[tuple[UUID | None, object], int] = {}
    first: dict[tuple[object, int], int] = {}
    told: list[Row] = []
    for row in rows:
        if row.finding.code != "spelling_error":
            told.append(row)
            continue
        word = row.finding.facts.get("word")
        count = said[row.target, word] = said.get((row.target, word), 0) + 1
        place = first.get((word, count))
        if place is None:
            first[word, count] = len(told)
            told.append(row)
        else:
            there = told[place]
            told[place] = replace(there, also=(*there.also, row))
    return tuple(told)

"""What the reviews of all channels found, each thing once: the rows of *Repaso*."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from calendario.domain.finding import Finding, Level
from calendario.domain.post import Draft
from calendario.gui.editor.changes import BASE, has_own_text
from calendario.gui.editor.link_fixes import is_of_field, is_of_link, whose_link
from calendario.gui.editor.stored_text import is_in_text

_GRAVITY = {Level.BLOCK: 0, Level.WARN: 1, Level.HINT: 2}
_OF_SPELLING = ("spelling_error", "real_word")
_OF_TEXT = (*_OF_SPELLING, "too_long", "empty_text", "empty_part", "unclear_field", "bank_expired")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to look at: `target` is whose text it is in (BASE, or a channel with text of its own). `also` is where
    else the same word is marked.
    """

    finding: Finding
    target: UUID | None
    channel_ids: tuple[UUID, ...]
    also: tuple[Row, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """The same thing after another review has the same key."""
        facts = tuple(sorted((k, str(v)) for k, v in self.finding.facts.items() if k not in ("length", "excess")))
        return self.finding.code, self.finding.level, self.target, facts, self.channel_ids


def is_of_text(finding: Finding) -> bool:
    """Whether it is mended in the text."""
    if is_of_link(finding):
        return not is_of_field(finding)
    return finding.code in _OF_TEXT or (finding.code == "unfilled_field" and is_in_text(finding.facts))


def gathered(findings: Mapping[UUID, Sequence[Finding]], draft: Draft) -> tuple[Row, ...]:
    """The findings of all channels, what is the same on several once; the gravest first, then in the text's order."""
    rows: dict[tuple[object, ...], Row] = {}
    for channel_id, found in findings.items():
        target = channel_id if has_own_text(draft, channel_id) else BASE
        for finding in found:
            mine = target if is_of_text(finding) else BASE
            if is_of_field(finding):
                mine = whose_link(draft, channel_id)
            facts = tuple(sorted((k, str(v)) for k, v in finding.facts.items()))
            key = (finding.code, finding.level, finding.start, finding.end, mine, facts)
            known = rows.get(key)
            rows[key] = Row(finding, mine, (*known.channel_ids, channel_id) if known else (channel_id,))
    # Texts one after the other, the base first: the row of a word that is in both leads there.
    by_text = sorted(rows.values(), key=lambda r: (r.target is not BASE, r.finding.start, r.finding.code))
    return tuple(sorted(_together(by_text), key=lambda r: (_GRAVITY[r.finding.level], r.finding.start, r.finding.code)))


def _together(rows: Iterable[Row]) -> tuple[Row, ...]:
    """`rows` in their order; those of one marked word, first with first and second with second where a text says it
    more than once, are the first of them, which holds the others in `also`.
    """
    said: dict[tuple[UUID | None, object], int] = {}
    first: dict[tuple[object, int], int] = {}
    told: list[Row] = []
    for row in rows:
        if row.finding.code not in _OF_SPELLING:
            told.append(row)
            continue
        word = (row.finding.facts.get("word"), row.finding.facts.get("rule"))
        count = said[row.target, word] = said.get((row.target, word), 0) + 1
        place = first.get((word, count))
        if place is None:
            first[word, count] = len(told)
            told.append(row)
        else:
            there = told[place]
            told[place] = replace(there, also=(*there.also, row))
    return tuple(told)

"""What the reviews of all channels found, each thing once: the rows of *Repaso*."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from calendario.domain.finding import OF_SPELLING, TEXT, Finding, Level
from calendario.domain.post import Draft
from calendario.gui.editor.changes import BASE, has_own_text
from calendario.gui.editor.link_fixes import is_of_field, is_of_link, whose_link
from calendario.gui.editor.placed import is_in_text, picture_at, whose

#: What levels are sorted by, the gravest first.
GRAVITY = {Level.BLOCK: 0, Level.WARN: 1, Level.HINT: 2}
_OF_TEXT = OF_SPELLING | {"sentence_unread", "too_long", "empty_text", "empty_part", "unclear_field", "bank_expired"}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to look at: `target` is whose text, or other field, it is in (BASE, or a channel with one of its own).
    `also` is where else the same word is marked in a text.
    """

    finding: Finding
    target: UUID | None
    channel_ids: tuple[UUID, ...]
    also: tuple[Row, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """The same thing after another review has the same key."""
        facts = tuple(sorted((k, str(v)) for k, v in self.finding.facts.items() if k not in ("length", "excess")))
        return self.finding.code, self.finding.level, self.target, self.finding.place, facts, self.channel_ids


def is_of_text(finding: Finding) -> bool:
    """Whether it is mended in the text."""
    if is_of_link(finding):
        return not is_of_field(finding)
    if finding.place != TEXT:
        return False
    if finding.code == "unfilled_field":
        return is_in_text(finding.facts)
    return finding.acceptable or finding.code in _OF_TEXT


def gathered(findings: Mapping[UUID, Sequence[Finding]], draft: Draft) -> tuple[Row, ...]:
    """The findings of all channels, what is the same on several once; the gravest first, then in the text's order."""
    rows: dict[tuple[object, ...], Row] = {}
    for channel_id, found in findings.items():
        target = channel_id if has_own_text(draft, channel_id) else BASE
        for finding in found:
            mine = target if is_of_text(finding) else BASE
            if is_of_field(finding):
                mine = whose_link(draft, channel_id)
            elif finding.place != TEXT:
                mine = whose(draft, channel_id, finding.place)
            facts = tuple(sorted((k, str(v)) for k, v in finding.facts.items()))
            where: tuple[object, ...] = (mine, finding.place, facts)
            picture = picture_at(draft, channel_id, finding.place)
            if picture:  # one description, whatever the number of the picture in a version
                where = (picture, *(fact for fact in facts if fact[0] != "count"))
            key = (finding.code, finding.level, finding.start, finding.end, where)
            known = rows.get(key)
            channels = (*known.channel_ids, channel_id) if known else (channel_id,)
            in_base = known is not None and known.target is BASE and mine is not BASE
            rows[key] = replace(known, channel_ids=channels) if known and in_base else Row(finding, mine, channels)
    # Texts one after the other, the base first: the row of a word that is in both leads there.
    by_text = sorted(rows.values(), key=lambda r: (r.target is not BASE, r.finding.start, r.finding.code))
    return tuple(sorted(_together(by_text), key=_order))


def alike(row: Row, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Those of `rows` that say the same of other texts and are mended in the same way."""
    return tuple(one for one in rows if one.target != row.target and _said(one) == _said(row)) if _said(row) else ()


def _said(row: Row) -> tuple[object, ...]:
    found = row.finding
    if not found.fixes or not found.acceptable or found.place != TEXT or found.code in OF_SPELLING:
        return ()
    facts = tuple(sorted((name, str(fact)) for name, fact in found.facts.items()))
    return found.code, found.level, facts, tuple(fix.replacement for fix in found.fixes)


def _order(row: Row) -> tuple[object, ...]:
    found = row.finding
    return GRAVITY[found.level], found.place.rank, found.start, found.code


def _together(rows: Iterable[Row]) -> tuple[Row, ...]:
    """`rows` in their order; those of one marked word, first with first and second with second where a text says it
    more than once, are the first of them, which holds the others in `also`.
    """
    said: dict[tuple[UUID | None, object], int] = {}
    first: dict[tuple[object, int], int] = {}
    told: list[Row] = []
    for row in rows:
        if row.finding.code not in OF_SPELLING or row.finding.place != TEXT:
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

"""What is refused before the whole review is asked, and how a refusal names its channels."""

from __future__ import annotations

from collections.abc import Sequence

from calendario.desk.planning import Blocked
from calendario.desk.writing import WritingDesk
from calendario.domain.channel import Channel
from calendario.domain.finding import Finding, Level
from calendario.domain.post import Draft
from calendario.gui.editor.gathered import Row
from calendario.gui.editor.reviewing import MOST_LIVE


def refuse_far_too_long(writing: WritingDesk, draft: Draft, channels: Sequence[Channel]) -> None:
    """Raises `Blocked` for a text that its length alone forbids: the whole review of a megabyte takes seconds."""
    far = [c for c in channels if len(draft.content_for(c.id).text) > MOST_LIVE]
    blocking = {}
    for channel_id, told in writing.measures(draft, far).items():
        if not told.fits:
            network = next(c.network for c in far if c.id == channel_id)
            facts = {"length": told.length, "limit": told.limit, "excess": told.excess, "network": network}
            blocking[channel_id] = (Finding("too_long", Level.BLOCK, facts=facts),)
    if blocking:
        raise Blocked(blocking)


def named(rows: Sequence[Row], channels: Sequence[Channel]) -> list[tuple[Row, str]]:
    """Each row with the channels it is about; nothing where its sentence says so, or where it is all of them."""
    names = {c.id: c.name for c in channels}
    told = []
    for row in rows:
        about = [c for one in (row, *row.also) for c in one.channel_ids]
        plain = "network" in row.finding.facts or len(about) == len(names)
        told.append((row, "" if plain else ", ".join(names.get(c, "…") for c in about)))
    return told

"""What the editor reads of the calendar around its post: channels, what is out already, free hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from calendario.desk.desk import Desk
from calendario.desk.writing import Manuscript
from calendario.domain.category import Category
from calendario.domain.channel import Channel, ChannelState
from calendario.domain.post import PlanDraft
from calendario.domain.publication import EDITABLE, State
from calendario.domain.slot import wall_clock
from calendario.gui.editor.slots import next_free

_WEEKS_AHEAD = 3  # that two weeks of free hours can touch


@dataclass(frozen=True, slots=True)
class Situation:
    """`locked` are channels on which nothing can change any more, with their state and what they say; `proposed` naive
    wall times in `zone`.
    """

    name: str = ""
    zone: str = "Europe/Madrid"
    channels: tuple[Channel, ...] = ()
    locked: Mapping[UUID, State] = field(default_factory=dict)
    locked_texts: Mapping[UUID, str] = field(default_factory=dict)
    proposed: Sequence[datetime] = ()
    categories: tuple[Category, ...] = ()

    def channel(self, channel_id: UUID | None) -> Channel | None:
        """None for the base, and for a channel that is gone."""
        return next((c for c in self.channels if c.id == channel_id), None)

    def chosen(self, plan: PlanDraft) -> tuple[Channel, ...]:
        """The channels of the plan."""
        return tuple(c for c in self.channels if c.id in plan.channel_ids)

    def open(self, plan: PlanDraft) -> tuple[Channel, ...]:
        """Those of them on which something may still change."""
        return tuple(c for c in self.chosen(plan) if c.id not in self.locked)

    def available(self) -> tuple[Channel, ...]:
        """The channels a post can go to."""
        return tuple(c for c in self.channels if c.state is not ChannelState.RETIRED)


def read_situation(desk: Desk, manuscript: Manuscript, plan: PlanDraft) -> Situation:
    """As it is now; a handful of queries. Raises `Problem`."""
    institution = desk.office.institution()
    out = [p for p in manuscript.publications if p.state not in EDITABLE]
    read = Situation(
        name=institution.name,
        zone=institution.zone,
        channels=tuple(
            c
            for c in desk.channels.all(retired=True)
            if c.state is not ChannelState.RETIRED or c.id in plan.channel_ids
        ),
        locked={p.channel_id: p.state for p in out},
        locked_texts={p.channel_id: desk.calendar.decision(p.id).text for p in out},
        categories=desk.categories.all(retired=True),
    )
    return with_proposed(desk, read, manuscript, plan)


def with_proposed(desk: Desk, known: Situation, manuscript: Manuscript, plan: PlanDraft) -> Situation:
    """The free hours of the chosen channels. Raises `Problem`."""
    now = desk.office.clock()
    day = wall_clock(now, known.zone).date()
    taken = frozenset(
        (channel.id, card.wall_time)
        for number in range(_WEEKS_AHEAD)
        for card in desk.calendar.week(day + timedelta(weeks=number)).cards
        if card.post_id != manuscript.post_id
        for channel in card.channels
    )
    return replace(known, proposed=next_free(known.open(plan), now, known.zone, taken))

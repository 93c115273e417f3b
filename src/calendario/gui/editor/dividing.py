"""What is offered for a text that does not fit: which channels would say its parts, and what they would measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from calendario.domain.channel import Channel
from calendario.domain.dividing import Room, divided
from calendario.domain.post import Draft
from calendario.domain.rulers import Measure
from calendario.domain.rulers.parts import measures
from calendario.gui.editor.changes import has_own_text


@dataclass(frozen=True, slots=True)
class Division:
    """A text in `parts`; `text` is what it is written as, in the base (`in_base`) or as some channels' own."""

    parts: tuple[str, ...]
    text: str
    in_base: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """Dividing what `channels` say (all the same text, all with threads). `followers` are the channels that would say
    it if the base itself was divided, these and others; none where that is not offered.
    """

    draft: Draft
    channels: tuple[Channel, ...]
    followers: tuple[Channel, ...] = ()

    @property
    def text(self) -> str:
        """What is to be divided."""
        return self.draft.content_for(self.channels[0].id).text

    @property
    def own_already(self) -> bool:
        """Whether the text is one of the channel's own."""
        return has_own_text(self.draft, self.channels[0].id)

    @property
    def others(self) -> tuple[Channel, ...]:
        """The channels that dividing the base would change besides."""
        return tuple(c for c in self.followers if c not in self.channels)

    @property
    def as_one_text(self) -> tuple[Channel, ...]:
        """Those of them that have no threads: there the parts are paragraphs."""
        return tuple(c for c in self.followers if not c.has_threads)

    def threads(self, *, in_base: bool) -> tuple[Channel, ...]:
        """Where the parts go out as a thread."""
        return tuple(c for c in self.followers if c.has_threads) if in_base else self.channels

    def parts(self, *, in_base: bool, numbered: bool) -> tuple[str, ...]:
        """Raises `BadInput`, see `domain.dividing.divided`. Any thread may call it."""
        rooms = [Room.of(c, self.draft.content_for(c.id)) for c in self.threads(in_base=in_base)]
        return divided(self.text, rooms, numbered=numbered)

    def measured(self, text: str, *, in_base: bool) -> tuple[tuple[Channel, Measure], ...]:
        """Of each part of the divided `text` the channel with the least room left, and what it counts there."""
        told = [[(c, m) for m in self._measures(c, text)] for c in self.threads(in_base=in_base)]
        return tuple(min(part, key=lambda one: _left(one[1])) for part in zip(*told, strict=True))

    def too_long_as_one(self, text: str) -> tuple[Channel, ...]:
        """The channels without threads in which the divided `text` would not fit."""
        return tuple(c for c in self.as_one_text if not all(m.fits for m in self._measures(c, text)))

    def _measures(self, channel: Channel, text: str) -> tuple[Measure, ...]:
        said = channel.composed(replace(self.draft.content_for(channel.id), text=text)).content
        return measures(channel.network, said, channel.accepts, threads=channel.has_threads)


def offered(draft: Draft, around: Sequence[Channel], too_long: Sequence[UUID]) -> Offer | None:
    """What can be offered for the channels `too_long` of those that are still open (`around`); None: no thread.

    The base is offered where they follow it, and whatever follows it and does not fit has threads.
    """
    channels = tuple(c for c in around if c.id in too_long and c.has_threads)
    if not channels:
        return None
    if any(has_own_text(draft, c.id) for c in channels):
        return Offer(draft, channels[:1])
    offer = Offer(draft, channels, tuple(c for c in around if not has_own_text(draft, c.id)))
    return replace(offer, followers=()) if offer.too_long_as_one(offer.text) else offer


def _left(measure: Measure) -> int:
    return -measure.excess if measure.limit is None else measure.limit - measure.length

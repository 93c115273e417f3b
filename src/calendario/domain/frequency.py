"""How many publications a channel has in a week, against how many were wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from calendario.domain.channel import FrequencyTarget
from calendario.domain.publication import State

#: Dated and still to go out, or waiting for a person's hands: it will count when it is out.
_FIRM = frozenset({State.PLANNED, State.SENDING, State.BY_HAND})


@dataclass(frozen=True, slots=True)
class Meter:
    """A week of one channel. Drafts stand apart: a draft never completes a target. Missed, failed, unconfirmed, held
    and cancelled publications do not count.
    """

    published: int
    planned: int
    drafts: int
    target: FrequencyTarget

    @property
    def firm(self) -> int:
        """Published and planned together."""
        return self.published + self.planned

    @property
    def missing(self) -> int:
        """How many are still wanted."""
        return max(0, self.target.minimum - self.firm)

    @property
    def excess(self) -> int:
        """How many are above the maximum; 0 where none is set."""
        return 0 if self.target.maximum is None else max(0, self.firm - self.target.maximum)


def meter(states: Iterable[State], target: FrequencyTarget) -> Meter:
    """The meter of one channel's publications in one week."""
    published = planned = drafts = 0
    for state in states:
        published += state is State.PUBLISHED
        planned += state in _FIRM
        drafts += state is State.PROPOSED
    return Meter(published, planned, drafts, target)

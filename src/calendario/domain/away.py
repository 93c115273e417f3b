"""A team's calendar whose server does not answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

#: Problems that say no more than that it does not answer, and that waiting may mend.
SILENT = frozenset({"team_server_gone", "team_server_crowded"})


@dataclass(frozen=True, slots=True)
class Away:
    """Since when (aware UTC) its server cannot be used, and by which problem (`why`); of which instant (aware UTC) the
    copy is that is read meanwhile, None where this computer has none of a calendar that was begun. `computer` is the
    one that took the calendar, for a `why` of "team_calendar_gone"; "" where nobody says.
    """

    since_at: datetime
    why: str
    as_of_at: datetime | None = None
    computer: str = ""

    @property
    def is_silence(self) -> bool:
        """Whether it does not answer at all: then no program on this computer reaches the calendar."""
        return self.why == "team_server_gone"

    @property
    def is_elsewhere(self) -> bool:
        """Whether the calendar was taken from there for good."""
        return self.why == "team_calendar_gone"

"""One field of what is reviewed, read once for all checks: what it says of days and hours, and when it is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from calendario.checks.subject import Subject
from calendario.domain.dates.placing import placed
from calendario.domain.dates.reading import read
from calendario.domain.dates.said import Dates, Said
from calendario.domain.finding import Place
from calendario.domain.slot import wall_clock
from calendario.spelling.speller import Speller

# A full stop within a date, an hour or after an abbreviation is followed by a small letter or a figure.
_END = re.compile(r"[.!?…]+[\"»”)]*\s+(?=[^\sa-záéíóúüñ\d])|\n+")

_Seen = TypeVar("_Seen")

_NEAR = 300  # characters: what further away belongs to a sentence says nothing of this date


@dataclass(frozen=True)
class Reading:
    """The words of one field of `subject` as they will be read. `now` is the instant of the review (aware UTC);
    `speller` knows words, where dictionaries are at hand.
    """

    subject: Subject
    place: Place
    text: str
    now: datetime
    speller: Speller | None = None

    @cached_property
    def said(self) -> Said:
        """What it says of days and hours."""
        return read(self.text)

    @property
    def planned(self) -> bool:
        """Whether it is known when it goes out."""
        return self.subject.wall_time is not None or self.subject.around.leaving

    @cached_property
    def at(self) -> datetime:
        """The wall time (naive, in the institution's zone) at which it goes out; as of now where that is not known."""
        if self.subject.wall_time is not None and not self.subject.around.leaving:
            return self.subject.wall_time
        return wall_clock(self.now, self.subject.zone)

    @property
    def today(self) -> date:
        """The day on which it goes out."""
        return self.at.date()

    @property
    def language(self) -> str:
        """ISO 639-1, of the post."""
        return self.subject.content.language.split("-")[0].lower()

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return (*(found.end() for found in _END.finditer(self.text)), len(self.text))

    def once(self, look: Callable[[Reading], _Seen]) -> _Seen:
        """What `look` sees in it; however many checks ask, it looks once."""
        if look not in self._looked:
            self._looked[look] = look(self)
        seen: _Seen = self._looked[look]
        return seen

    @cached_property
    def _looked(self) -> dict[Callable[[Reading], object], Any]:
        return {}

    def sentence(self, place: int) -> tuple[int, int]:
        """Where the sentence around `place` begins and ends; of a very long one what is near."""
        after = bisect_right(self._ends, place)
        start = self._ends[after - 1] if after else 0
        end = self._ends[after] if after < len(self._ends) else len(self.text)
        return max(start, place - _NEAR), min(end, place + _NEAR)

    def beside(self, place: int) -> tuple[Dates, ...]:
        """The last dates before `place`, and the first ones after it."""
        after = bisect_right(self._starts, place)
        return self.said.dates[max(0, after - 1) : after + 1]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(dates.start for dates in self.said.dates)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every day that its dates may mean when it goes out, the earliest first."""
        meant = {day for dates in self.said.dates for days in placed(dates, self.today) for day in days}
        return tuple(sorted(day for day in meant if day is not None))

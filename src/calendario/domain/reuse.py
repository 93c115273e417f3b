"""A post made of something of the bank: whether that is still true on the day it goes out, and has rested."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from calendario.domain.bank import Body, Evergreen, plain, text_of

#: With less of its words in a text (the others were written anew), an entry is not what the text says any more.
_STILL_THERE = 0.5
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Reuse:
    """The entry called `name` was put into a post; `others_at` (aware UTC) are the hours of the other posts with it,
    see `store.bank.reuses`.
    """

    name: str
    body: Body
    others_at: tuple[datetime, ...] = ()

    def is_in(self, text: str) -> bool:
        """Whether `text` still says it: half of its different words of four letters or more at least, however they are
        written. What has none of them is taken to be there.
        """
        words = set(_WORD.findall(plain(text_of(self.body))))
        there = words & set(_WORD.findall(plain(text)))
        return len(there) >= _STILL_THERE * len(words)


def rested_on(evergreen: Evergreen, others: Iterable[date], day: date) -> date:
    """The first day from `day` on that is `rest_days` away from each of `others`, before it and after it."""
    rest = timedelta(days=evergreen.rest_days)
    for other in sorted(others):
        if abs(day - other) < rest:
            try:
                day = other + rest
            except OverflowError:
                return date.max
    return day

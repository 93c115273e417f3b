"""What is known around a text besides the text: when it was written for, and how things stand where it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`leaving`: it goes out at the very moment of the review, whatever hour it was planned for.

    `locale` (BCP 47) says whose phones and words are meant. `moved_from` is the wall time (naive) for which the post
    was planned when its text was written, where it was moved since. `holidays` are the days off where the institution
    is. `glossary` are its own names and words, which no check doubts.
    """

    leaving: bool = False
    locale: str = "es-ES"
    moved_from: datetime | None = None
    holidays: frozenset[date] = frozenset()
    glossary: frozenset[str] = frozenset()


NOTHING_AROUND = Circumstances()

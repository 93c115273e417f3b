"""What is known around a text besides the text: when it was written for, and how things stand where it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from calendario.domain.house import ANY_HOUSE, House, Nature
from calendario.domain.vocabulary import NO_RULES, Rules


@dataclass(frozen=True, slots=True)
class OfficialName:
    """How something is called officially, and what it is wrongly called."""

    name: str
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """`leaving`: it goes out at the very moment of the review, whatever hour it was planned for.

    `moved_from` is the wall time (naive) for which the post was planned when its text was written, where it was moved
    since. `house` are the institution's rules and modes, `holidays` the days off where it is, `rules` the words to go
    by. `glossary` are its own names and words, which no check doubts, and `names` its official ones; `hashtags` its own
    with their sign, as they are to be written. `nature` is what the post's category is for, where that is known;
    `spoken` the languages (BCP 47) of all of the post's versions. `source` is where it is published officially, as its
    card says.
    """

    leaving: bool = False
    moved_from: datetime | None = None
    house: House = ANY_HOUSE
    holidays: frozenset[date] = frozenset()
    rules: Rules = NO_RULES
    glossary: frozenset[str] = frozenset()
    names: tuple[OfficialName, ...] = ()
    hashtags: frozenset[str] = frozenset()
    nature: Nature | None = None
    spoken: tuple[str, ...] = ()
    source: str = ""

    def __hash__(self) -> int:
        """Of what differs from post to post: a house may hold a thousand words, and is the same for all of them."""
        return hash((self.leaving, self.moved_from, self.nature, self.spoken, self.source, self.house.locale))

    @property
    def locale(self) -> str:
        """Whose phones and words are meant (BCP 47)."""
        return self.house.locale


NOTHING_AROUND = Circumstances()

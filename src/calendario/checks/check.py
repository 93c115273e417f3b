"""What a check is: a code, how grave it is, where it is from, and the function that finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Flag, auto

from calendario.checks.reading import Reading
from calendario.checks.subject import Subject
from calendario.domain.finding import Finding, Fix, Level


@dataclass(frozen=True, slots=True)
class Found:
    """Where something is (code points of the field), the facts of its sentence, and how it can be mended. `level` is
    its own, where it is another one than that of its line in the catalogue.
    """

    start: int
    end: int
    facts: Mapping[str, object] = field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    level: Level | None = None


class Moment(Flag):
    """When a text is looked at: while it is written for no hour yet, when its hour is known (at planning, at every
    move, at approval), and at the moment of sending.
    """

    WRITING = auto()
    PLANNED = auto()
    SENDING = auto()


ALWAYS = Moment.WRITING | Moment.PLANNED | Moment.SENDING
#: Once it is known when it goes out.
TIMED = Moment.PLANNED | Moment.SENDING


class Need(Flag):
    """What a check must be told besides the words, or it is silent."""

    NOTHING = 0
    LISTS = auto()  # of `resources/rules/`
    HOUSE = auto()  # what the institution said of itself in its settings
    DICTIONARY = auto()
    CATEGORY = auto()
    VERSIONS = auto()  # the languages of the post's other versions
    NEIGHBOURS = auto()  # what else is said on the channel
    BANK = auto()  # the official names
    CARD = auto()  # the source on the post's card


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the catalogue. `find` reads one field of words; `source` is the law, guide or norm behind it. It runs
    at its `moments` and is silent without what it `needs`. `waivable`: where it blocks, a person may publish all the
    same, with a reason. What a person says of it holds while the facts that it is `bound` to are the same: the day it
    goes out, this crisis and no later one. `shared`: it asks for nothing but the words and when and where they are
    read, so that what it found holds for every channel that says the same.
    """

    code: str
    level: Level
    find: Callable[[Reading], Iterable[Found]]
    source: str
    moments: Moment = ALWAYS
    needs: Need = Need.NOTHING
    waivable: bool = True
    bound: tuple[str, ...] = ()
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One line about the whole of a post on a channel: a `family` of checks finds it among others, and says itself how
    grave each is; `levels` are those it may have. `now` of a family is aware UTC.
    """

    code: str
    levels: tuple[Level, ...]
    family: Callable[[Subject, datetime], Iterable[Finding]]
    source: str
    moments: Moment = ALWAYS

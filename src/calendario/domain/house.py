"""How an institution writes and how things stand there: its rules of style, its days off, its modes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class Nature(StrEnum):
    """What a category of posts is for, where a rule asks for it."""

    SERVICE = "service"
    ESSENTIAL = "essential"  # water, health, transport: goes out whatever happens
    EMERGENCY = "emergency"
    LEISURE = "leisure"
    REPLY = "reply"
    CAMPAIGN = "campaign"


class Treatment(StrEnum):
    """How readers are addressed."""

    ANY = "any"
    TU = "tu"  # tú, vosotros
    USTED = "usted"  # usted, ustedes


class Mode(StrEnum):
    """What holds for a stretch of days."""

    ELECTORAL = "electoral"
    MOURNING = "mourning"


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which a mode holds in the institution's zone, `first` and `last` inclusive. `source` is where that is
    published; what is not `confirmed` is foreseen and may change. Raises `ValueError` for one that ends before it
    begins.
    """

    mode: Mode
    first: date
    last: date
    name: str = ""
    source: str = ""
    confirmed: bool = True

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a period ends before it begins")

    def holds(self, day: date) -> bool:
        """Whether it holds on `day`."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Crisis:
    """Since when (`since_at`, aware UTC) nothing goes out but what is of an `allowed` nature."""

    since_at: datetime
    allowed: frozenset[Nature] = frozenset({Nature.EMERGENCY, Nature.ESSENTIAL})


@dataclass(frozen=True, slots=True)
class DayOff:
    """A holiday. `region` is an ISO 3166-2 code ("ES-CM"), or "" where it holds in the whole country or, of an
    institution's own, there.
    """

    day: date
    name: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word or phrase that the house does not write, what it writes instead, and why; both may be ""."""

    words: str
    instead: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class House:
    """`locale` (BCP 47) is the country pack, `region` (ISO 3166-2, "" for none) whose holidays hold besides those of
    the whole country; `days_off` are the institution's own, and `working` days which others have off and it has not.
    `quiet`: wall times between which nothing but emergencies goes out, which may go over midnight. `languages` are
    those (BCP 47) in which everything is to be said, and with `languages_block` nothing goes out before. `verified_on`
    is when somebody last looked whether all of this still holds. What is put into a post word for word, names and
    hashtags too, is in `domain.bank`. What is kept and not `readable` says nothing else: whether there is a crisis is
    not known then.
    """

    locale: str = "es-ES"
    region: str = ""
    days_off: tuple[DayOff, ...] = ()
    working: tuple[date, ...] = ()
    treatment: Treatment = Treatment.ANY
    quiet: tuple[time, time] | None = None
    languages: tuple[str, ...] = ()
    languages_block: bool = False
    avoided: tuple[Avoided, ...] = ()
    periods: tuple[Period, ...] = ()
    crisis: Crisis | None = None
    verified_on: date | None = None
    readable: bool = True

    @property
    def country(self) -> str:
        """ISO 3166-1 of the country pack."""
        return self.locale.upper().rpartition("-")[2]

    def in_mode(self, mode: Mode, day: date) -> Period | None:
        """The first period of `mode` that holds on `day`; what is only foreseen holds too."""
        return next((one for one in self.periods if one.mode is mode and one.holds(day)), None)


#: Of which nobody said anything.
ANY_HOUSE = House()
#: Of which something is kept that nobody can read.
UNREADABLE = House(readable=False)

"""What is known of a picture or video beyond its bytes: whose it is, and whether those who are seen in it agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from calendario.domain.problem import BadInput

#: A consent that ends within this of a day is told of on that day: there is time to ask again.
SOON = timedelta(days=30)
#: What a person may write in any of the fields, in code points: hundreds of them must not slow the library down.
MOST = 2000


class Licence(StrEnum):
    """On what ground a town hall may show a picture. `UNKNOWN`: nobody has said so yet."""

    UNKNOWN = ""
    OWN = "own"
    LENT = "lent"  # whoever made it lets us use it
    CC_BY = "cc_by"
    CC_BY_SA = "cc_by_sa"
    CC0 = "cc0"
    STOCK = "stock"  # bought from, or given by, a bank of images
    OTHER = "other"


class Standing(StrEnum):
    """How a picture stands with those who are seen in it, as of a day."""

    NOBODY = "nobody"  # nobody in it can be recognised
    GIVEN = "given"
    SOON_OVER = "soon_over"
    MISSING = "missing"
    OVER = "over"
    WITHDRAWN = "withdrawn"

    @property
    def holds(self) -> bool:
        """Whether it may be shown."""
        return self in (Standing.NOBODY, Standing.GIVEN, Standing.SOON_OVER)


@dataclass(frozen=True, slots=True)
class MediaRecord:
    """What a person told of a picture: how it was described last, its licence and source, and whether somebody in it
    can be recognised. Raises `BadInput("note_too_long")`.
    """

    digest: str
    alt: str = ""
    licence: Licence = Licence.UNKNOWN
    source: str = ""
    people: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        _refuse_long(self.source, self.note)


@dataclass(frozen=True, slots=True)
class Consent:
    """Somebody let themselves be shown in a picture. `evidence` tells where the signed paper lies; `expires_on` is the
    last day it holds, None for no end. `withdrawn_at` aware UTC.

    Raises `BadInput`: "consent_without_name", "consent_over_before_given", "note_too_long".
    """

    id: UUID
    digest: str
    who: str
    scope: str
    evidence: str
    given_on: date
    expires_on: date | None = None
    withdrawn_at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.who.strip():
            raise BadInput("consent_without_name")
        if self.expires_on is not None and self.expires_on < self.given_on:
            raise BadInput("consent_over_before_given", given_on=self.given_on, expires_on=self.expires_on)
        _refuse_long(self.who, self.scope, self.evidence)

    def holds(self, on: date) -> bool:
        """Whether the picture may be shown on that day as far as this person goes."""
        begun = self.given_on <= on
        return self.withdrawn_at is None and begun and (self.expires_on is None or on <= self.expires_on)


@dataclass(frozen=True, slots=True)
class Rights:
    """All that is known of one picture."""

    record: MediaRecord
    consents: tuple[Consent, ...] = ()

    def standing(self, on: date, soon: timedelta = SOON) -> Standing:
        """How it stands on that day. Everybody who is named must have a consent that holds: one who took theirs back
        is seen in it as before, whatever the others say.
        """
        if not self.record.people:
            return Standing.NOBODY
        lacking = [mine for mine in self._by_person().values() if not any(c.holds(on) for c in mine)]
        if not self.consents or lacking:
            told = [c for mine in lacking for c in mine]
            if any(c.withdrawn_at is not None for c in told):
                return Standing.WITHDRAWN
            over = any(c.expires_on is not None and c.expires_on < on for c in told)
            return Standing.OVER if over else Standing.MISSING
        last = self.last_day(on)
        return Standing.SOON_OVER if last is not None and last - on <= soon else Standing.GIVEN

    def last_day(self, on: date) -> date | None:
        """The last day on which it may be shown, of the consents that hold on that day; None for no end."""
        ends = []
        for mine in self._by_person().values():
            holding = [c.expires_on for c in mine if c.holds(on)]
            if holding and None not in holding:
                ends.append(max(day for day in holding if day is not None))
        return min(ends, default=None)

    def _by_person(self) -> dict[str, list[Consent]]:
        people: dict[str, list[Consent]] = {}
        for consent in self.consents:
            people.setdefault(" ".join(consent.who.casefold().split()), []).append(consent)
        return people


#: Of pictures of which nothing is known.
NOTHING_KNOWN: Mapping[str, Rights] = MappingProxyType({})


def _refuse_long(*told: str) -> None:
    if any(len(words) > MOST for words in told):
        raise BadInput("note_too_long", limit=MOST)

"""The institution that speaks and the people who work for it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from calendario.domain.problem import BadInput
from calendario.domain.slot import zone_of


@dataclass(frozen=True, slots=True)
class Institution:
    """A public body: `zone` is the IANA zone its wall times are read in, `language` the ISO 639 code it writes in."""

    id: UUID
    name: str
    zone: str
    language: str = "es"
    sample: bool = False  # the invented town of the sample data: nothing of it ever leaves the computer

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("institution_without_name")
        zone_of(self.zone)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses Calendario here."""

    id: UUID
    name: str

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadInput("person_without_name")

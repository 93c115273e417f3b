"""What every desk works with, given once by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from calendario.domain.adapter import Ask
from calendario.domain.delivery import Fit
from calendario.domain.people import Institution, Person
from calendario.domain.problem import NotFound
from calendario.domain.shapes import Shapes
from calendario.domain.vocabulary import Rules
from calendario.spelling.speller import Hint, Speller
from calendario.store import people
from calendario.store.database import Database
from calendario.store.media import MediaFolder
from calendario.store.profile import Profile
from calendario.store.vault import Vault

__all__ = ["Hint", "Office", "Speller"]


@dataclass(frozen=True, slots=True)
class Office:
    """`clock` gives aware UTC now. `errand` runs a call that only an adapter can do, as `desk.errand` describes it:
    in a short-lived child where it needs a network library. `fit` makes a picture as a network gets it, `shapes` are
    those in which networks show pictures, `rules` the dated data that checks go by.
    """

    profile: Profile
    database: Database
    media: MediaFolder
    vault: Vault
    clock: Callable[[], datetime]
    speller: Speller | None
    errand: Callable[[Mapping[str, Any], Ask | None, Callable[[str], None] | None], dict[str, Any]]
    fit: Fit
    shapes: Shapes
    rules: Rules

    @property
    def machine(self) -> UUID:
        """This computer's copy of the calendar."""
        return self.profile.machine

    def institution(self) -> Institution:
        """Raises `NotFound("not_set_up")` before the first run is finished."""
        with self.database.reading() as tx:
            found = people.institution(tx)
        if found is None:
            raise NotFound("not_set_up")
        return found

    def me(self) -> Person:
        """Who uses it on this computer: who said so here, else whoever began. Raises `NotFound("not_set_up")`."""
        with self.database.reading() as tx:
            everybody = people.people(tx)
            chosen = people.at(tx, self.machine)
        if not everybody:
            raise NotFound("not_set_up")
        return chosen or everybody[0]

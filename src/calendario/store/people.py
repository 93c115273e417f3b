"""The institution and its people, as kept."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from calendario.domain.people import Institution, Person
from calendario.store import settings, tables
from calendario.store.database import bump

_institution = tables.institution
_person = tables.person


def institution(tx: Connection) -> Institution | None:
    """The institution of this calendar, None before the first run is finished."""
    row = tx.execute(select(_institution)).first()
    return None if row is None else Institution(row.id, row.name, row.zone, row.language, row.sample)


def save_institution(tx: Connection, value: Institution) -> None:
    """Kept in place of the one there was."""
    fields = {"name": value.name, "zone": value.zone, "language": value.language, "sample": value.sample}
    if tx.execute(update(_institution).where(_institution.c.id == value.id).values(fields)).rowcount == 0:
        tx.execute(insert(_institution).values(id=value.id, **fields))
    bump(tx, "people")


def people(tx: Connection) -> tuple[Person, ...]:
    """Everybody, in the order they came."""
    return tuple(Person(row.id, row.name) for row in tx.execute(select(_person).order_by(_person.c.id)))


def person(tx: Connection, person_id: UUID) -> Person | None:
    """The person, if known."""
    row = tx.execute(select(_person).where(_person.c.id == person_id)).first()
    return None if row is None else Person(row.id, row.name)


def save_person(tx: Connection, value: Person) -> None:
    """Kept under its id."""
    if tx.execute(update(_person).where(_person.c.id == value.id).values(name=value.name)).rowcount == 0:
        tx.execute(insert(_person).values(id=value.id, name=value.name))
    bump(tx, "people")


def at(tx: Connection, machine: UUID) -> Person | None:
    """Who uses the calendar on that machine, as far as anybody said."""
    told = settings.read(tx, _at(machine))
    return person(tx, UUID(told)) if isinstance(told, str) else None


def sit_at(tx: Connection, machine: UUID, person_id: UUID) -> None:
    """From here on that person uses the calendar on that machine."""
    settings.write(tx, _at(machine), str(person_id))


def _at(machine: UUID) -> str:
    return f"person:{machine}"

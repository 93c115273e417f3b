"""A colleague at another computer who has the same calendar open."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from calendario.desk.desk import Desk
from calendario.domain.people import Person
from calendario.domain.post import Content, Draft, Revision
from calendario.store import people, presence
from calendario.store.ids import new_id
from calendario.store.presence import Presence


def colleague(desk: Desk, name: str = "Pablo Rey", computer: str = "SECRETARIA-2") -> Desk:
    """The desk of `name`, on the same database as `desk`, where `computer` publishes too."""
    office, now = desk.office, desk.office.clock()
    machine = new_id(now)
    with office.database.writing() as tx:
        person = Person(new_id(now), name)
        people.save_person(tx, person)
        people.sit_at(tx, machine, person.id)
        presence.beat(tx, Presence(machine, now, now, computer))
    return Desk.of(replace(office, profile=replace(office.profile, machine=machine)), {})


def writes(desk: Desk, post_id: UUID, text: str) -> None:
    """Opens the post there, writes `text` in its base and leaves it unsaved."""
    there = desk.writing.open(post_id)
    draft = replace(there.draft, base=replace(there.draft.base, text=text))
    desk.writing.keep(post_id, draft, there.plan, there.base_revision_id)


def saves(desk: Desk, post_id: UUID, text: str) -> Revision:
    """Opens the post there, writes `text` in its base and saves it, with its dates as they are."""
    there = desk.writing.open(post_id)
    draft = replace(there.draft, base=replace(there.draft.base, text=text))
    return desk.writing.save_draft(post_id, draft, there.plan)


def a_draft(text: str, title: str = "Feria") -> Draft:
    return Draft(title, Content(text))

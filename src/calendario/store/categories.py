"""What posts are about, as kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, insert, select, update

from calendario.domain.category import Category
from calendario.domain.house import Nature
from calendario.domain.problem import NotFound
from calendario.store import tables
from calendario.store.channels import lateness, minutes_of
from calendario.store.database import bump

_category = tables.category


def save(tx: Connection, value: Category) -> None:
    """Kept under its id. Whoever shows channels to choose from shows categories too: one area for both."""
    fields = {
        "name": value.name,
        "when_late": None if value.lateness is None else str(value.lateness.wanted),
        "late_minutes": None if value.lateness is None else minutes_of(value.lateness.up_to),
        "retired": value.retired,
        "nature": None if value.nature is None else str(value.nature),
    }
    if tx.execute(update(_category).where(_category.c.id == value.id).values(fields)).rowcount == 0:
        tx.execute(insert(_category).values(id=value.id, **fields))
    bump(tx, "channels")


def categories(tx: Connection) -> tuple[Category, ...]:
    """All of them by name, retired ones too: posts may still have them."""
    found = [_value(row) for row in tx.execute(select(_category))]
    return tuple(sorted(found, key=lambda c: (c.name.casefold(), c.id)))


def category(tx: Connection, category_id: UUID) -> Category:
    """Raises `NotFound("category_not_found")`."""
    row = tx.execute(select(_category).where(_category.c.id == category_id)).first()
    if row is None:
        raise NotFound("category_not_found")
    return _value(row)


def _value(row: Row[Any]) -> Category:
    return Category(
        row.id,
        row.name,
        None if row.when_late is None else lateness(row),
        row.retired,
        None if row.nature is None else Nature(row.nature),
    )

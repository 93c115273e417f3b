"""The small choices of a calendar, by name."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from calendario.store import tables
from calendario.store.database import bump

_setting = tables.setting

#: Not a choice: what this place says of itself while the calendar changes place, see `store.moving`.
MOVING = "moving"
#: Nor this: the digests of what was nowhere to be found when the calendar came home from a server.
LOST = "lost"


def read(tx: Connection, name: str, default: object = None) -> object:
    """The choice, or `default`."""
    row = tx.execute(select(_setting.c.value).where(_setting.c.name == name)).first()
    return default if row is None else row.value


def write(tx: Connection, name: str, value: object) -> None:
    """Kept in place of the one there was; `value` is plain JSON."""
    if tx.execute(update(_setting).where(_setting.c.name == name).values(value=value)).rowcount == 0:
        tx.execute(insert(_setting).values(name=name, value=value))
    bump(tx, "settings")

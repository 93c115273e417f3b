"""The small choices of a calendar, by name."""

from __future__ import annotations

from sqlalchemy import Connection, Text, bindparam, cast, insert, select, update

from calendario.store import tables
from calendario.store.database import bump

_setting = tables.setting

#: Not a choice: what this place says of itself while the calendar changes place, see `store.moving`.
MOVING = "moving"
#: Nor this: the digests of what was nowhere to be found when the calendar came home from a server.
LOST = "lost"

_WRITTEN = select(cast(_setting.c.value, Text)).where(_setting.c.name == bindparam("wanted"))


def read(tx: Connection, name: str, default: object = None) -> object:
    """The choice, or `default`."""
    row = tx.execute(select(_setting.c.value).where(_setting.c.name == name)).first()
    return default if row is None else row.value


def written(tx: Connection, name: str) -> str | None:
    """The choice in the very letters of its JSON, for whoever asks again and again and remembers what they said."""
    found: str | None = tx.scalar(_WRITTEN, {"wanted": name})
    return found


def write(tx: Connection, name: str, value: object) -> None:
    """Kept in place of the one there was; `value` is plain JSON."""
    if tx.execute(update(_setting).where(_setting.c.name == name).values(value=value)).rowcount == 0:
        tx.execute(insert(_setting).values(name=name, value=value))
    bump(tx, "settings")

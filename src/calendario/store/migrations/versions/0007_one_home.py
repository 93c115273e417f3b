"""Each thing is said in one place: how an institution writes in its rules, its hashtags in its bank. A style of the bank
says what the rules did not, and ends; hashtags of the rules become entries.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from calendario.domain.bank import Hashtag, folded_name
from calendario.domain.former_style import KIND, as_rules, filled_in
from calendario.domain.problem import BadInput
from calendario.store.ids import new_id
from calendario.store.instants import UtcDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_entry = sa.table(
    "bank_entry",
    sa.column("id", sa.Uuid()),
    sa.column("kind", sa.String()),
    sa.column("name", sa.String()),
    sa.column("body", sa.JSON()),
    sa.column("retired", sa.Boolean()),
    sa.column("changed_at", UtcDateTime()),
)
_use = sa.table("bank_use", sa.column("entry_id", sa.Uuid()))
_setting = sa.table("setting", sa.column("name", sa.String()), sa.column("value", sa.JSON()))
_log = sa.table("log", sa.column("at", UtcDateTime()), sa.column("what", sa.String()))
_area = sa.table("area", sa.column("name", sa.String()), sa.column("version", sa.BigInteger()))
#: In the copy of a team's calendar on one computer: what was drafted on it and must go up.
_MARKS = "waiting_setting"
_marks = sa.table(_MARKS, sa.column("name", sa.String()))

_HOUSE, _FORMAT = "house", "calendario_house"
_SEEN = ("bank", "publications", "settings")  # by whoever has the calendar open


def upgrade() -> None:
    tx = op.get_bind()
    stored = tx.execute(sa.select(_setting.c.value).where(_setting.c.name == _HOUSE)).first()
    before: Any = {_FORMAT: 1} if stored is None else stored.value
    if not isinstance(before, dict) or before.get(_FORMAT) != 1:
        return  # rules that nobody can read: nothing is added to them, and nothing is taken from elsewhere
    rules: dict[str, Any] = dict(before)
    hashtags = rules.pop("hashtags", [])
    styles = tx.execute(_entry.select().where(_entry.c.kind == KIND).order_by(_entry.c.changed_at.desc())).all()
    for style in styles:
        if not style.retired:
            rules = filled_in(rules, as_rules(style.body))
    _add_hashtags(tx, hashtags if isinstance(hashtags, list) else [])
    ended = [style.id for style in styles]
    tx.execute(_use.delete().where(_use.c.entry_id.in_(ended)))
    tx.execute(_entry.delete().where(_entry.c.id.in_(ended)))
    if rules != before:
        tx.execute(_setting.delete().where(_setting.c.name == _HOUSE))
        tx.execute(_setting.insert().values(name=_HOUSE, value=rules))
    if sa.inspect(tx).has_table(_MARKS):  # nobody drafted that, and the server has rules of its own
        tx.execute(_marks.delete().where(_marks.c.name == _HOUSE))
    elif styles or rules != before:
        tx.execute(_area.update().where(_area.c.name.in_(_SEEN)).values(version=_area.c.version + 1))


def _add_hashtags(tx: sa.Connection, hashtags: list[Any]) -> None:
    """Those that the bank does not have yet, used or not."""
    changed = sa.select(sa.func.max(_log.c.at)).where(_log.c.what == "house_changed")
    at = tx.execute(changed).scalar() or datetime.now(UTC)
    known = {folded_name(name) for name in tx.scalars(sa.select(_entry.c.name).where(_entry.c.kind == "hashtag"))}
    for given in hashtags:
        try:
            tag = Hashtag(given).text
        except (BadInput, AttributeError):  # whatever it is, it was none
            continue
        if folded_name(tag) not in known:
            known.add(folded_name(tag))
            row = {"id": new_id(at), "kind": "hashtag", "name": tag, "body": {"text": tag}, "retired": False}
            tx.execute(_entry.insert().values(**row, changed_at=at))

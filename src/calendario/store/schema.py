"""How a calendar's database is made, and what one is made of: one from elsewhere may lack what guards it."""

from __future__ import annotations

import re
from typing import TypeAlias

from sqlalchemy import Connection, inspect, select, text

from calendario.store import guards, tables

#: Everything that guards a calendar, in a form that equal ones share.
Shape: TypeAlias = frozenset[tuple[str, ...]]

#: The table of the version: made by Alembic in an old calendar and by `stamp` in a new one. It guards nothing.
STAMP = "alembic_version"

_TOKEN = re.compile(r"'(?:[^']|'')*'|\w+|\S")
#: SQLite's own.
_OWN = frozenset(("sqlite_sequence", "sqlite_stat1", "sqlite_stat4"))

#: What PostgreSQL says of itself: columns, constraints, indexes, triggers with whether they are on, functions.
_POSTGRESQL = (
    (
        "SELECT 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull::text, "
        "coalesce(pg_get_expr(d.adbin, d.adrelid), '') FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
        "LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum "
        "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p', 'f') "
        "AND a.attnum > 0 AND NOT a.attisdropped"
    ),
    (
        "SELECT 'constraint', c.relname, o.conname, pg_get_constraintdef(o.oid) FROM pg_constraint o "
        "JOIN pg_class c ON c.oid = o.conrelid WHERE o.connamespace = current_schema()::regnamespace"
    ),
    (
        "SELECT 'index', t.relname, c.relname, "
        "replace(pg_get_indexdef(c.oid), quote_ident(current_schema()) || '.', '') FROM pg_index i "
        "JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid "
        "WHERE c.relnamespace = current_schema()::regnamespace"
    ),
    (
        "SELECT 'trigger', c.relname, t.tgname, t.tgenabled::text, "
        "replace(pg_get_triggerdef(t.oid), quote_ident(current_schema()) || '.', '') FROM pg_trigger t "
        "JOIN pg_class c ON c.oid = t.tgrelid "
        "WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal"
    ),
    "SELECT 'rule', tablename, rulename, definition FROM pg_rules WHERE schemaname = current_schema()",
    (
        "SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = current_schema()::regnamespace "
        "AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
    ),
)


def create(tx: Connection, *, rows: bool = True) -> None:
    """Everything a new calendar begins with; without `rows`, its tables and what guards them."""
    tables.metadata.create_all(tx)
    for statement in guards.triggers(tx.dialect.name):
        tx.exec_driver_sql(statement)
    if rows:
        for table, first in tables.first_rows().items():
            tx.execute(table.insert(), first)


def drop(tx: Connection) -> None:
    """Everything that `create` and `stamp` made, rows and all: for a calendar that never came to be one."""
    tables.metadata.drop_all(tx)
    tx.exec_driver_sql(f"DROP TABLE {STAMP}")
    for name in guards.functions(tx.dialect.name):
        tx.exec_driver_sql(f"DROP FUNCTION {name}()")


def stamp(tx: Connection, version: str) -> None:
    """Says which version of a calendar this is."""
    tx.exec_driver_sql(f"CREATE TABLE {STAMP} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    tx.execute(text(f"INSERT INTO {STAMP} VALUES (:version)"), {"version": version})


def has_every_column(tx: Connection) -> bool:
    """Whether there is a place for all that this version keeps. One that an unfinished version made may lack some, with
    the right number on it.
    """
    there = inspect(tx)
    known = {name: {column["name"] for column in there.get_columns(name)} for name in there.get_table_names()}
    return all(
        {c.name for c in table.columns} <= known.get(table.name, set()) for table in tables.metadata.sorted_tables
    )


def shape(tx: Connection) -> Shape:
    """Tables with their constraints, indexes, triggers and the rows that triggers read. The order of columns and
    constraints, quotes and spaces do not count: a migration leaves others.
    """
    made = _sqlite_shape(tx) if tx.dialect.name == "sqlite" else _postgresql_shape(tx)
    moves = tx.execute(select(tables.publication_move.c.current, tables.publication_move.c.wanted))
    areas = tx.scalars(select(tables.area.c.name))
    return made | {("move", r.current, r.wanted) for r in moves} | {("area", name) for name in areas}


def _postgresql_shape(tx: Connection) -> Shape:
    found = (tuple(map(str, row)) for query in _POSTGRESQL for row in tx.exec_driver_sql(query))
    return frozenset(row for row in found if row[1] != STAMP)


def _sqlite_shape(tx: Connection) -> Shape:
    rows = tx.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
    return frozenset(
        (kind, name, *_said(kind, sql))
        for kind, name, sql in rows
        if not (kind == "index" and sql is None) and not (kind == "table" and (name in _OWN or name == STAMP))
    )


def _said(kind: str, sql: str) -> tuple[str, ...]:
    """A statement in a form that equal ones share: of a table what stands before, between and after its commas."""
    tokens = [t for t in _TOKEN.findall(sql) if t not in ('"', "`")]
    if kind != "table":
        return (" ".join(tokens),)
    parts: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth -= token == ")"
        if depth == 1 and token == ",":
            parts.append([])
        elif depth == 0 and token in ("(", ")"):
            parts.append([token])
        else:
            parts[-1].append(token)
        depth += token == "("
    return tuple(sorted(" ".join(part) for part in parts))

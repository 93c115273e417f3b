"""How a calendar's file is made, and whether one is made so: a file from elsewhere may lack what guards it."""

from __future__ import annotations

import re

from sqlalchemy import Connection, create_engine, select

from calendario.store import tables

_TOKEN = re.compile(r"'(?:[^']|'')*'|\w+|\S")
#: SQLite's own.
_OWN = frozenset(("sqlite_sequence", "sqlite_stat1", "sqlite_stat4"))
#: Made by Alembic in an old file and by `create` in a new one; it guards nothing.
_STAMP = "alembic_version"


def create(tx: Connection) -> None:
    """Everything a new calendar begins with."""
    tables.metadata.create_all(tx)
    for statement in tables.triggers():
        tx.exec_driver_sql(statement)
    for table, rows in tables.first_rows().items():
        tx.execute(table.insert(), rows)


def is_as_made(tx: Connection) -> bool:
    """Whether tables with their constraints, indexes, triggers and the rows that triggers read are those of this
    version, and nothing else is there. The order of columns and constraints, quotes and spaces do not count: a
    migration leaves others.
    """
    engine = create_engine("sqlite://")
    try:
        with engine.connect() as fresh:
            create(fresh)
            return _shape(tx) == _shape(fresh) and _rules(tx) == _rules(fresh)
    finally:
        engine.dispose()


def _shape(tx: Connection) -> frozenset[tuple[str, str, tuple[str, ...]]]:
    rows = tx.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
    return frozenset(
        (kind, name, _said(kind, sql))
        for kind, name, sql in rows
        if not (kind == "index" and sql is None) and not (kind == "table" and (name in _OWN or name == _STAMP))
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


def _rules(tx: Connection) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    moves = tx.execute(select(tables.publication_move.c.current, tables.publication_move.c.wanted))
    return frozenset((r.current, r.wanted) for r in moves), frozenset(tx.scalars(select(tables.area.c.name)))

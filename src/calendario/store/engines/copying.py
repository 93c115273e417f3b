"""A whole calendar from one place to another, row by row: between two files, two servers, or one and the other."""

from __future__ import annotations

from sqlalchemy import Connection, select, text

from calendario.store import schema, tables

_AT_ONCE = 500  # rows; a post has some kilobytes


def copy_rows(source: Connection, target: Connection) -> None:
    """Everything of `source` in `target`, where there is nothing yet, in its one transaction.

    The bytes of the pictures stay where they are: they are large, and a file keeps them in a folder.
    """
    version = source.execute(text(f"SELECT version_num FROM {schema.STAMP}")).scalar_one()
    schema.create(target, rows=False)
    schema.stamp(target, str(version))
    for table in tables.metadata.sorted_tables:
        if table is tables.media_bytes:
            continue
        for part in source.execute(select(table).execution_options(yield_per=_AT_ONCE)).mappings().partitions():
            target.execute(table.insert(), [dict(row) for row in part])

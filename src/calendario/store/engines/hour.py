"""The hour by which leases and heartbeats are told: the server's where several computers share a calendar, whose own
clocks may disagree; else this computer's, because there is no other.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from calendario.store.instants import UtcDateTime


class Hour(FunctionElement[datetime]):
    """`plus` after the database's own hour; `ours` (aware UTC) is taken for it where a file has none. A parameter in
    its place is given `ours + plus`.
    """

    name = "hour"
    type = UtcDateTime()
    inherit_cache = True

    def __init__(self, ours: datetime | BindParameter[datetime], plus: timedelta = timedelta()) -> None:
        told = ours if isinstance(ours, BindParameter) else literal(ours + plus, UtcDateTime())
        super().__init__(told, literal(plus.total_seconds()))


@compiles(Hour, "sqlite")
def _ours(element: Hour, compiler: SQLCompiler, **more: Any) -> str:
    ours, _plus = element.clauses
    return compiler.process(ours, **more)


@compiles(Hour, "postgresql")
def _the_server_s(element: Hour, compiler: SQLCompiler, **more: Any) -> str:
    _ours, plus = element.clauses
    return f"clock_timestamp() + make_interval(secs => {compiler.process(plus, **more)})"

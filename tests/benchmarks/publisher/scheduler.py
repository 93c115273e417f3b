"""APScheduler 3 with an SQLAlchemy job store, doing the publisher's work: what issue 3 asks to be measured beside.

One job a publication, all at one instant; one executor of one thread a channel, so that a channel's posts go one after
another as with us. The same client, the same network, the same engine of database. Twice:

* *sending alone*: a job publishes, and nothing else. Its store forgets a job when it hands it to its executor: what a
  killed process was sending is known to nobody, and nobody reads anything back.
* *the same work*: a job writes, in transactions of its own and as durably, that it begins, then the receipt, reads the
  post back and writes the end: what it takes to look up afterwards. Still no claims among several, no pauses.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Column, Engine, MetaData, String, Table, create_engine, event, update

from tests.benchmarks.publisher.network import Wire
from tests.engines import OnPostgresql

_metadata = MetaData()
_attempt = Table("attempt", _metadata, Column("key", String, primary_key=True), Column("outcome", String))

_wire: Wire  # a job in a store is a name and plain values: what it works with is the module's
_receipts: Engine | None = None


def job(key: str, text: str) -> None:
    """What is scheduled."""
    if _receipts is not None:
        with _receipts.begin() as tx:
            tx.execute(_attempt.insert().values(key=key, outcome="under_way"))
    _wire.publish(key, text)
    if _receipts is not None:
        _ended(_receipts, key, "accepted")
        assert _wire.is_there(key)
        _ended(_receipts, key, "published")


def _ended(engine: Engine, key: str, outcome: str) -> None:
    with engine.begin() as tx:
        tx.execute(update(_attempt).where(_attempt.c.key == key).values(outcome=outcome))


@contextmanager
def scheduled(
    wire: Wire, engine: Engine, posts: list[tuple[str, int]], due_at: datetime, *, receipts: bool
) -> Iterator[BackgroundScheduler]:
    """`posts` (text, channel) planned for `due_at` and the scheduler running, while the block lasts."""
    global _wire, _receipts
    _wire, _receipts = wire, engine if receipts else None
    _metadata.create_all(engine)
    scheduler = BackgroundScheduler(
        jobstores={"default": SQLAlchemyJobStore(engine=engine)},
        executors={f"channel{n}": ThreadPoolExecutor(1) for n in {channel for _, channel in posts}},
        timezone="UTC",
    )
    scheduler.start(paused=True)
    for n, (text, channel) in enumerate(posts):
        scheduler.add_job(
            job,
            "date",
            run_date=due_at,
            args=(f"job{n}", text),
            executor=f"channel{channel}",
            misfire_grace_time=None,
        )
    scheduler.resume()
    try:
        yield scheduler
    finally:
        scheduler.shutdown()


def engine_on(database: OnPostgresql | None, folder: Path) -> Engine:
    """As durable as ours, and as many connections as there are threads."""
    if database is not None:
        address = database.url.replace("postgresql://", "postgresql+psycopg://")
        return create_engine(address, pool_size=20, max_overflow=40)
    made = create_engine(f"sqlite:///{folder / 'jobs.sqlite3'}", pool_size=20, max_overflow=40)

    @event.listens_for(made, "connect")
    def _prepare(connection: object, _record: object) -> None:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "busy_timeout = 30000"):
            connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]

    return made

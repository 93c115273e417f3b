"""Calendars with many publications, written as rows: planning each of them at the desk would take an hour."""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import psycopg

from calendario.domain.channel import Channel
from calendario.domain.post import Content, Draft, draft_to_json
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.store import channels, tables
from calendario.store.database import Database, bump
from calendario.store.ids import new_id
from tests.engines import OnPostgresql
from tests.newsroom import ZONE, Newsroom

_AT_ONCE = 2_000
_DEAD = UUID(int=0)  # the machine of whoever is marked as sending


class Row(NamedTuple):
    """A publication to be written. `due_at` aware UTC."""

    channel: UUID
    state: State
    due_at: datetime
    text: str


def on_the_wire(newsroom: Newsroom, count: int) -> list[Channel]:
    """So many channels of the adapter "wire"."""
    made = [
        Channel(new_id(newsroom.clock()), "wire", "practice", f"Canal {n}", f"{n:02}", f"c{n}", {})
        for n in range(count)
    ]
    with newsroom.database.writing() as tx:
        for channel in made:
            channels.save(tx, channel)
    return made


def fill(database: Database, author: UUID, rows: Iterable[Row]) -> list[UUID]:
    """A publication of a post of its own for each; their ids, in the order of `rows`."""
    made: list[UUID] = []
    rows = iter(rows)
    while part := list(itertools.islice(rows, _AT_ONCE)):
        posts = [(uuid4(), uuid4(), row.text) for row in part]
        publications = [_publication(row, *post) for row, post in zip(part, posts, strict=True)]
        _add_posts(database, author, posts, part[0].due_at)
        with database.writing() as tx:
            tx.execute(tables.publication.insert(), publications)
            bump(tx, "publications")
        made += [p["id"] for p in publications]
    return made


def fill_fast(newsroom: Newsroom, rows: Iterable[Row], channels: int) -> list[UUID]:
    """The same a million times, past SQLAlchemy: one post on as many `channels` as follow one another in `rows`."""
    writer, made = author(newsroom), []
    columns = [c.name for c in tables.publication.columns]
    with _pouring(newsroom, columns) as pour:
        rows = iter(rows)
        while part := list(itertools.islice(rows, 1_000 * channels)):
            posts = [(uuid4(), uuid4(), row.text) for row in part[::channels]]
            _add_posts(newsroom.database, writer, posts, part[0].due_at)
            publications = [_publication(row, *posts[n // channels]) for n, row in enumerate(part)]
            pour([[p[c] for c in columns] for p in publications])
            made += [p["id"] for p in publications]
    return made


def in_turn(channels: list[Channel], count: int, due_at: datetime) -> Iterator[Row]:
    """So many planned at one instant, dealt to the channels."""
    for n, channel in zip(range(count), itertools.cycle(channels), strict=False):
        yield Row(channel.id, State.PLANNED, due_at, f"Publicación {n}")


def author(newsroom: Newsroom) -> UUID:
    """Who wrote all of it."""
    with newsroom.database.reading() as tx:
        found: UUID = tx.execute(tables.person.select()).first().id  # type: ignore[union-attr]
    return found


def _add_posts(database: Database, author: UUID, posts: list[tuple[UUID, UUID, str]], at: datetime) -> None:
    revisions = [
        {
            "id": revision,
            "post_id": post,
            "number": 1,
            "title": text,
            "content": draft_to_json(Draft(text, Content(text))),
            "content_hash": hashlib.sha256(text.encode()).hexdigest(),
            "author_id": author,
            "saved_at": at,
        }
        for post, revision, text in posts
    ]
    with database.writing() as tx:
        tx.execute(tables.post.insert(), [{"id": p, "created_at": at, "author_id": author} for p, _, _ in posts])
        tx.execute(tables.revision.insert(), revisions)
        bump(tx, "posts")


def _publication(row: Row, post: UUID, revision: UUID, _text: str) -> dict[str, Any]:
    made: dict[str, Any] = dict.fromkeys(c.name for c in tables.publication.columns)
    made |= {
        "id": (own := uuid4()),
        "post_id": post,
        "channel_id": row.channel,
        "revision_id": revision,
        "state": str(row.state),
        "wall_time": wall_clock(row.due_at, ZONE),
        "zone": ZONE,
        "due_at": row.due_at,
        "tries": 0,
    }
    if row.state in (State.SENDING, State.PUBLISHED, State.UNCONFIRMED):
        payload = {"title": "", "content": {}, "created_at": row.due_at.isoformat(), "post_id": str(post)}
        made |= {"key": own.hex, "payload": payload}
    if row.state is State.SENDING:
        made["owner"] = f"{_DEAD}:1:1"
    if row.state is State.PUBLISHED:
        made |= {"published_at": row.due_at, "remote_id": own.hex}
    if row.state in (State.MISSED, State.FAILED, State.HELD, State.UNCONFIRMED):
        made["reason"] = "late"
    if row.state is State.UNCONFIRMED:
        made["retry_at"] = row.due_at
    return made


@contextmanager
def _pouring(newsroom: Newsroom, columns: list[str]) -> Iterator[Callable[[list[list[Any]]], None]]:
    """Writes rows of publications as the driver takes them."""
    place = newsroom.engine
    if isinstance(place, OnPostgresql):
        with psycopg.connect(place.url) as connection:

            def copy(rows: list[list[Any]]) -> None:
                names = ", ".join(columns)
                with connection.cursor().copy(f"COPY publication ({names}) FROM STDIN".encode()) as target:
                    for row in rows:
                        target.write_row([json.dumps(v) if isinstance(v, dict) else v for v in row])
                connection.commit()

            yield copy
        return
    with closing(sqlite3.connect(newsroom.desk.office.profile.database)) as file:
        file.execute("PRAGMA synchronous = OFF")
        insert = f"INSERT INTO publication ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"

        def write(rows: list[list[Any]]) -> None:
            with file:
                file.executemany(insert, ([_as_kept(v) for v in row] for row in rows))

        yield write


def _as_kept(value: Any) -> Any:
    """As SQLAlchemy writes it into a file."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "microseconds")
    return json.dumps(value) if isinstance(value, dict) else value

"""Searching 10,000 pictures used by 50,000 versions, beside one plain query over descriptions and titles."""

from __future__ import annotations

import json
import random
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, func, insert, or_, select

from calendario.domain.rights import Licence, MediaRecord, Standing
from calendario.store import library, tables
from calendario.store.database import Database
from calendario.store.ids import new_id
from calendario.store.shelf import Shelf, Wanted

_PICTURES, _VERSIONS, _RUNS = 10_000, 50_000, 15
_AT = datetime(2022, 1, 1, 9, tzinfo=UTC)
_WORDS = (  # noqa: SIM905  a list of thirty strings is no easier to read
    "plaza mayor feria niños biblioteca río calle fuente concierto coro mercado otoño piscina escuela parque cartel "
    "ayuntamiento vecinos cabalgata monte sendero árbol iglesia bicicleta taller deporte música teatro lámpara"
).split()


def bench_library(tmp_path: Path) -> None:
    """All in one calendar on disk; what is asked for is found by words, days, licence and consent."""
    database = Database.open(tmp_path / "calendario.sqlite", _AT)
    drawn = random.Random(2026)
    with database.writing() as tx:
        _fill(tx, drawn)
    shelf, today = Shelf(), date(2026, 11, 25)
    print()

    def search(wanted: Wanted) -> Callable[[], int]:
        def once() -> int:
            with database.reading() as tx:
                return shelf.find(tx, wanted, today, 0, 60)[1]

        return once

    _told("first search, which reads it all", search(Wanted()), runs=1)
    _told("first word, which folds them all", search(Wanted("NIÑOS")), runs=1)
    _told("the newest page", search(Wanted()))
    _told("two words", search(Wanted("CONCIERTO plaza")))
    _told("a word that nobody wrote", search(Wanted("zaragoza")))
    year = Wanted(start_at=_AT + timedelta(days=365), end_at=_AT + timedelta(days=730))
    _told("a year of use", search(year))
    _told("licence and consent", search(Wanted(licence=Licence.OWN, standings=frozenset({Standing.MISSING}))))

    def after_a_save() -> int:
        with database.writing() as tx:
            posts = tables.area.c.name == "posts"
            tx.execute(tables.area.update().where(posts).values(version=tables.area.c.version + 1))
        return search(Wanted("niños"))()

    def after_a_word_on_rights() -> int:
        with database.writing() as tx:
            told = MediaRecord(f"{drawn.randrange(_PICTURES):064x}", _sentence(drawn, 14), people=True)
            library.save_record(tx, told)
        return search(Wanted("niños"))()

    _told("a word, after a post was saved", after_a_save)
    _told("a word, after rights were told of", after_a_word_on_rights)

    def plain() -> int:
        record, revision, uses = tables.media_record, tables.revision, tables.revision_media
        like = "%concierto%"
        query = (
            select(uses.c.digest, func.max(revision.c.saved_at).label("used_at"))
            .join(revision, revision.c.id == uses.c.revision_id)
            .join(record, record.c.digest == uses.c.digest)
            .where(or_(record.c.alt.like(like), revision.c.title.like(like)))
            .group_by(uses.c.digest)
            .order_by(func.max(revision.c.saved_at).desc())
        )
        with database.reading() as tx:
            return len(tx.execute(query.limit(60)).all())

    _told("reference: a plain query, one word", plain)
    database.close()


def _told(name: str, work: Callable[[], int], runs: int = _RUNS) -> None:
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        found = work()
        times.append((time.perf_counter() - begin) * 1000)
    print(f"{name:36} best {min(times):7.1f} ms   median {statistics.median(times):7.1f} ms   {found:6} found")


def _fill(tx: Connection, drawn: random.Random) -> None:
    person, channel = new_id(_AT), new_id(_AT)
    tx.execute(insert(tables.person).values(id=person, name="Merche"))
    given = {"kind": "practice", "network": "practice", "name": "P", "letters": "P", "address": "", "settings": {}}
    rest = {"minimum": 0, "state": "active", "language": "es", "when_late": "ask", "signature": ""}
    tx.execute(insert(tables.channel).values(id=channel, **given, **rest))
    digests = [f"{number:064x}" for number in range(_PICTURES)]
    seen = {"mime": "image/jpeg", "width": 1200, "height": 900, "size_bytes": 300_000, "added_at": _AT}
    tx.execute(insert(tables.media), [{"digest": d, **seen} for d in digests])
    tx.execute(
        insert(tables.media_record),
        [
            {
                "digest": digest,
                "alt": _sentence(drawn, 14),
                "licence": drawn.choice(list(Licence)),
                "source": drawn.choice(("Archivo municipal", "Ana Olmo", "")),
                "people": number % 4 == 0,
                "note": "",
            }
            for number, digest in enumerate(digests)
        ],
    )
    consents = [_consent(drawn, d, number) for number, d in enumerate(digests) if number % 8 == 0]
    tx.execute(insert(tables.consent), consents)
    content = json.loads(json.dumps({"title": "", "base": {"text": _sentence(drawn, 60)}, "variants": []}))
    for start in range(0, _VERSIONS, 10_000):
        numbers = range(start, start + 10_000)
        at = {n: _AT + timedelta(minutes=40 * n) for n in numbers}
        ids = {n: new_id(at[n]) for n in numbers}
        posts = {n: new_id(at[n]) for n in numbers if n % 2 == 0}
        tx.execute(insert(tables.post), [{"id": p, "created_at": at[n], "author_id": person} for n, p in posts.items()])
        tx.execute(
            insert(tables.revision),
            [
                {
                    "id": ids[n],
                    "post_id": posts[n - n % 2],
                    "number": 1 + n % 2,
                    "title": _sentence(drawn, 5),
                    "content": content,
                    "content_hash": "0" * 64,
                    "author_id": person,
                    "saved_at": at[n],
                }
                for n in numbers
            ],
        )
        used = [{"revision_id": ids[n], "digest": drawn.choice(digests)} for n in numbers]
        tx.execute(insert(tables.revision_media), used)
        tx.execute(insert(tables.publication), [_out(ids[n + 1], p, channel, at[n]) for n, p in posts.items()])


def _out(revision: UUID, post: UUID, channel: UUID, at: datetime) -> dict[str, object]:
    return {
        "id": new_id(at),
        "post_id": post,
        "channel_id": channel,
        "revision_id": revision,
        "state": "published",
        "wall_time": at.replace(tzinfo=None),
        "zone": "Europe/Madrid",
        "due_at": at,
        "published_at": at,
    }


def _consent(drawn: random.Random, digest: str, number: int) -> dict[str, object]:
    told = {"scope": "redes", "evidence": "archivador", "given_on": _AT.date(), "expires_on": None}
    return {"id": new_id(_AT), "digest": digest, "who": f"{drawn.choice(_WORDS)} {number}", **told}


def _sentence(drawn: random.Random, words: int) -> str:
    return " ".join(drawn.choices(_WORDS, k=words)).capitalize() + "."

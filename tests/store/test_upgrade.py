"""A calendar of an earlier version, on either engine, is one of this version with all it had."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from calendario.domain.house import Nature
from calendario.domain.rights import Licence, MediaRecord, Standing
from calendario.store import bank, categories, library
from calendario.store.database import HEAD, MIGRATIONS, Database
from calendario.store.shelf import Shelf, Wanted
from tests.engines import OnPostgresql

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
DAY, A_DAY = date(2026, 11, 25), timedelta(days=1)
PERSON, POST, REVISION, CONSENT, ENTRY, CATEGORY = (UUID(int=n) for n in range(1, 7))
PICTURE = "a" * 64
UNSTAMPED = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"

#: What a town hall had in its library and in its bank.
ROWS = (
    ("person", {"id": PERSON, "name": "Merche"}),
    ("post", {"id": POST, "created_at": NOW, "author_id": PERSON}),
    (
        "media",
        {"digest": PICTURE, "mime": "image/png", "width": 40, "height": 30, "size_bytes": 100, "added_at": NOW},
    ),
    (
        "revision",
        {
            "id": REVISION,
            "post_id": POST,
            "number": 1,
            "title": "Feria",
            "content": "{}",
            "content_hash": "0" * 64,
            "author_id": PERSON,
            "saved_at": NOW,
        },
    ),
    ("revision_media", {"revision_id": REVISION, "digest": PICTURE}),
    (
        "media_record",
        {"digest": PICTURE, "alt": "La plaza.", "licence": "own", "source": "Ana", "people": True, "note": ""},
    ),
    (
        "consent",
        {"id": CONSENT, "digest": PICTURE, "who": "Luis", "scope": "redes", "evidence": "armario", "given_on": DAY},
    ),
    (
        "bank_entry",
        {
            "id": ENTRY,
            "kind": "hashtag",
            "name": "#Feria",
            "body": '{"tag": "#Feria"}',
            "retired": False,
            "changed_at": NOW,
        },
    ),
    ("bank_use", {"entry_id": ENTRY, "post_id": POST, "used_at": NOW}),
)


@pytest.fixture(params=["sqlite", "postgresql"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[Path, str], Database]:
    """Opens a calendar that is at no version yet with those migrations, up to that one."""
    if request.param == "sqlite":
        path = tmp_path / "calendario.sqlite"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(UNSTAMPED)
        return lambda steps, head: Database.open(path, NOW + int(head) * A_DAY, migrations=steps, head=head)
    server: OnPostgresql = request.getfixturevalue("own_postgresql")
    server.server.do(UNSTAMPED, server.database)
    return lambda steps, head: Database.connect(server.url, NOW + int(head) * A_DAY, migrations=steps, head=head)


def up_to(folder: Path, last: str) -> Path:
    """The migrations that an earlier version had."""
    (folder / "versions").mkdir(parents=True)
    known = [file for file in (MIGRATIONS / "versions").glob("0*.py") if file.name[:4] <= last]
    for file in [MIGRATIONS / "env.py", *known]:
        (folder / file.relative_to(MIGRATIONS)).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def test_a_calendar_of_the_version_before_has_its_library_and_its_bank(
    opened: Callable[[Path, str], Database], tmp_path: Path
) -> None:
    with closing(opened(up_to(tmp_path / "before", "0003"), "0003")) as before:
        assert not before.as_made()
        with before.writing() as tx:
            plain = tx.dialect.name == "sqlite"
            for table, row in ROWS:
                given = {k: v.hex if plain and isinstance(v, UUID) else v for k, v in row.items()}
                given = {k: str(v) if plain and isinstance(v, (date, datetime)) else v for k, v in given.items()}
                names = ", ".join(given)
                tx.execute(text(f"INSERT INTO {table} ({names}) VALUES (:{names.replace(', ', ', :')})"), given)
    shelf = Shelf()
    with closing(opened(MIGRATIONS, HEAD)) as now:
        assert now.as_made()
        with now.reading() as tx:
            kept = shelf.find(tx, Wanted("plaza"), DAY, 0, 9)[0]
            assert [(k.title, k.rights.record.licence, k.rights.standing(DAY)) for k in kept] == [
                ("Feria", Licence.OWN, Standing.GIVEN)
            ]
            assert list(bank.last_uses(tx)) == [ENTRY]
        with now.writing() as tx:
            library.save_record(tx, MediaRecord(PICTURE, "La plaza en fiestas.", people=True))
        with now.reading() as tx:
            assert shelf.find(tx, Wanted("fiestas"), DAY, 0, 9)[1] == 1, "what is told from now on is seen to be new"


def test_categories_of_the_version_before_are_for_nothing_said_until_somebody_says_it(
    opened: Callable[[Path, str], Database], tmp_path: Path
) -> None:
    before = closing(opened(up_to(tmp_path / "before", "0005"), "0005"))
    with before as older, older.writing() as tx:
        identity = CATEGORY.hex if tx.dialect.name == "sqlite" else CATEGORY
        row = {"id": identity, "retired": False}
        tx.execute(text("INSERT INTO category (id, name, retired) VALUES (:id, 'Agua', :retired)"), row)
    with closing(opened(MIGRATIONS, HEAD)) as now:
        assert now.as_made()
        with now.writing() as tx:
            (water,) = categories.categories(tx)
            assert (water.name, water.nature) == ("Agua", None)
            categories.save(tx, replace(water, nature=Nature.ESSENTIAL))
        with now.reading() as tx:
            assert categories.category(tx, CATEGORY).nature is Nature.ESSENTIAL
        with pytest.raises(IntegrityError), now.writing() as tx:
            tx.execute(text("UPDATE category SET nature = 'fun'"))

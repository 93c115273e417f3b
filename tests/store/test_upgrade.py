"""A calendar of an earlier version, on either engine, is one of this version with all it had."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from calendario.domain.bank import Hashtag, Kind
from calendario.domain.house import Avoided, House, Nature, Treatment
from calendario.domain.house_json import house_from_json, house_to_json
from calendario.domain.rights import Licence, MediaRecord, Standing
from calendario.store import bank, categories, library, mirror, posts, settings
from calendario.store.database import HEAD, MIGRATIONS, Database, Transaction, area_versions
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


def put(tx: Transaction, table: str, row: Mapping[str, Any]) -> None:
    """A row as an earlier version left it."""
    plain = tx.dialect.name == "sqlite"
    given = {k: v.hex if plain and isinstance(v, UUID) else v for k, v in row.items()}
    given = {k: str(v) if plain and isinstance(v, (date, datetime)) else v for k, v in given.items()}
    names = ", ".join(given)
    tx.execute(text(f"INSERT INTO {table} ({names}) VALUES (:{names.replace(', ', ', :')})"), given)


def test_a_calendar_of_the_version_before_has_its_library_and_its_bank(
    opened: Callable[[Path, str], Database], tmp_path: Path
) -> None:
    with closing(opened(up_to(tmp_path / "before", "0003"), "0003")) as before:
        assert not before.as_made()
        with before.writing() as tx:
            for table, row in ROWS:
                put(tx, table, row)
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


# --- 0007: a style of the bank, and hashtags of the rules

STYLE = {
    "treatment": "usted",
    "avoid": [
        {"word": "minusválido", "instead": "persona con discapacidad"},
        {"word": "Chiquillos"},
        {"word": "tercera  edad", "instead": "p" * 201},
        {"word": "w" * 101},
    ],
    "languages": ["es", "ca"],
}
OF_STYLE = House(
    treatment=Treatment.USTED,
    languages=("es", "ca"),
    avoided=(
        Avoided("minusválido", "persona con discapacidad"),
        Avoided("Chiquillos"),
        Avoided("tercera edad", "", "p" * 201),
    ),
)


def before_0007(tx: Transaction, rules: object | None, *, style: object = STYLE) -> None:
    """A bank with a style, that of before an import, and two hashtags of which one is not used any more."""
    for table, row in ROWS[:2]:
        put(tx, table, row)
    for number, (kind, name, body, retired) in enumerate(
        (
            ("style", "style", style, False),
            ("style", "Estilo (antes del 01/11/2026)", {"treatment": "tu"}, True),
            ("hashtag", "#PlenoAbierto", {"text": "#PlenoAbierto", "note": "Solo en plenos"}, False),
            ("hashtag", "#Feria", {"text": "#Feria"}, True),
        ),
        1,
    ):
        entry = {"kind": kind, "name": name, "body": json.dumps(body), "retired": retired, "changed_at": NOW}
        put(tx, "bank_entry", {"id": UUID(int=number), **entry})
    put(tx, "bank_use", {"entry_id": UUID(int=1), "post_id": POST, "used_at": NOW})
    if rules is not None:
        put(tx, "setting", {"name": "house", "value": json.dumps(rules)})


@pytest.fixture
def told_by(opened: Callable[[Path, str], Database], tmp_path: Path) -> Callable[..., Database]:
    """The calendar of this version, made of one of the version before with those rules."""

    def made(rules: object | None, **given: object) -> Database:
        with closing(opened(up_to(tmp_path / "before", "0006"), "0006")) as older, older.writing() as tx:
            before_0007(tx, rules, **given)
        return opened(MIGRATIONS, HEAD)

    return made


def rules_in(tx: Transaction) -> House:
    return house_from_json(settings.read(tx, "house"))


def test_a_style_of_the_bank_is_among_the_rules_and_no_entry_any_more(told_by: Callable[..., Database]) -> None:
    with closing(told_by(None)) as now, now.reading() as tx:
        assert now.as_made()
        assert rules_in(tx) == OF_STYLE
        assert {entry.name for entry in bank.entries(tx)} == {"#PlenoAbierto", "#Feria"}
        assert tx.execute(text("SELECT count(*) FROM bank_entry WHERE kind = 'style'")).scalar() == 0
        assert {area_versions(tx)[area] for area in ("bank", "settings", "publications")} == {1}, "open windows look"


def test_what_the_rules_say_stays_and_their_hashtags_go_into_the_bank(told_by: Callable[..., Database]) -> None:
    here = House(
        region="ES-CM", treatment=Treatment.TU, avoided=(Avoided("chiquillos", "niñas y niños", "Así se acordó"),)
    )
    rules = house_to_json(here) | {"hashtags": ["#plenoabierto", "#FERIA", "#VillasauceRecicla", "#sin espacio", 7]}
    with closing(told_by(rules)) as now, now.reading() as tx:
        there = rules_in(tx)
        assert (there.region, there.treatment, there.languages) == ("ES-CM", Treatment.TU, ("es", "ca"))
        assert [one.words for one in there.avoided] == ["chiquillos", "minusválido", "tercera edad"]
        assert there.avoided[0] == here.avoided[0]
        assert "hashtags" not in str(settings.read(tx, "house"))
        kept = {entry.name: (entry.body, entry.retired) for entry in bank.entries(tx, Kind.HASHTAG)}
        assert kept == {
            "#PlenoAbierto": (Hashtag("#PlenoAbierto", "Solo en plenos"), False),
            "#Feria": (Hashtag("#Feria"), True),
            "#VillasauceRecicla": (Hashtag("#VillasauceRecicla"), False),
        }


@pytest.mark.parametrize("rules", [7, [], "normas", {"calendario_house": 2}])
def test_rules_that_cannot_be_read_are_left_alone_and_nothing_is_lost(
    told_by: Callable[..., Database], rules: object
) -> None:
    with closing(told_by(rules)) as now, now.reading() as tx:
        assert settings.read(tx, "house") == rules
        assert tx.execute(text("SELECT count(*) FROM bank_entry WHERE kind = 'style'")).scalar() == 2


@pytest.mark.parametrize("style", [None, [], "tú", {"treatment": ["tu"], "avoid": "x", "languages": [5, "Español"]}])
def test_a_style_that_says_nothing_that_can_be_read_only_ends(told_by: Callable[..., Database], style: object) -> None:
    with closing(told_by(None, style=style)) as now, now.reading() as tx:
        assert settings.read(tx, "house") is None
        assert len(bank.entries(tx)) == 2


def test_what_was_full_of_words_stays_so_that_it_can_be_read(told_by: Callable[..., Database]) -> None:
    many = House(avoided=tuple(Avoided(f"palabra {n}") for n in range(499)))
    with closing(told_by(house_to_json(many))) as now, now.reading() as tx:
        assert [one.words for one in rules_in(tx).avoided[498:]] == ["palabra 498", "minusválido"]


def test_the_copy_of_a_team_s_calendar_changes_and_has_nothing_to_send_for_it(tmp_path: Path) -> None:
    with closing(Database.open(tmp_path / "calendario.sqlite", NOW)) as server:
        copy = mirror.make(server, tmp_path / "copias", NOW)
        with closing(Database.open(copy, NOW)) as older, older.writing() as tx:
            before_0007(tx, house_to_json(House(region="ES-CM")) | {"hashtags": ["#Uno"]})
            tx.execute(text("DELETE FROM waiting_setting"))
            tx.execute(text("DROP INDEX ix_post_undated"))
            tx.execute(text("ALTER TABLE post DROP COLUMN undated"))
            tx.execute(text("UPDATE alembic_version SET version_num = '0006'"))
        kept = mirror.Mirror(copy, NOW + A_DAY)
        try:
            assert not kept.owes(), "the rules of the server are not those of its copy"
            with kept.database.reading() as tx:
                assert rules_in(tx) == replace(OF_STYLE, region="ES-CM")
                assert "#Uno" in {entry.name for entry in bank.entries(tx)}
            with server.reading() as tx:
                assert not kept.is_behind(tx)
        finally:
            kept.close()


# --- 0008: posts without a date


def test_drafts_of_the_version_before_are_without_a_date_if_nothing_of_them_has_one(
    opened: Callable[[Path, str], Database], tmp_path: Path
) -> None:
    dated, cancelled, never = (UUID(int=n) for n in (21, 22, 23))
    channel = {
        "kind": "practice",
        "network": "practice",
        "name": "Uno",
        "letters": "UN",
        "address": "",
        "settings": "{}",
    }
    channel |= {"minimum": 0, "state": "active", "language": "es", "when_late": "ask"}
    due = {"wall_time": datetime(2026, 11, 26, 10), "zone": "Europe/Madrid", "due_at": NOW + A_DAY, "tries": 0}  # noqa: DTZ001
    with closing(opened(up_to(tmp_path / "before", "0007"), "0007")) as before, before.writing() as tx:
        put(tx, "person", {"id": PERSON, "name": "Merche"})
        put(tx, "channel", {"id": CATEGORY, **channel})
        for number, (post_id, state) in enumerate(((dated, "planned"), (cancelled, "cancelled"), (never, None)), 31):
            put(tx, "post", {"id": post_id, "created_at": NOW, "author_id": PERSON})
            version = dict(ROWS[3][1]) | {"id": UUID(int=number), "post_id": post_id, "title": f"Versión {number}"}
            put(tx, "revision", version)
            if state is not None:
                row = {"id": UUID(int=number + 10), "post_id": post_id, "revision_id": UUID(int=number), "state": state}
                put(tx, "publication", row | {"channel_id": CATEGORY} | due)
    with closing(opened(MIGRATIONS, HEAD)) as now:
        assert now.as_made()
        with now.reading() as tx:
            assert {row.post_id for row in posts.undated(tx, UUID(int=99))} == {cancelled, never}

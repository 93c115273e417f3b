"""Copies: whole, restorable elsewhere, and a bad one changes nothing."""

from __future__ import annotations

import shutil
import sqlite3
import warnings
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image as Picture

from calendario.desk.safekeeping import examine, restore
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import BadInput, NotAllowed, Problem
from calendario.domain.publication import State
from calendario.publisher import process
from calendario.store import window_lock
from calendario.store.database import StoreProblem, bump
from tests.filled import files_are_there, fill, kept
from tests.newsroom import Newsroom


def with_a_picture(newsroom: Newsroom, folder: Path) -> None:
    """A planned post and a draft with a picture."""
    newsroom.plan("Feria de primavera", minutes=120)
    Picture.new("RGB", (40, 30), "teal").save(folder / "plaza.png")
    image = newsroom.desk.writing.take_in(folder / "plaza.png")
    desk = newsroom.desk.writing
    desk.save_draft(desk.new().post_id, Draft("Plaza", Content("La plaza", (image,))), PlanDraft())


def opened(folder: Path, newsroom: Newsroom) -> Newsroom:
    """The calendar in `folder`."""
    newsroom.close()
    newsroom.folder = folder
    newsroom.open()
    return newsroom


#: Copies are put back into files; a team's calendar is its server's to keep.
pytestmark = pytest.mark.sqlite


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a profile but the write-ahead log's."""
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.suffix not in (".sqlite-shm", ".sqlite-wal", ".lock")
    }


def test_a_copy_restored_into_another_profile_is_the_same_calendar(newsroom: Newsroom, tmp_path: Path) -> None:
    with_a_picture(newsroom, tmp_path)
    before = newsroom.desk.calendar.today()
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copias" / "copia.zip")
    machine = newsroom.desk.office.machine
    restore(copy, tmp_path / "otro", newsroom.clock())
    there = opened(tmp_path / "otro", newsroom).desk
    after = there.calendar.today()
    assert [(c.title, c.wall_time, c.channels) for c in after.cards] == [
        (c.title, c.wall_time, c.channels) for c in before.cards
    ]
    assert {(d.state, d.reason) for d in after.decisions} == {(State.HELD, "restored")}  # it may be out already
    (row,) = there.calendar.week(before.day).undated
    (image,) = there.writing.open(row.post_id).draft.base.images
    assert there.writing.picture(image).is_file()
    assert there.office.machine != machine


def test_bank_library_links_and_videos_are_in_the_copy(newsroom: Newsroom, tmp_path: Path) -> None:
    filled = fill(newsroom.desk, tmp_path)
    was = kept(newsroom.database)
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    restore(copy, tmp_path / "otro", newsroom.clock())
    there = opened(tmp_path / "otro", newsroom).desk
    assert kept(there.office.database) == was
    assert files_are_there(there, filled)


def test_a_copy_holds_no_credentials_and_not_which_computer_this_is(newsroom: Newsroom, tmp_path: Path) -> None:
    vault = newsroom.desk.office.profile.vault
    vault.mkdir(parents=True, exist_ok=True)
    (vault / "x.sealed").write_bytes(b"secreto")
    with zipfile.ZipFile(newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")) as archive:
        assert set(archive.namelist()) == {"about.json", "calendario.sqlite"}
        assert archive.testzip() is None


def test_a_copy_is_made_while_the_calendar_is_written_to(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.plan("Antes")
    with newsroom.database.reading():
        copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    newsroom.plan("Después")
    restore(copy, tmp_path / "otro", newsroom.clock())
    assert [c.title for c in opened(tmp_path / "otro", newsroom).desk.calendar.today().cards] == ["Antes"]


def test_a_newer_copy_takes_the_place_of_the_older_whole_or_not_at_all(newsroom: Newsroom, tmp_path: Path) -> None:
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    first = copy.read_bytes()
    newsroom.plan("Algo más")
    newsroom.desk.safekeeping.backup(copy)
    assert copy.read_bytes() != first
    assert [p.name for p in tmp_path.glob("*copia*")] == ["copia.zip"]  # nothing half-made is left
    (tmp_path / "fichero").write_text("", encoding="utf-8")
    with pytest.raises(Problem, match="backup_failed"):
        newsroom.desk.safekeeping.backup(tmp_path / "fichero" / "copia.zip")


def test_the_calendar_that_was_there_is_kept_beside(newsroom: Newsroom, tmp_path: Path) -> None:
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    newsroom.plan("Escrito después de la copia")
    newsroom.close()
    restore(copy, newsroom.folder, newsroom.clock())
    newsroom.open()
    assert newsroom.desk.calendar.today().cards == ()
    (kept,) = newsroom.folder.glob("antes-de-restaurar-*")
    assert [c.title for c in opened(kept, newsroom).desk.calendar.today().cards] == ["Escrito después de la copia"]


def a_damaged_database(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    data[5000:9000] = b"x" * 4000
    return bytes(data)


BAD = {
    "no zip": "not_a_backup",
    "half a zip": "not_a_backup",
    "another zip": "not_a_backup",
    "empty": "not_a_backup",
    "no database in it": "not_a_backup",
    "two databases": "not_a_backup",
    "packed in a way that is not ours": "not_a_backup",
    "damaged": "not_a_backup",
    "newer": "database_newer",
}


@pytest.mark.parametrize("bad", BAD)
def test_a_file_that_is_no_good_copy_changes_nothing(newsroom: Newsroom, tmp_path: Path, bad: str) -> None:
    with_a_picture(newsroom, tmp_path)
    good = newsroom.desk.safekeeping.backup(tmp_path / "buena.zip")
    source = tmp_path / "mala.zip"
    database = tmp_path / "copia.sqlite"
    newsroom.database.copy_to(database)
    newsroom.close()
    inside = {
        "another zip": ("recetas.txt", b"Gazpacho"),
        "empty": ("calendario.sqlite", b""),
        "no database in it": ("calendario.sqlite", b"Esto no es una base de datos" * 100),
        "damaged": ("calendario.sqlite", a_damaged_database(database)),
    }
    if bad == "no zip":
        source.write_bytes(b"No soy un zip")
    elif bad == "half a zip":
        source.write_bytes(good.read_bytes()[:2000])
    elif bad in ("two databases", "packed in a way that is not ours"):
        way = zipfile.ZIP_DEFLATED if bad == "two databases" else zipfile.ZIP_LZMA
        with zipfile.ZipFile(source, "w", way) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # zipfile thinks ill of it too
            for _ in range(1 + (bad == "two databases")):
                archive.write(database, "calendario.sqlite")
    elif bad == "newer":
        with sqlite3.connect(database) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
        with zipfile.ZipFile(source, "w") as archive:
            archive.write(database, "calendario.sqlite")
    else:
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr(*inside[bad])
    before = contents(newsroom.folder)
    with pytest.raises(Problem) as told:
        restore(source, newsroom.folder, newsroom.clock())
    assert told.value.code == BAD[bad]
    assert contents(newsroom.folder) == before
    assert not list(newsroom.folder.glob(".restaurar-*"))
    newsroom.open()
    assert len(newsroom.desk.calendar.today().cards) == 1


def test_a_file_that_is_not_there_is_told_so(newsroom: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="backup_missing"):
        restore(tmp_path / "no-está.zip", tmp_path / "otro", newsroom.clock())
    assert not (tmp_path / "otro").exists()


def test_nothing_is_restored_under_a_living_publisher(newsroom: Newsroom, tmp_path: Path) -> None:
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    with process.alone(newsroom.desk.office.profile), pytest.raises(NotAllowed, match="calendar_published"):
        restore(copy, newsroom.folder, newsroom.clock())


def test_nothing_is_restored_under_an_open_window(newsroom: Newsroom, tmp_path: Path) -> None:
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    before = contents(newsroom.folder)
    lock = newsroom.desk.office.profile.window_lock
    with window_lock.held(lock), pytest.raises(NotAllowed, match="calendar_open"):
        restore(copy, newsroom.folder, newsroom.clock())
    assert contents(newsroom.folder) == before


def packed(database: Path, target: Path) -> Path:
    """A copy that holds this database."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(database, "calendario.sqlite")
    return target


def tampered(newsroom: Newsroom, folder: Path, *statements: str) -> Path:
    """A copy in which somebody has been."""
    database = folder / "tocada.sqlite"
    newsroom.database.copy_to(database)
    with sqlite3.connect(database) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return packed(database, folder / "tocada.zip")


_MOVES = "CREATE TRIGGER publication_moves BEFORE UPDATE OF state ON publication WHEN 0 BEGIN SELECT 1; END"
TAMPERING = {
    "a guard is missing": ("DROP TRIGGER publication_moves",),
    "a guard sleeps": ("DROP TRIGGER publication_moves", _MOVES),
    "a trigger too many": (
        "CREATE TRIGGER sly AFTER INSERT ON attempt BEGIN UPDATE publication SET state = 'planned'; END",
    ),
    "a view": ("CREATE VIEW sly AS SELECT * FROM publication",),
    "a table too many": ("CREATE TABLE recipes (name TEXT)",),
    "a column too many": ("ALTER TABLE post ADD COLUMN sly TEXT",),
    "an index is missing": ("DROP INDEX uq_publication_post_id_channel_id",),
    "a constraint is missing": (
        "DROP TABLE slot",
        "CREATE TABLE slot (channel_id CHAR(32) NOT NULL, weekday INTEGER NOT NULL, wall_time TIME NOT NULL)",
    ),
    "a move too many": ("INSERT INTO publication_move VALUES ('published', 'planned')",),
    "an orphan": ("INSERT INTO slot VALUES ('nobody', 1, '09:00:00.000000')",),
    "no version": ("DELETE FROM alembic_version",),
    "nonsense in a channel": ("UPDATE channel SET settings = 'no es JSON'",),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_a_copy_whose_guards_somebody_changed_is_refused(newsroom: Newsroom, tmp_path: Path, what: str) -> None:
    newsroom.plan("Feria de primavera", minutes=120)
    source = tampered(newsroom, tmp_path, *TAMPERING[what])
    newsroom.close()
    before = contents(newsroom.folder)
    with pytest.raises(BadInput, match="not_a_backup"):
        restore(source, newsroom.folder, newsroom.clock())
    assert contents(newsroom.folder) == before
    assert not list(newsroom.folder.glob(".restaurar-*"))
    newsroom.open()


def test_a_small_file_that_unpacks_to_a_full_disk_is_refused_unread(newsroom: Newsroom, tmp_path: Path) -> None:
    bomb = tmp_path / "bomba.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("calendario.sqlite", "w") as file:
        for _ in range(64):
            file.write(bytes(1024**2))
    assert bomb.stat().st_size < 100_000
    with pytest.raises(BadInput, match="not_a_backup"):
        restore(bomb, tmp_path / "otro", newsroom.clock())
    assert {p.name for p in (tmp_path / "otro").iterdir()} <= {"machine-id", "window.lock", "publisher.lock"}


def test_a_copy_that_lies_about_its_size_is_refused(newsroom: Newsroom, tmp_path: Path) -> None:
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    data = bytearray(copy.read_bytes())
    with zipfile.ZipFile(copy) as archive:
        told = archive.getinfo("calendario.sqlite").file_size
    assert data.count(told.to_bytes(4, "little")) >= 1
    copy.write_bytes(data.replace(told.to_bytes(4, "little"), (5000).to_bytes(4, "little")))
    with pytest.raises(BadInput, match="not_a_backup"):
        restore(copy, tmp_path / "otro", newsroom.clock())


def test_a_copy_that_does_not_fit_says_that_the_disk_is_full(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    used = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: used._replace(free=64 * 1024**2))
    with pytest.raises(Problem, match="disk_full"):
        restore(copy, tmp_path / "otro", newsroom.clock())
    assert not (tmp_path / "otro" / "calendario.sqlite").exists()


def test_what_a_killed_restoration_left_behind_goes_with_the_next_one(newsroom: Newsroom, tmp_path: Path) -> None:
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    left = tmp_path / "otro" / ".restaurar-muerta"
    left.mkdir(parents=True)
    (left / "calendario.sqlite").write_bytes(b"medio")
    restore(copy, tmp_path / "otro", newsroom.clock())
    assert not left.exists()


def test_a_write_ahead_log_left_alone_is_not_read_into_the_copy(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.plan("Feria de primavera", minutes=120)
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    (tmp_path / "otro").mkdir()
    with newsroom.database.writing() as tx:
        bump(tx, "posts")
    shutil.copy(newsroom.folder / "calendario.sqlite-wal", tmp_path / "otro" / "calendario.sqlite-wal")
    restore(copy, tmp_path / "otro", newsroom.clock())
    assert opened(tmp_path / "otro", newsroom).database.sound()
    assert len(newsroom.desk.calendar.today().cards) == 1


def test_the_old_calendar_comes_back_when_the_copy_cannot_take_its_place(
    newsroom: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.plan("Feria de primavera", minutes=120)
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    newsroom.close()
    before = contents(newsroom.folder)

    def fail(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held by another program", str(self), str(target))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(Problem, match="profile_unwritable"):
        restore(copy, newsroom.folder, newsroom.clock())
    monkeypatch.undo()
    assert contents(newsroom.folder) == before
    newsroom.open()


# --- the examination of a calendar


def test_a_calendar_that_is_whole_passes_and_where_there_is_none_nothing_is_made(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.plan("Feria de primavera")
    assert examine(newsroom.folder, newsroom.clock())
    assert not examine(tmp_path / "nada", newsroom.clock())
    assert not (tmp_path / "nada").exists()


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        (("DROP TRIGGER log_no_delete",), "database_altered"),
        (("PRAGMA foreign_keys = OFF", "INSERT INTO slot VALUES ('nobody', 1, '09:00:00.000000')"), "database_damaged"),
    ],
)
def test_a_calendar_that_was_meddled_with_is_told(newsroom: Newsroom, statements: tuple[str, ...], code: str) -> None:
    newsroom.close()
    with sqlite3.connect(newsroom.folder / "calendario.sqlite") as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    with pytest.raises(StoreProblem, match=code):
        examine(newsroom.folder, newsroom.clock())
    newsroom.open()


def test_a_log_that_was_altered_is_told_from_its_first_wrong_entry_on(newsroom: Newsroom) -> None:
    for n in range(4):
        newsroom.plan(f"Publicación {n}")
    newsroom.close()
    with sqlite3.connect(newsroom.folder / "calendario.sqlite") as connection:
        guard = "SELECT sql FROM sqlite_master WHERE name = 'log_no_update'"
        (sql,) = connection.execute(guard).fetchone()
        connection.execute("DROP TRIGGER log_no_update")
        connection.execute("UPDATE log SET what = 'nada' WHERE seq = 3")
        connection.execute(sql)  # and the guard is put back, so that nothing shows
    connection.close()
    with pytest.raises(Problem) as told:
        examine(newsroom.folder, newsroom.clock())
    assert (told.value.code, told.value.facts["entry"]) == ("log_broken", 3)
    newsroom.open()


def test_a_picture_that_is_gone_is_told_as_long_as_a_post_shows_it(newsroom: Newsroom, tmp_path: Path) -> None:
    desk = newsroom.desk
    taken = []
    for colour in ("red", "green", "blue"):
        Picture.new("RGB", (40, 30), colour).save(tmp_path / f"{colour}.png")
        taken.append(desk.writing.take_in(tmp_path / f"{colour}.png"))
    saved, written, nowhere = taken
    desk.writing.save_draft(desk.writing.new().post_id, Draft("Feria", Content("Feria", (saved,))), PlanDraft())
    desk.writing.keep(desk.writing.new().post_id, Draft("Poda", Content("Poda", (written,))), PlanDraft(), None)
    files = {f.name: f for f in (newsroom.folder / "media").glob("??/*")}
    files[nowhere.digest].unlink()
    assert examine(newsroom.folder, newsroom.clock()), "of it nobody misses anything"
    for number, gone in enumerate((saved, written), start=1):
        files[gone.digest].unlink()
        with pytest.raises(Problem, match="pictures_lost") as told:
            examine(newsroom.folder, newsroom.clock())
        assert (told.value.facts["count"], told.value.facts["of"]) == (number, 2)


def test_names_in_a_copy_cannot_reach_out_of_the_profile(newsroom: Newsroom, tmp_path: Path) -> None:
    good = newsroom.desk.safekeeping.backup(tmp_path / "buena.zip")
    with zipfile.ZipFile(good, "a") as archive:
        archive.writestr("../fuera.txt", "x")
        archive.writestr("media/../../../fuera.txt", "x")
        archive.writestr("machine-id", "x")
    restore(good, tmp_path / "otro", newsroom.clock())
    assert not list(tmp_path.rglob("fuera.txt"))
    assert (tmp_path / "otro" / "machine-id").read_text(encoding="ascii") != "x"


def test_what_went_out_since_the_copy_was_made_does_not_go_out_again(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.plan("Feria de primavera", minutes=10)
    newsroom.plan("Mercado", minutes=60)
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.clock.now += timedelta(minutes=2)  # still within what counts as on time
    newsroom.close()
    restore(copy, newsroom.folder, newsroom.clock())
    newsroom.open()
    newsroom.publish()
    assert newsroom.practice.received("Feria") == 1
    assert [(d.title, d.state) for d in newsroom.desk.calendar.today().decisions] == [
        ("Feria de primavera", State.HELD),
        ("Mercado", State.HELD),
    ]


def test_a_copy_that_moves_house_publishes_from_its_new_computer(newsroom: Newsroom, tmp_path: Path) -> None:
    fair = newsroom.plan("Feria de primavera", minutes=30)
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    restore(copy, tmp_path / "otro", newsroom.clock())
    newsroom.close()
    newsroom.folder = tmp_path / "otro"
    newsroom.open()
    newsroom.desk.decisions.keep(fair.id)
    newsroom.clock.forward(minutes=30)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED


def test_what_a_copy_holds_because_it_may_be_out_can_be_said_to_be(newsroom: Newsroom, tmp_path: Path) -> None:
    whatsapp = newsroom.desk.channels.add_by_hand("whatsapp")
    handed, fair = newsroom.plan("Bando", on=(whatsapp,), minutes=5), newsroom.plan("Feria", minutes=30)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    newsroom.close()
    restore(copy, newsroom.folder, newsroom.clock())
    newsroom.open()
    assert newsroom.state(handed) is State.BY_HAND, "only its person knows whether it is out"
    assert newsroom.now(fair).reason == "restored"
    newsroom.desk.stopping.pause(PauseReason.OTHER)
    with pytest.raises(NotAllowed, match="paused"):
        newsroom.desk.decisions.is_out(fair.id)
    newsroom.desk.stopping.resume()
    out = newsroom.desk.decisions.is_out(fair.id, "https://social.example/1")
    assert (out.state, newsroom.now(fair).url) == (State.PUBLISHED, "https://social.example/1")
    assert newsroom.practice.posts() == ()


def test_what_was_published_early_after_the_copy_does_not_go_out_again_at_its_hour(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    fair = newsroom.plan("Feria de primavera", minutes=60)
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    newsroom.desk.decisions.reschedule(fair.id, fair.plan.wall_time - timedelta(minutes=50))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    newsroom.close()
    restore(copy, newsroom.folder, newsroom.clock())
    newsroom.open()
    newsroom.clock.forward(minutes=50)
    newsroom.publish()
    assert newsroom.practice.received("Feria de primavera") == 1
    assert newsroom.now(fair).reason == "restored"

"""The copy of the team's calendar that each computer has: when one is made, what is in it, and who reads it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from calendario.desk.library import Search
from calendario.domain.addresses import Seen
from calendario.domain.post import PlanDraft
from calendario.store import copy_due, links, posts, tables, team
from calendario.store.database import Database, StoreProblem, Transaction
from calendario.store.mirror import Mirror
from tests.engines import OnPostgresql
from tests.filled import fill, kept
from tests.joined import Laptop
from tests.newsroom import Newsroom
from tests.publisher.running import PATIENCE_S, happens, until
from tests.servers import postgres
from tests.store.conftest import drafts, picture, said, text_of


def test_a_computer_that_has_just_joined_can_be_written_on_without_the_server_a_moment_later(
    laptop: Laptop, town: Newsroom
) -> None:
    """The first copy is part of joining: nobody waits twenty seconds for it."""
    laptop.close()
    shutil.rmtree(laptop.profile.mirror)  # made at its end
    laptop.open()
    until(lambda: len(list(laptop.profile.mirror.glob("*.sqlite"))) == 1, "the first copy")
    laptop.loses_sight()
    until(lambda: laptop.database.away is not None and laptop.database.away.as_of_at is not None, "it to be taken up")
    post_id = laptop.desk.writing.new().post_id
    laptop.desk.writing.keep(post_id, said("Pregón"), PlanDraft(), None)
    laptop.sees_again()
    assert text_of(town, post_id, laptop.profile.machine) == "Pregón"


def test_a_first_copy_that_could_not_be_made_is_tried_again_soon(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_due, "_AGAIN_S", 0.0)
    laptop.can_copy = False
    laptop.close()
    shutil.rmtree(laptop.profile.mirror)
    laptop.open()
    until(lambda: len(laptop.copied) > 2, "another try")
    laptop.can_copy = True
    until(lambda: len(list(laptop.profile.mirror.glob("*.sqlite"))) == 1, "the copy")


def test_a_copy_that_cannot_even_be_begun_is_no_server_that_is_away(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = threading.Event()

    def no_process() -> subprocess.Popen[bytes]:
        tried.set()
        raise OSError(11, "no more processes")

    laptop.close()
    shutil.rmtree(laptop.profile.mirror)
    monkeypatch.setattr(laptop, "_copy", no_process)
    laptop.open()
    happens(tried, "a try")
    turns = laptop.database.told()
    laptop.desk.writing.keep(laptop.desk.writing.new().post_id, said("Pregón"), PlanDraft(), None)
    until(lambda: laptop.database.told() != turns, "the next look")
    assert laptop.database.away is None


def test_a_copy_of_a_calendar_that_nobody_has_begun_is_soon_made_anew(
    fragile: postgres.Server, laptop: Laptop, town: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who begins the team's calendar at its server is not left with an empty copy for a quarter of an hour, however
    long they take over the form.
    """
    monkeypatch.setattr(copy_due, "_AGAIN_S", 0.0)
    looked = threading.Semaphore(0)
    is_behind = Mirror.is_behind

    def look(mirror: Mirror, server: Transaction) -> bool:
        looked.release()
        return is_behind(mirror, server)

    monkeypatch.setattr(Mirror, "is_behind", look)
    empty = fragile.new()
    Database.connect(laptop.network.url(empty), laptop.clock()).close()
    begun = Laptop(tmp_path / "alcaldía", laptop.network, empty, town)
    for _ in range(3):
        assert looked.acquire(timeout=PATIENCE_S), "with a copy of nothing, it is looked again and again"
    begun.clock.forward(minutes=1)
    begun.desk.setup.begin("Ayuntamiento de Villasauce", "Europe/Madrid", "Merche Olmo")
    copies = begun.profile.mirror
    until(lambda: any(institutions(copy) for copy in copies.glob("*.sqlite")), "the copy of what was begun")
    begun.loses_sight()
    until(lambda: begun.database.away is not None and begun.database.away.as_of_at is not None, "it to be taken up")
    post_id = begun.desk.writing.new().post_id
    begun.desk.writing.keep(post_id, said("Pregón"), PlanDraft(), None)
    begun.sees_again()
    assert text_of(begun, post_id, begun.profile.machine) == "Pregón"
    begun.close()


def test_a_copy_of_a_calendar_that_nobody_has_begun_promises_nothing(
    fragile: postgres.Server, laptop: Laptop, town: Newsroom, tmp_path: Path
) -> None:
    """Nobody can draft in it: the window says that this computer has none, and none opens on it."""
    empty = fragile.new()
    Database.connect(laptop.network.url(empty), laptop.clock()).close()
    begun = Laptop(tmp_path / "alcaldía", laptop.network, empty, town)
    begun.make_copy()
    begun.loses_sight()
    assert begun.database.away is not None
    assert begun.database.away.as_of_at is None
    begun.close()
    with pytest.raises(StoreProblem, match="team_server_gone"):
        begun.open()


def test_who_reads_the_copy_while_a_newer_one_takes_its_place_goes_on_reading(
    laptop: Laptop, town: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that was being made as the server went is whole a moment later: the window reads the older one then."""
    copies, post_id = laptop.profile.mirror, town.desk.writing.new().post_id
    town.desk.writing.save_draft(post_id, said("Feria"), PlanDraft())
    let_go = threading.Event()

    class Slow(subprocess.Popen[bytes]):
        def poll(self) -> int | None:
            return super().poll() if let_go.is_set() else None

    def copy() -> subprocess.Popen[bytes]:
        code, now = "from tests.joined import _COPIES; exec(_COPIES)", laptop.clock().isoformat()
        assert isinstance(town.engine, OnPostgresql)
        laptop.copied.append(Slow([sys.executable, "-c", code, town.engine.url, str(copies), now]))
        return laptop.copied[-1]

    monkeypatch.setattr(copy_due, "_LATER_S", 0.0)
    laptop.can_copy = False  # at its end
    laptop.close()
    monkeypatch.setattr(laptop, "_copy", copy)
    laptop.open()
    until(lambda: len(list(copies.glob("*.sqlite"))) == 2, "the newer one")
    laptop.loses_sight()
    newest = Mirror.newest.__func__  # type: ignore[attr-defined]
    read: list[list[str]] = []

    def exchanged(cls: type[Mirror], *given: object, **named: object) -> Mirror | None:
        found: Mirror | None = newest(cls, *given, **named)
        laptop.database.told()
        read.append(drafts(laptop))
        return found

    monkeypatch.setattr(Mirror, "newest", classmethod(exchanged))
    with laptop.database.reading() as tx:
        let_go.set()
        until(lambda: drafts(laptop) == ["Feria"], "the newer one to be read")
        assert [row.title for row in posts.undated(tx, laptop.profile.machine)] == [], "the same calendar to its end"
        assert len(list(copies.glob("*.sqlite"))) == 2
    assert read == [[]]
    assert laptop.database.away is not None
    assert laptop.database.away.why == "team_server_gone"
    assert len(list(copies.glob("*.sqlite"))) == 1, "nobody reads the older one any more"


def test_a_copy_whose_file_is_gone_does_not_come_about_anew(laptop: Laptop) -> None:
    kept = Mirror.newest(laptop.profile.mirror, laptop.clock())
    assert kept is not None
    kept.discard()
    with pytest.raises(StoreProblem, match="database_unreachable"), kept.database.reading():
        pass
    assert not list(laptop.profile.mirror.glob("*"))


def institutions(copy: Path) -> int:
    with closing(sqlite3.connect(copy)) as file:
        return int(file.execute("SELECT count(*) FROM institution").fetchone()[0])


def test_a_copy_is_made_again_only_when_something_changed(
    laptop: Laptop, town: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_due, "_LATER_S", 0.0)
    made = len(laptop.copied)
    laptop.reopen()
    assert len(laptop.copied) == made, "nothing has changed"
    town.plan("Feria")
    laptop.close()
    assert len(laptop.copied) == made + 1, "what was done since is there the next time"


def test_a_look_at_a_link_makes_no_newer_copy(laptop: Laptop, town: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy_due, "_LATER_S", 0.0)
    made = len(laptop.copied)
    with town.database.writing() as tx:
        links.save(tx, [Seen("https://villa.es/bases", laptop.clock(), 200, title="Bases")])
    laptop.reopen()
    assert len(laptop.copied) == made


def test_what_is_kept_to_use_again_is_in_the_copy(laptop: Laptop, town: Newsroom, tmp_path: Path) -> None:
    fill(town.desk, tmp_path)
    laptop.make_copy()
    laptop.loses_sight()
    assert kept(laptop.database) == kept(town.database)
    assert laptop.desk.bank.all()
    assert laptop.desk.library.search(Search("coro")).total == 1


def test_a_copy_has_no_picture_s_bytes_and_nobody_else_may_read_its_folder(laptop: Laptop, town: Newsroom) -> None:
    noria = laptop.desk.writing.take_in_bytes(picture(1), "noria.png")
    laptop.make_copy()
    kept = Mirror.newest(laptop.profile.mirror, laptop.clock())
    assert kept is not None
    with kept.database.reading() as tx:
        assert tx.execute(tables.media.select()).one().digest == noria.digest
        assert tx.execute(tables.media_bytes.select()).first() is None
    kept.close()
    assert laptop.profile.mirror.stat().st_mode & 0o077 == 0


def test_the_command_makes_a_copy_of_the_calendar_that_its_profile_has_joined(
    laptop: Laptop, town: Newsroom, tmp_path: Path
) -> None:
    laptop.close()
    team.join(laptop.profile, team.Team.at(laptop.url))
    for copy in laptop.profile.mirror.glob("*"):
        copy.unlink()
    command = [sys.executable, "-m", "calendario", "--profile", str(laptop.profile.folder), "mirror"]
    done = subprocess.run(command, input=b"\n", capture_output=True, timeout=PATIENCE_S * 3, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(list(laptop.profile.mirror.glob("*.sqlite"))) == 1
    own = [*command[:-2], str(tmp_path / "propio"), "mirror"]
    refused = subprocess.run(own, input=b"\n", capture_output=True, timeout=PATIENCE_S * 3, check=False)
    assert refused.returncode == 1
    assert "equipo" in refused.stderr.decode()
    laptop.open()

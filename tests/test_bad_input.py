"""What is wrong is told in a clear sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import event

from calendario.channels.practice import Fault
from calendario.desk.planning import Blocked
from calendario.desk.safekeeping import restore
from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.domain.problem import BadInput, Problem
from calendario.domain.publication import Publication, State
from calendario.main import main, open_desk
from calendario.sentences import finding_text, reason_text, sentence
from calendario.store.database import Database, StoreProblem
from calendario.store.profile import ProfileProblem, refuse_bad_place
from tests.newsroom import ZONE, Clock, Newsroom
from tests.spanish import assert_spanish
from tests.store.test_media import png

wall = datetime.fromisoformat  # a naive wall time
TEXT = "Abre la feria de primavera."


@pytest.fixture
def writing(newsroom: Newsroom) -> Iterator[Newsroom]:
    """Somebody wrote something, and planned something else; both are there whatever goes wrong next."""
    planned = newsroom.plan("Corte de agua", minutes=60)
    post = newsroom.desk.writing.new()
    newsroom.desk.writing.keep(post.post_id, Draft("", Content(TEXT)), PlanDraft(), None)
    yield newsroom
    newsroom.reopen()
    assert newsroom.database.sound()
    assert newsroom.state(planned) is State.PLANNED
    assert newsroom.desk.writing.open(post.post_id).draft.base.text == TEXT


def assert_told(problem: Problem, code: str, *own: str) -> None:
    """The problem has that code and a Spanish sentence without a trace of it."""
    assert problem.code == code
    told = sentence(problem)
    assert_spanish(told, own=tuple(own))
    assert code not in told


# --- pictures ---------------------------------------------------------------------------------------------------------


def test_a_picture_of_a_hundred_megabytes(writing: Newsroom, tmp_path: Path) -> None:
    with (tmp_path / "cartel.png").open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(BadInput) as told:
        writing.desk.writing.take_in(tmp_path / "cartel.png")
    assert_told(told.value, "picture_too_big", "cartel.png")
    assert "100" in sentence(told.value)


def test_a_file_that_is_not_a_picture(writing: Newsroom, tmp_path: Path) -> None:
    (tmp_path / "bando.pdf").write_bytes(b"%PDF-1.7 bando")
    with pytest.raises(BadInput) as told:
        writing.desk.writing.take_in(tmp_path / "bando.pdf")
    assert_told(told.value, "picture_unknown", "bando.pdf")
    assert "bando.pdf" in sentence(told.value)


def test_a_picture_that_arrived_broken(writing: Newsroom) -> None:
    with pytest.raises(BadInput) as told:
        writing.desk.writing.take_in_bytes(png(400, 300)[:200], "plaza.png")
    assert_told(told.value, "picture_damaged", "plaza.png")


# --- texts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "code"), [("con\0nul", "text_has_nul"), ("roto \ud83d", "text_has_surrogate")])
@pytest.mark.parametrize("place", ["text", "title", "warning", "version"])
def test_a_text_from_a_damaged_file(writing: Newsroom, text: str, code: str, place: str) -> None:
    good = Draft("Feria", Content(TEXT))
    bad = {
        "text": replace(good, base=Content(text)),
        "title": replace(good, title=text),
        "warning": replace(good, base=replace(good.base, warning=text)),
        "version": good.with_variant(Variant(writing.channel.id, text=text)),
    }[place]
    desk = writing.desk.writing
    post_id, plan = desk.new().post_id, PlanDraft((writing.channel.id,), wall("2026-11-26 10:00"))
    desk.keep(post_id, good, plan, None)
    planning = writing.desk.planning
    for save in (desk.save_draft, planning.plan, planning.publish_now):
        with pytest.raises(BadInput) as told:
            save(post_id, bad, plan)
        assert_told(told.value, code)
    with pytest.raises(BadInput):
        desk.keep(post_id, bad, plan, None)
    assert desk.open(post_id).draft == good
    assert desk.open(post_id).publications == ()


# --- hours ------------------------------------------------------------------------------------------------------------


def test_an_hour_that_does_not_exist_on_the_night_the_clocks_change(writing: Newsroom) -> None:
    desk = writing.desk.writing
    post_id, plan = desk.new().post_id, PlanDraft((writing.channel.id,), wall("2027-03-28 02:30"))
    with pytest.raises(Blocked) as blocked:
        writing.desk.planning.plan(post_id, Draft("", Content(TEXT)), plan)
    (finding,) = blocked.value.findings[writing.channel.id]
    assert finding.code == "nonexistent_local_time"
    assert_spanish(finding_text(finding) + ".")
    assert_told(blocked.value, "blocked")
    with pytest.raises(BadInput) as told:
        desk.save_draft(post_id, Draft("", Content(TEXT)), plan)
    assert_told(told.value, "nonexistent_time")
    assert "28 de marzo" in sentence(told.value)
    there = desk.open(post_id)
    assert (there.draft.base.text, there.publications) == (TEXT, ())


def test_a_limit_in_the_skipped_hour(writing: Newsroom) -> None:
    desk = writing.desk.writing
    post_id = desk.new().post_id
    plan = PlanDraft((writing.channel.id,), wall("2027-03-28 01:30"), not_after=wall("2027-03-28 02:30"))
    with pytest.raises(BadInput) as told:
        writing.desk.planning.plan(post_id, Draft("", Content(TEXT)), plan)
    assert_told(told.value, "nonexistent_time")
    assert desk.open(post_id).draft.base.text == TEXT


# --- the calendar's file ----------------------------------------------------------------------------------------------


def test_a_calendar_that_another_program_keeps_locked(writing: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("calendario.store.database._LOCK_WAIT_S", 0.05)
    writing.reopen()
    desk = writing.desk.writing
    post_id = desk.new().post_id
    other = sqlite3.connect(writing.folder / "calendario.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreProblem) as told:
        desk.keep(post_id, Draft("", Content("Otra")), PlanDraft(), None)
    assert_told(told.value, "database_locked")
    assert len(writing.desk.calendar.today().cards) == 1  # reading goes on meanwhile
    other.execute("ROLLBACK")
    other.close()
    desk.keep(post_id, Draft("", Content("Otra")), PlanDraft(), None)
    assert desk.open(post_id).draft.base.text == "Otra"


def test_a_full_disk(writing: Newsroom) -> None:
    with writing.database.reading() as tx:
        pages = tx.exec_driver_sql("PRAGMA page_count").scalar()
    writing.database.close()

    def narrow(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(writing.database._engine, "connect", narrow)
    desk = writing.desk.writing
    post_id = desk.new().post_id
    with pytest.raises(StoreProblem) as told:
        desk.keep(post_id, Draft("", Content("Un texto largo. " * 10_000)), PlanDraft(), None)
    assert_told(told.value, "disk_full")


WRITE = """
import sys
from pathlib import Path
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import Problem
from calendario.main import open_desk
from calendario.sentences import sentence
try:
    desk = open_desk(Path(sys.argv[1]))
    desk.writing.keep(desk.writing.new().post_id, Draft("", Content("Otra")), PlanDraft(), None)
except Problem as problem:
    print(problem.code, sentence(problem), sep="\\n")
"""


def as_anybody(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Python as somebody without special rights; root is stripped of the right to write anywhere."""
    command = [sys.executable, *arguments]
    if os.name == "posix" and os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            pytest.skip("root may write anything, and there is no `setpriv` here to become less")
        command = [setpriv, "--inh-caps=-all", "--bounding-set=-all", *command]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_calendar_in_which_nothing_can_be_written(writing: Newsroom, what: str) -> None:
    writing.close()
    database = writing.folder / "calendario.sqlite"
    before = database.read_bytes()
    database.chmod(0o400)
    if what == "folder":
        writing.folder.chmod(0o500)
    try:
        done = as_anybody("-c", WRITE, str(writing.folder))
    finally:
        writing.folder.chmod(0o700)
        database.chmod(0o600)
    writing.open()
    code, told = done.stdout.splitlines()
    assert code == "database_read_only"
    assert_spanish(told, own=(str(database),))
    assert database.read_bytes() == before


def test_a_new_profile_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "ajena").mkdir(mode=0o500)
    done = as_anybody("-m", "calendario", "--profile", str(tmp_path / "ajena" / "perfil"), "export", "--json")
    assert done.returncode == 1
    assert_spanish(done.stderr, own=(str(tmp_path),))
    assert list((tmp_path / "ajena").iterdir()) == []


@pytest.mark.parametrize("bad", ["corrupt", "corrupt inside", "newer", "another program's"])
def test_a_calendar_that_is_not_what_it_should_be(
    tmp_path: Path, clock: Clock, bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made = Newsroom(tmp_path / "perfil", clock)
    made.plan("Corte de agua")
    made.close()
    database = made.folder / "calendario.sqlite"
    if bad == "corrupt":
        database.write_bytes(b"Esto ya no es un calendario. " * 500)
    elif bad == "corrupt inside":
        database.write_bytes(database.read_bytes()[:100] + b"x" * 8000 + database.read_bytes()[8100:])
    elif bad == "newer":
        with sqlite3.connect(database) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
    else:
        database.unlink()
        with sqlite3.connect(database) as connection:
            connection.execute("CREATE TABLE recetas (nombre TEXT)")
        connection.close()
    before = database.read_bytes()
    code = {"newer": "database_newer", "another program's": "not_a_calendar"}.get(bad, "database_damaged")
    with pytest.raises(StoreProblem) as told:
        Database.open(database, clock())
    assert_told(told.value, code, str(database))
    for command in (["export", "--json"], ["backup", str(tmp_path / "copia.zip")]):
        assert main(["--profile", str(made.folder), *command]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert_spanish(said.err, own=(str(database),))
    assert database.read_bytes() == before
    assert not (tmp_path / "copia.zip").exists()


# --- the profile's folder ---------------------------------------------------------------------------------------------


def test_a_profile_on_another_computer_of_the_network() -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\n//servidor/comun /mnt/comun cifs rw 0 0\n"
    with pytest.raises(ProfileProblem) as told:
        refuse_bad_place(Path("/mnt/comun/Calendario"), mounts=mounts, roaming="")
    assert_told(told.value, "profile_on_network", "/mnt/comun/Calendario")


@pytest.mark.parametrize("name", ["OneDrive - Ayuntamiento", "Dropbox"])
def test_a_profile_in_a_synchronised_folder(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).mkdir()
    assert main(["--profile", str(tmp_path / name / "Calendario"), "export", "--json"]) == 1
    assert_spanish(capsys.readouterr().err, own=(str(tmp_path / name / "Calendario"),))
    assert list((tmp_path / name).iterdir()) == []


def test_a_profile_in_a_roaming_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    roaming = tmp_path / "AppData" / "Roaming"
    roaming.mkdir(parents=True)
    monkeypatch.setenv("APPDATA", str(roaming))
    assert main(["--profile", str(roaming / "Calendario"), "export", "--json"]) == 1
    assert_spanish(capsys.readouterr().err, own=(str(roaming / "Calendario"),))
    assert list(roaming.iterdir()) == []


# --- networks, whichever they are -------------------------------------------------------------------------------------


def went_wrong(newsroom: Newsroom, fault: Fault) -> Publication:
    """What became of a post whose network has that fault."""
    fair = newsroom.plan("Feria")
    newsroom.practice.switch(fault)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    return newsroom.now(fair)


@pytest.mark.parametrize(
    ("fault", "state", "reason"),
    [
        (Fault.AWAY, State.PLANNED, "unavailable"),
        (Fault.SIGN_IN_NEEDED, State.HELD, "sign_in_needed"),
        (Fault.REFUSE, State.FAILED, "refused"),
        (Fault.NO_ANSWER_BEFORE, State.UNCONFIRMED, "no_answer"),
    ],
)
def test_a_network_that_is_dead_or_says_no(writing: Newsroom, fault: Fault, state: State, reason: str) -> None:
    there = went_wrong(writing, fault)
    assert (there.state, there.reason) == (state, reason)
    told = reason_text(there.reason, there.facts, writing.channel.name, state=there.state)
    assert_spanish(told, own=(writing.channel.name,))
    assert writing.desk.calendar.decision(there.id).text == "Feria"


# --- two town halls' calendars mixed up -------------------------------------------------------------------------------


def files_of(folder: Path) -> list[Path]:
    return [f for f in folder.iterdir() if f.name.startswith("calendario.sqlite")]


@pytest.fixture
def strangers(tmp_path: Path, clock: Clock) -> tuple[Newsroom, Newsroom]:
    """Two town halls, each with a post that is due now; both calendars were opened once and are closed."""
    towns = Newsroom(tmp_path / "villasauce", clock), Newsroom(tmp_path / "fuentelina", clock)
    for town, name in zip(towns, ("Villasauce", "Fuentelina"), strict=True):
        town.desk.setup.change(f"Ayuntamiento de {name}", ZONE, "Merche Olmo")
        town.plan("Corte de agua", minutes=0)
        town.close()
        open_desk(town.folder, clock).office.database.close()
    return towns


def test_another_town_halls_file_in_the_place_of_ours_is_not_ours(
    strangers: tuple[Newsroom, Newsroom], clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = strangers
    for file in files_of(ours.folder):
        file.rename(file.with_suffix(".before"))
    for file in files_of(theirs.folder):
        shutil.copy(file, ours.folder / file.name)
    mark = ours.folder / "institution-id"
    with pytest.raises(ProfileProblem) as told:
        open_desk(ours.folder, clock)
    assert_told(told.value, "calendar_of_another", "Ayuntamiento de Fuentelina", str(mark))
    assert "Fuentelina" in sentence(told.value)
    assert main(["--profile", str(ours.folder), "publish", "--once"]) == 1
    assert_spanish(capsys.readouterr().err, own=("Ayuntamiento de Fuentelina", str(mark)))
    assert theirs.practice.posts() == ours.practice.posts() == ()
    mark.unlink()  # whoever means it
    open_desk(ours.folder, clock).office.database.close()


def test_a_copy_of_another_town_hall_is_taken_over_by_who_restores_it(
    strangers: tuple[Newsroom, Newsroom], tmp_path: Path, clock: Clock
) -> None:
    ours, theirs = strangers
    desk = open_desk(theirs.folder, clock)
    desk.safekeeping.backup(tmp_path / "copia.zip")
    desk.office.database.close()
    restore(tmp_path / "copia.zip", ours.folder, clock())
    desk = open_desk(ours.folder, clock)
    assert desk.office.institution().name == "Ayuntamiento de Fuentelina"
    assert [d.reason for d in desk.calendar.today().decisions] == ["restored"]
    desk.office.database.close()


def test_a_calendar_exchanged_beneath_whoever_has_it_open_is_not_written_and_not_sent(
    tmp_path: Path, clock: Clock
) -> None:
    ours, theirs = Newsroom(tmp_path / "villasauce", clock), Newsroom(tmp_path / "fuentelina", clock)
    cut, fair = ours.plan("Corte de agua", minutes=0), theirs.plan("Feria", minutes=0)
    theirs.close()
    publisher = ours.publisher()
    for file in files_of(ours.folder):
        file.unlink()
    for file in files_of(theirs.folder):
        shutil.copy(file, ours.folder / file.name)
    for act in (publisher.once, lambda: ours.now(cut), lambda: ours.plan("Otra")):
        with pytest.raises(StoreProblem) as told:
            act()
        assert_told(told.value, "database_exchanged", str(ours.folder))
    stop = threading.Event()
    publisher.run(stop)
    assert stop.is_set(), "the next publisher opens what lies there now"
    assert ours.practice.posts() == theirs.practice.posts() == ()
    ours.close()
    theirs.open()
    assert theirs.state(fair) is State.PLANNED
    theirs.close()


# --- a channel that is gone -------------------------------------------------------------------------------------------


def test_a_channel_that_was_disconnected_leaves_its_posts_as_drafts_and_keeps_nobody(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    here, there = newsroom.plan("Feria", on=(other,)), newsroom.plan("Mercado")
    assert newsroom.desk.channels.retire(other.id) == 1
    assert newsroom.state(here) is State.PROPOSED
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert (newsroom.state(here), newsroom.state(there)) == (State.PROPOSED, State.PUBLISHED)
    opened = newsroom.desk.writing.open(here.post_id)
    with pytest.raises(Problem) as told:
        newsroom.desk.planning.plan(here.post_id, opened.draft, PlanDraft((other.id,), wall("2026-11-27 10:00")))
    assert_told(told.value, "channel_retired", "Otra")


@pytest.mark.sqlite  # a server refuses it
def test_a_channel_that_somebody_erased_from_the_file_is_told_and_keeps_nobody(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    newsroom.plan("Feria", on=(other,))
    there = newsroom.plan("Mercado")
    newsroom.tampered("PRAGMA foreign_keys = OFF", f"DELETE FROM channel WHERE id = '{other.id.hex}'")
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    assert newsroom.state(there) is State.PUBLISHED
    for read in (newsroom.desk.calendar.today, lambda: newsroom.desk.calendar.week(newsroom.clock().date())):
        with pytest.raises(Problem) as told:
            read()
        assert_told(told.value, "database_damaged")


def test_a_program_whose_own_data_was_damaged_says_so_and_opens_nothing(
    writing: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "recursos" / "rules").mkdir(parents=True)
    (tmp_path / "recursos" / "rules" / "pictures.json").write_bytes(b'{"mastodon": {"shapes": [')
    monkeypatch.setattr("calendario.paths.resources", lambda: tmp_path / "recursos")
    with pytest.raises(Problem) as told:
        open_desk(tmp_path / "otro")
    assert_told(told.value, "rules_damaged", "rules/pictures.json")
    assert not (tmp_path / "otro").exists()

"""A team's server that goes and comes back: what was being written is kept, what must wait is refused in words, and
nobody waits for a server that says nothing.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from calendario.desk.links import LinksDesk, looked_to_json
from calendario.domain.addresses import Looked
from calendario.domain.away import Away
from calendario.domain.bank import Kind, Template
from calendario.domain.own_words import Scope
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.sentences import sentence
from calendario.store import links, media, mirror, moving, settings, tables
from calendario.store.database import Database, StoreProblem, Transaction
from calendario.store.ids import new_id
from calendario.store.mirror import Mirror
from calendario.store.moving import Moving
from tests.channels.calls import VIDEOS
from tests.engines import OnPostgresql
from tests.filled import fill, kept
from tests.joined import Laptop
from tests.newsroom import Newsroom
from tests.publisher.running import PATIENCE_S, happens, until
from tests.servers import postgres
from tests.spanish import assert_spanish
from tests.store.conftest import drafts, picture, said, text_of, town_database

#: A window that opens while the server is away, keeps a draft, and is killed.
_DRAFTS_AND_DIES = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from uuid import UUID
from calendario.domain.post import Content, Draft, PlanDraft, WorkingCopy
from calendario.store import people, posts
from calendario.store.joined import JoinedDatabase
address, folder, now = sys.argv[1], Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3])
post_id, machine = UUID(sys.argv[4]), UUID(sys.argv[5])
def write(tx):
    posts.create(tx, post_id, people.people(tx)[0].id, now)
    posts.save_working_copy(tx, WorkingCopy(post_id, Draft("", Content("Pregón")), PlanDraft(), now, None), machine)
JoinedDatabase(address, folder, lambda: now, lambda: None).drafting(write)
os.kill(os.getpid(), signal.SIGKILL)
"""


# --- while it is there ----------------------------------------------------------------------------------------------


def test_while_the_server_is_there_everybody_sees_at_once_what_anybody_does(laptop: Laptop, town: Newsroom) -> None:
    fair = town.plan("Feria")
    assert laptop.desk.writing.open(fair.post_id).draft.base.text == "Feria"
    post_id = laptop.desk.writing.new().post_id
    laptop.desk.writing.keep(post_id, said("Pregón"), PlanDraft(), None)
    assert text_of(town, post_id, laptop.profile.machine) == "Pregón"
    assert laptop.database.away is None


# --- it goes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", ["stop", "freeze"])
def test_what_is_written_while_the_server_is_away_goes_up_by_itself(
    laptop: Laptop, town: Newsroom, fragile: postgres.Server, fault: str
) -> None:
    fair = town.plan("Feria")
    laptop.make_copy()
    getattr(fragile, fault)()
    laptop.is_told_away()

    writing = laptop.desk.writing
    opened = writing.open(fair.post_id)
    writing.keep(fair.post_id, said("Feria de noviembre"), opened.plan, opened.base_revision_id, being_written=True)
    fresh = writing.new().post_id
    writing.keep(fresh, said("Pregón"), PlanDraft(), None)
    assert writing.open(fresh).draft.base.text == "Pregón"
    assert drafts(laptop) == ["Pregón"]

    fragile.start() if fault == "stop" else fragile.thaw()
    laptop.is_told_back()
    assert text_of(town, fair.post_id, laptop.profile.machine) == "Feria de noviembre"
    assert text_of(town, fresh, laptop.profile.machine) == "Pregón"
    with town.database.reading() as tx:
        assert settings.read(tx, f"being_written:{laptop.profile.machine}") == str(fair.post_id)
    assert town.now(fair).state == "planned"


def test_whatever_else_is_refused_with_what_becomes_of_it(
    laptop: Laptop, town: Newsroom, fragile: postgres.Server
) -> None:
    fair = town.plan("Feria")
    laptop.make_copy()
    desk = laptop.desk
    fragile.stop()
    laptop.is_told_away()
    post_id = desk.writing.new().post_id
    plan = PlanDraft((town.channel.id,), (fair.plan.wall_time + timedelta(hours=1)))
    for do in (
        lambda: desk.planning.plan(post_id, said("Pregón"), plan, as_it_is=True),
        lambda: desk.writing.save_draft(post_id, said("Pregón"), plan),
        lambda: desk.writing.discard(fair.post_id),
        lambda: desk.stopping.pause(PauseReason.OTHER),
    ):
        with pytest.raises(StoreProblem) as told:
            do()
        assert told.value.code == "team_server_away"
    assert "9:02" in sentence(told.value)
    assert desk.writing.open(post_id).draft.base.text == "Pregón", "what was written stays written"
    assert desk.calendar.today() is not None
    fragile.start()
    laptop.is_told_back()
    assert text_of(town, post_id, laptop.profile.machine) == "Pregón"
    assert desk.planning.plan(post_id, said("Pregón"), plan, as_it_is=True)[0].state == "planned"


def test_a_window_that_is_open_when_the_calendar_goes_elsewhere_plans_nothing_there_any_more(
    laptop: Laptop, town: Newsroom
) -> None:
    fair = town.plan("Feria")
    laptop.make_copy()
    with town.database.writing() as tx:
        moving.hold_all(tx)
        moving.say(tx, Moving("gone", laptop.profile.machine, "PC-PRENSA", laptop.clock()))
    laptop.is_told_away()
    assert laptop.database.away is not None
    assert laptop.database.away.why == "team_calendar_gone"
    with pytest.raises(StoreProblem, match="team_calendar_gone"):
        laptop.desk.decisions.publish_now(fair.id)
    assert town.now(fair).state == "held"


def test_nobody_waits_long_for_a_server_that_says_nothing(laptop: Laptop, fragile: postgres.Server) -> None:
    """Without a verdict of somebody else's this question would wait for ever: the server is frozen, not gone."""
    laptop.desk.calendar.today()
    answered = threading.Event()
    fragile.freeze()

    def ask() -> None:
        laptop.desk.calendar.today()
        answered.set()

    threading.Thread(target=ask, daemon=True).start()
    happens(answered, "an answer of the copy")
    assert laptop.database.away == Away(laptop.clock(), "team_server_gone", laptop.clock() - timedelta(minutes=2))


def test_a_draft_whose_connection_dies_in_the_middle_is_kept_all_the_same(
    laptop: Laptop, town: Newsroom, fragile: postgres.Server
) -> None:
    times: list[bool] = []

    def write(tx: Transaction) -> None:
        settings.write(tx, "being_written:x", "Pregón")
        times.append(True)
        if len(times) == 1:
            fragile.stop()

    laptop.database.drafting(write)
    assert len(times) == 2
    fragile.start()
    laptop.is_told_back()
    with town.database.reading() as tx:
        assert settings.read(tx, "being_written:x") == "Pregón"


def test_a_server_that_only_starts_anew_is_not_away(laptop: Laptop, town: Newsroom, fragile: postgres.Server) -> None:
    """One connection that is cut is no server that is gone."""
    others = f"datname = '{town_database(town)}'"
    fragile.do(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
    fair = town.plan("Feria")
    assert laptop.desk.writing.open(fair.post_id).draft.base.text == "Feria"
    number = laptop.desk.watching.changed
    until(lambda: number() is not None, "a look")
    assert laptop.database.away is None


def test_pictures_taken_in_meanwhile_go_up_with_their_draft(
    laptop: Laptop, town: Newsroom, fragile: postgres.Server, tmp_path: Path
) -> None:
    fragile.stop()
    laptop.is_told_away()
    writing, post_id = laptop.desk.writing, laptop.desk.writing.new().post_id
    noria = writing.take_in_bytes(picture(1), "noria.png")
    globo = writing.take_in_bytes(picture(2), "globo.png")
    writing.keep(post_id, Draft("", Content("Feria", (noria, globo))), PlanDraft(), None)
    fragile.start()
    laptop.is_told_back()
    elsewhere = media.MediaFolder(tmp_path / "otro", town.database)
    assert elsewhere.path(noria.digest).read_bytes() == picture(1)
    assert elsewhere.path(globo.digest).read_bytes() == picture(2)
    laptop.desk.writing.save_draft(post_id, Draft("", Content("Feria", (noria, globo))), PlanDraft())


# --- what others did meanwhile --------------------------------------------------------------------------------------


def test_a_post_that_a_colleague_saved_meanwhile_keeps_both(
    laptop: Laptop, town: Newsroom, fragile: postgres.Server
) -> None:
    """The colleague saw the server all the time; this computer's network was the one that failed."""
    fair = town.plan("Feria")
    laptop.make_copy()
    begun = laptop.desk.writing.open(fair.post_id)
    laptop.loses_sight()
    laptop.desk.writing.keep(fair.post_id, said("Feria, la mía"), begun.plan, begun.base_revision_id)
    town.clock.forward(minutes=1)
    town.desk.writing.save_draft(fair.post_id, said("Feria, la suya"), begun.plan)
    laptop.sees_again()
    there = laptop.desk.writing.open(fair.post_id)
    assert (there.draft.base.text, there.overtaken, there.unsaved) == ("Feria, la mía", True, True)
    assert town.desk.writing.open(fair.post_id).draft.base.text == "Feria, la suya"


def test_a_post_that_a_colleague_discarded_meanwhile_is_among_the_drafts_again(laptop: Laptop, town: Newsroom) -> None:
    post_id = town.desk.writing.new().post_id
    town.desk.writing.save_draft(post_id, said("Feria"), PlanDraft())
    laptop.make_copy()
    begun = laptop.desk.writing.open(post_id)
    laptop.loses_sight()
    laptop.desk.writing.keep(post_id, said("Feria, seguida"), begun.plan, begun.base_revision_id)
    town.desk.writing.discard(post_id)
    laptop.sees_again()
    assert drafts(laptop) == ["Feria, seguida"]


def test_going_back_to_what_was_saved_holds_on_the_server_too(laptop: Laptop, town: Newsroom) -> None:
    post_id = town.desk.writing.new().post_id
    town.desk.writing.save_draft(post_id, said("Feria"), PlanDraft())
    laptop.desk.writing.keep(post_id, said("Feria, no"), PlanDraft(), None)
    laptop.make_copy()
    laptop.loses_sight()
    laptop.desk.writing.forget_working_copy(post_id)
    laptop.sees_again()
    assert laptop.desk.writing.open(post_id).draft.base.text == "Feria"


def test_an_older_draft_by_a_clock_that_was_set_back_takes_the_place_of_none(laptop: Laptop, town: Newsroom) -> None:
    post_id = laptop.desk.writing.new().post_id
    laptop.desk.writing.keep(post_id, said("La primera"), PlanDraft(), None)
    laptop.make_copy()
    laptop.loses_sight()
    laptop.clock.forward(hours=-3)
    laptop.desk.writing.keep(post_id, said("La segunda"), PlanDraft(), None)
    laptop.sees_again()
    assert drafts(laptop) == ["La primera", "La segunda"]


def test_drafts_for_another_institution_s_calendar_stay_here(
    laptop: Laptop, town: Newsroom, fragile: postgres.Server, tmp_path: Path
) -> None:
    laptop.loses_sight()
    laptop.desk.writing.keep(laptop.desk.writing.new().post_id, said("Pregón"), PlanDraft(), None)
    other = Newsroom(tmp_path / "otro", laptop.clock, OnPostgresql(fragile, fragile.new()))
    other.close()
    laptop.database.close()
    assert isinstance(other.engine, OnPostgresql)
    laptop.url = other.engine.url
    with pytest.raises(StoreProblem) as told:
        laptop.open()
    assert told.value.code == "team_other_calendar"
    with closing(Database.connect(laptop.url, laptop.clock())) as there, there.reading() as tx:
        assert tx.execute(tables.post.select()).first() is None
    kept = Mirror.newest(laptop.profile.mirror, laptop.clock())
    assert kept is not None
    assert kept.owes()
    kept.close()


# --- opened while it is away, killed while it is away ---------------------------------------------------------------


def test_a_window_opens_on_the_copy_and_without_one_it_says_why(
    laptop: Laptop, town: Newsroom, fragile: postgres.Server, tmp_path: Path
) -> None:
    fair = town.plan("Feria")
    laptop.make_copy()
    laptop.close()
    fragile.stop()
    laptop.open()
    assert laptop.database.away is not None
    assert laptop.desk.writing.open(fair.post_id).draft.base.text == "Feria"
    post_id = laptop.desk.writing.new().post_id
    laptop.desk.writing.keep(post_id, said("Pregón"), PlanDraft(), None)
    with pytest.raises(StoreProblem) as told:
        Laptop(tmp_path / "nuevo", laptop.network, town_database(town), town)
    assert told.value.code == "team_server_gone"
    fragile.start()
    laptop.is_told_back()
    assert text_of(town, post_id, laptop.profile.machine) == "Pregón"


def test_drafts_of_a_computer_that_was_killed_go_up_at_its_next_start(
    laptop: Laptop, town: Newsroom, fragile: postgres.Server
) -> None:
    """Also where a newer copy was made before it ended: the older one is used until its drafts are up."""
    laptop.close()
    post_id, machine = new_id(laptop.clock()), laptop.profile.machine
    fragile.stop()
    told = (laptop.url, str(laptop.profile.mirror), laptop.clock().isoformat(), str(post_id), str(machine))
    ended = subprocess.run([sys.executable, "-c", _DRAFTS_AND_DIES, *told], timeout=PATIENCE_S * 3, check=False)
    assert ended.returncode == -signal.SIGKILL
    fragile.start()
    with closing(Database.connect(laptop.url, laptop.clock())) as database:
        mirror.make(database, laptop.profile.mirror, laptop.clock())
    laptop.open()
    assert drafts(laptop) == ["Pregón"]
    assert text_of(town, post_id, machine) == "Pregón"
    assert len(list(laptop.profile.mirror.glob("*.sqlite"))) == 1


# --- what is kept to use again --------------------------------------------------------------------------------------


def test_bank_and_library_are_read_while_the_server_is_away_and_each_change_is_refused_in_words(
    laptop: Laptop, town: Newsroom, tmp_path: Path
) -> None:
    filled = fill(town.desk, tmp_path)
    laptop.make_copy()
    laptop.loses_sight()
    desk, digest = laptop.desk, filled.image.digest
    known = desk.library.picture(digest).rights
    consent = next(c for c in known.consents if c.withdrawn_at is None)
    entry = desk.bank.all(Kind.TEMPLATE)[0].entry
    day = town.clock().date()
    for refused in (
        lambda: desk.library.save(known.record),
        lambda: desk.library.allow(digest, "Luis Gil", "redes", "armario", day, None),
        lambda: desk.library.withdraw(consent.id),
        lambda: desk.bank.add(Template("Hola."), "Saludo"),
        lambda: desk.bank.change(entry.id, Template("Hola.")),
        lambda: desk.bank.retire(entry.id),
        lambda: desk.words.add("otra", Scope.PERSON),
        lambda: desk.words.remove([word.word.id for word in desk.words.all()]),
        lambda: desk.words.set_strict(True),
    ):
        with pytest.raises(StoreProblem) as told:
            refused()
        assert told.value.code == "team_server_away"
        assert_spanish(sentence(told.value))
    post_id = desk.bank.begin(entry.id)
    laptop.sees_again()
    assert text_of(town, post_id, laptop.profile.machine) == "Corte de agua en {calle}."
    assert kept(town.database) == kept(laptop.database)
    desk.library.withdraw(consent.id)


def test_links_are_looked_at_and_videos_taken_in_while_the_server_is_away(
    laptop: Laptop, town: Newsroom, tmp_path: Path
) -> None:
    laptop.loses_sight()
    address = "https://villa.es/bases"
    page = looked_to_json(Looked(address, 200, None, "", "Bases", "", picture(5)))
    desk = LinksDesk(replace(laptop.desk.office, errand=lambda *_order: {"links": [page]}))
    (seen,) = desk.look([address])
    assert desk.known([address]) == {address: seen}
    assert desk.wanted([address]) == ()
    writing, post_id = laptop.desk.writing, laptop.desk.writing.new().post_id
    video = writing.take_in_video(VIDEOS / "fair.mp4")
    (tmp_path / "feria.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHola\n", encoding="utf-8")
    video = replace(video, captions=writing.take_in_subtitles(tmp_path / "feria.srt", "es"))
    writing.keep(post_id, Draft("", Content("Feria", videos=(video,))), PlanDraft(), None)
    laptop.sees_again()
    elsewhere = media.MediaFolder(tmp_path / "otro", town.database)
    assert video.captions is not None
    for digest in (video.digest, video.captions.digest):
        assert elsewhere.path(digest).is_file()
    desk.look([address])
    with town.database.reading() as tx:
        assert links.seen(tx, [address])[address].title == "Bases"

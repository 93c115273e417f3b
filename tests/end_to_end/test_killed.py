"""Real processes, really killed: one post, and not a letter lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from calendario.channels.practice import PracticeNetwork
from calendario.desk.setup import NoQuestions
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Outcome, State
from calendario.domain.slot import wall_clock
from calendario.main import clock, open_desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")

HERE = Path(__file__).parent
ZONE = "Europe/Madrid"
PATIENCE_S = 60
A_MINUTE = timedelta(minutes=1)
#: Where the first publisher dies, and the second, if it does too.
DEATHS = (
    ("prepared",),
    ("claimed",),
    ("sent",),
    ("receipt kept",),
    ("read back",),
    ("settled",),
    ("claimed", "looked up"),
)


def begun(folder: Path) -> UUID:
    """A town with a practice channel and a page of its own, and a post on both that is due by now; its id."""
    desk = open_desk(folder / "perfil", lambda: clock() - A_MINUTE)  # however slow this computer plans
    desk.setup.begin("Ayuntamiento de Villasauce", ZONE, "Merche Olmo")
    practice = desk.channels.sign_in("practice", {"folder": str(folder / "practica")}, NoQuestions())
    desk.setup.add_web_page(folder / "web")
    web = next(c for c in desk.channels.all() if c.kind == "webpage")
    post_id = desk.writing.new().post_id
    plan = PlanDraft((practice.id, web.id), wall_clock(clock() - A_MINUTE / 2, ZONE))
    desk.planning.plan(post_id, Draft("Feria", Content("Feria de primavera")), plan, as_it_is=True)
    desk.watching.close()
    desk.office.database.close()
    return post_id


def all_at_once(commands: Mapping[Path, list[str]]) -> dict[Path, int]:
    """The exit codes of these commands, run side by side."""
    processes = {folder: subprocess.Popen([sys.executable, *command]) for folder, command in commands.items()}
    try:
        return {folder: process.wait(PATIENCE_S) for folder, process in processes.items()}
    finally:
        for process in processes.values():
            process.kill()


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], tuple[Path, UUID]]:
    """By death, the folder of a town whose publishers died so and were followed by one that lived; and its post."""
    folders = {deaths: tmp_path_factory.mktemp("-".join(deaths).replace(" ", "-")) for deaths in DEATHS}
    posts = {deaths: begun(folder) for deaths, folder in folders.items()}
    for life in range(2):
        dying = {
            folder: [str(HERE / "killed_publisher.py"), str(folder / "perfil"), deaths[life]]
            for deaths, folder in folders.items()
            if len(deaths) > life
        }
        assert set(all_at_once(dying).values()) == {-signal.SIGKILL}
    living = {f: ["-m", "calendario", "--profile", str(f / "perfil"), "publish", "--once"] for f in folders.values()}
    assert set(all_at_once(living).values()) == {0}
    return {deaths: (folders[deaths], posts[deaths]) for deaths in DEATHS}


@pytest.mark.parametrize("deaths", DEATHS, ids="+".join)
def test_killed_after_any_step_there_is_one_post_and_nothing_is_lost(
    towns: dict[tuple[str, ...], tuple[Path, UUID]], deaths: tuple[str, ...]
) -> None:
    folder, post_id = towns[deaths]
    desk = open_desk(folder / "perfil")
    exits = desk.calendar.exits(post_id)
    desk.watching.close()
    desk.office.database.close()
    assert [p.text for p in PracticeNetwork(folder / "practica").posts()] == ["Feria de primavera"]
    assert len(list((folder / "web" / "posts").glob("*.html"))) == 1
    assert (folder / "web" / "feed.xml").read_text(encoding="utf-8").count("</entry>") == 1
    assert [e.publication.state for e in exits] == [State.PUBLISHED, State.PUBLISHED]
    assert all(e.publication.url for e in exits)
    assert not any(a.outcome is Outcome.UNDER_WAY for e in exits for a in e.attempts)


def test_what_was_autosaved_survives_the_death_of_who_was_typing(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "perfil")
    desk.setup.begin("Ayuntamiento de Villasauce", ZONE, "Merche Olmo")
    post_id = desk.writing.new().post_id
    with subprocess.Popen(
        [sys.executable, str(HERE / "typing_writer.py"), str(tmp_path / "perfil"), str(post_id)],
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        for _ in range(25):
            assert writer.stdout.readline()
        writer.kill()
        kept = 25 + len(writer.stdout.read().splitlines())
    there = desk.writing.open(post_id)
    assert set(there.draft.base.text) == {"ñ"}
    assert len(there.draft.base.text) in (kept, kept + 1)  # the last one may have been kept before it could say so
    assert there.unsaved
    assert desk.office.database.sound()
    desk.watching.close()
    desk.office.database.close()

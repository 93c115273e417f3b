"""A thread whose real publisher is really killed, again and again, in the middle of it: each part once, in order."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from uuid import UUID

import pytest

from calendario.channels.practice import PracticeNetwork
from calendario.desk.setup import NoQuestions
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Outcome, State
from calendario.domain.slot import wall_clock
from calendario.main import clock, open_desk
from tests.end_to_end.test_killed import A_MINUTE, HERE, ZONE, all_at_once

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")

FAIR = ["Mañana empieza la feria.", "A las 12:00, pregón en la plaza.", "A las 22:00, verbena."]
#: Where one publisher after the other dies. One that dies after a part went out leaves the next part to who follows.
DEATHS = (
    ("part begun", "part begun", "part begun"),
    ("part sent", "part sent", "part sent"),
    ("part kept", "part kept", "part kept"),
    ("part seen", "part seen", "part seen"),
    ("part sent", "looked up", "part begun"),
)


def begun(folder: Path) -> UUID:
    """A town with a practice channel and a thread on it that is due by now; the post's id."""
    desk = open_desk(folder / "perfil", lambda: clock() - A_MINUTE)  # however slow this computer plans
    desk.setup.begin("Ayuntamiento de Villasauce", ZONE, "Merche Olmo")
    practice = desk.channels.sign_in("practice", {"folder": str(folder / "practica")}, NoQuestions())
    post_id = desk.writing.new().post_id
    plan = PlanDraft((practice.id,), wall_clock(clock() - A_MINUTE / 2, ZONE))
    desk.planning.plan(post_id, Draft("Feria", Content("\n---\n".join(FAIR))), plan, as_it_is=True)
    desk.watching.close()
    desk.office.database.close()
    return post_id


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], tuple[Path, UUID]]:
    """By death, the folder of a town whose publishers died so and were followed by one that lived; and its post."""
    folders = {deaths: tmp_path_factory.mktemp("-".join(deaths).replace(" ", "-")) for deaths in DEATHS}
    posts = {deaths: begun(folder) for deaths, folder in folders.items()}
    for life in range(3):
        dying = {
            folder: [str(HERE / "killed_publisher.py"), str(folder / "perfil"), deaths[life]]
            for deaths, folder in folders.items()
        }
        assert set(all_at_once(dying).values()) == {-signal.SIGKILL}
    living = {f: ["-m", "calendario", "--profile", str(f / "perfil"), "publish", "--once"] for f in folders.values()}
    assert set(all_at_once(living).values()) == {0}
    return {deaths: (folders[deaths], posts[deaths]) for deaths in DEATHS}


@pytest.mark.parametrize("deaths", DEATHS, ids="+".join)
def test_whoever_follows_goes_on_from_the_last_part_that_is_there(
    towns: dict[tuple[str, ...], tuple[Path, UUID]], deaths: tuple[str, ...]
) -> None:
    folder, post_id = towns[deaths]
    there = PracticeNetwork(folder / "practica").posts()
    assert [post.text for post in there] == FAIR
    assert [post.reply_to for post in there] == [None, there[0].key, there[1].key]
    desk = open_desk(folder / "perfil")
    (exit_,) = desk.calendar.exits(post_id)
    desk.watching.close()
    desk.office.database.close()
    assert exit_.publication.state is State.PUBLISHED
    assert [part and part.outcome for part in exit_.parts] == [Outcome.PUBLISHED] * 3
    assert [part and part.url for part in exit_.parts] == [
        (folder / "practica" / "posts" / f"{post.key}.html").as_uri() for post in there
    ]
    assert not any(a.outcome is Outcome.UNDER_WAY for a in exit_.attempts)

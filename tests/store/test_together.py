"""What several threads move at one instant becomes durable by one commit, and none of them pays for another."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from uuid import UUID

import pytest
from sqlalchemy import event

from calendario.domain.problem import NotAllowed
from calendario.store import database, presence
from calendario.store.database import StoreProblem, Transaction
from calendario.store.presence import Request
from calendario.store.together import MOST
from tests.engines import Engine, OnPostgresql
from tests.newsroom import Newsroom
from tests.publisher.injected import full_database, locked
from tests.publisher.running import PATIENCE_S, happens, until

LANES = [UUID(int=n) for n in range(1, MOST + 1)]


def mark(lane: UUID) -> Callable[[Transaction], UUID]:
    """Something of the lane's that is there once it is committed."""

    def work(tx: Transaction) -> UUID:
        presence.ask(tx, lane, Request.STOP)
        return lane

    return work


def marks(newsroom: Newsroom) -> list[int]:
    """How often each lane's is there."""
    with newsroom.database.reading() as tx:
        return [presence.asked(tx, lane, Request.STOP) for lane in LANES]


class Crowd:
    """Lanes that all come while somebody else's work is under way."""

    def __init__(self, newsroom: Newsroom, works: list[Callable[[Transaction], UUID]]) -> None:
        self._database, self._works = newsroom.database, works

    def come(self, just_before: Callable[[], object] = lambda: None) -> list[Future[UUID]]:
        """What became of each of them; `just_before` they are served."""
        began, go_on = threading.Event(), threading.Event()

        def slow(_tx: Transaction) -> None:
            began.set()
            happens(go_on, "being let go")

        with ThreadPoolExecutor(len(self._works) + 1) as threads:
            threads.submit(self._database.together, slow)
            happens(began, "the first")
            told = [threads.submit(self._database.together, work) for work in self._works]
            until(lambda: len(self._database._together._waiting) == len(told), "all of them")
            just_before()
            go_on.set()
        return told


def test_those_who_come_meanwhile_share_one_commit(newsroom: Newsroom) -> None:
    commits: list[object] = []
    crowd = Crowd(newsroom, [mark(lane) for lane in LANES])
    told = crowd.come(lambda: event.listen(newsroom.database._engine, "commit", commits.append))
    assert [one.result() for one in told] == LANES
    assert len(commits) == 2, "the first one's, and one for all others"
    assert marks(newsroom) == [1] * MOST


def test_one_that_raises_is_told_so_and_the_others_are_kept(newsroom: Newsroom) -> None:
    def taken_over(tx: Transaction) -> UUID:
        presence.ask(tx, LANES[1], Request.STOP)
        raise NotAllowed("changed_meanwhile")

    first, second, *others = Crowd(newsroom, [mark(LANES[0]), taken_over, *map(mark, LANES[2:])]).come()
    with pytest.raises(NotAllowed, match="changed_meanwhile"):
        second.result()
    assert [one.result() for one in (first, *others)] == [LANES[0], *LANES[2:]]
    assert marks(newsroom) == [1, 0, *[1] * (MOST - 2)]


def test_a_disk_that_is_full_is_told_to_everybody(newsroom: Newsroom) -> None:
    with full_database(newsroom.database):
        told = Crowd(newsroom, [mark(lane) for lane in LANES]).come()
    for one in told:
        with pytest.raises(StoreProblem, match=newsroom.engine.full):
            one.result()
    assert marks(newsroom) == [0] * MOST
    assert newsroom.database.together(mark(LANES[0])) == LANES[0]


def test_a_calendar_that_somebody_keeps_is_told_to_everybody(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_LOCK_WAIT_S", 0.2)
    newsroom.reopen()
    with locked(newsroom), ThreadPoolExecutor(MOST) as threads:
        told = [threads.submit(newsroom.database.together, mark(lane)) for lane in LANES]
    for one in told:
        with pytest.raises(StoreProblem, match=newsroom.engine.busy):
            one.result()
    assert newsroom.database.together(mark(LANES[0])) == LANES[0]


KILLED = """
import os, signal, sys, threading
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from calendario.store import presence
from calendario.store.database import Database
from calendario.store.presence import Request

place, now = sys.argv[1], datetime.now(UTC)
database = Database.connect(place, now) if "://" in place else Database.open(Path(place), now)
began = threading.Event()

def slow(tx):
    began.set()
    while len(database._together._waiting) < 3:
        threading.Event().wait(0.01)

def mark(number, dies):
    def work(tx):
        presence.ask(tx, UUID(int=number), Request.STOP)
        if dies:
            os.kill(os.getpid(), signal.SIGKILL)
    return work

threading.Thread(target=database.together, args=(slow,)).start()
began.wait()
for number in (1, 2, 3):
    threading.Thread(target=database.together, args=(mark(number, number == 2),)).start()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_killed_in_the_middle_nothing_of_any_of_them_is_there(newsroom: Newsroom, engine: Engine) -> None:
    place = engine.url if isinstance(engine, OnPostgresql) else str(newsroom.desk.office.profile.database)
    died = subprocess.run([sys.executable, "-c", KILLED, place], timeout=PATIENCE_S, check=False)
    assert died.returncode == -signal.SIGKILL
    assert marks(newsroom) == [0] * MOST
    assert newsroom.database.together(mark(LANES[0])) == LANES[0]

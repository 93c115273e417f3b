"""What the fault matrix has no cell for: a person's channel, a death between two files, credentials that change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from calendario.domain.problem import Problem
from calendario.domain.publication import State
from calendario.store.database import StoreProblem
from tests.channels.calls import KeptSecret
from tests.newsroom import Newsroom
from tests.publisher.faulty_towns import (
    OnAPage,
    OnBluesky,
    PowerCut,
    Step,
    Trouble,
)
from tests.publisher.injected import full_database, locked, replaced
from tests.servers.bluesky import BlueskyServer, bluesky, bluesky_server

__all__ = ["bluesky", "bluesky_server"]  # fixtures


# -- by hand -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("trouble", [Trouble.DISK_FULL, Trouble.LOCKED, Trouble.KILLED])
def test_a_post_for_a_person_is_handed_over_once_the_trouble_is_past(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, trouble: Trouble
) -> None:
    monkeypatch.setattr("calendario.store.database._LOCK_WAIT_S", 0.05)
    newsroom.reopen()
    channel = newsroom.desk.channels.add_by_hand("x", "X del ayuntamiento")
    fair = newsroom.plan("Feria de primavera", on=(channel,))
    newsroom.clock.forward(minutes=10)
    if trouble is Trouble.KILLED:
        event.listen(newsroom.database._engine, "commit", _power_cut)
        with pytest.raises(PowerCut):
            newsroom.publish()
        newsroom.reopen()
    else:
        met = full_database(newsroom.database) if trouble is Trouble.DISK_FULL else locked(newsroom)
        with met, pytest.raises(StoreProblem):
            newsroom.publish()
    assert newsroom.state(fair) is State.PLANNED
    newsroom.publish()
    assert newsroom.state(fair) is State.BY_HAND
    assert newsroom.attempts(fair) == ()


def _power_cut(connection: object) -> None:
    raise PowerCut


# -- between two files of the page -------------------------------------------------------------------------------------


@pytest.fixture
def page(tmp_path: Path) -> Iterator[OnAPage]:
    made = OnAPage(tmp_path / "perfil")
    yield made
    made.close()


#: Picture, record, the post's page, front page, feed: each appears by one renaming.
FILES = 5


@pytest.mark.parametrize("done", range(FILES))
def test_killed_between_any_two_files_the_page_has_the_post_once_and_whole(page: OnAPage, done: int) -> None:
    fair = page.planned()
    renamed = 0
    really = os.replace

    def replace(source: str, target: str) -> None:
        nonlocal renamed
        if renamed == done:
            raise PowerCut
        renamed += 1
        really(source, target)

    with replaced(os, "replace", replace), pytest.raises(PowerCut):
        page.publish()
    page.reborn()
    for _ in range(3):
        page.publish()
        page.clock.forward(seconds=25)
    assert page.state(fair) is State.PUBLISHED
    assert page.times(fair) == 1
    assert len(list((page.web / "posts").glob("*.json"))) == 1
    assert (page.web / "feed.xml").read_text(encoding="utf-8").count("</entry>") == 1
    assert len(list((page.web / "media").iterdir())) == 1


# -- credentials that change in the middle of a call -------------------------------------------------------------------


class NoRoom(KeptSecret):
    """Credentials that cannot be kept: the disk is full."""

    def keep(self, value: str) -> None:
        raise Problem("disk_full")


@pytest.mark.server
def test_credentials_that_could_not_be_kept_leave_a_question_that_answers_itself(
    tmp_path: Path, bluesky: BlueskyServer
) -> None:
    town = OnBluesky(tmp_path / "perfil", bluesky)
    fair = town.planned()
    assert town.secret is not None
    good, town.secret = town.secret, NoRoom(town.secret.value)
    with town.trouble(Step.SEND, Trouble.ACCESS_ONCE) as hook:
        town.publish(hook)
    there = town.now(fair)
    assert (there.state, there.reason) == (State.UNCONFIRMED, "disk_full")
    town.secret = good
    for _ in range(3):
        town.clock.forward(seconds=25)
        town.publish()
    assert town.state(fair) is State.PUBLISHED
    assert town.times(fair) == 1
    town.close()

"""What changed since the last look, whoever changed it."""

from __future__ import annotations

import pytest

from calendario.domain.post import Content, Draft, PlanDraft
from calendario.main import open_desk
from tests.newsroom import Newsroom


def test_nothing_has_changed_when_nothing_has(newsroom: Newsroom) -> None:
    watching = newsroom.desk.watching
    assert [watching.changed() for _ in range(3)] == [frozenset()] * 3


def test_what_is_done_here_names_its_areas(newsroom: Newsroom) -> None:
    watching = newsroom.desk.watching
    watching.changed()
    newsroom.plan("Feria")
    assert {"posts", "publications"} <= watching.changed()
    newsroom.desk.channels.add_by_hand("facebook")
    assert watching.changed() == {"channels"}
    newsroom.desk.choices.set_scheme("dark")
    assert watching.changed() == {"settings"}
    assert watching.changed() == frozenset()


def test_typing_has_an_area_of_its_own_so_that_calendars_do_not_reload(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    watching = newsroom.desk.watching
    watching.changed()
    newsroom.desk.writing.keep(fair.post_id, Draft("", Content("Tecleando")), PlanDraft(), None)
    assert watching.changed() == {"working"}


@pytest.mark.sqlite
def test_what_another_window_does_is_seen(newsroom: Newsroom) -> None:
    watching = newsroom.desk.watching
    watching.changed()
    other = open_desk(newsroom.folder)
    other.channels.rename(newsroom.channel.id, "Nombre nuevo")
    other.watching.close()
    other.office.database.close()
    assert watching.changed() == {"channels"}


def test_what_the_publisher_does_is_seen(newsroom: Newsroom) -> None:
    newsroom.plan("Feria")
    newsroom.clock.forward(minutes=10)
    watching = newsroom.desk.watching
    watching.changed()
    newsroom.publish()
    assert watching.changed() == {"publications", "presence"}

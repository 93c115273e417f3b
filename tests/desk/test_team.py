"""Who publishes a team's calendar, and which computers have what a channel's network asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from calendario.domain.channel import Channel
from calendario.store import channels, presence
from calendario.store.ids import new_id
from calendario.store.presence import Presence
from tests.engines import OnPostgresql
from tests.newsroom import Clock, Newsroom

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


@pytest.fixture
def team(tmp_path: Path, clock: Clock, own_postgresql: OnPostgresql) -> Iterator[Newsroom]:
    """A town hall whose calendar is on the server, with a channel that asks for a key."""
    made = Newsroom(tmp_path / "perfil", clock, own_postgresql)
    yield made
    made.close()


def beats(team: Newsroom, name: str, holds: tuple[Channel, ...], locked: tuple[Channel, ...] = ()) -> Presence:
    said = Presence(
        new_id(NOW),
        NOW - timedelta(hours=1),
        NOW,
        name,
        holds=frozenset(c.id for c in holds),
        locked=frozenset(c.id for c in locked),
    )
    with team.database.writing() as tx:
        presence.beat(tx, said)
    return said


def test_whoever_publishes_on_another_computer_is_told_by_its_name(team: Newsroom) -> None:
    assert team.desk.calendar.publisher().elsewhere == ()
    beats(team, "PC-PRENSA", ())
    (other,) = team.desk.calendar.publisher().elsewhere
    assert (other.computer, other.since) == ("PC-PRENSA", NOW - timedelta(hours=1))
    assert not team.desk.calendar.publisher().alive  # here nobody does


def test_the_computers_that_can_open_a_channel_are_told_and_those_that_are_off_are_not(team: Newsroom) -> None:
    channel = Channel(new_id(NOW), "mastodon", "mastodon", "Mastodon", "MA", "@villa@social.example", {})
    with team.database.writing() as tx:
        channels.save(tx, channel)
    assert team.desk.channels.opened_on() == {}
    beats(team, "servidor", (channel,))
    off = beats(team, "PC-ALCALDÍA", (channel,))
    beats(team, "PC-PRENSA", (channel,))
    beats(team, "PC-CULTURA", (channel,), (channel,))  # it cannot open it now
    with team.database.writing() as tx:
        presence.leave(tx, off.machine)
    assert team.desk.channels.opened_on() == {channel.id: ("PC-PRENSA", "servidor")}


def test_in_a_calendar_of_one_computer_nobody_else_is_spoken_of(newsroom: Newsroom) -> None:
    assert newsroom.desk.channels.opened_on() == {}
    assert newsroom.desk.calendar.publisher().elsewhere == ()

"""Channels, as kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from calendario.domain.channel import Channel, FrequencyTarget
from calendario.domain.networks import NETWORKS
from calendario.domain.problem import NotFound
from calendario.domain.slot import WeeklySlot
from calendario.store import channels, tables
from tests.newsroom import Newsroom


def test_everything_of_a_channel_survives_the_disk(newsroom: Newsroom) -> None:
    full = replace(
        newsroom.channel,
        limits=replace(NETWORKS["mastodon"].limits, text=5_000),
        limits_at=newsroom.clock(),
        target=FrequencyTarget(3, 7),
        slots=(WeeklySlot(0, time(9)), WeeklySlot(4, time(18, 30))),
        language="gl",
    )
    with newsroom.database.writing() as tx:
        channels.save(tx, full)
    newsroom.reopen()
    with newsroom.database.reading() as tx:
        assert channels.channel(tx, full.id) == full
        bound_to = tx.execute(select(tables.channel.c.machine).where(tables.channel.c.id == full.id)).scalar()
    assert bound_to == newsroom.desk.office.machine  # saving again does not unbind it


def test_channels_come_in_the_order_they_were_added_retired_ones_only_on_demand(newsroom: Newsroom) -> None:
    newsroom.clock.forward(seconds=1)
    second = newsroom.desk.channels.add_by_hand("facebook")
    newsroom.clock.forward(seconds=1)
    third = newsroom.desk.channels.add_by_hand("whatsapp")
    newsroom.desk.channels.retire(second.id)
    with newsroom.database.reading() as tx:
        assert [c.id for c in channels.channels(tx)] == [newsroom.channel.id, third.id]
        assert [c.id for c in channels.channels(tx, retired=True)] == [newsroom.channel.id, second.id, third.id]


def test_slots_are_replaced_as_a_whole(newsroom: Newsroom) -> None:
    many = replace(newsroom.channel, slots=tuple(WeeklySlot(day, time(10)) for day in range(7)))
    few = replace(many, slots=(WeeklySlot(2, time(9)),))
    for value in (many, few):
        with newsroom.database.writing() as tx:
            channels.save(tx, value)
    with newsroom.database.reading() as tx:
        assert channels.channel(tx, few.id).slots == few.slots


@pytest.mark.parametrize(
    "change", ["minimum = -1", "minimum = 5, maximum = 4", "name = ' '", "state = 'asleep'", "kind = NULL"]
)
def test_the_schema_refuses_a_channel_that_cannot_be(newsroom: Newsroom, change: str) -> None:
    with pytest.raises(IntegrityError), newsroom.database.writing() as tx:
        tx.execute(text(f"UPDATE channel SET {change}"))


def test_a_slot_belongs_to_a_channel(newsroom: Newsroom) -> None:
    stranger = Channel(UUID(int=3), "manual", "facebook", "Facebook", "FB", slots=(WeeklySlot(0, time(9)),))
    with newsroom.database.writing() as tx:
        channels.save(tx, stranger)
    with pytest.raises(IntegrityError), newsroom.database.writing() as tx:
        tx.execute(text("DELETE FROM channel WHERE id = :id"), {"id": stranger.id.hex})


def test_a_channel_nobody_knows_is_not_found(newsroom: Newsroom) -> None:
    with pytest.raises(NotFound, match="channel_not_found"), newsroom.database.reading() as tx:
        channels.channel(tx, UUID(int=9))

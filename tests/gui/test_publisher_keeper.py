"""Who sees to it that somebody publishes: starts, gives up, stops when the person says so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.background import Background
from calendario.gui.publisher_keeper import STARTS, TAKES_AT_MOST, PublisherKeeper
from tests.gui.conftest import Publishing
from tests.newsroom import Clock


@pytest.fixture
def keeper(desk: Desk, background: Background, publishing: Publishing, clock: Clock) -> PublisherKeeper:
    return PublisherKeeper(desk, background, publishing.start, clock)


def test_a_publisher_is_started_where_none_is_alive(keeper: PublisherKeeper, publishing: Publishing) -> None:
    keeper.look()
    keeper.look()
    assert publishing.started == 1
    assert keeper.face is not None
    assert keeper.face.alive


def test_a_publisher_that_died_is_started_again(keeper: PublisherKeeper, publishing: Publishing, clock: Clock) -> None:
    keeper.look()
    keeper.look()
    publishing.die()
    clock.forward(minutes=1)
    keeper.look()
    assert publishing.started == 2


def test_after_three_failed_starts_it_says_so_and_stops_trying(
    keeper: PublisherKeeper, publishing: Publishing, clock: Clock, qtbot: QtBot
) -> None:
    publishing.works = False
    for _ in range(STARTS):
        keeper.look()
        clock.now += TAKES_AT_MOST
    with qtbot.waitSignal(keeper.gave_up):
        keeper.look()
    clock.now += TAKES_AT_MOST
    keeper.look()
    assert publishing.started == STARTS
    publishing.works = True
    keeper.go_on()
    assert publishing.started == STARTS + 1


def test_failures_far_apart_are_not_counted_together(
    keeper: PublisherKeeper, publishing: Publishing, clock: Clock
) -> None:
    publishing.works = False
    for _ in range(STARTS * 3):
        keeper.look()
        clock.now += timedelta(minutes=6)
    assert not keeper.has_given_up


def test_nothing_is_started_while_the_person_wants_it_stopped(
    keeper: PublisherKeeper, publishing: Publishing, clock: Clock
) -> None:
    keeper.look()
    keeper.stop()
    publishing.die()
    clock.forward(minutes=1)
    keeper.look()
    assert publishing.started == 1
    keeper.go_on()
    assert publishing.started == 2


def test_stopping_asks_whoever_publishes_to_end(keeper: PublisherKeeper, desk: Desk) -> None:
    keeper.look()
    before = desk.publishing.stops()
    keeper.stop()
    assert desk.publishing.stops() == before + 1
    assert keeper.is_stopped


def test_a_publisher_that_somebody_else_starts_while_stopped_is_asked_to_end_too(
    keeper: PublisherKeeper, desk: Desk, publishing: Publishing
) -> None:
    keeper.stop()
    publishing.live()
    before = desk.publishing.stops()
    keeper.look()
    assert desk.publishing.stops() == before + 1


def test_a_publisher_without_the_keys_is_exchanged_for_one_with_them(
    keeper: PublisherKeeper, desk: Desk, publishing: Publishing
) -> None:
    keeper.look()
    keeper.use_passphrase()
    assert desk.publishing.stops() == 1
    publishing.die()
    keeper.look()
    keeper.look()
    assert publishing.started == 2
    assert desk.publishing.stops() == 1  # the new one stays


def test_going_on_asks_nobody_to_end(keeper: PublisherKeeper, desk: Desk, publishing: Publishing) -> None:
    keeper.look()
    keeper.stop()
    publishing.die()
    keeper.go_on()
    keeper.look()
    assert publishing.started == 2
    assert desk.publishing.stops() == 1

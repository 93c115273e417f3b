"""When to try again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from calendario.domain.publication import ON_TIME
from calendario.domain.retry import next_try

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def test_each_try_waits_at_least_as_long_as_the_one_before() -> None:
    waits = [next_try(tries, NOW) - NOW for tries in range(1, 12)]
    assert waits == sorted(waits)
    assert waits[0] >= timedelta(seconds=1)  # never a storm
    assert waits[-1] == waits[-2]


def test_several_tries_fit_in_the_minutes_in_which_a_post_is_still_on_time() -> None:
    at, tries = NOW, 0
    while at <= NOW + ON_TIME:
        tries += 1
        at = next_try(tries, at)
    assert tries >= 5


def test_never_earlier_than_the_network_asked() -> None:
    told = NOW + timedelta(minutes=3)
    assert next_try(1, NOW, told) == told
    assert next_try(1, NOW, NOW - timedelta(minutes=3)) == next_try(1, NOW)

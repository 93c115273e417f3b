"""Keys made by the client."""

from __future__ import annotations

from datetime import UTC, datetime

from calendario.store.ids import new_delivery_key

AT = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def test_a_thousand_made_in_one_tick_of_a_coarse_clock_all_differ() -> None:
    keys = [new_delivery_key(AT) for _ in range(1024)]
    assert len(set(keys)) == 1024


def test_one_made_a_microsecond_later_sorts_later() -> None:
    assert new_delivery_key(AT) < new_delivery_key(AT.replace(microsecond=1))

"""When the copy of a team's calendar is looked after again: seconds are told, nobody waits."""

from __future__ import annotations

from calendario.store.copy_due import CopyDue

MINUTE_S = 60.0


def next_at_s(due: CopyDue, after_s: float) -> float:
    """The first second from `after_s` on at which it is due."""
    return next(at_s for s in range(3600) if due.has_come(at_s := after_s + s))


def test_a_copy_that_cannot_be_made_is_tried_ever_more_rarely_but_never_given_up() -> None:
    due, now_s, waits_s = CopyDue(1000.0), 1000.0, []
    for _ in range(8):
        due.failed(now_s)
        waits_s.append(next_at_s(due, now_s) - now_s)
        now_s += waits_s[-1]
    assert waits_s == [30, 60, 120, 240, 480, 15 * MINUTE_S, 15 * MINUTE_S, 15 * MINUTE_S]


def test_one_that_was_made_makes_the_next_failure_the_first() -> None:
    due = CopyDue(1000.0)
    for _ in range(5):
        due.failed(1000.0)
    due.made(2000.0, begun=True)
    assert next_at_s(due, 2000.0) == 2000.0 + 15 * MINUTE_S
    due.failed(3000.0)
    assert next_at_s(due, 3000.0) == 3000.0 + 30


def test_a_calendar_that_nobody_has_begun_is_looked_at_twice_a_minute() -> None:
    due = CopyDue(1000.0)
    for now_s in (1020.0, 1050.0, 1080.0):
        due.looked(now_s, begun=False)
        assert next_at_s(due, now_s) == now_s + 30
    due.made(2000.0, begun=False)
    assert next_at_s(due, 2000.0) == 2000.0 + 30

"""How late a channel wants its posts, as the queries know it."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from calendario.domain.channel import Channel, Lateness, WhenLate
from calendario.domain.publication import Outcome, Publication, State
from calendario.store import channels, claims, publications, timetable
from tests.newsroom import Newsroom

HOUR = Lateness(WhenLate.SEND, timedelta(hours=1))
DROP = Lateness(WhenLate.DROP)


def wants(newsroom: Newsroom, lateness: Lateness, channel: Channel | None = None) -> None:
    with newsroom.database.writing() as tx:
        channels.save(tx, replace(channel or newsroom.channel, lateness=lateness))


def overdue(newsroom: Newsroom) -> set[str]:
    with newsroom.database.reading() as tx:
        return {str(p.id) for p, _ in timetable.overdue(tx, newsroom.clock())}


@pytest.mark.parametrize("lateness", [Lateness(), HOUR, DROP])
def test_it_survives_the_disk(newsroom: Newsroom, lateness: Lateness) -> None:
    wants(newsroom, lateness)
    newsroom.reopen()
    assert newsroom.desk.channels.channel(newsroom.channel.id).lateness == lateness


@pytest.mark.parametrize("change", ["when_late = 'perhaps'", "late_minutes = 60", "when_late = 'send'"])
def test_the_schema_refuses_what_cannot_be(newsroom: Newsroom, change: str) -> None:
    with pytest.raises(IntegrityError), newsroom.database.writing() as tx:
        tx.execute(text(f"UPDATE channel SET {change}"))


@pytest.mark.parametrize(
    ("lateness", "minutes", "missed"),
    [
        (Lateness(), 5, False),
        (Lateness(), 6, True),
        (HOUR, 60, False),
        (HOUR, 61, True),
        (DROP, 5, False),
        (DROP, 6, True),
    ],
)
def test_it_is_claimed_up_to_its_last_chance_and_overdue_after_it(
    newsroom: Newsroom, lateness: Lateness, minutes: float, missed: bool
) -> None:
    wants(newsroom, lateness)
    fair = newsroom.plan("Feria", minutes=0)
    newsroom.clock.forward(minutes=minutes)
    assert overdue(newsroom) == ({str(fair.id)} if missed else set())
    assert (newsroom.claimed(fair) is None) == missed


def test_its_own_limit_comes_before_what_the_channel_wants(newsroom: Newsroom) -> None:
    wants(newsroom, HOUR)
    fair = newsroom.plan("Feria", minutes=0, not_after=newsroom.plan("Otra", minutes=20).plan.wall_time)
    newsroom.clock.forward(minutes=21)
    assert str(fair.id) in overdue(newsroom)
    assert newsroom.claimed(fair) is None


def test_a_second_late_one_waits_ten_minutes_and_one_that_is_on_time_does_not(newsroom: Newsroom) -> None:
    wants(newsroom, HOUR)
    first, second = newsroom.plan("Primera", minutes=0), newsroom.plan("Segunda", minutes=1)
    now = newsroom.plan("A su hora", minutes=30)
    newsroom.clock.forward(minutes=30)
    assert newsroom.claimed(first) is not None
    assert newsroom.claimed(second) is None
    assert newsroom.claimed(now) is not None
    newsroom.clock.forward(minutes=9, seconds=59)
    assert newsroom.claimed(second) is None
    newsroom.clock.forward(seconds=1)
    assert newsroom.claimed(second) is not None


def test_other_channels_do_not_wait_for_it(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    wants(newsroom, HOUR)
    wants(newsroom, HOUR, other)
    here, there = newsroom.plan("Aquí", minutes=0), newsroom.plan("Allí", minutes=0, on=(other,))
    newsroom.clock.forward(minutes=30)
    assert newsroom.claimed(here) is not None
    assert newsroom.claimed(there) is not None


def test_a_try_that_surely_sent_nothing_makes_nobody_wait(newsroom: Newsroom) -> None:
    wants(newsroom, HOUR)
    first, second = newsroom.plan("Primera", minutes=0), newsroom.plan("Segunda", minutes=1)
    newsroom.clock.forward(minutes=30)
    claim = newsroom.claimed(first)
    assert claim is not None
    with newsroom.database.writing() as tx:
        claims.end_attempt(tx, claim.attempt.id, Outcome.NOT_SENT, newsroom.clock())
        again = claim.publication.retried(newsroom.clock() + timedelta(minutes=5), "unavailable")
        publications.save(tx, again, claim.publication)
    assert newsroom.claimed(second) is not None


def test_of_two_publishers_that_look_at_the_same_instant_one_sends_late(newsroom: Newsroom) -> None:
    wants(newsroom, HOUR)
    late = [newsroom.plan(f"Tarde {n}", minutes=0) for n in range(6)]
    newsroom.clock.forward(minutes=30)
    begin, won = threading.Barrier(len(late)), []

    def claim(mine: Publication) -> None:
        begin.wait(timeout=10)
        if newsroom.claimed(mine) is not None:
            won.append(mine.id)

    publishers = [threading.Thread(target=claim, args=(p,)) for p in late]
    for publisher in publishers:
        publisher.start()
    for publisher in publishers:
        publisher.join(timeout=30)
    assert len(won) == 1
    assert sum(newsroom.state(p) is State.SENDING for p in late) == len(won)


@pytest.mark.sqlite
def test_what_is_overdue_is_found_by_its_hour(newsroom: Newsroom) -> None:
    said: list[str] = []
    with newsroom.database.reading() as tx:
        newsroom.plan("Feria")
        raw = tx.connection.driver_connection
        assert raw is not None
        raw.set_trace_callback(said.append)  # type: ignore[attr-defined]
        timetable.overdue(tx, newsroom.clock())
        timetable.gone_late(tx, [newsroom.channel.id], newsroom.clock())
        raw.set_trace_callback(None)  # type: ignore[attr-defined]
        queries = [q for q in said if q.startswith("SELECT")]
        plans = [[row.detail for row in tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {q}")] for q in queries]
    assert "SEARCH publication USING INDEX ix_publication_state_due_at (state=? AND due_at<?)" in plans[0]
    assert any(
        "publication USING INDEX ix_publication_channel_id_due_at (channel_id=? AND due_at>?" in p for p in plans[1]
    )


def test_links_follow_only_what_is_published_there(newsroom: Newsroom) -> None:
    other = newsroom.add_practice("Otra", newsroom.folder / "otra")
    out, elsewhere, coming = (
        newsroom.plan("Fuera"),
        newsroom.plan("Allí", on=(other,)),
        newsroom.plan("Luego", minutes=60),
    )
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    out, elsewhere = newsroom.now(out), newsroom.now(elsewhere)
    assert out.remote_id
    assert elsewhere.remote_id
    links = {str(p.remote_id): f"https://villasauce.example/{p.remote_id}" for p in (out, elsewhere)}
    with newsroom.database.writing() as tx:
        assert publications.relink(tx, newsroom.channel.id, links) == 1
        assert publications.relink(tx, newsroom.channel.id, links) == 0, "they are so already"
    assert newsroom.now(out).url == links[out.remote_id]
    assert newsroom.now(elsewhere) == elsewhere
    assert newsroom.now(coming) == coming

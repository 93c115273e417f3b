"""The parts of a thread: what is known of each, and what the schema never lets happen to one that is out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError

from calendario.domain.adapter import Receipt
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content
from calendario.domain.publication import Outcome, Part, Publication, State
from calendario.store import parts, publications, tables
from calendario.store.claims import LEASE
from tests.newsroom import Newsroom

THERE = Receipt("r1", "https://red.example/r1", "cid1")


def a_part(newsroom: Newsroom, publication: Publication, number: int = 1, text: str = "Uno") -> Part:
    key = f"{publication.id}-{number}"
    return Part(publication.id, number, key, Content(text), Outcome.UNDER_WAY, newsroom.clock())


def begun(newsroom: Newsroom, part: Part) -> Part:
    with newsroom.database.moving() as tx:
        parts.begin(tx, part)
    return part


def ended(newsroom: Newsroom, part: Part, outcome: Outcome, receipt: Receipt | None = None) -> Part:
    with newsroom.database.moving() as tx:
        return parts.end(tx, part, outcome, newsroom.clock(), receipt)


def known(newsroom: Newsroom, publication: Publication) -> list[Part]:
    with newsroom.database.reading() as tx:
        return list(parts.parts(tx, publication).values())


def why_stopped(newsroom: Newsroom, publication: Publication, owner: str) -> str | None:
    with newsroom.database.moving() as tx:
        return parts.stopped(tx, publication, owner, newsroom.clock())


def test_a_part_is_kept_as_it_was_said_and_as_it_ended(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    second, first = begun(newsroom, a_part(newsroom, fair, 2, "Dos")), begun(newsroom, a_part(newsroom, fair))
    assert known(newsroom, fair) == [first, second]
    newsroom.clock.forward(seconds=1)
    out = ended(newsroom, first, Outcome.PUBLISHED, THERE)
    assert known(newsroom, fair) == [out, second]
    assert (out.remote_id, out.url, out.fingerprint) == (THERE.remote_id, THERE.url, THERE.fingerprint)
    assert out.is_out


def test_what_is_tried_again_takes_the_place_of_what_was_tried(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    ended(newsroom, begun(newsroom, a_part(newsroom, fair)), Outcome.REFUSED)
    newsroom.clock.forward(minutes=1)
    again = begun(newsroom, replace(a_part(newsroom, fair, text="Uno, corregido"), key="otra"))
    assert known(newsroom, fair) == [again]


def test_a_part_that_is_out_is_never_changed_nor_forgotten(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    out = ended(newsroom, begun(newsroom, a_part(newsroom, fair)), Outcome.PUBLISHED, THERE)
    ended(newsroom, out, Outcome.NOT_SENT)  # whoever came late
    assert known(newsroom, fair) == [out]
    part = tables.publication_part
    for statement in (update(part).values(key="otra"), delete(part)):
        with pytest.raises(IntegrityError), newsroom.database.writing() as tx:
            tx.execute(statement)
    with pytest.raises(IntegrityError):
        begun(newsroom, replace(a_part(newsroom, fair), key="otra"))
    assert known(newsroom, fair) == [out]


def test_two_parts_never_share_a_key_and_none_is_accepted_without_a_receipt(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    begun(newsroom, a_part(newsroom, fair))
    with pytest.raises(IntegrityError):
        begun(newsroom, replace(a_part(newsroom, fair, 2), key=a_part(newsroom, fair).key))
    with pytest.raises(IntegrityError):
        ended(newsroom, a_part(newsroom, fair), Outcome.ACCEPTED)
    with pytest.raises(IntegrityError), newsroom.database.writing() as tx:
        tx.execute(insert(tables.publication_part).values(publication_id=fair.id, number=0, key="x", content={}))


def test_what_went_out_for_a_discarded_publication_counts_for_the_next_one(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria")
    out = ended(newsroom, begun(newsroom, a_part(newsroom, fair)), Outcome.PUBLISHED, THERE)
    ended(newsroom, begun(newsroom, a_part(newsroom, fair, 2)), Outcome.REFUSED)
    newsroom.desk.decisions.discard(fair.id)
    there = newsroom.desk.writing.open(fair.post_id)
    plan = replace(there.plan, wall_time=fair.plan.wall_time, channel_ids=(newsroom.channel.id,))
    draft = replace(there.draft, base=Content("Uno\n---\nDos"))
    (anew,) = newsroom.desk.planning.plan(fair.post_id, draft, plan, as_it_is=True)
    assert anew.id != fair.id
    assert known(newsroom, anew) == [out]


def test_a_post_of_the_network_belongs_to_one_publication_or_to_a_part_of_one(newsroom: Newsroom) -> None:
    fair, fire = newsroom.plan("Feria"), newsroom.plan("Fuegos")
    ended(newsroom, begun(newsroom, a_part(newsroom, fair)), Outcome.PUBLISHED, THERE)
    with newsroom.database.reading() as tx:
        assert publications.taken_by_another(tx, fire, THERE.remote_id)
        assert not publications.taken_by_another(tx, fair, THERE.remote_id)
        assert not publications.taken_by_another(tx, fire, "r2")


def test_the_next_part_goes_out_as_long_as_the_publication_is_ours(newsroom: Newsroom) -> None:
    fair, mine = newsroom.plan("Feria"), f"{newsroom.desk.office.machine}:1:1"
    assert why_stopped(newsroom, fair, mine) == "slept_before_sending"  # nobody sends it
    assert newsroom.claimed(fair, mine)
    assert newsroom.state(fair) is State.SENDING
    assert why_stopped(newsroom, fair, mine) is None
    assert why_stopped(newsroom, fair, "otra:1:1") == "slept_before_sending"


@pytest.mark.sqlite  # a server has its own clock
def test_who_slept_longer_than_any_call_takes_sends_no_more_parts(newsroom: Newsroom) -> None:
    fair, mine = newsroom.plan("Feria"), f"{newsroom.desk.office.machine}:1:1"
    assert newsroom.claimed(fair, mine)
    for _ in range(3):  # each part has its own time
        newsroom.clock.forward(seconds=LEASE.total_seconds() - 1)
        assert why_stopped(newsroom, fair, mine) is None
    newsroom.clock.now += LEASE + timedelta(seconds=1)
    assert why_stopped(newsroom, fair, mine) == "slept_before_sending"


def test_a_pause_and_a_paused_channel_stop_the_next_part(newsroom: Newsroom) -> None:
    fair, mine = newsroom.plan("Feria"), f"{newsroom.desk.office.machine}:1:1"
    assert newsroom.claimed(fair, mine)
    newsroom.desk.channels.pause(newsroom.channel.id)
    assert why_stopped(newsroom, fair, mine) == "channel_paused"
    newsroom.desk.stopping.pause(PauseReason.MOURNING)
    assert why_stopped(newsroom, fair, mine) == "pause"

"""The log of acts: one unbroken chain, in which an altered or missing entry shows."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from calendario.store import journal
from tests.newsroom import Newsroom

NOW = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)


def first_break(newsroom: Newsroom) -> int | None:
    with newsroom.database.reading() as tx:
        return journal.first_break(tx, newsroom.desk.office.machine)


def tampered(newsroom: Newsroom, statement: str) -> None:
    """What somebody with the file in their hands, or the server's administrator, can do."""
    newsroom.close()
    on = " ON log" if newsroom.engine.name == "postgresql" else ""
    assert newsroom.tampered(f"DROP TRIGGER log_no_update{on}", f"DROP TRIGGER log_no_delete{on}", statement) > 0
    newsroom.open()


def a_week_of_work(newsroom: Newsroom) -> None:
    for n in range(5):
        newsroom.plan(f"Publicación {n}")


def test_what_people_did_makes_a_whole_chain(newsroom: Newsroom) -> None:
    a_week_of_work(newsroom)
    assert first_break(newsroom) is None
    newsroom.reopen()
    assert first_break(newsroom) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET facts = '{}' WHERE seq = 4",
        "UPDATE log SET what = 'post_discarded' WHERE seq = 4",
        "UPDATE log SET at = '2026-11-25 07:00:00.000000' WHERE seq = 4",
        "UPDATE log SET person_id = NULL WHERE seq = 4",
        "UPDATE log SET subject_id = NULL WHERE seq = 4",
        "UPDATE log SET facts = '[1]' WHERE seq = 4",
        "DELETE FROM log WHERE seq = 4",
    ],
)
def test_an_altered_or_missing_entry_shows(newsroom: Newsroom, statement: str) -> None:
    a_week_of_work(newsroom)
    tampered(newsroom, statement)
    assert first_break(newsroom) == 4


@pytest.mark.sqlite  # the other refuses what is not of a column's kind
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET facts = 'no es JSON' WHERE seq = 4",
        "UPDATE log SET at = 'ayer' WHERE seq = 4",
        "UPDATE log SET person_id = 'Merche' WHERE seq = 4",
    ],
)
def test_an_entry_that_cannot_even_be_read_shows(newsroom: Newsroom, statement: str) -> None:
    a_week_of_work(newsroom)
    tampered(newsroom, statement)
    assert first_break(newsroom) == 4


def test_an_entry_put_in_between_shows(newsroom: Newsroom) -> None:
    a_week_of_work(newsroom)
    tampered(newsroom, "UPDATE log SET seq = seq + 100 WHERE seq > 3")
    assert first_break(newsroom) == 4


def test_each_machine_has_a_chain_of_its_own(newsroom: Newsroom) -> None:
    other = UUID(int=7)
    with newsroom.database.writing() as tx:
        journal.note(tx, other, NOW, "paused", reason="other")
        journal.note(tx, newsroom.desk.office.machine, NOW, "paused")
        journal.note(tx, other, NOW, "resumed")
    with newsroom.database.reading() as tx:
        assert journal.first_break(tx, other) is None
        assert set(journal.machines(tx)) == {other, newsroom.desk.office.machine}
        assert [r.seq for r in tx.exec_driver_sql(f"SELECT seq FROM log WHERE origin = '{other.hex}'")] == [1, 2]


def test_the_log_never_holds_what_a_post_says(newsroom: Newsroom) -> None:
    newsroom.plan("Un texto muy reconocible")
    with newsroom.database.reading() as tx:
        told = [str(r.facts) for r in tx.exec_driver_sql("SELECT facts FROM log")]
    assert told
    assert not any("reconocible" in facts for facts in told)

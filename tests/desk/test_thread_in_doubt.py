"""A thread of which nobody knows whether one part is there: what a person sees of it, and what each answer does."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from calendario.channels.practice import Fault
from calendario.desk.errand import Alone
from calendario.desk.stopping import Choice, WayOn
from calendario.domain.adapter import Shown
from calendario.domain.pause import PauseReason
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.sentences import sentence
from calendario.store import publications
from tests.newsroom import ZONE, Newsroom

FAIR = ("Mañana empieza la feria.", "A las 12:00, pregón en la plaza.", "A las 22:00, verbena.")


def in_doubt(newsroom: Newsroom, part: int, said: tuple[str, ...] = FAIR) -> Publication:
    """Nobody can tell what became of that part, which is there."""
    fair = newsroom.plan("\n---\n".join(said), title="Feria")
    newsroom.clock.forward(minutes=10)
    seen: list[str] = []

    def nobody_can_tell(step: str) -> None:
        seen.append(step)
        if seen.count("part seen") == part - 1 and step in ("claimed", "part seen"):
            newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)
            newsroom.practice.switch(Fault.CANNOT_TELL)

    newsroom.publish(nobody_can_tell)
    newsroom.clock.forward(seconds=5)
    newsroom.publish()
    newsroom.practice.heal()
    there = newsroom.now(fair)
    assert (there.state, there.retry_at) == (State.UNCONFIRMED, None)
    assert len(newsroom.practice.posts()) == part
    return there


def there(newsroom: Newsroom, number: int) -> Shown:
    """A post as its account shows it; `number` counts from 1."""
    post = newsroom.practice.posts()[number - 1]
    return Shown(post.key, f"https://practica.example/{number}", post.text, post.taken_at)


def in_one_thread(newsroom: Newsroom) -> list[str]:
    posts = newsroom.practice.posts()
    assert posts[0].reply_to is None
    assert all(post.reply_to == above.key for above, post in pairwise(posts))
    return [post.text for post in posts]


@pytest.mark.parametrize("part", [1, 2, 3])
def test_the_part_in_doubt_is_shown_with_those_that_are_there_and_those_to_come(newsroom: Newsroom, part: int) -> None:
    sent = newsroom.desk.looking.sent(in_doubt(newsroom, part).id)
    assert sent.content.text == FAIR[part - 1]
    assert sent.thread is not None
    assert sent.thread.in_doubt == part
    assert [p.number for p in sent.thread.out] == list(range(1, part))
    assert sent.thread.to_come == tuple(range(part + 1, 4))
    account = newsroom.desk.looking.account(sent, Alone())
    assert [(f.post.text, f.part) for f in account.found if f.may_be_it] == [(FAIR[part - 1], 0)]
    assert {f.post.text: f.part for f in account.found if f.part} == {FAIR[n - 1]: n for n in range(1, part)}


def test_a_publisher_that_died_says_no_part_and_still_the_part_in_doubt_is_shown(newsroom: Newsroom) -> None:
    fair = in_doubt(newsroom, 2)
    with newsroom.database.writing() as tx:
        publications.save(tx, fair.unconfirmed("publisher_died", {"looks": 0}), fair)
    assert newsroom.desk.looking.sent(fair.id).content.text == FAIR[1]


@pytest.mark.parametrize("part", [1, 2])
def test_who_says_that_it_is_published_does_not_close_a_thread_of_which_parts_are_missing(
    newsroom: Newsroom, part: int
) -> None:
    fair = in_doubt(newsroom, part)
    with pytest.raises(NotAllowed) as told:
        newsroom.desk.decisions.is_out(fair.id)
    assert (told.value.code, told.value.facts) == ("thread_not_whole", {"part": part, "parts": 3})
    assert f"La parte {part} de 3 está en duda" in sentence(told.value)
    assert newsroom.now(fair) == fair


@pytest.mark.parametrize("part", [1, 2])
def test_the_rest_goes_on_from_the_part_that_was_recognised(newsroom: Newsroom, part: int) -> None:
    fair = in_doubt(newsroom, part)
    assert newsroom.desk.decisions.is_this(fair.id, there(newsroom, part)).state is State.PLANNED
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom) == list(FAIR)


def test_who_says_that_the_whole_is_there_has_nothing_more_sent(newsroom: Newsroom) -> None:
    fair = in_doubt(newsroom, 2)
    out = newsroom.desk.decisions.is_out(fair.id, whole=True)
    first = newsroom.practice.posts()[0]
    assert (out.state, out.remote_id) == (State.PUBLISHED, first.key)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    assert len(newsroom.practice.posts()) == 2


def test_where_only_the_last_part_is_in_doubt_it_is_the_whole(newsroom: Newsroom) -> None:
    fair = in_doubt(newsroom, 3)
    out = newsroom.desk.decisions.is_out(fair.id)
    first = newsroom.practice.posts()[0]
    assert (out.state, out.remote_id) == (State.PUBLISHED, first.key)
    assert (out.url or "").endswith(f"{first.key}.html")


def test_a_part_that_is_known_to_be_there_is_not_taken_for_the_one_in_doubt(newsroom: Newsroom) -> None:
    fair = in_doubt(newsroom, 2)
    with pytest.raises(NotAllowed) as told:
        newsroom.desk.decisions.is_this(fair.id, there(newsroom, 1))
    assert told.value.code == "is_another_part"
    assert "Esa es la parte 1 de este hilo" in sentence(told.value)
    assert "parte 2" in sentence(told.value)
    assert newsroom.now(fair) == fair


def test_under_a_pause_the_rest_is_kept_back_and_goes_on_after_it(newsroom: Newsroom) -> None:
    fair = in_doubt(newsroom, 2)
    newsroom.desk.stopping.pause(PauseReason.EMERGENCY)
    held = newsroom.desk.decisions.is_this(fair.id, there(newsroom, 2))
    assert (held.state, held.reason, held.facts) == (State.HELD, "pause", {"part": 3, "parts": 3, "out": 2})
    newsroom.publish()
    assert len(newsroom.practice.posts()) == 2
    soon = wall_clock(newsroom.clock() + timedelta(minutes=1), ZONE)
    newsroom.desk.stopping.resume({fair.id: WayOn(Choice.MOVE, soon)})
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert in_one_thread(newsroom) == list(FAIR)


def test_what_is_no_thread_on_its_channel_is_closed_by_one_word(newsroom: Newsroom) -> None:
    fair = in_doubt(newsroom, 1, ("Mañana empieza la feria.",))
    assert newsroom.desk.looking.sent(fair.id).thread is None
    assert newsroom.desk.decisions.is_out(fair.id).state is State.PUBLISHED

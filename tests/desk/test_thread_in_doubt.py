"""A thread of which nobody knows whether one part is there: what a person sees of it, and what each answer does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest

from calendario.channels.practice import Fault
from calendario.desk.errand import Alone
from calendario.desk.looking import Sent
from calendario.desk.stopping import Choice, WayOn
from calendario.domain.adapter import Shown
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.sentences import reason_text, sentence
from calendario.store import publications
from tests.newsroom import FAIR, ZONE, Newsroom, in_doubt


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


def answers(newsroom: Newsroom, shown: Sent) -> tuple[Callable[[], object], ...]:
    """What a person can say of it."""
    decisions, found = newsroom.desk.decisions, there(newsroom, 2)
    return (
        lambda: decisions.is_not_out(shown.publication.id, shown=shown),
        lambda: decisions.is_this(shown.publication.id, found, shown=shown),
        lambda: decisions.is_out(shown.publication.id, whole=True, shown=shown),
    )


def test_what_is_said_of_one_part_is_not_taken_for_the_next_which_came_into_doubt_meanwhile(
    newsroom: Newsroom,
) -> None:
    fair = in_doubt(newsroom, 2)
    shown = newsroom.desk.looking.sent(fair.id)
    newsroom.desk.decisions.look_again(fair.id)

    def loses_the_third(step: str) -> None:
        if step == "part begun":
            newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)

    newsroom.publish(loses_the_third)
    now = newsroom.desk.looking.sent(fair.id)
    assert now.thread is not None
    assert now.thread.in_doubt == 3
    for late in answers(newsroom, shown):
        with pytest.raises(NotAllowed, match="changed_meanwhile"):
            late()
    assert newsroom.now(fair) == now.publication
    newsroom.desk.decisions.is_this(fair.id, there(newsroom, 3), shown=now)
    assert newsroom.state(fair) is State.PUBLISHED


def test_what_is_said_of_one_text_is_not_taken_for_what_it_was_corrected_to(newsroom: Newsroom) -> None:
    shown = newsroom.desk.looking.sent(in_doubt(newsroom, 3).id)
    fair = older_text_there(newsroom, shown.publication)
    assert fair.tries == shown.publication.tries
    for late in answers(newsroom, shown):
        with pytest.raises(NotAllowed, match="changed_meanwhile"):
            late()
    assert newsroom.now(fair) == fair


def older_text_there(newsroom: Newsroom, fair: Publication) -> Publication:
    """Somebody said by mistake that its last part was not there, and corrected it."""
    at = wall_clock(newsroom.clock() + timedelta(minutes=5), ZONE)
    newsroom.desk.decisions.is_not_out(fair.id, at)
    draft = Draft("Feria", Content("\n---\n".join((*FAIR[:2], "A las 22:30, verbena."))))
    plan = newsroom.desk.writing.open(fair.post_id).plan
    newsroom.desk.planning.plan(fair.post_id, draft, plan, as_it_is=True)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    now = newsroom.now(fair)
    assert (now.state, now.reason) == (State.UNCONFIRMED, "older_text_out")
    return now


@pytest.mark.parametrize("part", [1, 3])
def test_where_every_part_is_there_none_is_in_doubt_and_recognising_one_publishes_it(
    newsroom: Newsroom, part: int
) -> None:
    fair = older_text_there(newsroom, in_doubt(newsroom, 3))
    sent = newsroom.desk.looking.sent(fair.id)
    assert sent.thread is not None
    assert (sent.thread.in_doubt, sent.thread.to_come, len(sent.thread.out)) == (None, (), 3)
    assert sent.content.text == FAIR[2]
    told = reason_text(fair.reason, fair.facts, "Práctica", state=fair.state)
    assert told.endswith("Sus 3 partes están allí: corrígela allí y di que está publicada.")
    out = newsroom.desk.decisions.is_this(fair.id, there(newsroom, part), shown=sent)
    assert (out.state, out.remote_id) == (State.PUBLISHED, newsroom.practice.posts()[0].key)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    assert in_one_thread(newsroom) == list(FAIR)


def test_what_is_added_after_a_wrong_word_goes_out_under_what_was_there_all_along(newsroom: Newsroom) -> None:
    fair = in_doubt(newsroom, 3)
    at = wall_clock(newsroom.clock() + timedelta(minutes=5), ZONE)
    newsroom.desk.decisions.is_not_out(fair.id, at)
    added = "Actualización: hay autobús de vuelta."
    plan = newsroom.desk.writing.open(fair.post_id).plan
    draft = Draft("Feria", Content("\n---\n".join((*FAIR, added))))
    newsroom.desk.planning.plan(fair.post_id, draft, plan, as_it_is=True)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom) == [*FAIR, added]


def test_a_post_that_became_a_thread_after_a_wrong_word_does_not_go_out_twice(newsroom: Newsroom) -> None:
    fair = in_doubt(newsroom, 1, FAIR[:1])
    at = wall_clock(newsroom.clock() + timedelta(minutes=5), ZONE)
    newsroom.desk.decisions.is_not_out(fair.id, at)
    plan = newsroom.desk.writing.open(fair.post_id).plan
    draft = Draft("Feria", Content("\n---\n".join(FAIR[:2])))
    newsroom.desk.planning.plan(fair.post_id, draft, plan, as_it_is=True)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    assert (newsroom.state(fair), newsroom.now(fair).reason) == (State.UNCONFIRMED, "older_text_out")
    assert in_one_thread(newsroom) == [FAIR[0]]

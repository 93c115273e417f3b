"""What people write wrong in a thread: told before it is planned, and again at the moment of sending."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from calendario.channels.practice import Fault
from calendario.desk.planning import Blocked
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.sentences import finding_text, reason_text
from calendario.store import channels
from tests.newsroom import ZONE, Newsroom


def in_one_thread(newsroom: Newsroom) -> list[str]:
    posts = newsroom.practice.posts()
    assert all(post.reply_to == above.key for above, post in pairwise(posts))
    return [post.text for post in posts]


def in_a_minute(newsroom: Newsroom, text: str) -> None:
    """Plans it as a person does who accepts no warning."""
    post_id = newsroom.desk.writing.new().post_id
    at = wall_clock(newsroom.clock.now, ZONE).replace(second=0, microsecond=0)
    newsroom.clock.forward(minutes=-1)
    plan = PlanDraft((newsroom.channel.id,), at)
    newsroom.desk.planning.plan(post_id, Draft("Feria", Content(text)), plan)
    newsroom.clock.forward(minutes=1)


@pytest.mark.parametrize(
    "text",
    [
        "Uno.\n---\n\n---\nDos.",
        "Uno.\n---\nDos.\n---",
        "Uno.\n---\nDos.\n---\n  \n---\n",
        "---\nUno.\n---\nDos.",
    ],
    ids=["nothing between two", "nothing after the last", "blanks at the end", "nothing before the first"],
)
def test_a_part_with_nothing_in_it_is_planned_without_a_question_and_never_sent(newsroom: Newsroom, text: str) -> None:
    in_a_minute(newsroom, text)
    newsroom.publish()
    assert in_one_thread(newsroom) == ["Uno.", "Dos."]


def test_nothing_but_dividing_lines_is_not_planned(newsroom: Newsroom) -> None:
    with pytest.raises(Blocked) as told:
        in_a_minute(newsroom, "---\n\n---")
    ((found,),) = told.value.findings.values()
    assert finding_text(found) == "Falta el texto"


def test_of_one_part_nothing_is_left_but_the_dividing_line_and_it_is_one_post(newsroom: Newsroom) -> None:
    in_a_minute(newsroom, "Uno.\n---\n")
    newsroom.publish()
    assert in_one_thread(newsroom) == ["Uno."]


def test_a_part_that_does_not_fit_is_told_by_its_number_before_it_is_planned(newsroom: Newsroom) -> None:
    most = newsroom.channel.accepts.text
    assert most is not None
    with pytest.raises(Blocked) as told:
        in_a_minute(newsroom, "Uno.\n---\n" + "b" * (most + 3) + "\n---\nTres.")
    ((found,),) = told.value.findings.values()
    assert "sobran 3 caracteres en la parte 2" in finding_text(found)
    assert newsroom.practice.posts() == ()


def test_a_part_that_no_longer_fits_when_its_hour_comes_sends_nothing_of_the_thread(newsroom: Newsroom) -> None:
    """The server lowered its limit after it was planned."""
    fair = newsroom.plan("Uno.\n---\n" + "b" * 40, title="Feria")
    with newsroom.database.writing() as tx:
        channel = channels.channel(tx, newsroom.channel.id)
        channels.save(tx, replace(channel, limits=replace(channel.accepts, text=30)))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    there = newsroom.now(fair)
    assert (there.state, there.reason) == (State.HELD, "finding")
    told = reason_text(there.reason, there.facts, "Práctica", state=there.state)
    assert "sobran 10 caracteres en la parte 2" in told
    assert newsroom.practice.posts() == ()


def test_a_part_that_is_out_is_not_measured_any_more_though_it_would_not_fit_now(newsroom: Newsroom) -> None:
    """The server lowered its limit while it was going out: the rest goes out, and may still be corrected."""
    said = ("a" * 40, "Dos.", "Tres.")
    fair, seen = newsroom.plan("\n---\n".join(said), title="Feria"), []

    def lowered_after_the_first(step: str) -> None:
        seen.append(step)
        if seen.count("part seen") == 1 and step == "part seen":
            newsroom.practice.switch(Fault.REFUSE)
            with newsroom.database.writing() as tx:
                channel = channels.channel(tx, newsroom.channel.id)
                channels.save(tx, replace(channel, limits=replace(channel.accepts, text=30)))

    newsroom.clock.forward(minutes=10)
    newsroom.publish(lowered_after_the_first)
    newsroom.practice.heal()
    assert newsroom.state(fair) is State.FAILED
    at = wall_clock(newsroom.clock() + timedelta(minutes=5), ZONE)
    plan = PlanDraft((newsroom.channel.id,), at)
    with pytest.raises(Blocked) as told:
        text = "\n---\n".join((said[0], "b" * 40, said[2]))
        newsroom.desk.planning.plan(fair.post_id, Draft("Feria", Content(text)), plan)
    ((found,),) = told.value.findings.values()
    assert found.facts["part"] == 2
    text = "\n---\n".join((said[0], "Dos, corregido.", said[2]))
    newsroom.desk.planning.plan(fair.post_id, Draft("Feria", Content(text)), plan)
    newsroom.clock.forward(minutes=5)
    newsroom.publish()
    assert newsroom.state(fair) is State.PUBLISHED
    assert in_one_thread(newsroom) == [said[0], "Dos, corregido.", said[2]]


def test_no_network_limits_how_many_parts_there_are(newsroom: Newsroom) -> None:
    said = [f"Parte {number}." for number in range(1, 41)]
    in_a_minute(newsroom, "\n---\n".join(said))
    newsroom.publish()
    assert in_one_thread(newsroom) == said

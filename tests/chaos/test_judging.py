"""The accounting of the chaos run can fail: what each wrong network looks like, and publishers that are broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calendario.domain.publication import Publication, State
from calendario.publisher.thread import Thread
from tests.chaos.judging import Fate, Ours, There, fate, tags, words
from tests.chaos.town import shown
from tests.newsroom import Newsroom

SAYS = ((1, 1), (2, 1), (3, 1))
PUBLISHED = Ours(State.PUBLISHED, SAYS, threads=True, out=("a", "b", "c"))
HALF = replace(PUBLISHED, state=State.CANCELLED, out=("a", "b"), given_up=True)
ONE_POST = Ours(State.PUBLISHED, SAYS)

A = There("a", None, ((1, 1),))
B = There("b", "a", ((2, 1),))
C = There("c", "b", ((3, 1),))
B_AGAIN = There("b2", "a", ((2, 1),))
B_NEWER = There("b3", "a", ((2, 2),))
C_TO_THE_FIRST = There("c", "a", ((3, 1),))
D = There("d", "c", ((4, 1),))
WHOLE = There("w", None, SAYS)


@pytest.mark.parametrize(
    ("there", "ours", "became"),
    [
        pytest.param((A, B, C), PUBLISHED, Fate.ONCE, id="each part once, in order"),
        pytest.param((A, B, B_AGAIN, C), PUBLISHED, Fate.DUPLICATED, id="a part that is there twice"),
        pytest.param((A, B, B_NEWER, C), PUBLISHED, Fate.DUPLICATED, id="a part that is there in two versions"),
        pytest.param((A, B, B_AGAIN), HALF, Fate.DUPLICATED, id="a part twice, and the rest given up"),
        pytest.param((A, C), PUBLISHED, Fate.LOST, id="a part that is missing"),
        pytest.param((A, B), PUBLISHED, Fate.LOST, id="the last part is missing"),
        pytest.param((), PUBLISHED, Fate.LOST, id="nothing is there"),
        pytest.param((A, B), None, Fate.UNWANTED, id="half of one that the calendar forgot"),
        pytest.param((), None, Fate.LOST, id="forgotten altogether"),
        pytest.param((A, B, C_TO_THE_FIRST), PUBLISHED, Fate.ASTRAY, id="a part that answers another one"),
        pytest.param((A, replace(B, above=None), C), PUBLISHED, Fate.ASTRAY, id="a part that answers nothing"),
        pytest.param((A, C, B), PUBLISHED, Fate.ASTRAY, id="out of order"),
        pytest.param((A, B_NEWER, replace(C, above="b3")), PUBLISHED, Fate.OTHER_WORDS, id="another version of a part"),
        pytest.param((A, B, C, D), PUBLISHED, Fate.OTHER_WORDS, id="a part that it does not have"),
        pytest.param((A, B), replace(PUBLISHED, settled=False), Fate.STUCK, id="half, and it never ended"),
        pytest.param((A, B), replace(PUBLISHED, state=State.MISSED), Fate.STUCK, id="half, and nobody answered"),
        pytest.param((A, B), replace(HALF, given_up=False), Fate.STUCK, id="half, and nobody gave it up"),
        pytest.param((A, B), HALF, Fate.HALVED, id="half, given up by a person"),
        pytest.param((A, B, C), HALF, Fate.UNWANTED, id="more is there than the calendar knows"),
        pytest.param((A, replace(C, above="a")), replace(HALF, out=("a", "c")), Fate.ASTRAY, id="a hole in the half"),
        pytest.param((), replace(HALF, out=()), Fate.GIVEN_UP, id="given up before anything was out"),
        pytest.param((WHOLE,), ONE_POST, Fate.ONCE, id="one page with every part"),
        pytest.param((WHOLE, replace(WHOLE, remote_id="x")), ONE_POST, Fate.DUPLICATED, id="two pages"),
        pytest.param((A, B, C), ONE_POST, Fate.DUPLICATED, id="three pages where there are no threads"),
        pytest.param((replace(WHOLE, says=SAYS[:2]),), ONE_POST, Fate.LOST, id="a page without its end"),
        pytest.param((replace(WHOLE, says=SAYS[::-1]),), ONE_POST, Fate.ASTRAY, id="a page in another order"),
        pytest.param((WHOLE,), replace(ONE_POST, state=State.CANCELLED), Fate.UNWANTED, id="discarded, and there"),
    ],
)
def test_what_became_of_it_is_told_by_what_is_there(there: tuple[There, ...], ours: Ours | None, became: Fate) -> None:
    assert fate(there, ours) is became
    assert became.is_good == (became in (Fate.ONCE, Fate.GIVEN_UP, Fate.HALVED))


def test_each_part_says_which_it_is() -> None:
    assert tags("\n\n".join(words(7, part, part + 2) for part in (1, 2))) == {7: ((1, 3), (2, 4))}
    assert tags("Nada") == {}


def played(newsroom: Newsroom) -> Fate:
    """What becomes of a thread whose publisher dies after its second part was sent, and which the next one finishes."""
    text = "\n---\n".join(words(1, part, 1) for part in (1, 2, 3))
    planned = newsroom.plan(text, title="Feria")
    newsroom.clock.forward(minutes=10)
    sent: list[str] = []

    def dies(step: str) -> None:
        sent.append(step)
        if sent.count("part sent") == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        newsroom.publish(dies)
    newsroom.clock.forward(seconds=5)
    newsroom.publish()
    return judged(newsroom, newsroom.now(planned))


def judged(newsroom: Newsroom, ours: Publication) -> Fate:
    there = [replace(post, says=tags(text)[1]) for text, post in shown(newsroom.practice)]
    return fate(there, Ours(ours.state, SAYS, threads=True))


def test_a_publisher_that_remembers_its_parts_publishes_each_once(newsroom: Newsroom) -> None:
    assert played(newsroom) is Fate.ONCE


def test_one_that_does_not_look_and_makes_a_new_key_for_each_try_is_caught(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, find = Thread._begun, Thread.find

    def does_not_look(thread: Thread, *given: object) -> object:
        under_way = any(not p.is_out for p in thread._known().values())
        return None if under_way else find(thread, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Thread, "find", does_not_look)
    monkeypatch.setattr(Thread, "_begun", lambda thread, number, content, _before: begun(thread, number, content, None))
    assert played(newsroom) is Fate.DUPLICATED


def test_one_that_takes_a_part_for_the_whole_is_caught(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    find = Thread.find

    def first_is_enough(thread: Thread, *given: object) -> object:
        return next((p for p in thread._known().values() if p.is_out), None) or find(thread, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Thread, "find", first_is_enough)
    assert played(newsroom) is Fate.LOST

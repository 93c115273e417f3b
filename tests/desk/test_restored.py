"""What was under way when a copy was made, once that copy is put back: nothing of it is sent twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from calendario.channels.practice import Fault
from calendario.desk.safekeeping import restore
from calendario.domain.pause import PauseReason
from calendario.domain.problem import NotAllowed
from calendario.domain.publication import Publication, State
from calendario.sentences import reason_text
from tests.newsroom import FAIR, Newsroom


def copied_halfway(newsroom: Newsroom, copy: Path, when: str) -> Publication:
    """A thread of which a copy was made after its first part, and which went out whole since."""
    fair = newsroom.plan("\n---\n".join(FAIR), title="Feria")
    newsroom.clock.forward(minutes=10)
    steps: list[str] = []

    def after_the_first(step: str) -> None:
        steps.append(step)
        if step != "part seen" or steps.count("part seen") != 1:
            return
        if when == "being sent":
            newsroom.desk.safekeeping.backup(copy)
        else:
            newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)

    newsroom.publish(after_the_first)
    if when == "under a pause":
        newsroom.desk.stopping.pause(PauseReason.OTHER)
    if when != "being sent":
        assert newsroom.state(fair) is State.UNCONFIRMED
        newsroom.desk.safekeeping.backup(copy)
    if when == "under a pause":
        newsroom.desk.stopping.resume()
    goes_on(newsroom)
    assert newsroom.state(fair) is State.PUBLISHED
    assert [post.text for post in newsroom.practice.posts()] == list(FAIR)
    return fair


def goes_on(newsroom: Newsroom) -> None:
    for _ in range(3):
        newsroom.clock.forward(seconds=10)
        newsroom.publish()


@pytest.mark.parametrize("when", ["in doubt", "being sent", "under a pause"])
def test_the_rest_of_a_thread_that_was_halfway_in_the_copy_is_not_sent_again(
    newsroom: Newsroom, tmp_path: Path, when: str
) -> None:
    copy = tmp_path / "copia.zip"
    fair = copied_halfway(newsroom, copy, when)
    newsroom.close()
    restore(copy, newsroom.folder, newsroom.clock())
    newsroom.open()
    if when == "under a pause":
        newsroom.desk.stopping.resume()  # it is not among what the pause would let go on
    goes_on(newsroom)
    held = newsroom.now(fair)
    assert (held.state, held.reason) == (State.HELD, "restored")
    assert "puede que ya haya salido" in reason_text(held.reason, held.facts, "Práctica", state=held.state)
    assert [post.text for post in newsroom.practice.posts()] == list(FAIR)
    with pytest.raises(NotAllowed, match="thread_not_whole"):
        newsroom.desk.decisions.is_out(fair.id)
    assert newsroom.desk.decisions.is_out(fair.id, whole=True).state is State.PUBLISHED


def test_one_post_in_doubt_in_the_copy_is_looked_for_and_found(newsroom: Newsroom, tmp_path: Path) -> None:
    fair = newsroom.plan("Feria de primavera")
    newsroom.clock.forward(minutes=10)
    newsroom.practice.switch(Fault.NO_ANSWER_AFTER, times=1)
    newsroom.publish()
    copy = newsroom.desk.safekeeping.backup(tmp_path / "copia.zip")
    goes_on(newsroom)
    newsroom.close()
    restore(copy, newsroom.folder, newsroom.clock())
    newsroom.open()
    goes_on(newsroom)
    assert newsroom.state(fair) is State.PUBLISHED
    assert newsroom.practice.received("Feria") == 1

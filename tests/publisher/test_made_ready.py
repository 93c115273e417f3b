"""A minute before its hour a post is made ready and measured again: what cannot go out is known before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image as Picture

from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.store import channels
from tests.newsroom import ZONE, Newsroom
from tests.publisher.running import SlowPractice, happens


def with_a_picture(newsroom: Newsroom, folder: Path) -> tuple[Publication, Path]:
    """A post with a picture in ten minutes, and the file of that picture."""
    Picture.new("RGB", (20, 20)).save(folder / "plaza.png")
    image = newsroom.desk.writing.take_in(folder / "plaza.png")
    plan = PlanDraft((newsroom.channel.id,), wall_clock(newsroom.clock() + timedelta(minutes=10), ZONE))
    draft = Draft("Plaza", Content("La plaza de hoy, de noche", (replace(image, alt="La plaza"),)))
    (planned,) = newsroom.desk.planning.plan(newsroom.desk.writing.new().post_id, draft, plan)
    return planned, newsroom.desk.writing.picture(image)


@pytest.mark.parametrize(
    ("trouble", "state", "reason"),
    [("picture gone", State.FAILED, "picture_missing"), ("limit lowered", State.HELD, "finding")],
)
def test_what_cannot_go_out_is_found_before_the_minute(
    newsroom: Newsroom, tmp_path: Path, trouble: str, state: State, reason: str
) -> None:
    post, picture = with_a_picture(newsroom, tmp_path)
    market = newsroom.plan("Mercado", minutes=11)
    if trouble == "picture gone":
        picture.unlink()
    else:
        with newsroom.database.writing() as tx:
            channels.save(tx, replace(newsroom.channel, limits=replace(newsroom.channel.accepts, text=10)))
    newsroom.clock.forward(minutes=9)
    publisher = newsroom.publisher()
    publisher._hours.look(changed=True)
    publisher._turn()
    publisher._lanes.settle()
    publisher._finish()
    assert (newsroom.state(post), newsroom.now(post).reason) == (state, reason)
    assert newsroom.now(post).due_at > newsroom.clock(), "a minute is left to mend it"
    assert [d.publication.id for d in newsroom.desk.calendar.today().decisions] == [post.id]
    newsroom.clock.forward(minutes=3)
    newsroom.publish()
    assert newsroom.state(market) is State.PUBLISHED


def test_what_is_given_another_hour_while_it_waits_for_its_turn_waits_for_that_hour(newsroom: Newsroom) -> None:
    slow = SlowPractice(str(newsroom.practice.folder), "publish")
    newsroom.adapters["practice"] = slow
    both = newsroom.plan("La feria", minutes=5), newsroom.plan("El mercado", minutes=5)
    newsroom.clock.forward(minutes=5, seconds=1)
    publisher = newsroom.publisher()
    publisher._hours.look(changed=True)
    publisher._turn()
    happens(slow.began, "the first")
    (waits,) = (p for p in both if newsroom.state(p) is State.PLANNED)
    draft = newsroom.desk.writing.open(waits.post_id).draft
    plan = PlanDraft((newsroom.channel.id,), wall_clock(newsroom.clock() + timedelta(days=7), ZONE))
    newsroom.desk.planning.plan(waits.post_id, draft, plan, as_it_is=True)
    slow.go_on.set()
    publisher._lanes.settle()
    publisher._finish()
    assert newsroom.state(waits) is State.PLANNED
    assert len(newsroom.practice.posts()) == 1

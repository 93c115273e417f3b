"""A thread whose picture was framed for several networks goes on as what went out there, not as what was written."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from PIL import Image as Pillow

from calendario.channels.practice import Fault
from calendario.domain.media import Crop
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from tests.newsroom import FAIR, ZONE, Newsroom

WIDE, SQUARE = Crop("16:9", 0, 0, 1, 0.75), Crop("1:1", 0, 0, 0.75, 1)


@pytest.mark.parametrize("crops", [(), (WIDE,), (SQUARE, WIDE)], ids=["whole", "one", "two"])
def test_one_that_was_left_halfway_goes_on_with_another_end(newsroom: Newsroom, crops: tuple[Crop, ...]) -> None:
    poster = io.BytesIO()
    Pillow.new("RGB", (400, 300), "red").save(poster, "JPEG")
    image = replace(newsroom.desk.writing.take_in_bytes(poster.getvalue(), "cartel.jpg"), alt="Un rótulo rojo.")
    draft = Draft("Feria", Content("\n---\n".join(FAIR), (replace(image, crops=crops),)))
    post_id, on = newsroom.desk.writing.new().post_id, (newsroom.channel.id,)
    plan = PlanDraft(on, wall_clock(newsroom.clock() + timedelta(minutes=10), ZONE))
    (planned,) = newsroom.desk.planning.plan(post_id, draft, plan, as_it_is=True)
    newsroom.clock.forward(minutes=10)
    seen = iter([newsroom.practice.switch])

    def step(name: str) -> None:
        if name == "part seen" and (switch := next(seen, None)) is not None:
            switch(Fault.REFUSE, times=1)

    newsroom.publish(step)
    assert (newsroom.state(planned), len(newsroom.practice.posts())) == (State.FAILED, 1)
    said = (*FAIR[:2], "A las 23:00, verbena.")
    later = replace(draft, base=replace(draft.base, text="\n---\n".join(said)))
    newsroom.desk.planning.publish_now(post_id, later, PlanDraft(on), as_it_is=True)
    newsroom.clock.forward(minutes=1)
    newsroom.publish()
    assert newsroom.state(planned) is State.PUBLISHED
    assert [post.text for post in newsroom.practice.posts()] == list(said)

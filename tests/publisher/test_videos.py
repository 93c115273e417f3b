"""A post with a video, from the editor's desk to its network."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import State
from calendario.domain.slot import wall_clock
from calendario.store import publications
from tests.channels.calls import VIDEOS
from tests.newsroom import ZONE, Clock, Newsroom


def planned(newsroom: Newsroom, clock: Clock, tmp_path: Path) -> tuple[UUID, str]:
    """The post's id and the video's digest; its minute has come."""
    writing = newsroom.desk.writing
    (tmp_path / "feria.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHola\n", encoding="utf-8")
    video = replace(writing.take_in_video(VIDEOS / "fair.mp4"), alt="La noria")
    video = replace(video, captions=replace(writing.take_in_subtitles(tmp_path / "feria.srt", "es"), reviewed=True))
    plan = PlanDraft((newsroom.channel.id,), wall_clock(clock() + timedelta(minutes=1), ZONE))
    post = writing.new()
    newsroom.desk.planning.plan(post.post_id, Draft("Feria", Content("La feria", videos=(video,))), plan, as_it_is=True)
    clock.forward(minutes=1)
    return post.post_id, video.digest


def test_it_goes_out_with_its_video_and_its_subtitles(newsroom: Newsroom, clock: Clock, tmp_path: Path) -> None:
    _, digest = planned(newsroom, clock, tmp_path)
    newsroom.publish()
    [post] = newsroom.practice.posts()
    assert post.video_alts == ("La noria",)
    there = sorted(path.suffix for path in newsroom.practice.folder.glob("pictures/*"))
    assert there == [".mp4", ".vtt"]
    assert next(newsroom.practice.folder.glob("pictures/*.mp4")).name.startswith(digest[:32])


def test_a_video_that_was_lost_fails_with_a_sentence_and_nothing_goes_out(
    newsroom: Newsroom, clock: Clock, tmp_path: Path
) -> None:
    post_id, digest = planned(newsroom, clock, tmp_path)
    newsroom.desk.office.media.path(digest).unlink()
    newsroom.publish()
    assert newsroom.practice.posts() == ()
    with newsroom.database.reading() as tx:
        [publication] = publications.of_post(tx, post_id)
    assert (publication.state, publication.reason) == (State.FAILED, "video_missing")

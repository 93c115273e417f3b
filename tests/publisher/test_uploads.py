"""What a network takes its time to process: given to it once, early enough, and looked at without a storm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image as Picture

from calendario.channels.mastodon import MastodonAdapter
from calendario.domain.adapter import NotReady, Prepared, Secret
from calendario.domain.channel import Channel
from calendario.domain.delivery import MediaFile, Payload
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import ON_TIME, Publication, State
from calendario.domain.slot import wall_clock
from calendario.publisher import sending
from calendario.publisher.lead import lead_of
from calendario.publisher.loop import Publisher
from calendario.sentences import reason_text
from calendario.store import channels, publications
from tests.channels.calls import VIDEOS
from tests.newsroom import ZONE, Clock, Newsroom
from tests.publisher.running import until
from tests.publisher.test_on_mastodon import TownOnMastodon
from tests.servers.fake_mastodon import FakeMastodon
from tests.servers.fake_mastodon_http import Fault
from tests.spanish import assert_spanish


@pytest.fixture
def town(tmp_path: Path, clock: Clock) -> Iterator[TownOnMastodon]:
    with FakeMastodon(clock=clock) as server:
        made = TownOnMastodon(tmp_path / "perfil", clock, server)
        yield made
        made.close()


def showing(town: TownOnMastodon, kind: str, size_bytes: int | None = None) -> Draft:
    """A post with a video or a picture; `size_bytes` is what it is said to have."""
    writing = town.desk.writing
    if kind == "picture":
        Picture.new("RGB", (20, 20)).save(town.folder / "plaza.png")
        return Draft(
            "Feria", Content("La feria", images=(replace(writing.take_in(town.folder / "plaza.png"), alt="A"),))
        )
    video = replace(writing.take_in_video(VIDEOS / "fair.mp4"), alt="La noria", has_speech=False)
    return Draft("Feria", Content("La feria", videos=(replace(video, size_bytes=size_bytes or video.size_bytes),)))


def now_on(town: TownOnMastodon, post_id: UUID, draft: Draft) -> Publication:
    town.desk.planning.publish_now(post_id, draft, PlanDraft((town.channel.id,)), as_it_is=True)
    with town.database.reading() as tx:
        (there,) = publications.of_post(tx, post_id)
    return there


def planned(town: TownOnMastodon, draft: Draft, minutes: int = 30) -> Publication:
    """For in so many minutes."""
    at = wall_clock(town.clock() + timedelta(minutes=minutes), ZONE)
    new = town.desk.writing.new().post_id
    return town.desk.planning.plan(new, draft, PlanDraft((town.channel.id,), at), as_it_is=True)[0]


def turning(town: TownOnMastodon) -> Publisher:
    publisher = town.publisher(secrets=lambda _channel: town.secret)
    publisher._hours.look(changed=True)
    return publisher


def turn(publisher: Publisher, town: TownOnMastodon, **forward: float) -> None:
    """One look of the loop, all that it begins, and then that much time."""
    publisher._turn()
    publisher._lanes.settle()
    town.clock.forward(**forward)


@pytest.mark.parametrize("kind", ["video", "picture"])
def test_what_is_published_now_and_has_to_be_waited_for_is_uploaded_once_and_goes_out_once(
    town: TownOnMastodon, kind: str
) -> None:
    town.server.polls_per_picture = 3
    there = now_on(town, town.desk.writing.new().post_id, showing(town, kind))
    for _ in range(20):
        town.publish()
        town.clock.forward(seconds=6)
    assert town.state(there) is State.PUBLISHED
    assert (len(town.server.media), len(town.server.statuses)) == (1, 1)
    assert town.now(there).tries == 1, "to be waited for is no try that failed"


def test_before_its_hour_it_is_looked_at_when_the_server_said_and_goes_out_on_the_minute(town: TownOnMastodon) -> None:
    town.server.polls_per_picture = 4
    there = planned(town, showing(town, "video"))
    town.clock.now = there.due_at - timedelta(seconds=90)
    publisher = turning(town)
    looked: list[int] = []
    for _ in range(45):
        turn(publisher, town, seconds=2)
        looked.append(sum(method == "GET" and path.startswith("/api/v1/media/") for method, path in town.server.calls))
    assert looked[0] == 0
    assert looked[-1] == 4
    assert town.clock() == there.due_at
    turn(publisher, town)
    publisher._finish()
    assert town.state(there) is State.PUBLISHED
    assert len(town.server.media) == 1


def test_a_large_video_is_given_to_its_network_sooner_than_a_small_one(town: TownOnMastodon) -> None:
    large, small = planned(town, showing(town, "video", 90_000_000)), planned(town, showing(town, "video"))
    publisher = turning(town)
    uploaded: list[tuple[datetime, int]] = []
    while town.clock() < large.due_at:
        turn(publisher, town, seconds=30)
        uploaded.append((town.clock(), len(town.server.media)))
    turn(publisher, town)
    publisher._finish()
    first = next(at for at, many in uploaded if many == 1)
    second = next(at for at, many in uploaded if many == 2)
    assert timedelta(minutes=4) <= large.due_at - first <= timedelta(minutes=5)
    assert small.due_at - second <= timedelta(seconds=90)
    assert {town.state(large), town.state(small)} == {State.PUBLISHED}


@pytest.mark.parametrize("from_editor", [True, False], ids=["editor", "outputs"])
def test_published_now_a_large_video_has_the_hour_at_which_it_can_be_there(
    town: TownOnMastodon, from_editor: bool
) -> None:
    draft, begun_at = showing(town, "video", 90_000_000), town.clock()
    if from_editor:
        there = now_on(town, town.desk.writing.new().post_id, draft)
    else:
        there = town.desk.decisions.publish_now(planned(town, draft).id)[0].publication
    assert there.due_at == begun_at + timedelta(minutes=3)
    publisher = turning(town)
    turn(publisher, town)
    assert len(town.server.media) == 1, "it is begun at once"
    while town.clock() < there.due_at:
        turn(publisher, town, seconds=30)
    assert town.server.statuses == []
    turn(publisher, town)
    publisher._finish()
    out = town.now(there)
    assert (out.state, out.published_at) == (State.PUBLISHED, there.due_at)


def test_a_large_video_is_given_once_to_a_network_that_remembers_nothing(town: TownOnMastodon) -> None:
    given: list[datetime] = []

    class Forgetful(MastodonAdapter):
        def prepare(
            self, channel: Channel, secret: Secret | None, payload: Payload, media: MediaFile, now: datetime
        ) -> Prepared | NotReady:
            given.append(now)
            return super().prepare(channel, secret, payload, media, now)

    town.adapters["mastodon"] = Forgetful(clock=town.clock)
    there = planned(town, showing(town, "video", 90_000_000))
    publisher = turning(town)
    while town.clock() <= there.due_at:
        turn(publisher, town, seconds=30)
    publisher._finish()
    assert town.state(there) is State.PUBLISHED
    assert [there.due_at - at <= timedelta(minutes=5) for at in given] == [True]


@pytest.mark.parametrize("now", [False, True], ids=["at_one_hour", "published_now"])
def test_a_large_video_on_a_slow_line_keeps_no_other_post_of_its_channel_from_its_hour(
    town: TownOnMastodon, now: bool
) -> None:
    large = planned(town, showing(town, "video", 90_000_000))
    text = planned(town, Draft("Bando", Content("Se corta el agua en la calle Mayor.")))
    assert large.due_at == text.due_at
    if now:
        large = town.desk.decisions.publish_now(large.id)[0].publication
        text = town.desk.decisions.publish_now(text.id)[0].publication
    town.server.hold_back()
    town.server.play(Fault.DELAY, path=r"/api/v2/media$", seconds=60)  # until the line is calm
    town.clock.now = large.due_at - timedelta(minutes=4)
    publisher = turning(town)
    while town.clock() < text.due_at + timedelta(seconds=15):
        publisher._turn()
        until(lambda: text.id not in publisher._lanes.busy, "what the text waits for")
        town.clock.forward(seconds=15)
    assert town.state(text) is State.PUBLISHED
    assert town.now(text).published_at is not None
    assert town.now(text).published_at <= text.due_at + timedelta(minutes=1)
    assert town.state(large) is State.PLANNED, "its upload is under way"
    town.server.calm()
    while town.clock() <= large.due_at + timedelta(minutes=1):
        turn(publisher, town, seconds=15)
    publisher._finish()
    assert town.state(large) is State.PUBLISHED
    assert len(town.server.media) == 1, "and was begun once"


def test_the_lead_grows_with_the_video_and_has_an_end(town: TownOnMastodon) -> None:
    leads = [lead_of(showing(town, "video", size).base) for size in (45_000_000, 99_000_000, 4_000_000_000)]
    assert [lead.total_seconds() for lead in leads] == [180, 288, 1890]
    assert lead_of(Content("Hola")) == timedelta(seconds=90)


def test_what_is_not_processed_within_five_minutes_asks_and_is_not_uploaded_again(town: TownOnMastodon) -> None:
    town.server.polls_per_picture = 1000
    draft = showing(town, "video")
    there = planned(town, draft)
    town.clock.now = there.due_at - timedelta(seconds=90)
    publisher = turning(town)
    while town.clock() <= there.due_at + ON_TIME + timedelta(seconds=10):
        turn(publisher, town, seconds=10)
    missed = town.now(there)
    assert (missed.state, missed.reason) == (State.MISSED, "not_ready")
    told = reason_text(missed.reason, missed.facts, "Ayuntamiento", state=missed.state)
    assert "vídeo" in told
    assert_spanish(told, own=("Ayuntamiento",))
    for media in town.server.media.values():
        media.polls = 0
    again = now_on(town, there.post_id, draft)
    town.clock.now = again.due_at
    turn(publisher, town)
    publisher._finish()
    assert town.state(again) is State.PUBLISHED
    assert len(town.server.media) == 1


def test_made_ready_again_it_says_the_same_hour_and_late_the_hour_at_which_it_goes(newsroom: Newsroom) -> None:
    fair = newsroom.plan("Feria\n---\nHay pregón")
    given = newsroom.publisher()._newsroom

    def made_at() -> list[datetime]:
        ready = sending.prepare(given, fair.id)
        assert ready is not None
        return [part.created_at for part in ready.prepared.payload.parts]

    newsroom.clock.now = fair.due_at - timedelta(seconds=60)
    before = made_at()
    newsroom.clock.now = fair.due_at + timedelta(minutes=3)
    assert made_at() == before == [fair.due_at, fair.due_at + timedelta(milliseconds=1)]
    newsroom.clock.now = fair.due_at + timedelta(hours=2)
    assert made_at()[0] == newsroom.clock()


def test_what_was_ready_long_before_its_hour_is_looked_at_again_near_it(town: TownOnMastodon) -> None:
    there = planned(town, showing(town, "video", 90_000_000))
    town.clock.now = there.due_at - timedelta(minutes=4)
    publisher = turning(town)
    turn(publisher, town)
    assert len(town.server.media) == 1
    with town.database.writing() as tx:
        channels.save(tx, replace(town.channel, limits=replace(town.channel.accepts, text=5)))
    town.clock.now = there.due_at - timedelta(seconds=80)
    turn(publisher, town)
    publisher._finish()
    assert (town.state(there), town.now(there).reason) == (State.HELD, "finding")

"""What is said after a decision is what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from calendario.channels.practice import Fault
from calendario.desk.desk import Desk
from calendario.desk.stopping import Choice, WayOn
from calendario.domain.channel import Channel
from calendario.domain.media import Image, Video
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.publication import Publication, State
from calendario.domain.slot import wall_clock
from calendario.gui.background import Background
from calendario.gui.deciding import Deciding
from calendario.gui.theme import Theme
from calendario.store import media
from tests.newsroom import ZONE, Newsroom

DRAFT = "It does not go out: it is a draft again."
DECIDE = "It does not go out: it waits for your decision again."


_KEEP = WayOn(Choice.KEEP)


class Heard:
    """The last sentence, what takes it back, and whether it was a refusal."""

    def __init__(self, deciding: Deciding) -> None:
        self.words = ""
        self.undo: Callable[[], object] | None = None
        self.refused = False
        deciding.told.connect(self._told)
        deciding.refused.connect(self._refused)

    def _told(self, words: str, undo: object, _stays_ms: int) -> None:
        self.words, self.undo, self.refused = words, undo if callable(undo) else None, False

    def _refused(self, words: str) -> None:
        self.words, self.undo, self.refused = words, None, True

    def take_back(self) -> str:
        assert self.undo is not None
        self.undo()
        return self.words


@pytest.fixture
def deciding(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> Deciding:
    page = QWidget()
    qtbot.addWidget(page)
    made = Deciding(desk, theme, background, page)
    made.kept_page = page  # type: ignore[attr-defined]  # lives as long as what it carries
    return made


@pytest.fixture
def heard(deciding: Deciding) -> Heard:
    return Heard(deciding)


def planned(newsroom: Newsroom) -> Publication:
    return newsroom.plan("Pleno", minutes=25 * 60)


def _bluesky(newsroom: Newsroom) -> tuple[Channel, ...]:
    return tuple(c for c in newsroom.desk.channels.all() if c.network == "bluesky")


def draft(newsroom: Newsroom) -> Publication:
    desk, plan = newsroom.desk.writing, PlanDraft((newsroom.channel.id,), planned(newsroom).plan.wall_time)
    post_id: UUID = desk.new().post_id
    desk.save_draft(post_id, Draft("Verbena", Content("Verbena")), plan)
    return desk.open(post_id).publications[0]


def failed(newsroom: Newsroom) -> Publication:
    post = newsroom.plan("Chiste")
    newsroom.practice.switch(Fault.REFUSE, times=1)
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    return newsroom.now(post)


def by_hand(newsroom: Newsroom) -> Publication:
    post = newsroom.plan("Mercado", on=tuple(c for c in newsroom.desk.channels.all() if c.by_hand))
    newsroom.clock.forward(minutes=10)
    newsroom.publish()
    return newsroom.now(post)


@pytest.mark.parametrize(
    ("begin", "words"),
    [
        (planned, "It is planned again for mañana, 10:00."),
        (draft, DRAFT),
        (failed, DECIDE),
        (by_hand, "It waits again for you to publish it by hand."),
    ],
)
def test_taken_back_it_says_what_it_is_again(
    deciding: Deciding, heard: Heard, gui_newsroom: Newsroom, begin: Callable[[Newsroom], Publication], words: str
) -> None:
    before = begin(gui_newsroom)
    deciding.publish_now([before.id])
    out = wall_clock(gui_newsroom.now(before).due_at, ZONE)
    assert (
        heard.words == f"It goes out at {out.hour}:{out:%M:%S}."
    )  # the second it goes out, not one that does not count
    assert heard.take_back() == words
    assert gui_newsroom.now(before) == before


def test_a_large_video_is_said_to_be_uploaded_first(deciding: Deciding, heard: Heard, gui_newsroom: Newsroom) -> None:
    desk, channel = gui_newsroom.desk, gui_newsroom.channel
    video = Video("e" * 64, "video/mp4", 1280, 720, 90_000_000, 60_000, "La noria")
    with gui_newsroom.database.writing() as tx:
        media.note_picture(tx, Image(video.digest, video.mime, 1280, 720, video.size_bytes), gui_newsroom.clock())
    post_id = desk.writing.new().post_id
    plan = PlanDraft((channel.id,), wall_clock(gui_newsroom.clock(), ZONE) + timedelta(days=1))
    (post,) = desk.planning.plan(post_id, Draft("Feria", Content("La feria", videos=(video,))), plan, as_it_is=True)
    deciding.publish_now([post.id])
    out = wall_clock(gui_newsroom.clock() + timedelta(minutes=3), ZONE)
    assert heard.words == f"It goes out at {out.hour}:{out:%M:%S}, once its video is uploaded."


def test_taken_back_together_each_state_is_said_once(deciding: Deciding, heard: Heard, gui_newsroom: Newsroom) -> None:
    first = failed(gui_newsroom)
    deciding.publish_now([first.id, planned(gui_newsroom).id])
    assert heard.take_back() == f"It is planned again for mañana, 10:10. {DECIDE}"


def test_too_late_it_says_so_and_on_how_many_channels(deciding: Deciding, heard: Heard, gui_newsroom: Newsroom) -> None:
    out, still = planned(gui_newsroom), gui_newsroom.plan("Verbena", minutes=25 * 60, on=_bluesky(gui_newsroom))
    deciding.publish_now([out.id, still.id])
    gui_newsroom.desk.decisions.discard(out.id)  # as if it were gone: it is not what it was
    assert heard.take_back() == "It is planned again for mañana, 10:00. On 1 channel(s) it was already going out."
    deciding.publish_now([still.id])
    gui_newsroom.clock.forward(seconds=20)
    gui_newsroom.publish()
    assert gui_newsroom.state(still) is State.PUBLISHED
    assert heard.take_back() == "It was already going out and could not be taken back."


def test_of_several_that_cannot_all_go_now_none_goes_and_nothing_is_offered_to_undo(
    deciding: Deciding, heard: Heard, gui_newsroom: Newsroom, desk: Desk
) -> None:
    first, second = planned(gui_newsroom), gui_newsroom.plan("Verbena", minutes=60, on=_bluesky(gui_newsroom))
    desk.channels.pause(second.channel_id)
    deciding.publish_now([first.id, second.id])
    assert heard.undo is None
    assert heard.refused
    assert gui_newsroom.now(first) == first


def test_kept_while_something_else_holds_it_it_does_not_say_that_it_goes_out(
    deciding: Deciding, heard: Heard, gui_newsroom: Newsroom, desk: Desk
) -> None:
    held = planned(gui_newsroom)
    desk.channels.pause(held.channel_id)
    deciding.keep([held.id])
    assert "canal está en pausa" in heard.words
    assert heard.refused
    desk.stopping.pause(PauseReason.OTHER)
    deciding.keep([held.id])
    assert "pausa general" in heard.words
    assert [d.publication.id for d in desk.stopping.held()] == [held.id]
    desk.stopping.resume({held.id: _KEEP})
    desk.channels.resume(held.channel_id)
    deciding.keep([held.id])
    assert heard.words == "It goes out at its hour."
    assert gui_newsroom.state(held) is State.PLANNED

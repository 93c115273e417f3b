"""Access that ends in a few days, or has ended: said once in *Hoy* and in *Canales*, with the way to renew it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from calendario.domain.channel import Channel
from calendario.gui.background import Background
from calendario.gui.channels_page import ChannelsPage
from calendario.gui.theme import Theme
from calendario.gui.today.page import TodayPage
from calendario.gui.widgets.strip import Strip
from calendario.store import channels, publications
from tests.newsroom import Newsroom


def ends_in(newsroom: Newsroom, **by: float) -> Channel:
    """The Bluesky channel's access ends so long from now."""
    bluesky = next(c for c in newsroom.desk.channels.all() if c.letters == "BS")
    with newsroom.database.writing() as tx:
        channels.access(tx, bluesky.id, newsroom.clock() + timedelta(**by))
    return bluesky


@pytest.fixture
def today(gui_newsroom: Newsroom, theme: Theme, background: Background, qtbot: QtBot) -> TodayPage:
    made = TodayPage(gui_newsroom.desk, theme, background)
    qtbot.addWidget(made)
    made.show()
    return made


def told(page: TodayPage) -> list[str]:
    return [s.heading.text() for s in page.findChildren(Strip) if not s.isHidden() and "access" in s.heading.text()]


def test_a_week_before_today_says_it_once_and_leads_to_the_channels(
    gui_newsroom: Newsroom, today: TodayPage, qtbot: QtBot
) -> None:
    ends_in(gui_newsroom, days=7.5)
    today.reload()
    assert told(today) == []
    gui_newsroom.clock.forward(days=1)
    today.reload()
    today.reload()
    (words,) = told(today)
    assert "Bluesky" in words
    assert "ends on" in words
    see = next(b for b in today.findChildren(QPushButton) if b.text() == "See the channels" and b.isVisible())
    with qtbot.waitSignal(today.show_channels):
        qtbot.mouseClick(see, Qt.MouseButton.LeftButton)
    gui_newsroom.clock.forward(days=7)
    today.reload()
    (words,) = told(today)
    assert "ended" in words
    ends_in(gui_newsroom, days=60)
    today.reload()
    assert told(today) == []


def test_its_channel_says_so_and_offers_to_sign_in(
    gui_newsroom: Newsroom, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    page = ChannelsPage(gui_newsroom.desk, theme, background)
    qtbot.addWidget(page)
    page.show()
    bluesky = ends_in(gui_newsroom, days=3)
    page.reload()
    assert "ends on" in page.rows[bluesky.id].state.text()
    gui_newsroom.clock.forward(days=4)
    page.reload()
    assert "ended" in page.rows[bluesky.id].state.text()
    ends_in(gui_newsroom, days=60)
    page.reload()
    assert "access" not in page.rows[bluesky.id].state.text()


def test_what_waits_for_access_is_counted_there_and_asked_one_by_one_only_when_its_hour_is_past(
    gui_newsroom: Newsroom, today: TodayPage
) -> None:
    bluesky = ends_in(gui_newsroom, days=0)
    for day in (1, 2):
        planned = gui_newsroom.plan(f"Aviso {day}", on=(bluesky,), minutes=60 * 24 * day)
        with gui_newsroom.database.writing() as tx:
            publications.save(tx, planned.held("sign_in_needed"), planned)
    today.reload()
    (words,) = told(today)
    assert "2 post(s) wait for it" in words
    assert today.strips == ()
    gui_newsroom.clock.forward(days=1, minutes=1)
    today.reload()
    (words,) = told(today)
    assert "1 post(s) wait for it" in words
    assert [strip.title for strip in today.strips] == ["Aviso 1"]

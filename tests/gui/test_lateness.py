"""What a channel wants of its late posts: chosen in *Canales*, seen in *Hoy*."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.channel import Channel, Lateness, WhenLate
from calendario.gui.background import Background
from calendario.gui.calendar.faces import day_words
from calendario.gui.channel_dialogs import LatenessDialog
from calendario.gui.channels_page import ChannelsPage
from calendario.gui.theme import Theme
from calendario.gui.today.page import TodayPage
from calendario.gui.widgets.elided import ElidedLabel, WrapLabel
from tests.newsroom import Newsroom


@pytest.fixture
def mastodon(desk: Desk) -> Channel:
    return next(c for c in desk.channels.all() if c.letters == "MA")


@pytest.fixture
def channels(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> ChannelsPage:
    made = ChannelsPage(desk, theme, background)
    qtbot.addWidget(made)
    made.show()
    return made


def test_how_late_is_offered_as_it_is_and_saved_as_it_is_chosen(
    desk: Desk, theme: Theme, mastodon: Channel, qtbot: QtBot
) -> None:
    dialog = LatenessDialog(theme, mastodon)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.form.lateness() == Lateness()
    assert not dialog.form.minutes.isEnabled()
    dialog.form.choices[WhenLate.SEND].setChecked(True)
    assert dialog.form.minutes.isEnabled()
    dialog.form.minutes.setValue(90)
    assert dialog.form.lateness() == Lateness(WhenLate.SEND, timedelta(minutes=90))
    dialog.form.minutes.setValue(5)
    assert dialog.form.lateness() == Lateness(WhenLate.SEND, timedelta(minutes=6)), "five minutes late is on time"
    dialog.form.choices[WhenLate.DROP].setChecked(True)
    assert dialog.form.lateness() == Lateness(WhenLate.DROP)
    again = LatenessDialog(theme, desk.channels.set_lateness(mastodon.id, Lateness(WhenLate.SEND, timedelta(hours=2))))
    qtbot.addWidget(again)
    assert again.form.lateness() == Lateness(WhenLate.SEND, timedelta(hours=2))


def test_the_row_says_what_is_not_the_usual(
    channels: ChannelsPage, desk: Desk, mastodon: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    channels.reload()
    assert "late" not in channels.rows[mastodon.id].rhythm.text()
    wanted = Lateness(WhenLate.SEND, timedelta(hours=1))
    monkeypatch.setattr(LatenessDialog, "ask", classmethod(lambda *_a: wanted))
    channels.set_lateness(mastodon.id)
    assert desk.channels.channel(mastodon.id).lateness == wanted
    assert "60" in channels.rows[mastodon.id].rhythm.text()


def test_what_was_dropped_is_seen_in_today_and_nobody_is_asked(
    gui_newsroom: Newsroom, desk: Desk, theme: Theme, background: Background, mastodon: Channel, qtbot: QtBot
) -> None:
    desk.channels.set_lateness(mastodon.id, Lateness(WhenLate.DROP))
    gui_newsroom.plan("Feria", on=(mastodon,))
    gui_newsroom.clock.forward(minutes=60)
    gui_newsroom.publish()
    today = TodayPage(desk, theme, background)
    qtbot.addWidget(today)
    today.show()
    today.reload()

    def said() -> str:
        return " ".join(
            label.text() for kind in (WrapLabel, ElidedLabel) for label in today.findChildren(kind) if label.isVisible()
        )

    qtbot.waitUntil(lambda: "nothing late goes out there" in said(), timeout=5000)
    assert "Decide above" not in said()
    assert "decide" not in " ".join(day_words(desk.calendar.today().cards))

"""*Canales*: what every post of a channel ends with; *Ajustes*: whether links are checked."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.channel import Channel
from calendario.domain.post import Content
from calendario.gui.background import Background
from calendario.gui.channel_dialogs import SignatureDialog
from calendario.gui.channels_page import ChannelsPage
from calendario.gui.settings_page import SettingsPage
from calendario.gui.theme import Theme
from tests.gui.typing import type_text


def bluesky(desk: Desk) -> Channel:
    return next(c for c in desk.channels.all() if c.letters == "BS")


@pytest.fixture
def dialog(desk: Desk, theme: Theme, qtbot: QtBot) -> SignatureDialog:
    made = SignatureDialog(theme, bluesky(desk))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_signature_is_counted_as_its_network_counts(dialog: SignatureDialog) -> None:
    assert "For example" in dialog._field.help.text()
    type_text(dialog.text, "Más en 🎉 ayto.es")
    assert dialog._field.help.text() == "It takes 16 of the 300 characters of a post"
    assert dialog.signature() == "Más en 🎉 ayto.es"


def test_one_that_takes_most_of_the_post_is_refused(dialog: SignatureDialog) -> None:
    dialog.text.setPlainText("a" * 151)
    dialog.save.click()
    assert dialog.isVisible()
    assert "more than half" in dialog._field.error
    dialog.text.setPlainText("a" * 150)
    dialog.save.click()
    assert not dialog.isVisible()


def test_an_endless_one_is_refused_at_once(dialog: SignatureDialog) -> None:
    dialog.text.setPlainText("a " * 200_000)
    dialog.save.click()
    assert dialog.isVisible()


def test_what_was_set_ends_every_post(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ChannelsPage(desk, theme, background)
    qtbot.addWidget(page)
    page.reload()
    monkeypatch.setattr(SignatureDialog, "ask", lambda *_: "Más en ayto.es")
    page.set_signature(bluesky(desk).id)
    assert bluesky(desk).composed(Content("Hoy.")).content.text == "Hoy.\n\nMás en ayto.es"
    monkeypatch.setattr(SignatureDialog, "ask", lambda *_: None)
    page.set_signature(bluesky(desk).id)
    assert bluesky(desk).signature == "Más en ayto.es"
    monkeypatch.setattr(SignatureDialog, "ask", lambda *_: "")
    page.set_signature(bluesky(desk).id)
    assert bluesky(desk).signature == ""


def test_whether_links_are_checked_is_remembered(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    page = SettingsPage(desk, theme, background)
    qtbot.addWidget(page)
    page.reload()
    assert page.check_links.isChecked()
    page.check_links.click()
    assert not desk.choices.check_links
    again = SettingsPage(desk, theme, background)
    qtbot.addWidget(again)
    again.reload()
    assert not again.check_links.isChecked()

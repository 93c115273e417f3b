"""*Canales*: added, checked, given a frequency, stopped and disconnected."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.domain.adapter import Ask, SignInNeeded, Unavailable
from calendario.domain.channel import Channel, ChannelState, FrequencyTarget
from calendario.domain.problem import Problem
from calendario.domain.publication import State
from calendario.domain.slot import WeeklySlot
from calendario.gui.background import Background
from calendario.gui.channel_dialogs import FrequencyDialog, RenameDialog, RetireDialog
from calendario.gui.channels_page import ChannelsPage
from calendario.gui.connect_dialog import ConnectDialog
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.signing_in import Questions
from calendario.gui.theme import Theme
from calendario.store import channels
from tests.newsroom import Newsroom


@pytest.fixture
def page(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> ChannelsPage:
    made = ChannelsPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1150, 600)
    made.show()
    made.reload()
    return made


def named(desk: Desk, letters: str) -> Channel:
    return next(c for c in desk.channels.all(retired=True) if c.letters == letters)


def text_of(dialog: ConnectDialog, name: str) -> QLineEdit:
    widget = dialog.fields[name].widget
    assert isinstance(widget, QLineEdit)
    return widget


# --- the page


def test_each_channel_says_how_it_publishes_in_plain_words(page: ChannelsPage, desk: Desk) -> None:
    by_letters = {row.channel.letters: row for row in page.rows.values()}
    assert set(by_letters) == {"PR", "WEB", "BS", "MA", "WA"}
    assert "by hand" in by_letters["WA"].accessibleName()
    assert "by itself" in by_letters["WEB"].accessibleName()
    assert "check" not in by_letters["WA"].buttons
    assert "9:00" in by_letters["WEB"].rhythm.text()


def test_a_page_in_another_computer_s_folder_says_who_publishes_there(page: ChannelsPage, desk: Desk) -> None:
    with desk.office.database.writing() as tx:
        channels.bind_to(tx, UUID(int=7))
    page.reload()
    assert "another computer" in page.rows[named(desk, "WEB").id].accessibleName()


def test_what_waits_there_is_counted(page: ChannelsPage, desk: Desk, gui_newsroom: Newsroom) -> None:
    mastodon = named(desk, "MA")
    gui_newsroom.plan("Pleno", on=(mastodon,))
    page.reload()
    assert "1" in page.rows[mastodon.id].waiting.text()


def test_a_check_is_made_in_the_background_and_the_row_says_how_it_went(
    page: ChannelsPage, desk: Desk, qtbot: QtBot
) -> None:
    mastodon = named(desk, "MA")
    QTest.mouseClick(page.rows[mastodon.id].buttons["check"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.channels.channel(mastodon.id).limits_at is not None, timeout=5000)
    qtbot.waitUntil(lambda: "works" in page.rows[mastodon.id].state.text(), timeout=5000)


def test_a_check_that_fails_says_what_to_do_and_breaks_nothing(page: ChannelsPage, desk: Desk, qtbot: QtBot) -> None:
    page_channel = named(desk, "WEB")  # its folder is not there
    page.check(page_channel.id)
    before = page.rows[page_channel.id].state.text()
    qtbot.waitUntil(lambda: page.rows[page_channel.id].state.text() != before, timeout=5000)
    assert "works" not in page.rows[page_channel.id].state.text()
    assert page.rows[page_channel.id].buttons["check"].isEnabled()


def test_the_focus_stays_on_its_button_when_the_page_is_read_again(
    page: ChannelsPage, desk: Desk, gui_newsroom: Newsroom
) -> None:
    mastodon = named(desk, "MA")
    page.activateWindow()
    page.rows[mastodon.id].buttons["frequency"].setFocus()
    gui_newsroom.plan("Pleno", on=(mastodon,))
    page.reload()
    assert page.focusWidget() is page.rows[mastodon.id].buttons["frequency"]


def test_stopping_a_channel_holds_what_was_planned_there(
    page: ChannelsPage, desk: Desk, gui_newsroom: Newsroom, qtbot: QtBot
) -> None:
    mastodon = named(desk, "MA")
    publication = gui_newsroom.plan("Pleno", on=(mastodon,))
    with qtbot.waitSignal(page.told):
        page.pause(mastodon.id)
    assert gui_newsroom.state(publication) == State.HELD
    assert desk.channels.channel(mastodon.id).state is ChannelState.PAUSED
    page.resume(mastodon.id)
    assert desk.channels.channel(mastodon.id).state is ChannelState.ACTIVE


def test_disconnecting_asks_first_and_turns_what_was_planned_into_drafts(
    page: ChannelsPage, desk: Desk, gui_newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    mastodon = named(desk, "MA")
    publication = gui_newsroom.plan("Pleno", on=(mastodon,))
    monkeypatch.setattr(RetireDialog, "ask", classmethod(lambda *_a: False))
    page.retire(mastodon.id)
    assert gui_newsroom.state(publication) == State.PLANNED
    asked: list[int] = []
    monkeypatch.setattr(
        RetireDialog, "ask", classmethod(lambda _c, _t, _ch, waiting, _p: asked.append(waiting) or True)
    )
    page.retire(mastodon.id)
    assert asked == [1]
    assert gui_newsroom.state(publication) == State.PROPOSED
    assert desk.channels.channel(mastodon.id).state is ChannelState.RETIRED
    assert not page.rows[mastodon.id].buttons


def test_disconnecting_begins_on_the_choice_that_does_not(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    dialog = RetireDialog(theme, named(desk, "MA"), 4)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_another_name(page: ChannelsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    mastodon = named(desk, "MA")
    monkeypatch.setattr(RenameDialog, "ask", classmethod(lambda *_a: "Mastodon de Cultura"))
    page.rename(mastodon.id)
    assert desk.channels.channel(mastodon.id).name == "Mastodon de Cultura"


# --- frequency


def test_a_new_frequency_holds_at_once(page: ChannelsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = (FrequencyTarget(2, 4), (WeeklySlot(1, time(12)),))
    monkeypatch.setattr(FrequencyDialog, "ask", classmethod(lambda *_a: chosen))
    mastodon = named(desk, "MA")
    page.set_frequency(mastodon.id)
    changed = desk.channels.channel(mastodon.id)
    assert (changed.target, changed.slots) == chosen
    assert "12:00" in page.rows[mastodon.id].rhythm.text()
    meters = {m.channel.id: m.meter for m in desk.calendar.today().meters}
    assert meters[mastodon.id].target == chosen[0]


def test_the_frequency_form_adds_and_takes_away_hours(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    dialog = FrequencyDialog(theme, named(desk, "WEB"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.target() == FrequencyTarget(3)
    assert dialog.slots() == (WeeklySlot(0, time(9)), WeeklySlot(3, time(18)))
    dialog.add_another.click()
    assert dialog.slots()[-1] == WeeklySlot(4, time(18))
    dialog.rows[0].away.click()
    assert [s.weekday for s in dialog.slots()] == [3, 4]
    dialog.limited.setChecked(True)
    dialog.maximum.setValue(2)
    dialog.save.click()
    assert dialog.isVisible(), "at most 2 and at least 3 cannot be"
    dialog.maximum.setValue(5)
    with qtbot.waitSignal(dialog.accepted):
        dialog.save.click()


# --- connecting


@pytest.fixture
def connect(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> ConnectDialog:
    dialog = ConnectDialog(desk, theme, background)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_form_asks_what_each_kind_needs_and_never_shows_a_secret(connect: ConnectDialog) -> None:
    connect.choose("bluesky", "bluesky")
    assert set(connect.fields) == {"server", "handle", "app_password"}
    assert text_of(connect, "app_password").echoMode() is QLineEdit.EchoMode.Password
    connect.choose("mastodon", "mastodon")
    assert set(connect.fields) == {"server"}
    kinds = [connect.kind.itemData(row) for row in range(connect.kind.count())]
    assert not any(kind and kind[0] == "practice" for kind in kinds)


def test_what_is_missing_is_said_before_anything_is_asked_of_the_network(connect: ConnectDialog) -> None:
    connect.choose("bluesky", "bluesky")
    connect.connect_now.click()
    assert connect.fields["handle"].error
    assert not connect.fields["server"].error


def test_a_web_page_is_connected_without_an_account(
    connect: ConnectDialog, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "otra").mkdir()
    connect.choose("webpage", "web")
    text_of(connect, "folder").setText(str(tmp_path / "otra"))
    with qtbot.waitSignal(connect.accepted, timeout=10_000):
        connect.connect_now.click()
    assert connect.channel is not None
    assert connect.channel.letters == "WEB2"


def test_a_folder_that_cannot_be_used_is_explained_and_the_form_stays(
    connect: ConnectDialog, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "fichero").write_text("no es una carpeta")
    connect.choose("webpage", "web")
    text_of(connect, "folder").setText(str(tmp_path / "fichero"))
    connect.connect_now.click()
    qtbot.waitUntil(lambda: connect.connect_now.isEnabled(), timeout=10_000)
    assert connect.said
    assert len(desk.channels.all()) == 5


def test_a_channel_by_hand_needs_nothing(connect: ConnectDialog, desk: Desk, qtbot: QtBot) -> None:
    connect.choose("", "facebook")
    text_of(connect, "name").setText("Facebook de Deportes")
    with qtbot.waitSignal(connect.accepted):
        connect.connect_now.click()
    assert named(desk, "FB").name == "Facebook de Deportes"


def test_a_wrong_address_by_hand_is_said_beside_it(connect: ConnectDialog, desk: Desk) -> None:
    connect.choose("", "facebook")
    text_of(connect, "address").setText("javascript:alert(1)")
    connect.connect_now.click()
    assert connect.fields["address"].error
    assert len(desk.channels.all()) == 5


class Server:
    """Stands for the child that signs in: it plays the browser and the person's code, then answers."""

    def __init__(self) -> None:
        self.problem: Problem | None = None
        self.wants_code = True
        self.code = ""
        self.secret: str | None = None
        self.times = 0
        self.ended = threading.Event()

    def __call__(self, _order: Mapping[str, Any], ask: Ask | None, _keep: object) -> dict[str, Any]:
        self.times += 1
        try:
            if self.problem is not None:
                raise self.problem
            assert ask is not None
            ask.open_page("https://mastodon.example/oauth")
            if self.wants_code:
                self.code = ask.take_code(30.0)
        finally:
            self.ended.set()
        return {"name": "Villasauce", "address": "@villasauce@mastodon.example", "settings": {}, "secret": self.secret}


@pytest.fixture
def server(connect: ConnectDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Server:
    made = Server()
    channels = desk.channels
    monkeypatch.setattr(channels, "_office", replace(desk.office, errand=made))
    monkeypatch.setattr(channels, "open_vault", lambda _passphrase=None: None)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    connect.choose("mastodon", "mastodon")
    text_of(connect, "server").setText("mastodon.example")
    return made


def test_signing_in_opens_the_browser_and_takes_a_pasted_code(
    connect: ConnectDialog, server: Server, qtbot: QtBot
) -> None:
    connect.connect_now.click()
    qtbot.waitUntil(lambda: connect.code.isVisible(), timeout=5000)
    connect.code.setText(" 1234-abcd ")
    with qtbot.waitSignal(connect.accepted, timeout=5000):
        connect.use_code.click()
    assert server.code == "1234-abcd"
    assert connect.channel is not None
    assert connect.channel.address == "@villasauce@mastodon.example"


def test_giving_up_ends_the_sign_in_and_adds_nothing(
    connect: ConnectDialog, server: Server, desk: Desk, qtbot: QtBot, background: Background
) -> None:
    connect.connect_now.click()
    qtbot.waitUntil(lambda: connect.code.isVisible(), timeout=5000)
    QTest.keyClick(connect, Qt.Key.Key_Escape)
    assert server.ended.wait(5)
    background.finish()
    assert len(desk.channels.all()) == 5


def test_a_dead_network_is_told_in_the_dialog_and_can_be_tried_again(
    connect: ConnectDialog, server: Server, qtbot: QtBot
) -> None:
    server.problem = Unavailable("name_not_found", server="mastodon.example")
    connect.connect_now.click()
    qtbot.waitUntil(lambda: connect.connect_now.isEnabled(), timeout=5000)
    assert "mastodon.example" in connect.said
    server.problem, server.wants_code = None, False
    with qtbot.waitSignal(connect.accepted, timeout=5000):
        connect.connect_now.click()


class Keys:
    """Stands for the vault: closed until a passphrase was written."""

    def __init__(self, desk: Desk) -> None:
        self.opened = False
        self.tried = 0
        self.kept: list[str] = []
        self.state = "locked"

    def open(self, _passphrase: str | None = None) -> None:
        self.tried += 1
        if not self.opened:
            raise Problem("keyring_missing")

    def write(self, _channel: object, secret: str) -> None:
        self.kept.append(secret)


@pytest.fixture
def keys(server: Server, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Keys:
    made = Keys(desk)
    server.wants_code, server.secret = False, "a token"
    monkeypatch.setattr(desk.channels, "open_vault", made.open)
    monkeypatch.setattr(desk.channels, "_office", replace(desk.office, errand=server, vault=made))
    return made


def test_without_a_keyring_a_passphrase_is_asked_for_once_somebody_is_in_and_nobody_signs_in_twice(
    connect: ConnectDialog, server: Server, keys: Keys, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, int]] = []

    def ask(_cls: type, _desk: Desk, _theme: Theme, _background: Background, problem: Problem, _parent: object) -> bool:
        asked.append((problem.code, server.times))
        keys.opened = True
        return True

    monkeypatch.setattr(PassphraseDialog, "ask", classmethod(ask))
    with qtbot.waitSignal(connect.accepted, timeout=5000):
        connect.connect_now.click()
    assert asked == [("keyring_missing", 1)]
    assert (server.times, keys.kept) == (1, ["a token"])


def test_an_address_that_is_not_there_is_said_before_anything_of_keys(
    connect: ConnectDialog, server: Server, keys: Keys, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(PassphraseDialog, "ask", classmethod(lambda *told: asked.append(told)))
    server.problem = Unavailable("name_not_found", server="noexiste.example")
    connect.connect_now.click()
    qtbot.waitUntil(lambda: connect.connect_now.isEnabled(), timeout=5000)
    assert "noexiste.example" in connect.said
    assert (asked, keys.tried) == ([], 0)


def test_whoever_does_not_want_a_passphrase_is_told_that_nothing_was_added_and_may_think_again(
    connect: ConnectDialog, server: Server, keys: Keys, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PassphraseDialog, "ask", classmethod(lambda *_told: False))
    connect.connect_now.click()
    qtbot.waitUntil(lambda: "not added" in connect.said, timeout=5000)
    assert len(desk.channels.all()) == 5
    assert connect.connect_now.isEnabled()
    keys.opened = True
    with qtbot.waitSignal(connect.accepted, timeout=5000):
        connect.connect_now.click()
    assert (server.times, keys.kept) == (1, ["a token"])


def test_another_address_after_that_is_another_sign_in(
    connect: ConnectDialog, server: Server, keys: Keys, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PassphraseDialog, "ask", classmethod(lambda *_told: False))
    connect.connect_now.click()
    qtbot.waitUntil(lambda: "not added" in connect.said, timeout=5000)
    keys.opened = True
    text_of(connect, "server").setText("otro.example")
    with qtbot.waitSignal(connect.accepted, timeout=5000):
        connect.connect_now.click()
    assert server.times == 2


def test_questions_that_were_given_up_ask_nobody(qtbot: QtBot) -> None:
    questions = Questions()
    questions.give_up()
    with pytest.raises(SignInNeeded):
        questions.open_page("https://mastodon.example")
    with pytest.raises(SignInNeeded):
        questions.take_code(30.0)


# --- the passphrase


def test_a_new_passphrase_is_written_twice_and_opens_the_keys(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    dialog = PassphraseDialog(desk, theme, background, chosen_before=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.second is not None
    dialog.first.setText("una frase larga")
    dialog.second.setText("otra frase larga")
    dialog.open_keys.click()
    assert desk.office.vault.state == "locked"
    dialog.second.setText("una frase larga")
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.open_keys.click()
    assert desk.office.vault.state == "open"
    desk.office.vault.lock()
    again = PassphraseDialog(desk, theme, background, chosen_before=True)
    qtbot.addWidget(again)
    again.show()
    again.first.setText("no es esta frase")
    again.open_keys.click()
    qtbot.waitUntil(lambda: again.open_keys.isEnabled(), timeout=20_000)
    assert again.isVisible()
    assert desk.office.vault.state == "locked"

"""Access that is gone and comes back: what *Canales* says meanwhile, and what the dialog that renews it asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from calendario.desk import errand
from calendario.desk.channels import Renewed
from calendario.desk.desk import Desk
from calendario.domain.adapter import Ask, Refused, SignInNeeded, Unavailable
from calendario.domain.channel import Channel
from calendario.domain.networks import NETWORKS
from calendario.domain.problem import Problem
from calendario.domain.publication import Publication, State
from calendario.gui.background import Background
from calendario.gui.channel_dialogs import FrequencyDialog, RetireDialog
from calendario.gui.channels_page import ChannelsPage
from calendario.gui.connect_dialog import ConnectDialog
from calendario.gui.theme import Theme
from calendario.gui.widgets.strip import Strip
from calendario.store import publications
from tests.newsroom import Newsroom

PAGE = "https://mastodon.example/oauth/authorize?client_id=1"


class Network:
    """Stands for the child: lets everybody in as the town hall, unless a problem is set; plays the browser's part."""

    def __init__(self) -> None:
        self.problem: Problem | None = None
        self.opens_page = False
        self.codes: list[str] = []

    def __call__(self, order: Mapping[str, Any], ask: Ask | None, _keep: object) -> dict[str, Any]:
        if self.opens_page:
            assert ask is not None
            ask.open_page(PAGE)
            self.codes.append(ask.take_code(30.0))
        if self.problem is not None:
            raise self.problem
        limits = NETWORKS["mastodon"].limits.to_json()
        if order["verb"] == "rules":
            return {"limits": limits}
        if order["kind"] == "bluesky":
            settings = {"server": "https://bsky.social", "handle": "villasauce.example", "did": "did:plc:a"}
            told: dict[str, Any] = {"name": "villasauce.example", "address": "@villasauce.example"}
        else:
            settings = {"server": "https://mastodon.example", "account_id": "7"}
            told = {"name": "Ayuntamiento de Villasauce", "address": "@ayto@mastodon.example"}
        return {**told, "settings": settings, "secret": "a token", "limits": limits}


@pytest.fixture
def network(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Network:
    made = Network()
    desk.channels.open_vault("una palabra larga")
    monkeypatch.setattr(desk.channels, "_office", replace(desk.office, errand=made))
    return made


@pytest.fixture
def mastodon(desk: Desk, network: Network) -> Channel:
    return desk.channels.sign_in("mastodon", {"server": "mastodon.example"}, errand.Alone())


@pytest.fixture
def bluesky(desk: Desk, network: Network) -> Channel:
    return desk.channels.sign_in("bluesky", {"handle": "villasauce.example"}, errand.Alone())


@pytest.fixture
def page(desk: Desk, theme: Theme, background: Background, mastodon: Channel, qtbot: QtBot) -> ChannelsPage:
    made = ChannelsPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1150, 600)
    made.show()
    made.reload()
    return made


@pytest.fixture
def connect(desk: Desk, theme: Theme, background: Background, network: Network, qtbot: QtBot) -> ConnectDialog:
    dialog = ConnectDialog(desk, theme, background)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def turned_away(newsroom: Newsroom, channel: Channel, title: str, *, minutes: float = 10) -> Publication:
    """Planned there, and refused by the network for want of access."""
    planned = newsroom.plan(title, on=(channel,), minutes=minutes)
    with newsroom.database.writing() as tx:
        publications.save(tx, planned.held("sign_in_needed", {"server": "mastodon.example"}), planned)
    return planned


def line(dialog: ConnectDialog, name: str) -> QLineEdit:
    widget = dialog.fields[name].widget
    assert isinstance(widget, QLineEdit)
    return widget


def refused(dialog: ConnectDialog, network: Network, problem: Problem, qtbot: QtBot) -> str:
    network.problem = problem
    dialog.connect_now.click()
    qtbot.waitUntil(dialog.connect_now.isEnabled, timeout=5000)
    return dialog.said


def tab_stops(dialog: ConnectDialog, qtbot: QtBot) -> list[QWidget]:
    """Where Tab goes, from the list of places on, once round."""
    qtbot.waitUntil(lambda: all(field.widget.isVisible() for field in dialog.fields.values()))
    stops: list[QWidget] = [dialog.kind]
    dialog.kind.setFocus()
    for _ in range(20):
        focused = dialog.focusWidget()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = dialog.focusWidget()
        if focused is None or focused is dialog.kind:
            break
        stops.append(focused)
    return stops


# --- the page


def test_a_channel_that_was_turned_away_says_so_and_its_row_has_the_way_back(
    page: ChannelsPage, gui_newsroom: Newsroom, mastodon: Channel, qtbot: QtBot
) -> None:
    assert "works" in page.rows[mastodon.id].state.text()
    assert "sign_in" not in page.rows[mastodon.id].buttons
    turned_away(gui_newsroom, mastodon, "Pleno")
    page.reload()
    row = page.rows[mastodon.id]
    assert "sign in again" in row.state.text()
    assert "works" not in row.state.text()
    qtbot.waitUntil(row.buttons["sign_in"].isVisible)


def test_the_row_does_not_send_the_person_to_the_screen_they_are_on(
    page: ChannelsPage, mastodon: Channel, network: Network, qtbot: QtBot
) -> None:
    network.problem = SignInNeeded(server="mastodon.example")
    page.check(mastodon.id)
    qtbot.waitUntil(lambda: "sign in" in page.rows[mastodon.id].state.text(), timeout=5000)
    assert "Canales" not in page.rows[mastodon.id].state.text()
    assert "sign_in" in page.rows[mastodon.id].buttons
    network.problem = Unavailable("no_answer", server="mastodon.example")
    page.check(mastodon.id)
    qtbot.waitUntil(lambda: "no ha contestado" in page.rows[mastodon.id].state.text(), timeout=5000)
    assert "publicación" not in page.rows[mastodon.id].state.text()
    assert "check" in page.rows[mastodon.id].buttons


def test_signed_in_again_it_is_told_what_goes_on_and_what_waits_for_a_person(
    page: ChannelsPage, desk: Desk, gui_newsroom: Newsroom, mastodon: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = turned_away(gui_newsroom, mastodon, "Pleno", minutes=5)
    ahead = turned_away(gui_newsroom, mastodon, "Feria", minutes=60)
    gui_newsroom.clock.forward(minutes=20)
    page.reload()

    def sign_in(*_: object) -> Renewed:
        return desk.channels.sign_in_again(mastodon.id, {}, errand.Alone())

    monkeypatch.setattr(ConnectDialog, "ask_again", classmethod(sign_in))
    told: list[str] = []
    page.told.connect(told.append)
    button = page.rows[mastodon.id].buttons["sign_in"]
    assert isinstance(button, QPushButton)
    button.click()
    assert gui_newsroom.state(late) is State.MISSED
    assert gui_newsroom.state(ahead) is State.PLANNED
    (words,) = told
    assert "1 waiting publication(s) go out" in words
    assert "1 publication(s) wait for your decision in Today" in words
    assert "works" in page.rows[mastodon.id].state.text()


def test_a_disconnected_channel_says_nothing_of_how_it_goes_out_and_nothing_lies_over_its_letters(
    page: ChannelsPage, desk: Desk, mastodon: Channel
) -> None:
    desk.channels.retire(mastodon.id)
    page.reload()
    row = page.rows[mastodon.id]
    shown = {label.text() for label in row.findChildren(QLabel) if label.isVisible() and label.text()}
    assert shown == {mastodon.name, mastodon.address}
    assert "by itself" not in row.accessibleName()


def test_disconnecting_says_that_the_permission_is_forgotten_here_and_where_to_take_it_back(
    desk: Desk, theme: Theme, mastodon: Channel, qtbot: QtBot
) -> None:
    by_hand = next(c for c in desk.channels.all() if c.by_hand)
    for channel, expected in ((mastodon, True), (by_hand, False)):
        dialog = RetireDialog(theme, channel, 0)
        qtbot.addWidget(dialog)
        words = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert "erased from this computer" in words
        assert ("in Mastodon too" in words) is expected


def test_a_click_on_a_usual_hour_lets_another_one_be_typed(desk: Desk, theme: Theme, qtbot: QtBot) -> None:
    web = next(c for c in desk.channels.all() if c.slots)
    dialog = FrequencyDialog(theme, web)
    qtbot.addWidget(dialog)
    dialog.show()
    at = dialog.rows[0].at
    line = at.findChild(QLineEdit)
    assert line is not None
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    QTest.keyClicks(at, "1230")
    assert dialog.slots()[0].wall_time == time(12, 30)


# --- the dialog


def test_tab_goes_down_the_form_before_it_comes_to_the_choices(connect: ConnectDialog, qtbot: QtBot) -> None:
    connect.choose("bluesky", "bluesky")
    fields = [field.widget for field in connect.fields.values()]
    assert tab_stops(connect, qtbot) == [connect.kind, *fields, connect.cancel, connect.connect_now]
    connect.choose("", "facebook")
    fields = [field.widget for field in connect.fields.values()]
    assert tab_stops(connect, qtbot) == [connect.kind, *fields, connect.cancel, connect.connect_now]
    connect.choose("webpage", "web")
    stops = tab_stops(connect, qtbot)
    assert stops[1] is connect.fields["folder"].widget
    assert isinstance(stops[2], QPushButton)  # «Elegir…», beside it
    assert stops[3] is connect.fields["title"].widget
    assert stops[-2:] == [connect.cancel, connect.connect_now]


@pytest.fixture
def at_the_browser(
    connect: ConnectDialog, network: Network, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> ConnectDialog:
    """A sign-in on Mastodon that has sent the person to their browser, which opens unless the test says no."""
    opens = getattr(request, "param", True)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: opens)
    network.opens_page = True
    connect.choose("mastodon", "mastodon")
    line(connect, "server").setText("mastodon.example")
    return connect


def wait_for_code(dialog: ConnectDialog, qtbot: QtBot) -> None:
    dialog.connect_now.click()
    qtbot.waitUntil(dialog.code.isVisible, timeout=5000)


@pytest.mark.parametrize(
    ("at_the_browser", "said"),
    [(True, "Your browser opens"), (False, "Your browser has not opened")],
    indirect=["at_the_browser"],
)
def test_what_is_said_of_the_browser_is_true_and_the_address_can_always_be_copied(
    at_the_browser: ConnectDialog, said: str, qtbot: QtBot
) -> None:
    wait_for_code(at_the_browser, qtbot)
    assert at_the_browser.said.startswith(said)
    assert at_the_browser.copy is not None
    QGuiApplication.clipboard().clear()
    at_the_browser.copy.click()
    assert QGuiApplication.clipboard().text() == PAGE
    assert at_the_browser.copy.text() == "Address copied"
    waiting = [at_the_browser.copy, at_the_browser.code, at_the_browser.use_code, at_the_browser.cancel]
    for before, after in pairwise(waiting):
        before.setFocus()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        assert at_the_browser.focusWidget() is after
    at_the_browser.reject()


def test_return_in_the_code_uses_it_and_the_next_try_begins_without_it(
    at_the_browser: ConnectDialog, network: Network, qtbot: QtBot
) -> None:
    network.problem = SignInNeeded("code_wrong")
    wait_for_code(at_the_browser, qtbot)
    assert at_the_browser.focusWidget() is at_the_browser.code
    QTest.keyClicks(at_the_browser.code, "an old code")
    QTest.keyClick(at_the_browser.code, Qt.Key.Key_Return)
    qtbot.waitUntil(at_the_browser.connect_now.isEnabled, timeout=5000)
    assert network.codes == ["an old code"]
    assert not at_the_browser.code.isVisible()
    assert at_the_browser.focusWidget() is at_the_browser.connect_now  # nothing in the form was wrong
    network.problem = None
    wait_for_code(at_the_browser, qtbot)
    assert at_the_browser.code.text() == ""
    at_the_browser.code.setText("a new code")
    with qtbot.waitSignal(at_the_browser.accepted, timeout=5000):
        QTest.keyClick(at_the_browser.code, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("problem", "at_fault"),
    [
        (Refused("sign_in_refused"), "app_password"),
        (Refused("app_password_needed"), "app_password"),
        (Refused("handle_wrong"), "handle"),
        (Refused("not_a_bluesky_server", server="x.example"), "server"),
    ],
)
def test_after_a_refusal_the_next_key_replaces_what_was_wrong(
    connect: ConnectDialog, network: Network, qtbot: QtBot, problem: Problem, at_fault: str
) -> None:
    connect.choose("bluesky", "bluesky")
    for name in connect.fields:
        line(connect, name).setText(f"the {name}")
    refused(connect, network, problem, qtbot)
    assert connect.focusWidget() is line(connect, at_fault)
    QTest.keyClicks(line(connect, at_fault), "y")
    assert line(connect, at_fault).text() == "y"


def test_what_went_wrong_is_in_bold_and_what_to_do_is_not(
    connect: ConnectDialog, network: Network, qtbot: QtBot
) -> None:
    connect.choose("mastodon", "mastodon")
    line(connect, "server").setText("mastodon.example")
    refused(connect, network, Unavailable("no_answer", server="mastodon.example"), qtbot)
    strip = next(s for s in connect.findChildren(Strip) if s.accessibleName() == connect.said)
    assert strip.heading.text() == "mastodon.example no ha contestado"
    assert "publicación" not in connect.said


def test_signing_in_again_on_bluesky_begins_in_the_empty_password_and_never_says_it_is_not_connected(
    desk: Desk, theme: Theme, background: Background, bluesky: Channel, network: Network, qtbot: QtBot
) -> None:
    dialog = ConnectDialog(desk, theme, background, bluesky)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is line(dialog, "app_password")
    QTest.keyClicks(line(dialog, "app_password"), "wrong")
    words = refused(dialog, network, Refused("sign_in_refused"), qtbot)
    assert "El canal sigue como estaba" in words
    network.problem = None
    with qtbot.waitSignal(dialog.accepted, timeout=5000):
        QTest.keyClick(line(dialog, "app_password"), Qt.Key.Key_Return)
    assert dialog.renewed is not None
    assert dialog.renewed.channel.id == bluesky.id

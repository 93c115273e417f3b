"""From the window to real networks and back: a person signs in, plans, a real publisher sends, the link is there.

The window is the program's own, with the parts that `calendario.main` gives it: sign-ins run in its child process, what
is due is sent by its publisher process. Of the person only the browser is played, by a client that follows the links.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import requests
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from calendario import main
from calendario.desk.desk import Desk
from calendario.domain.channel import Channel
from calendario.domain.publication import Publication, State
from calendario.gui import app, screen
from calendario.gui.calendar.page import CalendarPage
from calendario.gui.channels_page import ChannelsPage
from calendario.gui.closing import Tray
from calendario.gui.connect_dialog import ConnectDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.first_run import FirstRunPage
from calendario.gui.main_window import MainWindow
from calendario.gui.parts import Parts
from calendario.gui.theme import NO_SHEET, Theme
from calendario.gui.window_state import paper
from calendario.gui.workplace import Workplace
from tests.servers.bluesky import Account, BlueskyServer, bluesky, bluesky_server
from tests.servers.fake_mastodon import FakeMastodon
from tests.servers.fake_mastodon_http import Fault

__all__ = ["bluesky", "bluesky_server"]  # fixtures

pytestmark = pytest.mark.server

PATIENCE_MS = 20_000  # far more than anything here takes
TEXT = "La biblioteca abre el lunes."
MADRID = ZoneInfo("Europe/Madrid")


class Browser:
    """The person's browser, signed in on the network: opens what it is told to and follows where it leads."""

    def __init__(self) -> None:
        self.works = True
        self.opened: list[str] = []
        self.pages: list[str] = []

    def open(self, url: QUrl) -> bool:
        self.opened.append(url.toString())
        if self.works:
            self.pages.append(requests.get(url.toString(), timeout=10).text)
        return self.works


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Browser:
    made = Browser()
    monkeypatch.setattr(QDesktopServices, "openUrl", made.open)
    return made


@pytest.fixture
def mastodon() -> Iterator[FakeMastodon]:
    with FakeMastodon() as fake:
        yield fake


@pytest.fixture
def account(bluesky: BlueskyServer) -> Account:
    return bluesky.new_account()


@pytest.fixture
def window(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The program's window after its first run, with a web page; its publisher is told to end afterwards."""
    given: list[Parts] = []
    monkeypatch.setattr(app, "run_window", given.append)
    monkeypatch.setattr(screen, "is_there", lambda: True)
    monkeypatch.setattr(Tray, "is_there", staticmethod(lambda: False))
    main.open_window(tmp_path / "perfil")
    theme = Theme(given[0].resources, "light", 100)
    theme.apply(qapp)
    made = MainWindow(given[0], paper(given[0].resources, "light"))
    made.dress(theme)
    made.show()
    with qtbot.waitSignal(made.settled, timeout=PATIENCE_MS):
        made.open_calendar()
    assert made.desk is not None
    first = made.findChild(FirstRunPage)
    assert first is not None
    first.name.setText("Ayuntamiento de Villasauce")
    first.person.setText("Merche Olmo")
    first.folder.setText(str(tmp_path / "web"))
    # As where there is no keyring: on a computer for tests nobody could unlock one.
    made.desk.channels.open_vault("una palabra larga")
    with qtbot.waitSignal(first.begun, timeout=PATIENCE_MS):
        first.finish.click()
    desk = made.desk
    desk.choices.set_on_close("stop")
    yield made
    assert made.keeper is not None
    made.keeper.stop()
    qtbot.waitUntil(lambda: not desk.calendar.publisher().alive, timeout=PATIENCE_MS)
    made.finish()
    made.close()
    made.deleteLater()
    qapp.setStyleSheet(NO_SHEET)


def desk_of(window: MainWindow) -> Desk:
    assert window.desk is not None
    return window.desk


def screens(window: MainWindow) -> Workplace:
    assert window.workplace is not None
    return window.workplace


def a_dialog(window: MainWindow, again: Channel | None = None) -> ConnectDialog:
    """*Añadir un canal* as the page *Canales* opens it, or *Volver a entrar*."""
    made = ConnectDialog(desk_of(window), window._theme, window.background, again, window)
    made.show()
    return made


def fill(dialog: ConnectDialog, **typed: str) -> None:
    for name, words in typed.items():
        line = dialog.fields[name].widget
        assert isinstance(line, QLineEdit)
        line.setText(words)


def connect(dialog: ConnectDialog, qtbot: QtBot) -> Channel:
    """Presses *Conectar*; the channel that came of it."""
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        dialog.connect_now.click()
    assert dialog.channel is not None
    return dialog.channel


def refused(dialog: ConnectDialog, qtbot: QtBot) -> str:
    """Presses *Conectar*; what the dialog says then."""
    dialog.connect_now.click()
    qtbot.waitUntil(dialog.connect_now.isEnabled, timeout=PATIENCE_MS)
    return dialog.said


def connect_mastodon(window: MainWindow, mastodon: FakeMastodon, qtbot: QtBot) -> Channel:
    dialog = a_dialog(window)
    dialog.choose("mastodon", "mastodon")
    fill(dialog, server=mastodon.url)
    return connect(dialog, qtbot)


def connect_bluesky(window: MainWindow, bluesky: BlueskyServer, account: Account, qtbot: QtBot) -> Channel:
    dialog = a_dialog(window)
    dialog.choose("bluesky", "bluesky")
    fill(dialog, server=bluesky.url, handle=f"@{account.handle}", app_password=account.app_password)
    return connect(dialog, qtbot)


def plan(window: MainWindow, text: str, in_s: float) -> list[Publication]:
    """Writes a new post in the editor and plans it that many seconds ahead, on every channel."""
    screens(window).pages.new_post(datetime.now(MADRID).replace(tzinfo=None) + timedelta(seconds=in_s))
    editor = screens(window).pages.page("editor")
    assert isinstance(editor, EditorPage)
    editor.writing.edit.insertPlainText(text)
    editor.header.plan_button.click()
    return published(window, text)


def published(window: MainWindow, text: str) -> list[Publication]:
    """What became of the post on each channel, as the calendar has it."""
    today = datetime.now(MADRID).date()
    cards = [c for c in desk_of(window).calendar.week(today).cards if c.title == text]
    return [p for card in cards for p in card.publications]


def states(window: MainWindow, text: str) -> dict[str, State]:
    names = {c.id: c.kind for c in desk_of(window).channels.all()}
    return {names[p.channel_id]: p.state for p in published(window, text)}


def test_what_is_planned_on_two_networks_goes_out_by_itself_and_the_card_shows_the_links(
    window: MainWindow, bluesky: BlueskyServer, account: Account, mastodon: FakeMastodon, browser: Browser, qtbot: QtBot
) -> None:
    on_bluesky = connect_bluesky(window, bluesky, account, qtbot)
    on_mastodon = connect_mastodon(window, mastodon, qtbot)
    assert (on_bluesky.address, on_mastodon.address) == (f"@{account.handle}", f"@ayto@{mastodon.domain}")
    channels = screens(window).pages.page("channels")
    assert isinstance(channels, ChannelsPage)
    channels.access_renewed.emit()  # as the page does after the dialog: the publisher is given the new keys

    assert len(plan(window, TEXT, 5)) == 3
    everywhere = dict.fromkeys(("webpage", "bluesky", "mastodon"), State.PUBLISHED)
    qtbot.waitUntil(lambda: states(window, TEXT) == everywhere, timeout=PATIENCE_MS)
    assert [s.text for s in mastodon.statuses] == [TEXT]
    assert len(bluesky.posts(account)) == 1

    screens(window).go("calendar")
    page = screens(window).pages.page("calendar")
    assert isinstance(page, CalendarPage)
    qtbot.waitUntil(lambda: [c.face.title for c in page.grid.cards()] == [TEXT], timeout=PATIENCE_MS)
    page.grid.cards()[0].setFocus()
    browser.opened.clear()
    browser.works = False  # only where it is sent to counts
    for action in page.menu_actions():
        if action.text().startswith("See it in"):
            action.trigger()
    post_key = str(bluesky.posts(account)[0]["uri"]).rpartition("/")[2]
    assert f"{mastodon.url}/@ayto/{mastodon.statuses[0].id}" in browser.opened
    assert f"https://bsky.app/profile/{account.handle}/post/{post_key}" in browser.opened


def test_what_is_typed_wrong_is_told_and_the_next_try_connects(
    window: MainWindow, bluesky: BlueskyServer, account: Account, qtbot: QtBot
) -> None:
    dialog = a_dialog(window)
    dialog.choose("bluesky", "bluesky")
    host = bluesky.url.removeprefix("http://")
    fill(dialog, server=bluesky.url, handle=account.handle, app_password=account.password)
    assert "contraseña de la cuenta" in refused(dialog, qtbot)
    fill(dialog, server=host, app_password=account.app_password)  # which means https, and that door speaks none
    assert host in refused(dialog, qtbot)
    fill(dialog, server=bluesky.url)
    assert connect(dialog, qtbot).name == account.handle


def test_cancelling_while_the_network_is_silent_adds_no_channel(
    window: MainWindow, bluesky: BlueskyServer, account: Account, qtbot: QtBot
) -> None:
    before = desk_of(window).channels.all()
    dialog = a_dialog(window)
    dialog.choose("bluesky", "bluesky")
    fill(dialog, server=bluesky.url, handle=account.handle, app_password=account.app_password)
    bluesky.door.seen.clear()
    bluesky.freeze()
    dialog.connect_now.click()
    qtbot.waitUntil(lambda: bool(bluesky.door.seen), timeout=PATIENCE_MS)
    dialog.reject()
    bluesky.thaw()
    window.background.finish()
    assert desk_of(window).channels.all() == before


def test_saying_no_in_the_browser_connects_nothing_and_saying_yes_then_does(
    window: MainWindow, mastodon: FakeMastodon, qtbot: QtBot
) -> None:
    dialog = a_dialog(window)
    dialog.choose("mastodon", "mastodon")
    fill(dialog, server=mastodon.url)
    mastodon.person_says_yes = False
    assert "que no" in refused(dialog, qtbot)
    mastodon.person_says_yes = True
    assert connect(dialog, qtbot).network == "mastodon"


def test_a_server_without_the_way_back_takes_the_code_that_it_shows(
    window: MainWindow, mastodon: FakeMastodon, browser: Browser, qtbot: QtBot
) -> None:
    mastodon.takes_loopback = False
    dialog = a_dialog(window)
    dialog.choose("mastodon", "mastodon")
    fill(dialog, server=mastodon.url)
    dialog.connect_now.click()
    qtbot.waitUntil(lambda: bool(browser.pages) and dialog.code.isVisible(), timeout=PATIENCE_MS)
    dialog.code.setText(" " + browser.pages[0].partition('value="')[2].partition('"')[0] + " ")
    with qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        dialog.use_code.click()
    assert dialog.channel is not None


def test_a_revoked_access_holds_what_was_due_and_after_signing_in_again_it_goes_out_once(
    window: MainWindow, mastodon: FakeMastodon, qtbot: QtBot
) -> None:
    channel = connect_mastodon(window, mastodon, qtbot)
    assert window.keeper is not None
    window.keeper.use_passphrase()
    mastodon.play(Fault.REVOKED, times=99, method="POST")
    plan(window, TEXT, 4)
    qtbot.waitUntil(
        lambda: states(window, TEXT) == {"webpage": State.PUBLISHED, "mastodon": State.HELD}, timeout=PATIENCE_MS
    )
    held = next(p for p in published(window, TEXT) if p.channel_id == channel.id)
    assert held.reason == "sign_in_needed"

    mastodon.calm()
    dialog = a_dialog(window, channel)
    assert connect(dialog, qtbot).id == channel.id
    assert dialog.renewed is not None
    assert (dialog.renewed.going_on, dialog.renewed.to_decide) == (0, 1)
    assert states(window, TEXT)["mastodon"] is State.MISSED  # its hour is gone: a person decides
    window.keeper.use_passphrase()
    soon = datetime.now(MADRID).replace(tzinfo=None) + timedelta(seconds=2)
    desk_of(window).decisions.reschedule(held.id, soon)
    everywhere = {"webpage": State.PUBLISHED, "mastodon": State.PUBLISHED}
    qtbot.waitUntil(lambda: states(window, TEXT) == everywhere, timeout=PATIENCE_MS)
    assert [s.text for s in mastodon.statuses] == [TEXT]

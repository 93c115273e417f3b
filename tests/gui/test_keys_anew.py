"""Keys that cannot be opened any more, a keyring that waits for its person, and networks that never answer."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from calendario.desk import errand
from calendario.desk.desk import Desk
from calendario.domain.adapter import Ask
from calendario.domain.channel import Channel
from calendario.domain.networks import NETWORKS
from calendario.domain.problem import Problem
from calendario.gui.background import Background
from calendario.gui.channels_page import ChannelsPage
from calendario.gui.connect_dialog import ConnectDialog
from calendario.gui.keys_anew import KeysAnewDialog
from calendario.gui.main_window import MainWindow
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.publisher_keeper import PublisherKeeper
from calendario.gui.theme import Theme
from calendario.store import channels
from calendario.store.ids import new_id
from calendario.store.vault import SecretMissing, Vault
from tests.gui.conftest import Publishing
from tests.newsroom import Clock


class PersonsKeyring:
    """Stands for the system's: it may be emptied, and may wait for its person before it answers."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.unlocked = threading.Event()
        self.unlocked.set()
        self.asked = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.set()
        self.unlocked.wait(60)
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


# The vault takes no keyring but those it knows to encrypt.
PersonsKeyring.__module__ = "keyring.backends.libsecret"


@pytest.fixture
def persons_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[PersonsKeyring]:
    made = PersonsKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: cast(KeyringBackend, made))
    yield made
    made.unlocked.set()


@pytest.fixture
def signed_in(desk: Desk, persons_keyring: PersonsKeyring) -> tuple[Channel, Channel]:
    """Two Mastodon accounts with access, and the keys open."""
    desk.channels.open_vault()
    made = []
    for order, user in enumerate(("ayto", "cultura")):
        channel = Channel(
            id=new_id(desk.office.clock() + timedelta(seconds=order)),
            kind="mastodon",
            network="mastodon",
            name=f"Mastodon {user}",
            letters=f"M{user[0].upper()}",
            address=f"@{user}@mastodon.example",
            settings={"server": "https://mastodon.example", "account_id": user},
        )
        with desk.office.database.writing() as tx:
            channels.save(tx, channel, None)
        desk.office.vault.write(channel.id, f"token of {user}")
        made.append(channel)
    return made[0], made[1]


class Network:
    """Stands for the child that talks to it: lets everybody in, and knows whether it was shown the right token."""

    def __init__(self) -> None:
        self.let_go = threading.Event()
        self.let_go.set()
        self.asked = threading.Event()
        self.shown: list[object] = []

    def __call__(self, order: Mapping[str, Any], _ask: Ask | None, _keep: object) -> dict[str, Any]:
        self.asked.set()
        self.let_go.wait(30)
        limits = NETWORKS["mastodon"].limits.to_json()
        if order["verb"] == "rules":
            self.shown.append(order.get("secret"))
            return {"limits": limits}
        who = {"name": "Villasauce", "address": "@ayto@mastodon.example", "settings": {"account_id": "ayto"}}
        return {**who, "secret": "a new token", "limits": limits}


@pytest.fixture
def network(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Network]:
    made = Network()
    monkeypatch.setattr(desk.channels, "_office", replace(desk.office, errand=made))
    yield made
    made.let_go.set()


@pytest.fixture
def page(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> ChannelsPage:
    made = ChannelsPage(desk, theme, background)
    qtbot.addWidget(made)
    made.show()
    return made


def lose_the_key(desk: Desk, persons_keyring: PersonsKeyring) -> None:
    """A new installation of the system: the profile is there, its keyring is empty."""
    persons_keyring.kept.clear()
    desk.office.vault.lock()


def shown(dialog: KeysAnewDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(type(dialog.heading)))


# --- the round


def test_a_key_that_was_lost_is_replaced_and_each_channel_connected_again(
    desk: Desk,
    theme: Theme,
    background: Background,
    page: ChannelsPage,
    signed_in: tuple[Channel, Channel],
    persons_keyring: PersonsKeyring,
    network: Network,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    town_hall, culture = signed_in
    old = {p.name: p.read_bytes() for p in (desk.office.profile.folder / "vault").glob("*.sealed")}
    lose_the_key(desk, persons_keyring)
    told: list[str] = []

    def person_begins_anew(dialog: KeysAnewDialog) -> int:
        dialog.show()
        told.append(shown(dialog))
        with qtbot.waitSignal(dialog.accepted, timeout=5000):
            dialog.begin.click()
        return 1

    monkeypatch.setattr(KeysAnewDialog, "exec", person_begins_anew)
    connect = ConnectDialog(desk, theme, background, town_hall)
    qtbot.addWidget(connect)
    connect.show()
    with qtbot.waitSignal(connect.accepted, timeout=10_000):
        connect.connect_now.click()
    (words,) = told
    assert "Mastodon ayto, Mastodon cultura" in words
    assert "safe" in words

    desk.channels.check(town_hall.id)
    assert network.shown == ["a new token"]
    page.reload()
    assert "connect it again" in page.rows[culture.id].state.text()
    assert list(page.rows[culture.id].buttons) == ["connect", "frequency", "more"]
    assert "works" in page.rows[town_hall.id].state.text()
    later = Vault(desk.office.profile.folder)  # another day
    later.open_with_keyring()
    assert later.read(town_hall.id) == "a new token"
    with pytest.raises(SecretMissing):
        later.read(culture.id)
    aside = desk.office.profile.folder / "vault" / "aside-1"
    assert {p.name: p.read_bytes() for p in aside.glob("*.sealed")} == old


def test_it_begins_on_the_choice_that_changes_nothing(
    desk: Desk,
    theme: Theme,
    background: Background,
    signed_in: tuple[Channel, Channel],
    persons_keyring: PersonsKeyring,
    qtbot: QtBot,
) -> None:
    lose_the_key(desk, persons_keyring)
    dialog = KeysAnewDialog(desk, theme, background, Problem("vault_key_missing"))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    background.finish()
    assert desk.channels.with_access() == signed_in
    assert not (desk.office.profile.folder / "vault" / "aside-1").exists()


def test_a_key_that_turned_up_meanwhile_is_used_and_nothing_is_put_aside(
    desk: Desk, signed_in: tuple[Channel, Channel]
) -> None:
    desk.office.vault.lock()
    desk.channels.begin_keys_anew(errand.Patience())
    assert desk.office.vault.read(signed_in[0].id) == "token of ayto"


def test_a_person_who_thought_better_of_it_while_the_keyring_asked_keeps_what_there_was(
    desk: Desk,
    theme: Theme,
    background: Background,
    signed_in: tuple[Channel, Channel],
    persons_keyring: PersonsKeyring,
    qtbot: QtBot,
) -> None:
    lose_the_key(desk, persons_keyring)
    dialog = KeysAnewDialog(desk, theme, background, Problem("vault_key_missing"))
    qtbot.addWidget(dialog)
    dialog.show()
    persons_keyring.unlocked.clear()
    persons_keyring.asked.clear()
    dialog.begin.click()
    assert persons_keyring.asked.wait(10)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    persons_keyring.unlocked.set()
    background.finish()
    assert desk.channels.with_access() == signed_in


def test_the_check_of_a_channel_offers_it_too(
    page: ChannelsPage,
    desk: Desk,
    signed_in: tuple[Channel, Channel],
    persons_keyring: PersonsKeyring,
    network: Network,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lose_the_key(desk, persons_keyring)
    offered: list[str] = []

    def decline(_cls: type, _desk: Desk, _theme: Theme, _background: Background, problem: Problem, _p: object) -> bool:
        offered.append(problem.code)
        return False

    monkeypatch.setattr(KeysAnewDialog, "ask", classmethod(decline))
    page.reload()
    page.check(signed_in[0].id)
    qtbot.waitUntil(lambda: offered == ["vault_key_missing"], timeout=5000)
    qtbot.waitUntil(lambda: "llavero" in page.rows[signed_in[0].id].state.text().lower(), timeout=5000)
    assert network.shown == []


def test_a_passphrase_that_nobody_knows_any_more_has_the_same_way_out(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault(desk.office.profile.folder, scrypt_n=2**4)
    vault.open_with_passphrase("una frase larga")

    def person_begins_anew(dialog: KeysAnewDialog) -> int:
        dialog.show()
        assert "passphrase" in shown(dialog)
        with qtbot.waitSignal(dialog.accepted, timeout=5000):
            dialog.begin.click()
        return 1

    monkeypatch.setattr(KeysAnewDialog, "exec", person_begins_anew)
    dialog = PassphraseDialog(desk, theme, background, chosen_before=True)
    qtbot.addWidget(dialog)
    dialog.show()
    (lost,) = [b for b in dialog.findChildren(type(dialog.open_keys)) if b.text().endswith("any more…")]
    with qtbot.waitSignal(dialog.accepted, timeout=5000):
        lost.click()
    assert desk.office.vault.is_new


# --- a keyring that waits for its person


def test_the_window_goes_on_while_the_keyring_waits_for_its_person(
    window: MainWindow,
    desk: Desk,
    signed_in: tuple[Channel, Channel],
    persons_keyring: PersonsKeyring,
    qtbot: QtBot,
) -> None:
    assert window.commands is not None
    assert window.workplace is not None
    desk.office.vault.lock()
    persons_keyring.unlocked.clear()
    persons_keyring.asked.clear()
    window.commands.ask_passphrase()  # would stand here for a minute
    qtbot.waitUntil(persons_keyring.asked.is_set, timeout=10_000)
    window.workplace.go("channels")
    assert desk.office.vault.state == "locked"
    persons_keyring.unlocked.set()
    qtbot.waitUntil(lambda: desk.office.vault.state == "open", timeout=10_000)


def test_a_window_that_is_closed_does_not_wait_for_the_keyring_s_person(
    window: MainWindow, desk: Desk, signed_in: tuple[Channel, Channel], persons_keyring: PersonsKeyring, qtbot: QtBot
) -> None:
    assert window.commands is not None
    desk.office.vault.lock()
    persons_keyring.unlocked.clear()
    persons_keyring.asked.clear()
    window.commands.ask_passphrase()
    qtbot.waitUntil(persons_keyring.asked.is_set, timeout=10_000)
    window.finish()
    assert not persons_keyring.unlocked.is_set(), "it was not the person who let the window go"


def test_channels_without_credentials_do_not_wait_for_the_keyring_s_person(
    desk: Desk,
    signed_in: tuple[Channel, Channel],
    persons_keyring: PersonsKeyring,
    background: Background,
    publishing: Publishing,
    clock: Clock,
    qtbot: QtBot,
) -> None:
    desk.office.vault.lock()
    persons_keyring.unlocked.clear()
    persons_keyring.asked.clear()
    keeper = PublisherKeeper(desk, background, publishing.start, clock)
    keeper.look()
    qtbot.waitUntil(persons_keyring.asked.is_set, timeout=10_000)
    assert publishing.started == 0
    keeper.begin_without_keys()  # what its timer does when the person does not come
    assert publishing.started == 1
    persons_keyring.unlocked.set()
    qtbot.waitUntil(lambda: desk.publishing.stops() == 1, timeout=10_000)  # exchanged for one with the keys
    publishing.die()
    clock.forward(minutes=1)
    keeper.look()
    qtbot.waitUntil(lambda: publishing.started == 2, timeout=10_000)
    assert desk.publishing.stops() == 1


# --- networks that never answer, and people who do not wait for them


def calls_silence(port: int) -> tuple[str, ...]:
    """A child that calls somebody who never answers."""
    script = (
        "import socket, sys\nsys.stdin.readline()\n"
        f"there = socket.create_connection(('127.0.0.1', {port}))\nthere.sendall(b'x')\nthere.recv(1)\n"
    )
    return sys.executable, "-c", script


def test_closing_the_window_ends_a_check_that_hangs(
    window: MainWindow, desk: Desk, signed_in: tuple[Channel, Channel], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.workplace is not None
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(20)
        run = partial(errand.run, calls_silence(door.getsockname()[1]))
        monkeypatch.setattr(desk.channels, "_office", replace(desk.office, errand=run))
        window.workplace.go("channels")
        page = window.workplace.pages.page("channels")
        assert isinstance(page, ChannelsPage)
        page.check(signed_in[0].id)
        caller, _ = door.accept()
        with caller:
            caller.settimeout(20)
            assert caller.recv(1) == b"x"
            window.finish()
            assert gone(caller)


def gone(caller: socket.socket) -> bool:
    try:
        return caller.recv(1) == b""
    except ConnectionResetError:
        return True


@pytest.fixture
def connect(
    desk: Desk,
    theme: Theme,
    background: Background,
    persons_keyring: PersonsKeyring,
    network: Network,
    qtbot: QtBot,
) -> ConnectDialog:
    dialog = ConnectDialog(desk, theme, background)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose("mastodon", "mastodon")
    line = dialog.fields["server"].widget
    assert isinstance(line, QLineEdit)
    line.setText("mastodon.example")
    return dialog


def test_a_sign_in_that_comes_after_the_person_gave_up_adds_nothing(
    connect: ConnectDialog, network: Network, desk: Desk, background: Background, qtbot: QtBot
) -> None:
    network.let_go.clear()
    connect.connect_now.click()
    qtbot.waitUntil(network.asked.is_set, timeout=10_000)
    QTest.keyClick(connect, Qt.Key.Key_Escape)
    assert not connect.isVisible()
    network.let_go.set()
    background.finish()
    assert len(desk.channels.all()) == 5


def test_a_page_of_one_s_own_on_a_slow_share_is_not_added_late_either(
    connect: ConnectDialog, network: Network, desk: Desk, background: Background, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "otra").mkdir()
    network.let_go.clear()
    connect.choose("webpage", "web")
    line = connect.fields["folder"].widget
    assert isinstance(line, QLineEdit)
    line.setText(str(tmp_path / "otra"))
    connect.connect_now.click()
    qtbot.waitUntil(network.asked.is_set, timeout=10_000)
    connect.cancel.click()
    network.let_go.set()
    background.finish()
    assert len(desk.channels.all()) == 5


def test_a_sign_in_that_is_being_saved_is_told_and_not_given_up(
    connect: ConnectDialog, network: Network, desk: Desk, qtbot: QtBot
) -> None:
    network.let_go.clear()
    connect.connect_now.click()
    qtbot.waitUntil(network.asked.is_set, timeout=10_000)
    assert connect._questions is not None
    connect._questions.patience.take()  # the answer came this very moment
    QTest.keyClick(connect, Qt.Key.Key_Escape)
    assert connect.isVisible()
    with qtbot.waitSignal(connect.accepted, timeout=5000):
        network.let_go.set()
    assert len(desk.channels.all()) == 6


def test_signing_in_again_asks_the_network_once(
    desk: Desk, network: Network, signed_in: tuple[Channel, Channel]
) -> None:
    renewed = desk.channels.sign_in_again(signed_in[0].id, {"server": "mastodon.example"}, errand.Alone())
    assert renewed.channel.limits_at == desk.office.clock()
    assert network.shown == []


# --- the background itself


def test_what_waits_for_others_is_given_up_at_the_end_and_left_behind_if_it_does_not_hear(
    background: Background,
) -> None:
    never, given_up = threading.Event(), threading.Event()
    deaf, heard = threading.Event(), threading.Event()

    def wait_for(end: threading.Event, noted: threading.Event) -> None:
        end.wait(60)
        noted.set()

    background.wait_for(partial(wait_for, given_up, heard), give_up=given_up.set)
    background.wait_for(partial(wait_for, never, deaf))
    background.finish()
    assert heard.is_set()
    assert not deaf.is_set()
    never.set()
    assert deaf.wait(10)


def test_what_ends_by_itself_is_waited_for_however_long_it_takes(background: Background) -> None:
    """Text that is being written to the disk, say."""
    begun, end = threading.Event(), threading.Event()
    done: list[str] = []

    def write() -> None:
        begun.set()
        end.wait(30)
        done.append("written")

    background.run(write)
    assert begun.wait(10)
    threading.Thread(target=end.set).start()
    background.finish()
    assert done == ["written"]

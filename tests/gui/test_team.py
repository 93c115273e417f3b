"""The window and a team's calendar: joined, opened again, with another password, left; on a server with TLS."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from calendario import main
from calendario.desk import team
from calendario.desk.desk import Desk
from calendario.desk.team import Team
from calendario.gui.background import Background
from calendario.gui.exchange import Exchange
from calendario.gui.first_run import FirstRunPage
from calendario.gui.leave_team import LeaveTeamDialog
from calendario.gui.main_window import MainWindow
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.team_dialog import JoinTeamDialog
from calendario.gui.team_door import TeamDoorDialog
from calendario.gui.theme import Theme
from calendario.gui.trouble_page import TroublePage
from calendario.gui.who import WhoDialog
from calendario.gui.widgets.elided import WrapLabel
from calendario.gui.workplace import Workplace
from calendario.store.database import Database
from tests.gui.conftest import Program
from tests.gui.typing import type_text
from tests.newsroom import Clock, Newsroom
from tests.servers.afar import ELSEWHERE, Afar

PATIENCE_MS = 20_000
PASSWORD, PASSPHRASE = "tormes 1975 ñ", "cuatro palabras bien largas"


@dataclass
class Office:
    """A server's database, and who may use it."""

    server: Afar
    database: str
    role: str

    @property
    def place(self) -> Team:
        return Team(ELSEWHERE, self.database, self.role, self.server.port, str(self.server.authority))

    def change_password(self, password: str) -> None:
        self.server.server.do(f"ALTER ROLE {self.role} PASSWORD '{password}'")


@pytest.fixture
def server(afar: Afar) -> Iterator[Office]:
    """An empty database of a role with a password, on another computer as far as anybody can tell."""
    real = afar.server
    database = real.new()
    office = Office(afar, database, f"maria_{database}")
    real.do(f"CREATE ROLE {office.role} LOGIN PASSWORD '{PASSWORD}'")
    real.do(f"ALTER DATABASE {database} OWNER TO {office.role}")
    yield office
    real.drop(database)
    real.do(f"DROP ROLE {office.role}")


@pytest.fixture
def team_calendar(server: Office, tmp_path: Path, clock: Clock) -> Office:
    """The team has its calendar there: *Ayuntamiento de Villasauce*, begun by Merche Olmo, with one post planned."""
    engine = _OnServer(server)
    made = Newsroom(tmp_path / "otro equipo", clock, engine)  # type: ignore[arg-type]
    made.plan("Feria", minutes=24 * 60)
    made.close()
    return server


class _OnServer:
    name = "postgresql"

    def __init__(self, office: Office) -> None:
        self.office = office

    def open(self, _profile: object, now: object) -> Database:
        return Database.connect(self.office.place.address, now, password=lambda: PASSWORD)  # type: ignore[arg-type]


def settled(window: MainWindow, qtbot: QtBot) -> Desk:
    qtbot.waitUntil(lambda: window.desk is not None, timeout=PATIENCE_MS)
    assert window.desk is not None
    return window.desk


def answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person chooses a passphrase where the system has no keyring."""

    def choose(desk: Desk, *_more: object, **_named: object) -> bool:
        desk.channels.open_vault(PASSPHRASE)
        return True

    monkeypatch.setattr(PassphraseDialog, "ask", choose)


def filled(desk: Desk, theme: Theme, background: Background, office: Office, qtbot: QtBot) -> JoinTeamDialog:
    """The form as a person fills it in from the keyboard: from the server on, Tab by Tab."""
    dialog = JoinTeamDialog(desk, theme, background)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.server
    type_text(dialog.server, ELSEWHERE)
    dialog.port.setValue(office.server.port)
    dialog.database.setText(office.database)
    dialog.user.setFocus()
    type_text(dialog.user, office.role)
    dialog.password.setFocus()
    type_text(dialog.password, PASSWORD)
    dialog.certificate.setText(str(office.server.authority))
    return dialog


def tried(dialog: JoinTeamDialog, qtbot: QtBot) -> None:
    QTest.keyClick(dialog.user, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.go_on.isEnabled, timeout=PATIENCE_MS)


def joined(dialog: JoinTeamDialog, qtbot: QtBot) -> Exchange:
    qtbot.waitUntil(lambda: dialog.exchange is not None, timeout=PATIENCE_MS)
    assert dialog.exchange is not None
    return dialog.exchange


def exchanged(window: MainWindow, exchange: Exchange, qtbot: QtBot) -> Desk:
    with qtbot.waitSignal(window.settled, timeout=PATIENCE_MS):
        window.exchange(exchange)
    assert window.desk is not None
    return window.desk


def everything_in(folder: Path) -> bytes:
    return b"".join(f.read_bytes() for f in folder.rglob("*") if f.is_file())


@pytest.fixture
def first(program: Program, team_calendar: Office, qtbot: QtBot) -> MainWindow:
    """The window on an empty folder."""
    window = program()
    settled(window, qtbot)
    return window


@pytest.fixture
def at_the_team(
    first: MainWindow,
    team_calendar: Office,
    theme: Theme,
    background: Background,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> MainWindow:
    """The window, joined as Merche Olmo; the server's password lies behind the passphrase."""
    answers(monkeypatch)
    assert first.desk is not None
    dialog = filled(first.desk, theme, background, team_calendar, qtbot)
    tried(dialog, qtbot)
    QTest.keyClick(dialog.who.people, Qt.Key.Key_Return)
    exchanged(first, joined(dialog, qtbot), qtbot)
    return first


def test_from_the_first_run_into_the_team_s_calendar_with_the_keyboard_alone(
    first: MainWindow,
    team_calendar: Office,
    theme: Theme,
    background: Background,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answers(monkeypatch)
    page = first.findChild(FirstRunPage)
    assert page is not None
    assert first.desk is not None
    dialog = filled(first.desk, theme, background, team_calendar, qtbot)
    tried(dialog, qtbot)
    assert not dialog.said
    people = dialog.who.people
    assert [people.itemText(n) for n in range(people.count())] == ["Merche Olmo", "Somebody else…"]
    assert dialog.focusWidget() is dialog.who.people
    QTest.keyClick(dialog.who.people, Qt.Key.Key_Down)
    QTest.keyClick(dialog.who.people, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.who.name  # a name is wanted
    type_text(dialog.who.name, "Begoña")
    QTest.keyClick(dialog.who.name, Qt.Key.Key_Return)
    desk = exchanged(first, joined(dialog, qtbot), qtbot)
    assert desk.office.database.shared
    assert desk.office.me().name == "Begoña"
    assert first.workplace is not None
    for place in (everything_in(tmp_path / "perfil"), caplog.text.encode(), repr(dialog.exchange).encode()):
        assert PASSWORD.encode() not in place
    with desk.office.database.reading() as tx:
        log = tx.exec_driver_sql("SELECT coalesce(string_agg(facts::text, ' '), '') FROM log").scalar_one()
    assert PASSWORD not in log


def test_where_there_is_no_keyring_the_passphrase_says_that_it_is_for_the_password_of_the_team(
    first: MainWindow,
    team_calendar: Office,
    theme: Theme,
    background: Background,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert first.desk is not None
    said: list[str] = []

    def person(asks: PassphraseDialog) -> int:
        asks.show()
        said.append(" ".join(label.text() for label in asks.findChildren(WrapLabel) if label.isVisible()))
        for line in (asks.first, asks.second):
            assert line is not None
            type_text(line, PASSPHRASE)
        asks.open_keys.click()
        qtbot.waitUntil(lambda: not asks.isVisible(), timeout=PATIENCE_MS)
        return asks.result()

    monkeypatch.setattr(PassphraseDialog, "exec", person)
    dialog = filled(first.desk, theme, background, team_calendar, qtbot)
    tried(dialog, qtbot)
    QTest.keyClick(dialog.who.people, Qt.Key.Key_Return)
    joined(dialog, qtbot)
    assert "the password of your team's server" in said[0]
    assert "channel" not in said[0]


def test_the_button_that_chooses_the_certificate_is_at_the_side_of_its_line(
    desk: Desk, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    dialog = JoinTeamDialog(desk, theme, background)
    qtbot.addWidget(dialog)
    dialog.show()
    line, button = (w.rect().translated(w.mapTo(dialog, QPoint())) for w in (dialog.certificate, dialog.choose))
    assert abs(line.center().y() - button.center().y()) <= 1
    assert line.right() < button.left()


@pytest.mark.usefixtures("at_the_team")
def test_it_opens_again_by_the_passphrase_and_goes_on_with_a_password_that_was_changed(
    program: Program, team_calendar: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    team_calendar.change_password("duero 1976")
    asked: list[str] = []

    def person_answers(folder: Path, clock: object, theme: Theme, background: Background, problem, key, parent):  # type: ignore[no-untyped-def]
        asked.append(problem.code)
        door = TeamDoorDialog(folder, main.clock, theme, background, problem, key)
        qtbot.addWidget(door)
        door.show()
        for words in {"vault_locked": ("mal", PASSPHRASE), "team_server_password": ("mal", "duero 1976")}[problem.code]:
            door.line.clear()
            type_text(door.line, words)
            QTest.keyClick(door.line, Qt.Key.Key_Return)
            qtbot.waitUntil(lambda: bool(door.field.error) or not door.isVisible(), timeout=PATIENCE_MS)
        return door.key

    monkeypatch.setattr(TeamDoorDialog, "ask", person_answers)
    again = program()
    desk = settled(again, qtbot)
    assert asked[0] == "vault_locked"
    assert set(asked[1:]) == {"team_server_password"}
    assert desk.office.database.shared
    assert desk.office.vault.state == "open"  # so that the publisher is given the key


@pytest.mark.usefixtures("at_the_team")
def test_whoever_gives_up_at_the_door_is_told_and_may_use_a_calendar_of_this_computer(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TeamDoorDialog, "ask", lambda *_given: None)
    monkeypatch.setattr(
        LeaveTeamDialog, "ask", lambda folder, *_more: Exchange(lambda: team.leave(folder, main.clock(), None), "")
    )
    again = program()
    with qtbot.waitSignal(again.troubled, timeout=PATIENCE_MS):
        pass
    page = again.findChild(TroublePage)
    assert page is not None
    (own,) = [b for b in page.findChildren(QPushButton) if b.text().startswith("Another")]
    with qtbot.waitSignal(again.settled, timeout=PATIENCE_MS):
        own.click()
    assert again.findChild(FirstRunPage) is not None


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"server": "127.0.0.3"}, "server", "no responde"),
        ({"password": "otra"}, "password", "no acepta"),
        ({"certificate": ""}, "certificate", "no ha podido demostrar"),
        ({"certificate": "/no/hay.pem"}, "certificate", "no ha podido demostrar"),
        ({"database": "nada"}, "database", "no está ese calendario"),
    ],
)
def test_what_is_refused_is_said_where_it_is_put_right(
    first: MainWindow,
    team_calendar: Office,
    theme: Theme,
    background: Background,
    qtbot: QtBot,
    wrong: dict[str, str],
    field: str,
    says: str,
) -> None:
    assert first.desk is not None
    dialog = filled(first.desk, theme, background, team_calendar, qtbot)
    for name, words in wrong.items():
        getattr(dialog, name).setText(words)
    tried(dialog, qtbot)
    assert says in dialog.said
    assert dialog.focusWidget() is getattr(dialog, field)
    assert dialog.exchange is None
    assert PASSWORD not in dialog.said


def test_a_server_that_is_not_found_is_not_waited_for_and_its_port_is_the_next_field(
    first: MainWindow, team_calendar: Office, theme: Theme, background: Background, qtbot: QtBot
) -> None:
    assert first.desk is not None
    dialog = filled(first.desk, theme, background, team_calendar, qtbot)
    dialog.server.setText("127.0.0.3")
    tried(dialog, qtbot)
    assert "Revisa el servidor y el puerto" in dialog.said
    assert "sigue solo" not in dialog.said
    qtbot.keyClick(dialog.server, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.port


def test_an_empty_database_takes_the_calendar_of_this_computer_along(
    program: Program,
    server: Office,
    theme: Theme,
    background: Background,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    answers(monkeypatch)
    made = Newsroom(tmp_path / "perfil", Clock(main.clock()))
    made.plan("Mercado", minutes=24 * 60)
    made.close()
    window = program()
    desk = settled(window, qtbot)
    dialog = filled(desk, theme, background, server, qtbot)
    tried(dialog, qtbot)
    assert dialog.bring.isChecked()
    assert dialog.focusWidget() is dialog.bring
    dialog.go_on.click()
    desk = exchanged(window, joined(dialog, qtbot), qtbot)
    assert desk.office.database.shared
    assert desk.office.institution().name == "Ayuntamiento de Villasauce"
    assert desk.calendar.publisher().waiting == 1
    assert team.kept_aside(tmp_path / "perfil")
    assert window.workplace is not None
    sheet = window.workplace.pages.settings().team
    assert ELSEWHERE in sheet.where.text()

    leaving = LeaveTeamDialog(tmp_path / "perfil", main.clock, desk, theme)
    qtbot.addWidget(leaving)
    leaving.show()
    assert leaving.kept[0][1].isChecked()
    assert isinstance(leaving.focusWidget(), QPushButton)  # the safe choice
    leaving.bring.setChecked(True)
    leaving.go.click()
    assert leaving.exchange is not None
    desk = exchanged(window, leaving.exchange, qtbot)
    assert not desk.office.database.shared
    assert desk.calendar.publisher().waiting == 1


def test_an_empty_database_may_be_begun_anew(
    program: Program,
    server: Office,
    theme: Theme,
    background: Background,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    answers(monkeypatch)
    window = program()
    desk = settled(window, qtbot)
    dialog = filled(desk, theme, background, server, qtbot)
    tried(dialog, qtbot)
    dialog.go_on.click()
    desk = exchanged(window, joined(dialog, qtbot), qtbot)
    page = window.findChild(FirstRunPage)
    assert page is not None
    assert window.windowTitle() == "Calendario", "and not what the calendar before was called"
    assert not page.sample.isVisible()
    assert not page.backup.isVisible()
    words = " ".join(label.text() for label in page.findChildren(WrapLabel) if label.isVisible())
    assert "stays on this computer" not in words
    assert f"on the server {server.place}" in words
    assert "look at it first" not in words, "there is no button for it"
    type_text(page.name, "Ayuntamiento de Villasauce")
    type_text(page.person, "Luis")
    page.web.setChecked(False)
    with qtbot.waitSignal(page.begun, timeout=PATIENCE_MS):
        QTest.keyClick(page.person, Qt.Key.Key_Return)
    assert desk.team.knows_me()
    there = Database.connect(server.place.address, main.clock(), password=lambda: PASSWORD)
    with closing(there), there.reading() as tx:
        assert tx.exec_driver_sql("SELECT name FROM person").scalar_one() == "Luis"


def test_a_computer_that_joined_without_a_window_asks_who_uses_it(
    program: Program, team_calendar: Office, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    passwords = tmp_path / "pgpass"
    escaped = PASSWORD.replace("\\", "\\\\").replace(":", "\\:")
    passwords.write_text(f"{ELSEWHERE}:*:*:{team_calendar.role}:{escaped}\n", encoding="utf-8")
    passwords.chmod(0o600)
    place = replace(team_calendar.place, password_file=str(passwords))
    team.serve(tmp_path / "perfil", main.clock(), place.address, passwords)

    def person_says(desk: Desk, theme: Theme, _parent: object) -> bool:
        dialog = WhoDialog(desk, theme)
        qtbot.addWidget(dialog)
        dialog.show()
        QTest.keyClick(dialog.form.people, Qt.Key.Key_Return)
        return bool(dialog.result())

    monkeypatch.setattr(WhoDialog, "ask", person_says)
    desk = settled(program(), qtbot)
    qtbot.waitUntil(desk.team.knows_me, timeout=PATIENCE_MS)
    assert desk.office.me().name == "Merche Olmo"


def test_a_password_that_changes_while_the_calendar_is_open_is_asked_for_on_the_strip_and_it_goes_on(
    at_the_team: MainWindow, team_calendar: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert at_the_team.desk is not None
    assert at_the_team.workplace is not None
    desk, workplace = at_the_team.desk, at_the_team.workplace

    def person_answers(folder: Path, clock: object, theme: Theme, background: Background, problem, key, parent):  # type: ignore[no-untyped-def]
        door = TeamDoorDialog(folder, main.clock, theme, background, problem, key)
        qtbot.addWidget(door)
        door.show()
        type_text(door.line, "duero 1976")
        QTest.keyClick(door.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not door.isVisible(), timeout=PATIENCE_MS)
        return door.key

    monkeypatch.setattr(TeamDoorDialog, "ask", person_answers)
    team_calendar.change_password("duero 1976")
    team_calendar.server.server.do(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{team_calendar.database}'"
    )
    qtbot.waitUntil(lambda: asks_password(workplace) is not None, timeout=PATIENCE_MS)
    button = asks_password(workplace)
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: desk.watching.away is None, timeout=PATIENCE_MS)
    desk.writing.new()


def asks_password(workplace: Workplace) -> QAbstractButton | None:
    strip = workplace.notices.strip(about="away")
    return None if strip is None else next(iter(strip.buttons()), None)

"""What every story of the window begins with: a real desk on a temporary calendar, the look, the background pool."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from calendario import main, paths
from calendario.desk.channels import Form
from calendario.desk.desk import Desk
from calendario.domain.channel import Channel, FrequencyTarget
from calendario.domain.slot import WeeklySlot
from calendario.gui.background import Background
from calendario.gui.closing import GO_ON, CloseDialog, Tray
from calendario.gui.editor.page import EditorPage
from calendario.gui.main_window import MainWindow
from calendario.gui.parts import Parts
from calendario.gui.theme import NO_SHEET, Theme
from calendario.spelling.spelling import Spelling
from calendario.store import channels, publisher_lock
from calendario.store.ids import new_id
from tests.gui.doubts import Doubting
from tests.gui.posts import begin
from tests.newsroom import Clock, Newsroom


@pytest.fixture(scope="session")
def spelling() -> Spelling:
    """The real dictionary, read once."""
    return Spelling(paths.resources() / "dictionaries")


@pytest.fixture
def gui_newsroom(newsroom: Newsroom, tmp_path: Path, spelling: Spelling) -> Newsroom:
    """The newsroom with spelling, the forms of every kind of channel, and five channels: *Práctica* (PR), a web page
    (WEB), *Bluesky* (BS) and *Mastodon* (MA) on the practice network, and WhatsApp (WA), by hand.
    """
    newsroom.desk.watching.close()
    office = replace(newsroom.desk.office, speller=spelling)
    forms = {
        kind: Form(a.network, a.fields, not a.bound_to_machine, a.bound_to_machine)
        for kind, a in main.adapters().items()
    }
    newsroom.desk = Desk.of(office, forms)
    clock = newsroom.clock
    page = Channel(
        id=new_id(clock()),
        kind="webpage",
        network="web",
        name="Web municipal",
        letters="WEB",
        address=str(tmp_path / "web"),
        settings={"folder": str(tmp_path / "web"), "title": "Ayuntamiento de Villasauce", "zone": "Europe/Madrid"},
        target=FrequencyTarget(3),
        slots=(WeeklySlot(0, time(9)), WeeklySlot(3, time(18))),
    )
    with newsroom.database.writing() as tx:
        channels.save(tx, page, office.machine)
    for name, network in (("Bluesky", "bluesky"), ("Mastodon", "mastodon")):
        folder = tmp_path / "practica" / network
        folder.mkdir(parents=True)
        practice = Channel(
            id=new_id(clock()),
            kind="practice",
            network=network,
            name=name,
            letters={"bluesky": "BS", "mastodon": "MA"}[network],
            address=str(folder),
            settings={"folder": str(folder)},
            target=FrequencyTarget(5, 10),
        )
        with newsroom.database.writing() as tx:
            channels.save(tx, practice, office.machine)
    newsroom.desk.channels.add_by_hand("whatsapp")
    return newsroom


@pytest.fixture
def desk(gui_newsroom: Newsroom) -> Desk:
    """The desk of `gui_newsroom`."""
    return gui_newsroom.desk


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light look at 100 %, worn by the application. No translator: the window's own words are the English ones."""
    made = Theme(paths.resources(), "light", 100)
    made.apply(qapp)
    yield made
    qapp.setStyleSheet(NO_SHEET)  # ours names pictures that go with the theme: nothing still alive must look for them


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Finished before the test ends: no thread outlives its story."""
    made = Background()
    yield made
    made.finish()


@pytest.fixture
def editor(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> EditorPage:
    """Its page alone, as wide as it is beside the navigation on a small laptop; no post is open yet."""
    made = EditorPage(desk, theme, background)
    qtbot.addWidget(made)
    made.resize(1182, 616)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A small one, in a file of the person's."""
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    path = tmp_path / "cartel.png"
    assert image.save(str(path))
    return path


class Publishing:
    """Starts and stops no process: remembers what was asked for, and holds the publisher's lock while it "lives"."""

    def __init__(self, lock: Path) -> None:
        self._lock = lock
        self._held: ExitStack | None = None
        self.started = 0
        self.works = True

    def start(self, _desk: Desk) -> None:
        self.started += 1
        if self.works:
            self.live()

    def live(self) -> None:
        if self._held is None:
            self._held = ExitStack()
            self._held.enter_context(publisher_lock.held(self._lock))

    def die(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None


@pytest.fixture
def publishing(desk: Desk) -> Iterator[Publishing]:
    """Stands for the publisher's process: it lives and dies as the story says."""
    made = Publishing(desk.office.profile.publisher_lock)
    yield made
    made.die()


@pytest.fixture
def window(
    desk: Desk, theme: Theme, publishing: Publishing, clock: Clock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The whole window on `desk`, on *Hoy*; it has been told what closing does, so that it does not ask."""
    monkeypatch.setattr(Tray, "is_there", staticmethod(lambda: False))
    desk.choices.set_on_close("go_on")
    parts = Parts(
        folder=desk.office.profile.folder,
        open_desk=lambda _folder, _key=None: desk,
        start_publisher=publishing.start,
        let_go=lambda: None,
        resources=paths.resources(),
        translations=paths.translations(),
        clock=clock,
    )
    made = MainWindow(parts, theme.colour("window"))
    qtbot.addWidget(made)
    made.dress(theme)
    made.show()
    with qtbot.waitSignal(made.settled, timeout=10_000):
        made.open_calendar()
    yield made
    made.finish()


Program = Callable[[], MainWindow]


@pytest.fixture
def program(theme: Theme, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Starts the program on one folder, empty at first, as often as it is called; the one before has ended by then.

    On a computer without a keyring. No publisher is started, and closing asks nothing.
    """
    monkeypatch.setattr(Tray, "is_there", staticmethod(lambda: False))
    monkeypatch.setattr(CloseDialog, "ask", lambda *_given, **_named: GO_ON)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    opened: list[MainWindow] = []

    def start() -> MainWindow:
        for before in opened:
            before.finish()
        ours = ExitStack()
        parts = Parts(
            folder=tmp_path / "perfil",
            open_desk=lambda folder, key=None: main.open_for_window(folder, ours, key),
            let_go=ours.close,
            start_publisher=lambda _desk: None,
            resources=paths.resources(),
            translations=paths.translations(),
            clock=main.clock,
        )
        made = MainWindow(parts, theme.colour("window"))
        qtbot.addWidget(made)
        made.dress(theme)
        made.show()
        opened.append(made)
        made.open_calendar()
        return made

    yield start
    for before in opened:
        before.finish()


@pytest.fixture
def doubting(desk: Desk, spelling: Spelling, theme: Theme, background: Background, qtbot: QtBot) -> EditorPage:
    """The editor's page with a new post on two channels, its dictionary open, and what is announced in `heard`."""
    office = replace(desk.office, speller=Doubting(spelling))
    made = EditorPage(replace(desk, office=office, writing=type(desk.writing)(office)), theme, background)
    qtbot.addWidget(made)
    made.resize(1182, 616)
    made.show()
    qtbot.waitExposed(made)
    begin(made, desk)
    qtbot.waitUntil(lambda: made.writing.edit.marks().spells)
    return made


@pytest.fixture
def heard(doubting: EditorPage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    said: list[str] = []
    monkeypatch.setattr(doubting, "_announce", said.append)
    return said

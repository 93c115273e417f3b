"""A window on the sample town, drawn without a screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QSize, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from calendario import main, paths
from calendario.channels.practice import Fault, PracticeNetwork
from calendario.desk.desk import Desk
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.gui.main_window import MainWindow
from calendario.gui.parts import Parts
from calendario.gui.theme import Theme
from calendario.gui.workplace import Workplace
from calendario.publisher.loop import Publisher
from calendario.publisher.newsroom import Newsroom
from calendario.store import publisher_lock
from tests.team_town import TeamServer

AT = datetime(2026, 11, 25, 9, 40, tzinfo=UTC)
DAY = date(2026, 11, 25)
SIZE, SMALLEST = QSize(1366, 688), QSize(640, 440)


class Scene:
    """A window on the sample town, in one scheme, whose clock stands still; with a team's `server`, if there is one."""

    def __init__(
        self,
        folder: Path,
        scheme: str,
        *,
        sample: bool = True,
        server: TeamServer | None = None,
        size: QSize = SIZE,
        scale: int = 100,
    ) -> None:
        """In a window of that `size`, with text at `scale` per cent."""
        self.now = AT - timedelta(hours=5)
        self.stands = False
        self.folder = folder
        self.server = server
        self.desk = self._open(folder)
        if sample and not self.desk.setup.done:
            self.desk.sample.begin()
            self._live_until_now()
        self.now = AT
        self.stands = True
        if self.desk.setup.done:
            self.desk.choices.set_scheme(scheme)
            self.desk.choices.set_text_scale(scale)
        self.theme = Theme(paths.resources(), scheme, scale)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.theme.apply(app)
        parts = Parts(
            folder=folder,
            open_desk=self._open,
            start_publisher=lambda _desk: None,
            let_go=lambda: None,
            resources=paths.resources(),
            translations=paths.translations(),
            clock=self.clock,
        )
        self._alive = ExitStack()
        if self.desk.setup.done:  # somebody publishes, as far as anybody can see
            self._alive.enter_context(publisher_lock.held(self.desk.office.profile.publisher_lock))
        self.window = MainWindow(parts, self.theme.colour("window"))
        self.window.dress(self.theme)
        self.window.resize(size)
        self.window.show()
        self.window.open_calendar()

    def clock(self) -> datetime:
        """Goes on by a thousandth with each look until the picture stands, so that what is made first comes first."""
        if not self.stands:
            self.now += timedelta(milliseconds=1)
        return self.now

    def _open(self, folder: Path, key: bytes | None = None) -> Desk:
        return main.open_desk(folder, self.clock, key=key, mirrored=True)

    def _live_until_now(self) -> None:
        """The morning as it went: one answer was lost, the computer slept through one hour, one waits for a person."""
        channels = {c.letters: c for c in self.desk.channels.all()}
        network = PracticeNetwork(Path(channels["MA"].settings["folder"]))
        self._plan(time(8, 30), "25N: programa de actos", ("BS", "MA"))
        self._plan(time(9, 30), "Recogida de enseres", ("BS", "MA"))
        self._plan(time(10, 30), "Corte de agua en la calle Olmo", ("WA",))
        network.switch(Fault.NO_ANSWER_BEFORE)
        network.switch(Fault.CANNOT_TELL)
        for at in (AT - timedelta(hours=2, minutes=10), AT):
            self.now = at
            self._publish()
        network.heal()

    def _plan(self, at: time, title: str, letters: tuple[str, ...]) -> None:
        text = f"{title}. Toda la información, en la sede electrónica del Ayuntamiento: https://sede.villasauce.example"
        on = tuple(c.id for c in self.desk.channels.all() if c.letters in letters)
        plan = PlanDraft(on, datetime.combine(DAY, at))
        self.desk.planning.plan(self.desk.writing.new().post_id, Draft(title, Content(text)), plan, as_it_is=True)

    def _publish(self) -> None:
        office = self.desk.office
        made = Newsroom(
            database=office.database,
            machine=office.machine,
            owner=f"{office.machine}:1:{self.now.timestamp():.0f}",
            adapters=main.adapters(),
            media=office.media.path,
            secrets=lambda _channel: None,
            clock=self.clock,
        )
        Publisher(made).once()

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Lets Qt, and what it waits for, do what they have to."""
        tick = QTimer()  # what is waited for need not come with an event
        tick.start(20)
        for _round in range(1000):
            self.window.background.finish()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if until():
                break
        assert until()
        tick.stop()
        for _round in range(20):  # what wraps in what wraps finds its height step by step
            QCoreApplication.processEvents()

    def close(self) -> None:
        """Ends it."""
        self._alive.close()
        self.window.background.finish()
        self.window.hide()
        self.window.finish()
        self.window.deleteLater()
        self.desk.watching.close()
        self.desk.office.database.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def picture(window: QWidget, dialog: QWidget | None = None) -> QImage:
    """What is seen: the window, a dialog in its middle, and at its place what has popped up."""
    seen = window.grab().toImage()
    popped = QApplication.activePopupWidget()
    if popped is not None:
        painter = QPainter(seen)
        painter.drawPixmap(window.mapFromGlobal(popped.pos()), popped.grab())
        painter.end()
    if dialog is not None:
        painter = QPainter(seen)
        shade = window.palette().shadow().color()
        shade.setAlpha(90)
        painter.fillRect(seen.rect(), shade)
        over = dialog.grab()
        painter.drawPixmap(QPoint((seen.width() - over.width()) // 2, (seen.height() - over.height()) // 2), over)
        painter.end()
    return seen


def place(scene: Scene) -> Workplace:
    """The daily work; there is one in every scene but the first run's."""
    assert scene.window.workplace is not None
    return scene.window.workplace


def shown(dialog: QDialog) -> QDialog:
    """Without waiting for an answer."""
    dialog.setModal(False)
    dialog.show()
    return dialog

"""Draws every screen, light and dark, as PNG: `python tests/screens.py FOLDER [NAME…]`.

The sample town at a fixed hour (Wednesday 25 November 2026, 10:40 in Madrid), in a window of 1366 × 688: what a small
laptop leaves of 1366 × 768.
"""

# ruff: noqa: E402  Qt is told its platform before it is loaded.

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")
os.environ.setdefault("TZ", "Europe/Madrid")

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP / "src"), str(TOP)]

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from calendario import main, paths
from calendario.channels.practice import Fault, PracticeAdapter, PracticeNetwork
from calendario.desk.desk import Desk
from calendario.desk.setup import NoQuestions
from calendario.domain.adapter import Prepared
from calendario.domain.channel import Channel, Lateness, WhenLate
from calendario.domain.delivery import Payload
from calendario.domain.pause import PauseReason
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.problem import Problem
from calendario.domain.publication import State
from calendario.gui.app import speak
from calendario.gui.by_hand import ByHandDialog
from calendario.gui.calendar.page import CalendarPage
from calendario.gui.channel_dialogs import FrequencyDialog, LatenessDialog, RetireDialog
from calendario.gui.closing import CloseDialog, waiting_posts
from calendario.gui.connect_dialog import ConnectDialog
from calendario.gui.help import KeysDialog
from calendario.gui.main_window import MainWindow
from calendario.gui.mishaps import MishapDialog
from calendario.gui.page_place import PagePlaceDialog
from calendario.gui.parts import Parts
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.pausing import PauseDialog
from calendario.gui.rescheduling import PlanAgainDialog
from calendario.gui.theme import Theme
from calendario.gui.unconfirmed import UnconfirmedDialog
from calendario.gui.workplace import Workplace
from calendario.publisher.loop import Publisher
from calendario.publisher.newsroom import Newsroom
from calendario.store import publisher_lock

AT = datetime(2026, 11, 25, 9, 40, tzinfo=UTC)
DAY = date(2026, 11, 25)
SIZE = QSize(1366, 688)


class Scene:
    """A window on the sample town, in one scheme, whose clock stands still."""

    def __init__(self, folder: Path, scheme: str, *, sample: bool = True) -> None:
        self.now = AT - timedelta(hours=5)
        self.stands = False
        self.folder = folder
        self.desk = self._open(folder)
        if sample and not self.desk.setup.done:
            self.desk.sample.begin()
            self._live_until_now()
        self.now = AT
        self.stands = True
        if self.desk.setup.done:
            self.desk.choices.set_scheme(scheme)
        self.theme = Theme(paths.resources(), scheme)
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
        self.window.resize(SIZE)
        self.window.show()
        self.window.open_calendar()

    def clock(self) -> datetime:
        """Goes on by a thousandth with each look until the picture stands, so that what is made first comes first."""
        if not self.stands:
            self.now += timedelta(milliseconds=1)
        return self.now

    def _open(self, folder: Path, _key: bytes | None = None) -> Desk:
        desk = main.open_desk(folder)
        return Desk.of(replace(desk.office, clock=self.clock), desk.channels.forms)

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
        """Lets Qt do what it has to."""
        for _round in range(400):
            self.window.background.finish()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if until():
                break
        for _round in range(5):
            QCoreApplication.processEvents()

    def close(self) -> None:
        """Ends it."""
        self._alive.close()
        self.window.background.finish()
        self.window.hide()
        self.window.finish()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def picture(window: QWidget, dialog: QWidget | None = None) -> QImage:
    """What is seen: the window, and a dialog in its middle."""
    seen = window.grab().toImage()
    if dialog is not None:
        painter = QPainter(seen)
        shade = window.palette().shadow().color()
        shade.setAlpha(90)
        painter.fillRect(seen.rect(), shade)
        over = dialog.grab()
        painter.drawPixmap(QPoint((seen.width() - over.width()) // 2, (seen.height() - over.height()) // 2), over)
        painter.end()
    return seen


# --- the screens: each shows itself and returns the dialog above the window, if there is one


def first_run(scene: Scene) -> QDialog | None:
    return None


def today(scene: Scene) -> QDialog | None:
    return None


def page(scene: Scene, key: str) -> QDialog | None:
    place(scene).go(key)
    return None


def place(scene: Scene) -> Workplace:
    """The daily work; there is one in every scene but the first run's."""
    assert scene.window.workplace is not None
    return scene.window.workplace


def editor(scene: Scene) -> QDialog | None:
    cards = [c for c in scene.desk.calendar.week(DAY).cards if c.title.startswith("Ayudas de material")]
    place(scene).open_post(cards[0].post_id)
    return None


def new_post(scene: Scene) -> QDialog | None:
    place(scene).new_post(DAY + timedelta(days=2))
    return None


def dragging(scene: Scene) -> QDialog | None:
    """A card in the air, from Thursday to Friday."""
    place(scene).go("calendar")
    scene.settle()
    page = place(scene).page("calendar")
    assert isinstance(page, CalendarPage)
    card = next(c for c in page.grid.cards() if c.face.title.startswith("Ayudas de material"))
    grid, hot = page.grid, QPoint(40, 6)
    there = QPoint(grid.edges[4] + 50, grid.axis.y(13 * 60 + 15) + hot.y())
    QTest.mousePress(card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, hot)
    at = card.mapFromGlobal(grid.canvas.mapToGlobal(there))
    left, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = (QPointF(at), QPointF(card.mapToGlobal(at)))
    QApplication.sendEvent(card, QMouseEvent(QEvent.Type.MouseMove, *where, left, left, keys))
    return None


def exits(scene: Scene) -> QDialog | None:
    place(scene).open_exits(scene.desk.calendar.today().decisions[0].publication.post_id)
    return None


def unconfirmed(scene: Scene, *, there: bool) -> QDialog | None:
    """With a post `there` that somebody changed a little, and one that is about something else; else with nothing."""
    found = next(d for d in scene.desk.calendar.today().decisions if d.state is State.UNCONFIRMED)
    sent = scene.desk.looking.sent(found.publication.id)
    for left in (Path(sent.channel.settings["folder"]) / "posts").glob("otra-*"):  # the network outlives its scenes
        left.unlink()
    if there:
        texts = (sent.content.text.replace("Toda la", "Tenéis toda la"), "Hoy el mercado abre hasta las 14:00.")
        for number, text in enumerate(texts):
            content = replace(sent.content, text=text)
            payload = Payload(sent.title, content, AT, str(sent.publication.post_id))
            at = sent.attempts[-1].started_at + timedelta(seconds=2 + 600 * number)
            PracticeAdapter().publish(sent.channel, None, Prepared(payload), f"otra-{number}", at)
    return shown(UnconfirmedDialog(scene.desk, scene.theme, scene.window.background, sent, scene.window))


def plan_again(scene: Scene) -> QDialog | None:
    dialog = PlanAgainDialog(
        scene.theme, "25N: programa de actos", datetime.combine(DAY, time(10, 40)), print, scene.window
    )
    dialog.later.setChecked(True)
    return shown(dialog)


def by_hand(scene: Scene) -> QDialog | None:
    decision = scene.desk.calendar.today().by_hand[0]
    return shown(ByHandDialog(scene.desk, scene.theme, decision, scene.window))


def pause_dialog(scene: Scene) -> QDialog | None:
    return shown(PauseDialog(scene.theme, scene.window))


def paused(scene: Scene) -> QDialog | None:
    scene.desk.stopping.pause(PauseReason.EMERGENCY)
    place(scene).refresh()
    place(scene).go("today")
    return None


def review(scene: Scene) -> QDialog | None:
    paused(scene)
    place(scene).show_review()
    return None


def closing(scene: Scene) -> QDialog | None:
    count, posts = waiting_posts(scene.desk)
    waiting = scene.desk.calendar.publisher().waiting
    return shown(CloseDialog(scene.theme, count, waiting, posts, scene.window))


def closing_stopped(scene: Scene) -> QDialog | None:
    count, posts = waiting_posts(scene.desk)
    waiting = scene.desk.calendar.publisher().waiting
    return shown(CloseDialog(scene.theme, count, waiting, posts, scene.window, stopping=True))


def connect(scene: Scene, kind: str, network: str) -> QDialog | None:
    place(scene).go("channels")
    dialog = ConnectDialog(scene.desk, scene.theme, scene.window.background, None, scene.window)
    dialog.choose(kind, network)
    return shown(dialog)


def frequency(scene: Scene) -> QDialog | None:
    place(scene).go("channels")
    return shown(FrequencyDialog(scene.theme, scene.desk.channels.all()[0], scene.window))


def a_page(scene: Scene) -> Channel:
    """One of the town hall's own, without an address yet; what is late on another channel goes out all the same."""
    (scene.folder / "web").mkdir()
    fields = {"folder": str(scene.folder / "web"), "title": "Web municipal"}
    made = scene.desk.channels.sign_in("webpage", fields, NoQuestions())
    hour = Lateness(WhenLate.SEND, timedelta(minutes=60))
    scene.desk.channels.set_lateness(scene.desk.channels.all()[0].id, hour)
    scene.desk.channels.set_lateness(made.id, Lateness(WhenLate.DROP))
    place(scene).go("channels")
    return made


def channels_with_a_page(scene: Scene) -> QDialog | None:
    a_page(scene)
    place(scene).page("channels").reload()  # type: ignore[attr-defined]
    return None


def lateness(scene: Scene) -> QDialog | None:
    a_page(scene)
    return shown(LatenessDialog(scene.theme, scene.desk.channels.all()[0], scene.window))


def page_place(scene: Scene) -> QDialog | None:
    page = a_page(scene)
    dialog = PagePlaceDialog(scene.desk, scene.theme, scene.window.background, page, scene.window)
    dialog.address.setText("https://www.villasauce.example/noticias/")
    dialog.folder.setText("/srv/www/villasauce/noticias")
    return shown(dialog)


def retire(scene: Scene) -> QDialog | None:
    place(scene).go("channels")
    return shown(RetireDialog(scene.theme, scene.desk.channels.all()[1], 4, scene.window))


def passphrase(scene: Scene) -> QDialog | None:
    background = scene.window.background
    return shown(PassphraseDialog(scene.desk, scene.theme, background, chosen_before=False, parent=scene.window))


def trouble(scene: Scene) -> QDialog | None:
    scene.window.show_trouble(Problem("database_damaged", path=str(scene.folder / "calendario.sqlite")))
    return None


def mishap(scene: Scene) -> QDialog | None:
    return shown(MishapDialog(scene.theme, scene.folder, scene.window))


def keys(scene: Scene) -> QDialog | None:
    return shown(KeysDialog(scene.theme, scene.window))


def shown(dialog: QDialog) -> QDialog:
    """Without waiting for an answer."""
    dialog.setModal(False)
    dialog.show()
    return dialog


SCREENS: dict[str, Callable[[Scene], QDialog | None]] = {
    "inicio": first_run,
    "hoy": today,
    "semana": partial(page, key="calendar"),
    "canales": partial(page, key="channels"),
    "ajustes": partial(page, key="settings"),
    "editor": editor,
    "nueva": new_post,
    "salidas": exits,
    "sin-confirmar": partial(unconfirmed, there=True),
    "sin-confirmar-nada": partial(unconfirmed, there=False),
    "volver-a-programar": plan_again,
    "te-toca": by_hand,
    "pausa": pause_dialog,
    "en-pausa": paused,
    "reanudar": review,
    "cerrar": closing,
    "cerrar-parando": closing_stopped,
    "arrastrando": dragging,
    "conectar-mastodon": partial(connect, kind="mastodon", network="mastodon"),
    "conectar-bluesky": partial(connect, kind="bluesky", network="bluesky"),
    "conectar-a-mano": partial(connect, kind="", network="facebook"),
    "frecuencia": frequency,
    "si-llega-tarde": lateness,
    "pagina-propia": channels_with_a_page,
    "carpeta-y-direccion": page_place,
    "desconectar": retire,
    "frase-de-paso": passphrase,
    "problema": trouble,
    "fallo": mishap,
    "teclas": keys,
}


def draw(folder: Path, names: list[str], scheme: str, town: Path, empty: Path) -> None:
    """One PNG for each of `names`; `town` is a profile with the sample, copied for each screen."""
    for name in names:
        with tempfile.TemporaryDirectory(prefix="calendario-") as temporary:
            profile = Path(temporary) / "perfil"
            shutil.copytree(empty if name == "inicio" else town, profile)
            scene = Scene(profile, scheme, sample=name != "inicio")
            scene.settle(lambda scene=scene: scene.window.desk is not None)
            dialog = SCREENS[name](scene)
            scene.settle()
            target = folder / f"{name}{'-oscuro' if scheme == 'dark' else ''}.png"
            picture(scene.window, dialog).save(str(target))
            sys.stdout.write(f"{target}\n")
            if dialog is not None:
                dialog.hide()
            scene.close()


def run() -> int:
    """Draws what was asked for."""
    parser = argparse.ArgumentParser(description="Draws every screen, light and dark.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SCREENS))
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    speak(app, paths.translations())
    with tempfile.TemporaryDirectory(prefix="calendario-") as temporary:
        town, empty = Path(temporary) / "villasauce", Path(temporary) / "vacio"
        empty.mkdir()
        Scene(town, "light").close()
        for scheme in ("light", "dark"):
            draw(chosen.folder, chosen.names or list(SCREENS), scheme, town, empty)
    return 0


if __name__ == "__main__":
    raise SystemExit(run())

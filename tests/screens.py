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
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TOP / "src"), str(TOP)]

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from calendario import paths
from calendario.desk.choices import TEXT_SCALES
from calendario.desk.setup import NoQuestions
from calendario.domain.bank import Kind
from calendario.domain.channel import Channel, Lateness, WhenLate
from calendario.domain.house import House, Mode
from calendario.domain.pause import PauseReason
from calendario.domain.problem import Problem
from calendario.gui.app import speak
from calendario.gui.calendar.page import MONTH, CalendarPage
from calendario.gui.category_dialog import CategoryDialog
from calendario.gui.channel_dialogs import FrequencyDialog, LatenessDialog, RetireDialog
from calendario.gui.closing import CloseDialog, waiting_posts
from calendario.gui.connect_dialog import ConnectDialog
from calendario.gui.editor.page import EditorPage
from calendario.gui.first_run import FirstRunPage
from calendario.gui.help import KeysDialog
from calendario.gui.mishaps import MishapDialog
from calendario.gui.other_page import OtherPageDialog
from calendario.gui.page_place import PagePlaceDialog
from calendario.gui.passphrase import PassphraseDialog
from calendario.gui.pausing import PauseDialog
from tests import (
    screens_bank,
    screens_cropping,
    screens_dividing,
    screens_house,
    screens_library,
    screens_links,
    screens_out,
    screens_own,
    screens_review,
    screens_team,
    screens_typing,
    screens_versions,
    screens_videos,
    screens_words,
)
from tests.scene import AT, DAY, SIZE, SMALLEST, Scene, picture, place, shown
from tests.servers.postgres import Server, running
from tests.team_town import TeamServer, team_server

# --- the screens: each shows itself and returns the dialog above the window, if there is one


def first_run(scene: Scene) -> QDialog | None:
    return None


def first_run_refused(scene: Scene) -> QDialog | None:
    """The folder holds the page of another calendar, which was left as it is."""
    page = scene.window.findChild(FirstRunPage)
    assert page is not None
    page._ask_other_folder(Problem("folder_holds_a_page", folder=page.folder.text()))
    return None


def today(scene: Scene) -> QDialog | None:
    return None


def page(scene: Scene, key: str) -> QDialog | None:
    place(scene).go(key)
    return None


def month(scene: Scene, festive: bool = False) -> QDialog | None:
    """The month of the sample town, or with its holiday and its mourning."""
    if festive:
        screens_house.week(scene)
    place(scene).go("calendar")
    page = place(scene).pages.currentWidget()
    assert isinstance(page, CalendarPage)
    page.show_view(MONTH)
    page.take_focus()
    return None


def editor(scene: Scene) -> QDialog | None:
    cards = [c for c in scene.desk.calendar.week(DAY).cards if c.title.startswith("Ayudas de material")]
    place(scene).pages.open_post(cards[0].post_id)
    return None


def inherited(scene: Scene) -> QDialog | None:
    """A channel's own text that follows the base again, and the way back."""
    editor(scene)
    page = place(scene).pages.currentWidget()
    assert isinstance(page, EditorPage)
    page.show_target(page.channels.targets()[1])
    page.writing.edit.insertPlainText("Para quien nos lee aquí: ")
    page.writing.own.follow.emit(("text",))
    return None


def new_post(scene: Scene) -> QDialog | None:
    place(scene).pages.new_post(DAY + timedelta(days=2))
    return None


def thread(scene: Scene) -> QDialog | None:
    """A text divided by hand, as the network with threads will show it."""
    text = (
        "Ayudas de material escolar 2026: el plazo se abre el 1 de diciembre y termina el 19. Pueden pedirlas las "
        "familias empadronadas con hijos en infantil, primaria o secundaria.\n---\n"
        "Qué hace falta: el libro de familia, el justificante de matrícula y el número de cuenta. Quien la tuvo el "
        "año pasado solo tiene que confirmarla.\n---\n"
        "Dónde: en la sede electrónica, https://sede.villasauce.example, o en el registro, de 9:00 a 14:00. Dudas, en "
        "el 010."
    )
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    QTest.keyClicks(page.header.title, "Ayudas de material escolar")
    page.writing.edit.insertPlainText(text)
    page.show_target(next(c.id for c in scene.desk.channels.all() if c.letters == "BS"))
    scene.settle(lambda: len(page.preview.posts) == 3)
    return None


def category(scene: Scene) -> QDialog | None:
    """One that goes out late, of two."""
    late = Lateness(WhenLate.SEND, timedelta(minutes=60))
    urgent = scene.desk.categories.add("Emergencias", late)
    scene.desk.categories.add("Actos con hora", Lateness(WhenLate.DROP))
    place(scene).go("settings")
    return shown(CategoryDialog(scene.desk, scene.theme, urgent, scene.window))


def dragging(scene: Scene) -> QDialog | None:
    """A card in the air, from Thursday to Friday."""
    place(scene).go("calendar")
    scene.settle()
    page = place(scene).pages.page("calendar")
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


def other_page(scene: Scene) -> QDialog | None:
    """A folder with the page of another calendar was chosen for a web page."""
    facts = {"folder": "/home/merche/web/avisos", "title": "Avisos de Villasauce", "posts": "12", "page": "-"}
    return shown(OtherPageDialog(scene.theme, Problem("folder_holds_a_page", **facts), scene.window))


def pause_dialog(scene: Scene) -> QDialog | None:
    return shown(PauseDialog(scene.theme, scene.window))


def paused(scene: Scene) -> QDialog | None:
    scene.desk.stopping.pause(PauseReason.EMERGENCY)
    place(scene).standing.refresh()
    place(scene).go("today")
    return None


def review(scene: Scene) -> QDialog | None:
    paused(scene)
    place(scene).pages.show_review()
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
    place(scene).pages.page("channels").reload()  # type: ignore[attr-defined]
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


#: Those of a computer that has no calendar yet, and those for which a team's server is started.
NEW = frozenset({"inicio", "inicio-carpeta", "unirme", "unirme-quien", "unirme-frase"})
WITH_SERVER = frozenset({"unirme", "unirme-quien", "unirme-frase", "en-equipo", "dejar-equipo", "sin-servidor"})

SCREENS: dict[str, Callable[[Scene], QDialog | None]] = {
    "inicio": first_run,
    "inicio-carpeta": first_run_refused,
    "hoy": today,
    "semana": partial(page, key="calendar"),
    "semana-festiva": screens_house.week,
    "mes": month,
    "mes-festivo": partial(month, festive=True),
    "canales": partial(page, key="channels"),
    "ajustes": partial(page, key="settings"),
    "editor": editor,
    "editor-heredado": inherited,
    "nueva": new_post,
    "salidas": screens_out.exits,
    "sin-confirmar": partial(screens_out.unconfirmed, there=True),
    "sin-confirmar-nada": partial(screens_out.unconfirmed, there=False),
    "sin-confirmar-hilo": partial(screens_out.thread_in_doubt, there=True),
    "sin-confirmar-hilo-nada": partial(screens_out.thread_in_doubt, there=False),
    "esta-el-hilo": screens_out.whole_thread,
    "volver-a-programar": screens_out.plan_again,
    "te-toca": screens_out.by_hand,
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
    "hilo": thread,
    "version-propia": screens_own.version,
    "que-cambia": screens_own.difference,
    "ficha": screens_own.card,
    "ficha-editar": screens_own.card_dialog,
    "enlace": screens_links.card,
    "enlace-sin-comprobar": screens_links.card_not_checked,
    "fotos-1": partial(screens_links.pictures, letters="MA", count=1),
    "fotos-2": partial(screens_links.pictures, letters="BS", count=2),
    "fotos-3": partial(screens_links.pictures, letters="MA", count=3),
    "fotos-4": partial(screens_links.pictures, letters="BS", count=4),
    "fotos-5": partial(screens_links.pictures, letters="MA", count=5),
    "firma": screens_links.signature,
    "no-cabe": screens_dividing.finding,
    "no-cabe-canal": screens_dividing.under_the_text,
    "dividir": screens_dividing.dialog,
    "dividir-numerado": partial(screens_dividing.dialog, numbered=True),
    "dividir-no-se-puede": partial(screens_dividing.dialog, piece="https://sede.villasauce.example/" + "x" * 300),
    "historial": screens_versions.history,
    "dos-textos": partial(screens_versions.two_texts, asked=False),
    "comparar": partial(screens_versions.two_texts, asked=True),
    "comparar-lo-mismo": partial(screens_versions.two_texts, asked=True, clash=True),
    "otro-equipo": screens_versions.written_elsewhere,
    "fecha-del-dia": screens_typing.weekday,
    "etiquetas": screens_typing.hashtag,
    "emojis": partial(screens_typing.emoji, asked=""),
    "emojis-fiesta": partial(screens_typing.emoji, asked="fiesta"),
    "pegado": screens_typing.pasted,
    "pegado-enlace": partial(screens_typing.pasted_links, count=1),
    "pegado-enlaces": partial(screens_typing.pasted_links, count=4),
    "categoria": category,
    "reutilizables": screens_bank.bank,
    "reutilizables-siempre": partial(screens_bank.bank, kind=Kind.EVERGREEN),
    "reutilizables-respuestas": partial(screens_bank.bank, kind=Kind.ANSWER),
    "reutilizables-nombres": partial(screens_bank.bank, kind=Kind.NAME),
    "reutilizables-etiquetas": partial(screens_bank.bank, kind=Kind.HASHTAG),
    "reutilizables-vacio": partial(screens_bank.bank, empty=True),
    "plantilla": partial(screens_bank.bank_entry, kind=Kind.TEMPLATE),
    "de-siempre": partial(screens_bank.bank_entry, kind=Kind.EVERGREEN),
    "respuesta": partial(screens_bank.bank_entry, kind=Kind.ANSWER),
    "etiqueta": partial(screens_bank.bank_entry, kind=Kind.HASHTAG),
    "traer-reutilizables": screens_bank.bank_import,
    "desde-plantilla": screens_bank.from_template,
    "reutilizables-estilo-de-antes": screens_bank.style_of_before,
    "de-siempre-caducado": screens_bank.bank_over,
    "texto-guardado": screens_bank.stored_text,
    "biblioteca": partial(screens_library.library, chosen=5),
    "biblioteca-todas": screens_library.library,
    "biblioteca-nada": partial(screens_library.library, words="nada"),
    "biblioteca-ejemplo": screens_library.sample,
    "te-toca-hilo": partial(screens_out.by_hand, parts=True),
    "pagina-de-otro": other_page,
    "biblioteca-retirada": screens_library.withdrawn,
    "permiso": screens_library.consent,
    "retirar-permiso": partial(screens_library.withdraw, done=False),
    "permiso-retirado": partial(screens_library.withdraw, done=True),
    "elegir-imagen": screens_library.picker,
    "describir": screens_library.described,
    "licencia": partial(screens_library.described, dialog=True),
    "encuadre": partial(screens_cropping.dialog, number=3),
    "encuadre-vertical": partial(screens_cropping.dialog, number=2),
    "encuadre-otro": partial(screens_cropping.dialog, number=1),
    "encuadre-propuesto": partial(screens_cropping.dialog, number=3, cut=False),
    "encuadre-entera": partial(screens_cropping.dialog, number=4),
    "ortografia": partial(screens_words.marked, word="solicitut"),
    "ortografia-duda": partial(screens_words.marked, word="mas"),
    "ortografia-repaso": screens_words.looked_at,
    "ortografia-campos": screens_words.beside_text,
    "ortografia-idioma": partial(screens_words.looked_at, galician=True),
    "ortografia-apagada": partial(screens_words.not_looked_at, off=True),
    "ortografia-sin-revisar": screens_words.not_looked_at,
    "repaso-respuestas": screens_review.answered,
    "repaso-aceptado": partial(screens_review.answered, waived=True),
    "repaso-no-se-senala": screens_review.ignored,
    "repaso-no-se-senala-menu": partial(screens_review.ignored, menu=True),
    "repaso-motivo": screens_review.asked,
    "repaso-motivo-corto": partial(screens_review.asked, short=True),
    "repaso-en-el-texto": screens_review.underlined,
    "repaso-en-el-texto-menu": partial(screens_review.underlined, word="jueves 4"),
    "fechas-leidas": screens_review.dated,
    "palabras": screens_words.listed,
    "palabras-ninguna": partial(screens_words.listed, several=False),
    "palabras-mal": partial(screens_words.listed, wrong="feria;plaza"),
    "palabras-importar": screens_words.importing,
    "palabras-incorporando": screens_words.taking_in,
    "sustituir-archivo": screens_words.replacing,
    "normas": partial(screens_house.sheets, part="rules"),
    "normas-caducadas": screens_house.stale,
    "normas-mal": screens_house.wrong_hours,
    "normas-importar": screens_house.importing,
    "evitar": partial(screens_house.sheets, part="avoided"),
    "evitar-ninguna": partial(screens_house.sheets, part="avoided", house=House()),
    "evitar-palabra": screens_house.avoided,
    "festivos": partial(screens_house.sheets, part="holidays"),
    "festivos-sin-saber": partial(screens_house.sheets, part="holidays", year=2029),
    "festivo-repetido": screens_house.day_off,
    "periodos": partial(screens_house.sheets, part="periods"),
    "periodos-ninguno": partial(screens_house.sheets, part="periods", house=House()),
    "periodos-en-crisis": screens_house.in_crisis,
    "luto": partial(screens_house.period, mode=Mode.MOURNING),
    "luto-mal": screens_house.ended_before_it_began,
    "elecciones": partial(screens_house.period, mode=Mode.ELECTORAL, changed=True),
    "crisis": screens_house.crisis_asked,
    "hoy-en-crisis": partial(screens_house.modes, key="today", crisis=True),
    "semana-de-luto": partial(screens_house.modes, key="calendar"),
    "dias-habiles": screens_house.working_days,
    "dias-habiles-meses": partial(screens_house.working_days, unit="months", number=3),
    "imagen-por-canal": screens_cropping.panel,
    "video": partial(screens_videos.video, described=True),
    "video-nuevo": partial(screens_videos.video, described=False),
    "video-copiando": screens_videos.copying,
    "video-mal": screens_videos.refused,
    "varios-mal": screens_videos.several_refused,
    "video-con-imagen": screens_videos.beside_a_picture,
    "video-sin-imagen": screens_videos.without_the_picture,
    "unirme": partial(screens_team.join, there=False),
    "unirme-quien": partial(screens_team.join, there=True),
    "unirme-frase": screens_team.join_passphrase,
    "en-equipo": partial(page, key="settings"),
    "dejar-equipo": screens_team.leave_team,
    "sin-servidor": screens_team.away,
    "problema": trouble,
    "fallo": mishap,
    "teclas": keys,
}


@dataclass
class Studio:
    """What is drawn from: a profile with the sample town, copied for each screen, an empty one, and where a server is
    started once it is wanted.
    """

    town: Path
    empty: Path
    alive: ExitStack
    size: QSize = SIZE
    scale: int = 100
    server: Server | None = None

    def draw(self, name: str, scheme: str, target: Path) -> None:
        """One screen, as PNG."""
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="calendario-")))
            profile, new = folder / "perfil", name in NEW
            shutil.copytree(self.empty if new else self.town, profile)
            server = self._with_team(profile, folder, stack) if name in WITH_SERVER else None
            scene = Scene(profile, scheme, sample=not new, server=server, size=self.size, scale=self.scale)
            scene.settle(lambda: scene.window.desk is not None)
            dialog = SCREENS[name](scene)
            scene.settle()
            picture(scene.window, dialog).save(str(target))
            if dialog is not None:
                dialog.hide()
            scene.close()

    def _with_team(self, profile: Path, folder: Path, stack: ExitStack) -> TeamServer:
        """On it, the town's calendar: moved from this computer, or from another where this one has none."""
        if self.server is None:
            self.server = self.alive.enter_context(running())
        (folder / "servidor").mkdir()
        made = stack.enter_context(team_server(self.server, folder / "servidor"))
        if not (profile / "calendario.sqlite").exists():
            profile = folder / "otro equipo"
            shutil.copytree(self.town, profile)
        made.take(profile, AT, AT - timedelta(minutes=2))
        return made


def run() -> int:
    """Draws what was asked for."""
    parser = argparse.ArgumentParser(description="Draws every screen, light and dark.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(SCREENS))
    parser.add_argument("--small", action="store_true", help="on a screen of 640 × 440, with text at 200 %%")
    parser.add_argument("--size", metavar="WIDTHxHEIGHT", help="of the screen, in px")
    parser.add_argument("--scale", type=int, choices=TEXT_SCALES, help="of the text, in per cent")
    parser.add_argument("--scheme", choices=("light", "dark"), help="only that one")
    chosen = parser.parse_args()
    size = QSize(*map(int, chosen.size.split("x"))) if chosen.size else SMALLEST if chosen.small else SIZE
    scale = chosen.scale or (200 if chosen.small else 100)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="calendario-") as temporary, ExitStack() as alive:
        if (size, scale) != (SIZE, 100):  # Qt's own is higher than a small laptop's, and narrower
            screen = Path(temporary) / "pantalla.json"
            screen.write_text(
                json.dumps({"screens": [{"name": "pequeña", "width": size.width(), "height": size.height()}]})
            )
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        app = QApplication([])
        speak(app, paths.translations())
        studio = Studio(Path(temporary) / "villasauce", Path(temporary) / "vacio", alive, size, scale)
        studio.empty.mkdir()
        Scene(studio.town, "light").close()
        for scheme in (chosen.scheme,) if chosen.scheme else ("light", "dark"):
            for name in chosen.names or SCREENS:
                target = chosen.folder / f"{name}{'-oscuro' if scheme == 'dark' else ''}.png"
                studio.draw(name, scheme, target)
                sys.stdout.write(f"{target}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(run())

"""Scenes of links, of what a network shows of a post, and of a channel's signature, for `tests/screens.py`."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QDialog

from calendario.domain.addresses import Seen
from calendario.domain.media import Image
from calendario.gui.channel_dialogs import SignatureDialog
from calendario.gui.editor import changes
from calendario.gui.editor.page import EditorPage
from calendario.store import links
from tests.scene import DAY, Scene, place, shown

_LINK = "https://sede.villasauce.es/ayudas/material-escolar-2026"
_TEXT = (
    "Ayudas de material escolar 🎒: el plazo se abre el martes 1 de diciembre y termina el 19. Pueden pedirlas las "
    "familias empadronadas. Dudas: @biblioteca o https://www.villasauce.es/contacto?utm_source=boletin #MaterialEscolar"
)


def _drawn(number: int, wide: int = 1200, high: int = 900) -> bytes:
    """A picture of hills, each of another colour."""
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, high))
    sky.setColorAt(0, QColor.fromHsv(200 + number * 9, 90, 240))
    sky.setColorAt(1, QColor.fromHsv(40, 60, 250))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    for hill in range(4):
        painter.setBrush(QColor.fromHsv((90 + number * 55 + hill * 12) % 360, 120, 170 - hill * 25))
        painter.drawEllipse(QRectF(wide * (hill * 0.27 - 0.25), high * (0.5 + hill * 0.09), wide * 0.8, high))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def _editor(scene: Scene, letters: str) -> EditorPage:
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    page._titled("Ayudas de material escolar")
    page.preview.choose(next(c.id for c in scene.desk.channels.all() if c.letters == letters))
    return page


def _known(scene: Scene, picture: Image | None = None) -> None:
    office = scene.desk.office
    with office.database.writing() as tx:
        if picture is not None:
            office.media.note(tx, picture, scene.clock())
        found = Seen(
            _LINK,
            scene.clock(),
            200,
            title="Ayudas de material escolar para el curso 2026-2027",
            description="Bases, quién puede pedirlas, qué hace falta y cómo se pide, por internet o en el registro.",
            picture=None if picture is None else picture.digest,
        )
        links.save(tx, [found, Seen("https://www.villasauce.es/viejo", scene.clock(), 404, "not_found")])


def card(scene: Scene) -> QDialog | None:
    """A link with a place of its own, and what is known of its page; its tracking can go."""
    _known(scene, scene.desk.writing.take_in_bytes(_drawn(2), "ayudas.png"))
    page = _editor(scene, "BS")
    page.writing.edit.insertPlainText(_TEXT)
    page._linked(_LINK)
    page._show_link()
    scene.settle(lambda: any(r.finding.code == "link_tracking" for r in page.findings.rows_shown()))
    scene.settle(lambda: page.preview.posts[0].card.title.text().startswith("Ayudas"))
    scene.settle(lambda: not page.preview.posts[0].card.picture._picture.isNull())
    return None


def card_not_checked(scene: Scene) -> QDialog | None:
    """On Mastodon, in the text; a page that does not exist in it too, and one that only the office can open."""
    _known(scene)
    page = _editor(scene, "MA")
    page.writing.edit.insertPlainText("Bases: https://www.villasauce.es/viejo y http://192.168.1.20/bases")
    page._linked("https://bop.jaen.es/anuncio/4521")
    page.show_target(next(c.id for c in scene.desk.channels.all() if c.letters == "MA"))
    scene.settle(lambda: len(page.findings.rows_shown()) >= 2)
    scene.settle(lambda: not page.preview.posts[0].card.isHidden())
    return None


def pictures(scene: Scene, *, letters: str, count: int) -> QDialog | None:
    """As many pictures as the network lays side by side."""
    page = _editor(scene, letters)
    page.writing.edit.insertPlainText("Así quedó la plaza después de la obra. Gracias por la paciencia. #Villasauce")
    sizes = ((1200, 900), (900, 1200), (1600, 700), (1000, 1000), (1200, 800))
    taken = [
        replace(scene.desk.writing.take_in_bytes(_drawn(n, *sizes[n % 5]), f"{n}.png"), alt=f"La plaza, vista {n + 1}")
        for n in range(count)
    ]
    page._put(draft=changes.with_field(page._draft, None, "images", tuple(taken)))
    page._show_preview()
    scene.settle(lambda: all(not cell._picture.isNull() for cell in page.preview.grid.cells))
    return None


def signature(scene: Scene) -> QDialog | None:
    place(scene).go("channels")
    channel = next(c for c in scene.desk.channels.all() if c.letters == "BS")
    signed = scene.desk.channels.set_signature(channel.id, "Más en la sede electrónica: sede.villasauce.es")
    return shown(SignatureDialog(scene.theme, signed, scene.window))

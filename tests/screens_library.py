"""The screens of the library, of a picture's rights, and of its description."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from calendario.desk.library import Search
from calendario.domain.media import Image
from calendario.domain.post import Content, Draft, PlanDraft
from calendario.domain.rights import Licence, MediaRecord
from calendario.gui.editor.page import EditorPage
from calendario.gui.library.consents import ConsentDialog, WithdrawDialog
from calendario.gui.library.grid import _SMALL, PictureGrid
from calendario.gui.library.page import LibraryPage
from calendario.gui.library.picker import LibraryPicker
from calendario.gui.library.rights_dialog import RightsDialog
from tests.scene import DAY, Scene, place, shown

PICTURES = (
    ("La plaza Mayor con las luces de Navidad encendidas.", "Encendido de luces"),
    ("Cartel: cabalgata de Reyes, 5 de enero, 18:00, plaza Mayor.", "Cabalgata de Reyes"),
    ("Obras en la calle Olmo, cortada por vallas.", "Corte de tráfico"),
    ("Seis niñas y niños cuelgan bolas en un abeto.", "Árbol de la ludoteca"),
    ("Puestos del mercado de artesanía bajo los soportales.", "Mercado de artesanía"),
    ("El coro municipal canta en la iglesia de San Juan.", "Concierto de Navidad"),
    ("Una bicicleta apoyada en la fuente del parque.", "Semana de la movilidad"),
    ("", "Carrera popular"),
    ("El río crecido junto al puente viejo.", "Aviso por lluvias"),
    ("Estantes de la biblioteca con libros infantiles.", "Nuevo horario de la biblioteca"),
    ("Contenedores de papel y vidrio en la calle Real.", "Recogida de enseres"),
    ("La piscina cubierta, vacía, al amanecer.", "Cursos de natación"),
)


def with_pictures(scene: Scene) -> list[Image]:
    """A dozen pictures of the town in posts, some with people; of one the consent ends soon, of one it is missing."""
    library, writing, planning = scene.desk.library, scene.desk.writing, scene.desk.planning
    on = tuple(c.id for c in scene.desk.channels.all() if c.letters in ("BS", "MA"))
    made = []
    for number, (alt, title) in enumerate(PICTURES):
        path = scene.folder / f"foto-{number}.png"
        draw_picture(number, path)
        made.append(replace(writing.take_in(path), alt=alt))
        draft = Draft(
            title, Content(f"{title}. El sábado 12 a las 19:00, en la plaza Mayor. Entrada libre.", (made[-1],))
        )
        if number in (3, 5):  # with people
            record = MediaRecord(made[-1].digest, alt, Licence.LENT, "Foto Olmo", people=True)
            library.save(record)
            last = DAY + timedelta(days=20 if number == 3 else 400)
            library.allow(made[-1].digest, "Ana Gil Sanz (madre)", "Web y redes", "Registro 2026/118", DAY, last)
        plan = PlanDraft(on, datetime.combine(DAY + timedelta(days=2 + number), time(11)))
        post_id = writing.new().post_id
        if number % 3:
            planning.plan(post_id, draft, plan, as_it_is=True)
        else:
            writing.save_draft(post_id, draft, PlanDraft())
    library.save(MediaRecord(made[7].digest, people=True))
    return made


def library(scene: Scene, *, chosen: int | None = None, words: str = "") -> QDialog | None:
    """The whole of it, with one picture looked at, or what is found by words."""
    made = with_pictures(scene)
    place(scene).go("library")
    page = place(scene).pages.page("library")
    assert isinstance(page, LibraryPage)
    page.finder.words.setText(words)
    page.finder.search()
    scene.settle(lambda: words == "nada" or _is_drawn(page.finder.grid))
    if chosen is not None:
        page.finder.grid.choose(made[chosen].digest)
        page._go_into(page.finder.grid.picture())  # type: ignore[arg-type]
        scene.settle(lambda: bool(page.detail.uses.rows))
    return None


def sample(scene: Scene) -> QDialog | None:
    """As the sample town has it."""
    place(scene).go("library")
    page = place(scene).pages.page("library")
    assert isinstance(page, LibraryPage)
    scene.settle(lambda: _is_drawn(page.finder.grid))
    return None


def _is_drawn(grid: PictureGrid) -> bool:
    """Every picture is there, made small: that takes a moment each."""
    rows = [grid.pictures.index(row) for row in range(grid.pictures.rowCount())]
    return bool(rows) and all(not row.data(_SMALL).isNull() for row in rows)


def consent(scene: Scene) -> QDialog | None:
    library(scene, chosen=3)
    page = place(scene).pages.page("library")
    assert isinstance(page, LibraryPage)
    return shown(ConsentDialog(scene.desk, scene.theme, page.detail.digest, DAY, scene.window))


def withdraw(scene: Scene, *, done: bool) -> QDialog | None:
    made = with_pictures(scene)
    place(scene).go("library")
    given = scene.desk.library.known(made[5].digest).consents[0]
    dialog = shown(WithdrawDialog(scene.desk, scene.theme, given, scene.window))
    if done:
        dialog.withdraw.click()
    return dialog


def withdrawn(scene: Scene) -> QDialog | None:
    """A picture whose consent was taken back after posts with it had gone out."""
    desk = scene.desk
    place(scene).go("library")
    page = place(scene).pages.page("library")
    assert isinstance(page, LibraryPage)
    scene.settle(lambda: _is_drawn(page.finder.grid))
    found = [kept.image.digest for kept in desk.library.search(Search()).pictures]
    out = next(digest for digest in found if desk.library.picture(digest).users.out)
    desk.library.withdraw(desk.library.allow(out, "Ana Gil Sanz", "Web y redes", "Registro 2026/118", DAY, None).id)
    page.reload()
    page.finder.grid.choose(out)
    scene.settle(lambda: bool(page.detail.still_out.rows))
    return None


def picker(scene: Scene) -> QDialog | None:
    with_pictures(scene)
    place(scene).pages.new_post(DAY + timedelta(days=2))
    dialog = shown(LibraryPicker(scene.desk, scene.theme, scene.window.background, scene.window))
    scene.settle(lambda: _is_drawn(dialog.finder.grid))
    dialog.finder.grid.setCurrentIndex(dialog.finder.grid.pictures.index(1))
    return dialog


def described(scene: Scene, *, dialog: bool = False) -> QDialog | None:
    """A post with two pictures, of which one with people is being described."""
    made = with_pictures(scene)
    pages = place(scene).pages
    pages.new_post_with(made[7])
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    QTest.keyClicks(page.header.title, "Cabalgata")
    page.writing.edit.insertPlainText("Toda la información, en el cartel.")
    page.images._take_in([made[1]], 1)
    page.images.describe(1)
    scene.settle(lambda: any(r.row for r in page.findings.row_widgets()))
    if not dialog:
        return None
    return shown(RightsDialog(scene.desk, scene.theme, made[5], scene.window))


def draw_picture(number: int, path: Path) -> None:
    """A landscape in two colours, wide or high."""
    image = QImage(*((900, 600) if number % 4 else (600, 800)), QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv((number * 53) % 360, 70, 220))
    painter = QPainter(image)
    painter.setBrush(QColor.fromHsv((number * 53 + 150) % 360, 120, 150))
    painter.drawEllipse(120 + 20 * number, 150, 300, 300)
    painter.fillRect(0, image.height() - 160, image.width(), 160, QColor.fromHsv((number * 53 + 30) % 360, 120, 110))
    painter.end()
    assert image.save(str(path))

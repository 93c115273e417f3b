"""The screens of a post's versions: its history, and two people at one text."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from calendario.domain.post import Content, Draft, PlanDraft, Variant
from calendario.gui.editor.fork_dialog import ForkDialog
from calendario.gui.editor.history_dialog import HistoryDialog
from calendario.gui.editor.page import EditorPage
from tests.colleague import colleague, saves, writes
from tests.scene import AT, DAY, Scene, place, shown

_BASE = (
    "Ayudas de material escolar 2026: el plazo se abre el 1 de diciembre y termina el 19.\n\n"
    "Pueden pedirlas las familias empadronadas con hijos en infantil, primaria o secundaria. Hace falta el libro de "
    "familia, el justificante de matrícula y el número de cuenta.\n\n"
    "Dónde: en la sede electrónica o en el registro, de 9:00 a 14:00."
)
_THEIRS = _BASE.replace("termina el 19", "termina el viernes 18").replace("9:00 a 14:00", "8:30 a 14:30, con cita")


def _written(scene: Scene) -> tuple[UUID, EditorPage]:
    """A post with some versions, open in the editor."""
    writing, post_id = scene.desk.writing, scene.desk.writing.new().post_id
    on = tuple(c.id for c in scene.desk.channels.all() if c.letters in ("BS", "MA"))
    texts = (_BASE.split("\n\n", maxsplit=1)[0], _BASE.replace("del libro", "el libro").replace("19", "15"), _BASE)
    for number, text in enumerate(texts):
        scene.now = AT - timedelta(days=2 - number, minutes=47 * (3 - number))
        versions = (Variant(on[0], text="Ayudas de material escolar: del 1 al 19 de diciembre."),) if number else ()
        draft = Draft("Ayudas de material escolar", Content(text), versions)
        writing.save_draft(post_id, draft, PlanDraft(on, datetime.combine(DAY, time(18))))
    scene.now = AT
    return post_id, _open(scene, post_id)


def _open(scene: Scene, post_id: UUID) -> EditorPage:
    pages = place(scene).pages
    place(scene).notices.setVisible(scene.theme.text_scale < 200)  # else they take a small window whole
    pages.open_post(post_id)
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    return page


def history(scene: Scene) -> QDialog | None:
    """Ten versions of two people; the third is looked at."""
    post_id, _page = _written(scene)
    pablo = colleague(scene.desk)
    scene.now = AT - timedelta(minutes=40)
    saves(pablo, post_id, _THEIRS)
    scene.now = AT
    page = _open(scene, post_id)
    QTest.keyClicks(page.writing.edit, "Ya se pueden pedir. ")
    channels = {c.id: c.name for c in scene.desk.channels.all()}
    dialog = HistoryDialog(scene.desk, scene.theme, post_id, page._draft, channels, editable=True, parent=scene.window)
    dialog.versions.setCurrentRow(1)
    return shown(dialog)


def two_texts(scene: Scene, *, asked: bool, clash: bool = False) -> QDialog | None:
    """Pablo Rey saved his while one wrote; `asked`, what each of them changed, with a `clash` in one place."""
    post_id, page = _written(scene)
    pablo = colleague(scene.desk)
    QTest.keyClicks(page.writing.edit, "Ya se pueden pedir. ")
    if clash:
        at = page.writing.edit.text().index("termina el 19")
        page.writing.edit.put(at, at + len("termina el 19"), "termina el 22")
    scene.now = AT - timedelta(minutes=35)
    saves(pablo, post_id, _THEIRS)
    scene.now = AT
    page.reload()
    if not asked:
        return None
    fork = page._fork()
    assert fork is not None
    channels = {c.id: c.name for c in scene.desk.channels.all()}
    return shown(ForkDialog(scene.desk, scene.theme, fork, page._draft, channels, scene.window))


def written_elsewhere(scene: Scene) -> QDialog | None:
    """Pablo Rey is at it on another computer."""
    post_id, page = _written(scene)
    scene.now = AT - timedelta(minutes=3)
    writes(colleague(scene.desk), post_id, _THEIRS)
    scene.now = AT
    page._look_elsewhere()
    scene.settle(lambda: page.notices.told("elsewhere") is not None)
    return None

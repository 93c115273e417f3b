"""Scenes of a text that does not fit, for `tests/screens.py`."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from calendario.gui.editor.dividing import offered
from calendario.gui.editor.dividing_dialog import DividingDialog
from calendario.gui.editor.page import EditorPage
from tests.scene import DAY, Scene, place

_NOTICE = (
    "Ayudas de material escolar 2026\n\nEl plazo se abre el martes 1 de diciembre a las 9.30 h y termina el 19 de "
    "diciembre. Pueden pedirlas las familias empadronadas con hijos en infantil, primaria o secundaria.\n\nHace "
    "falta:\n- El libro de familia.\n- El justificante de matrícula.\n- El número de cuenta.\n\nMás información en la "
    "sede electrónica, https://sede.villasauce.example, o en el registro, de 9:00 a 14:00. #Villasauce"
)


def too_long(scene: Scene, *, letters: str = "") -> EditorPage:
    """A notice that does not fit on Bluesky, in the base or on the channel of those `letters`."""
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    QTest.keyClicks(page.header.title, "Ayudas de material escolar")
    page.writing.edit.insertPlainText(_NOTICE)
    scene.settle(lambda: any(r.finding.code == "too_long" for r in page.findings.rows_shown()))
    if letters:
        page.show_target(next(c.id for c in scene.desk.channels.all() if c.letters == letters))
        scene.settle(lambda: not page.writing.over.isHidden())
    return page


def finding(scene: Scene) -> QDialog | None:
    """With both ways out in the review."""
    page = too_long(scene)
    page.columns.show_part(page.findings)
    return None


def under_the_text(scene: Scene) -> QDialog | None:
    """With both ways out under the bracket."""
    page = too_long(scene, letters="BS")
    page.columns.show_part(page.writing.over)
    return None


def dialog(scene: Scene, *, numbered: bool = False, piece: str = "") -> QDialog | None:
    """The parts before anything changes; `piece` is a word that fits into none."""
    page = too_long(scene)
    if piece:
        page.writing.edit.insertPlainText(f" {piece}")
    around = page._around.open(page._plan)
    offer = offered(page._draft, around, [c.id for c in around if c.letters == "BS"])
    assert offer is not None
    made = DividingDialog(scene.theme, page._background, offer, page)
    made.numbered.setChecked(numbered)
    made.show()
    return made

"""Scenes of what is answered to the review: see `tests/screens.py`."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QDialog

from calendario.domain.accepted import Waiver, waiver
from calendario.domain.finding import Finding
from calendario.gui.editor.page import EditorPage
from calendario.gui.editor.waiver_dialog import WaiverDialog
from tests.scene import DAY, Scene, place, shown

_TEXT = (
    "El jueves 4 de diciembre abre el plazo de las ayudas de material escolar.\n\n"
    "El pleno es el martes 1 de Diciembre, a las 19.30 h. ¡¡¡Os esperamos!!!"
)


def answered(scene: Scene, *, waived: bool = False) -> QDialog | None:
    """What prevents publishing, notices and suggestions with their two buttons; one of them `waived`."""
    page = _page(scene)
    if waived:
        row = page.findings.rows_shown()[0]
        page._waive((_given(row.finding),))
        scene.settle(lambda: any(one.finding.waived for one in page.findings.rows_shown()))
    page.columns.show_part(page.findings)
    return None


def asked(scene: Scene, *, short: bool = False) -> QDialog | None:
    """Why it may go out; with one that is too `short`."""
    page = _page(scene)
    dialog = WaiverDialog(scene.theme, page.findings.rows_shown()[0].finding, _TEXT, scene.window)
    shown(dialog)
    if short:
        dialog.reason.setPlainText("Sí")
        dialog.accept_it.click()
    return dialog


def _page(scene: Scene) -> EditorPage:
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    scene.settle()
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    edit = page.writing.edit
    scene.settle(lambda: (marks := edit.marks()) is not None and marks.spells)
    edit.setFocus()
    edit.insertPlainText(_TEXT)
    scene.settle(lambda: any(row.finding.acceptable for row in page.findings.rows_shown()))
    return page


def _given(finding: Finding) -> Waiver:
    return waiver(finding, _TEXT, "Así lo dice el bando de la Alcaldía")

"""Scenes of what is answered to the review: see `tests/screens.py`."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
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
_MARKED = (
    "El jueves 4 de diciembre abre el plazo de las ayudas de material escolar, hasta el 15 de diciembre.\n\n"
    "Mañana, taller de lectura de de cuentos en la biblioteca, de 17 a 19 h. La solicitut esta en la sede.\n\n"
    "El pleno es el martes 1 de Diciembre, a las 19.30 h. ¡¡¡Os esperamos!!!"
)
_DATED = (
    "El plazo de las ayudas acabó: era hasta el 20 de noviembre, a las 14:00. El 4 de mayo hay examen.\n\n"
    "La próxima semana, taller. Del 17 al 19 de diciembre, feria, de 9:00 a 14:00. El próximo viernes, pleno."
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


def ignored(scene: Scene, *, menu: bool = False) -> QDialog | None:
    """What somebody said is no mistake in this post, below what is still found; with the `menu` that lists it."""
    page = _page(scene)
    rows = [row for row in page.findings.rows_shown() if row.finding.acceptable and not row.finding.blocks]
    for row in rows[:2]:
        page._say_it_is_no_mistake(row)
    page.adding.ignore_here("Villasauce")
    scene.settle(lambda: len(page._draft.details.ignored) == 3 and not page.findings.ignored.isHidden())
    page.columns.show_part(page.findings)
    if menu:
        button = page.findings.ignored.button
        shown = page.findings.ignored.menu()
        shown.setParent(button, shown.windowFlags())
        shown.popup(button.mapToGlobal(button.rect().bottomLeft()))
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


def underlined(scene: Scene, *, word: str = "") -> QDialog | None:
    """Lines of every level in the text and its dates below; or the menu of what was found at `word`."""
    page = _page(scene, _MARKED)
    edit = page.writing.edit
    scene.settle(lambda: bool(edit.found_at(_MARKED.index("jueves 4"))) and not page.writing.dates.isHidden())
    if word:
        edit.go_to(_MARKED.index(word), _MARKED.index(word))
        menu = edit.menu_at(edit.textCursor().position())
        menu.setParent(edit, menu.windowFlags())
        menu.popup(edit.viewport().mapToGlobal(edit.cursorRect().bottomLeft()))
    return None


def dated(scene: Scene) -> QDialog | None:
    """Dates that are past, of a year nobody can tell, and more than there is room for."""
    page = _page(scene, _DATED)
    scene.settle(lambda: not page.writing.dates.isHidden())
    page.writing.dates.stops()[0].setFocus(Qt.FocusReason.TabFocusReason)
    return None


def _page(scene: Scene, text: str = _TEXT) -> EditorPage:
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    scene.settle()
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    edit = page.writing.edit
    scene.settle(lambda: (marks := edit.marks()) is not None and marks.spells)
    edit.setFocus()
    edit.insertPlainText(text)
    if text == _TEXT:
        scene.settle(lambda: any(row.finding.acceptable for row in page.findings.rows_shown()))
    return page


def _given(finding: Finding) -> Waiver:
    return waiver(finding, _TEXT, "Así lo dice el bando de la Alcaldía")

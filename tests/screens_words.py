"""Scenes of spelling and of the institution's own words: see `tests/screens.py`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

from calendario.desk.words import Incoming
from calendario.domain.own_words import Scope, read_list
from calendario.domain.problem import BadInput
from calendario.gui.editor.page import EditorPage
from calendario.gui.file_choice import ReplaceDialog
from calendario.gui.own_words_import import OwnWordsImportDialog
from calendario.gui.settings_page import SettingsPage
from tests.scene import DAY, Scene, place, shown

_WORDS = (
    "Gaiata",
    "farolet",
    "Magdalena Vítol",
    "Sant Joan de Moró",
    "Tombatossals",
    "Vilafamés",
    "Fadrell",
    "mocadorà",
)
_LIST = "Almassora\nBenicàssim\nCP 12001\nTales;Torralba\nVila-real\n" + "\n".join(f"{n}" for n in range(9))


def listed(scene: Scene, *, several: bool = True, wrong: str = "") -> QDialog | None:
    """Some words, of which two are chosen, or none."""
    if several:
        for number, word in enumerate(_WORDS):
            scene.desk.words.add(word, Scope.PERSON if number % 4 == 1 else Scope.INSTITUTION)
    place(scene).go("settings")
    page = place(scene).pages.page("settings")
    assert isinstance(page, SettingsPage)
    scene.settle(lambda: page.words.model.count == (len(_WORDS) if several else 0))
    if several and not wrong:
        page.words.view.setCurrentIndex(page.words.model.index(1, 0))
    if wrong:
        page.words.word.setText(wrong)
        page.words.add.click()
    bar = page._scroll.verticalScrollBar()
    scene.settle()
    bar.setValue(page.words.mapTo(page._scroll.body, page.words.rect().topLeft()).y() - 8)
    return None


def importing(scene: Scene) -> QDialog | None:
    """A list with lines that cannot be used."""
    place(scene).go("settings")
    told = read_list(_LIST.encode())
    source = Path("/home/merche/comarca.txt")
    incoming = Incoming(source, Scope.INSTITUTION, told.words, 0, told.again, told.refused, told.refused_count)
    return shown(OwnWordsImportDialog(scene.theme, incoming, scene.window))


def taking_in(scene: Scene) -> QDialog | None:
    """A long list on its way in."""
    listed(scene)
    page = place(scene).pages.page("settings")
    assert isinstance(page, SettingsPage)
    coming = page.words.coming
    page.words.bring.setEnabled(False)
    coming._begin(Path("/home/merche/comarca.txt")).going_on(24_000, 100_000)
    coming._show_way()
    scene.settle()
    bar = page._scroll.verticalScrollBar()
    bar.setValue(coming.mapTo(page._scroll.body, coming.rect().topLeft()).y() - page._scroll.height() // 2)
    return None


def replacing(scene: Scene) -> QDialog | None:
    """A name without its ending, of a file that is there."""
    place(scene).go("settings")
    return shown(ReplaceDialog(scene.theme, Path("/home/merche/Documentos/palabras.txt"), scene.window))


_SPELT = (
    "La exposición está abierta todos los días, de 10 a 14 horas, en la casa de cultura.\n\n"
    "Puedes hacer la solicitut en el ayuntamietno o por internet. No hay que pagar nada mas."
)


def marked(scene: Scene, *, word: str) -> QDialog | None:
    """Red waves, blue dots, and the menu of one of those words."""
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    scene.settle()
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    edit = page.writing.edit
    scene.settle(lambda: (marks := edit.marks()) is not None and marks.spells)
    page.columns.show_part(page.writing)
    edit.setFocus()
    edit.insertPlainText(_SPELT)
    cursor = edit.textCursor()
    cursor.setPosition(_SPELT.index(word) + len(word))
    edit.setTextCursor(cursor)
    scene.settle(lambda: len(page.findings.rows_shown()) >= 3)
    edit.ensureCursorVisible()
    scene.settle()
    menu = edit.menu_at(edit.textCursor().position())
    menu.setParent(edit, menu.windowFlags())
    menu.popup(edit.viewport().mapToGlobal(edit.cursorRect().bottomLeft()))
    return None


_UNKNOWN = "Mañana, concurso de trascomentolino en la plaza. Haz tu solicitut en la calle Mayor; no hay nada mas. "
_GALICIAN = "O Concello abre o prazo para pedir as axudas de material escolar. As persoas poden solicitalas. "


def looked_at(scene: Scene, *, galician: bool = False) -> QDialog | None:
    """The rows of misspelt words, one of which has no correction; or the language that a text seems to be in."""
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    scene.settle()
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    edit = page.writing.edit
    scene.settle(lambda: (marks := edit.marks()) is not None and marks.spells)
    edit.setFocus()
    edit.insertPlainText(_GALICIAN if galician else _UNKNOWN)
    if galician:
        scene.settle(lambda: page.notices.told("other_language") is not None)
        return None
    page.columns.show_part(page.findings)
    scene.settle(lambda: len([row for row in page.findings.row_widgets() if row.fix.text()]) >= 3)
    return None


_MIXED = "El pleno se celebra el jueves 3 de diciembre en el salón de actos. "


def not_looked_at(scene: Scene, *, off: bool = False) -> QDialog | None:
    """A sentence in a language without a dictionary, or a dictionary that cannot be read, whose strip was closed."""
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    scene.settle()
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    edit = page.writing.edit
    scene.settle(lambda: (marks := edit.marks()) is not None and marks.spells)
    edit.setFocus()
    edit.insertPlainText(_MIXED if off else _MIXED + _GALICIAN)
    if off:
        page._unopened("es", BadInput("dictionary_unusable", path="es.words.marisa"))
        page.notices.drop("dictionary")
        scene.settle(lambda: "dañado" in page.findings.message.text())
    else:
        scene.settle(lambda: bool(page.findings.rows_shown()))
    page.columns.show_part(page.findings)
    scene.settle()
    return None


def beside_text(scene: Scene) -> QDialog | None:
    """Slips in the title, the text and the descriptions of two pictures; the one of the second was gone to."""
    pages = place(scene).pages
    pages.new_post(DAY + timedelta(days=2))
    scene.settle()
    page = pages.page("editor")
    assert isinstance(page, EditorPage)
    edit = page.writing.edit
    scene.settle(lambda: (marks := edit.marks()) is not None and marks.spells)
    page.header.title.setText("Inaguración del parque")
    page.header.title.textEdited.emit(page.header.title.text())
    edit.insertPlainText("El sábado abre el parque de la Ribera. Habrá talleres para los vezinos. ")
    for number, colour in enumerate((Qt.GlobalColor.darkGreen, Qt.GlobalColor.darkCyan)):
        image = QImage(640, 480, QImage.Format.Format_RGB32)
        image.fill(colour)
        image.save(str(scene.folder / f"parque {number}.png"))
    page.images.take([scene.folder / f"parque {number}.png" for number in range(2)])
    scene.settle(lambda: len(page.images.images()) == 2)
    for number, words in enumerate(("Niños en los columpios.", "Cartel con la solicitut: el plazo esta abierto."), 1):
        page.images.describe(number)
        page.images.description.insertPlainText(words)
    edit.setFocus()
    scene.settle(lambda: len([row for row in page.findings.row_widgets() if row.fix.text()]) >= 4)
    page.findings.go_to(2)
    scene.settle()
    page.columns.show_part(page.findings)
    scene.settle()
    return None

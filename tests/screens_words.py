"""Scenes of the institution's own words: see `tests/screens.py`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from calendario.desk.words import Incoming
from calendario.domain.own_words import Scope, read_list
from calendario.gui.own_words_import import OwnWordsImportDialog
from calendario.gui.settings_page import SettingsPage
from tests.scene import Scene, place, shown

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

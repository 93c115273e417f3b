"""A dictionary that is missing or damaged: the editor opens, says that spelling is off and how to mend it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.background import Background
from calendario.gui.editor.page import EditorPage
from calendario.gui.theme import Theme
from calendario.spelling.spelling import Spelling
from tests.gui.posts import begin
from tests.gui.typing import type_text

SHIPPED = Path(__file__).parents[2] / "resources" / "dictionaries"


def _missing(folder: Path) -> Path:
    return folder / "es.json"


def _cut_off(folder: Path) -> Path:
    for file in SHIPPED.glob("es*"):
        shutil.copy(file, folder)
    words = folder / "es.words.marisa"
    words.write_bytes(words.read_bytes()[:-4096])
    return words


def _without_accents(folder: Path) -> Path:
    for file in SHIPPED.glob("es*"):
        shutil.copy(file, folder)
    model = folder / "es-accents.bin"
    model.unlink()
    return model


@pytest.mark.parametrize("damage", [_missing, _cut_off, _without_accents])
def test_one_writes_on_and_is_told_that_spelling_or_its_hints_are_off_and_how_to_mend_it(
    desk: Desk,
    theme: Theme,
    background: Background,
    qtbot: QtBot,
    tmp_path: Path,
    damage: Callable[[Path], Path],
) -> None:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    culprit = damage(folder)
    office = replace(desk.office, speller=Spelling(folder))
    page = EditorPage(replace(desk, office=office, writing=type(desk.writing)(office)), theme, background)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    begin(page, desk)

    def told() -> str:
        return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())

    qtbot.waitUntil(lambda: culprit.name in told())
    assert "Instala Calendario de nuevo" in told() or "Install Calendario again" in told()

    type_text(page.writing.edit, "Solicitut de plaza")
    assert page.writing.edit.toPlainText().startswith("Solicitut")

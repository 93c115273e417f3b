"""*Ajustes*: what is chosen holds at once and stays."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from calendario.desk.desk import Desk
from calendario.gui.background import Background
from calendario.gui.settings_page import SettingsPage, backup_place
from calendario.gui.theme import Theme


@pytest.fixture
def page(desk: Desk, theme: Theme, background: Background, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(desk, theme, background)
    qtbot.addWidget(made)
    made.show()
    made.reload()
    return made


def test_the_look_changes_at_once_and_is_kept(page: SettingsPage, desk: Desk, theme: Theme) -> None:
    page.scheme.activated.emit(2)
    page.text_size.activated.emit(3)
    assert (theme.name, theme.text_scale) == ("dark", 150)
    assert (desk.choices.scheme, desk.choices.text_scale) == ("dark", 150)


def test_what_closing_does_can_be_changed(page: SettingsPage, desk: Desk) -> None:
    page.on_close.setCurrentIndex(2)
    page.on_close.activated.emit(2)
    assert desk.choices.on_close == "stop"
    desk.choices.set_on_close("go_on")
    page.reload()
    assert page.on_close.currentIndex() == 1


def test_a_backup_is_one_file_and_says_where(page: SettingsPage, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.told, timeout=10_000) as told:
        page.write_backup(tmp_path / "copia")
    assert str(tmp_path / "copia.zip") in told.args[0]
    assert "calendario.sqlite" in zipfile.ZipFile(tmp_path / "copia.zip").namelist()
    assert page.backup.isEnabled()


def test_a_backup_that_cannot_be_written_says_so(page: SettingsPage, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "fichero").write_text("no es una carpeta")
    with qtbot.waitSignal(page.told, timeout=10_000) as told:
        page.write_backup(tmp_path / "fichero" / "copia.zip")
    assert told.args[0]
    assert page.backup.isEnabled()


def test_the_proposed_name_carries_the_day(desk: Desk) -> None:
    assert backup_place(desk.calendar.today().now).name == "calendario-2026-11-25.zip"

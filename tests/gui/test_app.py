"""The program around the window: the language of days and keys, and the second start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDateEdit, QMainWindow
from pytestqt.qtbot import QtBot

from calendario import paths
from calendario.gui import folders
from calendario.gui.app import name_days
from calendario.gui.one_window import OneWindow
from calendario.gui.qt_words import words_of_qt
from calendario.gui.shown import figure, shown_keys, with_keys

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from calendario.gui.one_window import OneWindow
ours = OneWindow(Path(sys.argv[1]))
sys.exit((0 if ours.raise_other() else 1) if not ours.take() else 2)
"""


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    """The window's translation, for one story."""
    translator = QTranslator()
    assert translator.load("calendario_es", str(paths.translations()))
    before = QLocale()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def test_a_window_that_is_there_already_names_its_days_in_spanish(qapp: QApplication, qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    window = QMainWindow()
    qtbot.addWidget(window)
    try:
        name_days(qapp, "es")
        field = QDateEdit(window)
        assert field.locale().dayName(7, QLocale.FormatType.ShortFormat) == "dom"
        assert figure(63206) == "63.206"
        assert figure(1234) == "1234"
    finally:
        QLocale.setDefault(before)


def test_keys_are_named_as_on_the_keyboard(spanish: None) -> None:
    shown = [shown_keys(k) for k in ("Ctrl+Return", "Ctrl+Shift+P", "Del", "Shift+F6", "PgUp")]
    assert shown == ["Ctrl+Intro", "Ctrl+Mayús+P", "Supr", "Mayús+F6", "RePág"]
    assert with_keys("Programar", "Ctrl+Return") == "Programar\tCtrl+Intro"


def test_the_dialog_of_files_speaks_spanish(spanish: None) -> None:
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Buscar en:"
    assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder", "All other platforms") == "Carpeta"
    assert all(words_of_qt())


def test_a_second_start_that_raises_the_first_went_well(tmp_path: Path, qtbot: QtBot) -> None:
    first = OneWindow(tmp_path)
    assert first.take()
    first.answer()
    try:
        second = subprocess.Popen([sys.executable, "-c", _SECOND, str(tmp_path)])
        with qtbot.waitSignal(first.raised, timeout=20_000):
            pass
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
        assert second.returncode == 0
    finally:
        first.let_go()


def test_files_are_looked_for_where_the_last_one_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "_used", {})
    assert Path(folders.last("pictures")).is_dir()
    assert folders.last("pictures")  # "" would be the folder the program was started in
    folders.used("pictures", tmp_path / "cartel.png")
    assert folders.last("pictures") == str(tmp_path)
    folders.used("pictures", tmp_path / "usb" / "cartel.png")  # the stick is gone
    assert Path(folders.last("pictures")).is_dir()

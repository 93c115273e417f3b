"""The window's program: one Qt application, one window per calendar, painted before anything slow is loaded."""

from __future__ import annotations

import logging
import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from calendario.gui.main_window import MainWindow
from calendario.gui.one_window import OneWindow
from calendario.gui.parts import Parts
from calendario.gui.window_state import WindowState, paper

_log = logging.getLogger(__name__)

#: Set by `calendario self-test` and by the benchmark: "1" ends the program when the first screen is there, "paint" when
#: the window was painted for the first time.
SELF_TEST = "CALENDARIO_SELF_TEST"
_SELF_TEST_WITHIN_MS = 30_000


def run_window(parts: Parts) -> int:
    """Opens the window and returns when it is closed for good. There must be a screen: Qt aborts without one."""
    application = QApplication(["calendario"])
    application.setApplicationName("Calendario")
    application.setDesktopFileName("calendario")
    application.setQuitOnLastWindowClosed(False)  # it may live on in the tray; the window says when it is over
    ours = OneWindow(parts.folder)
    if not ours.take():
        return 0 if ours.raise_other() else 1
    look = WindowState(parts.folder).look
    window = MainWindow(parts, paper(parts.resources, look[0]))
    window.over.connect(application.quit)
    wanted = os.environ.get(SELF_TEST)
    if wanted == "paint":
        window.painted.connect(partial(application.exit, 0))
    else:
        window.painted.connect(partial(_begin, application, window, ours, parts, look))
    if wanted == "1":
        window.settled.connect(partial(application.exit, 0))
        window.troubled.connect(partial(application.exit, 1))
        QTimer.singleShot(_SELF_TEST_WITHIN_MS, application, partial(application.exit, 1))
    window.show()
    code = application.exec()
    if wanted != "paint":
        window.finish()
    ours.let_go()
    return int(code)


def _begin(application: QApplication, window: MainWindow, ours: OneWindow, parts: Parts, look: tuple[str, int]) -> None:
    """What the first paint did not wait for: words, look, the net under bugs, and the calendar itself."""
    from calendario.gui.mishaps import Mishaps
    from calendario.gui.theme import Theme

    speak(application, parts.translations)
    theme = Theme(parts.resources, *look, parent=application)
    theme.apply(application)
    application.setWindowIcon(theme.icon("app", "accent", 64))
    window.dress(theme)
    Mishaps(theme, parts.folder / "log", window).install()
    ours.raised.connect(window.come_to_front)
    ours.answer()
    window.open_calendar()


def speak(application: QApplication, translations: Path) -> None:
    """Spanish, or the language of `CALENDARIO_LANGUAGE`: our words, Qt's own, and the names of days."""
    from calendario.sentences.language import language

    chosen = language()
    name_days(application, chosen)
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{chosen}", of_qt), (f"calendario_{chosen}", str(translations))):
        translator = QTranslator(application)
        if translator.load(name, folder):
            application.installTranslator(translator)
        elif chosen != "en":
            _log.warning("there is no translation %s in %s", name, folder)


def name_days(application: QApplication, language: str) -> None:
    """Days, months and figures in that language, on the windows that are there already too: theirs was the system's."""
    spain = QLocale(QLocale.Language.Spanish, QLocale.Country.Spain)
    QLocale.setDefault(spain if language == "es" else QLocale(language))
    for window in application.topLevelWidgets():
        window.setLocale(QLocale())

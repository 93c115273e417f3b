"""What nobody caught: into the log, and to the person one calm sentence without a traceback."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    QUrl,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from calendario.domain.problem import Problem
from calendario.gui.dialog import Dialog
from calendario.gui.theme import Theme
from calendario.sentences import sentence

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Mishaps(QObject):
    """Catches what slots, threads and Qt let fall, once `install` was called, and tells it above `window`."""

    happened = Signal()

    def __init__(self, theme: Theme, reports: Path, window: QWidget) -> None:
        """`reports` is the folder of the technical log."""
        super().__init__(window)
        self._theme = theme
        self._reports = reports
        self._window = window
        self._dialog: MishapDialog | None = None
        self.happened.connect(self._tell)  # across threads: shown by the window's own

    def install(self) -> None:
        """From now on, for the whole program."""
        sys.excepthook = self.note
        threading.excepthook = self._of_thread
        qInstallMessageHandler(_of_qt)

    def note(self, kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None) -> None:
        """Logs it and tells; Ctrl+C in the terminal just ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), traceback)
            return
        _log.critical("a bug of ours", exc_info=(kind, error or kind(), traceback))
        self.happened.emit()

    def _of_thread(self, told: threading.ExceptHookArgs) -> None:
        if not issubclass(told.exc_type, SystemExit):
            self.note(told.exc_type, told.exc_value, told.exc_traceback)

    def _tell(self) -> None:
        if self._dialog is None:
            self._dialog = MishapDialog(self._theme, self._reports, self._window)
            self._dialog.finished.connect(self._read)
            self._dialog.open()

    def _read(self) -> None:
        self._dialog = None


def _of_qt(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s", words)


class MishapDialog(Dialog):
    """«Algo ha fallado en Calendario»: go on, or look at the report. Never two at once; it stops nothing."""

    def __init__(self, theme: Theme, reports: Path, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Something has failed"), parent)
        self._reports = reports
        self.add_text(sentence(Problem("our_fault")))
        self.add_safe(self.tr("Go on"))
        self.add_choice(self.tr("See the report")).clicked.connect(self._see)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _see(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._reports)))
        self.reject()

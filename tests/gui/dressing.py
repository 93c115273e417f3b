"""Windows that come and go while the system's contrast, the scheme and the text size change; run by test_theme.py."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenuBar, QVBoxLayout, QWidget

from calendario import paths
from calendario.gui.theme import Theme
from calendario.gui.widgets.choosing import Choice

_WINDOWS = 6


class Contrasting(Theme):
    """The theme on a system that asks for more contrast, and no longer: the offscreen platform cannot."""

    _asked = False

    def _contrast_asked(self) -> bool:
        return self._asked

    def ask(self, asked: bool) -> None:
        self._asked = asked
        self._system_changed()


def _window() -> QMainWindow:
    made = QMainWindow()
    bar = QMenuBar()
    bar.addMenu("Ver").addAction("Hoy")
    made.setMenuWidget(bar)
    page = QWidget()
    column = QVBoxLayout(page)
    for _row in range(6):
        choice = Choice()
        choice.addItems(["100 %", "150 %", "200 %"])
        column.addWidget(choice)
    made.setCentralWidget(page)
    made.show()
    return made


def _settle() -> None:
    for _round in range(5):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def main() -> None:
    app = QApplication([])
    theme = Contrasting(paths.resources(), "light")
    theme.apply(app)
    for _time in range(_WINDOWS):
        window = _window()
        _settle()
        theme.ask(True)
        theme.ask(False)
        window.close()
        window.deleteLater()
        _settle()
        theme.set_text_scale(150)
        theme.set_scheme("dark")
        theme.set_text_scale(100)
        theme.set_scheme("light")
        _settle()


if __name__ == "__main__":
    main()

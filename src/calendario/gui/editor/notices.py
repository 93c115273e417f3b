"""The strips above the columns: one for each thing that has to be told, until it is settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from calendario.gui.announcing import announce
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.strip import Strip

_GRAVE = ("block", "warn")

#: The word of a button and what it does.
Action = tuple[str, Callable[[], object]]


class Notices(QWidget):
    """Strips by name, which are announced; a new one of the same name replaces the old. `told_now` with the strip of
    one that is grave, `came` with the name of each, `pressed` with that of one of whose actions something was done.
    """

    told_now = Signal(object)
    came = Signal(str)
    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strips: dict[str, Strip] = {}
        self._said: dict[str, str] = {}  # of each strip
        self._brief = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def put(
        self,
        name: str,
        severity: str,
        title: str,
        sentences: Sequence[str] = (),
        actions: Sequence[Action] = (),
        *,
        closes: bool = False,
        stays_ms: int = 0,
        anew: bool = True,
    ) -> None:
        """Tells it; with `closes` the person can take it away, with `stays_ms` it goes by itself, once the focus is not
        in it. Not `anew`: it says of the same thing how it is by now, and nobody hears it.
        """
        told = " ".join((title, *sentences))
        known = self._said.get(name) == told and name in self._strips
        self.drop(name)
        made = []
        for words, do in actions:
            button = buttons.plain(words, small=True)
            button.clicked.connect(lambda _=False, do=do: self._do(name, do))
            made.append(button)
        if closes:
            close = buttons.flat(self.tr("Close"), small=True)
            close.clicked.connect(lambda: self.drop(name))
            made.append(close)
        icon = "aviso" if severity == "warn" else None
        strip = Strip(self._theme, severity, title, sentences, icon=icon, actions=made)
        self._strips[name] = strip
        strip.set_brief(self._brief)
        self._column.addWidget(strip)
        self.show()
        if stays_ms:
            timer = QTimer(strip, interval=stays_ms)
            timer.timeout.connect(lambda: self._over(name, strip))
            timer.start()
        self._said[name] = told
        if not anew:
            return
        self.came.emit(name)
        if severity in _GRAVE:
            self.told_now.emit(strip)
        if not known:
            announce(self, told)

    def _do(self, name: str, do: Callable[[], object]) -> None:
        do()
        self.pressed.emit(name)

    def _over(self, name: str, strip: Strip) -> None:
        focus: QWidget | None = self.window().focusWidget()
        if self._strips.get(name) is strip and not (focus is not None and strip.isAncestorOf(focus)):
            self.drop(name)

    def set_brief(self, brief: bool) -> None:
        """Where there is little height each is one line, and unfolds."""
        if brief != self._brief:
            self._brief = brief
            for strip in self._strips.values():
                strip.set_brief(brief)

    def drop(self, *names: str) -> None:
        """Settled."""
        for name in names:
            strip = self._strips.get(name)
            if strip is not None:
                strip.hide()  # while it is a stop: the focus goes from it to the next one
                del self._strips[name]
                self._column.removeWidget(strip)
                strip.deleteLater()
        self.setVisible(bool(self._strips))

    def clear(self) -> None:
        """Another post."""
        self.drop(*list(self._strips))

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        return [button for strip in self._strips.values() for button in (strip.unfold, *strip.buttons())]

    def told(self, name: str) -> Strip | None:
        """The one of that name, if it is told now."""
        return self._strips.get(name)

    def names(self) -> set[str]:
        """What is told now."""
        return set(self._strips)

"""In what a channel's version goes its own way, and the ways back to the base."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from calendario.gui.beside import Beside
from calendario.gui.editor.changes import TIME
from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import ElidedLabel
from calendario.gui.widgets.wrap_row import WrapRow
from calendario.sentences import listed

_BESIDE_PX = 372  # at 100 %: with less, the ways back stand below


class OwnFields(QWidget):
    """«Personalizada: texto, imágenes, hora», what is different, and which of it goes back. `follow` brings the names
    of fields that shall follow the base again; `compare` asks to see what is different.
    """

    follow = Signal(object)
    compare = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self.words = ElidedLabel(theme, "", "small", "ink", 1)
        self.see = buttons.flat(self.tr("See what is different"), small=True)
        self.see.clicked.connect(self.compare)
        self.back = buttons.flat(self.tr("Go back to the shared one…"), small=True)
        self.back.setToolTip(tip(self.tr("This channel says again what all the others say.")))
        self.back.clicked.connect(self._ask)
        ways = WrapRow()
        ways.add(self.see)
        ways.add(self.back)
        beside = Beside(theme, _BESIDE_PX, self, spacing=8)
        beside.add(self.words, 1)
        beside.add(ways)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(beside)

    def show_own(self, names: Sequence[str], *, read_only: bool) -> None:
        """The fields of `Content` (and `TIME`) that are the version's own; none: there is nothing to show."""
        self._names = tuple(names)
        #: Of a channel's version; %1 are the fields that do not follow the base: «text, images and hour»
        self.words.setText(self.tr("Customised: %1").replace("%1", listed([self.word(n) for n in names])))
        self.back.setVisible(not read_only)
        self.setVisible(bool(names))

    def menu(self) -> QMenu:
        """One field each, and all of them."""
        menu = QMenu(self)
        for name in self._names:
            action = QAction(self._back_words(name), menu)
            action.triggered.connect(partial(self.follow.emit, (name,)))
            menu.addAction(action)
        if len(self._names) > 1:
            menu.addSeparator()
            every = QAction(self.tr("Use everything that is shared"), menu)
            every.triggered.connect(partial(self.follow.emit, self._names))
            menu.addAction(every)
        return menu

    def word(self, name: str) -> str:
        """What a person calls that field."""
        return {
            "text": self.tr("text"),
            "images": self.tr("images"),
            "videos": self.tr("video"),
            "link": self.tr("link"),
            "warning": self.tr("content warning"),
            "visibility": self.tr("audience"),
            "language": self.tr("language"),
            TIME: self.tr("hour"),
        }[name]

    def _back_words(self, name: str) -> str:
        return {
            "text": self.tr("Use the base text"),
            "images": self.tr("Use the shared images"),
            "videos": self.tr("Use the shared video"),
            "link": self.tr("Use the shared link"),
            "warning": self.tr("Use the shared content warning"),
            "visibility": self.tr("Use the shared audience"),
            "language": self.tr("Use the shared language"),
            TIME: self.tr("Use the shared hour"),
        }[name]

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        return [self.see, self.back]

    def _ask(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.back.mapToGlobal(self.back.rect().bottomLeft()))

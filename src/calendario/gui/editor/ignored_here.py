"""What the review does not point out in this post because somebody said so, and the way back of each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from calendario.domain.accepted import said_right
from calendario.gui.editor.word_menu import told_entry
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons

_MOST_SHOWN = 60  # characters of one


class IgnoredHere(QWidget):
    """A button with their number, and a menu of them, the last said first: `asked` brings the one (as in
    `Details.ignored`) that is to be pointed out again.
    """

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ignored: tuple[str, ...] = ()
        self.button: QPushButton = buttons.flat("", small=True, parent=self)
        self.button.clicked.connect(self._open)
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 12, 4)
        line.addWidget(self.button)
        line.addStretch(1)
        self.hide()

    def show_ignored(self, ignored: tuple[str, ...]) -> None:
        """Those of a post; none: there is nothing to show."""
        self._ignored = ignored
        self.button.setText(self.tr("Not pointed out here: %n", "", len(ignored)))
        self.setVisible(bool(ignored))

    def menu(self) -> QMenu:
        """Each of them, under what a choice does."""
        made = QMenu(self.button)
        made.addAction(told_entry(self.tr("Point out again"), made, self._theme))
        for key in reversed(self._ignored):
            words = said_right(key)[1]
            shown = words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1].rstrip() + "…"
            #: Something that somebody said is no mistake
            action = made.addAction(self.tr("“%1”").replace("%1", shown).replace("&", "&&"))
            action.triggered.connect(partial(self._chosen, key))
        made.aboutToHide.connect(made.deleteLater)
        return made

    def _open(self) -> None:
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _chosen(self, key: str, _checked: bool = False) -> None:
        self.asked.emit(key)

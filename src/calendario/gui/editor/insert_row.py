"""The row of small buttons under the text: what can be put in at the caret."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from calendario.gui.shown import tip
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons

_BETWEEN = 6


class InsertRow(QWidget):
    """Buttons from left to right, in the order they are added. Without room for all their words, icons alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.buttons: list[QPushButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_BETWEEN)
        self._row.addStretch(1)
        theme.changed.connect(self._fit)

    def add(self, icon: str, words: str, keys: str = "") -> QPushButton:
        """One more; `keys` are told beside its words where one asks."""
        button = buttons.flat(words, self._theme.icon(icon, "link"), small=True)
        button.setToolTip(tip(f"{words} ({keys})" if keys else ""))
        button.setProperty("keys", keys)
        self.buttons.append(button)
        self._row.insertWidget(self._row.count() - 1, button)
        self._fit()
        return button

    def show_button(self, button: QPushButton, shown: bool) -> None:
        """What it would do can be done by now, or cannot."""
        button.setVisible(shown)
        self._fit()

    def set_read_only(self, read_only: bool) -> None:
        """Nothing can be put into a text that does not change any more."""
        self.setVisible(not read_only)

    def stops(self) -> list[QWidget]:
        """Where Tab goes."""
        return list(self.buttons)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        there = [button for button in self.buttons if not button.isHidden()]
        for button in there:
            self._show_words(button, True)
        needed = sum(button.sizeHint().width() for button in there) + _BETWEEN * len(there)
        if needed > self.width():
            for button in there:
                self._show_words(button, False)

    def _show_words(self, button: QPushButton, shown: bool) -> None:
        buttons.show_words(button, shown)
        keys = button.property("keys")
        if keys:
            button.setToolTip(tip(f"{button.accessibleName()} ({keys})"))

"""A text that a person pastes: as it was measured, with what it counts and the button that copies it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from calendario.domain.channel import Channel
from calendario.domain.rulers import measure
from calendario.gui.theme import Theme
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel

_TEXT_LINES = 7


class TextToPaste(QWidget):
    """One post, or part `place` of the `parts` of a thread. `copied`: it is in the clipboard, to the letter."""

    copied = Signal()

    def __init__(
        self, theme: Theme, channel: Channel, text: str, place: int, parts: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._text, self._parts = theme, text, parts
        #: A part of a thread and its place: «Part 1 of 3»
        self._place = self.tr("Part %1 of %2").replace("%1", str(place)).replace("%2", str(parts)) if parts > 1 else ""
        self._told = measure(channel.network, text, limits=channel.accepts)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setPlainText(text)
        self.text.setTabChangesFocus(True)
        #: Names the box for who cannot see it
        name = self.tr("Text to paste")
        self.text.setAccessibleName(f"{name}. {self._place}" if self._place else name)
        lines = min(_TEXT_LINES, max(3, len(text) // 55 + text.count("\n") + 1))
        self.text.setFixedHeight(theme.metrics("body").lineSpacing() * lines + theme.scaled(22))
        self.length = WrapLabel(theme, self._head(), "small", "muted" if self._told.fits else "block", self)
        words = self.tr("Copy text") if parts == 1 else self.tr("Copy part %1").replace("%1", str(place))
        self.copy_button = buttons.plain(words, theme.icon("copiar"), small=True, parent=self)
        self.copy_button.clicked.connect(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.text)
        if parts == 1:
            column.addWidget(self.length)
        else:
            row = QHBoxLayout()
            row.addWidget(self.length, 1)
            row.addWidget(self.copy_button)
            column.addLayout(row)

    def place_button(self, row: QHBoxLayout) -> None:
        """Its button goes there, beside others."""
        row.addWidget(self.copy_button)

    def copy(self) -> None:
        """To the clipboard, as it will be pasted."""
        QGuiApplication.clipboard().setText(self._text)
        if self._parts > 1:
            #: Under a part of a thread, after its length: it is in the clipboard
            self.length.setText(f"{self._head()} · {self.tr('copied')}")
            if self._told.fits:
                self.length.set_tone("ok")
        self.copied.emit()

    def _head(self) -> str:
        words = self._length_words()
        return f"{self._place} · {words}" if self._place else words

    def _length_words(self) -> str:
        told = self._told
        if told.limit is None:
            return self.tr("%n character(s)", "", told.length)
        #: Length of a text: %1 characters of the %2 that fit
        words = self.tr("%1 of %2 characters").replace("%1", str(told.length)).replace("%2", str(told.limit))
        if told.fits:
            return words
        #: After «4200 of 4096 characters»: how many have to go
        return words + self.tr(": %n too many", "", told.excess)

"""A text that a person pastes: as it was measured, with what it counts and the button that copies it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QStyle, QStyleOptionFrame, QVBoxLayout, QWidget

from calendario.domain.channel import Channel
from calendario.domain.rulers import measure
from calendario.gui.shown import figure, grouped
from calendario.gui.theme import Theme
from calendario.gui.unbroken import Unbroken, break_lines, wrap_mode_of
from calendario.gui.widgets import buttons
from calendario.gui.widgets.elided import WrapLabel

_LEAST_LINES = 3
_SPARE = 4  # px: one that fits exactly scrolls by a line all the same
_MOST_OF_SCREEN = 0.5  # the rest of a very long text scrolls: what is done with it is to be seen beside it


class WholeText(QPlainTextEdit):
    """A text that is only read, as tall as all of it is at its width, within half the screen."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measured = QTextDocument(self)  # a plain text's own layout counts lines, not px
        break_lines(self._measured, wrap_mode_of(text))
        self._measured.setPlainText(text)
        self.setReadOnly(True)
        Unbroken(self)
        self.setPlainText(text)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # all of it wraps
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()  # its letters are the theme's
        least = self.fontMetrics().lineSpacing() * _LEAST_LINES + self._around().height()
        most = max(least, int(self.screen().availableGeometry().height() * _MOST_OF_SCREEN))
        return min(most, max(least, self._whole_height(width)))

    def _whole_height(self, width: int) -> int:
        self._measured.setDefaultFont(self.font())
        self._measured.setDocumentMargin(self.document().documentMargin())
        self._measured.setTextWidth(width - self._around().width())
        return ceil(self._measured.size().height()) + self._around().height() + _SPARE

    def _around(self) -> QSize:
        """Its frame and what the theme leaves round the words, known before it is laid out."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        option.rect = QRect(0, 0, 1000, 1000)
        inner = self.style().subElementRect(QStyle.SubElement.SE_ShapedFrameContents, option, self)
        return QSize(1000 - inner.width(), 1000 - inner.height())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(max(self.width(), self._theme.scaled(300))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.scaled(120), self.fontMetrics().lineSpacing() * _LEAST_LINES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A bar narrows the words: one that is not needed would itself make it needed.
        fits = self._whole_height(self.width()) <= self.height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()


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
        self.text = WholeText(theme, text, self)
        #: Names the box for who cannot see it
        name = self.tr("Text to paste")
        self.text.setAccessibleName(f"{name}. {self._place}" if self._place else name)
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
            return grouped(self.tr("%n character(s)", "", told.length), told.length)
        #: Length of a text: %1 characters of the %2 that fit
        words = self.tr("%1 of %2 characters").replace("%1", figure(told.length)).replace("%2", figure(told.limit))
        if told.fits:
            return words
        #: After «4200 of 4096 characters»: how many have to go
        return words + grouped(self.tr(": %n too many", "", told.excess), told.excess)

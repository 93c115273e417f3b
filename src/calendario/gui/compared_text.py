"""A text to read beside another one: the words that the other does not have are underlined."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from calendario.domain.likeness import Places
from calendario.gui.editor.positions import Positions
from calendario.gui.theme import Theme
from calendario.gui.unbroken import Unbroken

_LEAST_LINES, _MOST_LINES = 2, 9


class ComparedText(QPlainTextEdit):
    """As tall as its text, up to `_MOST_LINES` lines; what is longer scrolls."""

    def __init__(self, theme: Theme, name: str, colour: str, parent: QWidget | None = None) -> None:
        """`colour` is the token of the underline; its tint lies behind the words."""
        super().__init__(parent)
        self._theme = theme
        self._colour = colour
        self.setReadOnly(True)
        Unbroken(self)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def show_text(self, text: str, apart: Places) -> None:
        """`apart` are the words that the other text does not have, as code points."""
        self.setPlainText(text)
        positions = Positions(text)
        marks = []
        for start, end in apart:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(positions.to_utf16(start))
            cursor.setPosition(positions.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, self._format()
            marks.append(mark)
        self.setExtraSelections(marks)
        words = [text[start:end] for start, end in apart]
        told = self.tr("Only here: %1").replace("%1", ", ".join(words)) if words else self.tr("Nothing is only here.")
        self.setAccessibleDescription(told)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(self._theme.colour(self._colour))
        made.setBackground(self._theme.colour(f"{self._colour}_tint"))
        return made

    def _fit(self) -> None:
        lines = max(_LEAST_LINES, min(_MOST_LINES, round(self.document().size().height())))
        height = self.fontMetrics().lineSpacing() * lines + self._theme.scaled(30)
        if height != self.height():
            self.setFixedHeight(height)
